/** Check your answers: everything that was said, each with the way back to change it. */
import type { ReactNode } from 'react'
import { sayComplaint } from '../complaint.ts'
import { useSpeech } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { Datum, Said, Title } from '../parts/page.tsx'
import { href, type Step } from '../router.ts'
import { readDeal } from './deal-check.ts'
import { useDraft } from './draft-context.tsx'
import { Frame, Onwards } from './frame.tsx'
import { countryName } from './places.ts'
import { useSession } from './session.tsx'

const Row = ({
  name,
  to,
  act,
  children,
}: {
  readonly name: string
  readonly to: Step
  readonly act?: string
  readonly children: ReactNode
}) => {
  const { t } = useSpeech()
  return (
    <div className="summary-row">
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd className="summary-act">
        <a href={href({ page: 'check', step: to })}>
          {act ?? t('answers.change')}
          <span className="hidden-visually"> {name}</span>
        </a>
      </dd>
    </div>
  )
}

/** Every answer as a summary list; on the record page too. */
export const Answers = () => {
  const { t, language } = useSpeech()
  const { draft } = useDraft()
  const { classification, kindTitle, facts } = useSession()
  const { deal } = draft
  const word = (prefix: string, value: string): string => (value === '' ? t('deal.unknown') : t(`${prefix}.${value}`))
  const country = (code: string): string => (code === '' ? t('deal.unknown') : `${countryName(code, language)} (${code})`)
  return (
    <div className="stack stack-l">
      <section className="stack stack-s">
        <h2>{t('answers.item')}</h2>
        <dl className="summary">
          <Row name={t('answers.kind')} to="facts">
            {kindTitle === undefined ? t('deal.unknown') : <Datum>{kindTitle}</Datum>}
          </Row>
          <Row name={t('answers.facts')} to="facts">
            {t('answers.facts-count', { count: facts.length })}
          </Row>
          <Row name={t('answers.verdict')} to="verdict" act={t('so-far.why')}>
            {classification === undefined ? t('deal.unknown') : t(`verdict.${classification.verdict}`)}
          </Row>
        </dl>
      </section>
      <section className="stack stack-s">
        <h2>{t('answers.deal')}</h2>
        <dl className="summary">
          <Row name={t('destination.country')} to="destination">
            {country(deal.destination)}
          </Row>
          <Row name={t('destination.activity')} to="destination">
            {t(`activity.${deal.activity}`)}
          </Row>
          <Row name={t('answers.amount')} to="destination">
            <bdi>{[deal.quantity, deal.value, deal.hs].filter((one) => one !== '').join(' · ') || t('deal.unknown')}</bdi>
          </Row>
          <Row name={t('destination.origin')} to="destination">
            {country(deal.origin)}
          </Row>
          <Row name={t('answers.parties')} to="parties">
            {deal.parties.length === 0
              ? t('deal.unknown')
              : deal.parties.map((party, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: parties keep their place.
                  <p key={at}>
                    {t(`role.${party.role}`)}: <Said>{party.name === '' ? t('deal.unknown') : party.name}</Said>
                    {party.country !== '' && <>, {country(party.country)}</>}
                  </p>
                ))}
          </Row>
          <Row name={t('answers.route')} to="route">
            {deal.route.length === 0
              ? t('deal.unknown')
              : deal.route.map((leg, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: legs keep their place.
                  <p key={at}>{t('answers.leg', { from: country(leg.from), to: country(leg.to), mode: word('mode', leg.mode) })}</p>
                ))}
          </Row>
          <Row name={t('answers.end-use')} to="end-use">
            <p>{word('end-use.category', deal.endUse.category)}</p>
            {deal.endUse.text !== '' && (
              <p>
                <Said>{deal.endUse.text}</Said>
              </p>
            )}
          </Row>
          {(['informed', 'aware', 'suspect'] as const).map((one) => (
            <Row key={one} name={t(`knowledge.${one}.short`)} to="end-use">
              {word('answer', deal.knowledge[one])}
            </Row>
          ))}
          <Row name={t('end-use.payment')} to="end-use">
            {word('payment', deal.payment.method)}
          </Row>
          <Row name={t('end-use.temporary')} to="end-use">
            {word('temporary', deal.temporary.purpose)}
          </Row>
          <Row name={t('answers.observed')} to="end-use">
            {deal.observed.length === 0
              ? t(deal.observedComplete ? 'answers.nothing' : 'deal.unknown')
              : deal.observed.map((one) => <p key={one}>{t(`observed.${one}`)}</p>)}
          </Row>
        </dl>
      </section>
    </div>
  )
}

/** `#/check/answers`. */
export const AnswersPage = () => {
  const { t } = useSpeech()
  const { draft } = useDraft()
  const { wrong } = readDeal(draft, draft.title)
  return (
    <Frame step="answers">
      <header className="stack stack-s">
        <Title title={t('answers.title')}>{t('answers.title')}</Title>
        <p className="lead measure">{t('answers.lead')}</p>
      </header>
      <Answers />
      {wrong.size > 0 && (
        <Notice kind="wrong">
          {[...wrong].map(([place, one]) => (
            <p key={place}>
              <bdi>{sayComplaint(one, t)}</bdi>
            </p>
          ))}
        </Notice>
      )}
      <div className="actions">
        <Onwards to="outcome" onGo={() => wrong.size === 0}>
          {t('answers.outcome')}
        </Onwards>
      </div>
    </Frame>
  )
}
