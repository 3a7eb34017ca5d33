/**
 * A State takes provisions of reference lists into a list of its own: own numbers, own title, in force from the day it adopts them.
 * What a provision means is copied, never pointed at, so that the law of a State does not change when another text does (UNSCR 1540 OP3(d)).
 */
import { Fault, type Issue, issue } from '../fault/fault.ts'
import type { Expr } from './expression.ts'
import { didYouMean } from './fields.ts'
import { indexOf, rewrite } from './link.ts'
import type { Place } from './located.ts'
import type { ControlList, Note, Provision, Version } from './model.ts'
import { effective } from './resolve.ts'
import { versionOn } from './versions.ts'

/** Own number of a reference provision, with the place it was given at. */
export interface OwnNumber {
  readonly id: string
  readonly at?: Place
  readonly file?: string
}

/** The head of the list to be made; `on` is the day of adoption (YYYY-MM-DD). Without `numbers` they are made: 1, 1.1, 1.1.1 … */
export interface Adoption {
  readonly id: string
  readonly title: string
  readonly issuer: string
  readonly instrument: string
  readonly about?: string
  readonly on: string
  readonly numbers?: ReadonlyMap<string, OwnNumber>
}

/** The list made; `numbers` from a reference's full id to the own one; `left` what was chosen and is not in force on the day. */
export interface Adopted {
  readonly list: ControlList
  readonly numbers: ReadonlyMap<string, string>
  readonly left: readonly string[]
}

const LIST_ID = /^[A-Z][A-Z0-9]{0,15}$/
const OWN_ID = /^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/

const refuse = (issues: readonly Issue[]): void => {
  const first = issues[0]
  if (first === undefined) return
  const fault = new Fault(first.code, {}, { issues })
  fault.message = first.message
  throw fault
}

/** Full ids chosen: whole lists by their id, provisions by their full id with all that stands below and above them. */
const chosenOf = (choice: readonly string[], references: readonly ControlList[]): ReadonlySet<string> => {
  const index = indexOf(references)
  const issues: Issue[] = []
  const chosen = new Set<string>()
  for (const id of choice) {
    const whole = references.find((list) => list.id === id)
    const own = index.get(id)
    if (whole !== undefined) for (const one of whole.provisions) chosen.add(one.full)
    else if (own !== undefined) {
      const list = id.slice(0, id.indexOf(':'))
      for (const one of index.values())
        if (one.full === id || (one.full.startsWith(`${list}:`) && isBelow(one, own, index))) chosen.add(one.full)
      for (let above = own.parent; above !== undefined; above = index.get(`${list}:${above}`)?.parent) chosen.add(`${list}:${above}`)
    } else if (id.includes(':')) issues.push(issue('list.no-provision', { id }, hinted(didYouMean(id, index.keys()))))
    else
      issues.push(
        issue(
          'list.unknown-list',
          { id },
          hinted(
            didYouMean(
              id,
              references.map((list) => list.id),
            ) ?? `lists: ${references.map((list) => list.id).join(', ')}`,
          ),
        ),
      )
  }
  refuse(issues)
  return chosen
}

const hinted = (hint: string | undefined): { hint?: string } => (hint === undefined ? {} : { hint })

const isBelow = (one: Provision, ancestor: Provision, index: ReadonlyMap<string, Provision>): boolean => {
  const list = one.full.slice(0, one.full.indexOf(':'))
  for (let above = one.parent; above !== undefined; above = index.get(`${list}:${above}`)?.parent) if (above === ancestor.id) return true
  return false
}

/** What stands on the day: leaves in force, and headings that still have something below them. In the order of the lists. */
const standing = (chosen: ReadonlySet<string>, references: readonly ControlList[], on: string): ReadonlySet<string> => {
  const kept = new Set<string>()
  for (const list of references) {
    const byId = new Map(list.provisions.map((one) => [one.id, one]))
    for (const provision of list.provisions) {
      if (!chosen.has(provision.full) || effective(list, provision, on) === undefined) continue
      kept.add(provision.full)
      for (let above = provision.parent; above !== undefined; above = byId.get(above)?.parent) kept.add(`${list.id}:${above}`)
    }
  }
  return kept
}

