/** The lock: provision -> its versions with the hash of their meaning. Changed meaning without a new version fails. */
import { type Issue, issue } from '../fault/fault.ts'
import { hashOf } from './canonical.ts'
import type { ControlList, Provision, Version } from './model.ts'

/** Full id -> day in force -> SHA-256 of the version's meaning. */
export type Lock = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What a version means: its condition, what its notes take out, its kinds, effect and precedence; not its words. */
export const meaningOf = (provision: Provision, version: Version): string =>
  hashOf({
    kinds: provision.kinds,
    effect: provision.effect,
    heading: provision.heading,
    yieldsTo: provision.yieldsTo,
    when: version.when,
    excludes: version.notes.filter((note) => note.effect === 'exclude').map((note) => note.when),
  })

/** The lock of lists as they stand, sorted by id. */
export const lockOf = (lists: readonly ControlList[]): Lock => {
  const entries = lists
    .flatMap((list) => list.provisions)
    .filter((one) => one.versions.length > 0)
    .map((one) => [one.full, Object.fromEntries(one.versions.map((version) => [version.from, meaningOf(one, version)]))] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Versions whose meaning differs from the locked one, and locked versions that no list has. New provisions and versions are free. */
export const checkLock = (lists: readonly ControlList[], lock: Lock): readonly Issue[] => {
  const now = lockOf(lists)
  const issues: Issue[] = []
  const places = new Map(lists.flatMap((list) => list.provisions.map((one) => [one.full, one.source] as const)))
  for (const [id, versions] of Object.entries(lock)) {
    for (const [from, sha256] of Object.entries(versions)) {
      const current = now[id]?.[from]
      if (current === undefined)
        issues.push(
          issue(
            'list.lock-stale',
            { id, from },
            { file: 'lists.lock.json', hint: 'a version once published is ended with `to:`, never removed' },
          ),
        )
      else if (current !== sha256)
        issues.push(
          issue('list.not-locked', { id }, { ...places.get(id), hint: `end the version from ${from} with \`to:\` and add a new one` }),
        )
    }
  }
  return issues
}
