/**
 * Random lists and items from a seed, for the laws and the differential run. Each item is a partial view of one world in which
 * every attribute has a value, so that its facts never contradict each other.
 */

import type { Expr, Limit, Purpose, Relation } from '../list/expression.ts'
import { ancestors, descendants } from '../list/lattice.ts'
import type { Attribute, ControlList, Dictionary, Note, Provision } from '../list/model.ts'
import { exactly } from '../quantity/interval.ts'
import { add, compare, rational, sub, ZERO } from '../quantity/rational.ts'
import type { Bound, Comparator, Interval, Rational } from '../quantity/types.ts'
import type { Deal, Fact, Item, Tie, Value } from './facts.ts'
import { implicationsOf } from './implications.ts'
import { spanOf } from './know.ts'

/** A stream of random numbers (mulberry32): the same seed gives the same stream. */
export interface Dice {
  /** 0 … n-1 */
  readonly roll: (n: number) => number
  readonly chance: (p: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** Some of them, each with the chance. */
  readonly some: <T>(from: readonly T[], p: number) => readonly T[]
}

export const dice = (seed: number): Dice => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const roll = (n: number): number => Math.floor(next() * n)
  const pick = <T>(from: readonly T[]): T => {
    const one = from[roll(from.length)]
    if (one === undefined) throw new RangeError('nothing to pick from')
    return one
  }
  return { roll, chance: (p) => next() < p, pick, some: (from, p) => from.filter(() => next() < p) }
}

/** Thresholds of a dictionary's numeric attributes, as far as lists use them; world values fall on and around them. */
export type Thresholds = ReadonlyMap<string, readonly Rational[]>

const COMPARATORS: readonly Comparator[] = ['>=', '>', '<=', '<', '==']
const PURPOSES: readonly Purpose[] = ['development', 'production', 'use', 'operation', 'maintenance']
const RELATIONS: readonly Relation[] = ['component', 'software', 'technology', 'unlocks']
const BASES = ['mass', 'atom', 'volume'] as const

const PLACES = [1n, 2n, 3n, 5n, 10n, 20n, 100n].map((n) => rational(n, 10n))

const limitOf = (value: Rational): Limit => ({ value, written: `${value.approx}` })

const TRUE: Expr = { op: 'true' }

/** A random condition. `refs` are full ids it may refer to. */
export const randomExpr = (d: Dice, dictionary: Dictionary, refs: readonly string[], depth: number): Expr => {
  if (depth > 0 && d.chance(0.45)) {
    const of = Array.from({ length: 1 + d.roll(3) }, () => randomExpr(d, dictionary, refs, depth - 1))
    const first = of[0] ?? TRUE
    return d.pick<() => Expr>([
      () => ({ op: 'all', of }),
      () => ({ op: 'all', of }),
      () => ({ op: 'any', of }),
      () => ({ op: 'any', of }),
      () => ({ op: 'none', of }),
      () => ({ op: 'not', of: first }),
      () => ({ op: 'atLeast', n: 1 + d.roll(of.length), of }),
      () => ({ op: 'unless', unless: first, then: of.at(-1) ?? TRUE }),
      () => ({ op: d.pick(['every', 'some'] as const), part: d.pick(['a', 'b']), of: first }),
    ])()
  }
  return randomAtom(d, dictionary, refs)
}

const randomAtom = (d: Dice, dictionary: Dictionary, refs: readonly string[]): Expr => {
  const roll = d.roll(20)
  const chemicals = [...dictionary.chemicals.keys()]
  const substances = [...(dictionary.vocabularies.get('substance')?.keys() ?? [])]
  const cmp = d.pick(COMPARATORS)
  const some = (): readonly string[] => Array.from({ length: 1 + d.roll(2) }, () => d.pick(refs))
  if (roll === 0) return { op: 'kind', in: [d.pick([...dictionary.kinds.keys()])] }
  if (roll === 1) return { op: 'chemical', chemical: d.pick(chemicals), salts: d.pick(['none', 'protonated', 'any'] as const) }
  if (roll === 2) return { op: 'family', family: 'cwc-2.B.4' }
  if (roll === 3)
    return {
      op: 'composition',
      of: [d.pick(substances)],
      basis: d.pick(BASES),
      cmp,
      limit: limitOf(rational(BigInt(d.pick([0, 1, 30, 50, 99, 100])))),
    }
  if (roll === 4 && refs.length > 0)
    return {
      op: 'mixture',
      of: some(),
      per: d.pick(['component', 'total'] as const),
      cmp,
      limit: limitOf(rational(BigInt(d.pick([1, 30, 50])))),
    }
  if (roll === 5 && refs.length > 0) return { op: 'relation', relation: d.pick(RELATIONS), to: some(), purposes: d.some(PURPOSES, 0.3) }
  if (roll === 6 && refs.length > 0) return { op: 'ref', to: d.pick(refs) }
  if (roll === 7) return randomDeal(d)
  if (roll === 8)
    return {
      op: 'linear',
      terms: [
        { k: rational(2n), attr: 'width' },
        { k: rational(BigInt(d.pick([-1, 3]))), attr: 'length' },
      ],
      cmp,
      limit: limitOf(d.pick(PLACES)),
    }
  return attributeAtom(d, dictionary, d.pick([...dictionary.attributes.values()]))
}