/** Numbers 1, 1.1, 1.1.1 … along the tree; several lists stand under a heading each, whose number is `tops`'. */
const autoNumbers = (
  lists: readonly ControlList[],
  kept: ReadonlySet<string>,
): { numbers: ReadonlyMap<string, string>; tops: ReadonlyMap<string, string> } => {
  const numbers = new Map<string, string>()
  const tops = new Map<string, string>()
  const counts = new Map<string, number>()
  const next = (under: string): string => {
    const n = (counts.get(under) ?? 0) + 1
    counts.set(under, n)
    return under === '' ? String(n) : `${under}.${n}`
  }
  for (const list of lists) {
    const top = lists.length > 1 ? next('') : ''
    if (top !== '') tops.set(list.id, top)
    for (const one of list.provisions)
      if (kept.has(one.full)) numbers.set(one.full, next(one.parent === undefined ? top : (numbers.get(`${list.id}:${one.parent}`) ?? top)))
  }
  return { numbers, tops }
}

/** The numbers a person gave, checked: each kept provision has one, none twice, and each stands below its heading's. */
const givenNumbers = (
  given: ReadonlyMap<string, OwnNumber>,
  lists: readonly ControlList[],
  kept: ReadonlySet<string>,
): ReadonlyMap<string, string> => {
  const issues: Issue[] = []
  const place = (own: OwnNumber | undefined): Omit<Issue, 'code' | 'message'> =>
    own === undefined ? {} : { ...(own.file === undefined ? {} : { file: own.file }), ...(own.at === undefined ? {} : own.at) }
  const index = indexOf(lists)
  const taken = new Map<string, string>()
  const known = [...index.keys()]
  for (const [full, own] of given) {
    if (!index.has(full)) issues.push(issue('list.no-provision', { id: full }, { ...place(own), ...hinted(didYouMean(full, known)) }))
    if (!OWN_ID.test(own.id))
      issues.push(issue('list.bad-id', { id: own.id }, { ...place(own), hint: 'letters and digits joined by dots' }))
    if (!kept.has(full)) continue
    if (taken.has(own.id))
      issues.push(issue('list.duplicate-id', { id: own.id }, { ...place(own), hint: `\`${taken.get(own.id)}\` has it already` }))
    taken.set(own.id, full)
  }
  const parentIn = (id: string): string | undefined => {
    for (let cut = id.lastIndexOf('.'); cut > 0; cut = id.lastIndexOf('.', cut - 1))
      if (taken.has(id.slice(0, cut))) return id.slice(0, cut)
    return undefined
  }
  for (const full of kept) {
    const own = given.get(full)
    if (own === undefined) {
      issues.push(issue('adopt.no-number', { id: full }, { path: full, hint: 'give it a number, or leave out what stands under it' }))
      continue
    }
    const parent = index.get(full)?.parent
    const wanted = parent === undefined ? undefined : given.get(`${full.slice(0, full.indexOf(':'))}:${parent}`)?.id
    if (wanted !== parentIn(own.id))
      issues.push(
        issue(
          'adopt.wrong-parent',
          { own: own.id, id: full },
          {
            ...place(own),
            hint:
              wanted === undefined ? 'it stands under no heading there, so it must not here' : `its number must begin with \`${wanted}.\``,
          },
        ),
      )
  }
  refuse(issues)
  return new Map([...kept].map((full) => [full, given.get(full)?.id ?? '']))
}

/**
 * Makes the list. `choice` are ids of lists (`CWC`) or of provisions (`NSG2:3.A.1`). Throws a Fault with every issue of the choice, the
 * head and the numbers. A reference to what is not taken over stays a reference to the other list; what is not in force on the day is left.
 */
