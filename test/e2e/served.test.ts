/** The page as `gatehouse serve` serves it: its own lists, its own security policy. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OwnBrowser, openBrowser } from '../support/browser.ts'
import { example, whyNot } from '../support/site.ts'

const reason = whyNot()
const root = fileURLToPath(new URL('../..', import.meta.url))

describe.skipIf(reason !== undefined)('served by gatehouse', () => {
  let server: ChildProcess
  let browser: OwnBrowser
  let page: Page
  let url = ''
  const errors: string[] = []
  const started = Date.now()
  let answered = 0

  beforeAll(async () => {
    server = spawn(process.execPath, ['bin/gatehouse.mjs', 'serve', '--port', '0'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    url = await new Promise<string>((found, failed) => {
      let said = ''
      const listen = (chunk: Buffer): void => {
        said += String(chunk)
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
        if (address !== undefined) found(`${address}/`)
      }
      server.stdout?.on('data', listen)
      server.stderr?.on('data', listen)
      server.on('exit', (code) => failed(new Error(`the server ended with ${code}: ${said}`)))
    })
    browser = await openBrowser({ locale: 'en-GB' })
    page = browser.context.pages()[0] ?? (await browser.context.newPage())
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    page.on('pageerror', (error) => errors.push(String(error)))
    await page.goto(url)
    await page.locator('main h1').waitFor()
    answered = Date.now() - started
  })
  afterAll(async () => {
    await browser?.close()
    server.removeAllListeners('exit')
    server.kill()
  })

  test('the page is there within ten seconds of the start', () => {
    expect(answered).toBeLessThan(10_000)
  })

  test('the lists come from the server, the same that are in force there', async () => {
    const health = (await (await fetch(`${url}v1/health`)).json()) as { sha256: string }
    await page.goto(`${url}#/about`)
    await page.getByText(health.sha256).waitFor()
  })

  test("a data sheet is read, a molecule drawn, under the server's own policy", async () => {
    await page.goto(`${url}#/check/item`)
    await page.getByLabel('Data sheet').fill(example('frequency-changer'))
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByRole('button', { name: 'This is right' }).click()
    await page.getByRole('heading', { level: 1, name: 'Controlled', exact: true }).waitFor()
    await page.goto(`${url}#/check/chemical`)
    await page.getByLabel('By its structure').check()
    await page.getByLabel('SMILES', { exact: true }).fill('CCO')
    await page.getByRole('button', { name: 'Draw the structure' }).click()
    await page.getByRole('img', { name: 'Structure of CCO' }).waitFor()
  })

  test('only the chemistry worker may build code; the page may not', async () => {
    const policy = async (path: string): Promise<string> => (await fetch(`${url}${path}`)).headers.get('content-security-policy') ?? ''
    expect(await policy('')).toMatch(/script-src 'self'/)
    expect(await policy('')).not.toMatch(/'unsafe-eval'|'unsafe-inline'/)
    const worker = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map((one) => new URL(one.name).pathname.slice(1))
        .find((path) => /chemistry-worker/.test(path)),
    )
    expect(await policy(worker ?? 'assets/chemistry-worker')).toMatch(/'unsafe-eval'/)
  })

  test('nothing went wrong in the page on the way', () => {
    expect(errors).toEqual([])
  })
})
