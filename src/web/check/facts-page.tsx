/** What was read: the kind, the facts with their words in the sheet, the reader's own doubts. All of it can be corrected. */
import { lazy, Suspense, useMemo, useState } from 'react'
import { sayValue } from '../../classify/say-value.ts'
import type { SheetQuestion } from '../../describe/settle.ts'
import { useSpeech } from '../language.tsx'
import { RadioField } from '../parts/field.tsx'
import { NextIcon } from '../parts/icons.tsx'
import { Notice } from '../parts/notice.tsx'
import { Datum, Title, useAnnounce } from '../parts/page.tsx'
import { quoted } from '../parts/say-fact.ts'
import { go, href } from '../router.ts'
import { useDraft } from './draft-context.tsx'
import { EditRow, FactList } from './fact-list.tsx'
import { Frame } from './frame.tsx'
import { attributeOptions } from './options.ts'
import { type Session, useSession } from './session.tsx'
import { SheetView } from './sheet-view.tsx'
import { SoFar } from './so-far.tsx'

const Combo = lazy(() => import('../parts/combo.tsx').then((module) => ({ default: module.Combo })))

/** The kind that was read, with the others that were near. */
const KindPart = ({ session }: { readonly session: Session }) => {
  const { t } = useSpeech()
  const { draft, dispatch } = useDraft()
  const { description, kindTitle, item } = session
  const [choosing, setChoosing] = useState(false)
  const ranked = description?.kinds.slice(0, 5) ?? []
  const about = session.held.dictionary.kinds.get(item.kinds[0] ?? '')?.about
  return (
    <section className="stack stack-s" aria-labelledby="kind">
      <h2 id="kind">{t('facts.kind')}</h2>
      {kindTitle === undefined ? (
        <Notice kind="open">
          <p>{t('facts.no-kind')}</p>
        </Notice>
      ) : (
        <div className="kind-read">
          <p className="kind-name">
            <Datum>{kindTitle}</Datum>
          </p>
          {about !== undefined && (
            <p className="small quiet">
              <Datum>{about}</Datum>
            </p>
          )}
        </div>
      )}
      {(choosing || kindTitle === undefined) && ranked.length > 0 ? (
        <RadioField
          label={t('facts.kind-which')}
          value={draft.kind ?? item.kinds[0] ?? ''}
          set={(kind) => {
            dispatch({ do: 'choose-kind', kind })
            setChoosing(false)
          }}
          choices={ranked.map((one) => ({
            value: one.id,
            label: <Datum>{one.title}</Datum>,
            ...(one.why.length === 0 ? {} : { more: t('facts.kind-why', { words: one.why.slice(0, 4).join(', ') }) }),
          }))}
        />
      ) : null}
      <p className="actions">
        {!choosing && kindTitle !== undefined && ranked.length > 1 && (
          <button type="button" className="link-button" onClick={() => setChoosing(true)}>
            {t('facts.kind-other')}
          </button>
        )}
        <a href={href({ page: 'check', step: 'kind' })}>{t('facts.kind-all')}</a>
      </p>
    </section>
  )
}

/** One doubt of the reader: which of these did the sheet mean? */
const Doubt = ({ doubt, session }: { readonly doubt: SheetQuestion; readonly session: Session }) => {
  const { t } = useSpeech()
  const { dispatch } = useDraft()
  const announce = useAnnounce()
  const settle = (index: string): void => {
    const gives = doubt.choices[Number(index)]?.gives
    if (gives === undefined) return
    const facts = Object.entries(gives.facts ?? {})
    if (gives.model !== undefined) dispatch({ do: 'choose-model', model: gives.model })
    else if (gives.kinds?.[0] !== undefined) dispatch({ do: 'choose-kind', kind: gives.kinds[0] })
    else if (gives.notKinds !== undefined && gives.notKinds.length > 0)
      dispatch({ do: 'say', attr: 'kind', text: `none of [${gives.notKinds.join(', ')}]` })
    else {
      for (const [attr, fact] of facts)
        dispatch({ do: 'correct', attr, text: sayValue(fact.value, session.held.dictionary.attributes.get(attr)) })
      // The doubt was about one attribute and the answer may have named another: the doubt itself is settled either way.
      if (!facts.some(([attr]) => attr === doubt.about)) dispatch({ do: 'mark', attr: doubt.about, as: 'dropped' })
    }
    announce(t('question.taken'))
  }
  return (
    <div className="party">
      <RadioField
        label={<bdi>{t(doubt.says.key, doubt.says.params)}</bdi>}
        {...(doubt.source?.line === undefined ? {} : { hint: t('source.line', { line: doubt.source.line }) })}
        value=""
        set={settle}
        choices={doubt.choices.map((choice, at) => ({
          value: String(at),
          label: choice.says === undefined ? <Datum>{choice.label}</Datum> : t(choice.says.key, choice.says.params),
        }))}
      />
    </div>
  )
}

