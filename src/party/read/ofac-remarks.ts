/** The remarks of OFAC's lists: semicolon-separated facts in fixed phrases. What is not understood stays in the remarks as it was written. */
import type { PartialDate, PartyIdentifier, PartyName, Place } from '../model.ts'
import { genderOf, identifierOf, nameOf, placeOf } from './build.ts'
import { countryCode } from './countries.ts'
import { dateOf } from './dates.ts'

/** What remarks give. `linked` are names as written. */
export interface Remarks {
  readonly names: readonly PartyName[]
  readonly identifiers: readonly PartyIdentifier[]
  readonly born: readonly PartialDate[]
  readonly birthPlaces: readonly Place[]
  readonly nationalities: readonly string[]
  readonly gender?: 'male' | 'female'
  readonly flag?: string
  readonly linked: readonly string[]
}

type Kind = PartyIdentifier['kind']

/** Phrases of identifiers, most particular first. */
const PHRASES: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:Vessel Registration Identification|Identification Number|Vessel Registration Number|Registration Identification)\s+IMO/i, 'imo'],
  [/^MMSI(?: Number)?/i, 'mmsi'],
  [/^(?:Legal Entity (?:Number|Identifier)|LEI)(?: No\.)?/i, 'lei'],
  [/^(?:SWIFT\/BIC|BIK|BIC)/i, 'bic'],
  [/^(?:Diplomatic |Stateless Person )?Passport(?: No\.?)?/i, 'passport'],
  [/^(?:D-U-N-S Number|DUNS(?: Number)?)/i, 'duns'],
  [/^Aircraft (?:Tail Number|Mode S Transponder Code)/i, 'tail'],
  [/^(?:Vessel )?Call Sign/i, 'call-sign'],
  [
    /^(?:Tax ID No\.|NIT #|R\.?F\.?C\.|RUC #|V\.A\.T\. Number|US FEIN|RTN|C\.U\.I\.T\.|CUIT|RIF #|Federal ID Card|UK Tax|VAT (?:Number|No\.)|Fiscal Code|SSN|Tax No\.)/i,
    'tax',
  ],
  [
    /^(?:Cedula No\.|C\.U\.R\.P\.|National ID No\.|National Identification Number|Identification Number|D\.N\.I\.|Personal ID Card|Residency Number|I\.F\.E\.|Electoral Registry No\.|Driver's License No\.|Birth Certificate Number|Citizen's Card Number|Numero de Identidad|Kenyan ID No\.|Turkish Identification Number|Afghan Money Service.*?Number|Stateless Person ID Card|Pasaporte)/i,
    'national-id',
  ],
  [
    /^(?:Registration (?:Number|ID)|Business Registration (?:Number|Document #)|Company Number|Commercial Registry Number|Enterprise Number|Folio Mercantil No\.|Matricula Mercantil No|Government Gazette Number|Unified Social Credit Code \(USCC\)|Trade License No\.|Chamber of Commerce Number|Public Registration Number|Business Number|Organization Code|Registered Charity No\.|License|Central Registration No\.|Chinese Commercial Code|Registration Certificate Number.*?)(?=\s)/i,
    'registration',
  ],
  [
    /^(?:Aircraft (?:Construction Number \(also called L\/N or S\/N or F\/N\)|Manufacturer's Serial Number \(MSN\)|Serial Identification|Serial Number)|Manufacturer's Serial Number|Serial No\.|ISIN|Equity Ticker)/i,
    'other',
  ],
]

/** Parts by semicolon, but not within quotation marks or brackets. */
const split = (text: string): readonly string[] => {
  const parts: string[] = []
  let from = 0
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (char === '(') depth++
    else if (char === ')') depth = Math.max(0, depth - 1)
    else if (char === ';' && (depth === 0 || text[i + 1] === ' ')) {
      parts.push(text.slice(from, i))
      from = i + 1
      depth = 0
    }
  }
  parts.push(text.slice(from))
  return parts.map((part) => part.trim().replace(/\.$/, '')).filter((part) => part !== '')
}

/** One identifier of a phrase: `Passport A123 (Iran) issued …`. */
export const phraseIdentifier = (text: string): PartyIdentifier | undefined => {
  const coin = /^Digital Currency Address\s*-?\s*([A-Z0-9]{2,6})\s+([A-Za-z0-9:]{20,})/.exec(text)
  if (coin?.[2] !== undefined) return identifierOf('wallet', coin[2].replace(/^(?:bitcoincash|bchtest):/i, ''), undefined, coin[1])
  for (const [phrase, kind] of PHRASES) {
    const head = phrase.exec(text)?.[0]
    if (head === undefined) continue
    const rest = text.slice(head.length).trim()
    const country = /\(([^)]+)\)/.exec(rest)?.[1]
    const value = rest
      .replace(/\s*\(.*$/, '')
      .replace(/\s+(?:issued|expires|date of issue|;).*$/i, '')
      .trim()
    if (!/\d/.test(value) && kind !== 'bic' && kind !== 'call-sign' && kind !== 'tail') return undefined
    return identifierOf(kind, value, country)
  }
  return undefined
}

/** What the remarks give. */
export const readRemarks = (text: string): Remarks => {
  const names: PartyName[] = []
  const identifiers: PartyIdentifier[] = []
  const born: PartialDate[] = []
  const birthPlaces: Place[] = []
  const nationalities: string[] = []
  const linked: string[] = []
  let gender: 'male' | 'female' | undefined
  let flag: string | undefined
  const push = <T>(into: T[], value: T | undefined): void => {
    if (value !== undefined) into.push(value)
  }
  for (const part of split(text)) {
    const plain = part.replace(/^(?:alt\.|nee)\s+/i, '')
    const found = (pattern: RegExp): string | undefined => pattern.exec(plain)?.[1]?.trim()
    const alias = found(/^(?:a\.k\.a\.|f\.k\.a\.|n\.k\.a\.)\s+['"‘“](.+?)['"’”](?:\s*\(.*)?$/i)
    const birth = found(/^DOB\s+(.+)$/i)
    const birthPlace = found(/^POB\s+(.+)$/i)
    const nationality = found(/^(?:nationality|citizen)\s+(.+)$/i)
    const sex = found(/^Gender\s+(\w+)$/i)
    const vesselFlag = found(/^(?:Vessel )?Flag\s+(.+)$/i)
    const link = found(/^Linked To:\s*(.+)$/i)
    if (alias !== undefined) push(names, nameOf(alias, /^f\.k\.a/i.test(plain) ? 'former' : 'weak'))
    else if (birth !== undefined) push(born, dateOf(birth))
    else if (birthPlace !== undefined) push(birthPlaces, placeOf([birthPlace]))
    else if (nationality !== undefined) push(nationalities, countryCode(nationality))
    else if (sex !== undefined) gender ??= genderOf(sex)
    else if (vesselFlag !== undefined) flag ??= countryCode(vesselFlag)
    else if (link !== undefined) linked.push(link)
    else push(identifiers, phraseIdentifier(plain))
  }
  return {
    names,
    identifiers,
    born,
    birthPlaces,
    nationalities,
    ...(gender === undefined ? {} : { gender }),
    ...(flag === undefined ? {} : { flag }),
    linked,
  }
}
