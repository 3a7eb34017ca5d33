/** Reads policies: rules, terms, groups, exemptions and settings of all files, checked together. */
import { Fault, type Issue } from '../fault/fault.ts'
import { hashOf } from '../list/canonical.ts'
import {
  asMap,
  attempt,
  dayField,
  didYouMean,
  fieldNode,
  flagField,
  type LocatedMap,
  mapsField,
  onlyFields,
  type Reading,
  report,
  textField,
  textsField,
} from '../list/fields.ts'
import { type Located, readLocated } from '../list/located.ts'
import type { Term } from '../list/model.ts'
import { parseRational } from '../quantity/rational.ts'
import type { Rational } from '../quantity/types.ts'
import type { Scope } from './fields.ts'
import { isCountry, isCurrency } from './places.ts'
import {
  CONFIDENCES,
  type Condition,
  type Exemption,
  type Policy,
  type PolicySet,
  type PolicyTerm,
  type Rule,
  type RuleCitation,
  type RuleEffect,
  type RuleVersion,
  STEPS,
  type Step,
} from './policy.ts'
import { type ConditionReading, type PendingName, readCondition } from './read-condition.ts'

/** A file's name and text. */
export interface PolicyFile {
  readonly name: string
  readonly text: string
}

const EFFECTS: readonly RuleEffect[] = ['prohibited', 'refer', 'licence-required', 'covers', 'flag']
const SCOPES: readonly Scope[] = ['deal', 'line', 'party', 'leg']
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

const HEAD = [
  'policy',
  'title',
  'issuer',
  'about',
  'hsEdition',
  'invented',
  'groups',
  'terms',
  'rules',
  'exemptions',
  'notices',
  'settings',
]
const RULE = [
  'id',
  'title',
  'why',
  'effect',
  'weight',
  'for',
  'confidence',
  'cites',
  'versions',
  'from',
  'to',
  'when',
  'exemptions',
  'supersededBy',
  'next',
]

/** Collected while the files are read; names are checked when all of them are in. */
interface Draft {
  readonly policies: Policy[]
  readonly rules: Rule[]
  readonly exemptions: Map<string, Exemption>
  readonly terms: Map<string, PolicyTerm>
  readonly groups: Map<string, readonly string[]>
  readonly rates: Map<string, Rational>
  readonly settings: { flagThreshold: number; authority: string }
  readonly pendingTerms: PendingName[]
  readonly pendingGroups: PendingName[]
  readonly pendingExemptions: PendingName[]
  readonly pendingRules: PendingName[]
  readonly places: Map<string, { reading: Reading; node: Located }>
}

/**
 * Reads the files as one set of policies. `kinds`, where given, are checked against the dictionary. Throws a Fault
 * `assess.bad-policy` with every issue. A rule that is `unconfirmed` and wants to prohibit only refers.
 */
export const readPolicies = (files: readonly PolicyFile[], kinds?: ReadonlyMap<string, Term>): PolicySet => {
  const draft: Draft = {
    policies: [],
    rules: [],
    exemptions: new Map(),
    terms: new Map(),
    groups: new Map(),
    rates: new Map(),
    settings: { flagThreshold: 100, authority: '' },
    pendingTerms: [],
    pendingGroups: [],
    pendingExemptions: [],
    pendingRules: [],
    places: new Map(),
  }
  const readings: Reading[] = []
  for (const file of files) {
    const reading: Reading = { file: file.name, issues: [] }
    readings.push(reading)
    try {
      const map = asMap(reading, readLocated(file.text, file.name), 'the file')
      if (map !== undefined) readFile(map, reading, draft, kinds)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      reading.issues.push(...(error.issues.length > 0 ? error.issues : [{ code: error.code, message: error.message, file: file.name }]))
    }
  }
  checkNames(readings, draft)
  const issues: readonly Issue[] = readings.flatMap((reading) => reading.issues)
  if (issues.length > 0) throw new Fault('assess.bad-policy', { count: issues.length }, { issues })
  return { ...draft, flagThreshold: draft.settings.flagThreshold, authority: draft.settings.authority }
}

