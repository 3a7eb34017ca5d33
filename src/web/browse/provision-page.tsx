/** One provision: its tree, notes, history, cases and where it is written. */
import { lazy, type ReactNode, Suspense, use, useMemo, useState } from 'react'
import type { Citation, ControlList, Provision, Version } from '../../list/model.ts'
import { type Effective, effective } from '../../list/resolve.ts'
import { type Held, today, useHeld } from '../held.ts'
import { useSpeech } from '../language.tsx'
import { SelectField } from '../parts/field.tsx'
import { Notice, Tag } from '../parts/notice.tsx'
import { Datum, Title } from '../parts/page.tsx'
import { Tree, type TreeNode } from '../parts/tree.tsx'
import { provisionHref } from '../router.ts'
import { type Case, casesOf } from './cases.ts'
import { descendantsOf } from './family-tree.ts'
import { outline } from './outline.ts'
import { NoSuch, Trail } from './trail.tsx'

const RulePage = lazy(() => import('./policies.tsx').then((module) => ({ default: module.RulePage })))

/** Cases shown before "all of them". */
const SHOWN = 10

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="stack stack-s">
    <h2>{title}</h2>
    {children}
  </section>
)

/** The whole condition on a day: kind, what is inherited, its own, and what is taken out. */
const treeOf = (one: Effective, held: Held, t: ReturnType<typeof useSpeech>['t']): TreeNode => {
  const draw = (expr: Parameters<typeof outline>[0]): TreeNode => outline(expr, held.dictionary, t)
  const own = one.when.map((part) => {
    const node = draw(part.expr)
    return part.from === one.provision.full ? node : { op: 'inherited', text: part.from, provision: part.from, of: [node] }
  })
  const kind: readonly TreeNode[] = one.kinds.length === 0 ? [] : [draw({ op: 'kind', in: one.kinds })]
  const out: readonly TreeNode[] =
    one.excludes.length === 0
      ? []
      : [{ op: 'none', text: 'none', of: one.excludes.map((part) => ({ op: 'exclude', text: part.text, of: [draw(part.expr)] })) }]
  const all = [...kind, ...own, ...out]
  const only = all[0]
  if (only === undefined) return draw({ op: 'true' })
  return all.length === 1 ? only : { op: 'all', text: 'all', of: all }
}

const Condition = ({ held, list, provision }: { readonly held: Held; readonly list: ControlList; readonly provision: Provision }) => {
  const { t, date } = useSpeech()
  const now = today()
  const days = useMemo(() => [...new Set([now, ...provision.versions.map((one) => one.from)])].toSorted().reverse(), [provision, now])
  const [day, setDay] = useState(now)
  const one = useMemo(() => effective(list, provision, day), [list, provision, day])
  return (
    <Section title={t('provision.condition')}>
      {provision.versions.length > 1 && (
        <SelectField
          label={t('provision.day')}
          value={day}
          set={setDay}
          options={days.map((each) => ({ value: each, label: each === now ? t('provision.today', { day: date(each) }) : date(each) }))}
        />
      )}
      {one === undefined ? (
        <Notice>
          <p>{t('provision.not-in-force', { day: date(day) })}</p>
        </Notice>
      ) : (
        <>
          <p className="quiet">{t('provision.condition-lead')}</p>
          <div className="card">
            <Tree root={treeOf(one, held, t)} label={t('provision.tree', { id: provision.full })} />
          </div>
          <Notes notes={one.notes.filter((note) => !list.notes.includes(note))} />
          {one.notes.some((note) => list.notes.includes(note)) && (
            <details className="fold">
              <summary>
                <span>{t('provision.list-notes', { list: list.id })}</span>
              </summary>
              <div className="fold-in">
                <Notes notes={one.notes.filter((note) => list.notes.includes(note))} />
              </div>
            </details>
          )}
        </>
      )}
    </Section>
  )
}

const Notes = ({ notes }: { readonly notes: readonly { readonly effect: string; readonly text: string; readonly to?: string }[] }) => {
  const { t } = useSpeech()
  if (notes.length === 0) return null
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away.
    <ul role="list" className="stack stack-s">
      {notes.map((note) => (
        <li key={`${note.effect} ${note.text}`} className="note-row">
          <Tag>{t(`note.${note.effect}`)}</Tag> <Datum>{note.text}</Datum>
          {note.to !== undefined && <a href={provisionHref(note.to)}>{note.to}</a>}
        </li>
      ))}
    </ul>
  )
}

