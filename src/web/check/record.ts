/**
 * A self-check as a file: what was said, the lists it was held against, and what came out, so that anyone can replay it.
 * Pure. The `transaction` in it is what `gatehouse assess` reads.
 */
import { Fault } from '../../fault/fault.ts'
import type { Draft } from './draft.ts'

/** A larger file is refused unread. */
export const MOST_BYTES = 2_000_000

const FORMAT = 'gatehouse-self-check/1'

/** A check of one part of the file: gives what is wrong and where, or undefined. */
type Check = (value: unknown, path: string) => string | undefined

const textUpTo =
  (most: number): Check =>
  (value, path) =>
    typeof value !== 'string'
      ? `\`${path}\` is not a text`
      : value.length > most
        ? `\`${path}\` is longer than ${most} characters`
        : undefined
const short = textUpTo(5_000)
const oneOf =
  (...words: readonly unknown[]): Check =>
  (value, path) =>
    words.includes(value) ? undefined : `\`${path}\` is none of ${words.map((word) => `\`${String(word)}\``).join(', ')}`
const flag = oneOf(true, false)
const day: Check = (value, path) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? undefined : `\`${path}\` is not a day`
const orNull =
  (check: Check): Check =>
  (value, path) =>
    value === null ? undefined : check(value, path)
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const first = (found: Iterable<string | undefined>): string | undefined => {
  for (const one of found) if (one !== undefined) return one
  return undefined
}
const listOf =
  (check: Check, most: number): Check =>
  (value, path) =>
    !Array.isArray(value)
      ? `\`${path}\` is not a list`
      : value.length > most
        ? `\`${path}\` has more than ${most} entries`
        : first(value.map((one: unknown, at) => check(one, `${path}[${at}]`)))
const mapOf =
  (check: Check): Check =>
  (value, path) =>
    isRecord(value) ? first(Object.entries(value).map(([key, one]) => check(one, `${path}.${key}`))) : `\`${path}\` is not a map`
/** Exactly these fields. */
const fields =
  (shape: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (!isRecord(value)) return `\`${path}\` is not a map`
    const odd = Object.keys(value).find((key) => !Object.hasOwn(shape, key))
    if (odd !== undefined) return `\`${path}.${odd}\` is not known`
    return first(
      Object.entries(shape).map(([key, check]) =>
        Object.hasOwn(value, key) ? check(value[key], `${path}.${key}`) : `\`${path}.${key}\` is missing`,
      ),
    )
  }
const answer: Check = (value, path) =>
  isRecord(value) && value.is === 'said'
    ? fields({ is: oneOf('said'), texts: listOf(short, 50), replaces: flag })(value, path)
    : fields({ is: oneOf('later', 'unknowable', 'dropped') })(value, path)

const draftShape = fields({
  on: day,
  title: short,
  sheet: textUpTo(300_000),
  kind: orNull(short),
  model: orNull(short),
  chemical: orNull(fields({ by: oneOf('name', 'cas', 'smiles'), text: short })),
  factsSeen: flag,
  answers: mapOf(answer),
  deal: fields({
    activity: short,
    destination: short,
    quantity: short,
    value: short,
    hs: short,
    origin: short,
    claim: short,
    goods: listOf(short, 50),
    parties: listOf(
      fields({ role: short, name: short, kind: short, country: short, address: short, addressKind: short, founded: short, website: short }),
      200,
    ),
    partiesComplete: flag,
    route: listOf(fields({ from: short, to: short, mode: short }), 200),
    routeComplete: flag,
    endUse: fields({ category: short, text: short, sector: short, statement: short }),
    knowledge: fields({ aware: short, suspect: short, informed: short }),
    payment: fields({ method: short, thirdParty: short, country: short }),
    temporary: fields({ purpose: short, returns: short }),
    observed: listOf(short, 200),
    observedComplete: flag,
  }),
  dealDone: listOf(oneOf('destination', 'parties', 'route', 'end-use'), 4),
})

/** What came out when a record was saved, to hold a replay against. */
export interface Remembered {
  readonly saved?: string
  readonly lists: readonly { readonly id: string; readonly sha256: string }[]
  readonly verdict?: string
  readonly matches: readonly string[]
  readonly outcome?: string
}

/** A record read again. */
export interface Saved {
  readonly draft: Draft
  readonly remembered: Remembered
}

/** Results to be saved beside what was said; each as it is, since the record is evidence. */
export interface Results {
  readonly saved: string
  readonly lists: readonly { readonly id: string; readonly sha256: string }[]
  readonly verdict?: unknown
  readonly transaction?: unknown
  readonly outcome?: unknown
}

/** A draft, with or without its results, as the text of a file. Numbers beyond JSON's own are written as text. */
export const saveText = (draft: Draft, results?: Results): string =>
  JSON.stringify(
    { format: FORMAT, input: draft, ...results },
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    2,
  )

/** Reads a saved record. Throws Fault `web.bad-record` with the place and what is wrong there. */
export const readSaved = (source: string): Saved => {
  let json: unknown
  try {
    json = JSON.parse(source)
  } catch (cause) {
    throw new Fault('web.bad-record', { detail: 'it is not JSON' }, { cause })
  }
  const file = isRecord(json) ? json : {}
  if (file.format !== FORMAT) throw new Fault('web.bad-record', { detail: `its format is not \`${FORMAT}\`` })
  const complaint = draftShape(file.input, 'input')
  if (complaint !== undefined) throw new Fault('web.bad-record', { detail: complaint })
  // The check above is the proof that it is one.
  return { draft: file.input as Draft, remembered: rememberedOf(file) }
}

/** What can be told of the results; they are shown beside the replay and decide nothing, so what is odd is left out. */
const rememberedOf = ({ saved, lists, verdict, outcome }: Readonly<Record<string, unknown>>): Remembered => {
  const word = (value: unknown, field: string): string | undefined =>
    isRecord(value) && typeof value[field] === 'string' ? value[field] : undefined
  const named = (value: unknown): readonly Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value.filter(isRecord) : [])
  const verdictWord = word(verdict, 'verdict')
  const outcomeWord = word(outcome, 'outcome')
  return {
    lists: named(lists).flatMap(({ id, sha256 }) => (typeof id === 'string' && typeof sha256 === 'string' ? [{ id, sha256 }] : [])),
    matches: isRecord(verdict) ? named(verdict.matches).flatMap(({ id }) => (typeof id === 'string' ? [id] : [])) : [],
    ...(typeof saved === 'string' ? { saved } : {}),
    ...(verdictWord === undefined ? {} : { verdict: verdictWord }),
    ...(outcomeWord === undefined ? {} : { outcome: outcomeWord }),
  }
}

let replayed: Saved | undefined

/** Remembers the record that was opened, until the next one: the record page compares the replay with it. */
export const setReplayed = (saved: Saved | undefined): void => {
  replayed = saved
}

/** The record that was opened last in this tab, if any. */
export const getReplayed = (): Saved | undefined => replayed
