/** Numerals as people write them: `1,234.5`, `1.234,5`, `1 234,5`, `1'234.5`, `1.5e-9`, `1 x 10^-9`, `10⁻⁹`, `1 1/2`. Exact, and honest about which readings are possible. */
import { add, div, mul, rational } from '../quantity/rational.ts'
import type { Rational } from '../quantity/types.ts'
import type { Span } from './document.ts'

/** A numeral: one reading where it can be read only one way in this text, else all of them. */
export interface Numeral extends Span {
  readonly readings: readonly Rational[]
}

/** What a text shows of its decimal sign, from numerals that can be read only one way. */
export interface NumeralStyle {
  readonly point: boolean
  readonly comma: boolean
}

const MOST_DIGITS = 30
const MOST_POWER = 60
// Groups of three by space only inside one line; the sign is looked at by the caller, who knows a range from a minus.
const SHAPE = /(?:\d{1,3}(?:([ ',.])\d{3})(?:\1\d{3})*(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*|[.,]\d+)/y
const POWER = /\s?[x×·*]\s?10(?:\s?\^\s?([+-]?\d{1,2})|([+-]\d{1,2})(?![\d.])|([⁺⁻]?[⁰¹²³⁴-⁹]{1,2}))/y
const EXPONENT = /[eE]([+-]?\d{1,2})(?![\d.\p{L}])/uy
const BARE_POWER = /10(?:\s?\^\s?([+-]?\d{1,2})|([⁺⁻]?[⁰¹²³⁴-⁹]{1,2}))/y
const SUPER: Readonly<Record<string, string>> = {
  '⁺': '+',
  '⁻': '-',
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
}
const VULGAR: Readonly<Record<string, readonly [number, number]>> = {
  '½': [1, 2],
  '¼': [1, 4],
  '¾': [3, 4],
  '⅛': [1, 8],
  '⅜': [3, 8],
  '⅝': [5, 8],
  '⅞': [7, 8],
}

type Shape =
  | 'plain'
  | 'point'
  | 'comma'
  | 'point3'
  | 'comma3'
  | 'both-point'
  | 'both-comma'
  | 'groups-point'
  | 'groups-comma'
  | 'spaced'
  | 'none'

/** What kind of numeral a run of digits and signs is; `none` is a date, a version, a number in a book. */
const shapeOf = (run: string): Shape => {
  const bare = run.replace(/[ '](?=\d{3}(?!\d))/g, '')
  const spaced = bare.length !== run.length
  const points = bare.split('.').length - 1
  const commas = bare.split(',').length - 1
  if (points === 0 && commas === 0) return spaced ? 'spaced' : 'plain'
  if (points > 0 && commas > 0) {
    const last = bare.lastIndexOf('.') > bare.lastIndexOf(',') ? '.' : ','
    if ((last === '.' ? points : commas) > 1) return 'none'
    const whole = bare.slice(0, bare.lastIndexOf(last))
    if (!/^\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return 'none'
    return last === '.' ? 'both-point' : 'both-comma'
  }
  const sign = points > 0 ? '.' : ','
  if (points + commas > 1) return /^\d{1,3}(?:[.,]\d{3})+$/.test(bare) ? (sign === '.' ? 'groups-point' : 'groups-comma') : 'none'
  if (spaced) return sign === '.' ? 'point' : 'comma'
  const three = /^[1-9]\d{0,2}[.,]\d{3}$/.test(bare)
  return sign === '.' ? (three ? 'point3' : 'point') : three ? 'comma3' : 'comma'
}

const exactly = (digits: string, decimal: '.' | ','): Rational => {
  const kept = digits.replace(decimal === '.' ? /[,' ]/g : /[.' ]/g, '')
  const [whole = '', fraction = ''] = kept.split(decimal)
  return rational(BigInt(`${whole}${fraction}` || '0'), 10n ** BigInt(fraction.length))
}

const readingsOf = (run: string, shape: Shape, style: NumeralStyle): readonly Rational[] => {
  const asPoint = (): Rational => exactly(run, '.')
  const asComma = (): Rational => exactly(run, ',')
  switch (shape) {
    case 'none':
      return []
    case 'comma':
    case 'both-comma':
    case 'groups-point':
      return [asComma()]
    case 'comma3':
      if (style.point !== style.comma) return [style.point ? asPoint() : asComma()]
      return [asPoint(), asComma()]
    case 'point3':
      // Nothing in the text speaks for a decimal comma: the point is what English writes.
      if (style.comma && !style.point) return [asComma()]
      return style.comma ? [asPoint(), asComma()] : [asPoint()]
    default:
      return [asPoint()]
  }
}

/** What the numerals of a text that can be read only one way say of its decimal sign. */
export const numeralStyle = (plain: string): NumeralStyle => {
  let point = false
  let comma = false
  for (const found of plain.matchAll(/(?<![\d.,\p{L}-])\d+(?:[.,]\d+)+(?![.,]?\d)/gu)) {
    if (found[0].length > MOST_DIGITS) continue
    const shape = shapeOf(found[0])
    // `9,5` may be a list of two (`pins 9,5`), but a sheet that writes it so far more often writes decimals.
    if (shape === 'point' || shape === 'both-point' || shape === 'groups-comma') point = true
    if (shape === 'comma' || shape === 'both-comma' || shape === 'groups-point') comma = true
  }
  return { point, comma }
}

const superscript = (text: string): string => text.replace(/[⁺⁻⁰¹²³⁴-⁹]/g, (char) => SUPER[char] ?? char)

const tenTo = (power: number): Rational => (power >= 0 ? rational(10n ** BigInt(power)) : rational(1n, 10n ** BigInt(-power)))

const at = (pattern: RegExp, text: string, from: number): RegExpExecArray | null => {
  pattern.lastIndex = from
  return pattern.exec(text)
}

const LOOKS_UNIT = /\s?(?:["'°%µ]|\p{L})/uy

/** The run of digits at `from`; a space groups thousands only where a unit or the end follows, since `304 500` may be two numbers. */
const runAt = (plain: string, from: number): string => {
  const found = at(SHAPE, plain, from)
  if (found === null) return ''
  let run = found[0]
  if (found[1] === ' ') {
    const before = plain.slice(Math.max(0, from - 2), from)
    const after = plain.slice(from + run.length)
    const single =
      /^\s*(?:$|\n|[|;)\]/])/.test(after.slice(0, 4)) ||
      at(LOOKS_UNIT, plain, from + run.length) !== null ||
      /^\s?(?:-|–|…|\.\.)/.test(after.slice(0, 3))
    if (!single || /\d[ ,]$/.test(before)) run = run.slice(0, run.indexOf(' '))
  }
  // A comma or point that ends a clause is not the numeral's.
  return run
}

/** The numeral that begins at `from`, without its sign; undefined where there is none or where it is a date or a version. */
export const numeralAt = (plain: string, from: number, style: NumeralStyle): Numeral | undefined => {
  const vulgar = VULGAR[plain[from] ?? '']
  if (vulgar !== undefined) return { start: from, end: from + 1, readings: [rational(vulgar[0], vulgar[1])] }
  const bare = at(BARE_POWER, plain, from)
  if (bare !== null) {
    const power = Number(superscript(bare[1] ?? bare[2] ?? ''))
    return Number.isFinite(power) && Math.abs(power) <= MOST_POWER
      ? { start: from, end: from + bare[0].length, readings: [tenTo(power)] }
      : undefined
  }
  const run = runAt(plain, from)
  if (run === '' || run.length > MOST_DIGITS) return undefined
  const readings = readingsOf(run, shapeOf(run), style)
  let end = from + run.length
  if (readings.length === 0) return undefined
  const mixed = mixedAt(plain, end)
  if (mixed !== undefined && readings.length === 1 && !/\D/.test(run)) {
    return {
      start: from,
      end: mixed.end,
      readings: [mixed.over ? div(readings[0] ?? mixed.part, mixed.part) : add(readings[0] ?? mixed.part, mixed.part)],
    }
  }
  const power = at(EXPONENT, plain, end) ?? at(POWER, plain, end)
  if (power === null) return { start: from, end, readings }
  end += power[0].length
  const value = Number(superscript(power[1] ?? power[2] ?? power[3] ?? ''))
  if (!Number.isFinite(value) || Math.abs(value) > MOST_POWER) return undefined
  return { start: from, end, readings: readings.map((one) => mul(one, tenTo(value))) }
}

// Only before an inch sign: `50/60 Hz` is two frequencies.
const FRACTION = /(?:(\s|-)(\d{1,2})\/(\d{1,2})|\/(2|4|8|16|32|64))(?=\s?(?:"|''|-?in\b|-?inch))/y
const VULGAR_AFTER = /\s?([½¼¾⅛⅜⅝⅞])/y

const mixedAt = (plain: string, from: number): { readonly end: number; readonly part: Rational; readonly over: boolean } | undefined => {
  const glyph = at(VULGAR_AFTER, plain, from)
  const part = VULGAR[glyph?.[1] ?? '']
  if (glyph !== null && part !== undefined) return { end: from + glyph[0].length, part: rational(part[0], part[1]), over: false }
  const found = at(FRACTION, plain, from)
  if (found === null) return undefined
  if (found[4] !== undefined) return { end: from + found[0].length, part: rational(Number(found[4])), over: true }
  const bottom = Number(found[3])
  if (bottom === 0) return undefined
  return { end: from + found[0].length, part: rational(Number(found[2]), bottom), over: false }
}
