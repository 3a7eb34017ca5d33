/** What is asked next, in which words, and with which answers to choose from. */
import { describe, expect, test } from 'vitest'
import { Fault } from '../fault/fault.ts'
import { say } from '../messages/say.ts'
import { answer, blankItem, cannotTell } from './answer.ts'
import { classify } from './classify.ts'
import type { Item } from './facts.ts'
import { classified, dictionary, engine, itemOf, lists, provision, TODAY } from './test-support.ts'
import type { Question } from './verdict.ts'

const asked = (item: string, provisions: string): readonly Question[] => classified(item, lists({ T: provisions })).questions

const cells = (when: string, attr: string, item = 'kind: goods'): readonly string[] =>
  asked(item, provision('1', 'goods', `"${when}"`))
    .find((one) => one.attr === attr)
    ?.cells.map((cell) => cell.value) ?? []

describe('cells', () => {
  test.for([
    ['power >= 40 W', 'power', ['< 40 W', '>= 40 W']],
    ['power > 40 W', 'power', ['<= 40 W', '> 40 W']],
    ['power < 40 W', 'power', ['< 40 W', '>= 40 W']],
    ['power <= 40 W', 'power', ['<= 40 W', '> 40 W']],
    ['power == 40 W', 'power', ['< 40 W', '40 W', '> 40 W']],
    ['power >= 40 W [rated]', 'power', ['< 40 W [rated]', '>= 40 W [rated]']],
    ['power >= 0 W', 'power', ['>= 0 W']],
    ['frequency reaches >= 600 Hz', 'frequency', ['greatest < 600 Hz', 'greatest >= 600 Hz']],
    ['frequency reaches <= 5 Hz', 'frequency', ['least <= 5 Hz', 'least > 5 Hz']],
    [
      'wavelength overlaps [500 nm, 600 nm)',
      'wavelength',
      ['greatest < 500 nm', 'greatest >= 500 nm', 'least < 600 nm', 'least >= 600 nm'],
    ],
    ['sealed', 'sealed', ['true', 'false']],
    ['grade is high', 'grade', ['high', 'none of [high]']],
    ['grade in [low, middle, high]', 'grade', ['low', 'middle', 'high']],
    [
      'materials hasAny [steel, ptfe]',
      'materials',
      ['{has: [steel], complete: false}', '{has: [ptfe], complete: false}', '{lacks: [steel, ptfe], complete: false}'],
    ],
    ['axes >= 3', 'axes', ['< 3', '>= 3']],
    ['chemical is ethanol', 'chemical', []],
    ['composition of [nickel] > 5 wt %', 'composition', []],
    ['mpe somewhere < 5 µm', 'mpe', []],
  ] as const)('%s: %s is one of %j', ([when, attr, expected]) => {
    expect(cells(when, attr)).toEqual(expected)
  })

  test('thresholds of all open provisions together make them', () => {
    const both = asked('kind: goods', provision('1', 'goods', 'width > 5 mm') + provision('2', 'goods', 'width >= 10 mm'))
    expect(both[0]?.cells).toEqual([
      { label: '≤ 5 mm', value: '<= 5 mm' },
      { label: '> 5 mm … < 10 mm', value: '(5 mm .. 10 mm)' },
      { label: '≥ 10 mm', value: '>= 10 mm' },
    ])
  })

  test('answers that what is known rules out, or that say nothing new, are not offered', () => {
    const both = provision('1', 'goods', '{all: [width > 5 mm, width < 10 mm]}')
    expect(asked('kind: goods', both)[0]?.cells.map((cell) => cell.value)).toEqual(['<= 5 mm', '(5 mm .. 10 mm)', '>= 10 mm'])
    expect(asked('kind: goods\nfacts: {width: "> 6 mm"}', both)[0]?.cells.map((cell) => cell.value)).toEqual([
      '(5 mm .. 10 mm)',
      '>= 10 mm',
    ])
  })
})

