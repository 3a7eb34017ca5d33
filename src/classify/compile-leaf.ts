/** Compiled tests of single facts: numbers against limits (doubles first, exact at ties), values of vocabularies, kinds. */

import type { SetMode } from '../list/expression.ts'
import { descendants } from '../list/lattice.ts'
import type { Dictionary, Term } from '../list/model.ts'
import { compare } from '../quantity/rational.ts'
import type { Comparator, Interval, Rational } from '../quantity/types.ts'
import type { Value } from './facts.ts'
import { type Frame, hasBit, type KindBits } from './frame.ts'
import { isValue } from './kinds.ts'
import type { Truth } from './verdict.ts'

/** Doubles further apart than this (relative) are in the order of the exact numbers they stand for. */
const CLEAR = 1e-12

/** A comparison of what is known of a number with a fixed limit. */
export const comparison = (cmp: Comparator, limit: Rational): ((within: Interval) => Truth) => {
  const near = limit.approx
  const margin = Math.abs(near)
  /** Sign of `at - limit`: by doubles where they are clearly apart. */
  const side = (at: Rational): number => {
    const gap = at.approx - near
    const scale = (Math.abs(at.approx) + margin) * CLEAR
    return gap > scale ? 1 : gap < -scale ? -1 : compare(at, limit)
  }
  switch (cmp) {
    case '>=':
      return ({ lo, hi }) => {
        if (lo !== null && side(lo.at) >= 0) return 1
        if (hi === null) return -1
        const above = side(hi.at)
        return above < 0 || (above === 0 && hi.open) ? 0 : -1
      }
    case '>':
      return ({ lo, hi }) => {
        if (lo !== null) {
          const below = side(lo.at)
          if (below > 0 || (below === 0 && lo.open)) return 1
        }
        return hi !== null && side(hi.at) <= 0 ? 0 : -1
      }
    case '<=':
      return ({ lo, hi }) => {
        if (hi !== null && side(hi.at) <= 0) return 1
        if (lo === null) return -1
        const below = side(lo.at)
        return below > 0 || (below === 0 && lo.open) ? 0 : -1
      }
    case '<':
      return ({ lo, hi }) => {
        if (hi !== null) {
          const above = side(hi.at)
          if (above < 0 || (above === 0 && hi.open)) return 1
        }
        return lo !== null && side(lo.at) >= 0 ? 0 : -1
      }
    case '==':
      return ({ lo, hi }) => {
        const below = lo === null ? -1 : side(lo.at)
        const above = hi === null ? 1 : side(hi.at)
        if (below === 0 && above === 0) return lo?.open === false && hi?.open === false ? 1 : 0
        if (below > 0 || above < 0 || (below === 0 && lo?.open === true) || (above === 0 && hi?.open === true)) return 0
        return -1
      }
  }
}

/** Whether the item of a frame is of one of the wanted kinds. */
export const kindTest = (wanted: readonly string[], bits: KindBits): ((frame: Frame) => Truth) => {
  const target = new Uint32Array(bits.words)
  for (const kind of wanted) {
    const below = bits.below[bits.index.get(kind) ?? -1]
    if (below !== undefined) for (let w = 0; w < bits.words; w++) target[w] = (target[w] ?? 0) | (below[w] ?? 0)
  }
  return (frame) => {
    for (let i = 0; i < frame.kinds.length; i++) if (hasBit(target, frame.kinds[i] ?? 0)) return 1
    const { possible } = frame
    for (let w = 0; w < target.length; w++) if (((target[w] ?? 0) & (possible[w] ?? 0)) !== 0) return -1
    return 0
  }
}

/** Whether each known term is one of the wanted: a table made once. A term the vocabulary doesn't have counts only by its name. */
const termTable = (terms: ReadonlyMap<string, Term>, wanted: readonly string[]): ReadonlyMap<string, Truth> => {
  const table = new Map<string, Truth>()
  for (const term of terms.keys()) {
    let best: Truth = 0
    for (const one of wanted) {
      const truth = isValue(terms, term, one)
      if (truth === 1) best = 1
      else if (truth === -1 && best === 0) best = -1
    }
    table.set(term, best)
  }
  for (const one of wanted) table.set(one, 1)
  return table
}

type SetValue = Extract<Value, { type: 'set' }>

const hasTest = (terms: ReadonlyMap<string, Term>, wanted: string): ((set: SetValue) => Truth) => {
  const table = termTable(terms, [wanted])
  const wider = new Set([wanted])
  for (const term of terms.keys()) if (descendants(terms, term).has(wanted)) wider.add(term)
  return ({ has, lacks, complete }) => {
    let best: Truth = 0
    for (let i = 0; i < has.length; i++) {
      const truth = table.get(has[i] ?? '') ?? 0
      if (truth === 1) return 1
      if (truth === -1) best = -1
    }
    for (let i = 0; i < lacks.length; i++) if (wider.has(lacks[i] ?? '')) return 0
    return best === 0 && complete ? 0 : -1
  }
}

/** A test of one value or a set of them against the values a condition names. */
export const valueTest = (dictionary: Dictionary, attr: string, mode: SetMode, wanted: readonly string[]): ((value: Value) => Truth) => {
  const terms = dictionary.vocabularies.get(dictionary.attributes.get(attr)?.vocabulary ?? '') ?? new Map<string, Term>()
  const table = termTable(terms, wanted)
  const each = wanted.map((one) => hasTest(terms, one))
  return (value) => {
    if (value.type === 'enum') return amongTable(table, value.among)
    if (value.type !== 'set') return -1
    if (mode === 'within') {
      let inside: Truth = 1
      for (let i = 0; i < value.has.length; i++) {
        const truth = table.get(value.has[i] ?? '') ?? 0
        if (truth === 0) return 0
        if (truth === -1) inside = -1
      }
      return value.complete ? inside : -1
    }
    const wantsAll = mode === 'hasAll'
    let result: Truth = wantsAll ? 1 : 0
    for (let i = 0; i < each.length; i++) {
      const truth = each[i]?.(value) ?? -1
      if (wantsAll ? truth === 0 : truth === 1) return truth
      if (truth === -1) result = -1
    }
    return result
  }
}

const amongTable = (table: ReadonlyMap<string, Truth>, among: readonly string[]): Truth => {
  if (among.length === 0) return -1
  let sure = true
  let ruledOut = true
  for (let i = 0; i < among.length; i++) {
    const truth = table.get(among[i] ?? '') ?? 0
    if (truth !== 1) sure = false
    if (truth !== 0) ruledOut = false
  }
  return sure ? 1 : ruledOut ? 0 : -1
}
