/** One question: is whatever a reference rule controls controlled by one of these national rules? All gaps, or by whom it is covered. */
import type { Engine } from '../classify/engine.ts'
import { isOfKind } from '../classify/kinds.ts'
import type { Rule, Rulebook } from '../classify/rulebook.ts'
import type { Expr } from '../list/expression.ts'
import { add, compare, mul, ONE, rational, sub, ZERO } from '../quantity/rational.ts'
import type { Interval, Rational } from '../quantity/types.ts'
import { type Box, boxAround, formulaOf, truthIn } from './box.ts'
import { compress } from './compress.ts'
import { encoderOn } from './encode.ts'
import { against, isTighter } from './encode-values.ts'
import { among, and, bool, type Formula, not, or, TRUE, type Variable, variablesOf, type World } from './formula.ts'
import { type Ground, groundFor, type Rest } from './ground.ts'
import { type Witness, witnessOf } from './item.ts'
import { UNLISTED } from './meaning.ts'
import { mentionsOf } from './mentions.ts'
import type { Prover } from './prover.ts'
import { type Region, regionOf } from './words.ts'

/** The reference rule and the national rules that may cover it, each in its own book. */
export interface Question {
  readonly reference: Rule
  readonly book: Rulebook
  /** Reference rules that take precedence: what is theirs is asked of them. */
  readonly yielded: readonly Rule[]
  readonly national: Rulebook
  readonly candidates: readonly Rule[]
  /** No more regions than this. */
  readonly most: number
}

/** A gap before it is replayed. `definite`: no chemical family that is not told decides it. */
export interface Found {
  readonly region: Region
  readonly witness: Witness
  readonly definite: boolean
  /** A judgement of the reference faces another of the national list. */
  readonly faces: readonly string[]
}

/** What the prover says. `empty`: nothing can meet the reference rule. */
export interface Reply {
  readonly answer: 'covered' | 'gaps' | 'unknown' | 'empty'
  readonly by: readonly Rule[]
  readonly found: readonly Found[]
  /** Regions were left unsaid because there are too many. */
  readonly cut: boolean
  readonly rests: Readonly<Partial<Record<Rest, readonly string[]>>>
  /** Something of the kind stays uncontrolled; where not, the national rules take in everything of the kind. */
  readonly leaves: boolean
}

/** How many different ties of a relation a condition can need at once. */
const tiesNeeded = (expr: Expr): number => {
  switch (expr.op) {
    case 'all':
      return expr.of.reduce((most, one) => most + tiesNeeded(one), 0)
    case 'atLeast':
      return expr.of.reduce((most, one) => most + tiesNeeded(one), 0)
    case 'any':
      return Math.max(0, ...expr.of.map(tiesNeeded))
    case 'unless':
      return tiesNeeded(expr.then) + tiesDenied(expr.unless)
    case 'not':
      return tiesDenied(expr.of)
    case 'none':
      return expr.of.reduce((most, one) => most + tiesDenied(one), 0)
    case 'relation':
      return 1
    default:
      return 0
  }
}

/** The same under a negation, where a further tie can matter. */
const tiesDenied = (expr: Expr): number => {
  switch (expr.op) {
    case 'all':
    case 'any':
    case 'none':
    case 'atLeast':
      return Math.max(0, ...expr.of.map(tiesDenied))
    case 'not':
      return tiesNeeded(expr.of)
    default:
      return 0
  }
}

/** Whether one tie a relation is enough to tell the two sides apart; else nothing is proved by finding no gap. */
const oneTieTells = ({ reference, candidates }: Question): boolean => {
  const wanted = reference.when.reduce((most, one) => most + tiesNeeded(one.expr), 0)
  const denied = candidates.some(
    (rule) => rule.excludes.some((one) => hasRelation(one.expr)) || rule.when.some((one) => deniesRelation(one.expr, false)),
  )
  return wanted <= 1 && !(wanted > 0 && denied)
}

const hasRelation = (expr: Expr): boolean => expr.op === 'relation' || partsOf(expr).some(hasRelation)
const deniesRelation = (expr: Expr, denied: boolean): boolean => {
  if (expr.op === 'relation') return denied
  if (expr.op === 'unless') return deniesRelation(expr.then, denied) || deniesRelation(expr.unless, !denied)
  return partsOf(expr).some((one) => deniesRelation(one, expr.op === 'not' || expr.op === 'none' ? !denied : denied))
}
const partsOf = (expr: Expr): readonly Expr[] => {
  switch (expr.op) {
    case 'all':
    case 'any':
    case 'none':
    case 'atLeast':
      return expr.of
    case 'not':
      return [expr.of]
    case 'unless':
      return [expr.then, expr.unless]
    default:
      return []
  }
}

