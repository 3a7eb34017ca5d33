/**
 * How well rows of a State's present list are matched with reference provisions: an imitated list of 300 rows (own numbers, other words by
 * rule, words left out, typing errors, every tenth row two provisions in one), its mapping known. `node bench/import.bench.ts [rows] [seed]`
 */
import { dice } from '../src/classify/generate-test-support.ts'
import { indexProvisions, type ProvisionRow, suggestProvisions } from '../src/describe/suggest-provisions.ts'
import type { Expr } from '../src/list/expression.ts'
import { walk } from '../src/list/link.ts'
import type { Provision } from '../src/list/model.ts'
import { effective, lineage } from '../src/list/resolve.ts'
import type { Extras } from '../src/store/extras.ts'
import { loadLists } from '../src/store/list-files.ts'

const wanted = Number(process.argv[2] ?? 300)
const d = dice(Number(process.argv[3] ?? 5))
const on = new Date().toISOString().slice(0, 10)
const { dictionary, lists, extras } = loadLists()
const references = lists.filter((list) => list.id === 'CWC' || list.id === 'NSG2')
const thesaurus = (extras as unknown as Extras).thesauri[0]
if (thesaurus === undefined) throw new Error('there is no thesaurus')

/** Other words for the words of our titles: what another draftsman would have written. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/\bfrequency changers?\b/gi, 'inverters'],
  [/\bgenerators?\b/gi, 'generating sets'],
  [/\bvacuum pumps?\b/gi, 'evacuating machines'],
  [/\bvalves?\b/gi, 'shut-off devices'],
  [/\bmachine tools?\b/gi, 'metal working machines'],
  [/\bfurnaces?\b/gi, 'ovens'],
  [/\bsoftware\b/gi, 'computer programs'],
  [/\btechnology\b/gi, 'technical know-how'],
  [/\bequipment\b/gi, 'apparatus'],
  [/\bcomponents?\b/gi, 'parts'],
  [/\blasers?\b/gi, 'laser sources'],
  [/\bpower suppl(?:y|ies)\b/gi, 'current sources'],
  [/\bsteel\b/gi, 'ferrous alloy'],
  [/\balloys?\b/gi, 'metal mixtures'],
  [/\btubes?\b/gi, 'pipes'],
  [/\bmixtures?\b/gi, 'preparations'],
  [/\bsalts?\b/gi, 'saline derivatives'],
  [/\bspecially designed\b/gi, 'made on purpose'],
  [/\blarge\b/gi, 'big'],
  [/\bstrong\b/gi, 'powerful'],
  [/\bfast\b/gi, 'quick'],
  [/\bprecise\b/gi, 'exact'],
  [/\bhigh\b/gi, 'elevated'],
  [/\bmade of\b/gi, 'consisting of'],
  [/\bwith\b/gi, 'having'],
  [/\bmore than\b/gi, 'exceeding'],
  [/\bcapable of\b/gi, 'able to achieve'],
  [/\bdetectors?\b/gi, 'sensing devices'],
  [/\bcameras?\b/gi, 'image recorders'],
  [/\bmeasuring\b/gi, 'metering'],
  [/\bpressure\b/gi, 'compression'],
  [/\bcontainers?\b/gi, 'vessels'],
  [/\bradioactive\b/gi, 'radiating'],
  [/\bexplosives?\b/gi, 'blasting agents'],
  [/\bplants?\b/gi, 'works'],
  [/\bfor\b/gi, 'serving'],
]
const SMALL = new Set(['the', 'a', 'an', 'of', 'or', 'and', 'in', 'to', 'by', 'that', 'from', 'at', 'as', 'on'])

const typo = (word: string): string => {
  if (word.length < 5 || /\d/.test(word)) return word
  const at = 1 + d.roll(word.length - 3)
  return d.chance(0.5) ? `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}` : `${word.slice(0, at)}${word.slice(at + 1)}`
}

/** Three words in ten left out, every fifteenth mistyped, the order of the phrases turned now and then. */
const reworded = (text: string): string => {
  const other = OTHERS.reduce((all, [from, to]) => (d.chance(0.8) ? all.replace(from, to) : all), text)
  const phrases = other.split(/,\s+/)
  const turned = phrases.length > 1 && d.chance(0.4) ? [...phrases.slice(1), phrases[0] ?? ''] : phrases
  return turned
    .join(', ')
    .split(/\s+/)
    .filter((word) => /\d/.test(word) || SMALL.has(word) || !d.chance(0.2))
    .map((word) => (d.chance(1 / 15) ? typo(word) : word))
    .join(' ')
}

const SAYS: Readonly<Record<string, string>> = { '>=': 'not less than', '>': 'above', '<=': 'not above', '<': 'below', '==': 'equal to' }

