/**
 * Does a national list cover reference lists on a day? Per reference provision: covered and by what, the gaps with a concrete item
 * each that was replayed in the evaluator, or said to be not proved. What is shown is that our encoding of one text covers our
 * encoding of the other (UNSCR 1540 OP3(d), UNSCR 2325).
 */
import type { Engine } from '../classify/engine.ts'
import { evaluateRule, type World as Facing } from '../classify/evaluate.ts'
import type { Deal, Item } from '../classify/facts.ts'
import { isOfKind } from '../classify/kinds.ts'
import { type Rule, type Rulebook, rulebook } from '../classify/rulebook.ts'
import { not } from '../classify/truth.ts'
import type { Truth } from '../classify/verdict.ts'
import { hashOf } from '../list/canonical.ts'
import { descendants } from '../list/lattice.ts'
import type { ControlList, Dictionary } from '../list/model.ts'
import type { Rest } from './ground.ts'
import { neededBy } from './mentions.ts'
import type { Prover } from './prover.ts'
import { ask, type Found } from './question.ts'
import type { Region } from './words.ts'

/** `judgement`: the two sides ask different judgements of a person, and only a person can compare them. */
export type CoverStatus = 'covered' | 'gap' | 'not-proved' | 'judgement'

/** What the evaluator says of a missed item: of the reference provision, and of the national rule that comes nearest to matching. */
export interface Replay {
  readonly reference: Truth
  readonly national: Truth
  /** True on the reference and not true on the national list. */
  readonly ok: boolean
}

/** A region that the national list misses. Without `replay` no fact can say the item (a chemical the dictionary does not hold). */
export interface Gap {
  readonly region: Region
  readonly item: Item
  readonly deal?: Deal
  /** What of the item no fact can say. */
  readonly unsaid: readonly string[]
  readonly replay?: Replay
}

/** One reference provision's result. */
export interface CoverRow {
  /** The reference list's id. */
  readonly reference: string
  /** Full id of the reference provision. */
  readonly provision: string
  readonly title: string
  readonly status: CoverStatus
  /** Full ids of the national provisions that together cover it. */
  readonly by: readonly string[]
  readonly gaps: readonly Gap[]
  /** There are more gaps than are told. */
  readonly cut: boolean
  /** Why it is not proved: the solver gave up, nothing can meet the provision, or a found item could not be confirmed. */
  readonly why?: 'unknown' | 'empty' | 'unconfirmed' | 'replay-failed'
  /** What the result rests on besides the lists. */
  readonly rests: Readonly<Partial<Record<Rest, readonly string[]>>>
  /** The national list leaves something of the kind free; else it covers by taking in everything of the kind. */
  readonly leaves: boolean
}

/** The whole answer. */
export interface CoverReport {
  readonly on: string
  readonly prover: { readonly name: string; readonly version: string }
  readonly rows: readonly CoverRow[]
  /** Questions asked of the prover; the others were kept from before. */
  readonly asked: number
}

/** Results kept by the content of what was asked. Belongs to one dictionary and one prover. */
export type CoverCache = Map<string, CoverRow>

/** How coverage is asked for. */
export interface CoverAsked {
  /** The day (YYYY-MM-DD) whose law counts on both sides. */
  readonly on: string
  /** Another day for the national side: to compare a list with itself. */
  readonly nationalOn?: string
  readonly engine: Engine
  readonly prover: Prover
  readonly cache?: CoverCache
  /** Only these reference provisions (full ids). */
  readonly only?: ReadonlySet<string>
  /** Lists that national provisions refer to and that are not national law themselves. */
  readonly beside?: readonly ControlList[]
  /** No more regions of one provision than this; 12 if left out. */
  readonly most?: number
}

const MOST_REGIONS = 12
const STRENGTH: Readonly<Record<string, number>> = { refer: 1, controlled: 2, prohibited: 3, released: 0 }

/** Proves or finds gaps, for every provision of the reference lists in force on the day. */
export const cover = (national: readonly ControlList[], references: readonly ControlList[], asked: CoverAsked): CoverReport => {
  const { engine, prover, on } = asked
  const book = rulebook(references, on)
  const law = new Set(national.map((list) => list.id))
  const nationalBook = rulebook([...national, ...(asked.beside ?? []).filter((list) => !law.has(list.id))], asked.nationalOn ?? on)
  const own = nationalBook.rules.filter((rule) => law.has(rule.list) && rule.provision.effect !== 'released')
  const cache = asked.cache ?? new Map<string, CoverRow>()
  const names = fingerprints()
  const kinds = kindsTogether(engine.dictionary)
  let count = 0
  const rows = book.rules.flatMap((reference): readonly CoverRow[] => {
    if (reference.provision.effect === 'released' || (asked.only !== undefined && !asked.only.has(reference.provision.full))) return []
    const strength = STRENGTH[reference.provision.effect] ?? 0
    const candidates = own.filter((rule) => (STRENGTH[rule.provision.effect] ?? 0) >= strength && kinds(reference, rule))
    const yielded = reference.provision.yieldsTo.flatMap((to) => book.under(to)).filter((rule) => rule !== reference)
    const key = hashOf([
      names(reference, book),
      yielded.map((rule) => names(rule, book)),
      candidates.map((rule) => names(rule, nationalBook)),
      asked.most ?? MOST_REGIONS,
      prover.name,
      prover.version,
    ])
    const kept = cache.get(key)
    if (kept !== undefined) return [kept]
    count++
    const reply = ask({ reference, book, yielded, national: nationalBook, candidates, most: asked.most ?? MOST_REGIONS }, engine, prover)
    const gaps = reply.found.map((found) => gapOf(found, reference, book, own, nationalBook, engine))
    const made: CoverRow = {
      reference: reference.list,
      provision: reference.provision.full,
      title: reference.provision.title,
      ...statusOf(reply.answer, reply.found, gaps),
      by: reply.by.map((rule) => rule.provision.full),
      gaps,
      cut: reply.cut,
      rests: reply.rests,
      leaves: reply.leaves,
    }
    cache.set(key, made)
    return [made]
  })
  return { on, prover: { name: prover.name, version: prover.version }, rows, asked: count }
}

