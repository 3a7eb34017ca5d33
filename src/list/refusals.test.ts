import { describe, expect, test } from 'vitest'
import { Fault, sayIssue } from '../fault/fault.ts'
import { link } from './link.ts'
import { readLocated } from './located.ts'
import { readDictionary } from './read-dictionary.ts'
import { readList } from './read-list.ts'
import { listText, oneProvision, testDictionary } from './test-support.ts'

/** What is said of an input that must be refused, all issues, one a line. */
const said = (read: () => unknown): readonly string[] => {
  try {
    read()
  } catch (fault) {
    if (fault instanceof Fault) return fault.issues.length > 0 ? fault.issues.map((one) => sayIssue(one)) : [fault.message]
    throw fault
  }
  return []
}

const readAll = (text: string): unknown => link([readList([{ name: 'list.yaml', text }], testDictionary())])
const when = (condition: string, more = ''): readonly string[] => said(() => readAll(listText(oneProvision(condition, more))))

describe('a broken condition is refused with file, line, column and hint', () => {
  test.for<[string, string]>([
    ['output.frequncy reaches >= 600 Hz', 'list.yaml:12:15: unknown attribute `output.frequncy`; did you mean `output.frequency`?'],
    [
      'output.frequency >= 600 Hz',
      'list.yaml:12:15: `output.frequency` is a range; `>=` needs quantity or count; a range is compared with `output.frequency reaches …` or `overlaps`',
    ],
    [
      'output.power reaches >= 40 VA',
      'list.yaml:12:15: `output.power` is a quantity; `reaches` needs range; a quantity is compared with `output.power >= …`',
    ],
    ['output.power >= 40 W', 'list.yaml:12:15: `40 W` is power, but apparentPower is wanted'],
    ['output.power >= 40', 'list.yaml:12:15: `40` has no unit; apparentPower needs one; write for example `40 VA`'],
    ['output.power >= 40 KVAR', 'list.yaml:12:15: unknown unit `KVAR`; did you mean `kVA`?'],
    [
      'output.power => 40 VA',
      'list.yaml:12:15: `output.power => 40 VA` is not a condition that can be read; comparisons are `>=`, `>`, `<=`, `<`, `==`',
    ],
    ['output.power >= 4,5 VA', 'list.yaml:12:15: `4,5 VA` is not a number; write decimals with a point and thousands with a space'],
    ['output.frequency reaches >= 2 PHz', 'list.yaml:12:15: unknown unit `PHz`; did you mean `Hz`?'],
    [
      'output.frequency reaches >= 5000 GHz',
      'list.yaml:12:15: `5000 GHz` is beyond what `output.frequency` can physically be (0 to 1000000000000 in base units); check the unit and the exponent',
    ],
    ['output.frequency overlaps [600 Hz, 500 Hz]', 'list.yaml:12:15: the band `[600 Hz, 500 Hz]` is empty; the lower end comes first'],
    ['output.frequency overlaps (5 Hz, 5 Hz)', 'list.yaml:12:15: the band `(5 Hz, 5 Hz)` is empty; the lower end comes first'],
    [
      'wetted.materials within [nickle]',
      'list.yaml:12:15: `nickle` is not in the vocabulary `material` of `wetted.materials`; did you mean `nickel`?',
    ],
    [
      'wetted.materials is nickel',
      'list.yaml:12:15: `wetted.materials` is a set; `is` needs enum or taxon; a set is compared with `hasAny`, `hasAll` or `within`',
    ],
    ['grade is medium', 'list.yaml:12:15: `medium` is not in the vocabulary `grade` of `grade`'],
    [
      'not output.power',
      'list.yaml:12:15: `output.power` is a quantity; `output.power` needs bool; a quantity is compared with `output.power >= …`',
    ],
    ['sealed is yes', 'list.yaml:12:15: `sealed` is a bool; `is` needs enum or taxon; write `sealed` or `not sealed`'],
    ['mpe <= 2 µm', 'list.yaml:12:15: `mpe` is a curve; `<=` needs quantity or count; a curve needs `at`, `somewhere` or `everywhere`'],
    ['kind is drve', 'list.yaml:12:15: unknown kind `drve`; did you mean `drive`?'],
    ['chemical is fosgene', 'list.yaml:12:15: unknown chemical `fosgene`; did you mean `phosgene`?'],
    ['composition of [berylium] > 50 wt %', 'list.yaml:12:15: unknown substance `berylium`; did you mean `beryllium`?'],
    [
      'composition of [contains-berylium] > 0 wt %',
      'list.yaml:12:15: unknown substance `contains-berylium`; did you mean `contains-beryllium`?',
    ],
    ['family contains-gadolinum', 'list.yaml:12:15: unknown chemical family `contains-gadolinum`; did you mean `contains-gadolinium`?'],
    ['software for 1 (developement)', 'list.yaml:12:15: unknown purpose `developement`; did you mean `development`?'],
    ['deal.destnation in [XX]', 'list.yaml:12:15: unknown field of a deal `destnation`; did you mean `destination`?'],
    [
      'linear(2 width + 3 output.power) >= 5 mm',
      'list.yaml:12:15: `2 width + 3 output.power` is length and apparentPower, but one dimension is wanted',
    ],
    ['family cwc-1.A.9', 'list.yaml:12:15: unknown chemical family `cwc-1.A.9`; did you mean `cwc-1.A.1`?'],
    [
      'output.frequency reeches >= 5 Hz',
      'list.yaml:12:15: `output.frequency reeches >= 5 Hz` is not a condition that can be read; did you mean `reaches`?',
    ],
    ['width >= 5 ton', 'list.yaml:12:15: the unit `ton` is ambiguous; write `t` (tonne), `kg` or `lb`'],
    ['{ all: [] }', 'list.yaml:12:22: `all` has nothing in it'],
    ['{ all: sealed }', 'list.yaml:12:22: `all` must be a list of conditions'],
    ['[sealed]', 'list.yaml:12:15: `when` must be one condition; join several with `all:` or `any:`'],
    ['{ al: [sealed] }', 'list.yaml:12:17: unknown field `al`; did you mean `all`?'],
    ['{ atLeast: none, of: [sealed] }', 'list.yaml:12:26: `none` is not a whole number of at least 1'],
    ['{ ref: "2" }', 'list.yaml:6:5: there is no provision `T:2`; did you mean `T:1`?'],
    ['{ ref: "1" }', 'list.yaml:6:5: `T:1` refers to itself: T:1 → T:1'],
    ['software for [1 to 9]', 'list.yaml:6:5: there is no provision `T:9`; did you mean `T:1`?'],
  ])('%s', ([condition, message]) => expect(when(condition)[0]).toBe(message))
})

