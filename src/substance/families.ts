/**
 * The families of chemicals that the schedules of the Chemical Weapons Convention name by a common skeleton instead of one
 * by one. Gatehouse recognises members; nothing here lists or builds one.
 */
import { Fault, nearest } from '../fault/fault.ts'
import { bisquaternaryCarbamate, quaternaryCarbamate } from './carbamate-families.ts'
import { CONTENT_FAMILIES, hasContent, hasContentByFormula } from './content-families.ts'
import { hasExplosiveGroup, mayHaveExplosiveGroup } from './explosive-groups.ts'
import { type ElementCounts, hasAtoms, parseFormula } from './formula.ts'
import { takeApart } from './fragments.ts'
import type { MoleculeGraph } from './graph.ts'
import { isAminoethyl, smallAlkyl } from './groups.ts'
import {
  oneSmallAlkylOnPhosphorus,
  phosphonamidicFluoride,
  phosphonite,
  phosphonofluoridate,
  phosphonothiolate,
  phosphonylDifluoride,
  phosphoramidate,
  phosphoramidicDihalide,
  phosphoramidocyanidate,
  phosphoramidofluoridate,
} from './phosphorus-families.ts'
import { atomsOf, isTerminal, nearOf, type View, viewOf } from './view.ts'

/**
 * A family: what it is in words, where it is written, and whether a molecule is a member. Water, counter-ions, protonation
 * and isotopes of the molecule don't matter; a substance is a member if one of its parts is. Exemptions by name and "except
 * those of schedule 1" are the list's, not the family's.
 */
export interface Family {
  readonly title: string
  /** The texts that were read, below the reference folder. */
  readonly source: string
  /** At least these atoms every member has, a salt of it as well: what a formula alone can rule out. */
  readonly least: string
  readonly member: (graph: MoleculeGraph) => boolean
}

const family = (title: string, source: string, least: string, isMember: (view: View) => boolean): Family => ({
  title,
  source,
  least,
  member: (graph) => takeApart(graph).bodies.some((body) => isMember(viewOf(body))),
})

/** X-CH2-CH2-N(alkyl)2 with X at the end of the chain; only protonated salts are named, so an ammonium of four carbons is none. */
const aminoethyl =
  (element: 'Cl' | 'O' | 'S', hydrogens: 0 | 1) =>
  (view: View): boolean =>
    atomsOf(view, element).some(
      (end) =>
        isTerminal(view, end, element, 1, hydrogens) &&
        nearOf(view, end).some(({ atom }) => isAminoethyl(view, atom, end, smallAlkyl, 'protonated')),
    )

/** All families, by id. */
export const FAMILIES = {
  'cwc-1.A.1': family(
    'O-alkyl (≤ C10, with cycloalkyl) alkyl (Me, Et, n-Pr, i-Pr) phosphonofluoridates',
    'cwc/CWUeV Liste 1 A 1; us/eccn-tree XIV(a)(1)(i)',
    'C2H6FO2P',
    phosphonofluoridate,
  ),
  'cwc-1.A.2': family(
    'O-alkyl (≤ C10, with cycloalkyl) N,N-dialkyl (Me, Et, n-Pr, i-Pr) phosphoramidocyanidates',
    'cwc/CWUeV Liste 1 A 2; us/eccn-tree XIV(a)(1)(ii)',
    'C4H9N2O2P',
    phosphoramidocyanidate,
  ),
  'cwc-1.A.3': family(
    'O-alkyl (H or ≤ C10, with cycloalkyl) S-2-dialkyl (Me, Et, n-Pr, i-Pr) aminoethyl alkyl (Me, Et, n-Pr, i-Pr) phosphonothiolates, alkylated and protonated salts',
    'cwc/CWUeV Liste 1 A 3; us/eccn-tree XIV(a)(1)(iii)',
    'C5H13NO2PS',
    phosphonothiolate,
  ),
  'cwc-1.A.13': family(
    'P-alkyl (H or ≤ C10, with cycloalkyl) N-(1-(dialkyl (≤ C10, with cycloalkyl) amino))alkylidene (H or ≤ C10, with cycloalkyl) phosphonamidic fluorides, alkylated and protonated salts',
    'cwc/CWUeV Liste 1 A 13; us/eccn-tree XIV(a)(1)(iv)',
    'C3H8FN2OP',
    phosphonamidicFluoride,
  ),
  'cwc-1.A.14': family(
    'O-alkyl (H or ≤ C10, with cycloalkyl) N-(1-(dialkyl (≤ C10, with cycloalkyl) amino))alkylidene (H or ≤ C10, with cycloalkyl) phosphoramidofluoridates, alkylated and protonated salts',
    'cwc/CWUeV Liste 1 A 14; us/eccn-tree XIV(a)(1)(v)',
    'C3H7FN2O2P',
    phosphoramidofluoridate,
  ),
  'cwc-1.A.16.a': family(
    'Quaternary dimethylcarbamoyloxypyridines: a picolyl ammonium and a hydroxy-, cyano- or acetoxyalkyl ammonium on one decane, alkyls ≤ C10',
    'cwc/CWUeV Liste 1 A 16; us/eccn-tree XIV(a)(1)(vii)',
    'C24H45N4O2',
    quaternaryCarbamate,
  ),
  'cwc-1.A.16.b': family(
    'Bisquaternary dimethylcarbamoyloxypyridines: two picolyl ammoniums on the ends of an alkane-2,(n-1)-dione, n = 2 to 12, alkyls ≤ C10',
    'cwc/CWUeV Liste 1 A 16; us/eccn-tree XIV(a)(1)(viii)',
    'C24H34N6O5',
    bisquaternaryCarbamate,
  ),
  'cwc-1.B.9': family(
    'Alkyl (Me, Et, n-Pr, i-Pr) phosphonyl difluorides',
    'cwc/CWUeV Liste 1 B 9; us/eccn-tree XIV(c)(1)',
    'CH3F2OP',
    phosphonylDifluoride,
  ),
  'cwc-1.B.10': family(
    'O-alkyl (H or ≤ C10, with cycloalkyl) O-2-dialkyl (Me, Et, n-Pr, i-Pr) aminoethyl alkyl (Me, Et, n-Pr, i-Pr) phosphonites, alkylated and protonated salts',
    'cwc/CWUeV Liste 1 B 10; us/eccn-tree XIV(c)(2)',
    'C5H13NO2P',
    phosphonite,
  ),
  'cwc-2.B.4': family(
    'Chemicals with a phosphorus atom bonded to one methyl, ethyl or propyl (normal or iso) group and to no further carbon',
    'cwc/CWUeV Liste 2 B 4; eu 1C450.b.1; us/ccl-text 1C355.a.2.a',
    'CH3P',
    oneSmallAlkylOnPhosphorus,
  ),
  'cwc-2.B.5': family(
    'N,N-dialkyl (Me, Et, n-Pr, i-Pr) phosphoramidic dihalides',
    'cwc/CWUeV Liste 2 B 5; eu 1C450.b.2; us/ccl-text 1C355.a.2.b',
    'C2H6NOP',
    phosphoramidicDihalide,
  ),
  'cwc-2.B.6': family(
    'Dialkyl (Me, Et, n-Pr, i-Pr) N,N-dialkyl (Me, Et, n-Pr, i-Pr) phosphoramidates',
    'cwc/CWUeV Liste 2 B 6; eu 1C450.b.3; us/ccl-text 1C355.a.2.c',
    'C4H12NO3P',
    phosphoramidate,
  ),
  'cwc-2.B.10': family(
    'N,N-dialkyl (Me, Et, n-Pr, i-Pr) aminoethyl-2-chlorides and protonated salts',
    'cwc/CWUeV Liste 2 B 10; eu 1C450.b.4; us/ccl-text 1C355.a.2.d',
    'C4H10ClN',
    aminoethyl('Cl', 0),
  ),
  'cwc-2.B.11': family(
    'N,N-dialkyl (Me, Et, n-Pr, i-Pr) aminoethane-2-ols and protonated salts',
    'cwc/CWUeV Liste 2 B 11; eu 1C450.b.5; us/ccl-text 1C355.a.2.e',
    'C4H10NO',
    aminoethyl('O', 1),
  ),
  'cwc-2.B.12': family(
    'N,N-dialkyl (Me, Et, n-Pr, i-Pr) aminoethane-2-thiols and protonated salts',
    'cwc/CWUeV Liste 2 B 12; eu 1C450.b.6; us/ccl-text 1C355.a.2.f',
    'C4H10NS',
    aminoethyl('S', 1),
  ),
} as const satisfies Readonly<Record<string, Family>>

