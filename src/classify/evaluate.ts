/**
 * The specification: what a condition means of an item, plainly, node by node, with the reason of every value. The compiled
 * evaluator (compile.ts) must give the same truths. Strong Kleene throughout.
 * INVARIANT: knowing less turns true or false into unknown, never one into the other.
 */

import type { Expr, Limit, Purpose } from '../list/expression.ts'
import { compareInterval } from '../quantity/interval.ts'
import { sub, ZERO } from '../quantity/rational.ts'
import type { Comparator, Interval, Rational } from '../quantity/types.ts'
import { addIntervals, scale } from './bounds.ts'
import { identify, isChemical, isInFamily } from './chemical.ts'
import { curveAt, curveMeets } from './curve.ts'
import { dealMeets } from './deal.ts'
import { CHEMICAL, COMPOSITION, type Engine } from './engine.ts'
import type { Deal, Item, Tie, Value } from './facts.ts'
import { isOfKind } from './kinds.ts'
import { boolOf, factOf, numberOf, type Span, spanOf } from './know.ts'
import type { Rule, Rulebook } from './rulebook.ts'
import { sayExpression } from './say-expression.ts'
import { sayGap, sayInterval, sayRange, sayValue } from './say-value.ts'
import { allOf, anyOf, atLeastOf, not } from './truth.ts'
import { anyShareMeets, isAmong, isPart, type Share, setMeets, shareOf, sharesOf, sumOfShares } from './values.ts'
import type { Trace, Truth } from './verdict.ts'

/** What conditions are evaluated against besides the item. */
export interface World {
  readonly book: Rulebook
  readonly engine: Engine
  readonly deal?: Deal
}

type Of<Op extends Expr['op']> = Extract<Expr, { op: Op }>
type Details = Omit<Trace, 'op' | 'truth' | 'text'>

const leaf = (expr: Expr, truth: Truth, details: Details = {}): Trace => ({ op: expr.op, truth, text: sayExpression(expr), ...details })

const branch = (expr: Expr, truth: Truth, of: readonly Trace[]): Trace => ({ op: expr.op, truth, text: sayExpression(expr), of })

const truths = (traces: readonly Trace[]): readonly Truth[] => traces.map((trace) => trace.truth)

/** The trace of a condition of an item. */
export const evaluate = (expr: Expr, item: Item, world: World): Trace => {
  const each = (parts: readonly Expr[]): readonly Trace[] => parts.map((part) => evaluate(part, item, world))
  switch (expr.op) {
    case 'true':
      return leaf(expr, 1)
    case 'all': {
      const of = each(expr.of)
      return branch(expr, allOf(truths(of)), of)
    }
    case 'any': {
      const of = each(expr.of)
      return branch(expr, anyOf(truths(of)), of)
    }
    case 'none': {
      const of = each(expr.of)
      return branch(expr, not(anyOf(truths(of))), of)
    }
    case 'atLeast': {
      const of = each(expr.of)
      return branch(expr, atLeastOf(expr.n, truths(of)), of)
    }
    case 'not': {
      const of = evaluate(expr.of, item, world)
      return branch(expr, not(of.truth), [of])
    }
    case 'unless': {
      const exception = evaluate(expr.unless, item, world)
      const then = evaluate(expr.then, item, world)
      return branch(expr, allOf([then.truth, not(exception.truth)]), [
        then,
        { op: 'not', truth: not(exception.truth), text: 'not', of: [exception] },
      ])
    }
    case 'ref':
      return evaluateRef(expr, item, world)
    case 'kind':
      return leaf(expr, isOfKind(world.engine.dictionary.kinds, item, expr.in), { attr: 'kind', value: item.kinds.join(', ') })
    case 'holds':
      return evaluateHolds(expr, item, world)
    case 'compare':
      return evaluateCompare(expr, item, world)
    case 'reaches':
      return evaluateReaches(expr, item, world)
    case 'overlaps':
      return evaluateOverlaps(expr, item, world)
    case 'linear':
      return evaluateLinear(expr, item, world)
    case 'is':
      return evaluateIs(expr, item, world)
    case 'curve':
      return evaluateCurve(expr, item, world)
    case 'every':
    case 'some':
      return evaluateParts(expr, item, world)
    case 'family':
      return leaf(expr, isInFamily(chemicalOf(item, world), expr.family, world.engine.inFamily), {
        attr: CHEMICAL,
        ...known(item, CHEMICAL, world),
      })
    case 'chemical': {
      const target = world.engine.dictionary.chemicals.get(expr.chemical)
      const truth = target === undefined ? -1 : isChemical(chemicalOf(item, world), target, expr.salts)
      return leaf(expr, truth, { attr: CHEMICAL, ...known(item, CHEMICAL, world) })
    }
    case 'composition':
      return evaluateComposition(expr, item, world)
    case 'mixture':
      return evaluateMixture(expr, item, world)
    case 'relation':
      return leaf(expr, anyOf(expr.to.map((to) => isTied(item, expr, to, world))), { attr: 'ties' })
    case 'deal':
      return leaf(expr, dealMeets(world.deal, expr), { attr: `deal.${expr.field}` })
  }
}

