/** Labels with values, read into claims. */
import type { Value } from '../classify/facts.ts'
import type { Attribute } from '../list/model.ts'
import { exactly } from '../quantity/interval.ts'
import { ZERO } from '../quantity/rational.ts'
import { findUnit, isDimension } from '../quantity/units.ts'
import { type AttributeIndex, type Naming, namesOf, narrowness } from './attributes.ts'
import type { Claim } from './claims.ts'
import { type Span, trim, wordsOf } from './document.ts'
import type { Entry } from './layout.ts'
import { type Measure, measuresIn } from './measures.ts'
import type { NumeralStyle } from './numerals.ts'
import { type Doubt, senseOf, type Taken, takeMeasure } from './read-amount.ts'
import { standing, takeCell, takeNamed, type WordReader, yesOrNo } from './read-words.ts'
import { polarityAt } from './terms.ts'

/** What reading a sheet needs. `allowed`: attributes of the kinds in question. */
export interface SheetReader extends WordReader {
  readonly attributes: AttributeIndex
  readonly allowed: ReadonlySet<Attribute>
  readonly style: NumeralStyle
  /** Whether a sentence names the kind that is settled: its bare numbers are then most likely the thing's own. */
  readonly isAbout: (span: Span) => boolean
}

/** From here on a label surely names the attribute; below `ASK`, not at all. */
export const SURE = 0.7
const ASK = 0.28
/** An attribute of any goods is asked about only where the label is nearer. */
const ASK_GENERAL = 0.6
/** Two names this close leave it open which is meant. */
const CLOSE = 0.08
/** The label is the attribute's own words and hardly more. */
const PLAIN = 0.9

const NUMERIC = new Set(['quantity', 'range', 'count'])

/** The unit in a label's brackets or behind its comma: `Power [kW]`, `Length, mm`, `Mass in kg`. */
const unitOfLabel = (plain: string, label: Span): string | undefined => {
  const text = plain.slice(label.start, label.end)
  const found = /[([]\s*([^()[\]]{1,14}?)\s*[)\]]\s*$/.exec(text) ?? /,\s*([^\s,]{1,8})$/.exec(text) ?? /\sin\s+(\S{1,8})$/.exec(text)
  return found?.[1]?.replace(/^in\s+/, '')
}

/** A cell's measures, with what label and column say of them (`Power, max.`). */
const measuresOf = (reader: SheetReader, entry: Entry): Measure[] => {
  const { sheet, lexicon } = reader
  const labelled = wordsOf(sheet.plain, entry.label)
  const says = (role: 'maximum' | 'minimum' | 'typical' | 'rated'): boolean =>
    entry.column === role || labelled.some((word) => lexicon.does(word, role))
  return measuresIn(sheet.plain, entry.cell, lexicon, reader.style).map((measure) => {
    if (measure.shape !== 'one' || measure.bound !== undefined || measure.maximum || measure.minimum) return measure
    return {
      ...measure,
      maximum: says('maximum'),
      minimum: says('minimum'),
      typical: measure.typical || says('typical'),
      rated: measure.rated || says('rated'),
    }
  })
}

interface Reading {
  readonly naming: Naming
  readonly taken: Taken
  readonly at: Span
}

