/** What each kind of condition means, also when little is known: rows are condition, item, truth (1 true, 0 false, -1 unknown). */
import { describe, expect, test } from 'vitest'
import { compile } from './compile.ts'
import { evaluateRule } from './evaluate.ts'
import type { Fact, Item } from './facts.ts'
import { rulebook } from './rulebook.ts'
import { engine, GRAPHS, itemOf, lists, provision, TODAY, traceOf } from './test-support.ts'

type Row = readonly [string, string, 1 | 0 | -1]
const goods = (facts: string): string => `kind: goods\nfacts: {${facts}}`

describe('quantities and counts', () => {
  test.for<Row>([
    ['power >= 40 W', goods('power: 40 W'), 1],
    ['power >= 40 W', goods('power: 39.999999999999999999 W'), 0],
    ['power > 40 W', goods('power: 40 W'), 0],
    ['power > 40 W', goods('power: 0.0400000000000000001 kW'), 1],
    ['power <= 40 W', goods('power: 40 W'), 1],
    ['power < 40 W', goods('power: 40 W'), 0],
    ['power == 40 W', goods('power: 0.04 kW'), 1],
    ['power == 40 W', goods('power: 41 W'), 0],
    ['accuracy < 10 µm', goods('accuracy: 0.01 mm'), 0],
    ['accuracy <= 10 µm', goods('accuracy: 0.01 mm'), 1],
    ['accuracy < 10 µm', goods('accuracy: 9.999999999999999999 µm'), 1],
    ['accuracy <= 10 µm', goods('accuracy: 0.0100000000000000001 mm'), 0],
    ['width > 1 in', goods('width: 25.4 mm'), 0],
    ['width >= 1 in', goods('width: 25.4 mm'), 1],
    ['temperature > 0 °C', goods('temperature: 273.15 K'), 0],
    ['power >= 40 W', goods(''), -1],
    ['power >= 40 W', goods('power: ">= 30 W"'), -1],
    ['power >= 40 W', goods('power: ">= 40 W"'), 1],
    ['power > 40 W', goods('power: ">= 40 W"'), -1],
    ['power > 40 W', goods('power: "> 40 W"'), 1],
    ['power >= 40 W', goods('power: "< 40 W"'), 0],
    ['power >= 40 W', goods('power: "<= 40 W"'), -1],
    ['power >= 40 W', goods('power: "[10 W .. 40 W)"'), 0],
    ['power >= 40 W', goods('power: "[10 W .. 40 W]"'), -1],
    ['power == 40 W', goods('power: "< 40 W"'), 0],
    ['axes >= 3', goods('axes: 3'), 1],
    ['axes > 3', goods('axes: 3'), 0],
    ['"power >= 40 W [rated]"', goods('power: "50 W [rated]"'), 1],
    ['"power >= 40 W [rated]"', goods('power: "30 W [rated]"'), 0],
    ['"power >= 40 W [rated]"', goods('power: "50 W [measured]"'), -1],
    ['"power >= 40 W [rated]"', goods('power: "30 W [measured]"'), -1],
    ['"power >= 40 W [rated]"', goods('power: 50 W'), -1],
    ['"power >= 40 W [rated, capability]"', goods('power: "50 W [capability]"'), 1],
    ['linear(2 width + 3 length) >= 10 mm', goods('width: 2 mm, length: 2 mm'), 1],
    ['linear(2 width + 3 length) > 10 mm', goods('width: 2 mm, length: 2 mm'), 0],
    ['linear(2 width + 3 length) > 10 mm', goods('width: 2 mm'), -1],
    ['linear(-1 width + 1 length) > 0 mm', goods('width: "< 2 mm", length: 2 mm'), 1],
  ])('%s of %s is %i', ([condition, item, truth]) => {
    expect(traceOf(condition, item).truth).toBe(truth)
  })
})

