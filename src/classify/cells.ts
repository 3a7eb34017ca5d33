/** The answers to a question that make a difference: cells made by the thresholds and values of the provisions that are open. */

import type { Expr, Limit } from '../list/expression.ts'
import { isA } from '../list/lattice.ts'
import type { Attribute, Dictionary } from '../list/model.ts'
import messages from '../messages/en/classify.json' with { type: 'json' }
import { compare } from '../quantity/rational.ts'
import type { Bound, Interval, Rational } from '../quantity/types.ts'
import { sayInterval } from './say-value.ts'
import type { Question } from './verdict.ts'

/** An answer to choose: `value` is written as facts are; `says` where the label is a message of the house. */
export type Cell = Question['cells'][number]

/** A cell whose label is a message. */
export const messageCell = (name: 'true' | 'false' | 'none-of', value: string): Cell => ({
  label: messages[`cell.${name}`],
  value,
  says: { key: `classify:cell.${name}`, params: {} },
})

/** A place where answers part: before the number itself, or behind it. */
interface Cut {
  readonly at: Rational
  readonly behind: boolean
}

const cutsOf = (cmp: string, { value }: Limit): readonly Cut[] =>
  cmp === '=='
    ? [
        { at: value, behind: false },
        { at: value, behind: true },
      ]
    : [{ at: value, behind: cmp === '>' || cmp === '<=' }]

const byPlace = (a: Cut, b: Cut): number => compare(a.at, b.at) || Number(a.behind) - Number(b.behind)

/** The intervals between cuts. */
const between = (cuts: readonly Cut[]): readonly Interval[] => {
  const sorted = cuts.toSorted(byPlace).filter((cut, i, all) => i === 0 || byPlace(all[i - 1] ?? cut, cut) !== 0)
  const ends: readonly (Bound | null)[] = [null, ...sorted.map((cut) => ({ at: cut.at, open: cut.behind }))]
  return ends.map((lo, i) => {
    const next = sorted[i]
    return { lo, hi: next === undefined ? null : { at: next.at, open: !next.behind } }
  })
}

const inBounds = ({ lo, hi }: Interval, { bounds }: Attribute): boolean => {
  if (bounds?.lo !== undefined && hi !== null && (compare(hi.at, bounds.lo) < 0 || (hi.open && compare(hi.at, bounds.lo) === 0)))
    return false
  return !(bounds?.hi !== undefined && lo !== null && (compare(lo.at, bounds.hi) > 0 || (lo.open && compare(lo.at, bounds.hi) === 0)))
}

/** `≥ 40 VA`, `5 mm … < 10 mm`: signs, so that it needs no language. */
const label = (within: Interval, attribute: Attribute): string =>
  sayInterval(within, attribute.dimension, attribute.unit)
    .replace('>=', '≥')
    .replace('<=', '≤')
    .replace(/^\[(.*) \.\. (.*)\)$/, '$1 … < $2')
    .replace(/^\[(.*) \.\. (.*)\]$/, '$1 … $2')
    .replace(/^\((.*) \.\. (.*)\)$/, '> $1 … < $2')
    .replace(/^\((.*) \.\. (.*)\]$/, '> $1 … $2')

type Numeric = Extract<Expr, { op: 'compare' | 'reaches' | 'overlaps' }>

const numberCells = (attribute: Attribute, conditions: readonly Numeric[]): readonly Cell[] => {
  const statuses = conditions.flatMap((one) => (one.op === 'overlaps' ? [] : (one.counts ?? [])))
  const tail = statuses[0] === undefined ? '' : ` [${statuses[0]}]`
  const cells = (cuts: readonly Cut[], before: string): readonly Cell[] =>
    cuts.length === 0
      ? []
      : between(cuts)
          .filter((within) => inBounds(within, attribute))
          .map((within) => ({
            label: `${SIGNS[before] ?? ''}${label(within, attribute)}`,
            value: `${before}${sayInterval(within, attribute.dimension, attribute.unit)}${tail}`,
          }))
  if (attribute.type !== 'range')
    return cells(
      conditions.flatMap((one) => (one.op === 'overlaps' ? [] : cutsOf(one.cmp, one.limit))),
      '',
    )
  const greatest: Cut[] = []
  const least: Cut[] = []
  for (const one of conditions) {
    if (one.op === 'overlaps') {
      greatest.push({ at: one.lo.value, behind: one.loOpen })
      least.push({ at: one.hi.value, behind: !one.hiOpen })
    } else if (one.op === 'reaches') {
      if (one.cmp !== '<' && one.cmp !== '<=') greatest.push(...cutsOf(one.cmp === '==' ? '>=' : one.cmp, one.limit))
      if (one.cmp !== '>' && one.cmp !== '>=') least.push(...cutsOf(one.cmp === '==' ? '<=' : one.cmp, one.limit))
    }
  }
  return [...cells(greatest, 'greatest '), ...cells(least, 'least ')]
}

const SIGNS: Readonly<Record<string, string>> = { 'greatest ': 'max ', 'least ': 'min ' }

/** More values than this are for a search field, not for buttons. */
const MANY = 40

const termCells = (attribute: Attribute, conditions: readonly Extract<Expr, { op: 'is' }>[], dictionary: Dictionary): readonly Cell[] => {
  const terms = dictionary.vocabularies.get(attribute.vocabulary ?? '')
  const named = [...new Set(conditions.flatMap((one) => one.values))].slice(0, MANY)
  const title = (id: string): string => terms?.get(id)?.title ?? id
  if (attribute.type === 'set') {
    const each = named.map((id) => ({ label: title(id), value: `{has: [${id}], complete: false}` }))
    return [...each, messageCell('none-of', `{lacks: [${named.join(', ')}], complete: false}`)]
  }
  const rest = [...(terms?.keys() ?? [])].some((term) => terms !== undefined && !named.some((one) => isA(terms, term, one)))
  const each = named.map((id) => ({ label: title(id), value: id }))
  return rest ? [...each, messageCell('none-of', `none of [${named.join(', ')}]`)] : each
}

/** The cells of an attribute, from all conditions on it. None where an answer is free text, a structure, points or shares. */
export const cellsOf = (attribute: Attribute, conditions: readonly Expr[], dictionary: Dictionary): readonly Cell[] => {
  if (attribute.type === 'bool') return [messageCell('true', 'true'), messageCell('false', 'false')]
  const numeric = conditions.filter((one) => one.op === 'compare' || one.op === 'reaches' || one.op === 'overlaps')
  if (numeric.length > 0) return numberCells(attribute, numeric)
  const named = conditions.filter((one) => one.op === 'is')
  return named.length > 0 ? termCells(attribute, named, dictionary) : []
}
