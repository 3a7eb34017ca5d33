/** Picking the kind of item from the dictionary, without a data sheet. */
import { lazy, Suspense, useMemo, useState } from 'react'
import { useHeld } from '../held.ts'
import { useSpeech } from '../language.tsx'
import { Wrong } from '../parts/field.tsx'
import { Title } from '../parts/page.tsx'
import { useDraft } from './draft-context.tsx'
import { Frame, Onwards } from './frame.tsx'
import { kindOptions } from './options.ts'

/** The combo box, loaded when a page shows one. */
const Combo = lazy(() => import('../parts/combo.tsx').then((module) => ({ default: module.Combo })))

/** `#/check/kind`. */
export const KindPage = () => {
  const { t } = useSpeech()
  const held = useHeld()
  const { draft, dispatch } = useDraft()
  const [kind, setKind] = useState(draft.kind)
  const [wrong, setWrong] = useState(false)
  const options = useMemo(() => kindOptions(held.dictionary), [held])
  const about = kind === null ? undefined : held.dictionary.kinds.get(kind)?.about
  return (
    <Frame step="kind">
      <header className="stack stack-s">
        <Title title={t('kind.title')}>{t('kind.title')}</Title>
        <p className="lead measure">{t('kind.lead')}</p>
      </header>
      <form className="stack">
        {wrong && <Wrong id="kind-wrong">{t('kind.empty')}</Wrong>}
        <Suspense fallback={<p className="quiet">{t('page.loading')}</p>}>
          <Combo
            label={t('kind.label')}
            hint={t('kind.hint', { count: options.length })}
            options={options}
            value={kind}
            set={setKind}
            data
          />
        </Suspense>
        {about !== undefined && (
          <p className="quiet measure" lang="en" dir="auto">
            {about}
          </p>
        )}
        <div className="actions">
          <Onwards
            to="facts"
            onGo={() => {
              setWrong(kind === null)
              if (kind === null) return false
              dispatch({ do: 'choose-kind', kind })
              return true
            }}
          >
            {t('step.continue')}
          </Onwards>
        </div>
      </form>
    </Frame>
  )
}
