/**
 * The two questions a list asks of a chemical, answered in three values: is it this chemical, is it a member of this family.
 * What isn't known is -1, never 0; so is what a conflict leaves open.
 */
import { FAMILIES, inFamily, isFamily } from './families.ts'
import { type ElementCounts, elementCounts, parseFormula } from './formula.ts'
import type { MoleculeGraph } from './graph.ts'
import { type ChemicalBook, type ChemicalClaim, identify, type KnownChemical } from './identify.ts'
import { isSubstance, type Salts } from './same.ts'

/** 1 true, 0 false, -1 unknown, as everywhere. */
type Truth = 1 | 0 | -1

/** What a claim comes down to: a structure, a chemical of the book, both, or nothing. */
interface Settled {
  readonly graph?: MoleculeGraph
  readonly known?: KnownChemical
}

const settle = (claim: ChemicalClaim, book: ChemicalBook): Settled | undefined => {
  const { chemical, conflicts } = identify(claim, book)
  if (conflicts.length > 0) return undefined
  const known = chemical === undefined ? undefined : book.chemicals.get(chemical)
  const graph = claim.graph ?? known?.graph
  return { ...(graph === undefined ? {} : { graph }), ...(known === undefined ? {} : { known }) }
}

/** Every reading of a conflict: an answer that all of them share is still an answer. */
const readings = (claim: ChemicalClaim, book: ChemicalBook): readonly Settled[] => {
  const settled = settle(claim, book)
  if (settled !== undefined) return [settled]
  const { graph, key, chemical, cas, names } = claim
  const parts: ChemicalClaim[] = [
    ...(graph === undefined && key === undefined ? [] : [{ ...(graph === undefined ? {} : { graph }), ...(key === undefined ? {} : { key }), cas: [], names: [] }]),
    ...(chemical === undefined ? [] : [{ chemical, cas: [], names: [] }]),
    ...cas.map((one) => ({ cas: [one], names: [] })),
    ...names.map((one) => ({ cas: [], names: [one] })),
  ]
  return parts.map((part) => settle(part, book) ?? {})
}

const agreed = (truths: readonly Truth[]): Truth => {
  const [first = -1] = truths
  return truths.every((truth) => truth === first) ? first : -1
}

/**
 * Is the item's chemical this one of the book, or one of its salts where `salts` says so? By structure where both are known,
 * else by the book; a formula alone can only rule it out.
 */
export const isChemical = (claim: ChemicalClaim, id: string, salts: Salts, book: ChemicalBook): Truth =>
  agreed(readings(claim, book).map((settled) => isThis(settled, id, salts, book)))

const isThis = ({ graph, known }: Settled, id: string, salts: Salts, book: ChemicalBook): Truth => {
  const wanted = book.chemicals.get(id)
  if (wanted === undefined) return -1
  if (known?.id === id) return 1
  if (graph !== undefined && wanted.graph !== undefined) return isSubstance(graph, wanted.graph, salts) ? 1 : 0
  // Two entries of one dictionary are two chemicals; a salt may have an entry of its own, unless its formula rules that out.
  if (known !== undefined) return salts === 'none' || !couldContain(countsOf(graph, known), countsOf(wanted.graph, wanted)) ? 0 : -1
  return graph !== undefined && !couldContain(elementCounts(graph), countsOf(undefined, wanted)) ? 0 : -1
}

const countsOf = (graph: MoleculeGraph | undefined, known: KnownChemical): ElementCounts | undefined =>
  graph !== undefined ? elementCounts(graph) : known.formula === undefined ? undefined : parseFormula(known.formula)

const hasAtLeast = (whole: ElementCounts, part: ElementCounts): boolean => [...part].every(([element, count]) => (whole.get(element) ?? 0) >= count)

/** A salt of a chemical has all its atoms but for hydrogens. */
const couldContain = (whole: ElementCounts | undefined, part: ElementCounts | undefined): boolean =>
  whole === undefined || part === undefined || hasAtLeast(whole, new Map([...part].filter(([element]) => element !== 'H')))

/** Is the item's chemical a member of the family? Needs its structure; a formula without the atoms that every member has rules it out. */
export const isMember = (claim: ChemicalClaim, family: string, book: ChemicalBook): Truth =>
  agreed(
    readings(claim, book).map(({ graph, known }): Truth => {
      if (graph !== undefined) return inFamily(graph, family) ? 1 : 0
      if (known?.formula === undefined || !isFamily(family)) return -1
      return hasAtLeast(parseFormula(known.formula), parseFormula(FAMILIES[family].least)) ? -1 : 0
    }),
  )
