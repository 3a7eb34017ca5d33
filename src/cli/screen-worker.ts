/** A thread of `screen`: opens the shared index and screens the rows it is sent. */
import { parentPort, workerData } from 'node:worker_threads'
import { openIndex } from '../party/index.ts'
import type { Query, ScreenResult } from '../party/model.ts'
import { screener } from '../party/screen.ts'

/** Rows for a worker, with their place in the file. */
export interface Portion {
  readonly at: number
  readonly queries: readonly Query[]
}
/** What a worker answers. */
export interface Screened {
  readonly at: number
  readonly results: readonly ScreenResult[]
}

const { buffer, threshold }: { buffer: SharedArrayBuffer; threshold: number } = workerData
const index = openIndex(buffer)
// INVARIANT: the main thread sends a buffer it has opened itself.
if (index === undefined) throw new Error('the index does not open')
const { one } = screener(index)

/** A row without a name is an error of its own: it must never look like no hit. */
const answer = (query: Query): ScreenResult =>
  query.name.trim() === ''
    ? { query, status: 'error', hits: [], error: 'no-name', snapshots: [] }
    : { ...one(query, { threshold }), snapshots: [] }

parentPort?.on('message', ({ at, queries }: Portion) => {
  const answered: Screened = { at, results: queries.map(answer) }
  parentPort?.postMessage(answered)
})
