/** The 50 % rule over 500,000 entities and 1,500,000 holdings: putting them in columns, and the fixpoint, per regime. */
import { type Holding, holdingGraph } from '../src/party/ownership/holdings.ts'
import { REGIMES, reach } from '../src/party/ownership/reach.ts'

const ENTITIES = 500_000
const LISTED = 20_000

let state = 20260101
const random = (below: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor((state / 4294967296) * below)
}
const ids = Array.from({ length: ENTITIES }, (_, i) => `entity-${i}`)
// Every entity has three holders whose shares make a whole at most, as shares do.
const holdings: Holding[] = ids.flatMap((owned) => {
  const cuts = [random(10_001), random(10_001)].sort((a, b) => a - b)
  return [cuts[0] ?? 0, (cuts[1] ?? 0) - (cuts[0] ?? 0), 10_000 - (cuts[1] ?? 0)].map(
    (most): Holding => ({
      owner: ids[random(ENTITIES)] ?? '',
      owned,
      kind: random(10) === 0 ? 'control' : 'ownership',
      least: Math.max(0, most - random(1500)),
      most,
    }),
  )
})
const seeds = Array.from({ length: LISTED }, () => ids[random(ENTITIES)] ?? '')

const began = performance.now()
const graph = holdingGraph(holdings)
console.log(`columns of ${holdings.length} holdings: ${(performance.now() - began).toFixed(0)} ms`)
for (const regime of Object.values(REGIMES)) {
  const start = performance.now()
  const { must, may } = reach(graph, seeds, regime)
  const ms = performance.now() - start
  const count = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0)
  console.log(`${regime.id}: ${ms.toFixed(0)} ms; reached for certain ${count(must)}, possibly ${count(may)}, of ${LISTED} listed`)
}