/** The trace of a provision of an item, whole: its kinds, what must hold, and its excluding notes. Of another kind, only that. */
export const evaluateRule = (rule: Rule, item: Item, world: World): Trace => {
  const of: Trace[] = []
  const said = { op: 'provision', text: rule.provision.title, provision: rule.provision.full, of }
  if (rule.kinds.length > 0) {
    const kind = evaluate({ op: 'kind', in: rule.kinds }, item, world)
    of.push(kind)
    // Of another kind of thing nothing more is asked: it does not apply.
    if (kind.truth === 0) return { ...said, truth: 0 }
  }
  for (const { from, expr } of rule.when) {
    const trace = evaluate(expr, item, world)
    of.push(from === rule.provision.full ? trace : { ...trace, provision: from })
  }
  for (const { from, text, expr } of rule.excludes) {
    const trace = evaluate(expr, item, world)
    of.push({ op: 'exclude', truth: not(trace.truth), text, provision: from, of: [trace] })
  }
  return { ...said, truth: allOf(truths(of)) }
}

/** Where the value of an attribute was read, and the value in words. */
const known = (item: Item, attr: string, world: World): Details => {
  const fact = factOf(item, attr)
  if (fact === undefined) return {}
  return {
    value: sayValue(fact.value, world.engine.dictionary.attributes.get(attr), 'short'),
    ...(fact.source === undefined ? {} : { read: readAt(fact.source) }),
  }
}

const readAt = ({
  by,
  text,
  line,
}: {
  readonly by: string
  readonly text?: string
  readonly line?: number
}): NonNullable<Trace['read']> => ({
  by,
  ...(text === undefined ? {} : { text }),
  ...(line === undefined ? {} : { line }),
})

const chemicalValue = (item: Item): Extract<Value, { type: 'structure' }> | undefined => {
  const value = factOf(item, CHEMICAL)?.value
  return value?.type === 'structure' ? value : undefined
}

const chemicalOf = (item: Item, world: World): ReturnType<typeof identify> => identify(chemicalValue(item), world.engine.dictionary)

/** By how much a number that nowhere meets a limit misses it. */
const missing = (within: Interval, cmp: Comparator, limit: Limit, dimension: string | undefined): Details => {
  const wantsMore = cmp === '>=' || cmp === '>' || (cmp === '==' && within.hi !== null && within.hi.at.approx < limit.value.approx)
  const nearest: Rational | undefined = (wantsMore ? within.hi : within.lo)?.at
  if (nearest === undefined) return {}
  return sayGap(wantsMore ? sub(limit.value, nearest) : sub(nearest, limit.value), limit.value, dimension, limit.written)
}

const dimensionOf = (attr: string, world: World): string | undefined => world.engine.dictionary.attributes.get(attr)?.dimension

/** A node that compares one number. */
const numeric = (expr: Of<'compare' | 'reaches'>, within: Interval, value: string, item: Item, world: World): Trace => {
  const truth = compareInterval(within, expr.cmp, expr.limit.value)
  const source = factOf(item, expr.attr)?.source
  return leaf(expr, truth, {
    attr: expr.attr,
    limit: expr.limit.written,
    ...(value === '' ? {} : { value }),
    ...(source === undefined ? {} : { read: readAt(source) }),
    ...(truth === 0 ? missing(within, expr.cmp, expr.limit, dimensionOf(expr.attr, world)) : {}),
  })
}

const evaluateCompare = (expr: Of<'compare'>, item: Item, world: World): Trace => {
  const attribute = world.engine.dictionary.attributes.get(expr.attr)
  const within = numberOf(item, expr.attr, world.engine.dictionary, expr.counts)
  return numeric(expr, within, sayInterval(within, attribute?.dimension, attribute?.unit, 'short'), item, world)
}

const UNKNOWN: Span = { least: { lo: null, hi: null }, greatest: { lo: null, hi: null } }

/** The best it can do: its greatest for a limit from below, its least for one from above. */
const evaluateReaches = (expr: Of<'reaches'>, item: Item, world: World): Trace => {
  const attribute = world.engine.dictionary.attributes.get(expr.attr)
  const span = spanOf(item, expr.attr, world.engine.dictionary, expr.counts) ?? UNKNOWN
  const said = sayRange(span.least, span.greatest, attribute?.dimension, attribute?.unit, 'short')
  if (expr.cmp !== '==') return numeric(expr, expr.cmp === '>=' || expr.cmp === '>' ? span.greatest : span.least, said, item, world)
  const truth = allOf([compareInterval(span.least, '<=', expr.limit.value), compareInterval(span.greatest, '>=', expr.limit.value)])
  return leaf(expr, truth, { attr: expr.attr, limit: expr.limit.written, ...(said === '' ? {} : { value: said }) })
}