describe('a broken list is refused', () => {
  test.for<[string, string, string]>([
    ['not YAML', 'list: [', 'list.yaml:1:8: this is not well-formed YAML or JSON: '],
    [
      'an anchor',
      `list: &a T`,
      'list.yaml:1:10: this is not well-formed YAML or JSON: the anchor `&a` is not read; write the value where it is used',
    ],
    [
      'a key twice',
      'list: T\nlist: U',
      'list.yaml:2:1: this is not well-formed YAML or JSON: the same key stands twice; join the two, or remove one',
    ],
    ['nothing', '  \n', 'list.yaml: the input is empty'],
    [
      'an unknown field',
      listText(oneProvision('always', '    titel: X\n')),
      'list.yaml:10:5: unknown field `titel`; did you mean `title`?',
    ],
    [
      'no citation',
      listText(oneProvision('always').replace('    cites: { locator: "1" }\n', '')),
      'list.yaml:6:5: `1` names no locator in its instrument; add `cites: { locator: … }`',
    ],
    [
      'an unknown kind',
      listText(oneProvision('always').replace('kind: drive', 'kind: driver')),
      'list.yaml:7:11: unknown kind `driver`; did you mean `drive`?',
    ],
    [
      'no kind',
      listText(oneProvision('always').replace('    kind: drive\n', '')),
      'list.yaml:6:5: `1` has no kind, and inherits none; add `kind:`',
    ],
    [
      'an unknown effect',
      listText(oneProvision('always', '    effect: controled\n')),
      'list.yaml:10:13: unknown effect `controled`; did you mean `controlled`?',
    ],
    [
      'no version',
      listText(oneProvision('always').replace(/ {4}versions:[\s\S]*$/, '')),
      'list.yaml:6:5: `1` has no version; add `versions: [ { from: …, when: … } ]`',
    ],
    [
      'a date that is none',
      listText(oneProvision('always').replace('2020-01-01', '2020-02-30')),
      'list.yaml:11:15: `2020-02-30` is not a date; write YYYY-MM-DD',
    ],
    [
      'an end before the beginning',
      listText(oneProvision('always').replace('from: 2020-01-01', 'from: 2020-01-01\n        to: 2019-01-01')),
      'list.yaml:11:9: `1` ends (2019-01-01) before it begins (2020-01-01)',
    ],
    [
      'versions that overlap',
      listText(`${oneProvision('always')}      - from: 2021-01-01\n        when: sealed\n`),
      'list.yaml:11:7: two versions of `1` are in force from 2021-01-01; end the earlier with `to:`',
    ],
    ['an id twice', listText(oneProvision('always') + oneProvision('always')), 'list.yaml:13:5: `1` stands twice'],
    [
      'a bad id',
      listText(oneProvision('always').replace('id: "1"', 'id: "1 a"')),
      'list.yaml:6:9: `1 a` is not a valid id; the list’s own number: letters and digits joined by dots',
    ],
    [
      'no condition',
      listText(oneProvision('always').replace('        when: always\n', '')),
      'list.yaml:11:9: `when` is missing; write `when: always` where the kind alone decides',
    ],
    [
      'an empty heading',
      listText(oneProvision('always', '    heading: true\n')),
      'list.yaml:6:5: the heading `1` has no provision below it',
    ],
    [
      'a note of no kind',
      listText(`${oneProvision('always')}        notes: [ { text: so } ]\n`),
      'list.yaml:13:18: `exclude`, `include`, `clarify`, `define`, `redirect` is missing; a note is one of these',
    ],
    [
      'words with a condition',
      listText(`${oneProvision('always')}        notes: [ { clarify: { all: [sealed] } } ]\n`),
      'list.yaml:13:29: `clarify` must be text; only an excluding note holds a condition; write others as words',
    ],
    [
      'an excluding note without condition',
      listText(`${oneProvision('always')}        notes: [ { exclude: "" } ]\n`),
      'list.yaml:13:18: an excluding note needs `exclude:` with a condition',
    ],
    [
      'a kind wider than its heading’s',
      listText(
        `  - { id: "1", heading: true, kind: drive, title: H, cites: { locator: "1" } }\n  - { id: "1.1", kind: vessel, title: V, cites: { locator: "1" }, versions: [ { from: 2020-01-01, when: always } ] }\n`,
      ),
      "list.yaml:7:5: `1.1` is about `vessel`, which is not a kind of its heading's `drive`; a child’s kind is the same or narrower; leave the heading’s out, or widen it",
    ],
    [
      'a redirect nowhere',
      listText(`${oneProvision('always')}        notes: [ { redirect: "7" } ]\n`),
      'list.yaml:6:5: there is no provision `T:7`; did you mean `T:1`?',
    ],
    [
      'precedence over nothing',
      listText(oneProvision('always', '    yieldsTo: ["9"]\n')),
      'list.yaml:6:5: there is no provision `T:9`; did you mean `T:1`?',
    ],
  ])('%s', ([, text, message]) => {
    const lines = said(() => readAll(text))
    expect(message.endsWith(': ') ? lines[0]?.startsWith(message) : lines[0] === message, lines.join('\n')).toBe(true)
  })

  test('every issue is told, not only the first', () => {
    expect(when('{ all: [output.power >= 4, sealde, grade is huge] }')).toHaveLength(3)
  })

  test('two provisions that refer to each other are a cycle', () => {
    const two =
      oneProvision('{ ref: "2" }') + oneProvision('{ ref: "1" }').replace('id: "1"', 'id: "2"').replace('locator: "1"', 'locator: "2"')
    expect(said(() => readAll(listText(two)))).toEqual(['list.yaml:6:5: `T:1` refers to itself: T:1 → T:2 → T:1'])
  })
})