describe('capabilities', () => {
  test.for<Row>([
    ['frequency reaches >= 600 Hz', goods('frequency: 0 to 600 Hz'), 1],
    ['frequency reaches > 600 Hz', goods('frequency: 0 to 600 Hz'), 0],
    ['frequency reaches >= 600 Hz', goods('frequency: from 10 Hz'), -1],
    ['frequency reaches >= 600 Hz', goods('frequency: up to 599 Hz'), 0],
    ['frequency reaches <= 5 Hz', goods('frequency: up to 600 Hz'), -1],
    ['frequency reaches <= 5 Hz', goods('frequency: from 10 Hz'), 0],
    ['frequency reaches < 5 Hz', goods('frequency: 5 Hz'), 0],
    ['frequency reaches >= 600 Hz', goods('frequency: greatest < 600 Hz'), 0],
    ['wavelength overlaps [500 nm, 600 nm]', goods('wavelength: 400 nm to 500 nm'), 1],
    ['wavelength overlaps (500 nm, 600 nm]', goods('wavelength: 400 nm to 500 nm'), 0],
    ['wavelength overlaps [500 nm, 600 nm)', goods('wavelength: 600 nm to 700 nm'), 0],
    ['wavelength overlaps [500 nm, 600 nm]', goods('wavelength: 601 nm to 700 nm'), 0],
    ['wavelength overlaps [500 nm, 600 nm]', goods('wavelength: from 400 nm'), -1],
    ['wavelength overlaps [500 nm, 600 nm]', goods('wavelength: 550 nm'), 1],
    ['wavelength overlaps [500 nm, 600 nm]', goods(''), -1],
  ])('%s of %s is %i', ([condition, item, truth]) => {
    expect(traceOf(`"${condition}"`, item).truth).toBe(truth)
  })
})

describe('values and sets', () => {
  test.for<Row>([
    ['body is alloy', goods('body: steel'), 1],
    ['body is steel', goods('body: alloy'), -1],
    ['body is steel', goods('body: ptfe'), 0],
    ['body in [steel, nickel-alloy]', goods('body: "one of [steel, nickel-alloy]"'), 1],
    ['body is steel', goods('body: "one of [steel, nickel-alloy]"'), -1],
    ['body is steel', goods('body: "none of [steel, nickel-alloy]"'), 0],
    ['grade is high', goods('grade: "none of [low]"'), -1],
    ['grade is high', goods('grade: "none of [high]"'), 0],
    ['materials hasAny [steel, ptfe]', goods('materials: [steel]'), 1],
    ['materials hasAny [steel, ptfe]', goods('materials: [nickel-alloy]'), 0],
    ['materials hasAny [steel]', goods('materials: [alloy]'), -1],
    ['materials hasAny [steel]', goods('materials: {has: [ptfe], complete: false}'), -1],
    ['materials hasAny [steel]', goods('materials: {has: [ptfe], lacks: [metal], complete: false}'), 0],
    ['materials hasAny [metal]', goods('materials: {has: [ptfe], lacks: [steel], complete: false}'), -1],
    ['materials hasAll [alloy, polymer]', goods('materials: [steel, ptfe]'), 1],
    ['materials hasAll [alloy, polymer]', goods('materials: [steel]'), 0],
    ['materials hasAll [alloy, polymer]', goods('materials: {has: [steel], complete: false}'), -1],
    ['materials within [metal]', goods('materials: [steel, nickel-alloy]'), 1],
    ['materials within [metal]', goods('materials: [steel, ptfe]'), 0],
    ['materials within [metal]', goods('materials: {has: [steel], complete: false}'), -1],
    ['materials within [metal]', goods('materials: {has: [ptfe], complete: false}'), 0],
    ['materials within [steel]', goods('materials: [metal]'), -1],
    ['materials within [metal]', goods('materials: []'), 1],
  ])('%s of %s is %i', ([condition, item, truth]) => {
    expect(traceOf(`"${condition}"`, item).truth).toBe(truth)
  })
})

