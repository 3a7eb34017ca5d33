import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fault } from '../fault/fault.ts'
import { between, compareInterval, exactly, moreThan, parseInterval, parseRange } from './interval.ts'
import { add, compare, decodeRational, div, encodeRational, formatRational, mul, parseRational, rational, sub } from './rational.ts'
import { DIMENSIONS, type Dimension, findUnit, formatQuantity, fromBase, parseQuantity, toBase, UNITS } from './units.ts'

const fraction = fc.tuple(fc.bigInt(-(10n ** 25n), 10n ** 25n), fc.bigInt(1n, 10n ** 25n)).map(([n, d]) => rational(n, d))

describe('fractions', () => {
  test.for([
    ['12', 12n, 1n],
    ['0.2', 1n, 5n],
    ['-1.5e6', -1500000n, 1n],
    ['1.7 x 10^3', 1700n, 1n],
    ['1/5000', 1n, 5000n],
    ['20 000', 20000n, 1n],
    ['.5', 1n, 2n],
    ['1e-9', 1n, 1000000000n],
    ['−3', -3n, 1n],
    ['5×10^4', 50000n, 1n],
  ] as const)('reads %s', ([text, n, d]) => expect(parseRational(text)).toMatchObject({ n, d }))

  test.for(['', 'abc', '1.2.3', '1,5', '1e999', '0x10', '1/0', 'NaN', 'Infinity', '1'.repeat(200), '--1', '1e'])('refuses %s', (text) =>
    expect(() => parseRational(text)).toThrow(Fault),
  )

  test('order, also where doubles cannot tell', () => {
    const a = parseRational('0.1')
    expect(compare(add(a, parseRational('0.2')), parseRational('0.3'))).toBe(0)
    expect(compare(parseRational('1.0000000000000000000000001'), parseRational('1'))).toBe(1)
  })

  test('laws of fractions', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(compare(a, b)).toBe(-compare(b, a) + 0)
        expect(compare(sub(add(a, b), b), a)).toBe(0)
        expect(compare(mul(a, add(b, c)), add(mul(a, b), mul(a, c)))).toBe(0)
        if (b.n !== 0n) expect(compare(mul(div(a, b), b), a)).toBe(0)
        expect(compare(decodeRational(encodeRational(a)), a)).toBe(0)
        // The fast look and the exact comparison agree.
        const exact = a.n * b.d < b.n * a.d ? -1 : a.n * b.d > b.n * a.d ? 1 : 0
        expect(compare(a, b)).toBe(exact)
      }),
    )
  })

  test('what is written decimal is read back the same', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.integer({ min: 0, max: 18 }), (n, places) => {
        const value = rational(n, 10n ** BigInt(places))
        expect(compare(parseRational(formatRational(value)), value)).toBe(0)
      }),
    )
  })
})

describe('quantities', () => {
  test.for<[string, Dimension, string]>([
    ['10 µm', 'length', '1/100000'],
    ['0.2 %', 'fraction', '1/5'],
    ['850 °C', 'temperature', '22463/20'],
    ['-40 °F', 'temperature', '4663/20'],
    ['5 x 10^6 rad (Si)', 'absorbedDose', '50000'],
    ['1 in', 'length', '127/5000'],
    ['1 kVA', 'apparentPower', '1000'],
    ['10 mPa', 'pressure', '1/100'],
    ['10 MPa', 'pressure', '10000000'],
    ['1 Ci', 'activity', '37000000000'],
    ['20 kilogauss', 'magneticField', '2'],
    ['3', 'number', '3'],
    ['50 m3/h', 'flow', '1/72'],
    ['7.5 at %', 'atomFraction', '15/2'],
    ['10 ppm', 'massFraction', '1/1000'],
    ['1 Torr', 'pressure', '20265/152'],
  ])('%s as %s', ([text, dimension, base]) => expect(encodeRational(parseQuantity(text, dimension).value)).toBe(base))

  test.for<[string, Dimension, string, RegExp | undefined]>([
    ['5 lbs', 'length', '`5 lbs` is mass, but length is wanted', undefined],
    ['5 mmm', 'length', 'unknown unit `mmm`', /did you mean `mm`/],
    ['5 kg', 'mass', '', undefined],
    ['5', 'mass', '`5` has no unit; mass needs one', /5 kg/],
    ['1 ton', 'mass', 'the unit `ton` is ambiguous', /tonne/],
    ['5 rad', 'absorbedDose', 'the unit `rad` is ambiguous', /Gy/],
    ['0,5 mm', 'length', '`0,5 mm` is not a number', /point/],
    ['about 5 mm', 'length', '`about 5 mm` is not a number', undefined],
    ['5 VA', 'power', '`5 VA` is apparentPower, but power is wanted', undefined],
  ])('refuses %s as %s', ([text, dimension, message, hint]) => {
    if (message === '') return void expect(parseQuantity(text, dimension).value.approx).toBe(5)
    try {
      parseQuantity(text, dimension)
      expect.unreachable()
    } catch (fault) {
      expect(fault).toBeInstanceOf(Fault)
      expect((fault as Fault).message).toBe(message)
      if (hint !== undefined) expect((fault as Fault).hint).toMatch(hint)
    }
  })

  test('each spelling finds its own unit, and no spelling of one dimension means two units', () => {
    const seen = new Map<string, string>()
    for (const unit of UNITS) {
      for (const spelling of unit.spellings) {
        const key = `${unit.dimension} ${spelling}`
        const before = seen.get(key)
        const found = findUnit(spelling, unit.dimension)
        expect(found?.factor, key).toStrictEqual(unit.factor)
        expect(before === undefined || before === encodeRational(unit.factor), `${key} means two units`).toBe(true)
        seen.set(key, encodeRational(unit.factor))
      }
    }
  })

  test('each dimension has its base unit, with factor 1', () => {
    for (const [dimension, base] of Object.entries(DIMENSIONS)) {
      const unit = findUnit(base, dimension as Dimension)
      expect(unit, dimension).toBeDefined()
      expect(unit?.factor.approx, dimension).toBe(1)
    }
  })

  test('to base and back is exact; formatting reads back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...UNITS), fc.bigInt(-(10n ** 9n), 10n ** 9n), fc.bigInt(1n, 1000n), (unit, n, d) => {
        const value = rational(n, d)
        expect(compare(fromBase(toBase(value, unit), unit), value)).toBe(0)
        const text = formatQuantity(toBase(value, unit), unit.dimension, unit.name)
        if (!text.startsWith('≈')) expect(compare(parseQuantity(text, unit.dimension).value, toBase(value, unit)), text).toBe(0)
      }),
    )
  })
})

