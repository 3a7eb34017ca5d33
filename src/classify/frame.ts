/** The compiled evaluator's view of one item: facts by slot, kinds as bits, what was worked out so far. Frames are used again. */
import type { Dictionary } from '../list/model.ts'
import { type Identity, identify } from './chemical.ts'
import { CHEMICAL } from './engine.ts'
import type { Deal, Fact, Item, Value } from './facts.ts'
import { narrowest } from './kinds.ts'
import { type Span, spanOf } from './know.ts'

/** Sets of kinds as bits, and each kind's descendants. */
export interface KindBits {
  readonly words: number
  readonly index: ReadonlyMap<string, number>
  /** By kind index: itself and everything narrower. */
  readonly below: readonly Uint32Array[]
}

/** The bits of every kind of a dictionary. */
export const kindBits = (dictionary: Dictionary, descendantsOf: (id: string) => Iterable<string>): KindBits => {
  const index = new Map([...dictionary.kinds.keys()].map((id, i) => [id, i] as const))
  const words = Math.ceil(index.size / 32)
  const below = [...index.keys()].map((id) => {
    const bits = new Uint32Array(words)
    for (const narrower of descendantsOf(id)) setBit(bits, index.get(narrower) ?? 0)
    return bits
  })
  return { words, index, below }
}

const setBit = (bits: Uint32Array, i: number): void => {
  bits[i >> 5] = (bits[i >> 5] ?? 0) | (1 << (i & 31))
}

/** Whether a kind's bit is set. */
export const hasBit = (bits: Uint32Array, i: number): boolean => ((bits[i >> 5] ?? 0) & (1 << (i & 31))) !== 0

/** One item laid out for evaluation. */
export interface Frame {
  item: Item
  deal: Deal | undefined
  readonly values: (Fact | undefined)[]
  readonly used: number[]
  /** Asserted kinds that the lattice knows, by index, the narrowest only. */
  readonly kinds: number[]
  /** Kinds it may yet turn out to be: below what is asserted, without what is ruled out. */
  possible: Uint32Array
  readonly scratch: Uint32Array
  readonly spans: (Span | undefined | null)[]
  readonly spansUsed: number[]
  identity: Identity | undefined
  unknowable: readonly string[]
}

const NOTHING: Item = { kinds: [], notKinds: [], facts: {}, parts: {}, ties: [], tiesComplete: false, unknowable: [] }

/** Lays items out in frames, one a level of nesting (parts, tied items). */
export interface Layout {
  readonly slots: ReadonlyMap<string, number>
  readonly bits: KindBits
  /** The frame of the next level, filled; every `enter` needs its `leave`. */
  readonly enter: (item: Item, deal: Deal | undefined, unknowable: readonly string[]) => Frame
  readonly leave: () => void
  /** Leaves all frames, also after a failure on the way. */
  readonly reset: () => void
}