const evaluateOverlaps = (expr: Of<'overlaps'>, item: Item, world: World): Trace => {
  const attribute = world.engine.dictionary.attributes.get(expr.attr)
  const { least, greatest } = spanOf(item, expr.attr, world.engine.dictionary) ?? UNKNOWN
  const below = compareInterval(least, expr.hiOpen ? '<' : '<=', expr.hi.value)
  const above = compareInterval(greatest, expr.loOpen ? '>' : '>=', expr.lo.value)
  const said = sayRange(least, greatest, attribute?.dimension, attribute?.unit, 'short')
  return leaf(expr, allOf([below, above]), {
    attr: expr.attr,
    limit: `${expr.loOpen ? '(' : '['}${expr.lo.written}, ${expr.hi.written}${expr.hiOpen ? ')' : ']'}`,
    ...known(item, expr.attr, world),
    ...(said === '' ? {} : { value: said }),
    ...(below === 0
      ? missing(least, '<=', expr.hi, attribute?.dimension)
      : above === 0
        ? missing(greatest, '>=', expr.lo, attribute?.dimension)
        : {}),
  })
}

const evaluateLinear = (expr: Of<'linear'>, item: Item, world: World): Trace => {
  const zero: Interval = { lo: { at: ZERO, open: false }, hi: { at: ZERO, open: false } }
  const sum = expr.terms.reduce((so, { k, attr }) => addIntervals(so, scale(numberOf(item, attr, world.engine.dictionary), k)), zero)
  const first = expr.terms[0]
  const attribute = first === undefined ? undefined : world.engine.dictionary.attributes.get(first.attr)
  const truth = compareInterval(sum, expr.cmp, expr.limit.value)
  const value = sayInterval(sum, attribute?.dimension, attribute?.unit, 'short')
  return leaf(expr, truth, {
    limit: expr.limit.written,
    ...(value === '' ? {} : { value }),
    ...(truth === 0 ? missing(sum, expr.cmp, expr.limit, attribute?.dimension) : {}),
  })
}

const evaluateHolds = (expr: Of<'holds'>, item: Item, world: World): Trace => {
  const { dictionary } = world.engine
  const judgement = dictionary.attributes.get(expr.attr)?.judgement !== undefined
  return leaf(expr, boolOf(item, expr.attr, dictionary), {
    attr: expr.attr,
    ...known(item, expr.attr, world),
    ...(judgement ? { judgement } : {}),
  })
}

const evaluateIs = (expr: Of<'is'>, item: Item, world: World): Trace => {
  const { dictionary } = world.engine
  const terms = dictionary.vocabularies.get(dictionary.attributes.get(expr.attr)?.vocabulary ?? '') ?? new Map()
  const value = factOf(item, expr.attr)?.value
  const truth =
    value?.type === 'enum'
      ? isAmong(terms, value.among, expr.values)
      : value?.type === 'set'
        ? setMeets(terms, value, expr.mode, expr.values)
        : -1
  return leaf(expr, truth, { attr: expr.attr, ...known(item, expr.attr, world) })
}

const evaluateCurve = (expr: Of<'curve'>, item: Item, world: World): Trace => {
  const value = factOf(item, expr.attr)?.value
  if (value?.type !== 'curve') return leaf(expr, -1, { attr: expr.attr, limit: expr.limit.written })
  const truth = curveMeets(value, expr)
  const y = expr.where === 'at' && expr.at !== undefined ? curveAt(value, expr.at.value) : undefined
  const gap =
    truth === 0 && y !== undefined
      ? missing({ lo: { at: y, open: false }, hi: { at: y, open: false } }, expr.cmp, expr.limit, dimensionOf(expr.attr, world))
      : {}
  return leaf(expr, truth, { attr: expr.attr, limit: expr.limit.written, ...known(item, expr.attr, world), ...gap })
}

/** Parts that aren't known to be all leave `every` open where it holds so far, and `some` where it doesn't. */
const evaluateParts = (expr: Of<'every' | 'some'>, item: Item, world: World): Trace => {
  const parts = Object.hasOwn(item.parts, expr.part) ? item.parts[expr.part] : undefined
  const of = (parts?.of ?? []).map((part) => evaluate(expr.of, part, world))
  const rest: readonly Truth[] = parts?.complete === true ? [] : [-1]
  const truth = expr.op === 'every' ? allOf([...truths(of), ...rest]) : anyOf([...truths(of), ...rest])
  return { ...branch(expr, truth, of), attr: `parts.${expr.part}` }
}

