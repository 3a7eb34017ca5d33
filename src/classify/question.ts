/**
 * What to ask next: of everything the open provisions wait for, what decides most for the least trouble. A question's worth is
 * (the chance to decide a provision + the fall in open attributes) / (1 + cost), averaged over its cells.
 */
import { Fault } from '../fault/fault.ts'
import type { Expr } from '../list/expression.ts'
import { isA } from '../list/lattice.ts'
import messages from '../messages/en/classify.json' with { type: 'json' }
import { answer } from './answer.ts'
import { type Cell, cellsOf, messageCell } from './cells.ts'
import type { Compiled } from './compile.ts'
import { CHEMICAL, COMPOSITION, DEAL_PREFIX, type Engine, KIND, PART_PREFIX, TIES } from './engine.ts'
import type { Deal, Item } from './facts.ts'
import { isOfKind } from './kinds.ts'
import type { Missing } from './missing.ts'
import type { Rule, Rulebook } from './rulebook.ts'
import type { MessageRef, Question } from './verdict.ts'
import { heldTruth } from './weigh.ts'

/** An open provision and what it waits for. */
export interface OpenRule {
  readonly rule: Rule
  readonly missing: Missing
}

interface Situation {
  readonly item: Item
  readonly deal: Deal | undefined
  readonly open: readonly OpenRule[]
  readonly compiled: Compiled
  readonly engine: Engine
}

/** Questions beyond these are never reached before the first ones are answered. */
const MOST_QUESTIONS = 24
/** Where this many provisions are open the item is hardly known, and only the first few questions are worth working out. */
const WIDE_OPEN = 40
const FEW_QUESTIONS = 8
const MANY_KINDS = 60

/** Every condition a rule's truth looks at on the item itself: its own, its exceptions' and those of what it refers to. */
const conditionsOf = function* (rule: Rule, book: Rulebook): Generator<Expr> {
  for (const { expr } of rule.when) yield* inside(expr, book)
  for (const { expr } of rule.excludes) yield* inside(expr, book)
}

const inside = function* (expr: Expr, book: Rulebook): Generator<Expr> {
  switch (expr.op) {
    case 'all':
    case 'any':
    case 'none':
    case 'atLeast':
      for (const part of expr.of) yield* inside(part, book)
      return
    case 'not':
      yield* inside(expr.of, book)
      return
    case 'unless':
      yield* inside(expr.then, book)
      yield* inside(expr.unless, book)
      return
    case 'ref':
      for (const rule of book.under(expr.to)) yield* conditionsOf(rule, book)
      return
    default:
      yield expr
  }
}

const isOn = (expr: Expr, attr: string): boolean =>
  'attr' in expr ? expr.attr === attr : expr.op === 'linear' && expr.terms.some((term) => term.attr === attr)

/** Kinds the open provisions are about that the item may yet turn out to be. */
const kindCells = ({ item, open, compiled, engine }: Situation): readonly Cell[] => {
  const { kinds } = engine.dictionary
  const wanted = new Map<string, number>()
  const count = (list: readonly string[]): void => {
    for (const kind of list) if (isOfKind(kinds, item, [kind]) === -1) wanted.set(kind, (wanted.get(kind) ?? 0) + 1)
  }
  for (const { rule, missing } of open) {
    if (!missing.has(KIND)) continue
    count(rule.kinds)
    for (const expr of conditionsOf(rule, compiled.book)) if (expr.op === 'kind') count(expr.in)
  }
  const all = [...wanted].toSorted(([, a], [, b]) => b - a).map(([kind]) => kind)
  // Ruling out a wider kind rules out what is below it.
  const widest = all.filter((kind) => !all.some((other) => other !== kind && isA(kinds, kind, other)))
  const shown = all.slice(0, MANY_KINDS).map((kind) => ({ label: kinds.get(kind)?.title ?? kind, value: kind }))
  return all.length === 0 ? [] : [...shown, messageCell('none-of', `none of [${widest.join(', ')}]`)]
}

/** Provisions the open ones would be tied to, as answers. */
const tieCells = ({ open, compiled }: Situation): readonly Cell[] => {
  const cells = new Map<string, Cell>()
  for (const { rule, missing } of open) {
    if (!missing.has(TIES)) continue
    for (const expr of conditionsOf(rule, compiled.book)) {
      if (expr.op !== 'relation') continue
      for (const to of expr.to) {
        const words =
          expr.relation === 'component'
            ? `component of ${to}`
            : expr.relation === 'unlocks'
              ? `unlocks ${to}`
              : `${expr.relation} for ${to}`
        const purposes =
          expr.purposes.length === 0 || expr.relation === 'component' || expr.relation === 'unlocks' ? '' : ` (${expr.purposes.join(', ')})`
        cells.set(words + purposes, { label: words + purposes, value: words + purposes })
      }
    }
  }
  return cells.size === 0 ? [] : [...cells.values(), messageCell('none-of', 'none')]
}

