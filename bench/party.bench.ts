/** Screening a million listed names on one thread: building, opening a snapshot, unseen names, names seen before, the slowest, memory. */
import { readFileSync } from 'node:fs'
import { buildIndex, openIndex } from '../src/party/index.ts'
import type { ListedParty, Query, Schema, Snapshot } from '../src/party/model.ts'
import { type Screener, screener } from '../src/party/screen.ts'
import { inventedNames } from '../src/party/synthetic-test-support.ts'
import { sharedFile } from '../test/support/shared.ts'

const SIZE = Number(process.env['GATEHOUSE_BENCH_NAMES'] ?? 1_000_000)
const PROBES = Number(process.env['GATEHOUSE_BENCH_PROBES'] ?? 40_000)

const party = (id: string, name: string, schema: Schema): ListedParty => ({
  id,
  list: 'BENCH',
  schema,
  names: [{ full: name, kind: 'primary' }],
  identifiers: [],
  born: [],
  birthPlaces: [],
  nationalities: [],
  countries: [],
  addresses: [],
  programmes: [],
  relations: [],
})

/** Real names of official lists, from the pairs that lie beside the repository, where they do. */
const realNames = (): readonly ListedParty[] => {
  const file = sharedFile('names/alias-pairs.tsv')
  if (file === undefined) return []
  const schemas: Readonly<Record<string, Schema>> = { Person: 'person', Vessel: 'vessel' }
  const seen = new Map<string, Schema>()
  for (const line of readFileSync(file, 'utf8').split('\n').slice(1)) {
    const [, , type = '', , , a = '', b = ''] = line.split('\t')
    for (const name of [a, b]) if (name !== '') seen.set(name.replaceAll('"', ''), schemas[type] ?? 'organisation')
  }
  return [...seen].map(([name, schema], at) => party(`real-${at}`, name, schema))
}

const timed = <T>(name: string, run: () => T): T => {
  const began = performance.now()
  const made = run()
  console.log(`${name.padEnd(34)} ${((performance.now() - began) / 1000).toFixed(2)} s`)
  return made
}

const measure = (title: string, { one }: Screener, queries: readonly Query[]): void => {
  const each = new Float64Array(queries.length)
  const began = performance.now()
  let hits = 0
  for (const [at, query] of queries.entries()) {
    const start = performance.now()
    if (one(query).status === 'hits') hits++
    each[at] = performance.now() - start
  }
  const took = performance.now() - began
  each.sort()
  const at = (share: number): string => (each[Math.min(each.length - 1, Math.floor(each.length * share))] ?? 0).toFixed(3)
  console.log(
    `${title.padEnd(34)} ${Math.round((queries.length / took) * 1000).toLocaleString('en')} names/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, p99.9 ${at(0.999)} ms, slowest ${at(1)} ms, ${hits} with hits`,
  )
}

const snapshot = (parties: readonly ListedParty[]): Snapshot => ({
  list: 'BENCH',
  title: 'invented and real names',
  publisher: '',
  date: '2026-01-01',
  sha256: '',
  parties,
  invented: true,
  unread: 0,
})

const real = realNames()
const invented: ListedParty[] = []
for (const { name, schema } of inventedNames(SIZE - real.length, 7)) invented.push(party(`made-${invented.length}`, name, schema))
console.log(`${real.length.toLocaleString('en')} real names, ${invented.length.toLocaleString('en')} invented`)
const built = timed('build', () => buildIndex([snapshot([...real, ...invented])]))
invented.length = 0
console.log(`snapshot of ${(built.buffer.byteLength / 2 ** 20).toFixed(0)} MiB, ${built.wordCount.toLocaleString('en')} words`)
const opened = timed('copy and open a snapshot', () => {
  const copy = new SharedArrayBuffer(built.buffer.byteLength)
  new Uint8Array(copy).set(new Uint8Array(built.buffer))
  return openIndex(copy)
})
if (opened === undefined) throw new Error('the snapshot does not open')
const queries = [...inventedNames(PROBES * 2, 99)].map(({ name, schema }): Query => ({ name, schema }))
const able = screener(opened)
measure('from cold, unseen names', able, queries.slice(0, PROBES))
measure('unseen names, words part known', able, queries.slice(PROBES))
measure('names seen before', able, queries.slice(PROBES))
globalThis.gc?.()
console.log(
  `memory: ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB resident with both copies, heap ${(process.memoryUsage().heapUsed / 2 ** 20).toFixed(0)} MiB`,
)
if (real.length > 0) {
  const alone = screener(buildIndex([snapshot(real)]))
  measure(`real names alone (${real.length.toLocaleString('en')}), unseen`, alone, queries.slice(0, PROBES))
  measure('real names alone, seen before', alone, queries.slice(0, PROBES))
}
