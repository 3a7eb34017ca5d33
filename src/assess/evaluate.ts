/** Evaluates a condition over what is known: true, false or unknown, with the tree that shows why. Strong Kleene. */
import { isOfKind } from '../classify/kinds.ts'
import { allOf, anyOf, atLeastOf, not } from '../classify/truth.ts'
import type { Truth } from '../classify/verdict.ts'
import type { Term } from '../list/model.ts'
import { compareInterval } from '../quantity/interval.ts'
import { div, mul } from '../quantity/rational.ts'
import type { Interval, Rational } from '../quantity/types.ts'
import { FIELDS, type Field, type Scope } from './fields.ts'
import { type Knowledge, type Known, NOTHING, type View } from './known.ts'
import { isSameName, tellingTokens } from './party-names.ts'
import type { Condition, PolicyLimit, PolicySet } from './policy.ts'

/** The element a node is about; `index` counts from 0, and is -1 for the elements that may be there besides those given. */
export interface About {
  readonly scope: Exclude<Scope, 'deal'>
  readonly index: number
}

/** One node of a rule's tree with its value. A `Trace` of classify, and what it is about. */
export interface PolicyNode {
  readonly op: string
  readonly truth: Truth
  readonly text: string
  readonly attr?: string
  readonly value?: string
  readonly limit?: string
  readonly about?: About
  readonly of?: readonly PolicyNode[]
}

/** What a condition is evaluated in. */
export interface Surroundings {
  readonly knowledge: Knowledge
  readonly policies: Pick<PolicySet, 'terms' | 'groups' | 'rates'>
  readonly kinds: ReadonlyMap<string, Term>
  /** Answers of terms about the deal, which are the same for every line, party and leg. */
  readonly kept: Map<string, PolicyNode>
}

/** The elements in view, by scope. */
export type InView = Readonly<Partial<Record<Exclude<Scope, 'deal'>, { readonly view: View; readonly index: number }>>>

/** Evaluates a condition with the given elements in view. */
export const evaluate = (condition: Condition, around: Surroundings, inView: InView = {}): PolicyNode => {
  const { op, text } = condition
  switch (condition.op) {
    case 'true':
      return { op, text, truth: 1 }
    case 'all':
    case 'any':
    case 'none': {
      const of = condition.of.map((one) => evaluate(one, around, inView))
      const truths = of.map((one) => one.truth)
      return { op, text, of, truth: condition.op === 'all' ? allOf(truths) : condition.op === 'any' ? anyOf(truths) : not(anyOf(truths)) }
    }
    case 'atLeast': {
      const of = condition.of.map((one) => evaluate(one, around, inView))
      return {
        op,
        text,
        of,
        truth: atLeastOf(
          condition.n,
          of.map((one) => one.truth),
        ),
      }
    }
    case 'not': {
      const of = evaluate(condition.of, around, inView)
      return { op, text, of: [of], truth: not(of.truth) }
    }
    case 'some':
    case 'every': {
      const of = elementsOf(condition.each, around.knowledge).map(({ view, index }) => ({
        ...evaluate(condition.of, around, { ...inView, [condition.each]: { view, index } }),
        about: { scope: condition.each, index },
      }))
      const truths = of.map((one) => one.truth)
      return { op, text, of, truth: condition.op === 'some' ? anyOf(truths) : allOf(truths) }
    }
    case 'term': {
      const term = around.policies.terms.get(condition.term)
      // INVARIANT: the reader refuses unknown terms; were one to slip through, it is unknown and never false.
      if (term === undefined) return { op, text, truth: -1 }
      const known = term.scope === 'deal' ? around.kept.get(term.full) : undefined
      if (known !== undefined) return known
      const of = evaluate(term.when, around, inView)
      const node: PolicyNode = { op, text: term.title, of: [of], truth: of.truth }
      if (term.scope === 'deal') around.kept.set(term.full, node)
      return node
    }
    case 'same': {
      const left = lookUp(condition.field, around, inView)
      const right = lookUp(condition.as, around, inView)
      const truth: Truth = left.known?.type === 'word' && right.known?.type === 'word' ? (left.known.is === right.known.is ? 1 : 0) : -1
      // The side that is unknown is the one to ask for.
      const asked = left.known === undefined ? left : right
      return {
        op,
        text,
        truth,
        attr: asked.field,
        ...(left.known === undefined || right.known === undefined ? {} : { value: `${sayKnown(left.known)}, ${sayKnown(right.known)}` }),
        ...asked.about,
      }
    }
    default: {
      const { known, about } = lookUp(condition.field, around, inView)
      const truth = known === undefined ? -1 : atom(condition, known, around)
      return {
        op,
        text,
        truth,
        attr: condition.field,
        ...(known === undefined ? {} : { value: sayKnown(known) }),
        ...(condition.op === 'compare' ? { limit: condition.limit.written } : {}),
        ...about,
      }
    }
  }
}

