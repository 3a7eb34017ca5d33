/** XML record by record: no DOCTYPE, no entities of the file's own, bounded depth and text; only one record is in memory at a time. */
import { SaxesParser } from 'saxes'
import { LIMITS, type ListFile, refuse, textOf } from './reading.ts'

/** An element of a record; names without their namespace prefix. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Its own text, trimmed. */
  readonly text: string
}

interface OpenElement {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: XmlElement[]
  text: string
}

/** What to pick from a file. */
export interface XmlForm {
  /** Names the root may have. */
  readonly roots: readonly string[]
  /** Elements that are handed over whole. */
  readonly records: readonly string[]
  /** Hears the attributes of the root and of elements on the way to records. */
  readonly onOpen?: (name: string, attributes: Readonly<Record<string, string>>) => void
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Hands over every record of a file with its line. Throws `party.bad-list` at what is not well-formed, too deep, too long, or cut off. */
export const eachXmlRecord = async (file: ListFile, form: XmlForm, onRecord: (record: XmlElement, line: number) => void): Promise<void> => {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const records = new Set(form.records)
  const open: OpenElement[] = []
  let depth = 0
  let since = 0
  let started = 0
  let rooted = false
  const place = (): { line: number; column: number } => ({ line: parser.line, column: parser.column + 1 })
  parser.on('error', (error) => {
    throw refuse(file.name, 'party.bad-xml', { detail: error.message.replace(/^(?:[^:]*:)?\d+:\d+:\s*/, '') }, place(), error)
  })
  parser.on('doctype', () => {
    throw refuse(file.name, 'party.doctype', {}, place())
  })
  parser.on('opentag', (tag) => {
    since = 0
    const name = local(tag.name)
    if (++depth > LIMITS.depth) throw refuse(file.name, 'party.too-deep', { limit: LIMITS.depth }, place())
    const attributes: Record<string, string> = {}
    for (const [key, value] of Object.entries(tag.attributes)) attributes[local(key)] = String(value)
    if (!rooted) {
      rooted = true
      if (!form.roots.includes(name)) throw refuse(file.name, 'party.wrong-root', { found: name, wanted: form.roots.join(', ') }, place())
    }
    if (open.length > 0 || records.has(name)) {
      if (open.length === 0) started = parser.line
      open.push({ name, attributes, children: [], text: '' })
    } else form.onOpen?.(name, attributes)
  })
  const onText = (text: string): void => {
    const top = open.at(-1)
    if (top !== undefined) top.text += text
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.on('closetag', () => {
    since = 0
    depth--
    const closed = open.pop()
    if (closed === undefined) return
    const element: XmlElement = { ...closed, text: closed.text.trim() }
    const parent = open.at(-1)
    if (parent === undefined) onRecord(element, started)
    else {
      parent.children.push(element)
      if (parent.children.length > 20_000) throw refuse(file.name, 'party.too-many', { limit: 20_000 }, place())
    }
  })
  let prolog = ''
  for await (const text of textOf(file)) {
    if (!rooted) {
      prolog += text.slice(0, 65_536)
      // Before the parser sees it: a DOCTYPE is buffered whole, and it is where entity bombs live.
      const doctype = prolog.search(/<!DOCTYPE/i)
      if (doctype >= 0 && !/<[A-Za-z_]/.test(prolog.slice(0, doctype)))
        throw refuse(file.name, 'party.doctype', {}, { line: prolog.slice(0, doctype).split('\n').length })
      if (prolog.length > 1_000_000) throw refuse(file.name, 'party.bad-xml', { detail: 'no root element' })
    }
    since += text.length
    parser.write(text)
    if (since > LIMITS.text + 65_536) throw refuse(file.name, 'party.field-too-long', { limit: LIMITS.text }, place())
  }
  if (depth > 0) throw refuse(file.name, 'party.truncated', {}, place())
  parser.close()
}

/** The first child of a name. */
export const child = (element: XmlElement, name: string): XmlElement | undefined => element.children.find((one) => one.name === name)
/** The children of a name. */
export const children = (element: XmlElement, name: string): readonly XmlElement[] => element.children.filter((one) => one.name === name)
/** The text of the first child of a name; empty where there is none. */
export const textAt = (element: XmlElement, name: string): string => child(element, name)?.text ?? ''
/** The texts of all children of a name, without the empty ones. */
export const textsAt = (element: XmlElement, name: string): readonly string[] =>
  children(element, name)
    .map((one) => one.text)
    .filter((text) => text !== '')
