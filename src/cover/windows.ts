/** Coverage as a function of the day: the days on which a version begins or ends cut time, and each piece is proved, not sampled. */
import type { ControlList } from '../list/model.ts'
import { type CoverAsked, type CoverReport, type CoverRow, type CoverStatus, cover } from './cover.ts'

/** A stretch of days with one law on both sides; `to` is exclusive. */
export interface Window {
  readonly from: string
  readonly to: string
  readonly report: CoverReport
}

/** When a reference provision had a status; `to` is exclusive. */
export interface StatusWindow {
  readonly provision: string
  readonly status: CoverStatus
  readonly from: string
  readonly to: string
}

/** Days from which something changes, within `from` (taken in) to `to` (exclusive). */
export const changingDays = (lists: readonly ControlList[], from: string, to: string): readonly string[] => {
  const days = lists.flatMap((list) =>
    list.provisions.flatMap((one) => one.versions.flatMap((version) => [version.from, ...(version.to === undefined ? [] : [version.to])])),
  )
  return [from, ...[...new Set(days)].filter((day) => day > from && day < to).sort()]
}

/** Coverage of each stretch of days. */
export const coverOver = (
  national: readonly ControlList[],
  references: readonly ControlList[],
  asked: Omit<CoverAsked, 'on' | 'nationalOn'>,
  from: string,
  to: string,
): readonly Window[] => {
  const days = changingDays([...national, ...references, ...(asked.beside ?? [])], from, to)
  const cache = asked.cache ?? new Map<string, CoverRow>()
  return days.map((day, i) => ({ from: day, to: days[i + 1] ?? to, report: cover(national, references, { ...asked, cache, on: day }) }))
}

/** Stretches joined where the status of a provision stays the same. */
export const statusWindows = (windows: readonly Window[]): readonly StatusWindow[] => {
  const all: StatusWindow[] = []
  const last = new Map<string, number>()
  for (const { from, to, report } of windows)
    for (const { provision, status } of report.rows) {
      const at = last.get(provision)
      const before = at === undefined ? undefined : all[at]
      if (at !== undefined && before !== undefined && before.status === status && before.to === from) all[at] = { ...before, to }
      else {
        last.set(provision, all.length)
        all.push({ provision, status, from, to })
      }
    }
  return all
}
