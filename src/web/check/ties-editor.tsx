/** Which listed item a thing is part of, or software or technology for. */
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Held } from '../held.ts'
import { useSpeech } from '../language.tsx'
import { CheckField, SelectField } from '../parts/field.tsx'

const Combo = lazy(() => import('../parts/combo.tsx').then((module) => ({ default: module.Combo })))

const RELATIONS = ['component', 'software', 'technology', 'unlocks'] as const
const PURPOSES = ['development', 'production', 'use', 'operation', 'maintenance'] as const

interface TieForm {
  readonly relation: string
  readonly provision: string
  readonly purposes: readonly string[]
}

/** A tie as an answer to a question: `software for NSG2:3.A.1 (use)`. */
const write = ({ relation, provision, purposes }: TieForm): string => {
  if (relation === 'component') return `component of ${provision}`
  if (relation === 'unlocks') return `unlocks ${provision}`
  return `${relation} for ${provision}${purposes.length === 0 ? '' : ` (${purposes.join(', ')})`}`
}

/** Gives one tie at a time, as the answer to a question is written; the question comes again until there are no others. */
export const TiesEditor = ({
  held,
  set,
  wrong,
}: {
  readonly held: Held
  readonly set: (text: string | undefined) => void
  readonly wrong?: string | undefined
}) => {
  const { t } = useSpeech()
  const [tie, setTie] = useState<TieForm>({ relation: 'component', provision: '', purposes: [] })
  const options = useMemo(() => [...held.provisions.values()].map((one) => ({ id: one.full, label: `${one.full} ${one.title}` })), [held])
  const amend = (next: Partial<TieForm>): void => {
    const whole = { ...tie, ...next }
    setTie(whole)
    set(whole.provision === '' ? undefined : write(whole))
  }
  return (
    <div className="stack">
      {wrong !== undefined && <p className="field-wrong">{wrong}</p>}
      <SelectField
        label={t('ties.relation')}
        value={tie.relation}
        set={(relation) => amend({ relation })}
        options={RELATIONS.map((one) => ({ value: one, label: t(`condition.relation.${one}`) }))}
      />
      <Suspense fallback={<p className="quiet">{t('page.loading')}</p>}>
        <Combo
          label={t('ties.provision')}
          options={options}
          value={tie.provision === '' ? null : tie.provision}
          set={(id) => amend({ provision: id ?? '' })}
          data
        />
      </Suspense>
      {(tie.relation === 'software' || tie.relation === 'technology') && (
        <CheckField
          label={t('ties.purposes')}
          value={tie.purposes}
          set={(purposes) => amend({ purposes })}
          choices={PURPOSES.map((one) => ({ value: one, label: t(`purpose.${one}`) }))}
        />
      )}
    </div>
  )
}
