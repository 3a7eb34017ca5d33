/** What an open condition is waiting for: the attributes (and ties, parts, kind, deal) whose values could decide it. */

import type { Expr } from '../list/expression.ts'
import type { Dictionary } from '../list/model.ts'
import { point } from '../quantity/interval.ts'
import { CHEMICAL, COMPOSITION, DEAL_PREFIX, KIND, PART_PREFIX, TIES } from './engine.ts'
import type { World } from './evaluate.ts'
import type { Item } from './facts.ts'
import { factOf } from './know.ts'
import type { Rule } from './rulebook.ts'
import type { Trace } from './verdict.ts'

/** What is missing -> whether only a judgement is. */
export type Missing = ReadonlyMap<string, boolean>

const note = (into: Map<string, boolean>, attr: string, judgement: boolean): void => {
  into.set(attr, judgement && (into.get(attr) ?? true))
}

const isSettled = (item: Item, attr: string): boolean => {
  const value = factOf(item, attr)?.value
  return value?.type === 'number' && point(value.within) !== undefined
}

/** An attribute, and where it follows from others those that aren't known exactly. */
export const askedFor = (item: Item, attr: string, dictionary: Dictionary): readonly string[] => {
  const inputs = dictionary.attributes.get(attr)?.derivedBy?.inputs ?? []
  return [attr, ...inputs.filter((input) => !isSettled(item, input)).flatMap((input) => askedFor(item, input, dictionary))]
}

const look = (expr: Expr, trace: Trace | undefined, item: Item, world: World, into: Map<string, boolean>): void => {
  if (trace === undefined || trace.truth !== -1) return
  const of = trace.of ?? []
  switch (expr.op) {
    case 'true':
      return
    case 'all':
    case 'any':
    case 'none':
    case 'atLeast':
      expr.of.forEach((part, i) => {
        look(part, of[i], item, world, into)
      })
      return
    case 'not':
      look(expr.of, of[0], item, world, into)
      return
    case 'unless':
      look(expr.then, of[0], item, world, into)
      look(expr.unless, of[1]?.of?.[0], item, world, into)
      return
    case 'ref':
      world.book.under(expr.to).forEach((rule, i) => {
        lookAtRule(rule, of[i], item, world, into)
      })
      return
    case 'every':
    case 'some': {
      const parts = Object.hasOwn(item.parts, expr.part) ? item.parts[expr.part] : undefined
      const inside = new Map<string, boolean>()
      parts?.of.forEach((part, i) => {
        look(expr.of, of[i], part, world, inside)
      })
      const onlyJudged = parts?.complete === true && [...inside.values()].every((judgement) => judgement)
      note(into, PART_PREFIX + expr.part, onlyJudged)
      return
    }
    case 'kind':
      note(into, KIND, false)
      return
    case 'family':
    case 'chemical':
      note(into, CHEMICAL, false)
      return
    case 'composition':
    case 'mixture':
      note(into, COMPOSITION, false)
      return
    case 'relation':
      note(into, TIES, false)
      return
    case 'deal':
      note(into, DEAL_PREFIX + expr.field, false)
      return
    case 'linear':
      for (const { attr } of expr.terms)
        for (const one of isSettled(item, attr) ? [] : askedFor(item, attr, world.engine.dictionary)) note(into, one, false)
      return
    case 'holds':
      note(into, expr.attr, world.engine.dictionary.attributes.get(expr.attr)?.judgement !== undefined)
      return
    default:
      for (const attr of askedFor(item, expr.attr, world.engine.dictionary)) note(into, attr, false)
  }
}

const lookAtRule = (rule: Rule, trace: Trace | undefined, item: Item, world: World, into: Map<string, boolean>): void => {
  if (trace?.truth !== -1) return
  const of = trace.of ?? []
  let at = 0
  if (rule.kinds.length > 0) look({ op: 'kind', in: rule.kinds }, of[at++], item, world, into)
  for (const { expr } of rule.when) look(expr, of[at++], item, world, into)
  for (const { expr } of rule.excludes) look(expr, of[at++]?.of?.[0], item, world, into)
}

/** What an open provision is waiting for, by its own trace. Nothing for a provision that is decided. */
export const missingOf = (rule: Rule, trace: Trace, item: Item, world: World): Missing => {
  const found = new Map<string, boolean>()
  lookAtRule(rule, trace, item, world, found)
  return found
}

/** Whether something other than a judgement is missing that can still be found out. */
export const asksForFacts = (missing: Missing, item: Item): boolean =>
  [...missing].some(([attr, judgement]) => !judgement && !item.unknowable.includes(attr))
