/**
 * Lists compiled for speed: the provisions in force on a day, each a function over an item's frame, candidates by kind.
 * INVARIANT: the truth of every provision is the one evaluate.ts gives (bench/differential.ts holds the two together).
 */
import { descendants } from '../list/lattice.ts'
import type { ControlList } from '../list/model.ts'
import type { MoleculeGraph } from '../substance/graph.ts'
import { kindTest } from './compile-leaf.ts'
import { allNode, compileExpr, type Node, notNode, type Workshop } from './compile-nodes.ts'
import type { Engine } from './engine.ts'
import type { Deal, Item } from './facts.ts'
import { type Frame, kindBits, layout } from './frame.ts'
import { type Rule, type Rulebook, rulebook } from './rulebook.ts'
import type { Truth, VerdictWord } from './verdict.ts'
import { type Truths, weigh } from './weigh.ts'

/** The outcome for one item. The arrays are the compiled lists' own and are overwritten by the next item. */
export interface Decision extends Truths {
  verdict: VerdictWord
  count: number
}

/** Lists compiled for a day. */
export interface Compiled {
  readonly book: Rulebook
  /** The engine, remembering its answers. */
  readonly engine: Engine
  /** The truths of all candidates and the verdict. Not reentrant; the result is valid until the next call. */
  readonly decide: (item: Item, deal?: Deal) => Decision
  /** The same without the verdict: cheaper, for trying answers out. */
  readonly truths: (item: Item, deal?: Deal) => Decision
}

/** The engine with its answers about families kept per molecule: each is asked once. */
const remembering = (engine: Engine): Engine => {
  const kept = new WeakMap<MoleculeGraph, Map<string, boolean>>()
  return {
    ...engine,
    inFamily: (graph, family) => {
      const answers = kept.get(graph) ?? new Map<string, boolean>()
      kept.set(graph, answers)
      const known = answers.get(family) ?? engine.inFamily(graph, family)
      answers.set(family, known)
      return known
    },
  }
}

/** Rule indices by kind: those whose kinds an item of just this kind is or may turn out to be. */
const candidatesByKind = (
  rules: readonly Rule[],
  tests: readonly ((frame: Frame) => Truth)[],
  frameOf: (kind: string) => Frame,
): ((kind: string) => Int32Array) => {
  const kept = new Map<string, Int32Array>()
  return (kind) => {
    const known = kept.get(kind)
    if (known !== undefined) return known
    const frame = frameOf(kind)
    const found = Int32Array.from(
      rules.filter((rule) => rule.kinds.length === 0 || tests[rule.index]?.(frame) !== 0).map((rule) => rule.index),
    )
    kept.set(kind, found)
    return found
  }
}

/** Compiles lists for a day (YYYY-MM-DD). Costs a few milliseconds; `compiledFor` keeps the result. */
export const compile = (lists: readonly ControlList[], on: string, bare: Engine): Compiled => {
  const engine = remembering(bare)
  const book = rulebook(lists, on)
  const { kinds } = engine.dictionary
  const bits = kindBits(engine.dictionary, (id) => descendants(kinds, id))
  const plan = layout(engine.dictionary, bits)
  const nodes: (Node | undefined)[] = []
  const shop: Workshop = {
    engine,
    book,
    layout: plan,
    // Compiled on first use, since ties may lead from a provision back to itself by way of another item.
    rule: (rule) => ({ test: (frame) => nodeOf(rule).test(frame), asks: (frame) => nodeOf(rule).asks(frame) }),
  }
  const nodeOf = (rule: Rule): Node => {
    const known = nodes[rule.index]
    if (known !== undefined) return known
    const parts = [
      ...(rule.kinds.length === 0 ? [] : [compileExpr({ op: 'kind', in: rule.kinds }, shop)]),
      ...rule.when.map(({ expr }) => compileExpr(expr, shop)),
      ...rule.excludes.map(({ expr }) => notNode(compileExpr(expr, shop))),
    ]
    const node = allNode(parts)
    nodes[rule.index] = node
    return node
  }
  const compiled = book.rules.map(nodeOf)
  const tests = book.rules.map((rule) => kindTest(rule.kinds, bits))
  const blank: Item = { kinds: [], notKinds: [], facts: {}, parts: {}, ties: [], tiesComplete: false, unknowable: [] }
  const byKind = candidatesByKind(book.rules, tests, (kind) => {
    const frame = plan.enter({ ...blank, kinds: [kind] }, undefined, [])
    plan.leave()
    return frame
  })
  const everything = Int32Array.from(book.rules.keys())
  // An item of several kinds is a rare one; its candidates are put together anew.
  const candidatesOf = (item: Item): Int32Array => {
    const known = item.kinds.filter((kind) => kinds.has(kind))
    const [only, ...more] = known
    if (only === undefined) return everything
    if (more.length === 0) return byKind(only)
    return Int32Array.from([...new Set(known.flatMap((kind) => [...byKind(kind)]))].sort((a, b) => a - b))
  }
  // Asserted wider kinds add candidates that are false for the narrower one, so their truth is 0 and nothing changes.
  const decision: { -readonly [K in keyof Decision]: Decision[K] } = {
    of: new Int8Array(book.rules.length),
    candidates: everything,
    count: 0,
    verdict: 'open',
  }
  let running: Frame | undefined
  const asks = (index: number): boolean => {
    if (running === undefined) return false
    if (decision.of[index] === -1 && compiled[index]?.asks(running) === true) return true
    for (const release of book.releasedBy.get(index) ?? [])
      if (decision.of[release.index] === -1 && compiled[release.index]?.asks(running) === true) return true
    return false
  }
  const run = (item: Item, frame: Frame): void => {
    for (let i = 0; i < decision.count; i++) decision.of[decision.candidates[i] ?? 0] = 0
    const single = item.kinds.length === 1 ? item.kinds[0] : undefined
    decision.candidates = single !== undefined && bits.index.has(single) ? byKind(single) : candidatesOf(item)
    decision.count = decision.candidates.length
    for (let i = 0; i < decision.count; i++) {
      const index = decision.candidates[i] ?? 0
      decision.of[index] = compiled[index]?.test(frame) ?? -1
    }
  }
  const within = (item: Item, deal: Deal | undefined, read: (frame: Frame) => void): Decision => {
    const frame = plan.enter(item, deal, item.unknowable)
    try {
      run(item, frame)
      read(frame)
    } finally {
      plan.reset()
      running = undefined
    }
    return decision
  }
  return {
    book,
    engine,
    truths: (item, deal) => within(item, deal, () => undefined),
    decide: (item, deal) =>
      within(item, deal, (frame) => {
        running = frame
        decision.verdict = weigh(book, decision, item, frame.kinds.length > 0, asks)
      }),
  }
}

const kept = new WeakMap<Engine, WeakMap<readonly ControlList[], Map<string, Compiled>>>()

/** The compiled lists for a day, made once for each engine, array of lists and day. */
export const compiledFor = (lists: readonly ControlList[], on: string, engine: Engine): Compiled => {
  const byLists = kept.get(engine) ?? new WeakMap<readonly ControlList[], Map<string, Compiled>>()
  kept.set(engine, byLists)
  const byDay = byLists.get(lists) ?? new Map<string, Compiled>()
  byLists.set(lists, byDay)
  const known = byDay.get(on) ?? compile(lists, on, engine)
  // Days that were asked for once are not kept forever.
  if (!byDay.has(on) && byDay.size >= 32) byDay.delete(byDay.keys().next().value ?? '')
  byDay.set(on, known)
  return known
}
