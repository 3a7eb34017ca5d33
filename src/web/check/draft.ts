/**
 * What a person has said so far in a self-check: text only, so that it can be saved, printed and replayed as it was typed.
 * Everything else (facts, verdict, outcome) is worked out from it. Pure.
 */

/** What a person said of one attribute. */
export type Answer =
  /**
   * Values as they are written in a facts file (docs/list-language.md, "Cases"); a later text adds to the ones before (narrows a
   * number, adds a tie). `replaces`: what the sheet says of it is put aside.
   */
  | { readonly is: 'said'; readonly texts: readonly string[]; readonly replaces: boolean }
  /** "I don't know" for now: the question steps back, the fact stays unknown. */
  | { readonly is: 'later' }
  /** Asked for, and nobody can find out. */
  | { readonly is: 'unknowable' }
  /** Read from the sheet, and wrong. */
  | { readonly is: 'dropped' }

/** A chemical as it was named. */
export type NamedChemical = { readonly by: 'name' | 'cas' | 'smiles'; readonly text: string }

/** A party in the words of a transaction file; empty text is absent. */
export interface PartyDraft {
  readonly role: string
  readonly name: string
  readonly kind: string
  readonly country: string
  readonly address: string
  readonly addressKind: string
  readonly founded: string
  readonly website: string
}

/** One leg of the route. */
export interface LegDraft {
  readonly from: string
  readonly to: string
  readonly mode: string
}

/** The deal in the words of a transaction file (`gatehouse assess`); empty text is absent. */
export interface DealDraft {
  readonly activity: string
  readonly destination: string
  readonly quantity: string
  readonly value: string
  readonly hs: string
  readonly origin: string
  /** What the person claims: `none` (not controlled), or nothing. */
  readonly claim: string
  /** Broad classes the goods belong to. */
  readonly goods: readonly string[]
  readonly parties: readonly PartyDraft[]
  readonly partiesComplete: boolean
  readonly route: readonly LegDraft[]
  readonly routeComplete: boolean
  readonly endUse: { readonly category: string; readonly text: string; readonly sector: string; readonly statement: string }
  readonly knowledge: { readonly aware: string; readonly suspect: string; readonly informed: string }
  readonly payment: { readonly method: string; readonly thirdParty: string; readonly country: string }
  readonly temporary: { readonly purpose: string; readonly returns: string }
  readonly observed: readonly string[]
  readonly observedComplete: boolean
}

/** Pages of the deal a person has gone through. */
export type DealPage = 'destination' | 'parties' | 'route' | 'end-use'

/** A self-check as it stands. */
export interface Draft {
  /** The day whose law counts, YYYY-MM-DD. */
  readonly on: string
  /** What the person calls the item. */
  readonly title: string
  readonly sheet: string
  /** The kind the person chose; null: the reader's best guess stands. */
  readonly kind: string | null
  /** Which model of a sheet with several. */
  readonly model: string | null
  readonly chemical: NamedChemical | null
  /** The facts page was looked at and confirmed. */
  readonly factsSeen: boolean
  /** Attribute -> answer, in the order they were given. */
  readonly answers: Readonly<Record<string, Answer>>
  readonly deal: DealDraft
  readonly dealDone: readonly DealPage[]
}

/** A party with nothing said yet. */
export const NO_PARTY: PartyDraft = {
  role: 'consignee',
  name: '',
  kind: '',
  country: '',
  address: '',
  addressKind: '',
  founded: '',
  website: '',
}

/** A leg with nothing said yet. */
export const NO_LEG: LegDraft = { from: '', to: '', mode: '' }

const NO_DEAL: DealDraft = {
  activity: 'export',
  destination: '',
  quantity: '',
  value: '',
  hs: '',
  origin: '',
  claim: '',
  goods: [],
  parties: [],
  partiesComplete: false,
  route: [],
  routeComplete: false,
  endUse: { category: '', text: '', sector: '', statement: '' },
  knowledge: { aware: '', suspect: '', informed: '' },
  payment: { method: '', thirdParty: '', country: '' },
  temporary: { purpose: '', returns: '' },
  observed: [],
  observedComplete: false,
}

/** A new self-check on a day. */
export const newDraft = (on: string): Draft => ({
  on,
  title: '',
  sheet: '',
  kind: null,
  model: null,
  chemical: null,
  factsSeen: false,
  answers: {},
  deal: NO_DEAL,
  dealDone: [],
})

