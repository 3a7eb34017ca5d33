/** What a provision says on a day, whole: its own condition with what it inherits, and what its notes and its ancestors' take out. */
import type { Expr } from './expression.ts'
import type { ControlList, Note, Provision, Version } from './model.ts'
import { versionOn } from './versions.ts'

/** A provision on a day. `when` is everything that must hold; `excludes` are the excluding notes, none of which may. */
export interface Effective {
  readonly provision: Provision
  readonly version: Version
  readonly kinds: readonly string[]
  readonly when: readonly { readonly from: string; readonly expr: Expr }[]
  readonly excludes: readonly { readonly from: string; readonly text: string; readonly expr: Expr }[]
  /** Notes that only speak: include, clarify, define, redirect. */
  readonly notes: readonly Note[]
}

/** The chain from a provision up to its outermost heading, itself first. */
export const lineage = (list: ControlList, provision: Provision): readonly Provision[] => {
  const byId = indexed(list)
  const chain = [provision]
  for (let parent = provision.parent; parent !== undefined; ) {
    const above = byId.get(parent)
    if (above === undefined) break
    chain.push(above)
    parent = above.parent
  }
  return chain
}

const indexes = new WeakMap<ControlList, ReadonlyMap<string, Provision>>()
const indexed = (list: ControlList): ReadonlyMap<string, Provision> => {
  const known = indexes.get(list)
  if (known !== undefined) return known
  const made = new Map(list.provisions.map((one) => [one.id, one]))
  indexes.set(list, made)
  return made
}

/**
 * The provision as it stands on a day, or undefined when no version of it, or of an ancestor that has versions, is in force.
 * Headings have no effect of their own and give undefined.
 */
export const effective = (list: ControlList, provision: Provision, day: string): Effective | undefined => {
  if (provision.heading) return undefined
  const version = versionOn(provision, day)
  if (version === undefined) return undefined
  const when: { from: string; expr: Expr }[] = []
  const excludes: { from: string; text: string; expr: Expr }[] = []
  const notes: Note[] = []
  const take = (from: string, expr: Expr, all: readonly Note[]): void => {
    if (expr.op !== 'true') when.unshift({ from, expr })
    for (const note of all) {
      if (note.effect === 'exclude' && note.when !== undefined) excludes.push({ from, text: note.text, expr: note.when })
      else notes.push(note)
    }
  }
  for (const one of lineage(list, provision)) {
    if (one.versions.length === 0) continue
    const current = versionOn(one, day)
    if (current === undefined) return undefined
    take(one.full, current.when, current.notes)
  }
  take(list.id, { op: 'true' }, list.notes)
  return { provision, version, kinds: provision.kinds, when, excludes, notes }
}

/** The whole condition as one tree: everything that must hold, and none of what is taken out. */
export const wholeCondition = (one: Effective): Expr => {
  const must = one.when.map((part) => part.expr)
  if (one.excludes.length > 0) must.push({ op: 'none', of: one.excludes.map((part) => part.expr) })
  const only = must[0]
  if (only === undefined) return { op: 'true' }
  return must.length === 1 ? only : { op: 'all', of: must }
}
