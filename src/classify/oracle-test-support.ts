/** The verdict by the specification alone: every provision evaluated plainly. The oracle of the compiled evaluator and the baseline of its speed. */
import { evaluateRule, type World } from './evaluate.ts'
import type { Item } from './facts.ts'
import { asksForFacts, missingOf } from './missing.ts'
import type { Rule } from './rulebook.ts'
import type { Trace, VerdictWord } from './verdict.ts'
import { weigh } from './weigh.ts'

/** The truth of every rule, by index, and the verdict. */
export interface Plain {
  readonly of: Int8Array
  readonly traces: readonly Trace[]
  readonly verdict: VerdictWord
}

/** Evaluates every rule of the book. */
export const decidePlainly = (item: Item, world: World): Plain => {
  const { book, engine } = world
  const traces = book.rules.map((rule) => evaluateRule(rule, item, world))
  const of = Int8Array.from(traces.map((trace) => trace.truth))
  const asksOf = (rule: Rule): boolean => {
    const trace = traces[rule.index]
    return trace !== undefined && asksForFacts(missingOf(rule, trace, item, world), item)
  }
  const asks = (index: number): boolean => {
    const rule = book.rules[index]
    return rule !== undefined && [rule, ...(book.releasedBy.get(index) ?? [])].some(asksOf)
  }
  const hasKind = item.kinds.some((kind) => engine.dictionary.kinds.has(kind))
  const verdict = weigh(book, { of, candidates: Int32Array.from(book.rules.keys()), count: book.rules.length }, item, hasKind, asks)
  return { of, traces, verdict }
}
