/** The consolidated list of the United Nations Security Council, official XML. */
import type { ListedParty, NameKind, PartialDate, PartyIdentifier, PartyName } from '../model.ts'
import { genderOf, identifierOf, nameOf, partyOf, placeOf, present } from './build.ts'
import { countryCode } from './countries.ts'
import { dateOf } from './dates.ts'
import { collector, type ListReader, onlyFile, refuse } from './reading.ts'
import { child, children, eachXmlRecord, textAt, textsAt, type XmlElement } from './xml.ts'

/** Reads the official XML; the reference is the permanent reference number (`QDi.001`). */
export const readUn: ListReader = async (files, list) => {
  const file = onlyFile(files)
  const into = collector(file.name)
  let date: string | undefined
  await eachXmlRecord(
    file,
    {
      roots: ['CONSOLIDATED_LIST'],
      records: ['INDIVIDUAL', 'ENTITY'],
      onOpen: (_name, attributes) => {
        date ??= attributes['dateGenerated']?.slice(0, 10)
      },
    },
    (record, line) => {
      into.row()
      const ref = textAt(record, 'REFERENCE_NUMBER')
      if (ref === '') into.skip('party.no-reference', {}, line)
      else into.add(party(list, ref, record), line)
    },
  )
  if (date === undefined || !/^\d{4}-\d\d-\d\d$/.test(date)) throw refuse(file.name, 'party.no-date', { field: 'dateGenerated' })
  return into.done(date)
}

const party = (list: string, ref: string, record: XmlElement): ListedParty => {
  const person = record.name === 'INDIVIDUAL'
  const words = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].map((name) => textAt(record, name)).filter((word) => word !== '')
  const documents = children(record, 'INDIVIDUAL_DOCUMENT')
  const comments = textAt(record, 'COMMENTS1')
  const aliases = children(record, person ? 'INDIVIDUAL_ALIAS' : 'ENTITY_ALIAS')
  const listed = textAt(record, 'LISTED_ON').slice(0, 10)
  const gender = genderOf(textAt(record, 'GENDER'))
  return partyOf(list, {
    ref,
    schema: person
      ? 'person'
      : /\bIMO\b/.test(comments) && /\b(?:vessel|ship)\b/i.test(textAt(record, 'ENTITY_TYPE'))
        ? 'vessel'
        : 'organisation',
    names: present([
      nameOf(words.join(' '), 'primary', { title: textsAt(child(record, 'TITLE') ?? record, 'VALUE').join(', ') }),
      nameOf(textAt(record, 'NAME_ORIGINAL_SCRIPT'), 'original-script'),
      ...aliases.flatMap(aliasNames),
    ]),
    identifiers: present([...documents.map(documentOf), ...imoNumbers(comments)]),
    born: present([
      ...children(record, 'INDIVIDUAL_DATE_OF_BIRTH').map(birthDate),
      ...aliases.map((alias) => dateOf(textAt(alias, 'DATE_OF_BIRTH'))),
    ]),
    birthPlaces: present(children(record, 'INDIVIDUAL_PLACE_OF_BIRTH').map(place)),
    nationalities: present(textsAt(child(record, 'NATIONALITY') ?? record, 'VALUE').map(countryCode)),
    countries: present(
      [...children(record, 'INDIVIDUAL_ADDRESS'), ...children(record, 'ENTITY_ADDRESS')].map((one) => countryCode(textAt(one, 'COUNTRY'))),
    ),
    addresses: present([...children(record, 'INDIVIDUAL_ADDRESS'), ...children(record, 'ENTITY_ADDRESS')].map(place)),
    ...(gender === undefined ? {} : { gender }),
    programmes: [textAt(record, 'UN_LIST_TYPE')],
    ...(/^\d{4}-\d\d-\d\d$/.test(listed) ? { listedOn: listed } : {}),
    remarks: comments,
    relations: mentions(list, ref, comments),
  })
}

const kindOf = (quality: string): NameKind => (/low/i.test(quality) ? 'weak' : /f\.?k\.?a/i.test(quality) ? 'former' : 'alias')

/** An alias and, from its note, the same in its own script. */
const aliasNames = (alias: XmlElement): readonly (PartyName | undefined)[] => {
  const kind = kindOf(textAt(alias, 'QUALITY'))
  const original = /original script:\s*(.+)$/is.exec(textAt(alias, 'NOTE'))?.[1]
  // One element may hold several names, parted by semicolons.
  const names = textAt(alias, 'ALIAS_NAME')
    .split(';')
    .map((text) => {
      const born = /\(\s*birth name\s*\)/i.test(text)
      return nameOf(text.replace(/\(\s*(?:birth name|formerly|previously listed as|original script)[^)]*\)/gi, ''), born ? 'maiden' : kind)
    })
  return [...names, original === undefined ? undefined : nameOf(original, kind === 'weak' ? 'weak' : 'original-script')]
}

const documentOf = (document: XmlElement): PartyIdentifier | undefined => {
  const type = `${textAt(document, 'TYPE_OF_DOCUMENT')} ${textAt(document, 'TYPE_OF_DOCUMENT2')}`
  const kind = /pass?a?port/i.test(type) ? 'passport' : /national|identi|birth/i.test(type) ? 'national-id' : 'other'
  return identifierOf(kind, textAt(document, 'NUMBER'), textAt(document, 'ISSUING_COUNTRY') || textAt(document, 'COUNTRY_OF_ISSUE'))
}

const imoNumbers = (comments: string): readonly (PartyIdentifier | undefined)[] =>
  [...comments.matchAll(/\bIMO\)?\s*(?:number|no\.?)?\s*:?\s*(\d{7})\b/gi)].map((found) => identifierOf('imo', found[1] ?? ''))

const birthDate = (one: XmlElement): PartialDate | undefined => {
  const from = textAt(one, 'FROM_YEAR')
  const to = textAt(one, 'TO_YEAR')
  const date = from !== '' && to !== '' ? dateOf(`${from} to ${to}`) : dateOf(textAt(one, 'DATE').slice(0, 10) || textAt(one, 'YEAR'))
  return date === undefined ? undefined : { ...date, circa: date.circa || textAt(one, 'TYPE_OF_DATE') === 'APPROXIMATELY' }
}

const place = (one: XmlElement) =>
  placeOf(
    ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE'].map((name) => textAt(one, name)),
    textAt(one, 'COUNTRY'),
  )

/** Other entries the narrative names by their reference number. */
const mentions = (list: string, ref: string, comments: string): readonly { to: string; how: string }[] =>
  [...comments.matchAll(/\(([A-Z]{2}[ie]\.\d{3})\)/g)]
    .map((found) => found[1] ?? '')
    .filter((to) => to !== ref)
    .map((to) => ({ to: `${list}:${to}`, how: 'mentioned' }))
