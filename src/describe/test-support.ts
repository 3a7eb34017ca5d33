/** The house's own dictionary and thesaurus, read from their sources, for the tests of this room. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Dictionary } from '../list/model.ts'
import { readDictionary } from '../list/read-dictionary.ts'
import { type DescribeOptions, type Description, describe } from './describe.ts'
import { readSheet } from './document.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { type Measure, measuresIn } from './measures.ts'
import { numeralStyle } from './numerals.ts'
import { readThesaurus, type Thesaurus } from './thesaurus.ts'

const folder = fileURLToPath(new URL('../../lists/dictionary/', import.meta.url))

/** The thesaurus of `lists/dictionary/thesaurus.yaml`. */
export const thesaurus: Thesaurus = readThesaurus(readFileSync(`${folder}thesaurus.yaml`, 'utf8'), 'thesaurus.yaml')

/** Its lexicon. */
export const lexicon: Lexicon = lexiconOf(thesaurus)

/** The dictionary of `lists/dictionary`. */
export const dictionary: Dictionary = readDictionary(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !name.startsWith('thesaurus'))
    .map((name) => ({ name, text: readFileSync(folder + name, 'utf8') })),
)

/** A sheet of `examples/`. */
export const example = (file: string): string => readFileSync(fileURLToPath(new URL(`../../examples/${file}`, import.meta.url)), 'utf8')

/** Describes a text with the house's dictionary. */
export const read = (text: string, options: Omit<DescribeOptions, 'thesaurus'> = {}): Description =>
  describe(text, dictionary, { thesaurus, ...options })

/** The measures of a text. */
export const measures = (text: string): Measure[] => {
  const { plain } = readSheet(text)
  return measuresIn(plain, { start: 0, end: plain.length }, lexicon, numeralStyle(plain))
}