const readFile = (map: LocatedMap, reading: Reading, draft: Draft, kinds: ReadonlyMap<string, Term> | undefined): void => {
  onlyFields(reading, map, HEAD)
  const id = textField(reading, map, 'policy', true) ?? ''
  if (id !== '' && !ID.test(id)) report(reading, fieldNode(map, 'policy') ?? map, 'list.bad-id', { id }, 'lower-case words joined by `-`')
  claimId(`policy ${id}`, id, fieldNode(map, 'policy') ?? map, reading, draft)
  const around = (scope: Scope): ConditionReading => ({
    reading,
    policy: id,
    scopes: new Set([scope]),
    terms: draft.pendingTerms,
    groups: draft.pendingGroups,
    ...(kinds === undefined ? {} : { kinds }),
  })
  for (const group of mapsField(reading, map, 'groups')) readGroup(group, reading, draft)
  for (const term of mapsField(reading, map, 'terms')) readTerm(term, id, reading, draft, around)
  for (const exemption of mapsField(reading, map, 'exemptions')) readExemption(exemption, id, reading, draft, around)
  const rules = mapsField(reading, map, 'rules').flatMap((rule) => readRule(rule, id, reading, draft, around) ?? [])
  const notices = mapsField(reading, map, 'notices').flatMap((notice) => readNotice(notice, id, reading, draft, around) ?? [])
  draft.rules.push(...rules, ...notices)
  const settings = fieldNode(map, 'settings')
  if (settings !== undefined) readSettings(settings, reading, draft)
  const hsEdition = textField(reading, map, 'hsEdition')
  draft.policies.push({
    id,
    title: textField(reading, map, 'title', true) ?? '',
    issuer: textField(reading, map, 'issuer', true) ?? '',
    about: textField(reading, map, 'about') ?? '',
    ...(hsEdition === undefined ? {} : { hsEdition }),
    invented: flagField(reading, map, 'invented'),
    rules: [...rules, ...notices],
    sha256: hashOf(plain(map)),
  })
}

/** The file without places: what its hash is of. */
const plain = (node: Located): unknown =>
  node.type === 'text'
    ? node.text
    : node.type === 'list'
      ? node.items.map(plain)
      : Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry.value)]))

const claimId = (key: string, id: string, node: Located, reading: Reading, draft: Draft): boolean => {
  const before = draft.places.get(key)
  if (before === undefined) {
    draft.places.set(key, { reading, node })
    return true
  }
  report(reading, node, 'policy.duplicate-id', { id }, `first in \`${before.reading.file}:${before.node.at.line}\``)
  return false
}

const readId = (map: LocatedMap, what: string, policy: string, reading: Reading, draft: Draft): string => {
  const id = textField(reading, map, 'id', true) ?? ''
  const node = fieldNode(map, 'id') ?? map
  if (id !== '' && !ID.test(id)) report(reading, node, 'list.bad-id', { id }, 'lower-case words joined by `-`')
  else if (id !== '') claimId(`${what} ${policy === '' ? '' : `${policy}:`}${id}`, id, node, reading, draft)
  return id
}

const readGroup = (map: LocatedMap, reading: Reading, draft: Draft): void => {
  onlyFields(reading, map, ['id', 'title', 'countries'])
  const id = readId(map, 'group', '', reading, draft)
  textField(reading, map, 'title', true)
  const countries = textsField(reading, map, 'countries')
  for (const code of countries)
    if (!isCountry(code)) report(reading, fieldNode(map, 'countries') ?? map, 'assess.bad-country', { text: code })
  draft.groups.set(id, countries)
}

const readScope = (map: LocatedMap, reading: Reading): Scope => {
  const text = textField(reading, map, 'for')
  if (text === undefined) return 'deal'
  const scope = SCOPES.find((one) => one === text)
  if (scope === undefined)
    report(
      reading,
      fieldNode(map, 'for') ?? map,
      'assess.unknown-word',
      { what: 'scope', word: text },
      didYouMean(text, SCOPES) ?? 'say `deal`, `line`, `party` or `leg`',
    )
  return scope ?? 'deal'
}

const readWhen = (map: LocatedMap, within: ConditionReading): Condition | undefined => {
  const node = fieldNode(map, 'when')
  if (node !== undefined) return readCondition(node, within)
  report(within.reading, map, 'list.missing-field', { field: 'when' })
  return undefined
}

