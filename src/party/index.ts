/**
 * The index of listed parties: one ArrayBuffer (shared between workers where the platform allows) holding a dictionary of words, their
 * postings, keys of their misspellings and skeletons, joined names, identifiers, and the parties' own records. Building reads all; opening reads nothing.
 */
// biome-ignore-all lint/style/noNonNullAssertion: reads of typed arrays within their bounds, in the innermost loops
import type { ListedParty, Snapshot } from './model.ts'
import { analyseName } from './names.ts'
import { eastern, phone, skeleton } from './sound.ts'

/** What an index says about the lists in it. */
export type ListStamp = Pick<Snapshot, 'list' | 'sha256' | 'date' | 'invented'>

const MAGIC = 0x47485049
const VERSION = 2

/** FNV-1a over char codes, with a seed for the kind of key. */
export const hashOf = (text: string, seed = 0): number => {
  let hash = (2166136261 ^ seed) >>> 0
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619)
  hash ^= hash >>> 15
  return Math.imul(hash, 2246822519) >>> 0
}

/** Kinds of keys that share one table of buckets. */
const SEED = { delete: 1, skeleton: 2, foreign: 6 } as const
const JOINED = { phone: 3, east: 4, identifier: 5 } as const

/** The sections, in order. All Uint32 but the last two, which are bytes. */
const SECTIONS = [
  'wordStart',
  'wordTable',
  'postStart',
  'posts',
  'keyStart',
  'keyWords',
  'joinStart',
  'joinNames',
  'idStart',
  'idParties',
  'nameParty',
  'nameStart',
  'nameWords',
  'wordMask',
  'soundStart',
  'partyStart',
  'words',
  'sounds',
  'parties',
] as const
type Section = (typeof SECTIONS)[number]
type Bytes = 'words' | 'sounds' | 'parties'
type Numbers = Exclude<Section, Bytes>

/** An opened index: views on one buffer. */
export interface PartyIndex {
  readonly buffer: ArrayBufferLike
  readonly lists: readonly ListStamp[]
  readonly wordCount: number
  readonly nameCount: number
  readonly partyCount: number
  readonly at: Readonly<Record<Numbers, Uint32Array>>
  readonly words: Uint8Array
  /** The words' sounds, by which they are compared. */
  readonly sounds: Uint8Array
  readonly parties: Uint8Array
}

const power = (least: number): number => {
  let size = 16
  while (size < least) size *= 2
  return size
}

/** Keys into buckets: counting sort, no key is kept, so what a bucket gives must be verified. */
const buckets = (
  keys: readonly (readonly [Uint32Array | readonly number[], Uint32Array | readonly number[]])[],
  count: number,
): readonly [Uint32Array, Uint32Array] => {
  const size = power(count)
  const start = new Uint32Array(size + 1)
  for (const [hashes] of keys) for (let at = 0; at < hashes.length; at++) start[((hashes[at] ?? 0) & (size - 1)) + 1]! += 1
  for (let at = 1; at <= size; at++) start[at]! += start[at - 1] ?? 0
  const fill = start.slice(0, size)
  const values = new Uint32Array(start[size] ?? 0)
  for (const [hashes, ids] of keys)
    for (let at = 0; at < hashes.length; at++) values[fill[(hashes[at] ?? 0) & (size - 1)]!++] = ids[at] ?? 0
  return [start, values]
}

/** A growing row of numbers. */
const growing = (): { push: (value: number) => void; done: () => Uint32Array } => {
  let data = new Uint32Array(1024)
  let length = 0
  return {
    push: (value) => {
      if (length === data.length) {
        const wider = new Uint32Array(data.length * 2)
        wider.set(data)
        data = wider
      }
      data[length++] = value
    },
    done: () => data.subarray(0, length),
  }
}

