/** Turns what the rules answered into reasons. */
import type { Outcome, Params, Reason } from './assessment.ts'
import type { Surroundings } from './evaluate.ts'
import { weighClaims } from './exemptions.ts'
import type { PolicySet, Rule, RuleCitation } from './policy.ts'
import type { Instance, RanRule } from './rules.ts'
import type { ScreenedParty } from './screen.ts'
import type { Transaction } from './transaction.ts'

/** Where the law is written, in a few words; the paragraph only where it has been confirmed. */
export const sayCitation = (cites: readonly RuleCitation[]): string => {
  const [first] = cites
  return first === undefined ? '' : first.locator === undefined ? first.instrument : `${first.instrument}, ${first.locator}`
}

/** What the reasons of a rule are made from. */
export interface ReasonSources {
  readonly transaction: Transaction
  readonly policies: PolicySet
  readonly around: Surroundings
  readonly screened: readonly (ScreenedParty | undefined)[]
}

/** The reasons of a rule that holds, one for each thing it holds of. Flags and general licences have none of their own. */
export const reasonsOf = ({ rule, instances }: RanRule, sources: ReasonSources): readonly Reason[] => {
  if (rule.effect === 'flag' || rule.effect === 'covers') return []
  return instances.filter((instance) => instance.truth === 1).map((instance) => reasonOf(rule, instance, sources))
}

const reasonOf = (rule: Rule, instance: Instance, sources: ReasonSources): Reason => {
  const { about } = instance
  const number = about === undefined ? 0 : about.index + 1
  const place = about?.scope === 'line' ? { line: number } : about?.scope === 'party' ? { party: number } : {}
  const base = { cites: rule.cites, rule: rule.full, ...place }
  const params: Params = { title: rule.title, cite: sayCitation(rule.cites), line: about?.scope === 'line' ? number : 0 }
  if (rule.effect === 'prohibited') {
    const weighed = weighClaims(rule, instance, sources.transaction, sources.policies, sources.around)
    if (weighed !== undefined) {
      const claim = {
        ...params,
        exemption: weighed.exemption.title,
        authority: weighed.exemption.authority,
        document: weighed.claim.document ?? '',
      }
      const effect: Outcome = weighed.state === 'confirmed' ? 'clear' : weighed.state === 'unfitting' ? 'prohibited' : 'refer'
      return { ...base, key: `reason.exemption-${weighed.state}`, params: claim, effect }
    }
  }
  if (about?.scope === 'party') {
    const hit = sources.screened[about.index]?.hits[0]
    const party = sources.transaction.parties[about.index]
    const who = { ...params, party: party?.name ?? party?.role ?? '' }
    if (hit !== undefined && rule.policy === 'parties')
      return {
        ...base,
        key: `reason.party-${hit.how}`,
        params: { ...who, matched: hit.matched, list: hit.list, percent: Math.round(hit.score * 100) },
        effect: outcomeOf(rule),
      }
    return { ...base, key: `reason.rule-party-${outcomeOf(rule)}`, params: who, effect: outcomeOf(rule) }
  }
  const suffix = about?.scope === 'line' ? '-line' : ''
  if (rule.wanted === 'prohibited') return { ...base, key: `reason.rule-unconfirmed${suffix}`, params, effect: 'refer' }
  return { ...base, key: `reason.rule-${rule.effect}${suffix}`, params, effect: outcomeOf(rule) }
}

const outcomeOf = (rule: Rule): Outcome =>
  rule.effect === 'prohibited' ? 'prohibited' : rule.effect === 'licence-required' ? 'licence-required' : 'refer'
