/** How it travels: the legs in order. */
import { MODES } from '../../assess/vocabulary.ts'
import { useSpeech } from '../language.tsx'
import { CheckField } from '../parts/field.tsx'
import { Title, useAnnounce } from '../parts/page.tsx'
import { CountryField } from './country-field.tsx'
import { DealForm } from './deal-form.tsx'
import { type LegDraft, NO_LEG } from './draft.ts'
import { useDraft } from './draft-context.tsx'
import { UnknownSelect } from './parties-page.tsx'

/** `#/check/route`. */
export const RoutePage = () => {
  const { t } = useSpeech()
  const { draft, dispatch } = useDraft()
  const announce = useAnnounce()
  const { route, routeComplete, destination } = draft.deal
  const set = (next: readonly LegDraft[]): void => dispatch({ do: 'deal', deal: { route: next } })
  const put = (at: number, next: Partial<LegDraft>): void => set(route.map((leg, i) => (i === at ? { ...leg, ...next } : leg)))
  return (
    <DealForm page="route" places={['route']}>
      {() => (
        <>
          <header className="stack stack-s">
            <Title title={t('route.title')}>{t('route.title')}</Title>
            <p className="lead measure">{t('route.lead')}</p>
          </header>
          {route.map((leg, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are filled in and keep their place.
            <fieldset className="party" key={at}>
              <legend className="hidden-visually">{t('route.leg', { number: at + 1 })}</legend>
              <div className="actions">
                <p className="display party-title" aria-hidden="true">
                  {t('route.leg', { number: at + 1 })}
                </p>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => {
                    set(route.filter((_, i) => i !== at))
                    announce(t('route.removed'))
                  }}
                >
                  {t('parties.remove')}
                  <span className="hidden-visually"> {t('route.leg', { number: at + 1 })}</span>
                </button>
              </div>
              <div className="pair">
                <CountryField label={t('route.from')} value={leg.from} set={(from) => put(at, { from })} />
                <CountryField label={t('route.to')} value={leg.to} set={(to) => put(at, { to })} />
                <UnknownSelect label={t('route.mode')} value={leg.mode} set={(mode) => put(at, { mode })} words={MODES} prefix="mode" />
              </div>
            </fieldset>
          ))}
          <div className="actions">
            <button
              type="button"
              className="button"
              onClick={() => {
                set([...route, { ...NO_LEG, from: route.at(-1)?.to ?? '', to: route.length === 0 ? destination : '' }])
                announce(t('route.added'))
              }}
            >
              {t(route.length === 0 ? 'route.first' : 'route.add')}
            </button>
          </div>
          {route.length > 0 && (
            <CheckField
              label={t('deal.whole')}
              value={routeComplete ? ['yes'] : []}
              set={(chosen) => dispatch({ do: 'deal', deal: { routeComplete: chosen.length > 0 } })}
              choices={[{ value: 'yes', label: t('route.complete'), more: t('deal.complete-hint') }]}
            />
          )}
        </>
      )}
    </DealForm>
  )
}
