/** All lists, one list, and the search across them. */
import { lazy, Suspense, useDeferredValue, useMemo } from 'react'
import type { ControlList, Provision } from '../../list/model.ts'
import { type Held, useHeld } from '../held.ts'
import { useSpeech } from '../language.tsx'
import { TextField } from '../parts/field.tsx'
import { Tag } from '../parts/notice.tsx'
import { Datum, Title } from '../parts/page.tsx'
import { amend, href, provisionHref } from '../router.ts'
import { findProvisions } from './search.ts'
import { Trail } from './trail.tsx'

const PolicyCards = lazy(() => import('./policies.tsx').then((module) => ({ default: module.PolicyCards })))
const PolicyPage = lazy(() => import('./policies.tsx').then((module) => ({ default: module.PolicyPage })))
const FoundRules = lazy(() => import('./policies.tsx').then((module) => ({ default: module.FoundRules })))

/** How many of a list's provisions decide something, and how many of those were checked against a text. */
export const countOf = (list: ControlList): { readonly deciding: number; readonly verified: number } => {
  const deciding = list.provisions.filter((one) => !one.heading)
  return { deciding: deciding.length, verified: deciding.filter((one) => one.confidence === 'verified').length }
}

const ListCard = ({ list, hash }: { readonly list: ControlList; readonly hash: string }) => {
  const { t, number } = useSpeech()
  const { deciding, verified } = countOf(list)
  return (
    <li className="card list-card">
      <p className="match-id">
        <bdi>{list.id}</bdi>
      </p>
      <h2>
        <a href={href({ page: 'lists', list: list.id })}>
          <Datum>{list.title}</Datum>
        </a>
      </h2>
      <p className="quiet">
        <Datum>{list.about}</Datum>
      </p>
      <dl className="figures">
        <div>
          <dt>{t('lists.provisions')}</dt>
          <dd>{number(deciding)}</dd>
        </div>
        <div>
          <dt>{t('lists.verified')}</dt>
          <dd>{number(verified)}</dd>
        </div>
        <div>
          <dt>{t('lists.instrument')}</dt>
          <dd>
            <Datum>{list.instrument}</Datum>
          </dd>
        </div>
        <div>
          <dt>{t('lists.hash')}</dt>
          <dd>
            <code>{hash.slice(0, 12)}</code>
          </dd>
        </div>
      </dl>
    </li>
  )
}

const depthOf = (provision: Provision, byId: ReadonlyMap<string, Provision>): number => {
  let depth = 0
  for (let above = provision.parent; above !== undefined; above = byId.get(above)?.parent) depth += 1
  return depth
}

const ProvisionRow = ({ provision, depth, full }: { readonly provision: Provision; readonly depth: number; readonly full: boolean }) => {
  const { t } = useSpeech()
  return (
    <li className={`prov prov-${Math.min(depth, 4)}${provision.heading ? ' prov-heading' : ''}`}>
      <span className="prov-id">
        <bdi>{full ? provision.full : provision.id}</bdi>
      </span>
      <a href={provisionHref(provision.full)}>
        <Datum>{provision.title}</Datum>
      </a>
      {!provision.heading && provision.confidence === 'unverified' && <Tag tone="open">{t('confidence.unverified')}</Tag>}
      {provision.effect !== 'controlled' && <Tag tone="refer">{t(`effect.${provision.effect}`)}</Tag>}
    </li>
  )
}

const Search = ({ list, query }: { readonly list: string | undefined; readonly query: string }) => {
  const { t } = useSpeech()
  return (
    <search>
      <TextField
        type="search"
        label={list === undefined ? t('lists.search') : t('lists.search-in', { list })}
        hint={t('lists.search-hint')}
        value={query}
        set={(typed) => amend({ page: 'lists', ...(list === undefined ? {} : { list }), ...(typed === '' ? {} : { query: typed }) })}
      />
    </search>
  )
}

