/** A world as an item: only the facts that the region needs, in the form of src/classify/facts.ts, so that it can be replayed and read. */
import { CHEMICAL, COMPOSITION } from '../classify/engine.ts'
import type { Deal, Fact, Item, Status, Tie, Value } from '../classify/facts.ts'
import { isOfKind } from '../classify/kinds.ts'
import type { Purpose, Relation } from '../list/expression.ts'
import { ANY, exactly } from '../quantity/interval.ts'
import { add, compare, decodeRational, mul, rational, ZERO } from '../quantity/rational.ts'
import type { Interval, Rational } from '../quantity/types.ts'
import type { Box } from './box.ts'
import type { World } from './formula.ts'
import type { Ground, Line } from './ground.ts'
import { type Meaning, NO_STATUS, UNLISTED } from './meaning.ts'

/** The item of a world, and the deal it is part of. `unsaid`: what of the world no fact can say; then it can't be replayed. */
export interface Witness {
  readonly item: Item
  readonly deal?: Deal
  readonly unsaid: readonly string[]
}

type Of<Name extends Meaning['of']> = Extract<Meaning, { of: Name }>

/** The variables of a scope that the item must give, with their meanings. */
const inScope = (scope: string, ground: Ground): readonly (readonly [string, Meaning])[] =>
  [...ground.meanings].filter(([, meaning]) => 'scope' in meaning && meaning.scope === scope)

const numberIn = (world: World, id: string): Rational => {
  const value = world.get(id)
  return typeof value === 'object' ? value : ZERO
}

/** Builds the witness of a world. A variable outside the box is left unknown. */
export const witnessOf = (world: World, box: Box, ground: Ground): Witness => {
  const unsaid: string[] = []
  const item = itemIn('', world, box, ground, unsaid)
  const deal = dealIn(world, box, ground)
  return { item, ...(deal === undefined ? {} : { deal }), unsaid }
}

const itemIn = (scope: string, world: World, box: Box, ground: Ground, unsaid: string[]): Item => {
  const facts: Record<string, Fact> = {}
  const status = (attr: string): { status?: Status } => {
    const told = box.has(`${scope}${attr}!`) ? world.get(`${scope}${attr}!`) : undefined
    if (typeof told !== 'string') return {}
    return { status: told === NO_STATUS ? 'declared' : (told as Status) }
  }
  const put = (attr: string, value: Value): void => {
    facts[attr] = { value, ...status(attr) }
  }
  const mine = inScope(scope, ground)
  const of = <Name extends Meaning['of']>(name: Name): readonly (readonly [string, Of<Name>])[] =>
    mine.filter((entry): entry is readonly [string, Of<Name>] => entry[1].of === name)
  const given = (id: string): boolean => box.has(id)

  for (const [id, { attr }] of of('number')) if (given(id)) put(attr, { type: 'number', within: exactly(numberIn(world, id)) })
  const end = (id: string): Interval => (given(id) ? exactly(numberIn(world, id)) : ANY)
  for (const [id, { attr }] of of('least')) {
    const other = `${scope}${attr}~greatest`
    if (given(id) || given(other)) put(attr, { type: 'range', least: end(id), greatest: end(other) })
  }
  for (const [id, { attr }] of of('bool')) if (given(id)) put(attr, { type: 'bool', is: world.get(id) === true })
  for (const [id, { attr }] of of('enum')) if (given(id)) put(attr, { type: 'enum', among: [String(world.get(id))] })
  const elements = Map.groupBy(of('element'), ([, { attr }]) => attr)
  for (const [attr, all] of elements)
    if (all.some(([id]) => given(id)))
      put(attr, { type: 'set', has: all.filter(([id]) => world.get(id) === true).map(([, { term }]) => term), lacks: [], complete: true })
  for (const [attr, value] of curvesIn(scope, world, box, ground, unsaid)) put(attr, value)
  for (const [id] of of('chemical')) {
    if (!given(id)) continue
    const chemical = String(world.get(id))
    if (chemical === UNLISTED) unsaid.push(CHEMICAL)
    else put(CHEMICAL, { type: 'structure', chemical, cas: [], names: [] })
  }
  const shares = of('share')
  if (shares.some(([id]) => given(id))) {
    if (shares.some(([id, { part }]) => part === UNLISTED && numberIn(world, id).n > 0n)) unsaid.push(COMPOSITION)
    const parts = shares
      .filter(([id, { part }]) => part !== UNLISTED && numberIn(world, id).n > 0n)
      .map(([id, { part, basis }]) => ({ of: part, share: exactly(numberIn(world, id)), basis }))
    put(COMPOSITION, { type: 'composition', parts, complete: true })
  }
  for (const [id, { text }] of of('opaque')) if (given(id)) unsaid.push(text)
  const tieIds = of('tie')
  const ties = tieIds.flatMap(([id, { relation }]): readonly Tie[] => {
    if (!given(id) || world.get(id) !== true) return []
    const purposes = of('purpose').filter(([purpose, meaning]) => meaning.relation === relation && world.get(purpose) === true)
    return [
      {
        relation: relation as Relation,
        purposes: purposes.map(([, { purpose }]) => purpose as Purpose),
        item: itemIn(`${scope}${relation}/`, world, box, ground, unsaid),
      },
    ]
  })
  return { ...kindsIn(scope, world, ground), facts, parts: {}, ties, tiesComplete: tieIds.some(([id]) => given(id)), unknowable: [] }
}

/** Just this kind: narrower kinds that conditions name are ruled out. */
const kindsIn = (scope: string, world: World, ground: Ground): Pick<Item, 'kinds' | 'notKinds'> => {
  const kind = world.get(`${scope}kind`)
  if (typeof kind !== 'string') return { kinds: [], notKinds: [] }
  const open = [...ground.namedKinds].filter((one) => isOfKind(ground.dictionary.kinds, { kinds: [kind], notKinds: [] }, [one]) === -1)
  return { kinds: [kind], notKinds: open.sort() }
}

