/**
 * A condition as two formulas: when it is true of a fully known item, and when it is false. Mostly one is the other's negation;
 * where a value of the vocabulary leaves it open (a metal, asked whether it is steel) neither holds, as in the evaluator.
 */
import { and, FALSE, type Formula, not, or, TRUE } from './formula.ts'

/** `t`: surely true. `f`: surely false. */
export interface Pair {
  readonly t: Formula
  readonly f: Formula
}

/** One or the other. */
export const two = (t: Formula): Pair => ({ t, f: not(t) })
export const YES: Pair = { t: TRUE, f: FALSE }
export const NO: Pair = { t: FALSE, f: TRUE }
/** Never decided. */
export const OPEN: Pair = { t: FALSE, f: FALSE }

const isTwo = ({ t, f }: Pair): boolean => not(t).key === f.key

export const allPairs = (parts: readonly Pair[]): Pair => {
  const t = and(parts.map((one) => one.t))
  return parts.every(isTwo) ? two(t) : { t, f: or(parts.map((one) => one.f)) }
}

export const notPair = ({ t, f }: Pair): Pair => ({ t: f, f: t })

export const anyPair = (parts: readonly Pair[]): Pair => notPair(allPairs(parts.map(notPair)))

/** At least `n` of them. */
export const atLeastPairs = (n: number, parts: readonly Pair[]): Pair => {
  if (n <= 0) return YES
  if (n > parts.length) return NO
  const [first, ...rest] = parts
  if (first === undefined) return NO
  return anyPair([allPairs([first, atLeastPairs(n - 1, rest)]), atLeastPairs(n, rest)])
}
