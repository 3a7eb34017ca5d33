import { describe, expect, test } from 'vitest'
import { engine, lists, provision, TODAY } from '../classify/test-support.ts'
import { openZ3 } from '../engines/z3.ts'
import { type CoverStatus, cover } from './cover.ts'
import type { Prover } from './prover.ts'

const prover = await openZ3()

const asked = (reference: string, national: string, by: Prover = prover) =>
  cover(lists({ N: national }), lists({ R: reference }), { on: TODAY, engine: engine(), prover: by }).rows

test.for<[string, string, string, CoverStatus]>([
  ['a wider limit', 'power >= 5 W', 'power >= 4 W', 'covered'],
  ['a tighter limit', 'power >= 5 W', 'power >= 6 W', 'gap'],
  ['the limit left out', 'power >= 5 W', 'power > 5 W', 'gap'],
  ['the limit taken in', 'power > 5 W', 'power >= 5 W', 'covered'],
  ['two bands together', 'frequency reaches >= 600 Hz', '{ any: [frequency reaches >= 800 Hz, frequency reaches >= 500 Hz] }', 'covered'],
  ['an old frequency', 'frequency reaches >= 600 Hz', 'frequency reaches >= 800 Hz', 'gap'],
  ['a wider word', 'design.nuclear', 'usable.nuclear', 'covered'],
  ['a narrower word', 'usable.nuclear', 'design.nuclear', 'gap'],
  ['a narrower material', 'body is metal', 'body is nickel-alloy', 'gap'],
  ['a wider material', 'body is nickel-alloy', 'body is metal', 'covered'],
])('%s', ([, reference, national, status]) => {
  const [row] = asked(provision('1', 'drive', reference), provision('1', 'drive', national))
  expect(row?.status).toBe(status)
  for (const gap of row?.gaps ?? []) expect(gap.replay?.ok).toBe(true)
})

describe('refusals', () => {
  const silent: Prover = { ...prover, check: () => 'unknown' }
  test('unknown is never covered', () =>
    expect(asked(provision('1', 'drive', 'power >= 5 W'), provision('1', 'drive', 'power >= 5 W'), silent)[0]).toMatchObject({
      status: 'not-proved',
      why: 'unknown',
    }))
  test('what nothing can meet is not covered', () =>
    expect(
      asked(provision('1', 'drive', '{ all: [power >= 5 W, power < 5 W] }'), provision('1', 'drive', 'power >= 5 W'))[0],
    ).toMatchObject({ status: 'not-proved', why: 'empty' }))
  test('another kind does not cover', () =>
    expect(asked(provision('1', 'drive', 'always'), provision('1', 'pump', 'always'))[0]?.status).toBe('gap'))
  test('a list of chemicals never covers a family', () =>
    expect(
      asked(provision('1', 'chemical', 'family cwc-2.B.4'), provision('1', 'chemical', '"chemical is [ethanol, triethanolamine]"'))[0]
        ?.status,
    ).toBe('gap'))
})
