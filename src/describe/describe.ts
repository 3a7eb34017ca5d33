/**
 * Reads a data sheet: which kind of goods it is about, and what it says of them, each fact with the words it was read from. What
 * the sheet leaves open is a question, never a guess. Judgements are never read.
 */
import type { Fact, Item, Value } from '../classify/facts.ts'
import { descendants } from '../list/lattice.ts'
import type { Attribute, Dictionary } from '../list/model.ts'
import { type AttributeIndex, attributesOf, indexAttributes, namesOf, narrowness } from './attributes.ts'
import type { Claim } from './claims.ts'
import { placeOf, readSheet, type Sheet, type Span, textOf, trim, wordsOf } from './document.ts'
import { hsToKinds, readHs } from './hs.ts'
import { indexKinds, type KindIndex, type KindRanking, type RankedKind, rankKinds } from './kinds.ts'
import { type Entry, layOut, type Layout } from './layout.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { measuresIn } from './measures.ts'
import { numeralStyle, type NumeralStyle } from './numerals.ts'
import { type ChemistryRead, readChemistry } from './chemistry.ts'
import { readEntry, type SheetReader, SURE } from './read-entries.ts'
import { readText } from './read-text.ts'
import { readCurves } from './read-curve.ts'
import { readDimensions } from './read-dimensions.ts'
import { readTouching } from './read-touching.ts'
import { type SheetQuestion, settle, sourceOf } from './settle.ts'
import { indexTerms, type TermIndex } from './terms.ts'
import type { Role, Thesaurus } from './thesaurus.ts'

/** What is known beside the text. */
export interface DescribeOptions {
  readonly thesaurus: Thesaurus
  /** Kinds a person has settled; the text is then read for them alone. */
  readonly kinds?: readonly string[]
  /** An HS code from the declaration. */
  readonly hs?: string
  /** Which model of a table with several (its heading, as it stands there). */
  readonly model?: string
}

/** Text that was seen and not used, and why (a word of `describe:ignored.*`). */
export interface Ignored {
  readonly text: string
  readonly line: number
  readonly column: number
  readonly why: 'not-asked' | 'too-long' | 'broken-cas' | 'other-model'
}

/** What a sheet says. */
export interface Description {
  /** Best first. */
  readonly kinds: readonly RankedKind[]
  /** The kind, where one is clearly ahead or a person has settled it. */
  readonly kind: string | undefined
  readonly facts: Readonly<Record<string, Fact>>
  /** Ready to be classified; of no kind where none is sure. */
  readonly item: Item
  readonly questions: readonly SheetQuestion[]
  readonly ignored: readonly Ignored[]
  /** The HS code read in the text or given. */
  readonly hs: string | undefined
}

interface Tools {
  readonly lexicon: Lexicon
  readonly attributes: AttributeIndex
  readonly kinds: KindIndex
  readonly terms: TermIndex
}

const tools = new WeakMap<Dictionary, WeakMap<Thesaurus, Tools>>()

/** The indexes of a dictionary under a thesaurus, built once. */
const toolsOf = (dictionary: Dictionary, thesaurus: Thesaurus): Tools => {
  const made = tools.get(dictionary) ?? new WeakMap<Thesaurus, Tools>()
  tools.set(dictionary, made)
  const known = made.get(thesaurus)
  if (known !== undefined) return known
  const lexicon = lexiconOf(thesaurus)
  const built: Tools = { lexicon, attributes: indexAttributes(dictionary, lexicon), kinds: indexKinds(dictionary, lexicon), terms: indexTerms(dictionary, lexicon) }
  made.set(thesaurus, built)
  return built
}

const NUMERIC = new Set(['quantity', 'range', 'count'])
const MOST_KINDS = 4
const MOST_ENTRIES = 1500
const MOST_PARAGRAPHS = 400

