/**
 * The closed table of units. Each has an exact factor (and offset, for temperatures) to its dimension's base unit.
 * Factors: SI Brochure 9th ed. (prefixes, non-SI units of table 8); NIST SP 811 (inch, pound, psi, torr, gauss, rad, curie).
 */
import { Fault, nearest } from '../fault/fault.ts'
import { add, div, formatRational, mul, parseRational, rational, sub, ZERO } from './rational.ts'
import type { Rational } from './types.ts'

/** Base unit of each dimension. Same physics with another meaning is another dimension (W and VA, Bq and Hz, wt % and at %). */
export const DIMENSIONS = {
  number: '',
  length: 'm',
  area: 'm²',
  volume: 'm³',
  mass: 'kg',
  time: 's',
  frequency: 'Hz',
  temperature: 'K',
  temperatureDifference: 'K',
  pressure: 'Pa',
  power: 'W',
  apparentPower: 'VA',
  voltage: 'V',
  current: 'A',
  resistance: 'Ω',
  inductance: 'H',
  capacitance: 'F',
  energy: 'J',
  charge: 'C',
  force: 'N',
  torque: 'N m',
  speed: 'm/s',
  acceleration: 'm/s²',
  density: 'kg/m³',
  flow: 'm³/s',
  massFlow: 'kg/s',
  angle: '°',
  rotation: 'rpm',
  activity: 'Bq',
  specificActivity: 'Bq/kg',
  absorbedDose: 'Gy',
  magneticField: 'T',
  fraction: '%',
  massFraction: 'wt %',
  atomFraction: 'at %',
  volumeFraction: 'vol %',
  atomicMass: 'u',
  rate: '1/s',
  specificLength: 'm',
  viscosity: 'Pa s',
  molarMass: 'g/mol',
  slewRate: 'V/s',
  massPerLength: 'kg mm/kg',
  drift: '%/day',
  magnification: 'x',
} as const

/** A dimension's name. */
export type Dimension = keyof typeof DIMENSIONS

/** A unit: `factor` base units each, plus `offset`. `spellings` are matched as written first, then without regard to case. */
export interface Unit {
  readonly name: string
  readonly dimension: Dimension
  readonly factor: Rational
  readonly offset: Rational
  readonly spellings: readonly string[]
  /** UCUM code, for interchange. */
  readonly ucum?: string
}

const PREFIXES: readonly (readonly [string, readonly string[], string, string])[] = [
  ['T', [], 'tera', '1e12'],
  ['G', [], 'giga', '1e9'],
  ['M', [], 'mega', '1e6'],
  ['k', ['K'], 'kilo', '1e3'],
  ['m', [], 'milli', '1e-3'],
  ['µ', ['μ', 'u'], 'micro', '1e-6'],
  ['n', [], 'nano', '1e-9'],
  ['p', [], 'pico', '1e-12'],
  ['f', [], 'femto', '1e-15'],
]

const units: Unit[] = []

/** One unit. `more` are further spellings. */
const unit = (dimension: Dimension, name: string, factor: string, more: readonly string[] = [], ucum?: string, offset = '0'): void => {
  units.push({
    name,
    dimension,
    factor: parseRational(factor),
    offset: parseRational(offset),
    spellings: [name, ...more],
    ...(ucum === undefined ? {} : { ucum }),
  })
}

/** A unit with the SI prefixes that are in use for it (`only`), symbol and long name. */
const prefixed = (dimension: Dimension, symbol: string, long: readonly string[], only: string, factor = '1', ucum?: string): void => {
  unit(dimension, symbol, factor, long, ucum ?? symbol)
  for (const [prefix, alternatives, word, power] of PREFIXES) {
    if (!only.split(' ').includes(prefix)) continue
    const spellings = [...alternatives.map((alternative) => alternative + symbol), ...long.map((name) => word + name)]
    units.push({
      name: prefix + symbol,
      dimension,
      factor: mul(parseRational(factor), parseRational(power)),
      offset: ZERO,
      spellings: [prefix + symbol, ...spellings],
      ucum: (prefix === 'µ' ? 'u' : prefix) + (ucum ?? symbol),
    })
  }
}

