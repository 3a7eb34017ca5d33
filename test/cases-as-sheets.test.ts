/**
 * Every case of the lists written out as a data sheet (a word for its kind, a line for each fact) and read again. What is read must be what was
 * written or less, never something else; and nothing that is controlled or open may read as free.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readCases } from '../src/classify/cases.ts'
import { classify } from '../src/classify/classify.ts'
import type { Item, Value } from '../src/classify/facts.ts'
import { type Description, describe as read } from '../src/describe/describe.ts'
import { readThesaurus } from '../src/describe/thesaurus.ts'
import { loadRdkit } from '../src/engines/rdkit.ts'
import type { Attribute } from '../src/list/model.ts'
import { withGraphs } from '../src/list/with-graphs.ts'
import { compare } from '../src/quantity/rational.ts'
import type { Bound, Interval } from '../src/quantity/types.ts'
import { readSources } from '../src/store/list-files.ts'
import { inFamily } from '../src/substance/families.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { dictionary: plain, lists, folders } = readSources(root)
const chemistry = await loadRdkit()
const dictionary = withGraphs(plain, chemistry)
const thesaurus = readThesaurus(readFileSync(join(root, 'lists/dictionary/thesaurus.yaml'), 'utf8'), 'thesaurus.yaml')
const provisions = new Set(lists.flatMap((list) => list.provisions.map((one) => one.full)))
const ON = '2026-11-24'

interface Written {
  readonly name?: string
  readonly kind?: unknown
  readonly facts?: Readonly<Record<string, unknown>>
  readonly chemical?: Readonly<Record<string, string>>
  readonly parts?: unknown
  readonly ties?: unknown
}

interface Sheet {
  readonly where: string
  readonly kind: string
  readonly text: string
  readonly lines: Readonly<Record<string, string>>
  readonly item: Item
}

/** A value as a data sheet gives it; undefined for what no sheet would say in a line. */
const cellOf = (attribute: Attribute, written: unknown): string | undefined => {
  const term = (id: string): string => {
    const found = dictionary.vocabularies.get(attribute.vocabulary ?? '')?.get(id)
    return found?.words[0] ?? found?.title ?? id
  }
  if (Array.isArray(written))
    return attribute.type === 'set' && written.length > 0 ? written.map((one) => term(String(one))).join(', ') : undefined
  if (typeof written !== 'string') return undefined
  if (attribute.type === 'bool') return written === 'true' ? 'yes' : 'no'
  if (attribute.type === 'enum') return written.startsWith('one of') ? undefined : term(written)
  return ['quantity', 'range', 'count'].includes(attribute.type) ? written.replace(/^(\S+)\.\.(\S+)/, '$1 to $2') : undefined
}

const sheets: Sheet[] = []
for (const [place, list] of lists.entries()) {
  for (const file of folders[place]?.cases ?? []) {
    for (const written of (parse(file.text, { schema: 'failsafe' }) as { cases: Written[] }).cases) {
      const kind = typeof written.kind === 'string' ? dictionary.kinds.get(written.kind) : undefined
      if (kind === undefined || written.parts !== undefined || written.ties !== undefined) continue
      const turn = sheets.length
      const lines: Record<string, string> = {}
      for (const [id, value] of Object.entries(written.facts ?? {})) {
        const attribute = dictionary.attributes.get(id)
        if (attribute === undefined || attribute.judgement !== undefined || attribute.derivedBy !== undefined) continue
        const cell = cellOf(attribute, value)
        if (cell !== undefined) lines[id] = `${attribute.words[turn % Math.max(1, attribute.words.length)] ?? attribute.title}: ${cell}`
      }
      const { name, cas, smiles } = written.chemical ?? {}
      const substance = [
        name === undefined ? [] : [`Substance: ${name}`],
        cas === undefined ? [] : [`CAS No.: ${cas}`],
        smiles === undefined ? [] : [`SMILES: ${smiles}`],
      ].flat()
      const item = readCases([{ name: file.name, text: JSON.stringify({ cases: [written] }) }], list, {
        dictionary,
        chemistry,
        provisions,
      })[0]?.item
      if (item === undefined) continue
      const kept = Object.fromEntries(
        Object.entries(item.facts).filter(([id]) => id in lines || (id === 'chemical' && substance.length > 0)),
      )
      const head = kind.words[turn % Math.max(1, kind.words.length)] ?? kind.title
      sheets.push({
        where: `${list.id} ${written.name ?? ''}`,
        kind: kind.id,
        text: [head, ...Object.values(lines), ...substance].join('\n'),
        lines,
        item: { ...item, facts: kept },
      })
    }
  }
}

