/** The answer about the deal: one of four, why, what to watch, and what to do next. */
import type { ReactNode } from 'react'
import type { Assessment, Question, Reason, RedFlag } from '../../assess/assessment.ts'
import { useSpeech } from '../language.tsx'
import { Gate } from '../parts/gate.tsx'
import { NextIcon } from '../parts/icons.tsx'
import { Notice, Tag } from '../parts/notice.tsx'
import { Datum, Said, Title } from '../parts/page.tsx'
import { href, provisionHref, type Step } from '../router.ts'
import { Frame } from './frame.tsx'
import { useSession } from './session.tsx'
import { GATES, OUTCOME_TAGS, TONES } from './tones.ts'

/** The banner of an outcome. */
export const OutcomeBanner = ({
  assessment,
  heading,
}: {
  readonly assessment: Assessment
  readonly heading: (children: ReactNode) => ReactNode
}) => {
  const { t, date } = useSpeech()
  const { outcome, on } = assessment
  return (
    <section className={`verdict arrive ${TONES[outcome]}`}>
      <Gate state={GATES[outcome]} />
      <div className="stack stack-s">
        {heading(t(`outcome.${outcome}`))}
        <p className="verdict-why">{t(`outcome.${outcome}.text`)}</p>
        <p className="verdict-facts">
          <span>{t('verdict.on', { day: date(on) })}</span>
          <span>{t('outcome.advice')}</span>
        </p>
      </div>
    </section>
  )
}

const Cites = ({ cites }: { readonly cites: Reason['cites'] }) =>
  cites.length === 0 ? null : (
    <p className="small quiet">
      {cites.map((one) => (
        <Datum key={`${one.instrument} ${one.locator ?? ''}`} className="see">
          {one.locator === undefined ? one.instrument : `${one.instrument}, ${one.locator}`}
        </Datum>
      ))}
    </p>
  )

const ReasonRow = ({ reason }: { readonly reason: Reason }) => {
  const { t } = useSpeech()
  return (
    <li className="reason">
      <Tag tone={OUTCOME_TAGS[reason.effect]}>{t(`outcome.${reason.effect}`)}</Tag>
      <p>
        <bdi>{t(`assess:${reason.key}`, reason.params)}</bdi>{' '}
        {reason.rule !== undefined && (
          <a href={provisionHref(reason.rule)} className="code">
            <bdi>{reason.rule}</bdi>
          </a>
        )}
      </p>
      <Cites cites={reason.cites} />
    </li>
  )
}

const Flag = ({ flag }: { readonly flag: RedFlag }) => {
  const { t } = useSpeech()
  return (
    <li className="reason">
      <Tag tone={flag.raised ? 'stop' : 'open'}>{t(flag.raised ? 'flag.raised' : 'flag.possible')}</Tag>
      <p>
        <Datum>
          <strong>{flag.title}</strong>
        </Datum>
      </p>
      <p className="small">
        <Datum>{flag.why}</Datum>
      </p>
      <Cites cites={flag.cites} />
    </li>
  )
}

/** Where a missing fact of a deal is filled in, by the beginning of its field. */
const PAGES: readonly (readonly [string, Step])[] = [
  ['endUse', 'end-use'],
  ['knowledge', 'end-use'],
  ['payment', 'end-use'],
  ['temporary', 'end-use'],
  ['observed', 'end-use'],
  ['party', 'parties'],
  ['exporter', 'parties'],
  ['complete.parties', 'parties'],
  ['route', 'route'],
  ['leg', 'route'],
  ['complete.route', 'route'],
  ['line.kind', 'facts'],
  ['line.controlled', 'question'],
  ['line.provisions', 'question'],
  ['line.hsFitsKind', 'destination'],
  ['line', 'destination'],
  ['total', 'destination'],
  ['activity', 'destination'],
  ['destination', 'destination'],
]

/** The page for a question; what belongs to the item itself is asked one at a time. */
const pageOf = (question: Question): Step =>
  question.key === 'ask.item' ? 'question' : (PAGES.find(([start]) => question.field.startsWith(start))?.[1] ?? 'answers')

const OpenQuestions = ({ questions }: { readonly questions: readonly Question[] }) => {
  const { t } = useSpeech()
  if (questions.length === 0) return null
  return (
    <section className="stack stack-s">
      <h2>{t('outcome.questions', { count: questions.length })}</h2>
      <p className="quiet">{t('outcome.questions-lead')}</p>
      {[...Map.groupBy(questions, pageOf)].map(([step, asked]) => (
        <details key={step} className="fold">
          <summary>
            <span>{t(`outcome.page.${step}`)}</span>
            <span className="small quiet">{t('outcome.questions', { count: asked.length })}</span>
          </summary>
          <div className="fold-in stack stack-s">
            <ul>
              {asked.map((question) => (
                <li key={`${question.field} ${question.line ?? ''} ${question.party ?? ''} ${question.leg ?? ''}`}>
                  <bdi>
                    {t(question.key.startsWith('ask.complete.') ? `deal.${question.key}` : `assess:${question.key}`, question.params)}
                  </bdi>
                </li>
              ))}
            </ul>
            <p className="no-print">
              <a className="button button-small" href={href({ page: 'check', step })}>
                {t('outcome.answer')}
              </a>
            </p>
          </div>
        </details>
      ))}
    </section>
  )
}

