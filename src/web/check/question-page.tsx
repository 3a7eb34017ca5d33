/** One question at a time, the one that decides the most for the least trouble. */
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { Question } from '../../classify/verdict.ts'
import { useSpeech } from '../language.tsx'
import { type Choice, RadioField } from '../parts/field.tsx'
import { NextIcon } from '../parts/icons.tsx'
import { Notice, Tag } from '../parts/notice.tsx'
import { Datum, Title, useAnnounce } from '../parts/page.tsx'
import { go, href, provisionHref } from '../router.ts'
import { useDraft } from './draft-context.tsx'
import { FactEditor } from './fact-editor.tsx'
import { Frame } from './frame.tsx'
import { type Session, useSession } from './session.tsx'
import { SoFar } from './so-far.tsx'
import { TiesEditor } from './ties-editor.tsx'
import { setForm } from './value-text.ts'

const Combo = lazy(() => import('../parts/combo.tsx').then((module) => ({ default: module.Combo })))

/** Answers that are no value. Values of cells never begin with a colon. */
const OWN = ':own'
const LATER = ':later'
const UNKNOWABLE = ':unknowable'
const PICK = ':pick'
/** More answers than these are searched, not shown. */
const MANY = 12

/** Where questions that are no attribute of the item are answered. */
const ELSEWHERE: Readonly<Record<string, 'destination' | 'parties' | 'end-use'>> = {
  'deal.destination': 'destination',
  'deal.direction': 'destination',
  'deal.quantity': 'destination',
  'deal.hs': 'destination',
  'deal.recipient': 'parties',
  'deal.endUse': 'end-use',
}

const Why = ({ question }: { readonly question: Question }) => {
  const { t } = useSpeech()
  const shown = question.decides.slice(0, 6)
  // Some questions decide nothing alone and only clear the way.
  if (shown.length === 0) return null
  return (
    <p className="question-for">
      {t('question.decides', { count: question.decides.length })}{' '}
      {shown.map((id) => (
        <span key={id}>
          <a href={provisionHref(id)} className="code">
            <bdi>{id}</bdi>
          </a>{' '}
        </span>
      ))}
      {question.decides.length > shown.length && '…'}
    </p>
  )
}

/** The words of a question: list data in English, or a sentence of the catalogue where no attribute stands behind it. */
const askOf = (question: Question, t: ReturnType<typeof useSpeech>['t']): { readonly text: string; readonly data: boolean } =>
  question.says === undefined ? { text: question.ask, data: true } : { text: t(question.says.key, question.says.params), data: false }

/** The terms a set's cells name. */
const termsOf = (question: Question): readonly string[] => [
  ...new Set(question.cells.filter((cell) => cell.says === undefined).flatMap((cell) => setForm(cell.value).has)),
]

const labelOf = (cell: Question['cells'][number], t: ReturnType<typeof useSpeech>['t']): ReactNode =>
  cell.says === undefined ? <Datum>{cell.label}</Datum> : t(cell.says.key, cell.says.params)

