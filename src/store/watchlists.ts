/** The folder of watchlists: copies in force, copies held for a person, what went wrong; swapped in whole or not at all. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { Fault, type Issue } from '../fault/fault.ts'
import { type Delta, delta, type Implausible, implausible } from '../party/delta.ts'
import type { Snapshot } from '../party/model.ts'
import type { ListFile } from '../party/read/reading.ts'
import { formatOf, type ListFormat, type ListSource, READERS, SOURCES, sourceOf } from '../party/read/sources.ts'
import { readSnapshot, snapshotLines, snapshotOf } from '../party/snapshot.ts'
import { packageRoot } from './files.ts'

/** Where watchlists are kept: `data/watchlists` beside the package, or below `GATEHOUSE_DATA`. */
export const watchlistFolder = (): string => join(process.env['GATEHOUSE_DATA'] ?? join(packageRoot(), 'data'), 'watchlists')

/** A copy by its file, hash and date. */
export interface StoredCopy {
  readonly file: string
  readonly sha256: string
  readonly date: string
  readonly parties: number
  readonly unread: number
  readonly invented: boolean
  /** When it was taken in, ISO 8601. */
  readonly taken: string
}

/** What the folder knows of a list. `checked`: when the publisher's copy was last seen whole, the same or new. */
export interface ListState {
  readonly list: string
  readonly current?: StoredCopy
  readonly held?: StoredCopy & { readonly reasons: readonly Implausible[] }
  readonly checked?: string
  readonly error?: { readonly at: string; readonly message: string }
}

/** A list's health: `error` and `held` mean the last copy that was good is in force, if there is one. */
export type ListHealth = 'fresh' | 'stale' | 'held' | 'error' | 'absent'

/** One line of the status. `ageDays` since the copy was last confirmed. */
export interface ListStatus extends ListState {
  readonly title: string
  readonly publisher: string
  readonly health: ListHealth
  readonly ageDays?: number
}

/** What an import came to. */
export interface Imported {
  readonly outcome: 'taken' | 'unchanged' | 'held'
  readonly snapshot: Snapshot
  readonly reasons: readonly Implausible[]
  /** Unread rows of the file with their places, the first hundred. */
  readonly issues: readonly Issue[]
  readonly delta: Delta
}

/** The source of a list's id; throws `party.unknown-list`. */
export const knownSource = (id: string): ListSource => {
  const source = sourceOf(id)
  if (source === undefined)
    throw new Fault(
      'party.unknown-list',
      { id },
      { hint: `known are ${SOURCES.map((one) => one.id).join(', ')}, and OWN-… for a list of your own` },
    )
  return source
}

const listFolder = (root: string, list: string): string => join(root, knownSource(list).id)

const readState = (root: string, list: string): ListState => {
  const file = join(listFolder(root, list), 'state.json')
  if (!existsSync(file)) return { list }
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ListState
  } catch (cause) {
    throw new Fault('party.snapshot-broken', { name: `${list}/state.json` }, { cause })
  }
}

