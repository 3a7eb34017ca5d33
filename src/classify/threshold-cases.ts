/**
 * Cases made from thresholds: of an item that matches a provision, each number the provision looks at is moved to just below, at and
 * just above its limit. What must come out is reckoned by exact arithmetic at the number and by the rest of the tree, not by the
 * comparison that is under test.
 */

import type { Expr } from '../list/expression.ts'
import { rewrite, walk } from '../list/link.ts'
import { exactly } from '../quantity/interval.ts'
import { add, compare, div, max, rational, sub } from '../quantity/rational.ts'
import type { Comparator, Rational } from '../quantity/types.ts'
import { evaluateRule, type World } from './evaluate.ts'
import type { Item } from './facts.ts'
import type { Rule } from './rulebook.ts'
import type { Truth } from './verdict.ts'

/** A made case: the item, where its number stands to the limit, and what must come out. */
export interface ThresholdCase {
  readonly provision: string
  readonly atom: string
  readonly side: 'below' | 'at' | 'above'
  readonly item: Item
  readonly expected: Truth
}

type Numeric = Extract<Expr, { op: 'compare' | 'reaches' }>

/** Smaller than any tolerance of a data sheet. */
const STEP = rational(1n, 1_000_000n)

const holds = (value: Rational, cmp: Comparator, limit: Rational): boolean => {
  const order = compare(value, limit)
  return cmp === '>=' ? order >= 0 : cmp === '>' ? order > 0 : cmp === '<=' ? order <= 0 : cmp === '<' ? order < 0 : order === 0
}

const same = (a: Expr, b: Numeric): boolean =>
  a.op === b.op && a.attr === b.attr && a.cmp === b.cmp && compare(a.limit.value, b.limit.value) === 0

/** The rule with one comparison settled. */
const settled = (rule: Rule, atom: Numeric, truth: boolean): Rule => {
  const change = (node: Expr): Expr => (same(node, atom) ? (truth ? { op: 'true' } : { op: 'not', of: { op: 'true' } }) : node)
  return {
    ...rule,
    when: rule.when.map((part) => ({ ...part, expr: rewrite(part.expr, change) })),
    excludes: rule.excludes.map((part) => ({ ...part, expr: rewrite(part.expr, change) })),
  }
}

const withNumber = (item: Item, atom: Numeric, value: Rational): Item => {
  const known = exactly(value)
  const upwards = atom.cmp === '>=' || atom.cmp === '>'
  const fact =
    atom.op === 'compare'
      ? { value: { type: 'number' as const, within: known } }
      : {
          value: {
            type: 'range' as const,
            least: upwards ? { lo: null, hi: { at: value, open: false } } : known,
            greatest: upwards ? known : { lo: { at: value, open: false }, hi: null },
          },
        }
  return { ...item, facts: { ...item.facts, [atom.attr]: fact } }
}

/** Made cases of a rule from an item that matches it. Attributes that another comparison of the rule looks at too are left out: moving them moves both. */
export const thresholdCases = (rule: Rule, item: Item, world: World): readonly ThresholdCase[] => {
  if (evaluateRule(rule, item, world).truth !== 1) return []
  const atoms = [...rule.when, ...rule.excludes].flatMap((part) =>
    [...walk(part.expr)].filter((node): node is Numeric => node.op === 'compare' || node.op === 'reaches'),
  )
  const derived = (attr: string): boolean => world.engine.dictionary.attributes.get(attr)?.derivedBy !== undefined
  const feeds = new Set([...world.engine.dictionary.attributes.values()].flatMap((one) => one.derivedBy?.inputs ?? []))
  const counts = (attr: string): boolean => world.engine.dictionary.attributes.get(attr)?.type === 'count'
  const lone = atoms.filter(
    (atom) => !derived(atom.attr) && !feeds.has(atom.attr) && atom.counts === undefined && mentionsOf(rule, atom.attr) === 1,
  )
  return lone.flatMap((atom) => {
    const limit = atom.limit.value
    const step = counts(atom.attr)
      ? rational(1n)
      : max(div(limit.n < 0n ? rational(-limit.n, limit.d) : limit, div(rational(1n), STEP)), rational(1n, 10n ** 18n))
    const sides = [
      ['below', sub(limit, step)],
      ['at', limit],
      ['above', add(limit, step)],
    ] as const
    return sides
      .filter(([, value]) => value.n >= 0n)
      .map(([side, value]): ThresholdCase => {
        const moved = withNumber(item, atom, value)
        const expected = evaluateRule(settled(rule, atom, holds(value, atom.cmp, limit)), moved, world).truth
        return {
          provision: rule.provision.full,
          atom: `${atom.attr} ${atom.op === 'reaches' ? 'reaches ' : ''}${atom.cmp} ${atom.limit.written}`,
          side,
          item: moved,
          expected,
        }
      })
  })
}

/** How many conditions of a rule look at an attribute. */
const mentionsOf = (rule: Rule, attr: string): number =>
  [...rule.when, ...rule.excludes]
    .flatMap((part) => [...walk(part.expr)])
    .filter((node) => ('attr' in node && node.attr === attr) || (node.op === 'linear' && node.terms.some((term) => term.attr === attr)))
    .length
