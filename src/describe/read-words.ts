/** What words (not numbers) say of an attribute: yes or no, one of a vocabulary, a set, a text, a date. */
import type { Status, Value } from '../classify/facts.ts'
import { isDay } from '../list/fields.ts'
import type { Attribute, Dictionary } from '../list/model.ts'
import { type Sheet, type Span, textOf, trim, wordsOf } from './document.ts'
import type { Lexicon } from './lexicon.ts'
import type { Doubt, Taken } from './read-amount.ts'
import { narrowestTerms, type Polarity, polarityAt, rolesIn, type TermHit, type TermIndex, termsIn } from './terms.ts'

/** What reading words needs. */
export interface WordReader {
  readonly sheet: Sheet
  readonly dictionary: Dictionary
  readonly lexicon: Lexicon
  readonly terms: TermIndex
}

/** Status and doubt that go with how the text speaks of something. */
export const standing = (polarity: Polarity): { readonly status: Status; readonly doubt: Doubt | undefined } => ({
  status: polarity === 'option' ? 'option' : polarity === 'unlock' ? 'unlocked' : 'declared',
  doubt: polarity === 'hedged' ? 'hedge' : undefined,
})

/** Whether a cell begins with yes or no, in any of the ways sheets say it; undefined where it says neither. */
export const yesOrNo = (reader: WordReader, cell: Span): { readonly is: boolean; readonly polarity: Polarity } | undefined => {
  const { sheet, lexicon } = reader
  const text = sheet.plain.slice(cell.start, cell.end).trim()
  if (/^[-–]$/.test(text) || /^[✗✘]/.test(text)) return { is: false, polarity: 'stated' }
  if (/^[✓✔☑]/.test(text)) return { is: true, polarity: 'stated' }
  const words = wordsOf(sheet.plain, cell)
  const first = lexicon.roleAt(words, 0)
  if (first === undefined || words.length > 12) return undefined
  const polarity = words[0] === undefined ? 'stated' : polarityAt(sheet, { start: cell.end, end: cell.end }, words, lexicon)
  if (first.roles.has('option')) return { is: true, polarity: 'option' }
  if (first.roles.has('unlock')) return { is: true, polarity: 'unlock' }
  if (first.roles.has('no') || first.roles.has('not')) return { is: false, polarity: 'stated' }
  if (first.roles.has('yes')) return { is: true, polarity: polarity === 'denied' ? 'stated' : polarity }
  return undefined
}

/** Reads a cell that stands behind an attribute's own label. Undefined where it says nothing the attribute can be. */
export const takeCell = (reader: WordReader, attribute: Attribute, cell: Span): Taken | undefined => {
  const { sheet } = reader
  switch (attribute.type) {
    case 'bool': {
      const said = yesOrNo(reader, cell)
      if (said === undefined) return undefined
      return { values: [{ type: 'bool', is: said.is }], ...standing(said.polarity) }
    }
    case 'enum':
    case 'taxon': {
      const hits = hitsIn(reader, attribute, cell)
      return enumOf(reader, attribute, hits, cell)
    }
    case 'set':
      return setOf(reader, attribute, hitsIn(reader, attribute, cell), cell, true)
    case 'text':
      return {
        values: [{ type: 'text', is: textOf(sheet, trim(sheet.plain, cell)).replace(/\s+/g, ' ') }],
        doubt: undefined,
        status: 'declared',
      }
    case 'date': {
      const day = dayOf(sheet.plain.slice(cell.start, cell.end))
      return day === undefined ? undefined : { values: [{ type: 'date', is: day }], doubt: undefined, status: 'declared' }
    }
    default:
      return undefined
  }
}

/** `Q-switch: acousto-optic`: a feature under its own name is there, unless the cell denies it. */
export const takeNamed = (reader: WordReader, attribute: Attribute, cell: Span): Taken | undefined => {
  if (attribute.type !== 'bool') return undefined
  const words = wordsOf(reader.sheet.plain, cell)
  if (words.length === 0 || rolesIn(words, reader.lexicon).some((role) => role.roles.has('not') || role.roles.has('no'))) return undefined
  return {
    values: [{ type: 'bool', is: true }],
    ...standing(polarityAt(reader.sheet, { start: cell.end, end: cell.end }, words, reader.lexicon)),
  }
}