/** Reasons, hits, flags, what to do: everything below the banner; on the record page too. */
export const OutcomeReasons = ({ assessment }: { readonly assessment: Assessment }) => {
  const { t } = useSpeech()
  const { reasons, redFlags, parties, next, caveats } = assessment
  // What holds first; what only waits for facts is told apart, and its questions stand above.
  const known = reasons.filter((reason) => !reason.key.startsWith('reason.unknown'))
  const unknown = reasons.filter((reason) => reason.key.startsWith('reason.unknown'))
  const raised = redFlags.filter((flag) => flag.raised)
  const possible = redFlags.filter((flag) => !flag.raised)
  const hit = parties.filter((party) => party.hits.length > 0)
  return (
    <>
      {caveats.map((caveat) => (
        <Notice key={caveat.key} kind="open">
          <p>
            <bdi>{t(`assess:${caveat.key}`, caveat.params)}</bdi>
          </p>
        </Notice>
      ))}
      <section className="stack">
        <h2>{t('outcome.next')}</h2>
        <ol className="next">
          {next.map((step) => (
            <li key={`${step.key} ${JSON.stringify(step.params)}`}>
              <p>
                <bdi>{t(`assess:${step.key}`, step.params)}</bdi>
              </p>
            </li>
          ))}
        </ol>
      </section>
      <OpenQuestions questions={assessment.questions} />
      {reasons.length > 0 && (
        <section className="stack stack-s">
          <h2>{t('outcome.reasons')}</h2>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away. */}
          <ul role="list" className="reasons">
            {known.map((reason) => (
              <ReasonRow key={`${reason.key} ${JSON.stringify(reason.params)} ${reason.rule ?? ''}`} reason={reason} />
            ))}
          </ul>
          {unknown.length > 0 && (
            <details className="fold" open={known.length === 0}>
              <summary>
                <span>{t('outcome.unknown', { count: unknown.length })}</span>
              </summary>
              {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away. */}
              <ul role="list" className="reasons fold-in">
                {unknown.map((reason) => (
                  <ReasonRow key={`${reason.key} ${JSON.stringify(reason.params)}`} reason={reason} />
                ))}
              </ul>
            </details>
          )}
        </section>
      )}
      {hit.length > 0 && (
        <section className="stack stack-s">
          <h2>{t('outcome.parties')}</h2>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away. */}
          <ul role="list" className="reasons">
            {hit.flatMap((party) =>
              party.hits.map((one) => (
                <li className="reason" key={`${party.party} ${one.list} ${one.listed}`}>
                  <Tag tone="stop">{t(`hit.${one.how}`)}</Tag>
                  <p>
                    <Said>{party.name}</Said> – <Datum>{one.name}</Datum>
                  </p>
                  <p className="small quiet">
                    <Datum>{one.list}</Datum>
                  </p>
                </li>
              )),
            )}
          </ul>
        </section>
      )}
      {redFlags.length > 0 && (
        <section className="stack stack-s">
          <h2>{t('outcome.flags')}</h2>
          <p className="quiet">
            {t('outcome.flags-lead', { raised: assessment.flagWeight.raised, threshold: assessment.flagWeight.threshold })}
          </p>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away. */}
          <ul role="list" className="reasons">
            {raised.map((flag) => (
              <Flag key={flag.rule} flag={flag} />
            ))}
          </ul>
          {possible.length > 0 && (
            <details className="fold">
              <summary>
                <span>{t('outcome.flags-possible', { count: possible.length })}</span>
              </summary>
              {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away. */}
              <ul role="list" className="reasons fold-in">
                {possible.map((flag) => (
                  <Flag key={flag.rule} flag={flag} />
                ))}
              </ul>
            </details>
          )}
        </section>
      )}
    </>
  )
}

/** `#/check/outcome`. */
export const OutcomePage = () => {
  const { t } = useSpeech()
  const { assessment } = useSession()
  if (assessment === undefined) {
    return (
      <Frame step="outcome">
        <Title title={t('outcome.not-yet')}>{t('outcome.not-yet')}</Title>
        <p className="lead">{t('outcome.not-yet-text')}</p>
        <p>
          <a className="button" href={href({ page: 'check', step: 'answers' })}>
            {t('answers.title')}
          </a>
        </p>
      </Frame>
    )
  }
  return (
    <Frame step="outcome">
      <OutcomeBanner assessment={assessment} heading={(word) => <Title title={t(`outcome.${assessment.outcome}`)}>{word}</Title>} />
      <OutcomeReasons assessment={assessment} />
      <div className="actions">
        <a className="button button-main" href={href({ page: 'check', step: 'record' })}>
          {t('outcome.record')}
          <NextIcon />
        </a>
        <a className="button" href={href({ page: 'check', step: 'answers' })}>
          {t('outcome.answers')}
        </a>
      </div>
    </Frame>
  )
}
