/**
 * Which chemical of the dictionary something is, from a structure, CAS numbers and names. The structure decides; numbers
 * and names are pointers. Where they point to different chemicals nothing is settled, and the conflict is reported; a CAS
 * number that the dictionary lacks settles nothing either, unless a structure does.
 */
import { isCas, parseCas } from './cas.ts'
import { mainPart, takeApart } from './fragments.ts'
import type { MoleculeGraph } from './graph.ts'
import { nameKey } from './names.ts'
import { isSubstance, sameMolecule } from './same.ts'
import { signatureOf } from './signature.ts'

/** A chemical of a dictionary, as far as it is needed to tell which it is. `Chemical` of the list room is one. */
export interface KnownChemical {
  readonly id: string
  readonly title: string
  readonly names: readonly string[]
  readonly cas: readonly string[]
  readonly formula?: string
  readonly key?: string
  readonly graph?: MoleculeGraph
}

/** What is said of an item's chemical. The structure value of a fact is one. */
export interface ChemicalClaim {
  /** Dictionary id, where a person picked the chemical. */
  readonly chemical?: string
  readonly cas: readonly string[]
  readonly names: readonly string[]
  readonly key?: string
  readonly graph?: MoleculeGraph
}

/** By what a chemical was pointed to. */
export type Pointer = 'picked' | 'structure' | 'cas' | 'name'

/** One pointer and the chemicals it can mean; none where the dictionary doesn't know it. */
export interface Pointed {
  readonly by: Pointer
  /** The number or name as it was given; empty for a structure. */
  readonly text: string
  readonly chemicals: readonly string[]
}

/** What could be told. */
export interface Identity {
  /** The one chemical all that is known points to; absent where nothing is known or pointers disagree. */
  readonly chemical?: string
  /** By the strongest pointer to it. */
  readonly by?: Pointer
  /** Pairs that cannot both be right. */
  readonly conflicts: readonly { readonly one: Pointed; readonly other: Pointed }[]
  /** Numbers and names the dictionary doesn't know, and CAS numbers that are none. */
  readonly unknown: readonly Pointed[]
}

/** A dictionary's chemicals with what they are found by. */
export interface ChemicalBook {
  readonly chemicals: ReadonlyMap<string, KnownChemical>
  readonly byCas: ReadonlyMap<string, readonly string[]>
  readonly byName: ReadonlyMap<string, readonly string[]>
  readonly bySignature: ReadonlyMap<string, readonly string[]>
  readonly byKey: ReadonlyMap<string, readonly string[]>
}

const books = new WeakMap<ReadonlyMap<string, KnownChemical>, ChemicalBook>()

/** The book of a dictionary's chemicals; made once for each map. */
export const chemicalBook = (chemicals: ReadonlyMap<string, KnownChemical>): ChemicalBook => {
  const known = books.get(chemicals)
  if (known !== undefined) return known
  const byCas = new Map<string, string[]>()
  const byName = new Map<string, string[]>()
  const bySignature = new Map<string, string[]>()
  const byKey = new Map<string, string[]>()
  const put = (index: Map<string, string[]>, key: string, id: string): void => {
    const before = index.get(key)
    if (before === undefined) index.set(key, [id])
    else if (!before.includes(id)) before.push(id)
  }
  for (const { id, title, names, cas, graph, key } of chemicals.values()) {
    for (const number of cas) put(byCas, number, id)
    for (const name of [title, ...names]) put(byName, nameKey(name), id)
    if (graph !== undefined) put(bySignature, signatureOf(mainPart(graph)), id)
    if (key !== undefined) put(byKey, key, id)
  }
  const book = { chemicals, byCas, byName, bySignature, byKey }
  books.set(chemicals, book)
  return book
}

