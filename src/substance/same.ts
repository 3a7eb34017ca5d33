/** When two graphs are one molecule, and when two substances are one chemical. */
import { components, takeApart } from './fragments.ts'
import type { MoleculeGraph } from './graph.ts'
import { alkylGroup } from './groups.ts'
import { netCharge, neutralise, normalise } from './normalise.ts'
import { atomClasses, signatureOf } from './signature.ts'
import { atomAt, nearOf, type View, viewOf } from './view.ts'

/** Are the two graphs one molecule: same atoms, hydrogens, charges and bonds? Isotopes and stereo don't count. */
export const sameMolecule = (one: MoleculeGraph, other: MoleculeGraph): boolean => {
  if (one.atoms.length !== other.atoms.length || signatureOf(one) !== signatureOf(other)) return false
  return pair(viewOf(one), viewOf(other), atomClasses(one), atomClasses(other), new Map(), new Set())
}

/** Finds a one-to-one map of the atoms, growing along bonds so that a wrong guess is noticed at once. */
const pair = (
  one: View,
  other: View,
  mine: readonly string[],
  theirs: readonly string[],
  placed: Map<number, number>,
  taken: Set<number>,
): boolean => {
  if (placed.size === one.graph.atoms.length) return true
  const next = nextAtom(one, placed)
  const anchor = nearOf(one, next).find(({ atom }) => placed.has(atom))
  const candidates =
    anchor === undefined ? [...other.graph.atoms.keys()] : nearOf(other, placed.get(anchor.atom) ?? -1).map(({ atom }) => atom)
  for (const candidate of candidates) {
    if (taken.has(candidate) || mine[next] !== theirs[candidate] || !fits(one, other, next, candidate, placed)) continue
    placed.set(next, candidate)
    taken.add(candidate)
    if (pair(one, other, mine, theirs, placed, taken)) return true
    placed.delete(next)
    taken.delete(candidate)
  }
  return false
}

const nextAtom = (view: View, placed: ReadonlyMap<number, number>): number => {
  let fallback = -1
  for (const index of view.graph.atoms.keys()) {
    if (placed.has(index)) continue
    if (nearOf(view, index).some(({ atom }) => placed.has(atom))) return index
    if (fallback < 0) fallback = index
  }
  return fallback
}

const fits = (one: View, other: View, mine: number, theirs: number, placed: ReadonlyMap<number, number>): boolean => {
  const a = atomAt(one, mine)
  const b = atomAt(other, theirs)
  if (
    a.element !== b.element ||
    a.hydrogens !== b.hydrogens ||
    a.charge !== b.charge ||
    nearOf(one, mine).length !== nearOf(other, theirs).length
  )
    return false
  return nearOf(one, mine).every(({ atom, order }) => {
    const image = placed.get(atom)
    return image === undefined || nearOf(other, theirs).some((each) => each.atom === image && each.order === order)
  })
}

/** Which salts of a chemical count as it: none, those with an acid, or any (also alkylated ammonium and metal salts). */
export type Salts = 'none' | 'protonated' | 'any'

/**
 * Is a substance the chemical (or, with `salts`, one of its salts)? Water of crystallisation, isotopes, stereo and the
 * way a salt is drawn make no difference; a counter-ion does unless `salts` says otherwise.
 */
export const isSubstance = (item: MoleculeGraph, chemical: MoleculeGraph, salts: Salts): boolean => {
  if (sameParts(item, chemical)) return true
  if (salts === 'none') return false
  const [wanted, ...more] = takeApart(chemical).bodies
  if (wanted === undefined || more.length > 0) return false
  const found = takeApart(item)
  if (salts === 'protonated' && found.cations.length > 0) return false
  return found.bodies.some(
    (body) => sameMolecule(body, wanted) || (salts === 'any' && withoutOneAlkyl(body).some((each) => sameMolecule(each, wanted))),
  )
}

/**
 * Is the chemical one of several molecules drawn as one substance that make no salt with it: a solvate, a co-crystal, a
 * mixture? Which of them it is, the drawing doesn't say, so it can neither be taken for the chemical nor for another one.
 */
export const mayBeMixed = (item: MoleculeGraph, chemical: MoleculeGraph): boolean => {
  const [wanted, ...more] = takeApart(chemical).bodies
  const found = takeApart(item).bodies
  if (wanted === undefined || more.length > 0 || found.length < 2 || sameParts(item, chemical)) return false
  if (!found.some((body) => sameMolecule(body, wanted))) return false
  return found.some((body) => !sameMolecule(body, wanted) && !makeSalt(body, wanted))
}

/** An ion beside it, or an acid and something with nitrogen. */
const makeSalt = (one: MoleculeGraph, other: MoleculeGraph): boolean =>
  [one, other].some((part) => netCharge(part) !== 0) || (isAcid(one) && hasNitrogen(other)) || (isAcid(other) && hasNitrogen(one))

const hasNitrogen = (graph: MoleculeGraph): boolean => graph.atoms.some(({ element }) => element === 'N')

/** Carboxylic, sulphonic, phosphonic acids and the like: a hydroxy or mercapto group beside a double bond to oxygen or sulphur. */
const isAcid = (graph: MoleculeGraph): boolean => {
  const view = viewOf(graph)
  const chalcogen = (atom: number): boolean => ['O', 'S'].includes(atomAt(view, atom).element)
  return graph.atoms.some(
    ({ hydrogens }, index) =>
      hydrogens > 0 &&
      chalcogen(index) &&
      nearOf(view, index).some(({ atom }) => nearOf(view, atom).some((next) => next.order === 2 && chalcogen(next.atom))),
  )
}

/** Same parts in the same proportion, water left out, and the same net charge: a lone ion isn't its acid. */
const sameParts = (one: MoleculeGraph, other: MoleculeGraph): boolean => {
  const mine = countedParts(one)
  const theirs = countedParts(other)
  if (mine.charge !== theirs.charge || mine.parts.length !== theirs.parts.length) return false
  return mine.parts.every(({ part, count }) =>
    theirs.parts.some((each) => count * theirs.total === each.count * mine.total && sameMolecule(part, each.part)),
  )
}

const countedParts = (graph: MoleculeGraph) => {
  const { bodies, acids, cations, charge } = takeApart(graph)
  const all = [...bodies, ...acids, ...cations]
  const parts: { part: MoleculeGraph; count: number }[] = []
  for (const part of all) {
    const known = parts.find((each) => sameMolecule(each.part, part))
    if (known === undefined) parts.push({ part, count: 1 })
    else known.count++
  }
  return { parts, total: all.length, charge }
}

/** A quaternary ammonium with each of its alkyl groups taken off in turn: the amines it could be an alkylated salt of. */
const withoutOneAlkyl = (graph: MoleculeGraph): readonly MoleculeGraph[] => {
  const view = viewOf(graph)
  return graph.atoms.flatMap((atom, nitrogen) => {
    if (atom.element !== 'N' || atom.charge !== 1 || atom.hydrogens !== 0) return []
    return nearOf(view, nitrogen).flatMap(({ atom: root }) => {
      if (alkylGroup(view, root, nitrogen) === undefined) return []
      const amine = {
        atoms: graph.atoms.map((each, index) => (index === nitrogen ? { ...each, charge: 0 } : each)),
        bonds: graph.bonds.filter(({ from, to }) => !(from === nitrogen && to === root) && !(from === root && to === nitrogen)),
      }
      const [rest] = components(amine).filter((part) => part.atoms.some((each) => each.element === 'N'))
      return rest === undefined ? [] : [neutralise(normalise(rest))]
    })
  })
}
