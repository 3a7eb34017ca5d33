/** Dates as lists write them, as far as they are known. */
import type { PartialDate } from '../model.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const two = (text: string): string => text.padStart(2, '0')

/** A date that is on the calendar, of the last two centuries and not after 2100; else undefined. */
const real = (year: string, month?: string, day?: string): string | undefined => {
  const y = Number(year)
  if (y < 1800 || y > 2100) return undefined
  const m = month === undefined ? 0 : Number(month)
  const d = day === undefined ? 0 : Number(day)
  // Lists write 00 for a part that is not known.
  if (m === 0) return year
  if (m > 12) return undefined
  if (d === 0) return `${year}-${two(String(m))}`
  const date = new Date(Date.UTC(y, m - 1, d))
  return date.getUTCMonth() === m - 1 ? `${year}-${two(String(m))}-${two(String(d))}` : undefined
}

const named = (word: string): string | undefined => {
  const at = MONTHS.indexOf(word.slice(0, 3).toLowerCase())
  return at < 0 ? undefined : String(at + 1)
}

/** One point of time: `1955`, `1955-01`, `1955-01-15`, `15 Jan 1955`, `15-01-1955`, `15/01/1955`; slashes month first where told. */
export const pointOf = (text: string, monthFirst = false): string | undefined => {
  const plain = text.trim().replace(/^(?:on|in)\s+/i, '')
  let found = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{2}:\d{2}.*)?$/.exec(plain)
  if (found?.[1] !== undefined) return real(found[1], found[2], found[3])
  found = /^(?:(\d{1,2})[\s.-]+)?([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})$/.exec(plain)
  if (found?.[2] !== undefined && found[3] !== undefined) {
    const month = named(found[2])
    return month === undefined ? undefined : real(found[3], month, found[1])
  }
  found = /^([A-Za-z]{3,9})\.? (\d{1,2}), (\d{4})$/.exec(plain)
  if (found?.[1] !== undefined && found[3] !== undefined) {
    const month = named(found[1])
    return month === undefined ? undefined : real(found[3], month, found[2])
  }
  found = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(plain)
  if (found?.[3] !== undefined) return monthFirst ? real(found[3], found[1], found[2]) : real(found[3], found[2], found[1])
  return undefined
}

/** A date or span as far as known; `circa` where the text says so. Undefined where it is no date. */
export const dateOf = (text: string, monthFirst = false): PartialDate | undefined => {
  const circa = /^\s*(?:circa|approximately|approx\.?|about|around|c\.|ca\.)\s*/i
  const plain = text
    .trim()
    .replace(circa, '')
    .replace(/[.,;]$/, '')
  const isCirca = circa.test(text)
  const whole = pointOf(plain, monthFirst)
  if (whole !== undefined) return { from: whole, to: whole, circa: isCirca }
  const span = /^(?:between\s+)?(.+?)\s*(?:\bto\b|\band\b|–|\s-\s|(?<=^\d{4})-(?=\d{4}$))\s*(.+)$/i.exec(plain)
  if (span?.[1] === undefined || span[2] === undefined) return undefined
  const from = pointOf(span[1], monthFirst)
  const to = pointOf(span[2].replace(circa, ''), monthFirst)
  return from === undefined || to === undefined || from > to ? undefined : { from, to, circa: isCirca }
}

/** Every date of a text that lists several: `1969-01-01 or 1970`. Parts that are none are left to the remarks. */
export const datesOf = (text: string, monthFirst = false): readonly PartialDate[] => {
  const whole = dateOf(text, monthFirst)
  if (whole !== undefined) return [whole]
  return text
    .split(/;|,(?! \d{4})|\bor\b/i)
    .map((part) => dateOf(part, monthFirst))
    .filter((date) => date !== undefined)
}
