import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Fault } from '../../fault/fault.ts'
import { dateOf, pointOf } from './dates.ts'
import type { ListFile, Reading } from './reading.ts'
import { type ListFormat, READERS } from './sources.ts'
import { memberOf } from './zip.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const file = (name: string, content: string | Uint8Array): ListFile => ({
  name,
  chunks: [typeof content === 'string' ? bytes(content) : content],
})
/** The same piece again and again, as a file without end would come. */
function* endless(head: string, piece: string): Generator<Uint8Array> {
  yield bytes(head)
  const again = bytes(piece.repeat(Math.ceil(65_536 / piece.length)))
  for (let i = 0; i < 40_000; i++) yield again
}
const read = (format: ListFormat, one: ListFile): Promise<Reading> => READERS[format]([one], 'T')
const codeOf = async (format: ListFormat, one: ListFile): Promise<string> => {
  try {
    await read(format, one)
    return 'read'
  } catch (error) {
    if (error instanceof Fault) return error.issues[0]?.code ?? error.code
    throw error
  }
}

const un = (body: string): string =>
  `<CONSOLIDATED_LIST dateGenerated="2026-01-02T00:00:00Z"><INDIVIDUALS>${body}</INDIVIDUALS></CONSOLIDATED_LIST>`
const zip = (content: Uint8Array): Uint8Array => {
  const packed = deflateRawSync(content)
  const name = bytes('content.xml')
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([head, name, packed, entry, name, end])
}

const REFUSED: readonly (readonly [string, ListFormat, () => ListFile, string])[] = [
  [
    'an entity bomb',
    'un-xml',
    () => file('a.xml', `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${un('&b;')}`),
    'party.doctype',
  ],
  ['a DOCTYPE without end', 'un-xml', () => ({ name: 'a.xml', chunks: endless('<!DOCTYPE l [', '<!ENTITY a "a">') }), 'party.doctype'],
  ['an entity that is not defined', 'un-xml', () => file('a.xml', un('<INDIVIDUAL>&lol;</INDIVIDUAL>')), 'party.bad-xml'],
  ['200,000 elements deep', 'un-xml', () => file('a.xml', un('<a>'.repeat(200_000))), 'party.too-deep'],
  [
    'text without end',
    'un-xml',
    () => ({ name: 'a.xml', chunks: endless('<CONSOLIDATED_LIST><INDIVIDUAL><A>', 'aaaa ') }),
    'party.field-too-long',
  ],
  ['an attribute without end', 'un-xml', () => ({ name: 'a.xml', chunks: endless('<CONSOLIDATED_LIST a="', 'aaaa ') }), 'party.bad-xml'],
  [
    'children without end',
    'un-xml',
    () => ({ name: 'a.xml', chunks: endless('<CONSOLIDATED_LIST><INDIVIDUAL>', '<a/>') }),
    'party.too-many',
  ],
  ['a download cut off', 'un-xml', () => file('a.xml', un('<INDIVIDUAL/>').slice(0, -30)), 'party.truncated'],
  ['a web page in place of the list', 'un-xml', () => file('a.xml', '<html><body>busy</body></html>'), 'party.wrong-root'],
  ['UTF-16', 'un-xml', () => file('a.xml', Buffer.from(un(''), 'utf16le')), 'party.bad-encoding'],
  ['Latin-1', 'own-csv', () => file('a.csv', Buffer.from('id,name\n1,José', 'latin1')), 'party.bad-encoding'],
  ['a quote without end', 'own-csv', () => ({ name: 'a.csv', chunks: endless('id,name\n1,"', 'aaaa,\n') }), 'party.open-quote'],
  ['a field without end', 'own-csv', () => ({ name: 'a.csv', chunks: endless('id,name\n1,', 'aaaa') }), 'party.field-too-long'],
  ['a row of endless fields', 'own-csv', () => ({ name: 'a.csv', chunks: endless('id,name\n', ',') }), 'party.row-width'],
  ['text after a closing quote', 'own-csv', () => file('a.csv', 'id,name\n1,"a"b\n'), 'party.stray-quote'],
  ['no such column', 'own-csv', () => file('a.csv', 'id,title\n1,a\n'), 'party.no-column'],
  ['an empty file', 'own-csv', () => file('a.csv', ''), 'party.empty-file'],
  [
    'a count that is not the file’s',
    'ofac-xml',
    () =>
      file(
        'a.xml',
        '<sdnList><publshInformation><Publish_Date>01/02/2026</Publish_Date><Record_Count>2</Record_Count></publshInformation></sdnList>',
      ),
    'party.count-mismatch',
  ],
  ['no archive', 'uk-ods', () => file('a.ods', 'PK nothing'), 'party.bad-zip'],
  ['an archive that unpacks to a blank without end', 'uk-ods', () => file('a.ods', zip(Buffer.alloc(420_000_000, 32))), 'party.bad-xml'],
  ['a line without end', 'ftm-json', () => ({ name: 'a.json', chunks: endless('{"id":"', 'aaaa') }), 'party.field-too-long'],
  ['YAML that multiplies', 'own-yaml', () => file('a.yaml', 'a: &a [1]\nb: [*a, *a]\n'), 'input.not-yaml'],
]