describe('yes and no, and judgements', () => {
  test.for<Row>([
    ['sealed', goods('sealed: true'), 1],
    ['not sealed', goods('sealed: true'), 0],
    ['not sealed', goods(''), -1],
    ['sealed', goods('airtight: true'), 1],
    ['airtight', goods('sealed: false'), 0],
    ['airtight', goods('sealed: true'), -1],
    ['sealed', goods('airtight: false'), -1],
    ['usable.nuclear', goods('design.nuclear: true'), 1],
    ['usable.nuclear', goods('modified.nuclear: true'), 1],
    ['design.nuclear', goods('usable.nuclear: false'), 0],
    ['design.nuclear', goods('modified.nuclear: true'), -1],
    ['usable.nuclear', goods('design.nuclear: false'), -1],
  ])('%s of %s is %i', ([condition, item, truth]) => {
    expect(traceOf(condition, item).truth).toBe(truth)
  })

  test('a contradiction decides nothing', () => {
    const item: Item = { ...itemOf(goods('airtight: true')), facts: { 'design.nuclear': bool(true), 'usable.nuclear': bool(false) } }
    const book = rulebook(lists({ T: provision('1', 'goods', 'modified.nuclear') }), TODAY)
    const rule = book.rules[0]
    expect(rule === undefined ? undefined : evaluateRule(rule, item, { book, engine: engine() }).truth).toBe(-1)
  })

  test('a judgement is marked in the trace', () => {
    expect(traceOf('design.nuclear', goods('')).judgement).toBe(true)
    expect(traceOf('sealed', goods('')).judgement).toBeUndefined()
  })
})

const bool = (is: boolean): Fact => ({ value: { type: 'bool', is } })

describe('joints', () => {
  const yes = 'axes >= 1'
  const no = 'axes >= 9'
  const maybe = 'power >= 1 W'
  test.for<Row>([
    [`{all: [${yes}, ${maybe}]}`, goods('axes: 3'), -1],
    [`{all: [${no}, ${maybe}]}`, goods('axes: 3'), 0],
    [`{any: [${yes}, ${maybe}]}`, goods('axes: 3'), 1],
    [`{any: [${no}, ${maybe}]}`, goods('axes: 3'), -1],
    [`{none: [${no}, ${maybe}]}`, goods('axes: 3'), -1],
    [`{none: [${yes}, ${maybe}]}`, goods('axes: 3'), 0],
    [`{none: [${no}, ${no}]}`, goods('axes: 3'), 1],
    [`{not: ${maybe}}`, goods('axes: 3'), -1],
    [`{atLeast: 2, of: [${yes}, ${yes}, ${maybe}]}`, goods('axes: 3'), 1],
    [`{atLeast: 2, of: [${yes}, ${no}, ${maybe}]}`, goods('axes: 3'), -1],
    [`{atLeast: 2, of: [${no}, ${no}, ${maybe}]}`, goods('axes: 3'), 0],
    [`{unless: ${no}, then: ${yes}}`, goods('axes: 3'), 1],
    [`{unless: ${yes}, then: ${yes}}`, goods('axes: 3'), 0],
    [`{unless: ${maybe}, then: ${yes}}`, goods('axes: 3'), -1],
    [`{unless: ${maybe}, then: ${no}}`, goods('axes: 3'), 0],
    ['kind is drive', 'kind: servo-drive', 1],
    ['kind is drive', 'kind: machine', -1],
    ['kind is drive', 'kind: machine\nnotKinds: [drive]', 0],
    ['kind is servo-drive', 'kind: machine\nnotKinds: [drive]', 0],
    ['kind is drive', 'kind: machine\nnotKinds: [servo-drive]', -1],
    ['kind is drive', 'kind: furniture', 0],
    ['kind is vacuum-device', 'kind: pump', -1],
    ['kind is vacuum-device', 'kind: pump\nnotKinds: [vacuum-pump]', 0],
    ['kind is vacuum-device', 'kind: drive', 0],
    ['kind is drive', 'kind: [machine, pump]', 0],
    ['always', 'kind: goods', 1],
  ])('%s of %s is %i', ([condition, item, truth]) => {
    expect(traceOf(condition, item).truth).toBe(truth)
  })

  test('of an item of no known kind every kind is possible that is not ruled out', () => {
    expect(traceOf('kind is drive', 'facts: {}').truth).toBe(-1)
    expect(traceOf('kind is drive', 'notKinds: [machine]').truth).toBe(0)
  })
})

