/** Between a value as it is written (docs/list-language.md, "Cases") and the fields a person fills in. Pure. */
import type { Attribute } from '../../list/model.ts'
import { DIMENSIONS, type Dimension, isDimension, UNITS } from '../../quantity/units.ts'

/** How a number is known. */
export const HOWS = ['exactly', 'at-least', 'more-than', 'at-most', 'less-than', 'between'] as const
/** One way. */
export type How = (typeof HOWS)[number]

/** A number as it is filled in; `b` only for `between`. */
export interface NumberForm {
  readonly how: How
  readonly a: string
  readonly b: string
  readonly unit: string
}

/** A capability as it is filled in: an empty end is not known. */
export interface RangeForm {
  readonly lo: string
  readonly hi: string
  readonly unit: string
}

/** A set as it is filled in. `complete`: nothing else. */
export interface SetForm {
  readonly has: readonly string[]
  readonly complete: boolean
}

/** A composition as it is filled in. */
export interface CompositionForm {
  readonly parts: readonly { readonly of: string; readonly share: string }[]
  readonly complete: boolean
}

const SIGNS: Readonly<Record<string, How>> = {
  '>=': 'at-least',
  '>': 'more-than',
  '<=': 'at-most',
  '<': 'less-than',
  '': 'exactly',
  '==': 'exactly',
}
const WORDS: Readonly<Record<How, string>> = {
  exactly: '',
  'at-least': '>= ',
  'more-than': '> ',
  'at-most': '<= ',
  'less-than': '< ',
  between: '',
}

/** The dimension of an attribute; `number` where it has none. */
export const dimensionOf = (attribute: Pick<Attribute, 'dimension'>): Dimension =>
  attribute.dimension !== undefined && isDimension(attribute.dimension) ? attribute.dimension : 'number'

/** The units a person may choose from, the attribute's own first. */
export const unitsOf = (attribute: Pick<Attribute, 'dimension' | 'unit'>): readonly string[] => {
  const dimension = dimensionOf(attribute)
  const names = UNITS.filter((one) => one.dimension === dimension).map((one) => one.name)
  const own = attribute.unit ?? DIMENSIONS[dimension]
  return [...new Set([own, ...names])]
}

const QUANTITY = /^([+-]?[\d.][\d.\s_]*(?:\/\s?\d+)?(?:e[+-]?\d+)?)\s*(.*)$/i

const split = (text: string): { readonly number: string; readonly unit: string } => {
  const found = QUANTITY.exec(text.trim())
  return found === null ? { number: text.trim(), unit: '' } : { number: (found[1] ?? '').trim(), unit: (found[2] ?? '').trim() }
}

/** Fills the fields of a number from its written form. */
export const numberForm = (written: string, unit: string): NumberForm => {
  const between = /^[[(]?\s*(.+?)\s*\.\.\s*(.+?)\s*[\])]?$/.exec(written.trim())
  if (between !== null) {
    const [a, b] = [split(between[1] ?? ''), split(between[2] ?? '')]
    return { how: 'between', a: a.number, b: b.number, unit: b.unit || unit }
  }
  const found = /^(>=|<=|>|<|==)?\s*(.*)$/.exec(written.trim())
  const one = split(found?.[2] ?? '')
  return { how: SIGNS[found?.[1] ?? ''] ?? 'exactly', a: one.number, b: '', unit: one.unit || unit }
}

const withUnit = (number: string, unit: string): string => (unit === '' ? number.trim() : `${number.trim()} ${unit}`)

/** The written form of a number; undefined while a field is empty. */
export const writeNumber = (form: NumberForm): string | undefined => {
  if (form.a.trim() === '') return undefined
  if (form.how !== 'between') return `${WORDS[form.how]}${withUnit(form.a, form.unit)}`
  return form.b.trim() === '' ? undefined : `[${withUnit(form.a, form.unit)} .. ${withUnit(form.b, form.unit)}]`
}

