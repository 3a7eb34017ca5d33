/** Reads the value of one attribute as facts write it; each thing wrong is reported with its place. */

import { attempt, didYouMean, isDay, type LocatedMap, onlyFields, report, textField, textsField } from '../list/fields.ts'
import { ancestors, descendants, isA } from '../list/lattice.ts'
import type { Located } from '../list/located.ts'
import type { Attribute, Dictionary, Term } from '../list/model.ts'
import { intersect } from '../quantity/interval.ts'
import { add, compare, parseRational, rational, ZERO } from '../quantity/rational.ts'
import type { Interval, Rational } from '../quantity/types.ts'
import { type Dimension, parseQuantity } from '../quantity/units.ts'
import { chemicalBook } from '../substance/identify.ts'
import { nameKey } from '../substance/names.ts'
import type { FactContext } from './fact-context.ts'
import type { Fact, Status, Value } from './facts.ts'
import { readCount, readIn, readInterval, readSpan } from './read-number.ts'
import { readStructure } from './read-structure.ts'
import { sayNumber } from './say-value.ts'

const STATUSES: readonly Status[] = ['measured', 'declared', 'rated', 'capability', 'option', 'unlocked']

const isStatus = (text: string): text is Status => (STATUSES as readonly string[]).includes(text)

const readStatus = (node: Located, text: string, context: FactContext): Status | undefined => {
  if (isStatus(text)) return text
  report(context.reading, node, 'facts.unknown-status', { status: text }, didYouMean(text, STATUSES) ?? `one of ${STATUSES.join(', ')}`)
  return undefined
}

/** A fact: its value alone, with a status behind it (`40 VA [rated]`), or as `{value: …, status: …, read: …}`. */
export const readFact = (node: Located, attribute: Attribute, context: FactContext): Fact | undefined => {
  if (node.type === 'map' && node.entries.has('value')) {
    onlyFields(context.reading, node, ['value', 'status', 'read'])
    const inner = node.entries.get('value')?.value
    const value = inner === undefined ? undefined : readValue(inner, attribute, context)
    const said = textField(context.reading, node, 'status')
    const status = said === undefined ? undefined : readStatus(node.entries.get('status')?.value ?? node, said, context)
    const read = textField(context.reading, node, 'read')
    if (value === undefined) return undefined
    return {
      value,
      ...(status === undefined ? {} : { status }),
      source: read === undefined ? { by: 'person', ...node.at } : { by: 'document', text: read, ...node.at },
    }
  }
  const tail = node.type === 'text' && attribute.type !== 'text' ? /^(.*\S)\s+\[([a-z]+)\]$/.exec(node.text) : null
  const isList = tail !== null && /^(one|none) of$/.test(tail[1] ?? '')
  const plain: Located = node.type === 'text' && tail !== null && !isList ? { ...node, text: tail[1] ?? '' } : node
  const status = tail === null || isList ? undefined : readStatus(node, tail[2] ?? '', context)
  const value = readValue(plain, attribute, context)
  return value === undefined ? undefined : { value, ...(status === undefined ? {} : { status }), source: { by: 'person', ...node.at } }
}

const TYPE_FORMS: Readonly<Record<Attribute['type'], string>> = {
  quantity: 'write a number with its unit: `40 VA`, `>= 40 VA`, `3..5 mm`',
  range: 'write what it can do: `0 to 600 Hz`, `up to 600 Hz`, `from 10 Hz`',
  curve: 'write points: `[[0 mm, 1.5 µm], [800 mm, 2.5 µm]]`',
  count: 'write a whole number: `3`, `>= 3`',
  bool: 'write `true` or `false`',
  enum: 'write one value, or `one of [a, b]`',
  taxon: 'write one value, or `one of [a, b]`',
  set: 'write `[a, b]` if these are all, else `{has: [a], complete: false}`',
  date: 'write YYYY-MM-DD',
  text: 'write plain text',
  structure: 'write `{cas: …}`, `{name: …}` or `{smiles: …}`',
  composition: 'write `{parts: {nickel: 99.5 wt %}, complete: false}`',
}

