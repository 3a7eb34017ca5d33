/** Other drawings of one molecule: what must make no difference. */
import type { Atom, MoleculeGraph } from '../../src/substance/graph.ts'

/** The same molecule with its atoms in another order, by a seed; bonds turned round as well. */
export const permuted = (graph: MoleculeGraph, seed: number): MoleculeGraph => {
  let state = seed % 2_147_483_647
  const random = (): number => {
    state = (state * 48_271 + 11) % 2_147_483_647
    return state / 2_147_483_647
  }
  const order = [...graph.atoms.keys()]
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1))
    ;[order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0]
  }
  const place = new Map(order.map((old, now) => [old, now]))
  const at = (old: number): number => place.get(old) ?? 0
  return {
    atoms: order.flatMap((old) => graph.atoms[old] ?? []),
    bonds: graph.bonds.map(({ from, to, order: bond }) =>
      random() < 0.5 ? { from: at(from), to: at(to), order: bond } : { from: at(to), to: at(from), order: bond },
    ),
  }
}

/** Every hydrogen as an atom of its own. */
export const withExplicitHydrogens = (graph: MoleculeGraph): MoleculeGraph => {
  const atoms: Atom[] = graph.atoms.map((atom) => ({ ...atom, hydrogens: 0 }))
  const bonds = [...graph.bonds]
  for (const [index, { hydrogens }] of graph.atoms.entries()) {
    for (let count = 0; count < hydrogens; count++) {
      bonds.push({ from: index, to: atoms.length, order: 1 })
      atoms.push({ element: 'H', charge: 0, hydrogens: 0, aromatic: false })
    }
  }
  return { atoms, bonds }
}

/** Every carbon as carbon-13. */
export const withIsotopes = (graph: MoleculeGraph): MoleculeGraph => ({
  ...graph,
  atoms: graph.atoms.map((atom) => (atom.element === 'C' ? { ...atom, isotope: 13 } : atom)),
})

/** The molecule with further ones beside it. */
export const withParts = (graph: MoleculeGraph, parts: MoleculeGraph): MoleculeGraph => ({
  atoms: [...graph.atoms, ...parts.atoms],
  bonds: [
    ...graph.bonds,
    ...parts.bonds.map(({ from, to, order }) => ({ from: from + graph.atoms.length, to: to + graph.atoms.length, order })),
  ],
})

/** The hydrochloride, drawn as ions: a proton on the first amine. Undefined where there is no amine to protonate. */
export const protonated = (graph: MoleculeGraph): MoleculeGraph | undefined => {
  const single = (index: number): boolean => graph.bonds.every(({ from, to, order }) => (from !== index && to !== index) || order === 1)
  const onCarbons = (index: number): boolean =>
    graph.bonds.every(({ from, to }) => (from !== index && to !== index) || graph.atoms[from === index ? to : from]?.element === 'C')
  const amine = graph.atoms.findIndex(
    (atom, index) => atom.element === 'N' && atom.charge === 0 && !atom.aromatic && single(index) && onCarbons(index),
  )
  if (amine < 0) return undefined
  return {
    atoms: [
      ...graph.atoms.map((atom, index) => (index === amine ? { ...atom, charge: 1, hydrogens: atom.hydrogens + 1 } : atom)),
      { element: 'Cl', charge: -1, hydrogens: 0, aromatic: false },
    ],
    bonds: graph.bonds,
  }
}
