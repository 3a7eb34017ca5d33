import { describe, expect, test } from 'vitest'
import { loadRdkit } from '../engines/rdkit.ts'
import { couldBeMember, inFamily, isFamily } from './families.ts'

const chemistry = await loadRdkit()
const screened = (smiles: string): boolean => inFamily(chemistry.parse(smiles), 'explosive-groups')

describe('groups associated with explosive properties', () => {
  test.for([
    ['nitro', 'Cc1ccc([N+](=O)[O-])cc1'],
    ['nitro, drawn with five bonds', 'Cc1ccc(N(=O)=O)cc1'],
    ['nitrate ester', 'CC(C)CCO[N+](=O)[O-]'],
    ['nitrate as a counter-ion', '[NH4+].[O-][N+](=O)[O-]'],
    ['azo', 'c1ccc(N=Nc2ccccc2)cc1'],
    ['azide', '[Na+].[N-]=[N+]=[N-]'],
    ['hydrazine', 'NN'],
    ['peroxide', 'CC(C)(C)OO'],
    ['chloramine', 'CC1=CC=C(C=C1)S(=O)(=O)NCl'],
    ['perchlorate', '[K+].[O-]Cl(=O)(=O)=O'],
    ['hypochlorite', '[Na+].[O-]Cl'],
    ['acetylene', 'C#CCO'],
    ['allene', 'C=C=CCO'],
    ['a carbon on a metal', 'CC[Zn]CC'],
    ['oxime', 'CC(C)=NO'],
  ])('%s', ([, smiles = '']) => expect(screened(smiles)).toBe(true))

  test.for([
    ['water', 'O'],
    ['acetone', 'CC(C)=O'],
    ['benzene', 'c1ccccc1'],
    ['acetonitrile, whose triple bond has a nitrogen', 'CC#N'],
    ['sodium chloride', '[Na+].[Cl-]'],
    ['sodium acetate drawn with a bond', 'CC(=O)O[Na]'],
    ['sulphuric acid', 'OS(O)(=O)=O'],
    ['trimethyl phosphate', 'COP(=O)(OC)OC'],
    ['urea', 'NC(N)=O'],
    ['caffeine', 'CN1C=NC2=C1C(=O)N(C)C(=O)N2C'],
    ['butadiene', 'C=CC=C'],
    ['phenylacetylene, a hydrocarbon', 'C#Cc1ccccc1'],
    ['carbon dioxide', 'O=C=O'],
    ['silicone', 'C[Si](C)(C)O[Si](C)(C)C'],
  ])('%s has none', ([, smiles = '']) => expect(screened(smiles)).toBe(false))

  test.for([
    ['C3H6O', true],
    ['N2H4', true],
    ['C2H2Ag', true],
    ['C8H10', false],
    ['P4S10', false],
    ['ClF3', false],
    ['NaCl', false],
  ] as const)('the formula %s leaves it open: %s', ([formula, open]) => expect(couldBeMember(formula, 'explosive-groups')).toBe(open))

  test('the screen is known by its own word only', () => {
    expect(isFamily('explosive-groups')).toBe(true)
    expect(isFamily('explosive-group')).toBe(false)
    expect(() => inFamily(chemistry.parse('C'), 'explosive-group')).toThrow(
      expect.objectContaining({ hint: 'did you mean `explosive-groups`?' }),
    )
  })
})
