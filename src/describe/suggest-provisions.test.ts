import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Extras } from '../store/extras.ts'
import { loadLists } from '../store/list-files.ts'
import { indexProvisions, type ProvisionIndex, type ProvisionRow, suggestProvisions } from './suggest-provisions.ts'

let index: ProvisionIndex
beforeAll(() => {
  const { dictionary, lists, extras } = loadLists()
  const [thesaurus] = (extras as unknown as Extras).thesauri
  if (thesaurus === undefined) throw new Error('no thesaurus')
  index = indexProvisions(lists, dictionary, thesaurus, '2026-11-24')
})

const row = (text: string, more: Partial<ProvisionRow> = {}): ProvisionRow => ({ number: '1', text, ...more })

describe('a row is held against the provisions', () => {
  test.for<[string, ProvisionRow, string, string]>([
    ['by words', row('Bellows-sealed shut-off valves of nickel'), 'NSG2:3.A.3', 'words'],
    ['by words mistyped', row('Marraging stel'), 'NSG2:2.C.11', 'words'],
    ['by limits in other units', row('Pumps with an inlet of 38 cm and an ultimate pressure below 13.3 mPa'), 'NSG2:3.A.8', 'limits'],
    ['by a CAS number alone', row('Substance', { cas: '111-48-8' }), 'CWC:2.B.13', 'chemical'],
    ['by a CAS number in the text', row('Item with CAS 75-44-5'), 'CWC:3.A.1', 'chemical'],
    ['by a member of a family', row('Chemical', { cas: '6163-75-3' }), 'CWC:2.B.4', 'family'],
    ['by the number of another list', row('Inverters, see 3A225'), 'NSG2:3.A.1', 'number'],
  ])('%s', ([, given, wanted, why]) => {
    const [first] = suggestProvisions(given, index)
    expect([first?.provision, first?.why.includes(why as never)]).toEqual([wanted, true])
  })
})

describe('nothing is suggested', () => {
  test.for<[string, ProvisionRow]>([
    ['for an empty row', row('')],
    ['for words no provision has', row('zzyzx qwrtp')],
    ['for a CAS number whose check digit is wrong', row('', { cas: '111-48-9' })],
    ['for an HS code that is none', row('', { hs: 'x' })],
  ])('%s', ([, given]) => expect(suggestProvisions(given, index)).toEqual([]))
})

test('whatever a row holds, suggestions are ordered, few, of this day, and the same again', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 200, unit: 'grapheme' }),
      fc.string({ maxLength: 14 }),
      fc.string({ maxLength: 8 }),
      (text, cas, hs) => {
        const once = suggestProvisions(row(text, { cas, hs }), index, 3)
        expect(once.length).toBeLessThanOrEqual(3)
        expect(once.map((one) => one.score)).toEqual(once.map((one) => one.score).toSorted((a, b) => b - a))
        expect(once.every((one) => index.entries.has(one.provision))).toBe(true)
        expect(suggestProvisions(row(text, { cas, hs }), index, 3)).toEqual(once)
      },
    ),
    { numRuns: 150 },
  )
})

test('a hostile row takes no long', () => {
  const start = performance.now()
  suggestProvisions(row('600 Hz or more '.repeat(1_300)), index)
  expect(performance.now() - start).toBeLessThan(3_000)
})
