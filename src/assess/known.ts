/** What is known of a transaction, field by field, for the policies' conditions. A field that isn't there is unknown. */
import type { Item } from '../classify/facts.ts'
import type { Classification } from '../classify/verdict.ts'
import type { Term } from '../list/model.ts'
import { exactly } from '../quantity/interval.ts'
import { add, div, rational, ZERO } from '../quantity/rational.ts'
import type { Interval, Rational } from '../quantity/types.ts'
import { dayNumber, monthsBetween } from './days.ts'
import type { ScreenedParty } from './screen.ts'
import type { Leg, Line, Money, Party, Transaction } from './transaction.ts'
import { type Collection, type Role, WITHOUT_ITEM } from './vocabulary.ts'

/** A known value of a field. */
export type Known =
  | { readonly type: 'word'; readonly is: string }
  | { readonly type: 'words'; readonly has: readonly string[]; readonly complete: boolean }
  | { readonly type: 'bool'; readonly is: boolean }
  /** `unit` is the currency of an amount of money. */
  | { readonly type: 'number'; readonly within: Interval; readonly unit?: string; readonly written: string }
  | { readonly type: 'kinds'; readonly item: Pick<Item, 'kinds' | 'notKinds'> }
  /** Provisions that name the item, and those that may (full ids); `lists` are those it was held against, `*` for an item that no list could name. */
  | {
      readonly type: 'provisions'
      readonly has: readonly string[]
      readonly may: readonly string[]
      readonly settled: boolean
      readonly lists: readonly string[]
    }

/** What is known of one thing. */
export type View = ReadonlyMap<string, Known>

/** Of which nothing is known: stands for the elements a collection may hold besides those given. */
export const NOTHING: View = new Map()

/** A transaction as its conditions see it. */
export interface Knowledge {
  readonly deal: View
  readonly lines: readonly View[]
  readonly parties: readonly View[]
  readonly legs: readonly View[]
  readonly complete: ReadonlySet<Collection>
}

/** A line with what the rooms above said of it. `item` is absent where nothing describes one. */
export interface ReadLine {
  readonly line: Line
  readonly item?: Item
  readonly classification?: Classification
}

/** Collects the fields that are known. */
class Fields {
  readonly known = new Map<string, Known>()

  word(id: string, is: string | undefined): void {
    if (is !== undefined) this.known.set(id, { type: 'word', is })
  }

  bool(id: string, is: boolean | undefined): void {
    if (is !== undefined) this.known.set(id, { type: 'bool', is })
  }

  words(id: string, has: readonly string[] | undefined, complete: boolean): void {
    if (has !== undefined && (has.length > 0 || complete)) this.known.set(id, { type: 'words', has, complete })
  }

  number(id: string, within: Interval | undefined, written: string, unit?: string): void {
    if (within !== undefined) this.known.set(id, { type: 'number', within, written, ...(unit === undefined ? {} : { unit }) })
  }

  money(id: string, money: Money | undefined): void {
    if (money !== undefined) this.number(id, exactly(money.amount), money.written, money.currency)
  }
}

/** Everything the conditions may know, on a day. `screened` has a result for each party, in order. */
export const knowledgeOf = (
  transaction: Transaction,
  lines: readonly ReadLine[],
  screened: readonly (ScreenedParty | undefined)[],
  kinds: ReadonlyMap<string, Term>,
  on: string,
): Knowledge => {
  const vessels = new Map(
    transaction.parties.filter((party) => party.role === 'vessel' && party.name !== undefined).map((party) => [party.name, party]),
  )
  return {
    deal: dealView(transaction, on),
    lines: lines.map((line) => lineView(line, kinds)),
    parties: transaction.parties.map((party, i) => partyView(party, screened[i], on)),
    legs: transaction.route.map((leg) => legView(leg, vessels.get(leg.vessel))),
    complete: wholeOf(transaction),
  }
}

/** Who may receive what is traded. */
const RECEIVING: readonly Role[] = ['consignee', 'end-user']

