/**
 * A region of worlds: for each variable that matters, what it may be. A formula that is true of a box is true of every world in
 * it, so a box grown around one missed item, as far as the formula stays true, is a gap described by its edges.
 */
import { compareInterval } from '../quantity/interval.ts'
import { add, compare, mul, ONE, ZERO } from '../quantity/rational.ts'
import type { Bound, Interval, Rational } from '../quantity/types.ts'
import { against } from './encode-values.ts'
import { among, and, bool, type Formula, not, sum, TRUE, type Variable, variablesOf, type World } from './formula.ts'

/** What a variable may be in a box; variables that aren't in it may be anything. */
export type Cell = { readonly is: boolean } | { readonly among: readonly string[] } | { readonly within: Interval }
export type Box = ReadonlyMap<string, Cell>

type Truth3 = 1 | 0 | -1

const scaled = (k: Rational, { lo, hi }: Interval): Interval => {
  const times = (end: Bound | null): Bound | null => (end === null ? null : { at: mul(k, end.at), open: end.open })
  return compare(k, ZERO) >= 0 ? { lo: times(lo), hi: times(hi) } : { lo: times(hi), hi: times(lo) }
}

const plus = (a: Bound | null, b: Bound | null): Bound | null =>
  a === null || b === null ? null : { at: add(a.at, b.at), open: a.open || b.open }

const ANYTHING: Interval = { lo: null, hi: null }

/** Whether a formula is true of every world of a box (1), of none (0), or that isn't settled by its cells (-1). */
export const truthIn = (box: Box, formula: Formula, seen = new Map<string, Truth3>()): Truth3 => {
  const known = seen.get(formula.key)
  if (known !== undefined) return known
  const made = ((): Truth3 => {
    switch (formula.f) {
      case 'const':
        return formula.is ? 1 : 0
      case 'not': {
        const of = truthIn(box, formula.of, seen)
        return of === -1 ? -1 : of === 1 ? 0 : 1
      }
      case 'and':
      case 'or': {
        const stop = formula.f === 'and' ? 0 : 1
        let open = false
        for (const part of formula.of) {
          const truth = truthIn(box, part, seen)
          if (truth === stop) return stop
          if (truth === -1) open = true
        }
        return open ? -1 : stop === 0 ? 1 : 0
      }
      case 'bool': {
        const cell = box.get(formula.id)
        return cell === undefined || !('is' in cell) ? -1 : cell.is ? 1 : 0
      }
      case 'among': {
        const cell = box.get(formula.id)
        if (cell === undefined || !('among' in cell)) return -1
        const inside = cell.among.filter((one) => formula.values.includes(one)).length
        return inside === cell.among.length ? 1 : inside === 0 ? 0 : -1
      }
      case 'sum': {
        let total: Interval = { lo: { at: ZERO, open: false }, hi: { at: ZERO, open: false } }
        for (const { k, id } of formula.terms) {
          const cell = box.get(id)
          const part = scaled(k, cell !== undefined && 'within' in cell ? cell.within : ANYTHING)
          total = { lo: plus(total.lo, part.lo), hi: plus(total.hi, part.hi) }
        }
        return compareInterval(total, formula.rel, formula.to)
      }
    }
  })()
  seen.set(formula.key, made)
  return made
}

/** The box as a formula. */
export const formulaOf = (box: Box): Formula =>
  and(
    [...box].map(([id, cell]): Formula => {
      if ('is' in cell) return cell.is ? bool(id) : not(bool(id))
      if ('among' in cell) return among(id, cell.among)
      const { lo, hi } = cell.within
      const terms = [{ k: ONE, id }]
      return and([
        lo === null ? TRUE : against(terms, lo.open ? '>' : '>=', lo.at),
        hi === null ? TRUE : sum(terms, hi.open ? '<' : '<=', hi.at),
      ])
    }),
  )

/** Where a number's conditions part: before the number itself, or behind it. */
interface Cut {
  readonly at: Rational
  readonly behind: boolean
}

const order = (a: Cut, b: Cut): number => compare(a.at, b.at) || Number(a.behind) - Number(b.behind)

