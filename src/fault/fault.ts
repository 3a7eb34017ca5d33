/** The one way Gatehouse refuses: a code, details for its sentence, and where the trouble is. */
import type { Say } from '../messages/say.ts'
import { FAULTS, type FaultCode } from './faults.ts'

/** One thing wrong with an input, with its place. `line` and `column` count from 1; `path` is the place in the data. */
export interface Issue {
  readonly code: FaultCode
  readonly message: string
  /** Values of the sentence, to say it in another language. */
  readonly details?: FaultDetails
  readonly file?: string
  readonly line?: number
  readonly column?: number
  readonly path?: string
  readonly hint?: string
}

/** Values for the placeholders of a fault's sentence. */
export type FaultDetails = Readonly<Record<string, string | number>>

/** Fills `{{name}}` placeholders; an unknown one stays visible, since a hole would hide a mistake. */
const fill = (sentence: string, details: FaultDetails): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (name in details ? String(details[name]) : whole))

/** Broken input, refused. `status` is for HTTP, `exit` for the command line; both come from the table of refusals. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly details: FaultDetails
  readonly issues: readonly Issue[]
  readonly hint: string | undefined

  constructor(code: FaultCode, details: FaultDetails = {}, more: { cause?: unknown; issues?: readonly Issue[]; hint?: string } = {}) {
    super(fill(FAULTS[code].says, details), more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'Fault'
    this.code = code
    this.details = details
    this.issues = more.issues ?? []
    this.hint = more.hint
  }

  get status(): number {
    return FAULTS[this.code].status
  }

  get exit(): number {
    return FAULTS[this.code].exit
  }
}

/** An issue for a reader's collection, its sentence taken from the table of refusals. */
export const issue = (code: FaultCode, details: FaultDetails, place: Omit<Issue, 'code' | 'message' | 'details'> = {}): Issue => ({
  code,
  message: fill(FAULTS[code].says, details),
  details,
  ...place,
})

/** The sentence of an issue or a refusal in a language of the catalogue; as it was said in English where its values are not known. */
export const sayMessage = (one: Pick<Issue, 'code' | 'message' | 'details'>, say: Say): string =>
  one.details === undefined ? one.message : say(`fault:${one.code}`, one.details)

/** `list.yaml:41:17: message; hint` as a person reads it, in English or in the language of `say`. */
export const sayIssue = (one: Issue, say?: Say): string => {
  const place = [one.file, one.line, one.column].filter((part) => part !== undefined).join(':')
  return `${place === '' ? '' : `${place}: `}${say === undefined ? one.message : sayMessage(one, say)}${one.hint === undefined ? '' : `; ${one.hint}`}`
}

/** The nearest of the known words by edit distance, for "did you mean"; undefined when none is near. */
export const nearest = (word: string, known: Iterable<string>): string | undefined => {
  let best: string | undefined
  let least = Math.max(2, Math.ceil(word.length / 3)) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
