/** Serves a folder on 127.0.0.1 as strictly as a deployment would: its own origin alone, no inline code, no inline styles. */

import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

/** The page's policy. */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** The chemistry worker's own: RDKit's glue code compiles WebAssembly and builds functions, in a realm without the page's data. */
export const WORKER_POLICY = "default-src 'none'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; connect-src 'self'"

/** A running server. `offline` makes it drop every connection, as a lost network does. */
export interface StaticServer {
  readonly url: string
  readonly asked: readonly string[]
  readonly offline: (on: boolean) => void
  readonly close: () => Promise<void>
}

/** Starts it on a free port. */
export const serveFolder = async (folder: string): Promise<StaticServer> => {
  const asked: string[] = []
  let down = false
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    asked.push(path)
    if (down) {
      request.socket.destroy()
      return
    }
    const wanted = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path))
    if (!wanted.startsWith(folder + sep) || !existsSync(wanted) || !statSync(wanted).isFile()) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
      return
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(wanted)] ?? 'application/octet-stream',
      'content-security-policy': /\/assets\/chemistry-worker-[^/]*\.js$/.test(path) ? WORKER_POLICY : PAGE_POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    })
    response.end(readFileSync(wanted))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    asked,
    offline: (on) => {
      down = on
      if (on) server.closeAllConnections()
    },
    close: () =>
      new Promise((done, failed) => {
        server.closeAllConnections()
        server.close((error) => (error === undefined ? done() : failed(error)))
      }),
  }
}