describe('curves', () => {
  const line = goods('mpe: [[0 mm, 2 µm], [800 mm, 4 µm]]')
  const part = goods('mpe: {points: [[0 mm, 2 µm], [800 mm, 4 µm]], complete: false}')
  test.for<Row>([
    ['mpe at 400 mm <= 3 µm', line, 1],
    ['mpe at 400 mm < 3 µm', line, 0],
    ['mpe at 801 mm < 3 µm', line, -1],
    ['mpe somewhere <= 2 µm', line, 1],
    ['mpe somewhere < 2 µm', line, 0],
    ['mpe somewhere < 2 µm', part, -1],
    ['mpe everywhere <= 4 µm', line, 1],
    ['mpe everywhere < 4 µm', line, 0],
    ['mpe everywhere <= 4 µm', part, -1],
    ['mpe somewhere <= 1.7 µm + x/800 µm/mm', line, 0],
    ['mpe somewhere <= 3 µm + x/800 µm/mm', line, 1],
    ['mpe everywhere <= 3 µm + x/800 µm/mm', line, 1],
    ['mpe everywhere < 3 µm + x/800 µm/mm', line, 0],
    ['mpe somewhere == 3 µm', line, 1],
    ['mpe somewhere == 5 µm', line, 0],
    ['mpe somewhere <= 2 µm', goods(''), -1],
  ])('%s of %s is %i', ([condition, item, truth]) => {
    expect(traceOf(condition, item).truth).toBe(truth)
  })
})

describe('parts', () => {
  const parts = (complete: boolean, ...bodies: readonly string[]): string =>
    `kind: goods\nparts: {wetted: {complete: ${complete}, of: [${bodies.map((body) => `{facts: {${body}}}`).join(', ')}]}}`
  const every = '{every: wetted, is: body is metal}'
  const some = '{some: wetted, is: body is metal}'
  test.for<Row>([
    [every, parts(true, 'body: steel', 'body: alloy'), 1],
    [every, parts(true, 'body: steel', 'body: ptfe'), 0],
    [every, parts(true, 'body: steel', ''), -1],
    [every, parts(false, 'body: steel'), -1],
    [every, parts(false, 'body: ptfe'), 0],
    [every, 'kind: goods', -1],
    [some, parts(true, 'body: ptfe'), 0],
    [some, parts(false, 'body: ptfe'), -1],
    [some, parts(false, 'body: steel'), 1],
    [some, 'kind: goods', -1],
    [
      '{every: wetted, is: {some: inner, is: sealed}}',
      'kind: goods\nparts: {wetted: {complete: true, of: [{parts: {inner: {complete: false, of: [{facts: {sealed: true}}]}}}]}}',
      1,
    ],
  ])('%s of %s is %i', ([condition, item, truth]) => {
    expect(traceOf(condition, item).truth).toBe(truth)
  })
})

