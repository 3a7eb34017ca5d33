/** How like two parties are: a table of features over names, dates, places and numbers, each saying what it added and why. */
import { type AlignedParts, compareNames, type NameComparison } from './compare.ts'
import type { HitReason, HitVerdict, ListedParty, PartialDate, Query, Schema } from './model.ts'
import { type AnalysedName, analyseName } from './names.ts'

/** What is compared: all a query or a listed party may say. Names already taken apart. */
export interface Likeness {
  readonly schema: Schema
  readonly names: readonly AnalysedName[]
  readonly born: readonly PartialDate[]
  readonly birthPlaces: readonly string[]
  /** ISO 3166 alpha-2 of nationality, residence, registration. */
  readonly countries: readonly string[]
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[]
  readonly gender?: 'male' | 'female' | undefined
  readonly flag?: string | undefined
}

/** A scored pair. `names`: which of each side's names were nearest. */
export interface PartyScore {
  readonly score: number
  readonly verdict: HitVerdict | 'different'
  readonly reasons: readonly HitReason[]
  readonly against: readonly HitReason[]
  readonly names: readonly [number, number]
}

/** Scores from here on are `possible`, and `match`; fixed on the tuning half of the labelled pairs. */
export const THRESHOLDS = { possible: 0.7, match: 0.88 } as const

/** What each feature adds, on top of the name's score; `identifier` decides alone. */
export const FEATURES = {
  identifier: 0.99,
  identifierDiffers: -0.06,
  bornSame: 0.08,
  bornYear: 0.03,
  bornTurned: 0.02,
  bornDiffers: -0.22,
  birthPlaceSame: 0.04,
  countrySame: 0.03,
  countryDiffers: -0.06,
  genderDiffers: -0.2,
  flagDiffers: -0.03,
  schemaDiffers: -0.3,
} as const

/** Numbers that one party only may bear, so that a different one speaks against. */
const ONE_ONLY: ReadonlySet<string> = new Set(['imo', 'lei', 'duns'])

/** A listed party ready to compare. */
export const listedLikeness = (party: ListedParty): Likeness => ({
  schema: party.schema,
  names: party.names.map((one) => analyseName(one.full, party.schema)),
  born: party.born,
  birthPlaces: party.birthPlaces.map((one) => one.text),
  countries: [...new Set([...party.nationalities, ...party.countries])],
  identifiers: party.identifiers,
  gender: party.gender,
  flag: party.flag,
})

/** A query ready to compare; a query of no schema takes the listed party's. */
export const queryLikeness = (query: Query, schema: Schema): Likeness => ({
  schema: query.schema ?? 'unknown',
  names: [analyseName(query.name, query.schema === undefined || query.schema === 'unknown' ? schema : query.schema)],
  born: query.born === undefined ? [] : [query.born],
  birthPlaces: [],
  countries: query.countries ?? [],
  identifiers: query.identifiers ?? [],
  gender: query.gender,
})

const bound = (date: string, end: boolean): number => {
  const [year = '0', month = end ? '12' : '01', day = end ? '31' : '01'] = date.split('-')
  return Number(year) * 372 + (Number(month) - 1) * 31 + Number(day)
}

const span = (date: PartialDate): readonly [number, number] => [
  bound(date.from, false) - (date.circa ? 372 : 0),
  bound(date.to, true) + (date.circa ? 372 : 0),
]

const exact = (date: PartialDate): boolean => date.from === date.to && date.from.length === 10 && !date.circa

const turned = (a: string, b: string): boolean => {
  const [year, month, day] = a.split('-')
  return b === `${year}-${day}-${month}`
}

const born = (a: readonly PartialDate[], b: readonly PartialDate[]): keyof typeof FEATURES | undefined => {
  if (a.length === 0 || b.length === 0) return undefined
  let found: keyof typeof FEATURES = 'bornDiffers'
  for (const x of a) {
    for (const y of b) {
      if (exact(x) && exact(y)) {
        if (x.from === y.from) return 'bornSame'
        if (turned(x.from, y.from)) found = 'bornTurned'
      } else {
        const [xs, xe] = span(x)
        const [ys, ye] = span(y)
        if (xs <= ye && ys <= xe) found = 'bornYear'
      }
    }
  }
  return found
}

const sayDate = ({ from, to, circa }: PartialDate): string => `${circa ? '~' : ''}${from === to ? from : `${from}/${to}`}`

const round = (value: number): number => Math.round(value * 1000) / 1000