/**
 * Screens: what every member of some class has by structure, while having it makes nothing a member. A list asks further only
 * where a screen is met. Counter-ions count; `could` is what a formula alone can rule out.
 */
export const SCREENS = {
  'explosive-groups': {
    title: 'Substances other than hydrocarbons with a group of atoms that is associated with explosive properties',
    member: (graph: MoleculeGraph): boolean => hasExplosiveGroup(viewOf(graph)),
    could: (counts: ElementCounts): boolean => mayHaveExplosiveGroup(counts),
  },
} as const

/** Id of a family. */
export type FamilyId = keyof typeof FAMILIES

const isNamed = (id: string): id is FamilyId => Object.hasOwn(FAMILIES, id)
const isScreen = (id: string): id is keyof typeof SCREENS => Object.hasOwn(SCREENS, id)

/** Is the word the id of a family, of a screen or of a family by content? */
export const isFamily = (id: string): boolean => isNamed(id) || isScreen(id) || CONTENT_FAMILIES.has(id)

/** Ids of all families, screens and families by content. */
export const familyIds = (): readonly string[] => [...Object.keys(FAMILIES), ...Object.keys(SCREENS), ...CONTENT_FAMILIES.keys()]

/** Is the word the id of a family of substances that contain something: one a part of a composition can be asked for? */
export const isContentFamily = (id: string): boolean => id.startsWith('contains-') && CONTENT_FAMILIES.has(id)

/**
 * Is a molecule a member of the family, or does it meet the screen? Throws Fault `substance.unknown-family` where there is no
 * such one: a list is checked for that when it is read.
 */
export const inFamily = (graph: MoleculeGraph, id: string): boolean => {
  if (isNamed(id)) return FAMILIES[id].member(graph)
  if (isScreen(id)) return SCREENS[id].member(graph)
  const content = CONTENT_FAMILIES.get(id)
  if (content !== undefined) return hasContent(graph, content)
  const near = nearest(id, familyIds())
  throw new Fault('substance.unknown-family', { family: id }, near === undefined ? {} : { hint: `did you mean \`${near}\`?` })
}

/** Could a chemical of which only the formula is known be a member, or a salt of one? A family that is unknown rules nothing out. */
export const couldBeMember = (formula: string, id: string): boolean => {
  if (isNamed(id)) return hasAtoms(parseFormula(formula), parseFormula(FAMILIES[id].least))
  if (isScreen(id)) return SCREENS[id].could(parseFormula(formula))
  const content = CONTENT_FAMILIES.get(id)
  return content === undefined || hasContentByFormula(formula, content)
}

/** Is a chemical of which only the formula is known surely a member? Only what a family by content asks is in a formula. */
export const mustBeMember = (formula: string, id: string): boolean => {
  const content = CONTENT_FAMILIES.get(id)
  return content !== undefined && hasContentByFormula(formula, content)
}
