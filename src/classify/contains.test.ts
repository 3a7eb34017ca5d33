/** What chemicals and mixtures contain, by the whole way: identity, formula, structure, composition. */
import { describe, expect, test } from 'vitest'
import { loadRdkit } from '../engines/rdkit.ts'
import { readDictionary } from '../list/read-dictionary.ts'
import { withGraphs } from '../list/with-graphs.ts'
import { inFamily } from '../substance/families.ts'
import { identify, isInFamily } from './chemical.ts'
import type { Value } from './facts.ts'
import { isPart } from './values.ts'

const chemistry = await loadRdkit()
const dictionary = withGraphs(
  readDictionary([
    {
      name: 'dictionary.yaml',
      text: `
vocabularies:
  - name: substance
    terms:
      - { id: hydrogen, title: Hydrogen, is: [] }
      - { id: tritium, title: Tritium, is: [hydrogen] }
      - { id: boron, title: Boron, is: [] }
      - { id: boron-10, title: Boron-10, is: [boron] }
      - { id: iron, title: Iron, is: [] }
  - name: material
    terms:
      - { id: steel, title: Steel, is: [] }
chemicals:
  - { id: water, title: Water, cas: [7732-18-5], formula: H2O, smiles: O }
  - { id: tritiated-water, title: Tritiated water, cas: [14940-65-9], formula: T2O }
  - { id: boric-acid, title: Boric acid, cas: [10043-35-3], smiles: OB(O)O }
  - { id: boron-carbide, title: Boron carbide, cas: [12069-32-8], formula: CB4 }
  - { id: ricin, title: Ricin, cas: [9009-86-3] }
`,
    },
  ]),
  chemistry,
)

const claim = (given: { cas?: string; name?: string; smiles?: string }): Extract<Value, { type: 'structure' }> => ({
  type: 'structure',
  cas: given.cas === undefined ? [] : [given.cas],
  names: given.name === undefined ? [] : [given.name],
  ...(given.smiles === undefined ? {} : { graph: chemistry.parse(given.smiles) }),
})

describe('a chemical', () => {
  test.for([
    [{ cas: '10043-35-3' }, 'contains-boron', 1],
    [{ name: 'boric acid' }, 'contains-boron', 1],
    [{ smiles: 'OB(O)c1ccccc1' }, 'contains-boron', 1],
    [{ cas: '12069-32-8' }, 'contains-boron', 1],
    [{ cas: '12069-32-8' }, 'contains-lithium', 0],
    [{ cas: '12069-32-8' }, 'contains-boron-10', 0],
    [{ cas: '7732-18-5' }, 'contains-boron', 0],
    [{ cas: '7732-18-5' }, 'contains-tritium', 0],
    [{ cas: '14940-65-9' }, 'contains-tritium', 1],
    // A drawing leaves labels out; the number says them all the same.
    [{ cas: '14940-65-9', smiles: 'O' }, 'contains-tritium', -1],
    [{ smiles: '[3H]O[3H]' }, 'contains-tritium', 1],
    [{ cas: '9009-86-3' }, 'contains-boron', 0],
    // Nothing is known, or what is known disagrees.
    [{ cas: '108-88-3' }, 'contains-boron', -1],
    [{ name: 'no such thing' }, 'contains-boron', -1],
    [{ cas: '7732-18-5', name: 'boric acid' }, 'contains-boron', -1],
    [{}, 'contains-boron', -1],
  ] as const)('%o, %s: %i', ([given, family, truth]) => {
    expect(isInFamily(identify(claim(given), dictionary), family, inFamily)).toBe(truth)
  })

  test('a labelled number beside a structure the dictionary lacks keeps the label', () => {
    const bare = { ...dictionary, chemicals: new Map([...dictionary.chemicals].filter(([id]) => id !== 'water')) }
    expect(isInFamily(identify(claim({ cas: '14940-65-9', smiles: 'O' }), bare), 'contains-tritium', inFamily)).toBe(1)
    expect(isInFamily(identify(claim({ cas: '14940-65-9', smiles: 'O' }), bare), 'contains-boron', inFamily)).toBe(0)
  })
})

describe('a part of a composition', () => {
  test.for([
    ['boric-acid', 'contains-boron', 1],
    ['boron-carbide', 'contains-boron', 1],
    ['boron', 'contains-boron', 1],
    ['boron-10', 'contains-boron', 1],
    ['boron', 'contains-boron-10', -1],
    ['hydrogen', 'contains-tritium', -1],
    ['tritium', 'contains-tritium', 1],
    ['tritiated-water', 'contains-tritium', 1],
    ['water', 'contains-tritium', 0],
    ['water', 'contains-boron', 0],
    ['iron', 'contains-boron', 0],
    ['steel', 'contains-boron', -1],
    ['something', 'contains-boron', -1],
    ['ricin', 'contains-boron', 0],
  ] as const)('%s, %s: %i', ([part, family, truth]) => expect(isPart(dictionary, part, [family])).toBe(truth))
})
