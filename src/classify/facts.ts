/** What is known of one item, and of the deal it is part of. */

import type { Purpose, Relation } from '../list/expression.ts'
import type { Interval, Rational } from '../quantity/types.ts'
import type { MoleculeGraph } from '../substance/graph.ts'

/** How a value came to be; a criterion may say which count. */
export type Status = 'measured' | 'declared' | 'rated' | 'capability' | 'option' | 'unlocked'

/** Where a fact was read: the words themselves and their place, or the person who said so. */
export interface FactSource {
  readonly by: 'document' | 'person' | 'derived' | 'dictionary'
  readonly text?: string
  readonly line?: number
  readonly column?: number
}

/** A value, or what is known of it. Never says more than is known: a half-known value is a wide interval or an open set. */
export type Value =
  /** quantity and count: the one number lies in here. */
  | { readonly type: 'number'; readonly within: Interval }
  /** range: the least and the greatest it can do, each known to lie in an interval. */
  | { readonly type: 'range'; readonly least: Interval; readonly greatest: Interval }
  | { readonly type: 'bool'; readonly is: boolean }
  /** enum, taxon: it is one of these. */
  | { readonly type: 'enum'; readonly among: readonly string[] }
  /** `complete`: nothing beyond `has`. */
  | { readonly type: 'set'; readonly has: readonly string[]; readonly lacks: readonly string[]; readonly complete: boolean }
  | { readonly type: 'text'; readonly is: string }
  | { readonly type: 'date'; readonly is: string }
  /** curve: straight lines between the points in rising x, nothing known beyond the first and last. `complete`: they span all it can do. */
  | { readonly type: 'curve'; readonly points: readonly { readonly x: Rational; readonly y: Rational }[]; readonly complete?: boolean }
  | {
      readonly type: 'structure'
      readonly chemical?: string
      readonly cas: readonly string[]
      readonly names: readonly string[]
      readonly key?: string
      readonly smiles?: string
      readonly graph?: MoleculeGraph
    }
  | {
      readonly type: 'composition'
      readonly parts: readonly { readonly of: string; readonly share: Interval; readonly basis: 'mass' | 'atom' | 'volume' }[]
      readonly complete: boolean
    }

/** What is known of one attribute: its value, how it came to be, and where it was read. */
export interface Fact {
  readonly value: Value
  readonly status?: Status
  readonly source?: FactSource
}

/** An item tied to another: software, technology or a component for a listed provision (full id) or for an item of its own. */
export interface Tie {
  readonly relation: Relation
  readonly purposes: readonly Purpose[]
  readonly provision?: string
  readonly item?: Item
}

/**
 * One item. `kinds` are asserted; `notKinds` are ruled out. Unknown attributes are absent from `facts`;
 * `unknowable` ones were asked and can't be found out. At most one fact an attribute.
 */
export interface Item {
  readonly kinds: readonly string[]
  readonly notKinds: readonly string[]
  readonly facts: Readonly<Record<string, Fact>>
  /** Parts for `every` / `some`; a part is an item. `complete`: these are all. */
  readonly parts: Readonly<Record<string, { readonly of: readonly Item[]; readonly complete: boolean }>>
  readonly ties: readonly Tie[]
  /** True when `ties` are all there are. */
  readonly tiesComplete: boolean
  readonly unknowable: readonly string[]
}

/** What conditions may know of the deal. Countries are ISO 3166 alpha-2. Absent means unknown. */
export interface Deal {
  readonly destination?: string
  readonly destinationGroups?: readonly string[]
  readonly direction?: 'export' | 'import' | 'transit' | 'brokering' | 'transfer'
  readonly recipient?: string
  readonly endUse?: string
  readonly hs?: string
  /** In base units (kg, or count) per period, where known. */
  readonly quantity?: Readonly<
    Partial<Record<'shipment' | 'consignee' | 'year', { readonly dimension: string; readonly within: Interval }>>
  >
}