export const adopt = (choice: readonly string[], references: readonly ControlList[], adoption: Adoption): Adopted => {
  const { id, on } = adoption
  if (!LIST_ID.test(id)) throw new Fault('list.bad-id', { id }, { hint: 'capital letters and digits, such as `XQ`' })
  if (references.some((list) => list.id === id)) throw new Fault('adopt.id-taken', { id })
  const chosen = chosenOf(choice, references)
  const kept = standing(chosen, references, on)
  const lists = references.filter((list) => list.provisions.some((one) => kept.has(one.full)))
  if (lists.length === 0) throw new Fault('adopt.nothing', { on })
  const { numbers, tops } =
    adoption.numbers === undefined
      ? autoNumbers(lists, kept)
      : { numbers: givenNumbers(adoption.numbers, lists, kept), tops: new Map<string, string>() }
  const index = indexOf(references)
  const inForce = standing(new Set(index.keys()), references, on)
  const leaves = [...inForce].filter((full) => index.get(full)?.heading === false)
  const own = (full: string): string => {
    const number = numbers.get(full)
    const target = index.get(full)
    // A heading taken over in part would narrow what is said of it: then the reference itself stays meant.
    const whole =
      target?.heading !== true ||
      leaves.every(
        (leaf) =>
          kept.has(leaf) ||
          !leaf.startsWith(`${full.slice(0, full.indexOf(':'))}:`) ||
          !isBelow(index.get(leaf) as Provision, target, index),
      )
    return number === undefined || !whole ? full : `${id}:${number}`
  }
  const many = (targets: readonly string[]): readonly string[] => {
    const now = targets.filter((one) => inForce.has(one))
    return (now.length === 0 ? targets : now).map(own)
  }
  const node = (expr: Expr): Expr => {
    if (expr.op === 'ref') return { ...expr, to: own(expr.to) }
    if (expr.op === 'mixture') return { ...expr, of: many(expr.of) }
    if (expr.op === 'relation') return { ...expr, to: many(expr.to) }
    if (expr.op === 'any') {
      // What a heading stood for: only what is in force on the day.
      const now = expr.of.filter((part) => part.op !== 'ref' || part.to.startsWith(`${id}:`) || inForce.has(part.to))
      return now.length === 0 ? expr : { ...expr, of: now }
    }
    return expr
  }
  const note = (one: Note): Note => ({
    ...one,
    ...(one.when === undefined ? {} : { when: rewrite(one.when, node) }),
    ...(one.to === undefined ? {} : { to: own(one.to) }),
  })
  const several = lists.length > 1
  const version = (one: Version | undefined, listNotes: readonly Note[]): readonly Version[] =>
    one === undefined && listNotes.length === 0
      ? []
      : [
          {
            from: on,
            when: one === undefined ? { op: 'true' } : rewrite(one.when, node),
            notes: [...(one?.notes ?? []).map(note), ...listNotes.map(note)],
          },
        ]
  const take = (list: ControlList, provision: Provision): Provision => {
    const number = numbers.get(provision.full) ?? provision.id
    const above = provision.parent === undefined ? tops.get(list.id) : numbers.get(`${list.id}:${provision.parent}`)
    const bare = provision.parent === undefined && several && !tops.has(list.id)
    const { source: _, parent: __, ...rest } = provision
    return {
      ...rest,
      id: number,
      full: `${id}:${number}`,
      ...(above === undefined ? {} : { parent: above }),
      see: { [list.id.toLowerCase()]: [provision.id], ...provision.see },
      yieldsTo: provision.yieldsTo.filter((to) => inForce.has(to)).map(own),
      versions: version(versionOn(provision, on), bare ? list.notes : []),
    }
  }
  const heading = (list: ControlList): readonly Provision[] => {
    const number = tops.get(list.id)
    if (number === undefined) return []
    return [
      {
        id: number,
        full: `${id}:${number}`,
        heading: true,
        kinds: [],
        title: list.title,
        effect: 'controlled',
        confidence: 'unverified',
        cites: { instrument: list.instrument, locator: list.id },
        see: { [list.id.toLowerCase()]: [list.id] },
        versions: version(undefined, list.notes),
        yieldsTo: [],
      },
    ]
  }
  return {
    list: {
      id,
      title: adoption.title,
      issuer: adoption.issuer,
      instrument: adoption.instrument,
      about: adoption.about ?? '',
      provisions: lists.flatMap((list) => [
        ...heading(list),
        ...list.provisions.filter((one) => kept.has(one.full)).map((one) => take(list, one)),
      ]),
      notes: several ? [] : (lists[0]?.notes ?? []).map(note),
    },
    numbers: new Map([...numbers].map(([full, number]) => [full, `${id}:${number}`])),
    left: [...chosen].filter((full) => !kept.has(full) && index.get(full)?.heading === false),
  }
}
