/** Checks and completes what lists say of each other: references exist, ranges expand, headings stand for what is below, no cycles. */
import { Fault, type Issue, issue } from '../fault/fault.ts'
import type { Expr } from './expression.ts'
import { didYouMean } from './fields.ts'
import type { ControlList, Note, Provision, Version } from './model.ts'

type Index = ReadonlyMap<string, Provision>

/** Every provision of the lists by full id. */
export const indexOf = (lists: readonly ControlList[]): Index =>
  new Map(lists.flatMap((list) => list.provisions.map((one) => [one.full, one] as const)))

/** Every expression below and including this one. */
export const walk = function* (expr: Expr): Generator<Expr> {
  yield expr
  if ('of' in expr && Array.isArray(expr.of) && expr.op !== 'composition' && expr.op !== 'mixture')
    for (const part of expr.of as readonly Expr[]) yield* walk(part)
  if (expr.op === 'not' || expr.op === 'every' || expr.op === 'some') yield* walk(expr.of)
  if (expr.op === 'unless') {
    yield* walk(expr.unless)
    yield* walk(expr.then)
  }
}

/** The same tree with each node replaced, children first. */
export const rewrite = (expr: Expr, change: (node: Expr) => Expr): Expr => {
  switch (expr.op) {
    case 'all':
    case 'any':
    case 'none':
    case 'atLeast':
      return change({ ...expr, of: expr.of.map((part) => rewrite(part, change)) })
    case 'not':
    case 'every':
    case 'some':
      return change({ ...expr, of: rewrite(expr.of, change) })
    case 'unless':
      return change({ ...expr, unless: rewrite(expr.unless, change), then: rewrite(expr.then, change) })
    default:
      return change(expr)
  }
}

/** Links lists that were read. Throws one Fault with all issues. References to lists that are not among these are issues too. */
export const link = (lists: readonly ControlList[]): readonly ControlList[] => {
  const index = indexOf(lists)
  const issues: Issue[] = []
  const order = new Map(lists.flatMap((list) => list.provisions.map((one, i) => [one.full, { list: list.id, i }] as const)))
  const linked = lists.map((list) => ({
    ...list,
    provisions: list.provisions.map((provision) => {
      const problem = (code: 'list.unknown-reference' | 'list.bad-range', details: Record<string, string>, hint?: string): void => {
        issues.push(issue(code, details, { path: provision.full, ...provision.source, ...(hint === undefined ? {} : { hint }) }))
      }
      const one = (id: string): readonly string[] => {
        if (index.has(id)) return [id]
        problem('list.unknown-reference', { to: id }, didYouMean(id, index.keys()))
        return []
      }
      const expand = (id: string): readonly string[] => {
        const range = /^(\S+) to (\S+)$/.exec(id)
        if (range === null) return one(id)
        const [, from = '', to = ''] = range
        const first = order.get(from)
        const last = order.get(to)
        if (first === undefined || last === undefined) return [...one(from), ...one(to)]
        if (first.list !== last.list || first.i > last.i) {
          problem('list.bad-range', { from, to })
          return []
        }
        const siblings = lists.find((other) => other.id === first.list)?.provisions ?? []
        return siblings.slice(first.i, last.i + 1).map((sibling) => sibling.full)
      }
      const resolve = (node: Expr): Expr => {
        if (node.op === 'ref') {
          const targets = [...new Set(expand(node.to).flatMap((id) => below(id, index)))]
          const only = targets[0]
          return targets.length === 1 && only !== undefined
            ? { op: 'ref', to: only }
            : { op: 'any', of: targets.map((to) => ({ op: 'ref', to })) }
        }
        if (node.op === 'mixture') return { ...node, of: [...new Set(node.of.flatMap(expand).flatMap((id) => below(id, index)))] }
        if (node.op === 'relation') return { ...node, to: [...new Set(node.to.flatMap(expand))] }
        return node
      }
      const note = (entry: Note): Note => {
        if (entry.to !== undefined) one(entry.to)
        return entry.when === undefined ? entry : { ...entry, when: rewrite(entry.when, resolve) }
      }
      const version = (entry: Version): Version => ({ ...entry, when: rewrite(entry.when, resolve), notes: entry.notes.map(note) })
      return { ...provision, yieldsTo: provision.yieldsTo.flatMap(expand), versions: provision.versions.map(version) }
    }),
  }))
  if (issues.length === 0) issues.push(...cycles(linked))
  const first = issues[0]
  if (first !== undefined) {
    const fault = new Fault(first.code, {}, { issues })
    fault.message = issues.length === 1 ? first.message : `${first.message} (and ${issues.length - 1} more)`
    throw fault
  }
  return linked
}

/** The provision itself, or what stands below it when it is a heading. */
export const below = (id: string, index: Index): readonly string[] => {
  const found = index.get(id)
  if (found === undefined || !found.heading) return [id]
  return [...index.values()].filter((one) => !one.heading && one.full.startsWith(`${id}.`)).map((one) => one.full)
}

/** What a provision's truth needs of others: references and mixtures (in conditions and notes), and whom it yields to. */
const needs = (provision: Provision, index: Index): readonly string[] => {
  const found: string[] = [...provision.yieldsTo]
  const look = (expr: Expr): void => {
    for (const node of walk(expr)) {
      if (node.op === 'ref') found.push(node.to)
      if (node.op === 'mixture') found.push(...node.of)
    }
  }
  for (const version of provision.versions) {
    look(version.when)
    for (const note of version.notes) if (note.when !== undefined) look(note.when)
  }
  const parent = provision.parent === undefined ? undefined : index.get(`${provision.full.split(':')[0]}:${provision.parent}`)
  return parent === undefined ? found : [...found, parent.full]
}

const cycles = (lists: readonly ControlList[]): readonly Issue[] => {
  const index = indexOf(lists)
  const state = new Map<string, 'open' | 'done'>()
  const issues: Issue[] = []
  const visit = (id: string, way: readonly string[]): void => {
    if (state.get(id) === 'done') return
    const provision = index.get(id)
    if (state.get(id) === 'open') {
      issues.push(issue('list.reference-cycle', { id, way: [...way.slice(way.indexOf(id)), id].join(' → ') }, { ...provision?.source }))
      return
    }
    state.set(id, 'open')
    for (const next of provision === undefined ? [] : needs(provision, index)) visit(next, [...way, id])
    state.set(id, 'done')
  }
  for (const id of index.keys()) visit(id, [])
  return issues
}
