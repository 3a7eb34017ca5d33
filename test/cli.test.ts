/** The command line as a person runs it: the README's own commands, exit codes, JSON of the published schema, refusals with their place. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { answerSchema } from '../src/office/answer-json.ts'
import { assessmentSchema } from '../src/office/assessment-json.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-cli-'))

const run = (args: readonly string[], input = ''): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, 'bin/gatehouse.mjs'), ...args],
      { cwd: root, env: { ...process.env, LANG: 'C', GATEHOUSE_LANG: 'en' }, maxBuffer: 20_000_000 },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err }),
    )
    child.stdin?.end(input)
  })

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('the commands of the README', () => {
  const commands = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^npx gatehouse (.+?)\s+#/gm)].map(
    (found) => found[1]?.trim().split(/\s+/) ?? [],
  )
  test('are three or more', () => expect(commands.length).toBeGreaterThanOrEqual(3))
  test.for(commands)('%s %s runs', async (command) => {
    const { code, out } = await run(command)
    expect([0, 1]).toContain(code)
    expect(out.length).toBeGreaterThan(20)
  })
})

describe('classify', () => {
  test('a controlled data sheet: exit code 1, JSON of the schema', async () => {
    const { code, out } = await run(['classify', 'examples/frequency-changer.txt', '--json'])
    const answer = answerSchema.parse(JSON.parse(out))
    expect([code, answer.verdict, answer.matches[0]?.id]).toEqual([1, 'controlled', 'NSG2:3.A.1'])
    expect(Object.keys(answer)).toEqual(expect.arrayContaining(['verdict', 'matches', 'open', 'questions', 'facts', 'kinds']))
  })
  test('an everyday thing from standard input: exit code 0', async () => {
    const { code, out } = await run(['classify', '-'], readFileSync(join(root, 'examples/office-chair.txt'), 'utf8'))
    expect(code).toBe(0)
    expect(out).toContain('NOT CONTROLLED')
  })
  test('asks until it is settled', async () => {
    const { out, err, code } = await run(['classify', 'examples/frequency-changer-no-stability.txt', '--ask', '--json'], '0.1 %\n')
    expect(err).toMatch(/\?/)
    expect([code, answerSchema.parse(JSON.parse(out)).verdict]).toEqual([1, 'controlled'])
  })
  test('another day', async () => {
    const sheet = file('p.yaml', 'kind: chemical\nchemical: { cas: 77104-62-2 }')
    expect(
      answerSchema.parse(JSON.parse((await run(['classify', sheet, '--json', '--lists', 'CWC', '--on', '2020-06-07'])).out)).verdict,
    ).toBe('controlled')
    expect(
      answerSchema.parse(JSON.parse((await run(['classify', sheet, '--json', '--lists', 'CWC', '--on', '2020-06-06'])).out)).verdict,
    ).not.toBe('controlled')
  })
})

test('assess: JSON of the schema, exit code 0 only when clear', async () => {
  const { code, out } = await run(['assess', 'examples/transactions/desks-to-germany.yaml', '--json'])
  expect([code, assessmentSchema.parse(JSON.parse(out)).outcome]).toEqual([0, 'clear'])
})

test('explain shows the tree, its source and what it inherits', async () => {
  const { code, out } = await run(['explain', 'NSG2:1.B.2.b.1'])
  expect(code).toBe(0)
  for (const word of ['NSG2:1.B.2.b.1', 'NSG2:1.B.2', 'SOR-2000-210']) expect(out).toContain(word)
})

/** As the readers read YAML: every scalar a text, so that 6E203 stays a code and is no number. */
const PLAIN = { schema: 'failsafe' } as const

describe('the published schemas', () => {
  const validator = (name: string) =>
    new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(join(root, 'docs/schema', name), 'utf8')) as object)
  test('hold for what the command line prints', async () => {
    const answer = validator('answer.schema.json')
    expect(answer(JSON.parse((await run(['classify', 'examples/milling-machine.txt', '--json'])).out)), JSON.stringify(answer.errors)).toBe(
      true,
    )
    const assessment = validator('assessment.schema.json')
    expect(
      assessment(JSON.parse((await run(['assess', 'examples/transactions/desks-to-germany.yaml', '--json'])).out)),
      JSON.stringify(assessment.errors),
    ).toBe(true)
  })
  test('hold for the lists and cases that came along, and not for a typo in them', () => {
    const list = validator('list.schema.json')
    const cases = validator('cases.schema.json')
    for (const name of ['category-3.yaml', 'category-6.yaml'])
      expect(list(parse(readFileSync(join(root, 'lists/nsg2', name), 'utf8'), PLAIN)), JSON.stringify(list.errors?.slice(0, 3))).toBe(true)
    expect(
      cases(parse(readFileSync(join(root, 'lists/nsg2/cases-3.yaml'), 'utf8'), PLAIN)),
      JSON.stringify(cases.errors?.slice(0, 3)),
    ).toBe(true)
    expect(list({ provisions: [{ id: '1', titel: 'x' }] })).toBe(false)
  })
})

describe('refusals: exit code 2, and the place', () => {
  test.for<[string, readonly string[], RegExp]>([
    ['no such file', ['classify', 'nothing.txt'], /there is no file `nothing.txt`/],
    ['an empty file', ['classify', file('empty.txt', '  \n')], /the input is empty/],
    [
      'facts with a typo',
      ['classify', file('typo.yaml', 'kind: valve\nfacts:\n  valve.nominalsize: 5 mm\n')],
      /typo.yaml:3:3: unknown attribute `valve.nominalsize`; did you mean `valve.nominalSize`\?/,
    ],
    ['broken YAML', ['classify', file('broken.yaml', 'kind: [valve\n')], /broken.yaml:\d+:\d+: this is not well-formed YAML or JSON/],
    ['a date that is none', ['classify', 'examples/ups.txt', '--on', 'yesterday'], /`yesterday` is not a date/],
    [
      'a day before the lists begin',
      ['classify', 'examples/ups.txt', '--on', '1990-01-01'],
      /what was in force on 1990-01-01 is not recorded/,
    ],
    ['an unknown list', ['classify', 'examples/ups.txt', '--lists', 'NSG9'], /there is no list `NSG9`; loaded: /],
    ['an unknown kind', ['classify', 'examples/ups.txt', '--kind', 'upss'], /unknown kind `upss`/],
    ['a transaction with a typo', ['assess', file('t.yaml', 'lins: []\n')], /t.yaml:1:1: .*`lins`/],
    ['no such provision', ['explain', 'NSG2:3.A.11'], /there is no provision `NSG2:3.A.11`; did you mean/],
    ['a provision without its list', ['explain', '3.A.1'], /write the list before it/],
    ['a port that is none', ['serve', '--port', 'x'], /`x` is not a port/],
    ['an unknown command', ['clasify', 'x'], /unknown command 'clasify'/],
  ])('%s', async ([, args, message]) => {
    const { code, err, out } = await run(args)
    expect(code, err + out).toBe(2)
    expect(err).toMatch(message)
  })
})
