/** Exact fractions over BigInt. Thresholds are compared here and nowhere else. */
import { Fault } from '../fault/fault.ts'
import type { Rational } from './types.ts'

const gcd = (a: bigint, b: bigint): bigint => {
  let x = a < 0n ? -a : a
  let y = b < 0n ? -b : b
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** The double nearest to n/d, also where n or d is far beyond what a double holds. */
const approximate = (n: bigint, d: bigint): number => {
  const direct = Number(n) / Number(d)
  if (Number.isFinite(direct) && (direct !== 0 || n === 0n)) return direct
  const shift = BigInt(Math.max(0, d.toString(2).length - n.toString(2).length + 64))
  const scaled = (n << shift) / d
  return Number(scaled) * 2 ** -Number(shift)
}

/** The fraction n/d in lowest terms. `d` must not be zero. */
export const rational = (n: bigint | number, d: bigint | number = 1n): Rational => {
  let top = BigInt(n)
  let bottom = BigInt(d)
  if (bottom === 0n) throw new RangeError('a fraction with the denominator 0')
  if (bottom < 0n) [top, bottom] = [-top, -bottom]
  const common = gcd(top, bottom)
  if (common > 1n) [top, bottom] = [top / common, bottom / common]
  return { n: top, d: bottom, approx: approximate(top, bottom) }
}

export const ZERO: Rational = rational(0n)
export const ONE: Rational = rational(1n)

/** Longest numeral and greatest power of ten that are read: no list or data sheet needs more, and a hostile one must not cost time. */
const MOST_DIGITS = 60
const MOST_POWER = 60

const NUMERAL = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:(?:e|\s*[x×·*]\s*10\s*\^?\s*)([+-]?\d+))?$/i

/** Reads `12`, `0.2`, `-1.5e6`, `1.7 x 10^3`, `1/5000`, digits grouped by spaces or underscores. Throws `quantity.bad-number`. */
export const parseRational = (text: string): Rational => {
  const plain = text
    .trim()
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/(\d)[\u0020\u00a0\u202f_](?=\d{3}(?!\d))/g, '$1')
  const slash = plain.indexOf('/')
  if (slash > 0) {
    const bottom = parseRational(plain.slice(slash + 1))
    if (bottom.n === 0n) throw new Fault('quantity.bad-number', { text })
    return div(parseRational(plain.slice(0, slash)), bottom)
  }
  const found = NUMERAL.exec(plain)
  if (found === null || plain.length > MOST_DIGITS) throw new Fault('quantity.bad-number', { text: text.slice(0, 80) })
  const [whole = '', fraction = ''] = (found[2] ?? '').split('.')
  const power = Number(found[3] ?? 0)
  if (Math.abs(power) > MOST_POWER) throw new Fault('quantity.bad-number', { text })
  const digits = BigInt(`${whole}${fraction}` || '0') * (found[1] === '-' ? -1n : 1n)
  const shift = power - fraction.length
  return shift >= 0 ? rational(digits * 10n ** BigInt(shift)) : rational(digits, 10n ** BigInt(-shift))
}

/** -1, 0 or 1. Doubles decide when they are clearly apart; else the exact fractions do. */
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => {
  const gap = a.approx - b.approx
  const scale = Math.abs(a.approx) + Math.abs(b.approx)
  if (scale < Number.MAX_VALUE && Math.abs(gap) > scale * 1e-12) return gap < 0 ? -1 : 1
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

export const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d)
export const sub = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d)
export const mul = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d)
/** `b` must not be zero. */
export const div = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n)
export const negate = (a: Rational): Rational => rational(-a.n, a.d)
export const max = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b)

/** Whether the fraction has a finite decimal form. */
const isDecimal = (a: Rational): boolean => {
  let d = a.d
  while (d % 2n === 0n) d /= 2n
  while (d % 5n === 0n) d /= 5n
  return d === 1n
}

/** Shortest exact decimal where there is one (`0.002`, `1.5e-9`), else up to six significant digits behind `≈`. */
export const formatRational = (a: Rational): string => {
  if (!isDecimal(a)) return `≈${Number(a.approx.toPrecision(6))}`
  const sign = a.n < 0n ? '-' : ''
  let top = a.n < 0n ? -a.n : a.n
  let places = 0
  while (top % a.d !== 0n) {
    top *= 10n
    places++
  }
  const digits = (top / a.d).toString()
  const power = digits.length - places - 1
  if (power < -5 || (power > 9 && /^\d{1,6}0*$/.test(digits))) {
    const mantissa = digits.replace(/0+$/, '')
    return `${sign}${mantissa[0] ?? '0'}${mantissa.length > 1 ? `.${mantissa.slice(1)}` : ''}e${power}`
  }
  if (places === 0) return sign + digits
  const padded = digits.padStart(places + 1, '0')
  return `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`
}

/** Exact text form for canonical JSON: `3/5` or `7`. */
export const encodeRational = (a: Rational): string => (a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`)

/** Reads what `encodeRational` writes; trusted input (our own compiled files). */
export const decodeRational = (text: string): Rational => {
  const slash = text.indexOf('/')
  const n = BigInt(slash < 0 ? text : text.slice(0, slash))
  const d = slash < 0 ? 1n : BigInt(text.slice(slash + 1))
  return { n, d, approx: approximate(n, d) }
}