/** What an entry's cell says of one attribute. */
const readAs = (reader: SheetReader, naming: Naming, entry: Entry, measures: readonly Measure[]): Reading | undefined => {
  const { attribute } = naming
  const { sheet, lexicon } = reader
  if (!NUMERIC.has(attribute.type)) {
    const taken =
      takeCell(reader, attribute, entry.cell) ??
      (naming.exact && naming.score >= PLAIN ? takeNamed(reader, attribute, entry.cell) : undefined)
    return taken === undefined ? undefined : { naming, taken, at: entry.cell }
  }
  const unit = entry.unit === undefined ? unitOfLabel(sheet.plain, entry.label) : sheet.plain.slice(entry.unit.start, entry.unit.end)
  const sense = senseOf(attribute, lexicon, unit)
  // "Minimum achievable unbalance" is that unbalance, not a lower limit of it.
  const least = attribute.type !== 'range' && naming.stems.some((stem) => lexicon.does({ low: stem }, 'minimum'))
  const fits = (least ? measures.map((measure) => ({ ...measure, minimum: false })) : measures).flatMap((measure) => {
    const taken = takeMeasure(measure, attribute, sense)
    return taken === undefined ? [] : [{ measure, taken }]
  })
  const main = fits[0]
  if (main === undefined)
    return attribute.type === 'count' && measures.length === 0 && naming.exact ? noneOf(reader, naming, entry) : undefined
  const words = wordsOf(sheet.plain, entry.cell)
  const stated = fits.filter(({ measure }) => polarityAt(sheet, measure, words, lexicon) === 'stated')
  const chosen = stated[0] ?? main
  const { status, doubt } = standing(polarityAt(sheet, chosen.measure, words, lexicon))
  const taken: Taken = {
    values: chosen.taken.values,
    status: status === 'declared' ? chosen.taken.status : status,
    doubt: chosen.taken.doubt ?? doubt,
  }
  // The same kind of value twice is a choice, unless it is the same in another unit (`25 mm (1")`). Of bare numbers the first is meant
  // (`5 axes, 2 tables`), unless another is an option.
  const optional = fits.some((one) => one !== chosen && polarityAt(sheet, one.measure, words, lexicon) !== 'stated')
  const bare = chosen.measure.amounts[0]?.unit === ''
  const again = fits.filter((one) => one !== chosen && !one.measure.counted && !isSameSize(one, chosen))
  if (again.length > 0 && (!bare || optional)) {
    const typical = again.every(({ measure }) => measure.typical) || (chosen.measure.typical && again.length === 1)
    if (!optional && typical) {
      const firm = fits.find(({ measure }) => !measure.typical) ?? chosen
      return { naming, taken: firm.taken, at: firm.measure }
    }
    return {
      naming,
      at: chosen.measure,
      taken: {
        values: [chosen, ...again].flatMap((one) => one.taken.values),
        status: taken.status,
        doubt: optional ? 'option' : 'several',
      },
    }
  }
  return { naming, taken, at: chosen.measure }
}

const sizesOf = (value: Value): number[] => {
  const bounds =
    value.type === 'number'
      ? [value.within.lo, value.within.hi]
      : value.type === 'range'
        ? [value.least.lo, value.least.hi, value.greatest.lo, value.greatest.hi]
        : []
  return bounds.map((bound) => bound?.at.approx ?? Number.NaN)
}

/** `Rotary axes: none` */
const noneOf = (reader: SheetReader, naming: Naming, entry: Entry): Reading | undefined => {
  if (yesOrNo(reader, entry.cell)?.is !== false) return undefined
  return { naming, at: entry.cell, taken: { values: [{ type: 'number', within: exactly(ZERO) }], doubt: undefined, status: 'declared' } }
}

const ROUNDED = 0.03

const isNear = (a: Value, b: Value): boolean => {
  const [left, right] = [sizesOf(a), sizesOf(b)]
  return left.every((one, at) => {
    const other = right[at] ?? Number.NaN
    return (Number.isNaN(one) && Number.isNaN(other)) || Math.abs(one - other) <= ROUNDED * Math.max(Math.abs(one), Math.abs(other))
  })
}

interface Fit {
  readonly measure: Measure
  readonly taken: Taken
}

/** Whether two measures are one given in two units, rounded as people do; an ambiguous number is, where one of its readings is. */
const isSameSize = (a: Fit, b: Fit): boolean => {
  if (a.taken.values.some((one) => b.taken.values.some((other) => sameValue(one, other)))) return true
  return (
    a.measure.amounts[0]?.unit !== b.measure.amounts[0]?.unit &&
    a.taken.values.some((one) => b.taken.values.some((other) => isNear(one, other)))
  )
}

