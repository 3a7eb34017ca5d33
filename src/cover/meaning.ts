/** What the variables of a world stand for, so that a world can be turned into an item and a region into words. */

/** `scope` is empty for the item itself, else the way to a tied item (`software/`). */
export type Meaning =
  | { readonly of: 'kind'; readonly scope: string }
  | { readonly of: 'number'; readonly scope: string; readonly attr: string }
  | { readonly of: 'least' | 'greatest'; readonly scope: string; readonly attr: string }
  | { readonly of: 'bool'; readonly scope: string; readonly attr: string }
  | { readonly of: 'enum'; readonly scope: string; readonly attr: string }
  | { readonly of: 'element'; readonly scope: string; readonly attr: string; readonly term: string }
  | { readonly of: 'status'; readonly scope: string; readonly attr: string }
  | { readonly of: 'place'; readonly scope: string; readonly attr: string; readonly place: string }
  | { readonly of: 'line'; readonly scope: string; readonly attr: string; readonly text: string }
  | { readonly of: 'chemical'; readonly scope: string }
  | { readonly of: 'family'; readonly scope: string; readonly family: string }
  | { readonly of: 'share'; readonly scope: string; readonly part: string; readonly basis: 'mass' | 'atom' | 'volume' }
  | { readonly of: 'tie'; readonly scope: string; readonly relation: string }
  | { readonly of: 'purpose'; readonly scope: string; readonly relation: string; readonly purpose: string }
  | { readonly of: 'deal'; readonly field: string; readonly value: string }
  | { readonly of: 'deal-number'; readonly per: string; readonly dimension: string }
  /** A condition that is not taken apart: the same words are the same condition, and nothing more is known of it. */
  | { readonly of: 'opaque'; readonly scope: string; readonly text: string }

/** A chemical that the dictionary does not hold. */
export const UNLISTED = '?'
/** Of another status than a condition names. */
export const NO_STATUS = '-'
