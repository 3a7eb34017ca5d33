/** One provision an item was held against: its tree with the item's values, where it is written, its other numbers. */
import { useMemo } from 'react'
import type { Match, Trace } from '../../classify/verdict.ts'
import { useHeld } from '../held.ts'
import { useSpeech } from '../language.tsx'
import { Tag } from '../parts/notice.tsx'
import { Datum } from '../parts/page.tsx'
import { Tree } from '../parts/tree.tsx'
import { provisionHref } from '../router.ts'
import { traceNode } from './trace-node.ts'

/** The tree of a trace. */
export const TraceTree = ({ trace, written, label }: { readonly trace: Trace; readonly written: boolean; readonly label: string }) => {
  const { t } = useSpeech()
  const { dictionary } = useHeld()
  const root = useMemo(() => traceNode(trace, dictionary, t), [trace, dictionary, t])
  return <Tree root={root} written={written} label={label} />
}

/** A match, with its citation and the numbers the item has elsewhere. */
export const MatchCard = ({ match, written }: { readonly match: Match; readonly written: boolean }) => {
  const { t } = useSpeech()
  const see = Object.entries(match.see)
  return (
    <article className="match" aria-labelledby={`match-${match.id}`}>
      <header className="match-head">
        <a className="match-id" href={provisionHref(match.id)}>
          <bdi>{match.id}</bdi>
        </a>
        <h3 id={`match-${match.id}`}>
          <Datum>{match.title}</Datum>
        </h3>
        <span className="actions">
          <Tag tone={match.effect === 'released' ? 'pass' : match.effect === 'refer' ? 'refer' : 'stop'}>{t(`effect.${match.effect}`)}</Tag>
          {match.confidence === 'unverified' && <Tag tone="open">{t('confidence.unverified')}</Tag>}
        </span>
      </header>
      <div className="match-body">
        <TraceTree trace={match.trace} written={written} label={t('verdict.tree', { id: match.id })} />
      </div>
      <dl className="match-foot">
        <div>
          <dt>{t('provision.written')}</dt>
          <dd>
            <Datum>
              {match.cites.instrument}, {match.cites.locator}
            </Datum>
          </dd>
        </div>
        <div>
          <dt>{t('provision.checked')}</dt>
          <dd>{match.cites.verified === undefined ? t('provision.unchecked') : <Datum>{match.cites.verified}</Datum>}</dd>
        </div>
        {see.length > 0 && (
          <div>
            <dt>{t('verdict.see')}</dt>
            <dd>
              {see.map(([where, numbers]) => (
                <span key={where} className="see">
                  {t(`see.${where}`)} <bdi className="code">{numbers.join(', ')}</bdi>{' '}
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </article>
  )
}
