/** Reads a condition as it is written in a list (docs/list-language.md) into its tree. Knows the dictionary, so that each word is checked. */
import { nearest } from '../fault/fault.ts'
import { compare, parseRational, rational } from '../quantity/rational.ts'
import type { Comparator, Rational } from '../quantity/types.ts'
import { type Dimension, dimensionsOf, parseQuantity } from '../quantity/units.ts'
import { familyIds, isContentFamily, isFamily } from '../substance/families.ts'
import type { DealField, Expr, Limit, Purpose, Relation, SetMode } from './expression.ts'
import { attempt, didYouMean, type Reading, report } from './fields.ts'
import type { Located } from './located.ts'
import type { Attribute, AttributeType, Dictionary } from './model.ts'

/** What a reader of conditions needs to know. `list` completes references that are not full ids. */
export interface ConditionContext {
  readonly dictionary: Dictionary
  readonly list: string
  readonly reading: Reading
}

type Text = Extract<Located, { type: 'text' }>

const TRUE: Expr = { op: 'true' }
const JOINS = ['all', 'any', 'none'] as const
const KEYS = ['all', 'any', 'none', 'atLeast', 'of', 'not', 'unless', 'then', 'ref', 'every', 'some', 'is']

/** The tree of a condition; what cannot be read is reported and stands as `true`, so that reading goes on. */
export const readCondition = (node: Located, context: ConditionContext): Expr => {
  if (node.type === 'text') return readAtom(node, context)
  if (node.type === 'list') {
    report(context.reading, node, 'list.bad-shape', { field: 'when', wanted: 'one condition' }, 'join several with `all:` or `any:`')
    return TRUE
  }
  const get = (key: string): Located | undefined => node.entries.get(key)?.value
  for (const [key, entry] of node.entries) {
    if (!KEYS.includes(key))
      report(
        context.reading,
        { at: entry.at, path: entry.value.path },
        'list.unknown-field',
        { field: key },
        didYouMean(key, KEYS) ?? 'a condition with a colon in it must be quoted',
      )
  }
  for (const op of JOINS) {
    const parts = get(op)
    if (parts !== undefined) return { op, of: readParts(parts, op, context) }
  }
  const atLeast = get('atLeast')
  if (atLeast !== undefined) return readAtLeast(atLeast, get('of'), context)
  const not = get('not')
  if (not !== undefined) return { op: 'not', of: readCondition(not, context) }
  const unless = get('unless')
  const then = get('then')
  if (unless !== undefined && then !== undefined)
    return { op: 'unless', unless: readCondition(unless, context), then: readCondition(then, context) }
  const ref = get('ref')
  if (ref?.type === 'text') return { op: 'ref', to: fullId(ref.text, context.list) }
  for (const op of ['every', 'some'] as const) {
    const part = get(op)
    const is = get('is')
    if (part?.type === 'text' && is !== undefined) return { op, part: part.text, of: readCondition(is, context) }
  }
  report(
    context.reading,
    node,
    'list.bad-condition',
    { text: [...node.entries.keys()].join(', ') },
    'see docs/list-language.md, “Conditions”',
  )
  return TRUE
}

const readParts = (node: Located, op: string, context: ConditionContext): readonly Expr[] => {
  if (node.type !== 'list') {
    report(context.reading, node, 'list.bad-shape', { field: op, wanted: 'a list of conditions' })
    return []
  }
  if (node.items.length === 0) report(context.reading, node, 'list.empty-condition', { op })
  return node.items.map((item) => readCondition(item, context))
}

const readAtLeast = (node: Located, of: Located | undefined, context: ConditionContext): Expr => {
  const parts = of === undefined ? [] : readParts(of, 'of', context)
  if (of === undefined) report(context.reading, node, 'list.missing-field', { field: 'of' })
  const n = node.type === 'text' && /^[1-9]\d*$/.test(node.text) ? Number(node.text) : undefined
  if (n === undefined) report(context.reading, node, 'list.bad-count', { text: node.type === 'text' ? node.text : node.type })
  return { op: 'atLeast', n: n ?? 1, of: parts }
}

/** `3.A.1` of list NSG2 is `NSG2:3.A.1`; `NSG1:5.3.1` stays. Both ends of a range are completed. */
export const fullId = (id: string, list: string): string =>
  id
    .split(/\s+to\s+/)
    .map((one) => (one.includes(':') ? one.trim() : `${list}:${one.trim()}`))
    .join(' to ')

