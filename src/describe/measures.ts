/** Measures in running text: `10 ... 800 Hz`, `better than 0.1 %`, `3 x 400 V ± 10 %`, `1 part in 230`, `500 / 450 / 400 mm`, `16 bar max.` */
import { compare, div, negate } from '../quantity/rational.ts'
import type { Rational } from '../quantity/types.ts'
import type { Span } from './document.ts'
import type { Lexicon } from './lexicon.ts'
import type { NumeralStyle } from './numerals.ts'
import { type NumberPiece, type Piece, piecesOf } from './pieces.ts'
import type { Role } from './thesaurus.ts'

/** A number with its unit; `unit` is empty where none is written, `foreign` where it is one the unit table does not have. */
export interface Amount {
  readonly readings: readonly Rational[]
  readonly unit: string
  readonly foreign: boolean
}

/** How a value is said to be bounded. `better` and `or-better` point where the attribute's own sense points. */
type BoundWord = 'at-least' | 'more-than' | 'at-most' | 'less-than' | 'up-to' | 'from' | 'better' | 'or-better'

/** One measure of the text. `one` number, a `span` from the first to the second, or `many` (a list, dimensions). */
export interface Measure extends Span {
  readonly shape: 'one' | 'span' | 'many'
  readonly amounts: readonly Amount[]
  readonly bound: BoundWord | undefined
  readonly tolerance: Amount | undefined
  /** Written with ± before it. */
  readonly symmetric: boolean
  readonly typical: boolean
  readonly approximate: boolean
  readonly maximum: boolean
  readonly minimum: boolean
  readonly rated: boolean
  readonly ratio: boolean
  readonly counted: boolean
  /** How many times it is there (`3 x 400 V`). */
  readonly times: Rational | undefined
  /** Something about it can't be trusted: ends the wrong way round, numbers before it that may belong to it. */
  readonly odd: boolean
}

type Marks = { -readonly [K in 'typical' | 'approximate' | 'maximum' | 'minimum' | 'rated' | 'symmetric']: boolean } & {
  bound: BoundWord | undefined
}

const BOUNDS: readonly (readonly [Role, BoundWord])[] = [
  ['at-least', 'at-least'],
  ['at-most', 'at-most'],
  ['less-than', 'less-than'],
  ['more-than', 'more-than'],
  ['better-than', 'better'],
  ['or-better', 'or-better'],
  ['or-more', 'at-least'],
  ['or-less', 'at-most'],
  ['up-to', 'up-to'],
  ['from', 'from'],
]
const OP_BOUNDS: Readonly<Record<string, BoundWord>> = { '<': 'less-than', '>': 'more-than', '<=': 'at-most', '>=': 'at-least' }

/** All measures of a span. Numbers that belong together are one measure. */
export const measuresIn = (plain: string, span: Span, lexicon: Lexicon, style: NumeralStyle): Measure[] => {
  const pieces = piecesOf(plain, span, lexicon, style)
  const measures: Measure[] = []
  let used = 0
  for (let i = 0; i < pieces.length; i++) {
    if (pieces[i]?.kind !== 'number') continue
    const read = measureAt(pieces, i, used, plain)
    measures.push(read.measure)
    used = read.next
    i = read.next - 1
  }
  return measures
}

const amountOf = (piece: NumberPiece, sign: 1 | -1 = 1): Amount => ({
  readings: sign === 1 ? piece.readings : piece.readings.map(negate),
  unit: piece.unit?.spelling ?? '',
  foreign: piece.unit !== undefined && !piece.unit.known,
})

const withUnit = (amount: Amount, from: Amount): Amount =>
  amount.unit === '' ? { ...amount, unit: from.unit, foreign: from.foreign } : amount

/** Marks that stand before the number, back to where the last measure ended. */
const marksBefore = (
  pieces: readonly Piece[],
  at: number,
  least: number,
): { readonly marks: Marks; readonly from: number; readonly negative: boolean } => {
  const marks: Marks = {
    typical: false,
    approximate: false,
    maximum: false,
    minimum: false,
    rated: false,
    symmetric: false,
    bound: undefined,
  }
  let from = at
  let negative = false
  for (let i = at - 1; i >= least; i--) {
    const piece = pieces[i]
    if (piece === undefined) break
    if (piece.kind === 'op') {
      if (piece.op === '±') marks.symmetric = true
      else if (piece.op === '~') marks.approximate = true
      else if (piece.op !== '=') marks.bound ??= OP_BOUNDS[piece.op]
      from = i
    } else if (piece.kind === 'link' && piece.dash && i === at - 1 && piece.end === pieces[at]?.start && pieces[i - 1]?.kind !== 'number') {
      // A dash grown to the number with no number before it is its sign.
      negative = !(piece.tight && pieces[i - 1]?.kind === 'word' && pieces[i - 1]?.end === piece.start)
      from = i
    } else if (piece.kind === 'role' && setMarks(piece.roles, marks)) from = i
    else if (piece.kind === 'role' && piece.roles.has('stop') && !piece.roles.has('and')) continue
    else break
  }
  return { marks, from, negative }
}

