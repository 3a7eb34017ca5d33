import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sharedFile } from '../../../test/support/shared.ts'
import { readBods } from './bods.ts'
import { basisPoints, type Holding, holdingGraph } from './holdings.ts'
import { explainReach, REGIMES, type ReachReason, reach } from './reach.ts'

const own = (owner: string, owned: string, least: number, most = least): Holding => ({
  owner,
  owned,
  kind: 'ownership',
  least: basisPoints(least),
  most: basisPoints(most),
})
const votes = (owner: string, owned: string, share: number): Holding => ({ ...own(owner, owned, share), kind: 'control' })

/** Ids reached, without the listed parties. */
const reached = (
  holdings: readonly Holding[],
  seeds: readonly string[],
  regime: keyof typeof REGIMES = 'us',
  end: 'must' | 'may' = 'must',
): readonly string[] => {
  const graph = holdingGraph(holdings)
  const found = reach(graph, seeds, REGIMES[regime])
  return graph.ids.filter((id, i) => found[end][i] === 1 && !seeds.includes(id)).sort()
}

interface Case {
  readonly id: string
  readonly seeds: readonly string[]
  readonly edges: readonly (readonly [string, string, number | readonly [number, number]])[]
  readonly blocked?: readonly string[]
  readonly must?: readonly string[]
  readonly may?: readonly string[]
}
const file = sharedFile('reference/ownership/fifty_percent_cases.json')
const cases: readonly Case[] = file === undefined ? [] : (JSON.parse(readFileSync(file, 'utf8')) as readonly Case[])

describe.skipIf(file === undefined)('the cases of the 50 % guidance (skipped where ../shared is absent)', () => {
  test.for(cases)('$id', ({ seeds, edges, blocked, must, may }) => {
    const holdings = edges.map(([owner, owned, share]) =>
      typeof share === 'number' ? own(owner, owned, share) : own(owner, owned, share[0], share[1]),
    )
    expect(reached(holdings, seeds)).toEqual([...(must ?? blocked ?? [])].sort())
    expect(reached(holdings, seeds, 'us', 'may')).toEqual([...(may ?? blocked ?? [])].sort())
  })
})

describe('reach', () => {
  test('a chain counts by its links, not by their product', () => {
    expect(reached([own('X', 'A', 50), own('A', 'B', 50), own('B', 'C', 50)], ['X'])).toEqual(['A', 'B', 'C'])
  })
  test('exactly half reaches in the US and the EU, not in the UK', () => {
    const half = [own('X', 'A', 50)]
    expect([reached(half, ['X'], 'us'), reached(half, ['X'], 'eu'), reached(half, ['X'], 'uk')]).toEqual([['A'], ['A'], []])
    expect(reached([own('X', 'A', 50.01)], ['X'], 'uk')).toEqual(['A'])
    expect(reached([own('X', 'A', 49.99)], ['X'], 'us')).toEqual([])
  })
  test('different listed parties are added up in the US and the EU, not in the UK; the branches of one party are, everywhere', () => {
    const two = [own('X', 'C', 30), own('Y', 'C', 30)]
    expect([reached(two, ['X', 'Y'], 'us'), reached(two, ['X', 'Y'], 'eu'), reached(two, ['X', 'Y'], 'uk')]).toEqual([['C'], ['C'], []])
    expect(reached([own('X', 'A', 60), own('X', 'B', 60), own('A', 'C', 30), own('B', 'C', 30)], ['X'], 'uk')).toEqual(['A', 'B', 'C'])
  })
  test('control reaches in the EU and the UK, not in the US', () => {
    const rule = [votes('X', 'A', 51), own('A', 'B', 60)]
    expect([reached(rule, ['X'], 'us'), reached(rule, ['X'], 'eu'), reached(rule, ['X'], 'uk')]).toEqual([[], ['A', 'B'], ['A', 'B']])
    expect(reached([votes('X', 'A', 50)], ['X'], 'eu')).toEqual([])
  })
  test('circles reach nobody by themselves, and what an entity holds of itself is not added', () => {
    expect(reached([own('A', 'B', 100), own('B', 'A', 100), own('X', 'A', 10)], ['X'])).toEqual([])
    expect(reached([own('A', 'A', 60), own('X', 'A', 40)], ['X'])).toEqual([])
  })
  test('exposure below the threshold is shown', () => {
    const graph = holdingGraph([own('X', 'A', 40, 45)])
    const found = reach(graph, ['X'], REGIMES.us)
    const a = graph.index.get('A') ?? -1
    expect([found.least[a], found.most[a], found.may[a]]).toEqual([4000, 4500, 0])
  })
  test('ranges give must and may', () => {
    expect(reached([own('X', 'A', 25, 75)], ['X'])).toEqual([])
    expect(reached([own('X', 'A', 25, 75)], ['X'], 'us', 'may')).toEqual(['A'])
  })
  test('a seed that holds nothing is left out', () => {
    expect(reached([own('X', 'A', 90)], ['nobody'])).toEqual([])
  })
  test.for([
    [-1, 20],
    [50, 40],
    [0, 10_001],
    [0.5, 1],
  ])('a share of %s to %s is refused', ([least = 0, most = 0]) => {
    expect(() => holdingGraph([{ owner: 'a', owned: 'b', kind: 'ownership', least, most }])).toThrow('is not a share')
  })
  test.for(['', 'half', '101', '-1', 'NaN'])('`%s` is no percentage', (percent) => {
    expect(() => basisPoints(percent)).toThrow('is not a share')
  })
})

