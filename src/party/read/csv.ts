/** Comma- or tab-separated text by RFC 4180, strict and in pieces: a quote out of place is refused where it stands. */
import { type Collector, LIMITS, type ListFile, refuse, textOf } from './reading.ts'

/** How a file is written. */
export interface CsvForm {
  readonly delimiter: ',' | '\t' | ';'
  /** Hears where a file ends within quotation marks; without it such a file is refused. */
  readonly onCut?: (line: number) => void
}

/** One row and the line it starts on. */
export interface CsvRow {
  readonly fields: readonly string[]
  readonly line: number
}

const IN = { start: 0, plain: 1, quoted: 2, closed: 3 } as const

/** The rows of a file; empty lines are left out, and a lone SUB (the old end-of-file mark) ends it. Throws at quotes out of place and fields without end. */
export async function* csvRows(file: ListFile, form: CsvForm = { delimiter: ',' }): AsyncGenerator<CsvRow> {
  const delimiter = form.delimiter.charCodeAt(0)
  let state: number = IN.start
  let field = ''
  let fields: string[] = []
  let line = 1
  let column = 0
  let started = 1
  let opened = { line: 1, column: 1 }
  let sawCr = false
  const ready: CsvRow[] = []
  const endField = (): void => {
    fields.push(field)
    field = ''
    state = IN.start
    if (fields.length > 1000) throw refuse(file.name, 'party.row-width', { found: fields.length, wanted: 1000 }, { line })
  }
  const endRow = (): void => {
    if (fields.length === 0 && field === '' && state === IN.start) {
      started = line + 1
      return
    }
    endField()
    if (fields[0] !== '\x1a') ready.push({ fields, line: started })
    fields = []
    started = line + 1
  }
  const tooLong = (): Error =>
    state === IN.quoted
      ? refuse(file.name, 'party.open-quote', { limit: LIMITS.field }, opened)
      : refuse(file.name, 'party.field-too-long', { limit: LIMITS.field }, { line, column })
  for await (const text of textOf(file)) {
    let run = 0
    const flush = (to: number): void => {
      if (to > run) field += text.slice(run, to)
      if (field.length > LIMITS.field) throw tooLong()
    }
    for (let i = 0; i < text.length; i++) {
      const char = text.charCodeAt(i)
      column++
      if (state === IN.quoted) {
        if (char === 34) {
          flush(i)
          run = i + 1
          state = IN.closed
        } else if (char === 10) {
          line++
          column = 0
        }
        continue
      }
      if (char === 34) {
        if (state === IN.start) {
          state = IN.quoted
          opened = { line, column }
          run = i + 1
        } else if (state === IN.closed) {
          field += '"'
          state = IN.quoted
          run = i + 1
        } else throw refuse(file.name, 'party.stray-quote', {}, { line, column })
        sawCr = false
        continue
      }
      if (char === delimiter) {
        if (state === IN.plain) flush(i)
        endField()
        sawCr = false
      } else if (char === 10 || char === 13) {
        if (char === 10 && sawCr) {
          sawCr = false
          line++
          column = 0
          started = line
          continue
        }
        if (state === IN.plain) flush(i)
        endRow()
        sawCr = char === 13
        if (char === 10) {
          line++
          column = 0
        }
      } else if (state === IN.start) {
        state = IN.plain
        run = i
        sawCr = false
      } else if (state === IN.closed) throw refuse(file.name, 'party.stray-quote', {}, { line, column })
    }
    if (state === IN.quoted || state === IN.plain) flush(text.length)
    yield* ready
    ready.length = 0
  }
  if (state === IN.quoted) {
    if (form.onCut === undefined) throw refuse(file.name, 'party.truncated', {}, opened)
    return form.onCut(opened.line)
  }
  endRow()
  yield* ready
}

/** Rows by the names of their columns, and the line they start on. */
export interface NamedRow {
  readonly get: (column: string) => string
  readonly line: number
}

/** Rows of a file with a header. Refuses the file where one of `needed` is no column; rows of another width are unread, and a file cut off within quotation marks is marked. */
export async function* namedRows(
  file: ListFile,
  needed: readonly string[],
  into: Collector,
  form: CsvForm = { delimiter: ',' },
): AsyncGenerator<NamedRow> {
  let columns: ReadonlyMap<string, number> | undefined
  let header: readonly string[] = []
  for await (const { fields, line } of csvRows(file, { onCut: into.cut, ...form })) {
    if (columns === undefined) {
      header = fields.map((name) => name.trim())
      columns = columnsOf(file, header, needed, line)
      continue
    }
    if (fields.length !== header.length) {
      into.row()
      into.skip('party.row-width', { found: fields.length, wanted: header.length }, line)
      continue
    }
    // Publishers who join files leave the header in twice; it is no party.
    if (fields.every((field, i) => field.trim() === header[i])) continue
    const known = columns
    yield { get: (column) => fields[known.get(column) ?? -1]?.trim() ?? '', line }
  }
  if (columns === undefined) throw refuse(file.name, 'party.empty-file')
}

const columnsOf = (file: ListFile, header: readonly string[], needed: readonly string[], line: number): ReadonlyMap<string, number> => {
  const columns = new Map(header.map((name, i) => [name, i]))
  const missing = needed.find((name) => !columns.has(name))
  if (missing !== undefined) throw refuse(file.name, 'party.no-column', { column: missing }, { line })
  return columns
}
