/** The European Union's consolidated list of financial sanctions: XML (export schema 1.1) and CSV (1.1, semicolons). */
import type { ListedParty, PartialDate, PartyIdentifier, PartyName, Schema } from '../model.ts'
import { clean, genderOf, identifierOf, nameOf, partyOf, placeOf, present } from './build.ts'
import { countryCode } from './countries.ts'
import { type NamedRow, namedRows } from './csv.ts'
import { dateOf, pointOf } from './dates.ts'
import { collector, type ListReader, onlyFile } from './reading.ts'
import { children, eachXmlRecord, textsAt, type XmlElement } from './xml.ts'

type Get = (key: string) => string

const schemaOf = (code: string): Schema =>
  /^p(?:erson)?$/i.test(code) ? 'person' : /^e(?:nterprise|ntity)?$/i.test(code) ? 'organisation' : 'unknown'

const name = (get: Get, person: boolean, kind: 'primary' | 'alias'): PartyName | undefined => {
  const first = clean(get('firstName'))
  const middle = clean(get('middleName'))
  const last = clean(get('lastName'))
  const parts = person && last !== '' ? { given: [first, middle], family: [last] } : {}
  const weak = get('strong') === 'false'
  return nameOf(get('wholeName') || `${first} ${middle} ${last}`, weak ? 'weak' : kind, {
    ...parts,
    title: get('title'),
    language: get('nameLanguage').toLowerCase(),
  })
}

const birth = (get: Get): PartialDate | undefined => {
  const from = get('yearRangeFrom')
  const to = get('yearRangeTo')
  const [year, month, day] = [get('year'), get('monthOfYear'), get('dayOfMonth')]
  const parts = [year, month, day].filter((part) => part !== '' && part !== '0')
  const date =
    dateOf(get('birthdate')) ??
    dateOf(parts.join('-')) ??
    (from !== '' && to !== '' && from !== '0' ? dateOf(`${from} to ${to}`) : undefined)
  return date === undefined ? undefined : { ...date, circa: date.circa || get('circa') === 'true' }
}

const KINDS: Readonly<Record<string, PartyIdentifier['kind']>> = {
  passport: 'passport',
  diplopassport: 'passport',
  id: 'national-id',
  ssn: 'national-id',
  fiscalcode: 'tax',
  tax: 'tax',
  regnumber: 'registration',
  swiftbic: 'bic',
  imo: 'imo',
  lei: 'lei',
}

const document = (get: Get): PartyIdentifier | undefined =>
  identifierOf(KINDS[get('identificationTypeCode').toLowerCase()] ?? 'other', get('number') || get('latinNumber'), get('countryIso2Code'))

const place = (get: Get) =>
  placeOf(
    ['street', 'poBox', 'zipCode', 'city', 'place', 'region'].map(get),
    countryCode(get('countryIso2Code')) === undefined ? get('countryDescription') : get('countryIso2Code'),
  )

/** The European Union's own reference, else its logical number. */
const refOf = (reference: string, logical: string): string => reference || logical

/** Reads the XML export. */
export const readEuXml: ListReader = async (files, list) => {
  const file = onlyFile(files)
  const into = collector(file.name)
  let date: string | undefined
  await eachXmlRecord(
    file,
    {
      roots: ['export'],
      records: ['sanctionEntity'],
      onOpen: (element, attributes) => {
        if (element === 'export') date = pointOf((attributes['generationDate'] ?? '').slice(0, 10))
      },
    },
    (record, line) => {
      into.row()
      const ref = refOf(record.attributes['euReferenceNumber'] ?? '', record.attributes['logicalId'] ?? '')
      if (ref === '') into.skip('party.no-reference', {}, line)
      else into.add(xmlParty(list, ref, record), line)
    },
  )
  return into.done(date)
}

const getter =
  (element: XmlElement): Get =>
  (key) =>
    element.attributes[key] ?? ''

