/** A small dictionary and list for tests of this room and of classify. */

import { link } from './link.ts'
import type { ControlList, Dictionary } from './model.ts'
import { readDictionary } from './read-dictionary.ts'
import { readList } from './read-list.ts'

/** A few words of each type. */
export const DICTIONARY_TEXT = `
kinds:
  - { id: goods, title: Goods }
  - { id: drive, title: Drive, is: [goods], words: [inverter] }
  - { id: vessel, title: Vessel, is: [goods] }
  - { id: software, title: Software, is: [goods] }
vocabularies:
  - name: material
    terms:
      - { id: metal, title: Metal }
      - { id: nickel, title: Nickel, is: [metal] }
      - { id: ptfe, title: PTFE }
  - name: substance
    terms: [ { id: beryllium, title: Beryllium } ]
attributes:
  - { id: output.frequency, title: Output frequency, type: range, dimension: frequency, ask: which?, unit: Hz, bounds: [0 Hz, 1 THz] }
  - { id: output.power, title: Output power, type: quantity, dimension: apparentPower, ask: how much?, unit: VA }
  - { id: output.phases, title: Phases, type: count, ask: how many? }
  - { id: sealed, title: Sealed, type: bool, ask: is it? }
  - { id: wetted.materials, title: Wetted materials, type: set, vocabulary: material, ask: which? }
  - { id: grade, title: Grade, type: enum, values: [low, high], ask: which? }
  - { id: mpe, title: Error, type: curve, dimension: length, along: length, ask: how large? }
  - { id: width, title: Width, type: quantity, dimension: length, ask: how wide? }
  - { id: design.nuclear, title: For nuclear use, type: bool, ask: is it?, judgement: { level: specially-designed, purpose: nuclear } }
chemicals:
  - { id: phosgene, title: Phosgene, cas: [75-44-5] }
`

/** The dictionary of the text above. */
export const testDictionary = (): Dictionary => readDictionary([{ name: 'dictionary.yaml', text: DICTIONARY_TEXT }])

/** A list of the given provisions (YAML below `provisions:`), read and linked. */
export const testList = (provisions: string, dictionary: Dictionary = testDictionary()): ControlList => {
  const [list] = link([readList([{ name: 'list.yaml', text: listText(provisions) }], dictionary)])
  if (list === undefined) throw new Error('no list')
  return list
}

/** A list's text around provisions; the first line of `provisions` is line 6 of the file. */
export const listText = (provisions: string): string => `list: T\ntitle: Test\nissuer: Nobody\ninstrument: None\nprovisions:\n${provisions}`

/** One provision with a condition, in one line of YAML flow but for the condition. */
export const oneProvision = (when: string, more = ''): string =>
  `  - id: "1"\n    kind: drive\n    title: One\n    cites: { locator: "1" }\n${more}    versions:\n      - from: 2020-01-01\n        when: ${when}\n`
