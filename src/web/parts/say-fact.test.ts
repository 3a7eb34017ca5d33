/** Values as a person reads them. */
import { describe, expect, test } from 'vitest'
import type { Dictionary, Term } from '../../list/model.ts'
import { speechOf } from '../language.tsx'
import { quoted, sayFact } from './say-fact.ts'

const term = (id: string, title: string): Term => ({ id, title, is: [], words: [], hs: [] })
const dictionary: Dictionary = {
  attributes: new Map(),
  kinds: new Map([['valve', term('valve', 'Valve')]]),
  vocabularies: new Map([
    [
      'material',
      new Map([
        ['nickel', term('nickel', 'Nickel')],
        ['ptfe', term('ptfe', 'PTFE')],
      ]),
    ],
  ]),
  chemicals: new Map(),
}
const { t } = speechOf('en')

describe('sayFact', () => {
  test.for([
    ['true', 'Yes'],
    ['false', 'No'],
    ['3', '3'],
    ['0.05 %', '0.05 %'],
    ['>= 5 mm', '≥ 5 mm'],
    ['[3 mm .. 5 mm]', '3 mm to 5 mm'],
    ['(3 mm .. 5 mm]', 'between 3 mm and 5 mm'],
    ['10 Hz to 1000 Hz', '10 Hz to 1000 Hz'],
    ['up to 4 kVA', 'up to 4 kVA'],
    ['least <= 4 kVA, greatest 4 kVA', 'up to 4 kVA'],
    ['least 10 Hz, greatest >= 10 Hz', 'from 10 Hz'],
    ['least < 0.1 %', 'lowest < 0.1 %'],
    ['least <= 1 Hz, greatest >= 9 Hz', 'lowest ≤ 1 Hz, highest ≥ 9 Hz'],
    ['[nickel, ptfe]', 'Nickel, PTFE'],
    ['[]', 'nothing'],
    ['{has: [nickel], complete: false}', 'Nickel (perhaps more)'],
    ['{has: [nickel], lacks: [ptfe], complete: false}', 'Nickel (perhaps more), not PTFE'],
    ['one of [nickel, ptfe]', 'one of Nickel, PTFE'],
    ['{parts: {nickel: 99.5 wt %, iron: < 0.3 wt %}, complete: false}', 'Nickel 99.5 wt %, iron < 0.3 wt % (perhaps more)'],
    ['valve', 'Valve'],
    ['something else', 'something else'],
    ['', ''],
  ] as const)('`%s` is read as `%s`', ([written, said]) => {
    expect(sayFact(written, dictionary, t)).toBe(said)
  })

  test('a quotation loses its leaders and its line ends, and nothing else', () => {
    expect(quoted('Output frequency ....... 10 ... 1000 Hz')).toBe('Output frequency … 10 … 1000 Hz')
    expect(quoted('a\n  b')).toBe('a b')
    expect(quoted('1.5 kg')).toBe('1.5 kg')
  })
})
