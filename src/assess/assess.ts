/**
 * A transaction against control lists, policies and lists of parties: one outcome, every reason, and what to do next.
 *
 * INVARIANT: forgetting never helps. Take any fact out of a transaction (an element of a collection together with the claim
 * that the collection is whole): the outcome is at least as grave as before, except that a prohibition may become a referral.
 */

import { Fault } from '../fault/fault.ts'
import type { Effect, Term } from '../list/model.ts'
import type { Assessment, LineAssessment, NextStep, PartyAssessment, Reason, RuleTrace } from './assessment.ts'
import { dealOf } from './deal.ts'
import { prune, type Surroundings } from './evaluate.ts'
import { redFlags, weighFlags } from './flags.ts'
import { gravest, gravity } from './gravity.ts'
import { knowledgeOf, type ReadLine } from './known.ts'
import { classifyLine, controlsOf, itemOf, type LineReaders } from './lines.ts'
import { nextSteps } from './next-steps.ts'
import { isInvented } from './places.ts'
import type { PolicySet } from './policy.ts'
import { questionsOf, unknownReasons } from './questions.ts'
import { reasonsOf } from './reasons.ts'
import { type RanRule, runRules } from './rules.ts'
import { type PartyList, type ScreenedParty, screener } from './screen.ts'
import type { Transaction } from './transaction.ts'

/** What a transaction is assessed with. `classify` and `describe` are the rooms above, bound to their lists. */
export interface AssessContext extends LineReaders {
  /** The day, where the transaction names none; YYYY-MM-DD. */
  readonly on: string
  readonly policies: PolicySet
  readonly kinds: ReadonlyMap<string, Term>
  readonly partyLists: readonly PartyList[]
  /** The effect of a provision of the lists that `classify` uses; undefined for one it doesn't know. */
  readonly effectOf: (provision: string) => Effect | undefined
}

/** Assesses a transaction. Throws a Fault `assess.unknown-exemption` if one is claimed that no policy has. */
export const assess = (transaction: Transaction, context: AssessContext): Assessment => {
  const { policies, kinds, partyLists } = context
  const on = transaction.date ?? context.on
  checkClaims(transaction, policies)
  const lines = readLines(transaction, on, context)
  const screen = screener(partyLists)
  const screened = transaction.parties.map(screen)
  const around: Surroundings = { knowledge: knowledgeOf(transaction, lines, screened, kinds, on), policies, kinds, kept: new Map() }
  const ran = runRules(policies, on, around)

  const covers = ran.filter(({ rule }) => rule.effect === 'covers' && rule.confidence !== 'unconfirmed')
  const controlled = lines.map((line, i) => controlsOf(line, i, covers, context.effectOf))
  const binding = ran.filter(({ rule }) => rule.effect === 'prohibited' || rule.effect === 'refer' || rule.effect === 'licence-required')
  const answered = binding.map((one) => ({ one, reasons: reasonsOf(one, { transaction, policies, around, screened }) }))
  const held = answered.flatMap(({ reasons }) => reasons)
  // Of a rule that already holds, what else it may hold of changes nothing, unless an exemption lifts what it holds of.
  const unknown = answered.filter(({ reasons }) => reasons.every((reason) => reason.effect === 'clear')).map(({ one }) => one)
  const flags = redFlags(ran)
  const weights = { ...weighFlags(flags), threshold: policies.flagThreshold }
  const reasons = sortReasons([
    ...held,
    ...controlled.flatMap((one) => one.reasons),
    ...unknownReasons(unknown, transaction),
    ...flagReasons(weights),
  ])
  const outcome = gravest(reasons.map((reason) => reason.effect))

  const lineAnswers = lines.map((line, i) => lineAnswer(line, i, controlled[i], reasons))
  // Flags ask only where the answer would change the outcome.
  const flagsMatter = weights.raised < weights.threshold && weights.raised + weights.possible >= weights.threshold
  const asking: readonly RanRule[] = [
    ...unknown,
    ...(flagsMatter ? ran.filter(({ rule, truth }) => rule.effect === 'flag' && truth === -1) : []),
  ]
  const questions = outcome === 'prohibited' ? [] : questionsOf(asking, covers, lineAnswers, transaction)
  return {
    outcome,
    on,
    ...(transaction.id === undefined ? {} : { id: transaction.id }),
    lines: lineAnswers,
    parties: partyAnswers(transaction, screened),
    reasons,
    redFlags: flags,
    flagWeight: weights,
    trace: ran.flatMap(traceOf),
    questions,
    next: nextSteps({ outcome, reasons, redFlags: flags, lines: lineAnswers, questions, policies }),
    caveats: caveatsOf(transaction, context),
    versions: {
      lists: lines.find((line) => line.classification !== undefined)?.classification?.lists ?? [],
      policies: policies.policies.map(({ id, sha256 }) => ({ id, sha256 })),
      parties: partyLists.map(({ id, sha256, date, invented }) => ({ id, sha256, date, invented })),
    },
  }
}

