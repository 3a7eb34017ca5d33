/** Salts, hydrates and solvates come as several molecules in one graph: taking them apart, and telling what each part is. */
import { HALOGENS, SALT_METALS } from './elements.ts'
import { formulaOf } from './formula.ts'
import type { MoleculeGraph } from './graph.ts'
import { netCharge, neutralise, normalise } from './normalise.ts'
import { signatureOf } from './signature.ts'
import { keepAtoms, nearOf, viewOf } from './view.ts'

/** The connected parts of a graph, in the order of their first atoms. */
export const components = (graph: MoleculeGraph): readonly MoleculeGraph[] => {
  const view = viewOf(graph)
  const part = new Map<number, number>()
  let parts = 0
  for (const start of graph.atoms.keys()) {
    if (part.has(start)) continue
    const waiting = [start]
    part.set(start, parts)
    for (let atom = waiting.pop(); atom !== undefined; atom = waiting.pop()) {
      for (const next of nearOf(view, atom)) {
        if (part.has(next.atom)) continue
        part.set(next.atom, parts)
        waiting.push(next.atom)
      }
    }
    parts++
  }
  return Array.from({ length: parts }, (_, number) => keepAtoms(graph, (atom) => part.get(atom) === number))
}

/** A substance taken apart. All parts are normalised; only `bodies` and `acids` are neutral. */
export interface Substance {
  /** The molecules it is about, without their protonation, the largest first. */
  readonly bodies: readonly MoleculeGraph[]
  /** Acids that make a salt of a base: hydrogen chloride, sulphuric acid …, without their protonation. */
  readonly acids: readonly MoleculeGraph[]
  /** Metal ions and ammonium, as they are. */
  readonly cations: readonly MoleculeGraph[]
  /** How many molecules of water. */
  readonly water: number
  /** Net charge as drawn; not 0 where a counter-ion was left out. */
  readonly charge: number
}

const WATER = 'H2O'
/** Acids of ordinary salts (Stahl and Wermuth's handbook of pharmaceutical salts, the inorganic ones), by formula. */
const ACIDS: ReadonlySet<string> = new Set(['ClH', 'BrH', 'FH', 'HI', 'H2O4S', 'HNO3', 'H3O4P', 'ClHO4', 'BF4', 'F6P'])

const weight = (graph: MoleculeGraph): number => graph.atoms.length

const isProton = (graph: MoleculeGraph): boolean =>
  graph.atoms.length === 1 && graph.atoms[0]?.element === 'H' && graph.atoms[0].charge === 1

/**
 * Takes a substance apart into what it is about, counter-ions and water. A part counts as counter-ion only beside a
 * larger one: hydrogen chloride, water and salts of metals alone are themselves.
 */
export const takeApart = (graph: MoleculeGraph): Substance => {
  const known = taken.get(graph)
  if (known !== undefined) return known
  const made = sortParts(normalise(graph))
  taken.set(graph, made)
  return made
}

const taken = new WeakMap<MoleculeGraph, Substance>()

const sortParts = (plain: MoleculeGraph): Substance => {
  const charge = netCharge(plain)
  const bodies: MoleculeGraph[] = []
  const acids: MoleculeGraph[] = []
  const cations: MoleculeGraph[] = []
  let water = 0
  for (const part of components(plain)) {
    if (isProton(part)) continue
    if (part.atoms.length === 1 && part.atoms[0]?.charge === 0 && formulaOf(part) === WATER) water++
    else if (isMetalIon(part)) cations.push(part)
    else if (ACIDS.has(formulaOf(neutralise(part)))) acids.push(neutralise(part))
    else if (formulaOf(part) === 'H4N' && part.atoms.length === 1) cations.push(part)
    else bodies.push(normalise(neutralise(part)))
  }
  bodies.sort((a, b) => weight(b) - weight(a) || (signatureOf(a) < signatureOf(b) ? -1 : 1))
  if (bodies.length > 0) return { bodies, acids, cations, water, charge }
  if (acids.length > 0) return { bodies: acids, acids: [], cations, water, charge }
  if (cations.length > 0) return { bodies: cations.map(neutralise), acids: [], cations: [], water, charge }
  return { bodies: components(plain).map(neutralise), acids: [], cations: [], water: 0, charge }
}

const isMetalIon = (graph: MoleculeGraph): boolean => {
  const [atom, ...more] = graph.atoms
  return (
    atom !== undefined &&
    more.length === 0 &&
    atom.charge > 0 &&
    (SALT_METALS.has(atom.element) || !['H', 'C', 'N', 'O', 'P', 'S', ...HALOGENS].includes(atom.element))
  )
}

/** The molecule a substance is about: its largest part without water and counter-ions, neutral where it can be. */
export const mainPart = (graph: MoleculeGraph): MoleculeGraph => takeApart(graph).bodies[0] ?? normalise(graph)
