/** A State's way on the command line: adopt, classify, publish, verify; import in two steps; what is refused, with its place and exit code. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-national-'))
const at = (name: string): string => join(folder, name)

const run = (args: readonly string[], language = 'en'): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, 'bin/gatehouse.mjs'), ...args],
      { cwd: root, env: { ...process.env, LANG: 'C', GATEHOUSE_LANG: language }, maxBuffer: 20_000_000 },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err }),
    )
    child.stdin?.end()
  })

test('adopt, classify, publish, verify', { timeout: 60_000 }, async () => {
  const adopted = await run(['lists', 'adopt', 'CWC', 'NSG2', '--as', 'XA', '--on', '2026-11-01', '--out', at('xa'), '--json'])
  expect([adopted.code, JSON.parse(adopted.out).list, JSON.parse(adopted.out).files.includes('numbering.yaml')]).toEqual([0, 'XA', true])
  const found = await run(['classify', 'examples/frequency-changer.txt', '--lists', at('xa'), '--on', '2026-11-24', '--json'])
  expect([
    found.code,
    JSON.parse(found.out).verdict,
    JSON.parse(found.out).matches.map((one: { id: string }) => one.id.slice(0, 3)),
  ]).toEqual([1, 'controlled', ['XA:']])
  for (const name of ['Amina', 'Bo'])
    expect((await run(['lists', 'publish', '--new-key', at(`${name}.json`), '--name', name])).code).toBe(0)
  const publish = [
    'lists',
    'publish',
    at('xa'),
    '--editor',
    'Amina',
    '--publisher',
    'Bo',
    '--editor-key',
    at('Amina.json'),
    '--publisher-key',
    at('Bo.json'),
    '--from',
    '2026-12-01',
  ]
  const published = await run([...publish, '--language', 'ar', '--json'])
  expect([published.code, JSON.parse(published.out).files.includes('gazette-ar.docx')]).toEqual([0, true])
  const verified = await run([
    'lists',
    'verify',
    at('xa/published/2026-12-01/package.json'),
    '--keys',
    at('xa/published/2026-12-01/keys.json'),
  ])
  expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('signed by Amina (editor) and Bo (publisher)')])
  // A threshold is moved without a new version.
  const part =
    readdirSync(at('xa')).find((name) => readFileSync(join(at('xa'), name), { encoding: 'utf8', flag: 'r' }).includes('>= 600 Hz')) ?? ''
  writeFileSync(join(at('xa'), part), readFileSync(join(at('xa'), part), 'utf8').replace('>= 600 Hz', '>= 700 Hz'))
  const refused = await run([...publish.slice(0, -1), '2027-01-01'])
  expect([refused.code, refused.err]).toEqual([
    2,
    expect.stringMatching(
      /part-\S+:\d+:\d+: `XA:[\d.]+` changed its meaning without a new version; end the version from 2026-11-01 with `to:`/,
    ),
  ])
})

test('import in two steps', { timeout: 60_000 }, async () => {
  writeFileSync(at('list.csv'), 'No;Goods;CAS\nI.1;Thiodiglycol;111-48-8\nI.2;Chairs;\n')
  const read = await run(['lists', 'import', at('list.csv'), '--out', at('mapping')])
  expect([read.code, read.out.trim()]).toEqual([0, expect.stringContaining('rows read: 2')])
  const mapping = readFileSync(at('mapping/mapping.yaml'), 'utf8')
  writeFileSync(at('confirmed.yaml'), mapping.replace('confirmed: []', 'confirmed: CWC:2.B.13').replace('confirmed: []', 'confirmed: none'))
  const made = await run(['lists', 'import', at('confirmed.yaml'), '--as', 'XM', '--out', at('xm')])
  expect([made.code, made.out]).toEqual([0, expect.stringContaining('provisions made of confirmed rows: 1')])
  expect((await run(['classify', 'examples/thiodiglycol.txt', '--lists', at('xm')])).out).toContain('XM:I-1')
})

test('the example State misses a drive that the reference lists', { timeout: 30_000 }, async () => {
  writeFileSync(
    at('drive.yaml'),
    'kind: frequency-changer\nfacts: { output.phases: 3, output.power: 0 to 1 kVA, output.frequency: 0 to 700 Hz, output.frequencyControl: 0.05 % to 0.1 % }\n',
  )
  expect((await run(['classify', at('drive.yaml'), '--lists', 'examples/national'])).code).toBe(0)
  expect((await run(['classify', at('drive.yaml'), '--lists', 'NSG2'])).code).toBe(1)
})

describe('refused with exit code 2', () => {
  mkdirSync(at('empty'), { recursive: true })
  writeFileSync(at('numbers.yaml'), 'NSG2:3: "3"\nNSG2:3.A: "3.1"\nNSG2:3.A.1: "9"\n')
  writeFileSync(at('list.txt'), 'x')
  test.for<[string, readonly string[], string]>([
    [
      'a numbering that tears a provision from its heading',
      ['lists', 'adopt', 'NSG2:3.A.1', '--as', 'XA', '--numbering', at('numbers.yaml'), '--out', at('never')],
      'numbers.yaml:3:13: `9` does not stand where `NSG2:3.A.1` stands in the reference; its number must begin with `3.1.`',
    ],
    ['a folder with something in it', ['lists', 'adopt', 'CWC:3', '--as', 'XA', '--out', folder], 'is not empty; choose a new folder'],
    ['a list made of nobody’s word', ['lists', 'import', at('numbers.yaml'), '--out', at('never')], '`--as` is missing'],
    ['a table of no known form', ['lists', 'import', at('list.txt'), '--out', at('never')], 'is none of CSV, XLSX and DOCX'],
    ['a folder without a list', ['classify', 'examples/office-chair.txt', '--lists', at('empty')], 'holds no control list'],
    ['a publication by nobody', ['lists', 'publish', 'examples/national', '--from', '2027-01-01'], '`--editor` is missing'],
    ['a language that is not spoken', ['lists', 'publish', 'examples/national', '--language', 'xx'], 'unknown language `xx`'],
  ])('%s', async ([, args, wanted]) => {
    const { code, err } = await run(args)
    expect([code, err]).toEqual([2, expect.stringContaining(wanted)])
  })
})
