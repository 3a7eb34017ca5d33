/**
 * `npm run check:reference [-- --quiet] [LIST …]`: confirms each number (and its strictness) and each CAS number of each provision
 * against the passages the provision names, and prints what it could not confirm. Needs the reference folder beside the repository.
 * Exit code 1 when a named passage does not exist, or a comparison contradicts every passage and no exception explains it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Expr, Limit } from '../src/list/expression.ts'
import { walk } from '../src/list/link.ts'
import { readLocated } from '../src/list/located.ts'
import type { Dictionary, Provision } from '../src/list/model.ts'
import { compare, parseRational } from '../src/quantity/rational.ts'
import type { Comparator, Rational } from '../src/quantity/types.ts'
import type { Dimension } from '../src/quantity/units.ts'
import { readSources } from '../src/store/list-files.ts'
import { sharedFolder } from '../test/support/shared.ts'
import { inBase, type Mention, mentions } from './reference/numbers.ts'
import { finder } from './reference/texts.ts'

interface Wanted {
  readonly text: string
  readonly limit: Limit
  readonly dimension: Dimension
  readonly cmp?: Comparator
  /** A comparison under a `not` or in an excluding note may be written the other way round. */
  readonly turned: boolean
}

const root = fileURLToPath(new URL('..', import.meta.url))
const quiet = process.argv.includes('--quiet')
const only = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))

const dimensionOf = (expr: Expr, dictionary: Dictionary): Dimension => {
  if (expr.op === 'composition') return expr.basis === 'atom' ? 'atomFraction' : expr.basis === 'volume' ? 'volumeFraction' : 'massFraction'
  if (expr.op === 'mixture') return 'massFraction'
  const attr = 'attr' in expr ? expr.attr : expr.op === 'linear' ? expr.terms[0]?.attr : undefined
  return (dictionary.attributes.get(attr ?? '')?.dimension ?? 'number') as Dimension
}

/** All numbers of a condition. */
const numbersOf = (expr: Expr, dictionary: Dictionary, turned: boolean): readonly Wanted[] =>
  [...walk(expr)].flatMap((node): Wanted[] => {
    const dimension = dimensionOf(node, dictionary)
    if (node.op === 'overlaps')
      return [node.lo, node.hi].map((limit) => ({ text: `${node.attr} overlaps ${limit.written}`, limit, dimension, turned }))
    if ('limit' in node && node.limit !== undefined) {
      const name = 'attr' in node ? node.attr : node.op
      const cmp = 'cmp' in node && node.cmp !== undefined ? node.cmp : undefined
      return [
        { text: `${name} ${cmp ?? ''} ${node.limit.written}`, limit: node.limit, dimension, turned, ...(cmp === undefined ? {} : { cmp }) },
      ]
    }
    return []
  })

const NEGATED: Readonly<Record<Comparator, Comparator>> = { '>=': '<', '>': '<=', '<=': '>', '<': '>=', '==': '==' }

/** How well a number is found: with its unit, as a bare number, or not. */
const confirm = (wanted: Wanted, all: readonly Mention[]): { level: 'unit' | 'number' | 'none'; hits: readonly Mention[] } => {
  const same = all.filter((mention) => {
    const base = inBase(mention, wanted.dimension)
    return (
      base !== undefined &&
      (compare(base, wanted.limit.value) === 0 ||
        (wanted.limit.value.n !== 0n && Math.abs(base.approx / wanted.limit.value.approx - 1) < 1e-9))
    )
  })
  if (same.length > 0) return { level: 'unit', hits: same }
  const written = numberOf(wanted.limit.written)
  const bare = written === undefined ? [] : all.filter((mention) => compare(mention.value, written) === 0)
  return bare.length > 0 ? { level: 'number', hits: bare } : { level: 'none', hits: [] }
}

/** The bare number at the head of what the list writes (`5 x 10^4 Gy` is 50000). */
const numberOf = (written: string): Rational | undefined => {
  const found = /^[+-]?\d+(?: \d{3}(?!\d))*(?:\.\d+)?(?:\s*[x×]\s*10\s*\^?\s*[+-]?\d+|e[+-]?\d+)?/.exec(written)?.[0]
  return found === undefined ? undefined : parseRational(found)
}

/** `eu 3D225, 3E225; us 3D202` names three places: the text's name holds until the next semicolon. */
const placesOf = (verified: string): readonly string[] =>
  verified.split(';').flatMap((part) => {
    const [name = '', ...rest] = part.trim().split(/\s+/)
    return rest
      .join(' ')
      .split(',')
      .map((locator) => `${name} ${locator.trim()}`)
  })

