/**
 * Which chemical an item is. Identity is structural: the structure decides where both are known, then the dictionary's
 * chemical, then CAS numbers and names, which are pointers. A CAS number the dictionary doesn't know leaves it unknown, and
 * so do pointers that contradict each other, a structure among them.
 */
import type { Chemical, Dictionary } from '../list/model.ts'
import { couldBeMember, mustBeMember } from '../substance/families.ts'
import { type ElementCounts, elementCounts, hasAtoms, isotopesOf, parseFormula } from '../substance/formula.ts'
import type { MoleculeGraph } from '../substance/graph.ts'
import { chemicalBook, identify as identifyClaim } from '../substance/identify.ts'
import { isSubstance, mayBeMixed, type Salts } from '../substance/same.ts'
import type { Value } from './facts.ts'
import type { Truth } from './verdict.ts'

type Structure = Extract<Value, { type: 'structure' }>

/** What is known of which chemical something is; all absent when nothing is. */
export interface Identity {
  /** The dictionary's chemical. */
  readonly id?: string
  readonly key?: string
  readonly graph?: MoleculeGraph
  /** Its formula, where the dictionary gives it no structure. */
  readonly formula?: string
  /** The formula of the dictionary's chemical where it names isotopes, which a drawing may leave out. */
  readonly labelled?: string
  /** The dictionary knows it and gives it neither structure nor formula: a protein, a polymer, what can't be drawn as one molecule. */
  readonly undrawn?: boolean
}

const hasStructure = (chemical: Chemical): boolean =>
  chemical.smiles !== undefined || chemical.key !== undefined || chemical.graph !== undefined
const isUndrawn = (chemical: Chemical): boolean => !hasStructure(chemical) && chemical.formula === undefined

/** What a chemical of the dictionary is known by; a structure or key of the item's own, where it has one, takes the place of the dictionary's. */
export const knownAs = (known: Chemical, own: Pick<Identity, 'graph' | 'key'> = {}): Identity => {
  const graph = own.graph ?? known.graph
  const key = own.key ?? known.key
  const drawn = own.graph !== undefined || own.key !== undefined || hasStructure(known)
  return {
    id: known.id,
    ...(key === undefined ? {} : { key }),
    ...(graph === undefined ? {} : { graph }),
    ...(known.formula === undefined || isotopesOf(known.formula).size === 0 ? {} : { labelled: known.formula }),
    ...(drawn ? {} : known.formula === undefined ? { undrawn: true } : { formula: known.formula }),
  }
}

/** The chemical of a structure value, as far as the dictionary knows it; pointers that disagree settle nothing. */
export const identify = (value: Structure | undefined, dictionary: Dictionary): Identity => {
  if (value === undefined) return {}
  const { chemical, conflicts } = identifyClaim(value, chemicalBook(dictionary.chemicals))
  if (conflicts.length > 0) return {}
  const own = { ...(value.graph === undefined ? {} : { graph: value.graph }), ...(value.key === undefined ? {} : { key: value.key }) }
  const known = chemical === undefined ? undefined : dictionary.chemicals.get(chemical)
  return known === undefined ? own : knownAs(known, own)
}

const countsOf = (graph: MoleculeGraph | undefined, formula: string | undefined): ElementCounts | undefined =>
  graph !== undefined ? elementCounts(graph) : formula === undefined ? undefined : parseFormula(formula)

/** Formulas can only rule out: a chemical and its salts have all its atoms but for hydrogens. */
const lacksAtoms = (identity: Identity, target: Chemical): boolean => {
  const whole = countsOf(identity.graph, identity.formula)
  const part = countsOf(target.graph, target.formula)
  return whole !== undefined && part !== undefined && !hasAtoms(whole, part, true)
}

/**
 * Whether something is a chemical of the dictionary; hydrates, isotopes and stereoisomers count, salts as `salts` says. By
 * structure where both structures are known, else by the dictionary's identity; unknown where neither decides, and where
 * the chemical is drawn as one of several molecules that make no salt.
 */
export const isChemical = (identity: Identity, target: Chemical, salts: Salts): Truth => {
  if (identity.graph !== undefined && target.graph !== undefined) {
    if (mayBeMixed(identity.graph, target.graph)) return -1
    return isSubstance(identity.graph, target.graph, salts) ? 1 : 0
  }
  if (identity.id === target.id) return 1
  // A molecule that is drawn is none that can't be, and the other way round.
  if ((identity.graph !== undefined && isUndrawn(target)) || (identity.undrawn === true && !isUndrawn(target))) return 0
  if (lacksAtoms(identity, target)) return 0
  // A connectivity key says nothing of counter-ions: equal ones decide nothing, different ones do unless alkylated salts count.
  if (identity.key !== undefined && target.key !== undefined) return identity.key !== target.key && salts !== 'any' ? 0 : -1
  if (identity.id === undefined) return -1
  return salts === 'none' ? 0 : -1
}

/**
 * Whether something belongs to a structural family. Without a structure it is unknown, unless the formula lacks what every
 * member has or is all that counts.
 */
export const isInFamily = (
  { graph, formula, labelled, undrawn }: Identity,
  family: string,
  inFamily: (graph: MoleculeGraph, family: string) => boolean,
): Truth => {
  if (labelled !== undefined && mustBeMember(labelled, family)) return 1
  if (graph !== undefined) return inFamily(graph, family) ? 1 : 0
  if (undrawn === true) return 0
  if (formula === undefined) return -1
  return mustBeMember(formula, family) ? 1 : couldBeMember(formula, family) ? -1 : 0
}
