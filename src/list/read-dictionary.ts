/** Reads the dictionary: the kinds, attributes, vocabularies and chemicals a list may speak of. All files are one dictionary. */
import { Fault } from '../fault/fault.ts'
import { type Dimension, findUnit, parseQuantity } from '../quantity/units.ts'
import { checkCas } from '../substance/cas.ts'
import { parseFormula } from '../substance/formula.ts'
import {
  asMap,
  attempt,
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
} from './fields.ts'
import { type Place, readLocated } from './located.ts'
import type { Attribute, AttributeType, Chemical, Dictionary, JudgementLevel, Term } from './model.ts'

/** A file's name and text. */
export interface SourceFile {
  readonly name: string
  readonly text: string
}

const TYPES: readonly AttributeType[] = [
  'quantity',
  'range',
  'curve',
  'count',
  'bool',
  'enum',
  'set',
  'date',
  'text',
  'structure',
  'taxon',
  'composition',
]
const LEVELS: readonly JudgementLevel[] = [
  'specially-designed-or-prepared',
  'specially-designed',
  'designed-or-modified',
  'usable',
  'other',
]
const ID = /^[a-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*$/

/** Where each name was written, for messages about names that clash or do not exist. */
type Places = Map<string, { file: string; at: Place }>

interface Draft {
  readonly attributes: Map<string, Attribute>
  readonly kinds: Map<string, Term>
  readonly vocabularies: Map<string, Map<string, Term>>
  readonly chemicals: Map<string, Chemical>
  readonly places: Places
}

/** Attributes every dictionary has. */
const BUILT_IN: readonly Attribute[] = [
  {
    id: 'chemical',
    title: 'Chemical',
    type: 'structure',
    ask: 'Which chemical is it (name, CAS number or structure)?',
    words: ['chemical', 'substance', 'cas', 'cas number', 'cas no', 'smiles', 'iupac name', 'chemical name'],
    cost: 0,
    implies: [],
    kinds: [],
  },
  {
    id: 'composition',
    title: 'Composition',
    type: 'composition',
    ask: 'What does it consist of, with shares by weight?',
    words: ['composition', 'chemical composition', 'assay', 'purity'],
    cost: 1,
    implies: [],
    kinds: [],
  },
]

/**
 * Reads all files of a dictionary. Throws one Fault `list.bad-shape` (or the first issue's code) with every issue found:
 * shape, unknown words, clashing ids, cycles, units, bounds, CAS check digits.
 */
export const readDictionary = (files: readonly SourceFile[]): Dictionary => {
  const draft: Draft = {
    attributes: new Map(BUILT_IN.map((one) => [one.id, one])),
    kinds: new Map(),
    vocabularies: new Map(),
    chemicals: new Map(),
    places: new Map(),
  }
  const readings: Reading[] = []
  for (const file of files) {
    const reading: Reading = { file: file.name, issues: [] }
    readings.push(reading)
    try {
      const root = readLocated(file.text, file.name)
      const map = asMap(reading, root, 'the file')
      if (map !== undefined) readFile(reading, map, draft)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      reading.issues.push(...error.issues)
    }
  }
  checkWords(readings, draft)
  throwIssues(readings.flatMap((reading) => reading.issues))
  return { attributes: draft.attributes, kinds: draft.kinds, vocabularies: draft.vocabularies, chemicals: draft.chemicals }
}

/** Throws the collected issues as one Fault that carries the first one's code; nothing when there are none. */
export const throwIssues = (issues: Reading['issues']): void => {
  const first = issues[0]
  if (first === undefined) return
  const fault = new Fault(first.code, {}, { issues })
  fault.message = issues.length === 1 ? first.message : `${first.message} (and ${issues.length - 1} more)`
  throw fault
}

const readFile = (reading: Reading, map: LocatedMap, draft: Draft): void => {
  onlyFields(reading, map, ['kinds', 'attributes', 'vocabularies', 'chemicals', 'about', 'language', 'entries', 'abbreviations'])
  for (const entry of mapsField(reading, map, 'kinds')) {
    const term = readTerm(reading, entry)
    if (term !== undefined && unique(reading, entry, draft, `kind ${term.id}`, term.id)) draft.kinds.set(term.id, term)
  }
  for (const entry of mapsField(reading, map, 'vocabularies')) {
    onlyFields(reading, entry, ['name', 'about', 'terms'])
    const name = textField(reading, entry, 'name', true)
    if (name === undefined) continue
    // A vocabulary may be written in several files: each adds terms.
    const terms = draft.vocabularies.get(name) ?? new Map<string, Term>()
    draft.vocabularies.set(name, terms)
    for (const one of mapsField(reading, entry, 'terms')) {
      const term = readTerm(reading, one)
      if (term !== undefined && unique(reading, one, draft, `${name} ${term.id}`, term.id)) terms.set(term.id, term)
    }
  }
  for (const entry of mapsField(reading, map, 'attributes')) readAttribute(reading, entry, draft)
  for (const entry of mapsField(reading, map, 'chemicals')) readChemical(reading, entry, draft)
}

const unique = (reading: Reading, map: LocatedMap, draft: Draft, name: string, id: string): boolean => {
  const before = draft.places.get(name)
  if (before === undefined) {
    draft.places.set(name, { file: reading.file, at: map.at })
    return true
  }
  report(reading, map, 'list.duplicate-id', { id }, `it stands in \`${before.file}:${before.at.line}\` already`)
  return false
}

const readId = (reading: Reading, map: LocatedMap): string | undefined => {
  const id = textField(reading, map, 'id', true)
  if (id === undefined || id === '') return undefined
  if (ID.test(id)) return id
  report(
    reading,
    fieldNode(map, 'id') ?? map,
    'list.bad-id',
    { id },
    'letters and digits, parts joined by `.` or `-`, the first letter small',
  )
  return undefined
}

const readTerm = (reading: Reading, map: LocatedMap): Term | undefined => {
  onlyFields(reading, map, ['id', 'title', 'is', 'words', 'hs', 'about'])
  const id = readId(reading, map)
  const title = textField(reading, map, 'title', true)
  if (id === undefined) return undefined
  const about = textField(reading, map, 'about')
  return {
    id,
    title: title ?? id,
    is: textsField(reading, map, 'is'),
    words: textsField(reading, map, 'words'),
    hs: textsField(reading, map, 'hs'),
    ...(about === undefined ? {} : { about }),
  }
}

const ATTRIBUTE_FIELDS = [
  'id',
  'title',
  'type',
  'dimension',
  'along',
  'bounds',
  'unit',
  'vocabulary',
  'values',
  'ask',
  'hint',
  'words',
  'cost',
  'kinds',
  'judgement',
  'implies',
  'derivedBy',
  'standard',
  'about',
]

const readAttribute = (reading: Reading, map: LocatedMap, draft: Draft): void => {
  onlyFields(reading, map, ATTRIBUTE_FIELDS)
  const id = readId(reading, map)
  const title = textField(reading, map, 'title', true)
  const type = textField(reading, map, 'type', true) as AttributeType | undefined
  if (id === undefined || type === undefined) return
  if (!unique(reading, map, draft, `attribute ${id}`, id)) return
  if (!TYPES.includes(type)) {
    report(reading, fieldNode(map, 'type') ?? map, 'list.unknown-term', { what: 'attribute type', id: type }, didYouMean(type, TYPES))
    return
  }
  const numeric = type === 'quantity' || type === 'range' || type === 'curve'
  const dimension = type === 'count' ? 'number' : dimensionField(reading, map, 'dimension')
  if (numeric && fieldNode(map, 'dimension') === undefined) report(reading, map, 'list.missing-field', { field: 'dimension' })
  const along = dimensionField(reading, map, 'along')
  if (type === 'curve' && along === undefined) report(reading, map, 'list.missing-field', { field: 'along' })
  const ask = textField(reading, map, 'ask')
  if (ask === undefined || ask === '') report(reading, map, 'list.no-question', { attr: id })
  const unit = textField(reading, map, 'unit')
  if (unit !== undefined && dimension !== undefined && findUnit(unit, dimension) === undefined)
    report(reading, fieldNode(map, 'unit') ?? map, 'quantity.unknown-unit', { unit })
  const hint = textField(reading, map, 'hint')
  const standard = textField(reading, map, 'standard')
  const judgement = readJudgement(reading, map)
  const bounds = dimension === undefined ? undefined : readBounds(reading, map, dimension)
  const derivedBy = readDerived(reading, map)
  draft.attributes.set(id, {
    id,
    title: title ?? id,
    type,
    ask: ask ?? '',
    words: textsField(reading, map, 'words'),
    cost: readCost(reading, map),
    implies: textsField(reading, map, 'implies'),
    kinds: textsField(reading, map, 'kinds'),
    ...(dimension === undefined ? {} : { dimension }),
    ...(along === undefined ? {} : { along }),
    ...(bounds === undefined ? {} : { bounds }),
    ...readVocabulary(reading, map, draft, id, type),
    ...(hint === undefined ? {} : { hint }),
    ...(unit === undefined ? {} : { unit }),
    ...(judgement === undefined ? {} : { judgement }),
    ...(derivedBy === undefined ? {} : { derivedBy }),
    ...(standard === undefined ? {} : { standard }),
  })
}

const readCost = (reading: Reading, map: LocatedMap): number => {
  const text = textField(reading, map, 'cost') ?? '1'
  if (/^[0-5]$/.test(text)) return Number(text)
  report(reading, fieldNode(map, 'cost') ?? map, 'list.bad-cost', { cost: text })
  return 1
}

const readJudgement = (reading: Reading, map: LocatedMap): Attribute['judgement'] => {
  const node = fieldNode(map, 'judgement')
  if (node === undefined) return undefined
  const judgement = asMap(reading, node, 'judgement')
  if (judgement === undefined) return undefined
  onlyFields(reading, judgement, ['level', 'purpose'])
  const level = textField(reading, judgement, 'level', true) ?? 'other'
  const purpose = textField(reading, judgement, 'purpose', true) ?? ''
  if (LEVELS.includes(level as JudgementLevel)) return { level: level as JudgementLevel, purpose }
  report(reading, judgement, 'list.bad-level', { level }, didYouMean(level, LEVELS) ?? `one of ${LEVELS.join(', ')}`)
  return undefined
}

const readBounds = (reading: Reading, map: LocatedMap, dimension: Dimension): Attribute['bounds'] => {
  const node = fieldNode(map, 'bounds')
  if (node === undefined) return undefined
  if (node.type !== 'list' || node.items.length !== 2) {
    report(reading, node, 'list.bad-shape', { field: 'bounds', wanted: 'a list of two quantities' })
    return undefined
  }
  const [lo, hi] = node.items.map((item) =>
    item.type === 'text' && item.text !== '' && item.text !== 'any'
      ? attempt(reading, item, () => parseQuantity(item.text, dimension).value)
      : undefined,
  )
  return { ...(lo === undefined ? {} : { lo }), ...(hi === undefined ? {} : { hi }) }
}

const readDerived = (reading: Reading, map: LocatedMap): Attribute['derivedBy'] => {
  const node = fieldNode(map, 'derivedBy')
  const derived = node === undefined ? undefined : asMap(reading, node, 'derivedBy')
  if (derived === undefined) return undefined
  onlyFields(reading, derived, ['fn', 'inputs'])
  return { fn: textField(reading, derived, 'fn', true) ?? '', inputs: textsField(reading, derived, 'inputs') }
}

/** `vocabulary: name`, or `values: [...]` in place, which makes a vocabulary of the attribute's own name. */
const readVocabulary = (reading: Reading, map: LocatedMap, draft: Draft, id: string, type: AttributeType): { vocabulary?: string } => {
  const name = textField(reading, map, 'vocabulary')
  if (name !== undefined) return { vocabulary: name }
  const values = fieldNode(map, 'values')
  if (values === undefined) {
    if (type === 'enum' || type === 'set' || type === 'taxon')
      report(reading, map, 'list.missing-field', { field: 'vocabulary' }, 'name a vocabulary, or list `values:`')
    return {}
  }
  if (values.type !== 'list') {
    report(reading, values, 'list.bad-shape', { field: 'values', wanted: 'a list' })
    return {}
  }
  const terms = new Map<string, Term>()
  for (const item of values.items) {
    const term =
      item.type === 'text'
        ? { id: item.text, title: item.text.replaceAll('-', ' '), is: [], words: [], hs: [] }
        : item.type === 'map'
          ? readTerm(reading, item)
          : undefined
    if (term !== undefined) terms.set(term.id, term)
  }
  draft.vocabularies.set(id, terms)
  return { vocabulary: id }
}

const readChemical = (reading: Reading, map: LocatedMap, draft: Draft): void => {
  onlyFields(reading, map, ['id', 'title', 'names', 'cas', 'smiles', 'key', 'about', 'formula'])
  const id = readId(reading, map)
  const title = textField(reading, map, 'title', true)
  if (id === undefined || !unique(reading, map, draft, `chemical ${id}`, id)) return
  const cas = textsField(reading, map, 'cas')
  for (const number of cas) attempt(reading, fieldNode(map, 'cas') ?? map, () => checkCas(number))
  const formula = textField(reading, map, 'formula')
  if (formula !== undefined) attempt(reading, fieldNode(map, 'formula') ?? map, () => parseFormula(formula))
  const smiles = textField(reading, map, 'smiles')
  const key = textField(reading, map, 'key')
  draft.chemicals.set(id, {
    id,
    title: title ?? id,
    names: textsField(reading, map, 'names'),
    cas,
    ...(formula === undefined ? {} : { formula }),
    ...(smiles === undefined ? {} : { smiles }),
    ...(key === undefined ? {} : { key }),
  })
}

/** Everything that can only be checked once all files are read. Issues land on the file the name was written in. */
const checkWords = (readings: readonly Reading[], draft: Draft): void => {
  const at = (name: string): [Reading, { at: Place }] => {
    const place = draft.places.get(name)
    const reading = readings.find((one) => one.file === place?.file) ?? { file: '', issues: [] }
    return [reading, { at: place?.at ?? { line: 1, column: 1 } }]
  }
  const wanted = (owner: string, what: string, id: string, known: ReadonlyMap<string, unknown>): void => {
    if (known.has(id)) return
    const [reading, place] = at(owner)
    report(reading, place, 'list.unknown-term', { what, id }, didYouMean(id, known.keys()))
  }
  checkLattice('kind', draft.kinds, at)
  for (const term of draft.kinds.values()) for (const parent of term.is) wanted(`kind ${term.id}`, 'kind', parent, draft.kinds)
  for (const [name, terms] of draft.vocabularies) {
    checkLattice(name, terms, at)
    for (const term of terms.values()) for (const parent of term.is) wanted(`${name} ${term.id}`, `term of \`${name}\``, parent, terms)
  }
  for (const attribute of draft.attributes.values()) {
    const owner = `attribute ${attribute.id}`
    for (const kind of attribute.kinds) wanted(owner, 'kind', kind, draft.kinds)
    for (const implied of attribute.implies) wanted(owner, 'attribute', implied, draft.attributes)
    for (const input of attribute.derivedBy?.inputs ?? []) wanted(owner, 'attribute', input, draft.attributes)
    if (attribute.vocabulary !== undefined) wanted(owner, 'vocabulary', attribute.vocabulary, draft.vocabularies)
  }
}

const checkLattice = (what: string, terms: ReadonlyMap<string, Term>, at: (name: string) => [Reading, { at: Place }]): void => {
  const state = new Map<string, 'open' | 'done'>()
  const visit = (id: string, way: readonly string[]): void => {
    if (state.get(id) === 'done') return
    if (state.get(id) === 'open') {
      const [reading, place] = at(`${what} ${id}`)
      report(reading, place, 'list.lattice-cycle', { id, way: [...way.slice(way.indexOf(id)), id].join(' → ') })
      return
    }
    state.set(id, 'open')
    for (const parent of terms.get(id)?.is ?? []) visit(parent, [...way, id])
    state.set(id, 'done')
  }
  for (const id of terms.keys()) visit(id, [])
}
