/** The answer of an assessment: one of four outcomes, every reason cited, what to do next, and what it was made with. */
import type { Item } from '../classify/facts.ts'
import type { Classification, Truth } from '../classify/verdict.ts'
import type { Confidence, Effect } from '../list/model.ts'
import type { About, PolicyNode } from './evaluate.ts'
import type { RuleCitation, RuleConfidence, RuleEffect } from './policy.ts'
import type { Hit } from './screen.ts'

/** From the least to the gravest; the gravest reason decides. */
export const OUTCOMES = ['clear', 'licence-required', 'refer', 'prohibited'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Values for a message's placeholders. */
export type Params = Readonly<Record<string, string | number>>

/** Why. `key` is of the message catalogue (`assess:` namespace); `effect` is what this reason alone would decide; lines count from 1. */
export interface Reason {
  readonly key: string
  readonly params: Params
  readonly effect: Outcome
  readonly cites: readonly RuleCitation[]
  /** Full id of the rule, exemption or provision it comes from; `rules` where several rules wait for one fact. */
  readonly rule?: string
  readonly rules?: readonly string[]
  readonly line?: number
  /** Parties count from 1, in the order of the transaction. */
  readonly party?: number
}

/** A provision that names a line's item, and what that comes to. */
export interface Control {
  readonly id: string
  readonly title: string
  readonly effect: Effect
  readonly confidence: Confidence
  readonly cites: RuleCitation
  /** General licence that covers it; full rule id. */
  readonly coveredBy?: string
}

/** A general licence that was tried for a controlled line: whether its conditions hold, and the facts that are missing. */
export interface TriedLicence {
  readonly rule: string
  readonly title: string
  readonly truth: Truth
  readonly missing: readonly string[]
}

/** One line's part of the answer. `outcome` is the gravest of its own reasons. */
export interface LineAssessment {
  readonly line: number
  readonly title: string
  readonly outcome: Outcome
  readonly item?: Item
  readonly classification?: Classification
  readonly controls: readonly Control[]
  readonly licences: readonly TriedLicence[]
  readonly reasons: readonly Reason[]
}

/** A warning sign. `raised`: it is there; otherwise it can't be told, and its weight may yet count. */
export interface RedFlag {
  readonly rule: string
  readonly title: string
  readonly why: string
  readonly weight: number
  readonly raised: boolean
  readonly cites: readonly RuleCitation[]
  readonly lines: readonly number[]
  readonly parties: readonly number[]
  readonly missing: readonly string[]
}

/** A rule's answer for the deal, or for one line, party or leg. */
export interface RuleTrace {
  readonly rule: string
  readonly title: string
  readonly effect: RuleEffect
  readonly confidence: RuleConfidence
  readonly truth: Truth
  readonly about?: About
  readonly tree: PolicyNode
}

/** What to do next; `key` is of the message catalogue. */
export interface NextStep {
  readonly key: string
  readonly params: Params
}

/** A fact to find out: `key` asks for it; `field` and the 1-based `line` or `party` say which; `rules` wait for it. */
export interface Question {
  readonly key: string
  readonly params: Params
  readonly field: string
  readonly line?: number
  readonly party?: number
  readonly leg?: number
  readonly rules: readonly string[]
}

/** A party's hits on the lists; `screened` is false where it could not be compared with them. */
export interface PartyAssessment {
  readonly party: number
  readonly name: string
  readonly screened: boolean
  readonly hits: readonly Hit[]
}

export interface Assessment {
  readonly outcome: Outcome
  readonly on: string
  readonly id?: string
  readonly lines: readonly LineAssessment[]
  readonly parties: readonly PartyAssessment[]
  /** Gravest first. */
  readonly reasons: readonly Reason[]
  readonly redFlags: readonly RedFlag[]
  /** Weights: of the flags raised, of those that may yet be, and the sum from which the transaction is referred. */
  readonly flagWeight: { readonly raised: number; readonly possible: number; readonly threshold: number }
  readonly trace: readonly RuleTrace[]
  readonly questions: readonly Question[]
  readonly next: readonly NextStep[]
  /** What the reader must know of how the answer was made (lists of invented parties …). */
  readonly caveats: readonly NextStep[]
  readonly versions: {
    readonly lists: readonly { readonly id: string; readonly sha256: string }[]
    readonly policies: readonly { readonly id: string; readonly sha256: string }[]
    readonly parties: readonly { readonly id: string; readonly sha256: string; readonly date: string; readonly invented: boolean }[]
  }
}
