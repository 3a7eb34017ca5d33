import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical.ts'
import { compile, listHash, loadCompiled } from './compiled.ts'
import { ancestors, descendants, isA } from './lattice.ts'
import { checkLock, lockOf } from './lock.ts'
import { readDictionary } from './read-dictionary.ts'
import { effective, wholeCondition } from './resolve.ts'
import { schemas } from './schema.ts'
import { DICTIONARY_TEXT, oneProvision, testDictionary, testList } from './test-support.ts'
import { versionOn } from './versions.ts'

const NESTED = `
  - { id: "1", heading: true, kind: drive, title: H, cites: { locator: "1" }, versions: [ { from: 2000-01-01, when: sealed, notes: [ { exclude: grade is low, text: low ones } ] } ] }
  - { id: "1.a", title: A, cites: { locator: "1.a", verified: text 1 }, versions: [ { from: 2010-01-01, to: 2015-01-01, when: output.power >= 40 VA }, { from: 2015-01-01, when: output.power > 50 VA } ] }
  - { id: "1.b", title: B, cites: { locator: "1.b" }, versions: [ { from: 2010-01-01, when: always } ] }
  - { id: "2", kind: software, title: S, cites: { locator: "2" }, versions: [ { from: 2010-01-01, when: "software for 1 (use)" } ] }
  - { id: "3", kind: drive, title: R, cites: { locator: "3" }, versions: [ { from: 2010-01-01, when: { ref: "1" } } ] }
`

describe('a list', () => {
  const list = testList(NESTED)
  const find = (id: string) => list.provisions.find((one) => one.id === id) ?? expect.unreachable()

  test('a provision inherits kind, condition and excluding notes; the full id carries the list', () => {
    const whole = effective(list, find('1.a'), '2020-01-01')
    expect(whole?.kinds).toEqual(['drive'])
    expect(canonicalJson(whole === undefined ? null : wholeCondition(whole))).toBe(
      '{"of":[{"attr":"sealed","op":"holds"},{"attr":"output.power","cmp":">","limit":{"value":"50","written":"50 VA"},"op":"compare"},{"of":[{"attr":"grade","mode":"in","op":"is","values":["low"]}],"op":"none"}],"op":"all"}',
    )
    expect(find('1.a').full).toBe('T:1.a')
  })

  test('verified only where a text is named', () =>
    expect([find('1.a').confidence, find('1.b').confidence]).toEqual(['verified', 'unverified']))

  test.for([
    ['2009-12-31', undefined],
    ['2010-01-01', '2010-01-01'],
    ['2014-12-31', '2010-01-01'],
    ['2015-01-01', '2015-01-01'],
    ['2030-01-01', '2015-01-01'],
  ] as const)('on %s the version from %s', ([day, from]) => expect(versionOn(find('1.a'), day)?.from).toBe(from))

  test('a heading stands for what is below it in a reference, and for itself in a tie', () => {
    expect(find('3').versions[0]?.when).toEqual({
      op: 'any',
      of: [
        { op: 'ref', to: 'T:1.a' },
        { op: 'ref', to: 'T:1.b' },
      ],
    })
    expect(find('2').versions[0]?.when).toEqual({ op: 'relation', relation: 'software', to: ['T:1'], purposes: ['use'] })
  })

  test('a heading matches nothing itself', () => expect(effective(list, find('1'), '2020-01-01')).toBeUndefined())

  test('compiled and loaded is the same', () => {
    const dictionary = testDictionary()
    const loaded = loadCompiled(compile(dictionary, [list]))
    expect(canonicalJson(loaded.lists.map((one) => listHash(one)))).toBe(canonicalJson([listHash(list)]))
    expect(loaded.dictionary).toEqual(dictionary)
    expect(loaded.hashes).toEqual({ T: listHash(list) })
  })

  test.for(['', '{', '{"format":2}', 'null'])('broken compiled text `%s` is refused', (text) => expect(() => loadCompiled(text)).toThrow())

  test('the hash is of the meaning, not of the layout', () => {
    expect(listHash(testList(`\n\n${NESTED}`))).toBe(listHash(list))
    expect(listHash(testList(NESTED.replace('50 VA', '51 VA')))).not.toBe(listHash(list))
  })
})

describe('the lock', () => {
  const before = testList(oneProvision('output.power >= 40 VA'))
  test('same meaning passes, also with other words', () =>
    expect(checkLock([testList(oneProvision('output.power >= 40 VA').replace('title: One', 'title: Uno'))], lockOf([before]))).toEqual([]))
  test.for([
    ['a threshold', oneProvision('output.power >= 41 VA'), 'list.not-locked'],
    ['strictness', oneProvision('output.power > 40 VA'), 'list.not-locked'],
    ['the kind', oneProvision('output.power >= 40 VA').replace('kind: drive', 'kind: vessel'), 'list.not-locked'],
    ['a version that is gone', oneProvision('output.power >= 40 VA').replace('2020-01-01', '2021-01-01'), 'list.lock-stale'],
  ] as const)('changed %s without a new version fails', ([, text, code]) =>
    expect(checkLock([testList(text)], lockOf([before])).map((one) => one.code)).toEqual([code]),
  )
  test('a new version beside the old one is free', () => {
    const next =
      oneProvision('output.power >= 40 VA').replace('from: 2020-01-01', 'from: 2020-01-01\n        to: 2021-01-01') +
      '      - from: 2021-01-01\n        when: always\n'
    expect(checkLock([testList(next)], lockOf([before]))).toEqual([])
  })
})

describe('the lattice', () => {
  const kinds = testDictionary().kinds
  test('subsumption', () => {
    expect([
      isA(kinds, 'drive', 'goods'),
      isA(kinds, 'goods', 'drive'),
      isA(kinds, 'drive', 'drive'),
      isA(kinds, 'drive', 'vessel'),
    ]).toEqual([true, false, true, false])
    expect([...descendants(kinds, 'goods')].sort()).toEqual(['drive', 'goods', 'software', 'vessel'])
    expect([...ancestors(kinds, 'nothing')]).toEqual([])
  })
})

describe('canonical JSON', () => {
  test('does not depend on the order of fields', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean(), fc.integer())), (value) => {
        expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(value)
      }),
    )
  })
})

test('a dictionary’s words are in the editors’ schemas', () => {
  const text = JSON.stringify([...schemas(readDictionary([{ name: 'd.yaml', text: DICTIONARY_TEXT }])).values()])
  for (const word of ['output.frequency', 'drive', 'atLeast']) expect(text).toContain(word)
})
