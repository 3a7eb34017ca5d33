/** Writes a control list back as it is authored: YAML that `readList` reads to the same meaning. Layout and comments are its own. */
import { stringify } from 'yaml'
import type { ControlList, Note, Provision, Version } from './model.ts'
import type { SourceFile } from './read-dictionary.ts'
import { type Written, writeCondition } from './write-condition.ts'

type Data = { readonly [key: string]: unknown }

const yaml = (value: unknown): string => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })

/** Own ids stand without the list's name. */
const shortener =
  (list: string) =>
  (full: string): string =>
    full.startsWith(`${list}:`) ? full.slice(list.length + 1) : full

const noteData = (note: Note, id: (full: string) => string): Data => {
  const when = (condition: Note['when']): Written => (condition === undefined ? 'always' : writeCondition(condition, id))
  if (note.effect === 'exclude') return { exclude: when(note.when), ...(note.text === '' ? {} : { text: note.text }) }
  if (note.effect === 'redirect') return { redirect: id(note.to ?? ''), ...(note.text === '' ? {} : { text: note.text }) }
  return { [note.effect]: note.text, ...(note.when === undefined ? {} : { when: when(note.when) }) }
}

const versionData = (version: Version, heading: boolean, id: (full: string) => string): Data => ({
  from: version.from,
  ...(version.to === undefined ? {} : { to: version.to }),
  ...(version.decided === undefined ? {} : { decided: version.decided }),
  ...(heading && version.when.op === 'true' ? {} : { when: writeCondition(version.when, id) }),
  ...(version.notes.length === 0 ? {} : { notes: version.notes.map((note) => noteData(note, id)) }),
})

const one = (items: readonly string[]): string | readonly string[] => (items.length === 1 ? (items[0] ?? '') : items)

const provisionData = (provision: Provision, list: ControlList, parent: Provision | undefined): Data => {
  const id = shortener(list.id)
  const inherited = parent !== undefined && parent.kinds.join() === provision.kinds.join()
  const { cites } = provision
  return {
    id: provision.id,
    ...(provision.heading ? { heading: true } : {}),
    ...(provision.kinds.length === 0 || inherited ? {} : { kind: one(provision.kinds) }),
    title: provision.title,
    ...(provision.effect === 'controlled' ? {} : { effect: provision.effect }),
    cites: {
      ...(cites.instrument === list.instrument ? {} : { instrument: cites.instrument }),
      locator: cites.locator,
      ...(cites.verified === undefined ? {} : { verified: cites.verified }),
    },
    ...(provision.confidence === 'unverified' && cites.verified !== undefined ? { confidence: 'unverified' } : {}),
    ...(Object.keys(provision.see).length === 0
      ? {}
      : { see: Object.fromEntries(Object.entries(provision.see).map(([other, codes]) => [other, one(codes)])) }),
    ...(provision.yieldsTo.length === 0 ? {} : { yieldsTo: provision.yieldsTo.map(id) }),
    ...(provision.versions.length === 0 && provision.heading
      ? {}
      : { versions: provision.versions.map((version) => versionData(version, provision.heading, id)) }),
  }
}

/** The head of a list as a file of its own. */
const headText = (list: ControlList): string =>
  yaml({
    list: list.id,
    title: list.title,
    issuer: list.issuer,
    instrument: list.instrument,
    ...(list.about === '' ? {} : { about: list.about }),
    ...(list.notes.length === 0 ? {} : { notes: list.notes.map((note) => noteData(note, shortener(list.id))) }),
    provisions: [],
  })

/** Provisions in the order they are to be read, one file: `provisions:` with a line between two. */
const partText = (list: ControlList, provisions: readonly Provision[]): string => {
  const byId = new Map(list.provisions.map((each) => [each.id, each]))
  const blocks = provisions.map((each) =>
    yaml([provisionData(each, list, each.parent === undefined ? undefined : byId.get(each.parent))]).replace(/^(?=.)/gm, '  '),
  )
  return `provisions:\n${blocks.join('\n')}`
}

/**
 * The list's files: `list.yaml` (its head), and one for each run of provisions whose number begins alike. Files are read in the order of
 * their names, so the list reads back to the same canonical form, but for where things stand in files.
 */
export const writeList = (list: ControlList): readonly SourceFile[] => {
  const runs: { readonly top: string; readonly provisions: Provision[] }[] = []
  for (const provision of list.provisions) {
    const top = provision.id.split('.')[0] ?? provision.id
    const last = runs.at(-1)
    if (last?.top === top) last.provisions.push(provision)
    else runs.push({ top, provisions: [provision] })
  }
  const width = String(runs.length).length
  return [
    { name: 'list.yaml', text: headText(list) },
    ...runs.map(({ top, provisions }, i) => ({
      name: `part-${String(i + 1).padStart(width, '0')}-${top.toLowerCase()}.yaml`,
      text: partText(list, provisions),
    })),
  ]
}
