/** The trade vocabulary of one language, read from lists/dictionary/thesaurus.yaml: how data sheets say what the dictionary calls by one name. */
import { Fault, type Issue } from '../fault/fault.ts'
import {
  asMap,
  didYouMean,
  dimensionField,
  fieldNode,
  type LocatedMap,
  mapsField,
  onlyFields,
  type Reading,
  report,
  textField,
  textsField,
} from '../list/fields.ts'
import { readLocated } from '../list/located.ts'

/**
 * What a word does in a data sheet. `stop` carries no meaning; `filler` does not change what a label names; `contrast` makes it name
 * something else (input, supply, ambient); `less` and `resolution` are words of the dictionary, for what is better the smaller it is. The rest bound,
 * qualify, deny or frame a value.
 */
export const ROLES = [
  'stop',
  'filler',
  'contrast',
  'less',
  'up-to',
  'maximum',
  'minimum',
  'at-least',
  'at-most',
  'less-than',
  'more-than',
  'better-than',
  'or-more',
  'or-less',
  'or-better',
  'typical',
  'rated',
  'approximate',
  'from',
  'to',
  'and',
  'option',
  'unlock',
  'yes',
  'no',
  'not',
  'hedge',
  'purpose',
  'every',
  'but',
  'part',
  'resolution',
  'share',
  'measuring-range',
  'product',
  'masthead',
  'company',
  'model',
  'column-typical',
  'column-minimum',
  'column-maximum',
  'column-unit',
  'column-value',
  'column-note',
  'touching',
  'lined',
  'dimensions',
  'smiles',
  'cas',
  'hs',
] as const
/** One of `ROLES`. */
export type Role = (typeof ROLES)[number]

/** One language's vocabulary, as plain data (it is sent to the browser as JSON). */
export interface Thesaurus {
  /** BCP 47 tag. */
  readonly language: string
  /** `term` is how the dictionary says it, `also` how data sheets do. */
  readonly synonyms: readonly { readonly term: string; readonly also: readonly string[] }[]
  readonly abbreviations: Readonly<Record<string, string>>
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>
  readonly numbers: readonly { readonly number: number; readonly words: readonly string[] }[]
  /** Spellings in the trade of a unit of the table of units. */
  readonly units: readonly { readonly unit: string; readonly spellings: readonly string[] }[]
  /** What a unit measures, in a word (`V`: voltage). */
  readonly nouns: readonly { readonly dimension: string; readonly words: readonly string[] }[]
  /** Words that say which kind an item is though they name none (`CNC lathe` is a turning machine): weight for ranking only. */
  readonly cues: readonly { readonly kind: string; readonly words: readonly string[] }[]
}

const ENTRY_FIELDS = ['term', 'also', 'role', 'number', 'unit', 'dimension', 'kind', 'words']

/**
 * Reads a thesaurus: `language`, `abbreviations` (short form -> words) and `entries`, each one of `{term, also}`, `{role, words}`,
 * `{number, words}`, `{unit, words}`, `{dimension, words}`, `{kind, words}`. Throws one Fault with every issue found, each with its place.
 */
export const readThesaurus = (text: string, file: string): Thesaurus => {
  const reading: Reading = { file, issues: [] }
  const root = asMap(reading, readLocated(text, file), 'the file')
  const synonyms: { term: string; also: readonly string[] }[] = []
  const roles: Partial<Record<Role, readonly string[]>> = {}
  const numbers: { number: number; words: readonly string[] }[] = []
  const units: { unit: string; spellings: readonly string[] }[] = []
  const cues: { kind: string; words: readonly string[] }[] = []
  const nouns: { dimension: string; words: readonly string[] }[] = []
  const abbreviations: Record<string, string> = {}
  let language = ''
  if (root !== undefined) {
    onlyFields(reading, root, ['language', 'about', 'abbreviations', 'entries'])
    language = textField(reading, root, 'language', true) ?? ''
    const short = fieldNode(root, 'abbreviations')
    const map = short === undefined ? undefined : asMap(reading, short, 'abbreviations')
    for (const key of map?.entries.keys() ?? []) abbreviations[key.toLowerCase()] = textField(reading, map as LocatedMap, key, true) ?? ''
    const seen = new Map<string, string>()
    for (const entry of mapsField(reading, root, 'entries')) {
      onlyFields(reading, entry, ENTRY_FIELDS)
      const words = textsField(reading, entry, 'words')
      const has = (field: string): boolean => fieldNode(entry, field) !== undefined
      if (has('term')) {
        const term = textField(reading, entry, 'term', true) ?? ''
        const also = textsField(reading, entry, 'also')
        if (also.length === 0) report(reading, entry, 'list.missing-field', { field: 'also' })
        for (const one of also) {
          const before = seen.get(one.toLowerCase())
          if (before !== undefined) report(reading, entry, 'list.duplicate-id', { id: one }, `it is another word for \`${before}\` already`)
          seen.set(one.toLowerCase(), term)
        }
        synonyms.push({ term, also })
        continue
      }
      if (words.length === 0) report(reading, entry, 'list.missing-field', { field: 'words' })
      if (has('role')) readRole(reading, entry, words, roles)
      else if (has('number')) readNumber(reading, entry, words, numbers)
      else if (has('unit')) units.push({ unit: textField(reading, entry, 'unit', true) ?? '', spellings: words })
      else if (has('dimension')) nouns.push({ dimension: dimensionField(reading, entry, 'dimension') ?? '', words })
      else if (has('kind')) cues.push({ kind: textField(reading, entry, 'kind', true) ?? '', words })
      else
        report(
          reading,
          entry,
          'list.missing-field',
          { field: 'term' },
          'an entry has a `term`, `role`, `number`, `unit`, `dimension` or `kind`',
        )
    }
  }
  throwAll(reading.issues)
  return { language, synonyms, abbreviations, roles, numbers, units, nouns, cues }
}

const readRole = (reading: Reading, entry: LocatedMap, words: readonly string[], roles: Partial<Record<Role, readonly string[]>>): void => {
  const name = textField(reading, entry, 'role', true) ?? ''
  if (!(ROLES as readonly string[]).includes(name)) {
    report(reading, fieldNode(entry, 'role') ?? entry, 'list.unknown-term', { what: 'role', id: name }, didYouMean(name, ROLES))
    return
  }
  const role = name as Role
  roles[role] = [...(roles[role] ?? []), ...words]
}

const readNumber = (
  reading: Reading,
  entry: LocatedMap,
  words: readonly string[],
  numbers: { number: number; words: readonly string[] }[],
): void => {
  const text = textField(reading, entry, 'number', true) ?? ''
  if (/^\d{1,3}$/.test(text)) numbers.push({ number: Number(text), words })
  else report(reading, fieldNode(entry, 'number') ?? entry, 'quantity.bad-number', { text })
}

const throwAll = (issues: readonly Issue[]): void => {
  const first = issues[0]
  if (first !== undefined) throw new Fault(first.code, {}, { issues })
}
