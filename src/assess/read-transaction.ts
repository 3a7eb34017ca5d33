/** Reads a transaction from YAML or JSON, with a place for each thing that is wrong; and says itself as JSON Schema. */
import type { Item } from '../classify/facts.ts'
import { Fault, type Issue } from '../fault/fault.ts'
import { attempt, type LocatedMap, type Reading, report } from '../list/fields.ts'
import { type Located, readLocated } from '../list/located.ts'
import { compare } from '../quantity/rational.ts'
import { spanOf } from './days.ts'
import { amount, country, hsCode, identifierOf, money, provisionId } from './read-values.ts'
import { day, type Fields, type JsonSchema, listOf, record, type Shape, scalar, text, word, yesNo } from './shape.ts'
import type { Claim, Day, Identifier, Leg, Line, Party, Transaction } from './transaction.ts'
import {
  ACTIVITIES,
  ADDRESS_KINDS,
  COLLECTIONS,
  END_USES,
  GOODS,
  IDENTIFIER_KINDS,
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

/** What this reader needs of the rooms above it. */
export interface TransactionReaders {
  /** Reads a line's `item:` as classify reads facts, reporting into the reading. */
  readonly readItem: (node: LocatedMap, reading: Reading) => Item | undefined
}

const MOST = 2000

const partDate: Shape<Day> = scalar('a date', { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' }, (value, node, reading) => {
  const within = spanOf(value)
  if (within !== undefined) return { within, written: value }
  report(reading, node, 'input.bad-date', { text: value }, 'a month (`2026-03`) or a year (`2026`) will do')
  return undefined
})

const identifiers: Shape<readonly Identifier[]> = {
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(IDENTIFIER_KINDS.map((kind) => [kind, { type: ['string', 'number'] }])),
  },
  read: (node, reading) => {
    const fields = Object.fromEntries(
      IDENTIFIER_KINDS.map((kind) => [kind, { shape: identifierOf(kind), about: `its ${kind} number` }]),
    ) as Fields<Record<string, Identifier>>
    const read = record<Record<string, Identifier>>(fields).read(node, reading)
    return read === undefined ? undefined : Object.values(read).filter((one) => one !== undefined)
  },
}

const claimed: Shape<'none' | readonly string[]> = {
  schema: { anyOf: [{ const: 'none' }, provisionId.schema, { type: 'array', items: provisionId.schema }] },
  read: (node, reading) => {
    if (node.type === 'text' && node.text === 'none') return 'none'
    if (node.type === 'list' && node.items.some((item) => item.type === 'text' && item.text === 'none')) {
      report(reading, node, 'assess.claim-both', {}, 'say `none`, or name the provisions')
      return undefined
    }
    return listOf(provisionId).read(node, reading)
  },
}

const itemShape = (readers: TransactionReaders): Shape<Item> => ({
  schema: { type: 'object', description: 'facts of the item: kind, facts, parts, ties, chemical; see docs/list-language.md' },
  read: (node, reading) => {
    if (node.type === 'map') return readers.readItem(node, reading)
    report(reading, node, 'list.bad-shape', { field: 'item', wanted: 'a map of fields' })
    return undefined
  },
})

const lineShape = (readers: TransactionReaders): Shape<Partial<Line>> =>
  record<Line>({
    title: { shape: text(), about: 'what the line is, in a few words' },
    item: { shape: itemShape(readers), about: 'facts of the item' },
    text: { shape: text(100_000), about: 'its data sheet in plain text' },
    hs: { shape: hsCode, about: 'the declared Harmonized System code' },
    claim: { shape: claimed, about: 'the claimed classification: `none`, or full ids of provisions' },
    quantity: { shape: amount, about: 'how much: `2 pieces`, `25 kg`' },
    value: { shape: money, about: 'the value of the line: `12000 EUR`' },
    origin: { shape: country, about: 'the country of origin' },
    goods: { shape: listOf(word('class of goods', GOODS)), about: 'broad classes the goods belong to' },
    service: { shape: word('service', SERVICES), about: 'the service, where the line is none of goods' },
  })

