/** What must hold of any sheet. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Description } from './describe.ts'
import { read } from './test-support.ts'

const ROWS = [
  'Output frequency: 10 ... 800 Hz',
  'Output power | 4 kVA',
  'Output phases ......... 3',
  'Frequency stability: better than 0.1 %',
  'Output voltage\t0 - 400 V',
  'Weight: 46 kg',
  'Input: 400 V, 50 Hz',
  'Ambient temperature: -10 to +40 °C',
  'Protection: IP54',
  'Output current: max. 12.5 A',
  'Cooling: forced air',
  'Efficiency: 0.93',
]
const UNRELATED = [
  'Our company was founded in 1950 and has 120 employees in 3 towns.',
  'Please order by 12.03.2024 at the latest.',
  'Delivery takes 6 weeks. Prices are valid for 30 days.',
  'Ring 0123 456789 for help, from 8 to 17 h.',
  'The manual is printed on 120 pages of paper.',
  'Packed in a box of 60 x 40 x 40 cm on a pallet.',
  'The warranty is 24 months.',
]
const TITLE = 'Static frequency converter SFC 20'
const rows = fc.uniqueArray(fc.constantFrom(...ROWS), { minLength: 1 })

const values = (found: Description): Record<string, unknown> =>
  Object.fromEntries(Object.entries(found.facts).map(([id, fact]) => [id, [fact.value, fact.status]]))

test('a fact quotes the sheet word for word, and says where', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...ROWS, ...UNRELATED, ''), fc.string({ maxLength: 40 }))), (lines) => {
      const text = [TITLE, ...lines].join('\n')
      for (const fact of Object.values(read(text).facts)) {
        const { text: quoted = '', line = 0, column = 0 } = fact.source ?? {}
        expect(text).toContain(quoted)
        expect(quoted).not.toBe('')
        const at =
          text
            .split('\n')
            .slice(0, line - 1)
            .join('\n').length +
          (line > 1 ? 1 : 0) +
          column -
          1
        expect(text.slice(at, at + quoted.length)).toBe(quoted)
      }
    }),
    { numRuns: 150 },
  )
})

test('the order of the lines changes no fact', () => {
  fc.assert(
    fc.property(
      rows.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        expect(values(read([TITLE, ...shuffled].join('\n')))).toEqual(values(read([TITLE, ...list].join('\n'))))
      },
    ),
    { numRuns: 100 },
  )
})

test('a paragraph about something else turns no fact into another', () => {
  fc.assert(
    fc.property(rows, fc.uniqueArray(fc.constantFrom(...UNRELATED), { minLength: 1 }), fc.nat(), (list, paragraphs, place) => {
      const before = values(read([TITLE, ...list].join('\n')))
      const at = place % (list.length + 1)
      const after = values(read([TITLE, ...list.slice(0, at), '', ...paragraphs, '', ...list.slice(at)].join('\n')))
      expect(after).toEqual(before)
    }),
    { numRuns: 100 },
  )
})

test('a line less never makes another value', () => {
  fc.assert(
    fc.property(rows, fc.nat(), (list, which) => {
      const all = values(read([TITLE, ...list].join('\n')))
      const fewer = values(read([TITLE, ...list.filter((_, at) => at !== which % list.length)].join('\n')))
      for (const [id, value] of Object.entries(fewer)) expect(value).toEqual(all[id])
    }),
    { numRuns: 100 },
  )
})

test('no text makes it throw, and the same text always says the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const found = read(text)
      expect(values(read(text))).toEqual(values(found))
      expect(found.item.notKinds.every((kind) => !found.item.kinds.includes(kind))).toBe(true)
    }),
    { numRuns: 300 },
  )
})