/** Only a gap that stands is a gap; only `covered` of the prover is covered. */
const statusOf = (answer: string, found: readonly Found[], gaps: readonly Gap[]): Pick<CoverRow, 'status' | 'why'> => {
  if (answer === 'covered') return { status: 'covered' }
  if (answer !== 'gaps') return { status: 'not-proved', why: answer === 'empty' ? 'empty' : 'unknown' }
  const stands = found.filter(
    (one, i) =>
      gaps[i]?.replay?.ok === true ||
      (gaps[i]?.replay === undefined && one.definite && !one.witness.unsaid.some((what) => what !== 'chemical' && what !== 'composition')),
  )
  if (stands.length === 0)
    return { status: 'not-proved', why: gaps.some((gap) => gap.replay?.ok === false) ? 'replay-failed' : 'unconfirmed' }
  return stands.every((one) => one.faces.length > 0) ? { status: 'judgement' } : { status: 'gap' }
}

/** The truth of a rule of an item, what releases it counted in. */
const heldBy = (rule: Rule, item: Item, world: Facing): Truth => {
  const truths = [
    evaluateRule(rule, item, world).truth,
    ...(world.book.releasedBy.get(rule.index) ?? []).map((one) => not(evaluateRule(one, item, world).truth)),
  ]
  return truths.includes(0) ? 0 : truths.includes(-1) ? -1 : 1
}

/** Replays an item on a provision of the reference and on every national provision. */
export const replay = (
  item: Item,
  deal: Deal | undefined,
  reference: Rule,
  book: Rulebook,
  own: readonly Rule[],
  national: Rulebook,
  engine: Engine,
): Replay => {
  const more = deal === undefined ? {} : { deal }
  const truth = heldBy(reference, item, { book, engine, ...more })
  const others = own.map((rule) => heldBy(rule, item, { book: national, engine, ...more }))
  // A weaker effect than the reference's does not cover.
  const enough = others.filter((_, i) => (STRENGTH[own[i]?.provision.effect ?? ''] ?? 0) >= (STRENGTH[reference.provision.effect] ?? 0))
  const nearest = enough.includes(1) ? 1 : enough.includes(-1) ? -1 : 0
  return { reference: truth, national: nearest, ok: truth === 1 && nearest !== 1 }
}

const gapOf = (
  { region, witness }: Found,
  reference: Rule,
  book: Rulebook,
  own: readonly Rule[],
  national: Rulebook,
  engine: Engine,
): Gap => {
  const { item, deal, unsaid } = witness
  const base = { region, item, unsaid, ...(deal === undefined ? {} : { deal }) }
  return unsaid.length > 0 ? base : { ...base, replay: replay(item, deal, reference, book, own, national, engine) }
}

/** Whether two rules can be of one thing; kept, since it is asked for every pair. */
const kindsTogether = (dictionary: Dictionary): ((a: Rule, b: Rule) => boolean) => {
  const kept = new Map<string, boolean>()
  return (a, b) => {
    if (a.kinds.length === 0 || b.kinds.length === 0) return true
    const key = `${a.kinds.join()}|${b.kinds.join()}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const together = a.kinds.some(
      (kind) =>
        isOfKind(dictionary.kinds, { kinds: [kind], notKinds: [] }, b.kinds) !== 0 ||
        b.kinds.some((other) => descendants(dictionary.kinds, kind).has(other)),
    )
    kept.set(key, together)
    return together
  }
}

const contents = new WeakMap<object, string>()

/** Names a rule by all its truth rests on, so that an edit changes only the names of what it touches. */
const fingerprints = (): ((rule: Rule, book: Rulebook) => string) => {
  const kept = new Map<Rule, string>()
  const content = (of: object): string => {
    const known = contents.get(of) ?? hashOf(of)
    contents.set(of, known)
    return known
  }
  const own = (rule: Rule): string =>
    [
      rule.provision.full,
      rule.provision.effect,
      rule.kinds.join(),
      ...rule.when.map((one) => content(one.expr)),
      '-',
      ...rule.excludes.map((one) => content(one.expr)),
    ].join(' ')
  // Software for a thing may be tied to what refers back to it, so all that is reached is named together.
  const name = (rule: Rule, book: Rulebook): string => {
    const known = kept.get(rule)
    if (known !== undefined) return known
    const reached = new Set<Rule>([rule])
    for (const one of reached) for (const next of neededBy(one, book)) reached.add(next)
    const made = hashOf([own(rule), ...[...reached].map(own).sort()])
    kept.set(rule, made)
    return made
  }
  return name
}
