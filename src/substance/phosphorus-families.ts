/**
 * Families of the chemical weapons schedules that turn on a phosphorus atom. Each predicate takes one fragment, already
 * normalised and without its protonation, and only says whether it is a member.
 */
import {
  type AlkylTest,
  anyAlkyl,
  isAlkoxy,
  isAlkyl,
  isAminoethyl,
  isDialkylamino,
  isHalogen,
  isHydroxy,
  smallAlkyl,
  upToTen,
} from './groups.ts'
import { atomAt, atomsOf, beyond, isTerminal, nearOf, type View } from './view.ts'

/** A test of one substituent: the atom it hangs by, and the phosphorus. */
type GroupTest = (view: View, root: number, phosphorus: number) => boolean

const HYDROGEN = 'H'

/** Can the substituents be dealt to the tests, one each? */
const matches = (view: View, phosphorus: number, roots: readonly number[], tests: readonly GroupTest[]): boolean => {
  const [root, ...others] = roots
  if (root === undefined) return tests.length === 0
  return tests.some((test, index) => test(view, root, phosphorus) && matches(view, phosphorus, others, tests.toSpliced(index, 1)))
}

/**
 * Has some phosphorus exactly these substituents? `oxo` wants a P=O beside them, without it the phosphorus must be
 * trivalent. The word H stands for a hydrogen on the phosphorus itself.
 */
const hasPhosphorus = (view: View, oxo: boolean, wanted: readonly (GroupTest | typeof HYDROGEN)[]): boolean => {
  const tests = wanted.filter((test) => test !== HYDROGEN)
  return atomsOf(view, 'P').some((phosphorus) => {
    const { charge, hydrogens } = atomAt(view, phosphorus)
    const near = nearOf(view, phosphorus)
    const doubled = near.filter(({ order }) => order !== 1)
    const single = near.filter(({ order }) => order === 1).map(({ atom }) => atom)
    if (charge !== 0 || hydrogens !== wanted.length - tests.length || single.length !== tests.length) return false
    if (doubled.length !== (oxo ? 1 : 0) || doubled.some(({ atom }) => !isTerminal(view, atom, 'O', 2, 0))) return false
    return matches(view, phosphorus, single, tests)
  })
}

const element =
  (symbol: string): GroupTest =>
  (view, root) =>
    isTerminal(view, root, symbol, 1, 0)
const fluoro = element('F')
const halogen: GroupTest = (view, root) => isHalogen(view, root)
const alkyl =
  (passes: AlkylTest): GroupTest =>
  (view, root, phosphorus) =>
    isAlkyl(view, root, phosphorus, passes)
const alkoxy =
  (passes: AlkylTest): GroupTest =>
  (view, root, phosphorus) =>
    isAlkoxy(view, root, phosphorus, passes)
const hydroxyOrAlkoxy: GroupTest = (view, root, phosphorus) => isHydroxy(view, root) || isAlkoxy(view, root, phosphorus, upToTen)
const amino: GroupTest = (view, root, phosphorus) => isDialkylamino(view, root, phosphorus, smallAlkyl)

const cyano: GroupTest = (view, root, phosphorus) => {
  const { element: symbol, charge, hydrogens } = atomAt(view, root)
  const [next, ...more] = beyond(view, root, phosphorus)
  return (
    symbol === 'C' && charge === 0 && hydrogens === 0 && next !== undefined && more.length === 0 && isTerminal(view, next.atom, 'N', 3, 0)
  )
}

/** `-E-CH2-CH2-N(alkyl)2` with its amine, protonated or alkylated; E is oxygen or sulphur. */
const aminoethylOver =
  (symbol: 'O' | 'S'): GroupTest =>
  (view, root, phosphorus) => {
    const [next, ...more] = beyond(view, root, phosphorus)
    const { element: found, charge } = atomAt(view, root)
    return (
      found === symbol &&
      charge === 0 &&
      next !== undefined &&
      more.length === 0 &&
      isAminoethyl(view, next.atom, root, smallAlkyl, 'alkylated')
    )
  }

/**
 * `-N=C(R)-N(alkyl)2`, R hydrogen or alkyl, every alkyl up to ten carbons; also as its amidinium: one proton or one
 * further alkyl on either nitrogen, whichever way the double bond is drawn.
 */
