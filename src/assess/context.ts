/** Puts lists, dictionary, policies and lists of parties together into what `assess` and the transaction's reader need. */
import { classify } from '../classify/classify.ts'
import type { Engine } from '../classify/engine.ts'
import { readItem } from '../classify/read-facts.ts'
import { describe } from '../describe/describe.ts'
import type { Thesaurus } from '../describe/thesaurus.ts'
import type { ControlList, Effect } from '../list/model.ts'
import type { ChemistryEngine } from '../substance/graph.ts'
import type { AssessContext } from './assess.ts'
import type { PolicySet } from './policy.ts'
import type { TransactionReaders } from './read-transaction.ts'
import type { PartyList } from './screen.ts'

/** What everything stands on. Without `thesaurus` data sheets are not read; without `chemistry` structures stay unread. */
export interface Foundations {
  readonly lists: readonly ControlList[]
  readonly engine: Engine
  /** List id -> hash, where it is known already. */
  readonly hashes?: Readonly<Record<string, string>>
  readonly policies: PolicySet
  readonly partyLists: readonly PartyList[]
  readonly thesaurus?: Thesaurus
  readonly chemistry?: ChemistryEngine
}

/** The context of an assessment on a day. Keep it for many transactions: lists are made ready once. */
export const assessContext = (from: Foundations, on: string): AssessContext => {
  const { lists, engine, hashes, policies, partyLists, thesaurus } = from
  const effects = new Map<string, Effect>(
    lists.flatMap((list) => list.provisions.map((provision) => [provision.full, provision.effect] as const)),
  )
  return {
    on,
    policies,
    partyLists,
    kinds: engine.dictionary.kinds,
    classify: (item, deal, day) => classify(item, lists, { on: day, deal, engine, ...(hashes === undefined ? {} : { hashes }) }),
    ...(thesaurus === undefined ? {} : { describe: (text) => describe(text, engine.dictionary, { thesaurus }).item }),
    effectOf: (provision) => effects.get(provision),
  }
}

/** The readers of a transaction over the same dictionary and lists. */
export const transactionReaders = ({
  engine,
  lists,
  chemistry,
}: Pick<Foundations, 'engine' | 'lists' | 'chemistry'>): TransactionReaders => {
  const provisions = new Map(lists.flatMap((list) => list.provisions.map((provision) => [provision.full, provision] as const)))
  return {
    readItem: (node, reading) =>
      readItem(node, { dictionary: engine.dictionary, reading, provisions, ...(chemistry === undefined ? {} : { chemistry }) }),
  }
}
