/** The example State's list: it reads, has every gap it says it has, and no other. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { evaluateRule } from '../src/classify/evaluate.ts'
import { readFacts } from '../src/classify/read-facts.ts'
import { rulebook } from '../src/classify/rulebook.ts'
import { loadRdkit } from '../src/engines/rdkit.ts'
import { canonicalJson } from '../src/list/canonical.ts'
import { indexOf, rewrite } from '../src/list/link.ts'
import type { Provision } from '../src/list/model.ts'
import { effective, wholeCondition } from '../src/list/resolve.ts'
import { withGraphs } from '../src/list/with-graphs.ts'
import { packageRoot } from '../src/store/files.ts'
import { loadFolder, readNational } from '../src/store/list-files.ts'
import { inFamily } from '../src/substance/families.ts'

const root = packageRoot()
const chemistry = await loadRdkit()
// Read from the sources, which the example is made of too.
const sources = loadFolder(root)
const loaded = { ...sources, dictionary: withGraphs(sources.dictionary, chemistry) }
const national = readNational(join(root, 'examples', 'national'), loaded)
const [list] = national.own
if (list === undefined) throw new Error('no list')
const references = loaded.lists.filter((one) => one.id === 'CWC' || one.id === 'NSG2')

interface Gap {
  readonly reference: string
  readonly national?: string
  readonly kind: string
  readonly from: string
  readonly to?: string
  readonly resting?: readonly string[]
}
const { gaps } = parse(readFileSync(join(root, 'examples', 'national', 'seeded-gaps.yaml'), 'utf8')) as { readonly gaps: readonly Gap[] }
const DAYS = [
  '2015-03-01',
  '2018-06-30',
  '2018-07-01',
  '2020-06-06',
  '2020-06-07',
  '2020-12-31',
  '2021-01-01',
  '2025-11-14',
  '2025-11-15',
  '2026-11-24',
]
const openOn = (day: string): ReadonlySet<string> =>
  new Set(gaps.filter((gap) => gap.from <= day && (gap.to === undefined || day < gap.to)).map((gap) => gap.reference))

/** The reference provision's number in the State's list. */
const ownOf = new Map<string, Provision>(
  list.provisions.flatMap((one) =>
    ['cwc', 'nsg2'].flatMap((key) => (one.see[key] ?? []).map((id) => [`${key.toUpperCase()}:${id}`, one] as const)),
  ),
)

test('stands alone: it refers to no other list', () => expect(national.lists.map((one) => one.id)).toEqual(['XQ']))

test('has a gap of each kind', () => {
  expect([...new Set(gaps.map((gap) => gap.kind))].sort()).toEqual([
    'adoption-lag',
    'cas-only',
    'extra-exclusion',
    'missing-entry',
    'missing-family',
    'missing-material',
    'mixture-limit',
    'narrower-term',
    'strictness',
    'threshold',
  ])
})

describe('provision by provision, it means what the reference means where no gap is seeded, and something else where one is', () => {
  test.for(DAYS)('%s', (day) => {
    const open = openOn(day)
    const own = (full: string): string => ownOf.get(full)?.full ?? full
    const index = indexOf(references)
    for (const reference of references) {
      for (const provision of reference.provisions) {
        const theirs = effective(reference, provision, day)
        if (theirs === undefined) continue
        const mine = ownOf.get(provision.full)
        const ours = mine === undefined ? undefined : effective(list, mine, day)
        const inForce = (full: string): boolean => {
          const target = index.get(full)
          return (
            target === undefined ||
            target.heading ||
            effective(references.find((one) => full.startsWith(`${one.id}:`)) ?? reference, target, day) !== undefined
          )
        }
        const lawful = (full: string): boolean => ownOf.has(full) && inForce(full)
        const there = rewrite(wholeCondition(theirs), (node) =>
          node.op === 'ref'
            ? { ...node, to: own(node.to) }
            : node.op === 'mixture'
              ? { ...node, of: node.of.filter(lawful).map(own) }
              : node.op === 'relation'
                ? { ...node, to: node.to.filter(lawful).map(own) }
                : node,
        )
        const here =
          ours === undefined
            ? undefined
            : rewrite(wholeCondition(ours), (node) =>
                node.op === 'mixture'
                  ? { ...node, of: node.of.filter((full) => [...ownOf].some(([id, one]) => one.full === full && inForce(id))) }
                  : node.op === 'relation'
                    ? { ...node, to: node.to.filter((full) => [...ownOf].some(([id, one]) => one.full === full && inForce(id))) }
                    : node,
              )
        const same = here !== undefined && canonicalJson(here) === canonicalJson(there)
        const late = gaps.some((gap) => gap.resting?.includes(provision.full) === true && gap.kind === 'adoption-lag')
        if (open.has(provision.full)) expect([provision.full, same]).toEqual([provision.full, false])
        else if (!late)
          expect(`${provision.full} ${here === undefined ? 'missing' : canonicalJson(here)}`).toBe(
            `${provision.full} ${canonicalJson(there)}`,
          )
      }
    }
  })
})

