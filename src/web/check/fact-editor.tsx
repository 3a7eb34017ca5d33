/** Fields to say what is known of one attribute, by its type. Gives the value as it is written in a facts file. */
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Attribute, Dictionary } from '../../list/model.ts'
import { useSpeech } from '../language.tsx'
import { CheckField, RadioField, SelectField, TextField } from '../parts/field.tsx'
import { Datum } from '../parts/page.tsx'
import { termOptions } from './options.ts'
import {
  compositionForm,
  curveForm,
  HOWS,
  type How,
  numberForm,
  rangeForm,
  setForm,
  unitsOf,
  writeComposition,
  writeCurve,
  writeNumber,
  writeRange,
  writeSet,
} from './value-text.ts'

const Combo = lazy(() => import('../parts/combo.tsx').then((module) => ({ default: module.Combo })))

/** Vocabularies up to this long are shown whole; longer ones are searched. */
const SHOWN_WHOLE = 12

interface EditorProps {
  readonly attribute: Attribute
  readonly dictionary: Dictionary
  readonly written: string | undefined
  /** undefined: not enough filled in yet. */
  readonly set: (written: string | undefined) => void
  readonly wrong?: string | undefined
  /** Label of the fields, where a heading beside them isn't enough. */
  readonly label: string
  /** Of a set: the terms that make a difference, shown first. */
  readonly suggested?: readonly string[]
}

const textOf = (written: string | undefined): string => written ?? ''

const useForm = <F,>(
  initial: F,
  write: (form: F) => string | undefined,
  set: EditorProps['set'],
): readonly [F, (next: Partial<F>) => void] => {
  const [form, setForm_] = useState(initial)
  return [
    form,
    (next) => {
      const whole = { ...form, ...next }
      setForm_(whole)
      set(write(whole))
    },
  ]
}

const UnitField = ({
  attribute,
  value,
  set,
}: {
  readonly attribute: Attribute
  readonly value: string
  readonly set: (unit: string) => void
}) => {
  const { t } = useSpeech()
  const units = useMemo(() => unitsOf(attribute), [attribute])
  if (units.length === 1 && units[0] === '') return null
  const known = units.includes(value) ? units : [value, ...units]
  return (
    <SelectField
      label={t('edit.unit')}
      size="short"
      value={value}
      set={set}
      options={known.map((unit) => ({ value: unit, label: unit === '' ? '–' : unit }))}
    />
  )
}

const NumberEditor = ({ attribute, written, set, wrong }: EditorProps) => {
  const { t } = useSpeech()
  const [form, amend] = useForm(numberForm(textOf(written), unitsOf(attribute)[0] ?? ''), writeNumber, set)
  return (
    <div className="row">
      <SelectField
        label={t('edit.how')}
        size="short"
        value={form.how}
        set={(how) => amend({ how: how as How })}
        options={HOWS.map((how) => ({ value: how, label: t(`edit.how.${how}`) }))}
      />
      <TextField
        label={t(form.how === 'between' ? 'edit.lowest' : 'edit.number')}
        size="short"
        decimal
        technical
        value={form.a}
        set={(a) => amend({ a })}
        wrong={wrong}
      />
      {form.how === 'between' && (
        <TextField label={t('edit.highest')} size="short" decimal technical value={form.b} set={(b) => amend({ b })} />
      )}
      <UnitField attribute={attribute} value={form.unit} set={(unit) => amend({ unit })} />
    </div>
  )
}

const RangeEditor = ({ attribute, written, set, wrong }: EditorProps) => {
  const { t } = useSpeech()
  const [form, amend] = useForm(rangeForm(textOf(written), unitsOf(attribute)[0] ?? ''), writeRange, set)
  return (
    <div className="stack stack-s">
      <p className="field-hint">{t('edit.range-hint')}</p>
      <div className="row">
        <TextField label={t('edit.lowest')} size="short" decimal technical value={form.lo} set={(lo) => amend({ lo })} wrong={wrong} />
        <TextField label={t('edit.highest')} size="short" decimal technical value={form.hi} set={(hi) => amend({ hi })} />
        <UnitField attribute={attribute} value={form.unit} set={(unit) => amend({ unit })} />
      </div>
    </div>
  )
}

