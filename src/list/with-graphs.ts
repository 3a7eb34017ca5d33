/** Draws the dictionary's chemicals: done once when lists are compiled, so that a page need not load chemistry for a known one. */
import type { ChemistryEngine } from '../substance/graph.ts'
import type { Chemical, Dictionary } from './model.ts'

/** Chemicals with their graph and key, computed once, so that the page need not load a chemistry engine for a known one. */
export const withGraphs = (dictionary: Dictionary, engine: ChemistryEngine): Dictionary => ({
  ...dictionary,
  chemicals: new Map(
    [...dictionary.chemicals].map(([id, one]): [string, Chemical] => [
      id,
      one.smiles === undefined ? one : { ...one, graph: engine.parse(one.smiles), key: one.key ?? engine.key(one.smiles) },
    ]),
  ),
})
