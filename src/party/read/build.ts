/** Building a listed party from what a list gives: cleaned names, checked identifiers, nothing twice. */
import type { ListedParty, NameKind, PartyIdentifier, PartyName, Place, Schema } from '../model.ts'
import { countryCode } from './countries.ts'

/** What a reader knows of a party; the rest is empty. */
export interface PartyDraft extends Partial<Omit<ListedParty, 'id' | 'list' | 'schema'>> {
  readonly ref: string
  readonly schema: Schema
}

/** Text without control and direction marks, in composed form, its spaces single. */
export const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Jpan', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Hani', /\p{Script=Han}/gu],
  ['Hang', /\p{Script=Hangul}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Armn', /\p{Script=Armenian}/gu],
  ['Geor', /\p{Script=Georgian}/gu],
  ['Mymr', /\p{Script=Myanmar}/gu],
  ['Deva', /\p{Script=Devanagari}/gu],
]

/** The script most letters of a text are in (ISO 15924); kana make it Japanese. */
export const scriptOf = (text: string): string | undefined => {
  if (/^[\p{ASCII}]*$/u.test(text)) return /[A-Za-z]/.test(text) ? 'Latn' : undefined
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'Jpan'
  let best: string | undefined
  let most = 0
  for (const [script, pattern] of SCRIPTS) {
    const count = text.match(pattern)?.length ?? 0
    if (count > most) {
      most = count
      best = script
    }
  }
  return best
}

/** Parts of a name where the list gives them, each a text or empty. */
export interface NameParts {
  readonly given?: readonly string[]
  readonly family?: readonly string[]
  readonly patronymic?: readonly string[]
  readonly title?: string
  readonly language?: string
}

const MOST_NAME = 1000

/** One name, cleaned, with the script it is in; undefined where nothing is left. */
export const nameOf = (text: string, kind: NameKind, parts: NameParts = {}): PartyName | undefined => {
  const full = clean(text).slice(0, MOST_NAME)
  if (full === '' || !/[\p{L}\p{N}]/u.test(full)) return undefined
  const script = scriptOf(full)
  const list = (words?: readonly string[]): readonly string[] => (words ?? []).map(clean).filter((word) => word !== '')
  const given = list(parts.given)
  const family = list(parts.family)
  const patronymic = list(parts.patronymic)
  const title = clean(parts.title ?? '')
  return {
    full,
    kind,
    ...(given.length > 0 ? { given } : {}),
    ...(family.length > 0 ? { family } : {}),
    ...(patronymic.length > 0 ? { patronymic } : {}),
    ...(title !== '' ? { title } : {}),
    ...(script === undefined ? {} : { script }),
    ...(parts.language === undefined || parts.language === '' ? {} : { language: parts.language }),
  }
}

/** `FAMILY, Given` of a person, turned and parted; other names as they are. */
export const commaName = (text: string, kind: NameKind, schema: Schema, title?: string): PartyName | undefined => {
  const at = text.indexOf(',')
  const more = title === undefined ? {} : { title }
  if (schema !== 'person' || at < 0) return nameOf(text, kind, more)
  const family = text.slice(0, at).trim()
  const given = text.slice(at + 1).trim()
  return nameOf(`${given} ${family}`, kind, { given: [given], family: [family], ...more })
}

const imoRight = (value: string): boolean => {
  if (!/^\d{7}$/.test(value)) return false
  let sum = 0
  for (let i = 0; i < 6; i++) sum += Number(value[i]) * (7 - i)
  return sum % 10 === Number(value[6])
}

const leiRight = (value: string): boolean => {
  if (!/^[A-Z0-9]{18}\d{2}$/.test(value)) return false
  let rest = 0
  for (const char of value) for (const digit of parseInt(char, 36).toString()) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

const rightForm = (kind: PartyIdentifier['kind'], value: string): boolean => {
  if (kind === 'imo') return imoRight(value)
  if (kind === 'lei') return leiRight(value)
  if (kind === 'mmsi') return /^\d{9}$/.test(value)
  if (kind === 'bic') return /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(value)
  if (kind === 'duns') return /^\d{9}$/.test(value)
  return value.length >= 3
}

/** One identifier, normalised and checked; undefined where nothing is left. Wallets keep their case: base58 tells a from A. */
export const identifierOf = (kind: PartyIdentifier['kind'], text: string, country?: string, note?: string): PartyIdentifier | undefined => {
  const letters = clean(text).replace(/[^\p{L}\p{N}]/gu, '')
  const upper = kind === 'wallet' ? letters : letters.toUpperCase()
  const value = (kind === 'imo' ? upper.replace(/^IMO/, '') : upper).slice(0, 200)
  if (value === '') return undefined
  const code = country === undefined ? undefined : countryCode(country)
  return {
    kind,
    value,
    ...(code === undefined ? {} : { country: code }),
    ...(note === undefined || note === '' ? {} : { note }),
    valid: rightForm(kind, value),
  }
}

/** A place and its country. */
export const placeOf = (parts: readonly string[], country?: string): Place | undefined => {
  const named = clean(country ?? '')
  const text = [...parts.map(clean), named]
    .filter((part) => part !== '')
    .join(', ')
    .slice(0, 2000)
  const code = named === '' ? countryCode(text.slice(text.lastIndexOf(',') + 1)) : countryCode(named)
  return text === '' ? undefined : { text, ...(code === undefined ? {} : { country: code }) }
}

/** Those that are there. */
export const present = <T>(values: readonly (T | undefined)[]): readonly T[] => values.filter((value) => value !== undefined)

const unique = <T>(values: readonly T[] | undefined, by: (value: T) => string): readonly T[] => {
  const seen = new Map<string, T>()
  for (const value of values ?? []) if (!seen.has(by(value))) seen.set(by(value), value)
  return [...seen.values()]
}

/** A party of a list: `LIST:ref`, all it has, nothing twice. */
export const partyOf = (list: string, draft: PartyDraft): ListedParty => {
  const remarks = clean(draft.remarks ?? '')
  const flag = draft.flag
  const vesselType = clean(draft.vesselType ?? '')
  return {
    id: `${list}:${draft.ref}`,
    list,
    schema: draft.schema,
    names: unique(draft.names, (name) => name.full),
    identifiers: unique(draft.identifiers, (one) => `${one.kind} ${one.value} ${one.country ?? ''} ${one.note ?? ''}`),
    born: unique(draft.born, (one) => `${one.from} ${one.to}`),
    birthPlaces: unique(draft.birthPlaces, (one) => one.text),
    nationalities: unique(draft.nationalities, String),
    countries: unique(draft.countries, String),
    addresses: unique(draft.addresses, (one) => one.text),
    ...(draft.gender === undefined ? {} : { gender: draft.gender }),
    ...(flag === undefined || flag === '' ? {} : { flag }),
    ...(vesselType === '' ? {} : { vesselType }),
    programmes: unique(
      draft.programmes?.map(clean).filter((one) => one !== ''),
      String,
    ),
    ...(draft.listedOn === undefined ? {} : { listedOn: draft.listedOn }),
    ...(remarks === '' ? {} : { remarks }),
    relations: unique(draft.relations, (one) => `${one.to} ${one.how}`),
  }
}

/** Male or female as lists write it. */
export const genderOf = (text: string): 'male' | 'female' | undefined => {
  const word = text.trim().toLowerCase()
  return word === 'male' || word === 'm' ? 'male' : word === 'female' || word === 'f' ? 'female' : undefined
}
