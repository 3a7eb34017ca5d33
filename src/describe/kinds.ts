/** Which kind of goods a sheet is about: several ways of looking, their rankings fused. */
import MiniSearch from 'minisearch'
import { ancestors, descendants, isA } from '../list/lattice.ts'
import type { Dictionary } from '../list/model.ts'
import { type Sheet, type Span, wordsOf } from './document.ts'
import { type HsKind, hsToKinds } from './hs.ts'
import type { Lexicon, Token } from './lexicon.ts'
import { findPhrases, type Hit, indexPhrases, type PhraseIndex } from './phrases.ts'
import { phrasesOf, polarityAt } from './terms.ts'

/** A kind with how well it fits (fused rank, best first) and the words that speak for it. */
export interface RankedKind {
  readonly id: string
  readonly title: string
  readonly score: number
  readonly why: readonly string[]
}

/** The rankings, and the kind if one is clearly ahead. */
export interface KindRanking {
  readonly ranked: readonly RankedKind[]
  readonly sure: string | undefined
  /** Kinds the text says it is not ("not a turbomolecular pump"). */
  readonly denied: readonly string[]
}

/** What is looked for; built once a dictionary. */
export interface KindIndex {
  readonly phrases: PhraseIndex<string>
  readonly search: MiniSearch<{ readonly id: string; readonly title: string; readonly words: string; readonly about: string }>
  readonly grams: ReadonlyMap<string, readonly (readonly [string, ReadonlySet<string>])[]>
  /** Stems that name a form of material (bar, tube, powder): behind a material they leave it the head. */
  readonly forms: ReadonlySet<string>
  readonly materials: ReadonlySet<string>
  /** Kind -> stems of its title. */
  readonly titles: ReadonlyMap<string, string>
}

/** Builds the index of kinds: their words and titles, and the thesaurus's cues. */
export const indexKinds = (dictionary: Dictionary, lexicon: Lexicon): KindIndex => {
  const kinds = [...dictionary.kinds.values()]
  const cues = lexicon.cues.filter((cue) => dictionary.kinds.has(cue.kind))
  const phrases = indexPhrases([...phrasesOf(dictionary.kinds), ...cues.map((cue) => [cue.text, cue.kind] as const)], lexicon)
  const search = new MiniSearch<{ readonly id: string; readonly title: string; readonly words: string; readonly about: string }>({
    fields: ['title', 'words', 'about'],
    storeFields: [],
    tokenize: (text) =>
      lexicon
        .tokens(wordsOf(text.toLowerCase(), { start: 0, end: text.length }))
        .filter((token) => !token.stop)
        .map((token) => token.stem),
    processTerm: (term) => term,
    searchOptions: { boost: { title: 2, words: 2 }, combineWith: 'OR' },
  })
  search.addAll(kinds.map((kind) => ({ id: kind.id, title: kind.title, words: kind.words.join(' ; '), about: kind.about ?? '' })))
  const grams = new Map(
    kinds.map((kind) => [kind.id, [...phrasesOf(new Map([[kind.id, kind]]))].map(([text]) => [text, trigrams(text)] as const)]),
  )
  const forms = new Set(
    ['form', 'shape'].flatMap((name) =>
      [...phrasesOf(dictionary.vocabularies.get(name) ?? new Map())]
        .map(([text]) => lexicon.phrase(text))
        .filter((stems) => stems.length === 1)
        .flat(),
    ),
  )
  return {
    phrases,
    search,
    grams,
    forms,
    materials: descendants(dictionary.kinds, 'material'),
    titles: new Map(kinds.map((kind) => [kind.id, lexicon.phrase(kind.title).join(' ')])),
  }
}

