/** Names compared: what must be the same, what must be near, what must be neither. All names are invented or everyday words. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { damerauLevenshtein, isComparable, isSameName, jaroWinkler, likeness, plainName, tellingTokens } from './party-names.ts'
import { type PartyList, screener } from './screen.ts'
import type { Party } from './transaction.ts'

describe('plain names', () => {
  test.for([
    ['Larkspur & Söhne GmbH', 'larkspur sohne gmbh'],
    ['  S.A.  Quillborough ', 'sa quillborough'],
    ['Œuvre Straße Łódź', 'oeuvre strasse lodz'],
    ["O'Dantescu-Vor, Ltd.", 'odantescu vor ltd'],
    ['ＦＵＬＬ Ｗｉｄｔｈ', 'full width'],
  ])('%s', ([name, plain]) => expect(plainName(name ?? '')).toBe(plain))
  test('legal forms go, unless nothing else is left', () => {
    expect(tellingTokens('Larkspur Meridian Co., Ltd.')).toEqual(['larkspur', 'meridian'])
    expect(tellingTokens('Corporation')).toEqual(['corporation'])
  })
  test.for([
    ['Larkspur', true],
    ['Ларкспур', false],
    ['لاركسبور', false],
    ['Larkspur 云', false],
    ['123', false],
  ] as const)('%s can be compared: %s', ([name, can]) => expect(isComparable(name)).toBe(can))
})

describe('measures', () => {
  test.for([
    ['abcd', 'abdc', 1],
    ['ca', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['same', 'same', 0],
  ] as const)('%s and %s are %i edits apart', ([a, b, d]) => expect(damerauLevenshtein(a, b, 5)).toBe(d))
  test('further than asked is not counted', () => expect(damerauLevenshtein('abcdef', 'uvwxyz', 3)).toBeUndefined())
  test('the textbook value of Jaro-Winkler', () => expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.9611, 3))
  const word = fc.stringMatching(/^[a-z]{1,9}$/)
  test('laws', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), fc.array(word, { minLength: 1, maxLength: 3 }), (a, b) => {
        expect(likeness(a, a)).toBeCloseTo(1)
        expect(likeness(a, b)).toBeCloseTo(likeness(b, a))
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0)
        expect(likeness(a, b)).toBeLessThanOrEqual(1 + 1e-9)
        expect(isSameName(a, [...a].reverse())).toBe(true)
      }),
    )
  })
})

const list: PartyList = {
  id: 'L',
  title: 'L',
  kind: 'un-designated',
  invented: true,
  date: '2026-01-01',
  sha256: '',
  parties: [
    {
      id: '1',
      names: ['Larkspur Meridian Trading Company', 'Larkspur Meridian'],
      identifiers: [{ kind: 'registration', value: 'XA-000417' }],
      kind: 'organisation',
    },
    { id: '2', names: ['Tavrin Oskelund'], identifiers: [], kind: 'person' },
    { id: '3', names: ['Trading Corporation'], identifiers: [], kind: 'organisation' },
  ],
}
const party = (name: string | undefined, more: Partial<Party> = {}): Party => ({
  role: 'end-user',
  names: [],
  identifiers: [],
  registrations: [],
  ...(name === undefined ? {} : { name }),
  ...more,
})
const screen = screener([list])

describe('screening', () => {
  test.for<[string, string | undefined]>([
    ['Larkspur Meridian Trading Co Ltd', 'name 1'],
    ['MERIDIAN, LARKSPUR', 'name 1'],
    ['Oskelund, Tavrin', 'name 2'],
    ['Tavrin Oskelundt', 'similar 2'],
    ['Tarvin Oskelund', 'similar 2'],
    ['Larkspur Meridan', 'similar 1'],
    ['LarkspurMeridian', 'similar 1'],
    ['Larkspur', undefined],
    ['Meridian Bakery', undefined],
    ['Oskar Lund', undefined],
    ['General Corporation', undefined],
    ['Hollinbeck Bau GmbH', undefined],
  ])('%s', ([name, expected]) => {
    const hit = screen(party(name))?.hits[0]
    expect(hit === undefined ? undefined : `${hit.how} ${hit.listed}`).toBe(expected)
  })
  test('another name it goes by counts', () =>
    expect(screen(party('Foxglove Works', { names: ['Larkspur Meridian'] }))?.hits[0]?.how).toBe('name'))
  test('a number counts before a name, in any spelling', () =>
    expect(screen(party('Foxglove Works', { identifiers: [{ kind: 'registration', value: 'XA000417' }] }))?.hits[0]).toMatchObject({
      how: 'identifier',
      listed: '1',
    }))
  test('a number of another kind does not', () =>
    expect(screen(party('Foxglove Works', { identifiers: [{ kind: 'tax', value: 'XA000417' }] }))?.hits).toEqual([]))
  test('no name and no number: not screened', () => expect(screen(party(undefined))).toBeUndefined())
  test('no list: not screened, never no hit', () => expect(screener([])(party('Foxglove Works'))).toBeUndefined())
  test('a name in another script is not compared, and says so', () =>
    expect(screen(party('Тавин Оскелунд'))).toEqual({ hits: [], compared: false }))
})
