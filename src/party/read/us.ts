/** The United States' Consolidated Screening List (CSV) and the list of persons denied export privileges (tab-separated). */
import type { ListedParty, Schema } from '../model.ts'
import { commaName, genderOf, identifierOf, nameOf, partyOf, placeOf, present } from './build.ts'
import { countryCode } from './countries.ts'
import { type NamedRow, namedRows } from './csv.ts'
import { dateOf, pointOf } from './dates.ts'
import { phraseIdentifier } from './ofac-remarks.ts'
import { collector, type ListReader, onlyFile } from './reading.ts'

const SCHEMAS: Readonly<Record<string, Schema>> = { individual: 'person', entity: 'organisation', vessel: 'vessel', aircraft: 'aircraft' }
const many = (text: string): readonly string[] => text.split(/;\s*/).filter((part) => part !== '')
const days = (text: string): { listedOn?: string } => (/^\d{4}-\d\d-\d\d$/.test(text) ? { listedOn: text } : {})

/** Reads the Consolidated Screening List; the reference is its `_id`. There is no date in the file. */
export const readCsl: ListReader = async (files, list) => {
  const file = onlyFile(files)
  const into = collector(file.name)
  const refs = new Set<string>()
  for await (const row of namedRows(
    file,
    ['_id', 'source', 'name', 'type', 'programs', 'addresses', 'alt_names', 'ids', 'dates_of_birth'],
    into,
  )) {
    into.row()
    if (row.get('_id') === '') into.skip('party.no-reference', {}, row.line)
    else {
      // One party may stand on several of the lists that are put together here, under one number.
      const known = refs.has(row.get('_id'))
      refs.add(row.get('_id'))
      into.add(cslParty(list, row, known ? `${row.get('_id')}/${sourceCode(row)}` : row.get('_id')), row.line)
    }
  }
  return into.done()
}

/** `SDN`, `EL` and the like, else the whole name of the list. */
const sourceCode = (row: NamedRow): string => /\(([A-Z]{2,4})(?: List)?\)/.exec(row.get('source'))?.[1] ?? row.get('source')

const cslParty = (list: string, row: NamedRow, ref: string): ListedParty => {
  const schema = SCHEMAS[row.get('type').toLowerCase()] ?? 'unknown'
  const flag = countryCode(row.get('vessel_flag'))
  const ids = many(row.get('ids')).map((text) => text.split(/,\s*/))
  const gender = genderOf(ids.find(([kind]) => kind === 'Gender')?.[1] ?? '')
  return partyOf(list, {
    ref,
    schema,
    names: present([
      commaName(row.get('name'), 'primary', schema, row.get('title')),
      ...many(row.get('alt_names')).map((name) => commaName(name, 'alias', schema)),
    ]),
    identifiers: present([
      ...ids.map(([kind = '', number = '', country]) =>
        phraseIdentifier(`${kind} ${number}${country === undefined ? '' : ` (${country})`}`),
      ),
      row.get('call_sign') === '' ? undefined : identifierOf('call-sign', row.get('call_sign')),
    ]),
    born: present(many(row.get('dates_of_birth')).map((text) => dateOf(text))),
    birthPlaces: present(many(row.get('places_of_birth')).map((text) => placeOf([text]))),
    nationalities: present([...many(row.get('nationalities')), ...many(row.get('citizenships'))].map(countryCode)),
    countries: present(many(row.get('addresses')).map((text) => countryCode(text.slice(text.lastIndexOf(',') + 1)))),
    addresses: present(many(row.get('addresses')).map((text) => placeOf([text]))),
    ...(gender === undefined ? {} : { gender }),
    ...(flag === undefined ? {} : { flag }),
    vesselType: row.get('vessel_type'),
    programmes: [sourceCode(row), ...many(row.get('programs'))],
    ...days(row.get('start_date')),
    remarks: [row.get('remarks'), row.get('license_requirement'), row.get('license_policy'), row.get('federal_register_notice')]
      .filter((text) => text !== '')
      .join('; '),
  })
}

/** Reads the denied persons; rows have no reference of their own, so it is the row's name, date and citation. */
export const readDenied: ListReader = async (files, list) => {
  const file = onlyFile(files)
  const into = collector(file.name)
  const times = new Map<string, number>()
  let newest = ''
  for await (const row of namedRows(file, ['Name', 'Street_Address', 'City', 'State', 'Country', 'Effective_Date', 'FR_Citation'], into, {
    delimiter: '\t',
  })) {
    into.row()
    const listedOn = pointOf(row.get('Effective_Date'), true)
    const key = `${row.get('Name')}|${listedOn ?? ''}|${row.get('City')}`
    // One person may be denied at several addresses: each row is an entry.
    const time = (times.get(key) ?? 0) + 1
    times.set(key, time)
    const updated = pointOf(row.get('Last_Update')) ?? ''
    if (updated > newest) newest = updated
    const country = countryCode(row.get('Country')) ?? (row.get('State') === '' ? undefined : 'US')
    into.add(
      partyOf(list, {
        ref: time === 1 ? key : `${key}|${time}`,
        schema: 'unknown',
        names: present([nameOf(row.get('Name'), 'primary')]),
        countries: present([country]),
        addresses: present([placeOf(['Street_Address', 'City', 'State', 'Postal_Code'].map(row.get), row.get('Country'))]),
        programmes: ['DPL'],
        ...(listedOn?.length === 10 ? { listedOn } : {}),
        remarks: [
          row.get('Action'),
          row.get('FR_Citation'),
          row.get('Expiration_Date') === '' ? '' : `expires ${row.get('Expiration_Date')}`,
        ]
          .filter((text) => text !== '')
          .join('; '),
      }),
      row.line,
    )
  }
  return into.done(newest === '' ? undefined : newest)
}
