/** Country names as lists write them, to ISO 3166 alpha-2. */

/** Names that differ from the common English ones, and adjectives of nationality where lists give those. */
const OTHER: Readonly<Record<string, string>> = {
  'russian federation': 'RU',
  'north korea': 'KP',
  'korea north': 'KP',
  dprk: 'KP',
  'democratic peoples republic of korea': 'KP',
  'south korea': 'KR',
  'korea south': 'KR',
  'republic of korea': 'KR',
  'syrian arab republic': 'SY',
  'iran islamic republic of': 'IR',
  'islamic republic of iran': 'IR',
  burma: 'MM',
  'myanmar burma': 'MM',
  'democratic republic of the congo': 'CD',
  'congo democratic republic of the': 'CD',
  'congo republic of the': 'CG',
  'republic of the congo': 'CG',
  palestinian: 'PS',
  palestine: 'PS',
  'palestinian territories': 'PS',
  'state of palestine': 'PS',
  'west bank': 'PS',
  gaza: 'PS',
  usa: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  'united kingdom of great britain and northern ireland': 'GB',
  'viet nam': 'VN',
  'ivory coast': 'CI',
  'cote divoire': 'CI',
  'lao peoples democratic republic': 'LA',
  'republic of moldova': 'MD',
  'moldova republic of': 'MD',
  turkey: 'TR',
  turkiye: 'TR',
  'united republic of tanzania': 'TZ',
  'venezuela bolivarian republic of': 'VE',
  'bolivarian republic of venezuela': 'VE',
  'bolivia plurinational state of': 'BO',
  'peoples republic of china': 'CN',
  prc: 'CN',
  'hong kong': 'HK',
  macau: 'MO',
  taiwan: 'TW',
  uae: 'AE',
  'bosnia herzegovina': 'BA',
  'bosnia and herzegovina': 'BA',
  'czech republic': 'CZ',
  'the gambia': 'GM',
  'gambia the': 'GM',
  'bahamas the': 'BS',
  kosovo: 'XK',
  macedonia: 'MK',
  swaziland: 'SZ',
  'brunei darussalam': 'BN',
  'trinidad and tobago': 'TT',
  'saint kitts and nevis': 'KN',
  'antigua and barbuda': 'AG',
  'sao tome and principe': 'ST',
  'libyan arab jamahiriya': 'LY',
  'state of libya': 'LY',
  'cape verde': 'CV',
  'holy see': 'VA',
  vatican: 'VA',
  'region crimea': 'UA',
  crimea: 'UA',
  somalia: 'SO',
  'sint maarten': 'SX',
  curacao: 'CW',
  afghan: 'AF',
  albanian: 'AL',
  algerian: 'DZ',
  american: 'US',
  armenian: 'AM',
  australian: 'AU',
  azerbaijani: 'AZ',
  bahraini: 'BH',
  bangladeshi: 'BD',
  belarusian: 'BY',
  belgian: 'BE',
  bosnian: 'BA',
  british: 'GB',
  bulgarian: 'BG',
  burmese: 'MM',
  canadian: 'CA',
  chinese: 'CN',
  colombian: 'CO',
  congolese: 'CD',
  croatian: 'HR',
  cuban: 'CU',
  cypriot: 'CY',
  czech: 'CZ',
  danish: 'DK',
  dutch: 'NL',
  egyptian: 'EG',
  eritrean: 'ER',
  estonian: 'EE',
  ethiopian: 'ET',
  filipino: 'PH',
  finnish: 'FI',
  french: 'FR',
  georgian: 'GE',
  german: 'DE',
  greek: 'GR',
  haitian: 'HT',
  hungarian: 'HU',
  indian: 'IN',
  indonesian: 'ID',
  iranian: 'IR',
  iraqi: 'IQ',
  irish: 'IE',
  israeli: 'IL',
  italian: 'IT',
  jordanian: 'JO',
  kazakh: 'KZ',
  kazakhstani: 'KZ',
  kenyan: 'KE',
  kuwaiti: 'KW',
  kyrgyz: 'KG',
  latvian: 'LV',
  lebanese: 'LB',
  libyan: 'LY',
  lithuanian: 'LT',
  malaysian: 'MY',
  malian: 'ML',
  maltese: 'MT',
  mauritanian: 'MR',
  mexican: 'MX',
  moldovan: 'MD',
  mongolian: 'MN',
  montenegrin: 'ME',
  moroccan: 'MA',
  'north korean': 'KP',
  nicaraguan: 'NI',
  nigerian: 'NG',
  norwegian: 'NO',
  omani: 'OM',
  pakistani: 'PK',
  polish: 'PL',
  portuguese: 'PT',
  qatari: 'QA',
  romanian: 'RO',
  russian: 'RU',
  rwandan: 'RW',
  saudi: 'SA',
  'saudi arabian': 'SA',
  serbian: 'RS',
  singaporean: 'SG',
  slovak: 'SK',
  slovenian: 'SI',
  somali: 'SO',
  'south african': 'ZA',
  'south korean': 'KR',
  'south sudanese': 'SS',
  spanish: 'ES',
  'sri lankan': 'LK',
  sudanese: 'SD',
  swedish: 'SE',
  swiss: 'CH',
  syrian: 'SY',
  tajik: 'TJ',
  tanzanian: 'TZ',
  thai: 'TH',
  tunisian: 'TN',
  turkish: 'TR',
  turkmen: 'TM',
  ugandan: 'UG',
  ukrainian: 'UA',
  uzbek: 'UZ',
  venezuelan: 'VE',
  vietnamese: 'VN',
  yemeni: 'YE',
  zimbabwean: 'ZW',
  bahamian: 'BS',
  panamanian: 'PA',
  eswatini: 'SZ',
}