/** A limit in a draftsman's words, two in three with what it limits. */
const limitWords = (node: Expr): readonly string[] => {
  if (node.op === 'overlaps') return [`between ${node.lo.written} and ${node.hi.written}`]
  if (!('limit' in node) || node.limit === undefined) return []
  const attr = 'attr' in node ? (dictionary.attributes.get(node.attr)?.title.toLowerCase() ?? '') : 'content'
  const cmp = 'cmp' in node && node.cmp !== undefined ? (SAYS[node.cmp] ?? '') : ''
  return [`${d.chance(0.65) ? attr : ''} ${cmp} ${node.limit.written}`.trim()]
}

interface Known {
  readonly row: ProvisionRow
  readonly means: readonly string[]
}

const leaves = references.flatMap((list) =>
  list.provisions.flatMap((one) => (effective(list, one, on) === undefined ? [] : [{ list, one }])),
)

const describeOne = (one: Provision): { text: string; cas?: string; hs?: string } => {
  const list = references.find((each) => one.full.startsWith(`${each.id}:`))
  const whole = list === undefined ? undefined : effective(list, one, on)
  if (list === undefined || whole === undefined) throw new Error(one.full)
  const above = lineage(list, one)[1]
  const nodes = whole.when.flatMap((part) => [...walk(part.expr)])
  const chemicals = nodes.flatMap((node) => (node.op === 'chemical' ? [dictionary.chemicals.get(node.chemical)] : []))
  const head = above !== undefined && above.versions.length > 0 && d.chance(0.7) ? `${reworded(above.title)}: ` : ''
  const title = chemicals.length === 1 && d.chance(0.5) ? (d.pick([...(chemicals[0]?.names ?? []), one.title]) ?? one.title) : one.title
  const limits = nodes.flatMap(limitWords).filter(() => d.chance(0.8))
  const hs = dictionary.kinds.get(one.kinds[0] ?? '')?.hs[0]
  const cas = chemicals.length === 1 && d.chance(0.6) ? chemicals[0]?.cas[0] : undefined
  return {
    text: `${head}${reworded(title)}${limits.length === 0 ? '' : `, ${limits.join(', ')}`}`,
    ...(cas === undefined ? {} : { cas }),
    ...(hs === undefined || d.chance(0.5) ? {} : { hs }),
  }
}

const rows: Known[] = Array.from({ length: wanted }, (_, i) => {
  const { list, one } = d.pick(leaves)
  const first = describeOne(one)
  const siblings = leaves.filter((each) => each.list === list && each.one.parent === one.parent && each.one !== one)
  const also = siblings.length > 0 && d.chance(0.1) ? d.pick(siblings).one : undefined
  const number = `${String.fromCharCode(65 + Math.floor(i / 60))}${String(100 + (i % 60))}`
  if (also === undefined) return { row: { number, ...first }, means: [one.full] }
  return { row: { number, ...first, text: `${first.text}; ${describeOne(also).text}` }, means: [one.full, also.full] }
})

const start = performance.now()
const index = indexProvisions(references, dictionary, thesaurus, on)
const indexed = performance.now() - start

const share = (n: number): string => `${((100 * n) / rows.length).toFixed(1)} %`
const measure = (name: string, change: (row: ProvisionRow) => ProvisionRow): void => {
  const began = performance.now()
  let [first, third, whole] = [0, 0, 0]
  const missed: string[] = []
  for (const { row, means } of rows) {
    const got = suggestProvisions(change(row), index, 5).map((one) => one.provision)
    if (means.includes(got[0] ?? '')) first++
    if (got.slice(0, 3).some((one) => means.includes(one))) third++
    else missed.push(`${means.join('+')} <- ${row.text.slice(0, 110)} (got ${got[0] ?? 'nothing'})`)
    if (means.every((one) => got.includes(one))) whole++
  }
  const took = (performance.now() - began) / rows.length
  console.log(
    `${name.padEnd(17)} accuracy@1 ${share(first)}, @3 ${share(third)}; all meant within 5: ${share(whole)}; ${took.toFixed(2)} ms a row`,
  )
  if (process.env.SHOW !== undefined) for (const line of missed) console.log(`  ${line}`)
}

console.log(
  `rows              ${rows.length} imitated, ${rows.filter((one) => one.means.length > 1).length} of them two provisions in one; ${leaves.length} provisions to choose from; index ${indexed.toFixed(0)} ms`,
)
measure('as they are', (row) => row)
measure('text only', ({ number, text }) => ({ number, text }))
// A list that says what is meant and leaves the figures to another annex.
measure('without figures', ({ number, text }) => ({ number, text: text.replace(/\S*\d\S*/g, '') }))
