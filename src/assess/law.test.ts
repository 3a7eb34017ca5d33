/**
 * Forgetting never helps: take any fact out of any transaction, and the outcome is at least as grave as before, except that a
 * prohibition may become a referral. So what is clear is clear whatever is still unknown.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forgettings, isAllowed } from '../../test/support/forgetting.ts'
import type { Item } from '../classify/facts.ts'
import { exactly } from '../quantity/interval.ts'
import { rational } from '../quantity/rational.ts'
import { loadPolicies } from '../store/policy-files.ts'
import { assess } from './assess.ts'
import type { Outcome } from './assessment.ts'
import { spanOf } from './days.ts'
import { CLEAR, testContext, testParties, testTransaction } from './test-support.ts'
import type { Claim, Leg, Line, Party, Transaction } from './transaction.ts'
import {
  ACTIVITIES,
  ADDRESS_KINDS,
  COLLECTIONS,
  END_USES,
  GOODS,
  MODES,
  OBSERVATIONS,
  PARTY_KINDS,
  PAYMENTS,
  ROLES,
  SECTORS,
  SERVICES,
  STATEMENTS,
  TEMPORARY,
} from './vocabulary.ts'

const policies = loadPolicies()
const context = testContext(policies, [testParties()])
const outcomeOf = (transaction: Transaction): Outcome => assess(transaction, context).outcome

// Generators: few values, so that rules meet.
const some = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
const mostly = <T>(value: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other })
const optional = <T extends Record<string, unknown>>(fields: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(fields as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>

const country = mostly('DE', some(['DE', 'KP', 'XA', 'XE', 'XP', 'EG', 'XC']))
const names = some([
  'Hollinbeck Bau GmbH',
  'Larkspur Meridian Trading Co.',
  'Larkspur Meridan Trading',
  'Sea Thistle Nine',
  'Alder Vacuum Works Ltd',
])
const hs = mostly('940310', some(['850440', '8457', '84', '270900', '2711', '2710', '930100', '854231', '2904', '4420', '7207', '0303']))
const item = (kind: string, facts: Item['facts']): Item => ({
  kinds: [kind],
  notKinds: [],
  facts,
  parts: {},
  ties: [],
  tiesComplete: false,
  unknowable: [],
})
const power = (value: number): Item['facts'] => ({ 'output.power': { value: { type: 'number', within: exactly(rational(value)) } } })
const scheduled = (is: boolean): Item['facts'] => ({ scheduled: { value: { type: 'bool', is } } })
const items = mostly(
  item('furniture', {}),
  some([
    item('frequency-changer', power(50)),
    item('frequency-changer', power(10)),
    item('frequency-changer', {}),
    item('substance', scheduled(true)),
    item('substance', scheduled(false)),
    item('machine-tool', { axes: { value: { type: 'number', within: exactly(rational(5)) } } }),
  ]),
)
const money = some([300, 4000, 90_000]).chain((amount) =>
  some(['EUR', 'USD', 'XOF']).map((currency) => ({ amount: rational(amount), currency, written: `${amount} ${currency}` })),
)
const amounts = some([1, 5, 12]).chain((n) =>
  some(['number', 'mass'] as const).map((dimension) => ({ dimension, value: rational(n), written: `${n}` })),
)

const goodsLine: fc.Arbitrary<Line> = optional({
  item: items,
  hs,
  claim: some<'none' | readonly string[]>(['none', ['NSG2:3.A.1']]),
  quantity: amounts,
  value: money,
  origin: mostly('XE', country),
}).chain((line) => fc.array(some(GOODS), { maxLength: 1 }).map((goods) => ({ title: 'line', goods, ...line })))
const serviceLine: fc.Arbitrary<Line> = some(SERVICES).map((service) => ({ title: 'line', goods: [], service }))
const line = fc.oneof({ weight: 6, arbitrary: goodsLine }, { weight: 1, arbitrary: serviceLine })

const party: fc.Arbitrary<Party> = optional({
  name: names,
  kind: mostly('company' as const, some(PARTY_KINDS)),
  country,
  flag: country,
  addressKind: mostly('premises' as const, some(ADDRESS_KINDS)),
  website: fc.boolean(),
  founded: some(['2001', '2026', '2026-05']).map((written) => ({ within: spanOf(written) ?? exactly(rational(0)), written })),
}).chain((fields) =>
  fc
    .record({
      role: mostly('end-user' as const, some(ROLES)),
      names: fc.array(names, { maxLength: 1 }),
      identifiers: fc.array(
        some([
          { kind: 'imo', value: '9999905' },
          { kind: 'registration', value: 'XA000417' },
          { kind: 'registration', value: 'DE5' },
        ] as const),
        { maxLength: 1 },
      ),
      registrations: fc.array(fc.constant('example-licences:partners'), { maxLength: 1 }),
    })
    .map((rest) => ({ ...rest, ...fields })),
)
const leg: fc.Arbitrary<Leg> = optional({ from: country, to: country, mode: some(MODES) }).chain((fields) =>
  fc.array(country, { maxLength: 1 }).map((via) => ({ via, ...fields })),
)
const claim: fc.Arbitrary<Claim> = optional({ document: fc.constant('S/AC.49/2026/1'), confirmedBy: fc.constant('the authority') }).chain(
  (fields) =>
    fc
      .record({
        exemption: some(['un-dprk:committee', 'un-dprk:aircraft-spares', 'un-dprk:rason', 'parties:not-the-one']),
        lines: some([[], [1]]),
      })
      .map((rest) => ({ ...rest, ...fields })),
)

const free: fc.Arbitrary<Transaction> = optional({ activity: mostly('export' as const, some(ACTIVITIES)), destination: country }).chain(
  (head) =>
    fc
      .record({
        lines: fc.array(line, { minLength: 1, maxLength: 2 }),
        parties: fc.array(party, { maxLength: 3 }),
        route: fc.array(leg, { maxLength: 2 }),
        endUse: optional({
          category: mostly('civil' as const, some(END_USES)),
          sector: some(SECTORS),
          statement: mostly('signed' as const, some(STATEMENTS)),
        }),
        knowledge: optional({
          aware: mostly(false, fc.boolean()),
          suspect: mostly(false, fc.boolean()),
          informed: mostly(false, fc.boolean()),
        }),
        payment: optional({ method: mostly('bank-transfer' as const, some(PAYMENTS)), thirdParty: fc.boolean(), country }),
        temporary: optional({
          purpose: mostly('none' as const, some(TEMPORARY)),
          returns: some(['2026-12', '2027-11-01']).map((written) => ({ within: spanOf(written) ?? exactly(rational(0)), written })),
        }),
        observed: fc.array(some(OBSERVATIONS), { maxLength: 1 }),
        claims: fc.array(claim, { maxLength: 1 }),
        complete: fc.subarray([...COLLECTIONS]),
        file: fc.constant('generated'),
      })
      .map((rest) => ({ ...rest, ...head })),
)

/** The clear transaction with a part or two of it exchanged: near clear, where the law bites. */
const clear = testTransaction(CLEAR)
const nearClear: fc.Arbitrary<Transaction> = fc
  .tuple(
    free,
    fc.subarray(
      [
        'lines',
        'parties',
        'route',
        'endUse',
        'knowledge',
        'payment',
        'temporary',
        'observed',
        'destination',
        'activity',
        'claims',
      ] as const,
      { maxLength: 2 },
    ),
  )
  .map(([other, keys]) => {
    const mixed: Record<string, unknown> = { ...clear }
    for (const key of keys) if (other[key] !== undefined) mixed[key] = other[key]
    return mixed as unknown as Transaction
  })

