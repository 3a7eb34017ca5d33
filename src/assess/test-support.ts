/** A small dictionary, lists and context for tests of this room; the policies are the real ones. */

import { link } from '../list/link.ts'
import type { ControlList, Dictionary } from '../list/model.ts'
import { readDictionary } from '../list/read-dictionary.ts'
import { readList } from '../list/read-list.ts'
import type { AssessContext } from './assess.ts'
import { assessContext, transactionReaders } from './context.ts'
import type { PolicySet } from './policy.ts'
import { readTransaction } from './read-transaction.ts'
import type { PartyList } from './screen.ts'
import type { Transaction } from './transaction.ts'

const DICTIONARY = `
kinds:
  - { id: goods, title: Goods }
  - { id: frequency-changer, title: Frequency changer, is: [goods], hs: ["850440"] }
  - { id: machine-tool, title: Machine tool, is: [goods], hs: ["8457", "8458", "8459"] }
  - { id: substance, title: Substance, is: [goods], hs: ["29"] }
  - { id: furniture, title: Furniture, is: [goods], hs: ["9403"] }
attributes:
  - { id: output.power, title: Output power, type: quantity, dimension: apparentPower, ask: how much?, unit: VA }
  - { id: axes, title: Axes, type: count, ask: how many? }
  - { id: scheduled, title: Scheduled, type: bool, ask: is it? }
`

const LISTS: readonly string[] = [
  `list: NSG2
title: Test
issuer: Nobody
instrument: None
provisions:
  - { id: 3.A.1, kind: frequency-changer, title: Drives, cites: { locator: 3.A.1, verified: test }, versions: [ { from: 2000-01-01, when: output.power >= 40 VA } ] }
  - { id: 1.B.2, kind: machine-tool, title: Machines, cites: { locator: 1.B.2, verified: test }, versions: [ { from: 2000-01-01, when: axes >= 2 } ] }
`,
  `list: CWC
title: Test
issuer: Nobody
instrument: None
provisions:
  - { id: "2.A", kind: substance, title: Scheduled, cites: { locator: "2", verified: test }, versions: [ { from: 2000-01-01, when: scheduled } ] }
`,
  `list: CWCT
title: Test
issuer: Nobody
instrument: None
provisions:
  - id: "2.T"
    kind: substance
    title: To non-parties
    effect: prohibited
    cites: { locator: "2", verified: test }
    versions: [ { from: 2000-01-01, when: { all: [scheduled, "deal.destination in [cwc-non-parties]"] } } ]
  - id: "3.R"
    kind: substance
    title: Small quantities
    effect: refer
    cites: { locator: "3", verified: test }
    versions: [ { from: 2000-01-01, when: { all: [scheduled, deal.quantity per shipment <= 10 kg] } } ]
`,
]

/** The dictionary of the text above. */
export const testDictionary = (): Dictionary => readDictionary([{ name: 'dictionary.yaml', text: DICTIONARY }])

const dictionary = testDictionary()
const lists: readonly ControlList[] = link(LISTS.map((text, i) => readList([{ name: `list-${i}.yaml`, text }], dictionary)))
const engine = { dictionary, inFamily: () => false }

/** A context over the small lists. */
export const testContext = (policies: PolicySet, partyLists: readonly PartyList[], on = '2026-11-24'): AssessContext =>
  assessContext({ lists, engine, policies, partyLists }, on)

/** Reads a transaction over the small dictionary. */
export const testTransaction = (text: string, file = 'transaction.yaml'): Transaction =>
  readTransaction(text, file, transactionReaders({ engine, lists }))

/** A list of invented parties. */
export const testParties = (): PartyList => ({
  id: 'TEST',
  title: 'Test',
  kind: 'un-designated',
  invented: true,
  date: '2026-01-01',
  sha256: 'test',
  parties: [
    {
      id: 'T1',
      names: ['Larkspur Meridian Trading Company'],
      identifiers: [{ kind: 'registration', value: 'XA000417' }],
      kind: 'organisation',
    },
    { id: 'T2', names: ['Sea Thistle Nine'], identifiers: [{ kind: 'imo', value: '9999905' }], kind: 'vessel' },
  ],
})

/** A transaction that is clear: everything that matters is said. */
export const CLEAR = `
activity: export
destination: DE
endUse: { category: civil, sector: construction, statement: signed }
knowledge: { aware: no, suspect: no, informed: no }
payment: { method: bank-transfer, thirdParty: no, country: DE }
temporary: { purpose: none }
observed: []
complete: [parties, route, observed]
parties:
  - { role: exporter, name: Foxglove Works, kind: company, country: XE }
  - { role: end-user, name: Hollinbeck Bau GmbH, kind: company, country: DE, founded: 2001, website: yes, addressKind: premises }
route:
  - { from: XE, to: DE, mode: road }
lines:
  - title: Desks
    item: { kind: furniture }
    hs: "940310"
    origin: XE
    quantity: 20 pieces
    value: 4000 EUR
    claim: none
`
