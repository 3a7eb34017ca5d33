/** Australia's consolidated list as a table of one row a name. */
import type { Schema } from '../model.ts'
import { clean, nameOf, partyOf, present, scriptOf } from './build.ts'
import { countryCodes } from './countries.ts'
import { namedRows } from './csv.ts'
import { collector, type ListReader, onlyFile } from './reading.ts'

/** Words of `none`. */
const filled = (text: string): string => (/^(?:none|unknown|n\/a|-)?$/i.test(text.trim()) ? '' : text)

/** Reads the table. Rows carry no reference, so each name is an entry of its own and none is joined on a guess; the reference is name and regime. */
export const readAustralia: ListReader = async (files, list) => {
  const file = onlyFile(files)
  const into = collector(file.name)
  const times = new Map<string, number>()
  for await (const row of namedRows(file, ['Name', 'Alias', 'Nationality', 'Designation', 'Sanction Type'], into)) {
    into.row()
    const key = `${clean(row.get('Name'))}|${row.get('Sanction Type')}`
    const time = (times.get(key) ?? 0) + 1
    times.set(key, time)
    const name = row.get('Name')
    const latin = scriptOf(name) === 'Latn' || scriptOf(name) === undefined
    const nationalities = countryCodes(filled(row.get('Nationality')))
    const schema: Schema = nationalities.length > 0 ? 'person' : 'unknown'
    into.add(
      partyOf(list, {
        ref: time === 1 ? key : `${key}|${time}`,
        schema,
        names: present([nameOf(name, latin ? 'primary' : 'original-script'), nameOf(filled(row.get('Alias')), 'alias')]),
        nationalities,
        programmes: [row.get('Sanction Type')],
        remarks: filled(row.get('Designation')),
      }),
      row.line,
    )
  }
  return into.done()
}
