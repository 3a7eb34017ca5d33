/**
 * The page's reader of located nodes: JSON and the flow style of YAML (`{has: [a, b], complete: false}`), which is all a page
 * is ever given; block YAML was turned into JSON when the page was built. The build puts this in the place of
 * src/list/located.ts, so that a whole YAML parser need not be sent. flow.test.ts holds the two equal.
 */
import { Fault, issue } from '../fault/fault.ts'
import type { Located, Place } from '../list/located.ts'

const LIMITS = { bytes: 4_000_000, depth: 40 }
const SPACE = /[ \t\r\n]/
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** Reads one document. Throws the Faults of src/list/located.ts. */
export const readLocated = (text: string, file: string): Located => {
  if (text.length > LIMITS.bytes) throw new Fault('input.too-large', { size: text.length, limit: LIMITS.bytes })
  if (text.trim() === '') throw new Fault('input.empty', {}, { issues: [issue('input.empty', {}, { file })] })
  let pos = 0

  const placeOf = (offset: number): Place => {
    const before = text.slice(0, offset)
    return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
  }
  const refuse = (detail: string, offset = pos): never => {
    throw new Fault('input.not-yaml', { detail }, { issues: [issue('input.not-yaml', { detail }, { file, ...placeOf(offset) })] })
  }
  // Lines are counted as they are passed: a policy of thousands of lines must not be counted anew for each node.
  let counted = 0
  let line = 1
  let lineStart = 0
  const here = (): Place => {
    for (; counted < pos; counted++) {
      if (text[counted] === '\n') {
        line += 1
        lineStart = counted + 1
      }
    }
    return { line, column: pos - lineStart + 1 }
  }
  const skip = (): void => {
    while (pos < text.length && SPACE.test(text[pos] ?? '')) pos++
  }
  const quoted = (quote: string): string => {
    const start = pos
    let read = ''
    for (pos++; pos < text.length; pos++) {
      const sign = text[pos] ?? ''
      if (sign === quote) {
        if (quote === "'" && text[pos + 1] === "'") {
          read += "'"
          pos++
          continue
        }
        pos++
        return read
      }
      if (sign !== '\\' || quote === "'") {
        read += sign
        continue
      }
      pos++
      const escaped = text[pos] ?? ''
      if (escaped === 'u') {
        const digits = text.slice(pos + 1, pos + 5)
        if (!/^[0-9a-f]{4}$/i.test(digits)) refuse('an escape is not whole')
        read += String.fromCharCode(Number.parseInt(digits, 16))
        pos += 4
      } else read += ESCAPES[escaped] ?? refuse(`the escape \`\\${escaped}\` is not known`)
    }
    return refuse('a quotation is not closed', start)
  }
  /** Up to what ends a plain scalar inside brackets; a colon ends it only before a space or a bracket. */
  const plain = (): string => {
    const start = pos
    while (
      pos < text.length &&
      !/[,[\]{}]/.test(text[pos] ?? '') &&
      !(text[pos] === ':' && (pos + 1 >= text.length || /[\s,[\]{}]/.test(text[pos + 1] ?? '')))
    )
      pos++
    return text.slice(start, pos).trim().replace(/\s+/g, ' ')
  }
  const scalar = (): string => {
    const quote = text[pos]
    return quote === '"' || quote === "'" ? quoted(quote) : plain()
  }
  const list = (path: string, depth: number, at: Place): Located => {
    const items: Located[] = []
    for (pos++, skip(); text[pos] !== ']'; skip()) {
      if (pos >= text.length) refuse('a list is not closed')
      items.push(value(`${path}[${items.length}]`, depth + 1))
      skip()
      if (text[pos] === ',') pos++
      else if (text[pos] !== ']') refuse('a comma is missing')
    }
    pos++
    return { type: 'list', items, at, path }
  }
  const map = (path: string, depth: number, at: Place): Located => {
    const entries = new Map<string, { at: Place; value: Located }>()
    for (pos++, skip(); text[pos] !== '}'; skip()) {
      if (pos >= text.length) refuse('a map is not closed')
      const keyAt = here()
      const start = pos
      const key = scalar()
      if (key === '' || entries.has(key)) refuse(key === '' ? 'a key must be plain text' : 'the same key stands twice', start)
      const below = path === '' ? key : `${path}.${key}`
      skip()
      let entry: Located = { type: 'text', text: '', at: keyAt, path: below }
      if (text[pos] === ':') {
        pos++
        skip()
        if (text[pos] !== ',' && text[pos] !== '}') entry = value(below, depth + 1)
      }
      entries.set(key, { at: keyAt, value: entry })
      skip()
      if (text[pos] === ',') pos++
      else if (text[pos] !== '}') refuse('a comma is missing')
    }
    pos++
    return { type: 'map', entries, at, path }
  }
  const value = (path: string, depth: number): Located => {
    skip()
    if (depth > LIMITS.depth) refuse(`nested deeper than ${LIMITS.depth} levels`)
    const at = here()
    if (text[pos] === '[') return list(path, depth, at)
    if (text[pos] === '{') return map(path, depth, at)
    return { type: 'text', text: scalar().trim(), at, path }
  }

  const root = value('', 0)
  skip()
  if (pos < text.length) refuse('there is more behind the end')
  return root
}
