/** The meaning of conditions: three values everywhere, and elements that may be there besides those given. */
import { describe, expect, test } from 'vitest'
import type { Truth } from '../classify/verdict.ts'
import { readLocated } from '../list/located.ts'
import { evaluate, missingOf, type Surroundings } from './evaluate.ts'
import { knowledgeOf } from './known.ts'
import { itemOf } from './lines.ts'
import type { Condition } from './policy.ts'
import { readCondition } from './read-condition.ts'
import { readPolicies } from './read-policy.ts'
import { screener } from './screen.ts'
import { CLEAR, testContext, testDictionary, testParties, testTransaction } from './test-support.ts'

const SET = `policy: p
title: P
issuer: Nobody
groups: [ { id: friends, title: Friends, countries: [DE, FR] } ]
settings: { rates: { EUR: 1, USD: 0.5 } }
terms: [ { id: home, title: at home, when: destination is XE } ]
`
const policies = readPolicies([{ name: 'p.yaml', text: SET }])
const kinds = testDictionary().kinds

const condition = (text: string): Condition => {
  const reading = { file: 'c', issues: [] }
  const read = readCondition(readLocated(text, 'c'), {
    reading,
    policy: 'p',
    scopes: new Set(['line', 'party', 'leg', 'deal']),
    terms: [],
    groups: [],
  })
  if (read === undefined) throw new Error(JSON.stringify(reading.issues))
  return read
}

const around = (text: string): Surroundings => {
  const transaction = testTransaction(text)
  const context = testContext(policies, [testParties()])
  const lines = transaction.lines.map((line) => {
    const item = itemOf(line, context)
    return { line, ...(item === undefined ? {} : { item, classification: context.classify(item, {}, '2026-11-24') }) }
  })
  return {
    knowledge: knowledgeOf(transaction, lines, transaction.parties.map(screener([testParties()])), kinds, '2026-11-24'),
    policies,
    kinds,
    kept: new Map(),
  }
}

const inFirst = (text: string, on: string): Truth => {
  const surroundings = around(text)
  const first = (views: readonly unknown[]): boolean => views.length > 0
  const { lines, parties, legs } = surroundings.knowledge
  return evaluate(condition(on), surroundings, {
    ...(first(lines) ? { line: { view: lines[0] ?? new Map(), index: 0 } } : {}),
    ...(first(parties) ? { party: { view: parties[1] ?? parties[0] ?? new Map(), index: 1 } } : {}),
    ...(first(legs) ? { leg: { view: legs[0] ?? new Map(), index: 0 } } : {}),
  }).truth
}

const without = (...texts: readonly string[]): string =>
  texts.reduce((text, one) => {
    if (!text.includes(one)) throw new Error(`no \`${one}\``)
    return text.replace(one, '')
  }, CLEAR)

