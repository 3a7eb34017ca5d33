import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadRdkit } from '../engines/rdkit.ts'
import { CONTENT_FAMILIES, greatestHafniumShare } from './content-families.ts'
import { elementNumber, elementSymbol, leastAtomicWeight } from './elements.ts'
import { couldBeMember, familyIds, inFamily, isContentFamily, isFamily, mustBeMember } from './families.ts'
import { isotopesOf, normaliseFormula, parseFormula } from './formula.ts'

const chemistry = await loadRdkit()
const member = (smiles: string, family: string): boolean => inFamily(chemistry.parse(smiles), family)

describe('substances that contain an element', () => {
  test.for([
    ['the element itself', '[Be]', 'contains-beryllium'],
    ['an oxide', 'O=[Be]', 'contains-beryllium'],
    ['a counter-ion', '[Li+].[Li+].[O-]C([O-])=O', 'contains-lithium'],
    ['a bond to carbon', 'CCCC[Li]', 'contains-lithium'],
    ['a hydrate', '[Li+].[OH-].O', 'contains-lithium'],
    ['an organic compound', 'OB(O)c1ccccc1', 'contains-boron'],
    ['a complex anion', '[K+].F[B-](F)(F)F', 'contains-boron'],
    ['a labelled atom', '[6Li+].[F-]', 'contains-lithium'],
    ['one of two', '[Zr+4].[O-][Si]([O-])([O-])[O-]', 'contains-zirconium'],
    ['a label', '[6Li+].[F-]', 'contains-lithium-6'],
    ['a label in a part', 'O[10B](O)O.O', 'contains-boron-10'],
    ['a label on hydrogen', '[3H]C([3H])([3H])c1ccccc1', 'contains-tritium'],
    ['a labelled gas', '[3He]', 'contains-helium-3'],
    ['a labelled ion', '[226Ra+2].[Br-].[Br-]', 'contains-radium-226'],
  ])('%s', ([, smiles = '', family = '']) => expect(member(smiles, family)).toBe(true))

  test.for([
    ['sodium is no lithium', '[Na+].[Cl-]', 'contains-lithium'],
    ['bromine is no boron', 'CCBr', 'contains-boron'],
    ['a benzene ring is no beryllium', 'c1ccccc1', 'contains-beryllium'],
    ['zirconium is no hafnium', 'O=[Zr]=O', 'contains-hafnium'],
    ['unlabelled lithium', '[Li+].[F-]', 'contains-lithium-6'],
    ['the other isotope', '[7Li+].[OH-]', 'contains-lithium-6'],
    ['the other isotope of boron', 'O[11B](O)O', 'contains-boron-10'],
    ['ordinary hydrogen', 'O', 'contains-tritium'],
    ['deuterium', '[2H]O[2H]', 'contains-tritium'],
    ['carbon with a label of three more', '[13CH4]', 'contains-tritium'],
    ['ordinary helium', '[He]', 'contains-helium-3'],
    ['radium for medicine', '[223Ra+2].[Cl-].[Cl-]', 'contains-radium-226'],
  ])('not: %s', ([, smiles = '', family = '']) => expect(member(smiles, family)).toBe(false))

  test.for(['CC(C)=O', '[Na+].[Cl-]', 'NC(N)=O', 'O', '[Na+].[OH-]', 'O=[Ti]=O', 'CN1C=NC2=C1C(=O)N(C)C(=O)N2C', 'OS(=O)(=O)O'])(
    '%s, of every day, contains none',
    (smiles) => {
      expect([...CONTENT_FAMILIES.keys()].filter((family) => isContentFamily(family) && member(smiles, family))).toEqual([])
    },
  )

  test.for([
    ['BeO', 'contains-beryllium', true],
    ['Na2B4O7·10H2O', 'contains-boron', true],
    ['NaBr', 'contains-boron', false],
    ['LiF', 'contains-lithium-6', false],
    ['⁶LiF', 'contains-lithium-6', true],
    ['⁶LiF', 'contains-lithium', true],
    ['⁷LiOH', 'contains-lithium-6', false],
    ['T2O', 'contains-tritium', true],
    ['D2O', 'contains-tritium', false],
    ['TiO2', 'contains-tritium', false],
    ['H3¹⁰BO3', 'contains-boron-10', true],
  ] as const)('the formula %s decides of %s as a structure does: %s', ([formula, family, is]) => {
    expect([mustBeMember(formula, family), couldBeMember(formula, family)]).toEqual([is, is])
  })

  test('a formula never proves a structural family or a screen', () => {
    expect(mustBeMember('C4H10FO2P', 'cwc-1.A.1')).toBe(false)
    expect(mustBeMember('C3H5N3O9', 'explosive-groups')).toBe(false)
    expect(mustBeMember('BeO', 'contains-berylium')).toBe(false)
  })

  test('the families are known by their own words only', () => {
    for (const id of CONTENT_FAMILIES.keys()) expect([isFamily(id), familyIds().includes(id)]).toEqual([true, true])
    expect(['contains-', 'contains-gold', 'contains-lithium-7', 'contains-Lithium', 'lithium'].filter(isFamily)).toEqual([])
    expect(['hafnium-above-60-wt', 'one-element', 'explosive-groups'].filter(isContentFamily)).toEqual([])
    expect(() => inFamily(chemistry.parse('C'), 'contains-lithum')).toThrow(
      expect.objectContaining({ code: 'substance.unknown-family', hint: 'did you mean `contains-lithium`?' }),
    )
  })
})