/** The definition, read slowly: repeat until nothing changes. */
const slow = (holdings: readonly Holding[], seeds: readonly string[]): ReadonlySet<string> => {
  const found = new Set(seeds)
  for (let changed = true; changed; ) {
    changed = false
    for (const id of new Set(holdings.map((one) => one.owned))) {
      const sum = holdings
        .filter((one) => one.owned === id && one.owner !== id && found.has(one.owner))
        .reduce((total, one) => total + one.least, 0)
      if (!found.has(id) && sum >= 5000) {
        found.add(id)
        changed = true
      }
    }
  }
  return found
}

const arbitrary = fc.array(
  fc.record({
    owner: fc.integer({ min: 0, max: 9 }),
    owned: fc.integer({ min: 0, max: 9 }),
    least: fc.integer({ min: 0, max: 100 }),
    wide: fc.integer({ min: 0, max: 30 }),
  }),
  { maxLength: 40 },
)
const toHoldings = (rows: readonly { owner: number; owned: number; least: number; wide: number }[]): readonly Holding[] =>
  rows.map((row) => own(`e${row.owner}`, `e${row.owned}`, row.least, Math.min(100, row.least + row.wide)))

describe('reach, over any graph', () => {
  test('is the least fixpoint of the definition', () => {
    fc.assert(
      fc.property(arbitrary, (rows) => {
        const holdings = toHoldings(rows)
        expect(reached(holdings, ['e0', 'e1'])).toEqual([...slow(holdings, ['e0', 'e1'])].filter((id) => id !== 'e0' && id !== 'e1').sort())
      }),
    )
  })
  test('must implies may, and alone reaches no more than together', () => {
    fc.assert(
      fc.property(arbitrary, (rows) => {
        const holdings = toHoldings(rows)
        const may = reached(holdings, ['e0', 'e1'], 'us', 'may')
        const must = reached(holdings, ['e0', 'e1'])
        expect(may).toEqual(expect.arrayContaining([...must]))
        expect(must).toEqual(expect.arrayContaining([...reached(holdings, ['e0', 'e1'], 'uk')]))
      }),
    )
  })
  test('every reason adds up and ends at listed parties', () => {
    const check = (reason: ReachReason | undefined): void => {
      if (reason === undefined) throw new Error('reached without a reason')
      if (reason.listed) return
      expect(reason.owned).toBe(reason.by.reduce((sum, one) => sum + one.share, 0))
      expect(reason.owned).toBeGreaterThanOrEqual(5000)
      for (const { owner } of reason.by) check(owner)
    }
    fc.assert(
      fc.property(arbitrary, (rows) => {
        const holdings = toHoldings(rows)
        for (const id of reached(holdings, ['e0'])) check(explainReach(holdingGraph(holdings), ['e0'], REGIMES.us, id, 'least'))
      }),
      { numRuns: 50 },
    )
  })
  test('a chain of 100,000 is walked and explained', () => {
    const holdings = Array.from({ length: 100_000 }, (_, i) => own(`c${i}`, `c${i + 1}`, 60))
    const reason = explainReach(holdingGraph(holdings), ['c0'], REGIMES.uk, 'c100000', 'least')
    let depth = 0
    for (let at = reason; at !== undefined && !at.listed; at = at.by[0]?.owner) depth++
    expect(depth).toBe(100_000)
  })
})

