/** Records: what is saved is read back; what is no record is refused with the place. */
import { describe, expect, test } from 'vitest'
import { Fault } from '../../fault/fault.ts'
import { change, newDraft } from './draft.ts'
import { readSaved, saveText } from './record.ts'

const draft = change(change(newDraft('2026-11-24'), { do: 'describe', sheet: 'Pump\n3 kW' }), {
  do: 'correct',
  attr: 'power',
  text: '3 kW',
})

describe('record', () => {
  test('what is saved is read back, with what came out', () => {
    const results = {
      saved: '2026-11-24T10:00:00.000Z',
      lists: [{ id: 'NSG2', sha256: 'ab' }],
      verdict: { verdict: 'open', matches: [{ id: 'NSG2:3.A.1', n: 10n }] },
      outcome: { outcome: 'refer' },
    }
    const read = readSaved(saveText(draft, results))
    expect(read.draft).toEqual(draft)
    expect(read.remembered).toEqual({
      saved: results.saved,
      lists: results.lists,
      verdict: 'open',
      matches: ['NSG2:3.A.1'],
      outcome: 'refer',
    })
  })

  test('a record without results is one', () => {
    expect(readSaved(saveText(draft)).remembered).toEqual({ lists: [], matches: [] })
  })

  const broken = (amend: (file: Record<string, unknown>) => void): string => {
    const file = JSON.parse(saveText(draft)) as Record<string, unknown>
    amend(file)
    return JSON.stringify(file)
  }
  const input = (amend: (of: Record<string, unknown>) => void): string => broken((file) => amend(file.input as Record<string, unknown>))

  test.for([
    ['not JSON', '{', /it is not JSON/],
    ['a list', '[]', /format/],
    ['null', 'null', /format/],
    ['another format', broken((file) => Object.assign(file, { format: 'gatehouse-self-check/2' })), /format/],
    ['no input', broken((file) => Reflect.deleteProperty(file, 'input')), /`input` is not a map/],
    ['a bad day', input((of) => Object.assign(of, { on: '24.11.2026' })), /`input\.on` is not a day/],
    ['a missing field', input((of) => Reflect.deleteProperty(of, 'sheet')), /`input\.sheet` is missing/],
    ['an unknown field', input((of) => Object.assign(of, { more: 1 })), /`input\.more` is not known/],
    ['a number for a text', input((of) => Object.assign(of, { title: 3 })), /`input\.title` is not a text/],
    ['an endless sheet', input((of) => Object.assign(of, { sheet: 'x'.repeat(300_001) })), /longer than 300000/],
    ['an odd answer', input((of) => Object.assign(of, { answers: { a: { is: 'guess' } } })), /`input\.answers\.a\.is` is none of/],
    [
      'an answer without texts',
      input((of) => Object.assign(of, { answers: { a: { is: 'said', replaces: true } } })),
      /`input\.answers\.a\.texts` is missing/,
    ],
    [
      'a deal of another shape',
      input((of) => Object.assign(of.deal as object, { parties: [{ role: 'x' }] })),
      /`input\.deal\.parties\[0\]\.name` is missing/,
    ],
    ['a page that is none', input((of) => Object.assign(of, { dealDone: ['home'] })), /`input\.dealDone\[0\]` is none of/],
  ] as const)('refused: %s', ([, text, says]) => {
    const caught = (() => {
      try {
        return readSaved(text)
      } catch (error) {
        return error
      }
    })()
    expect(caught).toBeInstanceOf(Fault)
    expect((caught as Fault).code).toBe('web.bad-record')
    expect((caught as Fault).message).toMatch(says)
  })
})
