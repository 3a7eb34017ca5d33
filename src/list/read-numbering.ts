/** Reads the numbers a State gives to what it adopts: a YAML map from a reference's full id (`NSG2:3.A.1`) to the own number. */
import type { Issue } from '../fault/fault.ts'
import type { OwnNumber } from './adopt.ts'
import { asMap, type Reading, report } from './fields.ts'
import { readLocated } from './located.ts'
import { throwIssues } from './read-dictionary.ts'

/** The map with the place of each number. Throws one Fault with every issue of shape; what the numbers mean is `adopt`'s to check. */
export const readNumbering = (text: string, file: string): ReadonlyMap<string, OwnNumber> => {
  const issues: Issue[] = []
  const reading: Reading = { file, issues }
  const map = asMap(reading, readLocated(text, file), 'the file')
  const numbers = new Map<string, OwnNumber>()
  for (const [full, { value }] of map?.entries ?? []) {
    if (value.type !== 'text' || value.text === '')
      report(reading, value, 'list.bad-shape', { field: full, wanted: 'a number of the own list' })
    else numbers.set(full, { id: value.text, at: value.at, file })
  }
  throwIssues(issues)
  return numbers
}