const within = (inner: Interval, outer: Interval): boolean => {
  const above = (a: Bound | null, b: Bound | null): boolean =>
    b === null || (a !== null && (compare(a.at, b.at) > 0 || (compare(a.at, b.at) === 0 && (!b.open || a.open))))
  const below = (a: Bound | null, b: Bound | null): boolean =>
    b === null || (a !== null && (compare(a.at, b.at) < 0 || (compare(a.at, b.at) === 0 && (!b.open || a.open))))
  return above(inner.lo, outer.lo) && below(inner.hi, outer.hi)
}

/** Whether what was read says no more than what was written. */
const saysNoMore = (found: Value, written: Value): boolean => {
  if (found.type === 'number' && written.type === 'number') return within(written.within, found.within)
  if (found.type === 'range' && written.type === 'range')
    return within(written.least, found.least) && within(written.greatest, found.greatest)
  if (found.type === 'bool' && written.type === 'bool') return found.is === written.is
  if (found.type === 'enum' && written.type === 'enum') return written.among.every((one) => found.among.includes(one))
  if (found.type === 'set' && written.type === 'set')
    return found.has.every((one) => written.has.includes(one)) && (!found.complete || found.has.length === written.has.length)
  return found.type === written.type
}

const readings = sheets.map((sheet) => {
  const free: Description = read(sheet.text, dictionary, { thesaurus })
  return { sheet, free, told: free.kind === sheet.kind ? free : read(sheet.text, dictionary, { thesaurus, kinds: [sheet.kind] }) }
})

describe(`${sheets.length} cases written out as data sheets`, () => {
  test('there are many', () => expect(sheets.length).toBeGreaterThan(1000))

  test('no fact says other than was written', () => {
    const wrong = readings.flatMap(({ sheet, told }) =>
      Object.entries(told.facts)
        .filter(
          ([id, fact]) =>
            id in sheet.lines &&
            sheet.item.facts[id] !== undefined &&
            !saysNoMore(fact.value, (sheet.item.facts[id] as { value: Value }).value),
        )
        .map(([id]) => `${sheet.where}: ${sheet.lines[id]}`),
    )
    expect(wrong).toEqual([])
  })

  test('nineteen of twenty facts are read, and of the others most are asked about', () => {
    let all = 0
    let facts = 0
    for (const { sheet, told } of readings) {
      for (const id of Object.keys(sheet.lines)) {
        all++
        if (id in told.facts) facts++
      }
    }
    expect(facts / all).toBeGreaterThan(0.95)
  })

  test('the kind is sure in nineteen of twenty, and never one that excludes the right one', () => {
    expect(readings.filter(({ sheet, free }) => free.kind === sheet.kind).length / readings.length).toBeGreaterThan(0.95)
    const wrong = readings.filter(
      ({ sheet, free }) => free.kind !== undefined && free.kind !== sheet.kind && !isWider(free.kind, sheet.kind),
    )
    expect(wrong.map(({ sheet, free }) => `${sheet.text.split('\n')[0]} (${sheet.kind}) read as ${free.kind}`)).toEqual([])
  })

  test('what is controlled never reads as free', () => {
    const engine = { dictionary, inFamily }
    const freed = readings.flatMap(({ sheet, told }) => {
      const before = classify(sheet.item, lists, { on: ON, engine })
      if (before.verdict !== 'controlled') return []
      return classify(drawn(told.item), lists, { on: ON, engine }).verdict === 'not-controlled' ? [`${sheet.where}:\n${sheet.text}`] : []
    })
    expect(freed).toEqual([])
  })
})

const isWider = (wide: string, narrow: string): boolean =>
  wide === narrow || (dictionary.kinds.get(narrow)?.is ?? []).some((parent) => isWider(wide, parent))

/** With the graph of a structure that was given as SMILES, as the desk does. */
const drawn = (item: Item): Item => {
  const fact = item.facts.chemical
  if (fact?.value.type !== 'structure' || fact.value.smiles === undefined) return item
  return {
    ...item,
    facts: {
      ...item.facts,
      chemical: { ...fact, value: { ...fact.value, graph: chemistry.parse(fact.value.smiles), key: chemistry.key(fact.value.smiles) } },
    },
  }
}
