/**
 * The gaps the example State's list is given on purpose, and what it is otherwise made of. Each says which reference provision is
 * missed, how, and in which window of days; scripts/national-example.ts makes the list and seeded-gaps.yaml from them.
 */
import type { Written } from '../../src/list/write-condition.ts'

/** Kinds of gap a control list can have. */
export type GapKind =
  | 'threshold'
  | 'strictness'
  | 'missing-material'
  | 'missing-entry'
  | 'missing-family'
  | 'cas-only'
  | 'mixture-limit'
  | 'narrower-term'
  | 'extra-exclusion'
  | 'adoption-lag'

/** One seeded gap. `to` (exclusive) is absent while it lasts. */
export interface Seed {
  readonly reference: string
  readonly kind: GapKind
  readonly from: string
  readonly to?: string
  /** What is missed, as a person says it. */
  readonly says: string
  /** What the State's own provision says instead, in own words; absent where it has none, or where only time makes the gap. */
  readonly title?: string
  readonly when?: Written
  readonly exclude?: { readonly when: Written; readonly text: string }
}

/** The day the list came into force, and those of its amendments. */
export const DAYS = ['2015-03-01', '2018-07-01', '2021-01-01'] as const
const [ADOPTED, FIRST, SECOND] = DAYS

/** See `Seed`. A seed without `when` and `exclude` is an entry the State never wrote down (or took over late). */
export const SEEDS: readonly Seed[] = [
  {
    reference: 'NSG2:3.A.1',
    kind: 'threshold',
    from: ADOPTED,
    says: 'Frequency changers are listed from 800 Hz only, so those that reach 600 Hz but not 800 Hz are missed.',
    title: 'Inverters and generators for fast and steady motors, from 800 Hz',
    when: {
      all: [
        'output.phases >= 2',
        'output.power reaches >= 40 VA',
        'output.frequency reaches >= 800 Hz',
        'output.frequencyControl reaches < 0.2 %',
      ],
    },
  },
  {
    reference: 'NSG2:3.A.8',
    kind: 'threshold',
    from: ADOPTED,
    says: 'The ultimate pressure a vacuum pump must reach is set at 5 mPa, so pumps that reach only 5 mPa to 13.3 mPa are missed.',
    title: 'High-vacuum pumps with a wide inlet',
    when: { all: ['pump.throat >= 380 mm', 'pump.speed >= 15 m³/s', 'pump.ultimatePressure < 5 mPa'] },
  },
  {
    reference: 'NSG2:2.C.11',
    kind: 'strictness',
    from: ADOPTED,
    says: 'Maraging steel is listed above 1950 MPa, not from it: steel of exactly 1950 MPa is missed.',
    title: 'Steel hardened by ageing, above 1950 MPa',
    when: 'strength.capable reaches > 1950 MPa',
  },
  {
    reference: 'NSG2:2.A.1.a',
    kind: 'missing-material',
    from: ADOPTED,
    says: 'Hafnium oxide is not among the materials of crucibles.',
    title: 'Crucibles of 150 mL to 8 L of heat-resistant ceramics',
    when: {
      all: [
        'volume.capacity >= 150 cm³',
        'volume.capacity <= 8000 cm³',
        {
          any: ['body', 'coating'].map(
            (part) =>
              `crucible.${part} hasAny [calcium-fluoride, calcium-zirconate, cerium-sulphide, erbia, magnesia, nitrided-nb-ti-w, yttria, zirconia]`,
          ),
        },
        'crucible.refractoryPurity >= 98 wt %',
      ],
    },
  },
  {
    reference: 'NSG2:3.A.7',
    kind: 'missing-material',
    from: ADOPTED,
    to: FIRST,
    says: 'Aluminium oxide was not among the materials of the sensing element of pressure transducers until the first amendment.',
    title: 'Transducers of absolute pressure that stand fluorides',
    when: {
      all: [
        'pressure.absolute',
        'sensing.materials within [aluminium, aluminium-alloy, nickel, nickel-alloy-over-60, fully-fluorinated-polymer]',
        'seal.materials within [aluminium, aluminium-alloy, aluminium-oxide, nickel, nickel-alloy-over-60, fully-fluorinated-polymer]',
        {
          any: [
            { all: [{ not: 'fullScale reaches >= 13 kPa' }, 'accuracy.fullScale < 1 %'] },
            { all: ['fullScale reaches >= 13 kPa', 'accuracy.at13kPa < 130 Pa'] },
          ],
        },
      ],
    },
  },
  { reference: 'NSG2:2.C.3', kind: 'missing-entry', from: ADOPTED, says: 'Bismuth is not listed at all.' },
  {
    reference: 'NSG2:1.B.6.c',
    kind: 'narrower-term',
    from: ADOPTED,
    says: 'Shakers are listed only where they were designed or modified for a listed system; those that are merely usable in one are missed.',
    title: 'Shakers built for listed vibration systems',
    when: { all: ['vibration.force >= 50 kN', 'design.vibrationSystem'] },
  },
  {
    reference: 'NSG2:2.A.3',
    kind: 'extra-exclusion',
    from: ADOPTED,
    says: 'Carbon tubes of up to 90 mm bore are exempted for the makers of masts; the reference exempts none.',
    title: 'Tubes of 75 mm to 400 mm bore wound of strong fibres',
    exclude: {
      when: { all: ['diameter.inside <= 90 mm', 'fibre.type is carbon'] },
      text: 'Carbon tubes with a bore of up to 90 mm, such as masts are made of',
    },
  },
  {
    reference: 'CWC:2.B.4',
    kind: 'cas-only',
    from: ADOPTED,
    says: 'Of the family of chemicals with one methyl, ethyl or propyl on phosphorus three are listed by name and CAS number; the others are missed.',
    title: 'Three phosphonates by name',
    when: 'chemical in [dimethyl-methylphosphonate, diethyl-ethylphosphonate, methylphosphonyl-dichloride]',
  },
  {
    reference: 'CWC:1.A.1',
    kind: 'cas-only',
    from: ADOPTED,
    says: 'Of the family only its two named examples are listed; the others are missed.',
    title: 'Sarin and soman',
    when: 'chemical in [sarin, soman]',
  },
  {
    reference: 'CWC:2.B.5',
    kind: 'missing-family',
    from: ADOPTED,
    says: 'The family of N,N-dialkylphosphoramidic dihalides is not listed.',
  },
  {
    reference: 'CWC:M.3',
    kind: 'mixture-limit',
    from: ADOPTED,
    says: 'Mixtures are listed above 50 % of a chemical of schedule 3, so those of more than 30 % and up to 50 % are missed.',
    title: 'Mixtures with more than half of a chemical of schedule 3',
    when: 'mixture of [CWC:3] per component > 50 wt %',
  },
  {
    reference: 'CWC:1.A.13',
    kind: 'adoption-lag',
    from: '2020-06-07',
    to: SECOND,
    says: 'In force since 7 June 2020, taken over on 1 January 2021.',
  },
  {
    reference: 'CWC:1.A.14',
    kind: 'adoption-lag',
    from: '2020-06-07',
    to: SECOND,
    says: 'In force since 7 June 2020, taken over on 1 January 2021.',
  },
  {
    reference: 'CWC:1.A.15',
    kind: 'adoption-lag',
    from: '2020-06-07',
    to: SECOND,
    says: 'In force since 7 June 2020, taken over on 1 January 2021.',
  },
  {
    reference: 'CWC:S.1',
    kind: 'adoption-lag',
    from: '2020-06-07',
    to: SECOND,
    says: 'The salts of the chemical of 1.A.15, which the reference refers since 7 June 2020, were taken over with it.',
  },
  {
    reference: 'CWC:1.A.16.a',
    kind: 'missing-family',
    from: '2020-06-07',
    says: 'The carbamates of 2020 were forgotten by the second amendment.',
  },
  {
    reference: 'CWC:1.A.16.b',
    kind: 'missing-family',
    from: '2020-06-07',
    says: 'The carbamates of 2020 were forgotten by the second amendment.',
  },
  {
    reference: 'NSG2:1.B.7.d',
    kind: 'adoption-lag',
    from: '2025-11-15',
    says: 'In force in the reference since 15 November 2025; the State’s list was last amended in 2021.',
  },
  {
    reference: 'NSG2:1.B.7.e',
    kind: 'adoption-lag',
    from: '2025-11-15',
    says: 'In force in the reference since 15 November 2025; the State’s list was last amended in 2021.',
  },
]

/** What the State calls the parts of its list. */
export const CHAPTERS: Readonly<Record<string, string>> = {
  'NSG2:1': 'Machines and plants of industry',
  'NSG2:2': 'Special materials',
  'NSG2:3': 'Apparatus for the separation of isotopes',
  'NSG2:4': 'Heavy water works',
  'NSG2:5': 'Test and measuring apparatus',
  'NSG2:6': 'Components with an explosive use',
  'CWC:1': 'Chemicals of the first table',
  'CWC:2': 'Chemicals of the second table',
  'CWC:3': 'Chemicals of the third table',
  'CWC:M': 'Mixtures',
  'CWC:S': 'Salts',
}
