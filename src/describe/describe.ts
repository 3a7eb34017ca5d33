/**
 * Reads a data sheet: which kind of goods it is about, and what it says of them, each fact with the words it was read from. What
 * the sheet leaves open is a question, never a guess. Judgements are never read.
 */
import type { Fact, Item } from '../classify/facts.ts'
import { descendants, isA } from '../list/lattice.ts'
import type { Dictionary } from '../list/model.ts'
import { type AttributeIndex, attributesOf, indexAttributes, narrowness } from './attributes.ts'
import { readChemistry } from './chemistry.ts'
import type { Claim } from './claims.ts'
import { readSheet, type Sheet, type Span, textOf, trim, wordsOf } from './document.ts'
import { withoutEchoes } from './echoes.ts'
import { attributeEvidence, headsOf, hsIn, layoutOf, leadOf } from './frame.ts'
import { readHs } from './hs.ts'
import { type Ignored, ignoredOf } from './ignored.ts'
import { indexKinds, type KindIndex, type KindRanking, type RankedKind, rankKinds } from './kinds.ts'
import type { Entry } from './layout.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { chooseModel, modelsOf, sameWords } from './models.ts'
import { numeralStyle } from './numerals.ts'
import { findPhrases } from './phrases.ts'
import { readCurves } from './read-curve.ts'
import { readDimensions } from './read-dimensions.ts'
import { readEntry, type SheetReader } from './read-entries.ts'
import { readText } from './read-text.ts'
import { readTouching } from './read-touching.ts'
import { type SheetQuestion, settle } from './settle.ts'
import { indexTerms, type TermIndex } from './terms.ts'
import type { Thesaurus } from './thesaurus.ts'

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
  const built: Tools = {
    lexicon,
    attributes: indexAttributes(dictionary, lexicon),
    kinds: indexKinds(dictionary, lexicon),
    terms: indexTerms(dictionary, lexicon),
  }
  made.set(thesaurus, built)
  return built
}

const NUMERIC = new Set(['quantity', 'range', 'count'])
const MOST_ABOUT = 3000
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
  const { heads, next } = headsOf(sheet, layout, lexicon)
  const hs = (options.hs === undefined ? undefined : readHs(options.hs)) ?? hsIn(sheet, entries, lexicon)
  const chemistry = readChemistry(sheet, { entries, paragraphs, heads }, dictionary, terms, lexicon, style)
  const ranking = rankKinds(
    sheet,
    {
      heads,
      next,
      lead: leadOf(layout, paragraphs),
      whole: { start: 0, end: Math.min(sheet.plain.length, 20_000) },
      hs,
      attributes: attributeEvidence(sheet, entries, lexicon, attributes, all),
      named: chemistry.kinds(dictionary),
    },
    kinds,
    dictionary,
    lexicon,
  )
  const settled = options.kinds ?? (ranking.sure === undefined ? [] : [ranking.sure])
  const candidates = settled.length > 0 ? settled : ranking.ranked.slice(0, MOST_KINDS).map((kind) => kind.id)
  const named =
    settled.length === 0
      ? []
      : findPhrases(
          sheet.plain,
          lexicon.tokens(wordsOf(sheet.plain, { start: 0, end: Math.min(sheet.plain.length, MOST_ABOUT) })),
          kinds.phrases,
        ).filter((hit) => settled.some((one) => isA(dictionary.kinds, hit.of, one) || isA(dictionary.kinds, one, hit.of)))
  const isAbout = (span: Span): boolean => named.some((hit) => hit.start >= span.start && hit.end <= span.end)
  const reader: SheetReader = {
    sheet,
    dictionary,
    lexicon,
    terms,
    attributes,
    allowed: attributesOf(dictionary, candidates),
    style,
    isAbout,
  }
  const models = modelsOf(sheet, layout)
  const wanted = models.find((model) => options.model !== undefined && sameWords(textOf(sheet, model), options.model))
  const claims = [
    ...entries.flatMap((entry) => [...readEntry(reader, entry), ...readCellText(reader, entry)]),
    ...paragraphs.flatMap((span) => readText(reader, span)),
    ...readTouching(reader, entries, paragraphs),
    ...readDimensions(reader, entries),
    ...readCurves(reader, entries, paragraphs),
    ...chemistry.claims(reader, settled),
  ]
  const chosen = chooseModel(sheet, claims, models, wanted, dictionary)
  const result = settle(sheet, withoutEchoes(chosen.claims), dictionary)
  const notKinds = ranking.denied.filter((kind) => settled.some((one) => one !== kind && descendants(dictionary.kinds, one).has(kind)))
  const questions = [
    ...kindQuestion(ranking, settled, dictionary),
    ...chosen.questions,
    ...chemistry.questions(sheet),
    ...[...result.questions].sort((a, b) => worth(dictionary, b) - worth(dictionary, a)),
  ]
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

/** A value's cell may say more than its label asks (`Sealing of the stem: bellows seal, welded`). */
const readCellText = (reader: SheetReader, entry: Entry): Claim[] => {
  const { sheet, lexicon } = reader
  if (!/\p{L}{3}/u.test(sheet.plain.slice(entry.cell.start, entry.cell.end))) return []
  // The numbers behind "Input" are the input's, whatever stands beside them.
  const elsewhere = [entry.label, entry.section].some(
    (span) => span !== undefined && wordsOf(sheet.plain, span).some((word) => lexicon.does(word, 'contrast')),
  )
  return readText(reader, entry.cell)
    .filter((claim) => !elsewhere || !NUMERIC.has(claim.attribute.type))
    .map((claim) => ({ ...claim, model: entry.model, where: quoteWithLabel(sheet, entry, claim) }))
}

const quoteWithLabel = (sheet: Sheet, entry: Entry, claim: Claim): Span => {
  const from = entry.label.start < claim.where.start ? entry.label.start : claim.where.start
  return claim.where.end - from > 240 ? claim.where : trim(sheet.plain, { start: from, end: claim.where.end })
}

const kindQuestion = (ranking: KindRanking, settled: readonly string[], dictionary: Dictionary): SheetQuestion[] => {
  if (settled.length > 0) return []
  const choices = ranking.ranked
    .slice(0, 5)
    .map((kind) => ({ label: dictionary.kinds.get(kind.id)?.title ?? kind.id, gives: { kinds: [kind.id] } }))
  return [
    {
      about: 'kind',
      says: { key: 'describe:unsure.kind', params: { count: choices.length } },
      choices: [
        ...choices,
        { label: '', says: { key: 'describe:choice.none', params: {} }, gives: { notKinds: choices.flatMap((one) => one.gives.kinds) } },
      ],
    },
  ]
}

/** Questions on attributes made for the kind come first. */
const worth = (dictionary: Dictionary, question: SheetQuestion): number => {
  const attribute = dictionary.attributes.get(question.about)
  return attribute === undefined ? 0 : narrowness(dictionary, attribute)
}
