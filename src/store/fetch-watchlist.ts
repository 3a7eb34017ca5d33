/** Downloading a list from its publisher, whole and within limits, before anything of it is looked at. */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Fault } from '../fault/fault.ts'
import { LIMITS } from '../party/read/reading.ts'
import { type Imported, importList, knownSource, noteError } from './watchlists.ts'

/** How to fetch. `base`: another address to ask for the same file names, for mirrors and tests. */
export interface FetchOptions {
  readonly base?: string
  readonly timeoutMs?: number
  readonly now?: string
}

/** Fetches a list and imports it. Throws `party.no-address`, `party.fetch-failed`, and what `importList` throws; the last good copy stays in force. */
export const fetchList = async (root: string, list: string, options: FetchOptions = {}): Promise<Imported> => {
  const source = knownSource(list)
  if (source.files.length === 0) throw new Fault('party.no-address', { list })
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-fetch-'))
  try {
    const paths: string[] = []
    for (const { name, url } of source.files) {
      const path = join(folder, name)
      await download(options.base === undefined ? url : new URL(name, options.base).href, path, options.timeoutMs ?? 120_000)
      paths.push(path)
    }
    return await importList(root, list, paths, {
      format: source.formats[0] ?? '',
      ...(options.now === undefined ? {} : { now: options.now }),
    })
  } catch (error) {
    if (error instanceof Fault && error.code === 'party.fetch-failed') noteError(root, list, error, options.now ?? new Date().toISOString())
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const download = async (url: string, path: string, timeoutMs: number): Promise<void> => {
  const failed = (detail: string, cause?: unknown): Fault =>
    new Fault('party.fetch-failed', { url, detail }, cause === undefined ? {} : { cause })
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), headers: { 'user-agent': 'gatehouse' } })
    if (!answer.ok || answer.body === null) throw failed(`HTTP ${answer.status}`)
    let size = 0
    const counted = new Transform({
      transform(chunk: Uint8Array, _encoding, next) {
        size += chunk.length
        if (size > LIMITS.bytes) next(failed(`> ${LIMITS.bytes} bytes`))
        else next(null, chunk)
      },
    })
    await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), counted, createWriteStream(path))
    const said = answer.headers.get('content-length')
    // A compressed answer states the length before unpacking.
    if (said !== null && answer.headers.get('content-encoding') === null && Number(said) !== size) throw failed(`${size} of ${said} bytes`)
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    throw failed(cause instanceof Error ? cause.message : String(cause), cause)
  }
}