describe('compositions', () => {
  const of = (parts: string, complete: boolean): string => `kind: goods\ncomposition: {parts: {${parts}}, complete: ${complete}}`
  test.for<Row>([
    ['composition of [nickel] >= 99 wt %', of('nickel: 99 wt %', false), 1],
    ['composition of [nickel] > 99 wt %', of('nickel: 99 wt %', false), 0],
    ['composition of [nickel] < 10 ppm', of('nickel: 9 ppm', false), 1],
    ['composition of [nickel, iron] > 99 wt %', of('nickel: 99 wt %', false), -1],
    ['composition of [nickel, iron] > 99.5 wt %', of('nickel: 99 wt %, iron: 0.1 wt %', false), 0],
    ['composition of [nickel] > 99 wt %', of('nickel: 99 wt %', true), 0],
    ['composition of [nickel] > 60 wt %', of('iron: 50 wt %', false), 0],
    ['composition of [nickel] > 40 wt %', of('iron: 50 wt %', false), -1],
    ['composition of [nickel] > 0 wt %', of('iron: 50 wt %', true), 0],
    ['composition of [nickel, iron] >= 99 wt %', of('nickel: 60 wt %, iron: 39 wt %', false), 1],
    ['composition of [nickel] < 1 wt %', of('nickel: "< 0.3 wt %", iron: 99.7 wt %', true), 1],
    ['composition of [nickel] >= 50 wt %', of('nickel: 70 at %', false), -1],
    ['composition of [nickel] >= 50 at %', of('nickel: 70 at %', false), 1],
    ['composition of [nickel] >= 500 ppm', of('nickel: 0.05 wt %', false), 1],
    ['composition of [nickel] > 500 ppm', of('nickel: "<= 0.05 wt %"', true), 0],
    ['composition of [nickel] > 5 wt %', 'kind: goods', -1],
    ['composition of [nickel] > 50 wt %', of('alloy: 60 wt %', true), -1],
  ])('%s of %s is %i', ([condition, item, truth]) => {
    expect(traceOf(`"${condition}"`, item).truth).toBe(truth)
  })
})

describe('chemicals', () => {
  test.for<Row>([
    ['chemical is ethanol', 'kind: chemical\nchemical: {cas: 64-17-5}', 1],
    ['chemical is ethanol', 'kind: chemical\nchemical: {name: Ethyl Alcohol}', 1],
    ['chemical is ethanol', 'kind: chemical\nchemical: acetone', 0],
    ['chemical is ethanol', 'kind: chemical\nchemical: {cas: 67-63-0}', -1],
    ['chemical is ethanol', 'kind: chemical\nchemical: {name: unheard of}', -1],
    ['chemical is ethanol', 'kind: chemical', -1],
    ['chemical is ricin', 'kind: chemical\nchemical: {cas: 9009-86-3}', 1],
    ['chemical is ricin', 'kind: chemical\nchemical: ethanol', 0],
    ['chemical is ethanol', 'kind: chemical\nchemical: ricin', 0],
    ['family cwc-2.B.4', 'kind: chemical\nchemical: ethanol', 1],
    ['family cwc-2.B.4', 'kind: chemical\nchemical: acetone', 0],
    ['family cwc-2.B.4', 'kind: chemical\nchemical: ricin', 0],
    ['family cwc-2.B.4', 'kind: chemical\nchemical: {cas: 67-63-0}', -1],
  ])('%s of %s is %i', ([condition, item, truth]) => {
    expect(traceOf(`"${condition}"`, item).truth).toBe(truth)
  })

  test.for<readonly [string, keyof typeof GRAPHS, 1 | 0]>([
    ['chemical is ethanol', 'ethanol', 1],
    ['chemical is ethanol', 'propanol', 0],
    ['chemical is ricin', 'propanol', 0],
    ['chemical is triethanolamine', 'triethanolamineHydrochloride', 0],
    ['chemical is triethanolamine with protonated salts', 'triethanolamineHydrochloride', 1],
    ['chemical is triethanolamine with salts', 'triethanolamineHydrochloride', 1],
  ])('%s, drawn as %s, is %i', ([condition, name, truth]) => {
    const item: Item = {
      ...itemOf('kind: chemical'),
      facts: { chemical: { value: { type: 'structure', cas: [], names: [], graph: GRAPHS[name] } } },
    }
    const against = lists({ T: provision('1', 'chemical', `"${condition}"`) })
    expect(compile(against, TODAY, engine()).decide(item).of[0]).toBe(truth)
    const book = rulebook(against, TODAY)
    const rule = book.rules[0]
    expect(rule === undefined ? undefined : evaluateRule(rule, item, { book, engine: engine() }).truth).toBe(truth)
  })
})

