/** Tests of a substituent: what hangs on one bond of an atom. Carbons are counted in the substituent, never in the molecule. */
import { HALOGENS } from './elements.ts'
import { atomAt, beyond, isTerminal, nearOf, type View } from './view.ts'

/** A saturated group of carbon and hydrogen. */
export interface AlkylGroup {
  readonly carbons: number
  readonly cyclic: boolean
}

/** A test of an alkyl group. */
export type AlkylTest = (group: AlkylGroup) => boolean

/**
 * The alkyl group that hangs by its atom `root` on the atom `from`: carbon and hydrogen only, every bond single, and not
 * grown back to `from`. Undefined where it is anything else. Cycloalkyl and alkyl with a ring in it are `cyclic`.
 */
export const alkylGroup = (view: View, root: number, from: number): AlkylGroup | undefined => {
  const seen = new Set([root])
  const waiting = [root]
  let bonds = 0
  for (let atom = waiting.pop(); atom !== undefined; atom = waiting.pop()) {
    const { element, charge, hydrogens, aromatic } = atomAt(view, atom)
    const near = nearOf(view, atom)
    if (element !== 'C' || charge !== 0 || aromatic || near.length + hydrogens !== 4) return undefined
    for (const next of near) {
      if (next.order !== 1) return undefined
      if (next.atom === from) {
        if (atom !== root) return undefined
        continue
      }
      bonds++
      if (!seen.has(next.atom)) {
        seen.add(next.atom)
        waiting.push(next.atom)
      }
    }
  }
  return { carbons: seen.size, cyclic: bonds / 2 >= seen.size }
}

/** Methyl, ethyl, n-propyl or isopropyl: every open alkyl of up to three carbons is one of them. */
export const smallAlkyl: AlkylTest = (group) => group.carbons <= 3 && !group.cyclic

/** Alkyl or cycloalkyl of up to ten carbons. */
export const upToTen: AlkylTest = (group) => group.carbons <= 10

/** Alkyl of up to ten carbons where a list does not name cycloalkyl. */
export const openUpToTen: AlkylTest = (group) => group.carbons <= 10 && !group.cyclic

/** Any alkyl. */
export const anyAlkyl: AlkylTest = () => true

/** Is what hangs by `root` on `from` an alkyl group that passes? */
export const isAlkyl = (view: View, root: number, from: number, passes: AlkylTest): boolean => {
  const group = alkylGroup(view, root, from)
  return group !== undefined && passes(group)
}

/** Is `oxygen` a hydroxy group? */
export const isHydroxy = (view: View, oxygen: number): boolean => isTerminal(view, oxygen, 'O', 1, 1)

/** Is `root` a halogen and nothing more? */
export const isHalogen = (view: View, root: number): boolean =>
  HALOGENS.has(atomAt(view, root).element) && isTerminal(view, root, atomAt(view, root).element, 1, 0)

/** Is `oxygen`, hanging on `from`, an alkoxy group whose alkyl passes? */
export const isAlkoxy = (view: View, oxygen: number, from: number, passes: AlkylTest): boolean => {
  const { element, charge } = atomAt(view, oxygen)
  const [next, ...more] = beyond(view, oxygen, from)
  return element === 'O' && charge === 0 && next !== undefined && more.length === 0 && isAlkyl(view, next.atom, oxygen, passes)
}

/** Is `carbon` a plain CH2 in a chain, with nothing but its two neighbours? */
export const isMethylene = (view: View, carbon: number): boolean => {
  const { element, charge, hydrogens, aromatic } = atomAt(view, carbon)
  return element === 'C' && charge === 0 && hydrogens === 2 && !aromatic && nearOf(view, carbon).every((one) => one.order === 1)
}

/** Which salts of an amine count beside the amine itself; protonated ones were made neutral before. */
export type AmineSalts = 'protonated' | 'alkylated'

/**
 * Is `nitrogen`, hanging on `from`, a dialkylamino group both of whose alkyls pass? With `alkylated` one further alkyl of
 * any kind may have made it an ammonium, which is what a "corresponding alkylated salt" is.
 */
export const isDialkylamino = (
  view: View,
  nitrogen: number,
  from: number,
  passes: AlkylTest,
  salts: AmineSalts = 'protonated',
): boolean => {
  const { element, charge, hydrogens, aromatic } = atomAt(view, nitrogen)
  if (element !== 'N' || hydrogens !== 0 || aromatic) return false
  const groups = beyond(view, nitrogen, from).map(({ atom }) => alkylGroup(view, atom, nitrogen))
  const passing = groups.filter((group) => group !== undefined && passes(group)).length
  if (charge === 0) return groups.length === 2 && passing === 2
  return salts === 'alkylated' && charge === 1 && groups.length === 3 && passing >= 2 && !groups.includes(undefined)
}

/** Is what hangs by `root` a 2-(dialkylamino)ethyl group: two plain CH2, then a dialkylamino? */
export const isAminoethyl = (view: View, root: number, from: number, passes: AlkylTest, salts: AmineSalts): boolean => {
  if (!isMethylene(view, root)) return false
  const [second] = beyond(view, root, from)
  if (second === undefined || !isMethylene(view, second.atom)) return false
  const [nitrogen] = beyond(view, second.atom, root)
  return nitrogen !== undefined && isDialkylamino(view, nitrogen.atom, second.atom, passes, salts)
}
