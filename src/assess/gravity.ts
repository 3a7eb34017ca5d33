/** The order of outcomes: prohibited over refer over licence required over clear. */
import { OUTCOMES, type Outcome } from './assessment.ts'

/** The gravest of some outcomes; clear of none. */
export const gravest = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.reduce<Outcome>((worst, one) => (gravity(one) > gravity(worst) ? one : worst), 'clear')

/** 0 for clear up to 3 for prohibited. */
export const gravity = (outcome: Outcome): number => OUTCOMES.indexOf(outcome)
