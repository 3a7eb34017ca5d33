/** Reads which chemical an item is: by dictionary id, CAS number, name or SMILES; several must agree. */
import { attempt, didYouMean, onlyFields, report, textField, textsField } from '../list/fields.ts'
import type { Located } from '../list/located.ts'
import { isCas, parseCas } from '../substance/cas.ts'
import { chemicalBook, identify } from '../substance/identify.ts'
import type { FactContext } from './fact-context.ts'
import type { Value } from './facts.ts'

type Structure = Extract<Value, { type: 'structure' }>

/** A name alone: a CAS number, the dictionary's id, or a name that may or may not be known. */
const fromText = (text: string, context: FactContext): Structure => {
  if (isCas(text)) return { type: 'structure', cas: [parseCas(text)], names: [] }
  if (context.dictionary.chemicals.has(text)) return { type: 'structure', chemical: text, cas: [], names: [] }
  return { type: 'structure', cas: [], names: [text] }
}

/** Numbers and names that point to different chemicals: one of them is a mistake, and only a person can tell which. */
const checkConflicts = (value: Structure, node: Located, context: FactContext): void => {
  const { conflicts } = identify(value, chemicalBook(context.dictionary.chemicals))
  const [first] = conflicts
  if (first === undefined) return
  const say = (pointed: (typeof first)['one']): string => (pointed.by === 'structure' ? 'smiles' : pointed.text)
  report(
    context.reading,
    node,
    'facts.contradiction',
    { attr: say(first.one), other: say(first.other) },
    `${say(first.one)} is ${first.one.chemicals[0] ?? 'none the dictionary knows'}, ${say(first.other)} is ${first.other.chemicals[0] ?? 'none the dictionary knows'}`,
  )
}

/** `75-44-5`, `phosgene`, `{cas: …, name: …, smiles: …, id: …}`. A SMILES is read where there is an engine to read it. */
export const readStructure = (node: Located, context: FactContext): Value | undefined => {
  if (node.type === 'text' && node.text !== '') return fromText(node.text, context)
  if (node.type !== 'map' || node.entries.size === 0) {
    return void report(
      context.reading,
      node,
      'facts.wrong-form',
      { attr: 'chemical', type: 'structure' },
      'write `{cas: …}`, `{name: …}` or `{smiles: …}`',
    )
  }
  const { reading, dictionary, chemistry } = context
  onlyFields(reading, node, ['cas', 'name', 'names', 'smiles', 'id', 'key'])
  const id = textField(reading, node, 'id')
  if (id !== undefined && !dictionary.chemicals.has(id))
    report(
      reading,
      node.entries.get('id')?.value ?? node,
      'list.unknown-term',
      { what: 'chemical', id },
      didYouMean(id, dictionary.chemicals.keys()),
    )
  const cas = textsField(reading, node, 'cas').flatMap(
    (text) => attempt(reading, node.entries.get('cas')?.value ?? node, () => parseCas(text)) ?? [],
  )
  const smiles = textField(reading, node, 'smiles')
  const at = node.entries.get('smiles')?.value ?? node
  const drawn =
    smiles === undefined || chemistry === undefined
      ? undefined
      : attempt(reading, at, () => ({ graph: chemistry.parse(smiles), key: chemistry.key(smiles) }))
  const key = textField(reading, node, 'key')
  const value: Structure = {
    type: 'structure',
    cas,
    names: [...textsField(reading, node, 'name'), ...textsField(reading, node, 'names')],
    ...(id === undefined ? {} : { chemical: id }),
    ...(smiles === undefined ? {} : { smiles }),
    ...(drawn !== undefined ? drawn : key === undefined ? {} : { key }),
  }
  checkConflicts(value, node, context)
  return value
}
