/**
 * The one table of refusals: code -> sentence, HTTP status, exit code. The sentences stand in the message catalogue (`fault`), where a new
 * code is added first; here stand those that are not answered with 400 and exit code 2. docs/refusals.md is held equal to this by a test.
 */
import sentences from '../messages/en/fault.json' with { type: 'json' }

/** A code of the table. */
export type FaultCode = keyof typeof sentences

/** How a refusal is said and answered. `says` has `{{placeholders}}`; `status` is HTTP, `exit` the command line's. */
export interface FaultEntry {
  readonly says: string
  readonly status: number
  readonly exit: number
}

const STATUS: Partial<Record<FaultCode, number>> = {
  'input.not-found': 404,
  'input.too-large': 413,
  'list.unknown-list': 404,
  'list.no-provision': 404,
  'server.too-many': 429,
  'web.no-lists': 503,
}

const entry = ([code, says]: [string, string]): [string, FaultEntry] => [code, { says, status: STATUS[code as FaultCode] ?? 400, exit: 2 }]

/** The table; see `Fault`. */
export const FAULTS = Object.fromEntries(Object.entries(sentences).map(entry)) as Readonly<Record<FaultCode, FaultEntry>>