/** Reads a sheet. Never throws on any text. */
export const describe = (text: string, dictionary: Dictionary, options: DescribeOptions): Description => {
  const { lexicon, attributes, kinds, terms } = toolsOf(dictionary, options.thesaurus)
  const sheet = readSheet(text)
  const style = numeralStyle(sheet.plain)
  const all = new Set(attributes.fillable)
  const layout = layoutOf(sheet, lexicon, attributes, all, style)
  const entries = layout.entries.slice(0, MOST_ENTRIES)
  const paragraphs = layout.text.slice(0, MOST_PARAGRAPHS)
  const heads = headsOf(sheet, layout, lexicon)
  const hs = (options.hs === undefined ? undefined : readHs(options.hs)) ?? hsIn(sheet, entries, lexicon)
  const chemistry = readChemistry(sheet, { entries, paragraphs, heads: heads.map((head) => head.span) }, dictionary, terms, lexicon, style)
  const ranking = rankKinds(
    sheet,
    {
      heads: heads.map((head) => head.span), lead: leadOf(layout, paragraphs), whole: { start: 0, end: Math.min(sheet.plain.length, 20_000) }, hs,
      attributes: attributeEvidence(sheet, entries, lexicon, attributes, all, dictionary), named: chemistry.kinds(dictionary),
    },
    kinds, dictionary, lexicon,
  )
  const settled = options.kinds ?? (ranking.sure === undefined ? [] : [ranking.sure])
  const candidates = settled.length > 0 ? settled : ranking.ranked.slice(0, MOST_KINDS).map((kind) => kind.id)
  const reader: SheetReader = { sheet, dictionary, lexicon, terms, attributes, allowed: attributesOf(dictionary, candidates), style }
  const models = modelsOf(sheet, layout)
  const wanted = models.find((model) => options.model !== undefined && sameWords(textOf(sheet, model), options.model))
  const claims = [
    ...entries.flatMap((entry) => [...readEntry(reader, entry), ...readCellText(reader, entry)]),
    ...paragraphs.flatMap((span) => readText(reader, span)),
    ...readTouching(reader, entries, paragraphs),
    ...readDimensions(reader, entries),
    ...readCurves(reader, entries, paragraphs),
    ...chemistry.claims(reader),
  ]
  const chosen = chooseModel(sheet, claims, models, wanted, dictionary)
  const result = settle(sheet, withoutEchoes(chosen.claims), dictionary)
  const notKinds = ranking.denied.filter((kind) => settled.some((one) => one !== kind && descendants(dictionary.kinds, one).has(kind)))
  const questions = [...kindQuestion(ranking, settled, dictionary, chemistry), ...chosen.questions, ...chemistry.questions(sheet), ...[...result.questions].sort((a, b) => worth(dictionary, b) - worth(dictionary, a))]
  return {
    kinds: ranking.ranked,
    kind: settled[0],
    facts: result.facts,
    item: { kinds: settled, notKinds, facts: result.facts, parts: {}, ties: [], tiesComplete: false, unknowable: [] },
    questions,
    ignored: ignoredOf(sheet, entries, claims, chosen.dropped, chemistry, reader),
    hs,
  }
}

const sameWords = (a: string, b: string): boolean => a.replace(/\s+/g, ' ').trim().toLowerCase() === b.replace(/\s+/g, ' ').trim().toLowerCase()

const layoutOf = (sheet: Sheet, lexicon: Lexicon, index: AttributeIndex, all: ReadonlySet<Attribute>, style: NumeralStyle): Layout => {
  const roleOf = (span: Span): ReadonlySet<Role> | undefined => {
    const words = wordsOf(sheet.plain, span)
    const role = lexicon.roleAt(words, 0)
    return role !== undefined && role.words === words.length ? role.roles : undefined
  }
  return layOut(sheet, {
    names: (span) => namesOf(sheet, span, undefined, lexicon, index, all).some((naming) => naming.whole && naming.score >= 0.6),
    models: (span) => roleOf(span)?.has('model') === true,
    column: (span) => {
      const roles = roleOf(span)
      for (const [role, column] of [['column-minimum', 'minimum'], ['column-maximum', 'maximum'], ['column-typical', 'typical'], ['column-unit', 'unit'], ['column-value', 'value'], ['column-note', 'note']] as const) if (roles?.has(role) === true) return column
      return undefined
    },
    measures: (span) => measuresIn(sheet.plain, span, lexicon, style),
  })
}

const hasRole = (sheet: Sheet, lexicon: Lexicon, span: Span, role: Role): boolean => {
  const words = wordsOf(sheet.plain, span)
  const found = lexicon.roleAt(words, 0)
  return found !== undefined && found.words === words.length && found.roles.has(role)
}

interface Head {
  readonly span: Span
  readonly product: boolean
}

