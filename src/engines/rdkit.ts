/**
 * The chemistry engine on RDKit's MinimalLib (WebAssembly). The one place that imports it: it reads a SMILES, names a
 * connectivity by its InChIKey and draws. What a molecule means is decided in the substance room.
 */
import type { MainModule, Mol } from '@rdkit/rdkit'
import { Fault } from '../fault/fault.ts'
import { elementNumber, elementSymbol } from '../substance/elements.ts'
import { mainPart } from '../substance/fragments.ts'
import type { Atom, Bond, ChemistryEngine, MoleculeGraph } from '../substance/graph.ts'

/** How RDKit is fetched. */
export interface RdkitOptions {
  /** Where the page serves `RDKit_minimal.wasm`; not needed in Node, where it is read from the package. */
  readonly wasmUrl?: string
}

/** Longest SMILES that is read; a longer one is no molecule of trade, and could keep the engine busy for long. */
const LONGEST = 2000
/** Most atoms a molecule may have. */
const LARGEST = 500

const drawingSize = { width: 420, height: 300 }

let loading: Promise<MainModule> | undefined

const load = async ({ wasmUrl }: RdkitOptions): Promise<MainModule> => {
  const loaded: unknown = await import('@rdkit/rdkit')
  const start = factoryOf(loaded)
  const rdkit = await start(wasmUrl === undefined ? {} : { locateFile: () => wasmUrl })
  // Its own complaints go into the Fault's hint, not to the console.
  rdkit.disable_logging()
  return rdkit
}

type Factory = (options: { locateFile?: () => string }) => Promise<MainModule>

/** The package is a script with one function: Node and bundlers hand it over under `default` once or twice. */
const factoryOf = (loaded: unknown): Factory => {
  let inner = loaded
  while (typeof inner === 'object' && inner !== null && 'default' in inner) inner = inner.default
  return inner as Factory
}

/**
 * Loads RDKit on first use (7 MB of WebAssembly) and hands out the engine; later calls share it. Rejects with RDKit's own
 * error where the WebAssembly can't be fetched, and a later call tries again.
 */
export const loadRdkit = async (options: RdkitOptions = {}): Promise<ChemistryEngine> => {
  loading ??= load(options)
  try {
    return engineOn(await loading)
  } catch (error) {
    loading = undefined
    throw error
  }
}

const engineOn = (rdkit: MainModule): ChemistryEngine => ({
  parse: (smiles) => withMolecule(rdkit, smiles, (mol) => aromaticGraph(readJson(mol.get_json()))),
  key: (smiles) =>
    keyOf(
      rdkit,
      withMolecule(rdkit, smiles, (mol) => kekuleGraph(readJson(mol.get_json()))),
      smiles,
    ),
  draw: (smiles) => withMolecule(rdkit, smiles, (mol) => mol.get_svg(drawingSize.width, drawingSize.height)),
})

/** Opens a molecule for one use; it lives in WebAssembly's memory and is always given back. */
const withMolecule = <T>(rdkit: MainModule, smiles: string, use: (mol: Mol) => T): T => {
  const trimmed = smiles.trim()
  const hint = objection(trimmed)
  if (hint !== undefined) throw refusal(smiles, hint)
  const mol = open(rdkit, trimmed)
  if (mol === undefined) throw refusal(smiles, complaint(rdkit, trimmed))
  try {
    if (mol.get_num_atoms() === 0) throw refusal(smiles, 'there is no atom in it')
    if (mol.get_num_atoms() > LARGEST) throw refusal(smiles, `at most ${LARGEST} atoms are read`)
    return use(mol)
  } finally {
    mol.delete()
  }
}

const refusal = (smiles: string, hint: string): Fault =>
  new Fault('substance.smiles', { smiles: smiles.length > 120 ? `${smiles.slice(0, 120)}…` : smiles }, { hint })

/** What can be told before RDKit looks at it; it reads other notations as well, and a blank would end the SMILES silently. */
const objection = (smiles: string): string | undefined => {
  if (smiles === '') return 'it is empty'
  if (smiles.length > LONGEST) return `at most ${LONGEST} signs are read`
  const blank = smiles.search(/\s/)
  if (blank >= 0) return `it has a blank at position ${blank + 1}; a SMILES has none`
  if (smiles.startsWith('{') || /^inchi=/i.test(smiles)) return 'this is another notation; give a SMILES'
  if (smiles.includes('>')) return 'this is a reaction; give one molecule'
  const wildcard = smiles.search(/\*|\[R\d*\]/)
  if (wildcard >= 0) return `position ${wildcard + 1} stands for any group; give a whole structure`
  return undefined
}

