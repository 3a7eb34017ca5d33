/** Listed parties and whom they are compared with: the vocabulary of the room. */

/** What a party is. `unknown` is compared with all. */
export type Schema = 'person' | 'organisation' | 'vessel' | 'aircraft' | 'wallet' | 'unknown'

/** What a name is to its bearer. `weak`: the list itself calls it a low-quality alias. */
export type NameKind = 'primary' | 'alias' | 'weak' | 'former' | 'maiden' | 'short' | 'original-script'

/** One name; parts where the list gives them. `script` is ISO 15924, `language` BCP 47, where told. */
export interface PartyName {
  readonly full: string
  readonly kind: NameKind
  readonly given?: readonly string[]
  readonly family?: readonly string[]
  readonly patronymic?: readonly string[]
  readonly title?: string
  readonly script?: string
  readonly language?: string
}

/** A number a party is known by. IMO, LEI and the like are checked by their check digits when read; a wrong one is kept and marked. */
export interface PartyIdentifier {
  readonly kind:
    | 'imo'
    | 'mmsi'
    | 'call-sign'
    | 'lei'
    | 'bic'
    | 'passport'
    | 'national-id'
    | 'tax'
    | 'registration'
    | 'duns'
    | 'tail'
    | 'wallet'
    | 'other'
  /** Upper case, letters and digits only. */
  readonly value: string
  readonly country?: string
  /** Of a wallet: the chain (XBT, ETH …). */
  readonly note?: string
  readonly valid: boolean
}

/** A date as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD, or a span of years; `circa` widens it by a year each way. */
export interface PartialDate {
  readonly from: string
  readonly to: string
  readonly circa: boolean
}

/** Where a party is or comes from; countries ISO 3166 alpha-2. */
export interface Place {
  readonly text: string
  readonly country?: string
}

/** A party of a list, whole, in its own words. */
export interface ListedParty {
  /** List id and the list's own reference: `UN:QDi.001`. */
  readonly id: string
  readonly list: string
  readonly schema: Schema
  readonly names: readonly PartyName[]
  readonly identifiers: readonly PartyIdentifier[]
  readonly born: readonly PartialDate[]
  readonly birthPlaces: readonly Place[]
  readonly nationalities: readonly string[]
  readonly countries: readonly string[]
  readonly addresses: readonly Place[]
  readonly gender?: 'male' | 'female'
  readonly flag?: string
  readonly vesselType?: string
  readonly programmes: readonly string[]
  readonly listedOn?: string
  readonly remarks?: string
  /** Ids of other listed parties, and how they are related as the list says. */
  readonly relations: readonly { readonly to: string; readonly how: string }[]
}

/** A read copy of a list: its hash and date go into every result. `invented` lists are marked wherever they show. */
export interface Snapshot {
  readonly list: string
  readonly title: string
  readonly publisher: string
  /** YYYY-MM-DD: the date the publisher gives, else of the file. */
  readonly date: string
  readonly sha256: string
  readonly parties: readonly ListedParty[]
  readonly invented: boolean
  /** Rows that could not be read, with their place: a list with any is told, never silently shortened. */
  readonly unread: number
}

/** Whom to look for. Everything but `name` may be absent. */
export interface Query {
  readonly name: string
  readonly schema?: Schema
  readonly born?: PartialDate
  readonly countries?: readonly string[]
  readonly identifiers?: readonly PartyIdentifier[]
  readonly gender?: 'male' | 'female'
  /** Aligned parts where known. */
  readonly parts?: Pick<PartyName, 'given' | 'family' | 'patronymic'>
}

/** `match`: the same beyond what a person need doubt first; `possible`: a person must look. */
export type HitVerdict = 'match' | 'possible'

/** One reason for or against: a feature's name, what it added to the score, and the aligned words. */
export interface HitReason {
  readonly feature: string
  readonly points: number
  readonly query?: string
  readonly listed?: string
}

/** A listed party that may be the one asked for. `score` 0 to 1. */
export interface PartyHit {
  readonly id: string
  readonly list: string
  readonly name: string
  readonly score: number
  readonly verdict: HitVerdict
  readonly reasons: readonly HitReason[]
  readonly against: readonly HitReason[]
}

/** The answer for one query. `error` is a state of its own and never looks like `none`. */
export interface ScreenResult {
  readonly query: Query
  readonly status: 'hits' | 'none' | 'error'
  readonly hits: readonly PartyHit[]
  readonly error?: string
  readonly snapshots: readonly { readonly list: string; readonly sha256: string; readonly date: string; readonly invented: boolean }[]
}
