/** What is known of a number, compared with a limit: true if it holds wherever the number may lie, false if nowhere, else unknown. */
import { Fault } from '../fault/fault.ts'
import { compare } from './rational.ts'
import type { Bound, Comparator, Interval, Rational } from './types.ts'
import { type Dimension, parseQuantity } from './units.ts'

/** Nothing is known. */
export const ANY: Interval = { lo: null, hi: null }
export const exactly = (at: Rational): Interval => ({ lo: { at, open: false }, hi: { at, open: false } })
export const atLeast = (at: Rational): Interval => ({ lo: { at, open: false }, hi: null })
export const atMost = (at: Rational): Interval => ({ lo: null, hi: { at, open: false } })
export const moreThan = (at: Rational): Interval => ({ lo: { at, open: true }, hi: null })
export const lessThan = (at: Rational): Interval => ({ lo: null, hi: { at, open: true } })
export const between = (lo: Rational, hi: Rational, loOpen = false, hiOpen = false): Interval => ({
  lo: { at: lo, open: loOpen },
  hi: { at: hi, open: hiOpen },
})

/** The one number, if the interval is a single point. */
export const point = (interval: Interval): Rational | undefined =>
  interval.lo !== null && interval.hi !== null && !interval.lo.open && !interval.hi.open && compare(interval.lo.at, interval.hi.at) === 0
    ? interval.lo.at
    : undefined

/** Whether every number of the interval is above the limit (`orEqual`: or at it). */
const allAbove = (lo: Bound | null, limit: Rational, orEqual: boolean): boolean => {
  if (lo === null) return false
  const c = compare(lo.at, limit)
  return c > 0 || (c === 0 && (orEqual || lo.open))
}

const allBelow = (hi: Bound | null, limit: Rational, orEqual: boolean): boolean => {
  if (hi === null) return false
  const c = compare(hi.at, limit)
  return c < 0 || (c === 0 && (orEqual || hi.open))
}

/** 1 if `x cmp limit` for every x of the interval, 0 if for none, -1 if that depends. Exact at the limit. */
export const compareInterval = (interval: Interval, cmp: Comparator, limit: Rational): 1 | 0 | -1 => {
  const { lo, hi } = interval
  switch (cmp) {
    case '>=':
      return allAbove(lo, limit, true) ? 1 : allBelow(hi, limit, false) ? 0 : -1
    case '>':
      return allAbove(lo, limit, false) ? 1 : allBelow(hi, limit, true) ? 0 : -1
    case '<=':
      return allBelow(hi, limit, true) ? 1 : allAbove(lo, limit, false) ? 0 : -1
    case '<':
      return allBelow(hi, limit, false) ? 1 : allAbove(lo, limit, true) ? 0 : -1
    case '==': {
      const only = point(interval)
      if (only !== undefined) return compare(only, limit) === 0 ? 1 : 0
      return allAbove(lo, limit, false) || allBelow(hi, limit, false) ? 0 : -1
    }
  }
}

/** The interval's numbers that are in both; undefined when there is none (a contradiction). */
export const intersect = (a: Interval, b: Interval): Interval | undefined => {
  const lo = a.lo === null ? b.lo : b.lo === null ? a.lo : tighter(a.lo, b.lo, 1)
  const hi = a.hi === null ? b.hi : b.hi === null ? a.hi : tighter(a.hi, b.hi, -1)
  if (lo !== null && hi !== null) {
    const c = compare(lo.at, hi.at)
    if (c > 0 || (c === 0 && (lo.open || hi.open))) return undefined
  }
  return { lo, hi }
}

const tighter = (a: Bound, b: Bound, side: 1 | -1): Bound => {
  const c = compare(a.at, b.at) * side
  if (c === 0) return a.open ? a : b
  return c > 0 ? a : b
}

