/** Values of vocabularies: one of several, sets, and compositions, against what a condition names. */

import type { SetMode } from '../list/expression.ts'
import type { Dictionary, Term } from '../list/model.ts'
import { compareInterval } from '../quantity/interval.ts'
import { add, compare, parseRational, sub, ZERO } from '../quantity/rational.ts'
import type { Comparator, Interval, Rational } from '../quantity/types.ts'
import { inFamily, isContentFamily } from '../substance/families.ts'
import { isInFamily, knownAs } from './chemical.ts'
import type { Value } from './facts.ts'
import { isValue } from './kinds.ts'
import { allOf, anyOf } from './truth.ts'
import type { Truth } from './verdict.ts'

type Terms = ReadonlyMap<string, Term>
type SetValue = Extract<Value, { type: 'set' }>
type Composition = Extract<Value, { type: 'composition' }>
type Basis = Composition['parts'][number]['basis']

/** Whether a value known to be one of `among` is one of the `wanted`; narrower values count. */
export const isAmong = (terms: Terms, among: readonly string[], wanted: readonly string[]): Truth => {
  if (among.length === 0) return -1
  const each = among.map((known) => anyOf(wanted.map((one) => isValue(terms, known, one))))
  return each.every((truth) => truth === 1) ? 1 : each.every((truth) => truth === 0) ? 0 : -1
}

/** Whether a set has a value: sure when an element is it or narrower; ruled out when lacked, or when the set is complete and nothing in it may be it. */
const hasValue = (terms: Terms, set: SetValue, wanted: string): Truth => {
  const best = anyOf(set.has.map((element) => isValue(terms, element, wanted)))
  if (best === 1) return 1
  if (set.lacks.some((lacked) => isValue(terms, wanted, lacked) === 1)) return 0
  return best === 0 && set.complete ? 0 : -1
}

/** A set against the values of a condition: shares one, has them all, or is nothing else than these. */
export const setMeets = (terms: Terms, set: SetValue, mode: SetMode, wanted: readonly string[]): Truth => {
  if (mode === 'hasAll') return allOf(wanted.map((one) => hasValue(terms, set, one)))
  if (mode === 'within') {
    const inside = allOf(set.has.map((element) => anyOf(wanted.map((one) => isValue(terms, element, one)))))
    return set.complete || inside === 0 ? inside : -1
  }
  return anyOf(wanted.map((one) => hasValue(terms, set, one)))
}

/** The whole, in base units of each kind of share (per cent). */
export const WHOLE: Rational = parseRational('100')

/** Whether a part of a composition contains an element or isotope: a chemical by its atoms, a term by the element it is. */
const hasContent = (dictionary: Dictionary, part: string, family: string): Truth => {
  const chemical = dictionary.chemicals.get(part)
  return chemical === undefined
    ? isPart(dictionary, part, [family.replace('contains-', '')])
    : isInFamily(knownAs(chemical), family, inFamily)
}

/**
 * Whether a part of a composition is one of those named: by id, or narrower in a vocabulary both stand in, or with what a family
 * by content asks for. A chemical is none of what it isn't called; a term of quite another vocabulary may hold what is named.
 */
export const isPart = (dictionary: Dictionary, part: string, wanted: readonly string[]): Truth =>
  anyOf(
    wanted.map((one): Truth => {
      if (part === one) return 1
      if (isContentFamily(one)) return hasContent(dictionary, part, one)
      const shared = [...dictionary.vocabularies.values()].filter((terms) => terms.has(part) && terms.has(one))
      if (shared.length > 0) return anyOf(shared.map((terms) => isValue(terms, part, one)))
      return dictionary.chemicals.has(part) ? 0 : -1
    }),
  )

/** One part's say in a sum: whether it counts, and what is known of its share. */
export interface Share {
  readonly counts: Truth
  readonly share: Interval
}

const low = (share: Interval): Rational => (share.lo === null || compare(share.lo.at, ZERO) < 0 ? ZERO : share.lo.at)

/**
 * The sum of the shares that count. At least what surely counts surely has; at most what may count may have, and never more
 * than what the others leave of the whole. `restOut`: nothing that isn't listed counts; else all that is left may.
 */
export const sumOfShares = (shares: readonly Share[], restOut: boolean): Interval => {
  let least = ZERO
  let leastOpen = false
  let most: Rational | null = restOut ? ZERO : null
  let mostOpen = false
  let others = ZERO
  for (const { counts, share } of shares) {
    if (counts === 1) {
      least = add(least, low(share))
      if (share.lo?.open === true && low(share) === share.lo.at) leastOpen = true
    }
    if (counts === 0) {
      others = add(others, low(share))
    } else if (most !== null) {
      most = share.hi === null ? null : add(most, share.hi.at)
      mostOpen = mostOpen || share.hi?.open === true
    }
  }
  const left = sub(WHOLE, others)
  // Rounded shares may add up to a little more than the whole; what is surely there stays.
  const cap = compare(left, least) < 0 ? least : left
  if (most === null || compare(cap, most) < 0) {
    most = cap
    mostOpen = false
  }
  return { lo: { at: least, open: leastOpen && compare(least, most) < 0 }, hi: { at: most, open: mostOpen && compare(least, most) < 0 } }
}

/** The parts of a composition as shares in one basis; a part given in another basis may have any share in this one. */
export const sharesOf = (composition: Composition, basis: Basis, counts: (part: string) => Truth): readonly Share[] =>
  composition.parts.map((part) => ({
    counts: counts(part.of),
    share: part.basis === basis ? part.share : { lo: { at: ZERO, open: false }, hi: { at: WHOLE, open: false } },
  }))

/**
 * What is known of the share of the wanted together. What is listed by its own name is listed with its whole share, so an
 * incomplete list of parts leaves open only what isn't.
 */
export const shareOf = (composition: Composition, wanted: readonly string[], basis: Basis, isWanted: (part: string) => Truth): Interval => {
  const restOut = composition.complete || wanted.every((one) => composition.parts.some((part) => part.of === one))
  return sumOfShares(sharesOf(composition, basis, isWanted), restOut)
}

/**
 * Whether one component that counts has the share: each alone, and at most what the others leave. What is left of an
 * incomplete composition may be such a component, with any share up to the rest.
 */
export const anyShareMeets = (shares: readonly Share[], complete: boolean, cmp: Comparator, limit: Rational): Truth => {
  const known = shares.reduce((sum, { share }) => add(sum, low(share)), ZERO)
  const rest = compare(known, WHOLE) >= 0 ? ZERO : sub(WHOLE, known)
  const truths = shares.map(({ counts, share }) => {
    const least = low(share)
    const cap = add(least, rest)
    const hi = share.hi !== null && compare(share.hi.at, cap) <= 0 ? share.hi : { at: cap, open: false }
    return allOf([
      counts,
      compareInterval({ lo: { at: least, open: share.lo?.open === true && compare(least, hi.at) < 0 }, hi }, cmp, limit),
    ])
  })
  if (complete) return anyOf(truths)
  const restMeets = compareInterval({ lo: { at: ZERO, open: false }, hi: { at: rest, open: false } }, cmp, limit)
  return anyOf([...truths, restMeets === 0 ? 0 : -1])
}
