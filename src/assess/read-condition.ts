/** Reads a policy's condition: maps for and, or, not and the quantifiers; one line of text for the rest. */
import { Fault } from '../fault/fault.ts'
import { didYouMean, type Reading, report } from '../list/fields.ts'
import type { Located } from '../list/located.ts'
import type { Term } from '../list/model.ts'
import { parseRational, rational } from '../quantity/rational.ts'
import type { Comparator } from '../quantity/types.ts'
import { dayNumber, dayOf } from './days.ts'
import { FIELDS, type Field, type Scope } from './fields.ts'
import { isCountry, isCurrency } from './places.ts'
import type { Condition, PolicyLimit } from './policy.ts'

/** A name used where it is not yet known whether it exists. */
export interface PendingName {
  readonly name: string
  readonly node: Located
  readonly file: string
  /** Elements that are looked at where it is used. */
  readonly scopes: ReadonlySet<Scope>
}

/** A condition's surroundings: which elements are looked at, and the names it uses that are checked when all files are read. */
export interface ConditionReading {
  readonly reading: Reading
  readonly policy: string
  readonly scopes: ReadonlySet<Scope>
  readonly terms: PendingName[]
  readonly groups: PendingName[]
  /** Kinds of the dictionary; absent: kinds are not checked. */
  readonly kinds?: ReadonlyMap<string, Term>
}

const GROUPS = ['all', 'any', 'none'] as const
const EACH: readonly Exclude<Scope, 'deal'>[] = ['line', 'party', 'leg']

/** Reads a condition; reports what is wrong and gives undefined. */
export const readCondition = (node: Located, within: ConditionReading): Condition | undefined => {
  const { reading } = within
  if (node.type === 'text') return readAtom(node.text, node, within)
  if (node.type === 'list') {
    report(reading, node, 'policy.bad-condition', { text: 'a list' }, 'put it under `all:` or `any:`')
    return undefined
  }
  const keys = [...node.entries.keys()]
  const under = (key: string): Located => node.entries.get(key)?.value ?? node
  const head = keys[0] ?? ''
  const group = GROUPS.find((one) => one === head)
  if (group !== undefined && keys.length === 1) {
    const of = readMany(under(head), head, within)
    return of === undefined ? undefined : { op: group, of, text: head }
  }
  if (head === 'atLeast' && keys.length === 2 && node.entries.has('of')) {
    const count = under('atLeast')
    const n = count.type === 'text' && /^[1-9]\d?$/.test(count.text) ? Number(count.text) : undefined
    if (n === undefined) report(reading, count, 'policy.bad-condition', { text: 'atLeast' }, 'write a whole number of at least 1')
    const of = readMany(under('of'), 'of', within)
    return n === undefined || of === undefined ? undefined : { op: 'atLeast', n, of, text: `at least ${n}` }
  }
  if (head === 'not' && keys.length === 1) {
    const of = readCondition(under('not'), within)
    return of === undefined ? undefined : { op: 'not', of, text: 'not' }
  }
  if ((head === 'some' || head === 'every') && keys.length === 2 && node.entries.has('is')) {
    const what = under(head)
    const each = EACH.find((one) => what.type === 'text' && what.text === one)
    if (each === undefined) {
      report(
        reading,
        what,
        'policy.bad-condition',
        { text: `${head}: ${what.type === 'text' ? what.text : '…'}` },
        'say `line`, `party` or `leg`',
      )
      return undefined
    }
    const of = readCondition(under('is'), { ...within, scopes: new Set([...within.scopes, each]) })
    return of === undefined ? undefined : { op: head, each, of, text: `${head} ${each}` }
  }
  report(
    reading,
    node,
    'policy.bad-condition',
    { text: keys.join(', ') },
    didYouMean(head, [...GROUPS, 'atLeast', 'not', 'some', 'every']) ??
      'use `all`, `any`, `none`, `not`, `atLeast` with `of`, or `some`/`every` with `is`',
  )
  return undefined
}

const readMany = (node: Located, op: string, within: ConditionReading): readonly Condition[] | undefined => {
  if (node.type !== 'list' || node.items.length === 0) {
    report(within.reading, node, 'policy.empty-condition', { op }, 'give a list of conditions')
    return undefined
  }
  const read = node.items.map((item) => readCondition(item, within))
  return read.every((one) => one !== undefined) ? read : undefined
}

const SET = /^(\S+) (in|is|hasAny|hasAll|within) (.+)$/s
const COMPARE = /^(\S+) (>=|<=|>|<|==) (.+)$/
const SAME = /^(\S+) same as (\S+)$/
const NAME = /^(\S+)$/