const open = (rdkit: MainModule, smiles: string): Mol | undefined => {
  try {
    return rdkit.get_mol(smiles) ?? undefined
  } catch (error) {
    // A WebAssembly exception is RDKit giving up on its input; anything else is our mistake.
    if (error instanceof WebAssembly.Exception || error instanceof WebAssembly.RuntimeError) return undefined
    throw error
  }
}

/** Reads it once more with RDKit's log at hand, to say what is wrong and where. */
const complaint = (rdkit: MainModule, smiles: string): string => {
  const log = rdkit.set_log_capture('rdApp.error')
  try {
    open(rdkit, smiles)?.delete()
    const text = log?.get_buffer() ?? ''
    const position = /around position (\d+)/.exec(text)?.[1]
    const valence = /Explicit valence for atom # (\d+) (\w+), (\d+)/.exec(text)
    if (valence !== null) return `atom ${Number(valence[1]) + 1} (${valence[2]}) has ${valence[3]} bonds, more than it can have`
    if (/unclosed ring/.test(text)) return 'a ring is opened and not closed'
    if (/extra (open|close) parentheses/.test(text))
      return `a bracket has no partner${position === undefined ? '' : `, near position ${position}`}`
    if (/kekulize/i.test(text)) return 'its aromatic bonds cannot be dealt out; a ring atom may lack its hydrogen, like `[nH]`'
    return position === undefined ? 'its atoms and bonds do not make a molecule' : `look near position ${position}`
  } finally {
    log?.delete()
    rdkit.disable_logging()
  }
}

/** The parts of RDKit's JSON (CommonChem with its extension) that are used. */
interface Json {
  readonly atoms: readonly { readonly z?: number; readonly impHs?: number; readonly chg?: number; readonly isotope?: number }[]
  readonly bonds: readonly { readonly bo?: number; readonly atoms: readonly [number, number] }[]
  readonly extensions?: readonly {
    readonly name: string
    readonly aromaticAtoms?: readonly number[]
    readonly aromaticBonds?: readonly number[]
  }[]
}

const EMPTY: Json = { atoms: [], bonds: [] }

const readJson = (text: string): Json => {
  const { molecules = [] } = JSON.parse(text) as { molecules?: readonly Json[] }
  return molecules[0] ?? EMPTY
}

const graphFrom = (json: Json, aromaticAtoms: ReadonlySet<number>, aromaticBonds: ReadonlySet<number>): MoleculeGraph => ({
  atoms: json.atoms.map(
    ({ z = 6, impHs = 0, chg = 0, isotope = 0 }, index): Atom => ({
      element: elementSymbol(z) ?? '',
      charge: chg,
      hydrogens: impHs,
      ...(isotope === 0 ? {} : { isotope }),
      aromatic: aromaticAtoms.has(index),
    }),
  ),
  bonds: json.bonds.map(({ bo = 1, atoms: [from, to] }, index): Bond => ({ from, to, order: aromaticBonds.has(index) ? 1.5 : bo })),
})

const aromaticGraph = (json: Json): MoleculeGraph => {
  const { aromaticAtoms = [], aromaticBonds = [] } = json.extensions?.find(({ name }) => name === 'rdkitRepresentation') ?? {}
  return graphFrom(json, new Set(aromaticAtoms), new Set(aromaticBonds))
}

const kekuleGraph = (json: Json): MoleculeGraph => graphFrom(json, new Set(), new Set())

/** First block of the InChIKey of a substance's main part, which is written back to RDKit with single and double bonds. */
const keyOf = (rdkit: MainModule, graph: MoleculeGraph, smiles: string): string => {
  const part = mainPart(graph)
  const molecule: Json = {
    atoms: part.atoms.map(({ element, charge, hydrogens }) => ({ z: elementNumber(element) ?? 0, impHs: hydrogens, chg: charge })),
    bonds: part.bonds.map(({ from, to, order }) => ({ bo: order, atoms: [from, to] })),
  }
  const defaults = { atom: { z: 6, impHs: 0, chg: 0, nRad: 0, isotope: 0, stereo: 'unspecified' }, bond: { bo: 1, stereo: 'unspecified' } }
  const mol = open(rdkit, JSON.stringify({ rdkitjson: { version: 12 }, defaults, molecules: [molecule] }))
  if (mol === undefined) throw refusal(smiles, 'no key can be made of its main part')
  try {
    const inchi = mol.get_inchi()
    if (inchi === '') throw refusal(smiles, 'no key can be made of its main part')
    return rdkit.get_inchikey_for_inchi(inchi).slice(0, 14)
  } finally {
    mol.delete()
  }
}
