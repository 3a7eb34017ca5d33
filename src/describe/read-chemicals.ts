/** Chemicals of a sheet: by CAS number, by name, by SMILES behind its label; and what a mixture or alloy consists of. */
import type { Value } from '../classify/facts.ts'
import { Fault } from '../fault/fault.ts'
import type { Chemical, Dictionary } from '../list/model.ts'
import { between, exactly } from '../quantity/interval.ts'
import { add, compare, rational } from '../quantity/rational.ts'
import type { Interval, Rational } from '../quantity/types.ts'
import { findUnit, toBase } from '../quantity/units.ts'
import { parseCas } from '../substance/cas.ts'
import { nameKey } from '../substance/names.ts'
import { type Sheet, type Span, wordsOf } from './document.ts'
import type { Lexicon } from './lexicon.ts'
import { type Measure, measuresIn } from './measures.ts'
import type { NumeralStyle } from './numerals.ts'
import { type TermIndex, termsIn } from './terms.ts'

/** A chemical pointed to in the text. `chemical` is the dictionary's, where it knows it. */
export interface ChemicalRead {
  readonly chemical: string | undefined
  readonly cas: string | undefined
  readonly name: string | undefined
  readonly smiles: string | undefined
  readonly at: Span
}

interface ChemicalIndex {
  readonly byCas: ReadonlyMap<string, Chemical>
  readonly byName: ReadonlyMap<string, Chemical>
  /** First three signs of every name's key. */
  readonly starts: ReadonlySet<string>
}

const indexes = new WeakMap<Dictionary, ChemicalIndex>()

const indexOf = (dictionary: Dictionary): ChemicalIndex => {
  const known = indexes.get(dictionary)
  if (known !== undefined) return known
  const byCas = new Map<string, Chemical>()
  const byName = new Map<string, Chemical>()
  const starts = new Set<string>()
  for (const chemical of dictionary.chemicals.values()) {
    for (const cas of chemical.cas) byCas.set(cas, chemical)
    for (const name of [chemical.title, ...chemical.names]) {
      const key = nameKey(name)
      if (key.length >= 2 && !byName.has(key)) byName.set(key, chemical)
      starts.add(key.slice(0, 3)).add(firstWord(name).slice(0, 3))
    }
  }
  const made = { byCas, byName, starts }
  indexes.set(dictionary, made)
  return made
}

const firstWord = (name: string): string => wordsOf(name, { start: 0, end: name.length })[0]?.low ?? ''

const CAS = /(?<![\d-])\d{2,7}-\d{2}-\d(?![\d-])/g
const CAS_LABEL = /\bcas\b[^\n\d]{0,24}$/i

/** A CAS number whose check digit is wrong, and where it stands. */
export interface BrokenCas {
  readonly text: string
  readonly at: Span
}

/** CAS numbers of a span; those whose check digit fails are told apart where a label says they are CAS numbers. */
export const casIn = (
  sheet: Sheet,
  span: Span,
  dictionary: Dictionary,
): { readonly found: readonly ChemicalRead[]; readonly broken: readonly BrokenCas[] } => {
  const { byCas } = indexOf(dictionary)
  const found: ChemicalRead[] = []
  const broken: BrokenCas[] = []
  const text = sheet.plain.slice(span.start, span.end).replace(/–/g, '-')
  for (const match of text.matchAll(CAS)) {
    const at = { start: span.start + match.index, end: span.start + match.index + match[0].length }
    const labelled = CAS_LABEL.test(sheet.plain.slice(Math.max(0, at.start - 40), at.start))
    const cas = checked(match[0])
    if (cas !== undefined && (labelled || byCas.has(cas)))
      found.push({ chemical: byCas.get(cas)?.id, cas, name: undefined, smiles: undefined, at })
    else if (cas === undefined && labelled) broken.push({ text: match[0], at })
  }
  return { found, broken }
}