describe('isotopes in a formula', () => {
  test.for([
    ['⁶LiF', ['Li-6']],
    ['¹⁰B4C', ['B-10']],
    ['LiD', ['H-2']],
    ['DTO', ['H-2', 'H-3']],
    ['³He', ['He-3']],
    ['TiTlTbDy', []],
    ['C₂H₆O', []],
  ] as const)('%s names %s', ([formula, named]) => expect([...isotopesOf(formula)]).toEqual(named))

  test('they count as their element', () => {
    expect(['⁶LiF', '¹⁰B4C', '⁶Li2CO3', 'T2O'].map(normaliseFormula)).toEqual(['FLi', 'CB4', 'CLi2O3', 'H2O'])
  })

  test.for(['⁶', 'Li⁶', '⁶²', 'C⁶2'])('a mass number stands before a symbol: %s is refused', (formula) => {
    expect(() => parseFormula(formula)).toThrow(expect.objectContaining({ code: 'substance.bad-formula' }))
  })
})

describe('hafnium by weight', () => {
  test.for([
    ['[Hf]', true],
    ['O=[Hf]=O', true],
    ['[Hf+4].[C-4]', true],
    ['F[Hf](F)(F)F', true],
    ['O=[Hf](Cl)Cl', true],
    ['[Hf+4].[O-][Si]([O-])([O-])[O-]', true],
    ['Cl[Hf](Cl)(Cl)Cl', false],
    ['CO[Hf](OC)(OC)OC', false],
    ['O=[Hf](Cl)Cl.O.O.O.O.O.O.O.O', false],
    ['O=[Zr]=O', false],
    ['CC(C)=O', false],
  ] as const)('%s has more than 60 %%: %s', ([smiles, is]) => expect(member(smiles, 'hafnium-above-60-wt')).toBe(is))

  test.for([
    ['HfO2', 0.848],
    ['HfCl4', 0.5573],
    ['HfF4', 0.7014],
    ['Hf', 1],
    ['ZrO2', 0],
  ] as const)('%s is %d', ([formula, share]) => expect(greatestHafniumShare(parseFormula(formula))).toBeCloseTo(share, 3))

  test('more of another element never makes the share greater', () => {
    const element = fc.integer({ min: 1, max: 103 }).map((number) => elementSymbol(number) ?? 'C')
    fc.assert(
      fc.property(fc.dictionary(element, fc.integer({ min: 1, max: 50 })), element, (counts, more) => {
        const before = new Map([...Object.entries(counts), ['Hf', 1]])
        const after = new Map(before).set(more, (before.get(more) ?? 0) + (more === 'Hf' ? 0 : 1))
        expect(greatestHafniumShare(after)).toBeLessThanOrEqual(greatestHafniumShare(before))
      }),
    )
  })

  test('weights rise with the atomic number but for the four known inversions, and a missing one is below what it can be', () => {
    const weights = Array.from({ length: 98 }, (_, i) => leastAtomicWeight(elementSymbol(i + 1) ?? ''))
    const known = weights.map((weight, i) => [i + 1, weight] as const).filter(([number, weight]) => weight !== number)
    const inversions = known.flatMap(([number, weight], i) => {
      const [before, lighter] = known[i - 1] ?? [0, 0]
      return weight < lighter ? [[elementSymbol(before), elementSymbol(number)]] : []
    })
    expect(inversions).toEqual([
      ['Ar', 'K'],
      ['Co', 'Ni'],
      ['Te', 'I'],
      ['Th', 'Pa'],
    ])
    for (const [number, weight] of known) expect(weight).toBeLessThan(number * 2.7)
    for (const symbol of ['Tc', 'Pm', 'Po', 'Ra', 'Pu']) expect(leastAtomicWeight(symbol)).toBe(elementNumber(symbol))
    expect(leastAtomicWeight('Xx')).toBe(0)
  })
})

describe('substances of one element', () => {
  test.for(['[Po]', '[Ra]', '[3H][3H]', 'O=O'])('%s is one', (smiles) => expect(member(smiles, 'one-element')).toBe(true))
  test.for(['O=[Pu]=O', '[Ra+2].[Cl-].[Cl-]', 'O'])('%s is none', (smiles) => expect(member(smiles, 'one-element')).toBe(false))
})
