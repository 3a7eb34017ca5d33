import { describe, expect, test } from 'vitest'
import { buildIndex, openIndex, partyAt } from './index.ts'
import { dateOf, matchPairs, qualityOf, recordLikeness, schemaOf } from './match.ts'
import type { ListedParty, Query, Schema, Snapshot } from './model.ts'
import { scoreParties, verdictOf } from './score.ts'
import { screen, screener } from './screen.ts'
import { inventedNames } from './synthetic-test-support.ts'

const party = (id: string, schema: Schema, name: string, more: Partial<ListedParty> = {}): ListedParty => ({
  id,
  list: 'DEMO',
  schema,
  names: [{ full: name, kind: 'primary' }],
  identifiers: [],
  born: [],
  birthPlaces: [],
  nationalities: [],
  countries: [],
  addresses: [],
  programmes: [],
  relations: [],
  ...more,
})
const snapshot = (parties: readonly ListedParty[]): Snapshot => ({
  list: 'DEMO',
  title: 'invented',
  publisher: 'nobody',
  date: '2026-01-02',
  sha256: 'abc',
  parties,
  invented: true,
  unread: 0,
})

const day = (text: string): NonNullable<Query['born']> => ({ from: text, to: text, circa: false })
const DEMO = snapshot([
  party('d1', 'person', 'Testov, Mikhail Sergeevich', {
    born: [day('1970-03-04')],
    identifiers: [{ kind: 'passport', value: 'X1234567', valid: true }],
  }),
  party('d2', 'organisation', 'Invented Shipping Company Ltd'),
  party('d3', 'vessel', 'OCEAN SAMPLE', { identifiers: [{ kind: 'imo', value: '9074729', valid: true }], flag: 'PA' }),
  party('d4', 'person', 'حسن مثالی'),
  party('d5', 'person', '김가상'),
  party('d6', 'organisation', 'CORP'),
  party('d7', 'person', 'Mohammed Ali'),
])
const index = buildIndex([DEMO])
const ids = (query: Query, threshold?: number): readonly string[] =>
  (screen(query, index, threshold === undefined ? {} : { threshold })[0]?.hits ?? []).map((one) => one.id)

describe('who is found', () => {
  test.for<readonly [Query, string]>([
    [{ name: 'Mikhail Testov', schema: 'person' }, 'd1'],
    [{ name: 'Михаил Тестов', schema: 'person' }, 'd1'],
    [{ name: 'Mihail Testow' }, 'd1'],
    [{ name: 'INVENTED SHIPPING CO., LIMITED', schema: 'organisation' }, 'd2'],
    [{ name: 'M/V Ocean Sample', schema: 'vessel' }, 'd3'],
    [{ name: 'Renamed Ship', schema: 'vessel', identifiers: [{ kind: 'imo', value: '9074729', valid: true }] }, 'd3'],
    [{ name: 'Hassan Mesali', schema: 'person' }, 'd4'],
    [{ name: 'Kim Ga Sang', schema: 'person' }, 'd5'],
    [{ name: 'Muhammad Ali', schema: 'person' }, 'd7'],
  ])('%j', ([query, id]) => {
    expect(ids(query)[0]).toBe(id)
  })
})

describe('who is not', () => {
  test.for<Query>([
    { name: 'CORP' },
    { name: 'Corp Ltd' },
    { name: 'Mohammed', schema: 'person' },
    { name: 'Ivan Petrovsky', schema: 'person' },
    { name: 'Shipping Company' },
    { name: 'Ocean Samplest Seven', schema: 'vessel' },
    { name: '' },
    { name: '···' },
    { name: 'Mikhail Testov', schema: 'vessel' },
  ])('%j', (query) => {
    expect(ids(query)).toEqual([])
  })
})

test('a hit says why, and what speaks against', () => {
  const [result] = screen({ name: 'Mikhail Testov', schema: 'person', born: day('1980-01-01') }, index, { threshold: 0.5 })
  expect(result?.snapshots).toEqual([{ list: 'DEMO', sha256: 'abc', date: '2026-01-02', invented: true }])
  expect(result?.hits[0]?.reasons.map((one) => one.feature)).toContain('name.same')
  expect(result?.hits[0]?.against.map((one) => one.feature)).toContain('bornDiffers')
})

