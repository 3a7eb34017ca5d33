/** Screens names against an index: identifiers first, then candidates by their rarest words, then the score with its reasons. */

import { RULES } from './compare.ts'
import { GIVEN } from './data/given-names.ts'
import { findWord, identifierKey, joinedKeys, maskOf, PACK, type PartyIndex, partyAt, shorter, skeletonKey, wordAt } from './index.ts'
import type { PartyHit, Query, Schema, ScreenResult } from './model.ts'
import { type AnalysedName, analyseName, type NamePart } from './names.ts'
import { type Likeness, listedLikeness, queryLikeness, scoreParties, THRESHOLDS, verdictOf } from './score.ts'
import { nearAbjad, nearSounds, nearSyllables, phone } from './sound.ts'

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
  /** Words of the dictionary like this one, the nearest first, and how near. */
  readonly words: Uint32Array
  readonly near: Float32Array
  /** How many names hold one of them. */
  readonly size: number
}

/** Bounds of work, so that no name costs more than a few milliseconds. */
const BOUND = { words: 48, opened: 20_000, scored: 24, cachedWords: 200_000, cachedParties: 20_000, bucket: 96, skeletons: 1200 } as const
/** How far below the threshold the first estimate may lie. */
const SLACK = 0.14

const bits = (mask: number): number => {
  let count = mask - ((mask >>> 1) & 0x55555555)
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333)
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Opens a screener on an index. */
export const screener = (index: PartyIndex): Screener => {
  const expansions = new Map<string, Expansion>()
  const parties = new Map<number, { readonly id: string; readonly list: string; readonly schema: Schema; readonly likeness: Likeness }>()
  const seen = new Uint32Array(index.nameCount)
  let round = 0
  const {
    postStart,
    posts,
    keyStart,
    keyWords,
    joinStart,
    joinNames,
    idStart,
    idParties,
    nameParty,
    nameStart,
    nameWords,
    wordStart,
    wordMask,
    soundStart,
  } = index.at

  const similar = (part: NamePart): readonly (readonly [number, number])[] => {
    const found = new Map<number, number>()
    const word = part.plain
    const own = findWord(index, word)
    if (own >= 0) found.set(own, 1)
    if (part.kind === 'number') return [...found]
    const mask = maskOf(word)
    const sounds = phone(word)
    const alphabet = part.writing === 'alphabet'
    const consider = (hash: number, most: number, strict: boolean): void => {
      const bucket = hash & (keyStart.length - 2)
      const from = keyStart[bucket] ?? 0
      const to = Math.min(keyStart[bucket + 1] ?? 0, from + most)
      for (let at = from; at < to; at++) {
        const id = keyWords[at] ?? 0
        if (strict) {
          const gap = (wordStart[id + 1] ?? 0) - (wordStart[id] ?? 0) - word.length
          if (gap > 3 || gap < -3 || bits((wordMask[id] ?? 0) ^ mask) > (word.length > 7 ? 5 : 4)) continue
        }
        if (found.has(id)) continue
        if (strict) {
          const near = nearSounds(sounds, index.sounds, soundStart[id] ?? 0, soundStart[id + 1] ?? 0)
          if (near > 0) found.set(id, near)
          continue
        }
        const other = wordAt(index, id)
        found.set(
          id,
          alphabet
            ? Math.max(nearAbjad(other, word) ** 0.7, nearSyllables(other, word) ** 0.7)
            : part.writing === 'abjad'
              ? nearAbjad(word, other) ** 0.7
              : nearSyllables(word, other) ** 0.7,
        )
      }
    }
    shorter(word, (hash) => consider(hash, BOUND.bucket, true))
    consider(skeletonKey(word, true), alphabet ? BOUND.bucket : BOUND.skeletons, false)
    if (!alphabet) consider(skeletonKey(word, false), BOUND.skeletons, false)
    for (const family of GIVEN.get(word) ?? [])
      for (const other of FAMILIES[family] ?? []) {
        const id = findWord(index, other)
        if (id >= 0) found.set(id, Math.max(found.get(id) ?? 0, 0.9))
      }
    return [...found]
      .filter(([, near]) => near >= 0.6)
      .sort((a, b) => b[1] - a[1])
      .slice(0, BOUND.words)
  }

  /** The dictionary's words like this one. */
  const expand = (part: NamePart): Expansion => {
    const key = part.writing === 'alphabet' ? part.plain : `${part.writing[1]}:${part.plain}`
    const known = expansions.get(key)
    if (known !== undefined) return known
    if (expansions.size > BOUND.cachedWords) expansions.clear()
    const near = similar(part)
    let size = 0
    for (const [word] of near) size += (postStart[word + 1] ?? 0) - (postStart[word] ?? 0)
    const made = { words: Uint32Array.from(near, ([word]) => word), near: Float32Array.from(near, ([, value]) => value), size }
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

  const byJoined = (hash: number, found: Set<number>): void => {
    const bucket = hash & (joinStart.length - 2)
    for (let at = joinStart[bucket] ?? 0, end = Math.min(joinStart[bucket + 1] ?? 0, at + 8); at < end; at++)
      found.add(nameParty[joinNames[at] ?? 0] ?? 0)
  }

  /** Parties worth scoring. */
  const candidates = (name: AnalysedName, threshold: number, found: Set<number>): void => {
    const telling = name.parts.filter((one) => one.kind !== 'particle')
    const words = telling.map((one) => one.plain)
    joinedKeys(words, name.eastern, (hash) => byJoined(hash, found))
    // Listed names of one word are looked up whole by each word of the query.
    if (telling.length > 1)
      for (const one of telling) if (one.kind === 'word') joinedKeys([one.plain], false, (hash) => byJoined(hash, found))
    const groups = telling
      .filter((one) => one.kind !== 'initial' && one.kind !== 'prefix')
      .map((part) => ({ weight: part.weight, like: expand(part), used: 0 }))
    for (let at = 0; at + 1 < telling.length; at++) {
      const left = telling[at] as NamePart
      const right = telling[at + 1] as NamePart
      const word = findWord(index, left.plain + right.plain)
      if (word >= 0)
        groups.push({
          weight: left.weight + right.weight,
          like: { words: Uint32Array.of(word), near: Float32Array.of(0.98), size: (postStart[word + 1] ?? 0) - (postStart[word] ?? 0) },
          used: 0,
        })
    }
    if (groups.length === 0) return
    const total = telling.reduce((sum, one) => sum + (one.kind === 'initial' ? 0 : one.weight), 0)
    groups.sort((a, b) => a.like.size - b.like.size)
    round++
    let left = total
    let count = 0
    const ranked: [number, number][] = []
    let nearOf: Map<number, number> | undefined
    const lookUp = (): Map<number, number> => {
      const made = new Map<number, number>()
      for (const [at, { like }] of groups.entries())
        for (let i = 0; i < like.words.length; i++) {
          const value = at * 1024 + Math.round((like.near[i] ?? 0) * 1000)
          const word = like.words[i] ?? 0
          if ((made.get(word) ?? 0) % 1024 < value % 1024) made.set(word, value)
        }
      return made
    }
    const extraRate = name.person ? RULES.extraPerson : RULES.extraOrganisation
    // What a listed name could score at best: its words against the query's, by nearness of words alone.
    const estimate = (entry: number, near: Map<number, number>): number => {
      let matched = 0
      let earned = 0
      let theirs = 0
      let mine = 0
      const to = nameStart[entry + 1] ?? 0
      for (let at = nameStart[entry] ?? 0; at < to; at++) {
        const packed = nameWords[at] ?? 0
        const weight = (packed % PACK) / 20
        const value = near.get((packed - (packed % PACK)) / PACK)
        const group = value === undefined ? undefined : groups[Math.floor(value / 1024)]
        if (value === undefined || group === undefined || group.used === entry + 1) {
          theirs += weight
          continue
        }
        group.used = entry + 1
        matched += Math.max(weight, group.weight)
        mine += group.weight
        earned += Math.max(weight, group.weight) * ((value % 1024) / 1000) ** RULES.slip
      }
      const rest = Math.max(0, total - mine)
      const conflict = Math.min(rest, theirs)
      return matched === 0 ? 0 : earned / (matched + conflict * RULES.conflict + (Math.max(rest, theirs) - conflict) * extraRate)
    }
    const least = threshold - SLACK
    // A name that shares none of the rarer words cannot reach half the weight: the commonest words open no names of their own.
    for (const [at, { weight, like }] of groups.entries()) {
      if (at > 0 && left <= total * 0.5) break
      left -= weight
      for (let i = 0; i < like.words.length && count < BOUND.opened; i++) {
        const word = like.words[i] ?? 0
        for (let post = postStart[word] ?? 0, to = postStart[word + 1] ?? 0; post < to && count < BOUND.opened; post++) {
          const entry = posts[post] ?? 0
          if (seen[entry] === round) continue
          seen[entry] = round
          count++
          nearOf ??= lookUp()
          const value = estimate(entry, nearOf)
          if (value >= least) ranked.push([entry, value])
        }
      }
    }
    if (ranked.length > BOUND.scored) ranked.sort((a, b) => b[1] - a[1])
    for (const [entry] of ranked.slice(0, BOUND.scored)) found.add(nameParty[entry] ?? 0)
  }

  const one = (query: Query, { threshold = THRESHOLDS.possible, most = 10 }: ScreenOptions = {}): ScreenResult => {
    const found = new Set<number>()
    for (const { value } of query.identifiers ?? []) {
      const bucket = identifierKey(value) & (idStart.length - 2)
      for (let at = idStart[bucket] ?? 0, end = Math.min(idStart[bucket + 1] ?? 0, at + BOUND.bucket); at < end; at++)
        found.add(idParties[at] ?? 0)
    }
    const schemas: readonly Schema[] =
      query.schema === undefined || query.schema === 'unknown' ? ['person', 'organisation'] : [query.schema]
    for (const schema of schemas) candidates(analyseName(query.name, schema), threshold, found)
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
      hits.push({
        id: other.id,
        list: other.list,
        name: other.likeness.names[scored.names[1]]?.full ?? '',
        score: scored.score,
        verdict,
        reasons: scored.reasons,
        against: scored.against,
      })
    }
    hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    return { query, status: hits.length > 0 ? 'hits' : 'none', hits: hits.slice(0, most), snapshots: index.lists }
  }
  return { index, one }
}

const FAMILIES: readonly (readonly string[])[] = (() => {
  const out: string[][] = []
  for (const [name, families] of GIVEN) for (const family of families) out[family] = [...(out[family] ?? []), name]
  return out
})()

/** Screens one query or many. For many names keep a `screener`. */
export const screen = (queries: Query | readonly Query[], index: PartyIndex, options: ScreenOptions = {}): readonly ScreenResult[] => {
  const { one } = screener(index)
  const all: readonly Query[] = 'name' in queries ? [queries] : queries
  return all.map((query) => one(query, options))
}
