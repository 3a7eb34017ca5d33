/** Conditions compiled to functions over a frame. `test` is the truth; `asks` whether an unknown one still waits for a fact. */

import type { Expr } from '../list/expression.ts'
import { ANY, point } from '../quantity/interval.ts'
import { ZERO } from '../quantity/rational.ts'
import type { Interval } from '../quantity/types.ts'
import { addIntervals, hull, scale } from './bounds.ts'
import { type Identity, isChemical, isInFamily } from './chemical.ts'
import { comparison, kindTest, valueTest } from './compile-leaf.ts'
import { curveMeets } from './curve.ts'
import { dealMeets } from './deal.ts'
import { CHEMICAL, COMPOSITION, DEAL_PREFIX, type Engine, KIND, PART_PREFIX, TIES } from './engine.ts'
import { componentItem, purposeMeets } from './evaluate.ts'
import type { Fact, Item, Tie, Value } from './facts.ts'
import { derivedSpan, type Frame, identityOf, type Layout } from './frame.ts'
import { implicationsOf } from './implications.ts'
import type { Rule, Rulebook } from './rulebook.ts'
import { anyShareMeets, isPart, shareOf, sharesOf, sumOfShares } from './values.ts'
import type { Truth } from './verdict.ts'

/** A compiled condition. */
export interface Node {
  readonly test: (frame: Frame) => Truth
  /** Only asked of a node whose test is unknown. */
  readonly asks: (frame: Frame) => boolean
}

/** What compiling needs; `rule` gives another provision's node, compiled on first use. */
export interface Workshop {
  readonly engine: Engine
  readonly book: Rulebook
  readonly layout: Layout
  readonly rule: (rule: Rule) => Node
}

type Of<Op extends Expr['op']> = Extract<Expr, { op: Op }>

const flip = (truth: Truth): Truth => (truth === -1 ? -1 : truth === 1 ? 0 : 1)

const isKnowable = (frame: Frame, attr: string): boolean => frame.unknowable.length === 0 || !frame.unknowable.includes(attr)

/** A leaf that waits for one thing by name. */
const waits = (test: Node['test'], attr: string): Node => ({ test, asks: (frame) => isKnowable(frame, attr) })

const asksAny =
  (nodes: readonly Node[]): Node['asks'] =>
  (frame) => {
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]
      if (node !== undefined && node.test(frame) === -1 && node.asks(frame)) return true
    }
    return false
  }

/** All of several; also what a whole provision is. */
export const allNode = (nodes: readonly Node[]): Node => ({
  test: (frame) => {
    let result: Truth = 1
    for (let i = 0; i < nodes.length; i++) {
      const truth = nodes[i]?.test(frame)
      if (truth === 0) return 0
      if (truth === -1) result = -1
    }
    return result
  },
  asks: asksAny(nodes),
})

const anyNode = (nodes: readonly Node[]): Node => ({
  test: (frame) => {
    let result: Truth = 0
    for (let i = 0; i < nodes.length; i++) {
      const truth = nodes[i]?.test(frame)
      if (truth === 1) return 1
      if (truth === -1) result = -1
    }
    return result
  },
  asks: asksAny(nodes),
})

/** The opposite of a node. */
export const notNode = (node: Node): Node => ({ test: (frame) => flip(node.test(frame)), asks: node.asks })

const atLeastNode = (n: number, nodes: readonly Node[]): Node => ({
  test: (frame) => {
    let sure = 0
    let possible = 0
    for (let i = 0; i < nodes.length; i++) {
      const truth = nodes[i]?.test(frame)
      if (truth === 1) sure++
      if (truth !== 0) possible++
    }
    return sure >= n ? 1 : possible < n ? 0 : -1
  },
  asks: asksAny(nodes),
})