const nameReasons = (found: NameComparison, listed: boolean): readonly HitReason[] => {
  const all = found.pairs.reduce((sum, one) => sum + one.weight, 0)
  const share = (one: AlignedParts): number =>
    round(
      all === 0
        ? 0
        : (found.score * one.weight * one.near) /
            Math.max(
              0.001,
              found.pairs.reduce((sum, other) => sum + other.weight * other.near, 0),
            ),
    )
  return found.pairs
    .filter((one) => one.weight > 0.1)
    .map((one) => ({ feature: `name.${one.how}`, points: share(one), query: listed ? one.a : one.b, listed: listed ? one.b : one.a }))
}

const kindred = (a: Schema, b: Schema): boolean => a === b || a === 'unknown' || b === 'unknown'

/** Scores two parties: the nearest of their names, and everything else that is known on both sides. */
export const scoreParties = (a: Likeness, b: Likeness): PartyScore => {
  let best: NameComparison | undefined
  let names: readonly [number, number] = [0, 0]
  for (const [i, left] of a.names.entries()) {
    for (const [j, right] of b.names.entries()) {
      const found = compareNames(left, right)
      if (best === undefined || found.score > best.score) {
        best = found
        names = [i, j]
      }
    }
  }
  const reasons: HitReason[] = best === undefined ? [] : [...nameReasons(best, true)]
  const against: HitReason[] = []
  let score = best?.score ?? 0
  const add = (feature: keyof typeof FEATURES, query: string, listed: string): void => {
    const points = FEATURES[feature]
    score += points
    ;(points > 0 ? reasons : against).push({ feature, points, query, listed })
  }
  if (best !== undefined) {
    for (const one of best.onlyA) against.push({ feature: 'name.missing', points: 0, query: one.text })
    for (const one of best.onlyB) against.push({ feature: 'name.missing', points: 0, listed: one.text })
    if (best.formsDiffer)
      against.push({
        feature: 'name.form',
        points: -0.04,
        query: a.names[names[0]]?.forms.join(', ') ?? '',
        listed: b.names[names[1]]?.forms.join(', ') ?? '',
      })
  }
  if (!kindred(a.schema, b.schema)) add('schemaDiffers', a.schema, b.schema)
  // Names decide whether two parties are compared at all; the rest only moves what is already near.
  if (score > 0.3) {
    const date = born(a.born, b.born)
    if (date !== undefined) add(date, a.born.map(sayDate).join(', '), b.born.map(sayDate).join(', '))
    const places = a.birthPlaces.length > 0 && b.birthPlaces.length > 0
    if (places && a.birthPlaces.some((one) => b.birthPlaces.some((other) => one.toLowerCase() === other.toLowerCase())))
      add('birthPlaceSame', a.birthPlaces.join(', '), b.birthPlaces.join(', '))
    if (a.countries.length > 0 && b.countries.length > 0)
      add(
        a.countries.some((one) => b.countries.includes(one)) ? 'countrySame' : 'countryDiffers',
        a.countries.join(', '),
        b.countries.join(', '),
      )
    if (a.gender !== undefined && b.gender !== undefined && a.gender !== b.gender) add('genderDiffers', a.gender, b.gender)
    if (a.flag !== undefined && b.flag !== undefined && a.flag !== b.flag) add('flagDiffers', a.flag, b.flag)
  }
  const same = a.identifiers.find((one) =>
    b.identifiers.some((other) => one.value === other.value && (one.kind === other.kind || one.kind === 'other' || other.kind === 'other')),
  )
  if (same !== undefined) {
    const points = round(Math.max(0, FEATURES.identifier - score))
    score = Math.max(score, FEATURES.identifier)
    reasons.unshift({ feature: 'identifier', points, query: same.value, listed: same.value })
  } else {
    const other = a.identifiers.find((one) => ONE_ONLY.has(one.kind) && b.identifiers.some((two) => two.kind === one.kind))
    if (other !== undefined) add('identifierDiffers', other.value, b.identifiers.find((two) => two.kind === other.kind)?.value ?? '')
  }
  const final = round(Math.max(0, Math.min(1, score)))
  return { score: final, verdict: verdictOf(final), reasons, against, names }
}

/** The verdict a score stands for. */
export const verdictOf = (score: number, possible: number = THRESHOLDS.possible): HitVerdict | 'different' =>
  score >= Math.max(possible, THRESHOLDS.match) ? 'match' : score >= possible ? 'possible' : 'different'
