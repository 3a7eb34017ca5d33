/** Reads one control list from its files: head, provisions, versions, notes. References are checked by link.ts once all lists are there. */
import { Fault } from '../fault/fault.ts'
import {
  asMap,
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
} from './fields.ts'
import { isA } from './lattice.ts'
import { readLocated } from './located.ts'
import type { Citation, Confidence, ControlList, Dictionary, Effect, Note, Provision, Version } from './model.ts'
import { type ConditionContext, fullId, readCondition } from './read-condition.ts'
import { type SourceFile, throwIssues } from './read-dictionary.ts'
import { compareVersions } from './versions.ts'

const EFFECTS: readonly Effect[] = ['controlled', 'prohibited', 'refer', 'released']
const HEAD_FIELDS = ['list', 'title', 'issuer', 'instrument', 'about', 'notes', 'provisions']
const PROVISION_FIELDS = [
  'id',
  'heading',
  'kind',
  'title',
  'cites',
  'see',
  'effect',
  'yieldsTo',
  'versions',
  'cases',
  'confidence',
  'about',
]
const PROVISION_ID = /^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/

/**
 * Reads a list's files (the one with `list:` is its head). Throws one Fault with all issues found in all files; the
 * provisions keep the order of the files.
 */
export const readList = (files: readonly SourceFile[], dictionary: Dictionary): ControlList => {
  const roots: { map: LocatedMap; reading: Reading }[] = []
  const issues: Reading['issues'] = []
  for (const file of files) {
    const reading: Reading = { file: file.name, issues }
    try {
      const map = asMap(reading, readLocated(file.text, file.name), 'the file')
      if (map !== undefined) roots.push({ map, reading })
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      issues.push(...error.issues)
    }
  }
  const head = roots.find((root) => root.map.entries.has('list')) ?? roots[0]
  if (head === undefined) {
    throwIssues(issues)
    throw new Fault('input.empty')
  }
  const id = textField(head.reading, head.map, 'list', true) ?? ''
  const instrument = textField(head.reading, head.map, 'instrument', true) ?? ''
  const drafts: Provision[] = []
  for (const root of roots) {
    onlyFields(root.reading, root.map, HEAD_FIELDS)
    const context: ConditionContext = { dictionary, list: id, reading: root.reading }
    for (const map of mapsField(root.reading, root.map, 'provisions')) {
      const provision = readProvision(map, id, instrument, context)
      if (provision === undefined) continue
      if (drafts.some((one) => one.id === provision.id)) report(root.reading, map, 'list.duplicate-id', { id: provision.id })
      else drafts.push(provision)
    }
  }
  const list: ControlList = {
    id,
    title: textField(head.reading, head.map, 'title', true) ?? id,
    issuer: textField(head.reading, head.map, 'issuer', true) ?? '',
    instrument,
    about: textField(head.reading, head.map, 'about') ?? '',
    provisions: withParents(drafts, dictionary, issues),
    notes: readNotes(fieldNode(head.map, 'notes') === undefined ? [] : mapsField(head.reading, head.map, 'notes'), {
      dictionary,
      list: id,
      reading: head.reading,
    }),
  }
  throwIssues(issues)
  return list
}

