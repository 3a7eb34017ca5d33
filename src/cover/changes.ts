/** What differs between two lists, or one list on two days, in meaning: what became controlled, and what ceased. */
import type { ControlList } from '../list/model.ts'
import { type CoverAsked, type CoverRow, cover } from './cover.ts'

/** `became`: rows of the new side that the old one misses; `ceased`: rows of the old side that the new one misses. */
export interface Changes {
  readonly became: readonly CoverRow[]
  readonly ceased: readonly CoverRow[]
}

/** Lists and the day whose law counts. */
export interface Side {
  readonly lists: readonly ControlList[]
  readonly on: string
}

/** Compares meaning both ways. Rows that are covered are left out; a row that isn't proved stays, and says so. */
export const changes = (old: Side, now: Side, asked: Omit<CoverAsked, 'on' | 'nationalOn'>): Changes => {
  const missed = (by: Side, of: Side): readonly CoverRow[] =>
    cover(by.lists, of.lists, { ...asked, on: of.on, nationalOn: by.on }).rows.filter((row) => row.status !== 'covered')
  return { became: missed(old, now), ceased: missed(now, old) }
}
