/** Rings, groups, parts and sameness on graphs that were written by hand. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formulaOf } from './formula.ts'
import { components, mainPart, takeApart } from './fragments.ts'
import { alkylGroup, openUpToTen, smallAlkyl, upToTen } from './groups.ts'
import { neutralise, normalise } from './normalise.ts'
import { ringAtoms, ringBonds, ringsThrough } from './rings.ts'
import { isSubstance, sameMolecule } from './same.ts'
import { signatureOf } from './signature.ts'
import { molecule } from './test-support.ts'
import { viewOf } from './view.ts'

describe('rings', () => {
  test.for([
    ['CCCCCC', 0, 0],
    ['C1CCCCC1', 6, 6],
    ['CC1CCCCC1', 6, 6],
    ['C1CCC2CCCCC2C1', 10, 11],
    ['C1CC1.C1CC1', 6, 6],
    ['C1CCC(CC1)C1CCCCC1', 12, 12],
    ['OC1CN2CCC1CC2', 8, 9],
  ] as const)('%s has %i ring atoms and %i ring bonds', ([smiles, atoms, bonds]) => {
    expect(ringAtoms(molecule(smiles)).size).toBe(atoms)
    expect(ringBonds(molecule(smiles)).size).toBe(bonds)
  })

  test('a bond is in a ring exactly if its molecule hangs together without it', () => {
    const random = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 14 }))
    fc.assert(
      fc.property(random, ([size, pairs]) => {
        const seen = new Set<string>()
        const bonds = pairs.flatMap(([a, b]) => {
          const [from, to] = [Math.min(a, b) % size, Math.max(a, b) % size]
          if (from === to || seen.has(`${from}-${to}`) || seen.has(`${to}-${from}`)) return []
          seen.add(`${from}-${to}`)
          return [{ from, to, order: 1 }]
        })
        const atoms = Array.from({ length: size }, () => ({ element: 'C', charge: 0, hydrogens: 0, aromatic: false }))
        const parts = components({ atoms, bonds }).length
        const rings = ringBonds({ atoms, bonds })
        for (const index of bonds.keys()) {
          const without = components({ atoms, bonds: bonds.filter((_, each) => each !== index) }).length
          expect(rings.has(index)).toBe(without === parts)
        }
      }),
    )
  })

  test('rings of one size through an atom', () => {
    expect(ringsThrough(molecule('C1CCCCC1'), 0, 6).length).toBe(2)
    expect(ringsThrough(molecule('C1CCCCC1'), 0, 5)).toEqual([])
    expect(ringsThrough(molecule('CCCCCC'), 0, 6)).toEqual([])
  })
})

describe('alkyl groups', () => {
  /** The group that hangs on the molecule's first oxygen. */
  const onOxygen = (smiles: string) => {
    const graph = molecule(smiles)
    const oxygen = graph.atoms.findIndex((atom) => atom.element === 'O')
    const view = viewOf(graph)
    return alkylGroup(view, view.near[oxygen]?.[0]?.atom ?? -1, oxygen)
  }

  test.for([
    ['CO', 1, false, 'methanol'],
    ['CC(C)O', 3, false, 'isopropanol'],
    ['CCCCCCCCCCO', 10, false, 'decanol'],
    ['CCCCCCCCCCCO', 11, false, 'undecanol'],
    ['C1CCCCC1O', 6, true, 'cyclohexanol'],
    ['CC1CCC(C(C)C)C(O)C1', 10, true, 'menthol'],
    ['CC(O)C(C)(C)C', 6, false, 'pinacolyl alcohol'],
    ['OC1CC1', 3, true, 'cyclopropanol'],
  ] as const)('%s has %i carbons (cyclic: %s): %s', ([smiles, carbons, cyclic]) => {
    expect(onOxygen(smiles)).toEqual({ carbons, cyclic })
  })

  test.for(['OC=C', 'OC1=CC=CC=C1', 'OCCN', 'OCCCl', 'OC(=O)C', 'O1CCCC1', 'OCC#N', 'OO', 'OCC(F)(F)F'])(
    '%s carries no alkyl on its oxygen',
    (smiles) => {
      expect(onOxygen(smiles)).toBeUndefined()
    },
  )

  test('the limit of ten carbons is ten; small means up to three and open', () => {
    const ten = onOxygen('CCCCCCCCCCO')
    const eleven = onOxygen('CCCCCCCCCCCO')
    const menthyl = onOxygen('CC1CCC(C(C)C)C(O)C1')
    const cyclopropyl = onOxygen('OC1CC1')
    if (ten === undefined || eleven === undefined || menthyl === undefined || cyclopropyl === undefined)
      throw new Error('an alkyl was not seen')
    expect([ten, eleven, menthyl].map(upToTen)).toEqual([true, false, true])
    expect([ten, eleven, menthyl].map(openUpToTen)).toEqual([true, false, false])
    expect(
      [{ carbons: 1, cyclic: false }, { carbons: 3, cyclic: false }, { carbons: 4, cyclic: false }, cyclopropyl].map(smallAlkyl),
    ).toEqual([true, true, false, false])
  })
})

