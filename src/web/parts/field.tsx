/** Plain form fields: a label, a hint, a complaint, and a native control. */
import { type ChangeEvent, type ReactNode, useId } from 'react'
import { useSpeech } from '../language.tsx'
import { WarnIcon } from './icons.tsx'

interface FieldWords {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly wrong?: string | undefined
}

/** Complaint under a field. */
export const Wrong = ({ id, children }: { readonly id: string; readonly children: string }) => (
  <p className="field-wrong" id={id}>
    <WarnIcon />
    <Complaint>{children}</Complaint>
  </p>
)

const Complaint = ({ children }: { readonly children: string }) => {
  const { t } = useSpeech()
  return (
    <span>
      <span className="hidden-visually">{t('field.wrong')} </span>
      <bdi>{children}</bdi>
    </span>
  )
}

interface TextProps extends FieldWords {
  readonly value: string
  readonly set: (value: string) => void
  readonly type?: 'text' | 'date' | 'search' | 'textarea'
  readonly size?: 'short' | 'middle' | 'full'
  readonly placeholder?: string
  readonly list?: readonly string[]
  readonly decimal?: boolean
  readonly technical?: boolean
}

/** One line or many. `technical` text (SMILES, numbers with units) always runs left to right. */
export const TextField = ({
  label,
  hint,
  wrong,
  value,
  set,
  type = 'text',
  size = 'full',
  placeholder,
  list,
  decimal,
  technical,
}: TextProps) => {
  const id = useId()
  const describedBy = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  const shared = {
    id,
    value,
    className: `input input-${size}`,
    dir: technical ? 'ltr' : 'auto',
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => set(event.target.value),
    ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
    ...(wrong ? { 'aria-invalid': true } : {}),
    ...(placeholder === undefined ? {} : { placeholder }),
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && <Wrong id={`${id}-wrong`}>{wrong}</Wrong>}
      {type === 'textarea' ? (
        <textarea {...shared} spellCheck={false} />
      ) : (
        <input
          {...shared}
          type={type}
          autoComplete="off"
          {...(decimal ? { inputMode: 'decimal' as const } : {})}
          {...(list ? { list: `${id}-list` } : {})}
        />
      )}
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </div>
  )
}

/** A native select. */
export const SelectField = ({
  label,
  hint,
  wrong,
  value,
  set,
  options,
  size = 'middle',
}: FieldWords & {
  readonly value: string
  readonly set: (value: string) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly size?: 'short' | 'middle' | 'full'
}) => {
  const id = useId()
  const describedBy = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && <Wrong id={`${id}-wrong`}>{wrong}</Wrong>}
      <select
        id={id}
        className={`input input-${size}`}
        value={value}
        onChange={(event) => set(event.target.value)}
        {...(describedBy === '' ? {} : { 'aria-describedby': describedBy })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** One choice of several. */
export interface Choice {
  readonly value: string
  readonly label: ReactNode
  readonly more?: ReactNode
  /** Set apart from the ones before by an "or". */
  readonly apart?: boolean
  /** Further fields of this choice, shown below it while it is chosen. */
  readonly below?: ReactNode
}

interface ChoicesProps extends FieldWords {
  readonly choices: readonly Choice[]
  /** The label is the page's own heading and is not shown again. */
  readonly quietLabel?: boolean
  /** Short answers side by side, or many small ones in columns. */
  readonly look?: 'inline' | 'dense'
}

const Choices = ({
  label,
  hint,
  wrong,
  choices,
  quietLabel,
  look,
  type,
  chosen,
  change,
}: ChoicesProps & {
  readonly type: 'radio' | 'checkbox'
  readonly chosen: (value: string) => boolean
  readonly change: (value: string, on: boolean) => void
}) => {
  const { t } = useSpeech()
  const id = useId()
  const describedBy = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  return (
    <fieldset className="stack stack-s" {...(describedBy === '' ? {} : { 'aria-describedby': describedBy })}>
      <legend className={quietLabel ? 'hidden-visually' : 'field-label'}>{label}</legend>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && <Wrong id={`${id}-wrong`}>{wrong}</Wrong>}
      <div className={look === undefined ? 'choices' : `choices choices-${look}`}>
        {choices.map((choice) => (
          <ChoiceRow
            key={choice.value}
            choice={choice}
            or={t('field.or')}
            type={type}
            name={id}
            on={chosen(choice.value)}
            change={change}
          />
        ))}
      </div>
    </fieldset>
  )
}

const ChoiceRow = ({
  choice,
  or,
  type,
  name,
  on,
  change,
}: {
  readonly choice: Choice
  readonly or: string
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly on: boolean
  readonly change: (value: string, on: boolean) => void
}) => (
  <>
    {choice.apart && <p className="or">{or}</p>}
    <label className="choice">
      <input type={type} name={name} value={choice.value} checked={on} onChange={(event) => change(choice.value, event.target.checked)} />
      <span className="choice-main">{choice.label}</span>
      {choice.more && <span className="choice-more">{choice.more}</span>}
    </label>
    {on && choice.below && <div className="choice-below">{choice.below}</div>}
  </>
)

/** One of several: native radio buttons. */
export const RadioField = ({ value, set, ...rest }: ChoicesProps & { readonly value: string; readonly set: (value: string) => void }) => (
  <Choices {...rest} type="radio" chosen={(one) => one === value} change={(one) => set(one)} />
)

/** Any of several: native checkboxes. */
export const CheckField = ({
  value,
  set,
  ...rest
}: ChoicesProps & { readonly value: readonly string[]; readonly set: (value: readonly string[]) => void }) => (
  <Choices
    {...rest}
    type="checkbox"
    chosen={(one) => value.includes(one)}
    change={(one, on) => set(on ? [...value, one] : value.filter((other) => other !== one))}
  />
)
