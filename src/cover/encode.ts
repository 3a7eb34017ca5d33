/** Provisions as formulas over the worlds an item can be in, exactly as the evaluator reads them, or with room that never proves too much. */
import { purposeMeets } from '../classify/evaluate.ts'
import { isOfKind } from '../classify/kinds.ts'
import type { Rule, Rulebook } from '../classify/rulebook.ts'
import { sayExpression } from '../classify/say-expression.ts'
import { hashOf } from '../list/canonical.ts'
import type { Expr, Purpose } from '../list/expression.ts'
import { descendants } from '../list/lattice.ts'
import { encodeChemical, encodeComposition, encodeFamily, encodeMixture } from './encode-substance.ts'
import {
  encodeCompare,
  encodeCurve,
  encodeDeal,
  encodeHolds,
  encodeIs,
  encodeLinear,
  encodeOverlaps,
  encodeReaches,
  opaque,
} from './encode-values.ts'
import { among, and, bool, type Formula, implies, not, or } from './formula.ts'
import type { Ground } from './ground.ts'
import { UNLISTED } from './meaning.ts'
import { allPairs, anyPair, atLeastPairs, NO, notPair, OPEN, type Pair, two, YES } from './pair.ts'

/** Where a condition stands: its book, and the item it is asked of. `bare`: only the chemical is known, and these kinds. */
interface Place {
  readonly book: Rulebook
  readonly scope: string
  readonly depth: number
  readonly bare?: readonly string[]
}

/** Encodes the rules of one question. Not to be used for another. */
export interface Encoder {
  /** When the rule is true of the item, and when false; what releases it is counted in. */
  readonly rule: (rule: Rule, book: Rulebook) => Pair
}

/** No tie of a tied item's ties is followed further than this. */
const DEEPEST = 2

