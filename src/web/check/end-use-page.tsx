/** What it is for, what is known of it, how it is paid, and what was noticed. */
import { END_USES, OBSERVATIONS, PAYMENTS, SECTORS, STATEMENTS, TEMPORARY } from '../../assess/vocabulary.ts'
import { useSpeech } from '../language.tsx'
import { CheckField, RadioField, TextField } from '../parts/field.tsx'
import { Title } from '../parts/page.tsx'
import { CountryField } from './country-field.tsx'
import { DealForm } from './deal-form.tsx'
import { useDraft } from './draft-context.tsx'
import { UnknownSelect } from './parties-page.tsx'

const KNOWLEDGE = ['informed', 'aware', 'suspect'] as const

/** `#/check/end-use`. */
export const EndUsePage = () => {
  const { t } = useSpeech()
  const { draft, dispatch } = useDraft()
  const { deal } = draft
  const endUse = (next: Partial<typeof deal.endUse>): void => dispatch({ do: 'deal', deal: { endUse: { ...deal.endUse, ...next } } })
  const payment = (next: Partial<typeof deal.payment>): void => dispatch({ do: 'deal', deal: { payment: { ...deal.payment, ...next } } })
  const temporary = (next: Partial<typeof deal.temporary>): void =>
    dispatch({ do: 'deal', deal: { temporary: { ...deal.temporary, ...next } } })
  return (
    <DealForm page="end-use" places={['endUse', 'knowledge', 'payment', 'temporary', 'observed']}>
      {(wrong) => (
        <>
          <header className="stack stack-s">
            <Title title={t('end-use.title')}>{t('end-use.title')}</Title>
            <p className="lead measure">{t('end-use.lead')}</p>
          </header>
          <TextField
            label={t('end-use.text')}
            hint={t('end-use.text-hint')}
            value={deal.endUse.text}
            set={(text) => endUse({ text })}
            wrong={wrong('endUse.text')}
          />
          <div className="pair">
            <UnknownSelect
              label={t('end-use.category')}
              value={deal.endUse.category}
              set={(category) => endUse({ category })}
              words={END_USES}
              prefix="end-use.category"
            />
            <UnknownSelect
              label={t('end-use.sector')}
              value={deal.endUse.sector}
              set={(sector) => endUse({ sector })}
              words={SECTORS}
              prefix="sector"
            />
            <UnknownSelect
              label={t('end-use.statement')}
              value={deal.endUse.statement}
              set={(statement) => endUse({ statement })}
              words={STATEMENTS}
              prefix="statement"
            />
            <UnknownSelect
              label={t('end-use.temporary')}
              value={deal.temporary.purpose}
              set={(purpose) => temporary({ purpose })}
              words={TEMPORARY}
              prefix="temporary"
            />
            {deal.temporary.purpose !== '' && deal.temporary.purpose !== 'none' && (
              <TextField
                label={t('end-use.returns')}
                hint={t('parties.founded-hint')}
                technical
                value={deal.temporary.returns}
                set={(returns) => temporary({ returns })}
                wrong={wrong('temporary.returns')}
              />
            )}
          </div>
          <div className="pair">
            <UnknownSelect
              label={t('end-use.payment')}
              value={deal.payment.method}
              set={(method) => payment({ method })}
              words={PAYMENTS}
              prefix="payment"
            />
            <UnknownSelect
              label={t('end-use.third-party')}
              value={deal.payment.thirdParty}
              set={(thirdParty) => payment({ thirdParty })}
              words={['yes', 'no']}
              prefix="answer"
            />
            <CountryField label={t('end-use.payment-country')} value={deal.payment.country} set={(country) => payment({ country })} />
          </div>
          {KNOWLEDGE.map((one) => (
            <RadioField
              key={one}
              label={t(`knowledge.${one}`)}
              hint={t(`knowledge.${one}.hint`)}
              look="inline"
              value={deal.knowledge[one]}
              set={(value) => dispatch({ do: 'deal', deal: { knowledge: { ...deal.knowledge, [one]: value } } })}
              choices={[
                { value: 'yes', label: t('answer.yes') },
                { value: 'no', label: t('answer.no') },
                { value: '', label: t('deal.unknown') },
              ]}
            />
          ))}
          <CheckField
            look="dense"
            label={t('observed.title')}
            hint={t('observed.hint')}
            value={deal.observed}
            set={(observed) => dispatch({ do: 'deal', deal: { observed } })}
            choices={OBSERVATIONS.map((one) => ({ value: one, label: t(`observed.${one}`) }))}
          />
          <CheckField
            label={t('deal.whole')}
            value={deal.observedComplete ? ['yes'] : []}
            set={(chosen) => dispatch({ do: 'deal', deal: { observedComplete: chosen.length > 0 } })}
            choices={[{ value: 'yes', label: t('observed.complete'), more: t('deal.complete-hint') }]}
          />
        </>
      )}
    </DealForm>
  )
}
