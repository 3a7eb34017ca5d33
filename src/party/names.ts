/** A name taken apart: words in their own script and romanised, what each word is, how much it says, and the legal form set aside. */
import { ARABIC_WORDS, CYRILLIC_WORDS, HAN_WORDS, HANGUL_WORDS } from './data/lexicon.ts'
import {
  CHINESE_FAMILIES,
  COMMON_NAMES,
  COMMON_WORDS,
  HONORIFICS,
  KOREAN_SURNAMES,
  NUMBERS,
  PARTICLES,
  SPELLINGS,
  TENS,
  VESSEL_WORDS,
} from './data/words.ts'
import { takeForms } from './forms.ts'
import type { Schema } from './model.ts'
import { chineseSyllables, koreanSyllables, romanise } from './romanise.ts'
import { type Script, scriptOf, tidy, type Writing } from './scripts.ts'

/** What a word is in a name. */
export type PartKind = 'word' | 'common' | 'initial' | 'particle' | 'number' | 'patronymic' | 'prefix'

/** One word of a name. `plain`: small Latin letters and digits; `weight`: how much it says about who is meant, 1 for an ordinary word. */
export interface NamePart {
  readonly text: string
  readonly plain: string
  readonly writing: Writing
  readonly kind: PartKind
  readonly weight: number
}

/** A name ready to compare. `forms`: normalised legal forms; `eastern`: reads like a Korean or Chinese name. */
export interface AnalysedName {
  readonly full: string
  readonly person: boolean
  readonly vessel: boolean
  readonly parts: readonly NamePart[]
  readonly forms: readonly string[]
  readonly eastern: boolean
  /** All words but particles, joined: a first look whether two names are one. */
  readonly joined: string
}

/** Longest name looked at, in characters and in words; official lists hold none longer. */
const MOST_LETTERS = 400
const MOST_WORDS = 24

const WRITING: Readonly<Record<Script, Writing>> = {
  Latn: 'alphabet',
  Cyrl: 'alphabet',
  Grek: 'alphabet',
  Arab: 'abjad',
  Hebr: 'abjad',
  Hani: 'syllabary',
  Kana: 'syllabary',
  Hang: 'syllabary',
  Thai: 'syllabary',
  Zyyy: 'alphabet',
}

interface Raw {
  readonly text: string
  readonly plain: string
  readonly writing: Writing
  readonly meant?: true
}

const raw = (text: string, plain: string, writing: Writing): Raw => ({ text, plain, writing })
const meant = (text: string, words: readonly string[]): readonly Raw[] =>
  words.map((plain) => ({ text, plain, writing: 'alphabet', meant: true }))

/** Running text of Chinese, Japanese or Korean: known words by meaning, the rest by sound. */
const byMeaning = (
  text: string,
  words: ReadonlyMap<string, readonly string[]>,
  sound: (piece: string) => readonly Raw[],
): readonly Raw[] => {
  const out: Raw[] = []
  let rest = ''
  const flush = (): void => {
    if (rest !== '') out.push(...sound(rest))
    rest = ''
  }
  for (let at = 0; at < text.length; ) {
    let length = Math.min(12, text.length - at)
    while (length > 0 && !words.has(text.slice(at, at + length))) length--
    if (length === 0) rest += text[at++] ?? ''
    else {
      flush()
      const word = text.slice(at, at + length)
      out.push(...meant(word, words.get(word) ?? []))
      at += length
    }
  }
  flush()
  return out
}

const familyFirst = (text: string, syllables: readonly string[], family: number): readonly Raw[] =>
  syllables.length <= family
    ? [raw(text, syllables.join(''), 'syllabary')]
    : [
        raw(text.slice(0, family), syllables.slice(0, family).join(''), 'syllabary'),
        raw(text.slice(family), syllables.slice(family).join(''), 'syllabary'),
      ]

const han = (text: string, person: boolean, alone: boolean): readonly Raw[] => {
  const short = text.length <= 4 && alone
  if (person)
    return short
      ? familyFirst(text, chineseSyllables(text, true), text.length === 4 ? 2 : 1)
      : [raw(text, chineseSyllables(text, false).join(''), 'syllabary')]
  return byMeaning(text, HAN_WORDS, (piece) => {
    if (!/[\p{Script=Katakana}\p{Script=Hiragana}]/u.test(piece)) return [raw(piece, chineseSyllables(piece, false).join(''), 'syllabary')]
    return (piece.match(/[\p{Script=Katakana}\p{Script=Hiragana}ー]+|[^\p{Script=Katakana}\p{Script=Hiragana}ー]+/gu) ?? []).map((one) =>
      raw(one, romanise(one, scriptOf(one)), 'syllabary'),
    )
  })
}