unit('number', '', '1', ['times', '-fold'])
prefixed('length', 'm', ['metre', 'metres', 'meter', 'meters'], 'k m µ n p')
unit('length', 'cm', '0.01', ['centimetre', 'centimetres', 'centimeter', 'centimeters'], 'cm')
unit('length', 'µm', '1e-6', ['micron', 'microns', 'micrometre', 'micrometer', 'micrometres', 'micrometers'], 'um')
unit('length', 'Å', '1e-10', ['angstrom', 'ångström'], 'Ao')
unit('length', 'in', '0.0254', ['inch', 'inches', '"', '″', '”'], '[in_i]')
unit('length', 'ft', '0.3048', ['foot', 'feet'], '[ft_i]')
unit('length', 'mil', '2.54e-5', ['thou'], '[mil_i]')
unit('length', 'mile', '1609.344', ['miles'], '[mi_i]')
unit('length', 'yd', '0.9144', ['yard', 'yards'], '[yd_i]')
unit('area', 'm²', '1', ['m2', 'm^2', 'sq m', 'square metre', 'square metres', 'square meters'], 'm2')
unit('area', 'cm²', '1e-4', ['cm2', 'cm^2', 'sq cm'], 'cm2')
unit('area', 'mm²', '1e-6', ['mm2', 'mm^2', 'sq mm'], 'mm2')
unit('area', 'in²', '0.00064516', ['in2', 'in^2', 'sq in', 'square inches'], '[sin_i]')
unit('volume', 'm³', '1', ['m3', 'm^3', 'cubic metre', 'cubic metres', 'cubic meters'], 'm3')
unit('volume', 'L', '0.001', ['l', 'ℓ', 'litre', 'litres', 'liter', 'liters', 'ltr', 'dm³', 'dm3', 'dm^3'], 'L')
unit('volume', 'mL', '1e-6', ['ml', 'cm³', 'cm3', 'cm^3', 'cc', 'millilitre', 'millilitres', 'milliliter', 'milliliters'], 'mL')
unit('volume', 'µL', '1e-9', ['µl', 'ul', 'uL', 'μl', 'mm³', 'mm3'], 'uL')
unit('volume', 'bbl', '0.158987294928', ['barrel', 'barrels'], '[bbl_us]')
unit('volume', 'ft³', '0.028316846592', ['ft3', 'cu ft', 'cubic feet'], '[cft_i]')
unit('volume', 'in³', '1.6387064e-5', ['in3', 'cu in', 'cubic inches'], '[cin_i]')
prefixed('mass', 'g', ['gram', 'grams', 'gramme', 'grammes'], 'k m µ n', '0.001')
unit('mass', 't', '1000', ['tonne', 'tonnes', 'metric ton', 'metric tons'], 't')
unit('mass', 'lb', '0.45359237', ['lbs', 'pound', 'pounds'], '[lb_av]')
unit('mass', 'oz', '0.028349523125', ['ounce', 'ounces'], '[oz_av]')
prefixed('time', 's', ['sec', 'second', 'seconds', 'secs'], 'm µ n p f')
unit('time', 'min', '60', ['minute', 'minutes'], 'min')
unit('time', 'h', '3600', ['hr', 'hrs', 'hour', 'hours'], 'h')
unit('time', 'd', '86400', ['day', 'days'], 'd')
unit('time', 'week', '604800', ['weeks'], 'wk')
unit('time', 'year', '31557600', ['years', 'yr', 'yrs'], 'a')
prefixed('frequency', 'Hz', ['hertz', 'cps'], 'T G M k m')
unit('temperature', 'K', '1', ['kelvin', 'kelvins', '°K'], 'K')
unit('temperature', '°C', '1', ['degC', 'deg C', 'ºC', 'C', 'celsius', 'degrees C', 'degrees celsius', '℃'], 'Cel', '273.15')
unit('temperature', '°F', '5/9', ['degF', 'deg F', 'ºF', 'F', 'fahrenheit', '℉'], '[degF]', '45967/180')
unit('temperature', 'mK', '0.001', ['millikelvin'], 'mK')
unit('temperatureDifference', 'K', '1', ['kelvin', 'kelvins', '°C', 'degC', 'C'], 'K')
unit('temperatureDifference', 'mK', '0.001', [], 'mK')
prefixed('pressure', 'Pa', ['pascal', 'pascals'], 'G M k m µ')
unit('pressure', 'hPa', '100', [], 'hPa')
prefixed('pressure', 'bar', ['bars', 'bara', 'bar(a)', 'bar a', 'bar abs', 'bar(abs)'], 'k m µ', '100000')
unit('pressure', 'atm', '101325', ['atmosphere', 'atmospheres'], 'atm')
unit('pressure', 'psi', '4.4482216152605/0.00064516', ['psia', 'lbf/in²', 'lbf/in2', 'psi(a)'], '[psi]')
unit('pressure', 'ksi', '4448.2216152605/0.00064516', [], 'k[psi]')
unit('pressure', 'Torr', '101325/760', ['torr', 'mmHg', 'mm Hg'], 'mm[Hg]')
unit('pressure', 'mTorr', '101.325/760', ['mtorr'], 'm[Torr]')
unit('pressure', 'N/mm²', '1000000', ['N/mm2', 'N/mm^2'], 'N/mm2')
unit('pressure', 'kgf/cm²', '98066.5', ['kgf/cm2', 'kg/cm2', 'kg/cm²'], 'kgf/cm2')
unit('pressure', 'inHg', '3386.389', ['in Hg'], "[in_i'Hg]")
prefixed('power', 'W', ['watt', 'watts'], 'T G M k m µ')
unit('power', 'hp', '745.69987158227022', ['HP', 'horsepower', 'bhp'], '[HP]')
unit('power', 'PS', '735.49875', ['metric hp', 'cv'], 'PS')
prefixed('apparentPower', 'VA', ['volt-ampere', 'volt-amperes', 'voltampere', 'V·A', 'V A'], 'M k m')
prefixed('voltage', 'V', ['volt', 'volts', 'VDC', 'VAC', 'V DC', 'V AC', 'Vdc', 'Vac', 'Vrms', 'Vp'], 'M k m µ')
prefixed('current', 'A', ['amp', 'amps', 'ampere', 'amperes', 'ADC', 'Adc'], 'M k m µ n p')
prefixed('resistance', 'Ω', ['ohm', 'ohms', 'Ohm', 'Ohms'], 'M k m', '1', 'Ohm')
prefixed('inductance', 'H', ['henry', 'henries'], 'm µ n p')
prefixed('capacitance', 'F', ['farad', 'farads'], 'm µ n p')
prefixed('energy', 'J', ['joule', 'joules'], 'G M k m µ n')
prefixed('energy', 'eV', ['electronvolt', 'electronvolts', 'electron volt'], 'G M k', '1.602176634e-19')
unit('energy', 'Wh', '3600', ['watt hour', 'watt hours'], 'W.h')
unit('energy', 'kWh', '3600000', ['kilowatt hour', 'kilowatt hours'], 'kW.h')
unit('energy', 'cal', '4.184', ['calorie', 'calories'], 'cal')
prefixed('charge', 'C', ['coulomb', 'coulombs'], 'm µ n p')
unit('charge', 'Ah', '3600', ['A h', 'ampere hour'], 'A.h')
prefixed('force', 'N', ['newton', 'newtons'], 'M k m')
unit('force', 'kgf', '9.80665', ['kp'], 'kgf')
unit('force', 'lbf', '4.4482216152605', ['pound-force', 'lb-f'], '[lbf_av]')
unit('torque', 'N m', '1', ['Nm', 'N·m', 'newton metre', 'newton meters'], 'N.m')
unit('torque', 'mN m', '0.001', ['mNm'], 'mN.m')
unit('torque', 'kN m', '1000', ['kNm'], 'kN.m')
unit('speed', 'm/s', '1', ['m s-1', 'mps', 'metres per second', 'meters per second'], 'm/s')
unit('speed', 'km/s', '1000', [], 'km/s')
unit('speed', 'km/h', '5/18', ['kph', 'kmh'], 'km/h')
unit('speed', 'mm/µs', '1000', ['mm/us', 'mm/μs'], 'mm/us')
unit('speed', 'mm/s', '0.001', [], 'mm/s')
unit('speed', 'm/min', '1/60', [], 'm/min')
unit('speed', 'mm/min', '1/60000', [], 'mm/min')
unit('speed', 'ft/s', '0.3048', ['fps'], '[ft_i]/s')
unit('acceleration', 'm/s²', '1', ['m/s2', 'm/s^2'], 'm/s2')
unit('acceleration', 'gn', '9.80665', ['g', 'gee', 'g RMS', 'g rms', 'grms'], '[g]')
unit('density', 'kg/m³', '1', ['kg/m3', 'kg/m^3'], 'kg/m3')
unit('density', 'g/cm³', '1000', ['g/cm3', 'g/cm^3', 'g/cc', 'g/ml', 'g/mL', 'kg/L', 'kg/l', 'kg/dm³', 'kg/dm3'], 'g/cm3')
unit('flow', 'm³/s', '1', ['m3/s', 'm^3/s'], 'm3/s')
unit('flow', 'm³/h', '1/3600', ['m3/h', 'm^3/h', 'm3/hr', 'm³/hr', 'cubic metres per hour', 'cubic meters per hour'], 'm3/h')
unit('flow', 'm³/min', '1/60', ['m3/min'], 'm3/min')
unit('flow', 'L/s', '0.001', ['l/s', 'L/sec', 'l/sec', 'litres per second', 'liters per second', 'l s-1'], 'L/s')
unit('flow', 'L/min', '1/60000', ['l/min', 'lpm', 'LPM', 'litres per minute', 'liters per minute'], 'L/min')
unit('flow', 'L/h', '1/3600000', ['l/h', 'L/hr'], 'L/h')
unit('flow', 'mL/min', '1/60000000', ['ml/min', 'cc/min'], 'mL/min')
unit('flow', 'cfm', '0.028316846592/60', ['CFM', 'ft³/min', 'ft3/min', 'cu ft/min'], '[cft_i]/min')
unit('flow', 'gpm', '0.003785411784/60', ['GPM', 'US gpm'], '[gal_us]/min')
unit('massFlow', 'kg/s', '1', [], 'kg/s')
unit('massFlow', 'kg/h', '1/3600', ['kg/hr', 'kg per hour'], 'kg/h')
unit('massFlow', 'g/h', '1/3600000', ['g/hr', 'g per hour', 'grams per hour'], 'g/h')
unit('massFlow', 'g/s', '0.001', [], 'g/s')
unit('massFlow', 'kg/day', '1/86400', ['kg/d', 'kg/24 h'], 'kg/d')
unit('massFlow', 't/h', '1000/3600', [], 't/h')
unit('angle', '°', '1', ['deg', 'degree', 'degrees', 'º'], 'deg')
unit('angle', 'arcmin', '1/60', ['arc minute', 'arcminute', 'arcminutes', 'arc min', "'"], "'")
unit('angle', 'arcsec', '1/3600', ['arc second', 'arcsecond', 'arcseconds', 'arc sec', 'as'], "''")
unit('rotation', 'rpm', '1', ['r/min', 'rev/min', 'min-1', 'min⁻¹', 'min^-1', '1/min', 'revolutions per minute', 'RPM'], '{rev}/min')
unit('rotation', 'krpm', '1000', [], 'k{rev}/min')
unit('rotation', 'rps', '60', ['rev/s', 'r/s'], '{rev}/s')
prefixed('activity', 'Bq', ['becquerel', 'becquerels'], 'T G M k m')
prefixed('activity', 'Ci', ['curie', 'curies'], 'k m µ n', '37000000000')
unit('specificActivity', 'Bq/kg', '1', [], 'Bq/kg')
unit('specificActivity', 'kBq/kg', '1e3', [], 'kBq/kg')
unit('specificActivity', 'MBq/kg', '1e6', [], 'MBq/kg')
unit('specificActivity', 'GBq/kg', '1e9', ['MBq/g'], 'GBq/kg')
unit('specificActivity', 'TBq/kg', '1e12', ['GBq/g'], 'TBq/kg')
unit('specificActivity', 'Ci/kg', '37000000000', [], 'Ci/kg')
prefixed('absorbedDose', 'Gy', ['gray', 'grays', 'Gy(Si)', 'Gy (Si)', 'Gy (silicon)', 'Gy(silicon)'], 'M k m')
unit('absorbedDose', 'rad(Si)', '0.01', ['rad (Si)', 'rads(Si)', 'rads (Si)', 'rad (silicon)', 'rads (silicon)'], 'RAD')
unit('absorbedDose', 'krad(Si)', '10', ['krad (Si)', 'krad'], 'kRAD')
unit('absorbedDose', 'Mrad(Si)', '10000', ['Mrad (Si)', 'Mrad'], 'MRAD')
prefixed('magneticField', 'T', ['tesla', 'teslas'], 'm µ n')
unit('magneticField', 'G', '1e-4', ['gauss', 'Gauss'], 'G')
unit('magneticField', 'kG', '0.1', ['kilogauss', 'kGauss'], 'kG')
const parts: readonly (readonly [Dimension, string, readonly string[]])[] = [
  ['fraction', '', []],
  [
    'massFraction',
    'wt ',
    [
      '% by weight',
      '% by mass',
      'weight %',
      'wt%',
      'wt-%',
      '% w/w',
      '%w/w',
      'mass %',
      '% m/m',
      '% (w/w)',
      'percent by weight',
      'wt. %',
      'weight percent',
      'wt.%',
      'mass%',
    ],
  ],
  ['atomFraction', 'at ', ['at%', 'at-%', 'atom %', 'atomic %', 'at. %', 'atom percent', 'mol %', 'mol%', '% atom', 'at.%']],
  ['volumeFraction', 'vol ', ['vol%', 'vol-%', '% v/v', '% by volume', 'volume %', 'vol. %', 'percent by volume', '%vol', 'vol.%']],
]
for (const [dimension, prefix, more] of parts) {
  unit(
    dimension,
    `${prefix}%`,
    '1',
    [
      ...(dimension === 'fraction'
        ? ['percent', 'per cent', 'pct', '% FS', '%FS', '% F.S.', '% of full scale', '% full scale', '% of FS']
        : ['%', 'percent', 'per cent']),
      ...more,
    ],
    '%',
  )
  unit(
    dimension,
    `${prefix}ppm`,
    '1e-4',
    [
      'ppm',
      ...(dimension === 'massFraction'
        ? ['ppmw', 'mg/kg', 'µg/g', 'ppm by weight', 'ppm (wt)']
        : dimension === 'volumeFraction'
          ? ['ppmv', 'ppm by volume']
          : []),
    ],
    '[ppm]',
  )
  unit(dimension, `${prefix}ppb`, '1e-7', ['ppb'], '[ppb]')
  unit(dimension, `${prefix}‰`, '0.1', ['‰', 'per mille'], '[ppth]')
  unit(dimension, `${prefix}part`, '100', ['parts', 'part'], '1')
}
unit('atomicMass', 'u', '1', ['amu', 'Da', 'dalton', 'daltons', 'AMU', 'm/z', 'atomic mass units'], 'u')
unit(
  'rate',
  '1/s',
  '1',
  [
    's-1',
    's⁻¹',
    '/s',
    'per second',
    'n/s',
    'neutrons/s',
    'neutrons per second',
    'fps',
    'frames/s',
    'frames per second',
    'pps',
    'pulses/s',
    'Hz',
    'hertz',
  ],
  '/s',
)
unit('rate', 'k/s', '1e3', ['kHz', 'kfps', 'kpps'], 'k/s')
unit('rate', 'M/s', '1e6', ['MHz', 'Mfps', 'million frames per second', 'Mpps'], 'M/s')
unit('rate', '1/min', '1/60', ['per minute', '/min'], '/min')
unit('rate', '1/h', '1/3600', ['per hour', '/h'], '/h')
prefixed('specificLength', 'm', ['metre', 'metres', 'meter', 'meters'], 'k M')
unit('viscosity', 'Pa s', '1', ['Pa·s', 'Pas'], 'Pa.s')
unit('viscosity', 'mPa s', '0.001', ['mPas', 'cP', 'mPa·s'], 'mPa.s')
unit('molarMass', 'g/mol', '1', [], 'g/mol')
unit('slewRate', 'V/s', '1', [], 'V/s')
unit('massPerLength', 'kg mm/kg', '1', ['kg·mm/kg', 'kg-mm/kg', 'mm kg/kg'], 'kg.mm/kg')
unit('massPerLength', 'g mm/kg', '0.001', ['g·mm/kg', 'g-mm/kg', 'gmm/kg', 'µm'], 'g.mm/kg')
unit('drift', '%/day', '1', ['% per day', '%/d', '%/24 h'], '%/d')
unit('magnification', 'x', '1', ['×'], '1')

