/** What a classification stands on besides the item and the lists: the dictionary and the recogniser of chemical families. */
import type { Dictionary } from '../list/model.ts'
import type { MoleculeGraph } from '../substance/graph.ts'
import type { Deal } from './facts.ts'

/**
 * The words a list may use, and the one question the chemistry room answers. `inFamily` must be pure: the same graph and
 * family give the same answer, since answers are kept.
 */
export interface Engine {
  readonly dictionary: Dictionary
  readonly inFamily: (graph: MoleculeGraph, family: string) => boolean
}

/** How a classification is asked for: the day (YYYY-MM-DD) whose law counts, and the deal where it is known. */
export interface Asked {
  readonly on: string
  readonly deal?: Deal
  readonly engine: Engine
  /** List id -> its hash, where it is known already (compiled lists carry it); else it is worked out. */
  readonly hashes?: Readonly<Record<string, string>>
}

/** The item's own chemical, its own composition: facts with fixed names, asked for by `chemical`, `family`, `composition` and `mixture` conditions. */
export const CHEMICAL = 'chemical'
export const COMPOSITION = 'composition'
/** Names under which things that are no attributes are missing and asked for. */
export const KIND = 'kind'
export const TIES = 'ties'
export const PART_PREFIX = 'parts.'
export const DEAL_PREFIX = 'deal.'