const readAtom = (text: string, node: Located, within: ConditionReading): Condition | undefined => {
  const { reading } = within
  if (text === 'always') return { op: 'true', text }
  if (text.startsWith('not ')) {
    const of = readAtom(text.slice(4).trim(), node, within)
    return of === undefined ? undefined : { op: 'not', of, text: 'not' }
  }
  const same = SAME.exec(text)
  if (same !== null) return readSame(text, same[1] ?? '', same[2] ?? '', node, within)
  const compare = COMPARE.exec(text)
  if (compare !== null) return readCompare(text, compare, node, within)
  const set = SET.exec(text)
  if (set !== null) return readSet(text, set, node, within)
  const name = NAME.exec(text)?.[1]
  if (name === undefined) {
    report(reading, node, 'policy.bad-condition', { text }, 'the forms are in docs/policy-language.md')
    return undefined
  }
  return readName(name, node, within)
}

const readName = (name: string, node: Located, within: ConditionReading): Condition | undefined => {
  const field = FIELDS.get(name)
  if (field === undefined) {
    if (!/^[a-z][a-z0-9-]*(?::[a-z][a-z0-9-]*)?$/.test(name)) return unknownField(name, node, within)
    const full = name.includes(':') ? name : `${within.policy}:${name}`
    within.terms.push({ name: full, node, file: within.reading.file, scopes: within.scopes })
    return { op: 'term', term: full, text: name }
  }
  if (!inScope(field, node, within)) return undefined
  if (field.type === 'bool') return { op: 'holds', field: name, text: name }
  report(
    within.reading,
    node,
    'policy.wrong-type',
    { field: name, type: sayType(field), form: name, wanted: 'a yes-or-no field' },
    field.type === 'word' ? `write \`${name} is …\`` : undefined,
  )
  return undefined
}

const sayType = (field: Field): string =>
  field.type === 'bool'
    ? 'a yes or no'
    : field.type === 'word'
      ? 'one word'
      : field.type === 'words'
        ? 'a set of words'
        : field.type === 'money'
          ? 'an amount of money'
          : `a ${field.type}`

const unknownField = (name: string, node: Located, within: ConditionReading): undefined => {
  report(within.reading, node, 'policy.unknown-field', { field: name }, didYouMean(name, FIELDS.keys()))
}

const fieldOf = (name: string, node: Located, within: ConditionReading): Field | undefined => {
  const field = FIELDS.get(name)
  if (field === undefined) return unknownField(name, node, within)
  return inScope(field, node, within) ? field : undefined
}

const inScope = (field: Field, node: Located, within: ConditionReading): boolean => {
  if (field.scope === 'deal' || within.scopes.has(field.scope)) return true
  report(
    within.reading,
    node,
    'policy.out-of-scope',
    { field: field.id, scope: field.scope },
    `say \`for: ${field.scope}\`, or put it under \`some: ${field.scope}\``,
  )
  return false
}

const readSame = (text: string, left: string, right: string, node: Located, within: ConditionReading): Condition | undefined => {
  const a = fieldOf(left, node, within)
  const b = fieldOf(right, node, within)
  if (a === undefined || b === undefined) return undefined
  if (a.type === 'word' && b.type === 'word' && a.values === b.values) return { op: 'same', field: a.id, as: b.id, text }
  report(within.reading, node, 'policy.wrong-type', {
    field: right,
    type: sayType(b),
    form: text,
    wanted: 'two fields of the same kind of word',
  })
  return undefined
}

const readSet = (text: string, found: RegExpExecArray, node: Located, within: ConditionReading): Condition | undefined => {
  const [, name = '', form = '', rest = ''] = found
  const field = fieldOf(name, node, within)
  if (field === undefined) return undefined
  const isSet = field.type === 'words' || field.type === 'provisions'
  const single = form === 'in' || form === 'is'
  const takes = single ? field.type === 'word' || field.type === 'kinds' : isSet
  if (!takes) {
    report(
      within.reading,
      node,
      'policy.wrong-type',
      { field: name, type: sayType(field), form, wanted: single ? 'a field with one word' : 'a set of words' },
      isSet ? 'use `hasAny`, `hasAll` or `within`' : 'use `is` or `in`',
    )
    return undefined
  }
  const values = readValues(form, rest, field, node, within)
  if (values === undefined) return undefined
  return single ? { op: 'in', field: name, values, text } : { op: form as 'hasAny' | 'hasAll' | 'within', field: name, values, text }
}