test('an identifier decides alone', () => {
  const [result] = screen({ name: 'Quite Another', identifiers: [{ kind: 'passport', value: 'X1234567', valid: true }] }, index)
  expect(result?.hits[0]).toMatchObject({ id: 'd1', verdict: 'match' })
  expect(result?.hits[0]?.reasons[0]?.feature).toBe('identifier')
})

test.for<readonly [string, string, string]>([
  ['1970-03-04', '1970-03-04', 'bornSame'],
  ['1970-03-04', '1970-04-03', 'bornTurned'],
  ['1970', '1970-04-03', 'bornYear'],
  ['1971-01-01', '1980-01-01', 'bornDiffers'],
])('born %s and %s: %s', ([a, b, feature]) => {
  const scored = scoreParties(
    recordLikeness({ name: 'Anna Sample', birthDate: a }, 'person'),
    recordLikeness({ name: 'Anna Sample', birthDate: b }, 'person'),
  )
  expect([...scored.reasons, ...scored.against].map((one) => one.feature)).toContain(feature)
})

test('a packed index opens and a damaged one does not', () => {
  const copy = new Uint8Array(new Uint8Array(index.buffer)).buffer
  const opened = openIndex(copy)
  expect(opened?.partyCount).toBe(7)
  expect(opened === undefined ? '' : partyAt(opened, 1).id).toBe('d2')
  expect(openIndex(copy.slice(0, copy.byteLength - 8))).toBeUndefined()
  expect(openIndex(new ArrayBuffer(4))).toBeUndefined()
  expect(openIndex(new ArrayBuffer(4096))).toBeUndefined()
})

test('every listed name finds itself among thousands, and a slip of the pen still does', () => {
  const made = [...inventedNames(3000, 5)].map(({ name, schema }, at) => party(`m${at}`, schema, name))
  const { one } = screener(buildIndex([snapshot(made)]))
  let slips = 0
  for (const [at, { names, schema }] of made.slice(0, 400).entries()) {
    const name = names[0]?.full ?? ''
    expect(one({ name, schema }).hits.some((hit) => hit.name === name && hit.score > 0.95)).toBe(true)
    const cut = 3 + (at % Math.max(1, name.length - 5))
    if (one({ name: name.slice(0, cut) + name.slice(cut + 1), schema }, { most: 50 }).hits.some((hit) => hit.name === name)) slips++
  }
  expect(slips / 400).toBeGreaterThan(0.9)
})

describe('pairs and their labels', () => {
  test('figures', () => {
    const pair = (a: string, b: string, label: boolean) => ({
      a: recordLikeness({ name: a }, 'person'),
      b: recordLikeness({ properties: { name: [b] } }, 'person'),
      label,
    })
    const pairs = [
      pair('Anna Sample', 'Anna Sample', true),
      pair('Anna Sample', 'Bert Muster', true),
      pair('Anna Sample', 'Ana Sample', false),
      pair('Anna Sample', 'Carl Other', false),
    ]
    expect(qualityOf(pairs, matchPairs(pairs))).toEqual({
      labelled: 4,
      truePositive: 1,
      falsePositive: 1,
      falseNegative: 1,
      trueNegative: 1,
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
    })
    expect(qualityOf([], [])).toMatchObject({ labelled: 0, f1: 0 })
  })
  test.for(['planet', 'persn', '42'])('%s is no kind of party', (word) => {
    expect(schemaOf(word)).toBeUndefined()
  })
  test.for(['1970-13', '70-01-01', 'yesterday', '1970-02-32', ''])('%s is no date', (text) => {
    expect(dateOf(text)).toBeUndefined()
  })
  test('verdicts follow the threshold asked for', () => {
    expect([verdictOf(0.95), verdictOf(0.75), verdictOf(0.6), verdictOf(0.6, 0.5), verdictOf(0.9, 0.95)]).toEqual([
      'match',
      'possible',
      'different',
      'possible',
      'different',
    ])
  })
})