/** Claims of one entry: the attribute it names best, or a doubt where two are as near. */
export const readEntry = (reader: SheetReader, entry: Entry): Claim[] => {
  const expanded = distribute(reader, entry)
  if (expanded.length > 1) return expanded.flatMap((one) => readOne(reader, one))
  const claims = readOne(reader, entry)
  return claims.some((claim) => claim.doubt === undefined) ? claims : [...readEach(reader, entry, claims), ...claims]
}

/** `Output: 230 V, 50 Hz`: the label says of what, each unit says what. */
const readEach = (reader: SheetReader, entry: Entry, before: readonly Claim[]): Claim[] => {
  const { sheet, lexicon } = reader
  if (before.some((claim) => claim.score >= SURE)) return []
  return measuresIn(sheet.plain, entry.cell, lexicon, reader.style).flatMap((measure) => {
    const unit = measure.amounts[0]?.unit ?? ''
    for (const [dimension, nouns] of unit === '' || measure.amounts[0]?.foreign === true ? [] : lexicon.nouns) {
      if (!isDimension(dimension) || findUnit(unit, dimension) === undefined) continue
      const names = namesOf(sheet, entry.label, entry.section, lexicon, reader.attributes, reader.allowed, nouns).filter(
        (naming) => naming.whole && naming.score >= SURE && naming.attribute.dimension === dimension,
      )
      const best = names[0]
      const next = names[1]
      if (best === undefined) continue
      const claims = readAs(reader, best, { ...entry, cell: measure }, [measure])
      if (claims === undefined) continue
      const rivals =
        next !== undefined &&
        best.score - next.score < CLOSE &&
        narrowness(reader.dictionary, next.attribute) >= narrowness(reader.dictionary, best.attribute)
          ? [next.attribute]
          : []
      return [
        {
          attribute: best.attribute,
          values: claims.taken.values,
          doubt: claims.taken.doubt ?? (rivals.length > 0 ? ('meaning' as const) : undefined),
          status: claims.taken.status,
          at: measure,
          where: { start: entry.label.start, end: measure.end },
          model: entry.model,
          score: best.score,
          rivals,
        },
      ]
    }
    return []
  })
}

const readOne = (reader: SheetReader, entry: Entry): Claim[] => {
  const { sheet, lexicon, dictionary } = reader
  const names = namesOf(sheet, entry.label, entry.section, lexicon, reader.attributes, reader.allowed).filter(
    (naming) => naming.score >= (narrowness(dictionary, naming.attribute) === 0 ? ASK_GENERAL : ASK),
  )
  if (names.length === 0) return []
  const measures = measuresOf(reader, entry)
  const readings = names.flatMap((naming) => readAs(reader, naming, entry, measures) ?? [])
  // An attribute made for the kind goes before a general one of the same name.
  readings.sort((a, b) =>
    Math.abs(b.naming.score - a.naming.score) < CLOSE
      ? narrowness(dictionary, b.naming.attribute) - narrowness(dictionary, a.naming.attribute) || b.naming.score - a.naming.score
      : b.naming.score - a.naming.score,
  )
  const { section } = entry
  const own =
    section !== undefined && section.end <= entry.label.start && !sheet.plain.slice(section.end, entry.label.start).includes('\n')
      ? section.start
      : entry.label.start
  // In a table the label may stand far above: then the row is quoted.
  const far = /\n.*\n|\n/s.test(sheet.plain.slice(entry.label.end, entry.cell.start)) && entry.cell.start - entry.label.end > 60
  const where = far ? rowOf(sheet.plain, entry.cell) : trim(sheet.plain, { start: own, end: Math.max(entry.cell.end, entry.label.end) })
  const best = readings[0]
  const wholeName = names[0]
  if (best === undefined) {
    // The label is an attribute's own, but what stands behind it is no value of it.
    if (
      wholeName?.exact === true &&
      wholeName.score >= SURE &&
      NUMERIC.has(wholeName.attribute.type) &&
      measures.length > 0 &&
      measures.length <= 2 &&
      narrowness(dictionary, wholeName.attribute) > 0
    ) {
      return [
        {
          attribute: wholeName.attribute,
          values: [],
          doubt: 'unit',
          status: 'declared',
          at: entry.cell,
          where,
          model: entry.model,
          score: wholeName.score,
          rivals: [],
        },
      ]
    }
    return []
  }
  const rivals = readings
    .slice(1)
    .filter((other) => rivalOf(reader, best, other))
    .map((other) => other.naming.attribute)
  const unsure: Doubt | undefined = !best.naming.whole || best.naming.score < SURE ? 'label' : rivals.length > 0 ? 'meaning' : undefined
  const claim: Claim = {
    attribute: best.naming.attribute,
    values: best.taken.values,
    doubt: best.taken.doubt ?? unsure,
    status: best.taken.status,
    at: best.at,
    where,
    model: entry.model,
    score: best.naming.score,
    rivals: unsure === 'meaning' ? rivals : [],
  }
  return [claim]
}