const AddFact = ({ session }: { readonly session: Session }) => {
  const { t } = useSpeech()
  const [open, setOpen] = useState(false)
  const [attr, setAttr] = useState<string | null>(null)
  const options = useMemo(
    () => attributeOptions(session.held.dictionary, session.item.kinds, new Set(Object.keys(session.item.facts))),
    [session],
  )
  const close = (): void => {
    setOpen(false)
    setAttr(null)
  }
  if (!open) {
    return (
      <button type="button" className="button button-small" onClick={() => setOpen(true)}>
        {t('facts.add')}
      </button>
    )
  }
  return (
    <div className="fact-edit stack">
      <Suspense fallback={<p className="quiet">{t('page.loading')}</p>}>
        <Combo label={t('facts.add-which')} options={options} value={attr} set={setAttr} data />
      </Suspense>
      {attr === null ? (
        <button type="button" className="button button-small" onClick={close}>
          {t('facts.cancel')}
        </button>
      ) : (
        <EditRow key={attr} attr={attr} written={undefined} done={close} />
      )}
    </div>
  )
}

/** `#/check/facts`. */
export const FactsPage = () => {
  const { t } = useSpeech()
  const { draft, dispatch } = useDraft()
  const session = useSession()
  const [here, setHere] = useState<string>()
  const { facts, doubts, chemistry, description, question } = session
  const sheet = draft.sheet.trim() !== ''
  return (
    <Frame
      step="facts"
      wide={sheet}
      side={
        <div className="stack">
          <SoFar />
          {sheet && <SheetView sheet={draft.sheet} facts={facts} here={here} title={t('facts.sheet')} />}
        </div>
      }
    >
      <header className="stack stack-s">
        <Title title={t('facts.title')}>{t('facts.title')}</Title>
        <p className="lead measure">{t(sheet ? 'facts.lead' : 'facts.lead-no-sheet')}</p>
      </header>
      {chemistry.is === 'reading' && (
        <p className="quiet" role="status">
          {t('chemical.loading')}
        </p>
      )}
      {(chemistry.is === 'refused' || chemistry.is === 'failed') && (
        <Notice kind="wrong">
          <p>{t(chemistry.is === 'refused' ? 'chemical.refused' : 'chemical.failed')}</p>
          <p>
            <bdi lang="en">{chemistry.why}</bdi>
          </p>
        </Notice>
      )}
      <KindPart session={session} />
      {doubts.filter((doubt) => doubt.about !== 'kind').length > 0 && (
        <section className="stack" aria-labelledby="doubts">
          <h2 id="doubts">{t('facts.doubts')}</h2>
          {doubts
            .filter((doubt) => doubt.about !== 'kind')
            .map((doubt) => (
              <Doubt key={`${doubt.about} ${doubt.source?.line ?? ''}`} doubt={doubt} session={session} />
            ))}
        </section>
      )}
      <section className="stack stack-s" aria-labelledby="facts">
        <h2 id="facts">{t('facts.list')}</h2>
        <FactList point={setHere} />
        <AddFact session={session} />
      </section>
      {description !== undefined && description.ignored.length > 0 && (
        <details className="fold">
          <summary>
            <span>{t('facts.ignored', { count: description.ignored.length })}</span>
          </summary>
          <ul className="fold-in">
            {description.ignored.map((one) => (
              <li key={`${one.line} ${one.column}`} className="small">
                <q dir="auto">{quoted(one.text)}</q> <span className="quiet">{t(`describe:ignored.${one.why}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="actions">
        <button
          type="button"
          className="button button-main"
          onClick={() => {
            dispatch({ do: 'see-facts', ...(description?.hs === undefined ? {} : { hs: description.hs }) })
            go({ page: 'check', step: question === undefined ? 'verdict' : 'question' })
          }}
        >
          {t('facts.right')}
          <NextIcon />
        </button>
      </div>
    </Frame>
  )
}
