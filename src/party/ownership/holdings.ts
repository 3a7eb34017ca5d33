/** Who holds how much of whom: shares as whole basis points (10,000 is all), with least and most where only a range is known. */
import { Fault } from '../../fault/fault.ts'

/** One holding. `control` counts votes or a power to direct, in basis points of the votes; 10,000 where the power is whole. */
export interface Holding {
  readonly owner: string
  readonly owned: string
  readonly kind: 'ownership' | 'control'
  readonly least: number
  readonly most: number
}

/** Holdings as columns, ready to be walked: `from[i]` to `from[i + 1]` are the holdings of owner `i`. */
export interface HoldingGraph {
  readonly ids: readonly string[]
  readonly index: ReadonlyMap<string, number>
  readonly from: Int32Array
  readonly owned: Int32Array
  readonly least: Int32Array
  readonly most: Int32Array
  /** 1 where the holding is control. */
  readonly control: Uint8Array
}

const WHOLE = 10_000

/** Basis points of a percentage written as a number or text: `50`, `33.34`. Throws `party.bad-share`. */
export const basisPoints = (percent: number | string): number => {
  const text = String(percent).trim()
  const points = Math.round(Number(text) * 100)
  if (text === '' || !Number.isFinite(points) || points < 0 || points > WHOLE)
    throw new Fault('party.bad-share', { text: text.slice(0, 40) })
  return points
}

/** Puts holdings in columns. Throws `party.bad-share` at a share that is no whole number of 0 to 10,000 or whose ends are crossed. */
export const holdingGraph = (holdings: readonly Holding[]): HoldingGraph => {
  const index = new Map<string, number>()
  const ids: string[] = []
  const at = (id: string): number => {
    const known = index.get(id)
    if (known !== undefined) return known
    index.set(id, ids.length)
    return ids.push(id) - 1
  }
  const count = holdings.length
  const owners = new Int32Array(count)
  const targets = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const one = holdings[i] as Holding
    if (!(Number.isInteger(one.least) && Number.isInteger(one.most) && one.least >= 0 && one.least <= one.most && one.most <= WHOLE))
      throw new Fault('party.bad-share', { text: `${one.least} to ${one.most}` })
    owners[i] = at(one.owner)
    targets[i] = at(one.owned)
  }
  const from = new Int32Array(ids.length + 1)
  for (const owner of owners) from[owner + 1] = (from[owner + 1] ?? 0) + 1
  for (let i = 0; i < ids.length; i++) from[i + 1] = (from[i + 1] ?? 0) + (from[i] ?? 0)
  const next = from.slice()
  const owned = new Int32Array(count)
  const least = new Int32Array(count)
  const most = new Int32Array(count)
  const control = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const one = holdings[i] as Holding
    const owner = owners[i] ?? 0
    const place = next[owner] ?? 0
    next[owner] = place + 1
    owned[place] = targets[i] ?? 0
    least[place] = one.least
    most[place] = one.most
    control[place] = one.kind === 'control' ? 1 : 0
  }
  return { ids, index, from, owned, least, most, control }
}
