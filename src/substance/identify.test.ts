import { describe, expect, test } from 'vitest'
import { couldBeMember, FAMILIES, inFamily, isFamily } from './families.ts'
import { type ChemicalClaim, chemicalBook, identify, type KnownChemical } from './identify.ts'
import { nameKey } from './names.ts'
import { molecule } from './test-support.ts'

const CHEMICALS: readonly KnownChemical[] = [
  {
    id: 'ethanol',
    title: 'Ethanol',
    names: ['ethyl alcohol'],
    cas: ['64-17-5'],
    formula: 'C2H6O',
    key: 'LFQSCWFLJHTTHZ',
    graph: molecule('CCO'),
  },
  { id: 'dimethyl-ether', title: 'Dimethyl ether', names: ['methoxymethane'], cas: ['115-10-6'], graph: molecule('COC') },
  { id: 'triethylamine', title: 'Triethylamine', names: ['N,N-diethylethanamine'], cas: ['121-44-8'], graph: molecule('CCN(CC)CC') },
  {
    id: 'triethylamine-hydrochloride',
    title: 'Triethylamine hydrochloride',
    names: [],
    cas: ['554-68-7'],
    graph: molecule('CCN(CC)CC.Cl'),
  },
  {
    id: 'copper-sulfate',
    title: 'Copper(II) sulfate',
    names: ['copper sulphate'],
    cas: ['7758-98-7', '7758-99-8'],
    graph: molecule('[Cu+2].[O-]S(=O)(=O)[O-]'),
  },
  { id: 'xylene', title: 'Xylene', names: [], cas: ['1330-20-7'], formula: 'C8H10' },
]
const book = chemicalBook(new Map(CHEMICALS.map((one) => [one.id, one])))
const claim = (given: Partial<ChemicalClaim>): ChemicalClaim => ({ cas: [], names: [], ...given })

describe('names', () => {
  test.for([
    ['β-alanine', 'beta-Alanine'],
    ['sodium sulphate', 'Sodium Sulfate'],
    ['2,2′-thiodiethanol', "2,2'-Thiodiethanol"],
    ['2,4‑dinitrotoluene', '2,4-Dinitrotoluene'],
    ['n-butanol', 'butanol'],
    ['citric acid monohydrate', 'Citric acid'],
    ['magnesium sulfate heptahydrate, p.a.', 'magnesium sulfate'],
    ['Caesium chloride', 'cesium chloride'],
    ['Triethylamine HCl', 'triethylamine hydrochloride'],
    ['DMSO-d6', 'DMSO'],
    ['Aluminum chloride, anhydrous', 'aluminium chloride'],
    ['bis(2-ethylhexyl) phthalate', 'Bis (2-ethylhexyl)phthalate'],
    ['ｅｔｈａｎｏｌ', 'ethanol'],
    ['Toluene, technical grade', 'toluene'],
    ['ortho-xylene', 'o-xylene'],
  ])('`%s` is `%s`', ([one, other]) => {
    expect(nameKey(one ?? '')).toBe(nameKey(other ?? ''))
  })

  test.for([
    ['ethanol', 'methanol'],
    ['1,1-dichloroethane', '1,2-dichloroethane'],
    ['11,2-x', '1,12-x'],
    ['triethylamine', 'triethylamine hydrochloride'],
    ['diethylamine', 'dimethylamine'],
    ['isopropanol', 'propanol'],
    ['chlorite', 'chlorate'],
  ])('`%s` is not `%s`', ([one, other]) => {
    expect(nameKey(one ?? '')).not.toBe(nameKey(other ?? ''))
  })
})

