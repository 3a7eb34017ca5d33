/** A molecule with its neighbours at hand: what the predicates of this room walk on. */
import type { Atom, MoleculeGraph } from './graph.ts'

/** An atom at the other end of a bond, by index, with the bond's order. */
export interface Neighbour {
  readonly atom: number
  readonly order: number
}

/** A graph and, for each atom, its neighbours. */
export interface View {
  readonly graph: MoleculeGraph
  readonly near: readonly (readonly Neighbour[])[]
}

const views = new WeakMap<MoleculeGraph, View>()

/** The view of a graph; made once for each graph. */
export const viewOf = (graph: MoleculeGraph): View => {
  const known = views.get(graph)
  if (known !== undefined) return known
  const near: Neighbour[][] = graph.atoms.map(() => [])
  for (const { from, to, order } of graph.bonds) {
    near[from]?.push({ atom: to, order })
    near[to]?.push({ atom: from, order })
  }
  const view = { graph, near }
  views.set(graph, view)
  return view
}

const NOTHING: Atom = { element: '', charge: 0, hydrogens: 0, aromatic: false }

/** An atom by index; an index that is none gives an atom that no predicate accepts. */
export const atomAt = (view: View, index: number): Atom => view.graph.atoms[index] ?? NOTHING

/** Neighbours of an atom, hydrogens that it only counts left out. */
export const nearOf = (view: View, index: number): readonly Neighbour[] => view.near[index] ?? []

/** Neighbours of an atom but for one: what lies further on from there. */
export const beyond = (view: View, index: number, from: number): readonly Neighbour[] =>
  nearOf(view, index).filter((one) => one.atom !== from)

/** Indices of all atoms of an element. */
export const atomsOf = (view: View, element: string): readonly number[] =>
  view.graph.atoms.flatMap((atom, index) => (atom.element === element ? [index] : []))

/** Is the atom the end of a chain: one bond, of this order, no charge, and this many hydrogens? */
export const isTerminal = (view: View, index: number, element: string, order: number, hydrogens: number): boolean => {
  const atom = atomAt(view, index)
  const [only, ...more] = nearOf(view, index)
  return atom.element === element && atom.charge === 0 && atom.hydrogens === hydrogens && only?.order === order && more.length === 0
}

/** The graph of some atoms only, in their old order; bonds to atoms left out are dropped. */
export const keepAtoms = (graph: MoleculeGraph, keep: (index: number) => boolean): MoleculeGraph => {
  const places = new Map<number, number>()
  const atoms = graph.atoms.filter((_, index) => {
    if (!keep(index)) return false
    places.set(index, places.size)
    return true
  })
  const bonds = graph.bonds.flatMap((bond) => {
    const from = places.get(bond.from)
    const to = places.get(bond.to)
    return from === undefined || to === undefined ? [] : [{ from, to, order: bond.order }]
  })
  return { atoms, bonds }
}