describe('atoms', () => {
  test.for<[string, string, Truth]>([
    ['destination is DE', CLEAR, 1],
    ['destination is FR', CLEAR, 0],
    ['destination is DE', without('destination: DE'), -1],
    ['destination in [friends]', CLEAR, 1],
    ['destination in [XA, friends]', CLEAR, 1],
    ['not destination in [friends]', without('destination: DE'), -1],
    ['home', CLEAR, 0],
    ['line.hs in [94]', CLEAR, 1],
    ['line.hs in [9403]', CLEAR, 1],
    ['line.hs in [940360]', CLEAR, 0],
    ['line.hs in [90 to 96]', CLEAR, 1],
    ['line.hs in [940310]', CLEAR.replace('940310', '94'), -1],
    ['line.hs in [84]', CLEAR.replace('940310', '94'), 0],
    ['line.hs in [84]', CLEAR.replace('hs: "940310"', 'title: x').replace('  - title: Desks\n    item', '  - item'), -1],
    ['line.value <= 4000 EUR', CLEAR, 1],
    ['line.value < 4000 EUR', CLEAR, 0],
    ['line.value <= 8000 USD', CLEAR, 1],
    ['line.value <= 7999.99 USD', CLEAR, 0],
    ['line.value <= 1 JPY', CLEAR, -1],
    ['line.unitValue == 200 EUR', CLEAR, 1],
    ['line.count > 20', CLEAR, 0],
    ['line.count >= 20 pieces', CLEAR, 1],
    ['line.count >= 20', CLEAR.replace('20 pieces', '20 kg'), -1],
    ['total.value <= 4000 EUR', CLEAR, 1],
    ['line.kind is furniture', CLEAR, 1],
    ['line.kind in [goods]', CLEAR, 1],
    ['line.kind is machine-tool', CLEAR, 0],
    ['line.kind is machine-tool', CLEAR.replace('kind: furniture', 'kind: goods'), -1],
    ['line.controlled', CLEAR, 0],
    ['line.controlled', CLEAR.replace('{ kind: furniture }', '{ kind: frequency-changer, facts: { output.power: 50 VA } }'), 1],
    ['line.controlled', CLEAR.replace('{ kind: furniture }', '{ kind: frequency-changer }'), -1],
    [
      'line.provisions hasAny [NSG2]',
      CLEAR.replace('{ kind: furniture }', '{ kind: frequency-changer, facts: { output.power: 50 VA } }'),
      1,
    ],
    [
      'line.provisions hasAny [NSG2:3.A]',
      CLEAR.replace('{ kind: furniture }', '{ kind: frequency-changer, facts: { output.power: 50 VA } }'),
      1,
    ],
    [
      'line.provisions hasAny [NSG2:3.B]',
      CLEAR.replace('{ kind: furniture }', '{ kind: frequency-changer, facts: { output.power: 50 VA } }'),
      0,
    ],
    ['line.provisions hasAny [CWC]', CLEAR.replace('{ kind: furniture }', '{ kind: frequency-changer }'), 0],
    ['line.provisions hasAny [NSG2]', CLEAR.replace('{ kind: furniture }', '{ kind: frequency-changer }'), -1],
    // A list that is not in use can't say no.
    ['line.provisions hasAny [MTCR]', CLEAR, -1],
    [
      'line.provisions within [NSG2]',
      CLEAR.replace('{ kind: furniture }', '{ kind: frequency-changer, facts: { output.power: 50 VA } }'),
      1,
    ],
    [
      'line.provisions within [NSG2:1]',
      CLEAR.replace('{ kind: furniture }', '{ kind: frequency-changer, facts: { output.power: 50 VA } }'),
      0,
    ],
    ['line.provisions within [NSG2:3.A.1]', CLEAR.replace('{ kind: furniture }', '{ kind: frequency-changer }'), 1],
    ['line.provisions within [NSG2:1.B]', CLEAR.replace('{ kind: furniture }', '{ kind: frequency-changer }'), -1],
    ['line.hsFitsKind', CLEAR, 1],
    ['line.hsFitsKind', CLEAR.replace('940310', '850440'), 0],
    ['line.hsFitsKind', CLEAR.replace('940310', '94'), 1],
    ['line.hsFitsKind', CLEAR.replace('kind: furniture', 'kind: goods'), -1],
    ['observed hasAny [detour]', CLEAR, 0],
    ['observed hasAny [detour]', CLEAR.replace('observed: []', 'observed: [detour]'), 1],
    ['observed hasAny [detour]', CLEAR.replace('route, observed]', 'route]'), -1],
    ['line.goods hasAny [food]', CLEAR, -1],
    ['line.goods hasAny [food]', CLEAR.replace('claim: none', 'goods: food'), 1],
    ['leg.via hasAny [friends]', CLEAR.replace('mode: road', 'mode: road, via: FR'), 1],
    ['leg.via within [DE]', CLEAR.replace('mode: road', 'mode: road, via: FR'), 0],
    ['route.endsAtDestination', CLEAR, 1],
    ['route.endsAtDestination', CLEAR.replace('to: DE', 'to: FR'), 0],
    ['route.endsAtDestination', CLEAR.replace('parties, route', 'parties'), -1],
    ['payment.country same as destination', CLEAR, 1],
    ['payment.country same as destination', CLEAR.replace('country: DE }\ntemp', 'country: FR }\ntemp'), 0],
    ['payment.country same as destination', without('destination: DE'), -1],
    ['party.months >= 12', CLEAR, 1],
    ['party.months < 12', CLEAR.replace('founded: 2001', 'founded: 2026-03'), 1],
    ['party.months < 12', CLEAR.replace('founded: 2001', 'founded: 2025'), -1],
    ['party.months < 12', CLEAR.replace('founded: 2001', 'founded: 2025-11-24'), 0],
    ['party.months < 12', CLEAR.replace('founded: 2001', 'founded: 2025-11-25'), 1],
    ['party.name is "HOLLINBECK BAU, G.m.b.H."', CLEAR, 1],
    ['party.name is Hollinbeck Bau', CLEAR, 1],
    ['party.name is Foxglove', CLEAR.replace('name: Hollinbeck Bau GmbH', 'name: Hollinbeck Bau GmbH, names: [Foxglove Ltd]'), 1],
    ['party.name is Foxglove', CLEAR, 0],
    ['party.name is Foxglove', CLEAR.replace('name: Hollinbeck Bau GmbH, ', ''), -1],
    ['party.listed.name hasAny [un-designated]', CLEAR, 0],
    ['party.listed.name hasAny [un-designated]', CLEAR.replace('Hollinbeck Bau GmbH', 'Larkspur Meridian Trading Co'), 1],
    ['party.listed.name hasAny [un-designated]', CLEAR.replace('Hollinbeck Bau GmbH', 'ООО Холлинбек'), -1],
    ['party.listed.name hasAny [un-designated]', CLEAR.replace('name: Hollinbeck Bau GmbH, ', ''), -1],
    ['date >= 2026-11-24', CLEAR, 1],
    ['date < 2026-11-24', CLEAR, 0],
    ['temporary.months <= 6', CLEAR.replace('purpose: none', 'purpose: exhibition, returns: 2027-05-24'), 1],
    ['temporary.months <= 6', CLEAR.replace('purpose: none', 'purpose: exhibition, returns: 2027-05-25'), 0],
    ['temporary.months <= 6', CLEAR.replace('purpose: none', 'purpose: exhibition, returns: 2027-05'), -1],
    ['exporter.country is XE', CLEAR, 1],
    ['exporter.country is XE', CLEAR.replace('[parties, ', '['), -1],
  ])('%s', ([on, text, truth]) => expect(inFirst(text, on)).toBe(truth))
})