const party = record<Party>({
  role: { shape: word('role', ROLES), about: 'what the party does here', required: true },
  name: { shape: text(), about: 'its full name' },
  names: { shape: listOf(text()), about: 'other names it is known by' },
  kind: { shape: word('kind of party', PARTY_KINDS), about: 'what it is' },
  country: { shape: country, about: 'where it is' },
  flag: { shape: country, about: 'the flag a vessel flies' },
  address: { shape: text(), about: 'its address' },
  addressKind: { shape: word('kind of address', ADDRESS_KINDS), about: 'what stands at the address' },
  founded: { shape: partDate, about: 'when it was founded' },
  website: { shape: yesNo, about: 'whether it can be found on the web as a business of its trade' },
  identifiers: { shape: identifiers, about: 'numbers it is known by' },
  registrations: { shape: listOf(text(80)), about: 'general licences it is registered to use' },
})

const leg = record<Leg>({
  from: { shape: country, about: 'the country it leaves' },
  to: { shape: country, about: 'the country it reaches' },
  via: { shape: listOf(country), about: 'countries passed on the way' },
  mode: { shape: word('mode of transport', MODES), about: 'how it travels' },
  vessel: { shape: text(), about: 'the name of a party whose role is vessel' },
})

const claim = record<Claim>({
  exemption: {
    shape: scalar('an exemption', { type: 'string', pattern: '^[a-z0-9-]+:[a-z0-9-]+$' }, (value, node, reading) => {
      if (/^[a-z0-9-]+:[a-z0-9-]+$/.test(value)) return value
      report(reading, node, 'assess.bad-exemption', { text: value }, 'write policy and exemption, for example `un-dprk:committee`')
      return undefined
    }),
    about: 'full id of the exemption claimed',
    required: true,
  },
  document: { shape: text(), about: 'reference of the paper that grants it' },
  confirmedBy: { shape: text(), about: 'who at the authority confirmed the paper' },
  lines: {
    shape: listOf(
      scalar('a line number', { type: 'integer', minimum: 1 }, (value, node, reading) => {
        if (/^[1-9]\d{0,4}$/.test(value)) return Number(value)
        report(reading, node, 'assess.bad-line-number', { text: value }, 'lines count from 1')
        return undefined
      }),
    ),
    about: 'the lines it is claimed for; absent: all',
  },
})

type Draft = {
  readonly [K in keyof Omit<
    Transaction,
    'file' | 'lines' | 'parties' | 'route' | 'claims' | 'endUse' | 'knowledge' | 'payment' | 'temporary'
  >]: Transaction[K]
} & {
  readonly lines: readonly Partial<Line>[]
  readonly parties: readonly Partial<Party>[]
  readonly route: readonly Partial<Leg>[]
  readonly claims: readonly Partial<Claim>[]
  readonly endUse: Partial<Transaction['endUse']>
  readonly knowledge: Partial<Transaction['knowledge']>
  readonly payment: Partial<Transaction['payment']>
  readonly temporary: Partial<Transaction['temporary']>
}

