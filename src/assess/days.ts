/** Days as numbers, so that dates, months and years known in part compare like any other number. */
import { between } from '../quantity/interval.ts'
import { rational } from '../quantity/rational.ts'
import type { Interval } from '../quantity/types.ts'

const MILLISECONDS = 86_400_000

/** Days from 1970-01-01 to a day of the calendar (YYYY-MM-DD). */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / MILLISECONDS)

/** The day of a number, YYYY-MM-DD. */
export const dayOf = (number: number): string => new Date(number * MILLISECONDS).toISOString().slice(0, 10)

/** The days a text may mean: `2026-03-01` one, `2026-03` a month, `2026` a year; undefined if it is none of these. */
export const spanOf = (text: string): Interval | undefined => {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text)
  if (found === null) return undefined
  const [, year, month, day] = found
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`
  const lo = dayNumber(first)
  if (Number.isNaN(lo) || dayOf(lo) !== first) return undefined
  const hi =
    day !== undefined
      ? lo
      : month !== undefined
        ? dayNumber(nextMonth(Number(year), Number(month))) - 1
        : dayNumber(`${Number(year) + 1}-01-01`) - 1
  return between(rational(lo), rational(hi))
}

const nextMonth = (year: number, month: number): string =>
  month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`

/** Whole months from a day to another, as an interval when the first is known only in part. A month is full on the same day of the month. */
export const monthsBetween = (from: Interval, to: string): Interval | undefined => {
  if (from.lo === null || from.hi === null) return undefined
  const until = (day: number): number => {
    const [year = 0, month = 0, date = 0] = dayOf(day).split('-').map(Number)
    const [toYear = 0, toMonth = 0, toDate = 0] = to.split('-').map(Number)
    return (toYear - year) * 12 + (toMonth - month) - (toDate < date ? 1 : 0)
  }
  const most = until(from.lo.at.approx)
  const least = until(from.hi.at.approx)
  return between(rational(least), rational(most))
}