/** `[a, b]` or a single word, as texts. */
const words = (text: string): readonly string[] =>
  text
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** Comparisons in words of the grammar; the longer first. */
const CMP = String.raw`(>=|<=|==|>|<|≥|≤)`
const LIST = String.raw`(\[[^\]]*\]|\S+)`
const ATTR = String.raw`([a-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*)`

const comparator = (text: string): Comparator => (text === '≥' ? '>=' : text === '≤' ? '<=' : (text as Comparator))

type AtomReader = (found: readonly string[], node: Text, context: ConditionContext) => Expr | undefined

/** The forms of an atom, tried in this order: the first whose shape fits reads it. */
const FORMS: readonly { readonly shape: RegExp; readonly read: AtomReader }[] = [
  { shape: /^always$/, read: () => TRUE },
  { shape: new RegExp(`^kind (?:is|in) ${LIST}$`), read: ([list = ''], node, context) => readKinds(words(list), node, context) },
  { shape: /^family (\S+)$/, read: ([family = ''], node, context) => readFamily(family, node, context) },
  { shape: /^chemical (?:is|in) (\[[^\]]*\]|\S+)( with protonated salts| with salts)?$/, read: readChemicals },
  { shape: new RegExp(`^composition of ${LIST} ${CMP} (.+)$`), read: readComposition },
  { shape: new RegExp(`^mixture of ${LIST} (per component|in total) ${CMP} (.+)$`), read: readMixture },
  { shape: /^component of (\[[^\]]*\]|\S+)$/, read: ([list = ''], _, context) => tie('component', list, '', context) },
  { shape: /^unlocks (\[[^\]]*\]|\S+)$/, read: ([list = ''], _, context) => tie('unlocks', list, '', context) },
  {
    shape: /^(software|technology) for (\[[^\]]*\]|\S+)(?:\s*\(([^)]*)\))?$/,
    read: ([relation = '', list = '', purposes = ''], node, context) => readTie(relation as Relation, list, purposes, node, context),
  },
  { shape: new RegExp(`^deal\\.([A-Za-z]+) (?:per (shipment|consignee|year) )?(?:(is|in) ${LIST}|${CMP} (.+))$`), read: readDeal },
  { shape: new RegExp(`^linear\\((.+)\\) ${CMP} (.+)$`), read: readLinear },
  {
    shape: new RegExp(`^${ATTR} reaches ${CMP} ([^[]+?)(?:\\s*\\[([a-z, ]+)\\])?$`),
    read: ([attr = '', cmp = '', limit = '', counts = ''], node, context) =>
      numeric('reaches', attr, cmp, limit, counts, ['range'], node, context),
  },
  { shape: new RegExp(`^${ATTR} overlaps ([[(])(.+),(.+)([\\])])$`), read: readOverlaps },
  {
    shape: new RegExp(`^${ATTR} (hasAny|hasAll|within) ${LIST}$`),
    read: ([attr = '', mode = '', list = ''], node, context) => readIs(attr, mode as SetMode, list, ['set'], node, context),
  },
  {
    shape: new RegExp(`^${ATTR} (?:is|in) ${LIST}$`),
    read: ([attr = '', list = ''], node, context) => readIs(attr, 'in', list, ['enum', 'taxon'], node, context),
  },
  {
    shape: new RegExp(`^${ATTR} at (.+?) ${CMP} (.+)$`),
    read: ([attr = '', at = '', cmp = '', limit = ''], node, context) => readCurve(attr, 'at', at, cmp, limit, node, context),
  },
  {
    shape: new RegExp(`^${ATTR} (somewhere|everywhere) ${CMP} (.+)$`),
    read: ([attr = '', where = '', cmp = '', limit = ''], node, context) =>
      readCurve(attr, where as 'somewhere', '', cmp, limit, node, context),
  },
  {
    shape: new RegExp(`^${ATTR} ${CMP} ([^[]+?)(?:\\s*\\[([a-z, ]+)\\])?$`),
    read: ([attr = '', cmp = '', limit = '', counts = ''], node, context) =>
      numeric('compare', attr, cmp, limit, counts, ['quantity', 'count'], node, context),
  },
  { shape: new RegExp(`^not ${ATTR}$`), read: ([attr = ''], node, context) => ({ op: 'not', of: readHolds(attr, node, context) }) },
  { shape: new RegExp(`^${ATTR}$`), read: ([attr = ''], node, context) => readHolds(attr, node, context) },
]

const readAtom = (node: Text, context: ConditionContext): Expr => {
  for (const form of FORMS) {
    const found = form.shape.exec(node.text)
    if (found !== null)
      return (
        form.read(
          found.slice(1).map((one) => one ?? ''),
          node,
          context,
        ) ?? TRUE
      )
  }
  report(context.reading, node, 'list.bad-condition', { text: node.text }, hintFor(node.text))
  return TRUE
}

