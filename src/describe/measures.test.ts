import { describe, expect, test } from 'vitest'
import { formatRational } from '../quantity/rational.ts'
import type { Measure } from './measures.ts'
import { measures } from './test-support.ts'

const say = (measure: Measure): string => {
  const amounts = measure.amounts.map(
    (one) => `${one.readings.map(formatRational).join('|')}${one.unit === '' ? '' : ` ${one.unit}`}${one.foreign ? '!' : ''}`,
  )
  const joined = measure.shape === 'span' ? amounts.join(' to ') : amounts.join('; ')
  const marks = (['symmetric', 'typical', 'approximate', 'maximum', 'minimum', 'rated', 'ratio', 'counted', 'odd'] as const).filter(
    (mark) => measure[mark],
  )
  return [
    joined,
    measure.bound,
    ...marks,
    measure.times === undefined ? undefined : `x${measure.times.n}`,
    measure.tolerance === undefined ? undefined : `± ${measure.tolerance.readings.map(formatRational)} ${measure.tolerance.unit}`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}

describe('spellings of one measure', () => {
  test.for([
    // units
    ['40 kVA', '40 kVA'],
    ['40 KVA', '40 kVA'],
    ['40kVA', '40 kVA'],
    ['600 Hz', '600 Hz'],
    ['600 hertz', '600 hertz'],
    ['600Hz', '600 Hz'],
    ['10 µm', '10 µm'],
    ['10 μm', '10 µm'],
    ['10 um', '10 µm'],
    ['10 micron', '10 micron'],
    ['5 microns', '5 microns'],
    ['20 l/min', '20 l/min'],
    ['20 L/min', '20 L/min'],
    ['20 ltr/min', '20 L/min'],
    ['80 °C', '80 °C'],
    ['80 degC', '80 degC'],
    ['80 deg C', '80 deg C'],
    ['14 inch', '14 inch'],
    ['14"', '14 "'],
    ['14”', '14 "'],
    ['3/4"', '0.75 "'],
    ['14.5 psi', '14.5 psi'],
    ['14.5 PSI', '14.5 psi'],
    ['10 bar', '10 bar'],
    ['10 bar(a)', '10 bar(a)'],
    ['10 bar (abs)', '10 bar'],
    ['1 torr', '1 torr'],
    ['1 mTorr', '1 mTorr'],
    ['3000 rpm', '3000 rpm'],
    ['3000 min-1', '3000 min-1'],
    ['3000 min⁻¹', '3000 min⁻¹'],
    ['3000 1/min', '3000 1/min'],
    ['3000 U/min', '3000 rpm'],
    ['5 ppm', '5 ppm'],
    ['0.25 %FS', '0.25 %FS'],
    ['0.25 % of full scale', '0.25 % of full scale'],
    ['20 kgf', '20 kgf'],
    ['100 lbs', '100 lbs'],
    ['500 Mpa', '500 MPa'],
    ['8.5 wt %', '8.5 wt %'],
    ['8.5 wt.%', '8.5 wt.%'],
    ['8.08 g/cm3', '8.08 g/cm3'],
    ['8.08 g/cm³', '8.08 g/cm³'],
    ['DN 25', '25 mm'],
    ['DN25', '25 mm'],
    ['NW 16 KF', '16 mm'],
    ['ø 120 mm', '120 mm'],
    ['5x10^4 Gy', '50000 Gy'],
    // ranges
    ['0…800 Hz', '0 Hz to 800 Hz'],
    ['0 ... 800 Hz', '0 Hz to 800 Hz'],
    ['10–400 Hz', '10 Hz to 400 Hz'],
    ['10-400 Hz', '10 Hz to 400 Hz'],
    ['10 Hz - 400 Hz', '10 Hz to 400 Hz'],
    ['50Hz-60Hz', '50 Hz to 60 Hz'],
    ['from 10 to 800 Hz', '10 Hz to 800 Hz'],
    ['between 10 and 400 Hz', '10 Hz to 400 Hz'],
    ['-10 to +40 °C', '-10 °C to 40 °C'],
    ['-10 … -5 °C', '-10 °C to -5 °C'],
    ['1e-8 mbar to 10 bar', '1e-8 mbar to 10 bar'],
    // bounds and marks
    ['up to 800 Hz', '800 Hz · up-to'],
    ['max. 800 Hz', '800 Hz · maximum'],
    ['800 Hz max.', '800 Hz · maximum'],
    ['min. 99 %', '99 % · minimum'],
    ['at least 5 mm', '5 mm · at-least'],
    ['5 mm or more', '5 mm · at-least'],
    ['not more than 5 mm', '5 mm · at-most'],
    ['≤ 5 mm', '5 mm · at-most'],
    ['<= 5 mm', '5 mm · at-most'],
    ['< 5 mm', '5 mm · less-than'],
    ['less than 5 mm', '5 mm · less-than'],
    ['> 99 %', '99 % · more-than'],
    ['better than 0.1 %', '0.1 % · better'],
    ['0.1 % or better', '0.1 % · or-better'],
    ['±0.1 %', '0.1 % · symmetric'],
    ['+/- 0.1 %', '0.1 % · symmetric'],
    ['typ. 5 ns', '5 ns · typical'],
    ['5 ns (typ.)', '5 ns · typical'],
    ['approx. 46 kg', '46 kg · approximate'],
    ['~46 kg', '46 kg · approximate'],
    ['rated 4 kVA', '4 kVA · rated'],
    ['230 V ± 10 %', '230 V · ± 10 %'],
    // several
    ['3 x 400 V', '400 V · x3'],
    ['400 x 120 mm', '400 mm; 120 mm'],
    ['500 / 450 / 400 mm', '500 mm; 450 mm; 400 mm'],
    ['50/60 Hz', '50 Hz; 60 Hz'],
    ['DN 10, 15, 25', '10 mm; 15 mm; 25 mm'],
    ['1 part in 230', '≈0.00434783 · ratio'],
    ['2:1', '2 · ratio'],
    ['1:5000', '0.0002 · ratio'],
    ['five axes', '5 · counted'],
    // two readings
    ['1,234 kg', '1234|1.234 kg'],
    // units that are longer than a known one
    ['1e-9 mbar l/s', '1e-9 mbar!'],
    ['1e-9 mbar·l/s', '1e-9 mbar!'],
    ['5 V/µs²', '5 V!'],
  ] as const)('%s', ([text, said]) => expect(measures(text).map(say)).toEqual([said]))
})

describe('what is no measure, or one to be wary of', () => {
  test.for(['FC-40', 'IP54', 'BV25', 'MFI15', 'CW617N', 'version 1.2.3', '12.03.2024', 'R2D2', 'A4'])('%s is a name', (text) =>
    expect(measures(text)).toEqual([]),
  )

  test.for([
    ['10-9 mbar', '10 mbar to 9 mbar · odd'],
    ['800 - 10 Hz', '800 Hz to 10 Hz · odd'],
  ] as const)('%s cannot be trusted', ([text, said]) => expect(measures(text).map(say)).toEqual([said]))

  test('numbers listed before a unit may be of the same list', () => expect(measures('10, 15 mm')[1]?.odd).toBe(true))

  test('an inch is no preposition', () => expect(measures('3 in the box').map(say)).toEqual(['3']))

  test('two measures with units of their own stay two', () => expect(measures('1500 VA / 900 W').map(say)).toEqual(['1500 VA', '900 W']))

  test('a mark belongs to the number it stands before', () => expect(measures('10 V max 5 A').map(say)).toEqual(['10 V', '5 A · maximum']))
})
