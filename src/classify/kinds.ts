/** What an item is, against the lattice of kinds: certainly this, possibly this, or something else. */
import { descendants, isA } from '../list/lattice.ts'
import type { Term } from '../list/model.ts'
import type { Item } from './facts.ts'
import type { Truth } from './verdict.ts'

type Terms = ReadonlyMap<string, Term>

/** Whether something can be both: some term is below each of them and isn't ruled out. */
const meet = (terms: Terms, a: string, b: string, isRuledOut: (term: string) => boolean): boolean => {
  const [one, other] = [descendants(terms, a), descendants(terms, b)]
  const [few, many] = one.size <= other.size ? [one, other] : [other, one]
  for (const term of few) if (many.has(term) && !isRuledOut(term)) return true
  return false
}

/** The asserted kinds that no other asserted kind is narrower than: a bellows-sealed valve that is also called a valve is the former. */
export const narrowest = (terms: Terms, kinds: readonly string[]): readonly string[] =>
  kinds.filter((kind) => !kinds.some((other) => other !== kind && isA(terms, other, kind)))

/**
 * Whether an item is of one of the `wanted` kinds. True when an asserted kind is one of them or narrower. Unknown when it may
 * turn out to be: an asserted kind is wider, or shares a narrower kind with one that is wanted, and `notKinds` doesn't rule
 * that out. Else false: kinds that share nothing in the lattice exclude each other. An item of no known kind may be anything that isn't ruled out. Of no wanted kinds: true.
 */
export const isOfKind = (terms: Terms, item: Pick<Item, 'kinds' | 'notKinds'>, wanted: readonly string[]): Truth => {
  if (wanted.length === 0) return 1
  // A kind the lattice doesn't know says nothing, and must not rule anything out.
  const kinds = item.kinds.filter((kind) => terms.has(kind))
  if (kinds.some((kind) => wanted.some((one) => isA(terms, kind, one)))) return 1
  const isRuledOut = (term: string): boolean => item.notKinds.some((out) => isA(terms, term, out))
  const possible =
    kinds.length === 0
      ? wanted.some((one) => !isRuledOut(one))
      : narrowest(terms, kinds).some((kind) => wanted.some((one) => meet(terms, kind, one, isRuledOut)))
  return possible ? -1 : 0
}

/**
 * Whether a value known as `known` is `wanted`: true when narrower or the same, unknown when it may be (wider, or both have a
 * narrower term in common), else false.
 */
export const isValue = (terms: Terms, known: string, wanted: string): Truth =>
  isA(terms, known, wanted) ? 1 : meet(terms, known, wanted, () => false) ? -1 : 0
