/** Derived attributes: enclosures that hold the true value, exact where it is exact, and every name a dictionary uses. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDictionary } from '../list/read-dictionary.ts'
import { ANY, atLeast, exactly } from '../quantity/interval.ts'
import { compare, mul, parseRational, rational, sub } from '../quantity/rational.ts'
import type { Interval, Rational } from '../quantity/types.ts'
import { parseQuantity } from '../quantity/units.ts'
import { addIntervals, divide, greater, hull, lesser, multiply, scale } from './bounds.ts'
import { DERIVATIONS } from './derive.ts'
import { rootEnclosure } from './root.ts'

const power = (x: Rational, n: number): Rational => Array.from({ length: n }, () => x).reduce(mul, rational(1n))
const positive = fc.tuple(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 10_000 })).map(([n, d]) => rational(n, d))

describe('fractional powers', () => {
  test('are enclosed between two numbers whose powers enclose', () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 25 }), (x, p, q) => {
        const [below, above] = rootEnclosure(x, p, q)
        const truth = power(x, p)
        expect(compare(power(below, q), truth)).toBeLessThanOrEqual(0)
        expect(compare(power(above, q), truth)).toBeGreaterThanOrEqual(0)
        expect(compare(mul(sub(above, below), rational(2n ** 90n)), above)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 150 },
    )
  })
  test('are exact where the power is', () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: 1, max: 8 }), (x, q) => {
        const [below, above] = rootEnclosure(power(x, q), 1, q)
        expect([below.n, below.d, above.n, above.d]).toEqual([x.n, x.d, x.n, x.d])
      }),
      { numRuns: 100 },
    )
    expect(rootEnclosure(rational(0n), 53, 20).map((end) => end.n)).toEqual([0n, 0n])
  })
  test('of negative numbers are refused', () => {
    expect(() => rootEnclosure(rational(-1n), 53, 20)).toThrow(RangeError)
  })
})

const ends = ({ lo, hi }: Interval): readonly [number | null, number | null] => [lo?.at.approx ?? null, hi?.at.approx ?? null]
const of = (fn: string, ...inputs: readonly Interval[]): Interval => DERIVATIONS[fn]?.of(inputs) ?? ANY
const known = (text: string, dimension: Parameters<typeof parseQuantity>[1]): Interval => exactly(parseQuantity(text, dimension).value)

describe('functions', () => {
  test('K of 1 MeV and 1 mC is exactly 1.7', () => {
    const k = of('figure-of-merit-k', known('1 MeV', 'energy'), known('1 mC', 'charge'))
    expect([k.lo?.at, k.hi?.at].map((end) => [end?.n, end?.d])).toEqual([
      [17n, 10n],
      [17n, 10n],
    ])
  })
  test('K of 0.5 MeV is what a calculator says', () => {
    const [lo, hi] = ends(of('figure-of-merit-k', known('0.5 MeV', 'energy'), known('1 mC', 'charge')))
    expect(lo).toBeCloseTo(1.7 * 0.5 ** 2.65, 12)
    expect(hi).toBeCloseTo(1.7 * 0.5 ** 2.65, 12)
  })
  test.for([
    ['specific-modulus', known('240 GPa', 'pressure'), known('1.8 g/cm³', 'density'), 240e9 / (1800 * 9.80665)],
    ['specific-strength', known('4 GPa', 'pressure'), known('1.8 g/cm³', 'density'), 4e9 / (1800 * 9.80665)],
    ['length-to-diameter', known('1 m', 'length'), known('200 mm', 'length'), 5],
    ['peak-power', known('500 kV', 'voltage'), known('200 A', 'current'), 1e8],
    ['stored-energy', known('25 µF', 'capacitance'), known('1.5 kV', 'voltage'), 28.125],
    ['product', exactly(rational(3n)), exactly(rational(4n)), 12],
    ['ratio', exactly(rational(3n)), exactly(rational(4n)), 0.75],
    ['min-of', exactly(rational(3n)), exactly(rational(4n)), 3],
    ['max-of', exactly(rational(3n)), exactly(rational(4n)), 4],
    ['mean', exactly(rational(3n)), exactly(rational(4n)), 3.5],
    ['sum-of', exactly(rational(3n)), exactly(rational(4n)), 7],
  ] as const)('%s', ([fn, a, b, expected]) => {
    const [lo, hi] = ends(of(fn, a, b))
    expect(lo).toBeCloseTo(expected, 6)
    expect(hi).toBeCloseTo(expected, 6)
  })
  test.for(Object.keys(DERIVATIONS))('%s of nothing known is nothing known, and never decides', (fn) => {
    const { lo, hi } = of(fn, ANY, ANY)
    expect([lo === null || lo.at.n === 0n, hi]).toEqual([true, null])
  })
  test('half of the inputs say what they can', () => {
    expect(ends(of('min-of', exactly(rational(3n)), ANY))).toEqual([null, 3])
    expect(ends(of('max-of', exactly(rational(3n)), ANY))).toEqual([3, null])
    expect(ends(of('peak-power', atLeast(rational(3n)), exactly(rational(2n))))).toEqual([6, null])
    expect(ends(of('ratio', exactly(rational(6n)), atLeast(rational(2n))))).toEqual([0, 3])
  })
})

const interval: fc.Arbitrary<{ readonly within: Interval; readonly inside: Rational }> = fc
  .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), fc.boolean(), fc.boolean())
  .map(([x, below, above, noLo, noHi]) => ({
    inside: rational(x),
    within: {
      lo: noLo && x < below ? null : { at: rational(Math.max(0, x - below)), open: below > 0 && x - below >= 0 },
      hi: noHi ? null : { at: rational(x + above), open: above > 0 },
    },
  }))

const holds = (within: Interval, x: Rational): boolean =>
  (within.lo === null || compare(within.lo.at, x) < (within.lo.open ? 0 : 1)) &&
  (within.hi === null || compare(x, within.hi.at) < (within.hi.open ? 0 : 1))

describe('arithmetic on what is known', () => {
  test('never loses the true value', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const sum = rational(a.inside.n + b.inside.n)
        expect(holds(addIntervals(a.within, b.within), sum)).toBe(true)
        expect(holds(multiply(a.within, b.within), mul(a.inside, b.inside))).toBe(true)
        if (b.inside.n > 0n) expect(holds(divide(a.within, b.within), rational(a.inside.n, b.inside.n))).toBe(true)
        expect(holds(scale(a.within, rational(-3n, 2n)), mul(a.inside, rational(-3n, 2n)))).toBe(true)
        expect(holds(scale(a.within, rational(0n)), rational(0n))).toBe(true)
        const [small, large] = compare(a.inside, b.inside) <= 0 ? [a.inside, b.inside] : [b.inside, a.inside]
        expect(holds(lesser(a.within, b.within), small)).toBe(true)
        expect(holds(greater(a.within, b.within), large)).toBe(true)
        expect(holds(hull(a.within, b.within), a.inside) && holds(hull(a.within, b.within), b.inside)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
  test('of negative factors nothing is known', () => {
    expect(multiply(exactly(parseRational('-1')), exactly(parseRational('2')))).toEqual(ANY)
    expect(divide(exactly(parseRational('1')), exactly(parseRational('-2')))).toEqual(ANY)
  })
})

describe('the dictionary', () => {
  const folder = new URL('../../lists/dictionary/', import.meta.url)
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml') && !name.includes('thesaurus')) : []
  test('names only functions there are, with the inputs they take, of numbers', () => {
    const dictionary = readDictionary(files.map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') })))
    const derived = [...dictionary.attributes.values()].filter((one) => one.derivedBy !== undefined)
    expect(derived.length).toBeGreaterThan(0)
    for (const { id, derivedBy } of derived) {
      const derivation = DERIVATIONS[derivedBy?.fn ?? '']
      expect([id, derivation === undefined]).toEqual([id, false])
      const count = derivedBy?.inputs.length ?? 0
      expect([id, derivation?.inputs === 'some' ? count > 0 : derivation?.inputs === count]).toEqual([id, true])
      for (const input of derivedBy?.inputs ?? [])
        expect([input, dictionary.attributes.get(input)?.type]).toEqual([input, expect.stringMatching(/^(quantity|count|range)$/)])
    }
  })
})
