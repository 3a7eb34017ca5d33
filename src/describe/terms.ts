/** Words of a vocabulary (materials, forms, kinds of ion source) found in a text, and whether they are denied there. */
import { isA } from '../list/lattice.ts'
import type { Dictionary, Term } from '../list/model.ts'
import type { Sheet, Span, Word } from './document.ts'
import { wordsOf } from './document.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, type Hit, indexPhrases, type PhraseIndex } from './phrases.ts'
import type { Role } from './thesaurus.ts'

/** A phrase index of each vocabulary. */
export type TermIndex = ReadonlyMap<string, PhraseIndex<string>>

/** Builds the index of all vocabularies. */
export const indexTerms = (dictionary: Dictionary, lexicon: Lexicon): TermIndex =>
  new Map([...dictionary.vocabularies].map(([name, terms]) => [name, indexPhrases(phrasesOf(terms), lexicon)]))

/** The words of each term; its title as well, without brackets, where it is a name and not a description. */
export const phrasesOf = function* (terms: ReadonlyMap<string, Term>): Generator<readonly [string, string]> {
  for (const term of terms.values()) {
    for (const word of term.words) yield [word, term.id]
    const title = term.title.replace(/\(.*?\)/g, ' ').trim()
    if (!/[,;:]|\b(?:or|and|of|with|that|other|another|without|for)\b/i.test(title)) yield [title, term.id]
  }
}

/** A term found; `denied` when the text says it is not there. */
export interface TermHit extends Hit<string> {
  readonly denied: boolean
}

const NUMERIC = /^[\d.,\s]+$/
const GRADE_WORD = /(?:aisi|sae|type|grade|ss|steel|alloy|en|aw|din|astm|uns|stainless|w\.?-?nr\.?|mat\.?|\/|,|\()\s*$/i

/** All terms of a vocabulary in a span. A bare number (`304`) counts only behind a word that makes it a grade, or alone. */
export const termsIn = (sheet: Sheet, span: Span, vocabulary: string, index: TermIndex, lexicon: Lexicon): TermHit[] => {
  const phrases = index.get(vocabulary)
  if (phrases === undefined) return []
  const words = wordsOf(sheet.plain, span)
  const tokens = lexicon.tokens(words)
  return findPhrases(sheet.plain, tokens, phrases)
    .filter((hit) => {
      const text = sheet.plain.slice(hit.start, hit.end)
      if (!NUMERIC.test(text)) return true
      return hit.start === span.start || GRADE_WORD.test(sheet.plain.slice(Math.max(span.start, hit.start - 14), hit.start))
    })
    .map((hit) => ({ ...hit, denied: polarityAt(sheet, hit, words, lexicon) === 'denied' }))
}

/** The terms without those another found one is narrower than. */
export const narrowestTerms = (terms: ReadonlyMap<string, Term>, found: readonly string[]): string[] => {
  const unique = [...new Set(found)]
  return unique.filter((one) => !unique.some((other) => other !== one && isA(terms, other, one)))
}

const DENYING_REACH = 5
const PARTS_CLAUSE = /[,;:|\t]|\.\s/

/** Whether what stands at a place is stated, denied ("without", "not"), only spoken of ("compatible with"), an option, or released later. */
export type Polarity = 'stated' | 'denied' | 'hedged' | 'option' | 'unlock'

/** The roles of all words of a clause with their places. */
export const rolesIn = (
  words: readonly Word[],
  lexicon: Lexicon,
): { readonly roles: ReadonlySet<Role>; readonly start: number; readonly end: number }[] => {
  const found: { roles: ReadonlySet<Role>; start: number; end: number }[] = []
  for (let i = 0; i < words.length; ) {
    const role = lexicon.roleAt(words, i)
    if (role === undefined) {
      i++
      continue
    }
    found.push({ roles: role.roles, start: words[i]?.start ?? 0, end: words[i + role.words - 1]?.end ?? 0 })
    i += role.words
  }
  return found
}

/** How the text speaks of what stands at `at`; `words` are those of the clause or cell it stands in. */
export const polarityAt = (sheet: Sheet, at: Span, words: readonly Word[], lexicon: Lexicon): Polarity => {
  const roles = rolesIn(words, lexicon)
  let hedged: Polarity = 'stated'
  for (const role of roles) {
    const before = role.end <= at.start
    if (role.roles.has('not') && before) {
      const between = sheet.plain.slice(role.end, at.start)
      const count = words.filter((word) => word.start >= role.end && word.end <= at.start).length
      const turned = roles.some((other) => other.roles.has('but') && other.start >= role.end && other.end <= at.start)
      if (count <= DENYING_REACH && !turned && !PARTS_CLAUSE.test(between)) return 'denied'
    }
    const distance = before ? at.start - role.end : role.start - at.end
    if (role.roles.has('hedge') && distance < 60) hedged = 'hedged'
    if (hedged !== 'hedged' && role.roles.has('unlock') && distance < 60) hedged = 'unlock'
    if (
      hedged === 'stated' &&
      role.roles.has('option') &&
      distance < 60 &&
      !/[.;]\s/.test(sheet.plain.slice(Math.min(role.end, at.end), Math.max(role.start, at.start)))
    )
      hedged = 'option'
  }
  return hedged
}
