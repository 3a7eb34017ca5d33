/**
 * Holds the compiled evaluator to the specification on generated items over the lists as they are: prints every difference, and
 * what was covered. `node bench/differential.ts [items] [seed]`; exits 1 when there is a difference.
 */
import { compile } from '../src/classify/compile.ts'
import type { Engine } from '../src/classify/engine.ts'
import { dice, randomDealOf, randomItem, thresholdsOf, type Worldly } from '../src/classify/generate-test-support.ts'
import { isOfKind } from '../src/classify/kinds.ts'
import { decidePlainly } from '../src/classify/oracle-test-support.ts'
import type { Rule } from '../src/classify/rulebook.ts'
import type { Expr } from '../src/list/expression.ts'
import { walk } from '../src/list/link.ts'
import { loadLists } from '../src/store/list-files.ts'
import { inFamily } from '../src/substance/families.ts'

const wanted = Number(process.argv[2] ?? 1_000_000)
const seed = Number(process.argv[3] ?? 1)
const today = new Date().toISOString().slice(0, 10)

const { dictionary, lists } = loadLists()
const engine: Engine = { dictionary, inFamily }
const compiled = compile(lists, today, engine)
const { book } = compiled
const all = [...dictionary.attributes.keys()]

const expressionsOf = (rule: Rule): readonly Expr[] => [...rule.when, ...rule.excludes].flatMap(({ expr }) => [...walk(expr)])

const attributesOf = (rule: Rule): readonly string[] =>
  expressionsOf(rule).flatMap((expr) => {
    const named = 'attr' in expr ? [expr.attr] : expr.op === 'linear' ? expr.terms.map((term) => term.attr) : []
    const own =
      expr.op === 'chemical' || expr.op === 'family'
        ? ['chemical']
        : expr.op === 'composition' || expr.op === 'mixture'
          ? ['composition']
          : []
    return [...named, ...own].flatMap((attr) => [attr, ...(dictionary.attributes.get(attr)?.derivedBy?.inputs ?? [])])
  })

const parts = [
  ...new Set(
    book.rules.flatMap((rule) => expressionsOf(rule).flatMap((expr) => (expr.op === 'every' || expr.op === 'some' ? [expr.part] : []))),
  ),
]
const kinds = [...new Set(book.rules.flatMap((rule) => rule.kinds))]
const byKind = new Map<string, readonly string[]>()

/** What provisions of a kind look at, and now and then something they don't. */
const attributes = (kind: string | undefined): readonly string[] => {
  if (kind === undefined) return all.slice(0, 20)
  const known =
    byKind.get(kind) ??
    [
      ...new Set(
        book.rules.filter((rule) => isOfKind(dictionary.kinds, { kinds: [kind], notKinds: [] }, rule.kinds) !== 0).flatMap(attributesOf),
      ),
    ].slice(0, 40)
  byKind.set(kind, known)
  return known
}

const world = (known: number): Worldly => ({
  dictionary,
  thresholds: thresholdsOf(lists),
  provisions: lists.flatMap((list) => list.provisions.map((one) => one.full)),
  kinds,
  parts,
  known,
  attributes,
})
const worlds = [0.5, 0.8, 0.95, 1].map(world)

const verdicts: Record<string, number> = {}
const reached = new Map<string, Set<number>>()
let differences = 0
const started = performance.now()
const d = dice(seed)
for (let i = 0; i < wanted; i++) {
  const item = randomItem(d, d.pick(worlds))
  const deal = randomDealOf(d)
  const plain = decidePlainly(item, { book, engine, ...(deal === undefined ? {} : { deal }) })
  const fast = compiled.decide(item, deal)
  verdicts[plain.verdict] = (verdicts[plain.verdict] ?? 0) + 1
  for (const rule of book.rules) {
    const truth = plain.of[rule.index]
    if (truth !== 0) {
      const seen = reached.get(rule.provision.full) ?? new Set<number>()
      reached.set(rule.provision.full, seen.add(truth ?? 0))
    }
    if (truth !== fast.of[rule.index]) {
      differences++
      if (differences <= 20)
        console.log(
          `item ${i}: ${rule.provision.full} is ${truth} by the specification and ${fast.of[rule.index]} compiled: ${JSON.stringify(item, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`,
        )
    }
  }
  if (plain.verdict !== fast.verdict) {
    differences++
    if (differences <= 20) console.log(`item ${i}: ${plain.verdict} by the specification and ${fast.verdict} compiled`)
  }
  if ((i + 1) % 50_000 === 0)
    process.stderr.write(`${i + 1} items, ${differences} differences, ${((performance.now() - started) / 1000).toFixed(0)} s\n`)
}
const matched = [...reached.values()].filter((seen) => seen.has(1)).length
console.log(`${wanted} items against ${book.rules.length} provisions on ${today}: ${differences} differences`)
console.log(
  `verdicts: ${Object.entries(verdicts)
    .map(([word, count]) => `${word} ${count}`)
    .join(', ')}`,
)
console.log(`provisions that matched some item: ${matched} of ${book.rules.length}`)
console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`)
process.exit(differences === 0 ? 0 : 1)
