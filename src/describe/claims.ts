/** What the text says of an attribute, before it is settled into facts and questions. */
import type { Status, Value } from '../classify/facts.ts'
import type { Attribute } from '../list/model.ts'
import type { Span } from './document.ts'
import type { Doubt } from './read-amount.ts'

/** One statement. Without a doubt it has exactly one value. `at` is the number or word itself, `where` the words it is quoted with. */
export interface Claim {
  readonly attribute: Attribute
  readonly values: readonly Value[]
  readonly doubt: Doubt | undefined
  readonly status: Status
  readonly at: Span
  readonly where: Span
  /** The model whose column it stands in. */
  readonly model: Span | undefined
  /** How well the words name the attribute, 0 to 1. */
  readonly score: number
  /** Other attributes that the same value may be of. */
  readonly rivals: readonly Attribute[]
}
