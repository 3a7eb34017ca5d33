/** Every page under axe: light, dark, Arabic; and pictures of each at 360 and 1280 px. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, example, openSite, picture, type Site, whyNot } from '../support/site.ts'

const reason = whyNot()

/** Pages in an order in which each has something to show. */
const PAGES: readonly (readonly [name: string, hash: string])[] = [
  ['home', '#/'],
  ['item', '#/check/item'],
  ['kind', '#/check/kind'],
  ['chemical', '#/check/chemical'],
  ['facts', '#/check/facts'],
  ['question', '#/check/question'],
  ['verdict', '#/check/verdict'],
  ['destination', '#/check/destination'],
  ['parties', '#/check/parties'],
  ['route', '#/check/route'],
  ['end-use', '#/check/end-use'],
  ['answers', '#/check/answers'],
  ['outcome', '#/check/outcome'],
  ['record', '#/check/record'],
  ['lists', '#/lists'],
  ['list', '#/lists/NSG2'],
  ['search', '#/lists?q=valve'],
  ['provision', '#/lists/NSG2/3.A.1'],
  ['provision-heading', '#/lists/NSG2/1.B.2'],
  ['policy', '#/lists/un-dprk'],
  ['about', '#/about'],
  ['not-found', '#/nowhere'],
]

const LOOKS = [
  { name: 'light', options: { colorScheme: 'light', viewport: { width: 1280, height: 860 } }, sheet: 'frequency-changer' },
  { name: 'dark', options: { colorScheme: 'dark', viewport: { width: 1280, height: 860 } }, sheet: 'pressure-transducer-no-material' },
  { name: 'narrow', options: { colorScheme: 'light', viewport: { width: 360, height: 740 }, hasTouch: true }, sheet: 'frequency-changer' },
  {
    name: 'arabic',
    options: { colorScheme: 'light', viewport: { width: 1280, height: 860 }, locale: 'ar' },
    sheet: 'pressure-transducer-no-material',
  },
  {
    name: 'arabic-narrow',
    options: { colorScheme: 'dark', viewport: { width: 360, height: 740 }, locale: 'ar' },
    sheet: 'frequency-changer',
  },
] as const

describe.skipIf(reason !== undefined).each(LOOKS)('$name', ({ name, options, sheet }) => {
  let site: Site
  beforeAll(async () => {
    site = await openSite({ ...options, reducedMotion: 'reduce' })
    const { page } = site
    await site.visit('#/check/item')
    await page.locator('textarea').fill(example(sheet))
    await page.locator('form .button-main').click()
    await page.locator('.facts').waitFor()
    await page.locator('.step-main > .actions .button-main').click()
    for (const step of ['destination', 'parties', 'route', 'end-use']) {
      await site.visit(`#/check/${step}`)
      if (step === 'parties' || step === 'route') await page.locator('main form .actions .button:not(.button-main)').first().click()
      await page.locator('main form .button-main').click()
      await page.waitForURL((url) => !url.hash.endsWith(step))
    }
  })
  afterAll(async () => {
    await site.close()
  })

  test.for(PAGES)('%s has no findings and does not scroll sideways', async ([page, hash]) => {
    await site.visit(hash)
    await site.page.waitForTimeout(150)
    await picture(site.page, `${name}-${page}`)
    expect(await axeFindings(site.page)).toEqual([])
    const overflow = await site.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })

  test('the open list of a combo box has no findings', async () => {
    await site.visit('#/check/kind')
    await site.page.getByRole('combobox').fill('v')
    await site.page.getByRole('option').first().waitFor()
    // On a touch screen it waits for the keyboard of the screen to have come up.
    await expect.poll(() => site.page.locator('.combo-list').evaluate((list) => getComputedStyle(list).opacity)).toBe('1')
    await picture(site.page, `${name}-combo`, false)
    // While it is open the rest of the page is hidden from assistive technology, so only the box and its list are there to judge.
    expect(await axeFindings(site.page, ['.combo', '.combo-list'])).toEqual([])
    await site.page.keyboard.press('Escape')
  })

  test('language and direction are declared', async () => {
    await site.visit('#/')
    const arabic = name.startsWith('arabic')
    expect(await site.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(
      arabic ? ['ar', 'rtl'] : ['en', 'ltr'],
    )
    expect(await site.page.title()).toBe(arabic ? 'الفحص الذاتي · Gatehouse' : 'Self-check · Gatehouse')
  })

  test('nothing went wrong in the page on the way', () => {
    expect(site.errors).toEqual([])
  })
})

describe.skipIf(reason !== undefined)('appearance', () => {
  test('language and appearance are chosen on the page and kept', async () => {
    const site = await openSite({ colorScheme: 'light' })
    const { page } = site
    await page.getByRole('button', { name: 'العربية' }).click()
    await page.getByRole('heading', { level: 1, name: 'هل يخضع للرقابة؟' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'Is it controlled' }).waitFor()
    await page.getByRole('button', { name: /Appearance/ }).click()
    await page.getByRole('button', { name: /Appearance: light/ }).click()
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.reload()
    await page.locator('main h1').waitFor()
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(dark)
    await site.close()
  })

  test('a refusal is said in the language of the page', async () => {
    const site = await openSite({ locale: 'ar' })
    await site.visit('#/check/chemical')
    await site.page.getByLabel('برقم CAS').check()
    await site.page.getByLabel('رقم CAS', { exact: true }).fill('111-48-9')
    await site.page.getByRole('button', { name: 'متابعة' }).click()
    expect(await site.page.locator('.field-wrong').innerText()).toMatch(/[\u0600-\u06ff]{3}[\s\S]*111-48-9[\s\S]*8/)
    expect(await site.page.locator('.field-wrong').innerText()).not.toMatch(/check digit/)
    await site.close()
  })

  test('on paper: the record alone, every branch open, nothing to press', async () => {
    const site = await openSite({ viewport: { width: 800, height: 1100 } })
    const { page } = site
    await site.visit('#/check/item')
    await page.locator('textarea').fill(example('frequency-changer'))
    await page.locator('form .button-main').click()
    await page.locator('.facts').waitFor()
    await site.visit('#/check/record')
    await page.locator('.tree summary').first().click()
    const leaf = page.locator('.tree .node-row', { hasText: 'Output frequency' })
    expect(await leaf.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.actions').first().isVisible()).toBe(false)
    expect(await page.locator('.nav').isVisible()).toBe(false)
    expect(await leaf.isVisible()).toBe(true)
    await picture(page, 'print-record')
    await site.close()
  })
})
