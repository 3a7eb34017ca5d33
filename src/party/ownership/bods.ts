/** Ownership from the Beneficial Ownership Data Standard, version 0.4: an array of statements, or a statement a line. */
import { Fault, type Issue, issue } from '../../fault/fault.ts'
import type { PartyName } from '../model.ts'
import { nameOf } from '../read/build.ts'
import type { Holding } from './holdings.ts'

/** A party of a package. */
export interface OwnershipParty {
  readonly id: string
  readonly schema: 'person' | 'organisation'
  readonly names: readonly PartyName[]
}

/** A package read: parties by their record ids, holdings between them, and statements that could not be read. */
export interface OwnershipPackage {
  readonly parties: readonly OwnershipParty[]
  readonly holdings: readonly Holding[]
  readonly issues: readonly Issue[]
  /** Interests whose owner is not told. */
  readonly unknownOwners: number
}

type Data = Readonly<Record<string, unknown>>
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const datas = (value: unknown): readonly Data[] => (Array.isArray(value) ? value.filter(isData) : [])

const MOST_TEXT = 200_000_000

const parse = (source: string, file: string): readonly unknown[] => {
  if (source.length > MOST_TEXT) throw new Fault('party.too-large', { limit: MOST_TEXT })
  const lines = /^\s*\{/.test(source) ? source.split('\n').filter((line) => line.trim() !== '') : [source]
  try {
    return lines.flatMap((line) => {
      const value: unknown = JSON.parse(line)
      return Array.isArray(value) ? (value as readonly unknown[]) : [value]
    })
  } catch (cause) {
    throw new Fault('party.bad-list', { file, count: 1 }, { issues: [issue('party.bad-json', {}, { file })], cause })
  }
}

/** Powers that direct an entity whole. Being one of a board isn't one, nor is managing. */
const POWERS: ReadonlySet<string> = new Set([
  'appointmentOfBoard',
  'otherInfluenceOrControl',
  'controlViaCompanyRulesOrArticles',
  'controlByLegalFramework',
  'trustee',
])

/** Least and most of a share in basis points; nothing told may be anything. Exclusive ends move in by a point. */
const range = (share: unknown): readonly [number, number] => {
  if (!isData(share)) return [0, 10_000]
  const number = (key: string): number | undefined =>
    typeof share[key] === 'number' && Number.isFinite(share[key]) ? Math.round((share[key] as number) * 100) : undefined
  const exact = number('exact')
  if (exact !== undefined) return [exact, exact]
  const minimum = number('minimum')
  const maximum = number('maximum')
  const under = number('exclusiveMinimum')
  const over = number('exclusiveMaximum')
  return [minimum ?? (under === undefined ? 0 : under + 1), maximum ?? (over === undefined ? 10_000 : over - 1)]
}

/**
 * Reads a package. Later statements of a record replace earlier ones; closed records and ended interests are left out. An indirect interest
 * counts as what may be (its least is nothing): the chain it runs through decides, and where that is told it counts by itself.
 * Throws `party.bad-list` where the file is no JSON.
 */
export const readBods = (source: string, file: string, on: string): OwnershipPackage => {
  const issues: Issue[] = []
  const records = new Map<string, { type: string; details: Data; at: number }>()
  for (const [at, statement] of parse(source, file).entries()) {
    const bad = (detail: string): void => void issues.push(issue('party.bad-statement', { detail }, { file, path: `[${at}]` }))
    if (!isData(statement)) bad('not an object')
    else {
      const id = text(statement['recordId'])
      const type = text(statement['recordType'])
      if (id === '' || !['entity', 'person', 'relationship'].includes(type)) bad(id === '' ? 'recordId' : 'recordType')
      else if (text(statement['recordStatus']) === 'closed') records.delete(id)
      else records.set(id, { type, details: isData(statement['recordDetails']) ? statement['recordDetails'] : {}, at })
    }
  }
  const parties: OwnershipParty[] = []
  const holdings: Holding[] = []
  let unknownOwners = 0
  for (const [id, { type, details, at }] of records) {
    if (type !== 'relationship') {
      parties.push({ id, schema: type === 'person' ? 'person' : 'organisation', names: namesOf(type, details) })
      continue
    }
    const owned = text(details['subject'])
    const owner = text(details['interestedParty'])
    if (owned === '') {
      issues.push(issue('party.bad-statement', { detail: 'subject' }, { file, path: `[${at}].recordDetails` }))
      continue
    }
    if (owner === '') {
      unknownOwners++
      continue
    }
    for (const interest of datas(details['interests'])) {
      const holding = holdingOf(owner, owned, interest, on)
      if (holding === 'bad')
        issues.push(
          issue(
            'party.bad-share',
            { text: JSON.stringify(interest['share']).slice(0, 80) },
            { file, path: `[${at}].recordDetails.interests` },
          ),
        )
      else if (holding !== undefined) holdings.push(holding)
    }
  }
  return { parties, holdings, issues, unknownOwners }
}

const holdingOf = (owner: string, owned: string, interest: Data, on: string): Holding | 'bad' | undefined => {
  const ended = text(interest['endDate'])
  if (ended !== '' && ended < on) return undefined
  const type = text(interest['type'])
  const indirect = text(interest['directOrIndirect']) === 'indirect'
  const kind = type === 'shareholding' ? 'ownership' : type === 'votingRights' || POWERS.has(type) ? 'control' : undefined
  if (kind === undefined) return undefined
  const [least, most] = POWERS.has(type) && !isData(interest['share']) ? [10_000, 10_000] : range(interest['share'])
  if (least < 0 || most > 10_000 || least > most) return 'bad'
  return { owner, owned, kind, least: indirect ? 0 : least, most }
}

const namesOf = (type: string, details: Data): readonly PartyName[] => {
  const texts =
    type === 'person'
      ? datas(details['names']).map((one) => text(one['fullName']) || `${text(one['givenName'])} ${text(one['familyName'])}`)
      : [text(details['name']), ...(Array.isArray(details['alternateNames']) ? details['alternateNames'].map(text) : [])]
  return texts.map((name, i) => nameOf(name, i === 0 ? 'primary' : 'alias')).filter((name) => name !== undefined)
}
