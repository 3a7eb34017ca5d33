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

/** The fact that says which chemical an item is; `chemical` and `family` conditions look at it. */
export const CHEMICAL = 'chemical'
/** The fact that says what an item consists of; `composition` and `mixture` conditions look at it. */
export const COMPOSITION = 'composition'
/** Under this name the item's kind is missing and asked for, though it is no attribute. */
export const KIND = 'kind'
/** Likewise its ties to other items. */
export const TIES = 'ties'
/** Likewise its parts: `parts.wetted.surface`. */
export const PART_PREFIX = 'parts.'
/** Likewise fields of the deal: `deal.destination`. */
export const DEAL_PREFIX = 'deal.'
