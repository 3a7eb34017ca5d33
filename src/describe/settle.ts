/** Claims settled: one agreed value is a fact; two values, two attributes, or a doubt are a question. */
import type { Fact, FactSource, Value } from '../classify/facts.ts'
import type { Attribute, Dictionary, Term } from '../list/model.ts'
import { intersect } from '../quantity/interval.ts'
import { compare, formatRational } from '../quantity/rational.ts'
import type { Interval } from '../quantity/types.ts'
import { formatQuantity, isDimension } from '../quantity/units.ts'
import type { Claim } from './claims.ts'
import { placeOf, type Sheet, type Span, textOf } from './document.ts'
import type { Doubt } from './read-amount.ts'
import { sameValue } from './read-entries.ts'
import { narrowestTerms } from './terms.ts'

/** A sentence of the catalogue, said by whoever shows it. */
export interface Saying {
  readonly key: string
  readonly params: Readonly<Record<string, string | number>>
}

/** What an answer settles: kinds the item is or isn't, facts, the model meant. All absent: none of the others. */
export interface Gives {
  readonly kinds?: readonly string[]
  readonly notKinds?: readonly string[]
  readonly facts?: Readonly<Record<string, Fact>>
  readonly model?: string
}

/** One answer to a question. `label` is data (a value, a title); where it is a sentence, `says` has it. */
export interface Choice {
  readonly label: string
  readonly says?: Saying
  readonly gives: Gives
}

/** Something the sheet leaves open. `about` is an attribute, `kind` or `model`. */
export interface SheetQuestion {
  readonly about: string
  readonly says: Saying
  readonly source?: FactSource
  readonly choices: readonly Choice[]
}

/** Where something was read. */
export const sourceOf = (sheet: Sheet, span: Span): FactSource => ({
  by: 'document',
  text: textOf(sheet, span),
  ...placeOf(sheet, span.start),
})

const factOf = (sheet: Sheet, claim: Claim, value: Value): Fact => ({ value, status: claim.status, source: sourceOf(sheet, claim.where) })

/** Two values of one attribute as one: what both say, where they can both be true. */
const join = (a: Value, b: Value, terms: ReadonlyMap<string, Term> | undefined): Value | undefined => {
  if (sameValue(a, b)) return a
  if (a.type === 'number' && b.type === 'number') {
    const within = intersect(a.within, b.within)
    return within === undefined ? undefined : { type: 'number', within }
  }
  if (a.type === 'range' && b.type === 'range') {
    const least = intersect(a.least, b.least)
    const greatest = intersect(a.greatest, b.greatest)
    return least === undefined || greatest === undefined ? undefined : { type: 'range', least, greatest }
  }
  if (a.type === 'set' && b.type === 'set') {
    const has = [...new Set([...a.has, ...b.has])].sort()
    if ((a.complete && has.length > a.has.length) || (b.complete && has.length > b.has.length)) return undefined
    if (has.some((one) => a.lacks.includes(one) || b.lacks.includes(one))) return undefined
    // `metal` beside `nickel` says nothing more.
    return {
      type: 'set',
      has: terms === undefined ? has : narrowestTerms(terms, has),
      lacks: [...new Set([...a.lacks, ...b.lacks])].sort(),
      complete: a.complete || b.complete,
    }
  }
  return undefined
}

/** The facts and questions of one sheet. */
export interface Settled {
  readonly facts: Readonly<Record<string, Fact>>
  readonly questions: readonly SheetQuestion[]
}

const ALWAYS_ASKED: ReadonlySet<Doubt> = new Set(['number', 'meaning', 'option', 'several'])

/** Settles claims, attribute by attribute. Claims of a model's column count only for that model (already chosen, or alike in all). */
export const settle = (sheet: Sheet, claims: readonly Claim[], dictionary: Dictionary): Settled => {
  const byAttribute = new Map<Attribute, Claim[]>()
  for (const claim of claims) byAttribute.set(claim.attribute, [...(byAttribute.get(claim.attribute) ?? []), claim])
  const facts: Record<string, Fact> = {}
  const questions: SheetQuestion[] = []
  for (const [attribute, all] of byAttribute) {
    const sure = all.filter((claim) => claim.doubt === undefined)
    const firm = sure.filter((claim) => claim.status !== 'option' && claim.status !== 'unlocked')
    const later = sure.filter((claim) => claim.status === 'option' || claim.status === 'unlocked')
    const outcome = agree(firm.length > 0 ? firm : later, dictionary.vocabularies.get(attribute.vocabulary ?? ''))
    if (outcome.clash !== undefined) {
      questions.push(differing(sheet, attribute, outcome.clash, 'differs'))
      continue
    }
    const value = outcome.value
    const first = (firm.length > 0 ? firm : later)[0]
    if (value !== undefined && first !== undefined) {
      const other = firm.length > 0 ? later.filter((claim) => claim.values[0] !== undefined && !sameValue(claim.values[0], value)) : []
      if (other.length > 0) {
        questions.push(differing(sheet, attribute, [first, ...other], 'option'))
        continue
      }
      facts[attribute.id] = factOf(sheet, outcome.by ?? first, value)
      continue
    }
    // What is asked of any goods is asked when it matters, not because a sheet is vague about it.
    const general = attribute.kinds.length === 0 && all.every((claim) => claim.doubt !== undefined && !ALWAYS_ASKED.has(claim.doubt))
    if (!general) questions.push(doubtful(sheet, attribute, all, dictionary))
  }
  return { facts: ordered(facts), questions }
}

