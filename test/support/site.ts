/** The built page, served and opened, with what went wrong in it. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { chromiumPath, NO_CHROMIUM, type OwnBrowser, openBrowser } from './browser.ts'
import { type StaticServer, serveFolder } from './static-server.ts'

const FOLDER = fileURLToPath(new URL('../../dist/web', import.meta.url))
const RESULTS = fileURLToPath(new URL('../../test-results', import.meta.url))

/** Why the page can't be tried here; undefined if it can. */
export const whyNot = (): string | undefined => {
  if (chromiumPath() === undefined) return NO_CHROMIUM
  if (!existsSync(`${FOLDER}/index.html`)) return 'dist/web is not built: run `npm run build:web`'
  return undefined
}

/** An example of `examples/`, by its name. */
export const example = (name: string): string => readFileSync(fileURLToPath(new URL(`../../examples/${name}.txt`, import.meta.url)), 'utf8')

/** The page, and everything it complained of or asked for. */
export interface Site {
  readonly page: Page
  readonly server: StaticServer
  readonly browser: OwnBrowser
  /** Errors of scripts, refusals of the security policy, broken promises. */
  readonly errors: readonly string[]
  /** Every address that was asked for, by the page and by its service worker. */
  readonly requests: readonly string[]
  /** Those the page itself asked for. */
  readonly pageRequests: readonly string[]
  /** Goes to the address behind `#` and waits for its heading. */
  readonly visit: (hash: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens the page on a server of its own. */
export const openSite = async (options: BrowserContextOptions = {}): Promise<Site> => {
  const server = await serveFolder(FOLDER)
  const browser = await openBrowser({ locale: 'en-GB', ...options })
  const page = browser.context.pages()[0] ?? (await browser.context.newPage())
  const errors: string[] = []
  const requests: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    // The first place a static host is asked for the lists answers 404; that one is meant.
    if (message.type() === 'error' && !message.location().url.endsWith('/v1/lists/compiled')) errors.push(message.text())
  })
  const pageRequests: string[] = []
  browser.context.on('request', (request) => {
    requests.push(request.url())
    if (request.serviceWorker() === null) pageRequests.push(request.url())
  })
  const visit = async (hash: string): Promise<void> => {
    await page.goto(`${server.url}${hash}`)
    await page.locator('main h1').waitFor()
    // The heading of a page that is still loading is the one before.
    await page.waitForFunction(
      () =>
        ![...document.querySelectorAll('main p.quiet')].some((one) => one.textContent === 'Loading…' || one.textContent === 'جارٍ التحميل…'),
    )
  }
  await visit('')
  return {
    page,
    server,
    browser,
    errors,
    requests,
    pageRequests,
    visit,
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}

/** What axe finds wrong with the page as it is shown, or with parts of it by selector; one line each. */
export const axeFindings = async (page: Page, parts?: readonly string[]): Promise<readonly string[]> => {
  await page.evaluate(AXE)
  const violations = (await page.evaluate(async (selectors) => {
    const { axe } = globalThis as unknown as { axe: { run: (context: unknown, options: object) => Promise<{ violations: unknown }> } }
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    return (await axe.run(selectors ?? document, { runOnly: { type: 'tag', values: rules } })).violations
  }, parts)) as readonly Finding[]
  return violations.flatMap((finding) =>
    finding.nodes.map((node) => `${finding.id} (${finding.help}): ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
}

/** Keeps a picture of the whole page under test-results/, or of what is in view where a change of size would close what is open. */
export const picture = async (page: Page, name: string, whole = true): Promise<void> => {
  mkdirSync(RESULTS, { recursive: true })
  await page.screenshot({ path: `${RESULTS}/${name}.png`, fullPage: whole, animations: 'disabled' })
}
