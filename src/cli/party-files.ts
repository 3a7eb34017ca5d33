/** Files of the party commands: lists of parties of the house's own kinds, names to screen, pairs to match. Nothing unreadable is passed over. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'csv-parse/sync'
import { Fault, type Issue, issue } from '../fault/fault.ts'
import { dateOf, type Pair, recordLikeness, schemaOf } from '../party/match.ts'
import type { ListedParty, PartyIdentifier, Query, Schema, Snapshot } from '../party/model.ts'

const MOST_BYTES = 1_000_000_000
const MOST_ISSUES = 20

type Row = Readonly<Record<string, unknown>>
interface Located {
  readonly row: Row
  readonly line: number
}

const text = (file: string): string => {
  if (file !== '-' && !existsSync(file)) throw new Fault('input.not-found', { file })
  if (file !== '-' && statSync(file).size > MOST_BYTES) throw new Fault('input.too-large', { size: statSync(file).size, limit: MOST_BYTES })
  return readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\uFEFF/, '')
}

const refuse = (issues: readonly Issue[]): void => {
  if (issues.length > 0) throw new Fault('party.unreadable', { count: issues.length }, { issues: issues.slice(0, MOST_ISSUES) })
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

const jsonLines = (content: string, file: string): readonly Located[] => {
  const issues: Issue[] = []
  const rows: Located[] = []
  for (const [at, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      const row: unknown = JSON.parse(line)
      if (isRow(row)) rows.push({ row, line: at + 1 })
      else issues.push(issue('party.not-a-record', {}, { file, line: at + 1 }))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      issues.push(issue('party.not-json', { why: error.message }, { file, line: at + 1 }))
    }
  }
  refuse(issues)
  return rows
}

const csvRows = (content: string, file: string): readonly Located[] => {
  try {
    const rows: readonly { record: Row; info: { lines: number } }[] = parse(content, {
      columns: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    })
    return rows.map(({ record, info }) => ({ row: record, line: info.lines }))
  } catch (cause) {
    throw new Fault('party.not-csv', { file: basename(file), why: cause instanceof Error ? cause.message : String(cause) }, { cause })
  }
}

const rowsOf = (content: string, file: string): readonly Located[] =>
  /\.(?:jsonl|ndjson)$/.test(file) || /^\s*\{/.test(content) ? jsonLines(content, file) : csvRows(content, file)

const field = (row: Row, ...names: readonly string[]): string => {
  for (const name of names) {
    const value = row[name]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return String(value)
  }
  return ''
}

const several = (text_: string): readonly string[] =>
  text_
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')

const identifiers = (words: readonly string[]): readonly PartyIdentifier[] =>
  words.map((word) => {
    const [kind = '', value] = word.includes(':') ? word.split(':', 2) : ['other', word]
    const known = [
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
    ] as const
    return {
      kind: known.find((one) => one === kind) ?? 'other',
      value: (value ?? word).toUpperCase().replaceAll(/[^A-Z0-9]/g, ''),
      valid: true,
    }
  })

const schemaIn = (row: Row, file: string, line: number, issues: Issue[]): Schema => {
  const word = field(row, 'schema', 'type')
  const schema = schemaOf(word)
  if (schema === undefined) issues.push(issue('party.unknown-schema', { word }, { file, line }))
  return schema ?? 'unknown'
}

const ownParty = ({ row, line }: Located, list: string, file: string, issues: Issue[]): ListedParty => {
  const name = field(row, 'name')
  if (name === '') issues.push(issue('party.no-name', {}, { file, line }))
  const born = several(field(row, 'born', 'birth_date', 'birthDate'))
  for (const date of born) if (dateOf(date) === undefined) issues.push(issue('input.bad-date', { text: date }, { file, line }))
  const gender = field(row, 'gender')
  return {
    id: `${list}:${field(row, 'id') || line}`,
    list,
    schema: schemaIn(row, file, line, issues),
    names: [{ full: name, kind: 'primary' }, ...several(field(row, 'aliases', 'alias')).map((full) => ({ full, kind: 'alias' as const }))],
    identifiers: identifiers(several(field(row, 'identifiers'))),
    born: born.map(dateOf).filter((one) => one !== undefined),
    birthPlaces: several(field(row, 'birth_places')).map((one) => ({ text: one })),
    nationalities: several(field(row, 'nationalities').toUpperCase()),
    countries: several(field(row, 'countries', 'country').toUpperCase()),
    addresses: several(field(row, 'addresses')).map((one) => ({ text: one })),
    ...(gender === 'male' || gender === 'female' ? { gender } : {}),
    ...(field(row, 'flag') === '' ? {} : { flag: field(row, 'flag').toUpperCase() }),
    programmes: several(field(row, 'programmes')),
    relations: [],
  }
}

/** A list of one's own as a snapshot: CSV or JSON lines with the columns id, name, schema, aliases, born, countries, identifiers and more. Throws with every row that cannot be read. */
export const readOwnList = (file: string): Snapshot => {
  const content = text(file)
  const list = basename(file)
    .replace(/\.\w+$/, '')
    .toUpperCase()
  const issues: Issue[] = []
  const parties = rowsOf(content, file).map((one) => ownParty(one, list, file, issues))
  refuse(issues)
  if (parties.length === 0) throw new Fault('party.empty-list', { file })
  return {
    list,
    title: basename(file),
    publisher: '',
    date: statSync(file).mtime.toISOString().slice(0, 10),
    sha256: createHash('sha256').update(content).digest('hex'),
    parties,
    invented: false,
    unread: 0,
  }
}