/** Writes a file beside and renames it into place: a reader sees the old or the new, never a part. */
const writeWhole = (file: string, lines: Iterable<string>): void => {
  const beside = `${file}.${process.pid}.new`
  const handle = openSync(beside, 'w')
  try {
    let pending: string[] = []
    let size = 0
    for (const line of lines) {
      pending.push(line)
      size += line.length
      if (size < 1_000_000) continue
      writeSync(handle, `${pending.join('\n')}\n`)
      pending = []
      size = 0
    }
    if (pending.length > 0) writeSync(handle, `${pending.join('\n')}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(beside, file)
}

const writeState = (root: string, state: ListState): void => {
  mkdirSync(listFolder(root, state.list), { recursive: true })
  writeWhole(join(listFolder(root, state.list), 'state.json'), [JSON.stringify(state, null, 2)])
}

/** The lines of a file, read in pieces. */
function* fileLines(file: string): Generator<string> {
  // Snapshots may be larger than one string may be; split at line ends of the bytes.
  const bytes = readFileSync(file)
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from)
    const to = end < 0 ? bytes.length : end
    yield bytes.toString('utf8', from, to)
    from = to + 1
  }
}

/** A stored copy, proven by its digest. Throws `party.no-snapshot`, `party.snapshot-broken`. */
export const loadSnapshot = (file: string): Snapshot => {
  if (!existsSync(file)) throw new Fault('party.no-snapshot', { name: file })
  return readSnapshot(fileLines(file), basename(file))
}

/** The copy of a list in force, or undefined where there is none. */
export const currentSnapshot = (root: string, list: string): Snapshot | undefined => {
  const { current } = readState(root, list)
  return current === undefined ? undefined : loadSnapshot(join(listFolder(root, list), current.file))
}

/** Every copy in force, in order of list ids. */
export const currentSnapshots = (root: string): readonly Snapshot[] =>
  storedLists(root).flatMap((list) => currentSnapshot(root, list) ?? [])

const storedLists = (root: string): readonly string[] =>
  existsSync(root)
    ? readdirSync(root)
        .filter((name) => sourceOf(name) !== undefined)
        .sort()
    : []

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    // Of a process that is someone else's we may know only that it is there.
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Runs a change alone; a lock left behind by a process that is gone is taken over. Throws `party.locked`. */
export const withLock = async <T>(root: string, change: () => Promise<T>): Promise<T> => {
  mkdirSync(root, { recursive: true })
  const file = join(root, '.lock')
  const take = (): number | undefined => {
    try {
      return openSync(file, 'wx')
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return undefined
      throw cause
    }
  }
  let handle = take()
  if (handle === undefined) {
    const [pid = '0', since = ''] = readFileSync(file, 'utf8').split(' ')
    // A lock without a holder's number was left by one killed in the moment of taking it.
    const fresh = pid.trim() === '' && Date.now() - statSync(file).mtimeMs < 5_000
    if (fresh || alive(Number(pid) || -1)) throw new Fault('party.locked', { pid, since })
    rmSync(file)
    handle = take()
    if (handle === undefined) throw new Fault('party.locked', { pid, since })
  }
  try {
    writeSync(handle, `${process.pid} ${new Date().toISOString()}`)
    closeSync(handle)
    return await change()
  } finally {
    rmSync(file, { force: true })
  }
}

/** A file on disk as a list's file, whose bytes are hashed as they pass. */
const hashed = (path: string, name: string): { file: ListFile; digest: () => string } => {
  const hash = createHash('sha256')
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      yield chunk
    }
  }
  return { file: { name, chunks: chunks() }, digest: () => hash.digest('hex') }
}

/** How to import. `format` where the files' names do not tell it; `now` in ISO 8601; `accept`: a person has looked and takes it as it is. */
export interface ImportOptions {
  readonly format?: string
  readonly date?: string
  readonly now?: string
  readonly accept?: boolean
}

const chooseFormat = (source: ListSource, paths: readonly string[], wanted: string | undefined): ListFormat => {
  const format = wanted ?? formatOf(source, paths[0] ?? '')
  if (format === undefined || !Object.hasOwn(READERS, format))
    throw new Fault(
      'party.unknown-format',
      { format: format ?? basename(paths[0] ?? '') },
      { hint: `\`${source.id}\` is read from ${source.formats.join(', ')}` },
    )
  return format as ListFormat
}

/**
 * Reads a list's files and puts the copy in force, or holds it where it is not plausible. A file that cannot be trusted throws
 * `party.bad-list`, and that it did is remembered; in both cases the last good copy stays in force.
 */
export const importList = (root: string, list: string, paths: readonly string[], options: ImportOptions = {}): Promise<Imported> =>
  withLock(root, async () => {
    const source = knownSource(list)
    const now = options.now ?? new Date().toISOString()
    const missing = paths.find((path) => !existsSync(path))
    if (missing !== undefined) throw new Fault('input.not-found', { file: missing })
    const format = chooseFormat(source, paths, options.format)
    try {
      return await take(root, source, format, paths, options, now)
    } catch (error) {
      if (error instanceof Fault) noteError(root, list, error, now)
      throw error
    }
  })

/** Remembers that a list could not be taken in. */
export const noteError = (root: string, list: string, fault: Fault, now: string): void => {
  const [first] = fault.issues
  writeState(root, { ...readState(root, list), error: { at: now, message: first?.message ?? fault.message } })
}

