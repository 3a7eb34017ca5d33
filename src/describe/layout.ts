/** How a data sheet is set: labels with their values, tables with a column for each model, headings, and plain text. */
import { isEmpty, type Sheet, type Span, trim } from './document.ts'

/** A label and its value. */
export interface Entry {
  readonly label: Span
  readonly cell: Span
  /** The heading it stands under. */
  readonly section: Span | undefined
  /** Heading of its column in a table of models. */
  readonly model: Span | undefined
  /** What its column holds, in a table with columns for least, typical and greatest. */
  readonly column: 'value' | 'minimum' | 'typical' | 'maximum'
  /** The unit's own column, or what the column's heading says. */
  readonly unit: Span | undefined
}

/** A sheet taken apart. `heads`: the title and what stands behind "product:"; `text`: plain text, a paragraph or line each. */
export interface Layout {
  readonly title: Span | undefined
  readonly entries: readonly Entry[]
  readonly text: readonly Span[]
  /** Headings of model columns, in order. */
  readonly models: readonly Span[]
}

/** What layout must know of words; the lexicon answers. */
export interface LayoutWords {
  /** Whether the words name an attribute of the dictionary; `plainly`: and hardly anything else. */
  readonly names: (span: Span, plainly?: boolean) => boolean
  readonly column: (span: Span) => 'minimum' | 'typical' | 'maximum' | 'unit' | 'value' | 'note' | undefined
  /** Whether the words only say what sort of paper it is, or who made it ("Data sheet", "Example Ltd"). */
  readonly masthead: (span: Span) => boolean
  /** Whether the words head a row or column of models ("model", "type"). */
  readonly models: (span: Span) => boolean
  /** Places of the measures in a span. */
  readonly measures: (span: Span) => readonly Span[]
}

interface Line {
  readonly span: Span
  /** The cells that hold something. */
  readonly cells: readonly Span[]
  /** All cells between bars or tabs, empty ones too; the same as `cells` where gaps part them. */
  readonly slots: readonly Span[]
  readonly blank: boolean
}

// A run of dots, of spaced dots, one tab, one bar or a wide gap parts label and value. Three dots between numbers are a range.
const PARTS = /[ \t]*(?:\t|\||\.{4,}|(?<![\d%])\s?\.{2,3}(?=\s)|(?: \.){2,} ?|(?<=\p{L}) \. (?=\S)|_{3,}|…{2,}|(?<! ) {2,}(?! ))[ \t]*/gu
const BULLET = /^[ \t]*(?:[-–•*▪◦●‣·]|\(?[a-z0-9]\)|\d{1,2}\.)[ \t]+/
const RULE = /^[\s\-=_+|*~.–]*$/
const COLON = /\s?(?::(?=\s|$)|\s=\s|=(?=\s?[\d<>±≤≥]))/
const DASH = /(?<=^[^\d]*)\s[-–]\s(?=[\d<>±≤≥~])/

const cellsOf = (plain: string, span: Span): { readonly cells: readonly Span[]; readonly slots: readonly Span[] } => {
  const all: Span[] = []
  const text = plain.slice(span.start, span.end)
  let from = 0
  let barred = false
  for (const found of text.matchAll(PARTS)) {
    all.push({ start: span.start + from, end: span.start + found.index })
    from = found.index + found[0].length
    if (/[|\t]/.test(found[0])) barred = true
  }
  all.push({ start: span.start + from, end: span.end })
  const trimmed = all.map((cell) => trim(plain, cell))
  const cells = trimmed.filter((cell) => !isEmpty(cell))
  // The bars around a row make no cells.
  const first = trimmed.findIndex((cell) => !isEmpty(cell))
  return {
    cells,
    slots: barred ? trimmed.slice(text.startsWith('|') ? 1 : Math.min(first, 0), text.trimEnd().endsWith('|') ? -1 : undefined) : cells,
  }
}

const MOST_LABEL = 90

/** Splits a cell `label: value` in two. */
const splitLabel = (plain: string, cell: Span): readonly [Span, Span] | undefined => {
  const text = plain.slice(cell.start, cell.end)
  const found = COLON.exec(text) ?? DASH.exec(text)
  if (found === null || found.index === 0 || found.index > MOST_LABEL) return undefined
  const label = trim(plain, { start: cell.start, end: cell.start + found.index })
  const value = trim(plain, { start: cell.start + found.index + found[0].length, end: cell.end })
  const words = plain.slice(label.start, label.end)
  if (isEmpty(label) || !/\p{L}/u.test(words) || /\p{L}{6,}\.\s|[;!?]\s/u.test(words) || words.split(/\s+/).length > 12) return undefined
  return [label, value]
}