const hangul = (text: string, person: boolean): readonly Raw[] => {
  if (person)
    return text.length <= 4 ? familyFirst(text, koreanSyllables(text), 1) : [raw(text, koreanSyllables(text).join(''), 'syllabary')]
  return byMeaning(text, HANGUL_WORDS, (piece) => [raw(piece, koreanSyllables(piece).join(''), 'syllabary')])
}

const SMALL_ARABIC: ReadonlyMap<string, string> = new Map([
  ['عبد', 'abd'],
  ['ابو', 'abu'],
  ['أبو', 'abu'],
  ['آل', 'al'],
  ['بن', 'bin'],
  ['ابن', 'ibn'],
  ['بنت', 'bint'],
])

const arabic = (text: string): readonly Raw[] => {
  const word = text.replaceAll('ي', 'ی').replaceAll('ك', 'ک')
  const known = ARABIC_WORDS.get(text) ?? ARABIC_WORDS.get(word)
  if (known !== undefined) return meant(text, known)
  if (SMALL_ARABIC.has(text)) return [raw(text, SMALL_ARABIC.get(text) ?? '', text === 'عبد' ? 'abjad' : 'alphabet')]
  const servant = /^عبد(ال)?(?=..)/u.exec(text)
  if (servant !== null)
    return [
      raw('عبد', 'abd', 'abjad'),
      ...(servant[1] === undefined ? [] : [raw('ال', 'al', 'alphabet')]),
      raw(text.slice(servant[0].length), romanise(text.slice(servant[0].length), 'Arab'), 'abjad'),
    ]
  if (/^ال../u.test(text) && text !== 'الله')
    return [raw('ال', 'al', 'alphabet'), raw(text.slice(2), romanise(text.slice(2), 'Arab'), 'abjad')]
  return [raw(text, romanise(text, 'Arab'), 'abjad')]
}

const DIGIT_LETTERS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 5: 's' }

// `SiemensAG`: a legal form in capitals run on to the name.
const GLUED = /^(\p{Lu}[\p{Ll}]{2,})(AG|SE|SA|LLC|GmbH|Ltd|Inc|PLC|NV|BV|AB)$/u

// Abdulaziz, Abdel Aziz, Abd al-Aziz: servant of, in three cuts.
const SERVANT = /^abd(?:ou|[uoae])l((?:[a-z]{3,})?)$/

const words = (full: string, person: boolean): readonly Raw[] => {
  const pieces = tidy(full)
    .slice(0, MOST_LETTERS)
    .replaceAll("'", '')
    .replaceAll('&', ' and ')
    .split(/[^\p{Letter}\p{Mark}\p{Number}]+/u)
  const out: Raw[] = []
  const alone = pieces.filter((piece) => piece !== '').length === 1
  for (const piece of pieces) {
    if (piece === '' || out.length >= MOST_WORDS) continue
    const glued = person ? null : GLUED.exec(piece)
    if (glued !== null) {
      for (const half of [glued[1] ?? '', glued[2] ?? '']) out.push(raw(half, romanise(half, scriptOf(half)), 'alphabet'))
      continue
    }
    const script = scriptOf(piece)
    if (script === 'Hani' || (script === 'Kana' && /\p{Script=Han}/u.test(piece))) out.push(...han(piece, person, alone))
    else if (script === 'Kana' && !person)
      out.push(...byMeaning(piece, HAN_WORDS, (rest) => [raw(rest, romanise(rest, 'Kana'), 'syllabary')]))
    else if (script === 'Hang') out.push(...hangul(piece, person))
    else if (script === 'Arab') out.push(...arabic(piece))
    else {
      const known = script === 'Cyrl' && !person ? CYRILLIC_WORDS.get(piece.toLowerCase()) : undefined
      if (known !== undefined) out.push(...meant(piece, known))
      else {
        const plain = romanise(piece, script)
        const servant = SERVANT.exec(plain)
        if (person && servant !== null && plain !== 'abdullah' && plain !== 'abdallah') {
          out.push(raw(piece, 'abd', 'alphabet'), raw('', 'al', 'alphabet'))
          if (servant[1] !== '') out.push(raw(piece, servant[1] ?? '', 'alphabet'))
          continue
        }
        out.push(
          raw(
            piece,
            person && /[a-z]/.test(plain) && /[0135]/.test(plain)
              ? plain.replaceAll(/[0135]/g, (digit) => DIGIT_LETTERS[digit] ?? digit)
              : plain,
            WRITING[script],
          ),
        )
      }
    }
  }
  return out.filter((one) => one.plain !== '')
}

