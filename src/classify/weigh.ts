/** From the truths of provisions to the verdict of the item. Both evaluators use it; nothing is allocated. */
import { KIND } from './engine.ts'
import type { Item } from './facts.ts'
import type { Rule, Rulebook } from './rulebook.ts'
import type { Truth, VerdictWord } from './verdict.ts'

/** The truths of some rules, by index; a rule that isn't among the candidates is false (of another kind). */
export interface Truths {
  readonly of: Int8Array
  readonly candidates: Int32Array
  /** How many of `candidates` count. */
  readonly count: number
}

/** A verified provision whose match controls or prohibits decides alone; any other match is a person's to judge. */
export const isDecisive = ({ provision }: Rule): boolean =>
  provision.confidence === 'verified' && (provision.effect === 'controlled' || provision.effect === 'prohibited')

/** Whether a rule holds once what releases it is looked at: a release that may hold leaves it open. */
export const heldTruth = (book: Rulebook, truths: Int8Array, index: number): Truth => {
  const own = truths[index] as Truth
  if (own === 0) return 0
  let result = own
  for (const release of book.releasedBy.get(index) ?? NONE) {
    const truth = truths[release.index]
    if (truth === 1) return 0
    if (truth === -1) result = -1
  }
  return result
}

const NONE: readonly Rule[] = []

/**
 * The verdict. `asks` tells whether an open rule is still waiting for something other than judgements that can be found out.
 * A verified match: controlled. Only matches that don't decide alone: refer. Then open rules: open while they wait for facts,
 * refer when only judgements are left. Every candidate false: not controlled, unless nothing is known of what the item is.
 */
export const weigh = (book: Rulebook, truths: Truths, item: Item, hasKind: boolean, asks: (index: number) => boolean): VerdictWord => {
  let matched = false
  let unknown = false
  for (let i = 0; i < truths.count; i++) {
    const index = truths.candidates[i] ?? 0
    const rule = book.rules[index]
    if (rule === undefined || rule.provision.effect === 'released') continue
    const truth = heldTruth(book, truths.of, index)
    if (truth === 1) {
      if (isDecisive(rule)) return 'controlled'
      matched = true
    }
    if (truth === -1) unknown = true
  }
  if (matched) return 'refer'
  if (!hasKind && (unknown || item.notKinds.length === 0)) return item.unknowable.includes(KIND) ? 'refer' : 'open'
  if (!unknown) return 'not-controlled'
  for (let i = 0; i < truths.count; i++) {
    const index = truths.candidates[i] ?? 0
    if (book.rules[index]?.provision.effect !== 'released' && heldTruth(book, truths.of, index) === -1 && asks(index)) return 'open'
  }
  return 'refer'
}
