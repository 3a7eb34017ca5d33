/**
 * What a control list, a dictionary and their parts are once read: canonical, dated, cited. This file is the vocabulary
 * of the room; it imports only the expression tree.
 */
import type { Rational } from '../quantity/types.ts'
import type { Expr } from './expression.ts'

/** What a match of a provision means. `refer` is for catch-alls: knowledge, not attributes. */
export type Effect = 'controlled' | 'prohibited' | 'refer' | 'released'

/** `verified`: checked against a text that is named; `unverified` decides at most `refer`. */
export type Confidence = 'verified' | 'unverified'

/** Where a fact of the law is written: instrument and paragraph, and the text it was checked against. */
export interface Citation {
  readonly instrument: string
  readonly locator: string
  /** Name of the text under the reference folder and the place in it, e.g. `nsg/SOR-2000-210 B.2.2.5`; absent if unverified. */
  readonly verified?: string
}

/** A note is a node of its own. `exclude` takes out what `when` matches; `include`, `clarify`, `define` explain; `redirect` names another provision. */
export interface Note {
  readonly effect: 'exclude' | 'include' | 'clarify' | 'define' | 'redirect'
  readonly text: string
  readonly when?: Expr
  readonly to?: string
}

/** What a provision says from a day on. `from`/`to` is in force (to exclusive), `decided` when it was published. Dates are YYYY-MM-DD. */
export interface Version {
  readonly from: string
  readonly to?: string
  readonly decided?: string
  readonly when: Expr
  readonly notes: readonly Note[]
  readonly sha256?: string
}

/**
 * The unit of version, diff, citation and proof. A provision inherits from its ancestors (by dotted path): their kinds,
 * conditions and excluding notes hold for it too. A `heading` groups and never matches itself.
 */
export interface Provision {
  /** The list's own numbering, e.g. `3.A.1`. */
  readonly id: string
  /** Full id, e.g. `NSG2:3.A.1`. */
  readonly full: string
  readonly parent?: string
  readonly heading: boolean
  readonly kinds: readonly string[]
  readonly title: string
  readonly effect: Effect
  readonly confidence: Confidence
  readonly cites: Citation
  readonly see: Readonly<Record<string, readonly string[]>>
  readonly versions: readonly Version[]
  /** "Other than those specified in X": X takes precedence, the item is X's. Full ids. */
  readonly yieldsTo: readonly string[]
  readonly source?: { readonly file: string; readonly line: number; readonly column: number }
}

export interface ControlList {
  readonly id: string
  readonly title: string
  readonly issuer: string
  readonly instrument: string
  /** Own-words statement of what the list is, its date and who encoded and re-read it. */
  readonly about: string
  readonly provisions: readonly Provision[]
  /** List-level notes (releases: public domain, basic research …), applied to every provision. */
  readonly notes: readonly Note[]
}

export type AttributeType =
  | 'quantity'
  | 'range'
  | 'curve'
  | 'count'
  | 'bool'
  | 'enum'
  | 'set'
  | 'date'
  | 'text'
  | 'structure'
  | 'taxon'
  | 'composition'

/** Rising order: what is specially designed is also designed or modified, and so usable. */
export type JudgementLevel = 'specially-designed-or-prepared' | 'specially-designed' | 'designed-or-modified' | 'usable' | 'other'

/** One thing that can be known of an item; the only vocabulary a list may use. */
export interface Attribute {
  readonly id: string
  readonly title: string
  readonly type: AttributeType
  /** Of a quantity, range, or a curve's y. */
  readonly dimension?: string
  /** A curve's x. */
  readonly along?: string
  readonly bounds?: { readonly lo?: Rational; readonly hi?: Rational }
  /** enum, set, taxon: the vocabulary its values come from. */
  readonly vocabulary?: string
  /** The question that asks for it, and the hint that helps to answer. */
  readonly ask: string
  readonly hint?: string
  /** Words under which a data sheet gives it. */
  readonly words: readonly string[]
  /** Unit a person would answer in. */
  readonly unit?: string
  /** 0 on the order … 5 needs a laboratory. */
  readonly cost: number
  readonly judgement?: { readonly level: JudgementLevel; readonly purpose: string }
  /** Bool: if this holds, these hold too. */
  readonly implies: readonly string[]
  readonly derivedBy?: { readonly fn: string; readonly inputs: readonly string[] }
  readonly standard?: string
  /** Kinds of item it is asked of (and their descendants); empty: any. */
  readonly kinds: readonly string[]
}

/** A node of a lattice: item kinds, materials, organisms. `is` are its parents (more general). */
export interface Term {
  readonly id: string
  readonly title: string
  readonly is: readonly string[]
  readonly words: readonly string[]
  /** HS 2022 codes (2-6 digits) goods of this kind are declared under. */
  readonly hs: readonly string[]
  readonly about?: string
}

/** A chemical of the dictionary: identity is structural; CAS numbers are pointers. */
export interface Chemical {
  readonly id: string
  readonly title: string
  readonly names: readonly string[]
  readonly cas: readonly string[]
  /** Hill formula: what is known of the structure where no SMILES is given, and a check on the SMILES where one is. */
  readonly formula?: string
  readonly smiles?: string
  /** First block of the InChIKey: connectivity without isotopes and stereo. */
  readonly key?: string
  readonly graph?: import('../substance/graph.ts').MoleculeGraph
}

export interface Dictionary {
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly kinds: ReadonlyMap<string, Term>
  /** vocabulary name -> term id -> term */
  readonly vocabularies: ReadonlyMap<string, ReadonlyMap<string, Term>>
  readonly chemicals: ReadonlyMap<string, Chemical>
}
