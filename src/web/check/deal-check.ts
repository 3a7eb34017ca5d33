/** Holds the deal as it was filled in against the reader of transactions, so that the page and `gatehouse assess` refuse the same things. */
import { readTransaction } from '../../assess/read-transaction.ts'
import type { Transaction } from '../../assess/transaction.ts'
import { Fault } from '../../fault/fault.ts'
import { type Complaint, complaintOf } from '../complaint.ts'
import { type Draft, transactionOf } from './draft.ts'

/** The transaction, or what is wrong with it by its place in the file (`parties[0].founded`). */
export interface DealRead {
  readonly transaction?: Transaction
  readonly wrong: ReadonlyMap<string, Complaint>
}

/** Reads the deal of a draft; the item is put in by whoever holds it. */
export const readDeal = (draft: Draft, title: string): DealRead => {
  try {
    return {
      transaction: readTransaction(JSON.stringify(transactionOf(draft, title)), 'check', { readItem: () => undefined }),
      wrong: new Map(),
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const issues: readonly (Complaint & { readonly path?: string })[] = error.issues.length > 0 ? error.issues : [complaintOf(error)]
    return { wrong: new Map(issues.map((one) => [one.path ?? '', one])) }
  }
}

/** The complaints whose place begins with one of these. */
export const complaintsAt = (read: DealRead, places: readonly string[]): readonly (readonly [string, Complaint])[] =>
  [...read.wrong].filter(([path]) => places.some((place) => path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`)))
