/** The UK Sanctions List: spreadsheet (ODS) and CSV, with the columns of the full list or of its index; a row is a name of a designation. */
import type { ListedParty, NameKind, PartyName, Schema } from '../model.ts'
import { clean, genderOf, identifierOf, nameOf, partyOf, placeOf, present } from './build.ts'
import { countryCodes } from './countries.ts'
import { csvRows } from './csv.ts'
import { dateOf, pointOf } from './dates.ts'
import { collector, type ListFile, type ListReader, onlyFile, refuse } from './reading.ts'
import { eachXmlRecord, type XmlElement } from './xml.ts'
import { memberOf } from './zip.ts'

const MOST_UNPACKED = 400_000_000

interface Row {
  readonly fields: readonly string[]
  readonly line: number
}

/** Cells of a spreadsheet row. A repeated empty cell at the end would be sixteen thousand columns: repeats are cut at a sane width. */
const cells = (row: XmlElement): readonly string[] => {
  const found: string[] = []
  for (const cell of row.children) {
    const text = cell.children
      .filter((one) => one.name === 'p')
      .map(allText)
      .join('\n')
    const repeated = Math.min(200, Math.max(1, Number(cell.attributes['number-columns-repeated'] ?? 1) || 1))
    for (let i = 0; i < repeated && found.length < 200; i++) found.push(text)
  }
  while (found.at(-1) === '') found.pop()
  return found
}

const allText = (element: XmlElement): string => [element.text, ...element.children.map(allText)].filter((text) => text !== '').join(' ')

const odsRows = async (file: ListFile, onRow: (row: Row) => void): Promise<void> => {
  const content = await memberOf(file, 'content.xml', MOST_UNPACKED)
  let line = 0
  await eachXmlRecord(content, { roots: ['document-content'], records: ['table-row'] }, (record) => {
    line++
    onRow({ fields: cells(record), line })
  })
}

/** Reads the spreadsheet; lines in messages are rows of its first sheet. */
export const readUkOds: ListReader = async (files, list) => {
  const file = onlyFile(files)
  const taker = rowTaker(file.name, list)
  await odsRows(file, taker.take)
  return taker.done()
}

/** Reads the CSV, whose first line tells the date of the report. */
export const readUkCsv: ListReader = async (files, list) => {
  const file = onlyFile(files)
  const taker = rowTaker(file.name, list)
  for await (const row of csvRows(file)) taker.take(row)
  return taker.done()
}

interface Entry {
  readonly ref: string
  readonly line: number
  readonly rows: ((column: string) => string)[]
}

const rowTaker = (file: string, list: string) => {
  const into = collector(file)
  const entries = new Map<string, Entry>()
  let columns: ReadonlyMap<string, number> | undefined
  let date: string | undefined
  let before = 0
  const take = ({ fields, line }: Row): void => {
    if (columns === undefined) {
      const names = fields.map((field) => clean(field).toLowerCase())
      if (names.includes('unique id')) {
        columns = new Map(names.map((name, i) => [name, i]))
        for (const needed of ['regime name']) if (!columns.has(needed)) throw refuse(file, 'party.no-column', { column: needed }, { line })
        return
      }
      date ??= pointOf(
        fields
          .join(' ')
          .replace(/^.*?date:?\s*/i, '')
          .trim(),
      )
      if (++before > 10) throw refuse(file, 'party.no-column', { column: 'Unique ID' }, { line })
      return
    }
    if (fields.every((field) => field === '')) return
    into.row()
    const known = columns
    const get = (column: string): string => clean(fields[known.get(column) ?? -1] ?? '')
    const ref = get('unique id')
    if (!/^[A-Z]{2,5}\d{3,6}$/.test(ref)) {
      into.skip('party.no-reference', {}, line)
      return
    }
    const entry = entries.get(ref)
    if (entry === undefined) entries.set(ref, { ref, line, rows: [get] })
    else entry.rows.push(get)
  }
  const done = () => {
    if (columns === undefined) throw refuse(file, 'party.no-column', { column: 'Unique ID' })
    for (const entry of entries.values()) into.add(party(list, entry), entry.line)
    return into.done(date)
  }
  return { take, done }
}

const SCHEMAS: Readonly<Record<string, Schema>> = { individual: 'person', entity: 'organisation', ship: 'vessel' }

const namesOf = (get: (column: string) => string, schema: Schema): readonly (PartyName | undefined)[] => {
  const type = `${get('name type')} ${get('alias strength')}`.toLowerCase()
  const kind: NameKind = /weak|low/.test(type)
    ? 'weak'
    : /former|previous/.test(type)
      ? 'former'
      : /alias|variation|a\.?k\.?a/.test(type)
        ? 'alias'
        : 'primary'
  const given = ['name 1', 'name 2', 'name 3', 'name 4', 'name 5'].map(get).filter((part) => part !== '')
  const family = get('name 6')
  const whole = get('name') || [...given, family].join(' ')
  const parts = schema === 'person' && given.length > 0 && family !== '' ? { given, family: [family] } : {}
  return [nameOf(whole, kind, { ...parts, title: get('title') }), nameOf(get('name non-latin script'), 'original-script')]
}

const party = (list: string, { ref, rows }: Entry): ListedParty => {
  const first = (columns: readonly string[]): string => {
    for (const get of rows) for (const column of columns) if (get(column) !== '') return get(column)
    return ''
  }
  const all = (column: string): readonly string[] => [...new Set(rows.map((get) => get(column)))].filter((text) => text !== '')
  const schema = SCHEMAS[first(['type', 'designation type', 'individual, entity, ship']).toLowerCase()] ?? 'unknown'
  const many = (column: string): readonly string[] =>
    all(column)
      .flatMap((text) => text.split(/\s*;\s*|\s*\(\d+\)\s*/))
      .filter((text) => text !== '')
  const gender = genderOf(first(['gender']))
  const [flag] = countryCodes(first(['current believed flag of ship']))
  const listed = pointOf(first(['date designated']))
  return partyOf(list, {
    ref,
    schema,
    names: present(rows.flatMap((get) => namesOf(get, schema))),
    identifiers: present([
      ...many('imo number').map((text) => identifierOf('imo', text)),
      ...many('passport number').map((text) => identifierOf('passport', text)),
      ...many('national identifier number').map((text) => identifierOf('national-id', text)),
      ...many('business registration number (s)').map((text) => identifierOf('registration', text)),
    ]),
    born: present(many('d.o.b').map((text) => dateOf(text.replace(/^dd\/mm\//i, '').replace(/^\d{2}\/mm\//i, '')))),
    birthPlaces: present(rows.map((get) => placeOf([get('town of birth')], get('country of birth')))),
    nationalities: many('nationality(/ies)').flatMap(countryCodes),
    countries: many('address country').flatMap(countryCodes),
    addresses: present(
      rows.map((get) =>
        placeOf(
          [
            'address line 1',
            'address line 2',
            'address line 3',
            'address line 4',
            'address line 5',
            'address line 6',
            'address postal code',
          ].map(get),
          get('address country'),
        ),
      ),
    ),
    ...(gender === undefined ? {} : { gender }),
    ...(flag === undefined ? {} : { flag }),
    vesselType: first(['type of ship']),
    programmes: all('regime name'),
    ...(listed?.length === 10 ? { listedOn: listed } : {}),
    remarks: [first(['sanctions imposed']), first(['other information'])].filter((text) => text !== '').join('; '),
  })
}
