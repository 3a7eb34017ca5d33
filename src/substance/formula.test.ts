import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fault } from '../fault/fault.ts'
import { elementNumber, elementSymbol } from './elements.ts'
import { elementCounts, formulaOf, hillFormula, normaliseFormula, parseFormula } from './formula.ts'

describe('formulas', () => {
  test.for([
    ['C2H6O', 'C2H6O'],
    ['HOCH2CH3', 'C2H6O'],
    ['CH3(CH2)4CH3', 'C6H14'],
    ['C₂H₆O', 'C2H6O'],
    ['Ca(OH)2', 'CaH2O2'],
    ['CuSO4·5H2O', 'CuH10O9S'],
    ['CuSO4.5H2O', 'CuH10O9S'],
    ['[Co(NH3)6]Cl3', 'Cl3CoH18N6'],
    ['D2O', 'H2O'],
    ['CO', 'CO'],
    ['Co', 'Co'],
    ['ClNa', 'ClNa'],
    ['O=C'.replace('=', ''), 'CO'],
  ])('%s is %s', ([written, hill]) => {
    expect(normaliseFormula(written ?? '')).toBe(hill)
  })

  test.for([
    ['', 'it is empty'],
    ['c2h6o', '`c` does not belong in a formula'],
    ['C2H6Xx', 'there is no element `Xx`'],
    ['Ca(OH2', 'a bracket is not closed'],
    ['CaOH)2', '`)` closes nothing'],
    ['Ca(OH]2', '`]` closes nothing'],
    ['C0H4', '`0` is no number of atoms'],
    ['C=O', '`=` does not belong in a formula'],
    ['CuSO4·', 'a part before or after the dot is empty'],
    ['C'.repeat(300), 'at most 200 signs are read'],
  ])('`%s` is refused: %s', ([written, hint]) => {
    const refused = (): unknown => parseFormula(written ?? '')
    expect(refused).toThrow(Fault)
    expect(refused).toThrow(expect.objectContaining({ code: 'substance.bad-formula', hint }))
  })

  test('Hill order is a fixed point', () => {
    const counts = fc.dictionary(
      fc.integer({ min: 1, max: 118 }).map((number) => elementSymbol(number) ?? 'C'),
      fc.integer({ min: 1, max: 500 }),
      { minKeys: 1 },
    )
    fc.assert(
      fc.property(counts, (some) => {
        const hill = hillFormula(new Map(Object.entries(some)))
        expect(new Map(parseFormula(hill))).toEqual(new Map(Object.entries(some)))
        expect(normaliseFormula(hill)).toBe(hill)
      }),
    )
  })

  test('a molecule counts the hydrogens its atoms carry', () => {
    const water = { atoms: [{ element: 'O', charge: 0, hydrogens: 2, aromatic: false }], bonds: [] }
    expect(formulaOf(water)).toBe('H2O')
    expect(elementCounts(water).get('H')).toBe(2)
  })

  test('symbols and numbers agree', () => {
    expect([elementSymbol(1), elementSymbol(15), elementSymbol(118), elementSymbol(119), elementNumber('As')]).toEqual([
      'H',
      'P',
      'Og',
      undefined,
      33,
    ])
  })
})
