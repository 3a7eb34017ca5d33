/** `gatehouse serve`: the page and the HTTP interface on this machine. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { Fault } from '../fault/fault.ts'
import { openDesk } from '../office/desk.ts'
import { packageRoot } from '../store/files.ts'
import { compiledPath } from '../store/list-files.ts'
import type { Done } from './done.ts'
import { catalogue, tell, today } from './terminal.ts'

/** The `serve` command; runs until it is told to stop. */
export const serveCommand = (done: Done): Command => {
  const say = catalogue()
  return new Command('serve')
    .option('--port <port>', say('cli:serve.port'), process.env['PORT'] ?? '8080')
    .option('--host <host>', say('cli:serve.host'), '127.0.0.1')
    .description(say('cli:serve.about'))
    .action(async (options: { port: string; host: string }) => {
      const port = Number(options.port)
      if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Fault('cli.bad-port', { port: options.port })
      const root = packageRoot()
      if (!isBuilt(root)) {
        tell(say('cli:serve.building'))
        await buildPage(root)
      }
      // Only this command needs HTTP; the others start faster without it.
      const [{ serve }, { createApp }] = await Promise.all([import('@hono/node-server'), import('../server/app.ts')])
      const desk = await openDesk()
      const compiled = readFileSync(compiledPath(root), 'utf8')
      const app = createApp({
        desk,
        compiled: () => compiled,
        pages: join(root, 'dist', 'web'),
        log: (line) => tell(JSON.stringify(line)),
        today,
      })
      const stopped = await new Promise<number>((resolve, reject) => {
        const server = serve({ fetch: app.fetch, port, hostname: options.host }, ({ port: actual }) => {
          tell(
            say('cli:serve.lists', {
              lists: desk.loaded.lists.map((list) => `${list.id} ${desk.loaded.hashes[list.id]?.slice(0, 12) ?? ''}`).join('  '),
            }),
          )
          tell(say('cli:serve.listening', { url: `http://${options.host}:${actual}` }))
        })
        server.on('error', (error: NodeJS.ErrnoException) =>
          reject(
            error.code === 'EADDRINUSE'
              ? new Fault('cli.port-in-use', { port }, { cause: error, hint: 'choose another with `--port`' })
              : error,
          ),
        )
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => resolve(0)))
      })
      tell(say('cli:serve.stopped'))
      done(stopped)
    })
}

/** Whether the built page is there and newer than all it is made from. */
const isBuilt = (root: string): boolean => {
  const built = join(root, 'dist', 'web', 'index.html')
  if (!existsSync(built)) return false
  const since = statSync(built).mtimeMs
  const newest = (folder: string): number =>
    Math.max(
      ...readdirSync(folder, { withFileTypes: true }).map((entry) =>
        entry.isDirectory() ? newest(join(folder, entry.name)) : statSync(join(folder, entry.name)).mtimeMs,
      ),
    )
  return !existsSync(join(root, 'src', 'web')) || Math.max(newest(join(root, 'src')), newest(join(root, 'lists', 'compiled'))) <= since
}

/** Builds the page with the tools that came along; said once, on the first start. */
const buildPage = async (root: string): Promise<void> => {
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error' })
}
