/** Parties of a transaction against listed ones: by number, by full name, by a similar name. A simple measure; see party-names. */
import type { ListKind } from './fields.ts'
import { normaliseIdentifier } from './identifiers.ts'
import { isComparable, isSameName, likeness, tellingTokens } from './party-names.ts'
import type { Identifier, Party } from './transaction.ts'

/** A person, firm or vessel on a list. */
export interface ListedParty {
  readonly id: string
  readonly names: readonly string[]
  readonly identifiers: readonly Identifier[]
  readonly country?: string
  readonly kind: 'person' | 'organisation' | 'vessel'
}

/** A list of parties. `invented`: made up for trial, marked wherever it was used. */
export interface PartyList {
  readonly id: string
  readonly title: string
  readonly kind: ListKind
  readonly invented: boolean
  readonly date: string
  readonly sha256: string
  readonly parties: readonly ListedParty[]
}

/** How a listed party was recognised. */
export type HitHow = 'identifier' | 'name' | 'similar'

/** A listed party that may be the one in the transaction. `score` is 0 to 1. */
export interface Hit {
  readonly how: HitHow
  readonly list: string
  readonly listKind: ListKind
  readonly listed: string
  readonly name: string
  readonly matched: string
  readonly score: number
}

/** A party's hits, best first. `compared` is false where a name could not be compared with the lists. */
export interface ScreenedParty {
  readonly hits: readonly Hit[]
  readonly compared: boolean
}

/** From which likeness on a name is similar. */
const SIMILAR = 0.87

const ORDER: readonly HitHow[] = ['identifier', 'name', 'similar']

interface Entry {
  readonly list: PartyList
  readonly party: ListedParty
  readonly names: readonly { readonly name: string; readonly tokens: readonly string[] }[]
}

const ready = new WeakMap<readonly PartyList[], readonly Entry[]>()

/** The lists with each name cut up, once for an array of lists. */
const entriesOf = (lists: readonly PartyList[]): readonly Entry[] => {
  const known = ready.get(lists)
  if (known !== undefined) return known
  const made = lists.flatMap((list) =>
    list.parties.map((party) => ({ list, party, names: party.names.map((name) => ({ name, tokens: tellingTokens(name) })) })),
  )
  ready.set(lists, made)
  return made
}

/** A function that screens one party against the lists; it gives undefined for a party without a name or number, and without lists. */
export const screener =
  (lists: readonly PartyList[]): ((party: Party) => ScreenedParty | undefined) =>
  (party) =>
    lists.length === 0 ? undefined : screen(party, entriesOf(lists))

const screen = (party: Party, entries: readonly Entry[]): ScreenedParty | undefined => {
  const names = [party.name, ...party.names].filter((name) => name !== undefined)
  if (party.name === undefined && party.identifiers.length === 0) return undefined
  const cut = names.filter(isComparable).map((name) => ({ name, tokens: tellingTokens(name) }))
  const hits = entries.flatMap((entry) => best(party, cut, entry) ?? [])
  hits.sort((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how) || b.score - a.score || (a.listed < b.listed ? -1 : 1))
  // Without a name there is nothing to compare; with one in another script it can't be compared here.
  return { hits, compared: party.name !== undefined && cut.length === names.length }
}

const best = (party: Party, names: Entry['names'], { list, party: listed, names: listedNames }: Entry): Hit | undefined => {
  const hit = (how: HitHow, name: string, matched: string, score: number): Hit => ({
    how,
    list: list.id,
    listKind: list.kind,
    listed: listed.id,
    name,
    matched,
    score,
  })
  const number = party.identifiers.find((mine) =>
    listed.identifiers.some(
      (theirs) =>
        mine.kind === theirs.kind && normaliseIdentifier(mine.kind, mine.value) === normaliseIdentifier(theirs.kind, theirs.value),
    ),
  )
  if (number !== undefined) return hit('identifier', `${number.kind} ${number.value}`, listed.names[0] ?? listed.id, 1)
  let similar: Hit | undefined
  for (const mine of names) {
    for (const theirs of listedNames) {
      if (isSameName(mine.tokens, theirs.tokens)) return hit('name', mine.name, theirs.name, 1)
      const score = likeness(mine.tokens, theirs.tokens)
      if (score >= SIMILAR && score > (similar?.score ?? 0)) similar = hit('similar', mine.name, theirs.name, score)
    }
  }
  return similar
}
