/** `gatehouse lists check`: reads every source, counts it against its denominator, and runs its cases. */
import type { ControlList, Provision } from '../list/model.ts'
import { readLocated } from '../list/located.ts'
import type { Say } from '../messages/say.ts'
import { type ListFolder, readSources } from '../store/list-files.ts'
import { paint } from './terminal.ts'

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
  const { dictionary, lists, folders } = readSources(root)
  const counted = lists.map((list) => countList(list, folders.find((folder) => folder.files.some((file) => new RegExp(`^list:\\s*${list.id}\\s*$`, 'm').test(file.text)))))
  return {
    ok: counted.every((one) => one.missing.length === 0),
    attributes: dictionary.attributes.size,
    kinds: dictionary.kinds.size,
    chemicals: dictionary.chemicals.size,
    lists: counted,
  }
}

const countList = (list: ControlList, folder: ListFolder | undefined): ListCount => {
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
  return [...groups.entries.values()].flatMap(({ value }) => (value.type === 'list' ? value.items.map((item) => (item.type === 'text' ? item.text : '')) : value.type === 'text' ? [value.text] : []))
}

/** The report in lines. */
export const sayCheck = (report: CheckReport, say: Say): readonly string[] => [
  say('cli:check.dictionary', { kinds: report.kinds, attributes: report.attributes, chemicals: report.chemicals }),
  ...report.lists.flatMap((list) => [
    paint('bold', say('cli:check.list', { id: list.id, title: list.title })),
    `  ${say('cli:check.counts', { provisions: list.provisions, headings: list.headings, verified: list.verified, unverified: list.unverified.length })}`,
    ...(list.of === undefined ? [] : [`  ${say('cli:check.of', { have: list.of - list.missing.length, of: list.of })}`]),
    ...(list.missing.length === 0 ? [] : [`  ${say('cli:check.missing', { codes: list.missing.join(', ') })}`]),
    ...(list.unverified.length === 0 ? [] : [`  ${say('cli:check.unverified', { codes: list.unverified.join(', ') })}`]),
  ]),
]
