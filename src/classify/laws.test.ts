/** Laws that hold of every list and every item: seeds make random ones (generate-test-support.ts). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ancestors } from '../list/lattice.ts'
import { answer, blankItem, withoutFact } from './answer.ts'
import { classify } from './classify.ts'
import { compile } from './compile.ts'
import type { Deal, Item } from './facts.ts'
import { dice, randomDealOf, randomItem, randomList, thresholdsOf } from './generate-test-support.ts'
import { decidePlainly } from './oracle-test-support.ts'
import type { ReadFacts } from './read-facts.ts'
import { readInterval } from './read-number.ts'
import { sayValue } from './say-value.ts'
import { dictionary, engine, lists, provision, TODAY } from './test-support.ts'

const world = (seed: number) => {
  const d = dice(seed)
  const list = randomList(d, dictionary())
  const settings = {
    dictionary: dictionary(),
    thresholds: thresholdsOf([list]),
    provisions: list.provisions.map((one) => one.full),
    kinds: [...dictionary().kinds.keys()],
    parts: ['a', 'b'],
    known: 0.6,
  }
  return { d, lists: [list], settings }
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 })

describe('compiled equals plain', () => {
  test('every provision has the same truth, and the item the same verdict', () => {
    const words = new Set<string>()
    fc.assert(
      fc.property(seeds, (seed) => {
        const { d, lists, settings } = world(seed)
        const compiled = compile(lists, TODAY, engine())
        for (let i = 0; i < 12; i++) {
          const item = randomItem(d, settings)
          const deal = randomDealOf(d)
          const plain = decidePlainly(item, { book: compiled.book, engine: engine(), ...(deal === undefined ? {} : { deal }) })
          const fast = compiled.decide(item, deal)
          expect([...fast.of]).toEqual([...plain.of])
          expect(fast.verdict).toBe(plain.verdict)
          words.add(fast.verdict)
        }
      }),
      { numRuns: 150 },
    )
    // A generator that never reaches one of the answers would show nothing of it.
    expect([...words].sort()).toEqual(['controlled', 'not-controlled', 'open', 'refer'])
  })
})

/** Everything that can be known less of an item, one step each. */
const weaker = function* (item: Item): Generator<Item> {
  for (const attr of Object.keys(item.facts)) {
    yield withoutFact(item, attr)
    const fact = item.facts[attr]
    if (fact === undefined) continue
    const put = (value: typeof fact.value): Item => ({ ...item, facts: { ...item.facts, [attr]: { ...fact, value } } })
    if (fact.status !== undefined) yield { ...item, facts: { ...item.facts, [attr]: { value: fact.value } } }
    const { value } = fact
    if (value.type === 'number') {
      yield put({ ...value, within: { lo: value.within.lo, hi: null } })
      yield put({ ...value, within: { lo: null, hi: value.within.hi } })
    }
    if (value.type === 'range') {
      yield put({ ...value, least: { lo: null, hi: null } })
      yield put({ ...value, greatest: { ...value.greatest, hi: null } })
    }
    if (value.type === 'set') {
      yield put({ ...value, complete: false })
      if (!value.complete && value.has.length > 0) yield put({ ...value, has: value.has.slice(1) })
      if (value.lacks.length > 0) yield put({ ...value, lacks: value.lacks.slice(1) })
    }
    if (value.type === 'enum') yield put({ ...value, among: [...value.among, 'metal'] })
    if (value.type === 'curve') yield put({ ...value, complete: false })
    if (value.type === 'composition') {
      yield put({ ...value, complete: false })
      yield put({ ...value, parts: value.parts.slice(1), complete: false })
    }
  }
  for (const part of Object.keys(item.parts)) {
    const { [part]: given, ...others } = item.parts
    yield { ...item, parts: others }
    if (given === undefined) continue
    yield { ...item, parts: { ...others, [part]: { ...given, complete: false } } }
    yield { ...item, parts: { ...others, [part]: { of: given.of.slice(1), complete: false } } }
  }
  if (item.tiesComplete) yield { ...item, tiesComplete: false }
  if (item.ties.length > 0) yield { ...item, ties: item.ties.slice(1), tiesComplete: false }
  if (item.notKinds.length > 0) yield { ...item, notKinds: item.notKinds.slice(1) }
  yield { ...item, kinds: [] }
  const [kind, ...more] = item.kinds
  if (kind !== undefined && more.length === 0) {
    for (const wider of ancestors(dictionary().kinds, kind))
      if (!item.notKinds.some((out) => ancestors(dictionary().kinds, wider).has(out))) yield { ...item, kinds: [wider] }
  }
}

const weakerDeals = function* (deal: Deal | undefined): Generator<Deal | undefined> {
  if (deal === undefined) return
  yield undefined
  for (const field of Object.keys(deal)) yield Object.fromEntries(Object.entries(deal).filter(([name]) => name !== field))
}

