/**
 * A State's present list, taken over row by row: the table is read, each row gets suggestions, a person confirms them in a mapping file, and
 * only what was confirmed becomes the list. Nothing is confirmed by software.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { stringify } from 'yaml'
import { indexProvisions, type ProvisionRow, suggestProvisions } from '../../describe/suggest-provisions.ts'
import { Fault, type Issue } from '../../fault/fault.ts'
import type { Loaded } from '../../list/compiled.ts'
import { asMap, dayField, fieldNode, mapsField, onlyFields, type Reading, report, textField, textsField } from '../../list/fields.ts'
import { readLocated } from '../../list/located.ts'
import { type ConfirmedRow, type MappedHead, mapRows } from '../../list/map-rows.ts'
import type { ControlList } from '../../list/model.ts'
import { throwIssues } from '../../list/read-dictionary.ts'
import type { Extras } from '../../store/extras.ts'
import { readTable } from '../../store/read-table.ts'
import { writeNewFolder } from '../../store/write-folder.ts'
import { checkedFiles } from './adopt-list.ts'
import { columnsOf } from './read-columns.ts'

/** What a table came to: its rows, and the mapping file's text with a suggestion or none for each. */
export interface TableImport {
  readonly rows: number
  readonly suggested: number
  readonly text: string
}

const HEAD = [
  '# What each row of the table may mean. Read each row, and write behind `confirmed:` the provisions it means, one or several: [NSG2:3.A.1];',
  '# or `none` where it means nothing of the reference lists. A row with nothing behind `confirmed:` stays out. Suggestions are only that.',
].join('\n')

/** Reads a table and suggests, on a day. `map` says which column is which. Throws what `readTable` and `columnsOf` throw. */
export const importTable = async (
  file: string,
  on: string,
  map: string | undefined,
  loaded: Loaded,
  lists: readonly string[] | undefined,
): Promise<TableImport> => {
  const { columns, body } = columnsOf(await readTable(file), map)
  const thesaurus = (loaded.extras as unknown as Extras).thesauri[0]
  if (thesaurus === undefined)
    throw new Fault('list.compiled-broken', { detail: 'it has no thesaurus' }, { hint: 'run `gatehouse lists build`' })
  const references = lists === undefined ? loaded.lists : loaded.lists.filter((list) => lists.includes(list.id))
  const unknown = lists?.find((id) => !references.some((list) => list.id === id))
  if (unknown !== undefined)
    throw new Fault('list.unknown-list', { id: unknown }, { hint: `loaded: ${loaded.lists.map((list) => list.id).join(', ')}` })
  const index = indexProvisions(references, loaded.dictionary, thesaurus, on)
  let suggested = 0
  const rows = body.flatMap(({ row, cells }) => {
    const at = (place: number | undefined): string => (place === undefined ? '' : (cells[place] ?? ''))
    const read: ProvisionRow = {
      number: at(columns.number),
      text: at(columns.text),
      ...(at(columns.cas) === '' ? {} : { cas: at(columns.cas) }),
      ...(at(columns.hs) === '' ? {} : { hs: at(columns.hs) }),
    }
    if (read.text === '' && read.cas === undefined) return []
    const suggestions = suggestProvisions(read, index)
    if (suggestions.length > 0) suggested++
    return [
      {
        row,
        ...read,
        suggested: suggestions.map((one) => ({ provision: one.provision, title: one.title, score: one.score, why: [...one.why] })),
        confirmed: [],
      },
    ]
  })
  const head = { source: basename(file), sha256: createHash('sha256').update(readFileSync(file)).digest('hex'), on }
  return { rows: rows.length, suggested, text: `${HEAD}\n${stringify({ ...head, rows }, { lineWidth: 0 })}` }
}

/** A mapping file as a person left it. */
export interface Mapping {
  readonly on: string
  readonly rows: readonly ConfirmedRow[]
  /** Rows that nothing was said of, and rows of which it was said that they mean nothing of the references. */
  readonly open: readonly number[]
  readonly none: readonly number[]
}

/** Reads a mapping file. Throws one Fault with every issue. */
export const readMapping = (text: string, file: string): Mapping => {
  const issues: Issue[] = []
  const reading: Reading = { file, issues }
  const root = asMap(reading, readLocated(text, file), 'the file')
  if (root === undefined) throwIssues(issues)
  const rows: ConfirmedRow[] = []
  const [open, none]: [number[], number[]] = [[], []]
  let on = ''
  if (root !== undefined) {
    onlyFields(reading, root, ['source', 'sha256', 'on', 'rows'])
    on = dayField(reading, root, 'on', true) ?? ''
    for (const map of mapsField(reading, root, 'rows')) {
      onlyFields(reading, map, ['row', 'number', 'text', 'cas', 'hs', 'suggested', 'confirmed'])
      const row = Number(textField(reading, map, 'row', true))
      if (!Number.isInteger(row) || row < 1)
        report(reading, fieldNode(map, 'row') ?? map, 'list.bad-shape', { field: 'row', wanted: 'the number of a row' })
      const confirmed = textsField(reading, map, 'confirmed')
      const at = fieldNode(map, 'confirmed')?.at ?? map.at
      if (confirmed.length === 0) open.push(row)
      else if (confirmed.includes('none')) {
        if (confirmed.length > 1)
          report(reading, fieldNode(map, 'confirmed') ?? map, 'list.bad-shape', {
            field: 'confirmed',
            wanted: '`none` alone, or provisions',
          })
        none.push(row)
      }
      rows.push({
        row,
        number: textField(reading, map, 'number') ?? '',
        text: textField(reading, map, 'text', true) ?? '',
        means: confirmed.filter((one) => one !== 'none'),
        at,
        file,
      })
    }
  }
  throwIssues(issues)
  return { on, rows, open, none }
}

/** The list of a mapping's confirmed rows, and what stayed out. */
export interface MappingImport {
  readonly list: ControlList
  readonly files: readonly string[]
  readonly open: readonly number[]
  readonly none: readonly number[]
}

/** Makes the list of what was confirmed, and its folder. Throws what `mapRows` throws, `output.not-empty`. */
export const importMapping = (text: string, file: string, head: Omit<MappedHead, 'on'>, out: string, loaded: Loaded): MappingImport => {
  const mapping = readMapping(text, file)
  const list = mapRows(mapping.rows, loaded.lists, { ...head, on: mapping.on })
  const files = [...checkedFiles(list, loaded), { name: 'mapping.yaml', text }]
  writeNewFolder(out, files)
  return { list, files: files.map((one) => join(out, one.name)), open: mapping.open, none: mapping.none }
}