/** Asks. The prover is reset before and left as it is after. */
export const ask = (question: Question, engine: Engine, prover: Prover): Reply => {
  const { reference, candidates } = question
  const mentions = mentionsOf([
    { book: question.book, rules: [reference, ...question.yielded] },
    { book: question.national, rules: candidates },
  ])
  const ground = groundFor(engine, mentions, isTighter)
  const encoder = encoderOn(ground)
  const own = encoder.rule(reference, question.book).t
  const theirs = question.yielded.map((rule) => encoder.rule(rule, question.book).t)
  const nationals = candidates.map((rule) => encoder.rule(rule, question.national).t)
  const wantedRaw = and([own, ...theirs.map(not)])
  const kindFirst = new Set(reference.kinds)
  const rank = (id: string, value: string): number => (id.endsWith('kind') && kindFirst.has(value) ? -1 : value === UNLISTED ? 1 : 0)
  const { rewrite, variables } = compress([wantedRaw, ...nationals, ...ground.axioms], ground.variables, rank)
  const wanted = rewrite(wantedRaw)
  const covers = nationals.map(rewrite)
  const axioms = ground.axioms.map(rewrite)
  const rests = Object.fromEntries([...ground.notes].map(([sort, what]) => [sort, [...what].sort()]))
  const base = { by: [], found: [], cut: false, rests, leaves: true }

  prover.reset()
  for (const variable of variables.values()) prover.declare(variable)
  for (const axiom of axioms) prover.assert(axiom)
  prover.push()
  prover.assert(wanted)
  const possible = prover.check()
  if (possible !== 'sat') {
    prover.pop()
    return { ...base, answer: possible === 'unsat' ? 'empty' : 'unknown' }
  }
  const gap = and([wanted, ...covers.map(not)])
  for (const one of covers) prover.assert(not(one))
  let state = prover.check()
  const found: Found[] = []
  const boxes: Box[] = []
  const mine = new Set([...variablesOf(wanted)])
  // Kept longest: what the reference itself asks; then numbers; then the rest.
  const letGo = (id: string): number =>
    (mine.has(id) ? 10 : 0) +
    (variables.get(id)?.type === 'real' || variables.get(id)?.type === 'int' ? 5 : 0) +
    (ground.meanings.get(id)?.of === 'kind' ? 8 : 0)
  while (state === 'sat' && found.length < question.most) {
    const first = settle(prover, [...variables.keys()], variables)
    const box = boxAround(first, gap, variables, letGo)
    const world = pick(prover, box, variables, ground)
    const others = [...mine].every((id) => ground.meanings.get(id)?.of !== 'bool') ? [] : facing(box, mine, ground)
    found.push({
      region: regionOf(box, ground, (id) => valuesOf(variables.get(id))),
      witness: witnessOf(world, box, ground),
      definite: isDefinite(world, box, wanted, gap, ground),
      faces: others,
    })
    boxes.push(box)
    prover.assert(not(formulaOf(box)))
    state = prover.check()
  }
  prover.pop()
  if (found.length > 0) return { ...base, answer: 'gaps', found, cut: state !== 'unsat', leaves: true }
  if (state === 'unknown') return { ...base, answer: 'unknown' }
  if (!oneTieTells(question)) return { ...base, answer: 'unknown' }
  const by = coveredBy(prover, wanted, candidates, covers)
  return { ...base, answer: 'covered', by, leaves: leavesSome(prover, reference, covers, variables, ground) }
}

const valuesOf = (variable: Variable | undefined): readonly string[] => (variable?.type === 'enum' ? variable.values : [])

/** A first world, with a chemical of the dictionary where there can be one, and as few yeses as can be cheaply had. */
const settle = (prover: Prover, ids: readonly string[], variables: ReadonlyMap<string, Variable>): World => {
  let world = prover.model(ids)
  for (const [id, variable] of variables) {
    if (variable.type !== 'enum' || world.get(id) !== UNLISTED) continue
    prover.push()
    prover.assert(
      among(
        id,
        variable.values.filter((one) => one !== UNLISTED),
      ),
    )
    if (prover.check() === 'sat') world = prover.model(ids)
    prover.pop()
  }
  return world
}

const HALF = rational(1n, 2n)
const TENTH = rational(1n, 10n)
const size = (a: Rational): Rational => (a.n < 0n ? rational(-a.n, a.d) : a)

/** The number of a cell that a person would take: its edge, or a little inside an open one. */
const plainIn = ({ lo, hi }: Interval, whole: boolean): Rational => {
  if (lo !== null && !lo.open) return lo.at
  if (hi !== null && !hi.open) return hi.at
  if (lo !== null && hi !== null) return mul(add(lo.at, hi.at), HALF)
  const step = (at: Rational): Rational => (whole || compare(at, ZERO) === 0 ? ONE : mul(size(at), TENTH))
  if (lo !== null) return add(lo.at, step(lo.at))
  if (hi !== null) return sub(hi.at, step(hi.at))
  return ZERO
}

