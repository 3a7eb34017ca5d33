/** The facts of the item, each with where it was read, and the way to correct it. */
import { useState } from 'react'
import { useSpeech } from '../language.tsx'
import { Tag } from '../parts/notice.tsx'
import { Datum, Said, useAnnounce } from '../parts/page.tsx'
import { quoted, sayFact } from '../parts/say-fact.ts'
import { useDraft } from './draft-context.tsx'
import { FactEditor } from './fact-editor.tsx'
import { useSession } from './session.tsx'
import type { FactRow } from './work-out.ts'

/** Where a fact was read. */
const Source = ({ row }: { readonly row: FactRow }) => {
  const { t } = useSpeech()
  const { source } = row.fact
  if (source === undefined) return null
  return (
    <p className="fact-source">
      {source.by === 'document' && source.line !== undefined ? t('source.line', { line: source.line }) : t(`source.${source.by}`)}
      {source.by === 'document' && source.text !== undefined && (
        <>
          {' '}
          <q>
            <Said>{quoted(source.text)}</Said>
          </q>
        </>
      )}
    </p>
  )
}

/** The fields that correct one fact, below its row. */
export const EditRow = ({
  attr,
  written,
  done,
}: {
  readonly attr: string
  readonly written: string | undefined
  readonly done: () => void
}) => {
  const { t } = useSpeech()
  const session = useSession()
  const { dispatch } = useDraft()
  const announce = useAnnounce()
  const [text, setText] = useState(written)
  const [wrong, setWrong] = useState<string>()
  const attribute = session.held.dictionary.attributes.get(attr)
  if (attribute === undefined) return null
  return (
    <form
      className="fact-edit stack"
      onSubmit={(event) => {
        event.preventDefault()
        const complaint = text === undefined ? t('question.empty') : session.refusal(attr, text, true)
        setWrong(complaint)
        if (complaint !== undefined || text === undefined) return
        dispatch({ do: 'correct', attr, text })
        announce(t('facts.saved', { fact: attribute.title }))
        done()
      }}
    >
      <p className="quiet small">
        <Datum>{attribute.ask}</Datum>
      </p>
      {attribute.hint !== undefined && (
        <p className="field-hint">
          <Datum>{attribute.hint}</Datum>
        </p>
      )}
      <FactEditor
        attribute={attribute}
        dictionary={session.held.dictionary}
        written={written}
        set={setText}
        wrong={wrong}
        label={attribute.title}
      />
      <div className="actions">
        <button type="submit" className="button button-small button-main">
          {t('facts.save')}
        </button>
        <button type="button" className="button button-small" onClick={done}>
          {t('facts.cancel')}
        </button>
      </div>
    </form>
  )
}

const Row = ({
  row,
  fixed,
  point,
  editing,
  edit,
}: {
  readonly row: FactRow
  readonly fixed: boolean
  readonly point: ((attr: string | undefined) => void) | undefined
  readonly editing: boolean
  readonly edit: (attr: string | undefined) => void
}) => {
  const { t } = useSpeech()
  const { dispatch } = useDraft()
  const announce = useAnnounce()
  const session = useSession()
  const structure = row.fact.value.type === 'structure'
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only lights up the words in the sheet; the quotation in the row says the same.
    <div
      className="fact"
      onMouseEnter={() => point?.(row.attr)}
      onMouseLeave={() => point?.(undefined)}
      onFocus={() => point?.(row.attr)}
      onBlur={() => point?.(undefined)}
    >
      <div>
        <p className="fact-name">
          <Datum>{row.title}</Datum>
        </p>
        <p className="fact-value">
          <bdi>{row.value === '' ? t('facts.some') : sayFact(row.value, session.held.dictionary, t)}</bdi>
        </p>
        <Source row={row} />
        {session.wrong.has(row.attr) && (
          <p className="field-wrong">
            <bdi>{session.whyWrong(row.attr)}</bdi>
          </p>
        )}
      </div>
      {!fixed && (
        <div className="fact-acts">
          {!structure && (
            <button type="button" className="link-button" onClick={() => edit(editing ? undefined : row.attr)} aria-expanded={editing}>
              {t('facts.change')}
              <span className="hidden-visually"> {row.title}</span>
            </button>
          )}
          <button
            type="button"
            className="link-button"
            onClick={() => {
              if (row.attr === 'chemical') dispatch({ do: 'choose-chemical', chemical: null })
              dispatch({ do: 'mark', attr: row.attr, as: 'dropped' })
              announce(t('facts.removed', { fact: row.title }))
            }}
          >
            {t('edit.remove')}
            <span className="hidden-visually"> {row.title}</span>
          </button>
        </div>
      )}
      {editing && <EditRow attr={row.attr} written={row.value} done={() => edit(undefined)} />}
    </div>
  )
}

/** What was asked or read and is not a fact: put off, not to be found out, or taken out. */
const Others = ({ fixed }: { readonly fixed: boolean }) => {
  const { t } = useSpeech()
  const { draft, dispatch } = useDraft()
  const session = useSession()
  const rows = Object.entries(draft.answers).filter(
    ([attr, answer]) => answer.is !== 'said' || session.wrong.has(attr) || attr === 'kind' || attr === 'ties',
  )
  return rows.map(([attr, answer]) => (
    <div className="fact" key={attr}>
      <div>
        <p className="fact-name">
          {attr === 'kind' || attr === 'ties' ? t(`facts.${attr}`) : <Datum>{session.attributeTitle(attr)}</Datum>}
        </p>
        {answer.is === 'said' ? (
          <p className="fact-value">
            <bdi>{answer.texts.map((text) => sayFact(text, session.held.dictionary, t)).join('; ')}</bdi>
          </p>
        ) : (
          <p className="fact-value fact-unknown">
            <Tag tone={answer.is === 'dropped' ? 'plain' : 'open'}>{t(`facts.${answer.is}`)}</Tag>
          </p>
        )}
        {session.wrong.has(attr) && (
          <p className="field-wrong">
            <bdi>{session.whyWrong(attr)}</bdi>
          </p>
        )}
      </div>
      {!fixed && (
        <div className="fact-acts">
          <button type="button" className="link-button" onClick={() => dispatch({ do: 'take-back', attr })}>
            {t('facts.take-back')}
            <span className="hidden-visually"> {session.attributeTitle(attr)}</span>
          </button>
        </div>
      )}
    </div>
  ))
}

/** All facts. `fixed`: to read, not to change. `point` is told which fact is looked at. */
export const FactList = ({ fixed = false, point }: { readonly fixed?: boolean; readonly point?: (attr: string | undefined) => void }) => {
  const { t } = useSpeech()
  const { facts } = useSession()
  const { draft } = useDraft()
  const [editing, setEditing] = useState<string>()
  if (facts.length === 0 && Object.keys(draft.answers).length === 0) return <p className="quiet">{t('facts.none')}</p>
  return (
    <div className="facts">
      {facts.map((row) => (
        <Row key={row.attr} row={row} fixed={fixed} point={point} editing={editing === row.attr} edit={setEditing} />
      ))}
      <Others fixed={fixed} />
    </div>
  )
}