describe('questions', () => {
  test('a kind that may be narrower is asked by its titles, and ruled out as a whole', () => {
    const [first] = asked(
      'kind: machine',
      provision('1', 'drive', 'always') + provision('2', 'servo-drive', 'always') + provision('3', 'vacuum-pump', 'always'),
    )
    expect(first).toMatchObject({ attr: 'kind', type: 'kind', says: { key: 'classify:question.kind' } })
    expect(first?.cells.map((cell) => cell.value)).toEqual(['drive', 'servo-drive', 'vacuum-pump', 'none of [drive, vacuum-pump]'])
    expect(first?.cells[0]?.label).toBe('Drive')
    expect(first?.cells.at(-1)).toMatchObject({ says: { key: 'classify:cell.none-of' } })
  })

  test('of nothing known, only what it is', () => {
    const questions = asked('facts: {}', provision('1', 'drive', 'sealed') + provision('2', 'pump', 'axes >= 2'))
    expect(questions.map((one) => [one.attr, one.says?.key])).toEqual([['kind', 'classify:question.kind-first']])
  })

  test('what decides most for the least comes first', () => {
    const questions = asked(
      'kind: drive',
      provision('1', 'drive', '{all: [sealed, accuracy < 10 µm]}') + provision('2', 'drive', '{all: [sealed, axes >= 3]}'),
    )
    expect(questions.map((one) => one.attr)).toEqual(['sealed', 'axes', 'accuracy'])
    expect(questions[0]?.decides).toEqual(['T:1', 'T:2'])
  })

  test('judgements come after facts', () => {
    expect(
      asked('kind: drive', provision('1', 'drive', 'design.nuclear') + provision('2', 'drive', 'accuracy < 10 µm')).map((one) => [
        one.attr,
        one.judgement,
      ]),
    ).toEqual([
      ['accuracy', false],
      ['design.nuclear', true],
    ])
  })

  test('what follows from others may be asked for by them', () => {
    expect(
      asked('kind: drive\nfacts: {voltage: 10 V}', provision('1', 'drive', 'peakPower > 10 kW'))
        .map((one) => one.attr)
        .sort(),
    ).toEqual(['current', 'peakPower'])
  })

  test('ties are asked for as the conditions name them', () => {
    const [first] = asked('kind: software', provision('1', 'drive', 'always') + provision('2', 'software', '"software for 1 (use)"'))
    expect(first).toMatchObject({ attr: 'ties', cells: [{ value: 'software for T:1 (use)' }, { value: 'none' }] })
  })

  test.for([
    'deal.destination in [AT]',
    'deal.hs in [84]',
    'deal.direction is export',
    'deal.recipient in [x]',
    'deal.endUse in [x]',
    'deal.quantity per year > 1 kg',
    '{some: wetted, is: sealed}',
  ])('%s is asked in both languages', (when) => {
    const [first] = asked('kind: drive', provision('1', 'drive', when.startsWith('{') ? when : `"${when}"`))
    const { key = '', params = {} } = first?.says ?? {}
    expect(first?.ask).toBe(say('en')(key, params))
    expect(say('ar')(key, params)).not.toBe(key)
    expect(say('ar')(key, params)).not.toBe(first?.ask)
  })

  test('nothing is asked once it is decided', () => {
    expect(asked('kind: drive', provision('1', 'drive', 'always') + provision('2', 'drive', 'sealed'))).toEqual([])
    expect(asked('kind: furniture', provision('1', 'drive', 'sealed'))).toEqual([])
  })
})

