/** The two carbamate families of entry 1.A.16: quaternary and bisquaternary dimethylcarbamoyloxypyridines. Members or not; nothing else. */
import { isAlkyl, isHydroxy, isMethylene, openUpToTen } from './groups.ts'
import { ringsThrough } from './rings.ts'
import { atomAt, atomsOf, beyond, isTerminal, nearOf, type View } from './view.ts'

/** Is `root` the O-C(=O)-N(CH3)2 on the ring atom `from`? */
const isDimethylcarbamoyloxy = (view: View, root: number, from: number): boolean => {
  const [carbonyl, ...more] = beyond(view, root, from)
  if (atomAt(view, root).element !== 'O' || carbonyl === undefined || more.length > 0 || atomAt(view, carbonyl.atom).element !== 'C')
    return false
  const rest = beyond(view, carbonyl.atom, root)
  const amine = rest.find(({ atom }) => atomAt(view, atom).element === 'N')?.atom
  if (rest.length !== 2 || amine === undefined || !rest.some(({ atom }) => isTerminal(view, atom, 'O', 2, 0))) return false
  const methyls = beyond(view, amine, carbonyl.atom)
  return atomAt(view, amine).charge === 0 && methyls.length === 2 && methyls.every(({ atom }) => isTerminal(view, atom, 'C', 1, 3))
}

/**
 * Is `root`, hanging on an ammonium, the 3-dimethylcarbamoyloxy-α-picolyl group: a CH2 on position 2 of a pyridine whose
 * position 3 carries the carbamate and whose other positions carry hydrogen?
 */
const isPicolyl = (view: View, root: number, from: number): boolean => {
  const [second] = beyond(view, root, from)
  if (!isMethylene(view, root) || second === undefined) return false
  return ringsThrough(view.graph, second.atom, 6).some(([, nitrogen = -1, sixth = -1, fifth = -1, fourth = -1, third = -1]) => {
    const pyridine = atomAt(view, nitrogen)
    if (pyridine.element !== 'N' || pyridine.charge !== 0 || pyridine.hydrogens !== 0 || nearOf(view, nitrogen).length !== 2) return false
    const ring = [second.atom, nitrogen, sixth, fifth, fourth, third]
    if (!ring.every((atom) => nearOf(view, atom).some(({ order }) => order > 1))) return false
    const plain = [sixth, fifth, fourth].every((atom) => atomAt(view, atom).element === 'C' && nearOf(view, atom).length === 2)
    const [carbamate, ...more] = nearOf(view, third).filter(({ atom }) => !ring.includes(atom))
    return (
      plain &&
      atomAt(view, third).element === 'C' &&
      carbamate !== undefined &&
      more.length === 0 &&
      isDimethylcarbamoyloxy(view, carbamate.atom, third)
    )
  })
}

/** Ammonium atoms that carry the picolyl group and two open alkyls of up to ten carbons, with the atom their chain begins at. */
const picolylAmmoniums = (view: View): readonly { readonly nitrogen: number; readonly chain: number }[] =>
  atomsOf(view, 'N').flatMap((nitrogen) => {
    const near = nearOf(view, nitrogen).map(({ atom }) => atom)
    if (atomAt(view, nitrogen).charge !== 1 || near.length !== 4) return []
    const picolyl = near.filter((root) => isPicolyl(view, root, nitrogen))
    return near.flatMap((chain) => {
      const others = near.filter((root) => root !== chain && root !== picolyl[0])
      return picolyl.length === 1 && chain !== picolyl[0] && others.every((root) => isAlkyl(view, root, nitrogen, openUpToTen))
        ? [{ nitrogen, chain }]
        : []
    })
  })

/** The unbranched ways over carbon from `start` (coming from `from`) to the atom `goal`, the goal left out. */
const carbonWay = (view: View, start: number, from: number, goal: number): readonly number[] | undefined => {
  const way = [start]
  let before = from
  for (let atom = start; way.length <= 12; ) {
    if (atomAt(view, atom).element !== 'C') return undefined
    const on = beyond(view, atom, before)
    if (on.some((next) => next.atom === goal)) return way
    const carbons = on.filter((next) => atomAt(view, next.atom).element === 'C')
    const [next] = carbons
    if (next === undefined || carbons.length > 1) return undefined
    before = atom
    atom = next.atom
    way.push(atom)
  }
  return undefined
}

const isKetone = (view: View, carbon: number): boolean => {
  const [oxo, ...more] = nearOf(view, carbon).filter(({ order }) => order === 2)
  return oxo !== undefined && more.length === 0 && isTerminal(view, oxo.atom, 'O', 2, 0) && nearOf(view, carbon).length === 3
}

/**
 * 1.A.16, second family: 1,n-bis[N-picolyl-N,N-dialkyl (up to C10) ammonio]alkane-2,(n-1)-dione, n from 2 to 12. The
 * anion (dibromide in the text) isn't looked at: the cation is the chemical.
 */