const evaluateComposition = (expr: Of<'composition'>, item: Item, world: World): Trace => {
  const { dictionary } = world.engine
  const value = factOf(item, COMPOSITION)?.value
  if (value?.type !== 'composition') return leaf(expr, -1, { attr: COMPOSITION, limit: expr.limit.written })
  const sum = shareOf(value, expr.of, expr.basis, (part) => isPart(dictionary, part, expr.of))
  const truth = compareInterval(sum, expr.cmp, expr.limit.value)
  const dimension = `${expr.basis}Fraction`
  return leaf(expr, truth, {
    attr: COMPOSITION,
    limit: expr.limit.written,
    ...known(item, COMPOSITION, world),
    ...(truth === 0 ? missing(sum, expr.cmp, expr.limit, dimension) : {}),
  })
}

/** A component of a mixture as an item of its own: a chemical, of the kinds the provision is about, of which nothing else is known. */
export const componentItem = (chemical: string, kinds: readonly string[]): Item => ({
  kinds,
  notKinds: [],
  facts: { [CHEMICAL]: { value: { type: 'structure', chemical, cas: [], names: [] } } },
  parts: {},
  ties: [],
  tiesComplete: false,
  unknowable: [],
})

const evaluateMixture = (expr: Of<'mixture'>, item: Item, world: World): Trace => {
  const value = factOf(item, COMPOSITION)?.value
  if (value?.type !== 'composition') return leaf(expr, -1, { attr: COMPOSITION, limit: expr.limit.written })
  const isMeant = (part: string): Truth => {
    if (!world.engine.dictionary.chemicals.has(part)) return -1
    return anyOf(
      expr.of.map((to) => {
        if (!world.book.has(to)) return -1
        return anyOf(world.book.under(to).map((rule) => evaluateRule(rule, componentItem(part, rule.kinds), world).truth))
      }),
    )
  }
  const shares: readonly Share[] = sharesOf(value, 'mass', isMeant)
  const truth =
    expr.per === 'component'
      ? anyShareMeets(shares, value.complete, expr.cmp, expr.limit.value)
      : compareInterval(sumOfShares(shares, value.complete), expr.cmp, expr.limit.value)
  const total =
    expr.per === 'total' && truth === 0 ? missing(sumOfShares(shares, value.complete), expr.cmp, expr.limit, 'massFraction') : {}
  return leaf(expr, truth, { attr: COMPOSITION, limit: expr.limit.written, ...known(item, COMPOSITION, world), ...total })
}

/** A provision that no list has is unknown; one that isn't in force matches nothing. */
const evaluateRef = (expr: Of<'ref'>, item: Item, world: World): Trace => {
  if (!world.book.has(expr.to)) return leaf(expr, -1, { provision: expr.to })
  const of = world.book.under(expr.to).map((rule) => evaluateRule(rule, item, world))
  return { ...branch(expr, anyOf(truths(of)), of), provision: expr.to }
}

/** A narrower purpose serves the wider one: what is for operating or maintaining a thing is for its use. */
const NARROWER: Readonly<Partial<Record<Purpose, readonly Purpose[]>>> = { use: ['operation', 'maintenance'] }

/** Whether what a tie is for is among the purposes a condition names. No purposes named: any. None told: unknown. */
export const purposeMeets = (told: readonly Purpose[], wanted: readonly Purpose[]): Truth => {
  if (wanted.length === 0) return 1
  if (told.length === 0) return -1
  if (wanted.some((one) => told.includes(one) || (NARROWER[one] ?? []).some((narrower) => told.includes(narrower)))) return 1
  return told.some((one) => (NARROWER[one] ?? []).some((narrower) => wanted.includes(narrower))) ? -1 : 0
}

/** What a tie says of one provision (or heading) a condition names. */
const isTieTo = (tie: Tie, to: string, world: World): Truth => {
  const { book } = world
  const { item } = tie
  if (item !== undefined) return book.has(to) ? anyOf(book.under(to).map((rule) => evaluateRule(rule, item, world).truth)) : -1
  if (tie.provision === undefined) return -1
  if (book.isWithin(tie.provision, to)) return 1
  // Tied to a wider provision it may be this one; tied to another list's, nothing is said of this list's.
  return book.isWithin(to, tie.provision) || listOf(tie.provision) !== listOf(to) ? -1 : 0
}

const listOf = (full: string): string => full.slice(0, Math.max(0, full.indexOf(':')))

const isTied = (item: Item, expr: Of<'relation'>, to: string, world: World): Truth => {
  const told = item.ties
    .filter((tie) => tie.relation === expr.relation)
    .map((tie) => allOf([purposeMeets(tie.purposes, expr.purposes), isTieTo(tie, to, world)]))
  return anyOf(item.tiesComplete ? told : [...told, -1])
}
