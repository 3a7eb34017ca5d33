/** A searchable choice from many: react-aria's combo box in our clothes. In a file of its own, loaded when a page needs it. */

import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { useSpeech } from '../language.tsx'
import { findOptions, type Option } from './find.ts'
import { DownIcon } from './icons.tsx'

/** At most this many are drawn at once; typing narrows. */
const SHOWN = 60

/** A labelled, searchable choice. `data` marks options whose labels are list data in English. */
export const Combo = ({
  label,
  hint,
  options,
  value,
  set,
  data,
}: {
  readonly label: string
  readonly hint?: string
  readonly options: readonly Option[]
  readonly value: string | null
  readonly set: (id: string | null) => void
  readonly data?: boolean
}) => {
  const { language, t } = useSpeech()
  const chosen = options.find((option) => option.id === value)
  const [typed, setTyped] = useState(chosen?.label ?? '')
  const [shownFor, setShownFor] = useState(value)
  if (shownFor !== value) {
    setShownFor(value)
    setTyped(chosen?.label ?? '')
  }
  const found = useMemo(() => findOptions(options, typed === chosen?.label ? '' : typed).slice(0, SHOWN), [options, typed, chosen])
  return (
    <I18nProvider locale={language === 'ar' ? 'ar-AE' : 'en-GB'}>
      <ComboBox
        className="field"
        items={found}
        inputValue={typed}
        onInputChange={(next) => {
          setTyped(next)
          if (next === '') set(null)
        }}
        value={value}
        onChange={(key) => {
          if (key !== null) set(String(key))
        }}
        menuTrigger="focus"
        allowsEmptyCollection
      >
        <Label>{label}</Label>
        {hint && (
          <Text slot="description" className="field-hint">
            {hint}
          </Text>
        )}
        <div className="combo">
          <Input className="input" dir="auto" />
          <Button className="combo-button">
            <DownIcon />
          </Button>
        </div>
        <Popover className="combo-list">
          <ListBox<Option> renderEmptyState={() => <p className="combo-none">{t('combo.none')}</p>}>
            {(option) => (
              <ListBoxItem id={option.id} textValue={option.label} className="combo-option">
                {/* Without the library's slots, so that an option is called by all that is seen of it. */}
                <span {...(data ? { lang: 'en' } : {})} dir="auto">
                  {option.label}
                </span>
                {option.more && (
                  <span className="choice-more" {...(data ? { lang: 'en' } : {})} dir="auto">
                    {option.more}
                  </span>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  )
}
