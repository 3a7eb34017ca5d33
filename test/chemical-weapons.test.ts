/**
 * The schedules on real structures: every labelled chemical lands in its entry, neighbours in none, and the way a structure
 * is drawn makes no difference. Structures are those that a public list names, or goods of trade.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { classify } from '../src/classify/classify.ts'
import type { Engine } from '../src/classify/engine.ts'
import type { Value } from '../src/classify/facts.ts'
import { loadRdkit } from '../src/engines/rdkit.ts'
import type { ControlList } from '../src/list/model.ts'
import { withGraphs } from '../src/list/with-graphs.ts'
import { readSources } from '../src/store/list-files.ts'
import { FAMILIES, inFamily } from '../src/substance/families.ts'
import type { ChemistryEngine, MoleculeGraph } from '../src/substance/graph.ts'
import { permuted, protonated, withExplicitHydrogens, withIsotopes, withParts } from './support/redraw.ts'
import { sharedFile } from './support/shared.ts'

let chemistry: ChemistryEngine
let engine: Engine
let lists: readonly ControlList[]

beforeAll(async () => {
  chemistry = await loadRdkit()
  const sources = readSources(fileURLToPath(new URL('..', import.meta.url)))
  engine = { dictionary: withGraphs(sources.dictionary, chemistry), inFamily }
  lists = sources.lists.filter((list) => list.id === 'CWC')
})

type Structure = Extract<Value, { type: 'structure' }>

/** Entries a chemical matches, and the verdict. */
const judge = (structure: Partial<Structure>): { verdict: string; matches: readonly string[] } => {
  const value: Structure = { type: 'structure', cas: [], names: [], ...structure }
  const item = {
    kinds: ['chemical'],
    notKinds: [],
    facts: { chemical: { value } },
    parts: {},
    ties: [],
    tiesComplete: true,
    unknowable: [],
  }
  const { verdict, matches } = classify(item, lists, { on: '2026-11-24', engine })
  return { verdict, matches: matches.map(({ id }) => id) }
}

const drawn = (smiles: string): { verdict: string; matches: readonly string[] } => judge({ graph: chemistry.parse(smiles) })

const families = (graph: MoleculeGraph): readonly string[] => Object.keys(FAMILIES).filter((family) => inFamily(graph, family))

interface Labelled {
  readonly cas: string
  readonly source: string
  readonly smiles: string
}

const labelled = (): readonly Labelled[] | undefined => {
  const file = sharedFile('reference/chem/labelled-smiles.csv')
  if (file === undefined) return undefined
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [cas = '', source = '', smiles = ''] = line.split(',')
      return { cas: cas.replace(/[()]/g, ''), source, smiles }
    })
}

/** Structures of the collection that are a fragment of the chemical or a mere placeholder, so that nothing can be told from them. */
const STUBS = new Set(['C', '[K+]', '[Na+]', '[NH4+]', '[C-]#N', '[SH-]'])

/**
 * Precursors of the Australia Group's list whose structure the schedules hold as well, by a family. The collection labels a
 * chemical by one list only, so these are no mistakes.
 */
const MEMBERS: Readonly<Record<string, string>> = {
  '753-98-0': '1.B.9',
  '78-38-6': '2.B.4',
  '1498-40-4': '2.B.4',
  '1066-50-8': '2.B.4',
  '676-83-5': '2.B.4',
  '15715-41-0': '2.B.4',
  '6163-75-3': '2.B.4',
  '430-78-4': '2.B.4',
  '753-59-3': '2.B.4',
  '993-13-5': '2.B.4',
  '683-08-9': '2.B.4',
  '676-98-2': '2.B.4',
  '677-43-0': '2.B.5',
  '2404-03-7': '2.B.6',
  '96-79-7': '2.B.10',
  '4261-68-1': '2.B.10',
  '96-80-0': '2.B.11',
  '5842-07-9': '2.B.12',
  '41480-75-5': '2.B.12',
  // The collection draws the hydrochloride as its base, and the base is listed (3.B.17). By its number it is not: see below.
  '637-39-8': '3.B.17',
}

