/** Screens a file of names on several threads and writes results in the file's order; a run broken off goes on where its results end. */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { Fault } from '../fault/fault.ts'
import type { Say } from '../messages/say.ts'
import type { PartyIndex } from '../party/index.ts'
import type { Query, ScreenResult } from '../party/model.ts'
import type { Portion, Screened } from './screen-worker.ts'
import { tell } from './terminal.ts'

/** What came of a run. */
export interface Tally {
  readonly all: number
  readonly hits: number
  readonly errors: number
}

/** A run over a file. `line`: how a result is written, one line each. */
export interface Run {
  readonly index: PartyIndex
  readonly queries: readonly Query[]
  readonly sha256: string
  readonly threshold: number
  readonly threads: number
  readonly out?: string
  readonly head?: string
  readonly line: (result: ScreenResult) => string
  readonly format: string
}

const PORTION = 100

/** What must be the same for a run to go on: names, lists, threshold, format. */
const stampOf = ({ index, sha256, threshold, format }: Run): string =>
  createHash('sha256')
    .update(JSON.stringify([sha256, index.lists, threshold, format]))
    .digest('hex')

/** Whether a process runs: two runs must not write one file. */
const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** How many rows of results are whole already; a half-written last line is cut off. Throws `party.other-run`. */
const resume = (
  run: Run,
  out: string,
): { readonly file: number; readonly done: number; readonly hits: number; readonly errors: number } => {
  const state = `${out}.run`
  const stamp = stampOf(run)
  const [before, pid] = existsSync(state) ? readFileSync(state, 'utf8').split(' ') : []
  if (existsSync(out) && before !== stamp) throw new Fault('party.other-run', { file: out })
  if (pid !== undefined && Number(pid) !== process.pid && alive(Number(pid))) throw new Fault('party.still-running', { file: out, pid })
  writeFileSync(state, `${stamp} ${process.pid}`)
  const file = openSync(out, existsSync(out) ? 'r+' : 'w+')
  const written = readFileSync(out)
  const whole = written.lastIndexOf(10) + 1
  ftruncateSync(file, whole)
  const lines =
    whole === 0
      ? []
      : written
          .subarray(0, whole - 1)
          .toString('utf8')
          .split('\n')
  const rows = run.head === undefined ? lines : lines.slice(1)
  if (run.head !== undefined && lines.length === 0) writeSync(file, `${run.head}\n`, whole)
  const count = (word: string): number => rows.filter((row) => row.includes(`"status":"${word}"`) || row.includes(`,${word},`)).length
  closeSync(file)
  return { file: openSync(out, 'a'), done: rows.length, hits: count('hits'), errors: count('error') }
}

const bar = (share: number): string => `[${'█'.repeat(Math.round(share * 24)).padEnd(24, '·')}]`

/** Screens all rows. Each row is written once, in order, also when the run was killed before. */
export const screenFile = async (run: Run, say: Say): Promise<Tally> => {
  const { queries, out } = run
  const start = out === undefined ? { file: 1, done: 0, hits: 0, errors: 0 } : resume(run, out)
  if (out === undefined && run.head !== undefined) writeSync(1, `${run.head}\n`)
  if (start.done > 0) tell(say('party:screen.resumed', { count: start.done }))
  let { hits, errors } = start
  let written = start.done
  let sent = start.done
  const began = performance.now()
  const waiting = new Map<number, readonly ScreenResult[]>()
  const progress = (): void => {
    if (process.stderr.isTTY !== true) return
    const rate = Math.round(((written - start.done) / Math.max(1, performance.now() - began)) * 1000)
    process.stderr.write(
      `\r${say('party:screen.progress', { bar: bar(written / Math.max(1, queries.length)), done: written, all: queries.length, hits, rate })}${written === queries.length ? '\n' : ''}`,
    )
  }
  const write = (results: readonly ScreenResult[]): void => {
    for (const one of results) {
      if (one.status === 'hits') hits++
      if (one.status === 'error') errors++
    }
    writeAll(start.file, `${results.map((one) => run.line({ ...one, snapshots: run.index.lists })).join('\n')}\n`)
    written += results.length
    progress()
  }
  const next = (): Portion | undefined => {
    if (sent >= queries.length) return undefined
    const portion = { at: sent, queries: queries.slice(sent, sent + PORTION) }
    sent += portion.queries.length
    return portion
  }
  const thread = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const first = next()
      if (first === undefined) {
        resolve()
        return
      }
      const worker = new Worker(new URL('./screen-worker.ts', import.meta.url), {
        workerData: { buffer: run.index.buffer, threshold: run.threshold },
      })
      worker.on('error', reject)
      worker.on('message', ({ at, results }: Screened) => {
        waiting.set(at, results)
        for (let ready = waiting.get(written); ready !== undefined; ready = waiting.get(written)) {
          waiting.delete(written)
          write(ready)
        }
        const portion = next()
        if (portion === undefined) void worker.terminate().then(() => resolve(), reject)
        else worker.postMessage(portion)
      })
      worker.postMessage(first)
    })
  await Promise.all(Array.from({ length: Math.max(1, Math.min(run.threads, Math.ceil((queries.length - sent) / PORTION))) }, thread))
  if (out !== undefined) {
    writeFileSync(`${out}.run`, stampOf(run))
    fsyncSync(start.file)
    closeSync(start.file)
  }
  return { all: queries.length, hits, errors }
}

/** A pipe may take less than all at once. */
const writeAll = (file: number, text: string): void => {
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; ) {
    try {
      from += writeSync(file, bytes, from)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}