const ordered = (facts: Readonly<Record<string, Fact>>): Record<string, Fact> =>
  Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)))

/** The one value all claims agree on, or those that clash. */
const agree = (
  claims: readonly Claim[],
  terms: ReadonlyMap<string, Term> | undefined,
): { readonly value?: Value; readonly by?: Claim; readonly clash?: readonly Claim[] } => {
  let value: Value | undefined
  let by: Claim | undefined
  for (const claim of claims) {
    const next = claim.values[0]
    if (next === undefined) continue
    if (value === undefined) {
      value = next
      by = claim
      continue
    }
    const joined = join(value, next, terms)
    if (joined === undefined) return { clash: claims }
    // The source quoted is the one that says most.
    if (!sameValue(joined, value) && sameValue(joined, next)) by = claim
    value = joined
  }
  return { ...(value === undefined ? {} : { value }), ...(by === undefined ? {} : { by }) }
}

const differing = (sheet: Sheet, attribute: Attribute, claims: readonly Claim[], word: 'differs' | 'option'): SheetQuestion => ({
  about: attribute.id,
  says: { key: `describe:unsure.${word}`, params: { attribute: attribute.title } },
  ...(claims[0] === undefined ? {} : { source: sourceOf(sheet, claims[0].where) }),
  choices: unique(claims.flatMap((claim) => claim.values.map((value) => choice(sheet, claim, attribute, value)))),
})

const choice = (sheet: Sheet, claim: Claim, attribute: Attribute, value: Value): Choice => ({
  label: valueLabel(attribute, value),
  gives: { facts: { [attribute.id]: { value, status: claim.status, source: sourceOf(sheet, claim.where) } } },
})

const unique = (choices: readonly Choice[]): Choice[] =>
  choices.filter(
    (one, place) =>
      choices.findIndex(
        (other) => other.label === one.label && Object.keys(other.gives.facts ?? {})[0] === Object.keys(one.gives.facts ?? {})[0],
      ) === place,
  )

const none = (): Choice => ({ label: '', says: { key: 'describe:choice.none', params: {} }, gives: {} })

const MOST_QUOTED = 90

/** The words a question is about: the line if it is short, else the value itself. */
const quoted = (sheet: Sheet, claim: Claim): string => {
  const line = textOf(sheet, claim.where).replace(/\s+/g, ' ')
  return line.length <= MOST_QUOTED ? line : textOf(sheet, claim.at).trim().replace(/\s+/g, ' ').slice(0, MOST_QUOTED)
}

const doubtful = (sheet: Sheet, attribute: Attribute, claims: readonly Claim[], dictionary: Dictionary): SheetQuestion => {
  const best = [...claims].sort((a, b) => b.score - a.score)[0] as Claim
  const doubt: Doubt = best.doubt ?? 'label'
  const rivals = best.rivals.filter((rival) => dictionary.attributes.has(rival.id))
  const own = claims
    .filter((claim) => claim.doubt !== undefined)
    .flatMap((claim) => claim.values.map((value) => choice(sheet, claim, attribute, value)))
  const others =
    doubt === 'meaning'
      ? rivals.flatMap((rival) =>
          best.values.map((value) => ({ ...choice(sheet, best, rival, value), label: `${rival.title}: ${valueLabel(rival, value)}` })),
        )
      : []
  const named = doubt === 'meaning' && others.length > 0 ? own.map((one) => ({ ...one, label: `${attribute.title}: ${one.label}` })) : own
  return {
    about: attribute.id,
    says: {
      key: `describe:unsure.${doubt}`,
      params: { attribute: attribute.title, text: quoted(sheet, best) },
    },
    source: sourceOf(sheet, best.where),
    choices: [...unique([...named, ...others]), none()],
  }
}

const intervalLabel = (interval: Interval, dimension: string | undefined, unit: string | undefined): string => {
  const say = (at: Interval['lo']): string =>
    at === null ? '' : dimension !== undefined && isDimension(dimension) ? formatQuantity(at.at, dimension, unit) : formatRational(at.at)
  const { lo, hi } = interval
  if (lo !== null && hi !== null) return compare(lo.at, hi.at) === 0 ? say(lo) : `${say(lo)} … ${say(hi)}`
  if (lo !== null) return `${lo.open ? '>' : '≥'} ${say(lo)}`
  if (hi !== null) return `${hi.open ? '<' : '≤'} ${say(hi)}`
  return '?'
}

/** A value in signs and units, for a choice's label; the same in every language. */
export const valueLabel = (attribute: Attribute, value: Value): string => {
  const dimension = attribute.type === 'count' ? 'number' : attribute.dimension
  switch (value.type) {
    case 'number':
      return intervalLabel(value.within, dimension, attribute.unit)
    case 'range': {
      const [least, greatest] = [
        intervalLabel(value.least, dimension, attribute.unit),
        intervalLabel(value.greatest, dimension, attribute.unit),
      ]
      return least === greatest ? least : `${least} … ${greatest}`
    }
    case 'bool':
      return value.is ? '✔' : '✘'
    case 'enum':
      return value.among.join(', ')
    case 'set':
      return `${value.has.join(', ')}${value.complete ? '' : ' …'}`
    case 'text':
    case 'date':
      return value.is
    case 'structure':
      return value.names[0] ?? value.cas[0] ?? value.smiles ?? value.chemical ?? ''
    case 'composition':
      return value.parts.map((part) => `${part.of} ${intervalLabel(part.share, 'massFraction', 'wt %')}`).join(', ')
    case 'curve':
      return `${value.points.length}`
  }
}
