/** `gatehouse lists check`: reads every source, counts it against its denominator, and runs its cases. */
import { type Case, type CaseResult, readCases, runCase } from '../classify/cases.ts'
import type { Engine } from '../classify/engine.ts'
import { evaluateRule } from '../classify/evaluate.ts'
import { type Rulebook, rulebook } from '../classify/rulebook.ts'
import { thresholdCases } from '../classify/threshold-cases.ts'
import { loadRdkit } from '../engines/rdkit.ts'
import { readLocated } from '../list/located.ts'
import type { ControlList, Provision } from '../list/model.ts'
import { withGraphs } from '../list/with-graphs.ts'
import type { Say } from '../messages/say.ts'
import { type ListFolder, readSources } from '../store/list-files.ts'
import { inFamily } from '../substance/families.ts'
import { paint, today } from './terminal.ts'

/** One list's line. `of` is the denominator: codes in use of an independent index (codes.yaml), where there is one. */
export interface ListCount {
  readonly id: string
  readonly title: string
  readonly provisions: number
  readonly headings: number
  readonly verified: number
  readonly unverified: readonly string[]
  readonly of?: number
  readonly missing: readonly string[]
  /** Hand-written cases, how many of them must not match (or must stay open), and those made from thresholds. */
  readonly cases: { readonly written: number; readonly refusals: number; readonly made: number; readonly failed: readonly FailedCase[] }
  /** Provisions without a case that must match, or without one that must not. */
  readonly withoutMatch: readonly string[]
  readonly withoutRefusal: readonly string[]
}

/** A case that came out otherwise than it demands. */
export interface FailedCase {
  readonly provision: string
  readonly name: string
  readonly wanted: string
  readonly got: string
  readonly file: string
  readonly line: number
}

/** The whole report; `ok` when nothing is missing and no case fails. */
export interface CheckReport {
  readonly ok: boolean
  readonly attributes: number
  readonly kinds: number
  readonly chemicals: number
  readonly lists: readonly ListCount[]
}

/** Checks the lists below a folder. Throws a Fault with all issues when a source cannot be read. */
export const checkLists = async (root: string): Promise<CheckReport> => {
  const { dictionary: plain, lists, folders } = readSources(root)
  const chemistry = await loadRdkit()
  const dictionary = withGraphs(plain, chemistry)
  const engine: Engine = { dictionary, inFamily }
  const provisions = new Set(lists.flatMap((list) => list.provisions.map((one) => one.full)))
  const counted = lists.map((list, i) => {
    const folder = folders[i]
    const cases = readCases(folder?.cases ?? [], list, { dictionary, chemistry, provisions })
    return { ...countList(list, folder), ...runCases(cases, list, lists, engine) }
  })
  return {
    ok: counted.every((one) => one.missing.length === 0 && one.cases.failed.length === 0),
    attributes: dictionary.attributes.size,
    kinds: dictionary.kinds.size,
    chemicals: dictionary.chemicals.size,
    lists: counted,
  }
}

type Ran = Pick<ListCount, 'cases' | 'withoutMatch' | 'withoutRefusal'>

