/** What one question to the prover stands on: its variables with what they mean, its axioms, and notes of what the proof rests on. */
import type { Engine } from '../classify/engine.ts'
import type { Dictionary } from '../list/model.ts'
import type { Comparator, Rational } from '../quantity/types.ts'
import { dimensionsOf } from '../quantity/units.ts'
import { bool, type Formula, implies, type Variable } from './formula.ts'
import type { Meaning } from './meaning.ts'
import type { Mentions } from './mentions.ts'

/** What a proof rests on besides the lists, by sort; listed with every result. */
export type Rest = 'judgement' | 'implies' | 'family' | 'chemical' | 'derived' | 'free' | 'curve' | 'opaque' | 'loose'

/** A line a curve is held against. */
export interface Line {
  readonly id: string
  readonly cmp: Comparator
  readonly limit: Rational
  readonly slope: Rational
}

/** Collects while conditions are encoded. */
export interface Ground {
  readonly dictionary: Dictionary
  readonly engine: Engine
  readonly mentions: Mentions
  /** True when the variable is new. */
  readonly declare: (variable: Variable, meaning: Meaning) => boolean
  readonly has: (id: string) => boolean
  readonly axiom: (formula: Formula) => void
  readonly note: (sort: Rest, what: string) => void
  readonly line: (curve: string, line: Line) => void
  readonly once: (name: string, make: () => readonly string[]) => readonly string[]
  /** The dimension of an amount in a deal by its unit. */
  readonly dealDimension: (unit: string) => string
  /** Kinds that conditions name. */
  readonly nameKinds: (kinds: readonly string[]) => void
  readonly namedKinds: ReadonlySet<string>
  readonly variables: ReadonlyMap<string, Variable>
  readonly meanings: ReadonlyMap<string, Meaning>
  readonly axioms: readonly Formula[]
  readonly notes: ReadonlyMap<Rest, ReadonlySet<string>>
  readonly lines: ReadonlyMap<string, readonly Line[]>
}

/** A fresh ground. */
export const groundFor = (engine: Engine, mentions: Mentions, isTighter: (a: Line, b: Line) => boolean): Ground => {
  const variables = new Map<string, Variable>()
  const meanings = new Map<string, Meaning>()
  const axioms: Formula[] = []
  const notes = new Map<Rest, Set<string>>()
  const kept = new Map<string, readonly string[]>()
  const lines = new Map<string, Line[]>()
  const namedKinds = new Set<string>()
  return {
    dictionary: engine.dictionary,
    engine,
    mentions,
    declare: (variable, meaning) => {
      if (variables.has(variable.id)) return false
      variables.set(variable.id, variable)
      meanings.set(variable.id, meaning)
      return true
    },
    has: (id) => variables.has(id),
    axiom: (formula) => {
      if (formula.f !== 'const' || !formula.is) axioms.push(formula)
    },
    note: (sort, what) => {
      const found = notes.get(sort) ?? new Set<string>()
      found.add(what)
      notes.set(sort, found)
    },
    line: (curve, line) => {
      const others = lines.get(curve) ?? []
      for (const other of others) {
        if (isTighter(line, other)) axioms.push(implies(bool(line.id), bool(other.id)))
        if (isTighter(other, line)) axioms.push(implies(bool(other.id), bool(line.id)))
      }
      lines.set(curve, [...others, line])
    },
    once: (name, make) => {
      const known = kept.get(name)
      if (known !== undefined) return known
      kept.set(name, [])
      const made = make()
      kept.set(name, made)
      return made
    },
    dealDimension: (unit) =>
      unit === 'number'
        ? 'number'
        : (dimensionsOf(unit).find((one) => one === 'mass' || one === 'volume' || one === 'activity') ?? 'number'),
    nameKinds: (kinds) => {
      for (const one of kinds) namedKinds.add(one)
    },
    namedKinds,
    variables,
    meanings,
    axioms,
    notes,
    lines,
  }
}