const hintFor = (text: string): string => {
  if (text === '') return 'write `always` where the kind alone decides'
  if (/[^<>=]=[^=]|=>|=</.test(text)) return 'comparisons are `>=`, `>`, `<=`, `<`, `==`'
  const verbs = [
    'reaches',
    'overlaps',
    'hasAny',
    'hasAll',
    'within',
    'somewhere',
    'everywhere',
    'family',
    'chemical',
    'composition',
    'mixture',
    'always',
    'component',
    'software',
    'technology',
    'unlocks',
  ]
  for (const word of text.split(/\s+/)) {
    const near = nearest(word, verbs)
    if (near !== undefined && near !== word && word.length > 3) return `did you mean \`${near}\`?`
  }
  return 'see docs/list-language.md, “Conditions”'
}

/** The attribute, if it exists and has one of the wanted types; else reported. */
const attribute = (
  id: string,
  form: string,
  wanted: readonly AttributeType[],
  node: Text,
  context: ConditionContext,
): Attribute | undefined => {
  const found = context.dictionary.attributes.get(id)
  if (found === undefined) {
    report(context.reading, node, 'list.unknown-attribute', { attr: id }, didYouMean(id, context.dictionary.attributes.keys()))
    return undefined
  }
  if (wanted.includes(found.type)) return found
  const hints: Partial<Record<AttributeType, string>> = {
    range: `a range is compared with \`${id} reaches …\` or \`overlaps\``,
    quantity: `a quantity is compared with \`${id} >= …\``,
    set: 'a set is compared with `hasAny`, `hasAll` or `within`',
    enum: `write \`${id} is …\` or \`in […]\``,
    bool: `write \`${id}\` or \`not ${id}\``,
    curve: 'a curve needs `at`, `somewhere` or `everywhere`',
  }
  report(context.reading, node, 'list.wrong-type', { attr: id, type: found.type, form, wanted: wanted.join(' or ') }, hints[found.type])
  return undefined
}

const readLimit = (text: string, dimension: string | undefined, node: Text, context: ConditionContext): Limit | undefined => {
  const read = attempt(context.reading, node, () => parseQuantity(text, (dimension ?? 'number') as Dimension))
  return read === undefined ? undefined : { value: read.value, written: read.written }
}

const inBounds = (found: Attribute, limit: Limit, node: Text, context: ConditionContext): void => {
  const { lo, hi } = found.bounds ?? {}
  const beyond = (lo !== undefined && compare(limit.value, lo) < 0) || (hi !== undefined && compare(limit.value, hi) > 0)
  if (beyond)
    report(
      context.reading,
      node,
      'list.out-of-bounds',
      { written: limit.written, attr: found.id, bounds: `${lo?.approx ?? '−∞'} to ${hi?.approx ?? '∞'} in base units` },
      'check the unit and the exponent',
    )
}

const numeric = (
  op: 'compare' | 'reaches',
  attr: string,
  cmp: string,
  limitText: string,
  counts: string,
  wanted: readonly AttributeType[],
  node: Text,
  context: ConditionContext,
): Expr | undefined => {
  const found = attribute(attr, op === 'reaches' ? 'reaches' : cmp, wanted, node, context)
  const limit = found === undefined ? undefined : readLimit(limitText, found.dimension, node, context)
  if (found === undefined || limit === undefined) return undefined
  inBounds(found, limit, node, context)
  return { op, attr, cmp: comparator(cmp), limit, ...(counts === '' ? {} : { counts: words(counts) }) }
}

function readOverlaps(
  [attr = '', open = '', lo = '', hi = '', close = '']: readonly string[],
  node: Text,
  context: ConditionContext,
): Expr | undefined {
  const found = attribute(attr, 'overlaps', ['range'], node, context)
  if (found === undefined) return undefined
  const last = readLimit(hi.trim(), found.dimension, node, context)
  const first = readLimit(lo.trim(), found.dimension, node, context)
  if (first === undefined || last === undefined) return undefined
  const order = compare(first.value, last.value)
  if (order > 0 || (order === 0 && (open === '(' || close === ')')))
    report(context.reading, node, 'list.empty-band', { text: `${open}${lo.trim()}, ${hi.trim()}${close}` }, 'the lower end comes first')
  return { op: 'overlaps', attr, lo: first, loOpen: open === '(', hi: last, hiOpen: close === ')' }
}

