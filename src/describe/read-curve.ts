/** `E0,MPE = 1.7 + L/350 µm`: a permissible error that grows with the length, as a curve over the lengths the machine measures. */

import type { Attribute } from '../list/model.ts'
import { add, compare, div, max, mul, rational, ZERO } from '../quantity/rational.ts'
import type { Rational } from '../quantity/types.ts'
import { findUnit, toBase } from '../quantity/units.ts'
import { namesOf } from './attributes.ts'
import type { Claim } from './claims.ts'
import { type Span, trim, wordsOf } from './document.ts'
import type { Entry } from './layout.ts'
import { measuresIn } from './measures.ts'
import { type NumeralStyle, numeralAt } from './numerals.ts'
import { type SheetReader, SURE } from './read-entries.ts'

const NUMBER = '(\\d+(?:[.,]\\d+)?)'
/** `a + L/k`, `a + b·L/k`, `a + b µm/m`; L in mm, the sum in µm. */
const FORMULA = new RegExp(
  `${NUMBER}\\s*(?:µm|um)?\\s*\\+\\s*(?:${NUMBER}\\s*[·*×x]?\\s*)?(?:L\\s*/\\s*${NUMBER}|${NUMBER}\\s*(?:µm|um)/m)`,
  'i',
)

const exact = (text: string | undefined, style: NumeralStyle): Rational | undefined => {
  if (text === undefined) return undefined
  const readings = numeralAt(text, 0, style)?.readings ?? []
  return readings.length === 1 ? readings[0] : undefined
}

/** Start and slope (both in metres) of the formula in a span; undefined where there is none or a number in it is ambiguous. */
const formulaIn = (
  plain: string,
  span: Span,
  style: NumeralStyle,
): { readonly start: Rational; readonly slope: Rational; readonly at: Span } | undefined => {
  const found = FORMULA.exec(plain.slice(span.start, span.end))
  if (found === null) return undefined
  const [, first, factor, over, perMetre] = found
  const start = exact(first, style)
  const times = factor === undefined ? rational(1n) : exact(factor, style)
  const below = exact(over, style)
  const steep = exact(perMetre, style)
  const million = rational(1_000_000n)
  const at = { start: span.start + found.index, end: span.start + found.index + found[0].length }
  if (start === undefined || times === undefined) return undefined
  // µm for each mm of L over k: 1e-6 m / (k * 1e-3 m).
  if (below !== undefined && below.n > 0n) return { start: div(start, million), slope: div(times, mul(below, rational(1000n))), at }
  return steep === undefined ? undefined : { start: div(start, million), slope: div(steep, million), at }
}

/** The greatest length the sheet says it measures. */
const measuringLength = (reader: SheetReader, spans: readonly Span[]): Rational | undefined => {
  let best: Rational | undefined
  for (const span of spans) {
    const words = wordsOf(reader.sheet.plain, span)
    if (!words.some((_, at) => reader.lexicon.roleAt(words, at)?.roles.has('measuring-range') === true)) continue
    for (const measure of measuresIn(reader.sheet.plain, span, reader.lexicon, reader.style)) {
      for (const amount of measure.amounts) {
        const unit = findUnit(amount.unit, 'length')
        const reading = amount.readings[0]
        if (unit === undefined || reading === undefined || amount.readings.length > 1) continue
        const length = toBase(reading, unit)
        best = best === undefined ? length : max(best, length)
      }
    }
  }
  return best !== undefined && compare(best, ZERO) > 0 ? best : undefined
}

/** Curves of errors over length. Without a measuring range the formula is asked about: it holds nowhere that is known. */
export const readCurves = (reader: SheetReader, entries: readonly Entry[], paragraphs: readonly Span[]): Claim[] => {
  const { sheet, style } = reader
  const curves = new Set<Attribute>(
    [...reader.allowed].filter(
      (attribute) => attribute.type === 'curve' && attribute.dimension === 'length' && attribute.along === 'length',
    ),
  )
  if (curves.size === 0) return []
  const length = measuringLength(reader, [...entries.map((entry) => ({ start: entry.label.start, end: entry.cell.end })), ...paragraphs])
  return entries.flatMap((entry): Claim[] => {
    const formula = formulaIn(sheet.plain, entry.cell, style)
    const naming =
      formula === undefined
        ? undefined
        : namesOf(sheet, entry.label, entry.section, reader.lexicon, reader.attributes, curves).find(
            (one) => one.whole && one.score >= SURE,
          )
    if (formula === undefined || naming === undefined) return []
    const where = trim(sheet.plain, { start: entry.label.start, end: entry.cell.end })
    const base = {
      attribute: naming.attribute,
      status: 'declared' as const,
      at: formula.at,
      where,
      model: entry.model,
      score: naming.score,
      rivals: [],
    }
    if (length === undefined) return [{ ...base, values: [], doubt: 'label' }]
    const points = [
      { x: ZERO, y: formula.start },
      { x: length, y: add(formula.start, mul(formula.slope, length)) },
    ]
    return [{ ...base, values: [{ type: 'curve', points }], doubt: undefined }]
  })
}
