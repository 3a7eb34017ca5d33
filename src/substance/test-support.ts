/** Graphs for this room's own tests, without an engine: a small reader of the plainest SMILES, Kekulé only, no stereo. */
import type { Atom, MoleculeGraph } from './graph.ts'

const VALENCES: Readonly<Record<string, readonly number[]>> = {
  C: [4],
  N: [3, 5],
  O: [2],
  P: [3, 5],
  S: [2, 4, 6],
  F: [1],
  Cl: [1],
  Br: [1],
  I: [1],
}
const TOKEN = /\[(\d+)?([A-Z][a-z]?)(?:H(\d)?)?([+-]\d?)?\]|(Cl|Br|[CNOPSFI])|([=#])|([().])|(\d)/g

/** Reads a SMILES of the plain kind; anything else throws, since a test would mean nothing. */
export const molecule = (smiles: string): MoleculeGraph => {
  const atoms: Atom[] = []
  const fixed = new Set<number>()
  const bonds: { from: number; to: number; order: number }[] = []
  const rings = new Map<string, number>()
  const stack: number[] = []
  let last = -1
  let order = 1
  const join = (to: number): void => {
    if (last >= 0) bonds.push({ from: last, to, order })
    order = 1
  }
  let read = 0
  for (const [text, isotope, element, hydrogens, charge, plain, double, sign, ring] of smiles.matchAll(TOKEN)) {
    read += text.length
    if (element !== undefined || plain !== undefined) {
      join(atoms.length)
      last = atoms.length
      if (element !== undefined) fixed.add(last)
      const bracketed = text.includes('H') && element !== 'H' ? Number(hydrogens ?? 1) : 0
      const charged = charge === undefined ? 0 : Number(charge.length === 1 ? `${charge}1` : charge)
      atoms.push({
        element: element ?? plain ?? '',
        charge: charged,
        hydrogens: bracketed,
        aromatic: false,
        ...(isotope === undefined ? {} : { isotope: Number(isotope) }),
      })
    } else if (double !== undefined) order = double === '=' ? 2 : 3
    else if (sign === '(') stack.push(last)
    else if (sign === ')') last = stack.pop() ?? -1
    else if (sign === '.') last = -1
    else if (ring !== undefined) {
      const open = rings.get(ring)
      if (open === undefined) rings.set(ring, last)
      else {
        bonds.push({ from: open, to: last, order })
        rings.delete(ring)
        order = 1
      }
    }
  }
  if (read !== smiles.length || rings.size > 0 || stack.length > 0) throw new Error(`not of the plain kind: ${smiles}`)
  const filled = atoms.map((atom, index) => {
    if (fixed.has(index)) return atom
    const used = bonds.reduce((sum, { from, to, order: bond }) => sum + (from === index || to === index ? bond : 0), 0)
    const valence = VALENCES[atom.element]?.find((one) => one >= used) ?? used
    return { ...atom, hydrogens: valence - used }
  })
  return { atoms: filled, bonds }
}