describe('hostile and broken files are refused', () => {
  test.for(REFUSED)('%s', async ([, format, make, code]) => {
    const began = performance.now()
    expect(await codeOf(format, make())).toBe(code)
    expect(performance.now() - began).toBeLessThan(5_000)
  })
  test('an archive is unpacked no further than its limit', async () => {
    const { chunks } = await memberOf(file('a.ods', zip(Buffer.alloc(5_000_000, 32))), 'content.xml', 1_000_000)
    const drain = async (): Promise<void> => {
      let size = 0
      for await (const chunk of chunks) size += chunk.length
      expect(size).toBeLessThan(0)
    }
    await expect(drain()).rejects.toMatchObject({ issues: [{ code: 'party.zip-bomb' }] })
  })
  test('the place of an open quote is where it opens', async () => {
    const error: unknown = await read('own-csv', { name: 'a.csv', chunks: endless('id,name\n1,"', 'a\n') }).catch((one: unknown) => one)
    expect(error instanceof Fault ? error.issues[0] : undefined).toMatchObject({ file: 'a.csv', line: 2, column: 3 })
  })
  test('a CSV cut within quotes is read as far as it goes, and marked', async () => {
    expect(await read('own-csv', file('a.csv', 'id,name\n1,"Ann"\n2,"Bo'))).toMatchObject({ cut: true, unread: 1, rows: 2 })
  })
  test('rows that cannot be read are counted with their lines', async () => {
    const reading = await read(
      'own-csv',
      file('a.csv', 'id,name,schema\n1,Ann,person\n1,Ann,person\n,Bo,person\n3,Cy,robot\n4,Di\n5,,person\n'),
    )
    expect(reading.issues.map((one) => [one.code, one.line])).toEqual([
      ['party.duplicate-id', 3],
      ['party.no-reference', 4],
      ['party.unknown-schema', 5],
      ['party.row-width', 6],
      ['party.no-name', 7],
    ])
    expect([reading.parties.length, reading.unread, reading.rows]).toEqual([1, 5, 6])
  })
  test('pieces cut anywhere give the same rows', async () => {
    const text = 'id,name\r\n1,"A ""q"", ü\nb"\r\n\r\n2,ö\r\n'
    const whole = await read('own-csv', file('a.csv', text))
    for (let at = 1; at < bytes(text).length; at++) {
      const parts = await read('own-csv', { name: 'a.csv', chunks: [bytes(text).subarray(0, at), bytes(text).subarray(at)] })
      expect(parts).toEqual(whole)
    }
    expect(whole.parties.map((one) => one.names[0]?.full)).toEqual(['A "q", ü b', 'ö'])
  })
})

