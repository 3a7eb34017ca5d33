/**
 * One drawing for what is one substance: isotopes, explicit hydrogens, charges drawn apart, salts drawn as molecules and
 * the two drawings of P-H acids. Stereo isn't part of a graph to begin with. Nothing here adds or moves a carbon.
 */
import { SALT_METALS } from './elements.ts'
import type { Atom, MoleculeGraph } from './graph.ts'
import { keepAtoms } from './view.ts'

/** A graph under work. */
interface Draft {
  readonly atoms: { element: string; charge: number; hydrogens: number; aromatic: boolean }[]
  bonds: { from: number; to: number; order: number }[]
}

const done = new WeakMap<MoleculeGraph, MoleculeGraph>()

/** The one drawing of a molecule, its fragments and its protonation left as they are. Applying it twice changes nothing. */
export const normalise = (graph: MoleculeGraph): MoleculeGraph => {
  const known = done.get(graph)
  if (known !== undefined) return known
  const folded = foldHydrogens(graph)
  const draft: Draft = {
    atoms: folded.atoms.map(({ element, charge, hydrogens, aromatic }) => ({ element, charge, hydrogens, aromatic })),
    bonds: folded.bonds.map((bond) => ({ ...bond })),
  }
  partSalts(draft)
  closeCharges(draft)
  settlePhosphorus(draft)
  done.set(graph, draft)
  done.set(draft, draft)
  return draft
}

const isHydrogen = (atom: Atom): boolean => atom.element === 'H' || atom.element === 'D' || atom.element === 'T'

/** Hydrogens drawn as atoms (as labelled ones are) become counts of the atom they hang on. */
const foldHydrogens = (graph: MoleculeGraph): MoleculeGraph => {
  const carried = new Map<number, number>()
  const folded = new Set<number>()
  const bonded = new Map<number, number[]>()
  for (const { from, to } of graph.bonds) {
    bonded.set(from, [...(bonded.get(from) ?? []), to])
    bonded.set(to, [...(bonded.get(to) ?? []), from])
  }
  for (const [index, atom] of graph.atoms.entries()) {
    const [host, ...more] = bonded.get(index) ?? []
    const on = host === undefined ? undefined : graph.atoms[host]
    if (!isHydrogen(atom) || atom.charge !== 0 || host === undefined || on === undefined || more.length > 0 || isHydrogen(on)) continue
    folded.add(index)
    carried.set(host, (carried.get(host) ?? 0) + 1)
  }
  const atoms = graph.atoms.map((atom, index) => ({
    ...atom,
    element: isHydrogen(atom) ? 'H' : atom.element,
    hydrogens: atom.hydrogens + (carried.get(index) ?? 0),
  }))
  return keepAtoms({ atoms, bonds: graph.bonds }, (index) => !folded.has(index))
}

const SALT_PARTNERS = new Set(['N', 'O', 'S', 'Se', 'F', 'Cl', 'Br', 'I'])

/** `[Na]OC` is `[Na+].[O-]C`. An ion that is drawn with a bond as well (`[Na+]-[O-]`) stays as it is. */
const partSalts = (draft: Draft): void => {
  const drawn = draft.atoms.map((atom) => atom.charge)
  draft.bonds = draft.bonds.filter(({ from, to, order }) => {
    const [metal, partner] = SALT_METALS.has(draft.atoms[from]?.element ?? '') ? [from, to] : [to, from]
    const cation = draft.atoms[metal]
    const anion = draft.atoms[partner]
    if (cation === undefined || anion === undefined || order !== 1 || drawn[metal] !== 0 || drawn[partner] !== 0) return true
    if (!SALT_METALS.has(cation.element) || !SALT_PARTNERS.has(anion.element)) return true
    cation.charge++
    anion.charge--
    return false
  })
}

const CLOSES = new Set(['P', 'S', 'Se', 'As', 'Sb'])
const CLOSED_BY = new Set(['O', 'S', 'Se'])

/** `[P+][O-]` is `P=O`; nitrogen keeps its charges, since it has no fifth bond. */
const closeCharges = (draft: Draft): void => {
  for (const bond of draft.bonds) {
    const one = draft.atoms[bond.from]
    const other = draft.atoms[bond.to]
    if (one === undefined || other === undefined || bond.order !== 1) continue
    const [plus, minus] = one.charge > 0 ? [one, other] : [other, one]
    if (plus.charge < 1 || minus.charge !== -1 || !CLOSES.has(plus.element) || !CLOSED_BY.has(minus.element)) continue
    plus.charge--
    minus.charge = 0
    bond.order = 2
  }
}

