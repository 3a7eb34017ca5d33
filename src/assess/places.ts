/** Country and currency codes. Names come from the runtime (`Intl`), so none are kept here. Source: ISO 3166-1, ISO 4217. */
import { nearest } from '../fault/fault.ts'

const ASSIGNED = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ ' +
  'DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM ' +
  'PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
  'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ')

const CODES: ReadonlySet<string> = new Set(ASSIGNED)

/** Codes ISO 3166 leaves to its users; Gatehouse's examples use them for invented States. XK is in wide use for Kosovo. */
const USER_ASSIGNED = /^(?:AA|Q[M-Z]|X[A-Z]|ZZ)$/

/** Whether a text is a country code: assigned, or left to users (invented States). */
export const isCountry = (code: string): boolean => CODES.has(code) || USER_ASSIGNED.test(code)

/** Whether a code stands for an invented State. */
export const isInvented = (code: string): boolean => USER_ASSIGNED.test(code) && code !== 'XK'

let names: ReadonlyMap<string, string> | undefined

const englishNames = (): ReadonlyMap<string, string> => {
  if (names !== undefined) return names
  const display = new Intl.DisplayNames(['en'], { type: 'region' })
  names = new Map(ASSIGNED.map((code) => [(display.of(code) ?? code).toLowerCase(), code]))
  return names
}

/** The code someone meant who wrote a name, a lower-case code or a misspelt name; undefined when none is near. */
export const guessCountry = (text: string): string | undefined => {
  const upper = text.trim().toUpperCase()
  if (isCountry(upper)) return upper
  const known = englishNames()
  const plain = text.trim().toLowerCase()
  const exact = known.get(plain) ?? ALSO[plain]
  if (exact !== undefined) return exact
  const near = plain.length > 3 ? nearest(plain, known.keys()) : undefined
  return near === undefined ? undefined : known.get(near)
}

/** Names and codes people write that `Intl` does not give. */
const ALSO: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  usa: 'US',
  'united states of america': 'US',
  dprk: 'KP',
  "democratic people's republic of korea": 'KP',
  'north korea': 'KP',
  'republic of korea': 'KR',
  'south korea': 'KR',
  turkey: 'TR',
  'ivory coast': 'CI',
  deu: 'DE',
  fra: 'FR',
  gbr: 'GB',
  chn: 'CN',
  jpn: 'JP',
  prk: 'KP',
  kor: 'KR',
  irn: 'IR',
  ind: 'IN',
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** Whether a text is an ISO 4217 currency code in use. */
export const isCurrency = (code: string): boolean => CURRENCIES.has(code)

/** Every currency code, for "did you mean". */
export const currencyCodes = (): Iterable<string> => CURRENCIES
