/** What is the item? A data sheet, a kind, or a chemical. */
import { useState } from 'react'
import { useSpeech } from '../language.tsx'
import { TextField } from '../parts/field.tsx'
import { NextIcon } from '../parts/icons.tsx'
import { Notice } from '../parts/notice.tsx'
import { Title } from '../parts/page.tsx'
import { go, href } from '../router.ts'
import { useDraft } from './draft-context.tsx'
import { EXAMPLES } from './examples.ts'
import { Frame } from './frame.tsx'

/** `#/check/item`. */
export const ItemPage = () => {
  const { t } = useSpeech()
  const { draft, dispatch } = useDraft()
  const [sheet, setSheet] = useState(draft.sheet)
  const [wrong, setWrong] = useState<string>()
  return (
    <Frame step="item">
      <header className="stack stack-s">
        <Title title={t('item.title')}>{t('item.title')}</Title>
        <p className="lead measure">{t('item.lead')}</p>
      </header>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (sheet.trim() === '') {
            setWrong(t('item.empty'))
            return
          }
          dispatch({ do: 'describe', sheet })
          go({ page: 'check', step: 'facts' })
        }}
      >
        <TextField type="textarea" label={t('item.sheet')} hint={t('item.sheet-hint')} value={sheet} set={setSheet} wrong={wrong} />
        <div className="actions">
          <button type="submit" className="button button-main">
            {t('item.read')}
            <NextIcon />
          </button>
          <span className="quiet small">{t('item.examples')}</span>
          {EXAMPLES.map((example) => (
            <button key={example.key} type="button" className="link-button small" onClick={() => setSheet(example.sheet)}>
              {t(`example.${example.key}`)}
            </button>
          ))}
        </div>
      </form>
      <section className="stack stack-s">
        <h2>{t('item.otherwise')}</h2>
        <div className="ways">
          <a className="way" href={href({ page: 'check', step: 'kind' })}>
            <strong>{t('item.kind')}</strong>
            <span className="quiet small">{t('item.kind-text')}</span>
          </a>
          <a className="way" href={href({ page: 'check', step: 'chemical' })}>
            <strong>{t('item.chemical')}</strong>
            <span className="quiet small">{t('item.chemical-text')}</span>
          </a>
        </div>
      </section>
      <Notice kind="private">
        <p>{t('item.private')}</p>
      </Notice>
    </Frame>
  )
}