describe('mixtures', () => {
  const against = (rule: string) =>
    lists({
      T:
        provision('1', 'chemical', 'chemical is ethanol') +
        provision('2', 'chemical', 'chemical is acetone') +
        provision('3', 'mixture', `"${rule}"`),
    })
  const of = (parts: string, complete: boolean): string => `kind: mixture\ncomposition: {parts: {${parts}}, complete: ${complete}}`
  test.for<Row>([
    ['mixture of [1] per component > 30 wt %', of('ethanol: 31 wt %', false), 1],
    ['mixture of [1] per component > 30 wt %', of('ethanol: 30 wt %', false), -1],
    ['mixture of [1] per component > 30 wt %', of('ethanol: 30 wt %, triethanolamine: 70 wt %', true), 0],
    ['mixture of [1] per component > 30 wt %', of('triethanolamine: 70 wt %', false), 0],
    ['mixture of [1, 2] per component > 30 wt %', of('ethanol: 20 wt %, acetone: 20 wt %, triethanolamine: 60 wt %', true), 0],
    ['mixture of [1, 2] in total > 30 wt %', of('ethanol: 20 wt %, acetone: 20 wt %, triethanolamine: 60 wt %', true), 1],
    ['mixture of [1, 2] in total >= 40 wt %', of('ethanol: 20 wt %, acetone: 20 wt %', false), 1],
    ['mixture of [1, 2] in total > 40 wt %', of('ethanol: 20 wt %, acetone: 20 wt %', false), -1],
    ['mixture of [1] per component > 30 wt %', of('nickel: 50 wt %', true), -1],
    ['mixture of [1] per component > 30 wt %', 'kind: mixture', -1],
  ])('%s of %s is %i', ([condition, item, truth]) => {
    const book = rulebook(against(condition), TODAY)
    const rule = book.byId.get('T:3')
    expect(rule === undefined ? undefined : evaluateRule(rule, itemOf(item), { book, engine: engine() }).truth).toBe(truth)
  })
})

