/** What a policy is once read: dated, cited rules over a transaction. The vocabulary of the room, with `transaction.ts`. */
import type { Comparator, Rational } from '../quantity/types.ts'
import type { Scope } from './fields.ts'

/** A number of a condition, in the unit it was written in; money has its currency as unit. */
export interface PolicyLimit {
  readonly value: Rational
  readonly unit?: string
  readonly written: string
}

/** A condition over a transaction. Three-valued like a list's. `text` is the condition as written. */
export type Condition = { readonly text: string } & (
  | { readonly op: 'true' }
  | { readonly op: 'all' | 'any' | 'none'; readonly of: readonly Condition[] }
  | { readonly op: 'atLeast'; readonly n: number; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  /** Of the parties, legs or lines; if the collection may be incomplete, so may the answer. */
  | { readonly op: 'some' | 'every'; readonly each: Exclude<Scope, 'deal'>; readonly of: Condition }
  /** A term defined in a policy; full id. */
  | { readonly op: 'term'; readonly term: string }
  /** word: is one of these (countries: or in one of these groups; hs: begins with one; kinds and provisions: or below). */
  | { readonly op: 'in'; readonly field: string; readonly values: readonly string[] }
  /** words and provisions: shares one, has all, is nothing else. */
  | { readonly op: 'hasAny' | 'hasAll' | 'within'; readonly field: string; readonly values: readonly string[] }
  | { readonly op: 'holds'; readonly field: string }
  | { readonly op: 'compare'; readonly field: string; readonly cmp: Comparator; readonly limit: PolicyLimit }
  /** Both fields have the same word. */
  | { readonly op: 'same'; readonly field: string; readonly as: string }
)

/**
 * What a rule that holds does. `covers`: a controlled line needs no individual licence. `flag`: adds its weight to the
 * transaction's red flags.
 */
export type RuleEffect = 'prohibited' | 'refer' | 'licence-required' | 'covers' | 'flag'

/** `verified`: checked against a text that is named; `established`: well known; `unconfirmed`: decides at most `refer`. */
export const CONFIDENCES = ['verified', 'established', 'unconfirmed'] as const
export type RuleConfidence = (typeof CONFIDENCES)[number]

/** Where the law is written. `locator` is left out where the paragraph has not been confirmed. */
export interface RuleCitation {
  readonly instrument: string
  readonly locator?: string
  /** The text it was checked against and the place in it. */
  readonly verified?: string
}

/** What a rule says from a day on; `to` is exclusive. */
export interface RuleVersion {
  readonly from: string
  readonly to?: string
  readonly when: Condition
}

/** What to do next; each is a message of the catalogue. */
export const STEPS = [
  'stop',
  'apply-licence',
  'ask-authority',
  'notify-authority',
  'committee-exemption',
  'show-document',
  'inspect-cargo',
  'report-committee',
  'end-user-certificate',
  'identify-end-user',
  'identify-parties',
  'verify-customer',
  'verify-address',
  'verify-payment',
  'verify-route',
  'verify-end-use',
  'correct-hs',
  'classify-item',
  'record-observation',
  'freeze-report',
  'register-general-licence',
  'keep-record',
] as const
export type Step = (typeof STEPS)[number]

/** One rule. `full` is `policy:id`. */
export interface Rule {
  readonly id: string
  readonly full: string
  readonly policy: string
  readonly title: string
  readonly why?: string
  readonly effect: RuleEffect
  /** The effect as written, where an unconfirmed rule wanted more than it may decide. */
  readonly wanted?: RuleEffect
  /** 1 to 100; flags only. */
  readonly weight?: number
  /** What it is asked of: the deal once, or each line, party, leg. */
  readonly scope: Scope
  readonly confidence: RuleConfidence
  readonly cites: readonly RuleCitation[]
  readonly versions: readonly RuleVersion[]
  /** Exemptions that may lift it; full ids. */
  readonly exemptions: readonly string[]
  /** The rule that took its place, for the history. Full id. */
  readonly supersededBy?: string
  readonly next: readonly Step[]
}

/** A way out of a prohibition: who grants it, and what must be so besides. It must be claimed. */
export interface Exemption {
  readonly id: string
  readonly full: string
  readonly title: string
  readonly authority: string
  readonly scope: Scope
  readonly when?: Condition
  readonly cites: readonly RuleCitation[]
}

/** A named condition, for reading; `scope` is what it looks at. */
export interface PolicyTerm {
  readonly id: string
  readonly full: string
  readonly title: string
  readonly scope: Scope
  readonly when: Condition
}

/** One file of policy. */
export interface Policy {
  readonly id: string
  readonly title: string
  readonly issuer: string
  readonly about: string
  /** Edition of the Harmonized System its codes are written in. */
  readonly hsEdition?: string
  /** Made up for trial; marked wherever it was used. */
  readonly invented: boolean
  readonly rules: readonly Rule[]
  readonly sha256: string
}

/** All policies in force together. */
export interface PolicySet {
  readonly policies: readonly Policy[]
  readonly rules: readonly Rule[]
  readonly exemptions: ReadonlyMap<string, Exemption>
  readonly terms: ReadonlyMap<string, PolicyTerm>
  /** Group id -> country codes. */
  readonly groups: ReadonlyMap<string, readonly string[]>
  /** Weight of red flags from which a transaction is referred. */
  readonly flagThreshold: number
  /** Whom to ask, in the State's own words. */
  readonly authority: string
  /** How much one unit of a currency is worth in the policy's own; empty: amounts in other currencies don't compare. */
  readonly rates: ReadonlyMap<string, Rational>
}
