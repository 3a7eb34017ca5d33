/** Running text read into claims: which number goes with which name, what is said to be there and what not. */

import type { Attribute } from '../list/model.ts'
import { mentionsOf, narrowness } from './attributes.ts'
import type { Claim } from './claims.ts'
import { type Span, trim, type Word, wordsOf } from './document.ts'
import type { Token } from './lexicon.ts'
import { type Measure, measuresIn } from './measures.ts'
import type { Hit } from './phrases.ts'
import { type Doubt, senseOf, takeMeasure } from './read-amount.ts'
import type { SheetReader } from './read-entries.ts'
import { enumOf, hitsIn, setOf, standing } from './read-words.ts'
import { polarityAt, rolesIn } from './terms.ts'

const NUMERIC = new Set(['quantity', 'range', 'count'])
const SENTENCE_END = /[.;!?](?=\s)|\n\s*\n|\t|\|/g
const MOST_SENTENCE = 600

/** Sentences of a span. The point of an abbreviation (`max.`, `approx.`) ends none. */
const sentencesOf = (plain: string, span: Span, isAbbreviation: (low: string) => boolean): Span[] => {
  const sentences: Span[] = []
  let start = span.start
  for (const found of plain.slice(span.start, span.end).matchAll(SENTENCE_END)) {
    const at = span.start + found.index
    if (found[0] === '.') {
      const before = /[\p{L}\d]+$/u.exec(plain.slice(Math.max(start, at - 20), at))?.[0].toLowerCase() ?? ''
      const next = plain.slice(at + 1, at + 4).trim()
      if (isAbbreviation(before) || /^\p{Ll}/u.test(next) || (/^\d/.test(next) && /^\p{L}{1,5}$/u.test(before))) continue
    }
    sentences.push({ start, end: at })
    start = at + found[0].length
  }
  sentences.push({ start, end: span.end })
  return sentences
    .map((one) => trim(plain, { start: one.start, end: Math.min(one.end, one.start + MOST_SENTENCE) }))
    .filter((one) => one.end > one.start)
}

/** All claims of a stretch of text. */
export const readText = (reader: SheetReader, span: Span): Claim[] =>
  sentencesOf(reader.sheet.plain, span, (low) =>
    (['maximum', 'minimum', 'typical', 'approximate'] as const).some((role) => reader.lexicon.does({ low }, role)),
  ).flatMap((sentence) => readSentence(reader, sentence))

const readSentence = (reader: SheetReader, sentence: Span): Claim[] => {
  const { sheet, lexicon } = reader
  const words = wordsOf(sheet.plain, sentence)
  if (words.length === 0) return []
  const tokens = lexicon.tokens(words)
  const hits = mentionsOf(sheet, tokens, reader.attributes, reader.allowed)
  const own = ownTerms(reader, sentence)
  const about = reader.isAbout(sentence)
  if (hits.length === 0 && !about) return own
  const claims: Claim[] = [...own]
  const numeric = hits.filter((hit) => NUMERIC.has(hit.of.type))
  if (numeric.length > 0 || about) claims.push(...readNumbers(reader, sentence, words, tokens, numeric))
  for (const hit of hits) {
    if (hit.of.type === 'bool') claims.push(...readMention(reader, sentence, words, hit))
    else if (hit.of.type === 'set') claims.push(...readSet(reader, sentence, words, hit))
  }
  return claims
}

const readMention = (reader: SheetReader, sentence: Span, words: readonly Word[], hit: Hit<Attribute>): Claim[] => {
  const polarity = polarityAt(reader.sheet, hit, words, reader.lexicon)
  const { status, doubt } = standing(polarity)
  return [
    {
      attribute: hit.of,
      values: [{ type: 'bool', is: polarity !== 'denied' }],
      doubt,
      status,
      at: hit,
      where: quote(reader, sentence, hit),
      model: undefined,
      score: 0.8 + hit.words * 0.01,
      rivals: [],
    },
  ]
}

/** `All surfaces in contact with the gas are made of nickel.` */
const readSet = (reader: SheetReader, sentence: Span, words: readonly Word[], hit: Hit<Attribute>): Claim[] => {
  const after: Span = { start: hit.end, end: sentence.end }
  const terms = hitsIn(reader, hit.of, after).filter((term) => term.start - hit.end < 120)
  const last = terms[terms.length - 1]
  if (last === undefined) return []
  const every = rolesIn(words, reader.lexicon).some((role) => role.roles.has('every') && role.end <= hit.end && hit.start - role.end < 20)
  const taken = setOf(reader, hit.of, terms, { start: terms[0]?.start ?? hit.end, end: last.end }, every)
  if (taken === undefined) return []
  return [
    {
      attribute: hit.of,
      values: taken.values,
      doubt: taken.doubt,
      status: taken.status,
      at: { start: hit.end, end: last.end },
      where: quote(reader, sentence, { start: hit.start, end: last.end }),
      model: undefined,
      score: 0.8,
      rivals: [],
    },
  ]
}

