/**
 * Conditions on chemicals, compositions and mixtures. Which chemical of the dictionary meets which condition is worked out by the
 * recogniser; beside them stands one that the dictionary does not hold and that may be in any family, since a list of chemicals,
 * however long, never is a family.
 */
import { type Identity, identify, isChemical, isInFamily } from '../classify/chemical.ts'
import { componentItem, evaluateRule } from '../classify/evaluate.ts'
import { anyOf } from '../classify/truth.ts'
import { isPart } from '../classify/values.ts'
import type { Truth } from '../classify/verdict.ts'
import type { Expr } from '../list/expression.ts'
import type { Dictionary } from '../list/model.ts'
import { ONE, rational, ZERO } from '../quantity/rational.ts'
import { against, firstOfEach, opaque, WHOLE } from './encode-values.ts'
import { among, and, bool, type Formula, not, or, sum, type Term } from './formula.ts'
import type { Ground } from './ground.ts'
import { UNLISTED } from './meaning.ts'
import type { MixtureMention } from './mentions.ts'
import { OPEN, type Pair, two } from './pair.ts'

type Of<Op extends Expr['op']> = Extract<Expr, { op: Op }>

const identities = new WeakMap<Dictionary, ReadonlyMap<string, Identity>>()

/** The dictionary's chemicals as the recogniser sees them, once. */
const identitiesOf = (dictionary: Dictionary): ReadonlyMap<string, Identity> => {
  const known = identities.get(dictionary)
  if (known !== undefined) return known
  const made = new Map(
    [...dictionary.chemicals.keys()].map(
      (id) => [id, identify({ type: 'structure', chemical: id, cas: [], names: [] }, dictionary)] as const,
    ),
  )
  identities.set(dictionary, made)
  return made
}

const truths = new WeakMap<Dictionary, Map<string, ReadonlyMap<string, Truth>>>()

/** Which of the dictionary's chemicals meet a condition, kept for the dictionary. */
const chemicalTruths = (ground: Ground, key: string, truth: (identity: Identity) => Truth): ReadonlyMap<string, Truth> => {
  const kept = truths.get(ground.dictionary) ?? new Map<string, ReadonlyMap<string, Truth>>()
  truths.set(ground.dictionary, kept)
  const known = kept.get(key)
  if (known !== undefined) return known
  const made = new Map([...identitiesOf(ground.dictionary)].map(([id, identity]) => [id, truth(identity)] as const))
  kept.set(key, made)
  return made
}

const chemicalId = (scope: string, ground: Ground): string => {
  const id = `${scope}chemical`
  ground.declare({ id, type: 'enum', values: [...ground.dictionary.chemicals.keys(), UNLISTED] }, { of: 'chemical', scope })
  return id
}

const byTruth = (all: ReadonlyMap<string, Truth>, wanted: Truth): readonly string[] =>
  [...all].filter(([, truth]) => truth === wanted).map(([id]) => id)

export const encodeChemical = (expr: Of<'chemical'>, scope: string, ground: Ground): Pair => {
  const target = ground.dictionary.chemicals.get(expr.chemical)
  if (target === undefined) return OPEN
  const id = chemicalId(scope, ground)
  ground.note('chemical', expr.chemical)
  const all = chemicalTruths(ground, `${expr.chemical} ${expr.salts}`, (identity) => isChemical(identity, target, expr.salts))
  // A salt that the dictionary does not hold may count where salts do.
  const unlisted = expr.salts === 'none' ? { t: [], f: [UNLISTED] } : { t: [], f: [] }
  const salt = `${scope}salt of ${expr.chemical}`
  if (expr.salts === 'none') return { t: among(id, byTruth(all, 1)), f: among(id, [...byTruth(all, 0), ...unlisted.f]) }
  ground.declare(
    { id: `${salt} ${expr.salts}`, type: 'bool' },
    { of: 'opaque', scope, text: `${expr.salts === 'any' ? 'a' : 'a protonated'} salt of ${expr.chemical}` },
  )
  const isSalt = bool(`${salt} ${expr.salts}`)
  if (expr.salts === 'any' && ground.has(`${salt} protonated`)) ground.axiom(or([not(bool(`${salt} protonated`)), isSalt]))
  if (expr.salts === 'protonated' && ground.has(`${salt} any`)) ground.axiom(or([not(isSalt), bool(`${salt} any`)]))
  const other = among(id, [UNLISTED])
  return { t: or([among(id, byTruth(all, 1)), and([other, isSalt])]), f: or([among(id, byTruth(all, 0)), and([other, not(isSalt)])]) }
}