describe('intervals', () => {
  test('exact at the limit for every comparison', () => {
    const at = parseQuantity('10 µm', 'length').value
    expect([
      compareInterval(exactly(at), '>=', at),
      compareInterval(exactly(at), '>', at),
      compareInterval(exactly(at), '<=', at),
      compareInterval(exactly(at), '<', at),
      compareInterval(exactly(at), '==', at),
    ]).toEqual([1, 0, 1, 0, 1])
    expect(compareInterval(moreThan(at), '>', at)).toBe(1)
    expect(compareInterval(moreThan(at), '<=', at)).toBe(0)
  })

  test('true or false only if so for every number of the interval (sampled)', () => {
    const int = fc.integer({ min: -5, max: 5 })
    fc.assert(
      fc.property(
        int,
        int,
        fc.boolean(),
        fc.boolean(),
        int,
        fc.constantFrom('>=', '>', '<=', '<', '==' as const),
        (a, b, lo, hi, limit, cmp) => {
          fc.pre(a < b)
          const interval = between(rational(a), rational(b), lo, hi)
          const answers = new Set<boolean>()
          for (let i = a * 4; i <= b * 4; i++) {
            if ((i === a * 4 && lo) || (i === b * 4 && hi)) continue
            const x = i / 4
            answers.add(
              cmp === '>=' ? x >= limit : cmp === '>' ? x > limit : cmp === '<=' ? x <= limit : cmp === '<' ? x < limit : x === limit,
            )
          }
          const truth = compareInterval(interval, cmp, rational(limit))
          expect(truth).toBe(answers.size === 2 ? -1 : answers.has(true) ? 1 : 0)
        },
      ),
    )
  })

  test.for([
    ['>= 3 mm', '3/1000', undefined],
    ['< 5 mm', undefined, '1/200'],
    ['3..5 mm', '3/1000', '1/200'],
    ['3 mm to 5 cm', '3/1000', '1/20'],
    ['5 mm', '1/200', '1/200'],
  ] as const)('knows of %s', ([text, lo, hi]) => {
    const interval = parseInterval(text, 'length')
    expect([interval.lo && encodeRational(interval.lo.at), interval.hi && encodeRational(interval.hi.at)]).toEqual([lo ?? null, hi ?? null])
  })

  test.for([
    ['[3 mm .. 5 mm)', false, true],
    ['(3 mm .. 5 mm]', true, false],
    ['(3..5 mm)', true, true],
    ['3 mm to 5 mm', false, false],
  ] as const)('brackets of %s', ([text, lo, hi]) => {
    const interval = parseInterval(text, 'length')
    expect([interval.lo?.open, interval.hi?.open]).toEqual([lo, hi])
  })

  test('a unit that ends in a bracket is no bracket of the range', () =>
    expect(parseInterval('1..5 rad(Si)', 'absorbedDose').hi).toEqual({ at: rational(1, 20), open: false }))

  test('ranges: what is not said stays unknown', () => {
    expect(parseRange('up to 600 Hz', 'frequency').greatest).toEqual(exactly(rational(600)))
    expect(parseRange('up to 600 Hz', 'frequency').least.lo).toBeNull()
    expect(parseRange('from 10 Hz', 'frequency').greatest.hi).toBeNull()
    expect(() => parseRange('600 to 10 Hz', 'frequency')).toThrow('is empty')
  })
})