export const bisquaternaryCarbamate = (view: View): boolean => {
  const ends = picolylAmmoniums(view)
  return ends.some(({ nitrogen, chain }) =>
    ends.some((other) => {
      if (other.nitrogen === nitrogen) return false
      const way = carbonWay(view, chain, nitrogen, other.nitrogen)
      if (way === undefined || way.length < 2 || way.length > 12 || way[way.length - 1] !== other.chain) return false
      const ketones = new Set([2, way.length - 1])
      return way.every((carbon, index) => (ketones.has(index + 1) ? isKetone(view, carbon) : isMethylene(view, carbon)))
    }),
  )
}

/** Is `root` an open alkyl of up to ten carbons that carries one hydroxy, cyano or acetoxy group one to eight carbons from the nitrogen? */
const isCarryingAlkyl = (view: View, root: number, nitrogen: number): boolean => {
  const places = new Map([[root, 1]])
  const parents = new Map([[root, nitrogen]])
  const waiting = [root]
  const carried: number[] = []
  for (let carbon = waiting.shift(); carbon !== undefined; carbon = waiting.shift()) {
    const { element, charge, hydrogens } = atomAt(view, carbon)
    const near = nearOf(view, carbon)
    const place = places.get(carbon) ?? 0
    if (element !== 'C' || charge !== 0 || near.length + hydrogens !== 4 || near.some(({ order }) => order !== 1)) return false
    for (const { atom } of beyond(view, carbon, parents.get(carbon) ?? -1)) {
      if (places.has(atom)) return false
      if (isHydroxy(view, atom) || isAcetoxy(view, atom, carbon) || isCyano(view, atom, carbon)) carried.push(place)
      else {
        places.set(atom, place + 1)
        parents.set(atom, carbon)
        waiting.push(atom)
      }
    }
  }
  const [only, ...more] = carried
  return places.size <= 10 && only !== undefined && more.length === 0 && only <= 8
}

const isCyano = (view: View, root: number, from: number): boolean => {
  const [next, ...more] = beyond(view, root, from)
  return atomAt(view, root).element === 'C' && next !== undefined && more.length === 0 && isTerminal(view, next.atom, 'N', 3, 0)
}

const isAcetoxy = (view: View, root: number, from: number): boolean => {
  const [carbonyl, ...more] = beyond(view, root, from)
  if (atomAt(view, root).element !== 'O' || carbonyl === undefined || more.length > 0) return false
  const rest = beyond(view, carbonyl.atom, root)
  return (
    rest.length === 2 &&
    rest.some(({ atom }) => isTerminal(view, atom, 'O', 2, 0)) &&
    rest.some(({ atom }) => isTerminal(view, atom, 'C', 1, 3))
  )
}

/**
 * 1.A.16, first family: an ammonium with two open alkyls (up to C10) and one hydroxy-, cyano- or acetoxyalkyl on position 1
 * of an unbranched decane, the picolyl ammonium on its other end. The German text gives that end the number 10, as the named
 * member has it; the English one gives a running number from 1 to 8. Both readings count. The anion isn't looked at.
 */
export const quaternaryCarbamate = (view: View): boolean =>
  picolylAmmoniums(view).some(({ nitrogen, chain }) =>
    atomsOf(view, 'N').some((other) => {
      const near = nearOf(view, other).map(({ atom }) => atom)
      if (other === nitrogen || atomAt(view, other).charge !== 1 || near.length !== 4) return false
      return near.some((first) => {
        const decane = decaneChain(view, first, other, nitrogen)
        if (decane === undefined || decane[decane.at] !== chain) return false
        const others = near.filter((root) => root !== first)
        return others.some(
          (root) => isCarryingAlkyl(view, root, other) && others.every((each) => each === root || isAlkyl(view, each, other, openUpToTen)),
        )
      })
    }),
  )

/** The ten carbons of an unbranched decane from `first` on, if `first` begins one; `at` is the index of the one that bears `goal`. */
const decaneChain = (view: View, first: number, from: number, goal: number): (readonly number[] & { readonly at: number }) | undefined => {
  const way = [first]
  let before = from
  let at = -1
  for (let carbon = first; ; ) {
    const { element, charge, hydrogens } = atomAt(view, carbon)
    const near = nearOf(view, carbon)
    if (element !== 'C' || charge !== 0 || near.length + hydrogens !== 4 || near.some(({ order }) => order !== 1)) return undefined
    const on = beyond(view, carbon, before)
    if (on.some(({ atom }) => atom === goal)) {
      if (at >= 0) return undefined
      at = way.length - 1
    }
    const carbons = on.filter(({ atom }) => atom !== goal)
    const [next, ...more] = carbons
    if (more.length > 0) return undefined
    if (next === undefined) break
    before = carbon
    carbon = next.atom
    way.push(carbon)
    if (way.length > 10) return undefined
  }
  return way.length === 10 && (at === 9 || (at >= 0 && at <= 7)) ? Object.assign(way, { at }) : undefined
}
