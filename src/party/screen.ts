/** Screens names against an index: identifiers first, then candidates by their rarest words, then the score with its reasons. */
import { GIVEN } from './data/given-names.ts'
import { findWord, identifierKey, joinedKeys, type PartyIndex, partyAt, shorter, skeletonKey, wordAt } from './index.ts'
import type { PartyHit, Query, Schema, ScreenResult } from './model.ts'
import { type AnalysedName, analyseName, type NamePart } from './names.ts'
import { type Likeness, listedLikeness, queryLikeness, scoreParties, THRESHOLDS, verdictOf } from './score.ts'
import { nearAbjad, nearAlphabet, nearSyllables } from './sound.ts'

/** How to screen. `threshold`: the least score of a hit; `most`: hits a name. */
export interface ScreenOptions {
  readonly threshold?: number
  readonly most?: number
}

/** A screener keeps what it learned about words between names; one a thread. */
export interface Screener {
  readonly index: PartyIndex
  readonly one: (query: Query, options?: ScreenOptions) => ScreenResult
}

interface Expansion {
  readonly names: Uint32Array
  readonly near: Uint8Array
}

/** Bounds of work, so that no name costs more than a few milliseconds. */
const BOUND = { words: 60, union: 60_000, scored: 40, cachedWords: 60_000, cachedParties: 20_000, bucket: 400 } as const

const EMPTY: Expansion = { names: new Uint32Array(0), near: new Uint8Array(0) }