const readValues = (form: string, rest: string, field: Field, node: Located, within: ConditionReading): readonly string[] | undefined => {
  if (field.values === 'name') return [rest.replace(/^"(.*)"$/s, '$1').trim()]
  const listed = /^\[(.*)\]$/s.exec(rest.trim())
  if ((form === 'is') === (listed !== null)) {
    report(
      within.reading,
      node,
      'policy.bad-condition',
      { text: `${form} ${rest}` },
      form === 'is' ? 'use `in` with a list' : 'write the values in brackets: `[a, b]`',
    )
    return undefined
  }
  const texts = (listed?.[1] ?? rest)
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const read = texts.map((one) => readValue(one, field, node, within))
  if (texts.length === 0) report(within.reading, node, 'policy.empty-condition', { op: form })
  const values = read.filter((one) => one !== undefined)
  return texts.length > 0 && values.length === read.length ? values.flat() : undefined
}

const readValue = (text: string, field: Field, node: Located, within: ConditionReading): readonly string[] | undefined => {
  const refuse = (hint?: string): undefined => {
    report(within.reading, node, 'policy.unknown-value', { value: text, field: field.id }, hint)
  }
  if (Array.isArray(field.values))
    return field.values.includes(text)
      ? [text]
      : refuse(
          didYouMean(text, field.values) ??
            `known: ${field.values
              .slice(0, 12)
              .map((one: string) => `\`${one}\``)
              .join(', ')}`,
        )
  if (field.values === 'country') {
    if (/^[A-Z]{2}$/.test(text)) return isCountry(text) ? [text] : refuse('write the two letters of ISO 3166, or a group')
    within.groups.push({ name: text, node, file: within.reading.file, scopes: within.scopes })
    return [text]
  }
  if (field.values === 'hs') return readHs(text) ?? refuse('write 2, 4 or 6 digits, or a range of the same length: `50 to 63`')
  if (field.type === 'kinds')
    return within.kinds === undefined || within.kinds.has(text) ? [text] : refuse(didYouMean(text, within.kinds.keys()))
  if (field.type === 'provisions')
    return /^[A-Z][A-Za-z0-9-]*(?::[A-Za-z0-9.-]+)?$/.test(text) ? [text] : refuse('write a list (`NSG2`) or a full id (`NSG2:3.A.1`)')
  return [text]
}

const readHs = (text: string): readonly string[] | undefined => {
  const range = /^(\d{2}|\d{4}) to (\d{2}|\d{4})$/.exec(text)
  if (range === null) return /^(?:\d{2}){1,3}$/.test(text) ? [text] : undefined
  const [, from = '', to = ''] = range
  if (from.length !== to.length || Number(from) >= Number(to)) return undefined
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => String(Number(from) + i).padStart(from.length, '0'))
}

const readCompare = (text: string, found: RegExpExecArray, node: Located, within: ConditionReading): Condition | undefined => {
  const [, name = '', cmp = '', rest = ''] = found
  const field = fieldOf(name, node, within)
  if (field === undefined) return undefined
  if (field.type !== 'number' && field.type !== 'money' && field.type !== 'date') {
    report(within.reading, node, 'policy.wrong-type', {
      field: name,
      type: sayType(field),
      form: cmp,
      wanted: 'a number, an amount of money or a date',
    })
    return undefined
  }
  const limit = readLimit(rest, field)
  if (limit === undefined) {
    report(
      within.reading,
      node,
      'policy.bad-limit',
      { text: rest, field: name },
      field.type === 'money'
        ? 'write amount and currency: `5000 EUR`'
        : field.type === 'date'
          ? 'write YYYY-MM-DD'
          : `write a number of ${field.unit}`,
    )
    return undefined
  }
  return { op: 'compare', field: name, cmp: cmp as Comparator, limit, text }
}

const readLimit = (text: string, field: Field): PolicyLimit | undefined => {
  if (field.type === 'date') {
    const day = dayNumber(text)
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day) && dayOf(day) === text
      ? { value: rational(day), written: text }
      : undefined
  }
  const [number = '', unit] =
    field.type === 'money'
      ? (/^(.+?) ([A-Z]{3})$/.exec(text)?.slice(1) ?? [])
      : [text.replace(new RegExp(` ${field.unit}$`), ''), field.unit]
  if (field.type === 'money' && (unit === undefined || !isCurrency(unit))) return undefined
  try {
    return { value: parseRational(number), ...(unit === undefined ? {} : { unit }), written: text }
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}
