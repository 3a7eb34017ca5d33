/** Exemptions claimed against a prohibition: refused, still to be shown, or confirmed by the authority. */
import type { Truth } from '../classify/verdict.ts'
import { evaluate, type Surroundings } from './evaluate.ts'
import { isSameName, tellingTokens } from './party-names.ts'
import type { Exemption, PolicySet, Rule } from './policy.ts'
import type { Instance } from './rules.ts'
import type { Claim, Transaction } from './transaction.ts'

/**
 * What a claim comes to. `unfitting`: its own conditions don't hold. `undocumented`, `unconfirmed`, `open`: a person must look
 * (no paper; a paper nobody at the authority confirmed; a condition that can't be told). `confirmed`: the prohibition is lifted.
 */
export type ClaimState = 'unfitting' | 'undocumented' | 'unconfirmed' | 'open' | 'confirmed'

/** A claim against one rule. */
export interface WeighedClaim {
  readonly claim: Claim
  readonly exemption: Exemption
  readonly state: ClaimState
}

const BEST: readonly ClaimState[] = ['unfitting', 'undocumented', 'unconfirmed', 'open', 'confirmed']

/**
 * The best claim against a rule that holds; undefined if none was made. What isn't claimed isn't there: an exemption is an
 * exception its holder must show.
 */
export const weighClaims = (
  rule: Rule,
  instance: Instance,
  transaction: Transaction,
  policies: PolicySet,
  around: Surroundings,
): WeighedClaim | undefined => {
  const line = instance.about?.scope === 'line' ? instance.about.index + 1 : undefined
  const weighed = transaction.claims
    .filter(
      (claim) =>
        rule.exemptions.includes(claim.exemption) && (claim.lines.length === 0 || (line !== undefined && claim.lines.includes(line))),
    )
    .flatMap((claim): readonly WeighedClaim[] => {
      const exemption = policies.exemptions.get(claim.exemption)
      return exemption === undefined ? [] : [{ claim, exemption, state: stateOf(claim, holds(exemption, instance, around), transaction) }]
    })
  return weighed.sort((a, b) => BEST.indexOf(b.state) - BEST.indexOf(a.state))[0]
}

const holds = (exemption: Exemption, instance: Instance, around: Surroundings): Truth => {
  if (exemption.when === undefined) return 1
  // An exemption about lines can't be told for a rule that isn't asked of lines.
  if (exemption.scope !== 'deal' && instance.inView[exemption.scope] === undefined) return -1
  return evaluate(exemption.when, around, instance.inView).truth
}

/** Whether the one said to have confirmed takes part in the transaction: no authority, but the one who claims. */
const isOwnWord = (confirmedBy: string, parties: Transaction['parties']): boolean => {
  const tokens = tellingTokens(confirmedBy)
  return parties.some((party) => [party.name ?? '', ...party.names].some((name) => name !== '' && isSameName(tellingTokens(name), tokens)))
}

const stateOf = (claim: Claim, holds: Truth, transaction: Transaction): ClaimState => {
  if (holds === 0) return 'unfitting'
  if (claim.document === undefined) return 'undocumented'
  if (claim.confirmedBy === undefined || isOwnWord(claim.confirmedBy, transaction.parties)) return 'unconfirmed'
  return holds === 1 ? 'confirmed' : 'open'
}
