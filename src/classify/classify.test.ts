/** The verdict and what comes with it: precedence, releases, confidence, days, near misses, reasons. */
import { describe, expect, test } from 'vitest'
import { say } from '../messages/say.ts'
import { blankItem, cannotTell } from './answer.ts'
import { classify } from './classify.ts'
import { compile } from './compile.ts'
import { classified, engine, itemOf, lists, provision, TODAY } from './test-support.ts'

const FAST = provision('1', 'drive', '{all: [frequency reaches >= 600 Hz, accuracy < 10 µm]}')

describe('verdicts', () => {
  const against = lists({ T: FAST })
  test.for([
    ['all known, all true', 'kind: drive\nfacts: {frequency: 0 to 600 Hz, accuracy: 5 µm}', 'controlled', 'reason.controlled'],
    ['narrower kind', 'kind: servo-drive\nfacts: {frequency: 0 to 600 Hz, accuracy: 5 µm}', 'controlled', 'reason.controlled'],
    ['one false', 'kind: drive\nfacts: {frequency: 0 to 500 Hz}', 'not-controlled', 'reason.not-controlled'],
    ['one missing', 'kind: drive\nfacts: {frequency: 0 to 600 Hz}', 'open', 'reason.open'],
    ['nothing known', 'kind: drive', 'open', 'reason.open'],
    ['wider kind', 'kind: machine', 'open', 'reason.open'],
    ['wider kind, the listed one ruled out', 'kind: machine\nnotKinds: [drive]', 'not-controlled', 'reason.no-provision'],
    ['wider kind, decided by facts alone', 'kind: machine\nfacts: {frequency: 0 to 500 Hz}', 'not-controlled', 'reason.not-controlled'],
    ['another kind', 'kind: furniture', 'not-controlled', 'reason.no-provision'],
    ['no kind at all', 'facts: {accuracy: 5 µm}', 'open', 'reason.open-kind'],
    ['no kind, and facts that would rule everything out', 'facts: {accuracy: 50 µm}', 'open', 'reason.open-kind'],
    ['no kind, every listed one ruled out', 'notKinds: [drive]', 'not-controlled', 'reason.no-provision'],
    ['no kind, and it cannot be told', 'unknowable: [kind]', 'refer', 'reason.refer-unknowable'],
    [
      'what is missing cannot be found out',
      'kind: drive\nfacts: {frequency: 0 to 600 Hz}\nunknowable: [accuracy]',
      'refer',
      'reason.refer-unknowable',
    ],
  ] as const)('%s', ([, item, verdict, reason]) => {
    const answer = classified(item, against)
    expect([answer.verdict, answer.reason.key]).toEqual([verdict, `classify:${reason}`])
    for (const language of ['en', 'ar'] as const) {
      const sentence = say(language)(answer.reason.key, answer.reason.params)
      expect(sentence).not.toContain('{{')
      expect(sentence).not.toBe(answer.reason.key)
    }
  })

  test('a kind the dictionary does not have rules nothing out', () => {
    expect(classify({ ...blankItem(), kinds: ['never heard of'] }, against, { on: TODAY, engine: engine() }).verdict).toBe('open')
  })

  test('only judgements left: refer; a fact still missing as well: open', () => {
    const judged = lists({ T: provision('1', 'drive', '{all: [design.nuclear, power >= 40 W]}') })
    expect(classified('kind: drive', judged).verdict).toBe('open')
    const left = classified('kind: drive\nfacts: {power: 40 W}', judged)
    expect(left.verdict).toBe('refer')
    expect(left.open).toMatchObject([{ id: 'T:1', missing: ['design.nuclear'], judgementOnly: true }])
    expect(left.questions).toMatchObject([{ attr: 'design.nuclear', judgement: true }])
    expect(classified('kind: drive\nfacts: {power: 40 W, design.nuclear: false}', judged).verdict).toBe('not-controlled')
  })

  test('an unverified provision alone decides at most refer', () => {
    const unverified = lists({
      T: `  - { id: "1", kind: drive, title: One, cites: { locator: "1" }, versions: [ { from: 2020-01-01, when: always } ] }\n`,
    })
    expect(classified('kind: drive', unverified)).toMatchObject({
      verdict: 'refer',
      matches: [{ id: 'T:1', confidence: 'unverified' }],
      reason: { key: 'classify:reason.refer-unverified' },
    })
  })

  test('a catch-all that applies refers, and never controls', () => {
    expect(classified('kind: drive', lists({ T: provision('1', 'drive', 'always', 'effect: refer') }))).toMatchObject({
      verdict: 'refer',
      reason: { key: 'classify:reason.refer-rule' },
    })
  })

  test('prohibited counts as controlled', () => {
    expect(classified('kind: drive', lists({ T: provision('1', 'drive', 'always', 'effect: prohibited') }))).toMatchObject({
      verdict: 'controlled',
      matches: [{ effect: 'prohibited' }],
    })
  })

  test('lists name themselves by hash, the one given or the one worked out', () => {
    const item = itemOf('kind: drive')
    expect(classify(item, against, { on: TODAY, engine: engine() }).lists).toMatchObject([
      { id: 'T', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
    expect(classify(item, against, { on: TODAY, engine: engine(), hashes: { T: 'abc' } }).lists).toEqual([{ id: 'T', sha256: 'abc' }])
  })
})

describe('days', () => {
  const dated = lists({
    T: `  - id: "1"\n    kind: drive\n    title: One\n    cites: { locator: "1", verified: text }\n    versions:\n      - { from: 2020-01-01, to: 2024-01-01, when: frequency reaches >= 600 Hz }\n      - { from: 2025-01-01, when: frequency reaches >= 500 Hz }\n`,
  })
  test.for([
    ['2019-12-31', 'not-controlled'],
    ['2020-01-01', 'not-controlled'],
    ['2023-12-31', 'not-controlled'],
    ['2024-06-01', 'not-controlled'],
    ['2025-01-01', 'controlled'],
  ] as const)('550 Hz on %s: %s', ([day, verdict]) => {
    expect(classified('kind: drive\nfacts: {frequency: 0 to 550 Hz}', dated, day).verdict).toBe(verdict)
  })

  test('between two versions nothing applies', () => {
    expect(classified('kind: drive\nfacts: {frequency: 0 to 900 Hz}', dated, '2024-06-01').reason.key).toBe('classify:reason.no-provision')
  })

  test('a reference to what is not in force on the day is false, one to a list that is not there is unknown', () => {
    const against = lists({
      T: `${provision('1', 'drive', '{ref: "2"}')}  - { id: "2", kind: drive, title: Two, cites: { locator: "2", verified: text }, versions: [ { from: 2030-01-01, when: always } ] }\n`,
    })
    expect(classified('kind: drive', against).verdict).toBe('not-controlled')
    expect(classified('kind: drive', against, '2030-01-01').verdict).toBe('controlled')
  })
})

describe('headings and notes', () => {
  const nested = (notes: string): string =>
    `  - id: "1"\n    heading: true\n    kind: machine\n    title: Head\n    cites: { locator: "1", verified: text }\n    versions: [ { from: 2020-01-01, when: axes >= 2${notes} } ]\n${provision('1.a', 'drive', 'power >= 40 W')}${provision('1.b', 'pump', 'always')}`

  test('what is below inherits its condition and its exceptions', () => {
    const against = lists({ T: nested(', notes: [ { exclude: sealed, text: sealed ones are free } ]') })
    expect(classified('kind: drive\nfacts: {axes: 2, power: 40 W, sealed: false}', against).matches.map((match) => match.id)).toEqual([
      'T:1.a',
    ])
    expect(classified('kind: drive\nfacts: {axes: 1}', against).verdict).toBe('not-controlled')
    expect(classified('kind: drive\nfacts: {axes: 2, power: 40 W}', against)).toMatchObject({
      verdict: 'open',
      open: [{ missing: ['sealed'] }],
    })
    const freed = classified('kind: drive\nfacts: {axes: 2, power: 40 W, sealed: true}', against)
    expect(freed.verdict).toBe('not-controlled')
    const note = freed.excluded[0]?.trace.of?.at(-1)
    expect(note).toMatchObject({ op: 'exclude', truth: 0, text: 'sealed ones are free', provision: 'T:1', of: [{ op: 'holds', truth: 1 }] })
  })

  test('notes of the list hold for every provision', () => {
    const against = lists({ T: provision('1', 'software', 'always') }, { T: 'notes: [ { exclude: sealed, text: free } ]\n' })
    expect(classified('kind: software\nfacts: {sealed: true}', against).verdict).toBe('not-controlled')
    expect(classified('kind: software', against).verdict).toBe('open')
  })

  test('an exception for another kind of thing is not told', () => {
    const notes =
      'notes: [ { exclude: { all: [kind is software, sealed] }, text: software }, { exclude: kind is pump, text: pumps }, { exclude: airtight, text: airtight } ]\n'
    const against = lists({ T: provision('1', 'drive', 'always') }, { T: notes })
    const [match] = classified('kind: drive\nfacts: {airtight: false}', against).matches
    expect(match?.trace.of?.map((part) => part.text)).toEqual(['kind is drive', 'airtight'])
  })

  test('of matches below each other the narrowest is told', () => {
    const against = lists({ T: provision('1', 'drive', 'always') + provision('1.a', 'drive', 'axes >= 2') })
    expect(classified('kind: drive\nfacts: {axes: 2}', against).matches.map((match) => match.id)).toEqual(['T:1.a'])
    expect(classified('kind: drive\nfacts: {axes: 1}', against).matches.map((match) => match.id)).toEqual(['T:1'])
    expect(classified('kind: drive', against)).toMatchObject({ verdict: 'controlled', matches: [{ id: 'T:1' }], open: [{ id: 'T:1.a' }] })
  })
})

describe('precedence', () => {
  const two = lists({ T: provision('1', 'drive', 'power >= 40 W', 'yieldsTo: ["2"]') + provision('2', 'drive', 'axes >= 2') })
  test.for([
    ['both match: the other takes it', 'power: 40 W, axes: 2', ['T:2']],
    ['only this one matches', 'power: 40 W, axes: 1', ['T:1']],
    ['the other is not known: this one holds', 'power: 40 W', ['T:1']],
  ] as const)('%s', ([, facts, ids]) => {
    const answer = classified(`kind: drive\nfacts: {${facts}}`, two)
    expect(answer.verdict).toBe('controlled')
    expect(answer.matches.map((match) => match.id)).toEqual(ids)
  })

  test('a match that decides does not give way to one that does not', () => {
    const against = lists({
      T: `${provision('1', 'drive', 'always', 'yieldsTo: ["2"]')}  - { id: "2", kind: drive, title: Two, cites: { locator: "2" }, versions: [ { from: 2020-01-01, when: always } ] }\n`,
    })
    expect(classified('kind: drive', against)).toMatchObject({ verdict: 'controlled', matches: [{ id: 'T:1' }, { id: 'T:2' }] })
  })

  test('a chain gives way to its end', () => {
    const against = lists({
      T:
        provision('1', 'drive', 'always', 'yieldsTo: ["2"]') +
        provision('2', 'drive', 'always', 'yieldsTo: ["3"]') +
        provision('3', 'drive', 'always'),
    })
    expect(classified('kind: drive', against).matches.map((match) => match.id)).toEqual(['T:3'])
  })
})

describe('releases', () => {
  const against = lists({ T: provision('1', 'drive', 'power >= 40 W') + provision('9', 'goods', 'sealed', 'effect: released') })
  test('a release that holds frees, and is told', () => {
    expect(classified('kind: drive\nfacts: {power: 40 W, sealed: true}', against)).toMatchObject({
      verdict: 'not-controlled',
      matches: [],
      released: [{ id: 'T:9' }],
      reason: { key: 'classify:reason.released' },
    })
  })
  test('one that may hold leaves it open, and is asked for', () => {
    expect(classified('kind: drive\nfacts: {power: 40 W}', against)).toMatchObject({
      verdict: 'open',
      open: [{ id: 'T:1', missing: ['sealed'] }],
    })
  })
  test('one that does not hold changes nothing', () => {
    expect(classified('kind: drive\nfacts: {power: 40 W, sealed: false}', against)).toMatchObject({ verdict: 'controlled', released: [] })
  })
  test('under a heading it frees only what stands there', () => {
    const head = (id: string): string =>
      `  - { id: "${id}", heading: true, kind: goods, title: H, cites: { locator: "${id}" }, versions: [ { from: 2020-01-01, when: always } ] }\n`
    const scoped = lists({
      T:
        head('1') +
        provision('1.a', 'drive', 'always') +
        provision('1.z', 'goods', 'sealed', 'effect: released') +
        provision('2', 'drive', 'always'),
    })
    expect(classified('kind: drive\nfacts: {sealed: true}', scoped).matches.map((match) => match.id)).toEqual(['T:2'])
  })
  test('a release of one list frees nothing of another', () => {
    const others = lists({ T: provision('1', 'drive', 'always'), U: provision('9', 'goods', 'sealed', 'effect: released') })
    expect(classified('kind: drive\nfacts: {sealed: true}', others).verdict).toBe('controlled')
  })
})

describe('near misses', () => {
  const against = lists({
    T:
      FAST +
      provision('2', 'drive', '{all: [power >= 40 W, axes >= 2]}') +
      provision('3', 'drive', '{any: [width > 10 mm, width < 1 mm]}') +
      provision('4', 'machine', '{all: [sealed, length > 1 m]}'),
  })
  test('one number alone keeps it out: by how much, the nearest first', () => {
    const answer = classified(
      'kind: drive\nfacts: {frequency: 0 to 590 Hz, accuracy: 5 µm, power: 30 W, axes: 2, width: 9 mm, sealed: false, length: 1 m}',
      against,
    )
    expect(answer.nearMisses.map(({ id, short }) => [id, short])).toEqual([
      ['T:1', '10 Hz (1.7 %)'],
      ['T:3', '1 mm (10 %)'],
      ['T:2', '10 W (25 %)'],
    ])
  })
  test('none where two conditions fail, or one that is no number, or the kind does not fit', () => {
    expect(
      classified(
        'kind: drive\nfacts: {frequency: 0 to 590 Hz, accuracy: 50 µm, power: 30 W, axes: 1, sealed: false, length: 2 m, width: 5 mm}',
        against,
      ).nearMisses.map((miss) => miss.id),
    ).toEqual(['T:3'])
    expect(classified('kind: machine\nfacts: {frequency: 0 to 590 Hz}', against).nearMisses).toEqual([])
  })
  test('what is unknown beside it does not hide it', () => {
    expect(classified('kind: drive\nfacts: {frequency: 0 to 590 Hz}', against).nearMisses.map((miss) => miss.id)).toEqual(['T:1'])
  })
})

describe('what cannot be told', () => {
  test('is asked once and no more', () => {
    const against = lists({ T: FAST })
    const item = itemOf('kind: drive\nfacts: {frequency: 0 to 600 Hz}')
    expect(classify(item, against, { on: TODAY, engine: engine() }).questions.map((one) => one.attr)).toEqual(['accuracy'])
    const after = classify(cannotTell(item, 'accuracy'), against, { on: TODAY, engine: engine() })
    expect(after).toMatchObject({ verdict: 'refer', questions: [], open: [{ missing: ['accuracy'] }] })
  })
})

describe('compiled lists', () => {
  test('a failing recogniser is heard, and the next item is still right', () => {
    const against = lists({
      T: provision('1', 'chemical', 'family cwc-2.B.4') + provision('2', 'goods', '{some: wetted, is: family cwc-2.B.4}'),
    })
    let broken = true
    const failing = {
      ...engine(),
      inFamily: (): boolean => {
        if (broken) throw new Error('out of order')
        return true
      },
    }
    const compiled = compile(against, TODAY, failing)
    const item = itemOf('kind: chemical\nchemical: ethanol\nparts: {wetted: {complete: true, of: [{chemical: ethanol}]}}')
    expect(() => compiled.decide(item)).toThrow('out of order')
    broken = false
    expect(compiled.decide(item).verdict).toBe('controlled')
  })

  test('ties in a circle come to an end', () => {
    const against = lists({ T: provision('1', 'software', 'software for 2') + provision('2', 'software', 'software for 1') })
    expect(
      classified(
        'kind: software\nties: [{relation: software, item: {kind: software, ties: [{relation: software, provision: "T:2"}]}}]',
        against,
      ).matches.map((match) => match.id),
    ).toEqual(['T:2'])
  })
})
