/** Reads an item (and the deal it is part of) from YAML or JSON, as docs/list-language.md, “Cases”, writes them. */
import type { Purpose, Relation } from '../list/expression.ts'
import {
  asMap,
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
import { isA } from '../list/lattice.ts'
import { type Located, readLocated } from '../list/located.ts'
import type { Dictionary } from '../list/model.ts'
import { throwIssues } from '../list/read-dictionary.ts'
import type { ChemistryEngine } from '../substance/graph.ts'
import { CHEMICAL, COMPOSITION, DEAL_PREFIX, KIND, PART_PREFIX, TIES } from './engine.ts'
import type { FactContext } from './fact-context.ts'
import type { Deal, Fact, Item, Tie } from './facts.ts'
import { implicationsOf } from './implications.ts'
import { readDeal } from './read-deal.ts'
import { readFact, readValue } from './read-values.ts'

/** What was read. */
export interface ReadFacts {
  readonly item: Item
  readonly deal?: Deal
}

/** What the reader stands on; see `FactContext`. */
export interface FactReaders {
  readonly dictionary: Dictionary
  readonly chemistry?: Pick<ChemistryEngine, 'parse' | 'key'>
  readonly provisions?: NonNullable<FactContext['provisions']>
}

/** Fields of an item. `name` and `about` are words for people and are not looked at. */
export const ITEM_FIELDS = [
  'kind',
  'kinds',
  'notKinds',
  'facts',
  'parts',
  'ties',
  'tiesComplete',
  'unknowable',
  'chemical',
  'composition',
  'deal',
  'name',
  'about',
] as const

const RELATIONS: readonly Relation[] = ['component', 'software', 'technology', 'unlocks']
const PURPOSES: readonly Purpose[] = ['development', 'production', 'use', 'operation', 'maintenance']

/**
 * Reads one item. Throws one Fault with every issue found, each with file, line, column and, where there is one, a hint;
 * its code is the first issue's.
 */
export const readFacts = (text: string, file: string, readers: FactReaders): ReadFacts => {
  const root = readLocated(text, file)
  const reading: Reading = { file, issues: [] }
  const map = asMap(reading, root, 'the item')
  const read = map === undefined ? undefined : readItemAndDeal(map, { ...readers, reading })
  throwIssues(reading.issues)
  return read ?? { item: readItem({ type: 'map', entries: new Map(), at: root.at, path: '' }, { ...readers, reading }) }
}

/** The same from a map that was located already; issues go into the context's reading. `more` are fields of the caller's own. */
export const readItemAndDeal = (map: LocatedMap, context: FactContext, more: readonly string[] = []): ReadFacts => {
  const item = readItem(map, context, more)
  const node = fieldNode(map, 'deal')
  const deal = node === undefined ? undefined : readDeal(node, context)
  return { item, ...(deal === undefined ? {} : { deal }) }
}

/** An item from a located map; issues go into the context's reading. */
export const readItem = (map: LocatedMap, context: FactContext, more: readonly string[] = []): Item => {
  onlyFields(context.reading, map, [...ITEM_FIELDS, ...more])
  const kinds = [...readKinds(map, 'kind', context), ...readKinds(map, 'kinds', context)]
  const notKinds = readKinds(map, 'notKinds', context)
  for (const kind of kinds) {
    const other = notKinds.find((out) => isA(context.dictionary.kinds, kind, out))
    if (other !== undefined) report(context.reading, fieldNode(map, 'notKinds') ?? map, 'facts.kind-ruled-out', { kind, other })
  }
  const facts: Record<string, Fact> = {}
  const node = fieldNode(map, 'facts')
  const given = node === undefined || (node.type === 'text' && node.text === '') ? undefined : asMap(context.reading, node, 'facts')
  for (const [attr, entry] of given?.entries ?? []) readOne(attr, entry, facts, context)
  for (const attr of [CHEMICAL, COMPOSITION]) {
    const entry = map.entries.get(attr)
    if (entry !== undefined) readOwn(attr, entry.value, facts, context)
  }
  checkImplied(facts, given ?? map, context)
  return {
    kinds: [...new Set(kinds)],
    notKinds: [...new Set(notKinds)],
    facts,
    parts: readParts(map, context),
    ties: mapsField(context.reading, map, 'ties').flatMap((tie) => readTie(tie, context) ?? []),
    tiesComplete: flagField(context.reading, map, 'tiesComplete'),
    unknowable: readUnknowable(map, context),
  }
}

const readKinds = (map: LocatedMap, field: string, context: FactContext): readonly string[] => {
  const { kinds } = context.dictionary
  return textsField(context.reading, map, field).filter((kind) => {
    if (kinds.has(kind)) return true
    report(context.reading, fieldNode(map, field) ?? map, 'list.unknown-term', { what: 'kind', id: kind }, () =>
      kindHint(kind, context.dictionary),
    )
    return false
  })
}

/** The kind of that name, or that is called so, or the nearest. */
const kindHint = (text: string, { kinds }: Dictionary): string | undefined => {
  const low = text.toLowerCase()
  for (const term of kinds.values()) if (term.title.toLowerCase() === low || term.words.includes(low)) return `did you mean \`${term.id}\`?`
  return didYouMean(text, kinds.keys())
}

const readOne = (
  attr: string,
  entry: { readonly at: Located['at']; readonly value: Located },
  facts: Record<string, Fact>,
  context: FactContext,
): void => {
  const attribute = context.dictionary.attributes.get(attr)
  if (attribute === undefined) {
    report(context.reading, { at: entry.at, path: entry.value.path }, 'list.unknown-attribute', { attr }, () =>
      didYouMean(attr, context.dictionary.attributes.keys()),
    )
    return
  }
  const fact = readFact(entry.value, attribute, context)
  if (fact !== undefined) facts[attr] = fact
}

/** `chemical:` and `composition:` stand beside the kind; a dictionary has both attributes. */
const readOwn = (attr: string, node: Located, facts: Record<string, Fact>, context: FactContext): void => {
  const attribute = context.dictionary.attributes.get(attr)
  const value = attribute === undefined ? undefined : readValue(node, attribute, context)
  if (value === undefined) return
  if (facts[attr] !== undefined) report(context.reading, node, 'list.duplicate-id', { id: attr }, 'it stands under `facts:` as well')
  facts[attr] = { value, source: { by: 'person', ...node.at } }
}

/** A yes that implies another, and a no to that other, cannot both be. */
const checkImplied = (facts: Readonly<Record<string, Fact>>, at: LocatedMap, context: FactContext): void => {
  const { into } = implicationsOf(context.dictionary)
  const is = (attr: string): boolean | undefined => {
    const value = facts[attr]?.value
    return value?.type === 'bool' ? value.is : undefined
  }
  for (const attr of Object.keys(facts)) {
    if (is(attr) !== true) continue
    const denied = (into.get(attr) ?? []).find((other) => is(other) === false)
    if (denied !== undefined)
      report(
        context.reading,
        at.entries.get(denied)?.value ?? at,
        'facts.contradiction',
        { attr: denied, other: attr },
        `\`${attr}\` implies \`${denied}\``,
      )
  }
}

const readParts = (map: LocatedMap, context: FactContext): Item['parts'] => {
  const node = fieldNode(map, 'parts')
  const parts = node === undefined ? undefined : asMap(context.reading, node, 'parts')
  const read: Record<string, { of: readonly Item[]; complete: boolean }> = {}
  for (const [name, { value }] of parts?.entries ?? []) {
    const part = asMap(context.reading, value, name)
    if (part === undefined) continue
    onlyFields(context.reading, part, ['of', 'complete'])
    if (!part.entries.has('of'))
      report(context.reading, part, 'list.missing-field', { field: 'of' }, 'list the parts: `of: [ { facts: {…} } ]`')
    read[name] = {
      of: mapsField(context.reading, part, 'of').map((one) => readItem(one, context)),
      complete: flagField(context.reading, part, 'complete'),
    }
  }
  return read
}

const PROVISION = /^[A-Za-z0-9][A-Za-z0-9-]*:\S+$/

const readTie = (map: LocatedMap, context: FactContext): Tie | undefined => {
  const { reading } = context
  onlyFields(reading, map, ['relation', 'purposes', 'purpose', 'provision', 'item'])
  const relation = textField(reading, map, 'relation', true)
  const purposes = [...textsField(reading, map, 'purposes'), ...textsField(reading, map, 'purpose')]
  for (const purpose of purposes) {
    if (!(PURPOSES as readonly string[]).includes(purpose))
      report(
        reading,
        fieldNode(map, 'purposes') ?? map,
        'list.unknown-term',
        { what: 'purpose', id: purpose },
        didYouMean(purpose, PURPOSES) ?? `one of ${PURPOSES.join(', ')}`,
      )
  }
  if (relation !== undefined && !(RELATIONS as readonly string[]).includes(relation)) {
    report(
      reading,
      fieldNode(map, 'relation') ?? map,
      'list.unknown-term',
      { what: 'relation', id: relation },
      didYouMean(relation, RELATIONS) ?? `one of ${RELATIONS.join(', ')}`,
    )
  }
  const provision = textField(reading, map, 'provision')
  const inner = fieldNode(map, 'item')
  const target = inner === undefined ? undefined : asMap(reading, inner, 'item')
  if (provision === undefined && inner === undefined) {
    report(reading, map, 'facts.tie-without-target', {}, 'give `provision:` with a full id, or `item:`')
    return undefined
  }
  const { provisions } = context
  if (provision !== undefined && (!PROVISION.test(provision) || provisions?.has(provision) === false)) {
    report(
      reading,
      fieldNode(map, 'provision') ?? map,
      'list.unknown-reference',
      { to: provision },
      provisions === undefined
        ? 'write the full id, like `NSG2:3.A.1`'
        : (didYouMean(provision, provisions.keys()) ?? 'write the full id, like `NSG2:3.A.1`'),
    )
  }
  if (relation === undefined) return undefined
  return {
    relation: relation as Relation,
    purposes: purposes as readonly Purpose[],
    ...(provision === undefined ? {} : { provision }),
    ...(target === undefined ? {} : { item: readItem(target, context) }),
  }
}

/** Names of what was asked and can't be found out: attributes, and the names questions use for kind, ties, parts and deal. */
const readUnknowable = (map: LocatedMap, context: FactContext): readonly string[] => {
  const { attributes } = context.dictionary
  return textsField(context.reading, map, 'unknowable').filter((attr) => {
    if (attributes.has(attr) || attr === KIND || attr === TIES || attr.startsWith(PART_PREFIX) || attr.startsWith(DEAL_PREFIX)) return true
    report(context.reading, fieldNode(map, 'unknowable') ?? map, 'list.unknown-attribute', { attr }, () =>
      didYouMean(attr, attributes.keys()),
    )
    return false
  })
}
