/** Several molecules drawn as one substance, and ions whose neutral form has two drawings. Chemicals of trade throughout. */
import { describe, expect, test } from 'vitest'
import { mainPart } from './fragments.ts'
import { mayBeMixed, sameMolecule } from './same.ts'
import { molecule } from './test-support.ts'

const THIODIGLYCOL = 'OCCSCCO'
const TRIETHANOLAMINE = 'OCCN(CCO)CCO'
const DEANOL = 'CN(C)CCO'

describe('one of several molecules', () => {
  test.for([
    ['a solvate', 'OCCSCCO.CC(C)=O', THIODIGLYCOL],
    ['two amines', 'CN(C)CCO.CC(C)N(CCO)C(C)C', DEANOL],
    ['an amine and an alcohol', 'OCCN(CCO)CCO.CCO', TRIETHANOLAMINE],
    ['a salt and a solvent', 'CN(C)CCO.Cl.CC(C)=O', DEANOL],
    ['an acid and a chemical without nitrogen', 'OCCSCCO.CC(O)=O', THIODIGLYCOL],
  ] as const)('may be mixed: %s', ([, item, chemical]) => {
    expect(mayBeMixed(molecule(item), molecule(chemical))).toBe(true)
  })

  test.for([
    ['itself', 'OCCSCCO', THIODIGLYCOL],
    ['its hydrate', 'OCCSCCO.O', THIODIGLYCOL],
    ['twice itself', 'OCCSCCO.OCCSCCO', THIODIGLYCOL],
    ['another one', 'CC(C)=O', THIODIGLYCOL],
    ['two others', 'CC(C)=O.CCO', THIODIGLYCOL],
    ['a hydrochloride', 'OCCN(CCO)CCO.Cl', TRIETHANOLAMINE],
    ['a stearate', 'OCCN(CCO)CCO.CCCCCCCCCCCCCCCCCC(O)=O', TRIETHANOLAMINE],
    ['the stearate as ions', 'OCC[NH+](CCO)CCO.CCCCCCCCCCCCCCCCCC([O-])=O', TRIETHANOLAMINE],
    ['an acetate of the exempt one', 'CN(C)CCO.CC(O)=O', DEANOL],
    ['what is several molecules itself', 'CN(C)CCO.CC(O)=O', 'CN(C)CCO.CC(O)=O'],
  ] as const)('is not mixed: %s', ([, item, chemical]) => {
    expect(mayBeMixed(molecule(item), molecule(chemical))).toBe(false)
  })
})

describe('the neutral form of an ion', () => {
  test.for([
    ['dimethyl phosphite', 'COP([O-])OC.[Na+]', 'COP(=O)OC'],
    ['diethyl phosphorothioate, its charge on sulphur', 'CCOP([S-])(=O)OCC.[K+]', 'CCOP(O)(=S)OCC'],
    ['diethyl phosphorothioate, its charge on oxygen', 'CCOP([O-])(=S)OCC.[K+]', 'CCOP(O)(=S)OCC'],
  ] as const)('is drawn like the acid: %s', ([, salt, acid]) => {
    const [one, other] = [mainPart(molecule(salt)), mainPart(molecule(acid))]
    expect(sameMolecule(one, other)).toBe(true)
  })

  test('and like no other acid', () => {
    expect(sameMolecule(mainPart(molecule('COP([O-])OC.[Na+]')), mainPart(molecule('CCOP(=O)OCC')))).toBe(false)
    expect(sameMolecule(mainPart(molecule('CCOP([S-])(=O)OCC.[K+]')), mainPart(molecule('CCOP(S)(=S)OCC')))).toBe(false)
  })
})
