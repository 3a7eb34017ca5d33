/**
 * A row of a State's present list, and the reference provisions it may mean: several ways of looking, joined. Only suggestions: what a row
 * means is for a person to say.
 */
import MiniSearch from 'minisearch'
import type { Expr, Limit } from '../list/expression.ts'
import { ancestors, isA } from '../list/lattice.ts'
import { walk } from '../list/link.ts'
import type { ControlList, Dictionary, Provision } from '../list/model.ts'
import { effective, lineage } from '../list/resolve.ts'
import { type Dimension, dimensionsOf, findUnit, toBase } from '../quantity/units.ts'
import { inFamily } from '../substance/families.ts'
import { readSheet, type Sheet, type Span, wordsOf } from './document.ts'
import { hsToKinds } from './hs.ts'
import { indexKinds, type KindIndex } from './kinds.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { measuresIn } from './measures.ts'
import { numeralStyle } from './numerals.ts'
import { findPhrases } from './phrases.ts'
import { casIn, namesIn } from './read-chemicals.ts'
import type { Thesaurus } from './thesaurus.ts'

/** A row as it was read. */
export interface ProvisionRow {
  readonly number: string
  readonly text: string
  readonly cas?: string
  readonly hs?: string
}

/** What speaks for a suggestion. */
export type SuggestionReason = 'words' | 'kind' | 'limits' | 'chemical' | 'family' | 'hs' | 'number'

/** A provision a row may mean; `score` only orders (best first), `why` says what speaks for it, the strongest first. */
export interface Suggestion {
  readonly provision: string
  readonly title: string
  readonly score: number
  readonly why: readonly SuggestionReason[]
}

interface Entry {
  readonly provision: Provision
  readonly limits: ReadonlySet<string>
  readonly chemicals: ReadonlySet<string>
  readonly families: readonly string[]
  readonly kinds: ReadonlySet<string>
  readonly codes: ReadonlySet<string>
}

/** What rows are held against; built once by `indexProvisions`. */
export interface ProvisionIndex {
  readonly dictionary: Dictionary
  readonly lexicon: Lexicon
  readonly kinds: KindIndex
  readonly search: MiniSearch<{
    readonly id: string
    readonly title: string
    readonly above: string
    readonly words: string
    readonly notes: string
  }>
  readonly entries: ReadonlyMap<string, Entry>
  /** Limit -> how many provisions have it: a common one says little. */
  readonly limitCounts: ReadonlyMap<string, number>
}

/** Weights of the ways of looking, set on imitated lists (bench/import.bench.ts). */
const WEIGHTS: Readonly<Record<SuggestionReason, number>> = {
  words: 1,
  kind: 0.35,
  limits: 0.8,
  chemical: 1.2,
  family: 0.5,
  hs: 0.1,
  number: 1.5,
}

const limitKey = (limit: Limit): string => `${limit.value.n}/${limit.value.d}`

const limitsOf = (expr: Expr): readonly Limit[] =>
  'limit' in expr && expr.limit !== undefined ? [expr.limit] : expr.op === 'overlaps' ? [expr.lo, expr.hi] : []

/** All words of what a condition speaks of: attributes, values, chemicals, as the dictionary calls them. */
const wordsOfCondition = (exprs: readonly Expr[], dictionary: Dictionary): string =>
  exprs
    .flatMap((node): readonly string[] => {
      const attribute = 'attr' in node ? dictionary.attributes.get(node.attr) : undefined
      const own = attribute === undefined ? [] : [attribute.title, ...attribute.words]
      if (node.op === 'is')
        return [
          ...own,
          ...node.values.flatMap((value) => dictionary.vocabularies.get(attribute?.vocabulary ?? '')?.get(value)?.title ?? value),
        ]
      if (node.op === 'chemical')
        return [dictionary.chemicals.get(node.chemical)?.title ?? '', ...(dictionary.chemicals.get(node.chemical)?.names ?? [])]
      if (node.op === 'composition') return node.of
      if (node.op === 'relation') return [node.relation, ...node.purposes]
      return own
    })
    .join(' ; ')

const entryOf = (provision: Provision, exprs: readonly Expr[]): Entry => ({
  provision,
  limits: new Set(exprs.flatMap(limitsOf).map(limitKey)),
  chemicals: new Set(exprs.flatMap((node) => (node.op === 'chemical' ? [node.chemical] : []))),
  families: exprs.flatMap((node) => (node.op === 'family' ? [node.family] : [])),
  kinds: new Set(provision.kinds),
  codes: new Set([provision.id, ...Object.values(provision.see).flat()].map((code) => code.toLowerCase())),
})

/** Builds the index of the provisions in force on a day. */
export const indexProvisions = (
  lists: readonly ControlList[],
  dictionary: Dictionary,
  thesaurus: Thesaurus,
  on: string,
): ProvisionIndex => {
  const lexicon = lexiconOf(thesaurus)
  const stems = (text: string): string[] =>
    lexicon
      .tokens(wordsOf(text.toLowerCase(), { start: 0, end: text.length }))
      .filter((token) => !token.stop)
      .map((token) => token.stem)
  const search = new MiniSearch<{
    readonly id: string
    readonly title: string
    readonly above: string
    readonly words: string
    readonly notes: string
  }>({
    fields: ['title', 'above', 'words', 'notes'],
    storeFields: [],
    tokenize: stems,
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 3, above: 1.5, words: 1, notes: 0.5 },
      combineWith: 'OR',
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  })
  const entries = new Map<string, Entry>()
  const limitCounts = new Map<string, number>()
  for (const list of lists) {
    for (const provision of list.provisions) {
      const whole = effective(list, provision, on)
      if (whole === undefined) continue
      const exprs = whole.when.flatMap((part) => [...walk(part.expr)])
      const entry = entryOf(provision, exprs)
      entries.set(provision.full, entry)
      for (const limit of entry.limits) limitCounts.set(limit, (limitCounts.get(limit) ?? 0) + 1)
      const kinds = provision.kinds.flatMap((kind) => [
        dictionary.kinds.get(kind)?.title ?? '',
        ...(dictionary.kinds.get(kind)?.words ?? []),
      ])
      search.add({
        id: provision.full,
        title: provision.title,
        above: lineage(list, provision)
          .slice(1)
          .map((one) => one.title)
          .join(' ; '),
        words: `${kinds.join(' ; ')} ; ${wordsOfCondition(exprs, dictionary)}`,
        notes: provision.versions.flatMap((version) => version.notes.map((note) => note.text)).join(' ; '),
      })
    }
  }
  return { dictionary, lexicon, kinds: indexKinds(dictionary, lexicon), search, entries, limitCounts }
}