const take = async (
  root: string,
  source: ListSource,
  format: ListFormat,
  paths: readonly string[],
  options: ImportOptions,
  now: string,
): Promise<Imported> => {
  const files = paths.map((path) => hashed(path, basename(path)))
  const reading = await READERS[format](
    files.map((one) => one.file),
    source.id,
  )
  const digests = files.map((one) => one.digest())
  const names = paths.map((path) => basename(path))
  const hash =
    digests.length === 1
      ? (digests[0] ?? '')
      : createHash('sha256')
          .update(
            digests
              .map((digest, i) => `${digest} ${names[i]}\n`)
              .sort()
              .join(''),
          )
          .digest('hex')
  const fileDate = new Date(Math.max(...paths.map((path) => statSync(path).mtimeMs))).toISOString().slice(0, 10)
  const snapshot = snapshotOf(source, reading, hash, options.date ?? fileDate)
  const state = readState(root, source.id)
  const before = currentSnapshot(root, source.id)
  const reasons: readonly Implausible[] = [
    ...(reading.cut ? [{ key: 'party:held.cut', params: {} } as const] : []),
    ...implausible(before, snapshot, source),
  ]
  const change = delta(before, snapshot)
  const base = { snapshot, reasons, issues: reading.issues, delta: change }
  const { error: _error, ...calm } = state
  if (before !== undefined && before.sha256 === hash) {
    writeState(root, { ...calm, checked: now })
    return { ...base, outcome: 'unchanged', reasons: [] }
  }
  const copy = store(root, snapshot, now)
  if (reasons.length > 0 && options.accept !== true) {
    writeState(root, { ...calm, held: { ...copy, reasons } })
    return { ...base, outcome: 'held' }
  }
  const { held: _held, ...rest } = calm
  writeState(root, { ...rest, current: copy, checked: now })
  return { ...base, outcome: 'taken' }
}

const store = (root: string, snapshot: Snapshot, now: string): StoredCopy => {
  const folder = listFolder(root, snapshot.list)
  mkdirSync(folder, { recursive: true })
  const file = `${snapshot.date}-${snapshot.sha256.slice(0, 12)}.jsonl`
  writeWhole(join(folder, file), snapshotLines(snapshot))
  return {
    file,
    sha256: snapshot.sha256,
    date: snapshot.date,
    parties: snapshot.parties.length,
    unread: snapshot.unread,
    invented: snapshot.invented,
    taken: now,
  }
}

/** Puts the held copy of a list in force: a person has looked. Throws `party.nothing-held`. */
export const acceptHeld = (root: string, list: string, now = new Date().toISOString()): Promise<StoredCopy> =>
  withLock(root, () => {
    const { held, ...state } = readState(root, list)
    if (held === undefined) throw new Fault('party.nothing-held', { list })
    // Proves the copy before it takes effect.
    loadSnapshot(join(listFolder(root, list), held.file))
    const { reasons: _reasons, ...copy } = held
    writeState(root, { ...state, current: copy, checked: now })
    return Promise.resolve(copy)
  })

/** The state of every list that is kept or known to be fetched, with its health at a time. */
export const watchlistStatus = (root: string, now = new Date().toISOString()): readonly ListStatus[] => {
  const ids = [...new Set([...SOURCES.map((one) => one.id), ...storedLists(root)])]
  return ids.map((id) => {
    const source = knownSource(id)
    const state = readState(root, id)
    const seen = state.checked ?? state.current?.taken
    const ageDays = seen === undefined ? undefined : Math.floor((Date.parse(now) - Date.parse(seen)) / 86_400_000)
    return {
      ...state,
      title: source.title,
      publisher: source.publisher,
      health: healthOf(state, ageDays, source.freshDays),
      ...(ageDays === undefined ? {} : { ageDays }),
    }
  })
}

const healthOf = (state: ListState, ageDays: number | undefined, freshDays: number): ListHealth => {
  if (state.error !== undefined) return 'error'
  if (state.held !== undefined) return 'held'
  if (state.current === undefined || ageDays === undefined) return 'absent'
  return ageDays > freshDays ? 'stale' : 'fresh'
}

/** A copy by its file's path, by `LIST` (in force) or by `LIST:DATE` (the newest of that date). Throws `party.no-snapshot`. */
export const findSnapshot = (root: string, name: string): Snapshot => {
  if (existsSync(name)) return loadSnapshot(name)
  const [list = '', date] = name.split(':')
  const current = date === undefined ? currentSnapshot(root, list) : undefined
  if (current !== undefined) return current
  const folder = listFolder(root, list)
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => file.endsWith('.jsonl') && date !== undefined && file.startsWith(date))
    : []
  const found = files.sort((a, b) => statSync(join(folder, b)).mtimeMs - statSync(join(folder, a)).mtimeMs)[0]
  if (found === undefined) throw new Fault('party.no-snapshot', { name })
  return loadSnapshot(join(folder, found))
}
