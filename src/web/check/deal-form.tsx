/** The frame of the deal's pages: what was filled in is held against the reader of transactions before going on. */
import { type ReactNode, useState } from 'react'
import { sayComplaint } from '../complaint.ts'
import { useSpeech } from '../language.tsx'
import { NextIcon } from '../parts/icons.tsx'
import { Notice } from '../parts/notice.tsx'
import { go } from '../router.ts'
import { complaintsAt, readDeal } from './deal-check.ts'
import type { DealPage } from './draft.ts'
import { useDraft } from './draft-context.tsx'
import { Frame } from './frame.tsx'
import { SoFar } from './so-far.tsx'
import { isDealDone, nextDealPage } from './steps.ts'

/** `places`: the parts of a transaction this page fills in. `children` gets a complaint by its place. */
export const DealForm = ({
  page,
  places,
  children,
}: {
  readonly page: DealPage
  readonly places: readonly string[]
  readonly children: (wrong: (place: string) => string | undefined) => ReactNode
}) => {
  const { t } = useSpeech()
  const { draft, dispatch } = useDraft()
  const [checked, setChecked] = useState(false)
  const complaints = complaintsAt(readDeal(draft, draft.title), places)
  const shown = new Map(checked ? complaints.map(([place, one]) => [place, sayComplaint(one, t)] as const) : [])
  return (
    <Frame step={page} side={<SoFar />}>
      <form
        className="stack stack-l"
        onSubmit={(event) => {
          event.preventDefault()
          setChecked(true)
          if (complaints.length > 0) return
          const finished = isDealDone(draft.dealDone)
          dispatch({ do: 'deal-done', page })
          go({ page: 'check', step: finished ? 'answers' : nextDealPage([...draft.dealDone, page]) })
        }}
      >
        {shown.size > 0 && (
          <Notice kind="wrong">
            <p>
              <strong>{t('deal.wrong', { count: shown.size })}</strong>
            </p>
            <ul>
              {[...shown].map(([place, sentence]) => (
                <li key={place}>
                  <bdi>{sentence}</bdi>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {children((place) => shown.get(place))}
        <div className="actions">
          <button type="submit" className="button button-main">
            {t('step.continue')}
            <NextIcon />
          </button>
          <span className="quiet small">{t('deal.unknown-hint')}</span>
        </div>
      </form>
    </Frame>
  )
}
