/** The page's sentences: every one that is said is there in both languages, with the same values, and none is there for nothing. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  ACTIVITIES,
  ADDRESS_KINDS,
  END_USES,
  GOODS,
  MODES,
  OBSERVATIONS,
  PARTY_KINDS,
  PAYMENTS,
  ROLES,
  SECTORS,
  STATEMENTS,
  TEMPORARY,
} from '../assess/vocabulary.ts'
import ar from '../messages/ar/web.json' with { type: 'json' }
import en from '../messages/en/web.json' with { type: 'json' }

const PLURAL = /_(?:zero|one|two|few|many|other)$/
const base = (key: string): string => key.replace(PLURAL, '')
const bases = (catalogue: Readonly<Record<string, string>>): ReadonlySet<string> => new Set(Object.keys(catalogue).map(base))
const params = (text: string): string => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].toSorted().join(' ')

const folder = fileURLToPath(new URL('.', import.meta.url))
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(`${folder}${file}`, 'utf8'))
  .join('\n')

/** Keys that are said whole, and the beginnings of those that are put together. */
const said = new Set([...sources.matchAll(/'([a-z][a-z-]*(?:[.-][a-zA-Z][\w-]*)*)'/g)].map((match) => match[1] ?? ''))
const begun = [...sources.matchAll(/`([a-z][a-z-]*(?:\.[a-z][\w-]*)*[.])\$\{/g)].map((match) => match[1] ?? '')
/** Prefixes that a component is given, e.g. `prefix="sector"`. */
const prefixes = [...sources.matchAll(/(?:prefix=|word\()["']([a-z][a-z.-]*)["']/g)].map((match) => `${match[1]}.`)

describe('messages of the page', () => {
  test('both languages have the same sentences', () => {
    expect([...bases(ar)].toSorted()).toEqual([...bases(en)].toSorted())
  })

  test('both languages use the same values', () => {
    const all = new Map<string, Set<string>>()
    for (const [key, text] of Object.entries(en)) all.set(base(key), (all.get(base(key)) ?? new Set()).add(params(text)))
    // A dual or a "one" may leave the number itself out.
    const wrong = Object.entries(ar).filter(
      ([key, text]) =>
        ![...(all.get(base(key)) ?? [])].some(
          (one) => one === params(text) || one.replace('{{count}}', '').trim() === params(text).replace('{{count}}', '').trim(),
        ),
    )
    expect(wrong).toEqual([])
  })

  test('Arabic has all six forms of what is counted', () => {
    const counted = [...bases(en)].filter((key) => `${key}_other` in en)
    const missing = counted
      .flatMap((key) => ['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => `${key}_${form}`))
      .filter((key) => !(key in ar))
    expect(missing).toEqual([])
  })

  test('no sentence is there for nothing', () => {
    const unused = [...bases(en)].filter((key) => !said.has(key) && ![...begun, ...prefixes].some((start) => key.startsWith(start)))
    expect(unused).toEqual([])
  })

  test('every word of a transaction has a name', () => {
    const words: Readonly<Record<string, readonly string[]>> = {
      activity: ACTIVITIES,
      'address-kind': ADDRESS_KINDS,
      'end-use.category': END_USES,
      goods: GOODS,
      mode: MODES,
      observed: OBSERVATIONS,
      'party-kind': PARTY_KINDS,
      payment: PAYMENTS,
      role: ROLES,
      sector: SECTORS,
      statement: STATEMENTS,
      temporary: TEMPORARY,
    }
    const missing = Object.entries(words)
      .flatMap(([prefix, all]) => all.map((word) => `${prefix}.${word}`))
      .filter((key) => !(key in en))
    expect(missing).toEqual([])
  })
})