type Around = (scope: Scope) => ConditionReading

const readTerm = (map: LocatedMap, policy: string, reading: Reading, draft: Draft, around: Around): void => {
  onlyFields(reading, map, ['id', 'title', 'for', 'when'])
  const id = readId(map, 'term', policy, reading, draft)
  const scope = readScope(map, reading)
  const title = textField(reading, map, 'title', true) ?? ''
  const when = readWhen(map, around(scope))
  if (when !== undefined) draft.terms.set(`${policy}:${id}`, { id, full: `${policy}:${id}`, title, scope, when })
}

const readExemption = (map: LocatedMap, policy: string, reading: Reading, draft: Draft, around: Around): void => {
  onlyFields(reading, map, ['id', 'title', 'authority', 'for', 'when', 'cites'])
  const id = readId(map, 'exemption', policy, reading, draft)
  const scope = readScope(map, reading)
  const when = map.entries.has('when') ? readWhen(map, around(scope)) : undefined
  draft.exemptions.set(`${policy}:${id}`, {
    id,
    full: `${policy}:${id}`,
    title: textField(reading, map, 'title', true) ?? '',
    authority: textField(reading, map, 'authority', true) ?? '',
    scope,
    ...(when === undefined ? {} : { when }),
    cites: readCites(map, id, reading),
  })
}

const readCites = (map: LocatedMap, id: string, reading: Reading): readonly RuleCitation[] => {
  const node = fieldNode(map, 'cites')
  const maps = node?.type === 'map' ? [node] : mapsField(reading, map, 'cites')
  if (maps.length === 0)
    report(reading, node ?? map, 'policy.no-citation', { id }, 'say where the law is written: `cites: { instrument: …, locator: … }`')
  return maps.map((one) => {
    onlyFields(reading, one, ['instrument', 'locator', 'verified'])
    const locator = textField(reading, one, 'locator')
    const verified = textField(reading, one, 'verified')
    return {
      instrument: textField(reading, one, 'instrument', true) ?? '',
      ...(locator === undefined ? {} : { locator }),
      ...(verified === undefined ? {} : { verified }),
    }
  })
}

const wordField = <W extends string>(
  map: LocatedMap,
  field: string,
  what: string,
  words: readonly W[],
  reading: Reading,
  fallback: W,
): W => {
  const text = textField(reading, map, field)
  if (text === undefined) return fallback
  const found = words.find((one) => one === text)
  if (found === undefined)
    report(
      reading,
      fieldNode(map, field) ?? map,
      'assess.unknown-word',
      { what, word: text },
      didYouMean(text, words) ?? `known: ${words.map((one) => `\`${one}\``).join(', ')}`,
    )
  return found ?? fallback
}

const readRule = (map: LocatedMap, policy: string, reading: Reading, draft: Draft, around: Around): Rule | undefined => {
  onlyFields(reading, map, RULE)
  const id = readId(map, 'rule', policy, reading, draft)
  const scope = readScope(map, reading)
  if (!map.entries.has('effect'))
    report(reading, map, 'list.missing-field', { field: 'effect' }, `known: ${EFFECTS.map((one) => `\`${one}\``).join(', ')}`)
  const wanted = wordField(map, 'effect', 'effect', EFFECTS, reading, 'refer')
  const confidence = wordField(map, 'confidence', 'confidence', CONFIDENCES, reading, 'established')
  // INVARIANT: what has not been confirmed decides at most a referral.
  const effect: RuleEffect = confidence === 'unconfirmed' && wanted === 'prohibited' ? 'refer' : wanted
  const cites = readCites(map, id, reading)
  const versions = readVersions(map, id, reading, around(scope))
  const exemptions = textsField(reading, map, 'exemptions').map((one) => qualified(one, policy))
  const superseded = textField(reading, map, 'supersededBy')
  const place = (field: string): Located => fieldNode(map, field) ?? map
  for (const name of exemptions)
    draft.pendingExemptions.push({ name, node: place('exemptions'), file: reading.file, scopes: new Set([scope]) })
  if (superseded !== undefined)
    draft.pendingRules.push({
      name: qualified(superseded, policy),
      node: place('supersededBy'),
      file: reading.file,
      scopes: new Set([scope]),
    })
  const weight = readWeight(map, wanted, id, reading)
  const why = textField(reading, map, 'why')
  const next = textsField(reading, map, 'next').flatMap((one) => readStep(one, place('next'), reading) ?? [])
  return {
    id,
    full: `${policy}:${id}`,
    policy,
    title: textField(reading, map, 'title', true) ?? '',
    ...(why === undefined ? {} : { why }),
    effect,
    ...(effect === wanted ? {} : { wanted }),
    ...(weight === undefined ? {} : { weight }),
    scope,
    confidence,
    cites,
    versions,
    exemptions,
    ...(superseded === undefined ? {} : { supersededBy: qualified(superseded, policy) }),
    next,
  }
}

const qualified = (name: string, policy: string): string => (name.includes(':') ? name : `${policy}:${name}`)

const readStep = (text: string, node: Located, reading: Reading): Step | undefined => {
  const step = STEPS.find((one) => one === text)
  if (step === undefined)
    report(
      reading,
      node,
      'assess.unknown-word',
      { what: 'step', word: text },
      didYouMean(text, STEPS) ?? `known: ${STEPS.map((one) => `\`${one}\``).join(', ')}`,
    )
  return step
}

const readWeight = (map: LocatedMap, effect: RuleEffect, id: string, reading: Reading): number | undefined => {
  const text = textField(reading, map, 'weight')
  if (text !== undefined && effect === 'flag' && /^(?:[1-9]\d?|100)$/.test(text)) return Number(text)
  if (text !== undefined || effect === 'flag')
    report(
      reading,
      fieldNode(map, 'weight') ?? map,
      'policy.bad-weight',
      { text: text ?? '' },
      effect === 'flag' ? undefined : `only a flag has a weight; \`${id}\` has the effect \`${effect}\``,
    )
  return undefined
}

