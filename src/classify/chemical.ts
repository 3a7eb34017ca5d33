/**
 * Which chemical an item is. Identity is structural: the connectivity key decides first, then the dictionary's chemical, then
 * its CAS numbers and names, which are pointers. A CAS number the dictionary doesn't know leaves the chemical unknown.
 */
import type { Chemical, Dictionary } from '../list/model.ts'
import type { Atom, MoleculeGraph } from '../substance/graph.ts'
import { netCharge, normalise } from '../substance/normalise.ts'
import { keepAtoms, viewOf } from '../substance/view.ts'
import type { Value } from './facts.ts'
import type { Truth } from './verdict.ts'

type Structure = Extract<Value, { type: 'structure' }>

/** Which salts of a chemical count as it. */
export type Salts = 'none' | 'protonated' | 'any'

/** What is known of which chemical something is; all absent when nothing is. */
export interface Identity {
  /** The dictionary's chemical. */
  readonly id?: string
  readonly key?: string
  readonly graph?: MoleculeGraph
  /** The dictionary knows it and gives it no structure: a protein, a polymer, what can't be drawn as one molecule. */
  readonly undrawn?: boolean
}

interface Index {
  readonly byKey: ReadonlyMap<string, readonly Chemical[]>
  readonly byCas: ReadonlyMap<string, Chemical>
  readonly byName: ReadonlyMap<string, Chemical>
}

const indexes = new WeakMap<Dictionary, Index>()

/** A chemical's name without what differs by hand: case, spaces, hyphens, brackets. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[\s\-‐‑–()[\]{},'’]/g, '')

const indexOf = (dictionary: Dictionary): Index => {
  const known = indexes.get(dictionary)
  if (known !== undefined) return known
  const byKey = new Map<string, Chemical[]>()
  const byCas = new Map<string, Chemical>()
  const byName = new Map<string, Chemical>()
  for (const chemical of dictionary.chemicals.values()) {
    if (chemical.key !== undefined) byKey.set(chemical.key, [...(byKey.get(chemical.key) ?? []), chemical])
    for (const cas of chemical.cas) byCas.set(cas, chemical)
    for (const name of [chemical.title, chemical.id, ...chemical.names]) if (!byName.has(plainName(name))) byName.set(plainName(name), chemical)
  }
  const made = { byKey, byCas, byName }
  indexes.set(dictionary, made)
  return made
}

/** The dictionary's chemical of a CAS number or a name, if there is one. */
export const chemicalByCas = (dictionary: Dictionary, cas: string): Chemical | undefined => indexOf(dictionary).byCas.get(cas)
export const chemicalByName = (dictionary: Dictionary, name: string): Chemical | undefined => indexOf(dictionary).byName.get(plainName(name))

/** A salt's make-up once hydrates are stripped: its main fragment's charge, and the other fragments. */
interface SaltForm {
  readonly charge: number
  /** Sorted formulas with charges, e.g. `Cl-1 Na1`. */
  readonly others: string
  /** Whether any of the others is charged. */
  readonly ions: boolean
}

const forms = new WeakMap<MoleculeGraph, SaltForm>()

const fragmentsOf = (graph: MoleculeGraph): readonly MoleculeGraph[] => {
  const { near } = viewOf(graph)
  const seen = new Set<number>()
  const fragments: MoleculeGraph[] = []
  for (const start of graph.atoms.keys()) {
    if (seen.has(start)) continue
    const own = new Set([start])
    const stack = [start]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      for (const { atom } of near[at] ?? []) {
        if (own.has(atom)) continue
        own.add(atom)
        stack.push(atom)
      }
    }
    for (const atom of own) seen.add(atom)
    fragments.push(keepAtoms(graph, (index) => own.has(index)))
  }
  return fragments
}

const isWater = (fragment: MoleculeGraph): boolean => fragment.atoms.length === 1 && fragment.atoms[0]?.element === 'O' && fragment.atoms[0].hydrogens === 2

const formula = (fragment: MoleculeGraph): string => {
  const symbols = fragment.atoms.flatMap((atom: Atom) => [atom.element, ...Array.from({ length: atom.hydrogens }, () => 'H')])
  return `${symbols.sort().join('')}${netCharge(fragment)}`
}

/** The largest fragment, carbon first. */
const mainFirst = (a: MoleculeGraph, b: MoleculeGraph): number => {
  const carbons = (graph: MoleculeGraph): number => graph.atoms.filter((atom) => atom.element === 'C').length
  return carbons(b) - carbons(a) || b.atoms.length - a.atoms.length || (formula(a) < formula(b) ? -1 : 1)
}