/** Every unit of the table. */
export const UNITS: readonly Unit[] = units

/** Written alone these mean different things in different trades; they are refused, with what to write instead. */
const AMBIGUOUS: Readonly<Record<string, string>> = {
  rad: 'write `rad(Si)` or `Gy` for a dose, `°` for an angle',
  rads: 'write `rad(Si)` or `Gy` for a dose',
  ton: 'write `t` (tonne), `kg` or `lb`',
  tons: 'write `t` (tonne), `kg` or `lb`',
  gal: 'write `L`',
  gallon: 'write `L`',
  gallons: 'write `L`',
  pint: 'write `L`',
  barg: 'write the absolute pressure in `bar`',
  'bar(g)': 'write the absolute pressure in `bar`',
  psig: 'write the absolute pressure in `psi`',
}

const index = new Map<Dimension, { exact: Map<string, Unit>; loose: Map<string, Unit | null> }>()
const squeeze = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
for (const one of UNITS) {
  const entry = index.get(one.dimension) ?? { exact: new Map<string, Unit>(), loose: new Map<string, Unit | null>() }
  index.set(one.dimension, entry)
  for (const spelling of one.spellings) {
    if (!entry.exact.has(spelling)) entry.exact.set(spelling, one)
    const low = spelling.toLowerCase()
    const before = entry.loose.get(low)
    // Two units that differ only by case (mPa, MPa): without the right case neither is meant.
    entry.loose.set(low, before === undefined || before === one || before?.factor === one.factor ? one : null)
  }
}

