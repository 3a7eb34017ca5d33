/** The facts an answer still waits for, as questions, the most useful first. */
import type { LineAssessment, Question, Reason } from './assessment.ts'
import { type Missing, missingOf } from './evaluate.ts'
import { isOfLine } from './lines.ts'
import { missingKey, missingOfRule, type RanRule } from './rules.ts'
import type { Transaction } from './transaction.ts'

/** One missing fact with the rules that wait for it. */
interface Waiting {
  readonly missing: Missing
  readonly rules: readonly string[]
}

/** Groups the unknown rules by the facts they wait for. */
const waitingFor = (ran: readonly RanRule[]): readonly Waiting[] => {
  const found = new Map<string, Waiting>()
  for (const one of ran) {
    for (const missing of missingOfRule(one)) {
      const key = missingKey(missing)
      const before = found.get(key)
      found.set(key, { missing, rules: [...(before?.rules ?? []), one.rule.full] })
    }
  }
  return [...found.values()].sort((a, b) => b.rules.length - a.rules.length)
}

const subjectOf = (
  missing: Missing,
  transaction: Transaction,
): { readonly kind: 'deal' | 'line' | 'party' | 'leg'; readonly number: number; readonly name: string } => {
  const { about } = missing
  if (about === undefined) return { kind: 'deal', number: 0, name: '' }
  const number = about.index + 1
  const name =
    about.scope === 'party'
      ? (transaction.parties[about.index]?.name ?? transaction.parties[about.index]?.role ?? '')
      : about.scope === 'line'
        ? (transaction.lines[about.index]?.title ?? '')
        : ''
  return { kind: about.scope, number, name }
}

/** Reasons for what is unknown: one for each missing fact, naming the rules that wait for it. What can't be told is referred. */
export const unknownReasons = (ran: readonly RanRule[], transaction: Transaction): readonly Reason[] =>
  waitingFor(ran).map(({ missing, rules }) => {
    const subject = subjectOf(missing, transaction)
    return {
      key: subject.kind === 'deal' ? 'reason.unknown' : `reason.unknown-${subject.kind}`,
      params: { field: missing.field, count: rules.length, number: subject.number, name: subject.name },
      effect: 'refer',
      cites: [],
      rules,
      ...(subject.kind === 'line' ? { line: subject.number } : {}),
      ...(subject.kind === 'party' ? { party: subject.number } : {}),
    }
  })

/** The questions: of rules that wait, then of the items, then of general licences that would cover a line. */
export const questionsOf = (
  ran: readonly RanRule[],
  covers: readonly RanRule[],
  lines: readonly LineAssessment[],
  transaction: Transaction,
): readonly Question[] => {
  const asked = waitingFor(ran).map(({ missing, rules }) => questionOf(missing, rules, transaction))
  const items = lines.flatMap(({ line, classification }): readonly Question[] =>
    (classification?.questions ?? []).slice(0, MOST_ITEM_QUESTIONS).map((question) => ({
      key: 'ask.item',
      params: { number: line, question: question.ask },
      field: question.attr,
      line,
      rules: question.decides,
    })),
  )
  const known = new Set(waitingFor(ran).map(({ missing }) => missingKey(missing)))
  const licences = new Map<string, { missing: Missing; rules: string[] }>()
  for (const { line, reasons } of lines) {
    if (!reasons.some((reason) => reason.effect === 'licence-required')) continue
    for (const { rule, instances } of covers) {
      for (const instance of instances.filter((one) => one.truth === -1 && isOfLine(one, line - 1))) {
        for (const missing of missingOf(instance.tree)) {
          const key = missingKey(missing)
          if (!known.has(key)) licences.set(key, { missing, rules: [...new Set([...(licences.get(key)?.rules ?? []), rule.full])] })
        }
      }
    }
  }
  return [...asked, ...items, ...[...licences.values()].map(({ missing, rules }) => questionOf(missing, rules, transaction))]
}

const questionOf = (missing: Missing, rules: readonly string[], transaction: Transaction): Question => {
  const { kind, number, name } = subjectOf(missing, transaction)
  return {
    key: `ask.${missing.field}`,
    params: { number, name },
    field: missing.field,
    rules,
    ...(kind === 'deal' ? {} : { [kind]: number }),
  }
}

const MOST_ITEM_QUESTIONS = 3
