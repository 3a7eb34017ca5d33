/** What a set of rules speaks of, the rules they refer to included: the words a world of theirs must be able to tell apart. */
import type { Rule, Rulebook } from '../classify/rulebook.ts'
import type { Expr } from '../list/expression.ts'
import { walk } from '../list/link.ts'

/** A mixture condition with the book its references are read in. */
export interface MixtureMention {
  readonly expr: Extract<Expr, { op: 'mixture' }>
  readonly book: Rulebook
}

/** The words of some rules. */
export interface Mentions {
  readonly attributes: ReadonlySet<string>
  /** Attribute -> values of its vocabulary that conditions name. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>
  readonly parts: ReadonlySet<string>
  readonly bases: ReadonlySet<'mass' | 'atom' | 'volume'>
  readonly mixtures: readonly MixtureMention[]
  readonly families: ReadonlySet<string>
  readonly chemicals: ReadonlySet<string>
  /** Curves that are asked at a place, and those that are asked along a line. */
  readonly destinations: ReadonlySet<string>
  readonly hs: ReadonlySet<string>
  /** Field of the deal -> values named. */
  readonly dealValues: ReadonlyMap<string, ReadonlySet<string>>
  /** Attribute -> statuses named. */
  readonly statuses: ReadonlyMap<string, ReadonlySet<string>>
}

const put = (map: Map<string, Set<string>>, key: string, values: readonly string[]): void => {
  const found = map.get(key) ?? new Set<string>()
  for (const one of values) found.add(one)
  map.set(key, found)
}

/** The expressions of a rule: what must hold and what is taken out. */
export const expressionsOf = (rule: Rule): readonly Expr[] => [...rule.when.map((one) => one.expr), ...rule.excludes.map((one) => one.expr)]

/** Rules another rule's truth rests on: what it refers to, mixes, is tied to, and what releases it. */
export const neededBy = (rule: Rule, book: Rulebook): readonly Rule[] => {
  const ids = expressionsOf(rule).flatMap((expr) =>
    [...walk(expr)].flatMap((node): readonly string[] =>
      node.op === 'ref' ? [node.to] : node.op === 'mixture' ? node.of : node.op === 'relation' ? node.to : [],
    ),
  )
  return [...ids.flatMap((id) => book.under(id)), ...(book.releasedBy.get(rule.index) ?? [])]
}

/** All that some rules speak of. */
export const mentionsOf = (sides: readonly { readonly book: Rulebook; readonly rules: readonly Rule[] }[]): Mentions => {
  const attributes = new Set<string>()
  const values = new Map<string, Set<string>>()
  const statuses = new Map<string, Set<string>>()
  const dealValues = new Map<string, Set<string>>()
  const parts = new Set<string>()
  const bases = new Set<'mass' | 'atom' | 'volume'>()
  const mixtures: MixtureMention[] = []
  const families = new Set<string>()
  const chemicals = new Set<string>()
  const destinations = new Set<string>()
  const hs = new Set<string>()
  const look = (node: Expr, book: Rulebook): void => {
    if ('attr' in node) attributes.add(node.attr)
    if ((node.op === 'compare' || node.op === 'reaches') && node.counts !== undefined) put(statuses, node.attr, node.counts)
    switch (node.op) {
      case 'linear':
        for (const { attr } of node.terms) attributes.add(attr)
        break
      case 'is':
        put(values, node.attr, node.values)
        break
      case 'composition':
        for (const part of node.of) parts.add(part)
        bases.add(node.basis)
        break
      case 'mixture':
        mixtures.push({ expr: node, book })
        bases.add('mass')
        break
      case 'family':
        families.add(node.family)
        break
      case 'chemical':
        chemicals.add(node.chemical)
        break
      case 'deal':
        if (node.field === 'destination') for (const one of node.in ?? []) destinations.add(one)
        else if (node.field === 'hs') for (const one of node.in ?? []) hs.add(one)
        else put(dealValues, node.field, node.in ?? [])
        break
      default:
    }
  }
  for (const { book, rules } of sides) {
    const seen = new Set<Rule>()
    const stack = [...rules]
    for (let rule = stack.pop(); rule !== undefined; rule = stack.pop()) {
      if (seen.has(rule)) continue
      seen.add(rule)
      for (const expr of expressionsOf(rule)) for (const node of walk(expr)) look(node, book)
      stack.push(...neededBy(rule, book))
    }
  }
  return { attributes, values, parts, bases, mixtures, families, chemicals, destinations, hs, dealValues, statuses }
}
