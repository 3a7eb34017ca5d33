/** Which column of a State's table is which: said by a person (`number=A,text=C`), or told from the words of the heading row. */
import { Fault } from '../../fault/fault.ts'
import type { TableRow } from '../../store/read-table.ts'

/** Places of the columns, from 0. */
export interface Columns {
  readonly text: number
  readonly number?: number
  readonly cas?: number
  readonly hs?: number
}

const FIELDS = ['number', 'text', 'cas', 'hs'] as const
type Field = (typeof FIELDS)[number]

/** What the columns of control lists are called, in the languages they are written in most. */
const HEADINGS: Readonly<Record<Field, RegExp>> = {
  cas: /\bcas\b/i,
  hs: /\bhs\b|tariff|customs|harmoni[sz]ed|tarif|arancel|тн\s?вэд|النظام المنسق|البند الجمركي|التعريفة/i,
  number: /^(?:no|nr|n°|nº|№|#|id)\.?$|number|item no|entry|code|position|num[eé]ro|número|номер|الرقم|رقم/i,
  text: /description|text|goods|designation|title|name|article|item|désignation|libell[eé]|descripci[oó]n|mercanc|наименование|описание|الوصف|النص|البيان|الصنف|اسم/i,
}

const letter = (text: string): number | undefined =>
  /^[A-Za-z]{1,2}$/.test(text) ? [...text.toUpperCase()].reduce((sum, char) => sum * 26 + char.charCodeAt(0) - 64, 0) - 1 : undefined

/** The columns a person named, by letter or by heading. Throws `import.bad-columns`. */
const said = (text: string, first: TableRow | undefined): Columns => {
  const found: Partial<Record<Field, number>> = {}
  for (const part of text.split(',')) {
    const [field = '', where = ''] = part.split('=').map((one) => one.trim())
    const heading = first?.cells.findIndex((cell) => cell.toLowerCase() === where.toLowerCase()) ?? -1
    const place = heading >= 0 ? heading : letter(where)
    if (!FIELDS.some((one) => one === field) || place === undefined)
      throw new Fault(
        'import.bad-columns',
        { text: part.trim() },
        { hint: 'write for example `number=A,text=C,cas=D,hs=E`, by letter or by the heading’s words' },
      )
    found[field as Field] = place
  }
  if (found.text === undefined) throw new Fault('import.bad-columns', { text }, { hint: 'say at least which column is the text: `text=B`' })
  return { ...found, text: found.text }
}

/** The columns and the rows below the heading row. Throws `import.bad-columns`, `import.no-text-column`. */
export const columnsOf = (
  rows: readonly TableRow[],
  map: string | undefined,
): { readonly columns: Columns; readonly body: readonly TableRow[] } => {
  const first = rows
    .slice(0, 10)
    .find(
      (row) => row.cells.filter((cell) => Object.values(HEADINGS).some((heading) => cell.length < 60 && heading.test(cell))).length >= 2,
    )
  const body = first === undefined ? rows : rows.filter((row) => row.row > first.row)
  if (map !== undefined) return { columns: said(map, first), body }
  if (first === undefined) {
    // Without headings the text is the column with the most words; a person can say otherwise.
    const width = Math.max(...rows.map((row) => row.cells.length))
    const length = (at: number): number => rows.reduce((sum, row) => sum + (row.cells[at]?.length ?? 0), 0)
    const text = Array.from({ length: width }, (_, at) => at).sort((a, b) => length(b) - length(a))[0] ?? 0
    if (length(text) < rows.length * 4) throw new Fault('import.no-text-column', {}, { hint: 'say which with `--map text=B`' })
    return { columns: { text, ...(text > 0 ? { number: 0 } : {}) }, body }
  }
  const found: Partial<Record<Field, number>> = {}
  for (const field of ['cas', 'hs', 'number', 'text'] as const) {
    const place = first.cells.findIndex((cell, at) => HEADINGS[field].test(cell) && !Object.values(found).includes(at))
    if (place >= 0) found[field] = place
  }
  if (found.text === undefined) throw new Fault('import.no-text-column', {}, { hint: 'say which with `--map text=B`' })
  return { columns: { ...found, text: found.text }, body }
}