/** What names the goods: behind "product:" if there is such a line, and the title. */
const headsOf = (sheet: Sheet, layout: Layout, lexicon: Lexicon): Head[] => {
  const product = layout.entries.filter((entry) => entry.model === undefined && hasRole(sheet, lexicon, entry.label, 'product')).map((entry) => ({ span: entry.cell, product: true }))
  // Without a title (the sheet begins with a table) the first text stands in for it.
  const title = layout.title ?? layout.text[0]
  const labelled = title !== undefined && product.some((head) => head.span.start >= title.start && head.span.end <= title.end)
  return [...product.slice(0, 3), ...(title === undefined || labelled ? [] : [{ span: { start: title.start, end: Math.min(title.end, title.start + 200) }, product: false }])]
}

/** The first plain text below the title. */
const leadOf = (layout: Layout, paragraphs: readonly Span[]): Span[] => {
  const below = paragraphs.filter((span) => layout.title === undefined || span.start > layout.title.end)
  return below.slice(0, 2).map((span) => ({ start: span.start, end: Math.min(span.end, span.start + 300) }))
}

const hsIn = (sheet: Sheet, entries: readonly Entry[], lexicon: Lexicon): string | undefined => {
  for (const entry of entries) if (hasRole(sheet, lexicon, entry.label, 'hs')) return readHs(sheet.plain.slice(entry.cell.start, entry.cell.end))
  return undefined
}

/** Which kinds' own attributes the labels name: the rarer the attribute, the more it says. */
const attributeEvidence = (sheet: Sheet, entries: readonly Entry[], lexicon: Lexicon, index: AttributeIndex, all: ReadonlySet<Attribute>, dictionary: Dictionary): ReadonlyMap<string, number> => {
  const evidence = new Map<string, number>()
  for (const entry of entries.slice(0, 120)) {
    const named = namesOf(sheet, entry.label, entry.section, lexicon, index, all).filter((naming) => naming.whole && naming.score >= SURE && naming.attribute.kinds.length > 0)
    const seen = new Set<string>()
    for (const { attribute } of named) {
      for (const kind of attribute.kinds) {
        if (seen.has(kind)) continue
        seen.add(kind)
        evidence.set(kind, (evidence.get(kind) ?? 0) + 1 / (attribute.kinds.length * named.length ** 0.5))
      }
    }
  }
  void dictionary
  return evidence
}

/** A value's cell may say more than its label asks (`Sealing of the stem: bellows seal, welded`). */
const readCellText = (reader: SheetReader, entry: Entry): Claim[] =>
  /\p{L}{3}/u.test(reader.sheet.plain.slice(entry.cell.start, entry.cell.end)) ? readText(reader, entry.cell).map((claim) => ({ ...claim, model: entry.model, where: quoteWithLabel(reader.sheet, entry, claim) })) : []

const quoteWithLabel = (sheet: Sheet, entry: Entry, claim: Claim): Span => {
  const from = entry.label.start < claim.where.start ? entry.label.start : claim.where.start
  return claim.where.end - from > 240 ? claim.where : trim(sheet.plain, { start: from, end: claim.where.end })
}

/** The same number read twice for one attribute (as a labelled value and as text of its cell) is one claim: the surer. */
const withoutEchoes = (claims: readonly Claim[]): Claim[] =>
  claims.filter((claim, place) => !claims.some((other, at) => at !== place && other.attribute === claim.attribute && other.at.start < claim.at.end && other.at.end > claim.at.start && other.model?.start === claim.model?.start && (other.score > claim.score || (other.score === claim.score && at < place))))
    .filter((claim, _, left) => claim.doubt === undefined || !NUMERIC.has(claim.attribute.type) || !left.some((other) => other !== claim && other.doubt === undefined && other.attribute !== claim.attribute && other.at.start < claim.at.end && other.at.end > claim.at.start))

