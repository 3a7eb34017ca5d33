/** What may be published of a list after what was published before: nothing unchanged, nothing backdated, no meaning changed without a new version. */
import { type Issue, issue } from '../fault/fault.ts'
import { canonicalJson, hashOf } from './canonical.ts'
import { listHash } from './compiled.ts'
import { checkLock, lockOf } from './lock.ts'
import type { ControlList, Note, Provision } from './model.ts'
import { versionOn } from './versions.ts'

/** A list as it was last published, and the day that publication came into force. */
export interface Published {
  readonly list: ControlList
  readonly from: string
}

/** What differs between two publications, by full id; `words` are those whose text changed and whose meaning did not. */
export interface Changes {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly ended: readonly string[]
  readonly words: readonly string[]
}

/** Notes of the whole list that take something out: they change the meaning of every provision, and have no version. */
const releases = (notes: readonly Note[]): string => hashOf(notes.filter((note) => note.effect === 'exclude').map((note) => note.when))

/** Why a list may not come into force on a day (YYYY-MM-DD) after what was published before; empty where it may. */
export const checkPublication = (list: ControlList, from: string, before: Published | undefined): readonly Issue[] => {
  const issues: Issue[] = []
  const inForce = list.provisions.filter((one) => !one.heading && versionOn(one, from) !== undefined)
  if (inForce.length === 0) issues.push(issue('publish.nothing-in-force', { id: list.id, from }))
  if (before === undefined) return issues
  if (before.list.id !== list.id) return [issue('publish.other-list', { id: list.id, before: before.list.id })]
  if (listHash(list) === listHash(before.list)) return [issue('publish.unchanged', { id: list.id, from: before.from })]
  if (from <= before.from) issues.push(issue('publish.not-later', { from, before: before.from }))
  issues.push(...checkLock([list], lockOf([before.list])))
  if (releases(list.notes) !== releases(before.list.notes))
    issues.push(
      issue('publish.list-notes', { id: list.id }, { hint: 'write the exclusion on the provisions it is meant for, in new versions' }),
    )
  const old = new Map(before.list.provisions.map((one) => [one.full, one]))
  for (const provision of list.provisions) {
    const was = new Map(old.get(provision.full)?.versions.map((version) => [version.from, version]))
    for (const version of provision.versions) {
      const earlier = was.get(version.from)
      if (earlier === undefined) {
        if (version.from < from)
          issues.push(
            issue(
              'publish.backdated',
              { id: provision.full, day: version.from, from },
              { ...provision.source, hint: `begin the version on ${from} or later` },
            ),
          )
        continue
      }
      if (earlier.to === version.to) continue
      const first = [earlier.to, version.to].filter((day) => day !== undefined).sort()[0] ?? from
      if (first < from)
        issues.push(
          issue(
            'publish.backdated',
            { id: provision.full, day: first, from },
            { ...provision.source, hint: `let it end on ${from} or later` },
          ),
        )
    }
  }
  return issues
}

const wordsOf = ({ source: _, ...rest }: Provision): string => canonicalJson(rest)

/** What a publication changes, in the order of the list. */
export const changesSince = (list: ControlList, before: ControlList | undefined): Changes => {
  const old = new Map(before?.provisions.map((one) => [one.full, one]))
  const now = lockOf([list])
  const then = before === undefined ? {} : lockOf([before])
  const of = (wanted: (one: Provision, was: Provision) => boolean): readonly string[] =>
    list.provisions
      .filter((one) => {
        const was = old.get(one.full)
        return was !== undefined && wanted(one, was)
      })
      .map((one) => one.full)
  const newVersion = (one: Provision): boolean => Object.keys(now[one.full] ?? {}).some((day) => then[one.full]?.[day] === undefined)
  const ended = (one: Provision, was: Provision): boolean =>
    !newVersion(one) &&
    one.versions.some((version) => version.to !== undefined && was.versions.find((each) => each.from === version.from)?.to !== version.to)
  return {
    added: list.provisions.filter((one) => !old.has(one.full)).map((one) => one.full),
    changed: of((one) => newVersion(one)),
    ended: of(ended),
    words: of((one, was) => !newVersion(one) && !ended(one, was) && wordsOf(one) !== wordsOf(was)),
  }
}
