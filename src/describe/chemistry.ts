/** What a sheet says of the substance it is about: which chemical, and what it consists of. */
import type { Value } from '../classify/facts.ts'
import { isA } from '../list/lattice.ts'
import type { Dictionary } from '../list/model.ts'
import type { Claim } from './claims.ts'
import { type Sheet, type Span, trim, wordsOf } from './document.ts'
import type { Entry } from './layout.ts'
import type { Lexicon } from './lexicon.ts'
import type { NumeralStyle } from './numerals.ts'
import {
  type BrokenCas,
  type ChemicalRead,
  casIn,
  compositionOf,
  namesIn,
  type PartRead,
  partsIn,
  sharesIn,
  smilesIn,
} from './read-chemicals.ts'
import type { SheetReader } from './read-entries.ts'
import { type SheetQuestion, sourceOf } from './settle.ts'
import type { TermIndex } from './terms.ts'
import type { Role } from './thesaurus.ts'

/** Fixed names of the dictionary: the item's own chemical and its own composition. */
const CHEMICAL = 'chemical'
const COMPOSITION = 'composition'
const CHEMICAL_KIND = 'chemical'
const MIXTURE_KIND = 'mixture'
const MATERIAL_KIND = 'material'

/** What was found, and what it comes to. */
export interface ChemistryRead {
  /** Kinds that the substance makes the item, with the words that say so. */
  readonly kinds: (dictionary: Dictionary) => ReadonlyMap<string, string>
  /** Claims on an item of the kinds settled: a valve for phosgene is no phosgene. */
  readonly claims: (reader: SheetReader, settled: readonly string[]) => Claim[]
  readonly questions: (sheet: Sheet) => SheetQuestion[]
  readonly broken: readonly BrokenCas[]
  readonly places: readonly Span[]
}

interface Places {
  readonly entries: readonly Entry[]
  readonly paragraphs: readonly Span[]
  readonly heads: readonly Span[]
}

const hasRole = (sheet: Sheet, lexicon: Lexicon, span: Span, role: Role): boolean =>
  wordsOf(sheet.plain, span).some((_, at, words) => lexicon.roleAt(words, at)?.roles.has(role) === true)

/** Reads the substance of a sheet. */
export const readChemistry = (
  sheet: Sheet,
  places: Places,
  dictionary: Dictionary,
  terms: TermIndex,
  lexicon: Lexicon,
  style: NumeralStyle,
): ChemistryRead => {
  const { entries, paragraphs, heads } = places
  const whole: Span = { start: 0, end: Math.min(sheet.plain.length, 30_000) }
  const cas = casIn(sheet, whole, dictionary)
  const smiles = entries
    .filter((entry) => hasRole(sheet, lexicon, entry.label, 'smiles'))
    .flatMap((entry) => smilesIn(sheet, entry.cell) ?? [])
  const named = heads
    .flatMap((head) => namesIn(sheet, head, dictionary))
    .filter((one, place, all) => all.findIndex((other) => other.at.start === one.at.start) === place)
  const mixtureLines = [...entries.map((entry) => ({ start: entry.label.start, end: entry.cell.end })), ...paragraphs]
  const parts = collectParts(sheet, mixtureLines, entries, dictionary, terms, lexicon, style)
  const chemicalParts = parts.filter((part) => part.chemical)
  const inMixture = (one: ChemicalRead): boolean =>
    chemicalParts.length > 1 && chemicalParts.some((part) => part.at.start <= one.at.end && part.at.end >= one.at.start)
  // The name beside a CAS number, where it is the same chemical's.
  const beside = cas.found.flatMap((one) =>
    namesIn(sheet, lineOf(sheet, one.at), dictionary).filter((name) => name.chemical === one.chemical),
  )
  const single = dedupe([...named, ...cas.found, ...beside, ...smiles].filter((one) => !inMixture(one)))
  const mixture = chemicalParts.length > 1
  return {
    kinds: (dict) => {
      const found = new Map<string, string>()
      const first = single.find((one) => heading(sheet, places, one, lexicon))
      if (mixture && dict.kinds.has(MIXTURE_KIND))
        found.set(MIXTURE_KIND, sheet.text.slice(chemicalParts[0]?.at.start, chemicalParts[0]?.at.end))
      else if (first !== undefined && dict.kinds.has(CHEMICAL_KIND))
        found.set(CHEMICAL_KIND, sheet.text.slice(first.at.start, first.at.end))
      return found
    },
    claims: (reader, settled) =>
      settled.length > 0 && !settled.some((kind) => isA(reader.dictionary.kinds, kind, MATERIAL_KIND))
        ? []
        : claimsOf(reader, single, mixture, parts, entries),
    questions: (one) => (conflict(single) ? [conflictQuestion(one, single)] : []),
    broken: cas.broken,
    places: [...single, ...parts].map((one) => one.at),
  }
}

/** Whether the substance is what the sheet is about: it heads it, or has a label of its own. */
const heading = (sheet: Sheet, places: Places, one: ChemicalRead, lexicon: Lexicon): boolean => {
  if (one.smiles !== undefined) return true
  const inHead = places.heads.find((head) => one.at.start >= head.start && one.at.end <= head.end)
  // "Valve for phosgene": what stands behind a preposition is not the thing.
  if (inHead !== undefined)
    return !wordsOf(sheet.plain, { start: inHead.start, end: one.at.start }).some((word) => lexicon.does(word, 'purpose'))
  // A number that is called a CAS number says so wherever it stands.
  if (one.cas !== undefined && /\bcas\b[^\n\d]{0,24}$/i.test(sheet.plain.slice(Math.max(0, one.at.start - 40), one.at.start))) return true
  return places.entries.some(
    (entry) =>
      one.at.start >= entry.cell.start &&
      one.at.end <= entry.cell.end &&
      (hasRole(sheet, lexicon, entry.label, 'cas') || hasRole(sheet, lexicon, entry.label, 'product')),
  )
}

