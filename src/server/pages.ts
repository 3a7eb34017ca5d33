/** The page's files, as built: immutable assets for a year, the rest fresh each time; never outside the folder. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

/** Serves a folder at `/`. A path without an extension is the page itself: its router is in the browser. */
export const servePages = (app: OpenAPIHono, folder: string): void => {
  app.get('/*', (context, next) => {
    const file = find(folder, context.req.path)
    return file === undefined ? next() : sendFile(context, file)
  })
}

const find = (folder: string, path: string): string | undefined => {
  const plain = safePath(path)
  if (plain === undefined) return undefined
  const wanted = normalize(join(folder, plain))
  if (wanted !== folder && !wanted.startsWith(folder + sep)) return undefined
  if (existsSync(wanted) && statSync(wanted).isFile()) return wanted
  const index = join(folder, 'index.html')
  return extname(plain) === '' && !plain.startsWith('/v1/') && existsSync(index) ? index : undefined
}

const safePath = (path: string): string | undefined => {
  try {
    const plain = decodeURIComponent(path)
    return plain.includes('\0') ? undefined : plain
  } catch (error) {
    // A malformed escape names no file; anything else is ours.
    if (error instanceof URIError) return undefined
    throw error
  }
}

const sendFile = (context: Context, file: string): Response => {
  const immutable = /\/assets\//.test(file)
  return context.body(new Uint8Array(readFileSync(file)), 200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
}
