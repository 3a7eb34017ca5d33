/** Conditions on numbers, capabilities, vocabularies, curves and the deal, as formulas. */
import { DERIVATIONS } from '../classify/derive.ts'
import { implicationsOf } from '../classify/implications.ts'
import { isValue } from '../classify/kinds.ts'
import type { Expr } from '../list/expression.ts'
import type { Attribute } from '../list/model.ts'
import { compare, encodeRational, ONE, parseRational, rational, ZERO } from '../quantity/rational.ts'
import type { Comparator, Rational } from '../quantity/types.ts'
import { among, and, bool, type Formula, implies, not, or, sum, type Term } from './formula.ts'
import type { Ground } from './ground.ts'
import { NO_STATUS } from './meaning.ts'
import { allPairs, anyPair, notPair, OPEN, type Pair, two } from './pair.ts'

type Of<Op extends Expr['op']> = Extract<Expr, { op: Op }>

const plain = (id: string): readonly Term[] => [{ k: ONE, id }]

/** A sum against a limit, with any of the five comparisons. */
export const against = (terms: readonly Term[], cmp: Comparator, limit: Rational): Formula => {
  switch (cmp) {
    case '<=':
    case '<':
    case '==':
      return sum(terms, cmp, limit)
    case '>=':
      return not(sum(terms, '<', limit))
    case '>':
      return not(sum(terms, '<=', limit))
  }
}

const boundsOf = (id: string, attribute: Attribute | undefined, ground: Ground): void => {
  const { lo, hi } = attribute?.bounds ?? (attribute?.type === 'count' ? { lo: ZERO } : {})
  if (lo !== undefined) ground.axiom(against(plain(id), '>=', lo))
  if (hi !== undefined) ground.axiom(against(plain(id), '<=', hi))
}

/** The variable of a quantity or count. What it follows from is laid down with it, where that is exact. */
export const numberId = (attr: string, scope: string, ground: Ground): string => {
  const attribute = ground.dictionary.attributes.get(attr)
  if (attribute?.type === 'range') return spanIds(attr, scope, ground).greatest
  const id = `${scope}${attr}`
  const type = attribute?.type === 'count' ? 'int' : 'real'
  if (ground.declare({ id, type }, { of: 'number', scope, attr })) {
    boundsOf(id, attribute, ground)
    if (attribute !== undefined) derive(attribute, scope, ground)
  }
  return id
}

/** The least and the greatest a thing can do. */
export const spanIds = (attr: string, scope: string, ground: Ground): { readonly least: string; readonly greatest: string } => {
  const attribute = ground.dictionary.attributes.get(attr)
  if (attribute?.type !== 'range') {
    const id = numberId(attr, scope, ground)
    return { least: id, greatest: id }
  }
  const least = `${scope}${attr}~least`
  const greatest = `${scope}${attr}~greatest`
  if (ground.declare({ id: least, type: 'real' }, { of: 'least', scope, attr })) {
    ground.declare({ id: greatest, type: 'real' }, { of: 'greatest', scope, attr })
    boundsOf(least, attribute, ground)
    boundsOf(greatest, attribute, ground)
    ground.axiom(
      sum(
        [
          { k: ONE, id: least },
          { k: rational(-1n), id: greatest },
        ],
        '<=',
        ZERO,
      ),
    )
    derive(attribute, scope, ground)
  }
  return { least, greatest }
}

const MINUS = rational(-1n)

/** `result` is the greatest (or smallest) of the inputs; their mean or sum. Other functions are left free, which proves less, never more. */
const exactly = (fn: string, result: string, inputs: readonly string[]): Formula | undefined => {
  const beside = (input: string): readonly Term[] => [
    { k: ONE, id: result },
    { k: MINUS, id: input },
  ]
  switch (fn) {
    case 'max-of':
      return and([...inputs.map((one) => against(beside(one), '>=', ZERO)), or(inputs.map((one) => sum(beside(one), '<=', ZERO)))])
    case 'min-of':
      return and([...inputs.map((one) => sum(beside(one), '<=', ZERO)), or(inputs.map((one) => against(beside(one), '>=', ZERO)))])
    case 'sum-of':
      return sum([{ k: ONE, id: result }, ...inputs.map((id) => ({ k: MINUS, id }))], '==', ZERO)
    case 'mean':
      return sum([{ k: ONE, id: result }, ...inputs.map((id) => ({ k: rational(-1n, BigInt(inputs.length)), id }))], '==', ZERO)
    default:
      return undefined
  }
}