/** A layout for items of a dictionary; its frames are made once and used again. */
export const layout = (dictionary: Dictionary, bits: KindBits): Layout => {
  const slots = new Map([...dictionary.attributes.keys()].map((id, i) => [id, i] as const))
  const all = new Uint32Array(bits.words)
  for (let i = 0; i < bits.index.size; i++) setBit(all, i)
  const frames: Frame[] = []
  let depth = 0
  const fresh = (): Frame => ({
    item: NOTHING,
    deal: undefined,
    values: Array.from({ length: slots.size }),
    used: [],
    kinds: [],
    possible: all,
    scratch: new Uint32Array(bits.words),
    spans: Array.from({ length: slots.size }),
    spansUsed: [],
    identity: undefined,
    unknowable: [],
  })
  const fillKinds = (frame: Frame, item: Item): void => {
    frame.kinds.length = 0
    const asserted =
      item.kinds.length > 1
        ? narrowest(
            dictionary.kinds,
            item.kinds.filter((kind) => dictionary.kinds.has(kind)),
          )
        : item.kinds
    for (const kind of asserted) {
      const i = bits.index.get(kind)
      if (i !== undefined) frame.kinds.push(i)
    }
    const only = frame.kinds.length === 1 ? bits.below[frame.kinds[0] ?? 0] : frame.kinds.length === 0 ? all : undefined
    if (only !== undefined && item.notKinds.length === 0) {
      frame.possible = only
      return
    }
    const { scratch } = frame
    if (only !== undefined) scratch.set(only)
    else {
      scratch.fill(0)
      for (const kind of frame.kinds) for (let w = 0; w < bits.words; w++) scratch[w] = (scratch[w] ?? 0) | (bits.below[kind]?.[w] ?? 0)
    }
    for (const out of item.notKinds) {
      const ruled = bits.below[bits.index.get(out) ?? -1]
      if (ruled !== undefined) for (let w = 0; w < bits.words; w++) scratch[w] = (scratch[w] ?? 0) & ~(ruled[w] ?? 0)
    }
    frame.possible = scratch
  }
  return {
    slots,
    bits,
    enter: (item, deal, unknowable) => {
      const frame = frames[depth] ?? fresh()
      frames[depth] = frame
      depth++
      frame.item = item
      frame.deal = deal
      frame.unknowable = unknowable
      frame.identity = undefined
      for (const slot of frame.used) frame.values[slot] = undefined
      frame.used.length = 0
      for (const slot of frame.spansUsed) frame.spans[slot] = undefined
      frame.spansUsed.length = 0
      for (const attr in item.facts) {
        const slot = slots.get(attr)
        if (slot === undefined) continue
        frame.values[slot] = item.facts[attr]
        frame.used.push(slot)
      }
      fillKinds(frame, item)
      return frame
    },
    leave: () => {
      depth--
    },
    reset: () => {
      depth = 0
    },
  }
}

/** What is known of a derived quantity or range, worked out once an item. */
export const derivedSpan = (frame: Frame, slot: number, attr: string, dictionary: Dictionary): Span | undefined => {
  const kept = frame.spans[slot]
  if (kept !== undefined) return kept ?? undefined
  const span = spanOf(frame.item, attr, dictionary)
  frame.spans[slot] = span ?? null
  frame.spansUsed.push(slot)
  return span
}

const identities = new WeakMap<Dictionary, { readonly byValue: WeakMap<Value, Identity>; readonly byChemical: Map<string, Identity> }>()

const NOT_KNOWN: Identity = {}

/** A chemical that was only picked from the dictionary is the same one each time, and so are all answers about it. */
const isOnlyPicked = (value: Extract<Value, { type: 'structure' }>): boolean =>
  value.chemical !== undefined && value.cas.length === 0 && value.names.length === 0 && value.graph === undefined && value.key === undefined

/** The item's chemical, worked out once a value. */
export const identityOf = (frame: Frame, dictionary: Dictionary): Identity => {
  if (frame.identity !== undefined) return frame.identity
  const value = Object.hasOwn(frame.item.facts, CHEMICAL) ? frame.item.facts[CHEMICAL]?.value : undefined
  frame.identity = value?.type === 'structure' ? remembered(value, dictionary) : NOT_KNOWN
  return frame.identity
}

const remembered = (value: Extract<Value, { type: 'structure' }>, dictionary: Dictionary): Identity => {
  const kept = identities.get(dictionary) ?? { byValue: new WeakMap<Value, Identity>(), byChemical: new Map<string, Identity>() }
  identities.set(dictionary, kept)
  const picked = isOnlyPicked(value) ? value.chemical : undefined
  const known = kept.byValue.get(value) ?? (picked === undefined ? undefined : kept.byChemical.get(picked)) ?? identify(value, dictionary)
  kept.byValue.set(value, known)
  if (picked !== undefined && known.id !== undefined) kept.byChemical.set(picked, known)
  return known
}
