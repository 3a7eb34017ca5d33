/**
 * What follows from a yes or a no: `implies` of the dictionary, and the order of judgement levels (what is specially designed
 * for a purpose is also designed or modified for it, and so usable). A no travels the other way.
 */
import type { Dictionary, JudgementLevel } from '../list/model.ts'

/** From narrow to wide; `other` stands alone. */
const LEVELS: readonly JudgementLevel[] = ['specially-designed-or-prepared', 'specially-designed', 'designed-or-modified', 'usable']

/** `from`: attributes any of whose yes makes this one yes. `into`: attributes any of whose no makes this one no. Itself excluded. */
export interface Implications {
  readonly from: ReadonlyMap<string, readonly string[]>
  readonly into: ReadonlyMap<string, readonly string[]>
}

const cache = new WeakMap<Dictionary, Implications>()

const directly = (dictionary: Dictionary): Map<string, Set<string>> => {
  const next = new Map<string, Set<string>>()
  const link = (a: string, b: string): void => {
    if (a !== b) next.set(a, (next.get(a) ?? new Set()).add(b))
  }
  const byPurpose = new Map<string, { id: string; level: number }[]>()
  for (const attribute of dictionary.attributes.values()) {
    for (const implied of attribute.implies) link(attribute.id, implied)
    const level = attribute.judgement === undefined ? -1 : LEVELS.indexOf(attribute.judgement.level)
    if (attribute.judgement !== undefined && level >= 0) {
      const peers = byPurpose.get(attribute.judgement.purpose) ?? []
      peers.push({ id: attribute.id, level })
      byPurpose.set(attribute.judgement.purpose, peers)
    }
  }
  for (const peers of byPurpose.values()) {
    for (const a of peers) for (const b of peers) if (a.level <= b.level) link(a.id, b.id)
  }
  return next
}

/** The transitive closure both ways, computed once a dictionary. */
export const implicationsOf = (dictionary: Dictionary): Implications => {
  const known = cache.get(dictionary)
  if (known !== undefined) return known
  const next = directly(dictionary)
  const into = new Map<string, readonly string[]>()
  const from = new Map<string, string[]>()
  for (const id of next.keys()) {
    const reached = new Set<string>()
    const stack = [id]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      for (const further of next.get(at) ?? []) {
        if (further === id || reached.has(further)) continue
        reached.add(further)
        stack.push(further)
      }
    }
    into.set(id, [...reached])
    for (const far of reached) from.set(far, [...(from.get(far) ?? []), id])
  }
  const result = { from, into }
  cache.set(dictionary, result)
  return result
}