const derive = (attribute: Attribute, scope: string, ground: Ground): void => {
  const { derivedBy } = attribute
  if (derivedBy === undefined || DERIVATIONS[derivedBy.fn] === undefined) return
  // An item that gives only the result needs nothing of what it follows from.
  if (!derivedBy.inputs.some((input) => ground.mentions.attributes.has(input))) return
  const result = spanIds(attribute.id, scope, ground)
  const inputs = derivedBy.inputs.map((input) => spanIds(input, scope, ground))
  const ends: readonly ('least' | 'greatest')[] =
    result.least === result.greatest && inputs.every((one) => one.least === one.greatest) ? ['greatest'] : ['least', 'greatest']
  for (const end of ends) {
    const formula = exactly(
      derivedBy.fn,
      result[end],
      inputs.map((one) => one[end]),
    )
    if (formula === undefined) ground.note('free', attribute.id)
    else ground.axiom(formula)
  }
  ground.note('derived', attribute.id)
}

/** A comparison that takes only values of some statuses: of another status it is not decided. */
const withStatus = (attr: string, counts: readonly string[] | undefined, scope: string, pair: Pair, ground: Ground): Pair => {
  if (counts === undefined || counts.length === 0) return pair
  const id = `${scope}${attr}!`
  ground.declare({ id, type: 'enum', values: [NO_STATUS, ...(ground.mentions.statuses.get(attr) ?? [])] }, { of: 'status', scope, attr })
  const is = among(id, counts)
  return { t: and([is, pair.t]), f: and([is, pair.f]) }
}

export const encodeCompare = (expr: Of<'compare'>, scope: string, ground: Ground): Pair =>
  withStatus(expr.attr, expr.counts, scope, two(against(plain(numberId(expr.attr, scope, ground)), expr.cmp, expr.limit.value)), ground)

export const encodeReaches = (expr: Of<'reaches'>, scope: string, ground: Ground): Pair => {
  const { least, greatest } = spanIds(expr.attr, scope, ground)
  const limit = expr.limit.value
  const formula =
    expr.cmp === '=='
      ? and([against(plain(least), '<=', limit), against(plain(greatest), '>=', limit)])
      : against(plain(expr.cmp === '>=' || expr.cmp === '>' ? greatest : least), expr.cmp, limit)
  return withStatus(expr.attr, expr.counts, scope, two(formula), ground)
}

export const encodeOverlaps = (expr: Of<'overlaps'>, scope: string, ground: Ground): Pair => {
  const { least, greatest } = spanIds(expr.attr, scope, ground)
  return two(
    and([
      against(plain(least), expr.hiOpen ? '<' : '<=', expr.hi.value),
      against(plain(greatest), expr.loOpen ? '>' : '>=', expr.lo.value),
    ]),
  )
}

export const encodeLinear = (expr: Of<'linear'>, scope: string, ground: Ground): Pair =>
  two(
    against(
      expr.terms.map(({ k, attr }) => ({ k, id: numberId(attr, scope, ground) })),
      expr.cmp,
      expr.limit.value,
    ),
  )

/** A yes or no, with what follows from it among those that are spoken of. */
export const encodeHolds = (attr: string, scope: string, ground: Ground): Pair => {
  const id = `${scope}${attr}`
  if (ground.declare({ id, type: 'bool' }, { of: 'bool', scope, attr })) {
    if (ground.dictionary.attributes.get(attr)?.judgement !== undefined) ground.note('judgement', attr)
    const { into, from } = implicationsOf(ground.dictionary)
    const link = (a: string, b: string): void => {
      if (!ground.has(`${scope}${a}`) || !ground.has(`${scope}${b}`)) return
      ground.axiom(implies(bool(`${scope}${a}`), bool(`${scope}${b}`)))
      ground.note('implies', `${a} → ${b}`)
    }
    for (const other of into.get(attr) ?? []) link(attr, other)
    for (const other of from.get(attr) ?? []) link(other, attr)
  }
  return two(bool(id))
}

