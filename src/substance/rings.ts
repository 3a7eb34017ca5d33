/** Which bonds and atoms stand in rings. */
import type { MoleculeGraph } from './graph.ts'
import { nearOf, type View, viewOf } from './view.ts'

/**
 * Indices of the bonds that stand in a ring: those whose cutting does not fall the molecule apart. Walks the graph once
 * with an own stack, so that a long chain is no trouble.
 */
export const ringBonds = (graph: MoleculeGraph): ReadonlySet<number> => {
  const inRing = new Set(graph.bonds.keys())
  const near: { atom: number; bond: number }[][] = graph.atoms.map(() => [])
  for (const [bond, { from, to }] of graph.bonds.entries()) {
    near[from]?.push({ atom: to, bond })
    near[to]?.push({ atom: from, bond })
  }
  const entered = new Map<number, number>()
  const lowest = new Map<number, number>()
  const lower = (atom: number, time: number): void => void lowest.set(atom, Math.min(lowest.get(atom) ?? time, time))
  for (const start of graph.atoms.keys()) {
    if (entered.has(start)) continue
    const way: { atom: number; by: number; next: number }[] = [{ atom: start, by: -1, next: 0 }]
    entered.set(start, entered.size)
    lower(start, entered.get(start) ?? 0)
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const step = near[top.atom]?.[top.next++]
      if (step === undefined) {
        way.pop()
        const before = way.at(-1)
        if (before === undefined) continue
        const low = lowest.get(top.atom) ?? 0
        lower(before.atom, low)
        if (low > (entered.get(before.atom) ?? 0)) inRing.delete(top.by)
      } else if (step.bond !== top.by) {
        const seen = entered.get(step.atom)
        if (seen === undefined) {
          entered.set(step.atom, entered.size)
          lower(step.atom, entered.size - 1)
          way.push({ atom: step.atom, by: step.bond, next: 0 })
        } else lower(top.atom, seen)
      }
    }
  }
  return inRing
}

/** Indices of the atoms that stand in a ring. */
export const ringAtoms = (graph: MoleculeGraph): ReadonlySet<number> => {
  const rings = ringBonds(graph)
  return new Set(graph.bonds.flatMap(({ from, to }, index) => (rings.has(index) ? [from, to] : [])))
}

/**
 * The rings of one size through an atom, each as the atoms on the way around, beginning with it; every ring comes in both
 * directions. Meant for rings of up to eight.
 */
export const ringsThrough = (graph: MoleculeGraph, atom: number, size: number): readonly (readonly number[])[] => {
  const view = viewOf(graph)
  const found: number[][] = []
  walk(view, [atom], size, found)
  return found
}

const walk = (view: View, way: readonly number[], size: number, found: number[][]): void => {
  const [first] = way
  for (const { atom } of nearOf(view, way[way.length - 1] ?? -1)) {
    if (way.length === size) {
      if (atom === first) found.push([...way])
    } else if (!way.includes(atom)) walk(view, [...way, atom], size, found)
  }
}