const randomDeal = (d: Dice): Expr =>
  d.pick<Expr>([
    { op: 'deal', field: 'destination', in: [d.pick(['AT', 'DE', 'group'])] },
    { op: 'deal', field: 'hs', in: [d.pick(['84', '8504', '850440'])] },
    { op: 'deal', field: 'direction', in: ['export'] },
    { op: 'deal', field: 'quantity', per: 'shipment', cmp: '<=', limit: { value: rational(1n), written: '1 kg' } },
  ])

const attributeAtom = (d: Dice, dictionary: Dictionary, attribute: Attribute): Expr => {
  const { id: attr } = attribute
  const cmp = d.pick(COMPARATORS)
  const limit = limitOf(d.pick(PLACES))
  const counts = d.chance(0.1) ? { counts: ['rated'] } : {}
  const terms = [...(dictionary.vocabularies.get(attribute.vocabulary ?? '')?.keys() ?? [])]
  switch (attribute.type) {
    case 'quantity':
    case 'count':
      return { op: 'compare', attr, cmp, limit, ...counts }
    case 'range':
      if (d.chance(0.5)) return { op: 'reaches', attr, cmp, limit, ...counts }
      return {
        op: 'overlaps',
        attr,
        lo: limit,
        loOpen: d.chance(0.5),
        hi: limitOf(add(limit.value, d.pick(PLACES))),
        hiOpen: d.chance(0.5),
      }
    case 'enum':
    case 'taxon':
      return { op: 'is', attr, mode: 'in', values: [d.pick(terms), d.pick(terms)] }
    case 'set':
      return { op: 'is', attr, mode: d.pick(['hasAny', 'hasAll', 'within'] as const), values: [d.pick(terms), d.pick(terms)] }
    case 'curve':
      return {
        op: 'curve',
        attr,
        where: d.pick(['at', 'somewhere', 'everywhere'] as const),
        at: limit,
        cmp,
        limit,
        ...(d.chance(0.5) ? { slope: d.pick(PLACES) } : {}),
      }
    default:
      return { op: 'holds', attr: attribute.type === 'bool' ? attr : 'sealed' }
  }
}

/** A random list of some thirty provisions with headings, notes, precedence, releases and references to earlier ones. */
export const randomList = (d: Dice, dictionary: Dictionary, id = 'R'): ControlList => {
  const kinds = [...dictionary.kinds.keys()]
  const provisions: Provision[] = []
  const note = (refs: readonly string[]): Note => ({ effect: 'exclude', text: 'without', when: randomExpr(d, dictionary, refs, 1) })
  const add = (own: string, parent: Provision | undefined, heading: boolean): Provision => {
    // Only provisions that aren't above this one: a reference to an ancestor would be a circle.
    const refs = provisions.filter((one) => !one.heading && !`${own}.`.startsWith(`${one.id}.`)).map((one) => one.full)
    const kind = d.pick(parent === undefined ? kinds : [...descendants(dictionary.kinds, d.pick(parent.kinds))])
    const made: Provision = {
      id: own,
      full: `${id}:${own}`,
      heading,
      kinds: [kind],
      title: own,
      see: {},
      effect: d.chance(0.08) ? 'released' : d.chance(0.08) ? 'refer' : d.chance(0.05) ? 'prohibited' : 'controlled',
      confidence: d.chance(0.85) ? 'verified' : 'unverified',
      cites: { instrument: 'none', locator: own },
      versions: [
        {
          from: d.chance(0.95) ? '2020-01-01' : '2030-01-01',
          when: heading && d.chance(0.7) ? TRUE : randomExpr(d, dictionary, refs, heading ? 0 : 2),
          notes: d.chance(0.25) ? [note(refs)] : [],
        },
      ],
      yieldsTo: refs.length > 0 && d.chance(0.15) ? [d.pick(refs)] : [],
      ...(parent === undefined ? {} : { parent: parent.id }),
    }
    provisions.push(made)
    return made
  }
  for (let i = 1; i <= 6; i++) {
    const top = add(`${i}`, undefined, d.chance(0.5))
    for (let j = 1; j <= d.roll(5); j++) {
      const child = add(`${i}.${j}`, top, false)
      if (d.chance(0.2)) add(`${i}.${j}.a`, child, false)
    }
  }
  return { id, title: id, issuer: 'none', instrument: 'none', about: '', provisions, notes: d.chance(0.3) ? [note([])] : [] }
}

