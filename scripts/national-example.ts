/**
 * Makes examples/national: the control list of an invented State, taken over from the reference lists in 2015, amended twice, with the
 * gaps of scripts/national-example/seeds.ts, and seeded-gaps.yaml, which lists them. `node scripts/national-example.ts [--check]`;
 * `--check` only says whether the files are fresh (exit code 1 where they are not).
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { adopt, type OwnNumber } from '../src/list/adopt.ts'
import { canonicalJson } from '../src/list/canonical.ts'
import type { Expr } from '../src/list/expression.ts'
import { below, indexOf, link, rewrite, walk } from '../src/list/link.ts'
import { readLocated } from '../src/list/located.ts'
import type { ControlList, Dictionary, Provision, Version } from '../src/list/model.ts'
import { type ConditionContext, readCondition } from '../src/list/read-condition.ts'
import { throwIssues } from '../src/list/read-dictionary.ts'
import type { Written } from '../src/list/write-condition.ts'
import { writeList } from '../src/list/write-list.ts'
import { packageRoot } from '../src/store/files.ts'
import { readSources } from '../src/store/list-files.ts'
import { CHAPTERS, DAYS, SEEDS, type Seed } from './national-example/seeds.ts'

const ID = 'XQ'
const folder = join(packageRoot(), 'examples', 'national')
const [ADOPTED] = DAYS

/** The State's own numbers: `NSG2:3.A.2.c.1` is N3.1.02.c.1, `CWC:M.2.B` is CM.2.2. */
const numberOf = (full: string): string => {
  const [list = '', id = ''] = full.split(':')
  const [first = '', ...rest] = id.split('.')
  return [
    `${list === 'CWC' ? 'C' : 'N'}${first}`,
    ...rest.map((part, i) => (/^[A-Z]$/.test(part) ? String(part.charCodeAt(0) - 64) : i === 1 && /^\d$/.test(part) ? `0${part}` : part)),
  ].join('.')
}

const { dictionary, lists } = readSources(packageRoot())
const references = lists.filter((list) => list.id === 'CWC' || list.id === 'NSG2')
const index = indexOf(references)
const numbers = new Map<string, OwnNumber>([...index.keys()].map((full) => [full, { id: numberOf(full) }]))
const ownOf = (full: string): string => `${ID}:${numberOf(full)}`

/** Entries the State never wrote down, and headings that stand over nothing else. */
const dropped = new Set<string>()
for (const seed of SEEDS)
  if ((seed.kind === 'missing-entry' || seed.kind === 'missing-family') && seed.when === undefined) dropped.add(seed.reference)
for (const one of index.values()) if (one.heading && below(one.full, index).every((leaf) => dropped.has(leaf))) dropped.add(one.full)
const droppedOwn = new Set([...dropped].map(ownOf))

/** A condition of the seeds, in the State's own ids. */
const conditionOf = (written: Written, words: Dictionary): Expr => {
  const context: ConditionContext = { dictionary: words, list: ID, reading: { file: 'seeds.ts', issues: [] } }
  const read = readCondition(readLocated(stringify(written, { lineWidth: 0 }), 'seeds.ts'), context)
  throwIssues(context.reading.issues)
  const [linked] = link([
    {
      ...(references[0] as ControlList),
      id: 'SEED',
      provisions: [
        {
          ...(references[0]?.provisions[0] as Provision),
          heading: false,
          id: '1',
          full: 'SEED:1',
          versions: [{ from: ADOPTED, when: read, notes: [] }],
        },
      ],
      notes: [],
    },
    ...references,
  ])
  return owned(linked?.provisions[0]?.versions[0]?.when ?? read)
}

const owned = (expr: Expr): Expr =>
  rewrite(expr, (node) => (node.op === 'mixture' ? { ...node, of: node.of.filter((to) => !dropped.has(to)).map(ownOf) } : node))

/** What refers to an entry that was never written down no longer does. */
const withoutDropped = (expr: Expr): Expr =>
  rewrite(expr, (node) => {
    if (node.op === 'mixture') return { ...node, of: node.of.filter((to) => !droppedOwn.has(to)) }
    if (node.op === 'relation') return { ...node, to: node.to.filter((to) => !droppedOwn.has(to)) }
    if (node.op === 'any') return { ...node, of: node.of.filter((part) => part.op !== 'ref' || !droppedOwn.has(part.to)) }
    return node
  })

const seedsOf = new Map<string, readonly Seed[]>(
  SEEDS.map((seed) => [seed.reference, SEEDS.filter((one) => one.reference === seed.reference)]),
)

/** The version that came into force on one of the days, as the State wrote it. */
const versionOf = (full: string, version: Version): Version => {
  const seed = (seedsOf.get(full) ?? []).find(
    (one) =>
      version.from >= one.from && (one.to === undefined || version.from < one.to) && (one.when !== undefined || one.exclude !== undefined),
  )
  const when = seed?.when === undefined ? withoutDropped(version.when) : conditionOf(seed.when, dictionary)
  const notes = version.notes.map((note) => (note.when === undefined ? note : { ...note, when: withoutDropped(note.when) }))
  const more =
    seed?.exclude === undefined
      ? []
      : [{ effect: 'exclude' as const, text: seed.exclude.text, when: conditionOf(seed.exclude.when, dictionary) }]
  return { ...version, when, notes: [...notes, ...more] }
}