const readIs = (
  attr: string,
  mode: SetMode,
  list: string,
  wanted: readonly AttributeType[],
  node: Text,
  context: ConditionContext,
): Expr | undefined => {
  const found = attribute(attr, mode === 'in' ? 'is' : mode, wanted, node, context)
  if (found === undefined) return undefined
  const values = words(list)
  const terms = context.dictionary.vocabularies.get(found.vocabulary ?? '')
  if (values.length === 0) report(context.reading, node, 'list.empty-condition', { op: attr })
  for (const value of values) {
    if (terms !== undefined && !terms.has(value))
      report(
        context.reading,
        node,
        'list.unknown-value',
        { value, vocabulary: found.vocabulary ?? '', attr },
        didYouMean(value, terms.keys()),
      )
  }
  return { op: 'is', attr, mode, values }
}

const readHolds = (attr: string, node: Text, context: ConditionContext): Expr => {
  attribute(attr, attr, ['bool'], node, context)
  return { op: 'holds', attr }
}

const readKinds = (kinds: readonly string[], node: Text, context: ConditionContext): Expr => {
  for (const kind of kinds) {
    if (!context.dictionary.kinds.has(kind))
      report(context.reading, node, 'list.unknown-term', { what: 'kind', id: kind }, didYouMean(kind, context.dictionary.kinds.keys()))
  }
  return { op: 'kind', in: kinds }
}

const readFamily = (family: string, node: Text, context: ConditionContext): Expr => {
  if (!isFamily(family)) report(context.reading, node, 'substance.unknown-family', { family }, didYouMean(family, familyIds()))
  return { op: 'family', family }
}

function readChemicals([list = '', tail = '']: readonly string[], node: Text, context: ConditionContext): Expr {
  const salts = tail === '' ? 'none' : tail.includes('protonated') ? 'protonated' : 'any'
  const chemicals = words(list)
  for (const id of chemicals) {
    if (!context.dictionary.chemicals.has(id))
      report(context.reading, node, 'list.unknown-term', { what: 'chemical', id }, didYouMean(id, context.dictionary.chemicals.keys()))
  }
  const each = chemicals.map((chemical): Expr => ({ op: 'chemical', chemical, salts }))
  return each.length === 1 && each[0] !== undefined ? each[0] : { op: 'any', of: each }
}

const BASES: readonly (readonly ['mass' | 'atom' | 'volume', Dimension])[] = [
  ['mass', 'massFraction'],
  ['atom', 'atomFraction'],
  ['volume', 'volumeFraction'],
]

function readComposition([list = '', cmp = '', text = '']: readonly string[], node: Text, context: ConditionContext): Expr | undefined {
  const parts = words(list)
  for (const part of parts) {
    const known =
      isContentFamily(part) ||
      context.dictionary.chemicals.has(part) ||
      [...context.dictionary.vocabularies.values()].some((terms) => terms.has(part))
    if (!known)
      report(
        context.reading,
        node,
        'list.unknown-term',
        { what: 'substance', id: part },
        didYouMean(part, [
          ...(context.dictionary.vocabularies.get('substance')?.keys() ?? []),
          ...context.dictionary.chemicals.keys(),
          ...familyIds().filter(isContentFamily),
        ]),
      )
  }
  const basis = /\bat\b|atom|mol/.test(text) ? BASES[1] : /\bvol\b/.test(text) ? BASES[2] : BASES[0]
  const limit = readLimit(text, basis?.[1], node, context)
  return limit === undefined || basis === undefined
    ? undefined
    : { op: 'composition', of: parts, basis: basis[0], cmp: comparator(cmp), limit }
}

function readMixture(
  [list = '', per = '', cmp = '', text = '']: readonly string[],
  node: Text,
  context: ConditionContext,
): Expr | undefined {
  const limit = readLimit(text, 'massFraction', node, context)
  if (limit === undefined) return undefined
  return {
    op: 'mixture',
    of: words(list).map((id) => fullId(id, context.list)),
    per: per === 'in total' ? 'total' : 'component',
    cmp: comparator(cmp),
    limit,
  }
}

const tie = (relation: Relation, list: string, purposes: string, context: ConditionContext): Expr => ({
  op: 'relation',
  relation,
  to: words(list).map((id) => fullId(id, context.list)),
  purposes: words(purposes) as readonly Purpose[],
})

const PURPOSES: readonly Purpose[] = ['development', 'production', 'use', 'operation', 'maintenance']

const readTie = (relation: Relation, list: string, purposes: string, node: Text, context: ConditionContext): Expr => {
  for (const purpose of words(purposes)) {
    if (!PURPOSES.includes(purpose as Purpose))
      report(
        context.reading,
        node,
        'list.unknown-term',
        { what: 'purpose', id: purpose },
        didYouMean(purpose, PURPOSES) ?? `one of ${PURPOSES.join(', ')}`,
      )
  }
  return tie(relation, list, purposes, context)
}