const dedupe = (reads: readonly ChemicalRead[]): ChemicalRead[] =>
  reads.filter((one, place) => reads.findIndex((other) => other.at.start === one.at.start) === place)

/** Whether the pointers point to different chemicals of the dictionary. */
const conflict = (reads: readonly ChemicalRead[]): boolean => new Set(reads.flatMap((one) => one.chemical ?? [])).size > 1

const conflictQuestion = (sheet: Sheet, reads: readonly ChemicalRead[]): SheetQuestion => ({
  about: CHEMICAL,
  says: { key: 'describe:unsure.chemical', params: { count: reads.length } },
  source: sourceOf(sheet, (reads[0] as ChemicalRead).at),
  choices: reads.map((one) => ({
    label: one.name ?? one.cas ?? one.smiles ?? '',
    gives: { facts: { [CHEMICAL]: { value: structureOf([one]), status: 'declared', source: sourceOf(sheet, one.at) } } },
  })),
})

const structureOf = (reads: readonly ChemicalRead[]): Value => {
  const chemical = reads.find((one) => one.chemical !== undefined)?.chemical
  const smiles = reads.find((one) => one.smiles !== undefined)?.smiles
  return {
    type: 'structure',
    cas: [...new Set(reads.flatMap((one) => one.cas ?? []))],
    names: [...new Set(reads.flatMap((one) => one.name ?? []))],
    ...(chemical === undefined ? {} : { chemical }),
    ...(smiles === undefined ? {} : { smiles }),
  }
}

const MOST_PART_LINE = 600
const MOST_PART_LINES = 250

const collectParts = (
  sheet: Sheet,
  lines: readonly Span[],
  entries: readonly Entry[],
  dictionary: Dictionary,
  terms: TermIndex,
  lexicon: Lexicon,
  style: NumeralStyle,
): PartRead[] => {
  const parts: PartRead[] = []
  for (const line of lines.filter((one) => one.end - one.start <= MOST_PART_LINE).slice(0, MOST_PART_LINES)) {
    if (!/[%‰]|ppm/i.test(sheet.plain.slice(line.start, line.end))) continue
    const inEntry = entries.find((entry) => entry.label.start === line.start)
    const found = partsIn(sheet, line, dictionary, terms, lexicon, style)
    // A substance behind another label (`Accuracy with nickel membrane: 0.5 %`) is no part; one that stands at the label's head is.
    const composed =
      inEntry === undefined ||
      found.length > 1 ||
      hasRole(sheet, lexicon, inEntry.label, 'share') ||
      found[0]?.at.start === inEntry.label.start
    if (composed) for (const part of found) if (!parts.some((one) => one.of === part.of)) parts.push(part)
  }
  return parts
}

const claimsOf = (
  reader: SheetReader,
  single: readonly ChemicalRead[],
  mixture: boolean,
  parts: readonly PartRead[],
  entries: readonly Entry[],
): Claim[] => {
  const { sheet, dictionary } = reader
  const claims: Claim[] = []
  const base = { doubt: undefined, status: 'declared' as const, model: undefined, score: 0.9, rivals: [] }
  const chemical = dictionary.attributes.get(CHEMICAL)
  const composition = dictionary.attributes.get(COMPOSITION)
  const first = single[0]
  if (chemical !== undefined && first !== undefined && reader.allowed.has(chemical) && !mixture && !conflict(single)) {
    claims.push({ ...base, attribute: chemical, values: [structureOf(single)], at: first.at, where: lineOf(sheet, first.at) })
  }
  if (composition === undefined || !reader.allowed.has(composition)) return claims
  const known = parts.length > 0 ? parts : purityOf(reader, single, entries)
  const start = known[0]
  if (start !== undefined) {
    const end = known[known.length - 1] ?? start
    const where = end.at.end - start.at.start <= 400 ? { start: start.at.start, end: Math.max(end.at.end, start.at.end) } : start.at
    claims.push({ ...base, attribute: composition, values: [compositionOf(known)], at: start.at, where: trim(sheet.plain, where) })
  }
  return claims
}

/** `Purity: 99 %` behind one known chemical is its share. */
const purityOf = (reader: SheetReader, single: readonly ChemicalRead[], entries: readonly Entry[]): PartRead[] => {
  const of = single.find((one) => one.chemical !== undefined)?.chemical
  if (of === undefined || conflict(single)) return []
  const { sheet, lexicon } = reader
  for (const entry of entries) {
    if (!hasRole(sheet, lexicon, entry.label, 'share')) continue
    // The label stands in for the substance's name.
    const shares = partsIn(sheet, { start: entry.cell.start, end: entry.cell.end }, reader.dictionary, reader.terms, lexicon, reader.style)
    if (shares.length > 0) return []
    const share = shareAlone(reader, entry.cell)
    if (share !== undefined) return [{ of, ...share, chemical: true, at: { start: entry.label.start, end: entry.cell.end } }]
  }
  return []
}

const shareAlone = (reader: SheetReader, cell: Span): Pick<PartRead, 'share' | 'basis'> | undefined => {
  const shares = sharesIn(reader.sheet, cell, reader.lexicon, reader.style)
  return shares.length === 1 ? shares[0] : undefined
}

const lineOf = (sheet: Sheet, at: Span): Span => {
  const before = sheet.plain.lastIndexOf('\n', at.start - 1) + 1
  const next = sheet.plain.indexOf('\n', at.end)
  const line = trim(sheet.plain, { start: before, end: next < 0 ? sheet.plain.length : next })
  return line.end - line.start > 240 ? at : line
}
