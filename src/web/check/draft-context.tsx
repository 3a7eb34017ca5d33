/** The self-check in hand, for all its pages. Kept in this tab only, so that a reload loses nothing; gone when the tab is closed. */
import { createContext, type Dispatch, type ReactNode, useContext, useEffect, useMemo, useReducer } from 'react'
import { today } from '../held.ts'
import { type Change, change, type Draft, newDraft } from './draft.ts'
import { readSaved, saveText } from './record.ts'

const KEY = 'gatehouse.draft'

interface InHand {
  readonly draft: Draft
  readonly dispatch: Dispatch<Change>
}

const DraftContext = createContext<InHand | null>(null)

const restored = (): Draft => {
  try {
    const text = window.sessionStorage.getItem(KEY)
    if (text !== null) return readSaved(text).draft
  } catch (error) {
    // What an older page kept may not be readable any more; a fresh start is then the honest state, and the reason is told.
    console.info('the check kept in this tab could not be taken up again', error)
  }
  return newDraft(today())
}

const keepDraft = (draft: Draft): void => {
  try {
    window.sessionStorage.setItem(KEY, saveText(draft))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}

/** Holds the draft for everything below. */
export const DraftProvider = ({ children }: { readonly children: ReactNode }) => {
  const [draft, dispatch] = useReducer(change, undefined, restored)
  useEffect(() => keepDraft(draft), [draft])
  const inHand = useMemo(() => ({ draft, dispatch }), [draft])
  return <DraftContext.Provider value={inHand}>{children}</DraftContext.Provider>
}

/** The draft and the way to change it; only below `DraftProvider`. */
export const useDraft = (): InHand => {
  const inHand = useContext(DraftContext)
  if (inHand === null) throw new Error('useDraft is used outside DraftProvider')
  return inHand
}