describe('formats without a published copy at hand', () => {
  test('EU XML', async () => {
    const { date, parties } = await read(
      'eu-xml',
      file(
        'a.xml',
        '<export xmlns="x" generationDate="2026-02-03T10:00:00"><sanctionEntity designationDate="2020-01-02" euReferenceNumber="EU.1.2" logicalId="7"><subjectType classificationCode="P"/><nameAlias wholeName="Ann Example" firstName="Ann" lastName="Example" strong="true" gender="F"/><nameAlias wholeName="Annie" strong="false"/><citizenship countryIso2Code="SY"/><birthdate circa="true" year="1960"/><identification number="A 123-4" identificationTypeCode="passport" countryIso2Code="SY"/><regulation programme="SYR"/></sanctionEntity></export>',
      ),
    )
    expect(date).toBe('2026-02-03')
    expect(parties[0]).toMatchObject({
      id: 'T:EU.1.2',
      schema: 'person',
      gender: 'female',
      nationalities: ['SY'],
      born: [{ from: '1960', to: '1960', circa: true }],
      identifiers: [{ kind: 'passport', value: 'A1234', country: 'SY' }],
      programmes: ['SYR'],
      listedOn: '2020-01-02',
    })
    expect(parties[0]?.names.map((one) => [one.full, one.kind])).toEqual([
      ['Ann Example', 'primary'],
      ['Annie', 'weak'],
    ])
  })
  test('EU CSV joins the rows of an entity', async () => {
    const head =
      'fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_SubjectType;NameAlias_WholeName;BirthDate_Year;Citizenship_CountryIso2Code'
    const { parties, rows } = await read(
      'eu-csv',
      file('a.csv', `${head}\n03/02/2026;7;EU.1.2;P;Ann Example;;\n03/02/2026;7;EU.1.2;P;;1960;\n03/02/2026;7;EU.1.2;P;;;SY\n`),
    )
    expect(rows).toBe(3)
    expect(parties).toHaveLength(1)
    expect(parties[0]).toMatchObject({ schema: 'person', born: [{ from: '1960' }], nationalities: ['SY'] })
  })
  test('FollowTheMoney entities, with edges as relations', async () => {
    const lines = [
      { id: 'a', schema: 'Person', properties: { name: ['Ann'], weakAlias: ['A'], birthDate: ['1960-02'] } },
      { id: 'b', schema: 'Vessel', properties: { name: ['Ship'], imoNumber: ['IMO9074729'], flag: ['pa'] } },
      { id: 'c', schema: 'Ownership', properties: { owner: ['a'], asset: ['b'] } },
      { id: 'd', schema: 'Address', properties: {} },
    ]
    const { parties, rows, unread } = await read(
      'ftm-json',
      file('a.json', `${lines.map((one) => JSON.stringify(one)).join('\n')}\nnothing\n`),
    )
    expect([rows, unread]).toEqual([5, 1])
    expect(parties[1]).toMatchObject({
      schema: 'vessel',
      flag: 'PA',
      identifiers: [{ kind: 'imo', value: '9074729', valid: true }],
      relations: [{ to: 'T:a', how: 'ownership' }],
    })
  })
  test('simple targets', async () => {
    const { parties } = await read(
      'targets-csv',
      file(
        'a.csv',
        'id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,last_change\nx,Company,Example AG,Ex;Exa,,de,,HRB 1,Some act,2026-01-02T00:00:00\n',
      ),
    )
    expect(parties[0]).toMatchObject({ schema: 'organisation', countries: ['DE'], identifiers: [{ value: 'HRB1' }] })
  })
  test('the United Kingdom’s CSV joins the names of a designation', async () => {
    const { date, parties } = await read(
      'uk-csv',
      file(
        'a.csv',
        'Report Date: 11-Aug-2025\nUnique ID,Name 6,Name 1,Name type,Alias strength,Regime Name,Designation Type,D.O.B,IMO number\nRUS0001,EXAMPLE,Ann,Primary Name,,Russia,Individual,dd/mm/1960,\nRUS0001,SAMPLE,Ann,Alias,Low,Russia,Individual,,\n',
      ),
    )
    expect([date, parties.length]).toEqual(['2025-08-11', 1])
    expect(parties[0]?.names.map((one) => [one.full, one.kind])).toEqual([
      ['Ann EXAMPLE', 'primary'],
      ['Ann SAMPLE', 'weak'],
    ])
    expect(parties[0]?.born).toEqual([{ from: '1960', to: '1960', circa: false }])
  })
})

test.for([
  ['15 Jan 1955', '1955-01-15'],
  ['Sep 1957', '1957-09'],
  ['29-06-2012', '2012-06-29'],
  ['1955-00-00', '1955'],
  ['31 Feb 1955', undefined],
  ['1655', undefined],
  ['early 1980s', undefined],
] as const)('date `%s`', ([text, wanted]) => {
  expect(pointOf(text)).toBe(wanted)
})
test.for([
  ['circa 1951', { from: '1951', to: '1951', circa: true }],
  ['1951 to 1953', { from: '1951', to: '1953', circa: false }],
  ['1951-1953', { from: '1951', to: '1953', circa: false }],
  ['1953 to 1951', undefined],
] as const)('span `%s`', ([text, wanted]) => {
  expect(dateOf(text)).toEqual(wanted)
})