describe('the labelled collection', () => {
  test('it has 148 structures, 12 of them stubs', ({ skip }) => {
    const all = labelled()
    if (all === undefined) return skip('the reference texts are not on this machine')
    expect(all.length).toBe(148)
    expect(all.filter(({ smiles }) => STUBS.has(smiles)).length).toBe(12)
  })

  test('every scheduled chemical lands in its own entry, by structure and by number', ({ skip }) => {
    const all = labelled()
    const occurrences = sharedFile('reference/chem/cas-occurrences.csv')
    if (all === undefined || occurrences === undefined) return skip('the reference texts are not on this machine')
    // `cwc-de,2.4,,756-79-6,…`: schedule and entry of each number in the German ordinance.
    const entries = new Map(
      [...readFileSync(occurrences, 'utf8').matchAll(/^cwc-de,(\d)\.(\d+),[^,]*,([\d-]+),/gm)].map(([, schedule, entry, cas]) => [
        cas ?? '',
        `CWC:${schedule}.${entry}`,
      ]),
    )
    const scheduled = all.filter(({ source }) => source.startsWith('OPCW'))
    expect(scheduled.length).toBe(59)
    const wrong: string[] = []
    for (const { cas, source, smiles } of scheduled) {
      const wanted = entries.get(cas)
      const answers = [
        judge({ cas: [cas] }),
        ...(STUBS.has(smiles) ? [] : [drawn(smiles), judge({ cas: [cas], graph: chemistry.parse(smiles) })]),
      ]
      for (const [index, { verdict, matches }] of answers.entries()) {
        // The schedule's part lies between: `1.A.13` is entry 13 of schedule 1.
        const found = matches.map((id) => id.replace(/^(CWC:\d)\.[AB]\.(\d+).*$/, '$1.$2'))
        if (
          verdict === 'controlled' &&
          found.length === 1 &&
          found[0] === wanted &&
          wanted?.startsWith(`CWC:${source.slice(-1)}.`) === true
        )
          continue
        wrong.push(`${cas} ${smiles} by ${['number', 'structure', 'both'][index]}: ${verdict} ${found.join(' ')}, wanted ${wanted}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('none of the other precursors lands in a schedule, but for true members', ({ skip }) => {
    const all = labelled()
    if (all === undefined) return skip('the reference texts are not on this machine')
    const scheduled = new Set(all.filter(({ source }) => source.startsWith('OPCW')).map(({ cas }) => cas))
    const others = all.filter(({ cas, smiles }) => !scheduled.has(cas) && !STUBS.has(smiles))
    expect(others.length).toBe(57)
    const found = Object.fromEntries(others.flatMap(({ cas, smiles }) => drawn(smiles).matches.map((id) => [cas, id.replace('CWC:', '')])))
    expect(found).toEqual(MEMBERS)
    expect(others.filter(({ cas, smiles }) => MEMBERS[cas] === undefined && drawn(smiles).verdict !== 'not-controlled')).toEqual([])
  })

  test('the hydrochloride that is drawn as its base is told by number, and number and drawing together settle nothing', () => {
    expect(judge({ cas: ['637-39-8'] })).toEqual({ verdict: 'not-controlled', matches: [] })
    expect(drawn('OCCN(CCO)CCO.Cl')).toEqual({ verdict: 'not-controlled', matches: [] })
    expect(drawn('OCCN(CCO)CCO').matches).toEqual(['CWC:3.B.17'])
  })
})

const NEIGHBOURS: readonly (readonly [string, string, string])[] = [
  ['glyphosate', 'OC(=O)CNCP(O)(O)=O', ''],
  ['glufosinate: methyl and a second carbon on phosphorus', 'CP(O)(=O)CCC(N)C(O)=O', ''],
  ['ethephon', 'OP(O)(=O)CCCl', ''],
  ['trichlorfon', 'COP(=O)(OC)C(O)C(Cl)(Cl)Cl', ''],
  ['fosetyl', 'CCOP(O)=O', ''],
  ['fosfomycin', 'CC1OC1P(O)(O)=O', ''],
  ['tenofovir', 'CC(Cn1cnc2c1ncnc2N)OCP(O)(O)=O', ''],
  ['malathion', 'CCOC(=O)CC(SP(=S)(OC)OC)C(=O)OCC', ''],
  ['chlorpyrifos', 'CCOP(=S)(OCC)Oc1nc(Cl)c(Cl)cc1Cl', ''],
  ['diazinon', 'CCOP(=S)(OCC)Oc1cc(C)nc(n1)C(C)C', ''],
  ['dimethoate', 'CNC(=O)CSP(=S)(OC)OC', ''],
  ['acephate', 'COP(=O)(NC(C)=O)SC', ''],
  ['methamidophos', 'COP(N)(=O)SC', ''],
  ['dichlorvos', 'COP(=O)(OC)OC=C(Cl)Cl', ''],
  ['fonofos: exempt', 'CCOP(=S)(CC)Sc1ccccc1', ''],
  ['triethyl phosphate', 'CCOP(=O)(OCC)OCC', ''],
  ['tributyl phosphate', 'CCCCOP(=O)(OCCCC)OCCCC', ''],
  ['triphenyl phosphate', 'O=P(Oc1ccccc1)(Oc1ccccc1)Oc1ccccc1', ''],
  ['tris(chloropropyl) phosphate', 'CC(CCl)OP(=O)(OC(C)CCl)OC(C)CCl', ''],
  ['dibutyl butylphosphonate: a butyl group', 'CCCCP(=O)(OCCCC)OCCCC', ''],
  ['etidronic acid', 'CC(O)(P(O)(O)=O)P(O)(O)=O', ''],
  ['tetrakis(hydroxymethyl)phosphonium chloride', 'OC[P+](CO)(CO)CO.[Cl-]', ''],
  ['triphenylphosphine oxide', 'O=P(c1ccccc1)(c1ccccc1)c1ccccc1', ''],
  ['hexamethylphosphoramide', 'CN(C)P(=O)(N(C)C)N(C)C', ''],
  ['isoflurophate, a medicine', 'CC(C)OP(F)(=O)OC(C)C', ''],
  ['ecothiopate, a medicine', 'CCOP(=O)(OCC)SCC[N+](C)(C)C.[I-]', ''],
  ['pyridostigmine, a medicine', 'C[n+]1cccc(OC(=O)N(C)C)c1.[Br-]', ''],
  ['neostigmine, a medicine', 'C[N+](C)(C)c1cccc(OC(=O)N(C)C)c1.[Br-]', ''],
  ['cyclophosphamide, a medicine', 'ClCCN(CCCl)P1(=O)NCCCO1', ''],
  ['chlorambucil, a medicine', 'OC(=O)CCCc1ccc(cc1)N(CCCl)CCCl', ''],
  ['diphenhydramine hydrochloride', 'CN(C)CCOC(c1ccccc1)c1ccccc1.Cl', ''],
  ['lidocaine', 'CCN(CC)CC(=O)Nc1c(C)cccc1C', ''],
  ['dimethylaminoethanol: exempt', 'CN(C)CCO', ''],
  ['diethylaminoethanol hydrochloride: exempt', 'CCN(CC)CCO.Cl', ''],
  ['choline chloride: quaternary', 'C[N+](C)(C)CCO.[Cl-]', ''],
  ['N-methylethanolamine: one alkyl', 'CNCCO', ''],
  ['dimethylaminopropanol: a longer chain', 'CN(C)CCCO', ''],
  ['dimethylisopropanolamine: a branched chain', 'CC(O)CN(C)C', ''],
  ['hydroxyethylpyrrolidine: a ring on nitrogen', 'OCCN1CCCC1', ''],
  ['hydroxyethylmorpholine', 'OCCN1CCOCC1', ''],
  ['dibutylaminoethanol', 'CCCCN(CCCC)CCO', ''],
  ['diethylaminoethyl methacrylate', 'CCN(CC)CCOC(=O)C(C)=C', ''],
  ['chlormequat: quaternary', 'C[N+](C)(C)CCCl.[Cl-]', ''],
  ['dimethyl sulfoxide', 'CS(C)=O', ''],
  ['potassium cyanide', '[K+].[C-]#N', ''],
  ['sodium chloride', '[Na+].[Cl-]', ''],
  ['water', 'O', ''],
  ['acetone', 'CC(C)=O', ''],
  ['dimethyl methylphosphonate', 'COP(C)(=O)OC', '2.B.4'],
  ['dimethyl propylphosphonate, a flame retardant', 'CCCP(=O)(OC)OC', '2.B.4'],
  ['sodium salt of methylphosphonic acid', 'CP(=O)([O-])[O-].[Na+].[Na+]', '2.B.4'],
  ['sodium drawn with bonds', '[Na]OP(C)(=O)O[Na]', '2.B.4'],
  ['hydrochloride of a listed amino alcohol', 'CC(C)[NH+](CCO)C(C)C.[Cl-]', '2.B.11'],
  ['dimethyl phosphite as its other tautomer', 'COP(O)OC', '3.B.10'],
  ['heavy thiodiglycol', '[2H]OCCSCCO[2H]', '2.B.13'],
  ['mechlorethamine hydrochloride refers', 'CN(CCCl)CCCl.Cl', 'S.1'],
]

describe('neighbours', () => {
  test.for(NEIGHBOURS)('%s', ([, smiles, entry]) => {
    const { verdict, matches } = drawn(smiles)
    expect(matches).toEqual(entry === '' ? [] : [`CWC:${entry}`])
    expect(verdict).toBe(entry === '' ? 'not-controlled' : entry.startsWith('S') ? 'refer' : 'controlled')
  })
})

describe('how a structure is drawn makes no difference', () => {
  /** Named chemicals of the dictionary and the neighbours above. */
  const graphs = (): readonly MoleculeGraph[] => [
    ...[...engine.dictionary.chemicals.values()].flatMap(({ graph }) => (graph === undefined ? [] : [graph])),
    ...NEIGHBOURS.map(([, smiles]) => chemistry.parse(smiles)),
  ]
  const one = (): fc.Arbitrary<MoleculeGraph> => fc.constantFrom(...graphs())

  test('order of the atoms', () => {
    fc.assert(
      fc.property(one(), fc.nat(), (graph, seed) => {
        expect(judge({ graph: permuted(graph, seed) })).toEqual(judge({ graph }))
      }),
    )
  })

  test('hydrogens drawn or counted, isotopes, water of crystallisation', () => {
    for (const graph of graphs()) {
      const plain = judge({ graph })
      expect(judge({ graph: withExplicitHydrogens(graph) })).toEqual(plain)
      expect(judge({ graph: withIsotopes(graph) })).toEqual(plain)
      expect(judge({ graph: withExplicitHydrogens(withIsotopes(graph)) })).toEqual(plain)
      expect(judge({ graph: withParts(graph, chemistry.parse('O.O')) })).toEqual(plain)
    }
  })

  test('salt or base, for families that name their salts', () => {
    const salted = Object.entries(FAMILIES).flatMap(([id, { title }]) => (/salts/.test(title) ? [id] : []))
    expect(salted.length).toBe(7)
    let tried = 0
    for (const graph of graphs()) {
      const before = families(graph).filter((family) => salted.includes(family))
      for (const salt of [
        protonated(graph),
        protonated(graph) === undefined ? undefined : withParts(graph, chemistry.parse('Cl')),
        protonated(graph) === undefined ? undefined : withParts(graph, chemistry.parse('OS(O)(=O)=O')),
      ]) {
        if (salt === undefined) continue
        tried++
        expect(families(salt).filter((family) => salted.includes(family))).toEqual(before)
      }
    }
    expect(tried).toBeGreaterThan(60)
  })

  test.for([
    ['CC(C)OP(C)(F)=O', 'FP(C)(=O)OC(C)C', 'C[P+]([O-])(F)OC(C)C'],
    ['COP(C)(=O)OC', 'CP(=O)(OC)OC', 'C[P+]([O-])(OC)OC'],
    ['O=C(O)C(O)(C1=CC=CC=C1)C1=CC=CC=C1', 'OC(=O)C(O)(c1ccccc1)c1ccccc1', '[H]OC(=O)C(O)(c1ccccc1)c1ccccc1'],
    ['COP(=O)OC', 'COP(O)OC', 'CO[P+](=O)OC'],
    ['[O-][N+](=O)C(Cl)(Cl)Cl', 'O=N(=O)C(Cl)(Cl)Cl', 'ClC(Cl)(Cl)[N+]([O-])=O'],
  ])('spelling: %s', ([first = '', ...others]) => {
    const wanted = drawn(first)
    expect(wanted.matches.length).toBe(1)
    for (const other of others) expect(drawn(other)).toEqual(wanted)
  })
})

describe('what is not known stays open', () => {
  test('an unknown number, an unknown name, nothing at all', () => {
    expect(judge({ cas: ['1234567-89-5'] }).verdict).toBe('open')
    expect(judge({ names: ['Agrosol 200'] }).verdict).toBe('open')
    expect(judge({}).verdict).toBe('open')
  })

  test('an explosive that is known by its formula is decided, one that is drawn is not taken for another', () => {
    expect(judge({ cas: ['2691-41-0'] }).verdict).toBe('not-controlled')
    expect(drawn('OC(=O)CC(O)(CC(O)=O)C(O)=O').verdict).toBe('not-controlled')
  })

  test('a number and a name that disagree decide nothing', () => {
    expect(judge({ cas: ['67-64-1'], names: ['phosgene'] }).verdict).toBe('open')
  })

  test('nor do a drawing and a number or name that disagree', () => {
    const acetone = chemistry.parse('CC(C)=O')
    expect(judge({ cas: ['75-44-5'], graph: acetone }).verdict).toBe('open')
    expect(judge({ names: ['phosgene'], graph: acetone }).verdict).toBe('open')
    expect(judge({ chemical: 'phosgene', graph: acetone }).verdict).toBe('open')
    expect(judge({ cas: ['67-64-1'], names: ['acetone'], graph: acetone }).verdict).toBe('not-controlled')
  })

  test('a number nobody knows beside the name of its solvent', () => {
    expect(judge({ cas: ['1234567-89-5'], names: ['ethyl acetate'] }).verdict).toBe('open')
    expect(judge({ cas: ['1234567-89-5'], chemical: 'ethyl-acetate' }).verdict).toBe('open')
  })

  test.for([
    ['a listed chemical and a solvent', 'OCCSCCO.CC(C)=O'],
    ['an exempt amino alcohol and a listed one', 'CN(C)CCO.CC(C)N(CCO)C(C)C'],
    ['Fonofos and a listed phosphonate', 'CCOP(=S)(CC)Sc1ccccc1.COP(C)(=O)OC'],
  ])('molecules drawn as one: %s', ([, smiles = '']) => {
    expect(drawn(smiles).verdict).toBe('open')
  })

  test('a salt that is drawn as its acid and its base is that salt', () => {
    expect(drawn('OCCN(CCO)CCO.CCCCCCCCCCCCCCCCCC(O)=O').verdict).toBe('not-controlled')
    expect(drawn('CN(C)CCO.CC(O)=O').verdict).toBe('not-controlled')
  })
})