const trigrams = (text: string): ReadonlySet<string> => {
  const plain = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()} `
  const grams = new Set<string>()
  for (let i = 0; i + 3 <= plain.length; i++) grams.add(plain.slice(i, i + 3))
  return grams
}

/** What the ranking looks at. */
export interface KindEvidence {
  /** Title and what stands behind "product:", most telling first. */
  readonly heads: readonly Span[]
  /** Short lines below the title, looked at where the heads name no kind. */
  readonly next: readonly Span[]
  /** The first plain text, which says what the thing is. */
  readonly lead: readonly Span[]
  readonly whole: Span
  readonly hs: string | undefined
  /** Kind -> how many of its own attributes the labels name. */
  readonly attributes: ReadonlyMap<string, number>
  /** Kinds that must count as named (a chemical was found). */
  readonly named: ReadonlyMap<string, string>
}

type Scores = Map<string, { score: number; why: Set<string> }>

const raise = (scores: Scores, kind: string, score: number, why: string): void => {
  const before = scores.get(kind) ?? { score: 0, why: new Set<string>() }
  before.score = Math.max(before.score, score)
  if (why !== '' && before.why.size < 6) before.why.add(why)
  scores.set(kind, before)
}

const HEAD_END = /[,;:(|\t]|\s[-–]\s|\n/

/** What two kinds are called by one phrase is the wider of them, unless it is the very title of the narrower. */
const widestOf = (
  hits: readonly Hit<string>[],
  titles: ReadonlyMap<string, string>,
  tokens: readonly Token[],
  dictionary: Dictionary,
): Hit<string>[] => {
  const said = (hit: Hit<string>): string =>
    tokens
      .slice(hit.from, hit.to)
      .filter((token) => !token.stop)
      .map((token) => token.stem)
      .join(' ')
  return hits.filter(
    (hit) =>
      titles.get(hit.of) === said(hit) ||
      !hits.some((other) => other !== hit && other.from === hit.from && other.to === hit.to && isA(dictionary.kinds, hit.of, other.of)),
  )
}

/** Kind phrases of a head. The head noun stands last before a comma, a preposition or the end; what follows "for" or "with" is not the thing itself. */
const headScores = (
  sheet: Sheet,
  span: Span,
  index: KindIndex,
  lexicon: Lexicon,
  dictionary: Dictionary,
  weight: number,
  scores: Scores,
  denied: Set<string>,
): void => {
  const words = wordsOf(sheet.plain, span)
  const tokens = lexicon.tokens(words)
  const hits = widestOf(findPhrases(sheet.plain, tokens, index.phrases), index.titles, tokens, dictionary)
  for (const hit of hits) {
    const polarity = polarityAt(sheet, hit, words, lexicon)
    if (polarity === 'denied') {
      denied.add(hit.of)
      continue
    }
    const place = placeOfHit(sheet, span, tokens, hit, hits, lexicon, index)
    if (polarity === 'stated' || place === 'head')
      raise(
        scores,
        hit.of,
        weight * hit.words ** 0.7 * (place === 'head' ? 1 : place === 'inside' ? 0.35 : 0.15),
        sheet.text.slice(hit.start, hit.end),
      )
  }
}

const placeOfHit = (
  sheet: Sheet,
  span: Span,
  tokens: readonly Token[],
  hit: Hit<string>,
  hits: readonly Hit<string>[],
  lexicon: Lexicon,
  index: KindIndex,
): 'head' | 'inside' | 'modifier' => {
  // The first word (`Used lathe`) stands before nothing.
  const before = tokens.slice(1, hit.from)
  const purposeful = before.filter((token) => lexicon.does(token, 'purpose') && token.start >= span.start)
  const last = purposeful[purposeful.length - 1]
  // "Pump drive — variable speed drive for pumps": a new phrase begins behind a dash or comma, so only the nearest counts.
  if (last !== undefined && !HEAD_END.test(sheet.plain.slice(last.end, hit.start))) return 'modifier'
  const next = tokens[hit.to]
  if (next === undefined) return 'head'
  const gap = sheet.plain.slice(hit.end, next.start)
  if (HEAD_END.test(gap)) return 'head'
  if (index.forms.has(next.stem) && index.materials.has(hit.of)) return 'head'
  if (
    lexicon.does(next, 'purpose') ||
    lexicon.does(next, 'model') ||
    lexicon.does(next, 'product') ||
    next.stop ||
    /\d/.test(next.low) ||
    /^[A-Z]{2,}$/.test(sheet.text.slice(next.start, next.end))
  )
    return 'head'
  // Followed by a name (`blender Mixo 800`): a capital in a line that is not all capitals.
  const other = hits.some((one) => one !== hit && one.from >= hit.to && one.from - hit.to <= 2)
  if (!other && /^\p{Lu}/u.test(sheet.text.slice(next.start, next.end))) return 'head'
  return 'inside'
}

/** A head without what it is for ("valve | for mass spectrometers"). */
const beforePurpose = (sheet: Sheet, head: Span, lexicon: Lexicon): Span => {
  const words = wordsOf(sheet.plain, head)
  const first = words.find((word, place) => place > 0 && lexicon.does(word, 'purpose'))
  return first === undefined ? head : { start: head.start, end: first.start }
}

interface Signal {
  readonly weight: number
  readonly scores: ReadonlyMap<string, number>
}

const K = 8

/** Reciprocal rank fusion; equal scores share a rank. */
const fuse = (signals: readonly Signal[]): Map<string, number> => {
  const fused = new Map<string, number>()
  for (const { weight, scores } of signals) {
    const sorted = [...scores]
      .filter(([, score]) => score > 0)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 40)
    let rank = 0
    let last = Number.POSITIVE_INFINITY
    sorted.forEach(([kind, score], place) => {
      if (score < last) rank = place
      last = score
      fused.set(kind, (fused.get(kind) ?? 0) + weight / (K + rank))
    })
  }
  return fused
}

/** Ranks the kinds of a sheet. */
export const rankKinds = (
  sheet: Sheet,
  evidence: KindEvidence,
  index: KindIndex,
  dictionary: Dictionary,
  lexicon: Lexicon,
): KindRanking => {
  const denied = new Set<string>()
  const heads: Scores = new Map()
  const read = (span: Span, place: number): void =>
    headScores(sheet, span, index, lexicon, dictionary, place === 0 ? 1 : 0.9, heads, denied)
  for (const [place, span] of evidence.heads.entries()) read(span, place)
  const used = [...evidence.heads]
  for (const span of evidence.next) {
    if (heads.size > 0 || evidence.named.size > 0) break
    read(span, 1)
    used.push(span)
  }
  for (const [kind, why] of evidence.named) raise(heads, kind, 0.8, why)
  const lead: Scores = new Map()
  for (const span of evidence.lead) headScores(sheet, span, index, lexicon, dictionary, 1, lead, denied)
  const text = (spans: readonly Span[]): string => spans.map((span) => sheet.plain.slice(span.start, span.end)).join(' \n ')
  const searched = (query: string): Map<string, number> =>
    new Map(query.trim() === '' ? [] : index.search.search(query.slice(0, 2000)).map((found) => [String(found.id), found.score]))
  const hs = evidence.hs === undefined ? [] : hsToKinds(evidence.hs, dictionary)
  const headText = text(used.map((head) => beforePurpose(sheet, head, lexicon)))
  const signals: Signal[] = [
    { weight: 3, scores: new Map([...heads].map(([kind, one]) => [kind, one.score])) },
    { weight: 1.2, scores: searched(headText) },
    { weight: 1, scores: gramScores(headText, index) },
    { weight: 1.2, scores: new Map([...lead].map(([kind, one]) => [kind, one.score])) },
    { weight: 0.7, scores: searched(text([evidence.whole])) },
    { weight: 1.2, scores: evidence.attributes },
    { weight: 1.2, scores: new Map(hs.filter((one) => one.digits >= 4).map((one) => [one.kind, one.digits])) },
  ]
  const fused = fuse(signals)
  for (const kind of denied) if (!heads.has(kind)) fused.delete(kind)
  const ranked = [...fused].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const out = ranked.map(
    ([id, score]): RankedKind => ({
      id,
      title: dictionary.kinds.get(id)?.title ?? id,
      score: Math.round(score * 1000) / 1000,
      why: [...(heads.get(id)?.why ?? []), ...(lead.get(id)?.why ?? []), ...hsWords(id, hs)].slice(0, 4),
    }),
  )
  return {
    ranked: out.slice(0, 8),
    sure: sureOf(ranked, heads, lead, evidence, dictionary, (own) => namesListed(sheet, evidence.whole, own, index, lexicon, dictionary)),
    denied: [...denied].filter((kind) => !heads.has(kind) && !lead.has(kind)),
  }
}

const hsWords = (kind: string, hs: readonly HsKind[]): string[] =>
  hs.filter((one) => one.kind === kind && one.digits >= 4).map((one) => `HS ${one.digits}`)

const gramScores = (text: string, index: KindIndex): Map<string, number> => {
  const own = trigrams(text)
  const scores = new Map<string, number>()
  if (own.size === 0) return scores
  for (const [kind, words] of index.grams) {
    let best = 0
    for (const [, grams] of words) {
      if (grams.size < 5) continue
      let shared = 0
      for (const gram of grams) if (own.has(gram)) shared++
      const part = shared / grams.size
      if (part > 0.6) best = Math.max(best, part * Math.min(1, grams.size / 14))
    }
    if (best > 0) scores.set(kind, best)
  }
  return scores
}

/** A kind is sure when its own words head the sheet and nothing beside it (wider and narrower kinds aside) comes near. */
const sureOf = (
  ranked: readonly (readonly [string, number])[],
  heads: Scores,
  lead: Scores,
  evidence: KindEvidence,
  dictionary: Dictionary,
  namesOther: (own: string) => boolean,
): string | undefined => {
  const terms = dictionary.kinds
  const named = [...heads].filter(([, one]) => one.score >= 0.75).sort((a, b) => b[1].score - a[1].score)
  const top = ranked.find(([kind]) => named.some(([one]) => one === kind))
  if (top === undefined) return undefined
  // The narrowest kind on its line that head or lead names as well.
  const below = descendants(terms, top[0])
  const narrower = named.filter(([kind]) => kind !== top[0] && below.has(kind))
  const own = narrower[0]?.[0] ?? top[0]
  const related = (kind: string): boolean => isA(terms, kind, own) || ancestors(terms, own).has(kind) || isA(terms, kind, top[0])
  const rival = ranked.find(([kind]) => !related(kind))
  const place = ranked.findIndex(([kind]) => kind === own || kind === top[0])
  if (place > 0 && ranked.slice(0, place).some(([kind]) => !related(kind))) return undefined
  const next = named.find(([kind]) => !related(kind))
  const lone = next === undefined || (heads.get(own)?.score ?? 0) >= 1.25 * next[1].score
  const margin = rival === undefined ? Number.POSITIVE_INFINITY : top[1] / rival[1]
  if (!lone || margin < 1.15) return undefined
  return isA(terms, own, ORDINARY) && (!isPlainlyOrdinary(own, heads, lead, evidence, dictionary) || namesOther(own)) ? undefined : own
}

/** Everyday goods: no list speaks of them, so to take something for one is to free it. */
const ORDINARY = 'ordinary-goods'
const TELLING = 1.2

/**
 * Whether nothing at all speaks for listed goods: no other kind is named in head or lead (`maraging steel ring` is no jewellery), the labels are not
 * those of another kind, and the HS code does not say otherwise.
 */
const isPlainlyOrdinary = (own: string, heads: Scores, lead: Scores, evidence: KindEvidence, dictionary: Dictionary): boolean => {
  const terms = dictionary.kinds
  const listed = (kind: string): boolean => isListed(kind, dictionary)
  if ([...heads.keys(), ...lead.keys()].some(listed)) return false
  for (const [kind, count] of evidence.attributes) if (listed(kind) && count >= TELLING) return false
  const declared = evidence.hs === undefined ? [] : hsToKinds(evidence.hs, dictionary).filter((one) => one.digits >= 4)
  return declared.length === 0 || declared.some((one) => one.kind === own || isA(terms, one.kind, ORDINARY))
}

const isListed = (kind: string, { kinds }: Dictionary): boolean => !isA(kinds, kind, ORDINARY) && ancestors(kinds, kind).size > 2

/** A name of one word this long is no abbreviation and hardly an everyday word. */
const LONG = 6

/**
 * Whether the text below the title names goods that are none of everyday: `Office furniture`, and on the third line a
 * turbomolecular pump. A wide kind's one word (`pump`, `camera`) is part of many everyday things and tells nothing here; nor does
 * what a thing is for or is said not to be.
 */
const namesListed = (sheet: Sheet, whole: Span, own: string, index: KindIndex, lexicon: Lexicon, dictionary: Dictionary): boolean => {
  const { kinds } = dictionary
  const telling = (hit: Hit<string>): boolean =>
    isListed(hit.of, dictionary) &&
    !isA(kinds, own, hit.of) &&
    (hit.words > 1 || (descendants(kinds, hit.of).size === 1 && hit.end - hit.start >= LONG))
  const tokens = lexicon.tokens(wordsOf(sheet.plain, whole))
  const hits = findPhrases(sheet.plain, tokens, index.phrases)
  const everyday = hits.filter((hit) => isA(kinds, hit.of, ORDINARY))
  return hits.some((hit) => {
    // `Laser printer`, `alkaline battery`: the everyday thing's own name may hold another's.
    if (!telling(hit) || everyday.some((other) => other.start <= hit.end && other.end >= hit.start)) return false
    const line = lineAround(sheet.plain, hit)
    const words = wordsOf(sheet.plain, line)
    if (polarityAt(sheet, hit, words, lexicon) !== 'stated') return false
    // `Frame: titanium tube` is what an everyday thing is made of.
    if (index.materials.has(hit.of) && sheet.plain.slice(line.start, hit.start).includes(':')) return false
    return !words.some((word, place) => place > 0 && word.end <= hit.start && lexicon.does(word, 'purpose'))
  })
}

const lineAround = (plain: string, at: Span): Span => {
  const next = plain.indexOf('\n', at.end)
  return { start: plain.lastIndexOf('\n', at.start - 1) + 1, end: next < 0 ? plain.length : next }
}