/**
 * Phosphorous and phosphonous acids and their esters have two drawings, P-OH and HP=O; collections also hold a third,
 * `[P+]=O` without its hydrogen. All become HP=O. A thio acid keeps its hydrogen at the oxygen.
 */
const settlePhosphorus = (draft: Draft): void => {
  for (const [index, phosphorus] of draft.atoms.entries()) {
    if (phosphorus.element !== 'P') continue
    const bonds = draft.bonds.filter((bond) => bond.from === index || bond.to === index)
    const partners = bonds.map((bond) => ({ bond, atom: draft.atoms[bond.from === index ? bond.to : bond.from] }))
    const doubled = partners.filter(({ bond }) => bond.order === 2)
    const acids = partners.filter(
      ({ bond, atom }) => bond.order === 1 && atom?.hydrogens === 1 && atom.charge === 0 && (atom.element === 'O' || atom.element === 'S'),
    )
    if (
      phosphorus.charge === 1 &&
      phosphorus.hydrogens === 0 &&
      partners.length === 3 &&
      doubled.length === 1 &&
      doubled[0]?.atom?.element === 'O'
    ) {
      phosphorus.charge = 0
      phosphorus.hydrogens = 1
    } else if (phosphorus.charge === 0 && doubled.length === 0 && partners.length + phosphorus.hydrogens === 3) {
      const acid = acids.find(({ atom }) => atom?.element === 'S') ?? acids[0]
      if (acid?.atom === undefined) continue
      acid.atom.hydrogens = 0
      acid.bond.order = 2
      phosphorus.hydrogens++
    } else if (phosphorus.charge === 0) {
      const oxo = doubled.find(({ atom }) => atom?.element === 'O' && atom.charge === 0)
      const thiol = acids.find(({ atom }) => atom?.element === 'S')
      if (oxo?.atom === undefined || thiol?.atom === undefined) continue
      oxo.bond.order = 1
      oxo.atom.hydrogens = 1
      thiol.bond.order = 2
      thiol.atom.hydrogens = 0
    }
  }
}

const TAKES_PROTON = new Set(['C', 'N', 'O', 'S', 'Se', 'Te'])
const GIVES_PROTON = new Set(['N', 'O', 'S', 'P'])

const neutrals = new WeakMap<MoleculeGraph, MoleculeGraph>()

/**
 * A fragment without its protonation: an ammonium with a hydrogen is its amine, a carboxylate its acid, a chloride ion
 * hydrogen chloride. Quaternary ammonium, nitro groups, metal ions and complex anions stay as they are.
 */
export const neutralise = (graph: MoleculeGraph): MoleculeGraph => {
  const known = neutrals.get(graph)
  if (known !== undefined) return known
  const near = new Map<number, number[]>()
  for (const { from, to } of graph.bonds) {
    near.set(from, [...(near.get(from) ?? []), to])
    near.set(to, [...(near.get(to) ?? []), from])
  }
  // A minus beside a plus that cannot lose a hydrogen is one group drawn with charges: nitro, azide, N-oxide. A nitrate has one minus more.
  const paired = new Set<number>()
  for (const [index, { charge, hydrogens }] of graph.atoms.entries()) {
    if (charge <= 0 || hydrogens > 0) continue
    const minus = (near.get(index) ?? []).filter((each) => (graph.atoms[each]?.charge ?? 0) < 0 && !paired.has(each))
    for (const each of minus.slice(0, charge)) paired.add(each)
  }
  const atoms = graph.atoms.map((atom, index): Atom => {
    const partners = near.get(index) ?? []
    if (atom.charge < 0) {
      const lone = partners.length === 0 && ['F', 'Cl', 'Br', 'I'].includes(atom.element)
      if ((!TAKES_PROTON.has(atom.element) && !lone) || paired.has(index)) return atom
      return { ...atom, charge: 0, hydrogens: atom.hydrogens - atom.charge }
    }
    if (atom.charge > 0 && atom.hydrogens > 0 && GIVES_PROTON.has(atom.element)) {
      const given = Math.min(atom.charge, atom.hydrogens)
      return { ...atom, charge: atom.charge - given, hydrogens: atom.hydrogens - given }
    }
    return atom
  })
  const neutral = { atoms, bonds: graph.bonds }
  neutrals.set(graph, neutral)
  neutrals.set(neutral, neutral)
  return neutral
}

/** Sum of the charges of all atoms. */
export const netCharge = (graph: MoleculeGraph): number => graph.atoms.reduce((sum, atom) => sum + atom.charge, 0)