/** Exceptions: `NSG2:3.A.6 | attr >= x` -> why; a stale one is an error. */
const readExceptions = (): ReadonlyMap<string, string> => {
  const file = `${root}/lists/reference-exceptions.yaml`
  if (!existsSync(file)) return new Map()
  const node = readLocated(readFileSync(file, 'utf8'), 'lists/reference-exceptions.yaml')
  return new Map(
    node.type === 'map' ? [...node.entries].map(([key, entry]) => [key, entry.value.type === 'text' ? entry.value.text : '']) : [],
  )
}

const main = (): number => {
  const shared = sharedFolder()
  if (shared === undefined) {
    console.log('check:reference: skipped, there is no reference folder beside the repository')
    return 0
  }
  const find = finder(`${shared}/reference`)
  const { dictionary, lists } = readSources(root)
  const exceptions = readExceptions()
  const used = new Set<string>()
  let failures = 0
  for (const list of lists) {
    if (only.length > 0 && !only.includes(list.id)) continue
    const tally = { provisions: 0, numbers: 0, unit: 0, number: 0, none: 0, compared: 0, agreed: 0, cas: 0, casFound: 0 }
    const open: string[] = []
    for (const provision of list.provisions) {
      if (provision.cites.verified === undefined) continue
      tally.provisions++
      const passages = placesOf(provision.cites.verified).map((where) => find(where))
      for (const passage of passages) {
        if (passage.found) continue
        failures++
        open.push(`${provision.full}: there is no passage \`${passage.where.trim()}\``)
      }
      const text = passages.flatMap((passage) => (passage.found ? [passage.text] : [])).join('\n')
      const all = mentions(text)
      for (const wanted of wantedOf(provision, dictionary)) {
        // `> 0` says "any": no text writes the number.
        if (wanted.limit.value.n === 0n) continue
        tally.numbers++
        const { level, hits } = confirm(wanted, all)
        tally[level]++
        const key = `${provision.full} | ${wanted.text}`
        const excused = exceptions.has(key)
        if (level === 'none') {
          if (excused) used.add(key)
          else open.push(`${key}: not found in ${provision.cites.verified}`)
          continue
        }
        const said = [...new Set(hits.flatMap((hit) => hit.compares))]
        if (wanted.cmp === undefined || said.length === 0) continue
        tally.compared++
        const agrees = said.includes(wanted.cmp) || (wanted.turned && said.includes(NEGATED[wanted.cmp]))
        if (agrees) tally.agreed++
        else if (excused) used.add(key)
        else {
          failures++
          open.push(`${key}: the text compares by ${said.join(' or ')}: “…${hits[0]?.words ?? ''}…”`)
        }
      }
      for (const cas of casOf(provision, dictionary)) {
        tally.cas++
        if (text.includes(cas)) tally.casFound++
        else if (exceptions.has(`${provision.full} | ${cas}`)) used.add(`${provision.full} | ${cas}`)
        else open.push(`${provision.full}: CAS ${cas} not found in ${provision.cites.verified}`)
      }
    }
    console.log(
      `${list.id}: ${tally.provisions} provisions name a text; ${tally.numbers} numbers: ${tally.unit} confirmed with their unit, ${tally.number} as a number, ${tally.none} not; ` +
        `${tally.compared} comparisons read, ${tally.agreed} agree; ${tally.casFound} of ${tally.cas} CAS numbers`,
    )
    if (!quiet) for (const line of open) console.log(`  ${line}`)
  }
  const stale = only.length > 0 ? [] : [...exceptions.keys()].filter((key) => !used.has(key))
  for (const key of stale) console.log(`stale exception in lists/reference-exceptions.yaml: ${key}`)
  console.log(`${failures} contradictions, ${stale.length} stale exceptions`)
  return failures + stale.length > 0 ? 1 : 0
}

const wantedOf = (provision: Provision, dictionary: Dictionary): readonly Wanted[] =>
  provision.versions
    .filter((version) => version.to === undefined)
    .flatMap((version) => [
      ...numbersOf(
        version.when,
        dictionary,
        [...walk(version.when)].some((node) => node.op === 'not' || node.op === 'none' || node.op === 'unless'),
      ),
      ...version.notes.flatMap((note) => (note.when === undefined ? [] : numbersOf(note.when, dictionary, true))),
    ])

/** CAS numbers of the chemicals a provision names. */
const casOf = (provision: Provision, dictionary: Dictionary): readonly string[] =>
  provision.versions.flatMap((version) =>
    [...walk(version.when)].flatMap((node) =>
      node.op === 'chemical'
        ? (dictionary.chemicals.get(node.chemical)?.cas.slice(0, 1) ?? [])
        : node.op === 'composition'
          ? node.of.flatMap((part) => dictionary.chemicals.get(part)?.cas.slice(0, 1) ?? [])
          : [],
    ),
  )

process.exitCode = main()