const key = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()

const table = (): ReadonlyMap<string, string> => {
  const display = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const names = new Map<string, string>()
  for (let a = 65; a <= 90; a++) {
    for (let b = 65; b <= 90; b++) {
      const code = String.fromCharCode(a, b)
      // Codes that were withdrawn or are no country answer with names of the successor; the current code stands under its own.
      if (
        /^(?:A[A]|Q[M-Z]|X[A-JL-Z]|ZZ|EU|EZ|UN|BU|DD|FX|SU|TP|UK|YD|YU|ZR|CS|NH|DY|HV|RH|VD|AN|FQ|CT|JT|MI|NQ|NT|PC|PU|PZ|WK)$/.test(code)
      )
        continue
      const name = display.of(code)
      if (name !== undefined && !names.has(key(name))) names.set(key(name), code)
    }
  }
  for (const [name, code] of Object.entries(OTHER)) names.set(key(name), code)
  return names
}

let known: ReadonlyMap<string, string> | undefined
let codes: ReadonlySet<string> | undefined

/** The country a text names, by name, adjective or code; undefined where none is meant surely. */
export const countryCode = (text: string): string | undefined => {
  known ??= table()
  codes ??= new Set(known.values())
  const plain = text.trim()
  if (/^[A-Za-z]{2}$/.test(plain))
    return codes.has(plain.toUpperCase()) ? plain.toUpperCase() : plain.toUpperCase() === 'UK' ? 'GB' : undefined
  const wanted = key(plain)
  return (
    known.get(wanted) ??
    known.get(wanted.replace(/^(?:the|republic of|state of|kingdom of) /, '')) ??
    known.get(wanted.replace(/ (?:national|citizen)$/, ''))
  )
}

/** The countries named in a text, parts of it where the whole is none: `Russian and Ukrainian`. */
export const countryCodes = (text: string): readonly string[] => {
  const whole = countryCode(text)
  if (whole !== undefined) return [whole]
  const found = text.split(/[,;/()\n]|\band\b|\bor\b|\d[.)]/).map(countryCode)
  return [...new Set(found.filter((code) => code !== undefined))]
}