const DEAL_FIELDS: readonly DealField[] = ['destination', 'quantity', 'recipient', 'endUse', 'direction', 'hs']

function readDeal(
  [field = '', per = '', , list = '', cmp = '', text = '']: readonly string[],
  node: Text,
  context: ConditionContext,
): Expr | undefined {
  if (!DEAL_FIELDS.includes(field as DealField)) {
    report(
      context.reading,
      node,
      'list.unknown-term',
      { what: 'field of a deal', id: field },
      didYouMean(field, DEAL_FIELDS) ?? `one of ${DEAL_FIELDS.join(', ')}`,
    )
    return undefined
  }
  const base = { op: 'deal', field: field as DealField } as const
  if (list !== '') return { ...base, in: words(list) }
  const spelling = text.replace(/^[^A-Za-z%°µ]*/, '')
  const dimension = dimensionsOf(spelling).find((one) => one === 'mass' || one === 'volume' || one === 'activity') ?? 'number'
  const limit = readLimit(text, dimension, node, context)
  return limit === undefined ? undefined : { ...base, per: (per || 'shipment') as 'shipment', cmp: comparator(cmp), limit }
}

function readLinear([terms = '', cmp = '', text = '']: readonly string[], node: Text, context: ConditionContext): Expr | undefined {
  const parts = terms.split(/\s*\+\s*/).map((term) => new RegExp(`^(?:(-?[\\d./]+)\\s*\\*?\\s*)?${ATTR}$`).exec(term.trim()))
  const dimensions = new Set<string | undefined>()
  const read: { k: Rational; attr: string }[] = []
  for (const part of parts) {
    const found = part === null ? undefined : attribute(part[2] ?? '', 'linear', ['quantity', 'count'], node, context)
    if (part === null) report(context.reading, node, 'list.bad-condition', { text: node.text }, 'write `linear(2 a + 3 b) >= 5 mm`')
    if (part === null || found === undefined) return undefined
    dimensions.add(found.dimension)
    read.push({ k: part[1] === undefined ? rational(1n) : parseRational(part[1]), attr: found.id })
  }
  const [dimension] = dimensions
  if (dimensions.size > 1)
    report(context.reading, node, 'quantity.mismatch', { text: terms, found: [...dimensions].join(' and '), expected: 'one dimension' })
  const limit = readLimit(text, dimension, node, context)
  return limit === undefined ? undefined : { op: 'linear', terms: read, cmp: comparator(cmp), limit }
}

/** `1.7 µm + x/800`: the limit and the slope, a plain number per the curve's own axis (y and x in base units). */
const readCurve = (
  attr: string,
  where: 'at' | 'somewhere' | 'everywhere',
  at: string,
  cmp: string,
  text: string,
  node: Text,
  context: ConditionContext,
): Expr | undefined => {
  const found = attribute(attr, where, ['curve'], node, context)
  if (found === undefined) return undefined
  const line = /^(.+?)\s*\+\s*(?:x\s*\/\s*([\d.\s]+)|x\s*\*\s*([\d.e+-]+))(?:\s*(.*))?$/.exec(text)
  const limit = readLimit(line?.[1] ?? text, found.dimension, node, context)
  const place = at === '' ? undefined : readLimit(at, found.along, node, context)
  if (limit === undefined || (at !== '' && place === undefined)) return undefined
  const slope = line === null ? undefined : attempt(context.reading, node, () => readSlope(line, found))
  return {
    op: 'curve',
    attr,
    where,
    cmp: comparator(cmp),
    limit,
    ...(place === undefined ? {} : { at: place }),
    ...(slope === undefined ? {} : { slope }),
  }
}

/**
 * In a formula such as (1.7 + L/800) µm with L in mm, the slope is 1/800 µm per mm. A unit behind the slope (`x/800 µm/mm`) says so;
 * without one, y and x are taken in base units.
 */
const readSlope = (line: readonly (string | undefined)[], found: Attribute): Rational => {
  const plain = line[2] === undefined ? parseRational(line[3] ?? '0') : parseRational(`1/${line[2].trim()}`)
  const units = /^(\S+)\/(\S+)$/.exec(line[4]?.trim() ?? '')
  if (units === null) return plain
  const y = parseQuantity(`1 ${units[1]}`, found.dimension as Dimension).value
  const x = parseQuantity(`1 ${units[2]}`, found.along as Dimension).value
  return rational(plain.n * y.n * x.d, plain.d * y.d * x.n)
}
