/** The answer about the item, and every reason for it as a tree. */
import { type ReactNode, useState } from 'react'
import type { Classification, OpenProvision } from '../../classify/verdict.ts'
import { useSpeech } from '../language.tsx'
import { Gate } from '../parts/gate.tsx'
import { NextIcon } from '../parts/icons.tsx'
import { Datum, Title } from '../parts/page.tsx'
import { TruthMark } from '../parts/tree.tsx'
import { href, provisionHref } from '../router.ts'
import { useDraft } from './draft-context.tsx'
import { Frame } from './frame.tsx'
import { MatchCard, TraceTree } from './match-card.tsx'
import { useSession } from './session.tsx'
import { nextDealPage } from './steps.ts'
import { GATES, TONES } from './tones.ts'

/** Provisions shown before "all of them". */
const SHOWN = 12

/** The banner: gate, word, reason, day and lists. */
export const VerdictBanner = ({
  classification,
  heading,
}: {
  readonly classification: Classification
  readonly heading: (children: ReactNode) => ReactNode
}) => {
  const { t, date } = useSpeech()
  const { attributeTitle, held } = useSession()
  const { verdict, reason, on, lists } = classification
  // The evaluator names attributes and kinds by their ids; people know them by their titles.
  const named = (param: string, title: (id: string) => string): Readonly<Record<string, string>> => {
    const ids = reason.params[param]
    return typeof ids === 'string' ? { [param]: ids.split(', ').map(title).join(t('list.comma')) } : {}
  }
  const params = {
    ...reason.params,
    ...named('missing', attributeTitle),
    ...named('kinds', (kind) => held.dictionary.kinds.get(kind)?.title ?? kind),
  }
  return (
    <section className={`verdict arrive ${TONES[verdict]}`}>
      <Gate state={GATES[verdict]} />
      <div className="stack stack-s">
        {heading(t(`verdict.${verdict}`))}
        <p className="verdict-why">{t(reason.key.includes(':') ? reason.key : `classify:${reason.key}`, params)}</p>
        <p className="verdict-facts">
          <span>{t('verdict.on', { day: date(on) })}</span>
          <span>
            {t('verdict.lists')}{' '}
            {lists.map((list) => (
              <span key={list.id}>
                <bdi>{list.id}</bdi> <code dir="ltr">{list.sha256.slice(0, 8)}</code>{' '}
              </span>
            ))}
          </span>
        </p>
      </div>
    </section>
  )
}

const Section = ({ title, lead, children }: { readonly title: string; readonly lead?: string; readonly children: ReactNode }) => (
  <section className="stack stack-s">
    <h2>{title}</h2>
    {lead !== undefined && <p className="quiet measure">{lead}</p>}
    {children}
  </section>
)

/** Provisions as folded rows, each opening its tree. */
export const Provisions = ({
  provisions,
  written,
  extra,
}: {
  readonly provisions: readonly OpenProvision[]
  readonly written: boolean
  readonly extra?: (one: OpenProvision) => ReactNode
}) => {
  const { t } = useSpeech()
  const [all, setAll] = useState(false)
  const shown = all ? provisions : provisions.slice(0, SHOWN)
  return (
    <div>
      {shown.map((one) => (
        <details className="fold" key={one.id}>
          <summary>
            <bdi className="match-id">{one.id}</bdi>
            <Datum>{one.title}</Datum>
            {extra?.(one)}
          </summary>
          <div className="fold-in stack stack-s">
            <TraceTree trace={one.trace} written={written} label={t('verdict.tree', { id: one.id })} />
            <p className="small">
              <a href={provisionHref(one.id)}>{t('verdict.provision')}</a>
            </p>
          </div>
        </details>
      ))}
      {provisions.length > shown.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t('verdict.all', { count: provisions.length })}
        </button>
      )}
    </div>
  )
}

