/** The whole self-check with the keyboard alone; and where the focus goes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { example, openSite, type Site, whyNot } from '../support/site.ts'

const reason = whyNot()

describe.skipIf(reason !== undefined)('keyboard only', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite({ viewport: { width: 1280, height: 860 } })
  })
  afterAll(async () => {
    await site.close()
  })

  /** What the focused element is called, near enough to how a screen reader says it. */
  const focused = (): Promise<string> =>
    site.page.evaluate(() => {
      const one = document.activeElement
      if (!(one instanceof HTMLElement) || one === document.body) return ''
      const labels =
        one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement
          ? [...(one.labels ?? [])].map((label) => label.innerText).join(' ')
          : ''
      return (labels || one.getAttribute('aria-label') || one.innerText || one.id).trim()
    })

  /** Presses Tab until something of that name has the focus; fails when it never gets there. */
  const tabTo = async (name: RegExp): Promise<void> => {
    const passed: string[] = []
    for (let i = 0; i < 120; i++) {
      await site.page.keyboard.press('Tab')
      const now = await focused()
      if (name.test(now)) return
      passed.push(now)
    }
    throw new Error(`the Tab key never reached ${name}; it passed ${passed.join(' | ')}`)
  }

  const heading = async (name: string | RegExp): Promise<void> => {
    await site.page.getByRole('heading', { level: 1, name }).waitFor()
    // A page change takes the focus to its heading.
    await expect.poll(focused).toMatch(name)
  }

  test('the first Tab reaches the skip link, which leads past the navigation', async () => {
    const { page } = site
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    expect(await page.evaluate(() => location.hash)).toBe('')
  })

  test('what has the focus shows it', async () => {
    const { page } = site
    await tabTo(/Start a check/)
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)
    const width = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.activeElement ?? document.body).outlineWidth))
    expect(outline).toBe('solid')
    expect(width).toBeGreaterThanOrEqual(2)
  })

  test('a check from the start page to the record', async () => {
    const { page } = site
    await page.keyboard.press('Enter')
    await heading('What is the item?')
    await tabTo(/Data sheet/)
    await page.keyboard.insertText(example('pressure-transducer-no-material'))
    await tabTo(/Read it/)
    await page.keyboard.press('Enter')
    await heading('Is this right?')
    await tabTo(/This is right/)
    await page.keyboard.press('Enter')
    await page.locator('.question-for, .choices').first().waitFor()
    for (let asked = 0; asked < 5; asked++) {
      if (await page.getByRole('heading', { name: 'There is nothing more to ask' }).isVisible()) break
      const question = await page.locator('main h1').innerText()
      if (asked === 0) {
        // Up and down a group of radio buttons, and back to the answer itself.
        await tabTo(/^These:$/)
        await page.keyboard.press('ArrowUp')
        expect(await focused()).toMatch(/can't be found out/)
        await page.keyboard.press('ArrowDown')
        expect(await focused()).toBe('These:')
      }
      await tabTo(/^Nickel$/)
      await page.keyboard.press('Space')
      await tabTo(/Yes, there are no others/)
      await page.keyboard.press('Space')
      await tabTo(/^Continue/)
      await page.keyboard.press('Enter')
      await page.locator('main h1', { hasNotText: question }).waitFor()
    }
    await tabTo(/See the verdict/)
    await page.keyboard.press('Enter')
    await heading('Controlled')

    // A branch of the tree is folded and unfolded.
    await tabTo(/Everything the provision asks for/)
    const open = (): Promise<boolean> => page.evaluate(() => document.activeElement?.closest('details')?.open ?? false)
    expect(await open()).toBe(true)
    await page.keyboard.press('Enter')
    expect(await open()).toBe(false)
    await page.keyboard.press('Enter')

    await page.keyboard.press('Shift+Tab')
    await site.visit('#/check/verdict')
    await tabTo(/Go on to the deal/)
    await page.keyboard.press('Enter')
    await heading('Where does it go?')
    await tabTo(/Country of destination/)
    await page.keyboard.type('germ')
    await page.getByRole('option', { name: 'Germany' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await tabTo(/^Continue/)
    await page.keyboard.press('Enter')
    await heading('Who takes part?')
    await tabTo(/Add a party/)
    await page.keyboard.press('Enter')
    await tabTo(/^Continue/)
    await page.keyboard.press('Enter')
    await heading('How does it travel?')
    await tabTo(/^Continue/)
    await page.keyboard.press('Enter')
    await heading('What is it for?')
    await tabTo(/^End use$/)
    await page.keyboard.type('Civil')
    await tabTo(/^Continue/)
    await page.keyboard.press('Enter')
    await heading('Check your answers')
    expect(await page.locator('main').innerText()).toMatch(/Germany \(DE\)[\s\S]*Civil/)
    await tabTo(/See the outcome/)
    await page.keyboard.press('Enter')
    await heading('Refer to the authority')
    await tabTo(/Print or save the record/)
    await page.keyboard.press('Enter')
    await heading('Record of a self-check')
  })

  test('changes are announced', async () => {
    const { page } = site
    await site.visit('#/check/parties')
    await tabTo(/Add another party/)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('[role=status][aria-live=polite]').first().innerText()).toMatch(/A party is added/)
  })

  test('lists: search, results counted aloud, a provision opened', async () => {
    const { page } = site
    await site.visit('#/lists')
    await tabTo(/Search all lists/)
    await page.keyboard.type('3A225')
    await page
      .getByRole('status')
      .filter({ hasText: /provisions? found/ })
      .waitFor()
    expect(new URL(page.url()).hash).toBe('#/lists?q=3A225')
    await tabTo(/Frequency changers/)
    await page.keyboard.press('Enter')
    await heading(/Frequency changers/)
    expect(new URL(page.url()).hash).toBe('#/lists/NSG2/3.A.1')
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Lists' }).waitFor()
  })

  test('nothing went wrong in the page on the way', () => {
    expect(site.errors).toEqual([])
  })
})
