/**
 * The tree of a condition: the canonical JSON form of what a list says of an item. Authoring form and grammar are in
 * docs/list-language.md. Numbers are exact, in base units of the attribute's dimension; `written` keeps what the list says.
 */
import type { Comparator, Rational } from '../quantity/types.ts'

/** A number of a list: the exact value in base units and the words it was written in (`0.2 %`). */
export interface Limit {
  readonly value: Rational
  readonly written: string
}

/** How an item is tied to a listed one: part of it, software or technology for it, or the key that unlocks it. */
export type Relation = 'component' | 'software' | 'technology' | 'unlocks'

/** What software or technology is for, in the lists' own three words and two narrower ones. */
export type Purpose = 'development' | 'production' | 'use' | 'operation' | 'maintenance'

/** How a condition on a set of values is read; subsumption in the vocabulary's lattice counts. */
export type SetMode = 'in' | 'hasAny' | 'hasAll' | 'within'

/** Fields of a deal a condition may look at; see `Deal` in src/classify/facts.ts. */
export type DealField = 'destination' | 'quantity' | 'recipient' | 'endUse' | 'direction' | 'hs'

/** A condition. Three-valued: each node is true, false or unknown of an item (strong Kleene). */
export type Expr =
  | { readonly op: 'all' | 'any' | 'none'; readonly of: readonly Expr[] }
  | { readonly op: 'atLeast'; readonly n: number; readonly of: readonly Expr[] }
  | { readonly op: 'not'; readonly of: Expr }
  /** `then` holds and `unless` does not. */
  | { readonly op: 'unless'; readonly unless: Expr; readonly then: Expr }
  /** The condition of another provision (full id), whole: with what it inherits and what its notes exclude. */
  | { readonly op: 'ref'; readonly to: string }
  | { readonly op: 'kind'; readonly in: readonly string[] }
  /** quantity or count: `vessel.volume > 100 L`. */
  | { readonly op: 'compare'; readonly attr: string; readonly cmp: Comparator; readonly limit: Limit; readonly counts?: readonly string[] }
  /** range: the best it can do meets the limit: `output.frequency reaches >= 600 Hz`. */
  | { readonly op: 'reaches'; readonly attr: string; readonly cmp: Comparator; readonly limit: Limit; readonly counts?: readonly string[] }
  /** range: what it can do has a value in common with the band. */
  | {
      readonly op: 'overlaps'
      readonly attr: string
      readonly lo: Limit
      readonly loOpen: boolean
      readonly hi: Limit
      readonly hiOpen: boolean
    }
  /** enum (`in`) or set (`hasAny`, `hasAll`, `within`) against values of the attribute's vocabulary. */
  | { readonly op: 'is'; readonly attr: string; readonly mode: SetMode; readonly values: readonly string[] }
  /** bool; also a judgement. */
  | { readonly op: 'holds'; readonly attr: string }
  | { readonly op: 'every' | 'some'; readonly part: string; readonly of: Expr }
  /** `linear(2 a + 3 b) >= Q`: coefficients are dimensionless, all attributes have the limit's dimension. */
  | {
      readonly op: 'linear'
      readonly terms: readonly { readonly k: Rational; readonly attr: string }[]
      readonly cmp: Comparator
      readonly limit: Limit
    }
  /** curve: at one place (`at`), or somewhere/everywhere against a line `limit + slope·x` (slope in y-base per x-base unit). */
  | {
      readonly op: 'curve'
      readonly attr: string
      readonly where: 'at' | 'somewhere' | 'everywhere'
      readonly at?: Limit
      readonly cmp: Comparator
      readonly limit: Limit
      readonly slope?: Rational
    }
  /** the item's chemical is a member of a structural family (substance room). */
  | { readonly op: 'family'; readonly family: string }
  /** the item's chemical is this one (dictionary id), by structure; hydrates, isotopes and stereoisomers count. `salts` widens to its salts. */
  | { readonly op: 'chemical'; readonly chemical: string; readonly salts: 'none' | 'protonated' | 'any' }
  /** sum of the named parts' shares: `composition of [nickel] >= 99 wt %`. */
  | {
      readonly op: 'composition'
      readonly of: readonly string[]
      readonly basis: 'mass' | 'atom' | 'volume'
      readonly cmp: Comparator
      readonly limit: Limit
    }
  /** components of a mixture that the referenced provisions match, alone (`component`) or together (`total`). */
  | {
      readonly op: 'mixture'
      readonly of: readonly string[]
      readonly per: 'component' | 'total'
      readonly cmp: Comparator
      readonly limit: Limit
    }
  | { readonly op: 'relation'; readonly relation: Relation; readonly to: readonly string[]; readonly purposes: readonly Purpose[] }
  | {
      readonly op: 'deal'
      readonly field: DealField
      readonly in?: readonly string[]
      readonly per?: 'shipment' | 'consignee' | 'year'
      readonly cmp?: Comparator
      readonly limit?: Limit
    }
  /** always (a bare class entry) */
  | { readonly op: 'true' }