/** The elements of a collection, and one of which nothing is known where the collection may hold more. */
export const elementsOf = (
  scope: Exclude<Scope, 'deal'>,
  knowledge: Knowledge,
): readonly { readonly view: View; readonly index: number }[] => {
  const views = scope === 'line' ? knowledge.lines : scope === 'party' ? knowledge.parties : knowledge.legs
  // A transaction is about the lines it has; of parties and stops there may be more than were told.
  const whole = scope === 'line' || knowledge.complete.has(scope === 'party' ? 'parties' : 'route')
  const given = views.map((view, index) => ({ view, index }))
  return whole ? given : [...given, { view: NOTHING, index: -1 }]
}

const lookUp = (
  id: string,
  around: Surroundings,
  inView: InView,
): { readonly field: string; readonly known?: Known; readonly about: { readonly about?: About } } => {
  const field: Field | undefined = FIELDS.get(id)
  const scope = field?.scope ?? 'deal'
  if (scope === 'deal') {
    const known = around.knowledge.deal.get(id)
    return { field: id, ...(known === undefined ? {} : { known }), about: {} }
  }
  const element = inView[scope]
  const known = element?.view.get(id)
  return {
    field: id,
    ...(known === undefined ? {} : { known }),
    about: element === undefined ? {} : { about: { scope, index: element.index } },
  }
}

type Atom = Extract<Condition, { readonly field: string }>

const atom = (condition: Exclude<Atom, { op: 'same' }>, known: Known, around: Surroundings): Truth => {
  switch (condition.op) {
    case 'holds':
      return known.type === 'bool' ? (known.is ? 1 : 0) : -1
    case 'compare':
      return known.type === 'number' ? compareNumber(known, condition.cmp, condition.limit, around.policies.rates) : -1
    case 'in':
      if (known.type === 'kinds') return isOfKind(around.kinds, known.item, condition.values)
      if (known.type === 'words')
        return anyOf([...known.has.map((word) => wordIn(word, condition.field, condition.values, around)), known.complete ? 0 : -1])
      return known.type === 'word' ? wordIn(known.is, condition.field, condition.values, around) : -1
    case 'hasAny':
    case 'hasAll':
    case 'within':
      if (known.type === 'provisions') return provisions(condition.op, known, condition.values)
      return known.type === 'words' ? words(condition, known, around) : -1
  }
}

const compareNumber = (
  known: Extract<Known, { type: 'number' }>,
  cmp: Parameters<typeof compareInterval>[1],
  limit: PolicyLimit,
  rates: ReadonlyMap<string, Rational>,
): Truth => {
  if (known.unit === undefined || known.unit === limit.unit) return compareInterval(known.within, cmp, limit.value)
  const from = rates.get(known.unit)
  const to = rates.get(limit.unit ?? '')
  if (from === undefined || to === undefined) return -1
  return compareInterval(scale(known.within, div(from, to)), cmp, limit.value)
}

const scale = ({ lo, hi }: Interval, by: Rational): Interval => ({
  lo: lo === null ? null : { ...lo, at: mul(lo.at, by) },
  hi: hi === null ? null : { ...hi, at: mul(hi.at, by) },
})

const wordIn = (word: string, fieldId: string, values: readonly string[], around: Surroundings): Truth => {
  const from = FIELDS.get(fieldId)?.values
  if (from === 'country') return values.some((one) => one === word || around.policies.groups.get(one)?.includes(word)) ? 1 : 0
  if (from === 'name') return values.some((one) => isSameName(tellingTokens(one), tellingTokens(word))) ? 1 : 0
  // A declared code shorter than the rule's may still turn out to be below it.
  if (from === 'hs') return anyOf(values.map((one) => (word.startsWith(one) ? 1 : one.startsWith(word) ? -1 : 0)))
  return values.includes(word) ? 1 : 0
}