/** The compiled form of a condition. */
export const compileExpr = (expr: Expr, shop: Workshop): Node => {
  switch (expr.op) {
    case 'true':
      return { test: () => 1, asks: () => false }
    case 'all':
      return allNode(expr.of.map((part) => compileExpr(part, shop)))
    case 'any':
      return anyNode(expr.of.map((part) => compileExpr(part, shop)))
    case 'none':
      return notNode(anyNode(expr.of.map((part) => compileExpr(part, shop))))
    case 'atLeast':
      return atLeastNode(
        expr.n,
        expr.of.map((part) => compileExpr(part, shop)),
      )
    case 'not':
      return notNode(compileExpr(expr.of, shop))
    case 'unless':
      return allNode([compileExpr(expr.then, shop), notNode(compileExpr(expr.unless, shop))])
    case 'ref':
      return compileRef(expr, shop)
    case 'kind':
      return waits(kindTest(expr.in, shop.layout.bits), KIND)
    case 'holds':
      return compileHolds(expr, shop)
    case 'compare':
    case 'reaches':
    case 'overlaps':
      return compileNumeric(expr, shop)
    case 'linear':
      return compileLinear(expr, shop)
    case 'is': {
      const slot = slotOf(expr.attr, shop)
      const test = valueTest(shop.engine.dictionary, expr.attr, expr.mode, expr.values)
      return waits((frame) => {
        const fact = frame.values[slot]
        return fact === undefined ? -1 : test(fact.value)
      }, expr.attr)
    }
    case 'curve': {
      const slot = slotOf(expr.attr, shop)
      return waits((frame) => {
        const value = frame.values[slot]?.value
        return value?.type === 'curve' ? curveMeets(value, expr) : -1
      }, expr.attr)
    }
    case 'every':
    case 'some':
      return compileParts(expr, shop)
    case 'family':
      return waits((frame) => isInFamily(identityOf(frame, shop.engine.dictionary), expr.family, shop.engine.inFamily), CHEMICAL)
    case 'chemical': {
      const target = shop.engine.dictionary.chemicals.get(expr.chemical)
      const kept = new WeakMap<Identity, Truth>()
      return waits((frame) => {
        if (target === undefined) return -1
        const identity = identityOf(frame, shop.engine.dictionary)
        const known = kept.get(identity) ?? isChemical(identity, target, expr.salts)
        kept.set(identity, known)
        return known
      }, CHEMICAL)
    }
    case 'composition':
      return compileComposition(expr, shop)
    case 'mixture':
      return compileMixture(expr, shop)
    case 'relation':
      return compileRelation(expr, shop)
    case 'deal':
      return waits((frame) => dealMeets(frame.deal, expr), DEAL_PREFIX + expr.field)
  }
}

// An attribute the dictionary doesn't have gets a slot no fact is ever laid in.
const slotOf = (attr: string, shop: Workshop): number => shop.layout.slots.get(attr) ?? shop.layout.slots.size

const compileRef = (expr: Of<'ref'>, shop: Workshop): Node => {
  if (!shop.book.has(expr.to)) return { test: () => -1, asks: () => false }
  return anyNode(shop.book.under(expr.to).map((rule) => shop.rule(rule)))
}

const compileHolds = (expr: Of<'holds'>, shop: Workshop): Node => {
  const { dictionary } = shop.engine
  const slot = slotOf(expr.attr, shop)
  const { from, into } = implicationsOf(dictionary)
  const sources = (from.get(expr.attr) ?? []).map((attr) => slotOf(attr, shop))
  const consequences = (into.get(expr.attr) ?? []).map((attr) => slotOf(attr, shop))
  const judgement = dictionary.attributes.get(expr.attr)?.judgement !== undefined
  const test = (frame: Frame): Truth => {
    const own = frame.values[slot]?.value
    if (own?.type === 'bool') return own.is ? 1 : 0
    const follows = hasBool(frame, sources, true)
    const denied = hasBool(frame, consequences, false)
    return follows === denied ? -1 : follows ? 1 : 0
  }
  return { test, asks: (frame) => !judgement && isKnowable(frame, expr.attr) }
}

const hasBool = (frame: Frame, slots: readonly number[], wanted: boolean): boolean => {
  for (let i = 0; i < slots.length; i++) {
    const value = frame.values[slots[i] ?? 0]?.value
    if (value?.type === 'bool' && value.is === wanted) return true
  }
  return false
}

const counted = (fact: Fact | undefined, counts: readonly string[]): Fact | undefined =>
  fact === undefined || counts.length === 0 || (fact.status !== undefined && counts.includes(fact.status)) ? fact : undefined

/** What is known of an attribute's least or greatest; `both` for a plain number. */
const reader = (
  attr: string,
  counts: readonly string[],
  side: 'least' | 'greatest' | 'both',
  shop: Workshop,
): ((frame: Frame) => Interval | undefined) => {
  const slot = slotOf(attr, shop)
  const { dictionary } = shop.engine
  if (counts.length === 0 && dictionary.attributes.get(attr)?.derivedBy !== undefined) {
    return (frame) => {
      const span = derivedSpan(frame, slot, attr, dictionary)
      if (span === undefined) return undefined
      return side !== 'both' ? span[side] : span.least === span.greatest ? span.least : hull(span.least, span.greatest)
    }
  }
  return (frame) => {
    const value = counted(frame.values[slot], counts)?.value
    if (value?.type === 'number') return value.within
    if (value?.type === 'range') return side === 'both' ? hull(value.least, value.greatest) : value[side]
    return undefined
  }
}

