/** What a measure of the text says of an attribute: a number, what it can do from least to greatest, or why it can't be taken as either. */

import type { Status, Value } from '../classify/facts.ts'
import type { Attribute } from '../list/model.ts'
import { ANY, atLeast, atMost, between, exactly, lessThan, moreThan } from '../quantity/interval.ts'
import { add, compare, mul, negate, rational, sub } from '../quantity/rational.ts'
import type { Interval, Rational } from '../quantity/types.ts'
import { findUnit, isDimension, toBase } from '../quantity/units.ts'
import type { Lexicon } from './lexicon.ts'
import type { Amount, Measure } from './measures.ts'

/** Why a value is only asked about. Each is a message `describe:unsure.<word>`. */
export type Doubt =
  | 'number'
  | 'several'
  | 'typical'
  | 'approximate'
  | 'symmetric'
  | 'odd'
  | 'meaning'
  | 'option'
  | 'hedge'
  | 'label'
  | 'unit'
  | 'differs'
  | 'times'

/** A value as read. With a doubt, each of `values` is a way to take it (there may be none). */
export interface Taken {
  readonly values: readonly Value[]
  readonly doubt: Doubt | undefined
  readonly status: Status
}

/** How the attribute's values are read: whether smaller is better, and which unit a bare number is in. */
export interface Sense {
  readonly less: boolean
  /** "Resolution": better is more for a plain number, less for a size. */
  readonly resolution: boolean
  /** Unit of the column or in the label, for numbers that have none. */
  readonly unit: string | undefined
}

const HUNDRED = rational(100n)

/** All readings of an amount in base units of the dimension; undefined if its unit is of another. */
const inBase = (amount: Amount, attribute: Attribute, sense: Sense, ratio: boolean): readonly Rational[] | undefined => {
  const dimension = attribute.type === 'count' ? 'number' : attribute.dimension
  if (dimension === undefined || !isDimension(dimension) || amount.foreign) return undefined
  if (ratio) {
    if (dimension === 'number') return amount.readings
    return /[fF]raction$/.test(dimension) ? amount.readings.map((one) => mul(one, HUNDRED)) : undefined
  }
  const spelling = amount.unit === '' && dimension !== 'number' ? (sense.unit ?? '') : amount.unit
  if (spelling === '' && dimension !== 'number') return undefined
  const unit = findUnit(spelling, dimension)
  return unit === undefined ? undefined : amount.readings.map((one) => toBase(one, unit))
}

const point = (at: Rational): Value => ({ type: 'number', within: exactly(at) })

/** A value of a range attribute that does just one thing. */
const single = (attribute: Attribute, within: Interval): Value =>
  attribute.type === 'range' ? { type: 'range', least: within, greatest: within } : { type: 'number', within }

const spread = (lo: Rational, hi: Rational): Value => ({ type: 'range', least: exactly(lo), greatest: exactly(hi) })

/** Reads a measure for a quantity, range or count; undefined where its unit does not fit the attribute at all. */
export const takeMeasure = (measure: Measure, attribute: Attribute, sense: Sense): Taken | undefined => {
  const bases = measure.amounts.map((amount) => inBase(amount, attribute, sense, measure.ratio))
  if (bases.some((one) => one === undefined || one.length === 0)) return undefined
  const readings = bases as readonly (readonly Rational[])[]
  if (attribute.type !== 'count' && measure.counted) return undefined
  if (attribute.type === 'count' && readings.some((all) => all.some((one) => one.d !== 1n || one.n < 0n))) return undefined
  const status: Status = measure.rated ? 'rated' : measure.maximum || measure.bound === 'up-to' ? 'capability' : 'declared'
  const taken = (values: readonly Value[], doubt?: Doubt): Taken => ({ values, doubt, status })
  const firsts = readings.map((all) => all[0] as Rational)
  if (beyond(firsts, attribute)) return undefined
  if (readings.some((all) => all.length > 1)) {
    const alternatives = Math.max(...readings.map((all) => all.length))
    const each = Array.from({ length: alternatives }, (_, k) => readings.map((all) => all[Math.min(k, all.length - 1)] as Rational))
    return taken(
      each.flatMap((numbers) => plainValue(measure, attribute, sense, numbers) ?? []),
      'number',
    )
  }
  if (measure.shape === 'many')
    return taken(
      firsts.map((one) => single(attribute, exactly(one))),
      'several',
    )
  const value = plainValue(measure, attribute, sense, firsts)
  if (measure.odd) return taken([], 'odd')
  if (measure.times !== undefined && !/^(?:voltage|current)$/.test(attribute.dimension ?? ''))
    return taken(value === undefined ? [] : [value], 'times')
  if (value === undefined) return taken(firsts.map(point), 'symmetric')
  if (measure.typical) return taken([value], 'typical')
  if (measure.approximate) return taken([value], 'approximate')
  return taken([value])
}

