/** The answer to "is this item controlled on this day", with everything that led to it. */
import type { Citation, Confidence, Effect } from '../list/model.ts'

/** 1 true, 0 false, -1 unknown. Numbers, since they are compared millions of times. */
export type Truth = 1 | 0 | -1

/** One node of a provision's own tree, with its value: rendered as ✔ ✘ ?. Texts are own words of the list data, never a message. */
export interface Trace {
  readonly op: string
  readonly truth: Truth
  /** The condition as written in the list (`output.frequency reaches >= 600 Hz`). */
  readonly text: string
  readonly attr?: string
  /** The item's value in words (`0 Hz to 800 Hz`), where one is known. */
  readonly value?: string
  readonly limit?: string
  /** Where the value was read. */
  readonly read?: { readonly by: string; readonly text?: string; readonly line?: number }
  /** By how much a number misses (`0.05 % (25 %)`); only on false numeric nodes. */
  readonly short?: string
  /** The same as a fraction of the limit (0 at the limit itself). */
  readonly gap?: number
  readonly judgement?: boolean
  readonly provision?: string
  readonly of?: readonly Trace[]
}

/** A provision whose conditions an item meets; `id` is its full id. */
export interface Match {
  readonly id: string
  readonly list: string
  readonly provision: string
  readonly title: string
  readonly effect: Effect
  readonly confidence: Confidence
  readonly see: Readonly<Record<string, readonly string[]>>
  readonly cites: Citation
  readonly trace: Trace
}

/** A provision that isn't decided (or, among `excluded`, decided as false), and what it waits for. */
export interface OpenProvision {
  readonly id: string
  readonly title: string
  /** Attributes whose values could decide it, cheapest first. */
  readonly missing: readonly string[]
  /** Only judgements are missing. */
  readonly judgementOnly: boolean
  readonly trace: Trace
}

/** A message of the catalogue: its key (`classify:question.kind`) and parameters. */
export interface MessageRef {
  readonly key: string
  readonly params: Readonly<Record<string, string | number>>
}

/**
 * The next thing to ask. `cells` are the answers that make a difference, made by the candidates' own thresholds; a cell's
 * `value` is written as facts are. Where `says` is given the words are the house's and its message replaces them in another
 * language; without it they are the list data's own.
 */
export interface Question {
  readonly attr: string
  readonly ask: string
  readonly says?: MessageRef
  readonly hint?: string
  readonly type: string
  readonly unit?: string
  readonly judgement: boolean
  readonly cells: readonly { readonly label: string; readonly value: string; readonly says?: MessageRef }[]
  /** Higher asks first. */
  readonly worth: number
  /** Provisions it could decide. */
  readonly decides: readonly string[]
}

/** `short` says by how much the one failing condition misses. */
export interface NearMiss {
  readonly id: string
  readonly title: string
  readonly short: string
  readonly trace: Trace
}

/** `open`: facts are missing; `refer`: a person must decide. */
export type VerdictWord = 'controlled' | 'not-controlled' | 'open' | 'refer'

/** The answer to one question: this item, these lists, this day. */
export interface Classification {
  readonly verdict: VerdictWord
  readonly on: string
  readonly matches: readonly Match[]
  /** Matched by effect `released`: why an item is free that a list would otherwise catch. */
  readonly released: readonly Match[]
  readonly open: readonly OpenProvision[]
  /** Every candidate that was looked at and is false, with its trace: the reason of `not-controlled`. */
  readonly excluded: readonly OpenProvision[]
  readonly nearMisses: readonly NearMiss[]
  readonly questions: readonly Question[]
  /** Message-catalogue key and parameters of the one-sentence reason. */
  readonly reason: MessageRef
  readonly lists: readonly { readonly id: string; readonly sha256: string }[]
}
