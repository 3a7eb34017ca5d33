/**
 * How fast items are classified against all lists, compiled, with facts given: items a second on one core and the slowest of a
 * hundred, with whole answers and beside the plain evaluator of the specification in the same run; and how long the compiled lists take to load.
 * `node bench/classify.bench.ts [milliseconds for each]`
 */
import { readFileSync } from 'node:fs'
import { Bench } from 'tinybench'
import { classify } from '../src/classify/classify.ts'
import { compile } from '../src/classify/compile.ts'
import type { Engine } from '../src/classify/engine.ts'
import type { Item } from '../src/classify/facts.ts'
import { dice, randomItem, thresholdsOf, type Worldly } from '../src/classify/generate-test-support.ts'
import { isOfKind } from '../src/classify/kinds.ts'
import { decidePlainly } from '../src/classify/oracle-test-support.ts'
import type { Rule } from '../src/classify/rulebook.ts'
import { loadCompiled } from '../src/list/compiled.ts'
import { walk } from '../src/list/link.ts'
import { packageRoot } from '../src/store/files.ts'
import { compiledPath } from '../src/store/list-files.ts'
import { inFamily } from '../src/substance/families.ts'

const milliseconds = Number(process.argv[2] ?? 2000)
const today = new Date().toISOString().slice(0, 10)
const path = compiledPath(packageRoot())

/** Milliseconds of each run, sorted. */
const timed = (runs: number, work: (i: number) => void): readonly number[] => {
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    work(i)
    times.push(performance.now() - start)
  }
  return times.toSorted((a, b) => a - b)
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const micro = (milliseconds: number): string => `${(milliseconds * 1000).toFixed(1)} µs`

const text = readFileSync(path, 'utf8')
const loads = timed(7, () => {
  loadCompiled(text)
})
const first = performance.now()
const { dictionary, lists, hashes } = loadCompiled(readFileSync(path, 'utf8'))
const cold = performance.now() - first
const engine: Engine = { dictionary, inFamily }
const compiles = timed(5, () => {
  compile(lists, today, engine)
})
const compiled = compile(lists, today, engine)
const { book } = compiled

const attributesOf = (rule: Rule): readonly string[] =>
  [...rule.when, ...rule.excludes].flatMap(({ expr }) =>
    [...walk(expr)].flatMap((one) =>
      'attr' in one
        ? [one.attr]
        : one.op === 'chemical' || one.op === 'family'
          ? ['chemical']
          : one.op === 'composition' || one.op === 'mixture'
            ? ['composition']
            : [],
    ),
  )

const byKind = new Map<string, readonly string[]>()
const attributes = (kind: string | undefined): readonly string[] => {
  const known =
    kind === undefined
      ? []
      : (byKind.get(kind) ?? [
          ...new Set(
            book.rules
              .filter((rule) => isOfKind(dictionary.kinds, { kinds: [kind], notKinds: [] }, rule.kinds) !== 0)
              .flatMap(attributesOf),
          ),
        ])
  if (kind !== undefined) byKind.set(kind, known)
  return known
}
const world: Worldly = {
  dictionary,
  thresholds: thresholdsOf(lists),
  provisions: [],
  kinds: [...new Set(book.rules.flatMap((rule) => rule.kinds))],
  parts: [],
  known: 0.9,
  attributes,
}
const d = dice(7)
const items: readonly Item[] = Array.from({ length: 2000 }, () => randomItem(d, world, 0)).filter((item) => item.kinds.length === 1)

const verdicts: Record<string, number> = {}
for (const one of items) {
  const { verdict } = compiled.decide(one)
  verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
}

let turn = 0
const next = (): Item => items[turn++ % items.length] as Item
const bench = new Bench({ time: milliseconds, warmupTime: milliseconds / 4 })
bench.add('compiled', () => {
  compiled.decide(next())
})
bench.add('plain (baseline)', () => {
  decidePlainly(next(), { book, engine })
})
bench.add('whole answer', () => {
  classify(next(), lists, { on: today, engine, hashes })
})
await bench.run()

const measured = bench.tasks.map((task) => {
  const { result } = task
  // A task that failed has no figures, and a bench without them must not pass.
  if (result.state !== 'completed') throw new Error(`${task.name}: ${result.state}`)
  return { name: task.name, rate: 1000 / result.latency.mean, median: result.latency.p50, p99: result.latency.p99 }
})
console.log(`lists             ${lists.map((list) => list.id).join(', ')}: ${book.rules.length} provisions in force on ${today}`)
console.log(
  `load              ${cold.toFixed(1)} ms first, ${at(loads, 0.5).toFixed(1)} ms after (${(text.length / 1e6).toFixed(2)} MB); compile ${at(compiles, 0.5).toFixed(1)} ms`,
)
console.log(
  `items             ${items.length} of one kind each, nine facts in ten given; verdicts ${Object.entries(verdicts)
    .map(([word, n]) => `${word} ${n}`)
    .join(', ')}`,
)
for (const { name, rate, median, p99 } of measured)
  console.log(`${name.padEnd(17)} ${Math.round(rate).toLocaleString('en')} items/s, median ${micro(median)}, p99 ${micro(p99)}`)
console.log(`ratio             ${((measured[0]?.rate ?? 0) / (measured[1]?.rate ?? 1)).toFixed(0)} times the baseline`)