describe('knowing less', () => {
  test('turns true or false into unknown, never one into the other; and never frees an item', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { d, lists, settings } = world(seed)
        const compiled = compile(lists, TODAY, engine())
        for (let i = 0; i < 4; i++) {
          const item = randomItem(d, { ...settings, known: 0.9 })
          const deal = randomDealOf(d)
          const { of, verdict } = compiled.decide(item, deal)
          const before = of.slice()
          const check = (less: Item, lessDeal: Deal | undefined): void => {
            const after = compiled.decide(less, lessDeal)
            after.of.forEach((truth, index) => {
              if (truth !== -1) expect([index, truth]).toEqual([index, before[index]])
            })
            if (verdict !== 'not-controlled') expect(after.verdict).not.toBe('not-controlled')
          }
          for (const less of weaker(item)) check(less, deal)
          for (const less of weakerDeals(deal)) check(item, less)
        }
      }),
      { numRuns: 120 },
    )
  })

  test('removing every fact, one after the other, ends at open or at what the kind alone decides', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { d, lists, settings } = world(seed)
        let item = randomItem(d, { ...settings, known: 1 }, 0)
        let verdict = classify(item, lists, { on: TODAY, engine: engine() }).verdict
        for (const attr of Object.keys(item.facts)) {
          item = withoutFact(item, attr)
          const next = classify(item, lists, { on: TODAY, engine: engine() }).verdict
          if (next === 'not-controlled') expect(verdict).toBe('not-controlled')
          verdict = next
        }
      }),
      { numRuns: 25 },
    )
  })
})

describe('answers', () => {
  const shuffled = <T>(d: ReturnType<typeof dice>, all: readonly T[]): readonly T[] => {
    const left = [...all]
    const out: T[] = []
    while (left.length > 0) out.push(...left.splice(d.roll(left.length), 1))
    return out
  }

  test('in any order give the same item and the same verdict', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { d, lists, settings } = world(seed)
        const item = randomItem(d, settings, 0)
        const known = ['number', 'range', 'bool', 'enum', 'set']
        const answers = [
          ...item.kinds.map((kind) => ['kind', kind] as const),
          ...item.notKinds.map((kind) => ['kind', `not ${kind}`] as const),
          ...Object.entries(item.facts).flatMap(([attr, { value }]) => {
            const text = sayValue(value, dictionary().attributes.get(attr))
            return known.includes(value.type) && text !== '' ? [[attr, text] as const] : []
          }),
        ]
        const told = (order: readonly (readonly [string, string])[]): ReadFacts =>
          order.reduce((so, [attr, text]) => answer(so, attr, text, { dictionary: dictionary() }), { item: blankItem() } as ReadFacts)
        const [one, other] = [told(shuffled(d, answers)).item, told(shuffled(d, answers)).item]
        expect(Object.entries(other.facts).sort()).toEqual(Object.entries(one.facts).sort())
        const asked = { on: TODAY, engine: engine() }
        const [a, b] = [classify(one, lists, asked), classify(other, lists, asked)]
        expect({
          verdict: b.verdict,
          matches: b.matches.map((m) => m.id),
          open: b.open.map((o) => o.id),
          excluded: b.excluded.map((o) => o.id),
        }).toEqual({
          verdict: a.verdict,
          matches: a.matches.map((m) => m.id),
          open: a.open.map((o) => o.id),
          excluded: a.excluded.map((o) => o.id),
        })
      }),
      { numRuns: 150 },
    )
  })

  test('following the questions, whatever is answered, comes to an end', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { d, lists, settings } = world(seed)
        let known: ReadFacts = { item: blankItem([d.pick(settings.kinds)]) }
        let rounds = 0
        for (;;) {
          const { questions } = classify(known.item, lists, {
            on: TODAY,
            engine: engine(),
            ...(known.deal === undefined ? {} : { deal: known.deal }),
          })
          const question = questions.find((one) => one.cells.length > 0)
          if (question === undefined) break
          known = answer(known, question.attr, d.pick(question.cells).value, { dictionary: dictionary() })
          rounds++
          expect(rounds).toBeLessThan(120)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('at a threshold', () => {
  const comparators = { '>=': [0, 1, 1], '>': [0, 0, 1], '<=': [1, 1, 0], '<': [1, 0, 0], '==': [0, 1, 0] } as const
  const units = [
    ['mm', 'µm', 3],
    ['m', 'nm', 9],
    ['µm', 'nm', 3],
  ] as const

  test('every comparison is exact, in whatever unit and however small the step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(...units),
        fc.integer({ min: 1, max: 25 }),
        fc.constantFrom(...(Object.keys(comparators) as (keyof typeof comparators)[])),
        (digits, places, [large, small, power], step, cmp) => {
          // The limit in the small unit, the fact in the large one: 10 µm and 0.01 mm are one number.
          const limit = `${digits}e-${places} ${small}`
          const exact = BigInt(digits) * 10n ** BigInt(step)
          const scale = places + power + step
          const texts = [exact - 1n, exact, exact + 1n].map((n) => `${n}e-${scale} ${large}`)
          const compiled = compile(lists({ T: provision('1', 'goods', `"width ${cmp} ${limit}"`) }), TODAY, engine())
          const found = texts.map((text) => {
            const item: Item = {
              ...blankItem(['goods']),
              facts: { width: { value: { type: 'number', within: readInterval(text, 'length') } } },
            }
            expect([...decidePlainly(item, { book: compiled.book, engine: engine() }).of]).toEqual([...compiled.decide(item).of])
            return compiled.decide(item).of[0]
          })
          expect(found).toEqual(comparators[cmp])
        },
      ),
      { numRuns: 300 },
    )
  })
})
