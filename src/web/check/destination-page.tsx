/** Where it goes, how much, and what is done. */
import { ACTIVITIES, GOODS } from '../../assess/vocabulary.ts'
import { useSpeech } from '../language.tsx'
import { CheckField, SelectField, TextField } from '../parts/field.tsx'
import { Title } from '../parts/page.tsx'
import { CountryField } from './country-field.tsx'
import { DealForm } from './deal-form.tsx'
import { useDraft } from './draft-context.tsx'
import { useSession } from './session.tsx'

/** `#/check/destination`. */
export const DestinationPage = () => {
  const { t } = useSpeech()
  const { draft, dispatch } = useDraft()
  const { deal } = draft
  const { classification } = useSession()
  const claims = [
    ...new Set([
      ...(classification?.matches ?? []).map((match) => match.id),
      ...(deal.claim === '' || deal.claim === 'none' ? [] : [deal.claim]),
    ]),
  ]
  return (
    <DealForm page="destination" places={['activity', 'destination', 'lines']}>
      {(wrong) => (
        <>
          <header className="stack stack-s">
            <Title title={t('destination.title')}>{t('destination.title')}</Title>
            <p className="lead measure">{t('destination.lead')}</p>
          </header>
          <CountryField
            label={t('destination.country')}
            value={deal.destination}
            set={(destination) => dispatch({ do: 'deal', deal: { destination } })}
          />
          <SelectField
            label={t('destination.activity')}
            hint={t('destination.activity-hint')}
            value={deal.activity}
            set={(activity) => dispatch({ do: 'deal', deal: { activity } })}
            options={ACTIVITIES.map((one) => ({ value: one, label: t(`activity.${one}`) }))}
          />
          <div className="pair">
            <TextField
              label={t('destination.quantity')}
              hint={t('destination.quantity-hint')}
              technical
              value={deal.quantity}
              set={(quantity) => dispatch({ do: 'deal', deal: { quantity } })}
              wrong={wrong('lines[0].quantity')}
            />
            <TextField
              label={t('destination.value')}
              hint={t('destination.value-hint')}
              technical
              value={deal.value}
              set={(value) => dispatch({ do: 'deal', deal: { value } })}
              wrong={wrong('lines[0].value')}
            />
            <TextField
              label={t('destination.hs')}
              hint={t('destination.hs-hint')}
              technical
              value={deal.hs}
              set={(hs) => dispatch({ do: 'deal', deal: { hs } })}
              wrong={wrong('lines[0].hs')}
            />
            <CountryField
              label={t('destination.origin')}
              value={deal.origin}
              set={(origin) => dispatch({ do: 'deal', deal: { origin } })}
            />
            <SelectField
              label={t('destination.claim')}
              hint={t('destination.claim-hint')}
              size="full"
              value={deal.claim}
              set={(claim) => dispatch({ do: 'deal', deal: { claim } })}
              options={[
                { value: '', label: t('deal.unknown') },
                { value: 'none', label: t('destination.claim.none') },
                ...claims.map((id) => ({ value: id, label: t('destination.claim.as', { id }) })),
              ]}
            />
          </div>
          <details>
            <summary>{t('destination.goods')}</summary>
            <div className="party-more">
              <CheckField
                label={t('destination.goods')}
                quietLabel
                look="dense"
                hint={t('destination.goods-hint')}
                value={deal.goods}
                set={(goods) => dispatch({ do: 'deal', deal: { goods } })}
                choices={GOODS.map((one) => ({ value: one, label: t(`goods.${one}`) }))}
              />
            </div>
          </details>
        </>
      )}
    </DealForm>
  )
}