describe('an item falls through each gap, and one beside it does not', () => {
  const engine = { dictionary: loaded.dictionary, inFamily }
  const readers = { dictionary: loaded.dictionary, chemistry, provisions: indexOf([...references, list]) }
  const truths = (reference: string, item: string, day: string): readonly (number | undefined)[] => {
    const book = rulebook([...references, list], day)
    const read = readFacts(item, 'item.yaml', readers)
    return [reference, ownOf.get(reference)?.full ?? ''].map((full) => {
      const rule = book.byId.get(full)
      return rule === undefined ? undefined : evaluateRule(rule, read.item, { book, engine }).truth
    })
  }
  const drive = (hertz: number): string =>
    `kind: frequency-changer\nfacts: { output.phases: 3, output.power: 0 to 1 kVA, output.frequency: 0 to ${hertz} Hz, output.frequencyControl: 0.05 % to 0.1 % }`
  const chemical = (cas: string): string => `kind: chemical\nchemical: { cas: "${cas}" }`
  const mixture = (share: number): string =>
    `kind: mixture\ncomposition: { parts: { triethanolamine: ${share} wt %, water: ${100 - share} wt % }, complete: true }\nfacts: { consumerGoods: false }`
  const pump = (pressure: string): string =>
    `kind: vacuum-pump\nfacts: { pump.throat: 400 mm, pump.speed: 20 m³/s, pump.ultimatePressure: ${pressure} }`
  test.for<[string, string, string, string, readonly (number | undefined)[]]>([
    ['a drive of 700 Hz', 'NSG2:3.A.1', drive(700), '2026-01-01', [1, 0]],
    ['a drive of 800 Hz', 'NSG2:3.A.1', drive(800), '2026-01-01', [1, 1]],
    ['a drive of 599 Hz', 'NSG2:3.A.1', drive(599), '2026-01-01', [0, 0]],
    ['a pump to 10 mPa', 'NSG2:3.A.8', pump('10 mPa'), '2026-01-01', [1, 0]],
    ['a pump to 1 mPa', 'NSG2:3.A.8', pump('1 mPa'), '2026-01-01', [1, 1]],
    ['dimethyl ethylphosphonate', 'CWC:2.B.4', chemical('6163-75-3'), '2026-01-01', [1, 0]],
    ['dimethyl methylphosphonate', 'CWC:2.B.4', chemical('756-79-6'), '2026-01-01', [1, 1]],
    ['dimethylphosphoramidic dichloride', 'CWC:2.B.5', chemical('677-43-0'), '2026-01-01', [1, undefined]],
    ['40 % of triethanolamine', 'CWC:M.3', mixture(40), '2026-01-01', [1, 0]],
    ['60 % of triethanolamine', 'CWC:M.3', mixture(60), '2026-01-01', [1, 1]],
    ['the amidofluoridate of 2020, in 2020', 'CWC:1.A.15', chemical('2387496-14-0'), '2020-07-01', [1, undefined]],
    ['the amidofluoridate of 2020, in 2021', 'CWC:1.A.15', chemical('2387496-14-0'), '2021-01-01', [1, 1]],
  ])('%s', ([, reference, item, day, wanted]) => {
    expect(truths(reference, item, day)).toEqual(wanted)
  })
})