describe('which chemical', () => {
  test.for([
    ['by number', claim({ cas: ['64-17-5'] }), 'ethanol', 'cas'],
    ['by a number in another spelling', claim({ cas: ['CAS 64–17–5'] }), 'ethanol', 'cas'],
    ['by the number of its hydrate', claim({ cas: ['7758-99-8'] }), 'copper-sulfate', 'cas'],
    ['by name', claim({ names: ['Ethyl Alcohol'] }), 'ethanol', 'name'],
    ['by the name of its hydrate', claim({ names: ['copper sulphate pentahydrate'] }), 'copper-sulfate', 'name'],
    ['by structure', claim({ graph: molecule('OCC') }), 'ethanol', 'structure'],
    ['by key', claim({ key: 'LFQSCWFLJHTTHZ' }), 'ethanol', 'structure'],
    ['by structure of a hydrate', claim({ graph: molecule('[Cu+2].[O-]S(=O)(=O)[O-].O.O.O.O.O') }), 'copper-sulfate', 'structure'],
    ['salt and base are two', claim({ graph: molecule('CC[NH+](CC)CC.[Cl-]') }), 'triethylamine-hydrochloride', 'structure'],
    ['picked', claim({ chemical: 'xylene' }), 'xylene', 'picked'],
    ['all that agree', claim({ cas: ['64-17-5'], names: ['ethanol'], graph: molecule('CCO') }), 'ethanol', 'structure'],
    ['an unknown name beside a known number', claim({ cas: ['64-17-5'], names: ['Solvent 12'] }), 'ethanol', 'cas'],
    [
      'a salt drawn without its counter-ion',
      claim({ cas: ['554-68-7'], graph: molecule('CC[NH+](CC)CC') }),
      'triethylamine-hydrochloride',
      'cas',
    ],
  ] as const)('%s', ([, given, id, by]) => {
    expect(identify(given, book)).toMatchObject({ chemical: id, by, conflicts: [] })
  })

  test.for([
    ['number and name', claim({ cas: ['64-17-5'], names: ['dimethyl ether'] }), [['cas', '64-17-5', 'name', 'dimethyl ether']]],
    ['two numbers', claim({ cas: ['64-17-5', '115-10-6'] }), [['cas', '64-17-5', 'cas', '115-10-6']]],
    ['structure and number', claim({ cas: ['64-17-5'], graph: molecule('COC') }), [['structure', '', 'cas', '64-17-5']]],
    [
      'salt by name, base by number',
      claim({ cas: ['121-44-8'], names: ['triethylamine hydrochloride'] }),
      [['cas', '121-44-8', 'name', 'triethylamine hydrochloride']],
    ],
    [
      'a structure the dictionary lacks, against a number whose structure it has',
      claim({ cas: ['64-17-5'], graph: molecule('CCCO') }),
      [['structure', '', 'cas', '64-17-5']],
    ],
    ['picked and named', claim({ chemical: 'ethanol', names: ['xylene'] }), [['picked', 'ethanol', 'name', 'xylene']]],
  ] as const)('a conflict settles nothing: %s', ([, given, wanted]) => {
    const { chemical, conflicts } = identify(given, book)
    expect(chemical).toBeUndefined()
    expect(conflicts.map(({ one, other }) => [one.by, one.text, other.by, other.text])).toEqual(wanted)
  })

  test('what the dictionary does not know is said, and no chemical is made of it', () => {
    expect(identify(claim({ cas: ['110-82-7', '64-17-6'], names: ['Solvent 12'] }), book)).toEqual({
      conflicts: [],
      unknown: [
        { by: 'cas', text: '110-82-7', chemicals: [] },
        { by: 'cas', text: '64-17-6', chemicals: [] },
        { by: 'name', text: 'Solvent 12', chemicals: [] },
      ],
    })
    expect(identify(claim({}), book)).toEqual({ conflicts: [], unknown: [] })
    expect(identify(claim({ chemical: 'nothing' }), book).chemical).toBeUndefined()
  })

  test.for([
    ['the name of a solvent', claim({ cas: ['110-82-7'], names: ['ethanol'] })],
    ['another number', claim({ cas: ['110-82-7', '64-17-5'] })],
    ['a chemical that was picked', claim({ cas: ['110-82-7'], chemical: 'ethanol' })],
    ['a number that is none', claim({ cas: ['64-17-6'], names: ['ethanol'] })],
  ] as const)('a number the dictionary lacks settles nothing beside %s', ([, given]) => {
    const { chemical, conflicts, unknown } = identify(given, book)
    expect(chemical).toBeUndefined()
    expect(conflicts).toEqual([])
    expect(unknown.length).toBe(1)
  })

  test('a structure settles it all the same', () => {
    expect(identify(claim({ cas: ['110-82-7'], graph: molecule('CCO') }), book).chemical).toBe('ethanol')
  })
})

describe('families', () => {
  test('each has a title, the texts that were read, and the atoms every member has', () => {
    for (const { title, source, least } of Object.values(FAMILIES)) {
      expect(title).not.toBe('')
      expect(source).toMatch(/^cwc\/CWUeV Liste [123] [AB] \d+; /)
      expect(least).toMatch(/^C\d*H/)
    }
    expect(Object.keys(FAMILIES).length).toBe(15)
  })

  test('an unknown family is refused with the nearest', () => {
    expect(() => inFamily(molecule('CCO'), 'cwc-2.B.44')).toThrow(
      expect.objectContaining({ code: 'substance.unknown-family', hint: 'did you mean `cwc-2.B.4`?' }),
    )
    expect(() => inFamily(molecule('CCO'), 'toString')).toThrow(expect.objectContaining({ code: 'substance.unknown-family' }))
    expect(isFamily('cwc-1.A.1')).toBe(true)
    expect(isFamily('constructor')).toBe(false)
  })

  test('a formula can rule a family out and nothing more', () => {
    expect(couldBeMember('C8H10', 'cwc-2.B.4')).toBe(false)
    expect(couldBeMember('C4H8N8O8', 'cwc-2.B.11')).toBe(false)
    expect(couldBeMember('C3H9O3P', 'cwc-2.B.4')).toBe(true)
    expect(couldBeMember('C8H10', 'alcohols')).toBe(true)
  })

  test.for(['CCO', 'O', '[Na+].[Cl-]', 'C', 'CCCCCCCCCCO', 'OP(=O)(O)O', 'CCOP(=O)(OCC)OCC', '[H][H]', 'CN(C)C', 'OCCN(CCO)CCO'])(
    '%s is in none',
    (smiles) => {
      expect(Object.keys(FAMILIES).filter((family) => inFamily(molecule(smiles), family))).toEqual([])
    },
  )
})
