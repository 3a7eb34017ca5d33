/** Is this item controlled on this day? The answer, with everything that led to it. */

import { listHash } from '../list/compiled.ts'
import type { ControlList } from '../list/model.ts'
import { compiledFor } from './compile.ts'
import type { Asked } from './engine.ts'
import { evaluateRule, type World } from './evaluate.ts'
import type { Item } from './facts.ts'
import { asksForFacts, type Missing, missingOf } from './missing.ts'
import { nearMissOf } from './near-miss.ts'
import { costOf, type OpenRule, questionsFor } from './question.ts'
import type { Rule, Rulebook } from './rulebook.ts'
import type { Classification, Match, NearMiss, OpenProvision, Trace, VerdictWord } from './verdict.ts'
import { heldTruth, isDecisive } from './weigh.ts'

/**
 * Classifies an item against lists on a day. Never throws for what is or isn't known: `open` and `refer` are answers.
 * Compiled lists are kept for each engine, array of lists and day, so pass the same objects again.
 */
export const classify = (item: Item, lists: readonly ControlList[], asked: Asked): Classification => {
  const { deal, on } = asked
  const compiled = compiledFor(lists, on, asked.engine)
  const decision = compiled.decide(item, deal)
  const { verdict } = decision
  const { book, engine } = compiled
  const world: World = { book, engine, ...(deal === undefined ? {} : { deal }) }
  // The decision's arrays belong to the compiled lists; what follows asks them further questions.
  const candidates = [...decision.candidates.subarray(0, decision.count)]
    .map((index) => book.rules[index])
    .filter((rule) => rule !== undefined)
  const truths = decision.of.slice()
  const traces = new Map(candidates.map((rule) => [rule.index, evaluateRule(rule, item, world)] as const))
  const traceOf = (rule: Rule): Trace => traces.get(rule.index) ?? evaluateRule(rule, item, world)
  const held = (rule: Rule): number =>
    rule.provision.effect === 'released' ? (truths[rule.index] ?? 0) : heldTruth(book, truths, rule.index)

  const matched = candidates.filter((rule) => rule.provision.effect !== 'released' && held(rule) === 1)
  const freed = candidates.filter((rule) => rule.provision.effect !== 'released' && truths[rule.index] === 1 && held(rule) === 0)
  const releases = candidates.filter(
    (rule) =>
      rule.provision.effect === 'released' &&
      held(rule) === 1 &&
      freed.some((one) => book.releasedBy.get(one.index)?.includes(rule) === true),
  )
  const missing = new Map(
    candidates
      .filter((rule) => rule.provision.effect !== 'released' && held(rule) === -1)
      .map((rule) => [rule.index, withReleases(rule, traceOf, item, world, truths)] as const),
  )
  const open: readonly OpenRule[] = candidates.flatMap((rule) => {
    const waits = missing.get(rule.index)
    return waits === undefined ? [] : [{ rule, missing: waits }]
  })
  // What is of another kind (ruled out by `notKinds`) doesn't apply, and is no reason.
  const applies = (rule: Rule): boolean => rule.kinds.length === 0 || traceOf(rule).of?.[0]?.truth !== 0
  const excluded = candidates.filter((rule) => rule.provision.effect !== 'released' && held(rule) === 0 && applies(rule))
  const provision = (rule: Rule, waits: Missing): OpenProvision => ({
    id: rule.provision.full,
    title: rule.provision.title,
    missing: [...waits.keys()].toSorted((a, b) => costOf(a, engine) - costOf(b, engine)),
    judgementOnly: waits.size > 0 && [...waits.values()].every((judgement) => judgement),
    trace: applicable(traceOf(rule)),
  })
  const matches = mostSpecific(withPrecedence(matched, book), book)
  const toMatch = (rule: Rule): Match => matchOf(rule, applicable(traceOf(rule)))
  const asks = verdict === 'open' || verdict === 'refer'
  return {
    verdict,
    on,
    matches: matches.map(toMatch),
    released: releases.map(toMatch),
    open: open.map(({ rule, missing: waits }) => provision(rule, waits)),
    excluded: excluded.map((rule) => provision(rule, new Map())),
    nearMisses: nearMisses(excluded, traceOf),
    questions: asks && open.length > 0 ? questionsFor({ item, deal, open, compiled, engine }) : [],
    reason: reasonOf(verdict, item, { matches, open, excluded, freed, releases }),
    lists: lists.map((list) => ({ id: list.id, sha256: asked.hashes?.[list.id] ?? hashOfList(list) })),
  }
}

const hashes = new WeakMap<ControlList, string>()

const hashOfList = (list: ControlList): string => {
  const known = hashes.get(list) ?? listHash(list)
  hashes.set(list, known)
  return known
}

/** Whether a condition is false because it speaks of another kind of thing. */
const isOfAnother = ({ op, truth, of }: Trace): boolean =>
  truth === 0 && (op === 'kind' || (op === 'all' && of?.some(isOfAnother) === true))