/**
 * The collections that leave nothing out, as far as that can be believed: goods go to someone, and by some way.
 * INVARIANT: no one who receives is unknown, and never no one.
 */
const wholeOf = (transaction: Transaction): ReadonlySet<Collection> => {
  const { parties, route, lines, activity } = transaction
  const received = parties.some((party) => RECEIVING.includes(party.role))
  const carried =
    lines.some((line) => line.service === undefined) && activity !== 'intangible-transfer' && activity !== 'technical-assistance'
  return new Set(
    transaction.complete.filter((one) => (one === 'parties' ? received : one === 'route' ? route.length > 0 || !carried : true)),
  )
}

const dealView = (transaction: Transaction, on: string): View => {
  const fields = new Fields()
  const { endUse, knowledge, payment, temporary } = transaction
  fields.word('activity', transaction.activity)
  fields.word('destination', transaction.destination)
  fields.word('endUse.category', endUse.category)
  fields.word('endUse.sector', endUse.sector)
  fields.word('endUse.statement', endUse.statement)
  fields.bool('knowledge.aware', knowledge.aware)
  fields.bool('knowledge.suspect', knowledge.suspect)
  fields.bool('knowledge.informed', knowledge.informed)
  fields.word('payment.method', payment.method)
  fields.bool('payment.thirdParty', payment.thirdParty)
  fields.word('payment.country', payment.country)
  fields.word('temporary.purpose', temporary.purpose)
  if (temporary.returns !== undefined)
    fields.number('temporary.months', monthsUntil(temporary.returns.within, on), `back ${temporary.returns.written}`)
  fields.words('observed', transaction.observed, transaction.complete.includes('observed'))
  fields.bool('route.endsAtDestination', endsAtDestination(transaction))
  const exporters = transaction.parties.filter((party) => party.role === 'exporter')
  if (transaction.complete.includes('parties') && exporters.length === 1) fields.word('exporter.country', exporters[0]?.country)
  fields.number('date', exactly(rational(dayNumber(on))), on)
  fields.money('total.value', totalValue(transaction.lines))
  return fields.known
}

const monthsUntil = (back: Interval, on: string): Interval | undefined => {
  const ago = monthsBetween(back, on)
  // Counted backwards, then turned round; a month that has begun counts as whole, so that a limit is never passed unseen.
  return ago === undefined || ago.lo === null || ago.hi === null
    ? undefined
    : { lo: { at: negate(ago.hi.at), open: false }, hi: { at: negate(ago.lo.at), open: false } }
}

const negate = (value: Rational): Rational => rational(-value.n, value.d)

/** Whether the route ends where the goods are said to go; a transaction whose route is whole and empty goes straight there. */
const endsAtDestination = (transaction: Transaction): boolean | undefined => {
  const last = transaction.route.at(-1)
  const whole = transaction.complete.includes('route')
  if (!whole || transaction.destination === undefined) return undefined
  if (last === undefined) return true
  return last.to === undefined ? undefined : last.to === transaction.destination
}

const totalValue = (lines: readonly Line[]): Money | undefined => {
  const [first] = lines
  if (first?.value === undefined) return undefined
  let amount = ZERO
  for (const { value } of lines) {
    if (value === undefined || value.currency !== first.value.currency) return undefined
    amount = add(amount, value.amount)
  }
  return {
    amount,
    currency: first.value.currency,
    written: lines.length === 1 ? first.value.written : `${lines.length} lines in ${first.value.currency}`,
  }
}

