/** A stretch of text cut into what a measure is made of: numbers with their units, signs, links, words that qualify. */
import { rational } from '../quantity/rational.ts'
import type { Rational } from '../quantity/types.ts'
import type { Span, Word } from './document.ts'
import { wordsOf } from './document.ts'
import { type Lexicon, type UnitAt, unitAt } from './lexicon.ts'
import { type NumeralStyle, numeralAt } from './numerals.ts'
import type { Role } from './thesaurus.ts'

/** A number as it stands; `readings` are all ways to read it. `counted`: written in words (`two`). */
export interface NumberPiece extends Span {
  readonly kind: 'number'
  readonly readings: readonly Rational[]
  readonly unit?: UnitAt
  readonly counted: boolean
  /** Behind DN, NW, NPS or ø: a size. */
  readonly nominal?: boolean
}

/** See `piecesOf`. `op` is a comparison, a tilde or ±; `link` joins the ends of a range. */
export type Piece =
  | NumberPiece
  | (Span & { readonly kind: 'op'; readonly op: '<' | '>' | '<=' | '>=' | '±' | '~' | '=' })
  | (Span & { readonly kind: 'link'; readonly dash: boolean; readonly tight: boolean })
  | (Span & { readonly kind: 'slash' | 'times' | 'colon' | 'comma' | 'open' | 'close' | 'break' })
  | (Span & { readonly kind: 'role'; readonly roles: ReadonlySet<Role> })
  | (Span & { readonly kind: 'word'; readonly low: string })

const OPS: readonly (readonly [string, '<' | '>' | '<=' | '>=' | '±' | '~' | '='])[] = [
  ['<=', '<='],
  ['>=', '>='],
  ['=<', '<='],
  ['=>', '>='],
  ['+/-', '±'],
  ['+-', '±'],
  ['±', '±'],
  ['≤', '<='],
  ['≥', '>='],
  ['<', '<'],
  ['>', '>'],
  ['~', '~'],
  ['≈', '~'],
  ['=', '='],
]

const SIGNS: Readonly<Record<string, 'slash' | 'times' | 'colon' | 'comma' | 'open' | 'close' | 'break'>> = {
  '/': 'slash',
  '×': 'times',
  '*': 'times',
  ':': 'colon',
  ',': 'comma',
  '(': 'open',
  '[': 'open',
  ')': 'close',
  ']': 'close',
  ';': 'break',
  '|': 'break',
  '\t': 'break',
  '?': 'break',
  '!': 'break',
}

