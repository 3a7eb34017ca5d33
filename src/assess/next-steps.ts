/** What to do next: who to ask, what to apply for, which evidence to get. */
import type { LineAssessment, NextStep, Outcome, Question, Reason, RedFlag } from './assessment.ts'
import type { PolicySet, Step } from './policy.ts'

/** What the steps are chosen from. */
export interface StepSources {
  readonly outcome: Outcome
  readonly reasons: readonly Reason[]
  readonly redFlags: readonly RedFlag[]
  readonly lines: readonly LineAssessment[]
  readonly questions: readonly Question[]
  readonly policies: PolicySet
}

/** The steps, each once, the most urgent first. */
export const nextSteps = ({ outcome, reasons, redFlags, lines, questions, policies }: StepSources): readonly NextStep[] => {
  const steps: NextStep[] = []
  const authority = policies.authority
  const add = (
    step: Step | 'answer' | 'claim-exemption' | 'proceed' | 'apply-licence-lines' | 'classify-item-lines',
    params: NextStep['params'] = {},
  ): void => {
    const key = `next.${step}`
    if (!steps.some((one) => one.key === key && JSON.stringify(one.params) === JSON.stringify(params))) steps.push({ key, params })
  }
  const rules = new Map(policies.rules.map((rule) => [rule.full, rule]))
  if (outcome === 'prohibited') add('stop')
  for (const reason of reasons) {
    if (reason.effect === 'clear') continue
    if (reason.key === 'reason.exemption-undocumented' || reason.key === 'reason.exemption-unconfirmed') add('show-document', { authority })
    for (const step of (reason.rule === undefined ? undefined : rules.get(reason.rule)?.next) ?? []) {
      // Where a prohibition stands, a licence is no way out.
      if (step !== 'apply-licence' || outcome !== 'prohibited') add(step, { authority })
    }
  }
  for (const reason of reasons) {
    if (reason.effect !== 'prohibited' || reason.rule === undefined || reason.key.startsWith('reason.exemption')) continue
    for (const id of rules.get(reason.rule)?.exemptions ?? []) {
      const exemption = policies.exemptions.get(id)
      if (exemption !== undefined) add('claim-exemption', { exemption: exemption.title, authority: exemption.authority, id })
    }
  }
  for (const flag of redFlags) if (flag.raised) for (const step of rules.get(flag.rule)?.next ?? []) add(step, { authority })
  if (questions.length > 0 && outcome !== 'clear') add('answer', { count: questions.length })
  const undescribed = lines.filter((line) =>
    line.reasons.some((reason) => ['reason.not-described', 'reason.unclassified', 'reason.open'].includes(reason.key)),
  )
  if (undescribed.length > 0) add('classify-item-lines', { authority, lines: undescribed.map((line) => line.line).join(', ') })
  const licensed =
    outcome === 'prohibited' ? [] : lines.filter((line) => line.reasons.some((reason) => reason.effect === 'licence-required'))
  if (licensed.length > 0) {
    add('apply-licence-lines', { authority, lines: licensed.map((line) => line.line).join(', ') })
    add('end-user-certificate', { authority })
  }
  if (outcome === 'refer') add('ask-authority', { authority })
  if (lines.some((line) => line.controls.some((control) => control.coveredBy !== undefined))) add('register-general-licence', { authority })
  if (outcome === 'clear') add('proceed')
  if (outcome === 'clear' || outcome === 'licence-required') add('keep-record')
  const named = steps.some((one) => one.key === 'next.apply-licence-lines')
  return steps.filter((one) => !named || one.key !== 'next.apply-licence')
}
