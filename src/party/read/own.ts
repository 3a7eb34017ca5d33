/** Lists of one's own: a CSV of ten columns, and the YAML of the invented parties. */
import { parseDocument } from 'yaml'
import type { PartyIdentifier, Schema } from '../model.ts'
import { genderOf, identifierOf, nameOf, partyOf, placeOf, present } from './build.ts'
import { countryCode } from './countries.ts'
import { namedRows } from './csv.ts'
import { dateOf, pointOf } from './dates.ts'
import { collector, type ListReader, onlyFile, refuse, textOf } from './reading.ts'

const SCHEMAS: Readonly<Record<string, Schema>> = {
  person: 'person',
  organisation: 'organisation',
  organization: 'organisation',
  company: 'organisation',
  vessel: 'vessel',
  aircraft: 'aircraft',
  wallet: 'wallet',
  '': 'unknown',
  unknown: 'unknown',
}
const KINDS: ReadonlySet<string> = new Set<PartyIdentifier['kind']>([
  'imo',
  'mmsi',
  'call-sign',
  'lei',
  'bic',
  'passport',
  'national-id',
  'tax',
  'registration',
  'duns',
  'tail',
  'wallet',
  'other',
])

/** `passport:A123`; without a kind it is `other`. */
const identifier = (text: string, country?: string): PartyIdentifier | undefined => {
  const at = text.indexOf(':')
  const kind = text.slice(0, at).trim().toLowerCase()
  return KINDS.has(kind) ? identifierOf(kind as PartyIdentifier['kind'], text.slice(at + 1), country) : identifierOf('other', text, country)
}

/** Reads an own CSV: `id` and `name` are needed; `schema`, `aliases`, `birth_date`, `countries`, `nationalities`, `identifiers` (`kind:value`), `addresses`, `gender`, `programmes`, `listed_on`, `remarks` may be there, several values parted by semicolons. */
export const readOwnCsv: ListReader = async (files, list) => {
  const file = onlyFile(files)
  const into = collector(file.name)
  for await (const row of namedRows(file, ['id', 'name'], into)) {
    into.row()
    const many = (column: string): readonly string[] =>
      row
        .get(column)
        .split(';')
        .map((text) => text.trim())
        .filter((text) => text !== '')
    const schema = SCHEMAS[row.get('schema').toLowerCase()]
    const born = many('birth_date').map((text) => dateOf(text))
    const gender = genderOf(row.get('gender'))
    const listedOn = pointOf(row.get('listed_on'))
    if (row.get('id') === '') into.skip('party.no-reference', {}, row.line)
    else if (schema === undefined) into.skip('party.unknown-schema', { schema: row.get('schema').slice(0, 80) }, row.line)
    else if (born.includes(undefined)) into.skip('input.bad-date', { text: row.get('birth_date').slice(0, 80) }, row.line)
    else
      into.add(
        partyOf(list, {
          ref: row.get('id'),
          schema,
          names: present([nameOf(row.get('name'), 'primary'), ...many('aliases').map((text) => nameOf(text, 'alias'))]),
          identifiers: present(many('identifiers').map((text) => identifier(text))),
          born: present(born),
          nationalities: present(many('nationalities').map(countryCode)),
          countries: present(many('countries').map(countryCode)),
          addresses: present(many('addresses').map((text) => placeOf([text]))),
          ...(gender === undefined ? {} : { gender }),
          programmes: many('programmes'),
          ...(listedOn?.length === 10 ? { listedOn } : {}),
          remarks: row.get('remarks'),
        }),
        row.line,
      )
  }
  return into.done()
}

const record = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined

/** The document's values; an alias is refused, for aliases multiply. */
const plain = (document: ReturnType<typeof parseDocument>, file: string): unknown => {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch (cause) {
    if (cause instanceof ReferenceError) throw refuse(file, 'input.not-yaml', { detail: 'ALIAS' }, {}, cause)
    throw cause
  }
}

/** Reads a YAML list (`parties:` with id, kind, names, country, born, identifiers). No aliases: they multiply. */
export const readOwnYaml: ListReader = async (files, list) => {
  const file = onlyFile(files)
  let text = ''
  for await (const piece of textOf(file, 10_000_000)) text += piece
  const document = parseDocument(text, { maxAliasCount: 0, version: '1.2' } as Parameters<typeof parseDocument>[1])
  const [error] = document.errors
  if (error !== undefined)
    throw refuse(
      file.name,
      'input.not-yaml',
      { detail: error.code },
      { line: error.linePos?.[0].line ?? 1, column: error.linePos?.[0].col ?? 1 },
      error,
    )
  const root = record(plain(document, file.name))
  const parties = root?.['parties']
  if (root === undefined || !Array.isArray(parties)) throw refuse(file.name, 'list.missing-field', { field: 'parties' })
  const into = collector(file.name)
  for (const [i, value] of (parties as readonly unknown[]).entries()) {
    into.row()
    const one = record(value)
    const { id, kind, names, country } = one ?? {}
    const schema = SCHEMAS[String(kind ?? '')]
    if (one === undefined || typeof id !== 'string' || id === '') {
      into.skip('party.no-reference', {}, i + 1)
      continue
    }
    if (schema === undefined) {
      into.skip('party.unknown-schema', { schema: String(kind).slice(0, 80) }, i + 1)
      continue
    }
    const words = Array.isArray(names) ? names.map(String) : []
    const code = typeof country === 'string' ? country.toUpperCase() : undefined
    const ids = Object.entries(record(one['identifiers']) ?? {}).map(([key, number]) => identifier(`${key}:${String(number)}`))
    into.add(
      partyOf(list, {
        ref: id,
        schema,
        names: present(words.map((name, n) => nameOf(name, n === 0 ? 'primary' : 'alias'))),
        identifiers: present(ids),
        born: present([typeof one['born'] === 'string' ? dateOf(one['born']) : undefined]),
        // Invented countries (XA to XZ) stay as they are: they are meant to be nowhere.
        countries: code !== undefined && /^[A-Z]{2}$/.test(code) ? [code] : [],
        programmes: Array.isArray(one['programmes']) ? one['programmes'].map(String) : [],
      }),
      i + 1,
    )
  }
  const date = pointOf(String(root['date'] ?? ''))
  return into.done(date)
}
