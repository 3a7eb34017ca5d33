import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import excel from 'exceljs'
import { describe, expect, test } from 'vitest'
import { Fault } from '../fault/fault.ts'
import { readTable } from './read-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-table-'))
const file = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

const ROWS = [
  ['No.', 'Goods', 'CAS'],
  ['1', 'Thiodiglycol, pure', '111-48-8'],
  ['2', 'آلة "خاصة"', ''],
]

const docx = async (rows: readonly (readonly string[])[]): Promise<Uint8Array> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph('Annex'),
            new Table({
              rows: rows.map(
                (cells) => new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
              ),
            }),
          ],
        },
      ],
    }),
  )

const xlsx = async (rows: readonly (readonly unknown[])[]): Promise<Uint8Array> => {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('list')
  for (const row of rows) sheet.addRow([...row])
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
}

/** A ZIP of stored members, written by hand, for what no library would write. */
const zip = (members: readonly (readonly [string, Buffer])[]): Buffer => {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, data] of members) {
    const field = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc(data), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(field.length, 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, field, data])
    central.push(
      Buffer.concat([
        Buffer.from('504b01021400', 'hex'),
        common,
        Buffer.alloc(10),
        Buffer.from([at & 255, (at >> 8) & 255, (at >> 16) & 255, 0]),
        field,
      ]),
    )
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('504b0506', 0, 'hex')
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}
const crc = (data: Buffer): number => {
  let value = ~0
  for (const byte of data) {
    value ^= byte
    for (let i = 0; i < 8; i++) value = (value >>> 1) ^ (0xedb88320 & -(value & 1))
  }
  return ~value >>> 0
}

const refusal = async (path: string): Promise<string> => {
  try {
    await readTable(path)
  } catch (fault) {
    if (fault instanceof Fault) return fault.message
    throw fault
  }
  return 'read'
}

describe('the same table', () => {
  const wanted = ROWS.map((cells, i) => ({ row: i + 1, cells }))
  test('from CSV, with semicolons and a byte order mark', async () => {
    expect(
      await readTable(
        file('a.csv', `\ufeff${ROWS.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n')}`),
      ),
    ).toEqual(wanted)
  })
  test('from XLSX', async () => {
    expect((await readTable(file('a.xlsx', await xlsx(ROWS)))).map((one) => ({ ...one, cells: [...one.cells, ''].slice(0, 3) }))).toEqual(
      wanted,
    )
  })
  test('from DOCX', async () => {
    expect(await readTable(file('a.docx', await docx(ROWS)))).toEqual(wanted)
  })
  test('a cell in a nested table belongs to the cell around it; what was deleted is not read', async () => {
    const xml =
      '<w:document><w:tbl><w:tr><w:tc><w:p><w:t>1</w:t></w:p></w:tc><w:tc><w:p><w:t>Goods</w:t></w:p><w:tbl><w:tr><w:tc><w:p><w:t>inner</w:t></w:p></w:tc></w:tr></w:tbl><w:del><w:t>gone</w:t></w:del></w:tc></w:tr></w:tbl></w:document>'
    expect(await readTable(file('n.docx', zip([['word/document.xml', Buffer.from(xml)]])))).toEqual([
      { row: 1, cells: ['1', 'Goods inner'] },
    ])
  })
})

describe('refused', () => {
  test.for<[string, string, () => string | Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['another form', 'a.pdf', () => '%PDF', /is none of CSV, XLSX and DOCX/],
    ['an empty CSV', 'empty.csv', () => '\n\n', /is empty/],
    ['a CSV that is not UTF-8', 'latin.csv', () => Buffer.from([0x61, 0x2c, 0xe9, 0x0a]), /not UTF-8/],
    ['a quote that never ends', 'quote.csv', () => `1,"${'x'.repeat(50_000)}`, /cannot be read/],
    ['rows of unequal length', 'ragged.csv', () => 'a,b\n1,2,3', /cannot be read/],
    ['a cell longer than any entry', 'long.csv', () => `1,${'x'.repeat(30_000)}`, /a cell of row 1 has 30000 characters/],
    ['more columns than a list has', 'wide.csv', () => Array.from({ length: 80 }, () => 'x').join(','), /row 1 has 80 cells/],
    ['more rows than a list has', 'tall.csv', () => 'x,y\n'.repeat(20_001), /more than 20000 rows/],
    ['a workbook that is no container', 'text.xlsx', () => 'a,b', /not a ZIP container/],
    ['a container without a sheet', 'none.xlsx', () => zip([['a.xml', Buffer.from('<a/>')]]), /no sheet/],
    ['a container without a document', 'none.docx', () => zip([['a.xml', Buffer.from('<a/>')]]), /no document/],
    ['a truncated container', 'cut.docx', async () => (await docx(ROWS)).slice(0, 900), /cannot be read/],
    [
      'entities in a document',
      'bomb.docx',
      () =>
        zip([['word/document.xml', Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>')]]),
      /declares a document type/,
    ],
    [
      'entities in a sheet',
      'bomb.xlsx',
      () => zip([['xl/worksheets/sheet1.xml', Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')]]),
      /declares a document type/,
    ],
    ['XML nested without end', 'deep.docx', () => zip([['word/document.xml', Buffer.from('<a>'.repeat(5_000))]]), /nested deeper/],
    [
      'XML that is not well formed',
      'bad.docx',
      () => zip([['word/document.xml', Buffer.from('<w:document><w:tbl></w:document>')]]),
      /cannot be read/,
    ],
    [
      'a container of very many members',
      'many.docx',
      () => zip(Array.from({ length: 2_100 }, (_, i) => [`m${i}`, Buffer.alloc(0)] as const)),
      /more than 2000 members/,
    ],
  ])('%s', async ([, name, bytes, wanted]) => {
    expect(await refusal(file(name, await bytes()))).toMatch(wanted)
  })

  test('a bomb, before it has filled memory', async () => {
    const { deflateRawSync } = await import('node:zlib')
    const packed = deflateRawSync(Buffer.alloc(80_000_000, 'a'))
    const stored = zip([['word/document.xml', packed]])
    // Said to be deflated, and of its true size.
    for (const [offset, central] of [
      [0, false],
      [stored.indexOf(Buffer.from('504b0102', 'hex')), true],
    ] as const) {
      const shift = offset + (central ? 6 : 4)
      stored.writeUInt16LE(8, shift + 4)
      stored.writeUInt32LE(80_000_000, shift + 18)
    }
    const before = process.memoryUsage().rss
    expect(await refusal(file('zip-bomb.docx', stored))).toMatch(/unpacks to far more/)
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  })
  test('a file that is not there', async () => expect(await refusal(join(folder, 'gone.csv'))).toMatch(/there is no file/))
})