export const encodeFamily = (family: string, scope: string, ground: Ground): Pair => {
  const id = chemicalId(scope, ground)
  const member = `${scope}family ${family}`
  ground.declare({ id: member, type: 'bool' }, { of: 'family', scope, family })
  ground.note('family', family)
  const all = chemicalTruths(ground, `family ${family}`, (identity) => isInFamily(identity, family, ground.engine.inFamily))
  const other = among(id, [UNLISTED])
  return {
    t: or([among(id, byTruth(all, 1)), and([other, bool(member)])]),
    f: or([among(id, byTruth(all, 0)), and([other, not(bool(member))])]),
  }
}

/** Whether a component, named by its chemical alone, is meant by a mixture condition. */
const meantBy = ({ expr, book }: MixtureMention, part: string, ground: Ground): Truth => {
  if (!ground.dictionary.chemicals.has(part)) return -1
  return anyOf(
    expr.of.map((to): Truth => {
      if (!book.has(to)) return -1
      return anyOf(book.under(to).map((rule) => evaluateRule(rule, componentItem(part, rule.kinds), { book, engine: ground.engine }).truth))
    }),
  )
}

const meant = new WeakMap<object, Map<string, Truth>>()

const isMeant = (mention: MixtureMention, part: string, ground: Ground): Truth => {
  const kept = meant.get(mention.expr) ?? new Map<string, Truth>()
  meant.set(mention.expr, kept)
  const known = kept.get(part) ?? meantBy(mention, part, ground)
  kept.set(part, known)
  return known
}

/** Parts a composition can have: one of each sort that the conditions can tell apart; the first sort is none of what is asked for. */
const partsOf = (ground: Ground): readonly string[] =>
  ground.once('parts', () => {
    const { dictionary, mentions } = ground
    const wanted = [...mentions.parts]
    const vocabularies = [...dictionary.vocabularies.values()].filter((terms) => wanted.some((one) => terms.has(one)))
    const all = [...dictionary.chemicals.keys(), ...vocabularies.flatMap((terms) => [...terms.keys()])]
    const sort = (part: string): string =>
      [...wanted.map((one) => isPart(dictionary, part, [one])), ...mentions.mixtures.map((one) => isMeant(one, part, ground))].join()
    const some = firstOfEach([...new Set(all)], sort)
    const none = some.find((part) => !/1/.test(sort(part)))
    return none === undefined ? some : [none, ...some.filter((part) => part !== none)]
  })

const shareId = (part: string, basis: 'mass' | 'atom' | 'volume', scope: string): string => `${scope}${basis} share of ${part}`

/** The shares of a composition in a basis: none below nothing, together the whole. */
const shares = (basis: 'mass' | 'atom' | 'volume', scope: string, ground: Ground): readonly string[] => {
  const parts = partsOf(ground)
  ground.once(`shares ${scope}${basis}`, () => {
    for (const part of parts) {
      const id = shareId(part, basis, scope)
      ground.declare({ id, type: 'real' }, { of: 'share', scope, part, basis })
      ground.axiom(against([{ k: ONE, id }], '>=', ZERO))
    }
    ground.axiom(
      sum(
        parts.map((part) => ({ k: ONE, id: shareId(part, basis, scope) })),
        '==',
        WHOLE,
      ),
    )
    return []
  })
  return parts
}

export const encodeComposition = (expr: Of<'composition'>, scope: string, ground: Ground): Pair => {
  const parts = shares(expr.basis, scope, ground)
  const truth = (part: string): Truth => isPart(ground.dictionary, part, expr.of)
  const termsOf = (counts: readonly Truth[]): readonly Term[] =>
    parts.filter((part) => counts.includes(truth(part))).map((part) => ({ k: ONE, id: shareId(part, expr.basis, scope) }))
  return between(termsOf([1]), termsOf([1, -1]), expr.cmp, expr.limit.value)
}