/** What can happen to a draft. */
export type Change =
  | { readonly do: 'describe'; readonly sheet: string }
  | { readonly do: 'name'; readonly title: string }
  | { readonly do: 'choose-kind'; readonly kind: string | null }
  | { readonly do: 'choose-model'; readonly model: string }
  | { readonly do: 'choose-chemical'; readonly chemical: NamedChemical | null }
  /** Adds to what was said of it; `correct` puts it in the place of whatever was known. */
  | { readonly do: 'say' | 'correct'; readonly attr: string; readonly text: string }
  | { readonly do: 'mark'; readonly attr: string; readonly as: 'later' | 'unknowable' | 'dropped' }
  | { readonly do: 'take-back'; readonly attr: string }
  /** `hs`: a customs code that the sheet gave; it stands in the deal until the person says another. */
  | { readonly do: 'see-facts'; readonly hs?: string }
  | { readonly do: 'ask-again' }
  | { readonly do: 'deal'; readonly deal: Partial<DealDraft> }
  | { readonly do: 'deal-done'; readonly page: DealPage }
  | { readonly do: 'replace'; readonly draft: Draft }
  | { readonly do: 'start'; readonly on: string }

const without = (answers: Draft['answers'], drop: (attr: string, answer: Answer) => boolean): Draft['answers'] =>
  Object.fromEntries(Object.entries(answers).filter(([attr, answer]) => !drop(attr, answer)))

// Taken out first, so that the order of the record is the order in which things were said.
const put = (draft: Draft, attr: string, answer: Answer): Draft => ({
  ...draft,
  answers: { ...without(draft.answers, (other) => other === attr), [attr]: answer },
})

/**
 * The draft after a change. A new sheet, kind or chemical is another item: answers about the one before do not carry over
 * to a new sheet, but do to a corrected kind of the same sheet.
 */
export const change = (draft: Draft, one: Change): Draft => {
  switch (one.do) {
    case 'describe':
      return one.sheet === draft.sheet
        ? draft
        : { ...draft, sheet: one.sheet, kind: null, model: null, chemical: null, factsSeen: false, answers: {} }
    case 'name':
      return { ...draft, title: one.title }
    case 'choose-kind':
      // What was said of narrower kinds belonged to the kind before.
      return {
        ...draft,
        kind: one.kind,
        chemical: draft.sheet === '' && draft.kind === null ? null : draft.chemical,
        answers: without(draft.answers, (attr) => attr === 'kind'),
      }
    case 'choose-model':
      return { ...draft, model: one.model }
    case 'choose-chemical':
      // Named without a sheet, a chemical is the whole item, and what was said of another is none of its facts.
      return draft.sheet === '' && one.chemical !== null
        ? { ...draft, chemical: one.chemical, kind: null, answers: {} }
        : { ...draft, chemical: one.chemical }
    case 'say': {
      const before = draft.answers[one.attr]
      const said = before?.is === 'said' ? before : undefined
      return put(draft, one.attr, {
        is: 'said',
        texts: [...(said?.texts ?? []), one.text],
        replaces: said?.replaces ?? before?.is === 'dropped',
      })
    }
    case 'correct':
      return put(draft, one.attr, { is: 'said', texts: [one.text], replaces: true })
    case 'mark':
      return put(draft, one.attr, { is: one.as })
    case 'take-back':
      return { ...draft, answers: without(draft.answers, (attr) => attr === one.attr) }
    case 'see-facts':
      return { ...draft, factsSeen: true, deal: one.hs !== undefined && draft.deal.hs === '' ? { ...draft.deal, hs: one.hs } : draft.deal }
    case 'ask-again':
      return { ...draft, answers: without(draft.answers, (_, answer) => answer.is === 'later') }
    case 'deal':
      return { ...draft, deal: { ...draft.deal, ...one.deal } }
    case 'deal-done':
      return draft.dealDone.includes(one.page) ? draft : { ...draft, dealDone: [...draft.dealDone, one.page] }
    case 'replace':
      return one.draft
    case 'start':
      return newDraft(one.on)
  }
}

/** Whether an item has been described in any way. */
export const hasItem = (draft: Draft): boolean => draft.sheet.trim() !== '' || draft.kind !== null || draft.chemical !== null

const present = (fields: Readonly<Record<string, string | readonly string[]>>): Readonly<Record<string, string | readonly string[]>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value.length > 0))

/** The deal as a transaction file has it, without the item: `gatehouse assess` reads it as it is. */
export const transactionOf = (draft: Draft, title: string): Readonly<Record<string, unknown>> => {
  const { deal } = draft
  const complete = [
    ...(deal.partiesComplete ? ['parties'] : []),
    ...(deal.routeComplete ? ['route'] : []),
    ...(deal.observedComplete ? ['observed'] : []),
  ]
  return {
    date: draft.on,
    ...present({ activity: deal.activity, destination: deal.destination }),
    lines: [
      present({
        title: title === '' ? 'item' : title,
        quantity: deal.quantity,
        value: deal.value,
        hs: deal.hs,
        origin: deal.origin,
        claim: deal.claim,
        goods: deal.goods,
      }),
    ],
    parties: deal.parties.map((one) => present({ ...one })),
    route: deal.route.map((one) => present({ ...one })),
    endUse: present({ ...deal.endUse }),
    knowledge: present({ ...deal.knowledge }),
    payment: present({ ...deal.payment }),
    temporary: present({ ...deal.temporary }),
    observed: deal.observed,
    complete,
  }
}
