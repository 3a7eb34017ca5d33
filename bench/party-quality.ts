/** How good the matching is: labelled pairs in a tuning half and a test half, slices against logic-v2's own verdicts, recall across scripts. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { matchPairs, type Pair, type Quality, qualityOf, recordLikeness, schemaOf } from '../src/party/match.ts'
import { sharedFile } from '../test/support/shared.ts'

interface Row {
  readonly schema: string
  readonly name1: string
  readonly name2: string
  readonly is_match: string
  readonly predicted_match?: string
}

/** The first rows were read when the format was looked at, so that they are of the tuning half whatever their hash. */
const SEEN = 29

/** The half a pair belongs to: by the hash of its two names, whichever comes first. */
const tuning = ({ name1, name2 }: Row, at: number): boolean =>
  at < SEEN || ((createHash('sha256').update([name1.toLowerCase(), name2.toLowerCase()].sort().join('|')).digest()[0] ?? 0) & 1) === 0

const pairOf = ({ schema, name1, name2, is_match }: Row): Pair => {
  const kind = schemaOf(schema) ?? 'unknown'
  return { a: recordLikeness({ name: name1 }, kind), b: recordLikeness({ name: name2 }, kind), label: is_match === 'true' }
}

const figures = ({ labelled, precision, recall, f1 }: Quality): string =>
  `n ${String(labelled).padStart(4)}  P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`

const peer = (rows: readonly Row[]): string => {
  const known = rows.filter((row) => row.predicted_match !== undefined && row.predicted_match !== '')
  const count = (said: string, is: string): number => known.filter((row) => row.predicted_match === said && row.is_match === is).length
  const [tp, fp, fn] = [count('true', 'true'), count('true', 'false'), count('false', 'true')]
  return known.length === 0
    ? ''
    : `logic-v2 n ${String(known.length).padStart(4)}  P ${(tp / Math.max(1, tp + fp)).toFixed(3)}  R ${(tp / Math.max(1, tp + fn)).toFixed(3)}  F1 ${((2 * tp) / Math.max(1, 2 * tp + fp + fn)).toFixed(3)}`
}

const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u
const SLICES: readonly (readonly [string, (row: Row) => boolean])[] = [
  ['all', () => true],
  ['person', ({ schema }) => schema === 'Person'],
  ['company', ({ schema }) => ['Company', 'Organization', 'LegalEntity'].includes(schema)],
  ['vessel', ({ schema }) => schema === 'Vessel'],
  ['non-Latin', ({ name1, name2 }) => FOREIGN.test(name1) || FOREIGN.test(name2)],
]

const bench = sharedFile('names/name-bench.csv')
const theirs = sharedFile('names/name-bench.logic-v2.csv')
const aliases = sharedFile('names/alias-pairs.tsv')
if (bench === undefined || theirs === undefined) console.log('the labelled pairs (../shared/names) are not here: nothing measured')
else {
  const key = (row: Row): string => [row.schema, row.name1, row.name2].join('|')
  const said = new Map(
    (parse(readFileSync(theirs), { columns: true, bom: true }) as Row[]).map((row) => [key(row), row.predicted_match ?? '']),
  )
  const rows = (parse(readFileSync(bench), { columns: true, bom: true }) as Row[]).map((row) => ({
    ...row,
    predicted_match: said.get(key(row)) ?? '',
  }))
  for (const [title, part] of [
    ['tuning half', rows.filter(tuning)],
    ['test half', rows.filter((row, at) => !tuning(row, at))],
    ['both halves', rows],
  ] as const) {
    console.log(`\n${title}`)
    for (const [name, belongs] of SLICES) {
      const chosen = part.filter(belongs)
      const pairs = chosen.map(pairOf)
      console.log(`  ${name.padEnd(10)} ${figures(qualityOf(pairs, matchPairs(pairs)))}   ${peer(chosen)}`)
    }
  }
}

if (aliases === undefined) console.log('the pairs of aliases (../shared/names) are not here: nothing measured')
else {
  const counts = new Map<string, [number, number]>()
  for (const line of readFileSync(aliases, 'utf8').split('\n').slice(1)) {
    const [, , type = '', script1 = '', script2 = '', a = '', b = ''] = line.split('\t')
    if (b === '') continue
    const clean = (text: string): string => text.replace(/^"|"$/g, '').replaceAll('""', '"')
    const [scored] = matchPairs([pairOf({ schema: type, name1: clean(a), name2: clean(b), is_match: 'true' })])
    for (const group of [
      [script1, script2].sort().join('-'),
      `${[script1, script2].sort().join('-')} ${type === 'Person' ? 'persons' : 'others'}`,
    ]) {
      const count = counts.get(group) ?? [0, 0]
      counts.set(group, [count[0] + (scored?.verdict === 'different' ? 0 : 1), count[1] + 1])
    }
  }
  console.log("\nrecall on the lists' own aliases (many are other names altogether, or translations)")
  for (const [group, [found, all]] of [...counts].sort())
    console.log(`  ${group.padEnd(26)} ${String(found).padStart(6)} of ${String(all).padStart(6)}  ${(found / all).toFixed(3)}`)
}
