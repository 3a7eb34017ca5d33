/** How soon after `npm start` the page and the first answer are there: cold, with the page built already and not. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = `${root}dist/web`

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })

/** Milliseconds from start to the page, and to the first answer. */
const start = async (): Promise<readonly [number, number]> => {
  const began = performance.now()
  const child = spawn(process.execPath, ['bin/gatehouse.mjs', 'serve', '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, GATEHOUSE_LANG: 'en' },
  })
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let text = ''
      child.stderr?.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        const found = /(http:\/\/127\.0\.0\.1:\d+)/.exec(text)?.[1]
        if (found !== undefined) resolve(found)
      })
      child.once('exit', () => reject(new Error(`the server stopped: ${text}`)))
    })
    await (await fetch(url)).text()
    const page = performance.now() - began
    const answer = await fetch(`${url}/v1/classify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'kind: frequency-changer' }),
    })
    if (!answer.ok) throw new Error(`answered ${answer.status}`)
    await answer.text()
    return [page, performance.now() - began]
  } finally {
    await stop(child)
  }
}

const tell = (name: string, [page, answer]: readonly [number, number]): void =>
  console.log(`${name.padEnd(28)} page ${(page / 1000).toFixed(2)} s, first answer ${(answer / 1000).toFixed(2)} s`)

const aside = `${root}dist/web-aside`
const had = existsSync(built)
if (had) renameSync(built, aside)
try {
  tell('first start (page is built)', await start())
  tell('started again', await start())
} finally {
  if (had) {
    rmSync(built, { recursive: true, force: true })
    renameSync(aside, built)
  }
}
