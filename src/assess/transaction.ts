/**
 * A transaction as it is told: lines of goods or services, parties, route, end use. What is absent is unknown, never "no";
 * a collection is whole only if `complete` says so.
 */
import type { Item } from '../classify/facts.ts'
import type { Interval, Rational } from '../quantity/types.ts'
import type {
  Activity,
  AddressKind,
  Collection,
  EndUseCategory,
  Goods,
  IdentifierKind,
  Mode,
  Observation,
  PartyKind,
  Payment,
  Role,
  Sector,
  Service,
  Statement,
  Temporary,
} from './vocabulary.ts'

/** An amount of money; `currency` is ISO 4217. */
export interface Money {
  readonly amount: Rational
  readonly currency: string
  readonly written: string
}

/** How much: a count of pieces (`number`) or a mass, volume, length or area in base units. */
export interface Amount {
  readonly dimension: 'number' | 'mass' | 'volume' | 'length' | 'area'
  readonly value: Rational
  readonly written: string
}

/** A day, month or year, as the span of days it may be; days are counted from 1970-01-01. */
export interface Day {
  readonly within: Interval
  readonly written: string
}

/** One line of goods or services. Countries are ISO 3166 alpha-2. */
export interface Line {
  readonly title?: string
  /** Facts of the item, as `classify` reads them. */
  readonly item?: Item
  /** A data sheet in plain text, for `describe`. */
  readonly text?: string
  /** Declared Harmonized System code, digits only, 2 to 10. */
  readonly hs?: string
  /** What the exporter claims: `none` (not controlled) or full ids of provisions. */
  readonly claim?: 'none' | readonly string[]
  readonly quantity?: Amount
  readonly value?: Money
  readonly origin?: string
  readonly goods: readonly Goods[]
  readonly service?: Service
}

/** A number a party is known by, normalised to capitals and digits. */
export interface Identifier {
  readonly kind: IdentifierKind
  readonly value: string
}

/** Someone or something that takes part; a vessel is a party too. */
export interface Party {
  readonly role: Role
  readonly name?: string
  /** Other names it is known by. */
  readonly names: readonly string[]
  readonly kind?: PartyKind
  readonly country?: string
  /** Of a vessel: the flag it flies. */
  readonly flag?: string
  readonly address?: string
  readonly addressKind?: AddressKind
  readonly founded?: Day
  /** Whether it can be found on the web as a business of its trade. */
  readonly website?: boolean
  readonly identifiers: readonly Identifier[]
  /** Licences it is registered to use, by full rule id. */
  readonly registrations: readonly string[]
}

/** One leg of the route. `vessel` is the name of a party with the role vessel. */
export interface Leg {
  readonly from?: string
  readonly to?: string
  readonly via: readonly string[]
  readonly mode?: Mode
  readonly vessel?: string
}

/** Something claimed in the transaction's favour: an exemption, with the paper that grants it and who at the authority confirmed that paper. */
export interface Claim {
  /** Full id of the exemption, `un-dprk:committee`. */
  readonly exemption: string
  readonly document?: string
  readonly confirmedBy?: string
  /** 1-based lines it is claimed for; empty: all. */
  readonly lines: readonly number[]
}

export interface Transaction {
  readonly id?: string
  /** The day it takes place; YYYY-MM-DD. Absent: the day of the assessment. */
  readonly date?: string
  readonly activity?: Activity
  readonly destination?: string
  readonly lines: readonly Line[]
  readonly parties: readonly Party[]
  readonly route: readonly Leg[]
  readonly endUse: { readonly category?: EndUseCategory; readonly text?: string; readonly sector?: Sector; readonly statement?: Statement }
  /** `aware`: knows of a weapons end use; `suspect`: has grounds to suspect one; `informed`: the authority said a licence is needed. */
  readonly knowledge: { readonly aware?: boolean; readonly suspect?: boolean; readonly informed?: boolean }
  readonly payment: { readonly method?: Payment; readonly thirdParty?: boolean; readonly country?: string }
  readonly temporary: { readonly purpose?: Temporary; readonly returns?: Day }
  readonly observed: readonly Observation[]
  readonly claims: readonly Claim[]
  readonly complete: readonly Collection[]
  /** Places of lines and parties in the file, for messages. */
  readonly file: string
}