const BoolEditor = ({ written, set, label, wrong }: EditorProps) => {
  const { t } = useSpeech()
  const [value, setValue] = useState(textOf(written))
  return (
    <RadioField
      label={label}
      look="inline"
      wrong={wrong}
      value={value}
      set={(next) => {
        setValue(next)
        set(next)
      }}
      choices={[
        { value: 'true', label: t('edit.yes') },
        { value: 'false', label: t('edit.no') },
      ]}
    />
  )
}

const TermEditor = ({ attribute, dictionary, written, set, label, wrong }: EditorProps) => {
  const { t } = useSpeech()
  const [value, setValue] = useState(textOf(written))
  const options = useMemo(() => termOptions(dictionary, attribute.vocabulary ?? ''), [attribute, dictionary])
  const choose = (next: string): void => {
    setValue(next)
    set(next === '' ? undefined : next)
  }
  if (options.length <= SHOWN_WHOLE)
    return (
      <RadioField
        label={label}
        wrong={wrong}
        value={value}
        set={choose}
        choices={options.map((one) => ({ value: one.id, label: <Datum>{one.label}</Datum> }))}
      />
    )
  return (
    <Suspense fallback={<p className="quiet">{t('page.loading')}</p>}>
      <Combo label={label} options={options} value={value === '' ? null : value} set={(id) => choose(id ?? '')} data />
    </Suspense>
  )
}

const SetEditor = ({ attribute, dictionary, written, set, label, wrong, suggested = [] }: EditorProps) => {
  const { t } = useSpeech()
  const [form, amend] = useForm(setForm(textOf(written)), writeSet, set)
  const options = useMemo(() => termOptions(dictionary, attribute.vocabulary ?? ''), [attribute, dictionary])
  const [added, setAdded] = useState<readonly string[]>(form.has)
  const whole = options.length <= SHOWN_WHOLE
  const title = new Map(options.map((one) => [one.id, one.label]))
  const shown = whole ? options.map((one) => one.id) : [...new Set([...suggested, ...added])]
  return (
    <div className="stack">
      {shown.length > 0 && (
        <CheckField
          label={label}
          wrong={wrong}
          value={form.has}
          set={(has) => amend({ has })}
          choices={shown.map((id) => ({ value: id, label: <Datum>{title.get(id) ?? id}</Datum> }))}
        />
      )}
      {!whole && (
        <Suspense fallback={<p className="quiet">{t('page.loading')}</p>}>
          <Combo
            label={shown.length > 0 ? t('edit.another') : label}
            options={options.filter((one) => !shown.includes(one.id))}
            value={null}
            set={(id) => {
              if (id === null) return
              setAdded([...added, id])
              amend({ has: [...form.has, id] })
            }}
            data
          />
        </Suspense>
      )}
      <CheckField
        label={t('edit.set-whole')}
        value={form.complete ? ['yes'] : []}
        set={(chosen) => amend({ complete: chosen.length > 0 })}
        choices={[{ value: 'yes', label: t('edit.complete'), more: t('edit.complete-hint') }]}
      />
    </div>
  )
}

