/** Strong Kleene logic: what isn't known is unknown, and stays so unless the rest decides. */
import type { Truth } from './verdict.ts'

/** True if all are, false if one is, else unknown. Of none: true. */
export const allOf = (truths: Iterable<Truth>): Truth => {
  let result: Truth = 1
  for (const truth of truths) {
    if (truth === 0) return 0
    if (truth === -1) result = -1
  }
  return result
}

/** True if one is, false if all are, else unknown. Of none: false. */
export const anyOf = (truths: Iterable<Truth>): Truth => {
  let result: Truth = 0
  for (const truth of truths) {
    if (truth === 1) return 1
    if (truth === -1) result = -1
  }
  return result
}

/** Unknown stays unknown. */
export const not = (truth: Truth): Truth => (truth === -1 ? -1 : truth === 1 ? 0 : 1)

/** At least `n` are true: false when too few can still be. */
export const atLeastOf = (n: number, truths: readonly Truth[]): Truth => {
  const sure = truths.filter((truth) => truth === 1).length
  const possible = truths.filter((truth) => truth !== 0).length
  return sure >= n ? 1 : possible < n ? 0 : -1
}
