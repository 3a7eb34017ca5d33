/** What changed between two copies of a list. */
import type { ListedParty, Snapshot } from './model.ts'
import { canonicalJson } from './snapshot.ts'

/** A field of a party that changed. */
export type ChangedField = Exclude<keyof ListedParty, 'id' | 'list'>

/** A party on both copies that isn't the same, and in which fields. */
export interface ChangedParty {
  readonly before: ListedParty
  readonly after: ListedParty
  readonly fields: readonly ChangedField[]
  /** Names it gained or lost. */
  readonly namesAdded: readonly string[]
  readonly namesRemoved: readonly string[]
}

/** The difference; all that must be screened again are `added` and `changed`. */
export interface Delta {
  readonly list: string
  readonly from: { readonly date: string; readonly sha256: string } | undefined
  readonly to: { readonly date: string; readonly sha256: string }
  readonly added: readonly ListedParty[]
  readonly removed: readonly ListedParty[]
  readonly changed: readonly ChangedParty[]
}

/** Whether a copy is plausible after the one in force: its size within the declared bounds, its growth and shrinkage too, its unread rows few. Each reason has a sentence `party:held.*`. */
export interface Implausible {
  readonly key: 'party:held.cut' | 'party:held.bounds' | 'party:held.shrunk' | 'party:held.grown' | 'party:held.unread' | 'party:held.older'
  readonly params: Readonly<Record<string, string | number>>
}

const FIELDS: readonly ChangedField[] = [
  'schema',
  'names',
  'identifiers',
  'born',
  'birthPlaces',
  'nationalities',
  'countries',
  'addresses',
  'gender',
  'flag',
  'vesselType',
  'programmes',
  'listedOn',
  'remarks',
  'relations',
]

/** What changed from one copy to the next; `before` undefined where there was none: all is added. */
export const delta = (before: Snapshot | undefined, after: Snapshot): Delta => {
  const old = new Map((before?.parties ?? []).map((party) => [party.id, party]))
  const added: ListedParty[] = []
  const changed: ChangedParty[] = []
  for (const party of after.parties) {
    const was = old.get(party.id)
    old.delete(party.id)
    if (was === undefined) added.push(party)
    else {
      const fields = FIELDS.filter((field) => canonicalJson(was[field]) !== canonicalJson(party[field]))
      if (fields.length > 0)
        changed.push({ before: was, after: party, fields, namesAdded: missing(was, party), namesRemoved: missing(party, was) })
    }
  }
  return {
    list: after.list,
    from: before === undefined ? undefined : { date: before.date, sha256: before.sha256 },
    to: { date: after.date, sha256: after.sha256 },
    added,
    removed: [...old.values()],
    changed,
  }
}

/** Names of the second that the first does not have. */
const missing = (first: ListedParty, second: ListedParty): readonly string[] => {
  const known = new Set(first.names.map((name) => name.full))
  return second.names.map((name) => name.full).filter((name) => !known.has(name))
}

/** What a source expects of a copy. */
export interface Expectation {
  readonly bounds: readonly [number, number]
  readonly shrink: number
  readonly grow: number
}

/** Why a copy should wait for a person; empty where it may take effect by itself. */
export const implausible = (before: Snapshot | undefined, after: Snapshot, expected: Expectation): readonly Implausible[] => {
  const count = after.parties.length
  const reasons: Implausible[] = []
  const [least, most] = expected.bounds
  if (count < least || count > most) reasons.push({ key: 'party:held.bounds', params: { count, least, most } })
  if (after.unread > Math.max(5, (count + after.unread) / 100)) reasons.push({ key: 'party:held.unread', params: { unread: after.unread } })
  if (before === undefined) return reasons
  const was = before.parties.length
  if (count < was * (1 - expected.shrink)) reasons.push({ key: 'party:held.shrunk', params: { was, count } })
  if (count > was * (1 + expected.grow)) reasons.push({ key: 'party:held.grown', params: { was, count } })
  if (after.date < before.date) reasons.push({ key: 'party:held.older', params: { was: before.date, date: after.date } })
  return reasons
}