/** Words end to end in bytes, and where each starts. */
const blob = (words: readonly string[]): readonly [Uint32Array, Uint8Array] => {
  const start = new Uint32Array(words.length + 1)
  for (const [at, word] of words.entries()) start[at + 1] = (start[at] ?? 0) + word.length
  const text = new Uint8Array(start[words.length] ?? 0)
  for (const [at, word] of words.entries()) for (let i = 0; i < word.length; i++) text[(start[at] ?? 0) + i] = word.charCodeAt(i)
  return [start, text]
}

const coarse = (word: string): string => phone(word).replaceAll('e', 'a').replaceAll('u', 'o')

/** Keys of a word by sound with vowels in broad classes, whole and with each letter left out: words that share one are near, and must be verified. */
export const shorter = (plain: string, each: (hash: number) => void): void => {
  const word = coarse(plain)
  each(hashOf(word, SEED.delete))
  if (word.length < 3) return
  for (let at = 0; at < word.length; at++)
    if (at === 0 || word[at] !== word[at - 1]) each(hashOf(word.slice(0, at) + word.slice(at + 1), SEED.delete))
}

/** Hash of a word's skeleton: of alphabets' words and of others apart, since an alphabet's word looks only for the others by it. */
export const skeletonKey = (word: string, foreign: boolean): number => hashOf(skeleton(word), foreign ? SEED.foreign : SEED.skeleton)

/** The letters of a word as bits, to tell at a glance that two words are far apart. */
export const maskOf = (word: string): number => {
  let mask = 0
  for (let at = 0; at < word.length; at++) mask |= 1 << ((word.charCodeAt(at) - 97) & 31)
  return mask >>> 0
}

/** Weights of words in names, in twentieths, as they are packed beside the word: `word * 32 + weight`. */
export const PACK = 32

/** Keys of a name written together: by sound, and where it reads so, in the eastern form; with the first word also last. */
export const joinedKeys = (parts: readonly string[], isEastern: boolean, each: (hash: number) => void): void => {
  const turns = parts.length > 1 && parts.length <= 4 ? [parts, [...parts.slice(1), parts[0] ?? '']] : [parts]
  for (const turn of turns) {
    const text = turn.join('')
    each(hashOf(phone(text), JOINED.phone))
    if (isEastern) each(hashOf(eastern(text), JOINED.east))
  }
}

/** Hash of an identifier's value: upper case, letters and digits only. */
export const identifierKey = (value: string): number => hashOf(value.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''), JOINED.identifier)

