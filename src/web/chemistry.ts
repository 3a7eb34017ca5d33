/** The page's side of the chemistry worker: started when the first molecule is asked for, never before. */
import { Fault } from '../fault/fault.ts'
import type { MoleculeGraph } from '../substance/graph.ts'

/** What the engine says of a SMILES. */
export interface Molecule {
  readonly graph: MoleculeGraph
  /** First block of the InChIKey. */
  readonly key: string
  /** An SVG document as text; draw it with `Structure`, which takes no more from it than lines and letters. */
  readonly drawing: string
}

/** A question to the worker. */
export interface Asked {
  readonly id: number
  readonly smiles: string
  readonly wasmUrl: string
}

/** Its answer: the molecule, a refusal of the input, or the engine's own failure. */
export interface Answered {
  readonly id: number
  readonly molecule?: Molecule
  readonly refused?: string
  readonly failed?: string
}

/** The build puts the address of the engine here. */
declare const __RDKIT_WASM__: string

interface Waiting {
  readonly resolve: (molecule: Molecule) => void
  readonly reject: (reason: Error) => void
}

let worker: Worker | undefined
let turn = 0
const waiting = new Map<number, Waiting>()

const settle = ({ id, molecule, refused, failed }: Answered, smiles: string): void => {
  const one = waiting.get(id)
  waiting.delete(id)
  if (molecule !== undefined) one?.resolve(molecule)
  else if (refused !== undefined) one?.reject(new Fault('substance.smiles', { smiles }, { hint: refused }))
  else one?.reject(new Error(failed ?? 'the chemistry engine gave no answer'))
}

const start = (): Worker => {
  const made = new Worker(new URL('./chemistry-worker.ts', import.meta.url), { type: 'module' })
  made.addEventListener('error', (event) => {
    for (const one of waiting.values()) one.reject(new Error(event.message || 'the chemistry engine could not be loaded'))
    waiting.clear()
    worker = undefined
  })
  return made
}

const asked = new Map<string, Promise<Molecule>>()

const ask = (smiles: string): Promise<Molecule> => {
  worker ??= start()
  const running = worker
  turn += 1
  const id = turn
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    const listen = (event: MessageEvent<Answered>): void => {
      if (event.data.id !== id) return
      running.removeEventListener('message', listen)
      settle(event.data, smiles)
    }
    running.addEventListener('message', listen)
    running.postMessage({ id, smiles, wasmUrl: new URL(__RDKIT_WASM__, document.baseURI).href } satisfies Asked)
  })
}

/** Reads a SMILES. Rejects with Fault `substance.smiles`, whose hint says what is wrong; a failed load is tried again next time. */
export const readMolecule = (smiles: string): Promise<Molecule> => {
  const known = asked.get(smiles)
  if (known) return known
  const answer = ask(smiles)
  asked.set(smiles, answer)
  answer.catch(() => asked.delete(smiles))
  return answer
}
