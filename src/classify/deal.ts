/** Conditions on the deal an item is part of. Without a deal, and where the deal doesn't say, they are unknown. */

import type { Expr, Limit } from '../list/expression.ts'
import { compareInterval } from '../quantity/interval.ts'
import { type Dimension, dimensionsOf } from '../quantity/units.ts'
import type { Deal } from './facts.ts'
import { anyOf } from './truth.ts'
import type { Truth } from './verdict.ts'

type DealExpr = Extract<Expr, { op: 'deal' }>

const COUNTRY = /^[A-Z]{2}$/

const isDestination = (deal: Deal, wanted: string): Truth => {
  if (deal.destination === wanted || deal.destinationGroups?.includes(wanted) === true) return 1
  if (COUNTRY.test(wanted)) return deal.destination === undefined ? -1 : 0
  return deal.destinationGroups === undefined ? -1 : 0
}

/** `84` takes in `8401`; a coarser code than the one wanted may or may not be it. */
const isUnder = (hs: string, wanted: string): Truth => {
  const code = hs.replace(/\D/g, '')
  const heading = wanted.replace(/\D/g, '')
  return code.startsWith(heading) ? 1 : heading.startsWith(code) ? -1 : 0
}

const dimensions = new WeakMap<Limit, Dimension>()

/** What a limit on an amount is of, by its unit; pieces where it has none. */
const dimensionOf = (limit: Limit): Dimension => {
  const known = dimensions.get(limit)
  if (known !== undefined) return known
  const unit = limit.written.replace(/^[^A-Za-z%°µ]*/, '')
  const found =
    unit === '' ? 'number' : (dimensionsOf(unit).find((one) => one === 'mass' || one === 'volume' || one === 'activity') ?? 'number')
  dimensions.set(limit, found)
  return found
}

/** Whether the deal meets a condition on it. */
export const dealMeets = (deal: Deal | undefined, expr: DealExpr): Truth => {
  if (deal === undefined) return -1
  const wanted = expr.in ?? []
  switch (expr.field) {
    case 'destination':
      return anyOf(wanted.map((one) => isDestination(deal, one)))
    case 'hs': {
      const { hs } = deal
      return hs === undefined ? -1 : anyOf(wanted.map((one) => isUnder(hs, one)))
    }
    case 'direction':
    case 'recipient':
    case 'endUse': {
      const value = deal[expr.field]
      return value === undefined ? -1 : wanted.includes(value) ? 1 : 0
    }
    case 'quantity': {
      const known = deal.quantity?.[expr.per ?? 'shipment']
      if (known === undefined || expr.cmp === undefined || expr.limit === undefined) return -1
      // Pieces don't tell a mass.
      return known.dimension === dimensionOf(expr.limit) ? compareInterval(known.within, expr.cmp, expr.limit.value) : -1
    }
  }
}
