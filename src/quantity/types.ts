/**
 * Exact numbers and what is known of them. Every number of a list and of an item is a `Rational`; floats are only a
 * first, fast look (see `approx`), never the decision at a threshold.
 */

/** An exact fraction in lowest terms, `d > 0`. `approx` is the nearest double, for a fast first comparison. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
  readonly approx: number
}

/** One end of an interval: `open` means the end itself is left out (`<` or `>`). */
export interface Bound {
  readonly at: Rational
  readonly open: boolean
}

/**
 * What is known of one number: it lies somewhere in here. `null` at an end means nothing is known on that side.
 * A number known exactly has equal, closed ends. In base units of the attribute's dimension.
 */
export interface Interval {
  readonly lo: Bound | null
  readonly hi: Bound | null
}

/** The four comparisons and equality; `>` and `>=` stay distinct everywhere. */
export type Comparator = '>=' | '>' | '<=' | '<' | '=='
