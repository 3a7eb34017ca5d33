/** Taking fields out of located YAML, collecting every issue on the way. Shared by the readers of this room and of classify. */
import { Fault, type FaultDetails, type Issue, issue, nearest } from '../fault/fault.ts'
import type { FaultCode } from '../fault/faults.ts'
import { type Dimension, isDimension } from '../quantity/units.ts'
import type { Located, Place } from './located.ts'

/** A reading under way: the file's name and what was wrong so far. */
export interface Reading {
  readonly file: string
  readonly issues: Issue[]
}

/** A located map. */
export type LocatedMap = Extract<Located, { type: 'map' }>

/** So many mistakes get a hint that must be searched for; who has made more is not helped by one, and searching takes time. */
const MOST_SEARCHED = 200

/** Notes one thing wrong, with its place. A hint that has to be searched for (`didYouMean`) is given as a function. */
export const report = (
  reading: Reading,
  where: { at: Place; path?: string },
  code: FaultCode,
  details: FaultDetails,
  hint?: string | (() => string | undefined),
): void => {
  const said = typeof hint !== 'function' ? hint : reading.issues.length < MOST_SEARCHED ? hint() : undefined
  reading.issues.push(
    issue(code, details, {
      file: reading.file,
      line: where.at.line,
      column: where.at.column,
      ...(where.path === undefined || where.path === '' ? {} : { path: where.path }),
      ...(said === undefined ? {} : { hint: said }),
    }),
  )
}

/** Runs a reader that throws a Fault (quantities do) and notes it at a place instead. */
export const attempt = <T>(reading: Reading, where: { at: Place; path?: string }, read: () => T): T | undefined => {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    report(reading, where, error.code, error.details, error.hint)
    return undefined
  }
}

/** "did you mean" for a word among the known ones. */
export const didYouMean = (word: string, known: Iterable<string>): string | undefined => {
  const near = nearest(word, known)
  return near === undefined ? undefined : `did you mean \`${near}\`?`
}

/** The node as a map; anything else is reported. */
export const asMap = (reading: Reading, node: Located, field: string): LocatedMap | undefined => {
  if (node.type === 'map') return node
  report(reading, node, 'list.bad-shape', { field, wanted: 'a map of fields' })
  return undefined
}

/** Reports fields the map must not have, with the nearest that it may. */
export const onlyFields = (reading: Reading, map: LocatedMap, known: readonly string[]): void => {
  for (const [key, entry] of map.entries) {
    if (!known.includes(key))
      report(
        reading,
        { at: entry.at, path: entry.value.path },
        'list.unknown-field',
        { field: key },
        didYouMean(key, known) ?? `known here: ${known.map((one) => `\`${one}\``).join(', ')}`,
      )
  }
}

/** A text field; `undefined` where it is absent (reported if required) or not text (reported). */
export const textField = (reading: Reading, map: LocatedMap, field: string, required = false): string | undefined => {
  const entry = map.entries.get(field)
  if (entry === undefined) {
    if (required) report(reading, map, 'list.missing-field', { field })
    return undefined
  }
  if (entry.value.type !== 'text') {
    report(reading, entry.value, 'list.bad-shape', { field, wanted: 'text' })
    return undefined
  }
  if (entry.value.text === '' && required) report(reading, entry.value, 'list.missing-field', { field })
  return entry.value.text
}

/** A list of texts; one text stands for a list of one. */
export const textsField = (reading: Reading, map: LocatedMap, field: string): readonly string[] => {
  const entry = map.entries.get(field)
  if (entry === undefined) return []
  if (entry.value.type === 'text') return entry.value.text === '' ? [] : [entry.value.text]
  if (entry.value.type === 'list') {
    return entry.value.items.flatMap((item) => {
      if (item.type === 'text') return [item.text]
      report(reading, item, 'list.bad-shape', { field, wanted: 'a list of texts' })
      return []
    })
  }
  report(reading, entry.value, 'list.bad-shape', { field, wanted: 'a list of texts' })
  return []
}

/** The maps of a list field. */
export const mapsField = (reading: Reading, map: LocatedMap, field: string): readonly LocatedMap[] => {
  const entry = map.entries.get(field)
  if (entry === undefined) return []
  if (entry.value.type !== 'list') {
    report(reading, entry.value, 'list.bad-shape', { field, wanted: 'a list' })
    return []
  }
  return entry.value.items.flatMap((item) => asMap(reading, item, field) ?? [])
}

/** The value of a field, for a reader of its own. */
export const fieldNode = (map: LocatedMap, field: string): Located | undefined => map.entries.get(field)?.value

/** `true` or `false`. */
export const flagField = (reading: Reading, map: LocatedMap, field: string): boolean => {
  const text = textField(reading, map, field)
  if (text === undefined || text === 'false') return false
  if (text !== 'true') report(reading, fieldNode(map, field) ?? map, 'list.bad-shape', { field, wanted: '`true` or `false`' })
  return text === 'true'
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export const isDay = (text: string): boolean => {
  const found = DAY.exec(text)
  if (found === null) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** A date field. */
export const dayField = (reading: Reading, map: LocatedMap, field: string, required = false): string | undefined => {
  const text = textField(reading, map, field, required)
  if (text === undefined || text === '') return undefined
  if (isDay(text)) return text
  report(reading, fieldNode(map, field) ?? map, 'input.bad-date', { text })
  return undefined
}

/** A dimension by name; unknown ones are reported. */
export const dimensionField = (reading: Reading, map: LocatedMap, field: string): Dimension | undefined => {
  const text = textField(reading, map, field)
  if (text === undefined) return undefined
  if (isDimension(text)) return text
  report(
    reading,
    fieldNode(map, field) ?? map,
    'list.unknown-dimension',
    { dimension: text },
    'the dimensions are in src/quantity/units.ts',
  )
  return undefined
}
