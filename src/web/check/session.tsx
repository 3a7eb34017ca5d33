/** The check in hand with everything that follows from it, worked out once for each change. */

import type { Molecule } from '../chemistry.ts'
import { sayComplaint } from '../complaint.ts'
import type { Held } from '../held.ts'
import { useSpeech } from '../language.tsx'
import type { Draft } from './draft.ts'
import { useDraft } from './draft-context.tsx'
import { type Ground, useGround } from './ground.ts'
import { useMolecule } from './use-molecule.ts'
import { tryAnswer, type WorkedOut, workOut } from './work-out.ts'

/** See `WorkedOut`; `chemistry` says how the reading of the structure stands. */
export interface Session extends WorkedOut {
  readonly held: Held
  readonly ground: Ground
  readonly attributeTitle: (attr: string) => string
  /** Why an answer could not be taken, in the reader's language; undefined if it could. */
  readonly refusal: (attr: string, text: string, replace?: boolean) => string | undefined
  /** Why what was said of an attribute was not taken. */
  readonly whyWrong: (attr: string) => string
  readonly chemistry: { readonly is: 'none' | 'reading' | 'ready' } | { readonly is: 'refused' | 'failed'; readonly why: string }
}

interface Kept {
  readonly ground: Ground
  readonly molecule: Molecule | undefined
  readonly worked: WorkedOut
}

// Several parts of a page ask for the same draft; the evaluator need not run for each.
const kept = new WeakMap<Draft, Kept>()

const workedOut = (draft: Draft, ground: Ground, molecule: Molecule | undefined): WorkedOut => {
  const known = kept.get(draft)
  if (known !== undefined && known.ground === ground && known.molecule === molecule) return known.worked
  const worked = workOut(draft, ground, molecule)
  kept.set(draft, { ground, molecule, worked })
  return worked
}

/** The session of the draft; suspends until lists and rules are loaded. */
export const useSession = (): Session => {
  const ground = useGround()
  const { t } = useSpeech()
  const { draft } = useDraft()
  const plain = workedOut(draft, ground, undefined)
  const state = useMolecule(plain.smiles)
  const worked = state.is === 'ready' ? workedOut(draft, ground, state.molecule) : plain
  return {
    ...worked,
    held: ground.held,
    ground,
    attributeTitle: (attr) => ground.held.dictionary.attributes.get(attr)?.title ?? attr,
    refusal: (attr, text, replace) => {
      const complaint = tryAnswer(worked, ground, attr, text, replace)
      return complaint === undefined ? undefined : sayComplaint(complaint, t)
    },
    whyWrong: (attr) => {
      const complaint = worked.wrong.get(attr)
      return complaint === undefined ? '' : sayComplaint(complaint, t)
    },
    chemistry: state.is === 'refused' || state.is === 'failed' ? state : { is: state.is },
  }
}