/** A value of a vocabulary, or a set of them: one element of each sort that the conditions can tell apart. */
export const encodeIs = (expr: Of<'is'>, scope: string, ground: Ground): Pair => {
  const { dictionary } = ground
  const attribute = dictionary.attributes.get(expr.attr)
  const terms = dictionary.vocabularies.get(attribute?.vocabulary ?? '') ?? new Map()
  if (attribute?.type !== 'set') {
    const id = `${scope}${expr.attr}`
    const values = [...terms.keys()]
    ground.declare({ id, type: 'enum', values }, { of: 'enum', scope, attr: expr.attr })
    const truth = (value: string): number => Math.max(...expr.values.map((wanted) => rank(isValue(terms, value, wanted))))
    return {
      t: among(
        id,
        values.filter((one) => truth(one) === 2),
      ),
      f: among(
        id,
        values.filter((one) => truth(one) === 0),
      ),
    }
  }
  const wanted = [...(ground.mentions.values.get(expr.attr) ?? [])]
  const elements = ground.once(`elements ${expr.attr}`, () =>
    firstOfEach([...terms.keys()], (term) => wanted.map((one) => isValue(terms, term, one)).join()),
  )
  for (const term of elements)
    ground.declare({ id: `${scope}${expr.attr}∋${term}`, type: 'bool' }, { of: 'element', scope, attr: expr.attr, term })
  const has = (term: string): Formula => bool(`${scope}${expr.attr}∋${term}`)
  const truthOf = (term: string, values: readonly string[]): number => Math.max(...values.map((one) => rank(isValue(terms, term, one))))
  if (expr.mode === 'within')
    return {
      t: and(elements.filter((term) => truthOf(term, expr.values) !== 2).map((term) => not(has(term)))),
      f: or(elements.filter((term) => truthOf(term, expr.values) === 0).map(has)),
    }
  const each = expr.values.map(
    (one): Pair => ({
      t: or(elements.filter((term) => truthOf(term, [one]) === 2).map(has)),
      f: and(elements.filter((term) => truthOf(term, [one]) !== 0).map((term) => not(has(term)))),
    }),
  )
  return expr.mode === 'hasAll' ? allPairs(each) : anyPair(each)
}

/** True, unknown, false in rising order of what `any` prefers. */
const rank = (truth: 1 | 0 | -1): number => (truth === 1 ? 2 : truth === -1 ? 1 : 0)