const Found = ({ held, lists, query }: { readonly held: Held; readonly lists: readonly ControlList[]; readonly query: string }) => {
  const { t } = useSpeech()
  const asked = useDeferredValue(query)
  const found = useMemo(() => findProvisions(lists, held.dictionary, asked), [lists, held, asked])
  return (
    <section aria-label={t('lists.results')} className="stack">
      <p role="status">{t('lists.found', { count: found.length })}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away. */}
      <ul role="list" className="provs">
        {found.slice(0, 200).map((one) => (
          <ProvisionRow key={one.full} provision={one} depth={0} full />
        ))}
      </ul>
      {lists.length === held.lists.length && (
        <Suspense fallback={null}>
          <FoundRules asked={asked} />
        </Suspense>
      )}
    </section>
  )
}

interface Group {
  readonly top: Provision
  readonly below: readonly Provision[]
}

/** The list by its outermost headings, in its own order. */
const groupsOf = (list: ControlList): readonly Group[] => {
  const groups: { top: Provision; below: Provision[] }[] = []
  for (const provision of list.provisions) {
    const last = groups.at(-1)
    if (provision.parent === undefined || last === undefined) groups.push({ top: provision, below: [] })
    else last.below.push(provision)
  }
  return groups
}

const Rows = ({ provisions, byId }: { readonly provisions: readonly Provision[]; readonly byId: ReadonlyMap<string, Provision> }) => (
  // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away.
  <ul role="list" className="provs">
    {provisions.map((one) => (
      <ProvisionRow key={one.full} provision={one} depth={Math.max(0, depthOf(one, byId) - 1)} full={false} />
    ))}
  </ul>
)

/** A list longer than this starts with its headings alone. */
const LONG = 60

const WholeList = ({ list }: { readonly list: ControlList }) => {
  const { t } = useSpeech()
  const byId = useMemo(() => new Map(list.provisions.map((one) => [one.id, one])), [list])
  const groups = useMemo(() => groupsOf(list), [list])
  return (
    <div>
      {groups.map(({ top, below }) =>
        below.length === 0 ? (
          <Rows key={top.full} provisions={[top]} byId={byId} />
        ) : (
          <details className="fold group" key={top.full} open={list.provisions.length <= LONG}>
            <summary>
              <bdi className="match-id">{top.id}</bdi>
              <span className="group-title">
                <Datum>{top.title}</Datum>
              </span>
              <span className="small quiet">{t('lists.group', { count: below.filter((one) => !one.heading).length })}</span>
            </summary>
            <Rows provisions={[top, ...below]} byId={byId} />
          </details>
        ),
      )}
    </div>
  )
}

/** `#/lists` and `#/lists/NSG2`, with `?q=`. */
export const ListsPage = ({ list: id, query = '' }: { readonly list?: string; readonly query?: string }) => {
  const { t } = useSpeech()
  const held = useHeld()
  const list = held.lists.find((one) => one.id === id)
  // What is no list may be a policy; its page says so if it is neither.
  if (id !== undefined && list === undefined) return <PolicyPage id={id} />
  const lists = list === undefined ? held.lists : [list]
  return (
    <div className="stack stack-l">
      {list && <Trail />}
      <header className="stack stack-s">
        {list && (
          <p className="match-id">
            <bdi>{list.id}</bdi>
          </p>
        )}
        <Title title={list === undefined ? t('lists.title') : list.id}>
          {list === undefined ? t('lists.title') : <Datum>{list.title}</Datum>}
        </Title>
        <p className="lead measure">{list === undefined ? t('lists.lead') : <Datum>{list.about}</Datum>}</p>
        {list && (
          <p className="quiet small">
            <Datum>{list.issuer}</Datum> · <Datum>{list.instrument}</Datum> · <ListCount list={list} />
          </p>
        )}
      </header>
      <Search list={id} query={query} />
      {query !== '' ? (
        <Found held={held} lists={lists} query={query} />
      ) : list ? (
        <WholeList list={list} />
      ) : (
        <>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away. */}
          <ul role="list" className="list-cards">
            {held.lists.map((one) => (
              <ListCard key={one.id} list={one} hash={held.hashes[one.id] ?? ''} />
            ))}
          </ul>
          <Suspense fallback={<p className="quiet">{t('page.loading')}</p>}>
            <PolicyCards />
          </Suspense>
        </>
      )}
    </div>
  )
}

const ListCount = ({ list }: { readonly list: ControlList }) => {
  const { t } = useSpeech()
  const { deciding, verified } = countOf(list)
  return t('lists.count', { count: deciding, verified })
}