/** Runs the written cases, and those made from the thresholds of each provision around its written matches. */
const runCases = (cases: readonly Case[], list: ControlList, lists: readonly ControlList[], engine: Engine): Ran => {
  const books = new Map<string, Rulebook>()
  const bookOn = (day: string): Rulebook => {
    const book = books.get(day) ?? rulebook(lists, day)
    books.set(day, book)
    return book
  }
  const results = cases.map((one): CaseResult => runCase(one, bookOn(one.on ?? today()), { engine }))
  const failed: FailedCase[] = results
    .filter((one) => !one.ok)
    .map(({ case: one, got }) => ({ provision: one.provision, name: one.name, wanted: one.demand, got, ...one.at }))
  let made = 0
  for (const { case: one, ok } of results) {
    if (!ok || one.demand !== 'match') continue
    const book = bookOn(one.on ?? today())
    const rule = book.byId.get(one.provision)
    if (rule === undefined) continue
    const world = { book, engine, ...(one.deal === undefined ? {} : { deal: one.deal }) }
    for (const each of thresholdCases(rule, one.item, world)) {
      made++
      const got = evaluateRule(rule, each.item, world).truth
      if (got !== each.expected)
        failed.push({
          provision: one.provision,
          name: `${one.name}: ${each.side} ${each.atom}`,
          wanted: String(each.expected),
          got: String(got),
          ...one.at,
        })
    }
  }
  const leaves = list.provisions.filter((one) => !one.heading)
  const has = (full: string, match: boolean): boolean => cases.some((one) => one.provision === full && (one.demand === 'match') === match)
  return {
    cases: { written: cases.length, refusals: cases.filter((one) => one.demand !== 'match').length, made, failed },
    withoutMatch: leaves.filter((one) => !has(one.full, true)).map((one) => one.id),
    withoutRefusal: leaves.filter((one) => !has(one.full, false)).map((one) => one.id),
  }
}

const countList = (list: ControlList, folder: ListFolder | undefined): Omit<ListCount, keyof Ran> => {
  const provisions = list.provisions.filter((one) => !one.heading)
  const codes = folder?.codes === undefined ? undefined : readCodes(folder.codes.text, folder.codes.name)
  const known = new Set(list.provisions.map((one) => one.id))
  return {
    id: list.id,
    title: list.title,
    provisions: provisions.length,
    headings: list.provisions.length - provisions.length,
    verified: provisions.filter((one) => one.confidence === 'verified').length,
    unverified: provisions.filter((one) => one.confidence === 'unverified').map((one: Provision) => one.id),
    ...(codes === undefined ? {} : { of: codes.length }),
    missing: (codes ?? []).filter((code) => !known.has(code)),
  }
}

/** The codes of a codes.yaml, all groups together. */
export const readCodes = (text: string, file: string): readonly string[] => {
  const root = readLocated(text, file)
  const groups = root.type === 'map' ? root.entries.get('codes')?.value : undefined
  if (groups?.type !== 'map') return []
  return [...groups.entries.values()].flatMap(({ value }) =>
    value.type === 'list' ? value.items.map((item) => (item.type === 'text' ? item.text : '')) : value.type === 'text' ? [value.text] : [],
  )
}

/** The report in lines. */
export const sayCheck = (report: CheckReport, say: Say): readonly string[] => [
  say('cli:check.dictionary', { kinds: report.kinds, attributes: report.attributes, chemicals: report.chemicals }),
  ...report.lists.flatMap((list) => [
    paint('bold', say('cli:check.list', { id: list.id, title: list.title })),
    `  ${say('cli:check.counts', { provisions: list.provisions, headings: list.headings, verified: list.verified, unverified: list.unverified.length })}`,
    ...(list.of === undefined ? [] : [`  ${say('cli:check.of', { have: list.of - list.missing.length, of: list.of })}`]),
    ...(list.missing.length === 0 ? [] : [`  ${say('cli:check.missing', { codes: list.missing.join(', ') })}`]),
    ...(list.cases.written === 0
      ? []
      : [
          `  ${say('cli:check.cases', { written: list.cases.written, refusals: list.cases.refusals, made: list.cases.made, failed: list.cases.failed.length })}`,
        ]),
    ...list.cases.failed.map((one) => `  ${paint('red', say('cli:check.failed', { ...one }))}`),
    ...(list.cases.written === 0 || list.withoutMatch.length === 0
      ? []
      : [`  ${say('cli:check.without-match', { codes: list.withoutMatch.join(', ') })}`]),
    ...(list.cases.written === 0 || list.withoutRefusal.length === 0
      ? []
      : [`  ${say('cli:check.without-refusal', { codes: list.withoutRefusal.join(', ') })}`]),
    ...(list.unverified.length === 0 ? [] : [`  ${say('cli:check.unverified', { codes: list.unverified.join(', ') })}`]),
  ]),
]