const beyond = (numbers: readonly Rational[], attribute: Attribute): boolean => {
  const { lo, hi } = attribute.bounds ?? {}
  return numbers.some((one) => (lo !== undefined && compare(one, lo) < 0) || (hi !== undefined && compare(one, hi) > 0))
}

/** The value a measure has when each of its numbers is settled; undefined where the form can't be a value of the attribute. */
const plainValue = (measure: Measure, attribute: Attribute, sense: Sense, numbers: readonly Rational[]): Value | undefined => {
  const [first, second] = numbers
  if (first === undefined) return undefined
  if (measure.shape === 'span' && second !== undefined) {
    if (compare(first, second) > 0) return undefined
    if (attribute.type === 'range') return spread(first, second)
    // One number that is given as a range lies in it, whether it varies or can be set.
    return { type: 'number', within: between(first, second) }
  }
  if (measure.symmetric && !sense.less) return undefined
  const within = tolerant(measure, attribute, first)
  return within !== undefined ? single(attribute, within) : bounded(measure, attribute, sense, first)
}

/** `400 Hz ± 0.5 %`: somewhere in there. */
const tolerant = (measure: Measure, attribute: Attribute, at: Rational): Interval | undefined => {
  const by = measure.tolerance?.readings[0]
  if (by === undefined || measure.tolerance === undefined) return undefined
  const dimension = attribute.dimension
  if (dimension === undefined || !isDimension(dimension)) return undefined
  const unit = findUnit(measure.tolerance.unit === '' ? (measure.amounts[0]?.unit ?? '') : measure.tolerance.unit, dimension)
  const share = /^%/.test(measure.tolerance.unit) && !/raction$/.test(dimension)
  const width = share ? mul(at, mul(by, rational(1n, 100n))) : unit === undefined ? undefined : mul(by, unit.factor)
  if (width === undefined) return undefined
  const size = width.n < 0n ? negate(width) : width
  return between(sub(at, size), add(at, size))
}

const bounded = (measure: Measure, attribute: Attribute, sense: Sense, at: Rational): Value => {
  const less = sense.less || (sense.resolution && attribute.dimension !== 'number')
  const range = attribute.type === 'range'
  // What is better the smaller it is has an upper limit where it is said to be "at most", "better than", "up to" or "max."
  const upper = (within: Interval): Value =>
    range ? { type: 'range', least: within, greatest: less ? ANY : within } : { type: 'number', within }
  const lower = (within: Interval): Value => (range ? { type: 'range', least: ANY, greatest: within } : { type: 'number', within })
  switch (measure.bound) {
    case 'at-most':
      return upper(atMost(at))
    case 'less-than':
      return upper(lessThan(at))
    case 'at-least':
      return lower(atLeast(at))
    case 'more-than':
      return lower(moreThan(at))
    case 'better':
      return less ? upper(lessThan(at)) : lower(moreThan(at))
    case 'or-better':
      return less ? upper(atMost(at)) : lower(atLeast(at))
    case 'from':
      return range ? { type: 'range', least: exactly(at), greatest: atLeast(at) } : { type: 'number', within: atLeast(at) }
    case 'up-to':
      return less ? upper(atMost(at)) : top(range, at)
    case undefined:
      if (measure.maximum) return less ? upper(atMost(at)) : top(range, at)
      // A rating is the top of what it does.
      if (measure.rated && range && !less) return top(range, at)
      if (measure.minimum)
        return range ? { type: 'range', least: exactly(at), greatest: atLeast(at) } : { type: 'number', within: atLeast(at) }
      return range ? spread(at, at) : point(at)
  }
}

/** The top of what it does: a capability, reached. */
const top = (range: boolean, at: Rational): Value => (range ? { type: 'range', least: atMost(at), greatest: exactly(at) } : point(at))

/** The sense of an attribute, from the words it goes by: what half of them say. One odd name (`radiation tolerance`) does not turn it round. */
export const senseOf = (attribute: Attribute, lexicon: Lexicon, unit: string | undefined): Sense => {
  const phrases = [attribute.title, ...attribute.words].map((text) => lexicon.phrase(text))
  const mostly = (role: 'resolution' | 'less'): boolean =>
    phrases.filter((stems) => stems.some((stem) => lexicon.does({ low: stem, stem }, role))).length * 2 >= phrases.length
  const resolution = mostly('resolution')
  return { less: !resolution && mostly('less'), resolution, unit }
}
