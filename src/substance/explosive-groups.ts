/**
 * What a dense and fast explosive has by structure: one of the groups associated with explosive properties that the Globally
 * Harmonized System lists (2.1.4.2.2 (a)) to say which substances need no test for explosives, and more than carbon and
 * hydrogen, since no hydrocarbon comes near 1.8 g/cm³. Having it makes nothing an explosive.
 */
import { HALOGENS } from './elements.ts'
import { type ElementCounts, elementCounts } from './formula.ts'
import { atomAt, nearOf, type View } from './view.ts'

/** Elements that are no metals, whose bonds to carbon or nitrogen tell nothing by themselves. */
const NO_METALS: ReadonlySet<string> = new Set(['H', 'B', 'C', 'Si', 'Ge', 'N', 'P', 'As', 'O', 'S', 'Se', 'Te', ...HALOGENS])

/** N–N, N–O, O–O, N–halogen, O–halogen. */
const isStrained = (a: string, b: string): boolean =>
  (a === 'N' && (b === 'N' || b === 'O' || HALOGENS.has(b))) || (a === 'O' && (b === 'O' || HALOGENS.has(b)))

/** Carbon or nitrogen on a metal: Grignard and lithium compounds, azides, acetylides, fulminates drawn with a bond. */
const isOnMetal = (a: string, b: string): boolean => (a === 'C' || a === 'N') && !NO_METALS.has(b)

/** A triple bond between carbons, or two double bonds on one carbon. */
const isUnsaturated = (view: View, index: number): boolean => {
  const bonds = nearOf(view, index).filter(({ atom }) => atomAt(view, atom).element === 'C')
  return bonds.some(({ order }) => order === 3) || bonds.filter(({ order }) => order === 2).length > 1
}

/** Could a substance of these atoms have such a group? Each holds nitrogen or oxygen, or carbon beside something else than hydrogen. */
export const mayHaveExplosiveGroup = (counts: ElementCounts): boolean =>
  counts.has('N') || counts.has('O') || (counts.has('C') && [...counts.keys()].some((element) => element !== 'C' && element !== 'H'))

/** Has a molecule, or a counter-ion of it, such a group? */
export const hasExplosiveGroup = (view: View): boolean =>
  mayHaveExplosiveGroup(elementCounts(view.graph)) &&
  (view.graph.bonds.some(({ from, to }) => {
    const a = atomAt(view, from).element
    const b = atomAt(view, to).element
    return isStrained(a, b) || isStrained(b, a) || isOnMetal(a, b) || isOnMetal(b, a)
  }) ||
    view.graph.atoms.some((atom, index) => atom.element === 'C' && isUnsaturated(view, index)))
