/** `Dimensions: 400 x 120 x 60 mm`: whatever each is called, the greatest of them is known. */

import { exactly } from '../quantity/interval.ts'
import { max } from '../quantity/rational.ts'
import type { Rational } from '../quantity/types.ts'
import { findUnit, toBase } from '../quantity/units.ts'
import type { Claim } from './claims.ts'
import { trim, wordsOf } from './document.ts'
import type { Entry } from './layout.ts'
import { measuresIn } from './measures.ts'
import type { SheetReader } from './read-entries.ts'

/** The attribute that holds the greatest of all outside dimensions. */
const GREATEST = 'dimension.greatest'

/** The greatest dimension, from labels that give all of them. */
export const readDimensions = (reader: SheetReader, entries: readonly Entry[]): Claim[] => {
  const { sheet, lexicon, style } = reader
  const attribute = [...reader.allowed].find((one) => one.id === GREATEST)
  if (attribute === undefined) return []
  return entries.flatMap((entry): Claim[] => {
    const words = wordsOf(sheet.plain, entry.label)
    const role = lexicon.roleAt(words, 0)
    if (role === undefined || !role.roles.has('dimensions') || role.words < words.filter((word) => word.low.length > 1).length) return []
    const lengths: Rational[] = []
    for (const measure of measuresIn(sheet.plain, entry.cell, lexicon, style)) {
      for (const amount of measure.amounts) {
        const unit = findUnit(amount.unit, 'length')
        const reading = amount.readings[0]
        if (
          unit === undefined ||
          reading === undefined ||
          amount.readings.length > 1 ||
          measure.odd ||
          measure.shape === 'span' ||
          measure.bound !== undefined ||
          measure.approximate
        )
          return []
        lengths.push(toBase(reading, unit))
      }
    }
    const [first, ...rest] = lengths
    // One number alone may be one of three.
    if (first === undefined || rest.length === 0) return []
    const where = trim(sheet.plain, { start: entry.label.start, end: entry.cell.end })
    return [
      {
        attribute,
        values: [{ type: 'number', within: exactly(rest.reduce(max, first)) }],
        doubt: undefined,
        status: 'declared',
        at: entry.cell,
        where,
        model: entry.model,
        score: 0.97,
        rivals: [],
      },
    ]
  })
}