describe('ties', () => {
  const base = `  - { id: "1", heading: true, kind: drive, title: H, cites: { locator: "1" }, versions: [ { from: 2020-01-01, when: always } ] }\n${provision('1.A', 'drive', 'frequency reaches >= 600 Hz')}${provision('1.B', 'drive', 'axes >= 3')}`
  const against = (rule: string) => lists({ T: base + provision('9', 'goods', `"${rule}"`), U: provision('1', 'drive', 'always') })
  const tied = (tie: string, complete = false): string => `kind: software\nties: [{${tie}}]\ntiesComplete: ${complete}`
  test.for<Row>([
    ['software for 1.A (use)', tied('relation: software, purposes: [use], provision: "T:1.A"'), 1],
    ['software for 1 (use)', tied('relation: software, purposes: [use], provision: "T:1.A"'), 1],
    ['software for 1.A (use)', tied('relation: software, purposes: [use], provision: "T:1"'), -1],
    ['software for 1.A (use)', tied('relation: software, purposes: [use], provision: "T:1.B"'), -1],
    ['software for 1.A (use)', tied('relation: software, purposes: [use], provision: "T:1.B"', true), 0],
    ['software for U:1', tied('relation: software, purposes: [use], provision: "T:1.B"', true), -1],
    ['software for 1.A (development)', tied('relation: software, purposes: [use], provision: "T:1.A"', true), 0],
    ['software for 1.A (development)', tied('relation: software, purposes: [use], provision: "T:1.A"'), -1],
    ['software for 1.A (use)', tied('relation: software, purposes: [operation], provision: "T:1.A"'), 1],
    ['software for 1.A (operation)', tied('relation: software, purposes: [use], provision: "T:1.A"', true), -1],
    ['software for 1.A (use)', tied('relation: software, provision: "T:1.A"', true), -1],
    ['software for 1.A', tied('relation: software, provision: "T:1.A"'), 1],
    ['technology for 1.A (use)', tied('relation: software, purposes: [use], provision: "T:1.A"', true), 0],
    ['component of 1.A', tied('relation: component, provision: "T:1.A"'), 1],
    ['unlocks 1.A', tied('relation: unlocks, provision: "T:1.A"'), 1],
    ['software for 1.A (use)', tied('relation: software, purposes: [use], item: {kind: drive, facts: {frequency: 700 Hz}}'), 1],
    ['software for 1.A (use)', tied('relation: software, purposes: [use], item: {kind: drive, facts: {frequency: 500 Hz}}', true), 0],
    ['software for 1.A (use)', tied('relation: software, purposes: [use], item: {kind: drive}', true), -1],
    ['software for 1 (use)', tied('relation: software, purposes: [use], item: {kind: drive, facts: {frequency: 500 Hz, axes: 4}}'), 1],
    ['software for 1.A (use)', 'kind: software', -1],
    ['software for 1.A (use)', 'kind: software\ntiesComplete: true', 0],
  ])('%s of %s is %i', ([condition, item, truth]) => {
    const book = rulebook(against(condition), TODAY)
    const rule = book.byId.get('T:9')
    expect(rule === undefined ? undefined : evaluateRule(rule, itemOf(item), { book, engine: engine() }).truth).toBe(truth)
  })
})

describe('the deal', () => {
  const deal = (fields: string): string => `kind: goods\ndeal: {${fields}}`
  test.for<Row>([
    ['deal.destination in [AT]', deal('destination: AT'), 1],
    ['deal.destination in [AT]', deal('destination: DE'), 0],
    ['deal.destination in [EU]', deal('destination: AT'), 0],
    ['deal.destination in [partner-states]', deal('destination: AT'), -1],
    ['deal.destination in [partner-states]', deal('destination: AT, destinationGroups: []'), 0],
    ['deal.destination in [partner-states]', deal('destination: AT, destinationGroups: [partner-states]'), 1],
    ['deal.destination in [AT]', 'kind: goods', -1],
    ['deal.destination in [AT]', deal('direction: export'), -1],
    ['deal.direction is export', deal('direction: export'), 1],
    ['deal.direction is import', deal('direction: export'), 0],
    ['deal.hs in [8504, 90]', deal('hs: "8504.40"'), 1],
    ['deal.hs in [850440]', deal('hs: "8504"'), -1],
    ['deal.hs in [8504]', deal('hs: "9031"'), 0],
    ['deal.quantity per shipment <= 1 kg', deal('quantity: {shipment: 900 g}'), 1],
    ['deal.quantity per shipment <= 1 kg', deal('quantity: {shipment: 1.1 kg}'), 0],
    ['deal.quantity per year <= 1 kg', deal('quantity: {shipment: 900 g}'), -1],
    ['deal.quantity per shipment <= 1 kg', deal('quantity: {shipment: "3"}'), -1],
    ['deal.quantity per shipment <= 3', deal('quantity: {shipment: "3"}'), 1],
    ['deal.endUse in [medical]', deal('endUse: medical'), 1],
    ['deal.recipient in [hospital]', deal('endUse: medical'), -1],
  ])('%s of %s is %i', ([condition, item, truth]) => {
    expect(traceOf(`"${condition}"`, item).truth).toBe(truth)
  })
})