/** Opens a screener on an index. */
export const screener = (index: PartyIndex): Screener => {
  const expansions = new Map<string, Expansion>()
  const parties = new Map<number, { readonly id: string; readonly list: string; readonly schema: Schema; readonly likeness: Likeness }>()
  const mark = new Float32Array(index.nameCount)
  const touched = new Uint32Array(index.nameCount)
  const { postStart, posts, keyStart, keyWords, joinStart, joinNames, idStart, idParties, nameParty, nameSize } = index.at

  const similar = (part: NamePart): readonly (readonly [number, number])[] => {
    const found = new Map<number, number>()
    const word = part.plain
    const own = findWord(index, word)
    if (own >= 0) found.set(own, 1)
    if (part.kind === 'number') return [...found]
    const consider = (hash: number): void => {
      const bucket = hash & (keyStart.length - 2)
      const from = keyStart[bucket] ?? 0
      const to = Math.min(keyStart[bucket + 1] ?? 0, from + BOUND.bucket)
      for (let at = from; at < to; at++) {
        const id = keyWords[at] ?? 0
        if (found.has(id)) continue
        const length = (index.at.wordStart[id + 1] ?? 0) - (index.at.wordStart[id] ?? 0)
        if (part.writing === 'alphabet' && length > word.length + 5) continue
        const other = wordAt(index, id)
        const near = part.writing === 'syllabary' ? nearSyllables(word, other) : part.writing === 'abjad' ? nearAbjad(word, other) : Math.max(nearAlphabet(word, other), /[aeiou]/.test(other.slice(1)) ? 0 : nearAbjad(other, word))
        found.set(id, near)
      }
    }
    shorter(word, consider)
    consider(skeletonKey(word))
    for (const family of GIVEN.get(word) ?? []) for (const other of FAMILIES[family] ?? []) {
      const id = findWord(index, other)
      if (id >= 0) found.set(id, Math.max(found.get(id) ?? 0, 0.88))
    }
    return [...found].filter(([, near]) => near >= 0.6).sort((a, b) => b[1] - a[1]).slice(0, BOUND.words)
  }

  /** All names that hold a word like this one, with the best nearness in hundredths. */
  const expand = (part: NamePart): Expansion => {
    const key = `${part.writing[1]}${part.plain}`
    const known = expansions.get(key)
    if (known !== undefined) return known
    if (expansions.size > BOUND.cachedWords) expansions.clear()
    const best = new Map<number, number>()
    for (const [word, near] of similar(part)) {
      const from = postStart[word] ?? 0
      const to = postStart[word + 1] ?? 0
      for (let at = from; at < to && best.size < BOUND.union; at++) {
        const name = posts[at] ?? 0
        if (!best.has(name)) best.set(name, Math.round(near * 100))
      }
    }
    const made = best.size === 0 ? EMPTY : { names: Uint32Array.from(best.keys()), near: Uint8Array.from(best.values()) }
    expansions.set(key, made)
    return made
  }

  const listed = (party: number): { readonly id: string; readonly list: string; readonly schema: Schema; readonly likeness: Likeness } => {
    const known = parties.get(party)
    if (known !== undefined) return known
    if (parties.size > BOUND.cachedParties) parties.clear()
    const record = partyAt(index, party)
    const made = { id: record.id, list: record.list, schema: record.schema, likeness: listedLikeness(record) }
    parties.set(party, made)
    return made
  }

  /** Parties worth scoring, the likeliest first. */
  const candidates = (name: AnalysedName, found: Set<number>): void => {
    const telling = name.parts.filter((one) => one.kind !== 'particle' && one.kind !== 'initial' && one.kind !== 'prefix')
    joinedKeys(name.parts.filter((one) => one.kind !== 'particle').map((one) => one.plain), name.eastern, (hash) => {
      const bucket = hash & (joinStart.length - 2)
      for (let at = joinStart[bucket] ?? 0, end = Math.min(joinStart[bucket + 1] ?? 0, at + 24); at < end; at++) found.add(nameParty[joinNames[at] ?? 0] ?? 0)
    })
    const groups = telling.map((part) => ({ part, hits: expand(part) }))
    for (let at = 0; at + 1 < telling.length; at++) {
      const left = telling[at] as NamePart
      const right = telling[at + 1] as NamePart
      const word = findWord(index, left.plain + right.plain)
      if (word >= 0) groups.push({ part: { ...left, plain: left.plain + right.plain, weight: left.weight + right.weight }, hits: expand({ ...left, plain: left.plain + right.plain }) })
    }
    if (groups.length === 0) return
    const total = telling.reduce((sum, one) => sum + one.weight, 0)
    groups.sort((a, b) => a.hits.names.length - b.hits.names.length)
    let count = 0
    let left = total
    // A name that shares none of the rarer words cannot reach half the weight: the commonest words are only looked up, never scanned for new names.
    for (const [at, { part, hits }] of groups.entries()) {
      const opens = at === 0 || left > total * 0.5
      left -= part.weight
      if (!opens && hits.names.length > 2000) continue
      for (let i = 0; i < hits.names.length; i++) {
        const entry = hits.names[i] ?? 0
        const before = mark[entry] ?? 0
        if (before === 0) {
          if (!opens) continue
          touched[count++] = entry
        }
        mark[entry] = before + (part.weight * (hits.near[i] ?? 0)) / 100
      }
    }
    const least = total * 0.4
    const ranked: [number, number][] = []
    for (let i = 0; i < count; i++) {
      const entry = touched[i] ?? 0
      const share = mark[entry] ?? 0
      mark[entry] = 0
      const size = nameSize[entry] ?? 1
      // A person's listed name may be short; matched weight must be most of the shorter side.
      const shorterSide = Math.min(telling.length, size)
      if (share >= Math.min(least, 0.5) && share >= shorterSide * 0.42) ranked.push([entry, share / Math.max(total, 1) + share / size])
    }
    if (ranked.length > BOUND.scored) ranked.sort((a, b) => b[1] - a[1])
    for (const [entry] of ranked.slice(0, BOUND.scored)) found.add(nameParty[entry] ?? 0)
  }

  const one = (query: Query, { threshold = THRESHOLDS.possible, most = 10 }: ScreenOptions = {}): ScreenResult => {
    const found = new Set<number>()
    for (const { value } of query.identifiers ?? []) {
      const bucket = identifierKey(value) & (idStart.length - 2)
      for (let at = idStart[bucket] ?? 0, end = Math.min(idStart[bucket + 1] ?? 0, at + BOUND.bucket); at < end; at++) found.add(idParties[at] ?? 0)
    }
    const schemas: readonly Schema[] = query.schema === undefined || query.schema === 'unknown' ? ['person', 'organisation'] : [query.schema]
    for (const schema of schemas) candidates(analyseName(query.name, schema), found)
    const asked = new Map<Schema, Likeness>()
    const hits: PartyHit[] = []
    for (const party of found) {
      const other = listed(party)
      let mine = asked.get(other.schema)
      if (mine === undefined) {
        mine = queryLikeness(query, other.schema)
        asked.set(other.schema, mine)
      }
      const scored = scoreParties(mine, other.likeness)
      const verdict = verdictOf(scored.score, threshold)
      if (verdict === 'different') continue
      hits.push({ id: other.id, list: other.list, name: other.likeness.names[scored.names[1]]?.full ?? '', score: scored.score, verdict, reasons: scored.reasons, against: scored.against })
    }
    hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    return { query, status: hits.length > 0 ? 'hits' : 'none', hits: hits.slice(0, most), snapshots: index.lists }
  }
  return { index, one }
}

const FAMILIES: readonly (readonly string[])[] = (() => {
  const out: string[][] = []
  for (const [name, families] of GIVEN) for (const family of families) (out[family] ??= []).push(name)
  return out
})()

/** Screens one query or many. For many names keep a `screener`. */
export const screen = (queries: Query | readonly Query[], index: PartyIndex, options: ScreenOptions = {}): readonly ScreenResult[] => {
  const { one } = screener(index)
  const all: readonly Query[] = 'name' in queries ? [queries] : queries
  return all.map((query) => one(query, options))
}