/** The attribute's vocabulary in a span. */
export const hitsIn = (reader: WordReader, attribute: Attribute, span: Span): TermHit[] =>
  attribute.vocabulary === undefined ? [] : termsIn(reader.sheet, span, attribute.vocabulary, reader.terms, reader.lexicon)

/** One of a vocabulary; several that aren't each other's kind are a doubt. */
export const enumOf = (reader: WordReader, attribute: Attribute, hits: readonly TermHit[], around: Span): Taken | undefined => {
  const terms = reader.dictionary.vocabularies.get(attribute.vocabulary ?? '')
  const stated = hits.filter((hit) => !hit.denied)
  const first = stated[0]
  if (terms === undefined || first === undefined) return undefined
  const found = narrowestTerms(
    terms,
    stated.map((hit) => hit.of),
  )
  const { status, doubt } = standing(polarityAt(reader.sheet, first, wordsOf(reader.sheet.plain, around), reader.lexicon))
  const values = found.map((id): Value => ({ type: 'enum', among: [id] }))
  return { values, status, doubt: found.length > 1 ? 'several' : doubt }
}

const SEGMENTS = /[,;/|+&\n]/g

/**
 * A set. It is complete only where the cell is the attribute's own and each of its parts is a word of the vocabulary: an unknown
 * material leaves it open.
 */
export const setOf = (reader: WordReader, attribute: Attribute, hits: readonly TermHit[], span: Span, own: boolean): Taken | undefined => {
  const terms = reader.dictionary.vocabularies.get(attribute.vocabulary ?? '')
  if (terms === undefined || hits.length === 0) return undefined
  const { plain } = reader.sheet
  const has = narrowestTerms(
    terms,
    hits.filter((hit) => !hit.denied).map((hit) => hit.of),
  ).sort()
  const lacks = [...new Set(hits.filter((hit) => hit.denied).map((hit) => hit.of))].filter((one) => !has.includes(one))
  let complete = own && has.length > 0
  let from = span.start
  const text = plain.slice(span.start, span.end)
  const words = rolesIn(wordsOf(plain, span), reader.lexicon).filter((role) => role.roles.has('and') || role.roles.has('purpose'))
  const ends = [
    ...[...text.matchAll(SEGMENTS)].map((found) => [span.start + found.index, span.start + found.index + 1] as const),
    ...words.map((word) => [word.start, word.end] as const),
  ].sort((a, b) => a[0] - b[0])
  for (const [stop, next] of [...ends, [span.end, span.end] as const]) {
    const part = plain.slice(from, stop)
    const covered = hits.some((hit) => hit.start < stop && hit.end > from)
    if (!covered && /\p{L}{2}|\d{3}/u.test(part.replace(/\(.*?\)?$/, ''))) complete = false
    from = next
  }
  const polarity = polarityAt(reader.sheet, { start: span.end, end: span.end }, wordsOf(plain, span), reader.lexicon)
  const { status, doubt } = standing(polarity === 'denied' ? 'stated' : polarity)
  return { values: [{ type: 'set', has, lacks, complete }], status, doubt }
}

const MONTHS: Readonly<Record<string, string>> = {
  jan: '01',
  feb: '02',
  mar: '03',
  apr: '04',
  may: '05',
  jun: '06',
  jul: '07',
  aug: '08',
  sep: '09',
  oct: '10',
  nov: '11',
  dec: '12',
}

/** A day written so that day and month can't be mixed up: 2024-03-12, 12 March 2024, March 12, 2024. */
const dayOf = (text: string): string | undefined => {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text)?.[0]
  const long = /\b(\d{1,2})\.? ([A-Za-z]{3})[a-z]* (\d{4})\b/.exec(text)
  const american = /\b([A-Za-z]{3})[a-z]* (\d{1,2}), (\d{4})\b/.exec(text)
  const made =
    iso ??
    (long === null ? undefined : `${long[3]}-${MONTHS[(long[2] ?? '').toLowerCase()]}-${(long[1] ?? '').padStart(2, '0')}`) ??
    (american === null ? undefined : `${american[3]}-${MONTHS[(american[1] ?? '').toLowerCase()]}-${(american[2] ?? '').padStart(2, '0')}`)
  return made !== undefined && isDay(made) ? made : undefined
}
