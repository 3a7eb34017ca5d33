/**
 * The 50 % rule: whom a listed party's ownership reaches. An entity is reached when reached owners (or listed ones) together hold enough
 * of it directly; shares are added, never multiplied. The answer is the least fixpoint, so entities that only hold each other reach nobody.
 */
import type { HoldingGraph } from './holdings.ts'

/** How a legal order counts. `threshold` in basis points; `strict`: more than it, else at least it. `aggregate`: holdings of different listed parties are added. `control`: more than half of the votes, or a whole power to direct, reaches as well. */
export interface OwnershipRegime {
  readonly id: 'us' | 'eu' | 'uk'
  readonly aggregate: boolean
  readonly control: boolean
  readonly threshold: number
  readonly strict: boolean
  readonly cite: string
}

/** Regimes by id. */
export const REGIMES: Readonly<Record<OwnershipRegime['id'], OwnershipRegime>> = {
  us: {
    id: 'us',
    aggregate: true,
    control: false,
    threshold: 5000,
    strict: false,
    cite: 'OFAC, Revised Guidance on Entities Owned by Persons Whose Property Is Blocked, 13 August 2014; FAQ 398 to 402',
  },
  eu: {
    id: 'eu',
    aggregate: true,
    control: true,
    threshold: 5000,
    strict: false,
    cite: 'Council of the European Union, Best Practices for the effective implementation of restrictive measures, 3 July 2024, section VIII',
  },
  uk: {
    id: 'uk',
    aggregate: false,
    control: true,
    threshold: 5000,
    strict: true,
    cite: 'Regulation 7 of the regulations under the Sanctions and Anti-Money Laundering Act 2018; OFSI general guidance, ownership and control',
  },
}

/** What was reached. Arrays run parallel to the graph's ids. `least` and `most`: how much reached owners hold at least and at most, so that what isn't reached shows its exposure. */
export interface Reach {
  /** Reached on every reading of the ranges; the listed parties themselves are 1 too. */
  readonly must: Uint8Array
  /** Reached on some reading. INVARIANT: must implies may. */
  readonly may: Uint8Array
  readonly least: Int32Array
  readonly most: Int32Array
}

interface Pass {
  readonly reached: Uint8Array
  /** Most that was added up for each, over all runs. */
  readonly owned: Int32Array
  /** Order in which entities were reached in the last run. */
  readonly order: readonly number[]
}

/** Whether a sum reaches, in a regime. */
export const isEnough = (owned: number, votes: number, regime: OwnershipRegime): boolean =>
  (regime.strict ? owned > regime.threshold : owned >= regime.threshold) || (regime.control && votes > 5000)

/** One least fixpoint over one end of the ranges, from each group of seeds alone. */
const pass = (graph: HoldingGraph, groups: readonly (readonly number[])[], regime: OwnershipRegime, share: Int32Array): Pass => {
  const size = graph.ids.length
  const reached = new Uint8Array(size)
  const inRun = new Uint8Array(size)
  const owned = new Int32Array(size)
  const sum = new Int32Array(size)
  const votes = new Int32Array(size)
  const { from, owned: target, control } = graph
  const queue: number[] = []
  const touched: number[] = []
  for (const group of groups) {
    // Whoever is reached from an earlier group reaches nobody that group did not.
    if (group.every((seed) => reached[seed] === 1)) continue
    queue.length = 0
    for (const seed of group) {
      inRun[seed] = 1
      reached[seed] = 1
      queue.push(seed)
    }
    for (let head = 0; head < queue.length; head++) {
      const owner = queue[head] ?? 0
      for (let i = from[owner] ?? 0, end = from[owner + 1] ?? 0; i < end; i++) {
        const entity = target[i] ?? 0
        // What an entity holds of itself belongs to its other owners.
        if (entity === owner) continue
        if (sum[entity] === 0 && votes[entity] === 0) touched.push(entity)
        // Capped, for a publisher's shares may add up to more than there is.
        if (control[i] === 1) votes[entity] = Math.min(10_000, (votes[entity] ?? 0) + (share[i] ?? 0))
        else sum[entity] = Math.min(10_000, (sum[entity] ?? 0) + (share[i] ?? 0))
        if (inRun[entity] === 0 && isEnough(sum[entity] ?? 0, votes[entity] ?? 0, regime)) {
          inRun[entity] = 1
          reached[entity] = 1
          queue.push(entity)
        }
      }
    }
    for (const entity of touched) {
      owned[entity] = Math.max(owned[entity] ?? 0, sum[entity] ?? 0)
      sum[entity] = 0
      votes[entity] = 0
    }
    touched.length = 0
    for (const entity of queue) inRun[entity] = 0
  }
  return { reached, owned, order: [...queue] }
}

