/** OFAC's lists as XML (`sdnList`). */
import type { ListedParty, NameKind, Schema } from '../model.ts'
import { genderOf, identifierOf, nameOf, partyOf, placeOf, present } from './build.ts'
import { countryCode } from './countries.ts'
import { dateOf, pointOf } from './dates.ts'
import { link } from './ofac-csv.ts'
import { phraseIdentifier, readRemarks } from './ofac-remarks.ts'
import { collector, type ListReader, onlyFile, refuse } from './reading.ts'
import { child, children, eachXmlRecord, textAt, textsAt, type XmlElement } from './xml.ts'

/** Reads the XML; the count the file states must be the count it has, so that a file cut and mended is seen. */
export const readOfacXml: ListReader = async (files, list) => {
  const file = onlyFile(files)
  const into = collector(file.name)
  let date: string | undefined
  let said: number | undefined
  const built: { party: ListedParty; linked: readonly string[]; line: number }[] = []
  await eachXmlRecord(file, { roots: ['sdnList'], records: ['publshInformation', 'sdnEntry'] }, (record, line) => {
    if (record.name === 'publshInformation') {
      date = pointOf(textAt(record, 'Publish_Date'), true)
      said = Number(textAt(record, 'Record_Count'))
      return
    }
    into.row()
    const ref = textAt(record, 'uid')
    if (/^\d+$/.test(ref)) built.push({ ...party(list, ref, record), line })
    else into.skip('party.no-reference', {}, line)
  })
  for (const one of link(built)) into.add(one.party, one.line)
  const reading = into.done(date)
  if (said !== reading.rows) throw refuse(file.name, 'party.count-mismatch', { said: said ?? 0, found: reading.rows })
  return reading
}

const SCHEMAS: Readonly<Record<string, Schema>> = { individual: 'person', vessel: 'vessel', aircraft: 'aircraft', entity: 'organisation' }

const items = (entry: XmlElement, list: string, item: string): readonly XmlElement[] => children(child(entry, list) ?? entry, item)

const name = (one: XmlElement, kind: NameKind, schema: Schema, title = '') => {
  const given = textAt(one, 'firstName')
  const family = textAt(one, 'lastName')
  return nameOf(`${given} ${family}`, kind, { title, ...(schema === 'person' && given !== '' ? { given: [given], family: [family] } : {}) })
}

const party = (list: string, ref: string, entry: XmlElement): { party: ListedParty; linked: readonly string[] } => {
  const schema = SCHEMAS[textAt(entry, 'sdnType').toLowerCase()] ?? 'unknown'
  const remarks = textAt(entry, 'remarks')
  const facts = readRemarks(remarks)
  const vessel = child(entry, 'vesselInfo')
  const aka = (one: XmlElement): NameKind =>
    textAt(one, 'category') === 'weak' ? 'weak' : /^f/i.test(textAt(one, 'type')) ? 'former' : 'alias'
  const ids = items(entry, 'idList', 'id')
  const gender =
    genderOf(ids.filter((id) => textAt(id, 'idType') === 'Gender').map((id) => textAt(id, 'idNumber'))[0] ?? '') ?? facts.gender
  const flag = countryCode(vessel === undefined ? '' : textAt(vessel, 'vesselFlag'))
  return {
    party: partyOf(list, {
      ref,
      schema,
      names: present([
        name(entry, 'primary', schema, textAt(entry, 'title')),
        ...items(entry, 'akaList', 'aka').map((one) => name(one, aka(one), schema)),
        ...facts.names,
      ]),
      identifiers: present([
        ...ids.map(identifier),
        ...facts.identifiers,
        vessel === undefined ? undefined : identifierOf('call-sign', textAt(vessel, 'callSign')),
      ]),
      born: present([
        ...items(entry, 'dateOfBirthList', 'dateOfBirthItem').map((one) => dateOf(textAt(one, 'dateOfBirth'))),
        ...facts.born,
      ]),
      birthPlaces: present([
        ...items(entry, 'placeOfBirthList', 'placeOfBirthItem').map((one) => placeOf([textAt(one, 'placeOfBirth')])),
        ...facts.birthPlaces,
      ]),
      nationalities: present([
        ...items(entry, 'nationalityList', 'nationality').map((one) => countryCode(textAt(one, 'country'))),
        ...items(entry, 'citizenshipList', 'citizenship').map((one) => countryCode(textAt(one, 'country'))),
        ...facts.nationalities,
      ]),
      countries: present(items(entry, 'addressList', 'address').map((one) => countryCode(textAt(one, 'country')))),
      addresses: present(
        items(entry, 'addressList', 'address').map((one) =>
          placeOf(
            ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'postalCode'].map((part) => textAt(one, part)),
            textAt(one, 'country'),
          ),
        ),
      ),
      ...(gender === undefined ? {} : { gender }),
      ...(flag === undefined ? {} : { flag }),
      vesselType: vessel === undefined ? '' : textAt(vessel, 'vesselType'),
      programmes: textsAt(child(entry, 'programList') ?? entry, 'program'),
      remarks,
    }),
    linked: facts.linked,
  }
}

const identifier = (id: XmlElement) => {
  const country = textAt(id, 'idCountry')
  return phraseIdentifier(`${textAt(id, 'idType')} ${textAt(id, 'idNumber')}${country === '' ? '' : ` (${country})`}`)
}