const CompositionEditor = ({ dictionary, attribute, written, set, label, wrong }: EditorProps) => {
  const { t } = useSpeech()
  const [form, amend] = useForm(compositionForm(textOf(written)), writeComposition, set)
  const options = useMemo(
    () => [
      ...(attribute.vocabulary === undefined ? [...dictionary.vocabularies.keys()] : [attribute.vocabulary]).flatMap((name) =>
        termOptions(dictionary, name),
      ),
      ...[...dictionary.chemicals.values()].map((one) => ({ id: one.id, label: one.title, words: [...one.names, ...one.cas] })),
    ],
    [dictionary, attribute],
  )
  const put = (at: number, next: Partial<{ of: string; share: string }>): void =>
    amend({ parts: form.parts.map((part, i) => (i === at ? { ...part, ...next } : part)) })
  return (
    <fieldset className="stack stack-s">
      <legend className="field-label">{label}</legend>
      <p className="field-hint">{t('edit.composition-hint')}</p>
      {wrong !== undefined && <p className="field-wrong">{wrong}</p>}
      {form.parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are filled in and keep their place.
        <div className="row" key={at}>
          <div className="grow">
            <Suspense fallback={null}>
              <Combo
                label={t('edit.part', { number: at + 1 })}
                options={options}
                value={part.of === '' ? null : part.of}
                set={(id) => put(at, { of: id ?? '' })}
                data
              />
            </Suspense>
          </div>
          <TextField
            label={t('edit.share')}
            size="short"
            technical
            value={part.share}
            set={(share) => put(at, { share })}
            placeholder="99.5 wt %"
          />
          <button type="button" className="link-button" onClick={() => amend({ parts: form.parts.filter((_, i) => i !== at) })}>
            {t('edit.remove')}
          </button>
        </div>
      ))}
      <button type="button" className="button button-small" onClick={() => amend({ parts: [...form.parts, { of: '', share: '' }] })}>
        {t('edit.add-part')}
      </button>
      <CheckField
        label={t('edit.set-whole')}
        value={form.complete ? ['yes'] : []}
        set={(chosen) => amend({ complete: chosen.length > 0 })}
        choices={[{ value: 'yes', label: t('edit.complete'), more: t('edit.complete-hint') }]}
      />
    </fieldset>
  )
}

const CurveEditor = ({ written, set, label, wrong }: EditorProps) => {
  const { t } = useSpeech()
  const [form, amend] = useForm(
    {
      points: curveForm(textOf(written)).length === 0 ? ([['', '']] as readonly (readonly [string, string])[]) : curveForm(textOf(written)),
    },
    (whole) => writeCurve(whole.points),
    set,
  )
  return (
    <fieldset className="stack stack-s">
      <legend className="field-label">{label}</legend>
      <p className="field-hint">{t('edit.curve-hint')}</p>
      {wrong !== undefined && <p className="field-wrong">{wrong}</p>}
      {form.points.map(([x, y], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are filled in and keep their place.
        <div className="row" key={at}>
          <TextField
            label={t('edit.curve-x', { number: at + 1 })}
            size="short"
            technical
            value={x}
            set={(next) => amend({ points: form.points.map((point, i) => (i === at ? [next, y] : point)) })}
          />
          <TextField
            label={t('edit.curve-y', { number: at + 1 })}
            size="short"
            technical
            value={y}
            set={(next) => amend({ points: form.points.map((point, i) => (i === at ? [x, next] : point)) })}
          />
        </div>
      ))}
      <button type="button" className="button button-small" onClick={() => amend({ points: [...form.points, ['', '']] })}>
        {t('edit.add-point')}
      </button>
    </fieldset>
  )
}

const PlainEditor = ({ attribute, written, set, label, wrong }: EditorProps) => {
  const [value, setValue] = useState(textOf(written))
  return (
    <TextField
      label={label}
      wrong={wrong}
      type={attribute.type === 'date' ? 'date' : 'text'}
      size="middle"
      value={value}
      set={(next) => {
        setValue(next)
        set(next.trim() === '' ? undefined : next)
      }}
    />
  )
}

/** The fields for an attribute's type. */
export const FactEditor = (props: EditorProps) => {
  switch (props.attribute.type) {
    case 'quantity':
    case 'count':
      return <NumberEditor {...props} />
    case 'range':
      return <RangeEditor {...props} />
    case 'bool':
      return <BoolEditor {...props} />
    case 'enum':
    case 'taxon':
      return <TermEditor {...props} />
    case 'set':
      return <SetEditor {...props} />
    case 'composition':
      return <CompositionEditor {...props} />
    case 'curve':
      return <CurveEditor {...props} />
    case 'text':
    case 'date':
    case 'structure':
      return <PlainEditor {...props} />
  }
}
