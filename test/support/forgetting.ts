/** Every way to know one thing less of a transaction: for the law that forgetting never helps. */
import type { Outcome } from '../../src/assess/assessment.ts'
import { gravity } from '../../src/assess/gravity.ts'
import type { Leg, Line, Party, Transaction } from '../../src/assess/transaction.ts'
import type { COLLECTIONS } from '../../src/assess/vocabulary.ts'

/** Whether forgetting may lead from one outcome to another: as grave or graver, or from prohibited to refer. */
export const isAllowed = (before: Outcome, after: Outcome): boolean => gravity(after) >= Math.min(gravity(before), gravity('refer'))

type Mutable = { -readonly [K in keyof Transaction]: Transaction[K] }

const without = <T extends object>(from: T, key: string): T =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key)) as T
const drop = <T>(list: readonly T[], index: number): readonly T[] => list.filter((_, i) => i !== index)
const replace = <T>(list: readonly T[], index: number, value: T): readonly T[] => list.map((one, i) => (i === index ? value : one))

/** Every way to forget one thing. An element of a collection takes the claim with it that the collection is whole. */
export const forgettings = (from: Transaction): readonly { readonly what: string; readonly left: Transaction }[] => {
  const found: { what: string; left: Transaction }[] = []
  const add = (what: string, change: Partial<Mutable>): void => {
    found.push({ what, left: { ...from, ...change } })
  }
  const open = (collection: (typeof COLLECTIONS)[number]): Partial<Mutable> => ({
    complete: from.complete.filter((one) => one !== collection),
  })
  for (const key of ['activity', 'destination'] as const) if (from[key] !== undefined) found.push({ what: key, left: without(from, key) })
  for (const key of ['endUse', 'knowledge', 'payment', 'temporary'] as const)
    for (const field of Object.keys(from[key])) add(`${key}.${field}`, { [key]: without(from[key], field) })
  for (const collection of from.complete) add(`complete ${collection}`, open(collection))
  from.observed.forEach((one, i) => {
    add(`observed ${one}`, { observed: drop(from.observed, i), ...open('observed') })
  })
  from.claims.forEach((claim, i) => {
    add(`claim ${i}`, { claims: drop(from.claims, i) })
    for (const key of ['document', 'confirmedBy'] as const)
      if (claim[key] !== undefined) add(`claim ${i} ${key}`, { claims: replace(from.claims, i, without(claim, key)) })
  })
  from.lines.forEach((line, i) => {
    const set = (what: string, changed: Line): void => add(`line ${i} ${what}`, { lines: replace(from.lines, i, changed) })
    for (const key of ['item', 'hs', 'claim', 'quantity', 'value', 'origin', 'service'] as const)
      if (line[key] !== undefined) set(key, without(line, key))
    line.goods.forEach((one, g) => {
      set(`goods ${one}`, { ...line, goods: drop(line.goods, g) })
    })
    const { item } = line
    if (item === undefined) return
    if (item.kinds.length > 0) set('kinds', { ...line, item: { ...item, kinds: [] } })
    for (const fact of Object.keys(item.facts)) set(`fact ${fact}`, { ...line, item: { ...item, facts: without(item.facts, fact) } })
  })
  from.parties.forEach((party, i) => {
    const set = (what: string, changed: Party, more: Partial<Mutable> = {}): void =>
      add(`party ${i} ${what}`, { parties: replace(from.parties, i, changed), ...more })
    add(`party ${i}`, { parties: drop(from.parties, i), ...open('parties') })
    for (const key of ['name', 'kind', 'country', 'flag', 'addressKind', 'founded', 'website'] as const)
      if (party[key] !== undefined) set(key, without(party, key))
    party.names.forEach((_, n) => {
      set(`names ${n}`, { ...party, names: drop(party.names, n) }, open('parties'))
    })
    party.identifiers.forEach((_, n) => {
      set(`identifiers ${n}`, { ...party, identifiers: drop(party.identifiers, n) }, open('parties'))
    })
    party.registrations.forEach((_, n) => {
      set(`registrations ${n}`, { ...party, registrations: drop(party.registrations, n) })
    })
  })
  from.route.forEach((leg, i) => {
    const set = (what: string, changed: Leg, more: Partial<Mutable> = {}): void =>
      add(`leg ${i} ${what}`, { route: replace(from.route, i, changed), ...more })
    add(`leg ${i}`, { route: drop(from.route, i), ...open('route') })
    for (const key of ['from', 'to', 'mode', 'vessel'] as const) if (leg[key] !== undefined) set(key, without(leg, key))
    leg.via.forEach((_, n) => {
      set(`via ${n}`, { ...leg, via: drop(leg.via, n) }, open('route'))
    })
  })
  return found
}