/** The words of a question: the dictionary's own, or a message where the thing asked for is no attribute. */
const wordsOf = (attr: string, { item, engine }: Situation): Omit<Question, 'attr' | 'cells' | 'worth' | 'decides'> => {
  const message = (
    name: keyof typeof messages,
    type: string,
    params: MessageRef['params'] = {},
  ): Omit<Question, 'attr' | 'cells' | 'worth' | 'decides'> => ({
    ask: messages[name].replace(/\{\{(\w+)\}\}/g, (_, param: string) => String(params[param] ?? '')),
    says: { key: `classify:${name}`, params },
    type,
    judgement: false,
  })
  if (attr === KIND) return message(item.kinds.length === 0 ? 'question.kind-first' : 'question.kind', 'kind')
  if (attr === TIES) return message('question.ties', 'ties')
  if (attr.startsWith(PART_PREFIX)) return message('question.parts', 'parts', { part: attr.slice(PART_PREFIX.length) })
  if (attr.startsWith(DEAL_PREFIX)) return message(`question.${attr}` as keyof typeof messages, 'deal')
  const attribute = engine.dictionary.attributes.get(attr)
  return {
    ask: attribute?.ask ?? attr,
    ...(attribute?.hint === undefined ? {} : { hint: attribute.hint }),
    type: attribute?.type ?? 'text',
    ...(attribute?.unit === undefined ? {} : { unit: attribute.unit }),
    judgement: attribute?.judgement !== undefined,
  }
}

/** How hard an answer is to get: 0 on the order … 5 needs a laboratory. */
export const costOf = (attr: string, engine: Engine): number => {
  if (attr === KIND || attr.startsWith(DEAL_PREFIX)) return 0
  if (attr === TIES) return 1
  if (attr.startsWith(PART_PREFIX)) return 2
  return engine.dictionary.attributes.get(attr)?.cost ?? 1
}

const cellsFor = (attr: string, situation: Situation): readonly Cell[] => {
  if (attr === KIND) return kindCells(situation)
  if (attr === TIES) return tieCells(situation)
  const attribute = situation.engine.dictionary.attributes.get(attr)
  if (attribute === undefined || attr === CHEMICAL || attr === COMPOSITION) return []
  const conditions = situation.open
    .filter(({ missing }) => missing.has(attr))
    .flatMap(({ rule }) => [...conditionsOf(rule, situation.compiled.book)].filter((expr) => isOn(expr, attr)))
  return cellsOf(attribute, conditions, situation.engine.dictionary)
}

/** Which open provisions an answer decides; undefined where it cannot be (it contradicts what is known) or tells nothing new. */
const tryOut = (attr: string, cell: Cell, { item, deal, compiled, engine, open }: Situation): readonly boolean[] | undefined => {
  try {
    const now = { item, ...(deal === undefined ? {} : { deal }) }
    const then = answer(now, attr, cell.value, { dictionary: engine.dictionary })
    if (then === now) return undefined
    const truths = compiled.truths(then.item, then.deal)
    return open.map(({ rule }) => heldTruth(compiled.book, truths.of, rule.index) !== -1)
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}

/** How many open attributes remain when some provisions are decided and `attr` is known. */
const remaining = (open: readonly OpenRule[], decided: readonly boolean[], attr: string): number => {
  const left = new Set<string>()
  open.forEach(({ missing }, i) => {
    if (decided[i] !== true) for (const one of missing.keys()) if (one !== attr) left.add(one)
  })
  return left.size
}

const assess = (attr: string, situation: Situation, total: number): Question => {
  const { open, engine } = situation
  const possible: Cell[] = []
  const decides = new Set<number>()
  let decidedShare = 0
  let fall = 0
  for (const cell of cellsFor(attr, situation)) {
    const decided = tryOut(attr, cell, situation)
    if (decided === undefined) continue
    possible.push(cell)
    decided.forEach((one, i) => {
      if (one) decides.add(i)
    })
    decidedShare += decided.filter((one) => one).length / open.length
    fall += (total - remaining(open, decided, attr)) / total
  }
  // Answers that come as text or structure can't be tried out: they decide what waits for nothing else.
  const alone = open.map(({ missing }) => missing.has(attr) && missing.size === 1)
  if (possible.length === 0)
    alone.forEach((one, i) => {
      if (one) decides.add(i)
    })
  const gain =
    possible.length > 0
      ? (decidedShare + fall) / possible.length
      : alone.filter((one) => one).length / open.length + (total - remaining(open, alone, attr)) / total
  return {
    attr,
    ...wordsOf(attr, situation),
    cells: possible,
    worth: gain / (1 + costOf(attr, engine)),
    decides: [...decides].map((i) => open[i]?.rule.provision.full ?? ''),
  }
}

/** Questions for the open provisions, the best first; judgements after facts, since a person makes them on facts. */
export const questionsFor = (situation: Situation): readonly Question[] => {
  const { item, open, engine } = situation
  const waiting = new Map<string, number>()
  for (const { missing } of open)
    for (const attr of missing.keys()) if (!item.unknowable.includes(attr)) waiting.set(attr, (waiting.get(attr) ?? 0) + 1)
  if (waiting.size === 0) return []
  // What isn't known to be anything is asked nothing else.
  const asked =
    item.kinds.length === 0 && waiting.has(KIND)
      ? [KIND]
      : [...waiting].toSorted(([a, x], [b, y]) => y / (1 + costOf(b, engine)) - x / (1 + costOf(a, engine))).map(([attr]) => attr)
  return asked
    .slice(0, open.length > WIDE_OPEN ? FEW_QUESTIONS : MOST_QUESTIONS)
    .map((attr) => assess(attr, situation, waiting.size))
    .toSorted((a, b) => Number(a.judgement) - Number(b.judgement) || b.worth - a.worth || (a.attr < b.attr ? -1 : 1))
}