/** The trace without exceptions that speak of other kinds of things: a machine isn't kept in by a note on software. */
const applicable = (trace: Trace): Trace =>
  trace.of === undefined
    ? trace
    : { ...trace, of: trace.of.filter((part) => !(part.op === 'exclude' && part.of?.every(isOfAnother) === true)) }

/** What an open provision waits for, the releases that may free it included. */
const withReleases = (rule: Rule, traceOf: (rule: Rule) => Trace, item: Item, world: World, truths: Int8Array): Missing => {
  const all = new Map(missingOf(rule, traceOf(rule), item, world))
  for (const release of world.book.releasedBy.get(rule.index) ?? []) {
    if (truths[release.index] !== -1) continue
    for (const [attr, judgement] of missingOf(release, traceOf(release), item, world)) all.set(attr, judgement && (all.get(attr) ?? true))
  }
  return all
}

const matchOf = ({ provision, list }: Rule, trace: Trace): Match => ({
  id: provision.full,
  list,
  provision: provision.id,
  title: provision.title,
  effect: provision.effect,
  confidence: provision.confidence,
  see: provision.see,
  cites: provision.cites,
  trace,
})

/**
 * "Other than those specified in X": where X matches as well, the item is X's. A match that decides never gives way to one
 * that doesn't, and in a circle no one gives way, so that precedence never frees an item.
 */
export const withPrecedence = (matched: readonly Rule[], book: Rulebook): readonly Rule[] => {
  const before = (rule: Rule): readonly Rule[] =>
    matched.filter(
      (other) =>
        other !== rule &&
        (isDecisive(other) || !isDecisive(rule)) &&
        rule.provision.yieldsTo.some((to) => book.isWithin(other.provision.full, to)),
    )
  const givesWay = (rule: Rule, seen: ReadonlySet<Rule>): boolean =>
    before(rule).some((other) => !seen.has(other) && (before(other).length === 0 || givesWay(other, new Set([...seen, rule]))))
  return matched.filter((rule) => !givesWay(rule, new Set([rule])))
}

/** The narrowest of matches that stand below each other; one that decides is not replaced by one that doesn't. */
export const mostSpecific = (matched: readonly Rule[], book: Rulebook): readonly Rule[] =>
  matched.filter(
    (rule) =>
      !matched.some(
        (other) => other !== rule && (isDecisive(other) || !isDecisive(rule)) && book.isWithin(other.provision.full, rule.provision.full),
      ),
  )

const MOST_NEAR = 10

const nearMisses = (excluded: readonly Rule[], traceOf: (rule: Rule) => Trace): readonly NearMiss[] =>
  excluded
    .flatMap((rule) => nearMissOf(rule, traceOf(rule)) ?? [])
    .toSorted((a, b) => a.gap - b.gap)
    .slice(0, MOST_NEAR)
    .map(({ id, title, short, trace }) => ({ id, title, short, trace: applicable(trace) }))

interface Found {
  readonly matches: readonly Rule[]
  readonly open: readonly OpenRule[]
  readonly excluded: readonly Rule[]
  readonly freed: readonly Rule[]
  readonly releases: readonly Rule[]
}

/** More names than these don't help a sentence. */
const MOST_NAMES = 6

const names = (rules: readonly Rule[]): string => {
  const said = rules
    .slice(0, MOST_NAMES)
    .map((rule) => rule.provision.full)
    .join(', ')
  return rules.length > MOST_NAMES ? `${said} … (+${rules.length - MOST_NAMES})` : said
}

const reasonOf = (verdict: VerdictWord, item: Item, found: Found): Classification['reason'] => {
  const say = (name: string, params: Classification['reason']['params']): Classification['reason'] => ({
    key: `classify:reason.${name}`,
    params,
  })
  const open = found.open.map(({ rule }) => rule)
  switch (verdict) {
    case 'controlled':
      return say('controlled', { provisions: names(found.matches.filter(isDecisive)) })
    case 'not-controlled':
      if (found.freed.length > 0) return say('released', { provisions: names(found.freed), releases: names(found.releases) })
      if (found.excluded.length > 0) return say('not-controlled', { provisions: names(found.excluded) })
      return say('no-provision', { kinds: item.kinds.join(', ') })
    case 'refer':
      if (found.matches.length > 0)
        return say(found.matches.some((rule) => rule.provision.effect === 'refer') ? 'refer-rule' : 'refer-unverified', {
          provisions: names(found.matches),
        })
      return say(
        found.open.some(({ missing }) => [...missing.values()].some((judgement) => !judgement)) ? 'refer-unknowable' : 'refer-judgement',
        { provisions: names(open) },
      )
    case 'open': {
      if (item.kinds.length === 0) return say('open-kind', {})
      const waiting = found.open.filter(({ missing }) => asksForFacts(missing, item))
      const first = waiting.flatMap(({ missing }) =>
        [...missing].filter(([attr, judgement]) => !judgement && !item.unknowable.includes(attr)).map(([attr]) => attr),
      )
      return say('open', { provisions: names(waiting.map(({ rule }) => rule)), missing: [...new Set(first)].slice(0, 3).join(', ') })
    }
  }
}