const History = ({ versions }: { readonly versions: readonly Version[] }) => {
  const { t, date } = useSpeech()
  return (
    <Section title={t('provision.history')}>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away. */}
      <ol role="list" className="history">
        {versions.toReversed().map((version) => (
          <li key={version.from}>
            <p>
              <strong>
                {version.to === undefined
                  ? t('provision.from', { from: date(version.from) })
                  : t('provision.from-to', { from: date(version.from), to: date(version.to) })}
              </strong>
            </p>
            {version.decided !== undefined && <p className="small quiet">{t('provision.decided', { day: date(version.decided) })}</p>}
            {version.sha256 !== undefined && (
              <p className="small quiet">
                <code dir="ltr">{version.sha256.slice(0, 16)}</code>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

const Cases = ({ full }: { readonly full: string }) => {
  const { t } = useSpeech()
  const cases = use(casesOf(full))
  const [all, setAll] = useState(false)
  return (
    <Section title={t('provision.cases')}>
      {cases.length === 0 ? (
        <p className="quiet">{t('provision.no-cases')}</p>
      ) : (
        <>
          <p className="quiet">{t('provision.cases-lead')}</p>
          {(all ? cases : cases.slice(0, SHOWN)).map((one) => (
            <CaseRow key={`${one.name} ${one.match}`} one={one} />
          ))}
          {!all && cases.length > SHOWN && (
            <p>
              <button type="button" className="link-button" onClick={() => setAll(true)}>
                {t('verdict.all', { count: cases.length })}
              </button>
            </p>
          )}
        </>
      )}
    </Section>
  )
}

const CaseRow = ({ one }: { readonly one: Case }) => {
  const { t } = useSpeech()
  return (
    <details className="fold">
      <summary>
        <Datum>{one.name}</Datum>
        <Tag tone={one.match === 'open' ? 'open' : 'plain'}>{t(`provision.case.${one.match}`)}</Tag>
      </summary>
      <pre className="fold-in" dir="ltr" lang="en">
        {one.facts}
      </pre>
    </details>
  )
}

const Sources = ({ cites, see }: { readonly cites: Citation; readonly see: Provision['see'] }) => {
  const { t } = useSpeech()
  return (
    <dl className="summary">
      <div className="summary-row">
        <dt>{t('provision.written')}</dt>
        <dd>
          <Datum>
            {cites.instrument}, {cites.locator}
          </Datum>
        </dd>
      </div>
      <div className="summary-row">
        <dt>{t('provision.checked')}</dt>
        <dd>{cites.verified === undefined ? t('provision.unchecked') : <Datum>{cites.verified}</Datum>}</dd>
      </div>
      {Object.entries(see).map(([where, numbers]) => (
        <div className="summary-row" key={where}>
          <dt>{t('provision.see', { where: t(`see.${where}`) })}</dt>
          <dd>
            <bdi className="code">{numbers.join(', ')}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** `#/lists/NSG2/3.A.1`. */
export const ProvisionPage = ({ list: listId, provision: id }: { readonly list: string; readonly provision: string }) => {
  const { t } = useSpeech()
  const held = useHeld()
  const list = held.lists.find((one) => one.id === listId)
  const provision = held.provisions.get(`${listId}:${id}`)
  const below = useMemo(() => (list === undefined || provision === undefined ? [] : descendantsOf(list, provision)), [list, provision])
  // What is no list may be a policy; its page says so if it is neither.
  if (list === undefined) return <RulePage policy={listId} rule={id} />
  if (provision === undefined) return <NoSuch what={`${listId}:${id}`} />
  return (
    <div className="stack stack-xl provision">
      <header className="stack stack-s">
        <Trail list={list.id} />
        <p className="match-id provision-id">
          <bdi>{provision.full}</bdi>
        </p>
        <Title title={provision.full}>
          <Datum>{provision.title}</Datum>
        </Title>
        <p className="actions">
          {provision.heading ? (
            <Tag>{t('provision.heading')}</Tag>
          ) : (
            <Tag
              tone={
                provision.effect === 'controlled' || provision.effect === 'prohibited'
                  ? 'stop'
                  : provision.effect === 'released'
                    ? 'pass'
                    : 'refer'
              }
            >
              {t(`effect.${provision.effect}`)}
            </Tag>
          )}
          <Tag tone={provision.confidence === 'verified' ? 'pass' : 'open'}>{t(`confidence.${provision.confidence}`)}</Tag>
        </p>
      </header>
      {provision.confidence === 'unverified' && !provision.heading && (
        <Notice kind="open">
          <p>{t('provision.unverified')}</p>
        </Notice>
      )}
      {provision.heading ? null : <Condition held={held} list={list} provision={provision} />}
      {provision.yieldsTo.length > 0 && (
        <Section title={t('provision.yields')}>
          <p>{t('provision.yields-lead')}</p>
          <p className="actions">
            {provision.yieldsTo.map((to) => (
              <a key={to} href={provisionHref(to)} className="code">
                <bdi>{to}</bdi>
              </a>
            ))}
          </p>
        </Section>
      )}
      {below.length > 0 && (
        <Section title={t('provision.below')}>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away. */}
          <ul role="list" className="provs">
            {below.map(({ provision: one, depth }) => (
              <li key={one.full} className={`prov prov-${Math.min(depth, 4)}${one.heading ? ' prov-heading' : ''}`}>
                <span className="prov-id">
                  <bdi>{one.id}</bdi>
                </span>
                <a href={provisionHref(one.full)}>
                  <Datum>{one.title}</Datum>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('provision.sources')}>
        <Sources cites={provision.cites} see={provision.see} />
      </Section>
      {provision.versions.length > 0 && <History versions={provision.versions} />}
      {!provision.heading && (
        <Suspense fallback={<p className="quiet">{t('page.loading')}</p>}>
          <Cases full={provision.full} />
        </Suspense>
      )}
    </div>
  )
}