/** The cuts of each number by the conditions that look at it alone. */
const cutsOf = (formula: Formula, found = new Map<string, Cut[]>(), seen = new Set<string>()): Map<string, Cut[]> => {
  if (seen.has(formula.key)) return found
  seen.add(formula.key)
  if (formula.f === 'and' || formula.f === 'or') for (const part of formula.of) cutsOf(part, found, seen)
  if (formula.f === 'not') cutsOf(formula.of, found, seen)
  if (formula.f === 'sum' && formula.terms.length === 1 && formula.terms[0]?.k.n === 1n && formula.terms[0].k.d === 1n) {
    const { id } = formula.terms[0]
    const cuts: readonly Cut[] =
      formula.rel === '=='
        ? [
            { at: formula.to, behind: false },
            { at: formula.to, behind: true },
          ]
        : [{ at: formula.to, behind: formula.rel === '<=' }]
    found.set(id, [...(found.get(id) ?? []), ...cuts])
  }
  return found
}

const inSums = (formula: Formula, found = new Set<string>(), seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(formula.key)) return found
  seen.add(formula.key)
  if (formula.f === 'and' || formula.f === 'or') for (const part of formula.of) inSums(part, found, seen)
  if (formula.f === 'not') inSums(formula.of, found, seen)
  if (formula.f === 'sum' && formula.terms.length > 1) for (const { id } of formula.terms) found.add(id)
  return found
}

const below = (cut: Cut): Bound => ({ at: cut.at, open: !cut.behind })
const above = (cut: Cut): Bound => ({ at: cut.at, open: cut.behind })

/** Whether a value lies behind a cut. */
const isBehind = (value: Rational, cut: Cut): boolean => {
  const c = compare(value, cut.at)
  return c > 0 || (c === 0 && !cut.behind)
}

/**
 * The largest box around a world in which the formula stays true, found greedily: variables are let go in the order given, then
 * what is left is widened from cut to cut. The formula must be true of the world.
 */
export const boxAround = (world: World, formula: Formula, variables: ReadonlyMap<string, Variable>, letGo: (id: string) => number): Box => {
  const ids = [...variablesOf(formula)].sort((a, b) => letGo(a) - letGo(b) || (a < b ? -1 : 1))
  const cuts = new Map(
    [...cutsOf(formula)].map(
      ([id, all]) => [id, all.toSorted(order).filter((cut, i, list) => i === 0 || order(list[i - 1] ?? cut, cut) !== 0)] as const,
    ),
  )
  const tied = inSums(formula)
  const box = new Map<string, Cell>()
  for (const id of ids) {
    const value = world.get(id)
    if (typeof value === 'boolean') box.set(id, { is: value })
    else if (typeof value === 'string') box.set(id, { among: [value] })
    else if (value !== undefined) {
      const own = cuts.get(id) ?? []
      const lo = own.findLast((cut) => isBehind(value, cut))
      const hi = own.find((cut) => !isBehind(value, cut))
      box.set(
        id,
        tied.has(id)
          ? { within: { lo: { at: value, open: false }, hi: { at: value, open: false } } }
          : { within: { lo: lo === undefined ? null : above(lo), hi: hi === undefined ? null : below(hi) } },
      )
    }
  }
  const holds = (): boolean => truthIn(box, formula) === 1
  const attempt = (id: string, cell: Cell | undefined): boolean => {
    const before = box.get(id)
    if (cell === undefined) box.delete(id)
    else box.set(id, cell)
    if (holds()) return true
    if (before !== undefined) box.set(id, before)
    return false
  }
  for (const id of ids) attempt(id, undefined)
  for (const id of ids) {
    const cell = box.get(id)
    if (cell === undefined) continue
    if ('among' in cell) {
      const variable = variables.get(id)
      for (const value of variable?.type === 'enum' ? variable.values : []) {
        const now = box.get(id)
        if (now !== undefined && 'among' in now && !now.among.includes(value)) attempt(id, { among: [...now.among, value] })
      }
    } else if ('within' in cell) {
      const own = cuts.get(id) ?? []
      const now = (): Interval => {
        const current = box.get(id)
        return current !== undefined && 'within' in current ? current.within : ANYTHING
      }
      const value = world.get(id)
      if (typeof value !== 'object') continue
      const lows: readonly (Bound | null)[] = [null, ...own.filter((cut) => isBehind(value, cut)).map(above)]
      const highs: readonly (Bound | null)[] = [
        null,
        ...own
          .filter((cut) => !isBehind(value, cut))
          .map(below)
          .toReversed(),
      ]
      lows.some((lo) => attempt(id, { within: { lo, hi: now().hi } }))
      highs.some((hi) => attempt(id, { within: { lo: now().lo, hi } }))
    }
  }
  return box
}
