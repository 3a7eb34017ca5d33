/** OFAC's lists as CSV: the primary file, and where given the aliases, the addresses and the comments that run over. */
import type { ListedParty, NameKind, PartyName, Place, Schema } from '../model.ts'
import { commaName, identifierOf, partyOf, placeOf, present } from './build.ts'
import { countryCode } from './countries.ts'
import { csvRows } from './csv.ts'
import { readRemarks } from './ofac-remarks.ts'
import { type Collector, collector, type ListFile, type ListReader, type Reading, refuse } from './reading.ts'

/** Which of the files one is, by its name: `sdn.csv`, `cons_alt.csv`. */
const roleOf = (name: string): 'primary' | 'alias' | 'address' | 'comments' =>
  /(?:^|[/_\\])alt\.csv$/i.test(name)
    ? 'alias'
    : /(?:^|[/_\\])add\.csv$/i.test(name)
      ? 'address'
      : /comments\.csv$/i.test(name)
        ? 'comments'
        : 'primary'

const WIDTH = { primary: 12, alias: 5, address: 6, comments: 2 } as const

interface Side {
  readonly names: Map<string, { readonly kind: NameKind; readonly name: string }[]>
  readonly addresses: Map<string, { readonly place: Place; readonly country?: string }[]>
  readonly comments: Map<string, string>
}

/** OFAC's mark for "nothing". */
const value = (text: string | undefined): string => {
  const plain = (text ?? '').trim()
  return plain === '-0-' ? '' : plain
}

const push = <T>(map: Map<string, T[]>, key: string, one: T): void => {
  const all = map.get(key)
  if (all === undefined) map.set(key, [one])
  else all.push(one)
}

/** Rows of a file of a width; others are unread. A header, where somebody added one, is left out. */
async function* rowsOf(file: ListFile, width: number, into: Collector): AsyncGenerator<{ fields: readonly string[]; line: number }> {
  for await (const row of csvRows(file, { delimiter: ',', onCut: into.cut })) {
    if (/^(?:id|ent_num)$/i.test(row.fields[0]?.trim() ?? '')) continue
    into.row()
    if (row.fields.length !== width) into.skip('party.row-width', { found: row.fields.length, wanted: width }, row.line)
    else if (!/^\d+$/.test(value(row.fields[0]))) into.skip('party.no-reference', {}, row.line)
    else yield row
  }
}

const readSide = async (file: ListFile, role: 'alias' | 'address' | 'comments', side: Side, into: Collector): Promise<void> => {
  for await (const { fields } of rowsOf(file, WIDTH[role], into)) {
    const id = value(fields[0])
    if (role === 'comments') side.comments.set(id, value(fields[1]))
    else if (role === 'alias') push(side.names, id, { kind: /^f/i.test(value(fields[2])) ? 'former' : 'alias', name: value(fields[3]) })
    else {
      const country = value(fields[4])
      const place = placeOf([value(fields[2]), value(fields[3])], country)
      const code = countryCode(country)
      if (place !== undefined) push(side.addresses, id, { place, ...(code === undefined ? {} : { country: code }) })
    }
  }
}

const schemaOf = (type: string): Schema =>
  type === 'individual' ? 'person' : type === 'vessel' ? 'vessel' : type === 'aircraft' ? 'aircraft' : 'organisation'

const build = (list: string, fields: readonly string[], side: Side): { party: ListedParty; linked: readonly string[] } => {
  const [id = '', name = '', type = '', programmes = '', title = '', callSign = '', vesselType = '', , , flag = '', , remarks = ''] =
    fields.map(value)
  const schema = schemaOf(type.toLowerCase())
  const text = remarks + (side.comments.get(id) ?? '')
  const facts = readRemarks(text)
  const addresses = side.addresses.get(id) ?? []
  const flagCode = countryCode(flag) ?? facts.flag
  const primary = commaName(name, 'primary', schema, title)
  const other: readonly (PartyName | undefined)[] = (side.names.get(id) ?? []).map((one) => commaName(one.name, one.kind, schema))
  const tail = schema === 'aircraft' ? identifierOf('tail', name) : undefined
  const party = partyOf(list, {
    ref: id,
    schema,
    names: present([primary, ...other, ...facts.names]),
    identifiers: present([...facts.identifiers, callSign === '' ? undefined : identifierOf('call-sign', callSign), tail]),
    born: facts.born,
    birthPlaces: facts.birthPlaces,
    nationalities: facts.nationalities,
    countries: addresses.map((one) => one.country ?? '').filter((code) => code !== ''),
    addresses: addresses.map((one) => one.place),
    ...(facts.gender === undefined ? {} : { gender: facts.gender }),
    ...(flagCode === undefined ? {} : { flag: flagCode }),
    vesselType,
    programmes: programmes.split(/\]\s*\[|;/).map((one) => one.replace(/[[\]]/g, '')),
    remarks: text,
  })
  return { party, linked: facts.linked }
}

/** Reads the trio (any of alt, add and comments may be absent). There is no date in the files. */
export const readOfacCsv: ListReader = async (files, list) => {
  const primary = files.find((file) => roleOf(file.name) === 'primary')
  if (primary === undefined) throw refuse(files[0]?.name ?? list, 'party.missing-file', { file: 'sdn.csv' })
  const into = collector(primary.name)
  const side: Side = { names: new Map(), addresses: new Map(), comments: new Map() }
  const sideReadings: Reading[] = []
  for (const file of files) {
    const role = roleOf(file.name)
    if (role === 'primary') {
      if (file !== primary) throw refuse(file.name, 'party.unknown-file', {})
      continue
    }
    const own = collector(file.name)
    await readSide(file, role, side, own)
    sideReadings.push(own.done())
  }
  const built: { party: ListedParty; linked: readonly string[]; line: number }[] = []
  for await (const { fields, line } of rowsOf(primary, WIDTH.primary, into)) built.push({ ...build(list, fields, side), line })
  for (const { party, line } of link(built)) into.add(party, line)
  const own = into.done()
  return {
    ...own,
    unread: sideReadings.reduce((sum, one) => sum + one.unread, own.unread),
    cut: own.cut || sideReadings.some((one) => one.cut),
    issues: [...own.issues, ...sideReadings.flatMap((one) => one.issues)].slice(0, 100),
  }
}

/** `Linked To:` names become relations where a listed party bears that name; others stay in the remarks. */
export const link = <T extends { readonly party: ListedParty; readonly linked: readonly string[] }>(built: readonly T[]): readonly T[] => {
  const byName = new Map<string, string>()
  for (const { party } of built)
    for (const name of party.names) if (!byName.has(name.full.toUpperCase())) byName.set(name.full.toUpperCase(), party.id)
  return built.map((one) => {
    const relations = one.linked.flatMap((text) => {
      const comma = text.indexOf(',')
      const turned = comma < 0 ? text : `${text.slice(comma + 1).trim()} ${text.slice(0, comma)}`
      const to = byName.get(text.toUpperCase()) ?? byName.get(`${text}.`.toUpperCase()) ?? byName.get(turned.toUpperCase())
      return to === undefined || to === one.party.id ? [] : [{ to, how: 'linked to' }]
    })
    return relations.length === 0 ? one : { ...one, party: { ...one.party, relations } }
  })
}
