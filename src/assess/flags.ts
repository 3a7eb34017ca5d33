/** Red flags: each a rule with a weight. Those that can't be told may yet count, so the sum is an interval. */
import type { RedFlag } from './assessment.ts'
import { missingOfRule, type RanRule } from './rules.ts'

/** Flags that are raised or can't be told, heaviest first, raised ones before the rest. */
export const redFlags = (ran: readonly RanRule[]): readonly RedFlag[] =>
  ran
    .filter(({ rule, truth }) => rule.effect === 'flag' && truth !== 0)
    .map((one) => {
      const { rule, truth, instances } = one
      const indices = (scope: string): readonly number[] =>
        instances
          .filter((instance) => instance.truth === 1 && instance.about?.scope === scope)
          .map((instance) => (instance.about?.index ?? 0) + 1)
      return {
        rule: rule.full,
        title: rule.title,
        why: rule.why ?? '',
        weight: rule.weight ?? 0,
        raised: truth === 1,
        cites: rule.cites,
        lines: indices('line'),
        parties: indices('party'),
        missing: truth === 1 ? [] : [...new Set(missingOfRule(one).map((missing) => missing.field))],
      }
    })
    .sort((a, b) => Number(b.raised) - Number(a.raised) || b.weight - a.weight)

/** The weight of the flags raised, and of those that may yet be. */
export const weighFlags = (flags: readonly RedFlag[]): { readonly raised: number; readonly possible: number } => ({
  raised: flags.filter((flag) => flag.raised).reduce((sum, flag) => sum + flag.weight, 0),
  possible: flags.filter((flag) => !flag.raised).reduce((sum, flag) => sum + flag.weight, 0),
})
