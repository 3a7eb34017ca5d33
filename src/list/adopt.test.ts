import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { evaluateRule } from '../classify/evaluate.ts'
import { dice, randomItem, thresholdsOf } from '../classify/generate-test-support.ts'
import { rulebook } from '../classify/rulebook.ts'
import { Fault, sayIssue } from '../fault/fault.ts'
import { loadLists } from '../store/list-files.ts'
import { inFamily } from '../substance/families.ts'
import { type Adoption, adopt } from './adopt.ts'
import { canonicalJson } from './canonical.ts'
import { listHash } from './compiled.ts'
import { indexOf, link, rewrite } from './link.ts'
import { readLocated } from './located.ts'
import { readCondition } from './read-condition.ts'
import { readList } from './read-list.ts'
import { readNumbering } from './read-numbering.ts'
import { effective, wholeCondition } from './resolve.ts'
import { writeCondition } from './write-condition.ts'
import { writeList } from './write-list.ts'

const { dictionary, lists } = loadLists()
const references = lists.filter((list) => list.id === 'CWC' || list.id === 'NSG2')
const head: Adoption = { id: 'XA', title: 'Own list', issuer: 'Nobody', instrument: 'Decree 1', on: '2026-11-24' }

const said = (work: () => unknown): readonly string[] => {
  try {
    work()
  } catch (fault) {
    if (fault instanceof Fault)
      return fault.issues.length > 0
        ? fault.issues.map((one) => sayIssue(one))
        : [`${fault.message}${fault.hint === undefined ? '' : `; ${fault.hint}`}`]
    throw fault
  }
  return []
}

test('every condition of every list is written as it reads', () => {
  const wrong = lists.flatMap((list) =>
    list.provisions.flatMap((one) =>
      one.versions
        .flatMap((version) => [version.when, ...version.notes.flatMap((note) => note.when ?? [])])
        .filter((expr) => {
          const reading = { file: 'x', issues: [] }
          const back = readCondition(readLocated(stringify(writeCondition(expr), { lineWidth: 0 }), 'x'), {
            dictionary,
            list: list.id,
            reading,
          })
          return reading.issues.length > 0 || canonicalJson(back) !== canonicalJson(expr)
        })
        .map(() => one.full),
    ),
  )
  expect(wrong).toEqual([])
})

describe('a list adopted', () => {
  test.for([[['CWC']], [['NSG2']], [['CWC', 'NSG2', 'CWCT']], [['NSG2:3.A', 'CWC:1']], [['NSG2:3.A.1']]])(
    '%s reads back to the same canonical form',
    ([choice = []]) => {
      const { list } = adopt(choice, lists, head)
      const back = link([...lists, readList(writeList(list), dictionary)]).at(-1)
      expect(back?.provisions.length).toBe(list.provisions.length)
      expect(back === undefined ? '' : listHash(back)).toBe(listHash(list))
    },
  )

  test.for(['2026-11-24', '2015-06-01'])('means what the reference means on %s, provision by provision', (on) => {
    const { list, numbers } = adopt(['CWC', 'NSG2'], references, { ...head, on })
    const own = indexOf([list])
    const inForce = new Set(
      references.flatMap((reference) =>
        reference.provisions.filter((one) => effective(reference, one, on) !== undefined).map((one) => one.full),
      ),
    )
    const translated = (full: string): readonly string[] =>
      numbers.has(full) ? [numbers.get(full) ?? ''] : inForce.has(full) ? [full] : []
    let compared = 0
    for (const reference of references) {
      for (const provision of reference.provisions) {
        const theirs = effective(reference, provision, on)
        const mine = own.get(numbers.get(provision.full) ?? '')
        if (theirs === undefined) {
          expect(provision.heading || mine === undefined).toBe(true)
          continue
        }
        const ours = mine === undefined ? undefined : effective(list, mine, on)
        const there = rewrite(wholeCondition(theirs), (node) =>
          node.op === 'ref'
            ? { ...node, to: translated(node.to)[0] ?? node.to }
            : node.op === 'mixture'
              ? { ...node, of: node.of.flatMap(translated) }
              : node.op === 'relation'
                ? { ...node, to: node.to.flatMap((to) => numbers.get(to) ?? translated(to)) }
                : node,
        )
        expect([provision.full, ours?.kinds, ours?.provision.effect, ours?.provision.confidence]).toEqual([
          provision.full,
          theirs.kinds,
          provision.effect,
          provision.confidence,
        ])
        expect(`${provision.full} ${ours === undefined ? '' : canonicalJson(wholeCondition(ours))}`).toBe(
          `${provision.full} ${canonicalJson(there)}`,
        )
        compared++
      }
    }
    expect(compared).toBeGreaterThan(200)
  })

  test('matches exactly where the reference does, on generated items', () => {
    const { list, numbers } = adopt(['CWC', 'NSG2'], references, head)
    const engine = { dictionary, inFamily }
    const world = { book: rulebook([...references, list], head.on), engine }
    const theirs = references.flatMap((one) => one.provisions)
    const random = {
      dictionary,
      thresholds: thresholdsOf(references),
      provisions: [],
      kinds: [...new Set(theirs.flatMap((one) => one.kinds))],
      parts: [],
      known: 0.9,
    }
    const d = dice(11)
    let [decided, different] = [0, 0]
    for (let i = 0; i < 300; i++) {
      const item = randomItem(d, random, 0)
      for (const [reference, own] of numbers) {
        const [a, b] = [world.book.byId.get(reference), world.book.byId.get(own)]
        if (a === undefined || b === undefined) continue
        const [there, here] = [evaluateRule(a, item, world).truth, evaluateRule(b, item, world).truth]
        if (there === 1) decided++
        if (there !== here) different++
      }
    }
    expect(different).toBe(0)
    // Without items that match, the comparison would show nothing.
    expect(decided).toBeGreaterThan(20)
  })

  test('begins on the day, cites the reference, and says its number there', () => {
    const { list } = adopt(['NSG2:3.A.1'], lists, { ...head, on: '2020-02-29' })
    const one = list.provisions.find((each) => each.see['nsg2']?.[0] === '3.A.1')
    expect([one?.id, one?.versions.map((version) => version.from), one?.cites.locator, one?.cites.instrument]).toEqual([
      '1.1.1',
      ['2020-02-29'],
      '3.A.1',
      'INFCIRC/254/Rev.12/Part 2',
    ])
  })

  test('leaves what is not in force that day, and says so', () => {
    const { left, list } = adopt(['CWC:1.A'], lists, { ...head, on: '2019-01-01' })
    expect(left).toContain('CWC:1.A.13')
    expect(list.provisions.some((one) => one.see['cwc']?.[0] === '1.A.16')).toBe(false)
  })

  test('does not follow the reference once it has been adopted', () => {
    const { list } = adopt(['CWC:M', 'CWC:1', 'CWC:2', 'CWC:3'], lists, { ...head, on: '2019-01-01' })
    expect(canonicalJson(list)).not.toContain('CWC:1.A.13')
  })

  test('keeps a reference to what was not taken over', () => {
    const { list } = adopt(['CWC:M.3'], lists, head)
    expect(canonicalJson(list.provisions)).toContain('CWC:3.A.1')
  })
})