/** A sum that is surely at least one thing and at most another, against a limit. */
const between = (
  sure: readonly Term[],
  most: readonly Term[],
  cmp: Of<'composition'>['cmp'],
  limit: Of<'composition'>['limit']['value'],
): Pair => {
  const at = (terms: readonly Term[], how: Of<'composition'>['cmp']): Formula =>
    terms.length === 0 ? against([], how, limit) : against(terms, how, limit)
  if (sure.length === most.length) return two(at(sure, cmp))
  switch (cmp) {
    case '>=':
      return { t: at(sure, '>='), f: at(most, '<') }
    case '>':
      return { t: at(sure, '>'), f: at(most, '<=') }
    case '<=':
      return { t: at(most, '<='), f: at(sure, '>') }
    case '<':
      return { t: at(most, '<'), f: at(sure, '>=') }
    case '==':
      return { t: and([at(sure, '>='), at(most, '<=')]), f: or([at(sure, '>'), at(most, '<')]) }
  }
}

const MORE: readonly string[] = ['>=', '>']

/** `unlisted` gives what a condition's references say of a component that the dictionary does not hold. */
export const encodeMixture = (
  expr: Of<'mixture'>,
  book: MixtureMention['book'],
  scope: string,
  ground: Ground,
  unlisted: () => Pair,
): Pair => {
  const alone = ground.mentions.mixtures.filter((one) => one.expr.per === 'component')
  const exact = expr.per === 'component' ? MORE.includes(expr.cmp) : MORE.includes(expr.cmp) && alone.length === 0
  const text = `mixture of ${expr.of.join(', ')} ${expr.per} ${expr.cmp} ${expr.limit.written}`
  // One component of each sort stands for all of it only where more of it is what counts.
  if (!exact) return opaque(text, scope, ground)
  const parts = shares('mass', scope, ground)
  const mention = { expr, book }
  const truth = (part: string): Truth => isMeant(mention, part, ground)
  const member = unlisted()
  const id = shareId(UNLISTED, 'mass', scope)
  const hasMember = member.t.f !== 'const' || member.t.is
  if (hasMember) {
    if (ground.declare({ id, type: 'real' }, { of: 'share', scope, part: UNLISTED, basis: 'mass' })) {
      ground.axiom(against([{ k: ONE, id }], '>=', ZERO))
      const rest = parts[0]
      // What is unlisted takes from what is none of what is asked for.
      if (rest !== undefined)
        ground.axiom(
          sum(
            [
              { k: ONE, id },
              { k: rational(-1n), id: shareId(rest, 'mass', scope) },
            ],
            '<=',
            ZERO,
          ),
        )
    }
  }
  const limit = expr.limit.value
  const share = (part: string): readonly Term[] => [{ k: ONE, id: shareId(part, 'mass', scope) }]
  const listed = parts.filter((part) => truth(part) === 1)
  const maybe = parts.filter((part) => truth(part) !== 0)
  if (expr.per === 'total') {
    const terms = (names: readonly string[]): readonly Term[] => names.flatMap(share)
    const plain = between(terms(listed), terms(maybe), expr.cmp, limit)
    if (!hasMember) return plain
    const more = between([...terms(listed), { k: ONE, id }], [...terms(maybe), { k: ONE, id }], expr.cmp, limit)
    return { t: or([plain.t, and([member.t, more.t])]), f: and([or([member.f, more.f]), plain.f]) }
  }
  const own = hasMember ? [and([member.t, against([{ k: ONE, id }], expr.cmp, limit)])] : []
  const notOwn = hasMember ? [or([member.f, not(against([{ k: ONE, id }], expr.cmp, limit))])] : []
  return {
    t: or([...listed.map((part) => against(share(part), expr.cmp, limit)), ...own]),
    f: and([...maybe.map((part) => not(against(share(part), expr.cmp, limit))), ...notOwn]),
  }
}
