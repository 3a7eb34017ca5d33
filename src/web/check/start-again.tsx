/** Throws the check in hand away, after asking once. */
import { useState } from 'react'
import { today } from '../held.ts'
import { useSpeech } from '../language.tsx'
import { useAnnounce } from '../parts/page.tsx'
import { go } from '../router.ts'
import { useDraft } from './draft-context.tsx'

/** Two presses: the first asks, the second does. */
export const StartAgain = () => {
  const { t } = useSpeech()
  const { dispatch } = useDraft()
  const announce = useAnnounce()
  const [sure, setSure] = useState(false)
  return (
    <button
      type="button"
      className="button"
      onBlur={() => setSure(false)}
      onClick={() => {
        if (!sure) {
          setSure(true)
          announce(t('start-again.sure'))
          return
        }
        dispatch({ do: 'start', on: today() })
        go({ page: 'check', step: 'item' })
      }}
    >
      {t(sure ? 'start-again.sure' : 'start-again')}
    </button>
  )
}
