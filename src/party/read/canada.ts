/** Canada's consolidated autonomous list (Special Economic Measures Act and Justice for Victims of Corrupt Foreign Officials Act), official XML. */
import type { ListedParty, Schema } from '../model.ts'
import { clean, identifierOf, nameOf, partyOf, present } from './build.ts'
import { countryCode } from './countries.ts'
import { datesOf } from './dates.ts'
import { collector, type ListReader, onlyFile } from './reading.ts'
import { eachXmlRecord, textAt, type XmlElement } from './xml.ts'

/** Reads the XML; the reference is country, schedule and item. There is no date in the file: the newest date of listing stands for it. */
export const readCanada: ListReader = async (files, list) => {
  const file = onlyFile(files)
  const into = collector(file.name)
  let newest = ''
  await eachXmlRecord(file, { roots: ['data-set'], records: ['record'] }, (record, line) => {
    into.row()
    const item = textAt(record, 'Item')
    const listed = textAt(record, 'DateOfListing')
    if (listed > newest && /^\d{4}-\d\d-\d\d$/.test(listed)) newest = listed
    if (item === '') into.skip('party.no-reference', {}, line)
    else into.add(party(list, record), line)
  })
  return into.done(newest === '' ? undefined : newest)
}

const party = (list: string, record: XmlElement): ListedParty => {
  const at = (name: string): string => clean(textAt(record, name))
  const regime = at('Country').split(' / ')[0] ?? ''
  const family = at('LastName')
  const given = at('GivenName')
  const ship = at('ShipIMONumber')
  const schema: Schema = ship !== '' ? 'vessel' : family !== '' || given !== '' ? 'person' : 'organisation'
  const aliases = at('Aliases').split(/;|,\s+(?=\p{Lu})|\s+\band\b\s+(?=\p{Lu}{3})/u)
  const entity = at('EntityOrShip')
  const title = at('TitleOrShip')
  const country = countryCode(regime.replace(/\s*\(.*\)/, '')) ?? countryCode(regime)
  const listed = at('DateOfListing')
  const primary =
    schema === 'person'
      ? nameOf(`${given} ${family}`, 'primary', { title, ...(given === '' ? {} : { given: [given], family: [family] }) })
      : nameOf(entity, 'primary')
  return partyOf(list, {
    ref: [regime.slice(0, 40), at('Schedule'), at('Item')].filter((part) => part !== '').join('/'),
    schema,
    names: present([primary, ...aliases.map((text) => nameOf(text, 'alias'))]),
    identifiers: present([ship === '' ? undefined : identifierOf('imo', ship)]),
    born: schema === 'person' ? datesOf(at('DateOfBirthOrShipBuildDate')) : [],
    countries: present([country]),
    vesselType: schema === 'vessel' ? title : '',
    programmes: [regime],
    ...(/^\d{4}-\d\d-\d\d$/.test(listed) ? { listedOn: listed } : {}),
  })
}