describe('derived attributes', () => {
  test.for<Row>([
    ['peakPower > 50 kW', goods('voltage: 100 V, current: 500 A'), 0],
    ['peakPower >= 50 kW', goods('voltage: 100 V, current: 500 A'), 1],
    ['peakPower >= 50 kW', goods('voltage: 100 V'), -1],
    ['peakPower >= 50 kW', goods('voltage: "> 100 V", current: ">= 500 A"'), 1],
    ['peakPower >= 50 kW', goods('peakPower: 60 kW'), 1],
    ['k >= 0.25', goods('energy: 1 MeV, charge: 150 µC'), 1],
    ['k >= 0.25', goods('energy: 1 MeV, charge: 147 µC'), 0],
    ['k >= 0.25', goods('energy: 0.5 MeV, charge: 1 mC'), 1],
    ['k >= 0.25', goods('energy: 0.5 MeV, charge: 0.9 mC'), 0],
    ['k >= 0.25', goods('energy: ">= 1 MeV", charge: 150 µC'), 1],
    ['k >= 0.25', goods('energy: "<= 1 MeV", charge: 150 µC'), -1],
    ['k >= 1.7', goods('energy: 1 MeV, charge: 1 mC'), 1],
    ['k > 1.7', goods('energy: 1 MeV, charge: 1 mC'), 0],
    ['slenderness > 2', goods('length: 200 mm, width: 100 mm'), 0],
    ['slenderness > 2', goods('length: 201 mm, width: 100 mm'), 1],
    ['slenderness > 2', goods('length: 200 mm, width: "< 100 mm"'), 1],
    ['slenderness > 2', goods('length: 200 mm'), -1],
    ['smallest > 152 mm', goods('length: 150 mm'), 0],
    ['smallest > 152 mm', goods('length: 153 mm'), -1],
    ['smallest > 152 mm', goods('length: 153 mm, width: 153 mm'), 1],
  ])('%s of %s is %i', ([condition, item, truth]) => {
    expect(traceOf(condition, item).truth).toBe(truth)
  })

  test('a given value that its inputs contradict decides nothing between the two', () => {
    const facts = 'voltage: 100 V, current: 1 A, peakPower: 200 W'
    expect(traceOf('peakPower >= 150 W', goods(facts)).truth).toBe(-1)
    expect(traceOf('peakPower >= 250 W', goods(facts)).truth).toBe(0)
  })
})

describe('traces', () => {
  test('a false number says by how much', () => {
    const trace = traceOf('power >= 40 W', goods('power: 30 W'))
    expect(trace).toMatchObject({
      truth: 0,
      text: 'power >= 40 W',
      attr: 'power',
      value: '30 W',
      limit: '40 W',
      short: '10 W (25 %)',
      gap: 0.25,
    })
  })

  test.for([
    ['accuracy < 10 µm', 'accuracy: 10 µm', '0 µm (0 %)'],
    ['temperature > 100 °C', 'temperature: 60 °C', '40 K (11 %)'],
    ['width >= 1 in', 'width: 12.7 mm', '0.5 in (50 %)'],
    ['frequency reaches >= 600 Hz', 'frequency: up to 500 Hz', '100 Hz (17 %)'],
    ['frequency reaches <= 1 kHz', 'frequency: from 2 kHz', '1 kHz (100 %)'],
    ['"wavelength overlaps [500 nm, 600 nm]"', 'wavelength: 640 nm to 700 nm', '40 nm (6.7 %)'],
  ] as const)('%s of %s misses by %s', ([condition, facts, short]) => {
    expect(traceOf(condition, goods(facts)).short).toBe(short)
  })

  test('the value read is named with its place', () => {
    expect(traceOf('power >= 40 W', goods('power: 30 W')).read).toEqual({ by: 'person', line: 2 })
    expect(traceOf('power >= 40 W', goods('power: {value: 30 W, read: rated at 30 watts}')).read).toEqual({
      by: 'document',
      text: 'rated at 30 watts',
      line: 2,
    })
  })
})