/** `versions:` with one entry a period, or `from`, `to`, `when` on the rule itself where there is only one. */
const readVersions = (map: LocatedMap, id: string, reading: Reading, within: ConditionReading): readonly RuleVersion[] => {
  const maps = map.entries.has('versions') ? mapsField(reading, map, 'versions') : [map]
  const versions = maps.flatMap((one) => {
    if (one !== map) onlyFields(reading, one, ['from', 'to', 'when'])
    const from = dayField(reading, one, 'from', true)
    const to = dayField(reading, one, 'to')
    const when = readWhen(one, within)
    if (from !== undefined && to !== undefined && to <= from)
      report(reading, fieldNode(one, 'to') ?? one, 'policy.bad-period', { id, from, to })
    return from === undefined || when === undefined ? [] : [{ from, ...(to === undefined ? {} : { to }), when }]
  })
  if (maps.length === 0) report(reading, map, 'policy.no-version', { id })
  for (const [i, one] of versions.entries()) {
    const clash = versions.find((other, j) => j > i && one.from < (other.to ?? '9999') && other.from < (one.to ?? '9999'))
    if (clash !== undefined)
      report(reading, fieldNode(map, 'versions') ?? map, 'policy.overlapping-versions', {
        id,
        from: clash.from > one.from ? clash.from : one.from,
      })
  }
  return versions
}

/** A letter of the authority to one exporter: a licence is needed for what it describes, as if a list named it. */
const readNotice = (map: LocatedMap, policy: string, reading: Reading, draft: Draft, around: Around): Rule | undefined => {
  onlyFields(reading, map, ['id', 'title', 'addressee', 'reference', 'from', 'to', 'when', 'for'])
  const id = readId(map, 'rule', policy, reading, draft)
  const scope = readScope(map, reading)
  const addressee = textField(reading, map, 'addressee', true)
  const reference = textField(reading, map, 'reference', true)
  const [version] = readVersions(map, id, reading, around(scope))
  if (addressee === undefined || reference === undefined || version === undefined) return undefined
  const isExporter: Condition = {
    op: 'some',
    each: 'party',
    text: 'some party',
    of: {
      op: 'all',
      text: 'all',
      of: [
        { op: 'in', field: 'party.role', values: ['exporter', 'broker'], text: 'party.role in [exporter, broker]' },
        { op: 'in', field: 'party.name', values: [addressee], text: `party.name is ${addressee}` },
      ],
    },
  }
  return {
    id,
    full: `${policy}:${id}`,
    policy,
    title: textField(reading, map, 'title', true) ?? '',
    effect: 'licence-required',
    scope,
    confidence: 'verified',
    cites: [{ instrument: reference }],
    versions: [{ ...version, when: { op: 'all', text: 'all', of: [isExporter, version.when] } }],
    exemptions: [],
    next: ['apply-licence'],
  }
}