const modelsOf = (sheet: Sheet, layout: Layout): Span[] => {
  const seen = new Set<string>()
  return layout.models.filter((model) => {
    const key = textOf(sheet, model)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Claims of one model: those of its column and of none. Without a model chosen, only what is alike in all columns. */
const chooseModel = (sheet: Sheet, claims: readonly Claim[], models: readonly Span[], wanted: Span | undefined, dictionary: Dictionary): { readonly claims: readonly Claim[]; readonly questions: readonly SheetQuestion[]; readonly dropped: readonly Claim[] } => {
  if (models.length < 2) return { claims, questions: [], dropped: [] }
  const of = (claim: Claim, model: Span): boolean => claim.model === undefined || textOf(sheet, claim.model) === textOf(sheet, model)
  if (wanted !== undefined) return { claims: claims.filter((claim) => of(claim, wanted)), questions: [], dropped: claims.filter((claim) => !of(claim, wanted)) }
  const each = models.map((model) => ({ model, facts: settle(sheet, claims.filter((claim) => claim.model !== undefined && of(claim, model)), dictionary).facts }))
  const attributes = new Set(each.flatMap((one) => Object.keys(one.facts)))
  const alike = new Set([...attributes].filter((attribute) => new Set(each.map((one) => keyOf(one.facts[attribute]?.value))).size === 1))
  const kept = claims.filter((claim) => claim.model === undefined || (alike.has(claim.attribute.id) && textOf(sheet, claim.model) === textOf(sheet, models[0] as Span)))
  if (alike.size === attributes.size) return { claims: kept, questions: [], dropped: [] }
  const question: SheetQuestion = {
    about: 'model',
    says: { key: 'describe:unsure.model', params: { count: models.length } },
    source: sourceOf(sheet, models[0] as Span),
    choices: each.map(({ model, facts }) => ({ label: textOf(sheet, model), gives: { model: textOf(sheet, model), facts } })),
  }
  return { claims: kept, questions: [question], dropped: claims.filter((claim) => !kept.includes(claim)) }
}

const keyOf = (value: Value | undefined): string => JSON.stringify(value, (key, one: unknown) => (typeof one === 'bigint' ? `${one}` : key === 'approx' ? undefined : one)) ?? ''

const kindQuestion = (ranking: KindRanking, settled: readonly string[], dictionary: Dictionary, chemistry: ChemistryRead): SheetQuestion[] => {
  if (settled.length > 0) return []
  void chemistry
  const choices = ranking.ranked.slice(0, 5).map((kind) => ({ label: dictionary.kinds.get(kind.id)?.title ?? kind.id, gives: { kinds: [kind.id] } }))
  return [{ about: 'kind', says: { key: 'describe:unsure.kind', params: { count: choices.length } }, choices: [...choices, { label: '', says: { key: 'describe:choice.none', params: {} }, gives: { notKinds: choices.flatMap((one) => one.gives.kinds) } }] }]
}

/** Questions on attributes made for the kind come first. */
const worth = (dictionary: Dictionary, question: SheetQuestion): number => {
  const attribute = dictionary.attributes.get(question.about)
  return attribute === undefined ? 0 : narrowness(dictionary, attribute)
}

const MOST_IGNORED = 100

/** The lines in which things stand, each once. */
const rowsOf = (sheet: Sheet, things: readonly { readonly where: Span }[]): Span[] => {
  const lines = new Map<number, Span>()
  for (const { where } of things) {
    const { line } = placeOf(sheet, where.start)
    const span = sheet.lines[line - 1]
    if (span !== undefined && lines.size < MOST_IGNORED) lines.set(line, trim(sheet.plain, span))
  }
  return [...lines.values()]
}

const ignoredOf = (sheet: Sheet, entries: readonly Entry[], claims: readonly Claim[], dropped: readonly Claim[], chemistry: ChemistryRead, reader: SheetReader): Ignored[] => {
  const said = (span: Span, why: Ignored['why']): Ignored => ({ text: textOf(sheet, span).slice(0, 200), ...placeOf(sheet, span.start), why })
  const used = (entry: Entry): boolean => [...claims, ...chemistry.places.map((at) => ({ where: at, at }))].some((claim) => claim.at.start < entry.cell.end && claim.at.end > entry.cell.start)
  const framing = (entry: Entry): boolean => (['product', 'hs', 'model', 'cas', 'smiles'] as const).some((role) => hasRole(sheet, reader.lexicon, entry.label, role))
  const unused = entries.filter((entry) => !used(entry) && !framing(entry) && measuresIn(sheet.plain, entry.cell, reader.lexicon, reader.style).length > 0)
  return [
    ...rowsOf(sheet, unused.map((entry) => ({ where: entry.cell }))).map((at) => said(at, 'not-asked')),
    ...rowsOf(sheet, dropped).map((at) => said(at, 'other-model')),
    ...chemistry.broken.map((one) => said(one.at, 'broken-cas')),
    ...(sheet.cut === undefined ? [] : [{ text: textOf(sheet, { start: sheet.cut, end: sheet.cut + 60 }), ...placeOf(sheet, sheet.cut), why: 'too-long' as const }]),
  ]
}

export { hsToKinds }