/** The unit of a dimension by any of its spellings; undefined if there is none. Case decides where it must (mPa, MPa). */
export const findUnit = (spelling: string, dimension: Dimension): Unit | undefined => {
  const entry = index.get(dimension)
  const text = squeeze(spelling)
  const exact = entry?.exact.get(text)
  if (exact !== undefined) return exact
  return entry?.loose.get(text.toLowerCase()) ?? undefined
}

/** All dimensions that know a spelling as it is written; where none does, those that know it in another case. */
export const dimensionsOf = (spelling: string): readonly Dimension[] => {
  const all = Object.keys(DIMENSIONS) as Dimension[]
  const exact = all.filter((dimension) => index.get(dimension)?.exact.has(squeeze(spelling)) === true)
  return exact.length > 0 ? exact : all.filter((dimension) => findUnit(spelling, dimension) !== undefined)
}

/** Whether a name is one of the dimensions. */
export const isDimension = (name: string): name is Dimension => Object.hasOwn(DIMENSIONS, name)

/** A quantity that was read: its exact value in base units and the words it came in. */
export interface ReadQuantity {
  readonly value: Rational
  readonly unit: Unit
  readonly written: string
}

const SPLIT =
  /^([+-]?(?:\d{1,3}(?:[\u0020\u00a0\u202f_]\d{3}(?!\d))+|\d+)?(?:\.\d*)?(?:\s?\/\s?\d[\d.]*)?(?:e[+-]?\d+|\s*[x×·*]\s*10\s*\^?\s*[+-]?\d+)?)\s*(.*)$/iu

