/** A molecule as plain data: what a chemistry engine hands to the pure predicates of this room. */

/** `element` is the symbol; `hydrogens` counts attached hydrogens that are not atoms of the graph; isotopes are kept but ignored by predicates. */
export interface Atom {
  readonly element: string
  readonly charge: number
  readonly hydrogens: number
  readonly isotope?: number
  readonly aromatic: boolean
}

/** Indices into `atoms`; order 1, 2, 3, or 1.5 for an aromatic bond. */
export interface Bond {
  readonly from: number
  readonly to: number
  readonly order: number
}

/** May be disconnected (salts, hydrates): predicates split it into fragments. */
export interface MoleculeGraph {
  readonly atoms: readonly Atom[]
  readonly bonds: readonly Bond[]
}

/** Port of a chemistry engine; the implementation lives in src/engines. */
export interface ChemistryEngine {
  /** Throws Fault `substance.smiles` with the position where known. */
  parse(smiles: string): MoleculeGraph
  /** First block (14 letters) of the InChIKey of the largest organic fragment without isotopes, stereo and water. */
  key(smiles: string): string
  /** An SVG drawing for the page. */
  draw?(smiles: string): string
}
