/** The frame of a self-check's pages: where you are, the way back, and what is known so far at the side. */
import type { ReactNode } from 'react'
import { useSpeech } from '../language.tsx'
import { BackIcon, NextIcon } from '../parts/icons.tsx'
import { go, href, type Step } from '../router.ts'
import { stepBefore, TASKS, taskOf } from './steps.ts'

/** A page of the check. `side` stands beside it on a wide screen and below it on a narrow one. */
export const Frame = ({
  step,
  side,
  wide,
  children,
}: {
  readonly step: Step
  readonly side?: ReactNode
  readonly wide?: boolean
  readonly children: ReactNode
}) => {
  const { t } = useSpeech()
  const before = stepBefore(step)
  const task = taskOf(step)
  const at = TASKS.indexOf(task)
  return (
    <div className={`step${side ? ' step-sided' : ''}${wide ? ' step-wide' : ''}`}>
      <nav className="step-nav" aria-label={t('step.nav')}>
        <a className="back" href={before === undefined ? href({ page: 'home' }) : href({ page: 'check', step: before })}>
          <BackIcon />
          {t('step.back')}
        </a>
        <p className="step-count">
          {t('step.count', { at: at + 1, of: TASKS.length })} <span className="step-name">{t(`task.${task}`)}</span>
        </p>
        <div className="step-bar" aria-hidden="true">
          {TASKS.map((one, i) => (
            <span key={one} className={i < at ? 'past' : i === at ? 'here' : ''} />
          ))}
        </div>
      </nav>
      <div className="step-main stack stack-l arrive">{children}</div>
      {side && <aside className="step-side">{side}</aside>}
    </div>
  )
}

/** The page's main button. */
export const Onwards = ({ to, children, onGo }: { readonly to?: Step; readonly children: ReactNode; readonly onGo?: () => boolean }) => (
  <button
    type="submit"
    className="button button-main"
    onClick={(event) => {
      event.preventDefault()
      if (onGo?.() === false) return
      if (to !== undefined) go({ page: 'check', step: to })
    }}
  >
    {children}
    <NextIcon />
  </button>
)