/** Every exact value a number of the row can stand for, in base units of every dimension its unit may be of. */
const limitsIn = (sheet: Sheet, whole: Span, lexicon: Lexicon): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const measure of measuresIn(sheet.plain, whole, lexicon, numeralStyle(sheet.plain))) {
    for (const amount of measure.amounts) {
      if (amount.foreign) continue
      for (const reading of amount.readings) {
        found.add(`${reading.n}/${reading.d}`)
        for (const dimension of amount.unit === '' ? [] : dimensionsOf(amount.unit)) {
          const unit = findUnit(amount.unit, dimension as Dimension)
          const base = unit === undefined ? undefined : toBase(reading, unit)
          if (base !== undefined) found.add(`${base.n}/${base.d}`)
        }
      }
    }
  }
  return found
}

/** The provisions a row may mean, best first, at most `most`. Empty where nothing at all speaks for any. */
export const suggestProvisions = (row: ProvisionRow, index: ProvisionIndex, most = 5): readonly Suggestion[] => {
  const { dictionary, lexicon, entries } = index
  const sheet = readSheet(`${row.text}${row.cas === undefined ? '' : `\nCAS ${row.cas}`}`)
  const whole = { start: 0, end: sheet.plain.length }
  const parts = new Map<string, Partial<Record<SuggestionReason, number>>>()
  const add = (id: string, reason: SuggestionReason, share: number): void => {
    const before = parts.get(id) ?? {}
    parts.set(id, { ...before, [reason]: Math.max(before[reason] ?? 0, Math.min(1, share)) })
  }

  const found = row.text.trim() === '' ? [] : index.search.search(row.text)
  const best = found[0]?.score ?? 1
  for (const hit of found.slice(0, 60)) add(String(hit.id), 'words', hit.score / best)

  const chemicals = new Set(
    [...casIn(sheet, whole, dictionary).found, ...namesIn(sheet, whole, dictionary)].flatMap((one) => one.chemical ?? []),
  )
  const limits = limitsIn(sheet, whole, lexicon)
  const named = new Set(
    findPhrases(
      sheet.plain,
      lexicon.tokens(wordsOf(sheet.plain, { start: 0, end: Math.min(row.text.length, whole.end) })),
      index.kinds.phrases,
    ).map((hit) => hit.of),
  )
  const declared = row.hs === undefined ? [] : hsToKinds(row.hs, dictionary)
  const codes = new Set(
    `${row.number} ${row.text}`.toLowerCase().match(/\b[0-9][a-z][0-9]{3}(?:\.[a-z0-9]+)*\b|\b\d\.[a-z]\.\d+(?:\.[a-z0-9]+)*\b/g) ?? [],
  )

  for (const [id, entry] of entries) {
    const shared = [...entry.limits].filter((limit) => limits.has(limit))
    // A rare limit (230 u) says more than a common one (1 %); both how much of the provision and of the row agree.
    const weigh = (all: readonly string[]): number => all.reduce((sum, limit) => sum + 1 / Math.sqrt(index.limitCounts.get(limit) ?? 1), 0)
    if (shared.length > 0) add(id, 'limits', weigh(shared) / Math.max(weigh([...entry.limits]), 0.5))
    if ([...chemicals].some((one) => entry.chemicals.has(one))) add(id, 'chemical', 1 / Math.sqrt(entry.chemicals.size))
    else if (entry.families.length > 0) {
      const graphs = [...chemicals].flatMap((one) => dictionary.chemicals.get(one)?.graph ?? [])
      if (graphs.some((graph) => entry.families.some((family) => inFamily(graph, family)))) add(id, 'family', 1)
    }
    if ([...entry.kinds].some((kind) => named.has(kind))) add(id, 'kind', 1)
    else if (
      [...entry.kinds].some((kind) =>
        [...named].some((one) => ancestors(dictionary.kinds, one).has(kind) || isA(dictionary.kinds, kind, one)),
      )
    )
      add(id, 'kind', 0.5)
    const hs = declared.find((one) => entry.kinds.has(one.kind))
    if (hs !== undefined) add(id, 'hs', hs.digits / 6)
    if ([...codes].some((code) => entry.codes.has(code))) add(id, 'number', 1)
  }
  return [...parts]
    .map(([id, reasons]) => {
      const weighed = (Object.entries(reasons) as [SuggestionReason, number][])
        .map(([reason, share]) => [reason, share * WEIGHTS[reason]] as const)
        .sort((a, b) => b[1] - a[1])
      const score = weighed.reduce((sum, [, weight]) => sum + weight, 0)
      return {
        provision: id,
        title: entries.get(id)?.provision.title ?? id,
        score: Math.round(score * 1000) / 1000,
        why: weighed.map(([reason]) => reason),
      }
    })
    .sort((a, b) => b.score - a.score || (a.provision < b.provision ? -1 : 1))
    .slice(0, most)
}
