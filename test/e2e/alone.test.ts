/** The page alone with its reader: no network after the first load, no request elsewhere, nothing sent, nothing kept. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { example, openSite, type Site, whyNot } from '../support/site.ts'
import { paste, press, tellDeal } from '../support/walk.ts'

const reason = whyNot()

describe.skipIf(reason !== undefined)('alone', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite({ viewport: { width: 1280, height: 860 } })
  })
  afterAll(async () => {
    await site.close()
  })

  test("a whole check asks only the page's own origin, only for files, and sends nothing", async () => {
    const { page } = site
    const sent: string[] = []
    site.browser.context.on('request', (request) => {
      if (request.method() !== 'GET' || request.postData() !== null) sent.push(`${request.method()} ${request.url()}`)
    })
    await paste(site, `${example('frequency-changer')}\nCustomer reference: ZEBRA-QUAGGA`)
    await press(page, 'This is right')
    await tellDeal(site, { endUser: 'Okapi Spinnerei' })
    await press(page, 'See the outcome')
    await page.locator('main .verdict h1').waitFor()
    const elsewhere = site.requests.filter(
      (url) => !url.startsWith(site.server.url) && !url.startsWith('blob:') && !url.startsWith('data:'),
    )
    expect(elsewhere).toEqual([])
    expect(sent).toEqual([])
    expect(site.requests.join(' ')).not.toMatch(/zebra|okapi|ventrac/i)
  })

  test('only language and appearance are kept beyond the tab', async () => {
    const kept = await site.page.evaluate(async () => ({
      local: Object.keys(localStorage),
      cookies: document.cookie,
      databases: (await indexedDB.databases()).map((one) => one.name),
      cached: (
        await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((request) => request.url)))
      ).flat(),
    }))
    expect(kept.local.filter((name) => !/^gatehouse\.(language|theme)$/.test(name))).toEqual([])
    expect(kept.cookies).toBe('')
    expect(kept.databases).toEqual([])
    expect(kept.cached.every((url) => url.startsWith(site.server.url))).toBe(true)
  })

  test('without a network the page loads again, goes on with the check in hand, and draws molecules', async () => {
    const { page, server } = site
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    // The chemistry is kept once the page is idle.
    await expect
      .poll(
        () =>
          page.evaluate(async () =>
            (
              await Promise.all(
                (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((request) => request.url)),
              )
            )
              .flat()
              .some((url) => url.endsWith('.wasm')),
          ),
        { timeout: 30_000 },
      )
      .toBe(true)
    server.offline(true)
    await page.goto(`${server.url}#/check/verdict`)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Controlled' }).waitFor()
    await page.goto(`${server.url}#/lists/NSG2/3.A.1`)
    await page.getByRole('heading', { name: 'Cases' }).waitFor()
    await page.getByText('must match').first().waitFor()
    await page.goto(`${server.url}#/check/chemical`)
    await page.getByLabel('By its structure').check()
    await page.getByLabel('SMILES', { exact: true }).fill('CCO')
    await press(page, 'Draw the structure')
    await page.getByRole('img', { name: 'Structure of CCO' }).waitFor()
    server.offline(false)
  })

  test('the strictest content security policy holds: no inline code, no inline style, no eval in the page', () => {
    expect(site.errors.filter((one) => /Content Security Policy|Refused to/i.test(one))).toEqual([])
  })

  test('the page weighs less than its limits', () => {
    const report = execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/page-size.ts', import.meta.url))], {
      encoding: 'utf8',
    })
    const first = Number(/first page, all its JavaScript\s+([\d.]+) kB/.exec(report)?.[1])
    expect(first).toBeGreaterThan(50)
    expect(first).toBeLessThan(250)
  })
})
