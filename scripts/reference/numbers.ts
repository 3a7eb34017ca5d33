/** Numbers in running text, with the unit behind them and how they are compared ("greater than 5 kHz", "5 kW or more"). */
import { parseRational, rational } from '../../src/quantity/rational.ts'
import type { Comparator, Rational } from '../../src/quantity/types.ts'
import { type Dimension, findUnit, toBase } from '../../src/quantity/units.ts'

/** A number of the text: its value, what follows it, and how the words around it compare, where they say. */
export interface Mention {
  readonly value: Rational
  readonly after: string
  readonly compares: readonly Comparator[]
  readonly words: string
}

const COUNTS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, single: 1 }
const SUPERSCRIPT: Readonly<Record<string, string>> = {
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
  '⁻': '-',
}

/** The comparisons the words before and after a number make. Both readings are given where "better" may be either. */
const comparisons = (before: string, after: string): readonly Comparator[] => {
  const tail = before
    .slice(-60)
    .toLowerCase()
    .replace(/[ (]+$/, ' ')
  const head = after.slice(0, 60).toLowerCase()
  if (
    /(not exceeding|no (?:linear )?dimensions? (?:exceeds|exceeding|greater than)|no greater than|not more than|no more than|not greater than|up to|maximum of|at most|equal to or less(?:\s*\(better\))?(?: than)?|equal to or better(?:\s*\(less\))?(?: than)?|less than or equal to|does not exceed|no larger than|höchstens)\s*(?:a |an |of |±\s?)?$/.test(
      tail,
    )
  )
    return ['<=']
  if (
    /(equal to or (?:greater|more|higher)(?: than)?|at least|not less than|no less than|minimum of|greater than or equal to)\s*(?:a |an |of )?$/.test(
      tail,
    )
  )
    return ['>=']
  if (
    /(less than|lower than|smaller than|below|better(?: \((?:less|lower)\))? than|less \(better\) than|under|worse than)\s*(?:a |an |or |\()?(?:±\s?)?$/.test(
      tail,
    )
  )
    return /worse/.test(tail.slice(-20)) ? ['>'] : ['<']
  if (
    /(greater than|more than|exceeding|in excess of|above|higher than|worse \(more\) than|exceeds|over|longer than|better \(more\) than)\s*(?:a |an |of )?(?:±\s?)?$/.test(
      tail,
    )
  )
    return ['>']
  const near = head.replace(/\([^)]*\)/g, '').replace(/^[^;,:]{0,22}?\b(?=or (?:greater|more|higher|less|better|lower|above|finer))/, '')
  if (/^\s*or (greater|more|higher|above|longer|larger)/.test(near)) return ['>=']
  if (/^\s*or (less|lower|below|smaller|finer|shorter)/.test(near)) return ['<=']
  if (/^\s*or better/.test(near)) return ['<=', '>=']
  return []
}

const NUMBER =
  /(?<![\w.,])([+-]?(?:\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?)(?:\s*[×x]\s*10\s*\^?\s*([-⁻]?\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))?/g

/** Every number a text mentions. Decimal commas and grouped thousands are both tried where a text could mean either. */
export const mentions = (text: string): readonly Mention[] => {
  const found: Mention[] = []
  const plain = text.replace(/[\u2212\u2013]/g, '-').replace(/\s+/g, ' ')
  for (const hit of plain.matchAll(NUMBER)) {
    const raw = hit[1] ?? ''
    const power = [...(hit[2] ?? '')].map((digit) => SUPERSCRIPT[digit] ?? digit).join('')
    const end = (hit.index ?? 0) + hit[0].length
    const before = plain.slice(Math.max(0, (hit.index ?? 0) - 80), hit.index)
    const after = plain.slice(end, end + 80)
    const readings = new Set([raw.replace(/[ \u00a0\u202f,](?=\d{3}(?!\d))/g, ''), raw.replace(',', '.').replace(/[ \u00a0\u202f]/g, '')])
    for (const reading of readings) {
      if (!/^[+-]?\d+(\.\d+)?$/.test(reading)) continue
      const value = parseRational(power === '' ? reading : `${reading}e${power}`)
      found.push({
        value,
        after: after.trim(),
        compares: comparisons(before, after),
        words: `${before.slice(-40)}${hit[0]}${after.slice(0, 30)}`,
      })
    }
  }
  for (const hit of plain.matchAll(/\b(one|two|three|four|five|six|single)\b/gi)) {
    const after = plain.slice((hit.index ?? 0) + hit[0].length, (hit.index ?? 0) + 80)
    const before = plain.slice(Math.max(0, (hit.index ?? 0) - 60), hit.index)
    found.push({
      value: rational(COUNTS[hit[1]?.toLowerCase() ?? ''] ?? 0),
      after,
      compares: comparisons(before, after),
      words: `${before.slice(-40)}${hit[0]}${after.slice(0, 30)}`,
    })
  }
  // `1 part hafnium to 500 parts zirconium`, `1:5,000`, `2 parts in 230`: the ratio, bare and as a share in percent.
  for (const hit of plain.matchAll(/(\d+) parts? (?:\w+ )?(?:to|in) (\d[\d ,]*)|(\d+):(\d[\d,]*)|(\d+) to (\d[\d ,]*) parts?/g)) {
    const [top, bottom] = [hit[1] ?? hit[3] ?? hit[5] ?? '', (hit[2] ?? hit[4] ?? hit[6] ?? '').replace(/[ ,]/g, '')]
    if (Number(bottom) === 0) continue
    const before = plain.slice(Math.max(0, (hit.index ?? 0) - 80), hit.index)
    for (const scale of [1n, 100n])
      found.push({
        value: rational(BigInt(top) * scale, BigInt(bottom)),
        after: '',
        compares: comparisons(before, ''),
        words: `${before.slice(-40)}${hit[0]}`,
      })
    found.push({ value: rational(BigInt(bottom), BigInt(top)), after: '', compares: [], words: hit[0] })
  }
  return found
}

/** The number in base units, by the unit that follows it in the text: the longest that the dimension knows. */
export const inBase = (mention: Mention, dimension: Dimension): Rational | undefined => {
  const after = mention.after.replace(/^[)\]]\s*/, '')
  for (const length of [22, 18, 14, 12, 10, 8, 7, 6, 5, 4, 3, 2, 1]) {
    const spelling = after.slice(0, length).trim()
    if (spelling === '' || /\w$/.test(spelling) === /^\w/.test(after.slice(length).replace(/^\s/, ' ')))
      if (/^\w/.test(after.slice(spelling.length))) continue
    const unit = findUnit(spelling, dimension)
    if (unit !== undefined && unit.name !== '') return toBase(mention.value, unit)
  }
  return undefined
}