const readProvision = (map: LocatedMap, list: string, instrument: string, context: ConditionContext): Provision | undefined => {
  const { reading } = context
  onlyFields(reading, map, PROVISION_FIELDS)
  const id = textField(reading, map, 'id', true)
  if (id === undefined || id === '') return undefined
  if (!PROVISION_ID.test(id))
    report(reading, fieldNode(map, 'id') ?? map, 'list.bad-id', { id }, 'the list’s own number: letters and digits joined by dots')
  const heading = flagField(reading, map, 'heading')
  const kinds = textsField(reading, map, 'kind')
  for (const kind of kinds) {
    if (!context.dictionary.kinds.has(kind))
      report(
        reading,
        fieldNode(map, 'kind') ?? map,
        'list.unknown-term',
        { what: 'kind', id: kind },
        didYouMean(kind, context.dictionary.kinds.keys()),
      )
  }
  const effect = (textField(reading, map, 'effect') ?? 'controlled') as Effect
  if (!EFFECTS.includes(effect))
    report(
      reading,
      fieldNode(map, 'effect') ?? map,
      'list.bad-effect',
      { effect },
      didYouMean(effect, EFFECTS) ?? `one of ${EFFECTS.join(', ')}`,
    )
  const cites = readCites(map, id, instrument, context)
  return {
    id,
    full: `${list}:${id}`,
    heading,
    kinds,
    title: textField(reading, map, 'title', true) ?? id,
    effect,
    confidence: readConfidence(map, cites, context),
    cites,
    see: readSee(map, context),
    versions: readVersions(map, id, heading, context),
    yieldsTo: textsField(reading, map, 'yieldsTo').map((one) => fullId(one, list)),
    source: { file: reading.file, line: map.at.line, column: map.at.column },
  }
}

/** Verified means: a text that was read is named. `confidence: unverified` may still be said of a cited one. */
const readConfidence = (map: LocatedMap, cites: Citation, context: ConditionContext): Confidence => {
  const said = textField(context.reading, map, 'confidence')
  if (said === 'unverified' || cites.verified === undefined) return 'unverified'
  return 'verified'
}

const readCites = (map: LocatedMap, id: string, instrument: string, context: ConditionContext): Citation => {
  const node = fieldNode(map, 'cites')
  const cites = node === undefined ? undefined : asMap(context.reading, node, 'cites')
  if (cites === undefined) {
    if (node === undefined) report(context.reading, map, 'list.no-citation', { id }, 'add `cites: { locator: … }`')
    return { instrument, locator: id }
  }
  onlyFields(context.reading, cites, ['instrument', 'locator', 'verified'])
  const verified = textField(context.reading, cites, 'verified')
  const locator = textField(context.reading, cites, 'locator')
  if (locator === undefined || locator === '') report(context.reading, cites, 'list.no-citation', { id }, 'add `locator:`')
  return {
    instrument: textField(context.reading, cites, 'instrument') ?? instrument,
    locator: locator ?? id,
    ...(verified === undefined || verified === '' ? {} : { verified }),
  }
}

const readSee = (map: LocatedMap, context: ConditionContext): Readonly<Record<string, readonly string[]>> => {
  const node = fieldNode(map, 'see')
  const see = node === undefined ? undefined : asMap(context.reading, node, 'see')
  if (see === undefined) return {}
  return Object.fromEntries([...see.entries.keys()].map((key) => [key, textsField(context.reading, see, key)]))
}

const readVersions = (map: LocatedMap, id: string, heading: boolean, context: ConditionContext): readonly Version[] => {
  const { reading } = context
  const versions = mapsField(reading, map, 'versions').flatMap((entry) => {
    onlyFields(reading, entry, ['from', 'to', 'decided', 'when', 'notes', 'about'])
    const from = dayField(reading, entry, 'from', true)
    const to = dayField(reading, entry, 'to')
    const decided = dayField(reading, entry, 'decided')
    const when = fieldNode(entry, 'when')
    if (when === undefined && !heading)
      report(reading, entry, 'list.missing-field', { field: 'when' }, 'write `when: always` where the kind alone decides')
    const version: Version = {
      from: from ?? '0000-01-01',
      when: when === undefined ? { op: 'true' } : readCondition(when, context),
      notes: readNotes(mapsField(reading, entry, 'notes'), context),
      ...(to === undefined ? {} : { to }),
      ...(decided === undefined ? {} : { decided }),
    }
    if (to !== undefined && from !== undefined && to <= from) report(reading, entry, 'list.bad-period', { id, from, to })
    return from === undefined ? [] : [version]
  })
  if (versions.length === 0 && !heading && !map.entries.has('versions'))
    report(reading, map, 'list.no-version', { id }, 'add `versions: [ { from: …, when: … } ]`')
  const sorted = [...versions].sort(compareVersions)
  for (const [i, version] of sorted.entries()) {
    const next = sorted[i + 1]
    if (next !== undefined && (version.to === undefined || version.to > next.from))
      report(reading, fieldNode(map, 'versions') ?? map, 'list.overlapping-versions', { id, from: next.from }, 'end the earlier with `to:`')
  }
  return sorted
}