/** Words of a vocabulary that only one attribute speaks of (`thermal ionization`) need no name of it beside them. */
const ownTerms = (reader: SheetReader, sentence: Span): Claim[] => {
  const claims: Claim[] = []
  for (const attribute of reader.allowed) {
    if (
      attribute.type !== 'enum' ||
      attribute.judgement !== undefined ||
      attribute.vocabulary !== attribute.id ||
      !attribute.id.includes('.')
    )
      continue
    const hits = hitsIn(reader, attribute, sentence).filter((hit) => hit.words > 1 || hit.end - hit.start >= 3)
    const taken = enumOf(reader, attribute, hits, sentence)
    const first = hits.find((hit) => !hit.denied)
    if (taken === undefined || first === undefined) continue
    claims.push({
      attribute,
      values: taken.values,
      doubt: taken.doubt,
      status: taken.status,
      at: first,
      where: quote(reader, sentence, first),
      model: undefined,
      score: 0.7,
      rivals: [],
    })
  }
  return claims
}

interface Link {
  readonly hit: Hit<Attribute>
  readonly strong: boolean
  readonly behind: boolean
  readonly gap: number
}

const readNumbers = (
  reader: SheetReader,
  sentence: Span,
  words: readonly Word[],
  tokens: readonly Token[],
  hits: readonly Hit<Attribute>[],
): Claim[] => {
  const { sheet, lexicon, style } = reader
  const measures = measuresIn(sheet.plain, sentence, lexicon, style)
  const claims: Claim[] = []
  const linked = new Set<Measure>()
  for (const measure of measures) {
    const links = hits.flatMap((hit) => linkOf(reader, words, tokens, hit, measure, measures) ?? [])
    const usable = links.flatMap((link) => {
      const attribute = link.hit.of
      const taken = takeMeasure(measure, attribute, senseOf(attribute, lexicon, undefined))
      return taken === undefined ? [] : [{ link, taken }]
    })
    usable.sort(
      (a, b) =>
        Number(b.link.strong) - Number(a.link.strong) ||
        preference(measure, a.link) - preference(measure, b.link) ||
        a.link.gap - b.link.gap ||
        narrowness(reader.dictionary, b.link.hit.of) - narrowness(reader.dictionary, a.link.hit.of),
    )
    const best = usable[0]
    if (best === undefined) continue
    linked.add(measure)
    const rivals = usable.filter(
      (one) =>
        one !== best &&
        one.link.strong === best.link.strong &&
        one.link.hit.start === best.link.hit.start &&
        one.link.hit.of !== best.link.hit.of &&
        narrowness(reader.dictionary, one.link.hit.of) > 0,
    )
    const polarity = polarityAt(sheet, measure, words, lexicon)
    const { status, doubt } = standing(polarity)
    const unsure: Doubt | undefined =
      polarity === 'denied' ? 'hedge' : !best.link.strong ? 'label' : rivals.length > 0 ? 'meaning' : undefined
    claims.push({
      attribute: best.link.hit.of,
      values: best.taken.values,
      doubt: best.taken.doubt ?? doubt ?? unsure,
      status: status === 'declared' ? best.taken.status : status,
      at: measure,
      where: quote(reader, sentence, {
        start: Math.min(measure.start, best.link.hit.start),
        end: Math.max(measure.end, best.link.hit.end),
      }),
      model: undefined,
      score: best.link.strong ? 0.85 : 0.4,
      rivals: rivals.map((one) => one.link.hit.of),
    })
  }
  if (reader.isAbout(sentence))
    for (const measure of measures) if (!linked.has(measure)) claims.push(...readNameless(reader, sentence, words, measure))
  return claims
}