/**
 * Reads `0.2 %`, `1.5 kVA`, `5 x 10^4 Gy`, `1/5000` in a dimension. Throws a Fault: `quantity.bad-number`, `quantity.no-unit`,
 * `quantity.unknown-unit` (with "did you mean"), `quantity.ambiguous-unit`, `quantity.mismatch`.
 */
export const parseQuantity = (text: string, dimension: Dimension): ReadQuantity => {
  const written = squeeze(text).replace(/[\u2212\u2013]/g, '-')
  const found = SPLIT.exec(written)
  if (found === null || found[1] === '') throw new Fault('quantity.bad-number', { text: written.slice(0, 80) })
  const spelling = squeeze(found[2] ?? '')
  if (spelling.startsWith(','))
    throw new Fault(
      'quantity.bad-number',
      { text: written.slice(0, 80) },
      { hint: 'write decimals with a point and thousands with a space' },
    )
  const number = parseRational((found[1] ?? '').trim())
  const unit = findUnit(spelling, dimension)
  if (unit !== undefined) return { value: toBase(number, unit), unit, written }
  if (spelling === '')
    throw new Fault(
      'quantity.no-unit',
      { text: written, dimension },
      { hint: `write for example \`${found[1]?.trim()} ${DIMENSIONS[dimension]}\`` },
    )
  const ambiguous = AMBIGUOUS[spelling.toLowerCase()]
  if (ambiguous !== undefined) throw new Fault('quantity.ambiguous-unit', { unit: spelling }, { hint: ambiguous })
  const others = dimensionsOf(spelling)
  if (others.length > 0) throw new Fault('quantity.mismatch', { text: written, found: others.join(' or '), expected: dimension })
  const known = UNITS.filter((one) => one.dimension === dimension).flatMap((one) => one.spellings)
  const near = nearest(spelling, known)
  throw new Fault(
    'quantity.unknown-unit',
    { unit: spelling },
    { hint: near === undefined ? `known for ${dimension}: ${names(dimension)}` : `did you mean \`${near}\`?` },
  )
}

