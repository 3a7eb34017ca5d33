/** OpenSanctions' exports: `entities.ftm.json` (a FollowTheMoney entity a line) and `targets.simple.csv`. */
import type { ListedParty, PartyIdentifier, Schema } from '../model.ts'
import { clean, genderOf, identifierOf, nameOf, partyOf, placeOf, present } from './build.ts'
import { countryCode } from './countries.ts'
import { namedRows } from './csv.ts'
import { dateOf, pointOf } from './dates.ts'
import { collector, LIMITS, type ListFile, type ListReader, onlyFile, refuse, textOf } from './reading.ts'

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Person: 'person',
  Organization: 'organisation',
  Company: 'organisation',
  PublicBody: 'organisation',
  LegalEntity: 'unknown',
  Vessel: 'vessel',
  Airplane: 'aircraft',
  CryptoWallet: 'wallet',
  Security: 'organisation',
}

const IDENTIFIERS: Readonly<Record<string, PartyIdentifier['kind']>> = {
  imoNumber: 'imo',
  mmsi: 'mmsi',
  callSign: 'call-sign',
  leiCode: 'lei',
  swiftBic: 'bic',
  bikCode: 'other',
  passportNumber: 'passport',
  idNumber: 'national-id',
  socialSecurityNumber: 'national-id',
  taxNumber: 'tax',
  innCode: 'tax',
  vatCode: 'tax',
  registrationNumber: 'registration',
  ogrnCode: 'registration',
  uscCode: 'registration',
  okpoCode: 'registration',
  dunsCode: 'duns',
  publicKey: 'wallet',
  serialNumber: 'other',
}

/** Edges between parties: the property of either end. */
const EDGES: Readonly<Record<string, readonly [string, string]>> = {
  Ownership: ['owner', 'asset'],
  Directorship: ['director', 'organization'],
  Family: ['person', 'relative'],
  Associate: ['person', 'associate'],
  Membership: ['member', 'organization'],
  Employment: ['employee', 'employer'],
  Representation: ['agent', 'client'],
  Succession: ['predecessor', 'successor'],
  UnknownLink: ['subject', 'object'],
}

/** A FollowTheMoney entity: its values by property, each a list of texts. */
export interface FtmEntity {
  readonly id: string
  readonly schema: string
  readonly get: (property: string) => readonly string[]
}

/** An entity from parsed JSON; undefined where it is none. Nested entities count by their id. */
export const ftmEntity = (value: unknown): FtmEntity | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const { id, schema, properties } = value as Readonly<Record<string, unknown>>
  if (
    typeof id !== 'string' ||
    id === '' ||
    id.length > 500 ||
    typeof schema !== 'string' ||
    typeof properties !== 'object' ||
    properties === null
  )
    return undefined
  const all = properties as Readonly<Record<string, unknown>>
  const text = (one: unknown): string | undefined => {
    if (typeof one === 'string') return one
    const nested = typeof one === 'object' && one !== null ? (one as Readonly<Record<string, unknown>>)['id'] : undefined
    return typeof nested === 'string' ? nested : undefined
  }
  return {
    id,
    schema,
    get: (property) => {
      const found = Object.hasOwn(all, property) ? all[property] : undefined
      return Array.isArray(found) ? present(found.map(text)) : []
    },
  }
}

/** The lines of a file, each whole, with its number; a line may be at most the text limit. */
export async function* linesOf(file: ListFile): AsyncGenerator<{ text: string; line: number }> {
  let rest = ''
  let line = 0
  for await (const text of textOf(file)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LIMITS.text) throw refuse(file.name, 'party.field-too-long', { limit: LIMITS.text }, { line: line + 1 })
    for (const one of lines) yield { text: one, line: ++line }
  }
  if (rest !== '') yield { text: rest, line: line + 1 }
}

/** Reads `entities.ftm.json`. Edges become relations of both ends; addresses, sanctions and the like of their own are rows without a party. */
export const readFtm: ListReader = async (files, list) => {
  const file = onlyFile(files)
  const into = collector(file.name)
  const relations = new Map<string, { to: string; how: string }[]>()
  let newest = ''
  const relate = (from: string, to: string, how: string): void => {
    const one = { to: `${list}:${to}`, how }
    const known = relations.get(from)
    if (known === undefined) relations.set(from, [one])
    else if (known.length < 1000) known.push(one)
  }
  for await (const { text, line } of linesOf(file)) {
    if (text.trim() === '') continue
    into.row()
    const entity = parse(text)
    if (entity === undefined) {
      into.skip('party.bad-json', {}, line)
      continue
    }
    const edge = EDGES[entity.schema]
    if (edge !== undefined) {
      const how = entity.schema.toLowerCase()
      for (const from of entity.get(edge[0]))
        for (const to of entity.get(edge[1])) {
          relate(from, to, how)
          relate(to, from, how)
        }
      continue
    }
    const schema = SCHEMAS[entity.schema]
    const modified = entity.get('modifiedAt')[0]?.slice(0, 10) ?? ''
    if (/^\d{4}-\d\d-\d\d$/.test(modified) && modified > newest) newest = modified
    if (schema !== undefined) into.add(party(list, schema, entity), line)
  }
  const reading = into.done(newest === '' ? undefined : newest)
  return { ...reading, parties: reading.parties.map((one) => withRelations(one, relations.get(one.id.slice(list.length + 1)))) }
}