const checkClaims = (transaction: Transaction, policies: PolicySet): void => {
  for (const { exemption } of transaction.claims) {
    if (!policies.exemptions.has(exemption))
      throw new Fault(
        'assess.unknown-exemption',
        { exemption },
        { hint: `known: ${[...policies.exemptions.keys()].map((one) => `\`${one}\``).join(', ')}` },
      )
  }
}

const readLines = (transaction: Transaction, on: string, context: AssessContext): readonly ReadLine[] => {
  const described = transaction.lines.map((line): ReadLine => {
    const item = itemOf(line, context)
    return { line, ...(item === undefined ? {} : { item }) }
  })
  return described.map((line, i) => {
    const classification = classifyLine(line, dealOf(transaction, i, described, context.policies.groups), on, context)
    return { ...line, ...(classification === undefined ? {} : { classification }) }
  })
}

const flagReasons = ({ raised, possible, threshold }: Assessment['flagWeight']): readonly Reason[] => {
  if (raised >= threshold) return [{ key: 'reason.flags', params: { raised, threshold }, effect: 'refer', cites: [] }]
  // INVARIANT: clear means clear whatever the unknown flags turn out to be.
  if (raised + possible >= threshold)
    return [{ key: 'reason.flags-possible', params: { raised, possible, threshold }, effect: 'refer', cites: [] }]
  return []
}

/** Gravest first; among equals, what holds before what is unknown, then by line. */
const sortReasons = (reasons: readonly Reason[]): readonly Reason[] =>
  [...reasons].sort(
    (a, b) =>
      gravity(b.effect) - gravity(a.effect) ||
      Number(a.rules !== undefined) - Number(b.rules !== undefined) ||
      (a.line ?? 0) - (b.line ?? 0),
  )

const lineAnswer = (
  { line, item, classification }: ReadLine,
  index: number,
  controls: ReturnType<typeof controlsOf> | undefined,
  reasons: readonly Reason[],
): LineAssessment => {
  const own = reasons.filter((reason) => reason.line === index + 1)
  return {
    line: index + 1,
    title: line.title ?? item?.kinds[0] ?? line.service ?? line.hs ?? '',
    outcome: gravest(own.map((reason) => reason.effect)),
    ...(item === undefined ? {} : { item }),
    ...(classification === undefined ? {} : { classification }),
    controls: controls?.controls ?? [],
    licences: controls?.licences ?? [],
    reasons: own,
  }
}

const partyAnswers = (transaction: Transaction, screened: readonly (ScreenedParty | undefined)[]): readonly PartyAssessment[] =>
  transaction.parties.map((party, i) => ({
    party: i + 1,
    name: party.name ?? party.role,
    screened: screened[i]?.compared ?? false,
    hits: screened[i]?.hits ?? [],
  }))

const traceOf = ({ rule, instances }: RanRule): readonly RuleTrace[] =>
  instances.map(({ about, truth, tree }) => ({
    rule: rule.full,
    title: rule.title,
    effect: rule.effect,
    confidence: rule.confidence,
    truth,
    ...(about === undefined ? {} : { about }),
    tree: prune(tree),
  }))

const caveatsOf = (transaction: Transaction, { partyLists, policies }: AssessContext): readonly NextStep[] => {
  const invented = partyLists.filter((list) => list.invented)
  const places = [
    transaction.destination,
    ...transaction.parties.map((party) => party.country),
    ...transaction.route.flatMap((leg) => [leg.from, leg.to, ...leg.via]),
  ]
  return [
    ...(invented.length === 0
      ? []
      : [
          {
            key: invented.length === partyLists.length ? 'caveat.invented-parties-only' : 'caveat.invented-parties',
            params: { lists: invented.map((list) => list.id).join(', ') },
          },
        ]),
    ...(policies.policies.some((policy) => policy.invented)
      ? [
          {
            key: 'caveat.invented-policy',
            params: {
              policies: policies.policies
                .filter((policy) => policy.invented)
                .map((policy) => policy.id)
                .join(', '),
            },
          },
        ]
      : []),
    ...(places.some((place) => place !== undefined && isInvented(place)) ? [{ key: 'caveat.invented-places', params: {} }] : []),
  ]
}