describe('one drawing', () => {
  test.for([
    ['explicit hydrogens', '[H]O[H]', 'O'],
    ['labelled hydrogens', '[2H]O[2H]', 'O'],
    ['charges drawn apart', 'C[S+]([O-])C', 'CS(=O)C'],
    ['phosphite as P-OH', 'COP(O)OC', 'COP(=O)OC'],
    ['phosphite without its hydrogen', 'CO[P+](=O)OC', 'COP(=O)OC'],
    ['thio acid at sulfur', 'CCOP(=O)(S)OCC', 'CCOP(O)(=S)OCC'],
    ['salt drawn as a molecule', '[Na]OC', '[Na+].[O-]C'],
    ['two metals on one anion', '[Na]S[Na]', '[Na+].[S-2].[Na+]'],
    ['a metal with two bonds', 'CO[Ca]OC', 'C[O-].[Ca+2].[O-]C'],
  ])('%s', ([, drawn, one]) => {
    const normal = normalise(molecule(drawn ?? ''))
    expect(isSubstance(normal, molecule(one ?? ''), 'none')).toBe(true)
    expect(normalise(normal)).toBe(normal)
  })

  test.for([
    ['hydrogen gas', '[H][H]', 'H2'],
    ['nitro group', 'C[N+](=O)[O-]', 'CH3NO2'],
    ['an ion drawn with a bond as well', '[Na+][O-]', 'NaO'],
  ])('%s is left alone', ([, drawn, formula]) => {
    expect(formulaOf(normalise(molecule(drawn ?? '')))).toBe(formula)
  })

  test.for([
    ['acetate', 'CC(=O)[O-]', 'CC(=O)O'],
    ['ammonium', 'C[NH3+]', 'CN'],
    ['zwitterion of glycine', '[NH3+]CC(=O)[O-]', 'NCC(=O)O'],
    ['cyanide', '[C-]#N', 'C#N'],
    ['chloride', '[Cl-]', 'Cl'],
    ['quaternary ammonium stays', 'C[N+](C)(C)C', 'C[N+](C)(C)C'],
    ['nitro stays', 'C[N+](=O)[O-]', 'C[N+](=O)[O-]'],
    ['sodium stays', '[Na+]', '[Na+]'],
  ])('without its protonation: %s', ([, ion, neutral]) => {
    expect(sameMolecule(neutralise(molecule(ion ?? '')), molecule(neutral ?? ''))).toBe(true)
  })
})

describe('parts', () => {
  test.for([
    ['CCN.Cl', 'C2H7N', ['ClH'], [], 0],
    ['CC[NH3+].[Cl-]', 'C2H7N', ['ClH'], [], 0],
    ['CC(=O)[O-].[Na+]', 'C2H4O2', [], ['Na'], 0],
    ['OC(=O)CC(O)(CC(=O)O)C(=O)O.O', 'C6H8O7', [], [], 1],
    ['[Na+].[Cl-]', 'ClH', [], ['Na'], 0],
    ['[Na+].[OH-]', 'H2O', [], ['Na'], 0],
    ['Cl', 'ClH', [], [], 0],
    ['O', 'H2O', [], [], 0],
    ['O.O', 'H2O', [], [], 0],
    ['[H+].[Cl-]', 'ClH', [], [], 0],
    ['[NH4+].[O-][N+](=O)[O-]', 'HNO3', [], ['H4N'], 0],
  ] as const)('%s is about %s', ([smiles, main, acids, cations, water]) => {
    const parts = takeApart(molecule(smiles))
    expect(formulaOf(mainPart(molecule(smiles)))).toBe(main)
    expect({ acids: parts.acids.map(formulaOf), cations: parts.cations.map(formulaOf), water: parts.water }).toEqual({
      acids: [...acids],
      cations: [...cations],
      water,
    })
  })
})