describe('a broken dictionary is refused', () => {
  const attribute = (fields: string): string => `attributes:\n  - { id: a, title: A, ask: what?, ${fields} }`
  test.for<[string, string]>([
    ['kinds:\n  - { id: a, title: A, is: [b] }', 'd.yaml:2:5: unknown kind `b`; did you mean `a`?'],
    [
      'kinds:\n  - { id: a, title: A, is: [b] }\n  - { id: b, title: B, is: [a] }',
      'd.yaml:2:5: `a` is, in the end, a kind of itself: a → b → a',
    ],
    ['kinds:\n  - { id: a, title: A }\n  - { id: a, title: B }', 'd.yaml:3:5: `a` stands twice; it stands in `d.yaml:2` already'],
    [
      'kinds:\n  - { id: A b, title: A }',
      'd.yaml:2:11: `A b` is not a valid id; letters and digits, parts joined by `.` or `-`, the first letter small',
    ],
    ['kinds: a', 'd.yaml:1:8: `kinds` must be a list'],
    ['kinds:\n  - { id: a, titel: A }', 'd.yaml:2:14: unknown field `titel`; did you mean `title`?'],
    [attribute('type: number'), 'd.yaml:2:42: unknown attribute type `number`'],
    [attribute('type: quantity'), 'd.yaml:2:5: `dimension` is missing'],
    [
      attribute('type: quantity, dimension: lenght'),
      'd.yaml:2:63: unknown dimension `lenght`; the dimensions are in src/quantity/units.ts',
    ],
    [attribute('type: quantity, dimension: length, unit: kg'), 'd.yaml:2:77: unknown unit `kg`'],
    [attribute('type: quantity, dimension: length, bounds: [1 m]'), 'd.yaml:2:79: `bounds` must be a list of two quantities'],
    [attribute('type: curve, dimension: length'), 'd.yaml:2:5: `along` is missing'],
    [attribute('type: enum'), 'd.yaml:2:5: `vocabulary` is missing; name a vocabulary, or list `values:`'],
    [attribute('type: enum, vocabulary: colour'), 'd.yaml:2:5: unknown vocabulary `colour`'],
    [attribute('type: bool, cost: 9'), 'd.yaml:2:54: the cost of asking must be 0 to 5, not `9`'],
    [attribute('type: bool, judgement: { level: special, purpose: x }'), 'd.yaml:2:59: unknown level of judgement `special`'],
    [attribute('type: bool, implies: [b]'), 'd.yaml:2:5: unknown attribute `b`; did you mean `a`?'],
    [attribute('type: bool, kinds: [x]'), 'd.yaml:2:5: unknown kind `x`'],
    ['attributes:\n  - { id: a, title: A, type: bool }', 'd.yaml:2:5: the attribute `a` has no question that asks for it'],
    [
      'chemicals:\n  - { id: a, title: A, cas: [75-44-6] }',
      'd.yaml:2:29: the check digit of CAS number `75-44-6` is wrong: it should be 5',
    ],
  ])('%s', ([text, message]) =>
    expect(
      said(() => readDictionary([{ name: 'd.yaml', text }]))[0]?.startsWith(message),
      said(() => readDictionary([{ name: 'd.yaml', text }])).join('\n'),
    ).toBe(true),
  )
})

describe('hostile YAML costs little', () => {
  test.for<[string, string]>([
    ['aliases that multiply', `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b]`],
    ['depth', '['.repeat(5000) + ']'.repeat(5000)],
    ['a tag', 'a: !!js/function x'],
    ['binary', '\u0000\u0001\u0002'],
  ])('%s', ([, text]) => {
    const started = performance.now()
    expect(said(() => readLocated(text, 'x.yaml')).length).toBeGreaterThan(0)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