const rowOf = (plain: string, cell: Span): Span => trim(plain, { start: plain.lastIndexOf('\n', cell.start - 1) + 1, end: cell.end })

const rivalOf = (reader: SheetReader, best: Reading, other: Reading): boolean => {
  if (other.naming.score < SURE || !other.naming.whole || best.naming.score - other.naming.score >= CLOSE) return false
  const general = narrowness(reader.dictionary, other.naming.attribute) === 0 && narrowness(reader.dictionary, best.naming.attribute) > 0
  return (
    !general && (other.at.start === best.at.start || NUMERIC.has(best.naming.attribute.type) === NUMERIC.has(other.naming.attribute.type))
  )
}

/** `Travel X / Y / Z: 500 / 450 / 400 mm` as three entries. */
const distribute = (reader: SheetReader, entry: Entry): Entry[] => {
  const { plain } = reader.sheet
  const label = plain.slice(entry.label.start, entry.label.end)
  const list = /(\p{L}[\p{L}\d]{0,11})((?:\s?[/x×,]\s?\p{L}[\p{L}\d]{0,11})+)$/u.exec(label)
  if (list === null) return [entry]
  const measures = measuresIn(plain, entry.cell, reader.lexicon, reader.style)
  const only = measures[0]
  if (measures.length !== 1 || only === undefined || only.shape !== 'many') return [entry]
  const names = [...list[0].matchAll(/\p{L}[\p{L}\d]*/gu)].filter((found) => found[0].toLowerCase() !== 'x' || list[0].includes('/'))
  if (names.length !== only.amounts.length) return [entry]
  const parts = [...plain.slice(only.start, only.end).matchAll(/[\d.,]+/g)]
  if (parts.length !== names.length) return [entry]
  const unit = only.amounts[0]?.unit
  const unitAt = unit === undefined || unit === '' ? -1 : plain.slice(only.start, only.end).lastIndexOf(unit)
  return names.map((name, k) => {
    const part = parts[k] as RegExpExecArray
    const start = only.start + part.index
    // Label words before the list stay; the part's own letter is the section, so that both are read.
    const own: Span = {
      start: entry.label.start + list.index + name.index,
      end: entry.label.start + list.index + name.index + name[0].length,
    }
    return {
      ...entry,
      label: own,
      section: list.index > 0 ? { start: entry.label.start, end: entry.label.start + list.index } : entry.section,
      cell: { start, end: start + part[0].length },
      unit: unitAt < 0 ? entry.unit : { start: only.start + unitAt, end: only.end },
    }
  })
}

/** Whether two values are the same in every respect. */
export const sameValue = (a: Value, b: Value): boolean => stable(a) === stable(b)

const stable = (value: Value): string =>
  JSON.stringify(value, (key, one: unknown) => (typeof one === 'bigint' ? `${one}` : key === 'approx' ? undefined : one))