/** The thresholds lists put on numeric attributes; some round numbers where they put none. */
export const thresholdsOf = (lists: readonly ControlList[]): Thresholds => {
  const found = new Map<string, Rational[]>()
  const put = (attr: string, limit: Limit | undefined): void => {
    if (limit !== undefined) found.set(attr, [...(found.get(attr) ?? []), limit.value])
  }
  const look = (expr: Expr): void => {
    if (expr.op === 'compare' || expr.op === 'reaches' || expr.op === 'curve') put(expr.attr, expr.limit)
    if (expr.op === 'overlaps') {
      put(expr.attr, expr.lo)
      put(expr.attr, expr.hi)
    }
    if (expr.op === 'linear') for (const { attr } of expr.terms) put(attr, expr.limit)
    if ('of' in expr) for (const part of Array.isArray(expr.of) ? expr.of : [expr.of]) if (typeof part === 'object') look(part)
    if (expr.op === 'unless') {
      look(expr.unless)
      look(expr.then)
    }
  }
  for (const list of lists)
    for (const one of list.provisions)
      for (const version of one.versions) {
        look(version.when)
        for (const { when } of version.notes) if (when !== undefined) look(when)
      }
  return found
}

const bound = (at: Rational, open: boolean): Bound => ({ at, open })

/** Something known of a number that holds of `truth`. */
const partly = (d: Dice, truth: Rational, whole = false): Interval => {
  const step = whole ? rational(BigInt(1 + d.roll(2))) : d.pick(PLACES)
  if (whole && compare(truth, step) < 0) return exactly(truth)
  switch (d.roll(8)) {
    case 0:
      return { lo: bound(truth, false), hi: null }
    case 1:
      return { lo: null, hi: bound(truth, false) }
    case 2:
      return { lo: bound(sub(truth, step), d.chance(0.5)), hi: bound(add(truth, step), d.chance(0.5)) }
    case 3:
      return { lo: bound(sub(truth, step), true), hi: bound(truth, false) }
    default:
      return exactly(truth)
  }
}

const number = (d: Dice, attribute: Attribute, thresholds: Thresholds): Rational => {
  const near = thresholds.get(attribute.id) ?? PLACES
  const base = near.length === 0 || d.chance(0.1) ? d.pick(PLACES) : d.pick(near)
  const off = d.pick([
    ZERO,
    ZERO,
    ZERO,
    rational(1n, 10n ** 15n),
    rational(-1n, 10n ** 15n),
    d.pick(PLACES),
    rational(-d.pick(PLACES).n, d.pick(PLACES).d),
  ])
  const value = attribute.type === 'count' ? rational(BigInt(Math.max(0, Math.round(base.approx) + d.roll(3) - 1))) : add(base, off)
  const { lo, hi } = attribute.bounds ?? {}
  return lo !== undefined && compare(value, lo) < 0 ? lo : hi !== undefined && compare(value, hi) > 0 ? hi : value
}

const STATUSES = ['measured', 'declared', 'rated'] as const

/** What random items are made of. */
export interface Worldly {
  readonly dictionary: Dictionary
  readonly thresholds: Thresholds
  /** Full ids a tie may name. */
  readonly provisions: readonly string[]
  /** Attributes worth giving, by kind; all when absent. */
  readonly attributes?: (kind: string | undefined) => readonly string[]
  readonly kinds: readonly string[]
  readonly parts: readonly string[]
  /** Chance that an attribute is known. */
  readonly known: number
}

