import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Fault, sayIssue } from '../../fault/fault.ts'
import { loadLists, readNational } from '../../store/list-files.ts'
import { importMapping, importTable, readMapping } from './import-list.ts'
import { columnsOf } from './read-columns.ts'

const base = mkdtempSync(join(tmpdir(), 'gatehouse-import-'))
const loaded = loadLists()
const head = { id: 'XM', title: 'Own', issuer: 'X', instrument: 'Decree' }
const table = join(base, 'list.csv')
writeFileSync(
  table,
  [
    'Entry,Description,CAS no.,HS',
    'A1,"Multiphase inverters of 40 VA, not less than 600 Hz, control better than 0.2 %",,8504.40',
    'A2,Substance used in inks,111-48-8,',
    'A2(b),Garden chairs,,9401',
  ].join('\n'),
)

const said = (work: () => unknown): readonly string[] => {
  try {
    work()
  } catch (fault) {
    if (fault instanceof Fault)
      return fault.issues.length > 0
        ? fault.issues.map((one) => sayIssue(one))
        : [`${fault.message}${fault.hint === undefined ? '' : `; ${fault.hint}`}`]
    throw fault
  }
  return []
}

interface Row {
  readonly row: number
  readonly number: string
  readonly suggested: readonly { readonly provision: string; readonly why: readonly string[] }[]
  readonly confirmed: readonly string[]
}
const rowsOf = (text: string): readonly Row[] => (parse(text) as { readonly rows: readonly Row[] }).rows

describe('a table becomes a mapping', () => {
  test('with suggestions that say why, by limits and by CAS number, and nothing confirmed', async () => {
    const { text, rows } = await importTable(table, '2026-11-24', undefined, loaded, undefined)
    const read = rowsOf(text)
    expect([rows, read.map((row) => [row.row, row.number])]).toEqual([
      3,
      [
        [2, 'A1'],
        [3, 'A2'],
        [4, 'A2(b)'],
      ],
    ])
    expect(read.slice(0, 2).map((row) => row.suggested[0]?.provision)).toEqual(['NSG2:3.A.1', 'CWC:2.B.13'])
    expect(read[0]?.suggested[0]?.why).toContain('limits')
    expect(read[1]?.suggested[0]?.why[0]).toBe('chemical')
    expect(read.every((row) => row.confirmed.length === 0)).toBe(true)
  })
  test('against some lists only', async () => {
    const { text } = await importTable(table, '2026-11-24', undefined, loaded, ['CWC'])
    expect(
      rowsOf(text)
        .flatMap((row) => row.suggested)
        .every((one) => one.provision.startsWith('CWC:')),
    ).toBe(true)
  })
  test('and unconfirmed it is no list', async () => {
    const { text } = await importTable(table, '2026-11-24', undefined, loaded, undefined)
    expect(said(() => importMapping(text, 'm.yaml', head, join(base, 'none'), loaded))).toEqual([
      'no row is confirmed; write ids of provisions behind `confirmed:`',
    ])
  })
})

const mapping = (confirmed: readonly string[], numbers = ['A1', 'A2', 'A2(b)']): string =>
  `source: list.csv\non: 2026-11-24\nrows:\n${confirmed.map((one, i) => `  - row: ${i + 2}\n    number: "${numbers[i]}"\n    text: Row ${i + 2}\n    confirmed: ${one}\n`).join('')}`

describe('a confirmed mapping becomes a list', () => {
  test('of the confirmed rows, under their own numbers, which means what they were said to mean', () => {
    const out = join(base, 'made')
    const made = importMapping(mapping(['[NSG2:3.A.1, NSG2:3.A.8]', 'CWC:2.B.13', 'none']), 'm.yaml', head, out, loaded)
    expect([made.list.provisions.map((one) => one.id), made.none, made.open]).toEqual([['A1', 'A2'], [4], []])
    const own = readNational(out, loaded).own[0]
    expect(own?.provisions.map((one) => [one.id, one.kinds.length, one.versions[0]?.when.op])).toEqual([
      ['A1', 3, 'any'],
      ['A2', 1, 'chemical'],
    ])
    expect(readFileSync(join(out, 'mapping.yaml'), 'utf8')).toContain('confirmed')
  })
  test('whose numbers never make one row inherit from another', () => {
    const { list } = importMapping(
      mapping(['CWC:2.B.13', 'NSG2:3.A.8', ''], ['1', '1.2', '1.3']),
      'm.yaml',
      head,
      join(base, 'flat'),
      loaded,
    )
    expect(list.provisions.map((one) => [one.id, one.parent])).toEqual([
      ['1', undefined],
      ['1-2', undefined],
    ])
  })
})