const setMarks = (roles: ReadonlySet<Role>, marks: Marks): boolean => {
  let found = false
  for (const [role, bound] of BOUNDS) {
    if (!roles.has(role)) continue
    // `up to a maximum of 5` is the top of what it does, not a limit it stays under.
    marks.bound = bound === 'up-to' ? bound : (marks.bound ?? bound)
    found = true
  }
  // `single shot to 10 kHz`
  if (roles.has('to') && marks.bound === undefined) {
    marks.bound = 'up-to'
    found = true
  }
  for (const role of ['typical', 'approximate', 'maximum', 'minimum', 'rated'] as const) {
    if (!roles.has(role)) continue
    marks[role] = true
    found = true
  }
  return found
}

interface Numbers {
  readonly shape: 'one' | 'span' | 'many'
  readonly amounts: readonly Amount[]
  readonly times?: Rational | undefined
  readonly ratio?: boolean
  readonly odd?: boolean
  readonly tolerance?: Amount | undefined
  readonly next: number
}

const numberAt = (pieces: readonly Piece[], at: number): NumberPiece | undefined => {
  const piece = pieces[at]
  return piece?.kind === 'number' ? piece : undefined
}

/** The second number of a range, with an own sign (`-10 to +40 °C`, `-10 to -5`). */
const secondEnd = (pieces: readonly Piece[], at: number): { readonly amount: Amount; readonly next: number } | undefined => {
  const direct = numberAt(pieces, at)
  if (direct !== undefined) return { amount: amountOf(direct), next: at + 1 }
  const sign = pieces[at]
  const signed = numberAt(pieces, at + 1)
  if (sign?.kind === 'link' && sign.dash && signed !== undefined && sign.end === signed.start)
    return { amount: amountOf(signed, -1), next: at + 2 }
  if (sign?.kind === 'role' && (sign.roles.has('up-to') || sign.roles.has('maximum')) && signed !== undefined)
    return { amount: amountOf(signed), next: at + 2 }
  return undefined
}

const isLink = (piece: Piece | undefined, between: boolean): boolean =>
  piece !== undefined &&
  (piece.kind === 'link' ||
    (piece.kind === 'role' && (piece.roles.has('to') || piece.roles.has('up-to') || (between && piece.roles.has('and')))))

/** The numbers that begin at `at`: one, a range, a list, a ratio. */
const numbersAt = (pieces: readonly Piece[], at: number, negative: boolean, between: boolean, plain: string): Numbers | undefined => {
  const piece = numberAt(pieces, at)
  if (piece === undefined) return undefined
  const first = amountOf(piece, negative ? -1 : 1)
  const after = pieces[at + 1]
  const ratio = ratioAt(pieces, at, piece)
  if (ratio !== undefined) return ratio
  // A break in the line keeps numbers apart that a dash would join.
  if (isLink(after, between) && after !== undefined) {
    const second = secondEnd(pieces, at + 2)
    if (second !== undefined && !piece.counted) {
      const lo = withUnit(first, second.amount)
      const [least, greatest] = [lo.readings[0], second.amount.readings[0]]
      const wrongWay = lo.unit === second.amount.unit && least !== undefined && greatest !== undefined && compare(least, greatest) > 0
      return { shape: 'span', amounts: [lo, second.amount], odd: wrongWay, next: second.next }
    }
  }
  const bare = numberAt(pieces, at + 2)
  if (after?.kind === 'comma' && piece.nominal === true && bare !== undefined && bare.unit === undefined) {
    const list = listAt(pieces, at, first, 'comma', plain)
    if (list !== undefined) return { ...list, amounts: list.amounts.map((amount) => withUnit(amount, first)) }
  }
  if (after?.kind === 'times' || after?.kind === 'slash') {
    const list = listAt(pieces, at, first, after.kind, plain)
    if (list !== undefined) return list
  }
  const tolerance = after?.kind === 'op' && after.op === '±' ? numberAt(pieces, at + 2) : undefined
  if (tolerance !== undefined)
    return { shape: 'one', amounts: [withUnit(first, amountOf(tolerance))], tolerance: amountOf(tolerance), next: at + 3 }
  return { shape: 'one', amounts: [first], next: at + 1 }
}