/** Organisations write their initials with and without points and spaces: A.B.C., A B C, ABC. */
const joinInitials = (parts: readonly Raw[]): readonly Raw[] => {
  const out: Raw[] = []
  let open = false
  for (const part of parts) {
    const letter = part.plain.length === 1 && /[a-z]/.test(part.plain) && part.writing === 'alphabet'
    const last = out.at(-1)
    if (letter && open && last !== undefined) out[out.length - 1] = raw(`${last.text}${part.text}`, last.plain + part.plain, 'alphabet')
    else out.push(part)
    open = letter
  }
  return out
}

const PATRONYMIC = /(?:[oe]vi?ch|[yi]ch|ovna|evna|ivna|ovych|evych|yevich|ichna|inichna|avich|auna|euna)$/

const kindOf = (plain: string, text: string, person: boolean, vessel: boolean, at: number): PartKind => {
  // A capital standing alone in a person's name is an initial, not the `e` or `y` that joins two family names.
  if (person && plain.length === 1 && /[A-Z]/.test(text)) return 'initial'
  if (PARTICLES.has(plain)) return 'particle'
  if (/^\d/.test(plain)) return 'number'
  if (person) {
    if (plain === 'abd' || plain === 'abu') return 'prefix'
    if (plain.length === 1) return 'initial'
    if (COMMON_NAMES.has(plain)) return 'common'
    return at > 0 && plain.length > 6 && PATRONYMIC.test(plain) ? 'patronymic' : 'word'
  }
  return !vessel && COMMON_WORDS.has(plain) ? 'common' : 'word'
}

const WEIGHT: Readonly<Record<PartKind, number>> = {
  word: 1,
  common: 0.8,
  initial: 0.4,
  particle: 0.02,
  number: 0.9,
  patronymic: 0.8,
  prefix: 0.25,
}
const COMMON_IN_ORGANISATION = 0.55
/** Series of funds and branches: a number alone makes no other company, for a ship it does. */
const NUMBER_IN_ORGANISATION = 0.3

const spelled = (plain: string, person: boolean): string => (person ? plain : (SPELLINGS.get(plain) ?? NUMBERS.get(plain) ?? plain))

/** Takes a name apart. Titles are left out, legal forms set aside, `Family, Given` is read as written: order never decides. */
export const analyseName = (full: string, schema: Schema = 'unknown'): AnalysedName => {
  const person = schema === 'person'
  const vessel = schema === 'vessel' || schema === 'aircraft'
  const joined = person ? words(full, person) : joinInitials(words(full, person))
  const { rest, forms } = takeForms(joined, (one) => one.plain)
  const untitled = rest.filter(
    (one, at) =>
      !(vessel
        ? VESSEL_WORDS.has(one.plain) && rest.length > 1 && (at === 0 || at === rest.length - 1)
        : person && HONORIFICS.has(one.plain)),
  )
  // A name that is nothing but titles stays as it is: somebody may be called Prince.
  const kept = untitled.length > 0 ? untitled : rest
  const parts: NamePart[] = []
  for (const one of kept) {
    const plain = spelled(one.plain, person)
    const kind = kindOf(plain, one.text, person, vessel, parts.length)
    // A word said twice in a row says no more than once.
    const before = parts.at(-1)
    if (before !== undefined && before.kind === 'number' && TENS.has(before.plain) && /^[1-9]$/.test(plain)) {
      parts[parts.length - 1] = { ...before, text: `${before.text} ${one.text}`, plain: String(Number(before.plain) + Number(plain)) }
      continue
    }
    if (
      before?.plain === plain &&
      kind !== 'particle' &&
      kind !== 'initial' &&
      one.writing !== 'syllabary' &&
      plain.length > 3 &&
      !(person && CHINESE_FAMILIES.has(plain))
    )
      continue
    parts.push({
      text: one.text,
      plain,
      writing: one.writing,
      kind,
      weight: kind === 'common' && !person ? COMMON_IN_ORGANISATION : kind === 'number' && !vessel ? NUMBER_IN_ORGANISATION : WEIGHT[kind],
    })
  }
  const telling = parts.filter((one) => one.kind !== 'particle')
  const family = (part: NamePart | undefined): boolean =>
    part !== undefined && (part.writing === 'syllabary' || KOREAN_SURNAMES.has(part.plain) || CHINESE_FAMILIES.has(part.plain))
  return {
    full,
    person,
    vessel,
    parts,
    forms,
    eastern:
      person &&
      telling.length >= 2 &&
      telling.length <= 4 &&
      telling.every((one) => one.plain.length <= 9) &&
      (family(telling[0]) || family(telling.at(-1))),
    joined: telling.map((one) => one.plain).join(''),
  }
}
