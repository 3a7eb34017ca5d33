/** `/v1/lists…`: what is loaded, one list, one provision with what it inherits, and the compiled file the page runs on. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Loaded } from '../list/compiled.ts'
import { lineage } from '../list/resolve.ts'
import { listNamed, provisionNamed } from '../office/lists.ts'
import { problemSchema } from './schemas.ts'

const summary = z
  .object({
    id: z.string(),
    title: z.string(),
    issuer: z.string(),
    instrument: z.string(),
    provisions: z.number().int(),
    verified: z.number().int(),
    sha256: z.string(),
  })
  .openapi('ListSummary')

const listRoute = createRoute({
  method: 'get',
  path: '/v1/lists',
  summary: 'the lists that are loaded, with the hash that names each',
  responses: { 200: { description: 'lists', content: { 'application/json': { schema: z.object({ lists: z.array(summary) }) } } } },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/v1/lists/{list}',
  summary: 'a list with its provisions, without their conditions',
  request: { params: z.object({ list: z.string().openapi({ example: 'NSG2' }) }) },
  responses: {
    200: {
      description: 'the list',
      content: {
        'application/json': {
          schema: z.object({
            id: z.string(),
            title: z.string(),
            about: z.string(),
            provisions: z.array(z.object({ id: z.string(), title: z.string(), heading: z.boolean(), confidence: z.string() })),
          }),
        },
      },
    },
    404: { description: 'no such list', content: { 'application/problem+json': { schema: problemSchema } } },
  },
})

const provisionRoute = createRoute({
  method: 'get',
  path: '/v1/lists/{list}/{provision}',
  summary: 'a provision: citation, versions with their conditions as trees, and the headings it inherits from',
  request: { params: z.object({ list: z.string().openapi({ example: 'NSG2' }), provision: z.string().openapi({ example: '3.A.1' }) }) },
  responses: {
    200: {
      description: 'the provision',
      content: { 'application/json': { schema: z.looseObject({ full: z.string(), title: z.string() }).openapi('Provision') } },
    },
    404: { description: 'no such provision', content: { 'application/problem+json': { schema: problemSchema } } },
  },
})

/** Fractions travel as text, as in the compiled file. */
const plain = (value: unknown): Record<string, unknown> =>
  JSON.parse(JSON.stringify(value, (_key, field: unknown) => (typeof field === 'bigint' ? field.toString() : field))) as Record<
    string,
    unknown
  >

/** Adds the routes. `compiled` gives the compiled file's text. */
export const listsRoutes = (app: OpenAPIHono, loaded: Loaded, compiled: () => string): void => {
  app.openapi(listRoute, (context) =>
    context.json({
      lists: loaded.lists.map((list) => {
        const provisions = list.provisions.filter((one) => !one.heading)
        return {
          id: list.id,
          title: list.title,
          issuer: list.issuer,
          instrument: list.instrument,
          provisions: provisions.length,
          verified: provisions.filter((one) => one.confidence === 'verified').length,
          sha256: loaded.hashes[list.id] ?? '',
        }
      }),
    }),
  )
  // Before `/v1/lists/{list}`, which would take it for a list's name.
  app.get('/v1/lists/compiled', (context) => {
    const tag = `"${loaded.sha256}"`
    if (context.req.header('if-none-match') === tag) return context.body(null, 304, { etag: tag })
    return context.body(compiled(), 200, { 'content-type': 'application/json; charset=utf-8', etag: tag, 'cache-control': 'no-cache' })
  })
  app.openapi(oneRoute, (context) => {
    const list = listNamed(loaded, context.req.valid('param').list)
    return context.json(
      {
        id: list.id,
        title: list.title,
        about: list.about,
        provisions: list.provisions.map(({ id, title, heading, confidence }) => ({ id, title, heading, confidence })),
      },
      200,
    )
  })
  app.openapi(provisionRoute, (context) => {
    const { list: listId, provision: id } = context.req.valid('param')
    const list = listNamed(loaded, listId)
    const provision = provisionNamed(list, id)
    const above = lineage(list, provision)
      .slice(1)
      .map(({ full, title, versions }) => ({ full, title, versions }))
    return context.json({ ...plain({ ...provision, inherits: above }), full: provision.full, title: provision.title }, 200)
  })
}