const sameLaw = (a: Version, b: Version): boolean =>
  canonicalJson({ when: a.when, notes: a.notes }) === canonicalJson({ when: b.when, notes: b.notes })

/** The list as it was adopted and amended: the versions of each day, joined where nothing changed. */
const build = (): ControlList => {
  const head = {
    id: ID,
    title: 'Control list of the invented State XQ',
    issuer: 'Ministry of Trade of the invented State XQ',
    instrument: 'Decree 15/2015 of XQ',
    about:
      'Invented, to show what a comparison finds: a list adopted in 2015 and amended in 2018 and 2021, with gaps that seeded-gaps.yaml lists. Made by scripts/national-example.ts.',
  }
  const editions = DAYS.map(
    (on) =>
      adopt(
        references.map((list) => list.id),
        references,
        { ...head, on, numbers: new Map([...numbers].filter(([full]) => index.has(full))) },
      ).list,
  )
  const provisions = [...index.values()].flatMap((reference): Provision[] => {
    if (dropped.has(reference.full)) return []
    const at = editions.map((list) => list.provisions.find((one) => one.full === ownOf(reference.full)))
    const last = at.findLast((one) => one !== undefined)
    if (last === undefined) return []
    const versions: Version[] = []
    for (const [i, day] of DAYS.entries()) {
      const own = at[i]?.versions[0]
      const open = versions.at(-1)
      const next = own === undefined ? undefined : versionOf(reference.full, { ...own, from: day })
      if (open !== undefined && open.to === undefined && next !== undefined && sameLaw(open, next)) continue
      if (open !== undefined && open.to === undefined) versions[versions.length - 1] = { ...open, to: day }
      if (next !== undefined) versions.push(next)
    }
    const title =
      SEEDS.find((seed) => seed.reference === reference.full && seed.title !== undefined)?.title ?? CHAPTERS[reference.full] ?? last.title
    return [{ ...last, title, yieldsTo: last.yieldsTo.filter((to) => !droppedOwn.has(to)), versions }]
  })
  return { ...(editions[0] as ControlList), ...head, provisions, notes: [] }
}

/** Reference provisions whose meaning rests on a seeded one: mixtures of it, parts, software and technology for it. They are missed with it. */
const restingOn = (full: string): readonly string[] => {
  const within = (target: string): boolean => below(target, index).includes(full)
  return [...index.values()]
    .filter((one) => !one.heading && one.full !== full)
    .filter((one) =>
      one.versions.some((version) =>
        [...walk(version.when)].some((node) =>
          node.op === 'ref'
            ? within(node.to)
            : node.op === 'mixture'
              ? node.of.some(within)
              : node.op === 'relation'
                ? node.to.some(within)
                : false,
        ),
      ),
    )
    .map((one) => one.full)
}

const outputs = (): ReadonlyMap<string, string> => {
  const list = build()
  const gaps = SEEDS.map((seed) => {
    const own = list.provisions.find((one) => one.full === ownOf(seed.reference))
    const resting = restingOn(seed.reference)
    return {
      reference: seed.reference,
      ...(own === undefined ? {} : { national: own.full }),
      kind: seed.kind,
      from: seed.from,
      ...(seed.to === undefined ? {} : { to: seed.to }),
      says: seed.says,
      ...(resting.length === 0 ? {} : { resting }),
    }
  })
  const about = [
    '# The gaps the list of XQ has on purpose, made with it by scripts/national-example.ts. `from`/`to` (exclusive) is when the gap is open;',
    '# before 2015-03-01 the State had no list at all. `resting`: provisions of the reference that speak of the missed one and are missed with it.',
  ].join('\n')
  return new Map([
    ...writeList(list).map((file) => [file.name, file.text] as const),
    ['seeded-gaps.yaml', `${about}\n${stringify({ gaps }, { lineWidth: 0 })}`],
  ])
}

const made = outputs()
const present = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml') && !name.startsWith('cases')) : []
const stale = [...new Set([...made.keys(), ...present])].filter(
  (name) => !made.has(name) || !present.includes(name) || readFileSync(join(folder, name), 'utf8') !== made.get(name),
)
if (process.argv.includes('--check')) {
  for (const name of stale)
    console.error(`examples/national/${name} is older than the reference lists; run node scripts/national-example.ts`)
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  mkdirSync(folder, { recursive: true })
  for (const name of stale) {
    const text = made.get(name)
    if (text === undefined) rmSync(join(folder, name))
    else writeFileSync(join(folder, name), text)
    console.log(`${text === undefined ? 'removed' : 'wrote'} examples/national/${name}`)
  }
}
