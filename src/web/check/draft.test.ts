/** What a person says, and what becomes of it when more is said. */
import { describe, expect, test } from 'vitest'
import { type Change, change, type Draft, hasItem, newDraft, transactionOf } from './draft.ts'

const given = (...changes: readonly Change[]): Draft => changes.reduce(change, newDraft('2026-11-24'))

describe('draft', () => {
  test('a new sheet is another item; the same sheet again is not', () => {
    const said = given({ do: 'describe', sheet: 'a' }, { do: 'say', attr: 'mass', text: '1 kg' }, { do: 'choose-kind', kind: 'valve' })
    expect(change(said, { do: 'describe', sheet: 'a' })).toBe(said)
    expect(change(said, { do: 'describe', sheet: 'b' })).toMatchObject({ sheet: 'b', kind: null, answers: {}, factsSeen: false })
  })

  test('what is said adds up, a correction replaces, in the order it was said', () => {
    const said = given(
      { do: 'say', attr: 'a', text: '>= 1 mm' },
      { do: 'say', attr: 'b', text: 'true' },
      { do: 'say', attr: 'a', text: '< 5 mm' },
    )
    expect(said.answers).toEqual({
      b: { is: 'said', texts: ['true'], replaces: false },
      a: { is: 'said', texts: ['>= 1 mm', '< 5 mm'], replaces: false },
    })
    expect(Object.keys(said.answers)).toEqual(['b', 'a'])
    expect(change(said, { do: 'correct', attr: 'a', text: '3 mm' }).answers.a).toEqual({ is: 'said', texts: ['3 mm'], replaces: true })
    expect(change(said, { do: 'take-back', attr: 'a' }).answers).toEqual({ b: { is: 'said', texts: ['true'], replaces: false } })
  })

  test('what was dropped from the sheet stays dropped when something else is said of it', () => {
    expect(given({ do: 'mark', attr: 'a', as: 'dropped' }, { do: 'say', attr: 'a', text: '1 mm' }).answers.a).toEqual({
      is: 'said',
      texts: ['1 mm'],
      replaces: true,
    })
  })

  test("questions put off are asked again, those that can't be answered are not", () => {
    const said = given({ do: 'mark', attr: 'a', as: 'later' }, { do: 'mark', attr: 'b', as: 'unknowable' }, { do: 'ask-again' })
    expect(Object.keys(said.answers)).toEqual(['b'])
  })

  test('a chemical named without a sheet is the whole item', () => {
    const said = given(
      { do: 'choose-kind', kind: 'valve' },
      { do: 'say', attr: 'size', text: '5 mm' },
      { do: 'choose-chemical', chemical: { by: 'cas', text: '75-44-5' } },
    )
    expect(said).toMatchObject({ kind: null, answers: {}, chemical: { by: 'cas', text: '75-44-5' } })
    expect(change(said, { do: 'choose-kind', kind: 'pump' }).chemical).toBeNull()
  })

  test('a customs code from the sheet stands until the person says another', () => {
    expect(given({ do: 'see-facts', hs: '850440' }).deal.hs).toBe('850440')
    expect(given({ do: 'deal', deal: { hs: '8481' } }, { do: 'see-facts', hs: '850440' }).deal.hs).toBe('8481')
  })

  test.for([
    [[], false],
    [[{ do: 'describe', sheet: '  \n' }], false],
    [[{ do: 'describe', sheet: 'x' }], true],
    [[{ do: 'choose-kind', kind: 'valve' }], true],
    [
      [
        { do: 'describe', sheet: 'x' },
        { do: 'start', on: '2026-01-01' },
      ],
      false,
    ],
  ] as const)('%j: has an item: %s', ([changes, has]) => {
    expect(hasItem(given(...changes))).toBe(has)
  })

  test('the transaction leaves out what is not known, and claims nothing whole that was not said to be', () => {
    const plain = transactionOf(newDraft('2026-11-24'), '')
    expect(plain).toMatchObject({ date: '2026-11-24', activity: 'export', lines: [{ title: 'item' }], parties: [], complete: [] })
    expect(plain).not.toHaveProperty('destination')
    expect(transactionOf(given({ do: 'deal', deal: { partiesComplete: true, observedComplete: true } }), 'x').complete).toEqual([
      'parties',
      'observed',
    ])
  })
})