const readLines = (sheet: Sheet): Line[] =>
  sheet.lines.map((line) => {
    const text = sheet.plain.slice(line.start, line.end)
    if (RULE.test(text)) return { span: line, cells: [], slots: [], blank: true }
    const bullet = BULLET.exec(text)
    const span = trim(sheet.plain, { start: line.start + (bullet?.[0].length ?? 0), end: line.end })
    return { span, ...cellsOf(sheet.plain, span), blank: isEmpty(span) }
  })

/** Takes a sheet apart. */
export const layOut = (sheet: Sheet, words: LayoutWords): Layout => {
  const { plain } = sheet
  const lines = readLines(sheet)
  const entries: Entry[] = []
  const text: Span[] = []
  const models: Span[] = []
  let title = lines.find(
    (line) => !line.blank && /\p{L}{2}/u.test(plain.slice(line.span.start, line.span.end)) && !words.masthead(line.span),
  )
  let section: Span | undefined
  let sinceBlank = false
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line
    if (line.blank) {
      sinceBlank = true
      continue
    }
    const table = line.cells.length >= 2 ? tableAt(plain, lines, i, words) : undefined
    if (table !== undefined) {
      if (line === title) title = undefined
      for (const entry of table.entries) entries.push({ ...entry, section })
      models.push(...table.models)
      i = table.next - 1
      sinceBlank = false
      continue
    }
    const pairs = pairsOf(plain, line, words, line === title)
    if (pairs.length === 0) {
      const heading = line === title ? undefined : headingOf(plain, line, lines[i + 1])
      if (heading !== undefined) section = heading
      else {
        if (sinceBlank) section = undefined
        const block = paragraphAt(plain, lines, i)
        text.push(block.span)
        i = block.next - 1
      }
      sinceBlank = false
      continue
    }
    for (const [label, cell] of pairs) {
      if (isEmpty(cell)) {
        const below = lines[i + 1]
        const alone =
          below !== undefined && !below.blank && below.cells.length === 1 && words.measures(below.span).length === 1 && words.names(label)
        if (alone && pairsOf(plain, below, words, false).length === 0) {
          entries.push(entry(label, below.span, section))
          i++
        } else section = label
      } else entries.push(entry(label, cell, section))
    }
    sinceBlank = false
  }
  return { title: title?.span, entries, text, models }
}

const entry = (label: Span, cell: Span, section: Span | undefined): Entry => ({
  label,
  cell,
  section,
  model: undefined,
  column: 'value',
  unit: undefined,
})

/** Labels and values of one line: one pair, or two beside each other. */
const pairsOf = (plain: string, line: Line, words: LayoutWords, isTitle: boolean): (readonly [Span, Span])[] => {
  const [first, second, third, fourth] = line.cells
  if (first === undefined) return []
  const split = splitLabel(plain, first)
  if (second === undefined) {
    const plainPair = split ?? (isTitle ? undefined : nameAndMeasure(plain, first, words))
    return plainPair === undefined ? [] : [plainPair]
  }
  const has = (span: Span | undefined): boolean => span !== undefined && /\p{L}/u.test(plain.slice(span.start, span.end))
  if (split !== undefined && !isEmpty(split[1])) {
    // `Power: 5 kW   Weight: 3 kg`
    const rest = line.cells.slice(1).map((cell) => splitLabel(plain, cell))
    if (rest.every((one) => one !== undefined)) return [split, ...(rest as (readonly [Span, Span])[])]
    const last = line.cells[line.cells.length - 1] as Span
    return [[split[0], { start: split[1].start, end: last.end }]]
  }
  const label = split === undefined ? first : split[0]
  if (!has(label) || words.measures(label)[0]?.start === label.start) return []
  if (
    fourth !== undefined &&
    line.cells.length === 4 &&
    third !== undefined &&
    words.names(first) &&
    words.names(third) &&
    !words.names(second)
  ) {
    return [
      [first, second],
      [third, fourth],
    ]
  }
  const last = line.cells[line.cells.length - 1] as Span
  return [[label, { start: second.start, end: last.end }]]
}

const MOST_NAME = 60