const transactionShape = (readers: TransactionReaders): Shape<Partial<Draft>> =>
  record<Draft>({
    id: { shape: text(120), about: 'your own reference' },
    date: { shape: day, about: 'the day it takes place' },
    activity: { shape: word('activity', ACTIVITIES), about: 'what is done' },
    destination: { shape: country, about: 'the country of final destination' },
    lines: { shape: listOf(lineShape(readers), false), about: 'lines of goods or services', required: true },
    parties: { shape: listOf(party, false), about: 'everyone who takes part' },
    route: { shape: listOf(leg, false), about: 'the legs of the route, in order' },
    endUse: {
      shape: record<Transaction['endUse']>({
        category: { shape: word('end use', END_USES), about: 'what the goods are for' },
        text: { shape: text(5000), about: "the end use in the customer's words" },
        sector: { shape: word('sector', SECTORS), about: 'the trade the end user works in' },
        statement: { shape: word('end-use statement', STATEMENTS), about: 'the end-use statement in hand' },
      }),
      about: 'what the goods will be used for',
    },
    knowledge: {
      shape: record<Transaction['knowledge']>({
        aware: { shape: yesNo, about: 'whether a weapons end use is known of' },
        suspect: { shape: yesNo, about: 'whether there are grounds to suspect one' },
        informed: { shape: yesNo, about: 'whether the authority has said that a licence is needed' },
      }),
      about: 'what the exporter knows, suspects or was told',
    },
    payment: {
      shape: record<Transaction['payment']>({
        method: { shape: word('payment', PAYMENTS), about: 'how it is paid' },
        thirdParty: { shape: yesNo, about: 'whether someone other than the customer pays' },
        country: { shape: country, about: 'the country the payment comes from' },
      }),
      about: 'how it is paid',
    },
    temporary: {
      shape: record<Transaction['temporary']>({
        purpose: { shape: word('temporary purpose', TEMPORARY), about: 'why the goods leave only for a time; `none` if for good' },
        returns: { shape: partDate, about: 'when they come back' },
      }),
      about: 'whether the goods come back',
    },
    observed: { shape: listOf(word('observation', OBSERVATIONS)), about: 'what was noticed about the deal' },
    claims: { shape: listOf(claim, false), about: 'exemptions claimed' },
    complete: { shape: listOf(word('collection', COLLECTIONS)), about: 'collections that leave nothing out' },
  })

/**
 * Reads one transaction. Throws a Fault `assess.bad-transaction` with every issue found (file, line, column, hint), or the
 * Fault of the YAML reader. What is absent or `unknown` stays absent.
 */
export const readTransaction = (source: string, file: string, readers: TransactionReaders): Transaction => {
  const root = readLocated(source, file)
  const reading: Reading = { file, issues: [] }
  const draft = transactionShape(readers).read(root, reading)
  if (draft !== undefined) checkWhole(draft, root, reading)
  if (draft === undefined || reading.issues.length > 0) throw refusal(file, reading.issues)
  return {
    ...draft,
    lines: (draft.lines ?? []).map((line) => ({ goods: [], ...line })),
    parties: (draft.parties ?? []).flatMap(({ role, ...rest }) =>
      role === undefined ? [] : [{ names: [], identifiers: [], registrations: [], role, ...rest }],
    ),
    route: (draft.route ?? []).map((one) => ({ via: [], ...one })),
    endUse: draft.endUse ?? {},
    knowledge: draft.knowledge ?? {},
    payment: draft.payment ?? {},
    temporary: draft.temporary ?? {},
    observed: draft.observed ?? [],
    claims: (draft.claims ?? []).flatMap(({ exemption, ...rest }) => (exemption === undefined ? [] : [{ lines: [], exemption, ...rest }])),
    complete: draft.complete ?? [],
    file,
  }
}

const refusal = (file: string, issues: readonly Issue[]): Fault =>
  new Fault(
    'assess.bad-transaction',
    { file, count: issues.length },
    { issues: [...issues].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)) },
  )

const nodeAt = (root: Located, ...way: readonly (string | number)[]): Located =>
  way.reduce<Located>(
    (node, step) =>
      typeof step === 'number'
        ? node.type === 'list'
          ? (node.items[step] ?? node)
          : node
        : node.type === 'map'
          ? (node.entries.get(step)?.value ?? node)
          : node,
    root,
  )

