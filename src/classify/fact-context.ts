/** What the readers of items and their facts share. */
import type { Reading } from '../list/fields.ts'
import type { Dictionary } from '../list/model.ts'
import type { ChemistryEngine } from '../substance/graph.ts'

/** What reading values needs. Without a chemistry engine a structure's SMILES is kept unread. */
export interface FactContext {
  readonly dictionary: Dictionary
  readonly reading: Reading
  readonly chemistry?: Pick<ChemistryEngine, 'parse' | 'key'>
  /** Full ids a tie may name; any when absent. */
  readonly provisions?: { readonly has: (full: string) => boolean; readonly keys: () => Iterable<string> }
}