/** The first of each sort. */
export const firstOfEach = (all: readonly string[], sort: (one: string) => string): readonly string[] => {
  const seen = new Set<string>()
  return all.filter((one) => {
    const key = sort(one)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const OPPOSITE: Readonly<Record<Comparator, Comparator | undefined>> = { '>=': '<', '>': '<=', '<=': '>', '<': '>=', '==': undefined }

/** A line a curve is held against, as one condition with its order among the others of the same curve. */
const encodeLine = (expr: Of<'curve'>, scope: string, ground: Ground): Pair => {
  const slope = expr.slope ?? ZERO
  const text = `${expr.attr} somewhere ${expr.cmp} ${encodeRational(expr.limit.value)}+${encodeRational(slope)}x`
  const id = `${scope}${text}`
  if (ground.declare({ id, type: 'bool' }, { of: 'line', scope, attr: expr.attr, text })) {
    ground.line(`${scope}${expr.attr}`, { id, cmp: expr.cmp, limit: expr.limit.value, slope })
    ground.note('curve', expr.attr)
  }
  return two(bool(id))
}

export const encodeCurve = (expr: Of<'curve'>, scope: string, ground: Ground): Pair => {
  if (expr.where === 'at' && expr.at !== undefined) {
    const place = encodeRational(expr.at.value)
    const id = `${scope}${expr.attr}@${place}`
    if (ground.declare({ id, type: 'real' }, { of: 'place', scope, attr: expr.attr, place }))
      boundsOf(id, ground.dictionary.attributes.get(expr.attr), ground)
    return two(against(plain(id), expr.cmp, expr.limit.value))
  }
  if (expr.where === 'somewhere') return encodeLine(expr, scope, ground)
  const opposite = OPPOSITE[expr.cmp]
  // Everywhere at most so much: nowhere above it.
  if (opposite !== undefined) return notPair(encodeLine({ ...expr, where: 'somewhere', cmp: opposite }, scope, ground))
  return opaque(`${expr.attr} everywhere == ${encodeRational(expr.limit.value)}+${encodeRational(expr.slope ?? ZERO)}x`, scope, ground)
}

/** A condition that is not taken apart. */
export const opaque = (text: string, scope: string, ground: Ground): Pair => {
  const id = `${scope}“${text}”`
  if (ground.declare({ id, type: 'bool' }, { of: 'opaque', scope, text })) ground.note('opaque', text)
  return two(bool(id))
}

const COUNTRY = /^[A-Z]{2}$/

/** A condition on the deal. Groups of countries are independent; an item goes to one country. */
export const encodeDeal = (expr: Of<'deal'>, ground: Ground): Pair => {
  const wanted = expr.in ?? []
  const flag = (field: string, value: string): Formula => {
    const id = `deal.${field}=${value}`
    ground.declare({ id, type: 'bool' }, { of: 'deal', field, value })
    return bool(id)
  }
  if (expr.field === 'quantity') {
    if (expr.cmp === undefined || expr.limit === undefined) return OPEN
    const unit = expr.limit.written.replace(/^[^A-Za-z%°µ]*/, '')
    const dimension = unit === '' ? 'number' : unit
    const per = expr.per ?? 'shipment'
    const id = `deal.quantity ${per} ${ground.dealDimension(dimension)}`
    if (ground.declare({ id, type: 'real' }, { of: 'deal-number', per, dimension: ground.dealDimension(dimension) }))
      ground.axiom(against(plain(id), '>=', ZERO))
    return two(against(plain(id), expr.cmp, expr.limit.value))
  }
  if (expr.field === 'destination') {
    const all = [...ground.mentions.destinations].filter((one) => COUNTRY.test(one))
    const flags = wanted.map((one) => flag('destination', one))
    if (wanted.some((one) => COUNTRY.test(one)))
      ground.once('one destination', () => {
        for (const a of all) for (const b of all) if (a < b) ground.axiom(not(and([flag('destination', a), flag('destination', b)])))
        return []
      })
    return two(or(flags))
  }
  if (expr.field === 'hs') {
    const codes = wanted.map((one) => one.replace(/\D/g, ''))
    const all = [...ground.mentions.hs].map((one) => one.replace(/\D/g, ''))
    ground.once('one heading', () => {
      for (const a of all)
        for (const b of all) {
          if (a === b) continue
          if (a.startsWith(b)) ground.axiom(implies(flag('hs', a), flag('hs', b)))
          else if (!b.startsWith(a)) ground.axiom(not(and([flag('hs', a), flag('hs', b)])))
        }
      return []
    })
    return two(or(codes.map((one) => flag('hs', one))))
  }
  const id = `deal.${expr.field}`
  ground.declare(
    { id, type: 'enum', values: ['', ...(ground.mentions.dealValues.get(expr.field) ?? [])] },
    { of: 'deal', field: expr.field, value: '' },
  )
  return two(among(id, wanted))
}

/** Of two lines for the same comparison, whether meeting the first somewhere (at x ≥ 0) means meeting the second. */
export const isTighter = (
  a: { readonly cmp: Comparator; readonly limit: Rational; readonly slope: Rational },
  b: { readonly cmp: Comparator; readonly limit: Rational; readonly slope: Rational },
): boolean => {
  const down = (cmp: Comparator): boolean => cmp === '<' || cmp === '<='
  const up = (cmp: Comparator): boolean => cmp === '>' || cmp === '>='
  if (!(down(a.cmp) && down(b.cmp)) && !(up(a.cmp) && up(b.cmp))) return false
  const sign = down(a.cmp) ? 1 : -1
  const limit = compare(a.limit, b.limit) * sign
  const slope = compare(a.slope, b.slope) * sign
  if (limit > 0 || slope > 0) return false
  // Where the lines touch (at x = 0, or everywhere) a strict comparison is the narrower.
  return limit < 0 || a.cmp === b.cmp || a.cmp === '<' || a.cmp === '>'
}

export const WHOLE = parseRational('100')