/** What only the whole can show: lines that say nothing, legs that don't meet, vessels and lines that aren't there, impossible dates. */
const checkWhole = (draft: Partial<Draft>, root: Located, reading: Reading): void => {
  const lines = nodeAt(root, 'lines')
  if (lines.type === 'list' && lines.items.length === 0)
    report(reading, lines, 'assess.no-lines', {}, 'a transaction needs at least one line of goods or services')
  if (lines.type === 'list' && lines.items.length > MOST)
    report(
      reading,
      lines,
      'assess.too-many',
      { what: 'lines', count: lines.items.length, limit: MOST },
      'split it into several transactions',
    )
  // Lists drop what could not be read, so places line up only where nothing was dropped.
  if (reading.issues.length > 0) return
  draft.lines?.forEach((line, i) => {
    if (
      line.item === undefined &&
      line.text === undefined &&
      line.hs === undefined &&
      line.title === undefined &&
      line.service === undefined
    ) {
      report(reading, nodeAt(root, 'lines', i), 'assess.empty-line', { line: i + 1 }, 'give `item`, `text`, `hs`, `title` or `service`')
    }
  })
  draft.lines?.forEach((line, i) => {
    if (line.service !== undefined && (line.hs !== undefined || line.origin !== undefined)) {
      report(
        reading,
        nodeAt(root, 'lines', i, line.hs === undefined ? 'origin' : 'hs'),
        'assess.service-with-goods',
        { line: i + 1, service: line.service },
        'put goods and service on lines of their own',
      )
    }
  })
  const vessels = new Set<string>()
  const seen = new Map<string, number>()
  draft.parties?.forEach((one, i) => {
    const at = nodeAt(root, 'parties', i)
    if (one.role === 'vessel' && one.name !== undefined) vessels.add(one.name)
    if (one.flag !== undefined && one.role !== 'vessel')
      report(
        reading,
        nodeAt(root, 'parties', i, 'flag'),
        'assess.flag-of-no-vessel',
        { role: one.role ?? '' },
        'use `country` for where it is',
      )
    if (one.name !== undefined) {
      const key = `${one.role} ${one.name}`
      const before = seen.get(key)
      if (before !== undefined)
        report(reading, at, 'assess.duplicate-party', { name: one.name, role: one.role ?? '', other: before + 1 }, 'remove one of the two')
      seen.set(key, i)
    }
    const founded = one.founded
    const today = draft.date === undefined ? undefined : spanOf(draft.date)
    if (founded?.within.lo && today?.lo && compare(founded.within.lo.at, today.lo.at) > 0) {
      report(reading, nodeAt(root, 'parties', i, 'founded'), 'assess.founded-later', { founded: founded.written, date: draft.date ?? '' })
    }
  })
  draft.route?.forEach((one, i) => {
    const next = draft.route?.[i + 1]
    if (one.to !== undefined && next?.from !== undefined && one.to !== next.from) {
      report(reading, nodeAt(root, 'route', i + 1, 'from'), 'assess.route-gap', { to: one.to, from: next.from }, 'add the leg between them')
    }
    if (one.vessel !== undefined && !vessels.has(one.vessel)) {
      report(
        reading,
        nodeAt(root, 'route', i, 'vessel'),
        'assess.unknown-vessel',
        { name: one.vessel },
        vessels.size === 0
          ? 'add it to `parties` with `role: vessel`'
          : `known vessels: ${[...vessels].map((name) => `\`${name}\``).join(', ')}`,
      )
    }
  })
  draft.claims?.forEach((one, i) => {
    for (const number of one.lines ?? []) {
      if (number > (draft.lines?.length ?? 0))
        report(reading, nodeAt(root, 'claims', i, 'lines'), 'assess.no-such-line', { line: number, count: draft.lines?.length ?? 0 })
    }
  })
  const back = draft.temporary?.returns?.within.hi
  const start = draft.date === undefined ? undefined : attempt(reading, root, () => spanOf(draft.date ?? ''))
  if (back && start?.lo && compare(back.at, start.lo.at) < 0)
    report(reading, nodeAt(root, 'temporary', 'returns'), 'assess.returns-before', {
      returns: draft.temporary?.returns?.written ?? '',
      date: draft.date ?? '',
    })
}

/** The transaction as JSON Schema (2020-12), for editors and for the API; made from the reader's own shapes. */
export const transactionSchema = (): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Gatehouse transaction',
  description: 'A transaction to be assessed. What is absent or `unknown` is unknown; a collection is whole only if `complete` names it.',
  ...transactionShape({ readItem: () => undefined }).schema,
})