/** Whether an attribute, or one it follows from that isn't known exactly, can still be found out. */
const asksFor = (attr: string, shop: Workshop): Node['asks'] => {
  const inputs = (shop.engine.dictionary.attributes.get(attr)?.derivedBy?.inputs ?? []).map((input) => {
    const asks = asksFor(input, shop)
    const slot = slotOf(input, shop)
    return (frame: Frame): boolean => {
      const value = frame.values[slot]?.value
      return !(value?.type === 'number' && point(value.within) !== undefined) && asks(frame)
    }
  })
  return (frame) => isKnowable(frame, attr) || inputs.some((asks) => asks(frame))
}

const compileNumeric = (expr: Of<'compare' | 'reaches' | 'overlaps'>, shop: Workshop): Node => {
  const asks = asksFor(expr.attr, shop)
  const single = (side: 'least' | 'greatest' | 'both', meets: (within: Interval) => Truth, counts: readonly string[]): Node => {
    const read = reader(expr.attr, counts, side, shop)
    return {
      test: (frame) => {
        const within = read(frame)
        return within === undefined ? -1 : meets(within)
      },
      asks,
    }
  }
  const counts = expr.op === 'overlaps' ? [] : (expr.counts ?? [])
  if (expr.op === 'compare') return single('both', comparison(expr.cmp, expr.limit.value), counts)
  if (expr.op === 'reaches' && expr.cmp !== '==')
    return single(expr.cmp === '>=' || expr.cmp === '>' ? 'greatest' : 'least', comparison(expr.cmp, expr.limit.value), counts)
  // The best it can do is exactly a limit, or has a value in a band: its least isn't above and its greatest isn't below.
  const below = expr.op === 'overlaps' ? comparison(expr.hiOpen ? '<' : '<=', expr.hi.value) : comparison('<=', expr.limit.value)
  const above = expr.op === 'overlaps' ? comparison(expr.loOpen ? '>' : '>=', expr.lo.value) : comparison('>=', expr.limit.value)
  return { test: allNode([single('least', below, counts), single('greatest', above, counts)]).test, asks }
}

const compileLinear = (expr: Of<'linear'>, shop: Workshop): Node => {
  const terms = expr.terms.map(({ k, attr }) => ({
    k,
    read: reader(attr, [], 'both', shop),
    slot: slotOf(attr, shop),
    asks: asksFor(attr, shop),
  }))
  const meets = comparison(expr.cmp, expr.limit.value)
  return {
    test: (frame) => {
      let sum: Interval = { lo: { at: ZERO, open: false }, hi: { at: ZERO, open: false } }
      for (const { k, read } of terms) sum = addIntervals(sum, scale(read(frame) ?? ANY, k))
      return meets(sum)
    },
    asks: (frame) =>
      terms.some(({ slot, asks }) => {
        const value = frame.values[slot]?.value
        return !(value?.type === 'number' && point(value.within) !== undefined) && asks(frame)
      }),
  }
}

const compileParts = (expr: Of<'every' | 'some'>, shop: Workshop): Node => {
  const inner = compileExpr(expr.of, shop)
  const attr = PART_PREFIX + expr.part
  const everyone = expr.op === 'every'
  const partsOf = (item: Item): Item['parts'][string] | undefined =>
    Object.hasOwn(item.parts, expr.part) ? item.parts[expr.part] : undefined
  const inside = <T>(part: Item, frame: Frame, read: (inner: Frame) => T): T => {
    const nested = shop.layout.enter(part, frame.deal, [])
    const result = read(nested)
    shop.layout.leave()
    return result
  }
  return {
    test: (frame) => {
      const parts = partsOf(frame.item)
      let result: Truth = parts?.complete === true ? (everyone ? 1 : 0) : -1
      for (const part of parts?.of ?? []) {
        const truth = inside(part, frame, inner.test)
        if (everyone ? truth === 0 : truth === 1) return truth
        if (truth === -1) result = -1
      }
      return result
    },
    asks: (frame) => {
      if (!isKnowable(frame, attr)) return false
      const parts = partsOf(frame.item)
      if (parts?.complete !== true) return true
      return parts.of.some((part) => inside(part, frame, (nested) => inner.test(nested) === -1 && inner.asks(nested)))
    },
  }
}