const withRelations = (one: ListedParty, relations: readonly { to: string; how: string }[] | undefined): ListedParty =>
  relations === undefined ? one : { ...one, relations }

const parse = (text: string): FtmEntity | undefined => {
  try {
    return ftmEntity(JSON.parse(text))
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined
    throw cause
  }
}

const party = (list: string, schema: Schema, entity: FtmEntity): ListedParty => {
  const [first, ...others] = entity.get('name')
  const [given, family, patronymic] = [
    entity.get('firstName'),
    entity.get('lastName'),
    [...entity.get('middleName'), ...entity.get('fatherName')],
  ]
  // Parts belong to the name only where there is one of each: several spellings can't be told apart.
  const parts = given.length === 1 && family.length === 1 ? { given, family, patronymic: patronymic.length === 1 ? patronymic : [] } : {}
  const gender = present(entity.get('gender').map(genderOf))[0]
  const flag = present(entity.get('flag').map(countryCode))[0]
  const [currency] = entity.get('currency')
  return partyOf(list, {
    ref: entity.id,
    schema,
    names: present([
      first === undefined ? undefined : nameOf(first, 'primary', { ...parts, title: entity.get('title')[0] ?? '' }),
      ...[...others, ...entity.get('alias')].map((text) => nameOf(text, 'alias')),
      ...entity.get('weakAlias').map((text) => nameOf(text, 'weak')),
      ...[...entity.get('previousName'), ...entity.get('pastNames')].map((text) => nameOf(text, 'former')),
      ...entity.get('abbreviation').map((text) => nameOf(text, 'short')),
    ]),
    identifiers: present(
      Object.entries(IDENTIFIERS).flatMap(([property, kind]) =>
        entity.get(property).map((text) => identifierOf(kind, text, undefined, kind === 'wallet' ? currency : undefined)),
      ),
    ),
    born: present(entity.get('birthDate').map((text) => dateOf(text))),
    birthPlaces: present(entity.get('birthPlace').map((text) => placeOf([text]))),
    nationalities: present([...entity.get('nationality'), ...entity.get('citizenship')].map(countryCode)),
    countries: present([...entity.get('country'), ...entity.get('jurisdiction')].map(countryCode)),
    addresses: present(entity.get('address').map((text) => placeOf([text]))),
    ...(gender === undefined ? {} : { gender }),
    ...(flag === undefined ? {} : { flag }),
    vesselType: entity.get('type')[0] ?? '',
    programmes: [...entity.get('programId'), ...entity.get('program'), ...entity.get('topics')],
    remarks: clean(entity.get('notes').join('; ')).slice(0, 4000),
  })
}

/** Reads `targets.simple.csv`; several values of a field are parted by semicolons. */
export const readTargets: ListReader = async (files, list) => {
  const file = onlyFile(files)
  const into = collector(file.name)
  let newest = ''
  for await (const row of namedRows(file, ['id', 'schema', 'name', 'aliases', 'birth_date', 'countries', 'identifiers'], into)) {
    into.row()
    const many = (column: string): readonly string[] =>
      row
        .get(column)
        .split(';')
        .map((text) => text.trim())
        .filter((text) => text !== '')
    const schema = SCHEMAS[row.get('schema')]
    const id = row.get('id')
    const change = pointOf(row.get('last_change').slice(0, 10)) ?? ''
    if (change > newest) newest = change
    if (id === '') into.skip('party.no-reference', {}, row.line)
    else if (schema === undefined) into.skip('party.unknown-schema', { schema: row.get('schema') }, row.line)
    else
      into.add(
        partyOf(list, {
          ref: id,
          schema,
          names: present([nameOf(row.get('name'), 'primary'), ...many('aliases').map((text) => nameOf(text, 'alias'))]),
          identifiers: present(
            many('identifiers').map((text) =>
              identifierOf(schema === 'wallet' ? 'wallet' : /^IMO\s?\d{7}$/i.test(text) ? 'imo' : 'other', text),
            ),
          ),
          born: schema === 'person' ? present(many('birth_date').map((text) => dateOf(text))) : [],
          countries: present(many('countries').map(countryCode)),
          addresses: present(many('addresses').map((text) => placeOf([text]))),
          programmes: [...many('program_ids'), ...many('sanctions')],
        }),
        row.line,
      )
  }
  return into.done(newest === '' ? undefined : newest)
}