/** An encoder on a ground. */
export const encoderOn = (ground: Ground): Encoder => {
  const kept = new Map<string, Map<Rule, Pair>>()

  const encodeRule = (rule: Rule, place: Place): Pair => {
    const key = `${place.scope}|${place.bare?.join() ?? ''}`
    const memo = kept.get(key) ?? new Map<Rule, Pair>()
    kept.set(key, memo)
    const known = memo.get(rule)
    if (known !== undefined) return known
    const parts = rule.kinds.length === 0 ? [] : [kindPair(rule.kinds, place)]
    // A thing of another kind needs no further words.
    const pair =
      parts[0]?.t.f === 'const' && !parts[0].t.is && parts[0].f.f === 'const'
        ? NO
        : allPairs([
            ...parts,
            ...rule.when.map((one) => encode(one.expr, place)),
            ...rule.excludes.map((one) => notPair(encode(one.expr, place))),
          ])
    memo.set(rule, pair)
    return pair
  }

  const kindPair = (kinds: readonly string[], place: Place): Pair => {
    if (kinds.length === 0) return YES
    const { kinds: terms } = ground.dictionary
    if (place.bare !== undefined) {
      const truth = isOfKind(terms, { kinds: place.bare, notKinds: [] }, kinds)
      return truth === 1 ? YES : truth === 0 ? NO : OPEN
    }
    ground.nameKinds(kinds)
    const id = `${place.scope}kind`
    ground.declare({ id, type: 'enum', values: [...terms.keys()] }, { of: 'kind', scope: place.scope })
    return two(
      among(
        id,
        kinds.flatMap((one) => [...descendants(terms, one)]),
      ),
    )
  }

  const encode = (expr: Expr, place: Place): Pair => {
    const each = (parts: readonly Expr[]): readonly Pair[] => parts.map((part) => encode(part, place))
    switch (expr.op) {
      case 'true':
        return YES
      case 'all':
        return allPairs(each(expr.of))
      case 'any':
        return anyPair(each(expr.of))
      case 'none':
        return notPair(anyPair(each(expr.of)))
      case 'atLeast':
        return atLeastPairs(expr.n, each(expr.of))
      case 'not':
        return notPair(encode(expr.of, place))
      case 'unless':
        return allPairs([encode(expr.then, place), notPair(encode(expr.unless, place))])
      case 'ref':
        return place.book.has(expr.to) ? anyPair(place.book.under(expr.to).map((rule) => encodeRule(rule, place))) : OPEN
      case 'kind':
        return kindPair(expr.in, place)
      case 'chemical':
        return encodeChemical(expr, place.scope, ground)
      case 'family':
        return encodeFamily(expr.family, place.scope, ground)
      case 'deal':
        return place.bare === undefined ? encodeDeal(expr, ground) : OPEN
      default:
        return place.bare === undefined ? encodeOwn(expr, place) : OPEN
    }
  }

  /** Conditions on what a component of a mixture is not known by. */
  const encodeOwn = (
    expr: Exclude<
      Expr,
      { op: 'true' | 'all' | 'any' | 'none' | 'atLeast' | 'not' | 'unless' | 'ref' | 'kind' | 'chemical' | 'family' | 'deal' }
    >,
    place: Place,
  ): Pair => {
    const { scope } = place
    switch (expr.op) {
      case 'compare':
        return encodeCompare(expr, scope, ground)
      case 'reaches':
        return encodeReaches(expr, scope, ground)
      case 'overlaps':
        return encodeOverlaps(expr, scope, ground)
      case 'is':
        return encodeIs(expr, scope, ground)
      case 'holds':
        return encodeHolds(expr.attr, scope, ground)
      case 'linear':
        return encodeLinear(expr, scope, ground)
      case 'curve':
        return encodeCurve(expr, scope, ground)
      case 'composition':
        return encodeComposition(expr, scope, ground)
      case 'mixture':
        return encodeMixture(expr, place.book, scope, ground, () => unlistedComponent(expr.of, place))
      case 'relation':
        return encodeRelation(expr, place)
      case 'every':
      case 'some':
        return opaque(`${expr.op} ${expr.part}: ${sayExpression(expr.of)} ${hashOf(expr.of).slice(0, 12)}`, scope, ground)
    }
  }

  /** What references say of a component the dictionary does not hold: it can only be meant by a family. */
  const unlistedComponent = (of: readonly string[], { book, scope, depth }: Place): Pair => {
    const inner = `${scope}component/`
    const rules = of.flatMap((to) => book.under(to))
    const pair = anyPair(rules.map((rule) => encodeRule(rule, { book, scope: inner, depth: depth + 1, bare: rule.kinds })))
    if (ground.has(`${inner}chemical`)) ground.axiom(among(`${inner}chemical`, [UNLISTED]))
    return pair
  }

  /** An item tied to another: one tied item a relation, itself an item of a world of its own. */
  const encodeRelation = (expr: Extract<Expr, { op: 'relation' }>, place: Place): Pair => {
    const text = `${expr.relation} for ${expr.to.join(', ')} (${expr.purposes.join(', ')})`
    if (place.depth >= DEEPEST) return opaque(text, place.scope, ground)
    ground.note('loose', `${place.scope}${expr.relation}`)
    const scope = `${place.scope}${expr.relation}/`
    const tie = `${place.scope}tie ${expr.relation}`
    const purposes: readonly Purpose[] = ['development', 'production', 'use', 'operation', 'maintenance']
    const told = (purpose: Purpose): Formula => bool(`${tie} ${purpose}`)
    if (ground.declare({ id: tie, type: 'bool' }, { of: 'tie', scope: place.scope, relation: expr.relation })) {
      for (const purpose of purposes)
        ground.declare({ id: `${tie} ${purpose}`, type: 'bool' }, { of: 'purpose', scope: place.scope, relation: expr.relation, purpose })
      ground.axiom(implies(or(purposes.map(told)), bool(tie)))
      ground.axiom(implies(bool(tie), or(purposes.map(told))))
    }
    const rules = expr.to.flatMap((to) => (place.book.has(to) ? place.book.under(to) : []))
    const target = anyPair(rules.map((rule) => encodeRule(rule, { book: place.book, scope, depth: place.depth + 1 })))
    const serves = purposePair(expr.purposes, purposes, told)
    const all = allPairs([serves, target])
    return { t: and([bool(tie), all.t]), f: or([not(bool(tie)), all.f]) }
  }

  return {
    rule: (rule, book) => {
      const place: Place = { book, scope: '', depth: 0 }
      const releases = book.releasedBy.get(rule.index) ?? []
      return allPairs([encodeRule(rule, place), ...releases.map((one) => notPair(encodeRule(one, place)))])
    },
  }
}

/** What a tie is for against the purposes wanted, as `purposeMeets` has it of each set of purposes. */
const purposePair = (wanted: readonly Purpose[], all: readonly Purpose[], told: (purpose: Purpose) => Formula): Pair => {
  if (wanted.length === 0) return YES
  const meeting = all.filter((one) => purposeMeets([one], wanted) === 1)
  const maybe = all.filter((one) => purposeMeets([one], wanted) !== 0)
  return { t: or(meeting.map(told)), f: not(or(maybe.map(told))) }
}
