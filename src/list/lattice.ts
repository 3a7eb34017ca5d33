/** Subsumption: a bellows-sealed valve is a valve. One lattice a vocabulary; item kinds are one of them. */
import type { Term } from './model.ts'

/** The terms of a vocabulary with their closures. */
export interface Lattice {
  readonly terms: ReadonlyMap<string, Term>
  /** A term and everything more general, itself included. */
  readonly up: ReadonlyMap<string, ReadonlySet<string>>
  /** A term and everything narrower, itself included. */
  readonly down: ReadonlyMap<string, ReadonlySet<string>>
}

const cache = new WeakMap<ReadonlyMap<string, Term>, Lattice>()

/** The closures of a vocabulary, computed once. Terms must form no cycle (`checkLattice` in read-dictionary refuses one). */
export const latticeOf = (terms: ReadonlyMap<string, Term>): Lattice => {
  const known = cache.get(terms)
  if (known !== undefined) return known
  const up = new Map<string, Set<string>>()
  const down = new Map<string, Set<string>>()
  const climb = (id: string): Set<string> => {
    const done = up.get(id)
    if (done !== undefined) return done
    const closure = new Set<string>([id])
    up.set(id, closure)
    for (const parent of terms.get(id)?.is ?? []) for (const wider of climb(parent)) closure.add(wider)
    return closure
  }
  for (const id of terms.keys()) {
    for (const wider of climb(id)) {
      const below = down.get(wider) ?? new Set<string>()
      below.add(id)
      down.set(wider, below)
    }
  }
  const lattice: Lattice = { terms, up, down }
  cache.set(terms, lattice)
  return lattice
}

const NONE: ReadonlySet<string> = new Set()

/** A term and all wider ones; empty for an unknown term. */
export const ancestors = (terms: ReadonlyMap<string, Term>, id: string): ReadonlySet<string> => latticeOf(terms).up.get(id) ?? NONE

/** A term and all narrower ones; empty for an unknown term. */
export const descendants = (terms: ReadonlyMap<string, Term>, id: string): ReadonlySet<string> => latticeOf(terms).down.get(id) ?? NONE

/** Whether `narrower` is `wider` or below it. */
export const isA = (terms: ReadonlyMap<string, Term>, narrower: string, wider: string): boolean =>
  narrower === wider || ancestors(terms, narrower).has(wider)