const words = (
  condition: Extract<Atom, { op: 'hasAny' | 'hasAll' | 'within' }>,
  known: Extract<Known, { type: 'words' }>,
  around: Surroundings,
): Truth => {
  const country = FIELDS.get(condition.field)?.values === 'country'
  const matches = (word: string, value: string): boolean =>
    word === value || (country && around.policies.groups.get(value)?.includes(word) === true)
  const missing: Truth = known.complete ? 0 : -1
  const hasOne = (value: string): Truth => (known.has.some((word) => matches(word, value)) ? 1 : missing)
  if (condition.op === 'hasAny') return anyOf(condition.values.map(hasOne))
  if (condition.op === 'hasAll') return allOf(condition.values.map(hasOne))
  if (known.has.some((word) => !condition.values.some((value) => matches(word, value)))) return 0
  return known.complete ? 1 : -1
}

/** Whether a provision is the named one or below it, or of the named list. */
export const isProvision = (id: string, named: string): boolean =>
  id === named || id.startsWith(named.includes(':') ? `${named}.` : `${named}:`)

const provisions = (
  op: 'hasAny' | 'hasAll' | 'within',
  known: Extract<Known, { type: 'provisions' }>,
  values: readonly string[],
): Truth => {
  const of = (ids: readonly string[], value: string): boolean => ids.some((id) => isProvision(id, value))
  // A list the item was not held against can't say no.
  const asked = (value: string): boolean => known.lists.includes('*') || known.lists.includes(value.split(':')[0] ?? '')
  const hasOne = (value: string): Truth => (of(known.has, value) ? 1 : of(known.may, value) || !known.settled || !asked(value) ? -1 : 0)
  if (op === 'hasAny') return anyOf(values.map(hasOne))
  if (op === 'hasAll') return allOf(values.map(hasOne))
  const outside = (id: string): boolean => !values.some((value) => isProvision(id, value))
  if (known.has.some(outside)) return 0
  return known.may.some(outside) || !known.settled ? -1 : 1
}

/** A known value in a few words, for the trace. */
export const sayKnown = (known: Known): string => {
  switch (known.type) {
    case 'word':
      return known.is
    case 'bool':
      return known.is ? 'yes' : 'no'
    case 'words':
      return known.has.length === 0 ? 'none' : known.has.join(', ')
    case 'number':
      return known.written
    case 'kinds':
      return known.item.kinds.join(', ') || 'no kind'
    case 'provisions':
      return [...known.has, ...known.may.map((id) => `${id}?`)].join(', ') || 'none'
  }
}

/** A fact whose value could decide: the field, and the element it is of (none for the deal; `index` -1: who else takes part). */
export interface Missing {
  readonly field: string
  readonly about?: About
}

/**
 * The facts that could decide an unknown node; empty for a decided one. With `first`, of conditions that must all hold only the
 * first unknown one is gone into: what its author asks first decides whether the rest matters.
 */
export const missingOf = (node: PolicyNode, first = false): readonly Missing[] => {
  const found = new Map<string, Missing>()
  const walk = (one: PolicyNode): void => {
    if (one.truth !== -1) return
    if (one.of !== undefined) {
      const open = one.of.filter((child) => child.truth === -1)
      for (const child of first && (one.op === 'all' || one.op === 'every') ? open.slice(0, 1) : open) walk(child)
    } else if (one.attr !== undefined) {
      const unseen = one.about?.index === -1
      const missing: Missing = unseen
        ? { field: one.about?.scope === 'leg' ? 'complete.route' : 'complete.parties' }
        : { field: one.attr, ...(one.about === undefined ? {} : { about: one.about }) }
      found.set(`${missing.field} ${missing.about?.index ?? ''}`, missing)
    }
  }
  walk(node)
  return [...found.values()]
}

/** The tree without what did not decide it: of a false `all` the false parts only, of a true `any` the true ones. */
export const prune = (node: PolicyNode): PolicyNode => {
  if (node.of === undefined) return node
  const known = pruned.get(node)
  if (known !== undefined) return known
  const conjunction = node.op === 'all' || node.op === 'every'
  const disjunction = node.op === 'any' || node.op === 'some'
  const deciding =
    (conjunction && node.truth === 0) || (disjunction && node.truth === 1) ? node.of.filter((one) => one.truth === node.truth) : node.of
  const made: PolicyNode = { ...node, of: deciding.map(prune) }
  pruned.set(node, made)
  return made
}

/** What a term says of the deal is one node for all rules and lines, and stays one. */
const pruned = new WeakMap<PolicyNode, PolicyNode>()