const COMPARED = /^(>=|<=|≥|≤|>|<|==?)\s*(.+)$/
const SPAN = /^(.+?)\s*(?:\.\.\.?|…|–|\bto\b|;)\s*(.+?)$/
/** Brackets say whether an end is left out; they come in pairs, since units end in one too (`rad(Si)`). */
const BRACKETED = /^([[(])\s*(.*)\s*([\])])$/s

/** A limit on one side: `>= 3 mm` as an interval. */
const sided = (cmp: string, at: Rational): Interval => {
  switch (cmp) {
    case '>=':
    case '≥':
      return atLeast(at)
    case '<=':
    case '≤':
      return atMost(at)
    case '>':
      return moreThan(at)
    case '<':
      return lessThan(at)
    default:
      return exactly(at)
  }
}

const endings = (text: string, dimension: Dimension): [Rational, Rational] | undefined => {
  const found = SPAN.exec(text)
  if (found === null) return undefined
  const [, first = '', last = ''] = found
  const hi = parseQuantity(last, dimension)
  // `3..5 mm`: the unit stands once, at the end.
  const lo =
    /[^\d\s.,eE+\-/]/.test(first) || hi.unit.name === ''
      ? parseQuantity(first, dimension)
      : parseQuantity(`${first} ${hi.unit.name}`, dimension)
  if (compare(lo.value, hi.value) > 0) throw new Fault('quantity.empty-range', { text })
  return [lo.value, hi.value]
}

/** What is known of one number: `5 mm`, `>= 5 mm`, `3..5 mm`, `3 mm to 5 mm`, `(3 mm .. 5 mm]`. Throws the faults of `parseQuantity` and `quantity.empty-range`. */
export const parseInterval = (text: string, dimension: Dimension): Interval => {
  const plain = text.trim()
  const compared = COMPARED.exec(plain)
  if (compared !== null) return sided(compared[1] ?? '==', parseQuantity(compared[2] ?? '', dimension).value)
  const bracketed = BRACKETED.exec(plain)
  const ends = endings(bracketed?.[2]?.trim() ?? plain, dimension)
  if (ends === undefined) return exactly(parseQuantity(plain, dimension).value)
  return between(ends[0], ends[1], bracketed?.[1] === '(', bracketed?.[3] === ')')
}

const UP_TO = /^(?:up to|to|max\.?|maximum)\s+(.+)$/i
const FROM = /^(?:from|min\.?|minimum)\s+(.+)$/i

/**
 * What a thing can do: `0 to 600 Hz` (both ends known), `up to 600 Hz` (least unknown), `from 10 Hz` (greatest unknown),
 * `600 Hz` (it does just this), `>= 600 Hz` (its greatest is at least that), `< 5 µm` (its least is below that).
 */
export const parseRange = (text: string, dimension: Dimension): { least: Interval; greatest: Interval } => {
  const plain = text.trim()
  const upTo = UP_TO.exec(plain)
  if (upTo !== null) {
    const hi = parseQuantity(upTo[1] ?? '', dimension).value
    return { least: atMost(hi), greatest: exactly(hi) }
  }
  const from = FROM.exec(plain)
  if (from !== null) {
    const lo = parseQuantity(from[1] ?? '', dimension).value
    return { least: exactly(lo), greatest: atLeast(lo) }
  }
  const compared = COMPARED.exec(plain)
  if (compared !== null) {
    const cmp = compared[1] ?? '=='
    const known = sided(cmp, parseQuantity(compared[2] ?? '', dimension).value)
    if (cmp.startsWith('>') || cmp === '≥') return { least: ANY, greatest: known }
    if (cmp.startsWith('<') || cmp === '≤') return { least: known, greatest: ANY }
    return { least: known, greatest: known }
  }
  const ends = endings(plain, dimension)
  if (ends !== undefined) return { least: exactly(ends[0]), greatest: exactly(ends[1]) }
  const only = exactly(parseQuantity(plain, dimension).value)
  return { least: only, greatest: only }
}
