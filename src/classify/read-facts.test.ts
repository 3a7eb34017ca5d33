/** Items read and refused. Refusals are golden: message, place and hint as a person sees them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fault, sayIssue } from '../fault/fault.ts'
import { readLocated } from '../list/located.ts'
import { exactly } from '../quantity/interval.ts'
import { parseRational } from '../quantity/rational.ts'
import { dice, randomItem } from './generate-test-support.ts'
import { readFacts } from './read-facts.ts'
import { readFact, readValue } from './read-values.ts'
import { sayValue } from './say-value.ts'
import { dictionary, GRAPHS } from './test-support.ts'

const refusals = (text: string): readonly string[] => {
  try {
    readFacts(text, 'item.yaml', { dictionary: dictionary() })
  } catch (error) {
    if (error instanceof Fault) return error.issues.map((one) => sayIssue(one))
    throw error
  }
  return []
}

describe('refusals', () => {
  test('every mistake is named, but hints are searched for the first of very many only', () => {
    const said = refusals(`facts:\n${Array.from({ length: 30_000 }, (_, i) => `  powr${i}: 3 W`).join('\n')}`)
    expect(said).toHaveLength(30_000)
    expect(said[0]).toBe('item.yaml:2:3: unknown attribute `powr0`; did you mean `power`?')
    expect(said[29_999]).toBe('item.yaml:30001:3: unknown attribute `powr29999`')
  })

  test.for<readonly [string, string, readonly string[]]>([
    ['kind unknown', 'kind: drvie', ['item.yaml:1:7: unknown kind `drvie`; did you mean `drive`?']],
    ['kind by its trade name', 'kind: inverter', ['item.yaml:1:7: unknown kind `inverter`; did you mean `drive`?']],
    [
      'kind ruled out',
      'kind: servo-drive\nnotKinds: [drive]',
      ['item.yaml:2:11: `servo-drive` is ruled out by `drive`, which the item is not'],
    ],
    ['field unknown', 'kind: drive\nfact: {}', ['item.yaml:2:1: unknown field `fact`; did you mean `facts`?']],
    ['facts not a map', 'kind: drive\nfacts: [power]', ['item.yaml:2:8: `facts` must be a map of fields']],
    ['attribute unknown', 'facts:\n  powr: 3 W', ['item.yaml:2:3: unknown attribute `powr`; did you mean `power`?']],
    ['unit unknown', 'facts:\n  width: 3 mmm', ['item.yaml:2:10: unknown unit `mmm`; did you mean `mm`?']],
    ['unit missing', 'facts:\n  width: "3"', ['item.yaml:2:10: `3` has no unit; length needs one; write for example `3 m`']],
    ['dimension wrong', 'facts:\n  width: 3 kW', ['item.yaml:2:10: `3 kW` is power, but length is wanted']],
    ['number broken', 'facts:\n  width: wide', ['item.yaml:2:10: `wide` is not a number']],
    [
      'decimal comma',
      'facts:\n  width: 0,5 mm',
      ['item.yaml:2:10: `0,5 mm` is not a number; write decimals with a point and thousands with a space'],
    ],
    [
      'band upside down',
      'facts:\n  width: "[5 mm .. 3 mm]"',
      ['item.yaml:2:10: the range `[5 mm .. 3 mm]` is empty: its lower end is above its upper end'],
    ],
    [
      'band of nothing',
      'facts:\n  width: "[5 mm .. 5 mm)"',
      ['item.yaml:2:10: the range `[5 mm .. 5 mm)` is empty: its lower end is above its upper end'],
    ],
    [
      'range upside down',
      'facts:\n  frequency: 60 to 50 Hz',
      ['item.yaml:2:14: the range `60 to 50 Hz` is empty: its lower end is above its upper end'],
    ],
    [
      'physically impossible',
      'facts:\n  width: -3 mm',
      ['item.yaml:2:10: `-3 mm` is physically impossible for `width`, which lies from 0 m to 1 km; check the unit and the decimal point'],
    ],
    [
      'range beyond bounds',
      'facts:\n  frequency: 0 Hz to 2 THz',
      [
        'item.yaml:2:14: `0 Hz to 2 THz` is physically impossible for `frequency`, which lies from 0 Hz to 1 THz; check the unit and the decimal point',
      ],
    ],
    ['count not whole', 'facts:\n  axes: 2.5', ['item.yaml:2:9: `2.5` is not a whole number']],
    ['count negative', 'facts:\n  axes: -1', ['item.yaml:2:9: `-1` is not a whole number']],
    ['count below nothing', 'facts:\n  axes: < 0', ['item.yaml:2:9: `< 0` is not a whole number']],
    ['yes for true', 'facts:\n  sealed: yes', ['item.yaml:2:11: `yes` is neither `true` nor `false`; write `true`']],
    [
      'bool unknown',
      'facts:\n  sealed: perhaps',
      ['item.yaml:2:11: `perhaps` is neither `true` nor `false`; leave it out if it is not known'],
    ],
    ['bool as a list', 'facts:\n  sealed: [true]', ['item.yaml:2:11: `sealed` is a bool; this is not one; write `true` or `false`']],
    ['value outside the vocabulary', 'facts:\n  body: steal', ['item.yaml:2:9: `steal` is not a value of `body`; did you mean `steel`?']],
    [
      'choice outside the vocabulary',
      'facts:\n  body: one of [steel, x]',
      ['item.yaml:2:9: `x` is not a value of `body`; one of metal, alloy, nickel-alloy, steel, polymer, ptfe'],
    ],
    [
      'element outside the vocabulary',
      'facts:\n  materials: [steel, wood]',
      ['item.yaml:2:22: `wood` is not a value of `materials`; one of metal, alloy, nickel-alloy, steel, polymer, ptfe'],
    ],
    [
      'set contradicts itself',
      'facts:\n  materials: {has: [steel], lacks: [metal]}',
      ['item.yaml:2:14: `has steel` contradicts `lacks metal`'],
    ],
    [
      'completeness not told',
      'facts:\n  materials: {has: [steel], complete: mostly}',
      ['item.yaml:2:39: `mostly` is neither `true` nor `false`'],
    ],
    ['status unknown', 'facts:\n  power: 3 W [rateed]', ['item.yaml:2:10: unknown status `rateed`; did you mean `rated`?']],
    [
      'status unknown in a map',
      'facts:\n  power: {value: 3 W, status: guessed}',
      ['item.yaml:2:31: unknown status `guessed`; one of measured, declared, rated, capability, option, unlocked'],
    ],
    [
      'curve falling back',
      'facts:\n  mpe: [[5 mm, 1 µm], [3 mm, 2 µm]]',
      [
        'item.yaml:2:23: `mpe` is not a curve that can be read: its points must rise along the first number; write points: `[[0 mm, 1.5 µm], [800 mm, 2.5 µm]]`',
      ],
    ],
    [
      'curve of single numbers',
      'facts:\n  mpe: [5 mm, 3 mm]',
      [
        'item.yaml:2:9: `mpe` is not a curve that can be read: a point is a pair of quantities; write points: `[[0 mm, 1.5 µm], [800 mm, 2.5 µm]]`',
      ],
    ],
    [
      'curve without points',
      'facts:\n  mpe: []',
      ['item.yaml:2:8: `mpe` is not a curve that can be read: it has no point; write points: `[[0 mm, 1.5 µm], [800 mm, 2.5 µm]]`'],
    ],
    ['date impossible', 'facts:\n  made: 2026-02-30', ['item.yaml:2:9: `2026-02-30` is not a date; write YYYY-MM-DD']],
    [
      'implied denied',
      'facts:\n  airtight: true\n  sealed: false',
      ['item.yaml:3:11: `sealed` contradicts `airtight`; `airtight` implies `sealed`'],
    ],
    [
      'judgements out of order',
      'facts:\n  design.nuclear: true\n  usable.nuclear: false',
      ['item.yaml:3:19: `usable.nuclear` contradicts `design.nuclear`; `design.nuclear` implies `usable.nuclear`'],
    ],
    ['CAS check digit', 'chemical: {cas: 64-17-6}', ['item.yaml:1:17: the check digit of CAS number `64-17-6` is wrong: it should be 5']],
    [
      'CAS shape',
      'chemical: {cas: 64-175}',
      ['item.yaml:1:17: `64-175` is not a CAS number; two to seven digits, two digits and a check digit, like `75-44-5`'],
    ],
    ['chemical id unknown', 'chemical: {id: ethanal}', ['item.yaml:1:16: unknown chemical `ethanal`; did you mean `ethanol`?']],
    [
      'pointers disagree',
      'chemical: {cas: 64-17-5, name: acetone}',
      ['item.yaml:1:11: `64-17-5` contradicts `acetone`; 64-17-5 is ethanol, acetone is acetone'],
    ],
    [
      'chemical empty',
      'chemical: {}',
      ['item.yaml:1:11: `chemical` is a structure; this is not one; write `{cas: …}`, `{name: …}` or `{smiles: …}`'],
    ],
    [
      'chemical said twice',
      'chemical: ethanol\nfacts: {chemical: acetone}',
      ['item.yaml:1:11: `chemical` stands twice; it stands under `facts:` as well'],
    ],
    [
      'share of something unknown',
      'composition: {parts: {nickle: 99 wt %}}',
      ['item.yaml:1:23: unknown substance `nickle`; did you mean `nickel`?'],
    ],
    [
      'shares beyond the whole',
      'composition: {parts: {nickel: 90 wt %, iron: 20 wt %}}',
      ['item.yaml:1:22: the shares add up to 110 wt %, more than the whole; check the unit of each share'],
    ],
    [
      'composition without parts',
      'composition: {nickel: 99 wt %}',
      ['item.yaml:1:14: `composition` is a composition; this is not one; write `{parts: {nickel: 99.5 wt %}, complete: false}`'],
    ],
    [
      'tie without a target',
      'ties: [{relation: software, purposes: [use]}]',
      ['item.yaml:1:8: the tie names neither a provision nor an item; give `provision:` with a full id, or `item:`'],
    ],
    [
      'tie of an unknown sort',
      'ties: [{relation: sofware, provision: "T:1"}]',
      ['item.yaml:1:19: unknown relation `sofware`; did you mean `software`?'],
    ],
    [
      'tie for an unknown purpose',
      'ties: [{relation: software, purposes: [usage], provision: "T:1"}]',
      ['item.yaml:1:39: unknown purpose `usage`; did you mean `use`?'],
    ],
    [
      'tie to half an id',
      'ties: [{relation: software, provision: 3.A.1}]',
      ['item.yaml:1:40: there is no provision `3.A.1`; write the full id, like `NSG2:3.A.1`'],
    ],
    ['tie without a relation', 'ties: [{provision: "T:1"}]', ['item.yaml:1:8: `relation` is missing']],
    [
      'part without parts',
      'parts: {wetted: {complete: true}}',
      ['item.yaml:1:17: `of` is missing; list the parts: `of: [ { facts: {…} } ]`'],
    ],
    ['fact of a part', 'parts: {wetted: {of: [{facts: {bdy: steel}}]}}', ['item.yaml:1:32: unknown attribute `bdy`; did you mean `body`?']],
    ['unknowable unknown', 'unknowable: [powr]', ['item.yaml:1:13: unknown attribute `powr`; did you mean `power`?']],
    [
      'destination by name',
      'deal: {destination: Austria}',
      ['item.yaml:1:21: `Austria` is not a country code of two letters; write the ISO 3166 code, like `AT`'],
    ],
    ['destination in small letters', 'deal: {destination: at}', ['item.yaml:1:21: `at` is not a country code of two letters; write `AT`']],
    ['direction unknown', 'deal: {direction: exports}', ['item.yaml:1:19: unknown direction `exports`; did you mean `export`?']],
    ['customs code broken', 'deal: {hs: 85-04}', ['item.yaml:1:12: `85-04` is not a customs code; two to ten digits, like `8504.40`']],
    [
      'amount of nothing',
      'deal: {quantity: {shipment: 3 parsecs}}',
      ['item.yaml:1:29: unknown unit `parsecs`; known for mass: `g`, `kg`, `mg`, `µg`, `ng`, `t`, `lb`, `oz`'],
    ],
    [
      'key twice',
      'kind: drive\nkind: pump',
      ['item.yaml:2:1: this is not well-formed YAML or JSON: the same key stands twice; join the two, or remove one'],
    ],
    [
      'an anchor',
      'kind: &k drive',
      ['item.yaml:1:10: this is not well-formed YAML or JSON: the anchor `&k` is not read; write the value where it is used'],
    ],
    ['nothing at all', '', ['item.yaml: the input is empty']],
    ['not a map', '- drive', ['item.yaml:1:1: `the item` must be a map of fields']],
  ])('%s', ([, text, expected]) => {
    expect(refusals(text)).toEqual(expected)
  })

  test('all issues are told at once, in the order they stand', () => {
    const told = refusals('kind: drvie\nfacts:\n  powr: 1 W\n  width: 3 kW\n  axes: 1.5\ndeal: {destination: xx}\n')
    expect(told.map((line) => line.split(': ')[0])).toEqual([
      'item.yaml:1:7',
      'item.yaml:3:3',
      'item.yaml:4:10',
      'item.yaml:5:9',
      'item.yaml:6:21',
    ])
  })

  test('a tie is held to the provisions there are', () => {
    const read = (): unknown =>
      readFacts('ties: [{relation: software, provision: "T:1.B"}]', 'item.yaml', {
        dictionary: dictionary(),
        provisions: new Map([['T:1.A', 1]]),
      })
    expect(read).toThrow('there is no provision `T:1.B`')
  })

  test('a SMILES that contradicts its CAS number is refused, one that cannot be read as well', () => {
    const chemistry = { parse: () => GRAPHS.acetone, key: () => 'AAAAAAAAAAAAAA' }
    expect(() => readFacts('chemical: {cas: 64-17-5, smiles: CC(C)=O}', 'item.yaml', { dictionary: dictionary(), chemistry })).toThrow(
      '`smiles` contradicts `64-17-5`',
    )
    const broken = {
      parse: () => {
        throw new Fault('substance.smiles', { smiles: 'C(' })
      },
      key: () => '',
    }
    expect(() => readFacts('chemical: {smiles: C(}', 'item.yaml', { dictionary: dictionary(), chemistry: broken })).toThrow(
      '`C(` is not a SMILES that can be read',
    )
  })
})

describe('reading', () => {
  test('an item with everything', () => {
    const { item, deal } = readFacts(
      `
kind: drive
notKinds: [servo-drive]
name: for people
facts:
  power: 40 W [rated]
  frequency: 0 to 600 Hz
  sealed: { value: true, status: declared, read: hermetically sealed }
  materials: [steel, monel]
  body: one of [steel, ptfe]
chemical: { cas: CAS 64-17-5 }
composition: { parts: { nickel: 99.5 wt %, Ethyl alcohol: < 0.3 wt % }, complete: false }
parts: { wetted: { complete: true, of: [ { facts: { body: steel } } ] } }
ties: [ { relation: software, purpose: use, provision: "T:1" }, { relation: component, item: { kind: pump } } ]
tiesComplete: true
unknowable: [width, kind, ties, parts.wetted, deal.quantity]
deal: { destination: AT, destinationGroups: [EU], direction: export, hs: "8504.40", quantity: { shipment: 3, year: 5 kg } }
`,
      'item.yaml',
      { dictionary: dictionary() },
    )
    expect(item.kinds).toEqual(['drive'])
    expect(item.notKinds).toEqual(['servo-drive'])
    expect(item.facts.power).toEqual({
      value: { type: 'number', within: exactly(parseRational('40')) },
      status: 'rated',
      source: { by: 'person', line: 6, column: 10 },
    })
    expect(item.facts.sealed).toMatchObject({ status: 'declared', source: { by: 'document', text: 'hermetically sealed', line: 8 } })
    expect(item.facts.materials?.value).toEqual({ type: 'set', has: ['steel', 'nickel-alloy'], lacks: [], complete: true })
    expect(item.facts.body?.value).toEqual({ type: 'enum', among: ['steel', 'ptfe'] })
    expect(item.facts.chemical?.value).toMatchObject({ cas: ['64-17-5'] })
    expect(item.facts.composition?.value).toMatchObject({ parts: [{ of: 'nickel', basis: 'mass' }, { of: 'ethanol' }], complete: false })
    expect(item.parts.wetted?.of[0]?.facts.body?.value).toEqual({ type: 'enum', among: ['steel'] })
    expect(item.ties).toMatchObject([
      { relation: 'software', purposes: ['use'], provision: 'T:1' },
      { relation: 'component', item: { kinds: ['pump'] } },
    ])
    expect(item.tiesComplete).toBe(true)
    expect(item.unknowable).toHaveLength(5)
    expect(deal).toMatchObject({
      destination: 'AT',
      destinationGroups: ['EU'],
      direction: 'export',
      hs: '850440',
      quantity: { shipment: { dimension: 'number' }, year: { dimension: 'mass' } },
    })
  })

  test('JSON is read as well, numbers and all', () => {
    const { item } = readFacts('{"kind": "drive", "facts": {"axes": 3, "sealed": true, "width": "0.2 mm"}}', 'item.json', {
      dictionary: dictionary(),
    })
    expect(item.facts.axes?.value).toEqual({ type: 'number', within: exactly(parseRational('3')) })
    expect(item.facts.width?.value).toEqual({ type: 'number', within: exactly(parseRational('0.0002')) })
  })

  test('a plain list is a complete set and a whole curve; a map says for itself', () => {
    const read = (text: string) => readFacts(`facts: {${text}}`, 'item.yaml', { dictionary: dictionary() }).item.facts
    expect(read('materials: {has: [steel]}').materials?.value).toMatchObject({ complete: false })
    expect(read('mpe: [[0 mm, 1 µm]]').mpe?.value).toMatchObject({ complete: true })
    expect(read('mpe: {points: [[0 mm, 1 µm]]}').mpe?.value).toMatchObject({ complete: false })
  })

  test('a structure is drawn where there is an engine', () => {
    const chemistry = { parse: () => GRAPHS.propanol, key: () => 'BDERNNFJNOPAEC' }
    const { item } = readFacts('chemical: {smiles: CCCO}', 'item.yaml', { dictionary: dictionary(), chemistry })
    expect(item.facts.chemical?.value).toMatchObject({ smiles: 'CCCO', key: 'BDERNNFJNOPAEC', graph: GRAPHS.propanol })
  })

  test('what is said of a value is read back as the same value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (seed) => {
        const d = dice(seed)
        const item = randomItem(
          d,
          { dictionary: dictionary(), thresholds: new Map(), provisions: [], kinds: ['goods'], parts: [], known: 1 },
          0,
        )
        for (const [attr, { value }] of Object.entries(item.facts)) {
          const attribute = dictionary().attributes.get(attr)
          const text = sayValue(value, attribute)
          if (attribute === undefined || text === '' || attribute.type === 'structure') continue
          const reading = { file: attr, issues: [] }
          const node =
            /^\{/.test(text) || (/^\[/.test(text) && !text.includes('..'))
              ? readLocated(text, attr)
              : ({ type: 'text', text, at: { line: 1, column: 1 }, path: '' } as const)
          const again = readValue(node, attribute, { dictionary: dictionary(), reading })
          expect([text, reading.issues]).toEqual([text, []])
          expect(again === undefined ? '' : sayValue(again, attribute)).toBe(text)
          expect(readFact(node, attribute, { dictionary: dictionary(), reading })?.value).toEqual(again)
        }
      }),
      { numRuns: 150 },
    )
  })
})
