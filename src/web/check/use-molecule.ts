/** A SMILES being read by the chemistry engine, as a page sees it. */
import { useEffect, useState } from 'react'
import { Fault } from '../../fault/fault.ts'
import { type Molecule, readMolecule } from '../chemistry.ts'

/** `refused`: the SMILES is wrong; `failed`: the engine could not be loaded (offline before it was ever fetched). */
export type MoleculeState =
  | { readonly is: 'none' }
  | { readonly is: 'reading' }
  | { readonly is: 'ready'; readonly molecule: Molecule }
  | { readonly is: 'refused' | 'failed'; readonly why: string }

const NONE: MoleculeState = { is: 'none' }

/** Reads a SMILES; undefined reads nothing and loads nothing. */
export const useMolecule = (smiles: string | undefined): MoleculeState => {
  const [state, setState] = useState<{ readonly of: string | undefined; readonly now: MoleculeState }>({ of: undefined, now: NONE })
  useEffect(() => {
    if (smiles === undefined) return
    let wanted = true
    const tell = (now: MoleculeState): void => {
      if (wanted) setState({ of: smiles, now })
    }
    readMolecule(smiles).then(
      (molecule) => tell({ is: 'ready', molecule }),
      (error: unknown) =>
        tell(error instanceof Fault ? { is: 'refused', why: error.hint ?? error.message } : { is: 'failed', why: String(error) }),
    )
    return () => {
      wanted = false
    }
  }, [smiles])
  if (smiles === undefined) return NONE
  return state.of === smiles ? state.now : { is: 'reading' }
}