/** A row to screen, as it goes to a worker: plain data. */
export const queryOf = (row: Row, fallback: Schema | undefined): Query => {
  const schema = schemaOf(field(row, 'schema', 'type')) ?? 'unknown'
  const used = schema === 'unknown' ? fallback : schema
  const born = dateOf(field(row, 'born', 'birth_date', 'birthDate'))
  const countries = several(field(row, 'countries', 'country', 'nationality').toUpperCase())
  const numbers = identifiers(several(field(row, 'identifiers', 'identifier')))
  return {
    name: field(row, 'name'),
    ...(used === undefined ? {} : { schema: used }),
    ...(born === undefined ? {} : { born }),
    ...(countries.length === 0 ? {} : { countries }),
    ...(numbers.length === 0 ? {} : { identifiers: numbers }),
  }
}

/** Names to screen and the hash of what they were read from: CSV with a `name` column, JSON lines, or one name a line. */
export const readQueries = (
  file: string,
  fallback: Schema | undefined,
): { readonly queries: readonly Query[]; readonly sha256: string } => {
  const content = text(file)
  if (content.trim() === '') throw new Fault('input.empty')
  const first = content.slice(0, content.indexOf('\n') === -1 ? undefined : content.indexOf('\n')).toLowerCase()
  const table = /\.(?:csv|jsonl|ndjson)$/.test(file) || /^\s*\{/.test(content) || /(?:^|,)"?name"?(?:,|\s*$)/.test(first)
  const queries = table
    ? rowsOf(content, file).map(({ row }) => queryOf(row, fallback))
    : content
        .split(/\r?\n/)
        .filter((one) => one.trim() !== '')
        .map((name) => queryOf({ name: name.trim() }, fallback))
  return { queries, sha256: createHash('sha256').update(content).digest('hex') }
}

const LABELS: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  1: true,
  0: false,
  yes: true,
  no: false,
  positive: true,
  negative: false,
  match: true,
  'no-match': false,
}

const side = (row: Row, end: string): Row => ({
  name: field(row, `name${end}`, `name_${end}`, end === '1' ? 'a' : 'b', end === '1' ? 'left' : 'right'),
  birthDate: field(row, `born${end}`, `birth${end}`, `birth_date${end}`, `birthDate${end}`),
  country: field(row, `country${end}`, `countries${end}`),
  identifier: field(row, `identifier${end}`, `identifiers${end}`, `id${end}`),
  gender: field(row, `gender${end}`),
})

/** Pairs to score: CSV with name1 and name2 (and schema, born, country, identifier, label), or JSON lines of `{a, b, label}`. Throws with every row that cannot be read. */
export const readPairs = (file: string): readonly Pair[] => {
  const issues: Issue[] = []
  const pairs = rowsOf(text(file), file).map(({ row, line }): Pair => {
    const schema = schemaIn(row, file, line, issues)
    const [left, right] = isRow(row['a']) && isRow(row['b']) ? [row['a'], row['b']] : [side(row, '1'), side(row, '2')]
    const a = recordLikeness(left, schema)
    const b = recordLikeness(right, schema)
    if (a.names.length === 0 || b.names.length === 0) issues.push(issue('party.no-name', {}, { file, line }))
    const written = ['is_match', 'label', 'judgement', 'match'].map((name) => row[name]).find((one) => one !== undefined && one !== '')
    const label = written === undefined ? undefined : LABELS[String(written).toLowerCase()]
    if (written !== undefined && label === undefined) issues.push(issue('party.bad-label', { text: String(written) }, { file, line }))
    return { a, b, ...(label === undefined ? {} : { label }) }
  })
  refuse(issues)
  if (pairs.length === 0) throw new Fault('input.empty')
  return pairs
}
