import { describe, expect, test } from 'vitest'
import { formatRational } from '../quantity/rational.ts'
import { numeralAt, numeralStyle } from './numerals.ts'

const NONE = { point: false, comma: false }
const POINT = { point: true, comma: false }
const COMMA = { point: false, comma: true }
const BOTH = { point: true, comma: true }

describe('numerals that can be read one way', () => {
  test.for([
    ['12', '12'],
    ['0.2', '0.2'],
    ['.5', '0.5'],
    ['0,2', '0.2'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ["1'234.5", '1234.5'],
    ['1 234,5', '1234.5'],
    ['1 234 567', '1234567'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['18 000 l/s', '18000'],
    ['1e-9', '0.000000001'],
    ['1E6', '1000000'],
    ['1.5e+3', '1500'],
    ['1x10^-3', '0.001'],
    ['1 x 10^-3', '0.001'],
    ['2·10-3 ', '0.002'],
    ['5 × 10⁻⁴', '0.0005'],
    ['10⁻³', '0.001'],
    ['10^-3', '0.001'],
    ['1/2"', '0.5'],
    ['1 1/2 in', '1.5'],
    ['2 3/4"', '2.75'],
    ['½', '0.5'],
    ['1½"', '1.5'],
    ['1.064', '1.064'],
  ] as const)('%s is %s', ([text, value]) => {
    const numeral = numeralAt(text, 0, NONE)
    expect(numeral?.readings.map((one) => Number(formatRational(one)))).toEqual([Number(value)])
  })

  test('the whole numeral is taken, and no more', () => {
    expect(numeralAt('1.234,5 kg', 0, NONE)?.end).toBe(7)
    expect(numeralAt('1x10^-9 mbar', 0, NONE)?.end).toBe(7)
    expect(numeralAt('5.', 0, NONE)?.end).toBe(1)
  })
})

describe('numerals that can be read two ways', () => {
  test.for([
    ['1,234', NONE, ['1234', '1.234']],
    ['1,234', BOTH, ['1234', '1.234']],
    ['1,234', POINT, ['1234']],
    ['1,234', COMMA, ['1.234']],
    ['1.234', COMMA, ['1234']],
    ['1.234', POINT, ['1.234']],
    ['1.234', BOTH, ['1.234', '1234']],
    ['0,123', NONE, ['0.123']],
    ['0.123', COMMA, ['0.123']],
    ['1,23', NONE, ['1.23']],
    ['1234,567', NONE, ['1234.567']],
  ] as const)('%s under %o is %o', ([text, style, values]) => {
    expect(numeralAt(text, 0, style)?.readings.map(formatRational)).toEqual(values)
  })
})

describe('what is no numeral', () => {
  test.for(['12.03.2024', '1.2.3', '1,2,3,4', '1.23,45,6', '10^999', '1e99 ', 'x', ''])('%s', (text) => {
    const numeral = numeralAt(text, 0, NONE)
    // `1e99 ` and `10^999` would be numbers no sheet means: at most the part before the power is read.
    if (numeral !== undefined) expect(numeral.readings.every((one) => one.n < 10n ** 61n)).toBe(true)
    else expect(numeral).toBeUndefined()
  })

  test.for(['12.03.2024', '1.2.3', '1.23,45,6'])('%s gives nothing', (text) => expect(numeralAt(text, 0, NONE)).toBeUndefined())

  test('a space parts two numbers unless a unit or an end follows', () => {
    expect(numeralAt('304 500 and 600', 0, NONE)?.readings.map(formatRational)).toEqual(['304500'])
    expect(numeralAt('100 200 300 400', 0, NONE)?.readings.map(formatRational)).not.toEqual(['100'])
    expect(numeralAt('304 5000', 0, NONE)?.readings.map(formatRational)).toEqual(['304'])
  })
})

describe('what a text shows of its decimal sign', () => {
  test.for([
    ['accuracy 0.2 %', true, false],
    ['accuracy 0,2 %', false, true],
    ['weight 1,234.5 kg', true, false],
    ['weight 1.234,5 kg', false, true],
    ['weight 1,234 kg', false, false],
    ['weight 1.234 kg', false, false],
    ['0.2 % and 0,3 %', true, true],
    ['version 1.2.3 of 12.03.2024', false, false],
    ['FC-40.5', false, false],
  ] as const)('%s: point %s, comma %s', ([text, point, comma]) => expect(numeralStyle(text)).toEqual({ point, comma }))
})