const wrongForm = (node: Located, attribute: Attribute, context: FactContext): undefined =>
  void report(context.reading, node, 'facts.wrong-form', { attr: attribute.id, type: attribute.type }, TYPE_FORMS[attribute.type])

/** The value of an attribute; undefined when it was reported. */
export const readValue = (node: Located, attribute: Attribute, context: FactContext): Value | undefined => {
  switch (attribute.type) {
    case 'quantity':
    case 'count':
    case 'range':
      return readNumber(node, attribute, context)
    case 'bool':
      if (node.type !== 'text') return wrongForm(node, attribute, context)
      if (node.text === 'true' || node.text === 'false') return { type: 'bool', is: node.text === 'true' }
      return void report(
        context.reading,
        node,
        'facts.not-bool',
        { text: node.text },
        /^(yes|on|y)$/i.test(node.text)
          ? 'write `true`'
          : /^(no|off|n)$/i.test(node.text)
            ? 'write `false`'
            : 'leave it out if it is not known',
      )
    case 'enum':
    case 'taxon':
      return readEnum(node, attribute, context)
    case 'set':
      return readSet(node, attribute, context)
    case 'text':
      return node.type === 'text' ? { type: 'text', is: node.text } : wrongForm(node, attribute, context)
    case 'date':
      if (node.type === 'text' && isDay(node.text)) return { type: 'date', is: node.text }
      return node.type === 'text'
        ? void report(context.reading, node, 'input.bad-date', { text: node.text })
        : wrongForm(node, attribute, context)
    case 'curve':
      return readCurve(node, attribute, context)
    case 'structure':
      return readStructure(node, context)
    case 'composition':
      return readComposition(node, attribute, context)
  }
}

/** `from 0 Hz to 1 THz`, `at >= 0 V`. */
const sayBounds = ({ bounds, dimension }: Attribute): string => {
  const lo = bounds?.lo === undefined ? undefined : sayNumber(bounds.lo, dimension, undefined, 'short')
  const hi = bounds?.hi === undefined ? undefined : sayNumber(bounds.hi, dimension, undefined, 'short')
  return lo !== undefined && hi !== undefined ? `from ${lo} to ${hi}` : lo === undefined ? `at <= ${hi ?? ''}` : `at >= ${lo}`
}

/** Reports what is physically impossible: no value the text allows lies within the attribute's bounds. */
const inBounds = (within: Interval, text: string, node: Located, attribute: Attribute, context: FactContext): boolean => {
  const { lo, hi } = attribute.bounds ?? {}
  const possible = intersect(within, {
    lo: lo === undefined ? null : { at: lo, open: false },
    hi: hi === undefined ? null : { at: hi, open: false },
  })
  if (possible !== undefined) return true
  report(
    context.reading,
    node,
    'facts.out-of-bounds',
    { text, attr: attribute.id, bounds: sayBounds(attribute) },
    'check the unit and the decimal point',
  )
  return false
}

const readNumber = (node: Located, attribute: Attribute, context: FactContext): Value | undefined => {
  // `[3 mm .. 5 mm]` unquoted is, to YAML, a list of one text.
  const only = node.type === 'list' && node.items.length === 1 ? node.items[0] : undefined
  const text = node.type === 'text' ? node.text : only?.type === 'text' && only.text.includes('..') ? `[${only.text}]` : undefined
  if (text === undefined || text === '') return wrongForm(node, attribute, context)
  const dimension = (attribute.dimension ?? 'number') as Dimension
  if (attribute.type === 'range') {
    const span = attempt(context.reading, node, () => readSpan(text, dimension))
    if (
      span === undefined ||
      !inBounds(span.least, text, node, attribute, context) ||
      !inBounds(span.greatest, text, node, attribute, context)
    )
      return undefined
    return { type: 'range', ...span }
  }
  const within = attempt(context.reading, node, () => (attribute.type === 'count' ? readCount(text) : readInterval(text, dimension)))
  return within !== undefined && inBounds(within, text, node, attribute, context) ? { type: 'number', within } : undefined
}