const xmlParty = (list: string, ref: string, record: XmlElement): ListedParty => {
  const type = children(record, 'subjectType')[0]
  const schema = schemaOf(type?.attributes['classificationCode'] ?? type?.attributes['code'] ?? '')
  const names = children(record, 'nameAlias').map(getter)
  const gender = present(names.map((get) => genderOf(get('gender'))))[0]
  const births = children(record, 'birthdate').map(getter)
  const listed = pointOf((record.attributes['designationDate'] ?? '').slice(0, 10))
  return partyOf(list, {
    ref,
    schema,
    names: present(names.map((get, i) => name(get, schema === 'person', i === 0 ? 'primary' : 'alias'))),
    identifiers: present(children(record, 'identification').map((one) => document(getter(one)))),
    born: present(births.map(birth)),
    birthPlaces: present(births.map((get) => placeOf([get('city'), get('place'), get('region')], get('countryIso2Code')))),
    nationalities: present(children(record, 'citizenship').map((one) => countryCode(getter(one)('countryIso2Code')))),
    countries: present(children(record, 'address').map((one) => countryCode(getter(one)('countryIso2Code')))),
    addresses: present(children(record, 'address').map((one) => place(getter(one)))),
    ...(gender === undefined ? {} : { gender }),
    programmes: children(record, 'regulation').map((one) => one.attributes['programme'] ?? ''),
    ...(listed?.length === 10 ? { listedOn: listed } : {}),
    remarks: textsAt(record, 'remark').join('; '),
  })
}

/** Reads the CSV: a row holds one name, one birth, one address or the like of an entity; rows of an entity are put together. */
export const readEuCsv: ListReader = async (files, list) => {
  const file = onlyFile(files)
  const into = collector(file.name)
  const entities = new Map<string, { line: number; rows: NamedRow[] }>()
  let date: string | undefined
  for await (const row of namedRows(
    file,
    ['fileGenerationDate', 'Entity_LogicalId', 'Entity_EU_ReferenceNumber', 'Entity_SubjectType', 'NameAlias_WholeName'],
    into,
    { delimiter: ';' },
  )) {
    into.row()
    date ??= pointOf(row.get('fileGenerationDate'))
    const ref = refOf(row.get('Entity_EU_ReferenceNumber'), row.get('Entity_LogicalId'))
    const known = entities.get(ref)
    if (ref === '') into.skip('party.no-reference', {}, row.line)
    else if (known === undefined) entities.set(ref, { line: row.line, rows: [row] })
    else known.rows.push(row)
  }
  for (const [ref, { line, rows }] of entities) into.add(csvParty(list, ref, rows), line)
  return into.done(date)
}

/** A group of columns as the attributes the XML would have: `NameAlias_LastName` is `lastName`. */
const group =
  (row: NamedRow, prefix: string): Get =>
  (key) =>
    row.get(`${prefix}_${RENAMED[key] ?? (key[0] ?? '').toUpperCase() + key.slice(1)}`)

const RENAMED: Readonly<Record<string, string>> = {
  birthdate: 'BirthDate',
  dayOfMonth: 'Day',
  monthOfYear: 'Month',
  identificationTypeCode: 'TypeCode',
}

const csvParty = (list: string, ref: string, rows: readonly NamedRow[]): ListedParty => {
  const of = (prefix: string): readonly Get[] => rows.map((row) => group(row, prefix))
  const first = (column: string): string => rows.map((row) => row.get(column)).find((text) => text !== '') ?? ''
  const schema = schemaOf(first('Entity_SubjectType_ClassificationCode') || first('Entity_SubjectType'))
  const gender = present(of('NameAlias').map((get) => genderOf(get('gender'))))[0]
  const listed = pointOf(first('Entity_DesignationDate'))
  return partyOf(list, {
    ref,
    schema,
    names: present(of('NameAlias').map((get) => name(get, schema === 'person', 'alias'))).map((one, i) =>
      i === 0 ? { ...one, kind: 'primary' } : one,
    ),
    identifiers: present(of('Identification').map(document)),
    born: present(of('BirthDate').map(birth)),
    birthPlaces: present(of('BirthDate').map((get) => placeOf([get('city'), get('place'), get('region')], get('countryIso2Code')))),
    nationalities: present(of('Citizenship').map((get) => countryCode(get('countryIso2Code')))),
    countries: present(of('Address').map((get) => countryCode(get('countryIso2Code')))),
    addresses: present(of('Address').map(place)),
    ...(gender === undefined ? {} : { gender }),
    programmes: [first('Entity_Regulation_Programme')],
    ...(listed?.length === 10 ? { listedOn: listed } : {}),
    remarks: first('Entity_Remark'),
  })
}