/** Curves: points at the places asked for, or one that meets the lines it must and stays off those it must not. */
const curvesIn = (scope: string, world: World, box: Box, ground: Ground, unsaid: string[]): ReadonlyMap<string, Value> => {
  const found = new Map<string, Value>()
  const mine = inScope(scope, ground)
  const places = Map.groupBy(
    mine.flatMap(([id, meaning]) => (meaning.of === 'place' && box.has(id) ? [{ id, ...meaning }] : [])),
    ({ attr }) => attr,
  )
  for (const [attr, all] of places) {
    const points = all.map(({ id, place }) => ({ x: decodeRational(place), y: numberIn(world, id) })).toSorted((a, b) => compare(a.x, b.x))
    found.set(attr, { type: 'curve', points, complete: false })
  }
  for (const attr of new Set(mine.flatMap(([id, meaning]) => (meaning.of === 'line' && box.has(id) ? [meaning.attr] : [])))) {
    const lines = ground.lines.get(`${scope}${attr}`) ?? []
    const on = lines.filter(({ id }) => box.has(id) && world.get(id) === true)
    const off = lines.filter(({ id }) => box.has(id) && world.get(id) !== true)
    const points = found.has(attr) ? undefined : curveThrough(on, off)
    if (points === undefined) unsaid.push(attr)
    else found.set(attr, { type: 'curve', points, complete: true })
  }
  return found
}

const FIRST = rational(1n, 10n)

/** Points that meet each line of `on` somewhere and no line of `off`; undefined where a plain search finds none. */
const curveThrough = (on: readonly Line[], off: readonly Line[]): readonly { readonly x: Rational; readonly y: Rational }[] | undefined => {
  const at = (line: Line, x: Rational): Rational => add(line.limit, mul(line.slope, x))
  const meets = (y: Rational, line: Line, x: Rational): boolean => {
    const c = compare(y, at(line, x))
    return line.cmp === '<=' ? c <= 0 : line.cmp === '<' ? c < 0 : line.cmp === '>=' ? c >= 0 : line.cmp === '>' ? c > 0 : c === 0
  }
  // Halfway between this line and the nearest that must not be met, or on either side of a line alone.
  const tries = (line: Line, x: Rational): readonly Rational[] => {
    const own = at(line, x)
    const half = off.map((other) => mul(add(own, at(other, x)), rational(1n, 2n)))
    return [own, ...half, mul(own, rational(99n, 100n)), mul(own, rational(101n, 100n))]
  }
  const xs = [FIRST, ...Array.from({ length: 8 }, (_, i) => rational(1n, 10n ** BigInt(i))), ZERO, rational(10n), rational(1000n)]
  const point = (line: Line): { readonly x: Rational; readonly y: Rational } | undefined => {
    for (const x of xs) for (const y of tries(line, x)) if (meets(y, line, x) && off.every((other) => !meets(y, other, x))) return { x, y }
    return undefined
  }
  const wanted = on.map(point)
  if (on.length === 0) {
    const [first] = off
    if (first === undefined) return undefined
    for (const factor of [rational(2n), rational(1n, 2n), ZERO]) {
      const y = mul(at(first, FIRST), factor)
      if (off.every((other) => !meets(y, other, FIRST))) return [{ x: FIRST, y }]
    }
    return undefined
  }
  const points = wanted.filter((one) => one !== undefined)
  if (points.length < wanted.length) return undefined
  return [...new Map(points.map((one) => [`${one.x.n}/${one.x.d}`, one])).values()].toSorted((a, b) => compare(a.x, b.x))
}

const COUNTRY = /^[A-Z]{2}$/
/** A code no country has, for a destination that is none of those named. */
const ELSEWHERE = 'ZZ'

const dealIn = (world: World, box: Box, ground: Ground): Deal | undefined => {
  const deal = [...ground.meanings].filter(([id, meaning]) => (meaning.of === 'deal' || meaning.of === 'deal-number') && box.has(id))
  if (deal.length === 0) return undefined
  const of = (field: string): readonly string[] =>
    [...ground.meanings].flatMap(([id, meaning]) =>
      meaning.of === 'deal' && meaning.field === field && world.get(id) === true ? [meaning.value] : [],
    )
  const asked = (field: string): boolean => deal.some(([, meaning]) => meaning.of === 'deal' && meaning.field === field)
  const destinations = of('destination')
  const hs = of('hs').toSorted((a, b) => b.length - a.length)[0]
  const word = (field: string): string | undefined => {
    const value = box.has(`deal.${field}`) ? world.get(`deal.${field}`) : undefined
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const direction = word('direction')
  const recipient = word('recipient')
  const endUse = word('endUse')
  const amounts = deal.flatMap(([id, meaning]) =>
    meaning.of === 'deal-number' ? [[meaning.per, { dimension: meaning.dimension, within: exactly(numberIn(world, id)) }] as const] : [],
  )
  return {
    ...(asked('destination')
      ? {
          destination: destinations.find((one) => COUNTRY.test(one)) ?? ELSEWHERE,
          destinationGroups: destinations.filter((one) => !COUNTRY.test(one)),
        }
      : {}),
    ...(asked('hs') ? { hs: hs ?? '0000' } : {}),
    ...(direction === undefined ? {} : { direction: direction as NonNullable<Deal['direction']> }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(endUse === undefined ? {} : { endUse }),
    ...(amounts.length === 0 ? {} : { quantity: Object.fromEntries(amounts) }),
  }
}
