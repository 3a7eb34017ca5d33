/** Fields and their written form: what is written is read back into the same fields, and into the same value. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseInterval, parseRange } from '../../quantity/interval.ts'
import {
  compositionForm,
  curveForm,
  HOWS,
  numberForm,
  rangeForm,
  setForm,
  unitsOf,
  writeComposition,
  writeCurve,
  writeNumber,
  writeRange,
  writeSet,
} from './value-text.ts'

const digits = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 99 }))
  .map(([a, b]) => `${a}.${String(b).padStart(2, '0')}`)
const unit = fc.constantFrom('Hz', 'kHz', 'MHz')

describe('numbers', () => {
  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...HOWS), digits, digits, unit, (how, a, b, one) => {
        const form = { how, a, b: how === 'between' ? b : '', unit: one }
        expect(numberForm(writeNumber(form) ?? '', 'Hz')).toEqual(form)
      }),
    )
  })

  test('the reader of facts takes every form', () => {
    for (const how of HOWS) expect(() => parseInterval(writeNumber({ how, a: '3', b: '5', unit: 'mm' }) ?? '', 'length')).not.toThrow()
  })

  test.for([
    { how: 'exactly', a: '', b: '', unit: 'mm' },
    { how: 'between', a: '3', b: ' ', unit: 'mm' },
  ] as const)('%j is not said yet', (form) => {
    expect(writeNumber(form)).toBeUndefined()
  })

  test.for(['many', '1,5 mm', ''])('`%s` comes back as it was typed, for the reader to refuse', (text) => {
    const form = numberForm(text, 'mm')
    expect(form.how).toBe('exactly')
    if (text !== '') expect(`${form.a}${form.unit}`).toContain(text.split(' ')[0]?.slice(0, 1))
  })
})

describe('capabilities', () => {
  test.for([
    ['10 Hz to 1000 Hz', { lo: '10', hi: '1000', unit: 'Hz' }],
    ['up to 600 Hz', { lo: '', hi: '600', unit: 'Hz' }],
    ['from 10 Hz', { lo: '10', hi: '', unit: 'Hz' }],
    ['600 Hz', { lo: '600', hi: '600', unit: 'Hz' }],
    ['', { lo: '', hi: '', unit: 'Hz' }],
  ] as const)('`%s` fills the fields', ([written, form]) => {
    expect(rangeForm(written, 'Hz')).toEqual(form)
  })

  test('what is written is read back and by the reader of facts', () => {
    fc.assert(
      fc.property(fc.option(digits, { nil: '' }), fc.option(digits, { nil: '' }), unit, (lo, hi, one) => {
        fc.pre(lo === '' || hi === '' || Number(lo) <= Number(hi))
        const written = writeRange({ lo, hi, unit: one })
        if (lo === '' && hi === '') {
          expect(written).toBeUndefined()
          return
        }
        expect(rangeForm(written ?? '', 'Hz')).toEqual({ lo, hi, unit: one })
        expect(() => parseRange(written ?? '', 'frequency')).not.toThrow()
      }),
    )
  })
})

describe('sets, compositions, curves', () => {
  test.for([
    { has: ['nickel', 'ptfe'], complete: true },
    { has: [], complete: true },
    { has: ['nickel'], complete: false },
  ])('set %j', (form) => {
    expect(setForm(writeSet(form) ?? '')).toEqual(form)
  })
  test('nothing said of a set is nothing', () => {
    expect(writeSet({ has: [], complete: false })).toBeUndefined()
    expect(setForm('')).toEqual({ has: [], complete: false })
  })
  test.for([true, false])('composition, complete: %s', (complete) => {
    const form = {
      parts: [
        { of: 'nickel', share: '99.5 wt %' },
        { of: 'iron', share: '< 0.3 wt %' },
      ],
      complete,
    }
    expect(compositionForm(writeComposition(form) ?? '')).toEqual(form)
  })
  test('half-filled rows are not said yet', () => {
    expect(
      writeComposition({
        parts: [
          { of: '', share: '3 wt %' },
          { of: 'iron', share: '' },
        ],
        complete: true,
      }),
    ).toBeUndefined()
    expect(
      writeCurve([
        ['0 mm', ''],
        ['', '1 µm'],
      ]),
    ).toBeUndefined()
  })
  test('curve', () => {
    expect(
      curveForm(
        writeCurve([
          ['0 mm', '1.5 µm'],
          ['800 mm', '2.5 µm'],
        ]) ?? '',
      ),
    ).toEqual([
      ['0 mm', '1.5 µm'],
      ['800 mm', '2.5 µm'],
    ])
  })
  test("the attribute's own unit comes first, and all of its dimension follow", () => {
    const units = unitsOf({ dimension: 'length', unit: 'mm' })
    expect(units[0]).toBe('mm')
    expect(units).toContain('µm')
    expect(new Set(units).size).toBe(units.length)
  })
})
