/** The page's reader against the YAML reader it stands in for. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fault } from '../fault/fault.ts'
import { type Located, readLocated as readYaml } from '../list/located.ts'
import { readLocated as readFlow } from './flow.ts'

/** Without places within a line, which the two count alike only where no tab or wide sign stands. */
const plain = (node: Located): unknown => {
  if (node.type === 'text') return { text: node.text, line: node.at.line, path: node.path }
  if (node.type === 'list') return { items: node.items.map(plain), path: node.path }
  return { entries: [...node.entries].map(([key, entry]) => [key, entry.at.line, plain(entry.value)]), path: node.path }
}

describe('flow', () => {
  test.for([
    '{has: [ptfe, nickel], complete: false}',
    '{parts: {nickel: 99.5 wt %, iron: < 0.3 wt %}, complete: true}',
    '[[0 mm, 1.5 µm], [800 mm, 2.5 µm]]',
    '[a, b , c d]',
    '{cas: 75-44-5}',
    '{name: "carbonyl chloride", smiles: O=C(Cl)Cl}',
    '{provision: "NSG2:3.A.1", relation: software, purposes: [use]}',
    "{it: 'it''s', empty: , last: x}",
    '{\n  "a": "1",\n  "b": ["x\\u00b5", "y\\n"]\n}',
    '[]',
    '{}',
  ])('reads `%s` as the YAML reader does', (text) => {
    expect(plain(readFlow(text, 'f'))).toEqual(plain(readYaml(text, 'f')))
  })

  test('reads any JSON of texts as the YAML reader does', () => {
    const words = fc.string({ unit: fc.constantFrom(...'abc XYZ09:,-[]{}#"\'\\/µ<>=%') }).map((word) => word.trim())
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        words,
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(
          words.filter((word) => word !== ''),
          tie('node'),
          { maxKeys: 4 },
        ),
      ),
    })).node
    fc.assert(
      fc.property(tree, (data) => {
        fc.pre(typeof data === 'object' || (typeof data === 'string' && data !== ''))
        const text = JSON.stringify(data, null, 1)
        expect(plain(readFlow(text, 'f'))).toEqual(plain(readYaml(text, 'f')))
      }),
      { numRuns: 300 },
    )
  })

  test.for([
    ['', 'input.empty'],
    ['   ', 'input.empty'],
    ['{a: 1', 'input.not-yaml'],
    ['[a, b', 'input.not-yaml'],
    ['{a: 1, a: 2}', 'input.not-yaml'],
    ['{"a": "x}', 'input.not-yaml'],
    ['[a] b', 'input.not-yaml'],
    ['{"a": "\\u00"}', 'input.not-yaml'],
    ['['.repeat(60) + ']'.repeat(60), 'input.not-yaml'],
  ] as const)('refuses `%s`', ([text, code]) => {
    const caught = (() => {
      try {
        return readFlow(text, 'f')
      } catch (error) {
        return error
      }
    })()
    expect(caught).toBeInstanceOf(Fault)
    expect((caught as Fault).code).toBe(code)
    expect(() => readYaml(text, 'f')).toThrow(Fault)
  })

  test('names line and column of what it refuses', () => {
    expect(() => readFlow('{\n  "a": "1",\n  "a": "2"\n}', 'f')).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ line: 3, column: 3 })] }),
    )
  })
})