/** Seeds as groups that are counted together: all at once, or each alone. */
const groupsOf = (graph: HoldingGraph, seeds: Iterable<string>, regime: OwnershipRegime): readonly (readonly number[])[] => {
  const known = [...new Set(seeds)].map((id) => graph.index.get(id)).filter((at) => at !== undefined)
  return regime.aggregate ? [known] : known.map((at) => [at])
}

/** Whom the listed parties (`seeds`, ids of the graph; others hold nothing and are left out) reach in a regime. */
export const reach = (graph: HoldingGraph, seeds: Iterable<string>, regime: OwnershipRegime): Reach => {
  const groups = groupsOf(graph, seeds, regime)
  const must = pass(graph, groups, regime, graph.least)
  const may = pass(graph, groups, regime, graph.most)
  return { must: must.reached, may: may.reached, least: must.owned, most: may.owned }
}

/** Why an entity is reached: the holdings that count, each with the reason its owner counts. An owner that counts twice is the same object twice. */
export interface ReachReason {
  readonly id: string
  /** A listed party itself. */
  readonly listed: boolean
  /** Basis points held together, of ownership and of votes. */
  readonly owned: number
  readonly votes: number
  readonly by: readonly { readonly kind: 'ownership' | 'control'; readonly share: number; readonly owner: ReachReason }[]
}

/** The reason as a tree, or undefined where the entity is not reached. `end`: `least` explains must, `most` explains may. */
export const explainReach = (
  graph: HoldingGraph,
  seeds: Iterable<string>,
  regime: OwnershipRegime,
  id: string,
  end: 'least' | 'most',
): ReachReason | undefined => {
  const wanted = graph.index.get(id)
  if (wanted === undefined) return undefined
  const share = end === 'least' ? graph.least : graph.most
  for (const group of groupsOf(graph, seeds, regime)) {
    const { reached, order } = pass(graph, [group], regime, share)
    if (reached[wanted] === 1) return reasonOf(graph, new Set(group), order, share, wanted)
  }
  return undefined
}

const reasonOf = (
  graph: HoldingGraph,
  seeds: ReadonlySet<number>,
  order: readonly number[],
  share: Int32Array,
  wanted: number,
): ReachReason => {
  const rank = new Map(order.map((entity, i) => [entity, i]))
  // INVARIANT: a reason goes only to owners reached earlier, so the tree ends although holdings may go round in circles.
  const incoming = new Map<number, { owner: number; at: number }[]>()
  for (const owner of order) {
    for (let at = graph.from[owner] ?? 0, last = graph.from[owner + 1] ?? 0; at < last; at++) {
      const entity = graph.owned[at] ?? 0
      const own = rank.get(entity)
      if (own === undefined || own <= (rank.get(owner) ?? 0) || (share[at] ?? 0) === 0) continue
      const known = incoming.get(entity)
      if (known === undefined) incoming.set(entity, [{ owner, at }])
      else known.push({ owner, at })
    }
  }
  const done = new Map<number, ReachReason>()
  const needed = new Set<number>([wanted])
  const stack = [wanted]
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (seeds.has(top)) continue
    for (const { owner } of incoming.get(top) ?? []) {
      if (needed.has(owner)) continue
      needed.add(owner)
      stack.push(owner)
    }
  }
  // In order of rank every owner's reason is there before it is asked for; no recursion, however long the chain.
  for (const entity of order) {
    if (!needed.has(entity)) continue
    const listed = seeds.has(entity)
    let owned = 0
    let votes = 0
    const by = (listed ? [] : (incoming.get(entity) ?? [])).map(({ owner, at }) => {
      const kind = graph.control[at] === 1 ? ('control' as const) : ('ownership' as const)
      const points = share[at] ?? 0
      if (kind === 'control') votes += points
      else owned += points
      return { kind, share: points, owner: done.get(owner) as ReachReason }
    })
    done.set(entity, { id: graph.ids[entity] ?? '', listed, owned, votes, by })
  }
  return done.get(wanted) as ReachReason
}
