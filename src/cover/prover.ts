/** The port to a solver: assertions on a stack, a check, and a world when there is one. Small enough for a prover that tries everything. */
import type { Formula, Variable, World } from './formula.ts'

/** `unknown` is an answer of its own: it never counts as proved. */
export type Checked = 'sat' | 'unsat' | 'unknown'

/** One stack of assertions. Variables are declared before they are used, once for the life of the prover. */
export interface Prover {
  readonly name: string
  readonly version: string
  readonly declare: (variable: Variable) => void
  readonly assert: (formula: Formula) => void
  readonly push: () => void
  readonly pop: () => void
  readonly check: () => Checked
  /** The world found by the last `check`, which was `sat`: a value for each of the variables asked for. */
  readonly model: (ids: Iterable<string>) => World
  /** Forgets assertions and variables. */
  readonly reset: () => void
}
