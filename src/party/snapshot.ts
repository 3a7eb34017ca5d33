/** A list's copy in its canonical written form: a header line, then a party a line, keys in order; equal copies are equal bytes. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Fault } from '../fault/fault.ts'
import type { ListedParty, Snapshot } from './model.ts'
import type { Reading } from './read/reading.ts'
import type { ListSource } from './read/sources.ts'

/** A snapshot of what was read. `sha256` is of the publisher's bytes; `fallbackDate` stands where the file tells no date. */
export const snapshotOf = (source: ListSource, reading: Reading, hash: string, fallbackDate: string): Snapshot => ({
  list: source.id,
  title: source.title,
  publisher: source.publisher,
  date: reading.date ?? fallbackDate,
  sha256: hash,
  parties: reading.parties,
  invented: source.invented,
  unread: reading.unread,
})

/** JSON with the keys of every object in order. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

const FORM = 'gatehouse-watchlist-1'

/** The lines of a snapshot, in order of ids; the last is the digest of those before, so that a file cut short is seen. */
export function* snapshotLines(snapshot: Snapshot): Generator<string> {
  const { parties, ...head } = snapshot
  const hash = sha256.create()
  const line = (value: unknown): string => {
    const text = canonicalJson(value)
    hash.update(utf8ToBytes(`${text}\n`))
    return text
  }
  yield line({ form: FORM, ...head, count: parties.length })
  for (const party of [...parties].sort((a, b) => (a.id < b.id ? -1 : 1))) yield line(party)
  yield canonicalJson({ digest: bytesToHex(hash.digest()) })
}

/** Reads what `snapshotLines` wrote; throws `party.snapshot-broken` where a byte is not as it was written. */
export const readSnapshot = (lines: Iterable<string>, name: string): Snapshot => {
  const broken = (cause?: unknown): Fault => new Fault('party.snapshot-broken', { name }, cause === undefined ? {} : { cause })
  const hash = sha256.create()
  let head: (Omit<Snapshot, 'parties'> & { form: string; count: number }) | undefined
  let digest: string | undefined
  const parties: ListedParty[] = []
  for (const text of lines) {
    if (text === '') continue
    if (digest !== undefined) throw broken()
    const value = parse(text, broken)
    if (typeof value['digest'] === 'string') digest = value['digest']
    else {
      hash.update(utf8ToBytes(`${text}\n`))
      // What is read here was written by snapshotLines, which the digest proves below.
      if (head === undefined) head = value as unknown as typeof head
      else parties.push(value as unknown as ListedParty)
    }
  }
  if (head === undefined || head.form !== FORM || digest !== bytesToHex(hash.digest()) || parties.length !== head.count) throw broken()
  const { form: _form, count: _count, ...rest } = head
  return { ...rest, parties }
}

const parse = (text: string, broken: (cause: unknown) => Fault): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>
  } catch (cause) {
    throw broken(cause)
  }
  throw broken(undefined)
}