/** `1:5000`, `1 part in 230`, `2 parts in 230`. */
const ratioAt = (pieces: readonly Piece[], at: number, piece: NumberPiece): Numbers | undefined => {
  const colon = pieces[at + 1]
  const direct = numberAt(pieces, at + 2)
  const ratio = (bottom: NumberPiece, next: number): Numbers | undefined => {
    const [over, under] = [piece.readings[0], bottom.readings[0]]
    if (over === undefined || under === undefined || under.n === 0n || piece.unit !== undefined || bottom.unit !== undefined)
      return undefined
    return {
      shape: 'one',
      amounts: [{ readings: [div(over, under)], unit: '', foreign: false }],
      ratio: true,
      odd: piece.readings.length > 1 || bottom.readings.length > 1,
      next,
    }
  }
  if (colon?.kind === 'colon' && direct !== undefined) return ratio(direct, at + 3)
  const part = pieces[at + 1]
  if (part?.kind !== 'role' || !part.roles.has('part')) return undefined
  const bottom = numberAt(pieces, at + 3)
  return bottom === undefined ? undefined : ratio(bottom, at + 4)
}

/** `400 x 120 mm`, `500 / 450 / 400 mm`, `50/60 Hz`; `3 x 400 V` is one value, three times. */
const listAt = (
  pieces: readonly Piece[],
  at: number,
  first: Amount,
  sign: 'times' | 'slash' | 'comma',
  plain: string,
): Numbers | undefined => {
  const amounts = [first]
  let next = at + 1
  while (pieces[next]?.kind === sign) {
    const piece = numberAt(pieces, next + 1)
    if (piece === undefined) break
    amounts.push(amountOf(piece))
    next += 2
  }
  if (amounts.length < 2) return undefined
  const last = amounts[amounts.length - 1] as Amount
  if (sign === 'times' && amounts.length === 2 && first.unit === '' && /^[kMm]?(?:V|A|W|VA|Ah|VDC|VAC)$/.test(last.unit)) {
    return { shape: 'one', amounts: [last], times: first.readings[0], next }
  }
  // Two with units of their own (`1500 VA / 900 W`) are two measures.
  if (sign === 'slash' && first.unit !== '' && last.unit !== '' && first.unit !== last.unit) return undefined
  if (sign === 'slash' && /\d\/\d{3,}/.test(plain.slice(pieces[at]?.start ?? 0, pieces[next - 1]?.end ?? 0)) && last.unit === '')
    return { shape: 'many', amounts, odd: true, next }
  return { shape: 'many', amounts: amounts.map((amount) => withUnit(amount, last)), next }
}

/** Marks behind the number: `16 bar max.`, `0.1 % or better`, `5 ns (typ.)`. */
const marksAfter = (pieces: readonly Piece[], at: number, marks: Marks): number => {
  let next = at
  const bracket = pieces[next]?.kind === 'open' ? 1 : 0
  const piece = pieces[next + bracket]
  if (piece?.kind !== 'role') return at
  const bound = marks.bound
  const copy: Marks = { ...marks, bound: undefined }
  if (!setMarks(piece.roles, copy) || copy.bound === 'from' || copy.bound === 'up-to') return at
  if (copy.bound !== undefined && !['at-least', 'at-most', 'or-better'].includes(copy.bound)) return at
  // `10 V max 5 A`: the mark belongs to what follows it, if a number does and nothing parts them.
  if (bracket === 0 && pieces[next + 1]?.kind === 'number') return at
  next += 1 + bracket
  if (bracket === 1) {
    if (pieces[next]?.kind !== 'close') return at
    next++
  }
  Object.assign(marks, copy, { bound: bound ?? copy.bound })
  return next
}

const measureAt = (
  pieces: readonly Piece[],
  at: number,
  least: number,
  plain: string,
): { readonly measure: Measure; readonly next: number } => {
  const { marks, from, negative } = marksBefore(pieces, at, least)
  const numbers = numbersAt(pieces, at, negative, marks.bound === 'from', plain) as Numbers
  const before = pieces[from - 1]
  const beforeThat = pieces[from - 2]
  // `10, 15, 25 mm` or `100 and 200 V`: a bare number before the separator may be of the same list.
  const listed =
    numbers.amounts[0]?.unit !== '' &&
    (before?.kind === 'comma' || (before?.kind === 'role' && before.roles.has('and'))) &&
    beforeThat?.kind === 'number' &&
    beforeThat.unit === undefined &&
    !beforeThat.counted
  const next = marksAfter(pieces, numbers.next, marks)
  const start = pieces[from]?.start ?? 0
  const end = pieces[next - 1]?.end ?? start
  const first = pieces[at]
  return {
    next,
    measure: {
      start,
      end,
      shape: numbers.shape,
      amounts: numbers.amounts,
      bound: marks.bound === 'from' && numbers.shape === 'span' ? undefined : marks.bound,
      tolerance: numbers.tolerance,
      symmetric: marks.symmetric,
      typical: marks.typical,
      approximate: marks.approximate,
      maximum: marks.maximum,
      minimum: marks.minimum,
      rated: marks.rated,
      ratio: numbers.ratio === true,
      counted: first?.kind === 'number' && first.counted,
      times: numbers.times,
      odd: numbers.odd === true || listed,
    },
  }
}
