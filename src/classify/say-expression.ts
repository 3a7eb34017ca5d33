/** A condition in the words it is written in (docs/list-language.md): list data, not a message. */

import type { Expr } from '../list/expression.ts'
import { formatRational } from '../quantity/rational.ts'

const list = (items: readonly string[]): string => (items.length === 1 ? (items[0] ?? '') : `[${items.join(', ')}]`)

const counts = (statuses: readonly string[] | undefined): string =>
  statuses === undefined || statuses.length === 0 ? '' : ` [${statuses.join(', ')}]`

const SALTS = { none: '', protonated: ' with protonated salts', any: ' with salts' } as const

/** One node as text; a node that joins others gives only its own word, since its parts are said beside it. */
export const sayExpression = (expr: Expr): string => {
  switch (expr.op) {
    case 'all':
    case 'any':
    case 'none':
    case 'not':
    case 'unless':
      return expr.op
    case 'atLeast':
      return `at least ${expr.n}`
    case 'true':
      return 'always'
    case 'ref':
      return expr.to
    case 'kind':
      return `kind is ${list(expr.in)}`
    case 'compare':
      return `${expr.attr} ${expr.cmp} ${expr.limit.written}${counts(expr.counts)}`
    case 'reaches':
      return `${expr.attr} reaches ${expr.cmp} ${expr.limit.written}${counts(expr.counts)}`
    case 'overlaps':
      return `${expr.attr} overlaps ${expr.loOpen ? '(' : '['}${expr.lo.written}, ${expr.hi.written}${expr.hiOpen ? ')' : ']'}`
    case 'is':
      return `${expr.attr} ${expr.mode === 'in' ? 'is' : expr.mode} ${list(expr.values)}`
    case 'holds':
      return expr.attr
    case 'every':
    case 'some':
      return `${expr.op} ${expr.part}`
    case 'linear':
      return `linear(${expr.terms.map(({ k, attr }) => `${formatRational(k)} ${attr}`).join(' + ')}) ${expr.cmp} ${expr.limit.written}`
    case 'curve': {
      const where = expr.where === 'at' ? `at ${expr.at?.written ?? '?'}` : expr.where
      const slope = expr.slope === undefined ? '' : expr.slope.n === 1n ? ` + x/${expr.slope.d}` : ` + x*${formatRational(expr.slope)}`
      return `${expr.attr} ${where} ${expr.cmp} ${expr.limit.written}${slope}`
    }
    case 'family':
      return `family ${expr.family}`
    case 'chemical':
      return `chemical is ${expr.chemical}${SALTS[expr.salts]}`
    case 'composition':
      return `composition of ${list(expr.of)} ${expr.cmp} ${expr.limit.written}`
    case 'mixture':
      return `mixture of ${list(expr.of)} ${expr.per === 'total' ? 'in total' : 'per component'} ${expr.cmp} ${expr.limit.written}`
    case 'relation': {
      const purposes = expr.purposes.length === 0 ? '' : ` (${expr.purposes.join(', ')})`
      const word = { component: 'component of', software: 'software for', technology: 'technology for', unlocks: 'unlocks' }[expr.relation]
      return `${word} ${list(expr.to)}${purposes}`
    }
    case 'deal': {
      const field = `deal.${expr.field}${expr.per === undefined ? '' : ` per ${expr.per}`}`
      return expr.in === undefined ? `${field} ${expr.cmp ?? ''} ${expr.limit?.written ?? ''}` : `${field} in ${list(expr.in)}`
    }
  }
}