const notNegative = ({ lo, hi }: Interval): Interval => ({ lo: lo !== null && compare(lo.at, ZERO) < 0 ? bound(ZERO, false) : lo, hi })

const shares = (d: Dice, names: readonly string[]): Value => {
  const chosen = [...new Set(d.some(names, 2 / Math.max(2, names.length)))]
  let left = 100
  const parts = chosen.map((of) => {
    const share = d.chance(0.3) ? d.pick([1, 30, 50, 99].filter((one) => one <= left).concat(left)) : d.roll(left + 1)
    left -= share
    return { of, share: notNegative(partly(d, rational(BigInt(share)))), basis: d.chance(0.85) ? ('mass' as const) : d.pick(BASES) }
  })
  return { type: 'composition', parts, complete: left === 0 && d.chance(0.7) }
}

const structure = (d: Dice, dictionary: Dictionary): Value => {
  const chemical = d.pick([...dictionary.chemicals.values()])
  if (d.chance(0.1)) return { type: 'structure', cas: ['50-00-0'], names: [] }
  if (d.chance(0.3) && chemical.cas.length > 0) return { type: 'structure', cas: chemical.cas, names: [] }
  return { type: 'structure', chemical: chemical.id, cas: [], names: [] }
}

const setValue = (d: Dice, terms: ReadonlyMap<string, unknown>, lattice: Dictionary['kinds']): Value => {
  const has = d.some([...terms.keys()], 2 / Math.max(2, terms.size))
  if (d.chance(0.5)) return { type: 'set', has, lacks: [], complete: true }
  const lacks = d
    .some([...terms.keys()], 0.15)
    .filter((one) => !has.some((other) => ancestors(lattice, other).has(one) || descendants(lattice, other).has(one)))
  return { type: 'set', has, lacks, complete: false }
}

const randomValue = (d: Dice, attribute: Attribute, w: Worldly): Value | undefined => {
  const terms = w.dictionary.vocabularies.get(attribute.vocabulary ?? '') ?? new Map()
  switch (attribute.type) {
    case 'quantity':
    case 'count':
      return { type: 'number', within: partly(d, number(d, attribute, w.thresholds), attribute.type === 'count') }
    case 'range': {
      const [a, b] = [number(d, attribute, w.thresholds), number(d, attribute, w.thresholds)]
      const [lo, hi] = compare(a, b) <= 0 ? [a, b] : [b, a]
      return {
        type: 'range',
        least: d.chance(0.15) ? { lo: null, hi: null } : partly(d, lo),
        greatest: d.chance(0.15) ? { lo: null, hi: null } : partly(d, hi),
      }
    }
    case 'enum':
    case 'taxon':
      return terms.size === 0
        ? undefined
        : { type: 'enum', among: d.chance(0.8) ? [d.pick([...terms.keys()])] : [d.pick([...terms.keys()]), d.pick([...terms.keys()])] }
    case 'set':
      return setValue(d, terms, terms)
    case 'curve': {
      const points = Array.from({ length: 1 + d.roll(3) }, (_, i) => ({
        x: rational(BigInt(i) * 5n + BigInt(d.roll(5)), 10n),
        y: number(d, attribute, w.thresholds),
      }))
      return { type: 'curve', points, complete: d.chance(0.5) }
    }
    case 'structure':
      return structure(d, w.dictionary)
    case 'composition':
      return shares(d, [...(w.dictionary.vocabularies.get('substance')?.keys() ?? []), ...w.dictionary.chemicals.keys()])
    case 'date':
      return { type: 'date', is: '2020-01-01' }
    case 'text':
      return { type: 'text', is: 'text' }
    case 'bool':
      return undefined
  }
}

/** Yes and no of a world: what is true makes true what it implies; then some of it is known. */
const bools = (d: Dice, ids: readonly string[], w: Worldly): readonly (readonly [string, boolean])[] => {
  const { into } = implicationsOf(w.dictionary)
  const all = [...w.dictionary.attributes.values()].filter((one) => one.type === 'bool').map((one) => one.id)
  const wanted = new Set(ids)
  const yes = new Set(all.filter((id) => (wanted.has(id) || into.has(id)) && d.chance(0.4)))
  for (const id of [...yes]) for (const implied of into.get(id) ?? []) yes.add(implied)
  return ids.map((id) => [id, yes.has(id)] as const)
}