describe('elements', () => {
  const some = 'some: party\nis: party.country is KP'
  const every = 'every: party\nis: party.country in [XE, friends]'
  const open = CLEAR.replace('[parties, ', '[')
  test.for<[string, string, string, Truth]>([
    ['some, whole and none', some, CLEAR, 0],
    ['some, not whole', some, open, -1],
    ['some, one found though not whole', 'some: party\nis: party.country is DE', open, 1],
    ['every, whole', every, CLEAR, 1],
    ['every, not whole', every, open, -1],
    ['every, one against though not whole', 'every: party\nis: party.country is XE', open, 0],
    ['some, of one whose country is unknown', some, CLEAR.replace('kind: company, country: XE', 'kind: company'), -1],
    ['lines are always whole', 'some: line\nis: line.origin is KP', CLEAR, 0],
    ['none of', 'none: [home, destination is DE]', CLEAR, 0],
    ['at least two of three', 'atLeast: 2\nof: [home, destination is DE, knowledge.aware]', CLEAR, 0],
    [
      'at least two of three, one unknown',
      'atLeast: 2\nof: [home, destination is DE, knowledge.aware]',
      CLEAR.replace('aware: no, ', ''),
      -1,
    ],
  ])('%s', ([, on, text, truth]) => expect(inFirst(text, on)).toBe(truth))
})

describe('what is missing', () => {
  const missing = (text: string, on: string, first = false): readonly string[] =>
    missingOf(evaluate(condition(on), around(text)), first).map(
      ({ field, about }) => `${field}${about === undefined ? '' : ` ${about.index}`}`,
    )
  test('nothing, where it is decided', () => expect(missing(CLEAR, 'all: [knowledge.aware, home]')).toEqual([]))
  test('not what a false neighbour has decided', () => expect(missing(without('aware: no, '), 'all: [knowledge.aware, home]')).toEqual([]))
  test('all of it, or what is asked first', () => {
    const text = without('aware: no, ', 'destination: DE')
    expect(missing(text, 'all: [home, knowledge.aware]')).toEqual(['destination', 'knowledge.aware'])
    expect(missing(text, 'all: [home, knowledge.aware]', true)).toEqual(['destination'])
    expect(missing(text, 'any: [home, knowledge.aware]', true)).toEqual(['destination', 'knowledge.aware'])
  })
  test('of which party, and whether there are others', () => {
    const text = CLEAR.replace('kind: company, country: XE', 'kind: company').replace('[parties, ', '[')
    expect(missing(text, 'some: party\nis: party.country is KP')).toEqual(['party.country 0', 'complete.parties'])
  })
})