/** Fills the fields of a capability from its written form; what can't be told apart stays empty. */
export const rangeForm = (written: string, unit: string): RangeForm => {
  const text = written.trim()
  const to = /^(?!up\s)(.+?)\s+to\s+(.+)$/.exec(text)
  if (to !== null) {
    const [lo, hi] = [split(to[1] ?? ''), split(to[2] ?? '')]
    return { lo: lo.number, hi: hi.number, unit: hi.unit || lo.unit || unit }
  }
  const open = /^(up to|<=|from|>=|greatest|least)\s*(?:>=|<=)?\s*(.+)$/.exec(text)
  const one = split(open?.[2] ?? text)
  if (text === '') return { lo: '', hi: '', unit }
  const word = open?.[1]
  if (word === 'from' || word === 'least') return { lo: one.number, hi: '', unit: one.unit || unit }
  if (word === undefined) return { lo: one.number, hi: one.number, unit: one.unit || unit }
  return { lo: '', hi: one.number, unit: one.unit || unit }
}

/** The written form of a capability; undefined while nothing is filled in. */
export const writeRange = (form: RangeForm): string | undefined => {
  const [lo, hi] = [form.lo.trim(), form.hi.trim()]
  if (lo === '' && hi === '') return undefined
  if (lo === '') return `up to ${withUnit(hi, form.unit)}`
  if (hi === '') return `from ${withUnit(lo, form.unit)}`
  return `${withUnit(lo, form.unit)} to ${withUnit(hi, form.unit)}`
}

const items = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

const isComplete = (text: string): boolean => !/complete:\s*false/.test(text)

/** Fills the fields of a set: `[a, b]` is whole, `{has: [a, b], complete: false}` is not. */
export const setForm = (written: string): SetForm => {
  const text = written.trim()
  if (text === '') return { has: [], complete: false }
  if (text.startsWith('{')) return { has: items(/has:\s*\[([^\]]*)\]/.exec(text)?.[1]), complete: isComplete(text) }
  return { has: items(text.replace(/^\[|\]$/g, '')), complete: true }
}

/** The written form of a set; undefined while nothing is said. */
export const writeSet = (form: SetForm): string | undefined => {
  if (form.complete) return `[${form.has.join(', ')}]`
  return form.has.length === 0 ? undefined : `{has: [${form.has.join(', ')}], complete: false}`
}

/** Fills the fields of a composition: `{parts: {nickel: 99.5 wt %}, complete: false}`. */
export const compositionForm = (written: string): CompositionForm => ({
  parts: items(/parts:\s*\{([^}]*)\}/.exec(written)?.[1]).flatMap((part) => {
    const colon = part.indexOf(':')
    return colon < 0 ? [] : [{ of: part.slice(0, colon).trim(), share: part.slice(colon + 1).trim() }]
  }),
  complete: written.trim() !== '' && isComplete(written),
})

/** The written form of a composition; undefined while no part is filled in. */
export const writeComposition = (form: CompositionForm): string | undefined => {
  const parts = form.parts.filter((part) => part.of !== '' && part.share.trim() !== '').map((part) => `${part.of}: ${part.share.trim()}`)
  return parts.length === 0 ? undefined : `{parts: {${parts.join(', ')}}, complete: ${form.complete}}`
}

/** Fills the points of a curve: `[[0 mm, 1.5 µm], [800 mm, 2.5 µm]]`. */
export const curveForm = (written: string): readonly (readonly [string, string])[] =>
  [...written.matchAll(/\[\s*([^[\],]+),\s*([^[\],]+)\]/g)].map((found) => [(found[1] ?? '').trim(), (found[2] ?? '').trim()])

/** The written form of a curve, of the points with both values; undefined while there is none. */
export const writeCurve = (points: readonly (readonly [string, string])[]): string | undefined => {
  const said = points.filter(([x, y]) => x.trim() !== '' && y.trim() !== '').map(([x, y]) => `[${x.trim()}, ${y.trim()}]`)
  return said.length === 0 ? undefined : `[${said.join(', ')}]`
}