describe('answers', () => {
  const told = (item: Item, ...answers: readonly (readonly [string, string])[]): Item =>
    answers.reduce((known, [attr, text]) => answer(known, attr, text, { dictionary: dictionary() }), { item } as ReturnType<typeof answer>)
      .item

  test('are joined with what is known', () => {
    const item = told(
      blankItem(['drive']),
      ['width', '> 5 mm'],
      ['width', '<= 10 mm'],
      ['frequency', 'greatest >= 600 Hz'],
      ['frequency', 'least < 5 Hz'],
      ['materials', '{has: [steel]}'],
      ['materials', '{lacks: [ptfe]}'],
      ['body', 'alloy'],
      ['body', 'steel'],
    )
    expect(item.facts.width?.value).toMatchObject({ within: { lo: { open: true }, hi: { open: false } } })
    expect(item.facts.frequency?.value).toMatchObject({ least: { hi: { open: true } }, greatest: { lo: { open: false } } })
    expect(item.facts.materials?.value).toMatchObject({ has: ['steel'], lacks: ['ptfe'], complete: false })
    expect(item.facts.body?.value).toMatchObject({ among: ['steel'] })
  })

  test('that were asked and could not be told before, can be now', () => {
    expect(told(cannotTell(blankItem(), 'width'), ['width', '3 mm']).unknowable).toEqual([])
  })

  test('parts, ties, kinds and the deal are answered too', () => {
    const readers = { dictionary: dictionary() }
    const parts = answer({ item: blankItem() }, 'parts.wetted', '{complete: true, of: [{facts: {body: steel}}]}', readers)
    expect(parts.item.parts.wetted).toMatchObject({ complete: true, of: [{ facts: { body: {} } }] })
    expect(answer({ item: blankItem() }, 'deal.destination', 'AT', readers).deal).toEqual({ destination: 'AT' })
    expect(answer({ item: blankItem(), deal: { hs: '84' } }, 'deal.quantity', '{shipment: 3 kg}', readers).deal).toMatchObject({
      hs: '84',
      quantity: { shipment: { dimension: 'mass' } },
    })
    expect(told(blankItem(), ['ties', 'component of T:1'], ['ties', 'none'])).toMatchObject({
      ties: [{ relation: 'component', provision: 'T:1' }],
      tiesComplete: true,
    })
    expect(told(blankItem(), ['ties', 'technology for T:1.a (development, production)']).ties).toEqual([
      { relation: 'technology', purposes: ['development', 'production'], provision: 'T:1.a' },
    ])
    expect(told(blankItem(['machine']), ['kind', 'none of [drive, pump]'])).toMatchObject({
      kinds: ['machine'],
      notKinds: ['drive', 'pump'],
    })
  })

  test('an answer that says nothing new gives the same object back', () => {
    const known = { item: itemOf('kind: drive\nfacts: {width: 5 mm}') }
    expect(answer(known, 'width', '> 1 mm', { dictionary: dictionary() })).toBe(known)
    expect(answer(known, 'kind', 'drive', { dictionary: dictionary() })).toBe(known)
  })

  test.for([
    ['width', '< 1 mm', 'facts.contradiction'],
    ['width', '3 kW', 'quantity.mismatch'],
    ['sealed', 'false', 'facts.contradiction'],
    ['materials', '[ptfe]', 'facts.contradiction'],
    ['body', 'ptfe', 'facts.contradiction'],
    ['frequency', 'greatest > 600 Hz', 'facts.contradiction'],
    ['kind', 'robot', 'list.unknown-term'],
    ['kind', 'none of [machine]', 'facts.kind-ruled-out'],
    ['ties', 'software of T:1', 'facts.tie-without-target'],
    ['colour', 'red', 'list.unknown-attribute'],
    ['deal.destination', 'Austria', 'facts.bad-country'],
    ['parts.wetted', '{complete: true}', 'list.missing-field'],
  ] as const)('%s: %s is refused (%s)', ([attr, text, code]) => {
    const known = {
      item: itemOf(
        'kind: drive\nfacts: {width: 5 mm, sealed: true, materials: {has: [steel], lacks: [ptfe], complete: false}, body: alloy, frequency: 0 to 600 Hz}',
      ),
    }
    let found: unknown
    try {
      answer(known, attr, text, { dictionary: dictionary() })
    } catch (error) {
      found = error
    }
    expect(found instanceof Fault ? found.code : found).toBe(code)
  })

  test('answering every question settles the item', () => {
    const against = lists({ T: provision('1', 'drive', '{all: [frequency reaches >= 600 Hz, accuracy < 10 µm, {not: sealed}]}') })
    let known: ReturnType<typeof answer> = { item: blankItem(['machine']) }
    const order: string[] = []
    for (;;) {
      const [question] = classify(known.item, against, { on: TODAY, engine: engine() }).questions
      if (question === undefined) break
      order.push(question.attr)
      known = answer(
        known,
        question.attr,
        { kind: 'drive', frequency: '0 to 700 Hz', accuracy: '5 µm', sealed: 'false' }[question.attr] ?? '',
        { dictionary: dictionary() },
      )
    }
    expect(order.toSorted()).toEqual(['accuracy', 'frequency', 'kind', 'sealed'])
    expect(classify(known.item, against, { on: TODAY, engine: engine() }).verdict).toBe('controlled')
  })
})
