/** A molecule's fingerprint: an index key that does not depend on the order of its atoms. */
import { formulaOf } from './formula.ts'
import type { MoleculeGraph } from './graph.ts'
import { nearOf, viewOf } from './view.ts'

const signatures = new WeakMap<MoleculeGraph, { readonly whole: string; readonly atoms: readonly string[] }>()

/** FNV-1a over a string, to keep a long description short. */
const digest = (text: string): string => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  return hash.toString(36)
}

const ROUNDS = 6

const classify = (graph: MoleculeGraph): { readonly whole: string; readonly atoms: readonly string[] } => {
  const known = signatures.get(graph)
  if (known !== undefined) return known
  const view = viewOf(graph)
  let labels = graph.atoms.map((atom, index) => `${atom.element}${atom.hydrogens}${atom.charge}:${nearOf(view, index).length}`)
  for (let round = 0; round < ROUNDS; round++) {
    labels = labels.map((label, index) =>
      digest(
        label +
          nearOf(view, index)
            .map(({ atom, order }) => `${order}${labels[atom]}`)
            .sort()
            .join(),
      ),
    )
  }
  const made = { whole: `${formulaOf(graph)}/${graph.bonds.length}/${digest([...labels].sort().join())}`, atoms: labels }
  signatures.set(graph, made)
  return made
}

/**
 * A text that is equal for equal molecules, however their atoms are ordered (neighbourhoods refined six times); hardly
 * ever equal for different ones. For an index: `sameMolecule` decides.
 */
export const signatureOf = (graph: MoleculeGraph): string => classify(graph).whole

/** For each atom a text that is equal for atoms in equal places; atoms of two molecules can only be one another's image where it is. */
export const atomClasses = (graph: MoleculeGraph): readonly string[] => classify(graph).atoms
