/** A real Chromium for the page's tests. Where none is installed the tests are skipped, and say so. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'

const PLACES = [
  process.env.GATEHOUSE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Where a Chromium is; undefined if nowhere. */
export const chromiumPath = (): string | undefined => PLACES.find((path) => path !== undefined && existsSync(path))

/** Why the tests are skipped, if they are. */
export const NO_CHROMIUM = 'no Chromium found: install one (apt-get install chromium), or name it in GATEHOUSE_CHROMIUM'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser with a profile of its own, thrown away with it. */
export interface OwnBrowser {
  readonly context: BrowserContext
  readonly close: () => Promise<void>
}

/** Starts one. */
export const openBrowser = async (options: BrowserContextOptions = {}): Promise<OwnBrowser> => {
  const path = chromiumPath()
  if (path === undefined) throw new Error(NO_CHROMIUM)
  const profile = mkdtempSync(join(tmpdir(), 'gatehouse-chromium-'))
  const context = await chromium.launchPersistentContext(profile, { executablePath: path, headless: true, args: FLAGS, ...options })
  return {
    context,
    close: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
