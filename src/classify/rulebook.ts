/** The provisions in force on a day, whole, and how they hang together: what both evaluators read. */

import type { Expr } from '../list/expression.ts'
import type { ControlList, Provision } from '../list/model.ts'
import { effective } from '../list/resolve.ts'

/** One provision in force: of an item of its kinds all of `when` must hold, and none of `excludes`. */
export interface Rule {
  /** Place in the rulebook's `rules`. */
  readonly index: number
  readonly provision: Provision
  readonly list: string
  readonly kinds: readonly string[]
  readonly when: readonly { readonly from: string; readonly expr: Expr }[]
  readonly excludes: readonly { readonly from: string; readonly text: string; readonly expr: Expr }[]
}

/** All rules of some lists on a day. */
export interface Rulebook {
  readonly on: string
  readonly lists: readonly ControlList[]
  readonly rules: readonly Rule[]
  /** By full id; provisions not in force are absent. */
  readonly byId: ReadonlyMap<string, Rule>
  /** Whether the lists have a provision or heading of this full id, in force or not. */
  readonly has: (full: string) => boolean
  /** The rule itself, or for a heading every rule below it (releasing rules left out). Empty when none is in force. */
  readonly under: (full: string) => readonly Rule[]
  /** Whether `full` is `ancestor` or stands below it. */
  readonly isWithin: (full: string, ancestor: string) => boolean
  /** Index of a rule -> releasing rules whose scope it stands in. */
  readonly releasedBy: ReadonlyMap<number, readonly Rule[]>
}

/** Whether a full id is another or stands below it, by the dots of its path. */
const isPathWithin = (full: string, ancestor: string): boolean => full === ancestor || full.startsWith(`${ancestor}.`)

/**
 * A releasing rule frees what stands beside and below it: everything under its parent heading, or its whole list when it has
 * none.
 */
const scopes = (rules: readonly Rule[], isWithin: Rulebook['isWithin']): ReadonlyMap<number, readonly Rule[]> => {
  const released = new Map<number, Rule[]>()
  for (const release of rules) {
    if (release.provision.effect !== 'released') continue
    const { parent } = release.provision
    for (const rule of rules) {
      if (rule.list !== release.list || rule.provision.effect === 'released') continue
      if (parent !== undefined && !isWithin(rule.provision.full, `${rule.list}:${parent}`)) continue
      released.set(rule.index, [...(released.get(rule.index) ?? []), release])
    }
  }
  return released
}

/** The rules of the lists on a day (YYYY-MM-DD). Provisions whose version isn't in force are not among them. */
export const rulebook = (lists: readonly ControlList[], on: string): Rulebook => {
  const rules: Rule[] = []
  const parents = new Map<string, string | undefined>()
  for (const list of lists) {
    for (const provision of list.provisions) {
      parents.set(provision.full, provision.parent === undefined ? undefined : `${list.id}:${provision.parent}`)
      const found = effective(list, provision, on)
      if (found === undefined) continue
      rules.push({ index: rules.length, provision, list: list.id, kinds: found.kinds, when: found.when, excludes: found.excludes })
    }
  }
  const byId = new Map(rules.map((rule) => [rule.provision.full, rule]))
  const isWithin = (full: string, ancestor: string): boolean => {
    for (let at: string | undefined = full; at !== undefined; at = parents.get(at)) if (at === ancestor) return true
    return isPathWithin(full, ancestor)
  }
  const kept = new Map<string, readonly Rule[]>()
  const under = (full: string): readonly Rule[] => {
    const known = kept.get(full)
    if (known !== undefined) return known
    const own = byId.get(full)
    const found =
      own === undefined ? rules.filter((rule) => rule.provision.effect !== 'released' && isWithin(rule.provision.full, full)) : [own]
    kept.set(full, found)
    return found
  }
  return { on, lists, rules, byId, has: (full) => parents.has(full), under, isWithin, releasedBy: scopes(rules, isWithin) }
}
