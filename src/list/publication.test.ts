import { describe, expect, test } from 'vitest'
import { sayIssue } from '../fault/fault.ts'
import { changesSince, checkPublication } from './publication.ts'
import { oneProvision, testList } from './test-support.ts'

const version = (from: string, when: string, to?: string): string =>
  `      - from: ${from}\n${to === undefined ? '' : `        to: ${to}\n`}        when: ${when}\n`
const provision = (versions: string, title = 'One'): string =>
  `  - id: "1"\n    kind: drive\n    title: ${title}\n    cites: { locator: "1" }\n    versions:\n${versions}`
const before = { list: testList(provision(version('2020-01-01', 'output.power >= 40 VA'))), from: '2020-01-01' }
const two = `  - id: "2"\n    kind: vessel\n    title: Two\n    cites: { locator: "2" }\n    versions:\n`

const said = (text: string, from = '2024-01-01', was: typeof before | undefined = before): readonly string[] =>
  checkPublication(testList(text), from, was).map((one) => sayIssue(one))

describe('may not be published', () => {
  test.for<[string, string, string, readonly string[]]>([
    [
      'the same again',
      provision(version('2020-01-01', 'output.power >= 40 VA')),
      '2024-01-01',
      ['`T` is what was published from 2020-01-01 on: nothing has changed'],
    ],
    [
      'another meaning in the same version',
      provision(version('2020-01-01', 'output.power >= 50 VA')),
      '2024-01-01',
      ['list.yaml:6:5: `T:1` changed its meaning without a new version; end the version from 2020-01-01 with `to:` and add a new one'],
    ],
    [
      'a version that began before the publication',
      provision(version('2020-01-01', 'output.power >= 40 VA', '2023-01-01') + version('2023-01-01', 'output.power >= 50 VA')),
      '2024-01-01',
      [
        'list.yaml:6:5: `T:1` would change from 2023-01-01 on, before the publication’s 2024-01-01; let it end on 2024-01-01 or later',
        'list.yaml:6:5: `T:1` would change from 2023-01-01 on, before the publication’s 2024-01-01; begin the version on 2024-01-01 or later',
      ],
    ],
    [
      'an earlier end',
      provision(version('2020-01-01', 'output.power >= 40 VA', '2023-06-01')) + two + version('2024-01-01', 'always'),
      '2024-01-01',
      ['list.yaml:6:5: `T:1` would change from 2023-06-01 on, before the publication’s 2024-01-01; let it end on 2024-01-01 or later'],
    ],
    [
      'a provision gone',
      two + version('2024-01-01', 'always'),
      '2024-01-01',
      [
        'lists.lock.json: the lock file names `T:1` from 2020-01-01, which no list has; a version once published is ended with `to:`, never removed',
      ],
    ],
    [
      'the day of the last publication',
      provision(version('2020-01-01', 'output.power >= 40 VA')) + two + version('2024-01-01', 'always'),
      '2020-01-01',
      ['nothing', '2020-01-01 is not later than the last publication, 2020-01-01'].slice(1),
    ],
    [
      'a list that ends',
      provision(version('2020-01-01', 'output.power >= 40 VA', '2024-01-01')),
      '2024-01-01',
      ['nothing of `T` is in force on 2024-01-01'],
    ],
  ])('%s', ([, text, from, wanted]) => {
    expect(said(text, from)).toEqual(wanted)
  })

  test('an excluding note of the whole list, which has no date', () => {
    const list = testList(oneProvision('always'))
    const noted = { ...list, notes: [{ effect: 'exclude' as const, text: '', when: { op: 'holds' as const, attr: 'sealed' } }] }
    expect(checkPublication(noted, '2024-01-01', { list, from: '2020-01-01' }).map((one) => one.code)).toEqual(['publish.list-notes'])
  })

  test('another list in the place of one', () => {
    const list = testList(oneProvision('always'))
    expect(checkPublication({ ...list, id: 'U' }, '2024-01-01', { list, from: '2020-01-01' }).map((one) => one.code)).toEqual([
      'publish.other-list',
    ])
  })
})

describe('may be published', () => {
  test.for<[string, string, ReturnType<typeof changesSince>]>([
    [
      'a new version from the day on',
      provision(version('2020-01-01', 'output.power >= 40 VA', '2024-01-01') + version('2024-01-01', 'output.power >= 50 VA')),
      { added: [], changed: ['T:1'], ended: [], words: [] },
    ],
    [
      'other words for the same',
      provision(version('2020-01-01', 'output.power >= 40 VA'), 'Uno'),
      { added: [], changed: [], ended: [], words: ['T:1'] },
    ],
    [
      'a new provision, an old one ended',
      provision(version('2020-01-01', 'output.power >= 40 VA', '2024-02-01')) + two + version('2024-01-01', 'always'),
      { added: ['T:2'], changed: [], ended: ['T:1'], words: [] },
    ],
  ])('%s', ([, text, changes]) => {
    expect(said(text)).toEqual([])
    expect(changesSince(testList(text), before.list)).toEqual(changes)
  })
  test('whatever is first', () => expect(checkPublication(before.list, '2024-01-01', undefined)).toEqual([]))
})