const OneQuestion = ({ question, session }: { readonly question: Question; readonly session: Session }) => {
  const { t } = useSpeech()
  const { dispatch } = useDraft()
  const announce = useAnnounce()
  const { dictionary } = session.held
  const attribute = dictionary.attributes.get(question.attr)
  const elsewhere = ELSEWHERE[question.attr]
  const ties = question.attr === 'ties'
  const [chosen, setChosen] = useState(
    attribute?.type === 'set'
      ? OWN
      : question.cells.length > MANY
        ? PICK
        : question.cells.length === 0 && (attribute !== undefined || ties)
          ? OWN
          : '',
  )
  const [own, setOwn] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const ask = askOf(question, t)

  const answer = (): void => {
    if (chosen === '' || ((chosen === OWN || chosen === PICK) && own === undefined)) {
      setWrong(t('question.empty'))
      return
    }
    const written = chosen === OWN || chosen === PICK ? own : chosen
    if (chosen === LATER || chosen === UNKNOWABLE)
      dispatch({ do: 'mark', attr: question.attr, as: chosen === LATER ? 'later' : 'unknowable' })
    else if (written !== undefined) {
      const complaint = session.refusal(question.attr, written, chosen === OWN && isSet)
      if (complaint !== undefined) {
        setWrong(complaint)
        return
      }
      dispatch({ do: chosen === OWN && isSet ? 'correct' : 'say', attr: question.attr, text: written })
    }
    announce(t('question.taken'))
  }

  const isSet = attribute?.type === 'set'
  const many = question.cells.length > MANY
  // Of several materials one is no answer: a set is ticked together, and only the cells that are sentences stay.
  const cells = isSet ? question.cells.filter((cell) => cell.says !== undefined) : question.cells
  const ownFields = (
    <>
      {attribute !== undefined && (
        <FactEditor
          attribute={attribute}
          dictionary={dictionary}
          written={isSet ? session.facts.find((row) => row.attr === question.attr)?.value : undefined}
          set={setOwn}
          wrong={wrong}
          label={attribute.title}
          suggested={isSet ? termsOf(question) : []}
        />
      )}
      {ties && <TiesEditor held={session.held} set={setOwn} wrong={wrong} />}
    </>
  )
  const search = (
    <Suspense fallback={<p className="quiet">{t('page.loading')}</p>}>
      <Combo
        label={ask.text}
        options={question.cells.map((cell) => ({
          id: cell.value,
          label: cell.says === undefined ? cell.label : t(cell.says.key, cell.says.params),
        }))}
        value={own ?? null}
        set={(id) => setOwn(id ?? undefined)}
        data
      />
    </Suspense>
  )
  const choices: readonly Choice[] = [
    ...(isSet ? [{ value: OWN, label: t('question.these'), below: ownFields }] : []),
    ...(many && !isSet
      ? [{ value: PICK, label: t('question.pick', { count: question.cells.length }), below: search }]
      : cells.map((cell) => ({ value: cell.value, label: labelOf(cell, t) }))),
    ...(question.cells.length > 0 && !isSet && attribute !== undefined && attribute.type !== 'bool' && attribute.type !== 'enum'
      ? [{ value: OWN, label: t('question.own'), below: ownFields }]
      : []),
    ...(question.cells.length === 0 && !isSet && (attribute !== undefined || ties)
      ? [{ value: OWN, label: t('question.value'), below: ownFields }]
      : []),
    { value: LATER, label: t('question.later'), more: t('question.later-hint'), apart: true },
    { value: UNKNOWABLE, label: t('question.unknowable'), more: t('question.unknowable-hint') },
  ]

  return (
    <form
      className="stack stack-l"
      onSubmit={(event) => {
        event.preventDefault()
        answer()
      }}
    >
      <header className="stack stack-s">
        {question.judgement && (
          <p>
            <Tag tone="refer">{t('tree.judgement')}</Tag>
          </p>
        )}
        <Title title={ask.text}>{ask.data ? <Datum>{ask.text}</Datum> : ask.text}</Title>
        {question.hint !== undefined && (
          <p className="lead measure">
            <Datum>{question.hint}</Datum>
          </p>
        )}
        <Why question={question} />
      </header>
      {question.judgement && (
        <Notice>
          <p>{t('question.judgement')}</p>
        </Notice>
      )}
      {elsewhere !== undefined && (
        <p>
          <a className="button" href={href({ page: 'check', step: elsewhere })}>
            {t(`question.elsewhere.${elsewhere}`)}
            <NextIcon />
          </a>
        </p>
      )}
      <RadioField
        label={ask.text}
        quietLabel
        value={chosen}
        set={(value) => {
          setChosen(value)
          setWrong(undefined)
        }}
        choices={choices}
        wrong={chosen === OWN ? undefined : wrong}
      />
      <div className="actions">
        <button type="submit" className="button button-main">
          {t('step.continue')}
          <NextIcon />
        </button>
      </div>
    </form>
  )
}

/** `#/check/question`. */
export const QuestionPage = () => {
  const { t } = useSpeech()
  const session = useSession()
  const { dispatch } = useDraft()
  const { question, putOff } = session
  return (
    <Frame step="question" side={<SoFar />}>
      {question !== undefined ? (
        // A new question is a new form: nothing chosen for the one before may stay chosen.
        <OneQuestion key={question.attr} question={question} session={session} />
      ) : (
        <div className="stack">
          <Title title={t('question.none')}>{t('question.none')}</Title>
          <p className="lead measure">{t(putOff > 0 ? 'question.none-put-off' : 'question.none-text', { count: putOff })}</p>
          <div className="actions">
            <button type="button" className="button button-main" onClick={() => go({ page: 'check', step: 'verdict' })}>
              {t('question.to-verdict')}
              <NextIcon />
            </button>
            {putOff > 0 && (
              <button type="button" className="button" onClick={() => dispatch({ do: 'ask-again' })}>
                {t('question.ask-again')}
              </button>
            )}
          </div>
        </div>
      )}
    </Frame>
  )
}