const termsOf = (attribute: Attribute, dictionary: Dictionary): ReadonlyMap<string, Term> =>
  dictionary.vocabularies.get(attribute.vocabulary ?? '') ?? new Map<string, Term>()

/** A value by its id, or by its title or a word of it. */
const readTerm = (text: string, node: Located, attribute: Attribute, context: FactContext): string | undefined => {
  const terms = termsOf(attribute, context.dictionary)
  if (terms.has(text)) return text
  const low = text.toLowerCase()
  for (const term of terms.values())
    if (term.title.toLowerCase() === low || term.words.some((word) => word.toLowerCase() === low)) return term.id
  const hint = () => didYouMean(text, terms.keys()) ?? (terms.size <= 12 ? `one of ${[...terms.keys()].join(', ')}` : undefined)
  report(context.reading, node, 'facts.unknown-value', { value: text, attr: attribute.id }, hint)
  return undefined
}

const CHOICE = /^(one|none) of \[(.*)\]$/

const readEnum = (node: Located, attribute: Attribute, context: FactContext): Value | undefined => {
  if (node.type !== 'text' || node.text === '') return wrongForm(node, attribute, context)
  const choice = CHOICE.exec(node.text)
  const named = (choice?.[2] ?? node.text)
    .split(choice === null ? '\n' : ',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const read = named.map((one) => readTerm(one, node, attribute, context))
  const ids = read.filter((one) => one !== undefined)
  if (ids.length < read.length || ids.length === 0) return read.length === 0 ? wrongForm(node, attribute, context) : undefined
  if (choice?.[1] !== 'none') return { type: 'enum', among: ids }
  const terms = termsOf(attribute, context.dictionary)
  // What is neither one of these nor may be: no term above or below one of them.
  const rest = [...terms.keys()].filter(
    (term) => !ids.some((id) => isA(terms, term, id) || [...descendants(terms, id)].some((below) => ancestors(terms, below).has(term))),
  )
  return rest.length === 0 ? wrongForm(node, attribute, context) : { type: 'enum', among: rest }
}

const readSet = (node: Located, attribute: Attribute, context: FactContext): Value | undefined => {
  const terms = (texts: readonly string[], where: Located): readonly string[] =>
    texts.flatMap((one) => readTerm(one, where, attribute, context) ?? [])
  if (node.type === 'text')
    return node.text === ''
      ? wrongForm(node, attribute, context)
      : { type: 'set', has: terms([node.text], node), lacks: [], complete: true }
  if (node.type === 'list') {
    const texts = node.items.flatMap((item) =>
      item.type === 'text' ? [...terms([item.text], item)] : (wrongForm(item, attribute, context) ?? []),
    )
    return { type: 'set', has: texts, lacks: [], complete: true }
  }
  onlyFields(context.reading, node, ['has', 'lacks', 'complete'])
  const has = terms(textsField(context.reading, node, 'has'), node)
  const lacks = terms(textsField(context.reading, node, 'lacks'), node)
  const known = termsOf(attribute, context.dictionary)
  for (const one of has) {
    const other = lacks.find((lacked) => isA(known, one, lacked))
    if (other !== undefined) report(context.reading, node, 'facts.contradiction', { attr: `has ${one}`, other: `lacks ${other}` })
  }
  return { type: 'set', has, lacks, complete: readComplete(node, context) }
}

/** `complete: true` or `false`; what isn't said to be complete isn't. */
const readComplete = (map: LocatedMap, context: FactContext): boolean => {
  const text = textField(context.reading, map, 'complete')
  if (text === undefined || text === 'false' || text === 'true') return text === 'true'
  report(context.reading, map.entries.get('complete')?.value ?? map, 'facts.not-bool', { text })
  return false
}

const readCurve = (node: Located, attribute: Attribute, context: FactContext): Value | undefined => {
  const bad = (where: Located, detail: string): undefined =>
    void report(context.reading, where, 'facts.bad-curve', { attr: attribute.id, detail }, TYPE_FORMS.curve)
  if (node.type === 'map') onlyFields(context.reading, node, ['points', 'complete'])
  const list = node.type === 'map' ? node.entries.get('points')?.value : node
  if (list?.type !== 'list') return wrongForm(node, attribute, context)
  const points: { x: Rational; y: Rational }[] = []
  for (const pair of list.items) {
    const [x, y, ...more] = pair.type === 'list' ? pair.items : []
    if (x?.type !== 'text' || y?.type !== 'text' || more.length > 0) return bad(pair, 'a point is a pair of quantities')
    const at = attempt(context.reading, x, () => parseQuantity(x.text, (attribute.along ?? 'number') as Dimension).value)
    const value = attempt(context.reading, y, () => parseQuantity(y.text, (attribute.dimension ?? 'number') as Dimension).value)
    if (at === undefined || value === undefined) return undefined
    const last = points.at(-1)
    if (last !== undefined && compare(last.x, at) >= 0) return bad(pair, 'its points must rise along the first number')
    points.push({ x: at, y: value })
  }
  if (points.length === 0) return bad(list, 'it has no point')
  return { type: 'curve', points, complete: node.type === 'map' ? readComplete(node, context) : true }
}

const BASES: readonly (readonly [Dimension, 'mass' | 'atom' | 'volume'])[] = [
  ['massFraction', 'mass'],
  ['atomFraction', 'atom'],
  ['volumeFraction', 'volume'],
]

/** Shares that add up to more than this (per cent) are a mistake, not rounding. */
const MOST: Rational = parseRational('101')

/** A part by its id in any vocabulary or among the chemicals, or by a chemical's name. */
const readPart = (name: string, node: Located, context: FactContext): string | undefined => {
  const { chemicals, vocabularies } = context.dictionary
  if (chemicals.has(name) || [...vocabularies.values()].some((terms) => terms.has(name))) return name
  const [only, ...more] = chemicalBook(chemicals).byName.get(nameKey(name)) ?? []
  if (only !== undefined && more.length === 0) return only
  const low = name.toLowerCase()
  for (const terms of vocabularies.values())
    for (const term of terms.values())
      if (term.title.toLowerCase() === low || term.words.some((word) => word.toLowerCase() === low)) return term.id
  report(context.reading, node, 'list.unknown-term', { what: 'substance', id: name }, () =>
    didYouMean(name, [...chemicals.keys(), ...[...vocabularies.values()].flatMap((terms) => [...terms.keys()])]),
  )
  return undefined
}

const readComposition = (node: Located, attribute: Attribute, context: FactContext): Value | undefined => {
  const list = node.type === 'map' ? node.entries.get('parts')?.value : undefined
  if (node.type !== 'map' || list?.type !== 'map') return wrongForm(node, attribute, context)
  onlyFields(context.reading, node, ['parts', 'complete'])
  const parts: Extract<Value, { type: 'composition' }>['parts'][number][] = []
  const sums = new Map<string, Rational>()
  for (const [name, entry] of list.entries) {
    const of = readPart(name, { ...entry.value, at: entry.at }, context)
    const { value } = entry
    if (value.type !== 'text') wrongForm(value, attribute, context)
    const read =
      value.type !== 'text'
        ? undefined
        : attempt(context.reading, value, () =>
            readIn(
              value.text,
              BASES.map(([dimension]) => dimension),
            ),
          )
    if (of === undefined || read === undefined) continue
    const basis = BASES.find(([dimension]) => dimension === read.dimension)?.[1] ?? 'mass'
    parts.push({ of, share: read.within, basis })
    sums.set(basis, add(sums.get(basis) ?? ZERO, read.within.lo?.at ?? ZERO))
  }
  for (const [basis, sum] of sums) {
    if (compare(sum, MOST) > 0)
      report(context.reading, list, 'facts.over-whole', { sum: sayNumber(sum, `${basis}Fraction`) }, 'check the unit of each share')
  }
  if (parts.some(({ share }) => share.lo !== null && compare(share.lo.at, rational(0n)) < 0))
    report(context.reading, list, 'facts.out-of-bounds', { text: 'a negative share', attr: attribute.id, bounds: 'from 0 to 100 %' })
  return { type: 'composition', parts, complete: readComplete(node, context) }
}
