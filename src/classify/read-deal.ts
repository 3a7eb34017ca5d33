/** Reads what conditions may know of the deal an item is part of. */
import { asMap, attempt, didYouMean, fieldNode, onlyFields, report, textField, textsField } from '../list/fields.ts'
import type { Located } from '../list/located.ts'
import type { Dimension } from '../quantity/units.ts'
import type { FactContext } from './fact-context.ts'
import type { Deal } from './facts.ts'
import { readIn } from './read-number.ts'

const DIRECTIONS = ['export', 'import', 'transit', 'brokering', 'transfer'] as const
const PERIODS = ['shipment', 'consignee', 'year'] as const
const FIELDS = ['destination', 'destinationGroups', 'direction', 'recipient', 'endUse', 'hs', 'quantity']
/** A count last: every other kind of amount has a unit. */
const AMOUNTS: readonly Dimension[] = ['mass', 'volume', 'activity', 'length', 'area', 'number']

const isDirection = (text: string): text is (typeof DIRECTIONS)[number] => (DIRECTIONS as readonly string[]).includes(text)

/** Reads `deal:`; what is wrong is reported and left out. */
export const readDeal = (node: Located, context: FactContext): Deal | undefined => {
  const { reading } = context
  const map = asMap(reading, node, 'deal')
  if (map === undefined) return undefined
  onlyFields(reading, map, FIELDS)
  const at = (field: string): Located => fieldNode(map, field) ?? map
  const destination = textField(reading, map, 'destination')
  if (destination !== undefined && !/^[A-Z]{2}$/.test(destination)) {
    report(
      reading,
      at('destination'),
      'facts.bad-country',
      { text: destination },
      /^[a-z]{2}$/i.test(destination) ? `write \`${destination.toUpperCase()}\`` : 'write the ISO 3166 code, like `AT`',
    )
  }
  const direction = textField(reading, map, 'direction')
  if (direction !== undefined && !isDirection(direction)) {
    report(
      reading,
      at('direction'),
      'list.unknown-term',
      { what: 'direction', id: direction },
      didYouMean(direction, DIRECTIONS) ?? `one of ${DIRECTIONS.join(', ')}`,
    )
  }
  const hs = textField(reading, map, 'hs')
  if (hs !== undefined && !/^\d{2,4}(\.?\d{2}){0,3}$/.test(hs.replaceAll(' ', '')))
    report(reading, at('hs'), 'facts.bad-hs', { text: hs }, 'two to ten digits, like `8504.40`')
  const groups = map.entries.has('destinationGroups') ? textsField(reading, map, 'destinationGroups') : undefined
  const recipient = textField(reading, map, 'recipient')
  const endUse = textField(reading, map, 'endUse')
  const quantity = readQuantity(at('quantity'), map.entries.has('quantity'), context)
  return {
    ...(destination === undefined ? {} : { destination }),
    ...(groups === undefined ? {} : { destinationGroups: groups }),
    ...(direction !== undefined && isDirection(direction) ? { direction } : {}),
    ...(recipient === undefined ? {} : { recipient }),
    ...(endUse === undefined ? {} : { endUse }),
    ...(hs === undefined ? {} : { hs: hs.replace(/\D/g, '') }),
    ...(quantity === undefined ? {} : { quantity }),
  }
}

const readQuantity = (node: Located, given: boolean, context: FactContext): Deal['quantity'] => {
  if (!given) return undefined
  const map = asMap(context.reading, node, 'quantity')
  if (map === undefined) return undefined
  onlyFields(context.reading, map, PERIODS)
  const read: { -readonly [P in (typeof PERIODS)[number]]?: NonNullable<NonNullable<Deal['quantity']>[P]> } = {}
  for (const period of PERIODS) {
    const text = textField(context.reading, map, period)
    const amount = text === undefined ? undefined : attempt(context.reading, fieldNode(map, period) ?? map, () => readIn(text, AMOUNTS))
    if (amount !== undefined) read[period] = amount
  }
  return read
}