describe('one chemical', () => {
  test.for([
    ['CCN.Cl', 'CC[NH3+].[Cl-]'],
    ['CC(=O)O.O', 'OC(C)=O'],
    ['[Na]Cl', '[Na+].[Cl-]'],
    ['[13CH3]C(=O)O', 'CC(=O)O'],
    ['[Na+].[Na+].[O-]S(=O)(=O)[O-]', '[Na]OS(=O)(=O)O[Na]'],
  ])('%s is %s', ([one, other]) => {
    expect(isSubstance(molecule(one ?? ''), molecule(other ?? ''), 'none')).toBe(true)
  })

  test.for([
    ['CCN.Cl', 'CCN', 'a salt is not its base'],
    ['[C-]#N', 'C#N', 'a lone ion is not its acid'],
    ['[K+].[C-]#N', 'C#N', 'a metal salt is not its acid'],
    ['CCO', 'COC', 'isomers'],
    ['CCCO', 'CC(C)O', 'isomers'],
    ['[K+].[F-].F', '[K+].[F-]', 'another proportion'],
    ['[Na+].OS(=O)(=O)[O-]', '[Na+].[Na+].[O-]S(=O)(=O)[O-]', 'another proportion'],
    ['C1CCCCC1.C1CCCCC1', 'C1CCC(CC1)C1CCCCC1', 'two rings or one molecule'],
  ])('%s is not %s: %s', ([one, other]) => {
    expect(isSubstance(molecule(one ?? ''), molecule(other ?? ''), 'none')).toBe(false)
    expect(isSubstance(molecule(other ?? ''), molecule(one ?? ''), 'none')).toBe(false)
  })

  test('salts count as far as they are asked for', () => {
    const amine = molecule('CN(C)CCO')
    const protonated = ['CN(C)CCO', 'CN(C)CCO.Cl', 'C[NH+](C)CCO.[Cl-]', 'CN(C)CCO.CC(=O)O', 'C[NH+](C)CCO']
    const alkylated = ['C[N+](C)(C)CCO.[Cl-]', 'CC[N+](C)(C)CCO.[Br-]']
    const others = ['CNCCO', 'CN(C)CCCO', 'CCN(C)CCO', 'C[N+](C)(CCO)CCO.[Cl-]']
    const is = (salts: 'none' | 'protonated' | 'any') => (smiles: string) => isSubstance(molecule(smiles), amine, salts)
    expect(protonated.map(is('protonated'))).toEqual(protonated.map(() => true))
    expect(protonated.map(is('none'))).toEqual([true, false, false, false, false])
    expect(alkylated.map(is('protonated'))).toEqual([false, false])
    expect([...protonated, ...alkylated].every(is('any'))).toBe(true)
    expect(others.filter(is('any'))).toEqual([])
    expect(isSubstance(molecule('CC(=O)[O-].[Na+]'), molecule('CC(=O)O'), 'protonated')).toBe(false)
    expect(isSubstance(molecule('CC(=O)[O-].[Na+]'), molecule('CC(=O)O'), 'any')).toBe(true)
  })

  test('equal molecules have equal signatures; ones that neighbourhoods cannot tell apart are still told apart', () => {
    expect(signatureOf(molecule('OCC'))).toBe(signatureOf(molecule('CCO')))
    expect(signatureOf(molecule('CCCO'))).not.toBe(signatureOf(molecule('CC(C)O')))
    // Decalin and bicyclopentyl: every atom has the same neighbourhood in both.
    const decalin = molecule('C1CCC2CCCCC2C1')
    const bicyclopentyl = molecule('C1CCCC1C1CCCC1')
    expect(sameMolecule(decalin, bicyclopentyl)).toBe(false)
  })
})
