/** The fields a policy's conditions may look at: of the deal, of a line, of a party, of a leg of the route. Closed; the reader checks against it. */
import {
  ACTIVITIES,
  ADDRESS_KINDS,
  END_USES,
  GOODS,
  MODES,
  OBSERVATIONS,
  PARTY_KINDS,
  PAYMENTS,
  ROLES,
  SECTORS,
  SERVICES,
  STATEMENTS,
  TEMPORARY,
} from './vocabulary.ts'

/** What a field is of. */
export type Scope = 'deal' | 'line' | 'party' | 'leg'

/** `word`: one value; `words`: several; `provisions` and `kinds` have their own subsumption; `money` has a currency. */
export type FieldType = 'word' | 'words' | 'bool' | 'number' | 'date' | 'money' | 'kinds' | 'provisions'

/** Where a word's values come from: a closed list, or a form (country and groups, HS prefix, a person's or firm's name, any id). */
export type Values = readonly string[] | 'country' | 'hs' | 'name' | 'id'

/** A field. `unit` is what a bare number of its limits counts. */
export interface Field {
  readonly id: string
  readonly scope: Scope
  readonly type: FieldType
  readonly values?: Values
  readonly unit?: string
}

/** Kinds of list a party may stand on; a list of parties says which it is. */
export const LIST_KINDS = ['un-designated', 'national-designated', 'denied', 'watch'] as const
export type ListKind = (typeof LIST_KINDS)[number]

const word = (scope: Scope, id: string, values: Values): Field => ({ id, scope, type: 'word', values })
const words = (scope: Scope, id: string, values: Values): Field => ({ id, scope, type: 'words', values })
const bool = (scope: Scope, id: string): Field => ({ id, scope, type: 'bool' })

const ALL: readonly Field[] = [
  word('deal', 'activity', ACTIVITIES),
  word('deal', 'destination', 'country'),
  word('deal', 'endUse.category', END_USES),
  word('deal', 'endUse.sector', SECTORS),
  word('deal', 'endUse.statement', STATEMENTS),
  bool('deal', 'knowledge.aware'),
  bool('deal', 'knowledge.suspect'),
  bool('deal', 'knowledge.informed'),
  word('deal', 'payment.method', PAYMENTS),
  bool('deal', 'payment.thirdParty'),
  word('deal', 'payment.country', 'country'),
  word('deal', 'temporary.purpose', TEMPORARY),
  // Months from the day of the deal until the goods are back.
  { id: 'temporary.months', scope: 'deal', type: 'number', unit: 'months' },
  words('deal', 'observed', OBSERVATIONS),
  // The last leg ends in the country of destination.
  bool('deal', 'route.endsAtDestination'),
  // Where the one exporter is.
  word('deal', 'exporter.country', 'country'),
  { id: 'date', scope: 'deal', type: 'date' },
  { id: 'total.value', scope: 'deal', type: 'money' },

  word('line', 'line.hs', 'hs'),
  word('line', 'line.origin', 'country'),
  words('line', 'line.goods', GOODS),
  word('line', 'line.service', SERVICES),
  { id: 'line.kind', scope: 'line', type: 'kinds' },
  // Some control list names it.
  bool('line', 'line.controlled'),
  // The provisions that name it, and those that may.
  { id: 'line.provisions', scope: 'line', type: 'provisions' },
  bool('line', 'line.claimedUncontrolled'),
  // The declared code is one that goods of its kind are declared under.
  bool('line', 'line.hsFitsKind'),
  { id: 'line.count', scope: 'line', type: 'number', unit: 'pieces' },
  { id: 'line.value', scope: 'line', type: 'money' },
  { id: 'line.unitValue', scope: 'line', type: 'money' },

  word('party', 'party.role', ROLES),
  // Its name, or another it goes by.
  word('party', 'party.name', 'name'),
  word('party', 'party.kind', PARTY_KINDS),
  word('party', 'party.country', 'country'),
  word('party', 'party.flag', 'country'),
  word('party', 'party.addressKind', ADDRESS_KINDS),
  { id: 'party.months', scope: 'party', type: 'number', unit: 'months' },
  bool('party', 'party.website'),
  words('party', 'party.registrations', 'id'),
  // Kinds of list on which a number it is known by, its full name, or a similar name stands.
  words('party', 'party.listed.identifier', LIST_KINDS),
  words('party', 'party.listed.name', LIST_KINDS),
  words('party', 'party.listed.similar', LIST_KINDS),

  word('leg', 'leg.from', 'country'),
  word('leg', 'leg.to', 'country'),
  words('leg', 'leg.via', 'country'),
  word('leg', 'leg.mode', MODES),
  word('leg', 'leg.flag', 'country'),
]

/** Every field by id. */
export const FIELDS: ReadonlyMap<string, Field> = new Map(ALL.map((field) => [field.id, field]))
