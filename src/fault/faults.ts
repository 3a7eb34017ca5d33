/**
 * The one table of refusals: code -> sentence, HTTP status, exit code. docs/refusals.md is held equal to it by a test.
 * Each room's refusals stand in a block of their own, in the order of the rooms; keep the block sorted by code.
 */

/** How a refusal is said and answered. `says` has `{placeholders}`; `status` is HTTP, `exit` the command line's. */
export interface FaultEntry {
  readonly says: string
  readonly status: number
  readonly exit: number
}

const bad = (says: string): FaultEntry => ({ says, status: 400, exit: 2 })

const TABLE = {
  // input
  'input.not-found': { says: 'there is no file `{file}`', status: 404, exit: 2 },
  'input.not-yaml': bad('this is not well-formed YAML or JSON: {detail}'),
  'input.too-large': { says: 'the input has {size} bytes; at most {limit} are read', status: 413, exit: 2 },
  'input.empty': bad('the input is empty'),
  'input.bad-date': bad('`{text}` is not a date; write YYYY-MM-DD'),
  // quantity
  'quantity.bad-number': bad('`{text}` is not a number'),
  'quantity.no-unit': bad('`{text}` has no unit; {dimension} needs one'),
  'quantity.unknown-unit': bad('unknown unit `{unit}`'),
  'quantity.ambiguous-unit': bad('the unit `{unit}` is ambiguous'),
  'quantity.mismatch': bad('`{text}` is {found}, but {expected} is wanted'),
  'quantity.empty-range': bad('the range `{text}` is empty: its lower end is above its upper end'),
  // substance
  'substance.bad-cas': bad('`{cas}` is not a CAS number'),
  'substance.bad-cas-check': bad('the check digit of CAS number `{cas}` is wrong: it should be {digit}'),
  'substance.bad-formula': bad('`{formula}` is not a chemical formula'),
  'substance.unknown-family': bad('unknown chemical family `{family}`'),
  'substance.smiles': bad('`{smiles}` is not a SMILES that can be read'),
} satisfies Record<string, FaultEntry>

/** A code of the table. */
export type FaultCode = keyof typeof TABLE

/** The table; see `Fault`. */
export const FAULTS: Readonly<Record<FaultCode, FaultEntry>> = TABLE
