/** Cases beside a list: items that must match a provision, must not, or must stay open. Read and run here; and made from thresholds. */
import { asMap, didYouMean, fieldNode, isDay, mapsField, onlyFields, type Reading, report, textField } from '../list/fields.ts'
import { readLocated } from '../list/located.ts'
import type { ControlList } from '../list/model.ts'
import { type SourceFile, throwIssues } from '../list/read-dictionary.ts'
import { evaluateRule, type World } from './evaluate.ts'
import type { Deal, Item } from './facts.ts'
import { type FactReaders, readItemAndDeal } from './read-facts.ts'
import type { Rulebook } from './rulebook.ts'
import type { Truth } from './verdict.ts'

/** What a case demands of its provision. */
export type Demand = 'match' | 'no match' | 'open'

/** One case. `on` is the day it is about, where it names one. */
export interface Case {
  /** Full id. */
  readonly provision: string
  readonly name: string
  readonly demand: Demand
  readonly on?: string
  readonly item: Item
  readonly deal?: Deal
  readonly at: { readonly file: string; readonly line: number }
}

const DEMANDS: Readonly<Record<string, Demand>> = { true: 'match', false: 'no match', open: 'open', refer: 'open' }

/** Reads files of cases of a list. Throws one Fault with every issue. */
export const readCases = (files: readonly SourceFile[], list: ControlList, readers: FactReaders): readonly Case[] => {
  const issues: Reading['issues'] = []
  const known = new Set(list.provisions.map((one) => one.id))
  const cases = files.flatMap((file) => {
    const reading: Reading = { file: file.name, issues }
    const root = asMap(reading, readLocated(file.text, file.name), 'the file')
    if (root === undefined) return []
    onlyFields(reading, root, ['cases'])
    return mapsField(reading, root, 'cases').flatMap((map): Case[] => {
      const provision = textField(reading, map, 'provision', true) ?? ''
      const name = textField(reading, map, 'name', true) ?? ''
      const match = textField(reading, map, 'match', true) ?? ''
      const on = textField(reading, map, 'on')
      const { item, deal } = readItemAndDeal(map, { ...readers, reading }, ['provision', 'name', 'match', 'on'])
      const demand = DEMANDS[match]
      if (!known.has(provision))
        report(
          reading,
          fieldNode(map, 'provision') ?? map,
          'list.unknown-reference',
          { to: `${list.id}:${provision}` },
          didYouMean(provision, known),
        )
      if (demand === undefined)
        report(reading, fieldNode(map, 'match') ?? map, 'list.bad-shape', { field: 'match', wanted: '`true`, `false` or `open`' })
      if (on !== undefined && !isDay(on)) report(reading, fieldNode(map, 'on') ?? map, 'input.bad-date', { text: on })
      if (demand === undefined) return []
      return [
        {
          provision: `${list.id}:${provision}`,
          name,
          demand,
          item,
          ...(deal === undefined ? {} : { deal }),
          ...(on === undefined ? {} : { on }),
          at: { file: file.name, line: map.at.line },
        },
      ]
    })
  })
  throwIssues(issues)
  return cases
}

/** What a case came to. */
export interface CaseResult {
  readonly case: Case
  readonly got: Demand
  readonly ok: boolean
}

const GOT: Readonly<Record<Truth, Demand>> = { 1: 'match', 0: 'no match', [-1]: 'open' }

/** The truth of a case's provision, by the specification's evaluator. A provision that is not in force matches nothing. */
export const runCase = (one: Case, book: Rulebook, world: Omit<World, 'book' | 'deal'>): CaseResult => {
  const rule = book.byId.get(one.provision)
  const truth =
    rule === undefined ? 0 : evaluateRule(rule, one.item, { ...world, book, ...(one.deal === undefined ? {} : { deal: one.deal }) }).truth
  const got = GOT[truth]
  return { case: one, got, ok: got === one.demand }
}
