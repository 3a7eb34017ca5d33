/** What is known of a number or of a capability, as text: all forms of docs/list-language.md, “Cases”, and half-open bands. */

import { Fault } from '../fault/fault.ts'
import { ANY, parseInterval, parseRange } from '../quantity/interval.ts'
import { compare } from '../quantity/rational.ts'
import type { Interval } from '../quantity/types.ts'
import { type Dimension, parseQuantity } from '../quantity/units.ts'
import type { Span } from './know.ts'

const BAND = /^([[(])\s*(.+?)\s*(?:\.\.\.?|…)\s*(.+?)\s*([\])])$/

/** `5 mm`, `>= 5 mm`, `3..5 mm`, `[3 mm .. 5 mm)`. Throws the Faults of `parseQuantity` and `quantity.empty-range`. */
export const readInterval = (text: string, dimension: Dimension): Interval => {
  const band = BAND.exec(text.trim())
  if (band === null) return parseInterval(text, dimension)
  const [, open, first = '', last = '', close] = band
  const hi = parseQuantity(last, dimension)
  // `[3 .. 5 mm)`: the unit stands once, at the end.
  const lo = /[^\d\s.,eE+\-/]/.test(first) ? parseQuantity(first, dimension) : parseQuantity(`${first} ${hi.unit.name}`, dimension)
  const order = compare(lo.value, hi.value)
  if (order > 0 || (order === 0 && (open === '(' || close === ')'))) throw new Fault('quantity.empty-range', { text })
  return { lo: { at: lo.value, open: open === '(' }, hi: { at: hi.value, open: close === ')' } }
}

const END = /^(least|greatest)\s+(.+)$/

/** `0 to 600 Hz`, `up to 600 Hz`, `from 10 Hz`, `600 Hz`, `greatest < 600 Hz`, `least >= 5 µm, greatest 9 µm`. Throws the Faults of `parseRange`. */
export const readSpan = (text: string, dimension: Dimension): Span => {
  const plain = text.trim()
  const ends = plain.split(/,\s*(?=(?:least|greatest)\s)/).map((part) => END.exec(part.trim()))
  if (ends.every((end) => end !== null)) {
    const side = (name: string): Interval => {
      const said = ends.find((end) => end?.[1] === name)?.[2]
      return said === undefined ? ANY : readInterval(said, dimension)
    }
    return { least: side('least'), greatest: side('greatest') }
  }
  return parseRange(plain, dimension)
}

/** A count, whole and not negative: `3`, `>= 2`. Throws `facts.not-whole` as well. */
export const readCount = (text: string): Interval => {
  const within = readInterval(text, 'number')
  for (const end of [within.lo, within.hi])
    if (end !== null && (end.at.d !== 1n || end.at.n < 0n)) throw new Fault('facts.not-whole', { text })
  if (within.lo === null && within.hi !== null && within.hi.at.n === 0n && within.hi.open) throw new Fault('facts.not-whole', { text })
  return within
}

/** A sum of money, a share, a mass … of the first dimension that can read it; used where several are possible. */
export const readIn = (text: string, dimensions: readonly Dimension[]): { readonly dimension: Dimension; readonly within: Interval } => {
  let first: Fault | undefined
  for (const dimension of dimensions) {
    try {
      return { dimension, within: readInterval(text, dimension) }
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      first ??= error
    }
  }
  throw first ?? new Fault('quantity.bad-number', { text })
}
