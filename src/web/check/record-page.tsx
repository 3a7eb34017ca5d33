/** The record: everything on one page, to print, to save, to replay. */
import { useMemo } from 'react'
import { useSpeech } from '../language.tsx'
import { TextField } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { Title } from '../parts/page.tsx'
import { Answers } from './answers-page.tsx'
import { transactionOf } from './draft.ts'
import { useDraft } from './draft-context.tsx'
import { FactList } from './fact-list.tsx'
import { Frame } from './frame.tsx'
import { OpenRecord } from './open-record.tsx'
import { OutcomeBanner, OutcomeReasons } from './outcome-page.tsx'
import { getReplayed, type Remembered, saveText } from './record.ts'
import { useSession } from './session.tsx'
import { StartAgain } from './start-again.tsx'
import { Reasons, VerdictBanner } from './verdict-page.tsx'

const download = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads the file after the click; taken away at once it would be empty.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

const fileName = (title: string, on: string): string => {
  const plain = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
  return `gatehouse-${plain === '' ? 'check' : plain}-${on}.json`
}

/** Whether a record that was opened comes out the same now. */
const Replay = ({ remembered }: { readonly remembered: Remembered }) => {
  const { t, date } = useSpeech()
  const { classification, assessment, held } = useSession()
  const changed = remembered.lists.filter((list) => held.hashes[list.id] !== list.sha256).map((list) => list.id)
  const matches = classification?.matches.map((match) => match.id) ?? []
  const same =
    (remembered.verdict === undefined || remembered.verdict === classification?.verdict) &&
    remembered.matches.length === matches.length &&
    remembered.matches.every((id) => matches.includes(id)) &&
    (remembered.outcome === undefined || remembered.outcome === assessment?.outcome)
  return (
    <Notice kind={same ? 'plain' : 'wrong'}>
      <p>
        <strong>{t(same ? 'replay.same' : 'replay.other')}</strong>
      </p>
      {remembered.saved !== undefined && <p>{t('replay.saved', { day: date(remembered.saved.slice(0, 10)) })}</p>}
      {!same && remembered.verdict !== undefined && (
        <p>
          {t('replay.was', {
            verdict: t(`verdict.${remembered.verdict}`),
            outcome: remembered.outcome === undefined ? '–' : t(`outcome.${remembered.outcome}`),
          })}
        </p>
      )}
      <p>{changed.length === 0 ? t('replay.lists-same') : t('replay.lists-other', { lists: changed.join(', ') })}</p>
    </Notice>
  )
}

/** `#/check/record`. */
export const RecordPage = () => {
  const { t, date } = useSpeech()
  const { draft, dispatch } = useDraft()
  const session = useSession()
  const { classification, assessment } = session
  const replayed = getReplayed()
  const shown = replayed !== undefined && replayed.draft === draft ? replayed.remembered : undefined
  const title = draft.title === '' ? (session.kindTitle ?? '') : draft.title
  const results = useMemo(
    () => ({
      saved: new Date().toISOString(),
      lists: classification?.lists ?? [],
      verdict: classification,
      transaction: transactionOf(draft, title),
      outcome: assessment,
    }),
    [classification, assessment, draft, title],
  )
  return (
    <Frame step="record" wide>
      <header className="stack stack-s">
        <Title title={t('record.title')}>{t('record.title')}</Title>
        <p className="lead measure no-print">{t('record.lead')}</p>
        <p className="print-only small">{t('record.printed', { day: date(draft.on), title })}</p>
      </header>
      {shown && <Replay remembered={shown} />}
      <div className="no-print measure">
        <TextField
          label={t('record.name')}
          hint={t('record.name-hint')}
          size="middle"
          value={draft.title}
          set={(next) => dispatch({ do: 'name', title: next })}
        />
      </div>
      <div className="actions">
        <button type="button" className="button button-main" onClick={() => download(fileName(title, draft.on), saveText(draft, results))}>
          {t('record.save')}
        </button>
        <button type="button" className="button" onClick={() => window.print()}>
          {t('record.print')}
        </button>
        <OpenRecord />
        <StartAgain />
      </div>
      {assessment && <OutcomeBanner assessment={assessment} heading={(word) => <h2 className="verdict-word">{word}</h2>} />}
      {classification && <VerdictBanner classification={classification} heading={(word) => <h2 className="verdict-word">{word}</h2>} />}
      {assessment && <OutcomeReasons assessment={assessment} />}
      <Answers />
      <section className="stack stack-s">
        <h2>{t('facts.list')}</h2>
        <FactList fixed />
      </section>
      {classification && <Reasons classification={classification} />}
      {draft.sheet !== '' && (
        <section className="stack stack-s">
          <h2>{t('facts.sheet')}</h2>
          <pre className="card" dir="auto">
            {draft.sheet}
          </pre>
        </section>
      )}
    </Frame>
  )
}
