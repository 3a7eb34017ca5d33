/** What a control list's conditions may know of the transaction, line by line. */
import type { Deal } from '../classify/facts.ts'
import { add } from '../quantity/rational.ts'
import type { Interval } from '../quantity/types.ts'
import type { ReadLine } from './known.ts'
import type { PolicySet } from './policy.ts'
import type { Transaction } from './transaction.ts'
import type { Activity } from './vocabulary.ts'

const DIRECTIONS: Readonly<Record<Activity, NonNullable<Deal['direction']>>> = {
  export: 'export',
  're-export': 'export',
  transit: 'transit',
  'trans-shipment': 'transit',
  brokering: 'brokering',
  'technical-assistance': 'transfer',
  'intangible-transfer': 'transfer',
  import: 'import',
}

/** The groups a country is in; undefined while the country is unknown. */
export const groupsOf = (country: string | undefined, groups: PolicySet['groups']): readonly string[] | undefined =>
  country === undefined ? undefined : [...groups].filter(([, countries]) => countries.includes(country)).map(([id]) => id)

/** The deal of one line. `lines` are all of them: what is sent in one shipment adds up. */
export const dealOf = (transaction: Transaction, index: number, lines: readonly ReadLine[], groups: PolicySet['groups']): Deal => {
  const { activity, destination, endUse } = transaction
  const line = transaction.lines[index]
  const destinationGroups = groupsOf(destination, groups)
  const recipient = recipientOf(transaction)
  const quantity = perShipment(index, lines)
  return {
    ...(destination === undefined ? {} : { destination }),
    ...(destinationGroups === undefined ? {} : { destinationGroups }),
    ...(activity === undefined ? {} : { direction: DIRECTIONS[activity] }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(endUse.category === undefined ? {} : { endUse: endUse.category }),
    ...(line?.hs === undefined ? {} : { hs: line.hs }),
    ...(quantity === undefined ? {} : { quantity: { shipment: quantity } }),
  }
}

/** What the end user is, where it is certain who that is. */
const recipientOf = (transaction: Transaction): string | undefined => {
  if (!transaction.complete.includes('parties')) return undefined
  const users = transaction.parties.filter((party) => party.role === 'end-user')
  return users.length === 1 ? users[0]?.kind : undefined
}

/**
 * The amount of this item in the shipment: its own line at least, with every other line of the same kinds. A line that may be
 * more of the same leaves the upper end open, so that splitting a shipment into lines never brings it below a limit.
 */
const perShipment = (index: number, lines: readonly ReadLine[]): { readonly dimension: string; readonly within: Interval } | undefined => {
  const own = lines[index]
  if (own?.line.quantity === undefined) return undefined
  let least = own.line.quantity.value
  let open = false
  for (const [i, other] of lines.entries()) {
    if (i === index) continue
    const alike = isAlike(own, other)
    if (alike === false) continue
    const more = other.line.quantity
    if (alike === true && more?.dimension === own.line.quantity.dimension) least = add(least, more.value)
    else open = true
  }
  return {
    dimension: own.line.quantity.dimension,
    within: { lo: { at: least, open: false }, hi: open ? null : { at: least, open: false } },
  }
}

/** Whether two lines are of the same goods; undefined where one isn't described. */
const isAlike = (a: ReadLine, b: ReadLine): boolean | undefined => {
  const [left, right] = [a.item?.kinds ?? [], b.item?.kinds ?? []]
  if (left.length === 0 || right.length === 0) return b.line.service !== undefined && b.item === undefined ? false : undefined
  return left.some((kind) => right.includes(kind))
}
