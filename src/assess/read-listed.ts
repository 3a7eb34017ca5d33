/** Reads a list of parties from YAML, with a place for each thing that is wrong. */
import { Fault } from '../fault/fault.ts'
import { hashOf } from '../list/canonical.ts'
import { type Reading, report } from '../list/fields.ts'
import { readLocated } from '../list/located.ts'
import { LIST_KINDS } from './fields.ts'
import { country, identifierOf } from './read-values.ts'
import type { ListedParty, PartyList } from './screen.ts'
import { day, type Fields, listOf, record, type Shape, text, word, yesNo } from './shape.ts'
import type { Identifier } from './transaction.ts'
import { IDENTIFIER_KINDS } from './vocabulary.ts'

const identifiers: Shape<readonly Identifier[]> = {
  schema: { type: 'object' },
  read: (node, reading) => {
    const fields = Object.fromEntries(
      IDENTIFIER_KINDS.map((kind) => [kind, { shape: identifierOf(kind), about: `its ${kind} number` }]),
    ) as Fields<Record<string, Identifier>>
    const read = record<Record<string, Identifier>>(fields).read(node, reading)
    return read === undefined ? undefined : Object.values(read).filter((one) => one !== undefined)
  },
}

const listed = record<ListedParty>({
  id: { shape: text(60), about: 'its number on the list', required: true },
  names: { shape: listOf(text()), about: 'its names, the chief one first', required: true },
  identifiers: { shape: identifiers, about: 'numbers it is known by' },
  country: { shape: country, about: 'where it is' },
  kind: { shape: word('kind of listed party', ['person', 'organisation', 'vessel']), about: 'what it is', required: true },
})

type Draft = Omit<PartyList, 'parties' | 'sha256'> & { readonly parties: readonly Partial<ListedParty>[] }

const listShape = record<Draft>({
  id: { shape: text(60), about: 'short name of the list', required: true },
  title: { shape: text(), about: 'what the list is', required: true },
  kind: { shape: word('kind of list', LIST_KINDS), about: 'what standing on it means', required: true },
  invented: { shape: yesNo, about: 'whether it is made up for trial', required: true },
  date: { shape: day, about: 'the day it was published', required: true },
  parties: { shape: listOf(listed, false), about: 'the parties on it', required: true },
})

/** Reads one list. Throws a Fault `assess.bad-listed` with every issue: shapes, check digits, the same id twice, a party without a name. */
export const readPartyList = (source: string, file: string): PartyList => {
  const root = readLocated(source, file)
  const reading: Reading = { file, issues: [] }
  const draft = listShape.read(root, reading)
  const seen = new Set<string>()
  for (const { id, names } of draft?.parties ?? []) {
    if (id !== undefined && seen.has(id)) report(reading, root, 'policy.duplicate-id', { id })
    if (id !== undefined) seen.add(id)
    if (names !== undefined && names.length === 0)
      report(reading, root, 'list.missing-field', { field: 'names' }, `\`${id ?? ''}\` has no name`)
  }
  const { id, title, kind, invented, date, parties } = draft ?? {}
  if (
    reading.issues.length > 0 ||
    id === undefined ||
    title === undefined ||
    kind === undefined ||
    invented === undefined ||
    date === undefined
  ) {
    throw new Fault('assess.bad-listed', { file, count: reading.issues.length }, { issues: reading.issues })
  }
  const whole = (parties ?? []).flatMap((one): readonly ListedParty[] =>
    one.id === undefined || one.names === undefined || one.kind === undefined
      ? []
      : [{ identifiers: [], ...one, id: one.id, names: one.names, kind: one.kind }],
  )
  return { id, title, kind, invented, date, parties: whole, sha256: hashOf({ id, title, kind, invented, date, parties: whole }) }
}
