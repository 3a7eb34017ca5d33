/** A limit on requests a minute by address: one window a client, forgotten when it is over. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { MiddlewareHandler } from 'hono'
import { Fault } from '../fault/fault.ts'

const MINUTE = 60_000
/** Windows kept at most; beyond, the oldest are forgotten, so that many addresses cannot fill memory. */
const MOST_CLIENTS = 10_000

/** Refuses with `server.too-many` (429) beyond `most` requests in a minute from one address. */
export const rateLimit = (most: number): MiddlewareHandler => {
  const windows = new Map<string, { since: number; count: number }>()
  return async (context, next) => {
    const client = addressOf(context)
    const now = Date.now()
    const current = windows.get(client)
    const window = current === undefined || now - current.since > MINUTE ? { since: now, count: 0 } : current
    window.count++
    windows.delete(client)
    windows.set(client, window)
    if (windows.size > MOST_CLIENTS) windows.delete(windows.keys().next().value ?? '')
    if (window.count > most) throw new Fault('server.too-many', { most })
    await next()
  }
}

/** The peer's address; behind no socket (a test) all are one client. */
const addressOf = (context: Parameters<typeof getConnInfo>[0]): string => {
  const { incoming } = (context.env ?? {}) as { readonly incoming?: unknown }
  return incoming === undefined ? 'local' : (getConnInfo(context).remote.address ?? 'unknown')
}
