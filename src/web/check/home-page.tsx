/** The start: what this is, that nothing leaves the machine, and how far the check in hand has come. */
import { lazy, Suspense } from 'react'
import { useSpeech } from '../language.tsx'
import { Gate } from '../parts/gate.tsx'
import { LockIcon, NextIcon } from '../parts/icons.tsx'
import { Title } from '../parts/page.tsx'
import { href } from '../router.ts'
import { hasItem } from './draft.ts'
import { useDraft } from './draft-context.tsx'
import { OpenRecord } from './open-record.tsx'
import { StartAgain } from './start-again.tsx'
import { taskStates } from './steps.ts'
import { TaskList } from './task-list.tsx'

/** Needs the lists and the evaluator, so it is loaded only when there is something to evaluate. */
const LiveTasks = lazy(() => import('./live-tasks.tsx').then((module) => ({ default: module.LiveTasks })))

const fresh = taskStates({ hasItem: false, factsSeen: false, asking: true, dealDone: [] })

/** `#/`. */
export const HomePage = () => {
  const { t } = useSpeech()
  const { draft } = useDraft()
  const begun = hasItem(draft)
  return (
    <div className="home">
      <section className="home-lead stack stack-l">
        <p className="eyebrow">{t('home.eyebrow')}</p>
        <Title title={t('home.short')} className="display home-title">
          {t('home.title')}
        </Title>
        <p className="lead">{t('home.lead')}</p>
        <div className="actions">
          <a className="button button-main" href={href({ page: 'check', step: begun ? 'facts' : 'item' })}>
            {t(begun ? 'home.continue' : 'home.start')}
            <NextIcon />
          </a>
          {begun && <StartAgain />}
          <OpenRecord />
        </div>
        <p className="home-private">
          <LockIcon />
          <span>{t('home.private')}</span>
        </p>
      </section>
      <section className="home-tasks card" aria-labelledby="tasks">
        <h2 id="tasks">{t('home.tasks')}</h2>
        {begun ? (
          <Suspense fallback={<TaskList tasks={fresh} />}>
            <LiveTasks />
          </Suspense>
        ) : (
          <TaskList tasks={fresh} />
        )}
      </section>
      <section className="home-answers" aria-labelledby="answers">
        <h2 id="answers">{t('home.answers')}</h2>
        <ul className="answers">
          {(
            [
              ['closed', 'controlled'],
              ['open', 'not-controlled'],
              ['ajar', 'open'],
              ['kept', 'refer'],
            ] as const
          ).map(([state, word]) => (
            <li key={word} className={`answer tone-${word === 'controlled' ? 'stop' : word === 'not-controlled' ? 'pass' : word}`}>
              <Gate state={state} size={56} />
              <h3>{t(`verdict.${word}`)}</h3>
              <p className="quiet small">{t(`home.answer.${word}`)}</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
