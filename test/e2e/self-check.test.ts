/** The main job, as a person does it: an item described, questions answered, a deal told, an outcome, a record. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { example, openSite, type Site, whyNot } from '../support/site.ts'
import { afresh, paste, pick, press, tellDeal } from '../support/walk.ts'

const reason = whyNot()
if (reason !== undefined) console.warn(`the page is not tried: ${reason}`)

describe.skipIf(reason !== undefined)('a self-check by mouse', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite({ viewport: { width: 1280, height: 860 }, acceptDownloads: true })
  })
  afterAll(async () => {
    await site.close()
  })
  const heading = (name: string): Promise<void> => site.page.getByRole('heading', { level: 1, name, exact: true }).waitFor()

  test('a data sheet that says all is controlled, each condition with the words it was read from', async () => {
    const { page } = site
    await paste(site, example('frequency-changer'))
    expect(await page.locator('.kind-name').innerText()).toMatch(/Frequency changer/)
    expect(await page.locator('.fact', { hasText: 'Output frequency' }).innerText()).toContain('10 Hz to 1000 Hz')
    expect(await page.locator('.sheet mark').allInnerTexts()).toContainEqual(expect.stringMatching(/Output frequency .*1000 Hz/))
    await press(page, 'This is right')
    await heading('Controlled')
    expect(await page.locator('.match .match-id').allInnerTexts()).toEqual(['NSG2:3.A.1'])
    const tree = page.locator('.match .tree')
    const leaf = tree.locator('.node-row', { hasText: 'Output frequency' })
    expect(await leaf.innerText()).toMatch(/met:[\s\S]*can reach 600 Hz or more[\s\S]*10 Hz to 1000 Hz[\s\S]*line 10/)
    expect(await page.locator('.match-foot').innerText()).toMatch(/European Union 3A225[\s\S]*United States 3A225/)
  })

  test('correcting one value by its typed fields turns the verdict, and the near miss says by how much', async () => {
    const { page } = site
    await paste(site, example('frequency-changer'))
    const row = page.locator('.fact', { hasText: 'Output frequency' })
    await row.getByRole('button', { name: /Change/ }).click()
    await row.getByLabel('Highest').fill('599')
    await row.getByRole('button', { name: 'Save' }).click()
    expect(await row.innerText()).toMatch(/10 Hz to 599 Hz[\s\S]*you said so/)
    await press(page, 'This is right')
    await heading('Not controlled')
    const near = page.locator('section', { hasText: 'Near misses' }).last()
    expect(await near.innerText()).toMatch(/NSG2:3\.A\.1[\s\S]*1 Hz/)
  })

  test('a value that is no number is refused where it was typed, and nothing is lost', async () => {
    const { page } = site
    await paste(site, example('frequency-changer'))
    const row = page.locator('.fact', { hasText: 'Output frequency' })
    await row.getByRole('button', { name: /Change/ }).click()
    await row.getByLabel('Highest').fill('many')
    await row.getByRole('button', { name: 'Save' }).click()
    expect(await row.locator('.field-wrong').innerText()).toMatch(/many/)
    expect(await row.innerText()).toContain('10 Hz to 1000 Hz')
  })

  test('a removed fact opens the answer, and never makes it "not controlled"', async () => {
    const { page } = site
    await paste(site, example('frequency-changer'))
    await page
      .locator('.fact', { hasText: 'Frequency control' })
      .getByRole('button', { name: /Remove/ })
      .click()
    expect(await page.locator('.so-far-word').innerText()).toBe('Still open')
    await press(page, 'This is right')
    await page.locator('.question-for').waitFor()
    expect(await page.locator('.question-for').innerText()).toContain('NSG2:3.A.1')
  })

  test('questions come one at a time; "I don\'t know" puts one off, "can\'t be found out" sends it to a person', async () => {
    const { page } = site
    await paste(site, example('pressure-transducer-no-material'))
    await press(page, 'This is right')
    const first = await page.locator('main h1').innerText()
    await press(page, 'Continue')
    expect(await page.locator('.field-wrong').innerText()).toMatch(/choose or fill in an answer/)
    await page.getByLabel("I don't know").check()
    await press(page, 'Continue')
    await page.locator('main h1', { hasNotText: first }).waitFor()
    await page.getByLabel("It can't be found out").check()
    await press(page, 'Continue')
    await heading('There is nothing more to ask')
    expect(await page.locator('main').innerText()).toMatch(/1 question was put off/)
    await press(page, 'Ask me again')
    await page.locator('main h1', { hasText: first }).waitFor()
    await page.getByLabel("It can't be found out").check()
    await press(page, 'Continue')
    await heading('There is nothing more to ask')
    await press(page, 'See the verdict')
    await heading('Refer to the authority')
  })

  test('answers decide: the same instrument with parts of nickel is controlled', async () => {
    const { page } = site
    await paste(site, example('pressure-transducer-no-material'))
    await press(page, 'This is right')
    for (let asked = 0; asked < 4 && !(await page.getByRole('heading', { name: 'There is nothing more to ask' }).isVisible()); asked++) {
      const question = await page.locator('main h1').innerText()
      await page.getByLabel('Nickel', { exact: true }).check()
      await page.getByLabel('Yes, there are no others').check()
      await press(page, 'Continue')
      await page.locator('main h1', { hasNotText: question }).waitFor()
    }
    await press(page, 'See the verdict')
    await heading('Controlled')
    expect(await page.locator('.match .match-id').allInnerTexts()).toEqual(['NSG2:3.A.7'])
  })

  test('a kind picked from the dictionary is enough for an everyday thing', async () => {
    const { page } = site
    await afresh(site)
    await site.visit('#/check/kind')
    await press(page, 'Continue')
    expect(await page.locator('.field-wrong').innerText()).toMatch(/choose a kind/)
    await pick(page, 'Kind of item', 'kitchen', 'Kitchen appliance')
    await press(page, 'Continue')
    await heading('Is this right?')
    await press(page, 'This is right')
    await site.visit('#/check/verdict')
    await heading('Not controlled')
  })

  test('a chemical by CAS number; a wrong check digit is refused with the right one', async () => {
    const { page } = site
    await afresh(site)
    await site.visit('#/check/chemical')
    await page.getByLabel('By CAS number').check()
    await page.getByLabel('CAS number', { exact: true }).fill('111-48-9')
    await press(page, 'Continue')
    expect(await page.locator('.field-wrong').innerText()).toMatch(/check digit.*8/)
    await page.getByLabel('CAS number', { exact: true }).fill('111-48-8')
    await press(page, 'Continue')
    await heading('Is this right?')
    await site.visit('#/check/verdict')
    await heading('Controlled')
    expect(await page.locator('.match .match-id').allInnerTexts()).toEqual(['CWC:2.B.13'])
  })

  test("a structure is drawn only when asked for, in the page's own colours; nonsense is refused with a hint", async () => {
    const { page } = site
    await afresh(site)
    await site.visit('#/check/chemical')
    await page.getByLabel('By its structure').check()
    await page.getByLabel('SMILES', { exact: true }).fill('OCCSCCO')
    expect(site.pageRequests.filter((url) => url.endsWith('.wasm'))).toEqual([])
    await press(page, 'Draw the structure')
    await page.getByRole('img', { name: 'Structure of OCCSCCO' }).waitFor()
    expect(site.pageRequests.filter((url) => url.endsWith('.wasm'))).toHaveLength(1)
    expect(await page.locator('.structure path').count()).toBeGreaterThan(10)
    expect(await page.locator('.structure [style]').count()).toBe(0)
    expect(await page.locator('main').innerText()).toContain('C4H10O2S')
    await page.getByLabel('SMILES', { exact: true }).fill('OCC(')
    await press(page, 'Draw the structure')
    await page.getByText('This structure could not be read.').waitFor()
    await page.getByLabel('SMILES', { exact: true }).fill('OCCSCCO')
    await press(page, 'Continue')
    await heading('Is this right?')
    await site.visit('#/check/verdict')
    await heading('Controlled')
    expect(await page.locator('.match .match-id').allInnerTexts()).toEqual(['CWC:2.B.13'])
  })

  test('the whole way: deal, check of the answers, outcome, record saved, opened again and replayed', async () => {
    const { page } = site
    await paste(site, example('frequency-changer'))
    await press(page, 'This is right')
    await heading('Controlled')
    await tellDeal(site)
    expect(await page.locator('.summary').last().innerText()).toMatch(/Germany \(DE\)[\s\S]*Kraft Textil GmbH/)
    await press(page, 'See the outcome')
    await page.locator('main .verdict h1').waitFor()
    const outcome = await page.locator('main .verdict h1').innerText()
    expect(['Licence required', 'Clear']).toContain(outcome)
    expect(await page.locator('.reason').first().innerText()).toMatch(/NSG2:3\.A\.1/)
    expect(await page.locator('.next li').count()).toBeGreaterThan(0)
    await page.getByRole('link', { name: 'Print or save the record' }).click()
    await heading('Record of a self-check')
    await page.getByLabel('Name for this record').fill('Order 4711')
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save as a file')])
    expect(download.suggestedFilename()).toMatch(/^gatehouse-order-4711-\d{4}-\d{2}-\d{2}\.json$/)
    const path = join(mkdtempSync(join(tmpdir(), 'gatehouse-record-')), 'record.json')
    await download.saveAs(path)
    const saved = JSON.parse(readFileSync(path, 'utf8')) as {
      format: string
      verdict: { verdict: string }
      transaction: { destination: string }
    }
    expect(saved).toMatchObject({
      format: 'gatehouse-self-check/1',
      verdict: { verdict: 'controlled' },
      transaction: { destination: 'DE' },
    })

    await site.visit('#/')
    await press(page, 'Start afresh')
    await press(page, /Press again/)
    await site.visit('#/')
    await page.locator('input[type=file]').setInputFiles(path)
    await heading('Record of a self-check')
    await page.getByText('Replayed: the same answer as when it was saved.').waitFor()
    expect(await page.locator('main').innerText()).toContain('The lists are the same, to the byte.')

    writeFileSync(
      path,
      JSON.stringify({ ...saved, verdict: { verdict: 'not-controlled', matches: [] }, lists: [{ id: 'NSG2', sha256: 'other' }] }),
    )
    await site.visit('#/')
    await page.locator('input[type=file]').setInputFiles(path)
    await page.getByText('Replayed: the answer is not the one that was saved.').waitFor()
    expect(await page.locator('main').innerText()).toContain('These lists have changed since: NSG2.')

    writeFileSync(path, '{"format": "gatehouse-self-check/1", "input": {"on": "today"}}')
    await site.visit('#/')
    await page.locator('input[type=file]').setInputFiles(path)
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toMatch(/not a self-check saved by Gatehouse.*input\.on/)
  })

  test("a deal that can't be read is refused on its page, field by field", async () => {
    const { page } = site
    await paste(site, example('frequency-changer'))
    await site.visit('#/check/destination')
    await page.getByLabel('Quantity', { exact: true }).fill('a few')
    await page.getByLabel('Value', { exact: true }).fill('1.000,50')
    await press(page, 'Continue')
    expect(await page.getByRole('alert').innerText()).toMatch(/2 entries can't be read[\s\S]*a few[\s\S]*1\.000,50/)
    expect(await page.getByLabel('Quantity', { exact: true }).getAttribute('aria-invalid')).toBe('true')
    await heading('Where does it go?')
  })

  test('grounds to suspect a weapons end use are referred, whatever the item', async () => {
    const { page } = site
    await paste(site, example('kitchen-blender'))
    await site.visit('#/check/kind')
    await pick(page, 'Kind of item', 'kitchen', 'Kitchen appliance')
    await press(page, 'Continue')
    await tellDeal(site, { suspect: 'Yes' })
    await press(page, 'See the outcome')
    await heading('Refer to the authority')
  })

  test('a page of the check without an item leads to its start', async () => {
    const { page } = site
    await site.visit('#/')
    await press(page, 'Start afresh')
    await press(page, /Press again/)
    for (const step of ['facts', 'question', 'verdict', 'outcome', 'record']) {
      await site.visit(`#/check/${step}`)
      await heading('There is nothing to check yet')
    }
    await site.visit('#/nowhere')
    await heading('There is no such page')
  })

  test('nothing went wrong in the page on the way', () => {
    expect(site.errors).toEqual([])
  })
})
