/** Values in the words a fact is written in (docs/list-language.md, “Cases”), so that what is shown can be read back. */

import type { Attribute } from '../list/model.ts'
import { point } from '../quantity/interval.ts'
import { compare, encodeRational } from '../quantity/rational.ts'
import type { Interval, Rational } from '../quantity/types.ts'
import { DIMENSIONS, type Dimension, findUnit, formatQuantity, fromBase, isDimension } from '../quantity/units.ts'
import type { Value } from './facts.ts'

const SHARE: Readonly<Record<'mass' | 'atom' | 'volume', Dimension>> = {
  mass: 'massFraction',
  atom: 'atomFraction',
  volume: 'volumeFraction',
}

/** `exact` can be read back; `short` is for people: long numbers are rounded and marked with `≈`. */
export type Style = 'exact' | 'short'

/** A number of a dimension, in the unit if one is given; exact ones as a fraction where they have no decimal form. */
export const sayNumber = (value: Rational, dimension: string | undefined, unit?: string, style: Style = 'exact'): string => {
  const known: Dimension = dimension !== undefined && isDimension(dimension) ? dimension : 'number'
  const said = formatQuantity(value, known, unit)
  if (style === 'short') return said.replace(/\d[\d.]{15,}/, (digits) => `≈${Number(Number(digits).toPrecision(6))}`)
  if (!said.startsWith('≈')) return said
  const wanted = unit === undefined ? undefined : findUnit(unit, known)
  const name = wanted?.name ?? DIMENSIONS[known]
  const number = wanted === undefined ? value : fromBase(value, wanted)
  return `${encodeRational(number)}${name === '' ? '' : ` ${name}`}`
}

/** What is known of a number: `5 mm`, `>= 5 mm`, `[3 mm .. 5 mm)`; empty when nothing is. */
export const sayInterval = (interval: Interval, dimension: string | undefined, unit?: string, style: Style = 'exact'): string => {
  const only = point(interval)
  const say = (value: Rational): string => sayNumber(value, dimension, unit, style)
  if (only !== undefined) return say(only)
  const { lo, hi } = interval
  if (lo === null && hi === null) return ''
  if (hi === null) return lo === null ? '' : `${lo.open ? '>' : '>='} ${say(lo.at)}`
  if (lo === null) return `${hi.open ? '<' : '<='} ${say(hi.at)}`
  return `${lo.open ? '(' : '['}${say(lo.at)} .. ${say(hi.at)}${hi.open ? ')' : ']'}`
}

const same = (a: Interval, b: Interval): boolean => {
  const one = point(a)
  const other = point(b)
  return one !== undefined && other !== undefined && compare(one, other) === 0
}

/** What is known of a capability: `600 Hz`, `0 Hz to 800 Hz`, `up to 800 Hz`, `from 10 Hz`, `least <= 5 Hz, greatest 600 Hz`. */
export const sayRange = (
  least: Interval,
  greatest: Interval,
  dimension: string | undefined,
  unit?: string,
  style: Style = 'exact',
): string => {
  if (same(least, greatest)) return sayInterval(least, dimension, unit, style)
  const from = sayInterval(least, dimension, unit, style)
  const to = sayInterval(greatest, dimension, unit, style)
  const [first, last] = [point(least), point(greatest)]
  if (first !== undefined && last !== undefined) return `${from} to ${to}`
  if (last !== undefined && least.lo === null && least.hi !== null && !least.hi.open && compare(least.hi.at, last) === 0)
    return `up to ${to}`
  if (first !== undefined && greatest.hi === null && greatest.lo !== null && !greatest.lo.open && compare(greatest.lo.at, first) === 0)
    return `from ${from}`
  return [from === '' ? '' : `least ${from}`, to === '' ? '' : `greatest ${to}`].filter((part) => part !== '').join(', ')
}

const words = (items: readonly string[]): string => `[${items.join(', ')}]`

/** As YAML needs it inside braces. */
const quoted = (text: string): string => (/^[>[(]/.test(text) ? `"${text}"` : text)

/** A value in the form facts are written in. `attribute` gives dimension and unit. */
export const sayValue = (
  value: Value,
  attribute?: Pick<Attribute, 'dimension' | 'unit' | 'along' | 'type'>,
  style: Style = 'exact',
): string => {
  switch (value.type) {
    case 'number':
      return sayInterval(value.within, attribute?.dimension, attribute?.unit, style)
    case 'range':
      return sayRange(value.least, value.greatest, attribute?.dimension, attribute?.unit, style)
    case 'bool':
      return String(value.is)
    case 'enum':
      return value.among.length === 1 ? (value.among[0] ?? '') : `one of ${words(value.among)}`
    case 'set': {
      if (value.complete) return words(value.has)
      const lacks = value.lacks.length === 0 ? '' : `, lacks: ${words(value.lacks)}`
      return `{has: ${words(value.has)}${lacks}, complete: false}`
    }
    case 'text':
    case 'date':
      return value.is
    case 'curve': {
      const points = words(
        value.points.map(({ x, y }) =>
          words([sayNumber(x, attribute?.along, undefined, style), sayNumber(y, attribute?.dimension, attribute?.unit, style)]),
        ),
      )
      return value.complete === true ? points : `{points: ${points}, complete: false}`
    }
    case 'structure':
      return value.chemical ?? value.names[0] ?? value.cas[0] ?? value.smiles ?? value.key ?? ''
    case 'composition':
      return `{parts: {${value.parts.map((part) => `${part.of}: ${quoted(sayInterval(part.share, SHARE[part.basis], undefined, style))}`).join(', ')}}, complete: ${value.complete}}`
  }
}

/** By how much a number misses a limit: the amount in the limit's own unit, and in per cent of the limit. */
export const sayGap = (
  gap: Rational,
  limit: Rational,
  dimension: string | undefined,
  written: string,
): { readonly short: string; readonly gap: number } => {
  const known: Dimension =
    dimension === 'temperature' ? 'temperatureDifference' : dimension !== undefined && isDimension(dimension) ? dimension : 'number'
  const unit = /[^\d\s.,eE+\-/×^·*]\S*(?:\s\S+)*$/.exec(written)?.[0]
  const amount = formatQuantity(gap, known, unit)
  const relative = limit.approx === 0 ? (gap.approx === 0 ? 0 : 1) : Math.abs(gap.approx / limit.approx)
  return { short: limit.approx === 0 ? amount : `${amount} (${Number((relative * 100).toPrecision(2))} %)`, gap: relative }
}