const saltForm = (graph: MoleculeGraph): SaltForm => {
  const known = forms.get(graph)
  if (known !== undefined) return known
  const all = fragmentsOf(normalise(graph))
  const dry = all.filter((fragment) => !isWater(fragment))
  const [main, ...others] = (dry.length === 0 ? all.slice(0, 1) : dry).toSorted(mainFirst)
  const made = {
    charge: main === undefined ? 0 : netCharge(main),
    others: others.map(formula).sort().join(' '),
    ions: others.some((fragment) => netCharge(fragment) !== 0),
  }
  forms.set(graph, made)
  return made
}

/** How something with the same skeleton stands to a chemical. */
const relationOf = (found: MoleculeGraph, target: MoleculeGraph): 'same' | 'protonated' | 'salt' | 'different' => {
  const one = saltForm(found)
  const other = saltForm(target)
  if (one.charge === other.charge && one.others === other.others) return 'same'
  if (other.others !== '') return 'different'
  // An adduct of neutral parts (`CCN.Cl`) is a protonated salt drawn without its charges.
  if (one.charge > other.charge || (one.charge === other.charge && !one.ions)) return 'protonated'
  return 'salt'
}

const isUndrawn = (chemical: Chemical): boolean => chemical.smiles === undefined && chemical.key === undefined && chemical.graph === undefined

/** The chemical of a structure value, as far as the dictionary knows it. */
export const identify = (value: Structure | undefined, dictionary: Dictionary): Identity => {
  if (value === undefined) return {}
  const index = indexOf(dictionary)
  const own = { ...(value.key === undefined ? {} : { key: value.key }), ...(value.graph === undefined ? {} : { graph: value.graph }) }
  if (value.key !== undefined) {
    const peers = index.byKey.get(value.key) ?? []
    const { graph } = value
    const exact = graph === undefined ? [] : peers.filter((peer) => peer.graph !== undefined && relationOf(graph, peer.graph) === 'same')
    const only = exact[0] ?? (graph === undefined && peers.length === 1 ? peers[0] : undefined)
    return { ...own, ...(only === undefined ? {} : { id: only.id }) }
  }
  const pointed =
    (value.chemical === undefined ? undefined : dictionary.chemicals.get(value.chemical)) ??
    value.cas.map((cas) => index.byCas.get(cas)).find((chemical) => chemical !== undefined) ??
    value.names.map((name) => index.byName.get(plainName(name))).find((chemical) => chemical !== undefined)
  if (pointed === undefined) return own
  return {
    id: pointed.id,
    ...(pointed.key === undefined ? {} : { key: pointed.key }),
    ...(value.graph !== undefined ? { graph: value.graph } : pointed.graph === undefined ? {} : { graph: pointed.graph }),
    ...(isUndrawn(pointed) ? { undrawn: true } : {}),
  }
}

/**
 * Whether something is a chemical of the dictionary; hydrates, isotopes and stereoisomers count, salts as `salts` says. By
 * structure where both structures are known, else by the dictionary's identity; unknown where neither decides.
 */
export const isChemical = (identity: Identity, target: Chemical, salts: Salts): Truth => {
  if (identity.key !== undefined && target.key !== undefined) {
    if (identity.key !== target.key) return 0
    if (identity.graph !== undefined && target.graph !== undefined) {
      const relation = relationOf(identity.graph, target.graph)
      if (relation === 'same') return 1
      if (relation === 'protonated') return salts === 'none' ? 0 : 1
      return relation === 'salt' && salts === 'any' ? 1 : 0
    }
    return identity.id === target.id ? 1 : -1
  }
  if (identity.id === target.id) return 1
  // A molecule that is drawn is none that can't be, and the other way round.
  if ((identity.graph !== undefined && isUndrawn(target)) || (identity.undrawn === true && !isUndrawn(target))) return 0
  if (identity.id === undefined) return -1
  return salts === 'none' ? 0 : -1
}

/** Whether something belongs to a structural family; unknown without a structure. */
export const isInFamily = (identity: Identity, family: string, inFamily: (graph: MoleculeGraph, family: string) => boolean): Truth =>
  identity.undrawn === true ? 0 : identity.graph === undefined ? -1 : inFamily(identity.graph, family) ? 1 : 0