type Composition = Extract<Value, { type: 'composition' }>

const compositionOf = (frame: Frame, slot: number): Composition | undefined => {
  const value = frame.values[slot]?.value
  return value?.type === 'composition' ? value : undefined
}

/** Remembers an answer for each part's name. */
const remembered = (answer: (part: string) => Truth): ((part: string) => Truth) => {
  const kept = new Map<string, Truth>()
  return (part) => {
    const known = kept.get(part)
    if (known !== undefined) return known
    const truth = answer(part)
    kept.set(part, truth)
    return truth
  }
}

const compileComposition = (expr: Of<'composition'>, shop: Workshop): Node => {
  const slot = slotOf(COMPOSITION, shop)
  const meets = comparison(expr.cmp, expr.limit.value)
  const counts = remembered((part) => isPart(shop.engine.dictionary, part, expr.of))
  return waits((frame) => {
    const value = compositionOf(frame, slot)
    return value === undefined ? -1 : meets(shareOf(value, expr.of, expr.basis, counts))
  }, COMPOSITION)
}

const compileMixture = (expr: Of<'mixture'>, shop: Workshop): Node => {
  const slot = slotOf(COMPOSITION, shop)
  const meets = comparison(expr.cmp, expr.limit.value)
  const known = expr.of.every((to) => shop.book.has(to))
  const rules = expr.of.flatMap((to) => shop.book.under(to))
  const isMeant = (part: string, frame: Frame): Truth => {
    if (!shop.engine.dictionary.chemicals.has(part)) return -1
    let result: Truth = known ? 0 : -1
    for (const rule of rules) {
      const nested = shop.layout.enter(componentItem(part, rule.kinds), frame.deal, [])
      const truth = shop.rule(rule).test(nested)
      shop.layout.leave()
      if (truth === 1) return 1
      if (truth === -1) result = -1
    }
    return result
  }
  // What a component is doesn't depend on the item, unless a deal is looked at.
  const kept = new Map<string, Truth>()
  const meant =
    (frame: Frame) =>
    (part: string): Truth => {
      if (frame.deal !== undefined) return isMeant(part, frame)
      const before = kept.get(part)
      if (before !== undefined) return before
      const truth = isMeant(part, frame)
      kept.set(part, truth)
      return truth
    }
  return waits((frame) => {
    const value = compositionOf(frame, slot)
    if (value === undefined) return -1
    const shares = sharesOf(value, 'mass', meant(frame))
    return expr.per === 'component'
      ? anyShareMeets(shares, value.complete, expr.cmp, expr.limit.value)
      : meets(sumOfShares(shares, value.complete))
  }, COMPOSITION)
}

const compileRelation = (expr: Of<'relation'>, shop: Workshop): Node => {
  const { book, layout } = shop
  const targets = expr.to.map((to) => ({ to, list: to.slice(0, Math.max(0, to.indexOf(':'))), known: book.has(to), rules: book.under(to) }))
  const ids = new Map<string, Truth>()
  const byProvision = (full: string): Truth => {
    const before = ids.get(full)
    if (before !== undefined) return before
    let result: Truth = 0
    for (const { to, list } of targets) {
      if (book.isWithin(full, to)) result = 1
      else if (result === 0 && (book.isWithin(to, full) || full.slice(0, Math.max(0, full.indexOf(':'))) !== list)) result = -1
    }
    ids.set(full, result)
    return result
  }
  const byItem = (item: Item, frame: Frame): Truth => {
    let result: Truth = 0
    for (const { known, rules } of targets) {
      if (!known) result = -1
      for (const rule of rules) {
        const nested = layout.enter(item, frame.deal, [])
        const truth = shop.rule(rule).test(nested)
        layout.leave()
        if (truth === 1) return 1
        if (truth === -1) result = -1
      }
    }
    return result
  }
  const target = (tie: Tie, frame: Frame): Truth =>
    tie.item !== undefined ? byItem(tie.item, frame) : tie.provision === undefined ? -1 : byProvision(tie.provision)
  return waits((frame) => {
    const { ties, tiesComplete } = frame.item
    let result: Truth = tiesComplete ? 0 : -1
    for (let i = 0; i < ties.length; i++) {
      const tie = ties[i]
      if (tie === undefined || tie.relation !== expr.relation) continue
      const purpose = purposeMeets(tie.purposes, expr.purposes)
      if (purpose === 0) continue
      const aimed = target(tie, frame)
      if (aimed === 1 && purpose === 1) return 1
      if (aimed !== 0) result = -1
    }
    return result
  }, TIES)
}
