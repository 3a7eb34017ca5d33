/**
 * Which chemical an item is. Identity is structural: the structure decides where both are known, then the dictionary's
 * chemical, then CAS numbers and names, which are pointers. A CAS number the dictionary doesn't know leaves it unknown.
 */
import type { Chemical, Dictionary } from '../list/model.ts'
import type { MoleculeGraph } from '../substance/graph.ts'
import { chemicalBook, identify as identifyClaim } from '../substance/identify.ts'
import { isSubstance, type Salts } from '../substance/same.ts'
import type { Value } from './facts.ts'
import type { Truth } from './verdict.ts'

type Structure = Extract<Value, { type: 'structure' }>

/** What is known of which chemical something is; all absent when nothing is. */
export interface Identity {
  /** The dictionary's chemical. */
  readonly id?: string
  readonly key?: string
  readonly graph?: MoleculeGraph
  /** The dictionary knows it and gives it no structure: a protein, a polymer, what can't be drawn as one molecule. */
  readonly undrawn?: boolean
}

const isUndrawn = (chemical: Chemical): boolean => chemical.smiles === undefined && chemical.key === undefined && chemical.graph === undefined

/** The chemical of a structure value, as far as the dictionary knows it; pointers that disagree settle nothing. */
export const identify = (value: Structure | undefined, dictionary: Dictionary): Identity => {
  if (value === undefined) return {}
  const { chemical } = identifyClaim(value, chemicalBook(dictionary.chemicals))
  const known = chemical === undefined ? undefined : dictionary.chemicals.get(chemical)
  const graph = value.graph ?? known?.graph
  const key = value.key ?? known?.key
  return {
    ...(known === undefined ? {} : { id: known.id }),
    ...(key === undefined ? {} : { key }),
    ...(graph === undefined ? {} : { graph }),
    ...(known !== undefined && value.graph === undefined && value.key === undefined && isUndrawn(known) ? { undrawn: true } : {}),
  }
}

/**
 * Whether something is a chemical of the dictionary; hydrates, isotopes and stereoisomers count, salts as `salts` says. By
 * structure where both structures are known, else by the dictionary's identity; unknown where neither decides.
 */
export const isChemical = (identity: Identity, target: Chemical, salts: Salts): Truth => {
  if (identity.graph !== undefined && target.graph !== undefined) return isSubstance(identity.graph, target.graph, salts) ? 1 : 0
  if (identity.id === target.id) return 1
  // A molecule that is drawn is none that can't be, and the other way round.
  if ((identity.graph !== undefined && isUndrawn(target)) || (identity.undrawn === true && !isUndrawn(target))) return 0
  // A connectivity key says nothing of counter-ions: equal ones decide nothing, different ones do unless alkylated salts count.
  if (identity.key !== undefined && target.key !== undefined) return identity.key !== target.key && salts !== 'any' ? 0 : -1
  if (identity.id === undefined) return -1
  return salts === 'none' ? 0 : -1
}

/** Whether something belongs to a structural family; unknown without a structure. */
export const isInFamily = (identity: Identity, family: string, inFamily: (graph: MoleculeGraph, family: string) => boolean): Truth =>
  identity.undrawn === true ? 0 : identity.graph === undefined ? -1 : inFamily(identity.graph, family) ? 1 : 0
