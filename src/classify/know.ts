/** What is known of one attribute of an item: the fact that was given, and what follows from others. */

import type { Attribute, Dictionary } from '../list/model.ts'
import { ANY, intersect } from '../quantity/interval.ts'
import type { Interval } from '../quantity/types.ts'
import { hull } from './bounds.ts'
import { DERIVATIONS } from './derive.ts'
import type { Fact, Item } from './facts.ts'
import { implicationsOf } from './implications.ts'
import type { Truth } from './verdict.ts'

/** A capability: its least and its greatest, each known to lie in an interval. A plain number is both. */
export interface Span {
  readonly least: Interval
  readonly greatest: Interval
}

/**
 * The fact of an attribute, if it counts. A criterion that names statuses takes only facts with one of them; a fact without a
 * status might be anything, so there it counts as unknown.
 */
export const factOf = (item: Item, attr: string, counts?: readonly string[]): Fact | undefined => {
  const fact = Object.hasOwn(item.facts, attr) ? item.facts[attr] : undefined
  if (fact === undefined || counts === undefined || counts.length === 0) return fact
  return fact.status !== undefined && counts.includes(fact.status) ? fact : undefined
}

const spanOfFact = (fact: Fact | undefined): Span | undefined => {
  if (fact?.value.type === 'number') return { least: fact.value.within, greatest: fact.value.within }
  if (fact?.value.type === 'range') return { least: fact.value.least, greatest: fact.value.greatest }
  return undefined
}

/** What is physically possible of an attribute, where its dictionary entry says so. */
const possible = (attribute: Attribute | undefined): Interval => ({
  lo: attribute?.bounds?.lo === undefined ? null : { at: attribute.bounds.lo, open: false },
  hi: attribute?.bounds?.hi === undefined ? null : { at: attribute.bounds.hi, open: false },
})

/**
 * What two sources together say of a number. Where they contradict each other neither is believed alone: it lies anywhere
 * between the two, so that a contradiction never decides.
 */
export const reconcile = (a: Interval, b: Interval): Interval => intersect(a, b) ?? hull(a, b)

/**
 * What follows from the inputs of a derived attribute; undefined when it has no derivation. A derivation looks at given facts
 * whatever their status, within what is physically possible. Cycles of derivations are refused when a dictionary is checked.
 */
const derivedSpan = (item: Item, attribute: Attribute, dictionary: Dictionary): Span | undefined => {
  const derivation = attribute.derivedBy === undefined ? undefined : DERIVATIONS[attribute.derivedBy.fn]
  if (attribute.derivedBy === undefined || derivation === undefined) return undefined
  const inputs = attribute.derivedBy.inputs.map((input) => {
    const bounds = possible(dictionary.attributes.get(input))
    const span = spanOf(item, input, dictionary)
    return span === undefined
      ? { least: bounds, greatest: bounds }
      : { least: reconcile(span.least, bounds), greatest: reconcile(span.greatest, bounds) }
  })
  const falls = (i: number): boolean => (derivation.monotone[i] ?? derivation.monotone.at(-1)) === 'falls'
  return {
    least: derivation.of(inputs.map((span, i) => (falls(i) ? span.greatest : span.least))),
    greatest: derivation.of(inputs.map((span, i) => (falls(i) ? span.least : span.greatest))),
  }
}

/** What is known of a quantity, count or range of an item; undefined when nothing is. Given facts and derived values are reconciled. */
export const spanOf = (item: Item, attr: string, dictionary: Dictionary, counts?: readonly string[]): Span | undefined => {
  const given = spanOfFact(factOf(item, attr, counts))
  const attribute = dictionary.attributes.get(attr)
  // A criterion that names statuses wants a value of that status; what is worked out has none.
  if (attribute?.derivedBy === undefined || (counts !== undefined && counts.length > 0)) return given
  const derived = derivedSpan(item, attribute, dictionary)
  if (given === undefined || derived === undefined) return given ?? derived
  return { least: reconcile(given.least, derived.least), greatest: reconcile(given.greatest, derived.greatest) }
}

/** What is known of a quantity or count. A range given for it may be anywhere from its least to its greatest. */
export const numberOf = (item: Item, attr: string, dictionary: Dictionary, counts?: readonly string[]): Interval => {
  const span = spanOf(item, attr, dictionary, counts)
  if (span === undefined) return ANY
  return span.least === span.greatest ? span.least : hull(span.least, span.greatest)
}

/**
 * A yes-or-no attribute: as given, else true when something true implies it, false when it implies something false, else
 * unknown. Both at once is a contradiction, and decides nothing.
 */
export const boolOf = (item: Item, attr: string, dictionary: Dictionary): Truth => {
  const is = (id: string, wanted: boolean): boolean => {
    const value = factOf(item, id)?.value
    return value?.type === 'bool' && value.is === wanted
  }
  if (is(attr, true)) return 1
  if (is(attr, false)) return 0
  const { from, into } = implicationsOf(dictionary)
  const follows = (from.get(attr) ?? []).some((source) => is(source, true))
  const denied = (into.get(attr) ?? []).some((consequence) => is(consequence, false))
  if (follows === denied) return -1
  return follows ? 1 : 0
}