describe('a mapping is refused', () => {
  test.for<[string, string, readonly string[]]>([
    [
      'an unknown provision',
      mapping(['NSG2:3.A.1x', 'CWC:2.B.13', '']),
      ['m.yaml:7:16: there is no provision `NSG2:3.A.1x`; did you mean `NSG2:3.A.1`?'],
    ],
    [
      'a heading',
      mapping(['NSG2:3.A', '', '']),
      ['m.yaml:7:16: `NSG2:3.A` says nothing on 2026-11-24; it is a heading; confirm the provisions below it'],
    ],
    [
      'a number twice',
      mapping(['CWC:2.B.13', 'CWC:2.B.14', ''], ['A1', 'A(1)', 'A 1']).replace('A(1)', 'A1'),
      ['m.yaml:11:16: `A1` stands twice; two rows have this number; give one another'],
    ],
    [
      'provisions that do different things',
      mapping(['[CWC:M.1.a, CWC:M.1.b]', '', '']),
      ['m.yaml:7:16: row 2 means provisions of different effect: controlled, refer; split the row in two'],
    ],
    ['none and some', mapping(['[none, CWC:2.B.13]', '', '']), ['m.yaml:7:16: `confirmed` must be `none` alone, or provisions']],
    [
      'an unknown field',
      mapping(['', '', '']).replace('on:', 'no:'),
      ['m.yaml:2:1: unknown field `no`; did you mean `on`?', 'm.yaml:1:1: `on` is missing'],
    ],
    [
      'two mistakes, both said',
      mapping(['CWC:9', 'CWC:8', '']),
      [
        'm.yaml:7:16: there is no provision `CWC:9`; did you mean `CWC:M`?',
        'm.yaml:11:16: there is no provision `CWC:8`; did you mean `CWC:M`?',
      ],
    ],
  ])('%s', ([, text, wanted]) => {
    expect(said(() => importMapping(text, 'm.yaml', head, join(base, 'never'), loaded))).toEqual(wanted)
  })
  test('a row without a number of its own', () =>
    expect(said(() => readMapping('on: 2026-01-01\nrows:\n  - row: x\n    text: a', 'm.yaml'))).toEqual([
      'm.yaml:3:10: `row` must be the number of a row',
    ]))
})

describe('the columns', () => {
  const rows = (...cells: readonly (readonly string[])[]) => cells.map((each, i) => ({ row: i + 1, cells: each }))
  test.for<[string, readonly (readonly string[])[], string | undefined, ReturnType<typeof columnsOf>['columns'], number]>([
    [
      'by the heading row, below a title',
      [
        ['Annex II', '', ''],
        ['Code', 'Goods', 'CAS'],
        ['1', 'Valves', ''],
      ],
      undefined,
      { number: 0, text: 1, cas: 2 },
      1,
    ],
    [
      'in Arabic',
      [
        ['الرقم', 'الوصف', 'رقم CAS'],
        ['1', 'صمامات', ''],
      ],
      undefined,
      { number: 0, text: 1, cas: 2 },
      1,
    ],
    [
      'in French',
      [
        ['Numéro', 'Désignation'],
        ['1', 'Vannes'],
      ],
      undefined,
      { number: 0, text: 1 },
      1,
    ],
    [
      'without headings, the column with most words',
      [
        ['1', 'Valves of nickel'],
        ['2', 'Pumps of steel'],
      ],
      undefined,
      { number: 0, text: 1 },
      2,
    ],
    [
      'as they are named, by letter or heading',
      [
        ['Code', 'Goods', 'X'],
        ['1', 'Valves', 'y'],
      ],
      'number=C,text=Goods',
      { number: 2, text: 1 },
      1,
    ],
  ])('%s', ([, cells, map, columns, body]) => {
    const read = columnsOf(rows(...cells), map)
    expect([read.columns, read.body.length]).toEqual([columns, body])
  })
  test.for<[string, string]>([
    [
      'txt=A',
      '`txt=A` does not say which column is which; write for example `number=A,text=C,cas=D,hs=E`, by letter or by the heading’s words',
    ],
    ['number=A', '`number=A` does not say which column is which; say at least which column is the text: `text=B`'],
    [
      'text=',
      '`text=` does not say which column is which; write for example `number=A,text=C,cas=D,hs=E`, by letter or by the heading’s words',
    ],
  ])('%s is refused', ([map, wanted]) => expect(said(() => columnsOf(rows(['1', 'Valves']), map))).toEqual([wanted]))
  test('none with text', () =>
    expect(said(() => columnsOf(rows(['1'], ['2']), undefined))).toEqual([
      'no column of the table holds the text of the entries; say which with `--map text=B`',
    ]))
})
