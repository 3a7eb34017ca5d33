/**
 * What a prover is given: variables and a formula over them, exact and small. Formulas are built through the functions here,
 * which simplify, share equal parts, and give each a key that is the same wherever the same formula is built.
 */
import { compare, encodeRational, ZERO } from '../quantity/rational.ts'
import type { Rational } from '../quantity/types.ts'

/** One unknown of a world. `bounds` and the values of an `enum` hold in every world. */
export type Variable =
  | { readonly id: string; readonly type: 'bool' }
  | { readonly id: string; readonly type: 'real' | 'int' }
  | { readonly id: string; readonly type: 'enum'; readonly values: readonly string[] }

/** How a sum is held against a constant; `>` and `>=` are the same with all signs turned. */
export type Relation = '<=' | '<' | '=='

/** A term of a sum: a factor and the id of a number variable. */
export interface Term {
  readonly k: Rational
  readonly id: string
}

/** A formula. `key` is equal for equal formulas. */
export type Formula =
  | { readonly f: 'const'; readonly is: boolean; readonly key: string }
  | { readonly f: 'and' | 'or'; readonly of: readonly Formula[]; readonly key: string }
  | { readonly f: 'not'; readonly of: Formula; readonly key: string }
  | { readonly f: 'bool'; readonly id: string; readonly key: string }
  | { readonly f: 'among'; readonly id: string; readonly values: readonly string[]; readonly key: string }
  | { readonly f: 'sum'; readonly terms: readonly Term[]; readonly rel: Relation; readonly to: Rational; readonly key: string }

export const TRUE: Formula = { f: 'const', is: true, key: 'T' }
export const FALSE: Formula = { f: 'const', is: false, key: 'F' }

// Long keys of joined formulas are numbered, so that a key stays short whatever it stands for. Numbers are this process's own and
// are never kept.
const numbers = new Map<string, string>()
const short = (key: string): string => {
  if (key.length < 60) return key
  const known = numbers.get(key)
  if (known !== undefined) return known
  const made = `#${numbers.size}`
  numbers.set(key, made)
  return made
}

const join = (f: 'and' | 'or', parts: Iterable<Formula>): Formula => {
  const zero = f === 'and' ? FALSE : TRUE
  const seen = new Map<string, Formula>()
  for (const part of parts) {
    if (part.f === 'const') {
      if (part.is === zero.is && zero.f === 'const') return zero
      continue
    }
    for (const one of part.f === f ? part.of : [part]) seen.set(one.key, one)
  }
  for (const one of seen.values()) if (seen.has(not(one).key)) return zero
  const of = [...seen.values()]
  const only = of[0]
  if (only === undefined) return f === 'and' ? TRUE : FALSE
  if (of.length === 1) return only
  return { f, of, key: short(`(${f} ${[...seen.keys()].sort().join(' ')})`) }
}

/** All of them hold. Of none: true. */
export const and = (parts: Iterable<Formula>): Formula => join('and', parts)
/** One of them holds. Of none: false. */
export const or = (parts: Iterable<Formula>): Formula => join('or', parts)

const negations = new WeakMap<Formula, Formula>()

/** It does not hold. */
export const not = (of: Formula): Formula => {
  if (of.f === 'const') return of.is ? FALSE : TRUE
  if (of.f === 'not') return of.of
  const known = negations.get(of)
  if (known !== undefined) return known
  const made: Formula = { f: 'not', of, key: `!${of.key}` }
  negations.set(of, made)
  return made
}

/** The first does not hold without the second. */
export const implies = (a: Formula, b: Formula): Formula => or([not(a), b])

/** A yes-or-no variable. */
export const bool = (id: string): Formula => ({ f: 'bool', id, key: `?${id}` })

/** An `enum` variable has one of the values. */
export const among = (id: string, values: readonly string[]): Formula => {
  if (values.length === 0) return FALSE
  const sorted = [...new Set(values)].sort()
  return { f: 'among', id, values: sorted, key: short(`${id}∈${sorted.join('|')}`) }
}

/** A sum of number variables against a constant. */
export const sum = (terms: readonly Term[], rel: Relation, to: Rational): Formula =>
  terms.length === 0
    ? meets(ZERO, rel, to)
      ? TRUE
      : FALSE
    : {
        f: 'sum',
        terms,
        rel,
        to,
        key: short(`${terms.map(({ k, id }) => `${encodeRational(k)}*${id}`).join('+')}${rel}${encodeRational(to)}`),
      }

/** The variables a formula speaks of. */
export const variablesOf = (formula: Formula, found = new Set<string>(), seen = new Set<Formula>()): ReadonlySet<string> => {
  if (seen.has(formula)) return found
  seen.add(formula)
  switch (formula.f) {
    case 'and':
    case 'or':
      for (const part of formula.of) variablesOf(part, found, seen)
      break
    case 'not':
      variablesOf(formula.of, found, seen)
      break
    case 'bool':
    case 'among':
      found.add(formula.id)
      break
    case 'sum':
      for (const { id } of formula.terms) found.add(id)
      break
    case 'const':
  }
  return found
}

/** What a variable is in one world. */
export type Assigned = boolean | string | Rational
/** One world: the value of each variable. */
export type World = ReadonlyMap<string, Assigned>

/** Whether a sum meets its constant. */
export const meets = (total: Rational, rel: Relation, to: Rational): boolean => {
  const order = compare(total, to)
  return rel === '<=' ? order <= 0 : rel === '<' ? order < 0 : order === 0
}
