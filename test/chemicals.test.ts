/** The dictionary of chemicals holds what it says: numbers, formulas and structures agree, and nothing is listed twice. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Chemical } from '../src/list/model.ts'
import { isCas } from '../src/substance/cas.ts'
import { formulaOf, normaliseFormula } from '../src/substance/formula.ts'
import { chemicalBook, chemicalsOfGraph, identify } from '../src/substance/identify.ts'
import { nameKey } from '../src/substance/names.ts'
import { readChemicals } from './support/chemicals.ts'
import { sharedFile } from './support/shared.ts'

describe('the dictionary of chemicals', () => {
  let all: readonly Chemical[] = []
  let chemicals: ReadonlyMap<string, Chemical> = new Map()
  let fileOf: ReadonlyMap<string, string> = new Map()
  beforeAll(async () => {
    const read = await readChemicals()
    chemicals = read.chemicals
    fileOf = read.fileOf
    all = [...chemicals.values()]
  })

  test('it holds scheduled, neighbouring and everyday chemicals', () => {
    const count = (file: string): number => all.filter(({ id }) => fileOf.get(id) === file).length
    expect(count('chemicals-cwc.yaml')).toBeGreaterThanOrEqual(80)
    expect(count('chemicals-precursors.yaml')).toBeGreaterThanOrEqual(45)
    expect(count('chemicals-nuclear.yaml')).toBe(15)
    expect(count('chemicals-common.yaml')).toBeGreaterThanOrEqual(60)
  })

  test('every CAS number has its right check digit and stands once', () => {
    const numbers = all.flatMap(({ cas }) => cas)
    expect(numbers.filter((cas) => !isCas(cas))).toEqual([])
    expect(numbers.filter((cas, index) => numbers.indexOf(cas) !== index)).toEqual([])
    expect(all.filter(({ cas }) => cas.length === 0).map(({ id }) => id)).toEqual([])
  })

  test('every structure has the formula that stands beside it', () => {
    const wrong = all.flatMap(({ id, graph, formula }) =>
      graph === undefined || (formula !== undefined && normaliseFormula(formula) === formulaOf(graph))
        ? []
        : [`${id}: ${formula} is ${formulaOf(graph)}`],
    )
    expect(wrong).toEqual([])
  })

  test('what has no structure has a formula, but for the one that is a protein', () => {
    expect(all.filter(({ graph, formula }) => graph === undefined && formula === undefined).map(({ id }) => id)).toEqual(['ricin'])
  })

  test('no two entries share a name or a structure, and each is found by every one of its names, numbers and its structure', () => {
    const book = chemicalBook(chemicals)
    const lost: string[] = []
    for (const { id, title, names, cas, graph } of all) {
      for (const name of [title, ...names]) {
        if (nameKey(name) === '') lost.push(`${id}: \`${name}\` has no key`)
        if (identify({ cas: [], names: [name] }, book).chemical !== id)
          lost.push(`${id}: name \`${name}\` gives ${book.byName.get(nameKey(name))?.join(' ')}`)
      }
      for (const number of cas) if (identify({ cas: [number], names: [] }, book).chemical !== id) lost.push(`${id}: ${number}`)
      if (graph !== undefined && chemicalsOfGraph(graph, book).join(' ') !== id)
        lost.push(`${id}: its structure gives ${chemicalsOfGraph(graph, book).join(' ')}`)
    }
    expect(lost).toEqual([])
  })

  test('numbers of listed chemicals stand in the texts that were read', ({ skip }) => {
    const occurrences = sharedFile('reference/chem/cas-occurrences.csv')
    const nuclear = sharedFile('reference/nsg/schedule-A-B.en.txt')
    const us = sharedFile('reference/us/ccl-text-2026.json')
    if (occurrences === undefined || nuclear === undefined || us === undefined) return skip('the reference texts are not on this machine')
    const texts: Readonly<Record<string, string>> = {
      'chemicals-cwc.yaml': readFileSync(occurrences, 'utf8'),
      'chemicals-precursors.yaml': readFileSync(occurrences, 'utf8'),
      'chemicals-nuclear.yaml': readFileSync(nuclear, 'utf8') + readFileSync(us, 'utf8'),
    }
    const missing = all.flatMap(({ id, cas }) => {
      const text = texts[fileOf.get(id) ?? '']
      return text === undefined ? [] : cas.filter((number) => !text.includes(number)).map((number) => `${id} ${number}`)
    })
    // A medicine; the lists that were read name its base only.
    expect(missing).toEqual(['hn2-hydrochloride 55-86-7'])
  })
})
