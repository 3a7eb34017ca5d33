/** Makes a State's list from rows of its present one whose meaning a person has confirmed. What is not confirmed is not law and stays out. */
import { Fault, type Issue, issue } from '../fault/fault.ts'
import type { Expr } from './expression.ts'
import { didYouMean } from './fields.ts'
import { indexOf } from './link.ts'
import type { Place } from './located.ts'
import type { ControlList, Effect, Provision } from './model.ts'
import { effective, wholeCondition } from './resolve.ts'

/** A row with what a person said it means: provisions, or nothing of the references (`none`). */
export interface ConfirmedRow {
  readonly row: number
  readonly number: string
  readonly text: string
  readonly means: readonly string[]
  readonly at?: Place
  readonly file?: string
}

/** The head of the list to be made; see `Adoption`. */
export interface MappedHead {
  readonly id: string
  readonly title: string
  readonly issuer: string
  readonly instrument: string
  readonly on: string
}

/** A row's own number as an id: its signs joined by `-`, so that a row never inherits from another whose number begins it. */
const rowId = (number: string, row: number): string => {
  const parts = number.normalize('NFKD').match(/[A-Za-z0-9]+/g)
  return parts === null ? `row-${row}` : parts.join('-')
}

/**
 * The list of the rows that have a meaning; each means what the confirmed provisions mean on the day, whole, and a row of several means any
 * of them. Throws one Fault with every issue: unknown provisions, provisions not in force, numbers that stand twice, effects that differ.
 */
export const mapRows = (rows: readonly ConfirmedRow[], references: readonly ControlList[], head: MappedHead): ControlList => {
  if (!/^[A-Z][A-Z0-9]{0,15}$/.test(head.id))
    throw new Fault('list.bad-id', { id: head.id }, { hint: 'capital letters and digits, such as `XQ`' })
  if (references.some((list) => list.id === head.id)) throw new Fault('adopt.id-taken', { id: head.id })
  const index = indexOf(references)
  const issues: Issue[] = []
  const taken = new Set<string>()
  const provisions = rows.flatMap((row): Provision[] => {
    if (row.means.length === 0) return []
    const place = { ...(row.file === undefined ? {} : { file: row.file }), ...row.at }
    const id = rowId(row.number, row.row)
    if (taken.has(id)) issues.push(issue('list.duplicate-id', { id }, { ...place, hint: 'two rows have this number; give one another' }))
    taken.add(id)
    const meant = row.means.flatMap((full) => {
      const provision = index.get(full)
      if (provision === undefined) {
        const hint = didYouMean(full, index.keys())
        issues.push(issue('list.no-provision', { id: full }, { ...place, ...(hint === undefined ? {} : { hint }) }))
        return []
      }
      const list = references.find((one) => full.startsWith(`${one.id}:`)) as ControlList
      const whole = effective(list, provision, head.on)
      if (whole === undefined)
        issues.push(
          issue(
            'import.not-in-force',
            { id: full, on: head.on },
            {
              ...place,
              hint: provision.heading ? 'it is a heading; confirm the provisions below it' : 'leave it out, or import for another day',
            },
          ),
        )
      return whole === undefined ? [] : [whole]
    })
    const first = meant[0]
    if (first === undefined) return []
    const effects = new Set<Effect>(meant.map((one) => one.provision.effect))
    if (effects.size > 1)
      issues.push(
        issue('import.mixed-effects', { row: row.row, effects: [...effects].join(', ') }, { ...place, hint: 'split the row in two' }),
      )
    const several = meant.map((one): Expr => {
      const whole = wholeCondition(one)
      return meant.length === 1 ? whole : { op: 'all', of: [{ op: 'kind', in: one.kinds }, ...(whole.op === 'true' ? [] : [whole])] }
    })
    const verified = meant.every((one) => one.provision.confidence === 'verified')
    const codes = new Map<string, string[]>()
    for (const one of meant) {
      const key = one.provision.full.slice(0, one.provision.full.indexOf(':')).toLowerCase()
      codes.set(key, [...(codes.get(key) ?? []), one.provision.id])
    }
    return [
      {
        id,
        full: `${head.id}:${id}`,
        heading: false,
        kinds: [...new Set(meant.flatMap((one) => one.kinds))],
        title: row.text,
        effect: first.provision.effect,
        confidence: verified ? 'verified' : 'unverified',
        cites: {
          instrument: head.instrument,
          locator: row.number === '' ? String(row.row) : row.number,
          ...(verified ? { verified: meant.map((one) => one.provision.full).join('; ') } : {}),
        },
        see: Object.fromEntries(codes),
        versions: [{ from: head.on, when: several.length === 1 ? (several[0] as Expr) : { op: 'any', of: several }, notes: [] }],
        yieldsTo: [],
      },
    ]
  })
  const wrong = issues[0]
  if (wrong !== undefined) {
    const fault = new Fault(wrong.code, wrong.details ?? {}, { issues })
    throw fault
  }
  if (provisions.length === 0) throw new Fault('import.nothing-confirmed', {}, { hint: 'write ids of provisions behind `confirmed:`' })
  return { id: head.id, title: head.title, issuer: head.issuer, instrument: head.instrument, about: '', provisions, notes: [] }
}
