/** Policies beside the lists: rules about deals and not about items. One policy, one rule, and those a search finds. */
import { useMemo } from 'react'
import type { Condition, Policy, PolicySet, Rule } from '../../assess/policy.ts'
import { useSpeech } from '../language.tsx'
import { findOptions } from '../parts/find.ts'
import { Notice, Tag, type Tone } from '../parts/notice.tsx'
import { Datum, Title } from '../parts/page.tsx'
import { Tree, type TreeNode } from '../parts/tree.tsx'
import { href, provisionHref } from '../router.ts'
import { rulesOf, useRules } from '../rules.ts'
import { NoSuch, Trail } from './trail.tsx'

const TONES: Readonly<Record<Rule['effect'], Tone>> = {
  prohibited: 'stop',
  'licence-required': 'stop',
  refer: 'refer',
  covers: 'pass',
  flag: 'open',
}

/** Cards of all policies. */
export const PolicyCards = () => {
  const { t, number } = useSpeech()
  const { policies } = useRules()
  return (
    <section className="stack">
      <h2>{t('policies.title')}</h2>
      <p className="quiet measure">{t('policies.lead')}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away. */}
      <ul role="list" className="list-cards">
        {policies.policies.map((policy) => (
          <li key={policy.id} className="card list-card">
            <p className="match-id">
              <bdi>{policy.id}</bdi>
            </p>
            <h3>
              <a href={href({ page: 'lists', list: policy.id })}>
                <Datum>{policy.title}</Datum>
              </a>
            </h3>
            {policy.invented && (
              <p>
                <Tag tone="open">{t('policies.invented')}</Tag>
              </p>
            )}
            <p className="quiet small">
              <Datum>{policy.about}</Datum>
            </p>
            <dl className="figures">
              <div>
                <dt>{t('policies.rules')}</dt>
                <dd>{number(rulesOf(policies, policy).length)}</dd>
              </div>
              <div>
                <dt>{t('lists.hash')}</dt>
                <dd>
                  <code>{policy.sha256.slice(0, 12)}</code>
                </dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}

const RuleRow = ({ rule }: { readonly rule: Rule }) => {
  const { t } = useSpeech()
  return (
    <li className="prov prov-0">
      <span className="prov-id">
        <bdi>{rule.full}</bdi>
      </span>
      <a href={provisionHref(rule.full)}>
        <Datum>{rule.title}</Datum>
      </a>
      <Tag tone={TONES[rule.effect]}>{t(`rule-effect.${rule.effect}`)}</Tag>
    </li>
  )
}

const Rows = ({ rules }: { readonly rules: readonly Rule[] }) => (
  // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away.
  <ul role="list" className="provs">
    {rules.map((rule) => (
      <RuleRow key={rule.full} rule={rule} />
    ))}
  </ul>
)

/** Rules of policies that hold every word asked for; nothing where none does. */
export const FoundRules = ({ asked }: { readonly asked: string }) => {
  const { t } = useSpeech()
  const { policies } = useRules()
  const found = useMemo(() => {
    const byId = new Map(policies.rules.map((rule) => [rule.full, rule]))
    const options = policies.rules.map((rule) => ({
      id: rule.full,
      label: rule.title,
      words: [rule.why ?? '', ...rule.cites.map((cite) => `${cite.instrument} ${cite.locator ?? ''}`)],
    }))
    return findOptions(options, asked).flatMap((option) => byId.get(option.id) ?? [])
  }, [policies, asked])
  if (found.length === 0) return null
  return (
    <section className="stack stack-s">
      <h2>{t('policies.found', { count: found.length })}</h2>
      <Rows rules={found.slice(0, 100)} />
    </section>
  )
}

/** One policy. */
export const PolicyPage = ({ id }: { readonly id: string }) => {
  const { t } = useSpeech()
  const { policies } = useRules()
  const policy: Policy | undefined = policies.policies.find((one) => one.id === id)
  if (policy === undefined) return <NoSuch what={id} />
  return (
    <div className="stack stack-l">
      <header className="stack stack-s">
        <Trail />
        <p className="match-id provision-id">
          <bdi>{policy.id}</bdi>
        </p>
        <Title title={policy.id}>
          <Datum>{policy.title}</Datum>
        </Title>
        <p className="lead measure">
          <Datum>{policy.about}</Datum>
        </p>
        <p className="quiet small">
          <Datum>{policy.issuer}</Datum> · <code dir="ltr">{policy.sha256.slice(0, 16)}</code>
        </p>
      </header>
      {policy.invented && (
        <Notice kind="open">
          <p>{t('policies.invented-text')}</p>
        </Notice>
      )}
      <Rows rules={rulesOf(policies, policy)} />
    </div>
  )
}

/** A policy's condition as a tree; a named term is shown with what it stands for. */
const treeOf = (condition: Condition, set: PolicySet, t: ReturnType<typeof useSpeech>['t'], depth = 0): TreeNode => {
  const below = (of: readonly Condition[]): readonly TreeNode[] => of.map((one) => treeOf(one, set, t, depth + 1))
  switch (condition.op) {
    case 'all':
    case 'any':
    case 'none':
      return { op: condition.op, text: condition.op, of: below(condition.of) }
    case 'atLeast':
      return { op: 'atLeast', text: String(condition.n), of: below(condition.of) }
    case 'not':
      return { op: 'not', text: 'not', of: below([condition.of]) }
    case 'some':
    case 'every':
      return { op: 'each', text: t(`policies.${condition.op}.${condition.each}`), of: below([condition.of]) }
    case 'term': {
      const term = set.terms.get(condition.term)
      // Terms may stand on terms; a reader opens as far as is of use, and the law's own depth is small.
      if (term === undefined || depth > 12) return { op: 'leaf', text: condition.text, data: true }
      return { op: 'term', text: term.title, of: below([term.when]) }
    }
    case 'true':
      return { op: 'true', text: t('condition.always') }
    default:
      return { op: 'leaf', text: condition.text, data: true }
  }
}

/** One rule of a policy. */
export const RulePage = ({ policy: policyId, rule: ruleId }: { readonly policy: string; readonly rule: string }) => {
  const { t, date } = useSpeech()
  const { policies } = useRules()
  const rule = policies.rules.find((one) => one.policy === policyId && one.id === ruleId)
  if (rule === undefined) return <NoSuch what={`${policyId}:${ruleId}`} />
  return (
    <div className="stack stack-xl provision">
      <header className="stack stack-s">
        <Trail list={policyId} />
        <p className="match-id provision-id">
          <bdi>{rule.full}</bdi>
        </p>
        <Title title={rule.full}>
          <Datum>{rule.title}</Datum>
        </Title>
        <p className="actions">
          <Tag tone={TONES[rule.effect]}>{t(`rule-effect.${rule.effect}`)}</Tag>
          <Tag tone={rule.confidence === 'verified' ? 'pass' : rule.confidence === 'established' ? 'plain' : 'open'}>
            {t(`rule-confidence.${rule.confidence}`)}
          </Tag>
          {rule.weight !== undefined && <Tag>{t('policies.weight', { weight: rule.weight })}</Tag>}
        </p>
        {rule.why !== undefined && (
          <p className="lead measure">
            <Datum>{rule.why}</Datum>
          </p>
        )}
      </header>
      {rule.versions.toReversed().map((version) => (
        <section key={version.from} className="stack stack-s">
          <h2>
            {version.to === undefined
              ? t('provision.from', { from: date(version.from) })
              : t('provision.from-to', { from: date(version.from), to: date(version.to) })}
          </h2>
          <p className="quiet">{t('policies.condition-lead', { scope: t(`policies.each.${rule.scope}`) })}</p>
          <div className="card">
            <Tree root={treeOf(version.when, policies, t)} label={t('provision.tree', { id: rule.full })} />
          </div>
        </section>
      ))}
      <section className="stack stack-s">
        <h2>{t('provision.sources')}</h2>
        <dl className="summary">
          {rule.cites.map((cite) => (
            <div className="summary-row" key={`${cite.instrument} ${cite.locator ?? ''}`}>
              <dt>
                <Datum>{cite.locator === undefined ? cite.instrument : `${cite.instrument}, ${cite.locator}`}</Datum>
              </dt>
              <dd>{cite.verified === undefined ? t('provision.unchecked') : <Datum>{cite.verified}</Datum>}</dd>
            </div>
          ))}
        </dl>
      </section>
      {rule.exemptions.length > 0 && (
        <section className="stack stack-s">
          <h2>{t('policies.exemptions')}</h2>
          <ul>
            {rule.exemptions.map((full) => {
              const exemption = policies.exemptions.get(full)
              return (
                <li key={full}>
                  <Datum>{exemption === undefined ? full : `${exemption.title} (${exemption.authority})`}</Datum>
                </li>
              )
            })}
          </ul>
        </section>
      )}
    </div>
  )
}