const readSettings = (node: Located, reading: Reading, draft: Draft): void => {
  const map = asMap(reading, node, 'settings')
  if (map === undefined) return
  onlyFields(reading, map, ['flagThreshold', 'authority', 'rates'])
  const threshold = textField(reading, map, 'flagThreshold')
  if (threshold !== undefined && !/^[1-9]\d{0,3}$/.test(threshold))
    report(reading, fieldNode(map, 'flagThreshold') ?? map, 'list.bad-count', { text: threshold })
  else if (threshold !== undefined) draft.settings.flagThreshold = Number(threshold)
  draft.settings.authority = textField(reading, map, 'authority') ?? draft.settings.authority
  const rates = fieldNode(map, 'rates')
  const entries = rates === undefined ? undefined : asMap(reading, rates, 'rates')
  for (const [currency, entry] of entries?.entries ?? []) {
    if (!isCurrency(currency)) report(reading, entry.value, 'assess.bad-currency', { text: currency })
    const text = entry.value.type === 'text' ? entry.value.text : ''
    const rate = attempt(reading, entry.value, () => parseRational(text))
    if (rate !== undefined && rate.n <= 0n) report(reading, entry.value, 'assess.bad-money', { text }, 'a rate is more than 0')
    else if (rate !== undefined) draft.rates.set(currency, rate)
  }
}

/** Names used before all files were in: terms, groups, exemptions, rules; and terms that define themselves. */
const checkNames = (readings: readonly Reading[], draft: Draft): void => {
  const readingOf = (file: string): Reading => readings.find((one) => one.file === file) ?? { file, issues: [] }
  const check = (pending: readonly PendingName[], what: string, known: Iterable<string>): void => {
    const names = new Set(known)
    for (const { name, node, file } of pending)
      if (!names.has(name)) report(readingOf(file), node, 'list.unknown-term', { what, id: name }, didYouMean(name, names))
  }
  check(draft.pendingTerms, 'term or field', draft.terms.keys())
  check(draft.pendingGroups, 'group of countries', draft.groups.keys())
  check(draft.pendingExemptions, 'exemption', draft.exemptions.keys())
  check(
    draft.pendingRules,
    'rule',
    draft.rules.map((rule) => rule.full),
  )
  for (const { name, node, file, scopes } of draft.pendingTerms) {
    const scope = draft.terms.get(name)?.scope
    if (scope !== undefined && scope !== 'deal' && !scopes.has(scope))
      report(
        readingOf(file),
        node,
        'policy.out-of-scope',
        { field: name, scope },
        `say \`for: ${scope}\`, or put it under \`some: ${scope}\``,
      )
  }
  for (const term of draft.terms.values()) {
    const way = cycleFrom(term.full, [], draft)
    const place = draft.places.get(`term ${term.full}`)
    if (way !== undefined && place !== undefined)
      report(place.reading, place.node, 'policy.term-cycle', { id: term.id, way: way.join(' > ') })
  }
}

const termsIn = (condition: Condition): readonly string[] => {
  if (condition.op === 'term') return [condition.term]
  if ('of' in condition) return Array.isArray(condition.of) ? condition.of.flatMap(termsIn) : termsIn(condition.of as Condition)
  return []
}

const cycleFrom = (full: string, way: readonly string[], draft: Draft): readonly string[] | undefined => {
  if (way.includes(full)) return way[0] === full ? [...way, full] : undefined
  const term = draft.terms.get(full)
  if (term === undefined) return undefined
  for (const next of termsIn(term.when)) {
    const found = cycleFrom(next, [...way, full], draft)
    if (found !== undefined) return found
  }
  return undefined
}