const checked = (text: string): string | undefined => {
  try {
    return parseCas(text)
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}

const MOST_NAME_WORDS = 7

/** Names of the dictionary's chemicals in a span: the longest at each place, by whole words. */
export const namesIn = (sheet: Sheet, span: Span, dictionary: Dictionary): ChemicalRead[] => {
  const { byName, starts } = indexOf(dictionary)
  const words = wordsOf(sheet.plain, span)
  const found: ChemicalRead[] = []
  for (let i = 0; i < words.length; i++) {
    const first = words[i]
    if (first === undefined) break
    // Most words begin no chemical's name: the key of the whole is only made where one may.
    if (!mayBegin(first.low, starts)) continue
    for (let length = Math.min(MOST_NAME_WORDS, words.length - i); length > 0; length--) {
      const last = words[i + length - 1]
      if (last === undefined || last.end - first.start > 90) continue
      const [start, end] = wrapped(sheet.plain, first.start, last.end)
      const key = nameKey(sheet.text.slice(start, end))
      // Codes and everyday words of few letters (`GB`, `HD`) name a chemical only where they are all there is.
      const short = key.length < 5 && !(start === span.start && end === span.end)
      const chemical = key.length >= 2 && !short && !/^\d+$/.test(key) ? byName.get(key) : undefined
      if (chemical === undefined) continue
      found.push({ chemical: chemical.id, cas: undefined, name: sheet.text.slice(start, end), smiles: undefined, at: { start, end } })
      i += length - 1
      break
    }
  }
  return found
}

/** Whether a chemical's name may begin with a word: by its first three letters, or by its key where it has others. */
const mayBegin = (low: string, starts: ReadonlySet<string>): boolean => {
  if (/^[a-z\d]{1,2}$/.test(low)) return starts.has(low)
  if (/^[a-z\d]{3}/.test(low)) return starts.has(low.slice(0, 3)) || /^(?:ortho|meta|para)$/.test(low)
  const key = nameKey(low)
  return key !== '' && starts.has(key.slice(0, 3))
}

/** A name's brackets (`(2-chloroethyl)…`) stand outside its words. */
const wrapped = (plain: string, start: number, end: number): readonly [number, number] => {
  const inside = plain.slice(start, end)
  const count = (sign: string): number => inside.split(sign).length - 1
  return [
    count(')') > count('(') && plain[start - 1] === '(' ? start - 1 : start,
    count('(') > count(')') && plain[end] === ')' ? end + 1 : end,
  ]
}

const SMILES = /^[A-Za-z0-9@+\-[\]()=#$\\/%.:*~]{1,400}$/

/** The SMILES in a cell behind its label; undefined where the cell holds none that can be one. */
export const smilesIn = (sheet: Sheet, cell: Span): ChemicalRead | undefined => {
  const text = sheet.text.slice(cell.start, cell.end)
  const word = /^\S+/.exec(text.trim())?.[0]
  if (word === undefined || !SMILES.test(word) || !/[BCNOPSFIcnops[]/.test(word)) return undefined
  const start = cell.start + text.indexOf(word)
  return { chemical: undefined, cas: undefined, name: undefined, smiles: word, at: { start, end: start + word.length } }
}

/** A share of a composition. */
export interface PartRead {
  readonly of: string
  readonly share: Interval
  readonly basis: 'mass' | 'atom' | 'volume'
  readonly chemical: boolean
  readonly at: Span
}

const SHARE_DIMENSIONS = [
  ['massFraction', 'mass'],
  ['atomFraction', 'atom'],
  ['volumeFraction', 'volume'],
] as const

/** A measure as a share; a plain `%` or `ppm` is by mass, as data sheets of solids and liquids mean it. */
const shareOf = (measure: Measure): { readonly share: Interval; readonly basis: PartRead['basis'] } | undefined => {
  const [first, second] = measure.amounts
  if (first === undefined || first.foreign || first.unit === '' || first.readings.length !== 1 || measure.odd || measure.shape === 'many')
    return undefined
  const plain = findUnit(first.unit, 'fraction') !== undefined && !/[a-z]{2}|%./i.test(first.unit.replace(/ppm|ppb/i, ''))
  for (const [dimension, basis] of SHARE_DIMENSIONS) {
    const unit = findUnit(first.unit, dimension)
    if (unit === undefined || (plain && basis !== 'mass')) continue
    // The spelling `%` alone belongs to every dimension of shares; one that names its basis to one.
    if (!plain && SHARE_DIMENSIONS.filter(([one]) => findUnit(first.unit, one) !== undefined)[0]?.[0] !== dimension) continue
    const at = (reading: Rational | undefined): Rational => toBase(reading ?? rational(0n), unit)
    const value = at(first.readings[0])
    if (value.n < 0n || compare(value, rational(100n)) > 0) return undefined
    if (measure.shape === 'span' && second !== undefined) return { share: between(value, at(second.readings[0])), basis }
    switch (measure.bound) {
      case undefined:
        if (measure.maximum) return { share: { lo: null, hi: { at: value, open: false } }, basis }
        if (measure.minimum) return { share: { lo: { at: value, open: false }, hi: null }, basis }
        return measure.typical || measure.approximate ? undefined : { share: exactly(value), basis }
      case 'at-most':
      case 'up-to':
        return { share: { lo: null, hi: { at: value, open: false } }, basis }
      case 'less-than':
        return { share: { lo: null, hi: { at: value, open: true } }, basis }
      case 'at-least':
      case 'from':
      case 'or-better':
        return { share: { lo: { at: value, open: false }, hi: null }, basis }
      default:
        return { share: { lo: { at: value, open: true }, hi: null }, basis }
    }
  }
  return undefined
}

/** The shares of a span, whatever they are of. */
export const sharesIn = (sheet: Sheet, span: Span, lexicon: Lexicon, style: NumeralStyle): Pick<PartRead, 'share' | 'basis'>[] =>
  measuresIn(sheet.plain, span, lexicon, style).flatMap((measure) => shareOf(measure) ?? [])

/** Symbols of elements -> terms of the vocabulary `substance`, where the symbol is too short to be one of a term's words. */
const SYMBOLS: Readonly<Record<string, string>> = {
  H: 'hydrogen',
  Li: 'lithium',
  Be: 'beryllium',
  B: 'boron',
  C: 'carbon',
  N: 'nitrogen',
  O: 'oxygen',
  F: 'fluorine',
  Mg: 'magnesium',
  Al: 'aluminium',
  Si: 'silicon',
  P: 'phosphorus',
  S: 'sulphur',
  Ca: 'calcium',
  Ti: 'titanium',
  V: 'vanadium',
  Cr: 'chromium',
  Mn: 'manganese',
  Fe: 'iron',
  Co: 'cobalt',
  Ni: 'nickel',
  Cu: 'copper',
  Zn: 'zinc',
  Zr: 'zirconium',
  Nb: 'niobium',
  Mo: 'molybdenum',
  Ag: 'silver',
  Sn: 'tin',
  Hf: 'hafnium',
  Ta: 'tantalum',
  W: 'tungsten',
  Re: 'rhenium',
  Pt: 'platinum',
  Pb: 'lead',
  Bi: 'bismuth',
  Th: 'thorium',
  U: 'uranium',
}

const SYMBOL =
  /(?<![\p{L}\d-])([A-Z][a-z]?)(?=\s{0,3}[:=]?\s{0,3}(?:[<>≤≥]\s?)?\d[\d.,]*\s?(?:%|ppm|wt|at|mass))|(?<=%\s)([A-Z][a-z]?)(?![\p{L}\d])/gu

/** Symbols of elements beside a share (`W 95 %`), capitals as chemists write them. */
const symbolsIn = (
  sheet: Sheet,
  span: Span,
  dictionary: Dictionary,
): { readonly of: string; readonly at: Span; readonly chemical: boolean }[] => {
  const terms = dictionary.vocabularies.get('substance')
  return [...sheet.text.slice(span.start, span.end).matchAll(SYMBOL)].flatMap((found) => {
    const of = SYMBOLS[found[1] ?? found[2] ?? '']
    const start = span.start + found.index
    return of === undefined || terms?.has(of) !== true ? [] : [{ of, at: { start, end: start + found[0].length }, chemical: false }]
  })
}

/** Reads pairs of a substance and its share in a span (`Ni 18.5 wt %, Co 12 %`, `40 % triethanolamine`). */
export const partsIn = (
  sheet: Sheet,
  span: Span,
  dictionary: Dictionary,
  terms: TermIndex,
  lexicon: Lexicon,
  style: NumeralStyle,
): PartRead[] => {
  const chemicals = [...namesIn(sheet, span, dictionary), ...casIn(sheet, span, dictionary).found].filter(
    (one) => one.chemical !== undefined,
  )
  const substances = [...termsIn(sheet, span, 'substance', terms, lexicon), ...termsIn(sheet, span, 'material', terms, lexicon)].filter(
    (hit) => !hit.denied,
  )
  const named = [
    ...symbolsIn(sheet, span, dictionary).filter((one) => !substances.some((hit) => hit.start <= one.at.start && hit.end >= one.at.end)),
    ...chemicals.map((one) => ({ of: one.chemical ?? '', at: one.at, chemical: true })),
    ...substances
      .filter((hit) => !chemicals.some((one) => one.at.start < hit.end && one.at.end > hit.start))
      .map((hit) => ({ of: hit.of, at: { start: hit.start, end: hit.end }, chemical: false })),
  ].sort((a, b) => a.at.start - b.at.start || b.at.end - a.at.end)
  const measures = measuresIn(sheet.plain, span, lexicon, style)
  const parts: PartRead[] = []
  for (const measure of measures) {
    const share = shareOf(measure)
    if (share === undefined) continue
    const before = named
      .filter(
        (one) =>
          one.at.end <= measure.start &&
          !measures.some(
            (other) => other !== measure && other.amounts[0]?.unit !== '' && other.start >= one.at.end && other.end <= measure.start,
          ),
      )
      .at(-1)
    const after = named.find((one) => one.at.start >= measure.end && !/[,;\n]/.test(sheet.plain.slice(measure.end, one.at.start)))
    const first = named.filter(
      (one) => before !== undefined && one.at.end <= measure.start && !/[;\n]/.test(sheet.plain.slice(one.at.end, before.at.start)),
    )
    // `Triethanolamine (CAS 102-71-6) 40 %`: the name and its number are one substance.
    const chosen =
      before !== undefined && !/[,;\n]\s/.test(sheet.plain.slice(before.at.end, measure.start))
        ? (first.find((one) => one.of === before.of) ?? before)
        : after
    if (chosen === undefined || parts.some((part) => part.of === chosen.of)) continue
    parts.push({
      of: chosen.of,
      ...share,
      chemical: chosen.chemical,
      at: { start: Math.min(chosen.at.start, measure.start), end: Math.max(chosen.at.end, measure.end) },
    })
  }
  return parts
}

/** The parts as a value; complete when their shares are exact and make up the whole. */
export const compositionOf = (parts: readonly PartRead[]): Value => {
  let sum = rational(0n)
  let exact = parts.length > 0
  for (const part of parts) {
    const { lo, hi } = part.share
    if (lo === null || hi === null || compare(lo.at, hi.at) !== 0 || part.basis !== parts[0]?.basis) exact = false
    else sum = add(sum, lo.at)
  }
  return {
    type: 'composition',
    parts: parts.map(({ of, share, basis }) => ({ of, share, basis })),
    complete: exact && compare(sum, rational(100n)) === 0,
  }
}