const LINKED = /(?:\.\.\.|…|\.\.|–|-)/y
const NOMINAL = /(?:DN|NW|dn|nw|ø)\s?(?:\/\s?NW\s?)?(?=\d)/y
const NPS = /NPS\s?(?=\d)/y
const MIX = /[\p{L}\d_#]/u
const RUN = /[\p{L}\d_]+(?:[.,/-][\p{L}\d_]+)*/uy

const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** The pieces of a span, in order. Letters and digits grown together (`FC-40`, `IP54`) are a word, never a number. */
export const piecesOf = (plain: string, span: Span, lexicon: Lexicon, style: NumeralStyle): Piece[] => {
  const pieces: Piece[] = []
  const words = wordsOf(plain, span)
  let w = 0
  let i = span.start
  while (i < span.end) {
    const char = plain[i] ?? ''
    if (char === ' ' || char === '\n') {
      i++
      continue
    }
    const before = plain[i - 1] ?? ' '
    const nominal = MIX.test(before) ? undefined : (matchAt(NOMINAL, plain, i) ?? matchAt(NPS, plain, i))
    if (nominal !== undefined) {
      const number = readNumber(plain, i + nominal.length, lexicon, style)
      if (number !== undefined && number.end <= span.end) {
        const own =
          number.unit === undefined ? { end: number.end, spelling: nominal.startsWith('NPS') ? 'in' : 'mm', known: true } : number.unit
        pieces.push({ ...number, start: i, unit: own, nominal: true })
        i = number.end
        continue
      }
    }
    if (/[\d½¼¾⅛⅜⅝⅞]/.test(char) || ((char === '.' || char === ',') && /\d/.test(plain[i + 1] ?? '') && !MIX.test(before))) {
      const last = pieces[pieces.length - 2]
      const range = last?.kind === 'number' && last.end === i - 1
      const grown =
        MIX.test(before) ||
        (before === '-' && !range && /\p{L}/u.test(plain[i - 2] ?? '')) ||
        (before === '.' && /[\p{L}\d]/u.test(plain[i - 2] ?? ''))
      const number = grown ? undefined : readNumber(plain, i, lexicon, style)
      if (number !== undefined && number.end <= span.end) {
        pieces.push(number)
        i = number.end
        continue
      }
      const run = matchAt(RUN, plain, i) ?? char
      pieces.push({ kind: 'word', start: i, end: i + run.length, low: run.toLowerCase() })
      i += run.length
      continue
    }
    const op = OPS.find(([text]) => plain.startsWith(text, i))
    // `3~`: three phases, not about what follows.
    if (op?.[1] === '~' && /\d/.test(before)) {
      i++
      continue
    }
    if (op !== undefined) {
      pieces.push({ kind: 'op', op: op[1], start: i, end: i + op[0].length })
      i += op[0].length
      continue
    }
    const link = matchAt(LINKED, plain, i)
    if (link !== undefined) {
      pieces.push({
        kind: 'link',
        dash: link === '-' || link === '–',
        tight: before !== ' ' && before !== '\n' && before !== '\t',
        start: i,
        end: i + link.length,
      })
      i += link.length
      continue
    }
    const sign = SIGNS[char]
    if (sign !== undefined) {
      pieces.push({ kind: sign, start: i, end: i + 1 })
      i++
      continue
    }
    while (w < words.length && (words[w]?.end ?? 0) <= i) w++
    const word = words[w]
    if (word === undefined || word.start > i) {
      if (char === '.' && /\s|$/.test(plain[i + 1] ?? '')) pieces.push({ kind: 'break', start: i, end: i + 1 })
      i++
      continue
    }
    i = pushWord(pieces, words, w, lexicon, plain)
  }
  return pieces
}

/** Pushes the role, count or plain word at `w`; gives where to go on. */
const pushWord = (pieces: Piece[], words: readonly Word[], w: number, lexicon: Lexicon, plain: string): number => {
  const word = words[w]
  if (word === undefined) return plain.length
  if (word.low === 'x') {
    pieces.push({ kind: 'times', start: word.start, end: word.end })
    return word.end
  }
  const role = lexicon.roleAt(words, w)
  if (role !== undefined) {
    const end = words[w + role.words - 1]?.end ?? word.end
    pieces.push({ kind: 'role', roles: role.roles, start: word.start, end })
    // The point of an abbreviation (`max.`) ends no sentence.
    return plain[end] === '.' && plain[end + 1] !== '.' ? end + 1 : end
  }
  const count = lexicon.count(word.low)
  if (count !== undefined) pieces.push({ kind: 'number', readings: [rational(count)], counted: true, start: word.start, end: word.end })
  else pieces.push({ kind: 'word', low: word.low, start: word.start, end: word.end })
  return word.end
}

const readNumber = (plain: string, at: number, lexicon: Lexicon, style: NumeralStyle): NumberPiece | undefined => {
  const numeral = numeralAt(plain, at, style)
  if (numeral === undefined) return undefined
  let from = numeral.end
  if (plain[from] === ' ') from++
  // `1/2-inch`, `5-mm`
  if (plain[from] === '-' && from === numeral.end && /\p{L}/u.test(plain[from + 1] ?? '')) from++
  const unit = unitAt(plain, from, lexicon.units)
  if (unit !== undefined) return { kind: 'number', start: at, end: unit.end, readings: numeral.readings, unit, counted: false }
  // `40A2`, `3D`: a number grown together with letters that are no unit is a name.
  if (/[\p{L}_]/u.test(plain[numeral.end] ?? '') && !/^(?:x|st|nd|rd|th)/i.test(plain.slice(numeral.end, numeral.end + 2))) return undefined
  return { kind: 'number', start: at, end: numeral.end, readings: numeral.readings, counted: false }
}
