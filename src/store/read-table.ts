/** A State's present list as a table: CSV, XLSX or DOCX, of unknown origin, read into rows of text under limits. */
import { readFileSync, statSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { SaxesParser } from 'saxes'
import { Fault } from '../fault/fault.ts'
import { readZip } from './zip.ts'

/** A row of cells; `row` is its number in the file (sheet row, CSV line, or row counted over all tables of a document). */
export interface TableRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** Far beyond any control list, and small enough that a hostile file costs little. */
const LIMITS = { bytes: 20_000_000, rows: 20_000, cells: 64, characters: 20_000, depth: 100 }

const broken = (detail: string, cause?: unknown): Fault => new Fault('table.broken', { detail }, cause === undefined ? {} : { cause })

/** One line of text, its blanks folded; control characters go. Too long a cell is refused: it is no entry of a list. */
const cell = (text: string, row: number): string => {
  if (text.length > LIMITS.characters)
    throw broken(`a cell of row ${row} has ${text.length} characters; at most ${LIMITS.characters} are read`)
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

/** Rows that say something, within the limits. */
const collect = (rows: Iterable<{ readonly row: number; readonly cells: readonly string[] }>): readonly TableRow[] => {
  const found: TableRow[] = []
  for (const { row, cells } of rows) {
    if (cells.length > LIMITS.cells) throw broken(`row ${row} has ${cells.length} cells; at most ${LIMITS.cells} are read`)
    const clean = cells.map((text) => cell(text, row))
    if (clean.every((text) => text === '')) continue
    found.push({ row, cells: clean })
    if (found.length > LIMITS.rows) throw broken(`it has more than ${LIMITS.rows} rows`)
  }
  return found
}

/** Reads the file by its ending. Throws `input.not-found`, `input.too-large`, `input.empty`, `table.unknown-form`, `table.broken`. */
export const readTable = async (file: string): Promise<readonly TableRow[]> => {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? ''
  if (!['csv', 'xlsx', 'docx'].includes(ending)) throw new Fault('table.unknown-form', { file })
  const bytes = bytesOf(file)
  const rows = ending === 'csv' ? readCsv(bytes) : ending === 'xlsx' ? await readXlsx(bytes, file) : await readDocx(bytes)
  if (rows.length === 0) throw new Fault('input.empty')
  return rows
}

const bytesOf = (file: string): Buffer => {
  try {
    const { size } = statSync(file)
    if (size > LIMITS.bytes) throw new Fault('input.too-large', { size, limit: LIMITS.bytes })
    return readFileSync(file)
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    throw new Fault('input.not-found', { file }, { cause })
  }
}

const readCsv = (bytes: Buffer): readonly TableRow[] => {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw broken('it is not UTF-8 text', cause)
  }
  const head = text.slice(0, 4_000).split('\n')[0] ?? ''
  const delimiter = [',', ';', '\t'].reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best), ',')
  try {
    const read = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: false,
      skip_empty_lines: true,
      info: true,
      max_record_size: LIMITS.cells * LIMITS.characters,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[]
    return collect(read.map(({ record, info }) => ({ row: info.lines, cells: record })))
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    throw broken(cause instanceof Error ? cause.message : String(cause), cause)
  }
}

/** What a sheet's cell shows: text, the text of its runs, a formula's result, a link's words. */
const shown = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value && Array.isArray(value.richText))
    return value.richText.map((run: { text?: unknown }) => String(run.text ?? '')).join('')
  if ('result' in value) return shown(value.result)
  if ('text' in value) return shown(value.text)
  return ''
}

/** The first sheet with rows. The container was unpacked under limits before exceljs may stream it, since exceljs has none. */
const readXlsx = async (bytes: Buffer, file: string): Promise<readonly TableRow[]> => {
  const members = await readZip(bytes, (name) => name.endsWith('.xml'))
  if (![...members.keys()].some((name) => /^xl\/worksheets\/.+\.xml$/.test(name))) throw broken('it has no sheet')
  for (const [name, xml] of members)
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml.toString('latin1'))) throw broken(`\`${name}\` declares a document type or entities`)
  const { default: excel } = await import('exceljs')
  try {
    const reader = new excel.stream.xlsx.WorkbookReader(file, {
      worksheets: 'emit',
      sharedStrings: 'cache',
      hyperlinks: 'ignore',
      styles: 'cache',
      entries: 'ignore',
    })
    for await (const sheet of reader) {
      const rows: { row: number; cells: readonly string[] }[] = []
      for await (const row of sheet) {
        const values = Array.isArray(row.values) ? row.values.slice(1) : []
        // A sheet may claim a row of 16 384 columns; only what is written counts.
        rows.push({ row: row.number, cells: Array.from(values, shown) })
        if (rows.length > LIMITS.rows * 2) throw broken(`it has more than ${LIMITS.rows} rows`)
      }
      const found = collect(rows)
      if (found.length > 0) return found
    }
    return []
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    throw broken('it is not a workbook that can be read', cause)
  }
}

const readDocx = async (bytes: Buffer): Promise<readonly TableRow[]> => {
  const xml = (await readZip(bytes, (name) => name === 'word/document.xml')).get('word/document.xml')
  if (xml === undefined) throw broken('it has no document')
  return collect(tableRows(xml.toString('utf8')))
}

/** The rows of all tables of a WordprocessingML document, in order; a table inside a cell is read as the text of that cell. */
const tableRows = (xml: string): readonly { readonly row: number; readonly cells: readonly string[] }[] => {
  const rows: { row: number; cells: string[] }[] = []
  const parser = new SaxesParser({ xmlns: false })
  let [depth, tables, deleted] = [0, 0, 0]
  let text: string | undefined
  let reading = false
  const write = (more: string): void => {
    if (text !== undefined) text += more
  }
  parser.on('doctype', () => {
    throw broken('it declares a document type')
  })
  parser.on('error', (cause) => {
    throw broken(cause.message, cause)
  })
  parser.on('opentag', ({ name }) => {
    depth++
    if (depth > LIMITS.depth) throw broken(`it is nested deeper than ${LIMITS.depth} levels`)
    if (name === 'w:tbl') tables++
    if (name === 'w:tr' && tables === 1) rows.push({ row: rows.length + 1, cells: [] })
    if (name === 'w:tc' && tables === 1) text = ''
    if (name === 'w:del') deleted++
    if (name === 'w:t' && deleted === 0) reading = true
    if (name === 'w:tab' || name === 'w:br') write(' ')
    if (rows.length > LIMITS.rows) throw broken(`it has more than ${LIMITS.rows} rows`)
  })
  parser.on('text', (part) => {
    if (reading) write(part)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    if (name === 'w:t') reading = false
    if (name === 'w:p') write(' ')
    if (name === 'w:del') deleted--
    if (name === 'w:tc' && tables === 1) {
      rows.at(-1)?.cells.push(text ?? '')
      text = undefined
    }
    if (name === 'w:tbl') tables--
  })
  parser.write(xml).close()
  return rows
}
