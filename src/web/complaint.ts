/** A refusal as the page keeps it until it is shown: with the values of its sentence, so that it is said in the reader's language. */
import { Fault, type Issue, sayMessage } from '../fault/fault.ts'
import type { Speech } from './language.tsx'

/** What was refused, and why. `hint` is English, as hints are. */
export type Complaint = Pick<Issue, 'code' | 'message' | 'details' | 'hint'>

/** The first thing wrong that a fault names, or the fault itself. */
export const complaintOf = (fault: Fault): Complaint =>
  fault.issues[0] ?? {
    code: fault.code,
    message: fault.message,
    details: fault.details,
    ...(fault.hint === undefined ? {} : { hint: fault.hint }),
  }

/** Its sentence, with the hint behind it. */
export const sayComplaint = (one: Complaint, t: Speech['t']): string =>
  `${sayMessage(one, t)}${one.hint === undefined ? '' : `; ${one.hint}`}`

/** Does something and gives what came of it, or the complaint if it was refused. Anything but a `Fault` is a mistake of ours and goes on. */
export const orComplaint = <T>(take: () => T): { readonly came: T } | { readonly complaint: Complaint } => {
  try {
    return { came: take() }
  } catch (error) {
    if (error instanceof Fault) return { complaint: complaintOf(error) }
    throw error
  }
}