const NOTE_EFFECTS = ['exclude', 'include', 'clarify', 'define', 'redirect'] as const

/** `{exclude: condition, text}`, `{include|clarify|define: words, when?: condition}`, `{redirect: provision, text}`. */
const readNotes = (maps: readonly LocatedMap[], context: ConditionContext): readonly Note[] =>
  maps.flatMap((map): Note[] => {
    const { reading } = context
    onlyFields(reading, map, [...NOTE_EFFECTS, 'text', 'when', 'to', 'cites'])
    const effect = NOTE_EFFECTS.find((one) => map.entries.has(one))
    const node = effect === undefined ? undefined : fieldNode(map, effect)
    if (effect === undefined || node === undefined) {
      report(reading, map, 'list.missing-field', { field: NOTE_EFFECTS.join('`, `') }, 'a note is one of these')
      return []
    }
    const text = textField(reading, map, 'text') ?? ''
    const when = fieldNode(map, 'when')
    if (effect === 'exclude') {
      if (node.type === 'text' && node.text === '') {
        report(reading, map, 'list.note-without-condition', {})
        return []
      }
      return [{ effect, text, when: readCondition(node, context) }]
    }
    if (node.type !== 'text') {
      report(
        reading,
        node,
        'list.bad-shape',
        { field: effect, wanted: 'text' },
        'only an excluding note holds a condition; write others as words',
      )
      return []
    }
    if (effect === 'redirect') {
      if (node.text === '') report(reading, map, 'list.redirect-without-target', {})
      return [{ effect, text, to: fullId(node.text, context.list) }]
    }
    return [
      {
        effect,
        text: text === '' ? node.text : `${node.text}: ${text}`,
        ...(when === undefined ? {} : { when: readCondition(when, context) }),
      },
    ]
  })

/** The parent is the longest dotted prefix that exists; kinds are inherited and may only narrow. */
const withParents = (drafts: readonly Provision[], dictionary: Dictionary, issues: Reading['issues']): readonly Provision[] => {
  const byId = new Map(drafts.map((one) => [one.id, one]))
  const parentOf = (id: string): string | undefined => {
    let cut = id.lastIndexOf('.')
    while (cut > 0) {
      const prefix = id.slice(0, cut)
      if (byId.has(prefix)) return prefix
      cut = prefix.lastIndexOf('.')
    }
    return undefined
  }
  const kindsOf = (one: Provision): readonly string[] => {
    if (one.kinds.length > 0) return one.kinds
    const parent = parentOf(one.id)
    const above = parent === undefined ? undefined : byId.get(parent)
    return above === undefined ? [] : kindsOf(above)
  }
  const hasChild = new Set(drafts.map((one) => parentOf(one.id)))
  return drafts.map((one) => {
    const parent = parentOf(one.id)
    const kinds = kindsOf(one)
    const place = { at: { line: one.source?.line ?? 1, column: one.source?.column ?? 1 } }
    const reading: Reading = { file: one.source?.file ?? '', issues }
    if (kinds.length === 0 && !one.heading) report(reading, place, 'list.no-kind', { id: one.id }, 'add `kind:`')
    const above = parent === undefined ? undefined : byId.get(parent)
    const wider = above === undefined ? [] : kindsOf(above)
    const stray = wider.length === 0 ? undefined : one.kinds.find((kind) => !wider.some((other) => isA(dictionary.kinds, kind, other)))
    if (stray !== undefined)
      report(
        reading,
        place,
        'list.kind-widens',
        { id: one.id, kind: stray, parent: wider.join(', ') },
        'a child’s kind is the same or narrower; leave the heading’s out, or widen it',
      )
    if (one.heading && !hasChild.has(one.id)) report(reading, place, 'list.heading-matches', { id: one.id })
    return { ...one, kinds, ...(parent === undefined ? {} : { parent }) }
  })
}
