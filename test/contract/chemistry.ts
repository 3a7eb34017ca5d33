/** What every chemistry engine must do; run by each engine's own test file. Structures are everyday chemicals only. */
import { beforeAll, describe, expect, test } from 'vitest'
import { Fault } from '../../src/fault/fault.ts'
import { formulaOf } from '../../src/substance/formula.ts'
import type { ChemistryEngine } from '../../src/substance/graph.ts'
import { normalise } from '../../src/substance/normalise.ts'
import { sameMolecule } from '../../src/substance/same.ts'

/** Runs the contract on the engine that `open` gives. */
export const chemistryContract = ({ open }: { readonly open: () => Promise<ChemistryEngine> }): void => {
  describe('chemistry engine', () => {
    let engine: ChemistryEngine
    beforeAll(async () => {
      engine = await open()
    })

    test.for([
      ['ethanol', 'CCO', 'C2H6O'],
      ['aspirin', 'CC(=O)Oc1ccccc1C(=O)O', 'C9H8O4'],
      ['caffeine', 'Cn1cnc2c1c(=O)n(C)c(=O)n2C', 'C8H10N4O2'],
      ['glyphosate', 'OC(=O)CNCP(O)(O)=O', 'C3H8NO5P'],
      ['table salt', '[Na+].[Cl-]', 'ClNa'],
      ['nitromethane drawn without charges', 'CN(=O)=O', 'CH3NO2'],
      ['heavy water', '[2H]O[2H]', 'H2O'],
      ['dimethyl sulfoxide', 'CS(C)=O', 'C2H6OS'],
      ['copper sulfate pentahydrate', '[Cu+2].[O-]S([O-])(=O)=O.O.O.O.O.O', 'CuH10O9S'],
    ])('%s is read whole: %s has %s', ([, smiles, formula]) => {
      expect(formulaOf(normalise(engine.parse(smiles ?? '')))).toBe(formula)
    })

    test('atoms carry hydrogens, charges, isotopes and aromaticity', () => {
      const { atoms, bonds } = engine.parse('[13CH4]')
      expect(atoms).toEqual([{ element: 'C', charge: 0, hydrogens: 4, isotope: 13, aromatic: false }])
      expect(bonds).toEqual([])
      expect(engine.parse('c1ccccc1').bonds.map(({ order }) => order)).toEqual([1.5, 1.5, 1.5, 1.5, 1.5, 1.5])
      expect(engine.parse('C[N+](C)(C)C').atoms.find(({ element }) => element === 'N')).toEqual({
        element: 'N',
        charge: 1,
        hydrogens: 0,
        aromatic: false,
      })
      expect(engine.parse('C=CC#C').bonds.map(({ order }) => order)).toEqual([2, 1, 3])
    })

    test.for([
      ['Kekulé and aromatic', 'C1=CC=CC=C1C(O)=O', 'OC(=O)c1ccccc1'],
      ['atom order', 'OCC', 'CCO'],
      ['explicit hydrogens', '[H]OC([H])([H])C', 'CCO'],
      ['isotopes', '[2H]OC([2H])([2H])C', 'CCO'],
      ['stereo', 'C[C@H](O)C(=O)O', 'C[C@@H](O)C(=O)O'],
      ['stereo and none', 'C/C=C/C', 'CC=CC'],
    ])('%s makes no difference to the molecule nor its key', ([, one, other]) => {
      expect(sameMolecule(normalise(engine.parse(one ?? '')), normalise(engine.parse(other ?? '')))).toBe(true)
      expect(engine.key(one ?? '')).toBe(engine.key(other ?? ''))
    })

    test.for([
      ['hydrochloride and base', 'CCN(CC)CC.Cl', 'CCN(CC)CC'],
      ['ions and molecules', 'CC[NH+](CC)CC.[Cl-]', 'CCN(CC)CC'],
      ['sodium salt and acid', 'CC(=O)[O-].[Na+]', 'CC(O)=O'],
      ['hydrate', 'OC(=O)CC(O)(CC(O)=O)C(O)=O.O', 'OC(=O)CC(O)(CC(O)=O)C(O)=O'],
      ['two drawings of dimethyl phosphite', 'COP(O)OC', 'COP(=O)OC'],
    ])('%s share a key', ([, one, other]) => {
      expect(engine.key(one ?? '')).toBe(engine.key(other ?? ''))
    })

    test('a key is the first block of the standard InChIKey', () => {
      expect(engine.key('CCO')).toBe('LFQSCWFLJHTTHZ')
      expect(engine.key('CC(=O)Oc1ccccc1C(=O)O')).toBe('BSYNRYMUTXBXSQ')
      expect(engine.key('O')).toBe('XLYOFNOQVPJJNP')
      expect(engine.key('CCO')).not.toBe(engine.key('COC'))
    })

    test.for([
      ['', 'it is empty'],
      ['   ', 'it is empty'],
      ['C(C', 'a bracket has no partner, near position 2'],
      ['C1CC', 'a ring is opened and not closed'],
      ['Xx', 'look near position 1'],
      ['CC O', 'it has a blank at position 3; a SMILES has none'],
      ['CC(C)(C)(C)C', 'atom 2 (C) has 5 bonds, more than it can have'],
      ['*C', 'position 1 stands for any group; give a whole structure'],
      ['CCO>>CC=O', 'this is a reaction; give one molecule'],
      ['InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3', 'this is another notation; give a SMILES'],
      ['c1cccc1', 'its aromatic bonds cannot be dealt out; a ring atom may lack its hydrogen, like `[nH]`'],
      ['ethanol', 'look near position 1'],
      ['64-17-5', 'look near position 1'],
      ['C'.repeat(3000), 'at most 2000 signs are read'],
      ['C'.repeat(600), 'at most 500 atoms are read'],
    ])('`%s` is refused: %s', ([smiles, hint]) => {
      for (const use of [engine.parse, engine.key]) {
        const refused = (): unknown => use(smiles ?? '')
        expect(refused).toThrow(Fault)
        expect(refused).toThrow(expect.objectContaining({ code: 'substance.smiles', hint }))
      }
    })

    test('drawing gives an SVG of its own', () => {
      const svg = engine.draw?.('CC(=O)Oc1ccccc1C(=O)O')
      expect(svg).toMatch(/<svg[^>]*>/)
      expect(svg).not.toMatch(/<script/i)
    })

    test('ten thousand molecules leave no memory behind', () => {
      const before = process.memoryUsage().rss
      for (let round = 0; round < 10_000; round++) engine.parse('CC(=O)Oc1ccccc1C(=O)O')
      expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
    })
  })
}