const lineView = ({ line, item, classification }: ReadLine, kinds: ReadonlyMap<string, Term>): View => {
  const fields = new Fields()
  // A service has no code and no origin, and that is known.
  fields.word('line.hs', line.hs ?? (line.service === undefined ? undefined : 'none'))
  fields.word('line.origin', line.origin ?? (line.service === undefined ? undefined : 'none'))
  fields.words('line.goods', line.goods, false)
  // What has a code or an origin is goods: the reader refuses a service that has either.
  fields.word('line.service', line.service ?? (line.hs === undefined && line.origin === undefined ? undefined : 'none'))
  if (item !== undefined) fields.known.set('line.kind', { type: 'kinds', item })
  fields.bool('line.claimedUncontrolled', line.claim === undefined ? undefined : line.claim === 'none')
  fields.bool('line.hsFitsKind', hsFitsKind(line.hs, item, kinds))
  if (line.quantity?.dimension === 'number') fields.number('line.count', exactly(line.quantity.value), line.quantity.written)
  fields.money('line.value', line.value)
  if (line.value !== undefined && line.quantity?.dimension === 'number') {
    fields.number(
      'line.unitValue',
      exactly(div(line.value.amount, line.quantity.value)),
      `${line.value.written} for ${line.quantity.written}`,
      line.value.currency,
    )
  }
  controls(fields, line, item, classification)
  return fields.known
}

const controls = (fields: Fields, line: Line, item: Item | undefined, classification: Classification | undefined): void => {
  if (item === undefined && line.service !== undefined && WITHOUT_ITEM.includes(line.service)) {
    fields.bool('line.controlled', false)
    fields.known.set('line.provisions', { type: 'provisions', has: [], may: [], settled: true, lists: ['*'] })
    return
  }
  if (classification === undefined) return
  const { verdict, matches, open } = classification
  if (verdict === 'controlled') fields.bool('line.controlled', true)
  if (verdict === 'not-controlled') fields.bool('line.controlled', false)
  const settled = verdict === 'controlled' || verdict === 'not-controlled'
  fields.known.set('line.provisions', {
    type: 'provisions',
    has: matches.map((match) => match.id),
    may: open.map((one) => one.id),
    settled: settled || open.length > 0,
    lists: classification.lists.map((list) => list.id),
  })
}

/** Whether goods of the item's kinds are declared under the code's heading (four digits: finer codes part goods the kinds don't); unknown if the kinds give none. */
const hsFitsKind = (hs: string | undefined, item: Item | undefined, kinds: ReadonlyMap<string, Term>): boolean | undefined => {
  if (hs === undefined || item === undefined || item.kinds.length === 0) return undefined
  const codes = item.kinds.map((kind) => kinds.get(kind)?.hs ?? [])
  if (codes.some((one) => one.length === 0)) return undefined
  const heading = hs.slice(0, 4)
  return codes.flat().some((code) => heading.startsWith(code.slice(0, 4)) || code.startsWith(heading))
}

const partyView = (party: Party, screened: ScreenedParty | undefined, on: string): View => {
  const fields = new Fields()
  fields.word('party.role', party.role)
  fields.words('party.name', party.name === undefined ? party.names : [party.name, ...party.names], party.name !== undefined)
  fields.word('party.kind', party.kind ?? (party.role === 'vessel' ? 'vessel' : undefined))
  fields.word('party.country', party.country)
  fields.word('party.flag', party.flag)
  fields.word('party.addressKind', party.addressKind)
  fields.bool('party.website', party.website)
  fields.words('party.registrations', party.registrations, false)
  if (party.founded !== undefined)
    fields.number('party.months', monthsBetween(party.founded.within, on), `founded ${party.founded.written}`)
  if (screened !== undefined) {
    const found = (how: string): readonly string[] => [
      ...new Set(screened.hits.filter((hit) => hit.how === how).map((hit) => hit.listKind)),
    ]
    fields.words('party.listed.identifier', found('identifier'), screened.compared)
    fields.words('party.listed.name', found('name'), screened.compared)
    fields.words('party.listed.similar', found('similar'), screened.compared)
  }
  return fields.known
}

const legView = (leg: Leg, vessel: Party | undefined): View => {
  const fields = new Fields()
  fields.word('leg.from', leg.from)
  fields.word('leg.to', leg.to)
  fields.words('leg.via', leg.via, true)
  fields.word('leg.mode', leg.mode)
  fields.word('leg.flag', vessel?.flag)
  return fields.known
}