/** `A frequency inverter, 30 kVA, 0-2000 Hz`: numbers without a name, which by their unit can be an attribute made for the kind. A question each. */
const readNameless = (reader: SheetReader, sentence: Span, words: readonly Word[], measure: Measure): Claim[] => {
  const { lexicon } = reader
  const unit = measure.amounts[0]?.unit ?? ''
  const before = words.filter((word) => word.end <= measure.start).slice(-3)
  if (unit === '' || measure.amounts[0]?.foreign === true || before.some((word) => lexicon.does(word, 'contrast'))) return []
  const fits = [...reader.allowed].flatMap((attribute) => {
    if (
      !NUMERIC.has(attribute.type) ||
      attribute.kinds.length === 0 ||
      attribute.judgement !== undefined ||
      attribute.derivedBy !== undefined
    )
      return []
    const taken = takeMeasure(measure, attribute, senseOf(attribute, lexicon, undefined))
    return taken === undefined || taken.values.length === 0 ? [] : [{ attribute, taken }]
  })
  const [first, ...rest] = fits
  if (first === undefined || fits.length > MOST_MEANINGS) return []
  return [
    {
      attribute: first.attribute,
      values: first.taken.values,
      doubt: rest.length > 0 ? 'meaning' : 'label',
      status: first.taken.status,
      at: measure,
      where: quote(reader, sentence, measure),
      model: undefined,
      score: 0.3,
      rivals: rest.map((one) => one.attribute),
    },
  ]
}

/** A number that may be more things than this says nothing. */
const MOST_MEANINGS = 3

/** A bare number stands before what it counts (`5 contouring axes`); a measure more often behind its name. */
const preference = (measure: Measure, link: Link): number => ((measure.amounts[0]?.unit === '') === link.behind ? 0 : 1)

const PASSED_OVER = [
  'option',
  'unlock',
  'up-to',
  'at-least',
  'at-most',
  'less-than',
  'more-than',
  'better-than',
  'from',
  'to',
  'approximate',
] as const

/** How a number and a name in a sentence go together; undefined where something stands between that parts them. */
const linkOf = (
  reader: SheetReader,
  words: readonly Word[],
  tokens: readonly Token[],
  hit: Hit<Attribute>,
  measure: Measure,
  measures: readonly Measure[],
): Link | undefined => {
  const { sheet, lexicon } = reader
  const behind = hit.start >= measure.end
  if (!behind && hit.end > measure.start) return undefined
  const gap: Span = behind ? { start: measure.end, end: hit.start } : { start: hit.end, end: measure.start }
  const text = sheet.plain.slice(gap.start, gap.end)
  if (measures.some((other) => other !== measure && other.start >= gap.start && other.end <= gap.end)) return undefined
  const between = tokens.filter((token) => token.start >= gap.start && token.end <= gap.end && !token.stop)
  const told = rolesIn(words, lexicon).filter((role) => PASSED_OVER.some((one) => role.roles.has(one)))
  const content = between.filter(
    (token) =>
      !told.some((role) => role.start <= token.start && role.end >= token.end) &&
      !['filler', 'up-to', 'maximum', 'minimum', 'typical', 'rated', 'approximate', 'at-least', 'at-most', 'from', 'to'].some((role) =>
        lexicon.does(token, role as 'filler'),
      ),
  )
  if (between.some((token) => lexicon.does(token, 'contrast'))) return undefined
  if (content.length > 4) return undefined
  const beforeHit = words.filter((word) => word.end <= hit.start).slice(-2)
  const near = beforeHit.filter((word) => !/[,;:()]/.test(sheet.plain.slice(word.end, hit.start)))
  const phrase = new Set(tokens.slice(hit.from, hit.to).map((token) => token.stem))
  if (near.some((word) => !phrase.has(lexicon.stem(word.low)) && lexicon.does(word, 'contrast') && (!behind || word.start >= measure.end)))
    return undefined
  const parted = /[,;()]/.test(text)
  // One plain word (`frequency`) with another noun before it names something narrower: only a guess.
  const previous = near[near.length - 1]
  const narrowed =
    hit.words === 1 &&
    previous !== undefined &&
    !tokens.some(
      (token) =>
        token.start === previous.start &&
        (token.stop ||
          lexicon.does(token, 'filler') ||
          lexicon.does(token, 'rated') ||
          lexicon.does(token, 'maximum') ||
          lexicon.does(token, 'minimum')),
    ) &&
    !(behind && previous.end <= measure.end)
  const verb = content.length
  const strong = !parted && !narrowed && (behind ? verb === 0 : verb <= 1)
  return { hit, strong, behind, gap: content.length + (parted ? 2 : 0) }
}

const MOST_QUOTE = 200

/** The words a claim is quoted with: the whole sentence if short, else those around it. */
const quote = (reader: SheetReader, sentence: Span, at: Span): Span => {
  if (sentence.end - sentence.start <= MOST_QUOTE) return sentence
  return trim(reader.sheet.plain, { start: Math.max(sentence.start, at.start - 60), end: Math.min(sentence.end, at.end + 60) })
}