const names = (dimension: Dimension): string =>
  UNITS.filter((one) => one.dimension === dimension)
    .map((one) => `\`${one.name}\``)
    .slice(0, 8)
    .join(', ')

/** A number in a unit, in base units. */
export const toBase = (number: Rational, unit: Unit): Rational => add(mul(number, unit.factor), unit.offset)

/** A number in base units, in a unit. */
export const fromBase = (value: Rational, unit: Unit): Rational => div(sub(value, unit.offset), unit.factor)

/** `0.2 %`, `1500 VA`: exact, in the given unit (or its spelling), or in the one that reads shortest. */
export const formatQuantity = (value: Rational, dimension: Dimension, unit?: string): string => {
  const wanted = unit === undefined ? undefined : findUnit(unit, dimension)
  const chosen = wanted ?? readable(value, dimension)
  const number = formatRational(fromBase(value, chosen))
  return chosen.name === '' ? number : `${number} ${chosen.name}`
}

const SI = /^(T|G|M|k|m|µ|n|p|f)?(m|g|s|Hz|K|Pa|W|VA|V|A|Ω|H|F|J|C|N|Bq|Gy|T)$/

const readable = (value: Rational, dimension: Dimension): Unit => {
  const candidates = UNITS.filter((one) => one.dimension === dimension)
  const base = candidates.find((one) => one.name === DIMENSIONS[dimension]) ?? candidates[0]
  if (base === undefined) return { name: '', dimension, factor: rational(1n), offset: ZERO, spellings: [] }
  if (value.n === 0n || !SI.test(base.name) || base.offset.n !== 0n) return base
  const size = (one: Unit): number => Math.abs(value.approx / one.factor.approx)
  const fits = candidates.filter((one) => SI.test(one.name) && size(one) >= 1 && size(one) < 1000)
  return fits[0] ?? base
}
