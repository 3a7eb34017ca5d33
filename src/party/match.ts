/** Scores pairs of records, labelled or not: how a bank tries the model on its own data. */
import type { PartialDate, Schema } from './model.ts'
import { analyseName } from './names.ts'
import { type Likeness, type PartyScore, scoreParties, THRESHOLDS, verdictOf } from './score.ts'

/** Two records to compare; `label`: whether they are one party, where somebody said so. */
export interface Pair {
  readonly a: Likeness
  readonly b: Likeness
  readonly label?: boolean
}

/** How well verdicts met labels: a pair counts as found where its score reaches the threshold. */
export interface Quality {
  readonly labelled: number
  readonly truePositive: number
  readonly falsePositive: number
  readonly falseNegative: number
  readonly trueNegative: number
  /** 0 where nothing was found, or nothing was to be found. */
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

const SCHEMAS: Readonly<Record<string, Schema>> = {
  person: 'person',
  individual: 'person',
  organisation: 'organisation',
  organization: 'organisation',
  company: 'organisation',
  entity: 'organisation',
  legalentity: 'organisation',
  publicbody: 'organisation',
  vessel: 'vessel',
  ship: 'vessel',
  airplane: 'aircraft',
  aircraft: 'aircraft',
  cryptowallet: 'wallet',
  wallet: 'wallet',
  unknown: 'unknown',
  thing: 'unknown',
  '': 'unknown',
}

/** A kind of party by our words, FollowTheMoney's or a list's; undefined for a word that is none. */
export const schemaOf = (word: string): Schema | undefined =>
  SCHEMAS[
    word
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]/g, '')
  ]

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/

/** A date as far as it is written, YYYY to YYYY-MM-DD; undefined for anything else. */
export const dateOf = (text: string): PartialDate | undefined => {
  const day = text.trim().slice(0, 10)
  return DATE.test(day) ? { from: day, to: day, circa: false } : undefined
}

const IDENTIFIERS: Readonly<Record<string, string>> = {
  imoNumber: 'imo',
  mmsi: 'mmsi',
  callSign: 'call-sign',
  leiCode: 'lei',
  swiftBic: 'bic',
  passportNumber: 'passport',
  idNumber: 'other',
  innCode: 'tax',
  taxNumber: 'tax',
  vatCode: 'tax',
  registrationNumber: 'registration',
  ogrnCode: 'registration',
  dunsCode: 'duns',
  publicKey: 'wallet',
  identifiers: 'other',
  identifier: 'other',
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap(texts)
    : typeof value === 'string' || typeof value === 'number'
      ? String(value)
          .split(';')
          .map((one) => one.trim())
          .filter((one) => one !== '')
      : []

/** A record with FollowTheMoney's property names, at its top or under `properties`, each value one text or several. What is not understood is left out. */
export const recordLikeness = (record: Readonly<Record<string, unknown>>, fallback: Schema = 'unknown'): Likeness => {
  const inner = record['properties']
  const all: Readonly<Record<string, unknown>> =
    typeof inner === 'object' && inner !== null ? { ...record, ...(inner as Record<string, unknown>) } : record
  const schema = schemaOf(String(all['schema'] ?? '')) ?? fallback
  const kind = schema === 'unknown' ? fallback : schema
  const names = ['name', 'names', 'alias', 'weakAlias', 'previousName'].flatMap((key) =>
    key === 'name' && typeof all[key] === 'string' ? [String(all[key])] : texts(all[key]),
  )
  const parted = [...texts(all['firstName']), ...texts(all['middleName']), ...texts(all['lastName'])].join(' ')
  const gender = texts(all['gender'])[0]?.toLowerCase()
  const flag = texts(all['flag'])[0]?.toUpperCase()
  return {
    schema: kind,
    names: (names.length > 0 || parted === '' ? names : [parted]).map((one) => analyseName(one, kind)),
    born: ['birthDate', 'born', 'birth_date']
      .flatMap((key) => texts(all[key]))
      .map(dateOf)
      .filter((one) => one !== undefined),
    birthPlaces: texts(all['birthPlace']),
    countries: [
      ...new Set(
        ['nationality', 'citizenship', 'country', 'countries', 'jurisdiction']
          .flatMap((key) => texts(all[key]))
          .map((one) => one.toUpperCase()),
      ),
    ],
    identifiers: Object.entries(IDENTIFIERS).flatMap(([key, kind_]) =>
      texts(all[key]).map((value) => ({ kind: kind_, value: value.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') })),
    ),
    gender: gender === 'male' || gender === 'female' ? gender : undefined,
    flag: flag === '' ? undefined : flag,
  }
}

/** Scores each pair, in order. */
export const matchPairs = (pairs: readonly Pair[], threshold: number = THRESHOLDS.possible): readonly PartyScore[] =>
  pairs.map(({ a, b }) => {
    const scored = scoreParties(a, b)
    return { ...scored, verdict: verdictOf(scored.score, threshold) }
  })

/** Precision, recall and F1 over the labelled pairs. */
export const qualityOf = (pairs: readonly Pair[], scores: readonly PartyScore[]): Quality => {
  let [tp, fp, fn, tn] = [0, 0, 0, 0]
  for (const [at, { label }] of pairs.entries()) {
    if (label === undefined) continue
    const found = scores[at]?.verdict !== 'different'
    if (found) label ? tp++ : fp++
    else label ? fn++ : tn++
  }
  const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
  return {
    labelled: tp + fp + fn + tn,
    truePositive: tp,
    falsePositive: fp,
    falseNegative: fn,
    trueNegative: tn,
    precision: ratio(tp, tp + fp),
    recall: ratio(tp, tp + fn),
    f1: ratio(2 * tp, 2 * tp + fp + fn),
  }
}
