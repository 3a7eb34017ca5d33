/** Chemical formulas: reading, counting, and the one order (Hill: carbon, hydrogen, then the alphabet). Isotopes count as their element. */
import { Fault } from '../fault/fault.ts'
import { elementNumber } from './elements.ts'
import type { MoleculeGraph } from './graph.ts'

/** How many atoms of each element, by symbol. */
export type ElementCounts = ReadonlyMap<string, number>

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉'
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
/** The mass number before a symbol. */
const MASS = /[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=[A-Z])/g
const LONGEST = 200

/**
 * Counts the atoms of a formula: `C2H6O`, `Ca(OH)2`, `CuSO4·5H2O`, `C₂H₆O`, `[Co(NH3)6]Cl3`; D and T are hydrogen,
 * a mass number in front (`⁶LiF`) makes no difference.
 * Throws Fault `substance.bad-formula`, its hint saying what is wrong.
 */
export const parseFormula = (text: string): ElementCounts => {
  const bad = (hint: string): Fault => new Fault('substance.bad-formula', { formula: text }, { hint })
  const plain = [...text.replace(/\s+/g, '').replace(MASS, '')]
    .map((sign) => (SUBSCRIPTS.includes(sign) ? String(SUBSCRIPTS.indexOf(sign)) : sign))
    .join('')
  if (plain === '') throw bad('it is empty')
  if (plain.length > LONGEST) throw bad(`at most ${LONGEST} signs are read`)
  const counts = new Map<string, number>()
  for (const part of plain.split(/[·.*•∙]/)) {
    const [, times, body] = /^(\d*)(.*)$/.exec(part) ?? []
    if (body === undefined || body === '') throw bad('a part before or after the dot is empty')
    addInto(counts, readGroup(body, bad), times === '' || times === undefined ? 1 : Number(times))
  }
  return counts
}

const addInto = (counts: Map<string, number>, more: ElementCounts, times: number): void => {
  for (const [element, count] of more) counts.set(element, (counts.get(element) ?? 0) + count * times)
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

const readGroup = (text: string, bad: (hint: string) => Fault): ElementCounts => {
  const stack: { counts: Map<string, number>; closing: string }[] = [{ counts: new Map(), closing: '' }]
  const pattern = /([A-Z][a-z]?)(\d*)|([([{])|([)\]}])(\d*)/y
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex
    const found = pattern.exec(text)
    const top = stack[stack.length - 1]
    if (found === null || top === undefined) throw bad(`\`${text.slice(at, at + 1)}\` does not belong in a formula`)
    const [, symbol, count, open, close, times] = found
    if (symbol !== undefined) {
      const element = symbol === 'D' || symbol === 'T' ? 'H' : symbol
      if (elementNumber(element) === undefined) throw bad(`there is no element \`${symbol}\``)
      addInto(top.counts, new Map([[element, 1]]), readCount(count, bad))
    } else if (open !== undefined) {
      stack.push({ counts: new Map(), closing: CLOSING[open] ?? '' })
    } else {
      stack.pop()
      const outer = stack[stack.length - 1]
      if (outer === undefined || top.closing !== close) throw bad(`\`${close}\` closes nothing`)
      addInto(outer.counts, top.counts, readCount(times, bad))
    }
  }
  const [last] = stack
  if (stack.length !== 1 || last === undefined) throw bad('a bracket is not closed')
  return last.counts
}

const readCount = (digits: string | undefined, bad: (hint: string) => Fault): number => {
  if (digits === undefined || digits === '') return 1
  const count = Number(digits)
  if (count < 1 || count > 99_999) throw bad(`\`${digits}\` is no number of atoms`)
  return count
}

const HYDROGENS: Readonly<Record<string, string>> = { D: 'H-2', T: 'H-3' }

/** The isotopes a formula names, as `Li-6`: by a mass number in front (`⁶LiF`), or as D and T. */
export const isotopesOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/([⁰¹²³⁴⁵⁶⁷⁸⁹]*)([A-Z][a-z]?)/g)].flatMap(([, mass = '', symbol = '']) => {
      const number = [...mass].map((sign) => SUPERSCRIPTS.indexOf(sign)).join('')
      return mass === '' ? (HYDROGENS[symbol] ?? []) : [`${symbol}-${number}`]
    }),
  )

/** Counts in Hill order: `C2H6O`; without carbon all elements in the order of the alphabet. */
export const hillFormula = (counts: ElementCounts): string => {
  const rest = [...counts.keys()].sort((a, b) => (a < b ? -1 : 1))
  const order = counts.has('C') ? ['C', ...rest.filter((one) => one === 'H'), ...rest.filter((one) => one !== 'C' && one !== 'H')] : rest
  return order.map((element) => element + ((counts.get(element) ?? 0) === 1 ? '' : counts.get(element))).join('')
}

/** A formula in any writing, in Hill order. Throws as `parseFormula` does. */
export const normaliseFormula = (text: string): string => hillFormula(parseFormula(text))

/** Counts of a molecule, with the hydrogens its atoms carry. */
export const elementCounts = (graph: MoleculeGraph): ElementCounts => {
  const counts = new Map<string, number>()
  for (const atom of graph.atoms) {
    addInto(counts, new Map([[atom.element, 1]]), 1)
    if (atom.hydrogens > 0) addInto(counts, new Map([['H', 1]]), atom.hydrogens)
  }
  return counts
}

/** Hill formula of a molecule, all its fragments together. */
export const formulaOf = (graph: MoleculeGraph): string => hillFormula(elementCounts(graph))

/** Has the whole at least the atoms of the part? With `skeleton` hydrogens don't count: a salt may have lost some. */
export const hasAtoms = (whole: ElementCounts, part: ElementCounts, skeleton = false): boolean =>
  [...part].every(([element, count]) => (skeleton && element === 'H') || (whole.get(element) ?? 0) >= count)