/** Builds an index of lists. Synchronous and pure; a million names take some ten seconds. */
export const buildIndex = (snapshots: readonly Snapshot[], progress?: (done: number) => void): PartyIndex => {
  const ids = new Map<string, number>()
  const postings = growing()
  const postWords = growing()
  const nameParty = growing()
  const nameStart = growing()
  const nameWords = growing()
  const foreign = new Set<number>()
  const joinHash = growing()
  const joinName = growing()
  const idHash = growing()
  const idParty = growing()
  const encoder = new TextEncoder()
  const records: Uint8Array[] = []
  const partyStart = growing()
  let recordBytes = 0
  let partyCount = 0
  let nameCount = 0
  let nameWordCount = 0
  const addName = (full: string, party: ListedParty): void => {
    const name = analyseName(full, party.schema)
    const telling = name.parts.filter((one) => one.kind !== 'particle')
    if (telling.length === 0) return
    const seen = new Set<number>()
    nameStart.push(nameWordCount)
    for (const part of telling) {
      if (part.kind === 'initial') continue
      let word = ids.get(part.plain)
      if (word === undefined) {
        word = ids.size
        ids.set(part.plain, word)
      }
      if (part.writing !== 'alphabet') foreign.add(word)
      nameWords.push(word * PACK + Math.min(PACK - 1, Math.round(part.weight * 20)))
      nameWordCount++
      if (seen.has(word)) continue
      seen.add(word)
      postings.push(nameCount)
      postWords.push(word)
    }
    joinedKeys(
      telling.map((one) => one.plain),
      name.eastern,
      (hash) => {
        joinHash.push(hash)
        joinName.push(nameCount)
      },
    )
    nameParty.push(partyCount)
    nameCount++
  }
  for (const snapshot of snapshots) {
    for (const party of snapshot.parties) {
      for (const one of party.names) addName(one.full, party)
      for (const one of party.identifiers) {
        idHash.push(identifierKey(one.value))
        idParty.push(partyCount)
      }
      partyStart.push(recordBytes)
      const record = encoder.encode(JSON.stringify(party))
      records.push(record)
      recordBytes += record.length
      partyCount++
      if (partyCount % 10_000 === 0) progress?.(partyCount)
    }
  }
  partyStart.push(recordBytes)
  nameStart.push(nameWordCount)

  const words = [...ids.keys()]
  const [wordStart, text] = blob(words)
  const [soundStart, sounds] = blob(words.map(phone))
  const tableSize = power(words.length * 2)
  const wordTable = new Uint32Array(tableSize)
  const keyHash = growing()
  const keyWord = growing()
  for (const [at, word] of words.entries()) {
    let slot = hashOf(word) & (tableSize - 1)
    while (wordTable[slot] !== 0) slot = (slot + 1) & (tableSize - 1)
    wordTable[slot] = at + 1
    const key = (hash: number): void => {
      keyHash.push(hash)
      keyWord.push(at)
    }
    if (!/^\d/.test(word)) {
      shorter(word, key)
      key(skeletonKey(word, foreign.has(at)))
    }
  }
  const hashes = keyHash.done()
  const [keyStart, keyWords] = buckets([[hashes, keyWord.done()]], hashes.length)
  const owners = postWords.done()
  const postStart = new Uint32Array(words.length + 1)
  for (const word of owners) postStart[word + 1]! += 1
  for (let at = 1; at <= words.length; at++) postStart[at]! += postStart[at - 1] ?? 0
  const fill = postStart.slice(0, words.length)
  const posts = new Uint32Array(owners.length)
  const entries = postings.done()
  for (let at = 0; at < owners.length; at++) posts[fill[owners[at] ?? 0]!++] = entries[at] ?? 0
  const joins = joinHash.done()
  const [joinStart, joinNames] = buckets([[joins, joinName.done()]], joins.length)
  const numbers = idHash.done()
  const [idStart, idParties] = buckets([[numbers, idParty.done()]], numbers.length)

  const stamps = snapshots.map(({ list, sha256, date, invented }): ListStamp => ({ list, sha256, date, invented }))
  const sections: Readonly<Record<Numbers, Uint32Array>> = {
    wordStart,
    wordTable,
    postStart,
    posts,
    keyStart,
    keyWords,
    joinStart,
    joinNames,
    idStart,
    idParties,
    nameParty: nameParty.done(),
    nameStart: nameStart.done(),
    nameWords: nameWords.done(),
    wordMask: Uint32Array.from(words, maskOf),
    soundStart,
    partyStart: partyStart.done(),
  }
  return pack(stamps, sections, text, sounds, records, recordBytes)
}

