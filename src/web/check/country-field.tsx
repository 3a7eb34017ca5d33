/** A country, searched by name or code. */
import { lazy, Suspense, useMemo } from 'react'
import { useSpeech } from '../language.tsx'
import { countries } from './places.ts'

const Combo = lazy(() => import('../parts/combo.tsx').then((module) => ({ default: module.Combo })))

/** Gives the code (ISO 3166 alpha-2), or an empty text. */
export const CountryField = ({
  label,
  hint,
  value,
  set,
}: {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly set: (code: string) => void
}) => {
  const { language, t } = useSpeech()
  const options = useMemo(() => countries(language), [language])
  return (
    <Suspense fallback={<p className="quiet">{t('page.loading')}</p>}>
      <Combo
        label={label}
        {...(hint === undefined ? {} : { hint })}
        options={options}
        value={value === '' ? null : value}
        set={(id) => set(id ?? '')}
      />
    </Suspense>
  )
}
