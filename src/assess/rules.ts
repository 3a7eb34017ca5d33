/** Runs the policies' rules over what is known: each once for the deal, or for each line, party or leg. */
import { anyOf } from '../classify/truth.ts'
import type { Truth } from '../classify/verdict.ts'
import { type About, elementsOf, evaluate, type InView, type Missing, missingOf, type PolicyNode, type Surroundings } from './evaluate.ts'
import type { Condition, PolicySet, Rule, RuleVersion } from './policy.ts'

/** A rule's answer for one thing it was asked of. `inView` is what its exemptions are asked of too. */
export interface Instance {
  readonly about?: About
  readonly truth: Truth
  readonly tree: PolicyNode
  readonly inView: InView
}

/** A rule with all its answers; `truth` is whether it holds of anything. */
export interface RanRule {
  readonly rule: Rule
  readonly truth: Truth
  readonly instances: readonly Instance[]
}

/** The version of a rule in force on a day (`to` is exclusive); undefined if none is. */
export const versionOn = (rule: Rule, on: string): RuleVersion | undefined =>
  rule.versions.find(({ from, to }) => from <= on && (to === undefined || on < to))

/** Every rule in force on the day, with its answers. */
export const runRules = (policies: PolicySet, on: string, around: Surroundings): readonly RanRule[] =>
  policies.rules.flatMap((rule) => {
    const version = versionOn(rule, on)
    if (version === undefined) return []
    const instances = run(rule, version.when, around)
    return [{ rule, instances, truth: anyOf(instances.map((one) => one.truth)) }]
  })

const run = (rule: Rule, when: Condition, around: Surroundings): readonly Instance[] => {
  const { scope } = rule
  if (scope === 'deal') {
    const tree = evaluate(when, around)
    return [{ truth: tree.truth, tree, inView: {} }]
  }
  return elementsOf(scope, around.knowledge).map((element) => {
    const inView: InView = { [scope]: element }
    const tree = evaluate(when, around, inView)
    return { about: { scope, index: element.index }, truth: tree.truth, tree, inView }
  })
}

/** The facts to ask first for a rule that is unknown. */
export const missingOfRule = (ran: RanRule): readonly Missing[] => {
  const found = new Map<string, Missing>()
  for (const instance of ran.instances) for (const one of missingOf(instance.tree, true)) found.set(missingKey(one), one)
  return [...found.values()]
}

/** One text for a missing fact, to group by. */
export const missingKey = (missing: Missing): string =>
  `${missing.field} ${missing.about === undefined ? '' : `${missing.about.scope} ${missing.about.index}`}`
