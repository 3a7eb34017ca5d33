/** Finding by what a person types. */
import { describe, expect, test } from 'vitest'
import { findOptions, fold } from './find.ts'

const OPTIONS = [
  { id: 'valve', label: 'Valve', words: ['shut-off', '8481'] },
  { id: 'bellows-valve', label: 'Bellows-sealed valve', words: ['bellows valve'] },
  { id: 'pump', label: 'Pump without valves' },
  { id: 'cafe', label: 'Café machine' },
  { id: 'eg', label: 'مصر' },
]
const ids = (typed: string): readonly string[] => findOptions(OPTIONS, typed).map((one) => one.id)

describe('find', () => {
  test.for([
    ['valve', ['valve', 'bellows-valve', 'pump']],
    ['VALVE bellows', ['bellows-valve']],
    ['8481', ['valve']],
    ['cafe', ['cafe']],
    ['مصر', ['eg']],
    ['', ['valve', 'bellows-valve', 'pump', 'cafe', 'eg']],
    ['   ', ['valve', 'bellows-valve', 'pump', 'cafe', 'eg']],
    ['zebra', []],
    ['valve zebra', []],
  ] as const)('`%s` finds %j', ([typed, found]) => {
    expect(ids(typed)).toEqual(found)
  })

  test.for([
    ['أحمد', 'احمد'],
    ['مدرسة', 'مدرسه'],
    ['مُحَمَّد', 'محمد'],
    ['Ünïcode', 'unicode'],
  ] as const)('folds `%s` to `%s`', ([text, folded]) => {
    expect(fold(text)).toBe(folded)
  })
})