const pack = (
  stamps: readonly ListStamp[],
  sections: Readonly<Record<Numbers, Uint32Array>>,
  text: Uint8Array,
  sounds: Uint8Array,
  records: readonly Uint8Array[],
  recordBytes: number,
): PartyIndex => {
  const header = new TextEncoder().encode(JSON.stringify(stamps))
  const head = 4 * (3 + SECTIONS.length + 1)
  const sizes = SECTIONS.map((name) =>
    name === 'words' ? text.length : name === 'sounds' ? sounds.length : name === 'parties' ? recordBytes : sections[name].byteLength,
  )
  const starts: number[] = []
  let end = (head + header.length + 7) & ~7
  for (const size of sizes) {
    starts.push(end)
    end = (end + size + 7) & ~7
  }
  const buffer = typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(end) : new SharedArrayBuffer(end)
  const front = new Uint32Array(buffer, 0, head / 4)
  front.set([MAGIC, VERSION, header.length, ...sizes, end])
  new Uint8Array(buffer, head, header.length).set(header)
  for (const [at, name] of SECTIONS.entries()) {
    if (name === 'words') new Uint8Array(buffer, starts[at] ?? 0, text.length).set(text)
    else if (name === 'sounds') new Uint8Array(buffer, starts[at] ?? 0, sounds.length).set(sounds)
    else if (name === 'parties') {
      let to = starts[at] ?? 0
      const bytes = new Uint8Array(buffer)
      for (const record of records) {
        bytes.set(record, to)
        to += record.length
      }
    } else new Uint32Array(buffer, starts[at] ?? 0, sections[name].length).set(sections[name])
  }
  const opened = openIndex(buffer)
  // INVARIANT: what was packed opens.
  if (opened === undefined) throw new Error('a packed index does not open')
  return opened
}

/** Opens an index's bytes: a few views, nothing is copied. Undefined where the bytes are no whole index of this version. */
export const openIndex = (buffer: ArrayBufferLike): PartyIndex | undefined => {
  const head = 4 * (3 + SECTIONS.length + 1)
  if (buffer.byteLength < head) return undefined
  const front = new Uint32Array(buffer, 0, head / 4)
  if (front[0] !== MAGIC || front[1] !== VERSION || front[head / 4 - 1] !== buffer.byteLength) return undefined
  const headerLength = front[2] ?? 0
  let from = (head + headerLength + 7) & ~7
  const views = new Map<Section, Uint32Array>()
  let words = new Uint8Array(0)
  let sounds = new Uint8Array(0)
  let parties = new Uint8Array(0)
  for (const [at, name] of SECTIONS.entries()) {
    const size = front[3 + at] ?? 0
    if (from + size > buffer.byteLength) return undefined
    if (name === 'words') words = new Uint8Array(buffer as ArrayBuffer, from, size)
    else if (name === 'sounds') sounds = new Uint8Array(buffer as ArrayBuffer, from, size)
    else if (name === 'parties') parties = new Uint8Array(buffer as ArrayBuffer, from, size)
    else views.set(name, new Uint32Array(buffer, from, size / 4))
    from = (from + size + 7) & ~7
  }
  const lists: readonly ListStamp[] = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, head, headerLength).slice()))
  const at = Object.fromEntries(views) as PartyIndex['at']
  return {
    buffer,
    lists,
    wordCount: at.wordStart.length - 1,
    nameCount: at.nameParty.length,
    partyCount: at.partyStart.length - 1,
    at,
    words,
    sounds,
    parties,
  }
}

/** A listed party's own record, read from the index. */
export const partyAt = (index: PartyIndex, at: number): ListedParty => {
  const from = index.at.partyStart[at] ?? 0
  const to = index.at.partyStart[at + 1] ?? from
  return JSON.parse(new TextDecoder().decode(index.parties.slice(from, to)))
}

/** A word of the dictionary. */
export const wordAt = (index: PartyIndex, word: number): string => {
  let out = ''
  for (let at = index.at.wordStart[word] ?? 0; at < (index.at.wordStart[word + 1] ?? 0); at++)
    out += String.fromCharCode(index.words[at] ?? 0)
  return out
}

/** A word's number in the dictionary, or -1. */
export const findWord = (index: PartyIndex, word: string): number => {
  const size = index.at.wordTable.length
  for (let slot = hashOf(word) & (size - 1); ; slot = (slot + 1) & (size - 1)) {
    const found = index.at.wordTable[slot] ?? 0
    if (found === 0) return -1
    const from = index.at.wordStart[found - 1] ?? 0
    if ((index.at.wordStart[found] ?? 0) - from !== word.length) continue
    let same = true
    for (let at = 0; at < word.length && same; at++) same = index.words[from + at] === word.charCodeAt(at)
    if (same) return found - 1
  }
}