/** The chemicals of a book that a structure is, counter-ions included; usually one. */
export const chemicalsOfGraph = (graph: MoleculeGraph, book: ChemicalBook): readonly string[] =>
  (book.bySignature.get(signatureOf(mainPart(graph))) ?? []).filter((id) => {
    const known = book.chemicals.get(id)?.graph
    return known !== undefined && isSubstance(graph, known, 'none')
  })

/** Tells which chemical is meant. Never throws: what cannot be told is said in the answer. */
export const identify = (claim: ChemicalClaim, book: ChemicalBook): Identity => {
  const pointers = pointersOf(claim, book)
  const useful = pointers.filter(({ chemicals }) => chemicals.length > 0)
  const unknown = pointers.filter(({ by, chemicals }) => chemicals.length === 0 && (by === 'cas' || by === 'name'))
  const conflicts = useful.flatMap((one, index) =>
    useful.slice(index + 1).flatMap((other) => (disagree(one, other) ? [{ one, other }] : [])),
  )
  const againstGraph = claim.graph === undefined ? [] : contradictions(claim.graph, pointers, book)
  const all = [...conflicts, ...againstGraph]
  const common = useful.reduce<readonly string[]>(
    (left, { chemicals }) => (left.length === 0 ? chemicals : left.filter((id) => chemicals.includes(id))),
    [],
  )
  const [chemical, ...more] = common
  if (all.length > 0 || chemical === undefined || more.length > 0) return { conflicts: all, unknown }
  // A number the dictionary lacks is another substance's, for all it knows: a solvent's name beside it doesn't make it the solvent.
  const strange = unknown.some(({ by }) => by === 'cas') && (book.chemicals.get(chemical)?.cas.length ?? 0) > 0
  if (strange && !useful.some(({ by }) => by === 'structure')) return { conflicts: [], unknown }
  return { chemical, by: useful[0]?.by ?? 'name', conflicts: [], unknown }
}

const pointersOf = (claim: ChemicalClaim, book: ChemicalBook): readonly Pointed[] => {
  const pointers: Pointed[] = []
  if (claim.chemical !== undefined)
    pointers.push({ by: 'picked', text: claim.chemical, chemicals: book.chemicals.has(claim.chemical) ? [claim.chemical] : [] })
  if (claim.graph !== undefined) pointers.push({ by: 'structure', text: '', chemicals: chemicalsOfGraph(claim.graph, book) })
  // A key says nothing of counter-ions, so it only points where no structure is at hand.
  else if (claim.key !== undefined) pointers.push({ by: 'structure', text: '', chemicals: book.byKey.get(claim.key) ?? [] })
  for (const text of claim.cas) pointers.push({ by: 'cas', text, chemicals: isCas(text) ? (book.byCas.get(parseCas(text)) ?? []) : [] })
  for (const text of claim.names) pointers.push({ by: 'name', text, chemicals: book.byName.get(nameKey(text)) ?? [] })
  return pointers
}

const disagree = (one: Pointed, other: Pointed): boolean => !one.chemicals.some((id) => other.chemicals.includes(id))

/** A structure that the dictionary doesn't hold still contradicts a number or name whose structure it does hold. */
const contradictions = (graph: MoleculeGraph, pointers: readonly Pointed[], book: ChemicalBook): Identity['conflicts'] => {
  const structure = pointers.find(({ by }) => by === 'structure')
  if (structure === undefined || structure.chemicals.length > 0) return []
  return pointers.flatMap((other) => {
    const graphs = other.chemicals.map((id) => book.chemicals.get(id)?.graph)
    const contradicted =
      graphs.length > 0 && graphs.every((known) => known !== undefined && !isSubstance(graph, known, 'none') && !lacksIons(graph, known))
    return contradicted ? [{ one: structure, other }] : []
  })
}

/** An ion drawn without its counter-ion is an unfinished drawing of the salt, and contradicts nothing. */
const lacksIons = (graph: MoleculeGraph, known: MoleculeGraph): boolean =>
  takeApart(graph).charge !== 0 && sameMolecule(mainPart(graph), mainPart(known))
