/** Each line against the control lists, and the general licences that may cover what is controlled. */
import type { Deal, Item } from '../classify/facts.ts'
import type { Classification } from '../classify/verdict.ts'
import type { Effect } from '../list/model.ts'
import type { Control, Reason, TriedLicence } from './assessment.ts'
import { missingOf } from './evaluate.ts'
import type { ReadLine } from './known.ts'
import type { Instance, RanRule } from './rules.ts'
import type { Line } from './transaction.ts'
import { WITHOUT_ITEM } from './vocabulary.ts'

/** How lines are read and classified; the rooms above, given from outside. */
export interface LineReaders {
  /** The item a data sheet describes, as far as it can be told. */
  readonly describe?: (text: string) => Item
  readonly classify: (item: Item, deal: Deal, on: string) => Classification
}

const UNDESCRIBED: Item = { kinds: [], notKinds: [], facts: {}, parts: {}, ties: [], tiesComplete: false, unknowable: [] }

/**
 * The item of a line: the facts given, and beneath them what its data sheet says. Undefined where the line has neither.
 * INVARIANT: a kind that is given never takes back what the sheet says the thing is; only ruling it out does (`notKinds`).
 */
export const itemOf = (line: Line, readers: LineReaders): Item | undefined => {
  const read = line.text === undefined ? undefined : readers.describe?.(line.text)
  const { item } = line
  if (read === undefined || item === undefined) return item ?? read
  return {
    ...item,
    kinds: [...new Set([...item.kinds, ...read.kinds.filter((kind) => !item.notKinds.includes(kind))])],
    facts: { ...read.facts, ...item.facts },
    parts: { ...read.parts, ...item.parts },
    ties: item.ties.length > 0 || item.tiesComplete ? item.ties : read.ties,
    tiesComplete: item.tiesComplete || read.tiesComplete,
  }
}

/** Classifies a line; undefined for a service that concerns no item. A line without facts is classified too: as open. */
export const classifyLine = ({ line, item }: ReadLine, deal: Deal, on: string, readers: LineReaders): Classification | undefined =>
  item === undefined && line.service !== undefined && WITHOUT_ITEM.includes(line.service)
    ? undefined
    : readers.classify(item ?? UNDESCRIBED, deal, on)

/** What classification and general licences make of a line. */
export interface LineControls {
  readonly controls: readonly Control[]
  readonly licences: readonly TriedLicence[]
  readonly reasons: readonly Reason[]
}

/** `effectOf` gives the effect of a provision, for those that are still open; undefined counts as the gravest. */
export const controlsOf = (
  read: ReadLine,
  index: number,
  covers: readonly RanRule[],
  effectOf: (provision: string) => Effect | undefined,
): LineControls => {
  const { classification } = read
  const line = index + 1
  if (classification === undefined) return { controls: [], licences: [], reasons: [] }
  const licences = classification.matches.some((match) => match.effect === 'controlled') ? triedOn(index, covers) : []
  const licence = licences.find((one) => one.truth === 1)
  const controls = classification.matches.map((match): Control => {
    const covered = licence !== undefined && match.effect === 'controlled' && match.confidence === 'verified'
    return {
      id: match.id,
      title: match.title,
      effect: match.effect,
      confidence: match.confidence,
      cites: match.cites,
      ...(covered ? { coveredBy: licence.rule } : {}),
    }
  })
  const reasons: Reason[] = controls.map((control) => reasonOf(control, line, licence))
  const needsLicence = reasons.some((reason) => reason.effect === 'licence-required')
  // INVARIANT: what may be controlled by a provision that prohibits or refers is referred, whatever else is known of the line.
  const waiting = classification.open.filter((one) => !((needsLicence || licence !== undefined) && effectOf(one.id) === 'controlled'))
  const unsettled = classification.verdict === 'open' || classification.verdict === 'refer'
  if (read.item === undefined) {
    reasons.push({ key: 'reason.not-described', params: { line }, effect: 'refer', cites: [], line })
  } else if (waiting.length > 0) {
    const judged = waiting.every((one) => one.judgementOnly)
    reasons.push({
      key: judged ? 'reason.judgement' : 'reason.open',
      params: { line, count: waiting.length, provisions: some(waiting.map((one) => one.id)) },
      effect: 'refer',
      cites: [],
      line,
    })
  } else if (unsettled && classification.matches.length === 0) {
    reasons.push({ key: 'reason.unclassified', params: { line }, effect: 'refer', cites: [], line })
  }
  if (classification.verdict === 'not-controlled')
    reasons.push({
      key: 'reason.not-controlled',
      params: { line, lists: classification.lists.map((list) => list.id).join(', ') },
      effect: 'clear',
      cites: [],
      line,
    })
  return { controls, licences, reasons }
}

/** The first few of many, for a sentence. */
export const some = (ids: readonly string[]): string => (ids.length > 4 ? `${ids.slice(0, 3).join(', ')} …` : ids.join(', '))

const reasonOf = (control: Control, line: number, licence: TriedLicence | undefined): Reason => {
  const base = { cites: [control.cites], rule: control.id, line }
  const params = { line, id: control.id, title: control.title }
  if (control.effect === 'released') return { ...base, key: 'reason.released', params, effect: 'clear' }
  // What has not been checked against its text decides at most a referral.
  if (control.confidence !== 'verified') return { ...base, key: 'reason.unverified', params, effect: 'refer' }
  if (control.effect === 'prohibited') return { ...base, key: 'reason.prohibited-item', params, effect: 'prohibited' }
  if (control.effect === 'refer') return { ...base, key: 'reason.referred-item', params, effect: 'refer' }
  if (control.coveredBy !== undefined)
    return { ...base, key: 'reason.covered', params: { ...params, licence: licence?.title ?? '' }, effect: 'clear' }
  return { ...base, key: 'reason.controlled', params, effect: 'licence-required' }
}

const triedOn = (index: number, covers: readonly RanRule[]): readonly TriedLicence[] =>
  covers
    .flatMap(({ rule, instances }) =>
      instances
        .filter((instance) => isOfLine(instance, index))
        .map((instance) => ({
          rule: rule.full,
          title: rule.title,
          truth: instance.truth,
          missing: [...new Set(missingOf(instance.tree).map((one) => one.field))],
        })),
    )
    .sort((a, b) => rank(b.truth) - rank(a.truth))

const rank = (truth: number): number => (truth === 1 ? 2 : truth === -1 ? 1 : 0)

/** Whether a rule's answer is about a line: the line's own, or one about the whole deal. */
export const isOfLine = ({ about }: Instance, index: number): boolean =>
  about === undefined || (about.scope === 'line' && about.index === index)
