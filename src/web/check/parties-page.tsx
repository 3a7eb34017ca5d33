/** Everyone who takes part. */
import { ADDRESS_KINDS, PARTY_KINDS, ROLES } from '../../assess/vocabulary.ts'
import { useSpeech } from '../language.tsx'
import { CheckField, SelectField, TextField } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { Title, useAnnounce } from '../parts/page.tsx'
import { CountryField } from './country-field.tsx'
import { DealForm } from './deal-form.tsx'
import { NO_PARTY, type PartyDraft } from './draft.ts'
import { useDraft } from './draft-context.tsx'

/** A select with an empty first choice: what isn't known stays unknown. */
export const UnknownSelect = ({
  label,
  hint,
  value,
  set,
  words,
  prefix,
}: {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly set: (value: string) => void
  readonly words: readonly string[]
  readonly prefix: string
}) => {
  const { t } = useSpeech()
  return (
    <SelectField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      value={value}
      set={set}
      options={[{ value: '', label: t('deal.unknown') }, ...words.map((one) => ({ value: one, label: t(`${prefix}.${one}`) }))]}
    />
  )
}

const Party = ({
  party,
  at,
  put,
  remove,
  wrong,
}: {
  readonly party: PartyDraft
  readonly at: number
  readonly put: (next: Partial<PartyDraft>) => void
  readonly remove: () => void
  readonly wrong: (field: string) => string | undefined
}) => {
  const { t } = useSpeech()
  return (
    <fieldset className="party">
      <legend className="hidden-visually">{t('parties.one', { number: at + 1 })}</legend>
      <div className="actions">
        <p className="display party-title" aria-hidden="true">
          {t('parties.one', { number: at + 1 })}
        </p>
        <button type="button" className="link-button" onClick={remove}>
          {t('parties.remove')}
          <span className="hidden-visually"> {t('parties.one', { number: at + 1 })}</span>
        </button>
      </div>
      <div className="pair">
        <SelectField
          label={t('parties.role')}
          value={party.role}
          set={(role) => put({ role })}
          options={ROLES.map((one) => ({ value: one, label: t(`role.${one}`) }))}
        />
        <TextField label={t('parties.name')} value={party.name} set={(name) => put({ name })} wrong={wrong('name')} />
        <CountryField label={t('parties.country')} value={party.country} set={(country) => put({ country })} />
        <UnknownSelect label={t('parties.kind')} value={party.kind} set={(kind) => put({ kind })} words={PARTY_KINDS} prefix="party-kind" />
      </div>
      <details>
        <summary>{t('parties.more')}</summary>
        <div className="pair party-more">
          <TextField label={t('parties.address')} value={party.address} set={(address) => put({ address })} />
          <UnknownSelect
            label={t('parties.address-kind')}
            value={party.addressKind}
            set={(addressKind) => put({ addressKind })}
            words={ADDRESS_KINDS}
            prefix="address-kind"
          />
          <TextField
            label={t('parties.founded')}
            hint={t('parties.founded-hint')}
            technical
            value={party.founded}
            set={(founded) => put({ founded })}
            wrong={wrong('founded')}
          />
          <UnknownSelect
            label={t('parties.website')}
            value={party.website}
            set={(website) => put({ website })}
            words={['yes', 'no']}
            prefix="answer"
          />
        </div>
      </details>
    </fieldset>
  )
}

/** `#/check/parties`. */
export const PartiesPage = () => {
  const { t } = useSpeech()
  const { draft, dispatch } = useDraft()
  const announce = useAnnounce()
  const { parties, partiesComplete } = draft.deal
  const set = (next: readonly PartyDraft[]): void => dispatch({ do: 'deal', deal: { parties: next } })
  const nextRole = (['consignee', 'end-user', 'exporter'] as const).find((role) => !parties.some((one) => one.role === role)) ?? 'other'
  return (
    <DealForm page="parties" places={['parties']}>
      {(wrong) => (
        <>
          <header className="stack stack-s">
            <Title title={t('parties.title')}>{t('parties.title')}</Title>
            <p className="lead measure">{t('parties.lead')}</p>
          </header>
          <Notice>
            <p>{t('parties.invented')}</p>
          </Notice>
          {parties.map((party, at) => (
            <Party
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are filled in and keep their place.
              key={at}
              party={party}
              at={at}
              put={(next) => set(parties.map((one, i) => (i === at ? { ...one, ...next } : one)))}
              remove={() => {
                set(parties.filter((_, i) => i !== at))
                announce(t('parties.removed'))
              }}
              wrong={(field) => wrong(`parties[${at}].${field}`)}
            />
          ))}
          <div className="actions">
            <button
              type="button"
              className="button"
              onClick={() => {
                set([...parties, { ...NO_PARTY, role: nextRole }])
                announce(t('parties.added'))
              }}
            >
              {t(parties.length === 0 ? 'parties.first' : 'parties.add')}
            </button>
          </div>
          {parties.length > 0 && (
            <CheckField
              label={t('deal.whole')}
              value={partiesComplete ? ['yes'] : []}
              set={(chosen) => dispatch({ do: 'deal', deal: { partiesComplete: chosen.length > 0 } })}
              choices={[{ value: 'yes', label: t('parties.complete'), more: t('deal.complete-hint') }]}
            />
          )}
        </>
      )}
    </DealForm>
  )
}