/** A world of the box with plain numbers, as far as the axioms let them be. */
const pick = (prover: Prover, box: Box, variables: ReadonlyMap<string, Variable>, ground: Ground): World => {
  const ids = [...variables.keys()]
  prover.push()
  prover.assert(formulaOf(box))
  const settleOn = (wish: Formula): void => {
    prover.push()
    prover.assert(wish)
    const fits = prover.check() === 'sat'
    prover.pop()
    if (fits) prover.assert(wish)
  }
  for (const [id, variable] of variables)
    if (variable.type === 'enum' && box.has(id))
      settleOn(
        among(
          id,
          variable.values.filter((one) => one !== UNLISTED),
        ),
      )
  const sets = Map.groupBy(
    [...ground.meanings].filter(([id, meaning]) => meaning.of === 'element' && box.has(id)),
    ([id]) => id.slice(0, id.indexOf('∋')),
  )
  for (const set of sets.keys())
    settleOn(
      or([...ground.meanings].filter(([id, meaning]) => meaning.of === 'element' && id.startsWith(`${set}∋`)).map(([id]) => bool(id))),
    )
  for (const [id, cell] of box) {
    if (!('within' in cell)) continue
    const wish = plainIn(cell.within, variables.get(id)?.type === 'int')
    settleOn(against([{ k: ONE, id }], '==', wish))
  }
  prover.check()
  const world = prover.model(ids)
  prover.pop()
  return world
}

/**
 * Whether a gap stands whichever further families its chemical is in. One that the dictionary holds is recognised; of another
 * nothing is known but the families the reference asks for, so the gap must stand if it is in all others too.
 */
const isDefinite = (world: World, box: Box, wanted: Formula, gap: Formula, ground: Ground): boolean => {
  const unlisted = [...ground.meanings].some(
    ([id, meaning]) =>
      (meaning.of === 'chemical' && world.get(id) === UNLISTED && box.has(id)) ||
      (meaning.of === 'share' && meaning.part === UNLISTED && box.has(id)),
  )
  if (!unlisted) return true
  const asked = variablesOf(wanted)
  const cells = new Map(box)
  for (const [id, meaning] of ground.meanings) if (meaning.of === 'family' && !asked.has(id)) cells.delete(id)
  return truthIn(cells, gap) === 1
}

/** Judgements the national list asks that the reference does not, where the reference asks another of its own. */
const facing = (box: Box, mine: ReadonlySet<string>, ground: Ground): readonly string[] => {
  const judged = [...box].flatMap(([id, cell]) => {
    const meaning = ground.meanings.get(id)
    const judgement = meaning?.of === 'bool' ? ground.dictionary.attributes.get(meaning.attr)?.judgement : undefined
    return meaning?.of === 'bool' && judgement !== undefined && 'is' in cell ? [{ id, attr: meaning.attr, judgement, is: cell.is }] : []
  })
  const own = judged.filter((one) => one.is && mine.has(one.id))
  const theirs = judged.filter((one) => !one.is && !mine.has(one.id))
  const rest = [...box.keys()].filter((id) => !mine.has(id) && !judged.some((one) => one.id === id))
  if (own.length === 0 || theirs.length === 0 || rest.length > 0) return []
  // Of one purpose the order of the words decides, and the gap is a gap.
  return theirs.every(
    (one) => one.judgement.level === 'other' || !own.some((other) => other.judgement.purpose === one.judgement.purpose),
  ) && own.some((one) => one.judgement.level === 'other')
    ? theirs.map((one) => one.attr)
    : []
}

/** The fewest national rules that cover: one that does alone, else what is left when each in turn is found not to be needed. */
const coveredBy = (prover: Prover, wanted: Formula, rules: readonly Rule[], covers: readonly Formula[]): readonly Rule[] => {
  const enough = (which: readonly number[]): boolean => {
    prover.push()
    prover.assert(wanted)
    for (const i of which) prover.assert(not(covers[i] ?? TRUE))
    const answer = prover.check()
    prover.pop()
    return answer === 'unsat'
  }
  // What says the same as the reference is tried first.
  const order = [...covers.keys()].toSorted((a, b) => Number(covers[b]?.key === wanted.key) - Number(covers[a]?.key === wanted.key))
  const useful = order.filter((i) => covers[i]?.f !== 'const' || covers[i]?.is === true)
  for (const i of useful) if (enough([i])) return rules[i] === undefined ? [] : [rules[i]]
  let left = useful
  for (const i of useful) {
    const without = left.filter((one) => one !== i)
    if (enough(without)) left = without
  }
  return left.flatMap((i) => rules[i] ?? [])
}

/** Guard against a list that covers by taking in everything. */
const leavesSome = (
  prover: Prover,
  reference: Rule,
  covers: readonly Formula[],
  variables: ReadonlyMap<string, Variable>,
  ground: Ground,
): boolean => {
  prover.push()
  const kind = variables.get('kind')
  if (kind?.type === 'enum' && reference.kinds.length > 0)
    prover.assert(
      among(
        'kind',
        kind.values.filter((one) => isOfKind(ground.dictionary.kinds, { kinds: [one], notKinds: [] }, reference.kinds) === 1),
      ),
    )
  for (const one of covers) prover.assert(not(one))
  const answer = prover.check()
  prover.pop()
  return answer === 'sat'
}
