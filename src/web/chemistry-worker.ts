/**
 * Runs RDKit away from the page: seven megabytes of WebAssembly must not hold up typing, and its glue code builds functions
 * from text, which the page's own security policy forbids.
 */

import { loadRdkit } from '../engines/rdkit.ts'
import { Fault } from '../fault/fault.ts'
import type { Answered, Asked } from './chemistry.ts'

const answer = async ({ id, smiles, wasmUrl }: Asked): Promise<Answered> => {
  try {
    const engine = await loadRdkit({ wasmUrl })
    return { id, molecule: { graph: engine.parse(smiles), key: engine.key(smiles), drawing: engine.draw?.(smiles) ?? '' } }
  } catch (error) {
    if (error instanceof Fault) return { id, refused: error.hint === undefined ? error.message : `${error.message}; ${error.hint}` }
    return { id, failed: String(error) }
  }
}

self.addEventListener('message', (event: MessageEvent<Asked>) => {
  void answer(event.data).then((answered) => self.postMessage(answered))
})