const amidine: GroupTest = (view, imine, phosphorus) => {
  const first = atomAt(view, imine)
  if (first.element !== 'N' || first.aromatic) return false
  return beyond(view, imine, phosphorus).some(({ atom: carbon, order: left }) => {
    const middle = atomAt(view, carbon)
    if (middle.element !== 'C' || middle.charge !== 0 || middle.aromatic) return false
    return beyond(view, carbon, imine).some(({ atom: amine, order: right }) => {
      const last = atomAt(view, amine)
      if (last.element !== 'N' || last.aromatic || left + right !== 3) return false
      const others = beyond(view, carbon, imine).filter(({ atom }) => atom !== amine)
      const [side] = others
      const onCarbon =
        side === undefined
          ? middle.hydrogens === 1
          : others.length === 1 && middle.hydrogens === 0 && isAlkyl(view, side.atom, carbon, upToTen)
      const extra = beyond(view, imine, phosphorus).filter(({ atom }) => atom !== carbon)
      const onAmine = beyond(view, amine, carbon).filter(({ atom }) => isAlkyl(view, atom, amine, anyAlkyl))
      const small = onAmine.filter(({ atom }) => isAlkyl(view, atom, amine, upToTen))
      const all = beyond(view, amine, carbon).length === onAmine.length && extra.every(({ atom }) => isAlkyl(view, atom, imine, anyAlkyl))
      const added = extra.length + (onAmine.length - 2) + first.hydrogens + last.hydrogens
      return onCarbon && all && small.length >= 2 && added <= 1 && first.charge + last.charge === added
    })
  })
}

/** 1.A.1: O-alkyl (up to C10, cycloalkyl as well) alkyl (Me, Et, n-Pr, i-Pr) phosphonofluoridates. */
export const phosphonofluoridate = (view: View): boolean => hasPhosphorus(view, true, [fluoro, alkyl(smallAlkyl), alkoxy(upToTen)])

/** 1.A.2: O-alkyl (up to C10, cycloalkyl as well) N,N-dialkyl (Me, Et, n-Pr, i-Pr) phosphoramidocyanidates. */
export const phosphoramidocyanidate = (view: View): boolean => hasPhosphorus(view, true, [cyano, amino, alkoxy(upToTen)])

/** 1.A.3: O-alkyl (H or up to C10) S-2-dialkylaminoethyl alkyl phosphonothiolates, with alkylated and protonated salts. */
export const phosphonothiolate = (view: View): boolean =>
  hasPhosphorus(view, true, [alkyl(smallAlkyl), hydroxyOrAlkoxy, aminoethylOver('S')])

/** 1.A.13: P-alkyl (H or up to C10) N-(1-(dialkylamino))alkylidene phosphonamidic fluorides, with salts. */
export const phosphonamidicFluoride = (view: View): boolean =>
  hasPhosphorus(view, true, [fluoro, alkyl(upToTen), amidine]) || hasPhosphorus(view, true, [fluoro, HYDROGEN, amidine])

/** 1.A.14: O-alkyl (H or up to C10) N-(1-(dialkylamino))alkylidene phosphoramidofluoridates, with salts. */
export const phosphoramidofluoridate = (view: View): boolean => hasPhosphorus(view, true, [fluoro, hydroxyOrAlkoxy, amidine])

/** 1.B.9: alkyl (Me, Et, n-Pr, i-Pr) phosphonyl difluorides. */
export const phosphonylDifluoride = (view: View): boolean => hasPhosphorus(view, true, [fluoro, fluoro, alkyl(smallAlkyl)])

/**
 * 1.B.10: O-alkyl (H or up to C10) O-2-dialkylaminoethyl alkyl phosphonites, with salts. The member with H is drawn with
 * its hydrogen on the phosphorus once it is normalised.
 */
export const phosphonite = (view: View): boolean =>
  hasPhosphorus(view, false, [alkyl(smallAlkyl), alkoxy(upToTen), aminoethylOver('O')]) ||
  hasPhosphorus(view, true, [alkyl(smallAlkyl), HYDROGEN, aminoethylOver('O')])

/** 2.B.4: a phosphorus bonded to one methyl, ethyl, n-propyl or isopropyl group and to no other carbon. */
export const oneSmallAlkylOnPhosphorus = (view: View): boolean =>
  atomsOf(view, 'P').some((phosphorus) => {
    const [carbon, ...more] = nearOf(view, phosphorus).filter(({ atom }) => atomAt(view, atom).element === 'C')
    return carbon !== undefined && more.length === 0 && carbon.order === 1 && isAlkyl(view, carbon.atom, phosphorus, smallAlkyl)
  })

/** 2.B.5: N,N-dialkyl (Me, Et, n-Pr, i-Pr) phosphoramidic dihalides. */
export const phosphoramidicDihalide = (view: View): boolean => hasPhosphorus(view, true, [halogen, halogen, amino])

/** 2.B.6: dialkyl N,N-dialkyl phosphoramidates, each alkyl Me, Et, n-Pr or i-Pr. */
export const phosphoramidate = (view: View): boolean => hasPhosphorus(view, true, [alkoxy(smallAlkyl), alkoxy(smallAlkyl), amino])
