/**
 * Families by what a substance consists of: an element in whatever compound, an isotope it is labelled with, or more than a
 * share of an element by weight. Counter-ions and water belong to the substance. A formula decides as well as a structure.
 */
import { leastAtomicWeight } from './elements.ts'
import { type ElementCounts, elementCounts, isotopesOf, parseFormula } from './formula.ts'
import type { MoleculeGraph } from './graph.ts'

/** Words for elements whose compounds a list names, and their symbols. */
const ELEMENTS = {
  actinium: 'Ac',
  beryllium: 'Be',
  boron: 'B',
  californium: 'Cf',
  curium: 'Cm',
  einsteinium: 'Es',
  gadolinium: 'Gd',
  hafnium: 'Hf',
  lithium: 'Li',
  plutonium: 'Pu',
  polonium: 'Po',
  radium: 'Ra',
  thorium: 'Th',
  uranium: 'U',
  zirconium: 'Zr',
} as const

/** Words for isotopes that a list names in compounds and mixtures: symbol and mass number. */
const ISOTOPES = {
  'boron-10': ['B', 10],
  'helium-3': ['He', 3],
  'lithium-6': ['Li', 6],
  'radium-226': ['Ra', 226],
  tritium: ['H', 3],
} as const

/** What is looked at: the atoms, and the isotopes that are named, as `Li-6`. */
interface Content {
  readonly counts: ElementCounts
  readonly isotopes: ReadonlySet<string>
}

/** A family by content: what it is in words, and whether a content is in it. */
export interface ContentFamily {
  readonly title: string
  readonly has: (content: Content) => boolean
}

/** The standard atomic weight of hafnium at most: 178.49 ± 0.02, the widest value in use. */
const HAFNIUM_AT_MOST = 178.51

/**
 * The greatest share by weight (0 to 1) that hafnium can have in these atoms, with natural isotopes: hafnium as heavy and all
 * else as light as standard atomic weights allow.
 */
export const greatestHafniumShare = (counts: ElementCounts): number => {
  const hafnium = (counts.get('Hf') ?? 0) * HAFNIUM_AT_MOST
  const others = [...counts].reduce((sum, [element, count]) => sum + (element === 'Hf' ? 0 : leastAtomicWeight(element) * count), 0)
  return hafnium === 0 ? 0 : hafnium / (hafnium + others)
}

/** The families by content, by id: `contains-lithium`, `contains-lithium-6`, `hafnium-above-60-wt`, `one-element`. */
export const CONTENT_FAMILIES: ReadonlyMap<string, ContentFamily> = new Map<string, ContentFamily>([
  ...Object.entries(ELEMENTS).map(([word, symbol]): [string, ContentFamily] => [
    `contains-${word}`,
    { title: `Substances that contain ${word}`, has: ({ counts }) => counts.has(symbol) },
  ]),
  ...Object.entries(ISOTOPES).map(([word, [symbol, mass]]): [string, ContentFamily] => [
    `contains-${word}`,
    { title: `Substances labelled with ${word}`, has: ({ isotopes }) => isotopes.has(`${symbol}-${mass}`) },
  ]),
  [
    'hafnium-above-60-wt',
    { title: 'Substances with more than 60 % hafnium by weight', has: ({ counts }) => greatestHafniumShare(counts) > 0.6 },
  ],
  ['one-element', { title: 'Substances of one element', has: ({ counts }) => counts.size === 1 }],
])

const contentOf = (graph: MoleculeGraph): Content => ({
  counts: elementCounts(graph),
  isotopes: new Set(
    graph.atoms.flatMap(({ element, isotope }) => (isotope === undefined || isotope === 0 ? [] : [`${element}-${isotope}`])),
  ),
})

/** Is a molecule, counter-ions and water included, in a family by content? */
export const hasContent = (graph: MoleculeGraph, family: ContentFamily): boolean => family.has(contentOf(graph))

/** The same of a formula, in which labels are written as `⁶LiF`, `D2O`, `T2O`. Throws as `parseFormula` does. */
export const hasContentByFormula = (formula: string, family: ContentFamily): boolean =>
  family.has({ counts: parseFormula(formula), isotopes: isotopesOf(formula) })