const statement = (recordId: string, recordType: string, recordDetails: unknown, recordStatus = 'new'): unknown => ({
  statementId: `s-${recordId}`,
  recordId,
  recordType,
  recordStatus,
  recordDetails,
})
const relation = (id: string, owner: string, owned: string, interest: unknown): unknown =>
  statement(id, 'relationship', { subject: owned, interestedParty: owner, interests: [interest] })

describe('ownership packages', () => {
  test('shares, ranges, votes and powers', () => {
    const { parties, holdings, issues } = readBods(
      JSON.stringify([
        statement('p', 'person', { names: [{ fullName: 'Ann Example' }] }),
        statement('c', 'entity', { name: 'Example Ltd' }),
        relation('r1', 'p', 'c', { type: 'shareholding', share: { exact: 60 } }),
        relation('r2', 'p', 'c', { type: 'votingRights', share: { minimum: 25, exclusiveMaximum: 50 } }),
        relation('r3', 'p', 'c', { type: 'appointmentOfBoard' }),
        relation('r4', 'p', 'c', { type: 'shareholding', directOrIndirect: 'indirect', share: { exact: 70 } }),
        relation('r5', 'p', 'c', { type: 'shareholding', endDate: '2020-01-01', share: { exact: 99 } }),
        relation('r6', 'p', 'c', { type: 'boardMember' }),
      ]),
      'a.json',
      '2026-01-01',
    )
    expect(issues).toEqual([])
    expect(parties.map((one) => [one.id, one.schema, one.names[0]?.full])).toEqual([
      ['p', 'person', 'Ann Example'],
      ['c', 'organisation', 'Example Ltd'],
    ])
    expect(holdings.map((one) => [one.kind, one.least, one.most])).toEqual([
      ['ownership', 6000, 6000],
      ['control', 2500, 4999],
      ['control', 10_000, 10_000],
      ['ownership', 0, 7000],
    ])
  })
  test('a closed record is gone, a later statement replaces', () => {
    const first = relation('r', 'p', 'c', { type: 'shareholding', share: { exact: 60 } })
    const later = relation('r', 'p', 'c', { type: 'shareholding', share: { exact: 20 } })
    expect(readBods(JSON.stringify([first, later]), 'a', '2026-01-01').holdings.map((one) => one.least)).toEqual([2000])
    expect(readBods(JSON.stringify([first, statement('r', 'relationship', {}, 'closed')]), 'a', '2026-01-01').holdings).toEqual([])
  })
  test('an owner not told is counted, never left out in silence', () => {
    const unknown = statement('r', 'relationship', {
      subject: 'c',
      interestedParty: { reason: 'interestedPartyHasNotProvidedInformation' },
      interests: [],
    })
    expect(readBods(JSON.stringify([unknown]), 'a', '2026-01-01').unknownOwners).toBe(1)
  })
  test('what cannot be read is told with its place', () => {
    const bad = readBods(
      JSON.stringify([7, { recordType: 'entity' }, relation('r', 'p', 'c', { type: 'shareholding', share: { exact: 120 } })]),
      'a.json',
      '2026-01-01',
    )
    expect(bad.issues.map((one) => [one.code, one.path])).toEqual([
      ['party.bad-statement', '[0]'],
      ['party.bad-statement', '[1]'],
      ['party.bad-share', '[2].recordDetails.interests'],
    ])
  })
  test('no JSON is refused', () => {
    expect(() => readBods('[{"a":', 'a.json', '2026-01-01')).toThrow('faults in the list file `a.json`: 1')
  })
  const folder = sharedFile('reference/ownership/bods/examples')
  test.skipIf(folder === undefined)('the standard’s sample packages are read (skipped where ../shared is absent)', () => {
    for (const name of readdirSync(folder ?? '.')) {
      const { issues, parties } = readBods(readFileSync(`${folder}/${name}`, 'utf8'), name, '2026-01-01')
      expect([name, issues]).toEqual([name, []])
      expect(parties.length).toBeGreaterThan(0)
    }
  })
})
