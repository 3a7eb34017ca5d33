/** What every reader of a list gives, and the limits that hold for all: a file may be broken or hostile, memory and time stay bounded. */
import { Fault, type FaultDetails, type Issue, issue } from '../../fault/fault.ts'
import type { FaultCode } from '../../fault/faults.ts'
import type { ListedParty } from '../model.ts'

/** A file of a list as it comes: its name and its bytes, in pieces. */
export interface ListFile {
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** What was read: parties, how many rows the file had, and those that could not be read. `date` is the publisher's, YYYY-MM-DD. */
export interface Reading {
  readonly date?: string
  readonly parties: readonly ListedParty[]
  readonly rows: number
  /** All rows unread; of their places the first hundred are kept. */
  readonly unread: number
  readonly issues: readonly Issue[]
  /** The file ends within a row: the rest of the list is not there. */
  readonly cut: boolean
}

/** Reads a list's files; `list` is its id. Throws `party.bad-list` with the places where the file as a whole cannot be trusted. */
export type ListReader = (files: readonly ListFile[], list: string) => Promise<Reading>

/** Limits: bytes of a file, characters of one field or element's text, depth of elements, parties of a list, issues kept. */
export const LIMITS = { bytes: 1_500_000_000, field: 262_144, text: 4_000_000, depth: 64, parties: 5_000_000, issues: 100 } as const

/** Refuses a file as a whole, at a place. */
export const refuse = (
  file: string,
  code: FaultCode,
  details: FaultDetails = {},
  place: { line?: number; column?: number; hint?: string } = {},
  cause?: unknown,
): Fault =>
  new Fault(
    'party.bad-list',
    { file, count: 1 },
    { issues: [issue(code, details, { file, ...place })], ...(cause === undefined ? {} : { cause }) },
  )

/** Collects parties and unread rows while a list is read. */
export interface Collector {
  readonly add: (party: ListedParty, line: number) => void
  readonly skip: (code: FaultCode, details: FaultDetails, line: number) => void
  readonly row: () => void
  readonly cut: (line: number) => void
  readonly done: (date?: string) => Reading
}

/** A new collector for a file. A second party of the same reference is unread: which of the two is meant is the publisher's to say. */
export const collector = (file: string): Collector => {
  const parties: ListedParty[] = []
  const seen = new Set<string>()
  const issues: Issue[] = []
  let unread = 0
  let rows = 0
  let isCut = false
  const skip: Collector['skip'] = (code, details, line) => {
    unread++
    if (issues.length < LIMITS.issues) issues.push(issue(code, details, { file, line }))
  }
  return {
    skip,
    cut: (line) => {
      isCut = true
      rows++
      skip('party.truncated', {}, line)
    },
    row: () => {
      rows++
    },
    add: (party, line) => {
      if (seen.has(party.id)) return skip('party.duplicate-id', { id: party.id }, line)
      if (party.names.length === 0 && party.identifiers.length === 0) return skip('party.no-name', { id: party.id }, line)
      if (parties.length >= LIMITS.parties) throw refuse(file, 'party.too-many', { limit: LIMITS.parties }, { line })
      seen.add(party.id)
      parties.push(party)
    },
    done: (date) => ({ ...(date === undefined ? {} : { date }), parties, rows, unread, issues, cut: isCut }),
  }
}

/** The only file of a list that has one. */
export const onlyFile = (files: readonly ListFile[]): ListFile => {
  const [file] = files
  if (file === undefined || files.length !== 1) throw new Fault('party.file-count', { found: files.length, wanted: 1 })
  return file
}

/** The text of a file, in pieces of at most 64 Ki characters; strict UTF-8, a leading byte order mark dropped. Throws at what is no such text. */
export async function* textOf(file: ListFile, most: number = LIMITS.bytes): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  let line = 1
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch (cause) {
      throw refuse(file.name, 'party.bad-encoding', {}, { line }, cause)
    }
  }
  for await (const whole of file.chunks) {
    bytes += whole.length
    if (bytes > most) throw refuse(file.name, 'party.too-large', { limit: most })
    for (let at = 0; at < whole.length; at += 65_536) {
      const text = decode(whole.subarray(at, at + 65_536))
      // A NUL is valid UTF-8, but in a list it means UTF-16 without a mark, or a binary file.
      if (text.includes('\0')) throw refuse(file.name, 'party.bad-encoding', {}, { line })
      for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) line++
      if (text !== '') yield text
    }
  }
  const rest = decode()
  if (rest !== '') yield rest
  if (bytes === 0) throw refuse(file.name, 'party.empty-file')
}
