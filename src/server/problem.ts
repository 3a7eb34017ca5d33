/** Errors on the wire: application/problem+json (RFC 9457). A refusal carries its issues; a mistake of ours an id and nothing else. */
import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { Fault, sayMessage } from '../fault/fault.ts'
import { say } from '../messages/say.ts'
import { languageOf } from './language.ts'

/** A problem document. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code?: string
  readonly detail?: string
  readonly issues?: Fault['issues']
  readonly id?: string
}

const send = (context: Context, problem: Problem): Response =>
  context.body(JSON.stringify(problem), problem.status as 400, { 'content-type': 'application/problem+json; charset=utf-8' })

/** Answers an error that reached the edge. `log` gets what the client must not see. */
export const answerError =
  (log: (line: Record<string, unknown>) => void) =>
  (error: Error, context: Context): Response => {
    if (error instanceof Fault) {
      const speak = say(languageOf(context.req.header('accept-language')))
      const [first] = error.issues
      return send(context, {
        type: 'about:blank',
        title: sayMessage(first ?? error, speak),
        status: error.status,
        code: error.code,
        ...(error.hint === undefined ? {} : { detail: error.hint }),
        ...(error.issues.length === 0
          ? {}
          : {
              issues: error.issues.map(({ details, ...one }) => ({
                ...one,
                message: sayMessage({ ...one, ...(details === undefined ? {} : { details }) }, speak),
              })),
            }),
      })
    }
    if (error instanceof HTTPException)
      return send(context, { type: 'about:blank', title: error.message || 'bad request', status: error.status })
    const id = randomUUID()
    log({ level: 'error', id, path: context.req.path, error: error.stack ?? error.message })
    return send(context, { type: 'about:blank', title: 'a mistake of ours', status: 500, id })
  }

/** Answers a path that does not exist. */
export const answerNotFound = (context: Context): Response =>
  send(context, { type: 'about:blank', title: 'there is nothing here', status: 404 })
