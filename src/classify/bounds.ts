/** Arithmetic on what is known of numbers. Results hold every possible outcome (rounded outward); exact ends stay exact. */
import { ANY } from '../quantity/interval.ts'
import { add, compare, div, mul, ZERO } from '../quantity/rational.ts'
import type { Bound, Interval, Rational } from '../quantity/types.ts'

const plus = (a: Bound | null, b: Bound | null): Bound | null =>
  a === null || b === null ? null : { at: add(a.at, b.at), open: a.open || b.open }

/** a + b. */
export const addIntervals = (a: Interval, b: Interval): Interval => ({ lo: plus(a.lo, b.lo), hi: plus(a.hi, b.hi) })

/** k · a. */
export const scale = (a: Interval, k: Rational): Interval => {
  const times = (bound: Bound | null): Bound | null => (bound === null ? null : { at: mul(bound.at, k), open: bound.open })
  const sign = compare(k, ZERO)
  if (sign === 0) return { lo: { at: ZERO, open: false }, hi: { at: ZERO, open: false } }
  return sign > 0 ? { lo: times(a.lo), hi: times(a.hi) } : { lo: times(a.hi), hi: times(a.lo) }
}

/** Everything that lies in one of the two or between them. */
export const hull = (a: Interval, b: Interval): Interval => ({ lo: outer(a.lo, b.lo, 1), hi: outer(a.hi, b.hi, -1) })

const outer = (a: Bound | null, b: Bound | null, side: 1 | -1): Bound | null => {
  if (a === null || b === null) return null
  const c = compare(a.at, b.at) * side
  if (c === 0) return a.open ? b : a
  return c < 0 ? a : b
}

/** The smaller of two unknown numbers: each end is the smaller of the ends. */
export const lesser = (a: Interval, b: Interval): Interval => ({ lo: outer(a.lo, b.lo, 1), hi: inner(a.hi, b.hi, -1) })
/** The greater of two unknown numbers. */
export const greater = (a: Interval, b: Interval): Interval => ({ lo: inner(a.lo, b.lo, 1), hi: outer(a.hi, b.hi, -1) })

const inner = (a: Bound | null, b: Bound | null, side: 1 | -1): Bound | null => {
  if (a === null) return b
  if (b === null) return a
  const c = compare(a.at, b.at) * side
  if (c === 0) return a.open ? a : b
  return c > 0 ? a : b
}

/** Whether no number of the interval is below zero. */
export const isNotNegative = (a: Interval): boolean => a.lo !== null && compare(a.lo.at, ZERO) >= 0

// Zero times an open end is still reached, so it counts as closed.
const timesBound = (a: Bound | null, b: Bound | null): Bound | null => {
  if (a === null || b === null) return null
  const at = mul(a.at, b.at)
  return { at, open: compare(at, ZERO) !== 0 && (a.open || b.open) }
}

/** a · b of numbers that are not negative; nothing is known of the product of others. */
export const multiply = (a: Interval, b: Interval): Interval =>
  isNotNegative(a) && isNotNegative(b) ? { lo: timesBound(a.lo, b.lo), hi: timesBound(a.hi, b.hi) } : ANY

/** a / b of numbers that are not negative. */
export const divide = (a: Interval, b: Interval): Interval => {
  if (!isNotNegative(a) || !isNotNegative(b)) return ANY
  const over = (top: Bound | null, bottom: Bound | null): Bound | null => {
    if (top === null || bottom === null || compare(bottom.at, ZERO) === 0) return null
    const at = div(top.at, bottom.at)
    return { at, open: compare(at, ZERO) !== 0 && (top.open || bottom.open) }
  }
  return { lo: over(a.lo, b.hi) ?? { at: ZERO, open: false }, hi: over(a.hi, b.lo) }
}