describe('refused', () => {
  const numbering = (text: string) => readNumbering(text, 'numbers.yaml')
  const three = 'NSG2:3: "3"\nNSG2:3.A: "3.1"\n'
  test.for<[string, readonly string[], Partial<Adoption>, readonly string[]]>([
    ['an unknown list', ['NSG9'], {}, ['there is no list `NSG9`; did you mean `NSG2`?']],
    ['an unknown provision', ['NSG2:3.A.99'], {}, ['there is no provision `NSG2:3.A.99`; did you mean `NSG2:3.A.9`?']],
    [
      'two at once, both said',
      ['NSG9', 'CWC:9.X'],
      {},
      ['there is no list `NSG9`; did you mean `NSG2`?', 'there is no provision `CWC:9.X`; did you mean `CWC:M.1`?'],
    ],
    ['a reference’s own id', ['CWC'], { id: 'NSG2' }, ['`NSG2` is the name of a reference list; a State’s list needs its own']],
    ['an id in small letters', ['CWC'], { id: 'xq' }, ['`xq` is not a valid id; capital letters and digits, such as `XQ`']],
    ['a day before anything was in force', ['CWC'], { on: '1900-01-01' }, ['nothing of what was chosen is in force on 1900-01-01']],
    [
      'a provision without a number',
      ['NSG2:3.A.1'],
      { numbers: numbering(three) },
      ['`NSG2:3.A.1` has no number in the numbering; give it a number, or leave out what stands under it'],
    ],
    [
      'a number twice',
      ['NSG2:3.A.1', 'NSG2:3.A.8'],
      { numbers: numbering(`${three}NSG2:3.A.1: "3.1.1"\nNSG2:3.A.8: "3.1.1"`) },
      ['numbers.yaml:4:13: `3.1.1` stands twice; `NSG2:3.A.1` has it already'],
    ],
    [
      'a number outside its heading',
      ['NSG2:3.A.1'],
      { numbers: numbering(`${three}NSG2:3.A.1: "4.1"`) },
      ['numbers.yaml:3:13: `4.1` does not stand where `NSG2:3.A.1` stands in the reference; its number must begin with `3.1.`'],
    ],
    [
      'a number with a blank',
      ['NSG2:3.A.1'],
      { numbers: numbering(`${three}NSG2:3.A.1: 3.1.1 b`) },
      ['numbers.yaml:3:13: `3.1.1 b` is not a valid id; letters and digits joined by dots'],
    ],
    [
      'a number of nothing',
      ['NSG2:3.A.1'],
      { numbers: numbering(`${three}NSG2:3.A.1: 3.1.1\nNSG2:3.A.1x: 3.1.2`) },
      ['numbers.yaml:4:14: there is no provision `NSG2:3.A.1x`; did you mean `NSG2:3.A.1`?'],
    ],
  ])('%s', ([, choice, more, wanted]) => {
    expect(said(() => adopt(choice, lists, { ...head, ...more }))).toEqual(wanted)
  })
  test.for<[string, string]>([
    ['- a\n- b', 'numbers.yaml:1:1: `the file` must be a map of fields'],
    ['NSG2:3.A.1: [a]', 'numbers.yaml:1:13: `NSG2:3.A.1` must be a number of the own list'],
    ['NSG2:3.A.1:', 'numbers.yaml:1:12: `NSG2:3.A.1` must be a number of the own list'],
    [
      'NSG2:3.A.1: 1\nNSG2:3.A.1: 2',
      'numbers.yaml:2:1: this is not well-formed YAML or JSON: the same key stands twice; join the two, or remove one',
    ],
  ])('a numbering that is %s', ([text, wanted]) => {
    expect(said(() => numbering(text))).toEqual([wanted])
  })
})

test('the file of numbers that adoption writes reads as a numbering', () => {
  const { numbers, list } = adopt(['CWC'], lists, head)
  const again = adopt(['CWC'], lists, {
    ...head,
    numbers: readNumbering(
      stringify(Object.fromEntries([...numbers].map(([reference, own]) => [reference, own.slice(3)]))),
      'numbering.yaml',
    ),
  })
  expect(listHash(again.list)).toBe(listHash(list))
})
