/** The HTTP interface: classify, assess, lists; its OpenAPI document; the page's files. Keeps no state and nothing of what it is sent. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { Fault } from '../fault/fault.ts'
import { isDay } from '../list/fields.ts'
import { say } from '../messages/say.ts'
import { answerForOpenApi, answerJson } from '../office/answer-json.ts'
import { assessmentJson, assessmentSchema } from '../office/assessment-json.ts'
import type { Asking, Desk } from '../office/desk.ts'
import { languageOf } from './language.ts'
import { listsRoutes } from './lists-routes.ts'
import { servePages } from './pages.ts'
import { answerError, answerNotFound } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import { problemSchema } from './schemas.ts'

/** What the server stands on. `pages` is the folder of the built page; absent, only the interface is served. */
export interface Serving {
  readonly desk: Desk
  readonly compiled: () => string
  readonly pages?: string
  readonly log: (line: Record<string, unknown>) => void
  /** Today, YYYY-MM-DD. */
  readonly today: () => string
  /** Requests a client may make in a minute. */
  readonly perMinute?: number
}

/** A data sheet is a few kilobytes; a transaction with many lines a few hundred. */
const MOST_BYTES = 2_000_000

const question = z
  .object({
    text: z.string().min(1).optional().openapi({ description: 'a data sheet, or an item as YAML' }),
    item: z.looseObject({}).optional().openapi({ description: 'an item as JSON; see docs/schema/facts.schema.json' }),
    on: z.string().optional().openapi({ example: '2026-11-24' }),
    lists: z.array(z.string()).optional(),
    kinds: z.array(z.string()).optional(),
    hs: z.string().optional(),
  })
  .refine((body) => (body.text === undefined) !== (body.item === undefined), { message: 'give either `text` or `item`' })
  .openapi('Question')

const deal = z
  .object({
    transaction: z
      .union([z.string(), z.looseObject({})])
      .openapi({ description: 'a transaction as YAML text or JSON; see docs/schema/transaction.schema.json' }),
    on: z.string().optional(),
    lists: z.array(z.string()).optional(),
  })
  .openapi('TransactionQuestion')

const problems = {
  400: { description: 'refused, with the place and a hint', content: { 'application/problem+json': { schema: problemSchema } } },
}
const jsonBody = <T extends z.ZodType>(schema: T) => ({ body: { required: true, content: { 'application/json': { schema } } } })

const classifyRoute = createRoute({
  method: 'post',
  path: '/v1/classify',
  summary: 'is this item controlled on this day, and why',
  request: jsonBody(question),
  responses: { 200: { description: 'the answer', content: { 'application/json': { schema: answerForOpenApi } } }, ...problems },
})

const assessRoute = createRoute({
  method: 'post',
  path: '/v1/assess',
  summary: 'is this transaction clear, does it need a licence, must it be referred, is it prohibited',
  request: jsonBody(deal),
  responses: { 200: { description: 'the assessment', content: { 'application/json': { schema: assessmentSchema } } }, ...problems },
})

/** The chemistry worker's own policy; the page's is stricter. */
const CHEMISTRY_POLICY = "default-src 'none'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; connect-src 'self'"

/** Builds the app. Every error leaves as a problem document. */
export const createApp = ({ desk, compiled, pages, log, today, perMinute }: Serving): OpenAPIHono => {
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return
      const issues = result.error.issues.map((one) => ({
        code: 'server.bad-request' as const,
        message: one.message,
        path: one.path.join('.'),
      }))
      throw new Fault('server.bad-request', { detail: issues[0]?.message ?? '' }, { issues })
    },
  })
  // Before the headers of all: what runs last on the way out wins. RDKit's glue code builds functions from text, which the page must
  // not; it runs in a worker that holds nothing but a structure (docs/decisions/0008-the-page-alone.md).
  app.use('/assets/*', async (context, next) => {
    await next()
    if (/^\/assets\/chemistry-worker-[^/]+\.js$/.test(context.req.path))
      context.res.headers.set('content-security-policy', CHEMISTRY_POLICY)
  })
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        fontSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      crossOriginOpenerPolicy: 'same-origin',
      crossOriginResourcePolicy: 'same-origin',
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
    }),
  )
  app.use('/v1/*', rateLimit(perMinute ?? 600))
  app.use(
    '/v1/*',
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: () => {
        throw new Fault('input.too-large', { size: MOST_BYTES + 1, limit: MOST_BYTES })
      },
    }),
  )
  app.use('/v1/*', async (context, next) => {
    // A form on another site can send a POST, but not one of this type: no cookie is used, and none may come to be relied on.
    if (context.req.method === 'POST' && !/^application\/json\b/.test(context.req.header('content-type') ?? ''))
      throw new HTTPException(415, { message: 'send application/json' })
    await next()
  })
  app.onError(answerError(log))
  app.notFound(answerNotFound)

  const asks = (on: string | undefined, lists: readonly string[] | undefined): Asking => {
    if (on !== undefined && !isDay(on)) throw new Fault('input.bad-date', { text: on })
    return { on: on ?? today(), ...(lists === undefined ? {} : { lists }) }
  }
  app.get('/v1/health', (context) => context.json({ status: 'ok', lists: desk.loaded.hashes, sha256: desk.loaded.sha256 }))
  app.openapi(classifyRoute, (context) => {
    const { text, item, on, lists, kinds, hs } = context.req.valid('json')
    const asked: Asking = { ...asks(on, lists), ...(kinds === undefined ? {} : { kinds }), ...(hs === undefined ? {} : { hs }) }
    const answer = desk.classifyText(text ?? JSON.stringify(item), 'item', asked)
    // The document's schema keeps traces flat; the answer's are the same objects, nested.
    return context.json(
      answerJson(answer, desk.loaded.dictionary, say(languageOf(context.req.header('accept-language')))) as unknown as z.infer<
        typeof answerForOpenApi
      >,
      200,
    )
  })
  app.openapi(assessRoute, (context) => {
    const { transaction, on, lists } = context.req.valid('json')
    const text = typeof transaction === 'string' ? transaction : JSON.stringify(transaction)
    return context.json(
      assessmentJson(desk.assessText(text, 'transaction', asks(on, lists)), say(languageOf(context.req.header('accept-language')))),
      200,
    )
  })
  listsRoutes(app, desk.loaded, compiled)
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Gatehouse', version: '1', description: 'Control lists that run. Errors are application/problem+json (RFC 9457).' },
  })
  if (pages !== undefined) servePages(app, pages)
  return app
}
