/**
 * Shapes of an input: each reads a located node and says itself as JSON Schema, so that the reader and the published
 * schema can't part. Issues are collected, never thrown. `unknown` (or an empty value) in place of a value is absence.
 */

import { didYouMean, isDay, type Reading, report } from '../list/fields.ts'
import type { Located } from '../list/located.ts'

/** A piece of JSON Schema (2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>

/** Reads a node or reports what is wrong with it and gives undefined. */
export interface Shape<T> {
  readonly read: (node: Located, reading: Reading) => T | undefined
  readonly schema: JsonSchema
}

/** A field of a record: its shape, what it means, and whether it must be there. */
export interface FieldShape<T> {
  readonly shape: Shape<T>
  readonly about: string
  readonly required?: boolean
}

/** Whether a node says that nothing is known. */
export const isAbsent = (node: Located): boolean => node.type === 'text' && ['', 'unknown', 'null', '~'].includes(node.text)

/** Any text that a parser accepts; the parser reports for itself. */
export const scalar = <T>(
  wanted: string,
  schema: JsonSchema,
  parse: (text: string, node: Located, reading: Reading) => T | undefined,
): Shape<T> => ({
  schema,
  read: (node, reading) => {
    if (node.type === 'text') return parse(node.text, node, reading)
    report(reading, node, 'list.bad-shape', { field: lastOf(node.path), wanted })
    return undefined
  },
})

const lastOf = (path: string): string => /([^.[\]]+)(?:\[\d+\])?$/.exec(path)?.[1] ?? path

/** Text of at most `most` characters. */
export const text = (most = 500): Shape<string> =>
  scalar('text', { type: 'string', maxLength: most }, (value, node, reading) => {
    if (value.length <= most) return value
    report(reading, node, 'assess.too-long', { field: lastOf(node.path), length: value.length, limit: most })
    return undefined
  })

/** One word of a closed vocabulary. */
export const word = <W extends string>(what: string, words: readonly W[]): Shape<W> =>
  scalar(`one of ${what}`, { enum: words }, (value, node, reading) => {
    const found = words.find((one) => one === value)
    if (found === undefined)
      report(
        reading,
        node,
        'assess.unknown-word',
        { what, word: value },
        didYouMean(value, words) ?? `known: ${words.map((one) => `\`${one}\``).join(', ')}`,
      )
    return found
  })

/** yes or no, also true or false. */
export const yesNo: Shape<boolean> = scalar('`yes` or `no`', { enum: [true, false, 'yes', 'no', 'unknown'] }, (value, node, reading) => {
  if (value === 'yes' || value === 'true') return true
  if (value === 'no' || value === 'false') return false
  report(reading, node, 'assess.yes-no', { text: value }, 'write `yes`, `no` or `unknown`')
  return undefined
})

/** A day, YYYY-MM-DD. */
export const day: Shape<string> = scalar('a date', { type: 'string', format: 'date' }, (value, node, reading) => {
  if (isDay(value)) return value
  report(reading, node, 'input.bad-date', { text: value }, dayHint(value))
  return undefined
})

const dayHint = (value: string): string | undefined => {
  const found = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(value)
  return found === null
    ? undefined
    : `write the year first, for example \`${found[3]}-${found[2]?.padStart(2, '0')}-${found[1]?.padStart(2, '0')}\``
}

/** A list; each item is read by the shape. Unless `one` is false, a single value stands for a list of one. */
export const listOf = <T>(of: Shape<T>, one = true): Shape<readonly T[]> => ({
  schema: one ? { anyOf: [{ type: 'array', items: of.schema }, of.schema] } : { type: 'array', items: of.schema },
  read: (node, reading) => {
    if (node.type === 'list') return node.items.flatMap((item) => of.read(item, reading) ?? [])
    if (one && node.type === 'text') {
      const value = of.read(node, reading)
      return value === undefined ? [] : [value]
    }
    report(reading, node, 'list.bad-shape', { field: lastOf(node.path), wanted: 'a list' })
    return undefined
  },
})

/** The fields of a record type, each with its shape. */
export type Fields<T> = { readonly [K in keyof T]-?: FieldShape<NonNullable<T[K]>> }

/**
 * A map of known fields. Unknown fields, missing required ones and wrong shapes are reported; a field that says `unknown` is
 * left out. Gives the fields that could be read, even when others could not.
 */
export const record = <T extends object>(fields: Fields<T>): Shape<Partial<T>> => {
  const names = Object.keys(fields) as (keyof T & string)[]
  return {
    schema: {
      type: 'object',
      additionalProperties: false,
      required: names.filter((name) => fields[name].required === true),
      properties: Object.fromEntries(names.map((name) => [name, { description: fields[name].about, ...fields[name].shape.schema }])),
    },
    read: (node, reading) => {
      if (node.type !== 'map') {
        report(reading, node, 'list.bad-shape', { field: lastOf(node.path) || 'the file', wanted: 'a map of fields' })
        return undefined
      }
      const result: Partial<T> = {}
      for (const [key, entry] of node.entries) {
        const name = names.find((one) => one === key)
        if (name === undefined) {
          report(
            reading,
            { at: entry.at, path: entry.value.path },
            'list.unknown-field',
            { field: key },
            didYouMean(key, names) ?? `known here: ${names.map((one) => `\`${one}\``).join(', ')}`,
          )
        } else if (!isAbsent(entry.value)) {
          const value = fields[name].shape.read(entry.value, reading)
          if (value !== undefined) result[name] = value
        }
      }
      for (const name of names) {
        const entry = node.entries.get(name)
        if (fields[name].required === true && (entry === undefined || isAbsent(entry.value))) {
          report(reading, entry?.value ?? node, 'list.missing-field', { field: name }, `${name}: ${fields[name].about}`)
        }
      }
      return result
    },
  }
}
