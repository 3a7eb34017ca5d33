import { expect, test } from 'vitest'
import { engine, lists, provision } from '../classify/test-support.ts'
import { openZ3 } from '../engines/z3.ts'
import { changes } from './changes.ts'
import { coverOver, statusWindows } from './windows.ts'

const prover = await openZ3()
const versions = (first: string, second: string): string =>
  `  - { id: "1", kind: drive, title: Drive, cites: { locator: "1", verified: text }, versions: [ { from: 2020-01-01, to: 2023-05-01, when: ${first} }, { from: 2023-05-01, when: ${second} } ] }\n`

test('a gap is told with the days it lasted', () => {
  const windows = coverOver(
    lists({ N: versions('frequency reaches >= 800 Hz', 'frequency reaches >= 600 Hz') }),
    lists({ R: provision('1', 'drive', 'frequency reaches >= 600 Hz') }),
    { engine: engine(), prover },
    '2021-01-01',
    '2025-01-01',
  )
  expect(statusWindows(windows)).toEqual([
    { provision: 'R:1', status: 'gap', from: '2021-01-01', to: '2023-05-01' },
    { provision: 'R:1', status: 'covered', from: '2023-05-01', to: '2025-01-01' },
  ])
})

test('two days of one list: what became controlled, and that nothing ceased', () => {
  const own = lists({ N: versions('frequency reaches >= 800 Hz', 'frequency reaches >= 600 Hz') })
  const { became, ceased } = changes({ lists: own, on: '2022-01-01' }, { lists: own, on: '2024-01-01' }, { engine: engine(), prover })
  expect(ceased).toEqual([])
  expect(became[0]?.gaps[0]?.region).toContainEqual({
    key: 'cover:region.greatest',
    params: { title: 'Frequency', value: '600 Hz … < 800 Hz' },
  })
})