describe('forgetting never helps', () => {
  test('the example is clear, and every single thing in it is there for a reason or makes no difference', () => {
    expect(outcomeOf(clear)).toBe('clear')
    const after = forgettings(clear).map(({ what, left }) => ({ what, outcome: outcomeOf(left) }))
    expect(after.length).toBeGreaterThan(35)
    expect(after.filter(({ outcome }) => outcome !== 'clear' && outcome !== 'refer')).toEqual([])
    // What a clear answer can't do without.
    const needed = [
      'destination',
      'endUse.category',
      'knowledge.aware',
      'knowledge.suspect',
      'knowledge.informed',
      'complete parties',
      'complete route',
      'complete observed',
      'line 0 item',
      'line 0 hs',
      'line 0 origin',
      'party 1 name',
      'party 1 country',
      'leg 0 to',
    ]
    expect(needed.filter((what) => after.find((one) => one.what === what)?.outcome !== 'refer')).toEqual([])
  })

  const law = (transaction: Transaction): void => {
    const before = outcomeOf(transaction)
    const broken = forgettings(transaction)
      .map(({ what, left }) => ({ what, before, after: outcomeOf(left) }))
      .filter(({ after }) => !isAllowed(before, after))
    expect(broken).toEqual([])
  }

  test('of any transaction', () => fc.assert(fc.property(free, law), { numRuns: 100 }), 60_000)
  test('of transactions that are nearly clear', () => fc.assert(fc.property(nearClear, law), { numRuns: 100 }), 60_000)

  test('the generators reach every outcome, so the law is not empty', () => {
    const seen = new Set(fc.sample(fc.oneof(free, nearClear), { numRuns: 400, seed: 7 }).map(outcomeOf))
    expect([...seen].sort()).toEqual(['clear', 'licence-required', 'prohibited', 'refer'])
  })
})