/** The key to the marks, and the switch to the list's own words. */
const Key = ({ written, setWritten }: { readonly written: boolean; readonly setWritten: (on: boolean) => void }) => {
  const { t } = useSpeech()
  return (
    <div className="key">
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away. */}
      <ul role="list" className="tree-key">
        {([1, 0, -1] as const).map((truth) => (
          <li key={truth}>
            <TruthMark truth={truth} />
            <span aria-hidden="true">{t(truth === 1 ? 'tree.true' : truth === 0 ? 'tree.false' : 'tree.unknown')}</span>
          </li>
        ))}
      </ul>
      <label className="written no-print">
        <input type="checkbox" checked={written} onChange={(event) => setWritten(event.target.checked)} />
        {t('verdict.written')}
      </label>
    </div>
  )
}

/** Everything below the banner: matches, what is open, near misses, what was looked at and left out. */
export const Reasons = ({ classification }: { readonly classification: Classification }) => {
  const { t } = useSpeech()
  const session = useSession()
  const [written, setWritten] = useState(false)
  const { matches, released, open, nearMisses, excluded } = classification
  const titleOf = (attr: string): string => session.attributeTitle(attr)
  return (
    <>
      {matches.length + released.length + open.length + nearMisses.length + excluded.length > 0 && (
        <Key written={written} setWritten={setWritten} />
      )}
      {matches.length > 0 && (
        <Section title={t('verdict.matches', { count: matches.length })}>
          <div className="stack">
            {matches.map((match) => (
              <MatchCard key={match.id} match={match} written={written} />
            ))}
          </div>
        </Section>
      )}
      {released.length > 0 && (
        <Section title={t('verdict.released')} lead={t('verdict.released-lead')}>
          {released.map((match) => (
            <MatchCard key={match.id} match={match} written={written} />
          ))}
        </Section>
      )}
      {open.length > 0 && (
        <Section title={t('verdict.open-list', { count: open.length })} lead={t('verdict.open-lead')}>
          <Provisions
            provisions={open}
            written={written}
            extra={(one) => (
              <span className="small quiet">
                {t('verdict.missing')} <Datum>{one.missing.slice(0, 3).map(titleOf).join(', ')}</Datum>
                {one.missing.length > 3 && ' …'}
              </span>
            )}
          />
        </Section>
      )}
      {nearMisses.length > 0 && (
        <Section title={t('verdict.near')} lead={t('verdict.near-lead')}>
          <Provisions
            provisions={nearMisses.map((one) => ({ ...one, missing: [], judgementOnly: false }))}
            written={written}
            extra={(one) => <Datum className="node-short">{nearMisses.find((near) => near.id === one.id)?.short}</Datum>}
          />
        </Section>
      )}
      {excluded.length > 0 && (
        <Section title={t('verdict.excluded', { count: excluded.length })} lead={t('verdict.excluded-lead')}>
          <Provisions provisions={excluded} written={written} />
        </Section>
      )}
    </>
  )
}

/** `#/check/verdict`. */
export const VerdictPage = () => {
  const { t } = useSpeech()
  const { draft } = useDraft()
  const { classification, question } = useSession()
  if (classification === undefined) return null
  return (
    <Frame step="verdict" wide>
      <VerdictBanner
        classification={classification}
        heading={(word) => <Title title={t(`verdict.${classification.verdict}`)}>{word}</Title>}
      />
      <div className="actions">
        {question !== undefined && (
          <a className="button button-main" href={href({ page: 'check', step: 'question' })}>
            {t('verdict.ask')}
            <NextIcon />
          </a>
        )}
        <a
          className={question === undefined ? 'button button-main' : 'button'}
          href={href({ page: 'check', step: nextDealPage(draft.dealDone) })}
        >
          {t('verdict.deal')}
          <NextIcon />
        </a>
        <a className="button" href={href({ page: 'check', step: 'facts' })}>
          {t('verdict.correct')}
        </a>
      </div>
      <Reasons classification={classification} />
    </Frame>
  )
}