/** `Rotation speed 31 500 rpm`: a short line that is a name and its measure, with nothing between. */
const nameAndMeasure = (plain: string, cell: Span, words: LayoutWords): readonly [Span, Span] | undefined => {
  if (cell.end - cell.start > 110 || /[;!?]|\p{L}{6,}\.\s/u.test(plain.slice(cell.start, cell.end))) return undefined
  const measure = words.measures(cell).find((one) => !/^\p{L}+$/u.test(plain.slice(one.start, one.end)))
  if (measure === undefined) return undefined
  const label = trim(plain, { start: cell.start, end: measure.start })
  const name = plain.slice(label.start, label.end)
  // `outer diameter 250 mm, inner diameter 150 mm` is a sentence of several.
  if (words.measures(cell).length > 1 && /,\s*\p{L}/u.test(plain.slice(measure.end, cell.end))) return undefined
  if (isEmpty(label) || name.length > MOST_NAME || /[,:]/.test(name) || !words.names(label, true)) return undefined
  return [label, { start: measure.start, end: cell.end }]
}

/** A short line without a value, over lines that have some. */
const headingOf = (plain: string, line: Line, next: Line | undefined): Span | undefined => {
  const words = plain.slice(line.span.start, line.span.end)
  if (line.cells.length !== 1 || next === undefined || words.length > 60 || words.split(/\s+/).length > 5 || /[.;,!?\d]/.test(words))
    return undefined
  if (next.blank || (next.cells.length === 1 && splitLabel(plain, next.cells[0] as Span) === undefined)) return undefined
  return line.span
}