const derivedFacts = (d: Dice, facts: Record<string, Fact>, w: Worldly): void => {
  for (const attribute of w.dictionary.attributes.values()) {
    if (attribute.derivedBy === undefined || facts[attribute.id] === undefined) continue
    // A given value must agree with the inputs that are given: give what follows, or something wider.
    const { [attribute.id]: _, ...others } = facts
    const span = spanOf({ ...EMPTY, facts: others }, attribute.id, w.dictionary)
    const inputs = attribute.derivedBy.inputs.some((input) => facts[input] !== undefined)
    if (!inputs || span === undefined) continue
    const least = span.least.lo?.at.approx ?? 0
    if (d.chance(0.5))
      facts[attribute.id] = {
        value: { type: 'number', within: { lo: bound(rational(BigInt(Math.floor(least * 999_999)), 10n ** 6n), false), hi: null } },
      }
    else delete facts[attribute.id]
  }
}

const EMPTY: Item = { kinds: [], notKinds: [], facts: {}, parts: {}, ties: [], tiesComplete: false, unknowable: [] }

/** A random item: some of what is true in one world. */
export const randomItem = (d: Dice, w: Worldly, depth = 1): Item => {
  const { dictionary } = w
  const kind = d.chance(0.04) ? undefined : d.pick(w.kinds)
  const narrowerOrWider = kind === undefined ? [] : [...ancestors(dictionary.kinds, kind), ...descendants(dictionary.kinds, kind)]
  const asserted =
    kind === undefined
      ? []
      : d.chance(0.7)
        ? [kind]
        : d.chance(0.7)
          ? [d.pick(narrowerOrWider)]
          : [...new Set([kind, d.pick(narrowerOrWider)])]
  const notKinds = d.chance(0.15)
    ? d.some(w.kinds, 0.2).filter((out) => !asserted.some((one) => ancestors(dictionary.kinds, one).has(out)))
    : []
  const ids = w.attributes?.(kind) ?? [...dictionary.attributes.keys()]
  const facts: Record<string, Fact> = {}
  const known = ids.filter(() => d.chance(w.known))
  for (const id of known) {
    const attribute = dictionary.attributes.get(id)
    const value = attribute === undefined ? undefined : randomValue(d, attribute, w)
    if (value !== undefined) facts[id] = { value, ...(d.chance(0.2) ? { status: d.pick(STATUSES) } : {}) }
  }
  for (const [id, is] of bools(
    d,
    known.filter((id) => dictionary.attributes.get(id)?.type === 'bool'),
    w,
  ))
    facts[id] = { value: { type: 'bool', is } }
  derivedFacts(d, facts, w)
  const parts: Record<string, { of: readonly Item[]; complete: boolean }> = {}
  if (depth > 0)
    for (const part of w.parts)
      if (d.chance(0.5)) parts[part] = { of: Array.from({ length: d.roll(3) }, () => randomItem(d, w, depth - 1)), complete: d.chance(0.6) }
  const ties: Tie[] =
    w.provisions.length === 0
      ? []
      : Array.from({ length: d.chance(0.4) ? 1 + d.roll(2) : 0 }, () => ({
          relation: d.pick(RELATIONS),
          purposes: d.some(PURPOSES, 0.4),
          ...(depth > 0 && d.chance(0.4) ? { item: randomItem(d, w, depth - 1) } : { provision: d.pick(w.provisions) }),
        }))
  return {
    kinds: asserted,
    notKinds,
    facts,
    parts,
    ties,
    tiesComplete: d.chance(0.3),
    unknowable: d.chance(0.15) ? d.some([...ids, 'kind', 'ties', 'composition', 'chemical'], 0.2) : [],
  }
}

/** A random deal, or none. */
export const randomDealOf = (d: Dice): Deal | undefined =>
  d.chance(0.4)
    ? undefined
    : {
        ...(d.chance(0.6) ? { destination: d.pick(['AT', 'DE', 'FR']) } : {}),
        ...(d.chance(0.5) ? { destinationGroups: d.some(['group', 'other'], 0.5) } : {}),
        ...(d.chance(0.5) ? { direction: d.pick(['export', 'import'] as const) } : {}),
        ...(d.chance(0.5) ? { hs: d.pick(['84', '8504', '850440', '90']) } : {}),
        ...(d.chance(0.5) ? { quantity: { shipment: { dimension: 'mass', within: partly(d, rational(1n)) } } } : {}),
      }