/** A line of plain text with those it was wrapped into. */
const paragraphAt = (plain: string, lines: readonly Line[], at: number): { readonly span: Span; readonly next: number } => {
  const first = lines[at] as Line
  let end = first.span.end
  let next = at + 1
  for (; next < lines.length && next < at + 40; next++) {
    const line = lines[next] as Line
    const before = lines[next - 1] as Line
    if (line.blank || line.cells.length !== 1 || before.span.end - before.span.start < 45) break
    const start = plain[line.span.start] ?? ''
    const ended = /[.;:!?]$/.test(plain.slice(before.span.start, before.span.end))
    if (!ended && /[\p{Ll}\d(]/u.test(start) && splitLabel(plain, line.span) === undefined) end = line.span.end
    else if (ended && splitLabel(plain, line.span) === undefined && /\p{L}/u.test(start)) end = line.span.end
    else break
  }
  return { span: { start: first.span.start, end }, next }
}

interface Table {
  readonly entries: readonly Entry[]
  readonly models: readonly Span[]
  readonly next: number
}

const CODE = /^(?=\S*\d)(?=\S*[\p{L}-])[\p{L}\d/.+-]{2,24}(?:\s[\p{L}\d/.+-]{1,12}){0,2}$/u

const MOST_ROWS = 400

/** The rows below a heading line: lines of several cells, up to a blank line (one may stand right below the heading). */
const rowsBelow = (lines: readonly Line[], at: number): { readonly rows: readonly Line[]; readonly next: number } => {
  const rows: Line[] = []
  let next = at + 1
  for (; next < lines.length && rows.length < MOST_ROWS; next++) {
    const line = lines[next] as Line
    if (line.blank && rows.length === 0 && next === at + 1) continue
    if (line.blank || line.cells.length < 2) break
    rows.push(line)
  }
  return { rows, next }
}

/** A table that begins at a line: a heading row and rows below it. */
const tableAt = (plain: string, lines: readonly Line[], at: number, words: LayoutWords): Table | undefined => {
  const head = lines[at] as Line
  const below = lines[at + 1]
  if (below === undefined || (below.cells.length < 2 && !below.blank)) return undefined
  const first = head.cells[0] as Span
  const rest = head.cells.slice(1)
  const roles = head.cells.map((cell) => words.column(cell))
  const named = roles.filter((role) => role !== undefined && role !== 'note').length
  const columns =
    named >= 1 &&
    roles[0] === undefined &&
    roles.slice(1).every((role) => role !== undefined) &&
    (named >= 2 || roles.includes('note') || !words.models(first))
  const codes = (cells: readonly Span[]): boolean =>
    cells.length >= 2 && cells.every((cell) => CODE.test(plain.slice(cell.start, cell.end)))
  const modelled =
    rest.length >= 2 && (words.models(first) || (codes(rest) && !words.names(first))) && rest.every((cell) => !words.names(cell))
  const bare = codes(head.cells) && !words.models(first)
  // Models in rows: the heading names attributes, each row begins with a model.
  const turned = rest.filter((cell) => words.names(cell)).length >= 2 && (words.models(first) || !words.names(first))
  if (!columns && !modelled && !bare && !turned) return undefined
  const { rows, next } = rowsBelow(lines, at)
  if (rows.length === 0) return undefined
  if (columns) return columnTable(plain, head, rows, roles, words, next)
  if (modelled) return modelTable(head, rest, rows, next)
  if (bare && rows[0]?.cells.length === head.cells.length + 1) return modelTable(head, head.cells, rows, next)
  if (turned && rows.every((row) => row.cells.length === head.cells.length)) return rowTable(head, rows, next)
  return undefined
}

const modelTable = (head: Line, models: readonly Span[], rows: readonly Line[], next: number): Table => ({
  models,
  next,
  entries: rows.flatMap((row) => {
    const label = row.cells[0] as Span
    const cells = row.cells.slice(1)
    const [first, last] = [cells[0] as Span, cells[cells.length - 1] as Span]
    // A row with one value for all.
    if (cells.length === 1) return [entry(label, first, undefined)]
    if (cells.length === models.length) return cells.map((cell, k) => ({ ...entry(label, cell, undefined), model: models[k] }))
    if (cells.length === models.length + 1)
      return cells.slice(1).map((cell, k) => ({ ...entry(label, cell, undefined), model: models[k], unit: first }))
    const slots = row.slots.slice(row.slots.length - models.length)
    if (row.slots.length === head.slots.length && slots.length === models.length)
      return slots.flatMap((cell, k) => (isEmpty(cell) ? [] : [{ ...entry(label, cell, undefined), model: models[k] }]))
    // Which cell is missing can't be told: the row stays one value, to be asked about.
    return [entry(label, { start: first.start, end: last.end }, undefined)]
  }),
})

const rowTable = (head: Line, rows: readonly Line[], next: number): Table => {
  const models = rows.map((row) => row.cells[0] as Span)
  return {
    models,
    next,
    entries: rows.flatMap((row) =>
      head.cells.slice(1).map((label, k) => ({ ...entry(label, row.cells[k + 1] as Span, undefined), model: row.cells[0] })),
    ),
  }
}

type ColumnRole = ReturnType<LayoutWords['column']>

const columnTable = (
  plain: string,
  head: Line,
  rows: readonly Line[],
  roles: readonly ColumnRole[],
  words: LayoutWords,
  next: number,
): Table => ({
  models: [],
  next,
  entries: rows.flatMap((row) => {
    const label = row.cells[0] as Span
    const placed = placedCells(plain, head, row, roles, words)
    const unit = placed.find((one) => one.role === 'unit')?.cell
    return placed.flatMap(({ cell, role }): Entry[] =>
      role === 'unit' || role === 'note' || role === undefined
        ? []
        : [{ label, cell, section: undefined, model: undefined, column: role, unit }],
    )
  }),
})

/** The cells of a row with what their columns hold. Where cells are left empty, bars count the columns, or the place in the line tells. */
const placedCells = (
  plain: string,
  head: Line,
  row: Line,
  roles: readonly ColumnRole[],
  words: LayoutWords,
): { readonly cell: Span; readonly role: ColumnRole }[] => {
  const given = row.cells.slice(1)
  if (row.slots.length === head.slots.length && head.slots.length === roles.length)
    return row.slots.slice(1).flatMap((cell, k) => (isEmpty(cell) ? [] : [{ cell, role: roles[k + 1] }]))
  if (given.length === roles.length - 1) return given.map((cell, k) => ({ cell, role: roles[k + 1] }))
  const taken = new Set<number>()
  return given.flatMap((cell) => {
    let best = -1
    let least = Number.POSITIVE_INFINITY
    head.cells.forEach((heading, k) => {
      const gap = distance(offsets(plain, heading), offsets(plain, cell))
      if (k > 0 && !taken.has(k) && gap < least) [best, least] = [k, gap]
    })
    const role = roles[best]
    // A word where a number should stand, or a number where a unit should, is not of that column.
    const isNumber = words.measures(cell).length > 0
    if (best < 0 || (role === 'unit' && (isNumber || !isUnitLike(plain, cell)) && given.length === 1))
      return [{ cell, role: 'value' as const }]
    if (role === 'unit' && isNumber) return []
    taken.add(best)
    return given.length === 1 && role === 'unit' ? [{ cell, role: 'value' as const }] : [{ cell, role }]
  })
}

const offsets = (plain: string, cell: Span): readonly [number, number] => {
  const line = plain.lastIndexOf('\n', cell.start - 1) + 1
  return [cell.start - line, cell.end - line]
}

const distance = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.max(0, a[0] - b[1], b[0] - a[1]) + Math.abs(a[0] + a[1] - b[0] - b[1]) / 1000

const isUnitLike = (plain: string, cell: Span): boolean => /^[\p{L}%°µΩ/·²³⁻¹\d.^() -]{1,14}$/u.test(plain.slice(cell.start, cell.end))
