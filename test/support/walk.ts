/** Ways through a self-check, by mouse. */
import type { Page } from 'playwright-core'
import type { Site } from './site.ts'

/** The main button of a form or of a page. */
export const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click()

/** Throws away what is in hand, as closing the tab does. */
export const afresh = async ({ page }: Site): Promise<void> => {
  await page.evaluate(() => sessionStorage.clear())
  await page.reload()
  await page.locator('main h1').waitFor()
}

/** Pastes a sheet into a fresh check and has it read. */
export const paste = async (site: Site, sheet: string): Promise<void> => {
  const { page, visit } = site
  await visit('#/')
  await afresh(site)
  await visit('#/check/item')
  await page.getByLabel('Data sheet').fill(sheet)
  await press(page, 'Read it')
  await page.getByRole('heading', { level: 1, name: 'Is this right?' }).waitFor()
}

/** Picks from a combo box by typing. */
export const pick = async (page: Page, label: string | RegExp, typed: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label }).fill(typed)
  await page.getByRole('option', { name: option }).first().click()
}

/** Fills in a whole ordinary deal, from the destination to the check of the answers. */
export const tellDeal = async (
  { page, visit }: Site,
  changes: { readonly destination?: readonly [string, string]; readonly endUser?: string; readonly suspect?: 'Yes' | 'No' } = {},
): Promise<void> => {
  const [typed, country] = changes.destination ?? ['germ', 'Germany']
  await visit('#/check/destination')
  await pick(page, 'Country of destination', typed, country)
  await page.getByLabel('Quantity', { exact: true }).fill('2 pieces')
  await page.getByLabel('Value', { exact: true }).fill('5000 EUR')
  await pick(page, 'Country of origin', 'fran', 'France')
  await press(page, 'Continue')
  await page.getByRole('heading', { level: 1, name: 'Who takes part?' }).waitFor()
  const parties = [
    ['exporter', 'Atelier du Nord', 'france', 'France'],
    ['end-user', changes.endUser ?? 'Kraft Textil GmbH', typed, country],
  ] as const
  for (const [at, [role, name, search, place]] of parties.entries()) {
    await press(page, at === 0 ? 'Add a party' : 'Add another party')
    const party = page.locator('.party').nth(at)
    await party.getByLabel('Role').selectOption(role)
    await party.getByLabel('Full name').fill(name)
    await party.getByLabel('What it is').selectOption('company')
    await party.getByRole('combobox', { name: 'Country' }).fill(search)
    await page.getByRole('option', { name: place }).first().click()
    await party.getByText('Address, age, web site').click()
    await party.getByLabel('What stands at the address').selectOption('premises')
    await party.getByLabel('Founded').fill('1990')
    await party.getByLabel('Can it be found on the web').selectOption('yes')
  }
  await page.getByLabel('Yes, everyone who takes part is named').check()
  await press(page, 'Continue')
  await page.getByRole('heading', { level: 1, name: 'How does it travel?' }).waitFor()
  await press(page, 'Add a leg')
  await pick(page, 'From', 'fran', 'France')
  await page.getByLabel('By', { exact: true }).selectOption('road')
  await page.getByLabel('Yes, this is the whole route').check()
  await press(page, 'Continue')
  await page.getByRole('heading', { level: 1, name: 'What is it for?' }).waitFor()
  await page.getByLabel("In the customer's words").fill('drives for spinning machines')
  await page.getByLabel('End use', { exact: true }).selectOption('civil')
  await page.getByLabel('Trade of the end user').selectOption('textiles')
  await page.getByLabel('End-use statement', { exact: true }).selectOption('signed')
  await page.getByLabel('Do the goods come back?').selectOption('none')
  await page.getByLabel('How it is paid', { exact: true }).selectOption('bank-transfer')
  await page.getByLabel('Does someone other than the customer pay?').selectOption('no')
  await pick(page, 'Country the payment comes from', typed, country)
  for (const question of ['Has the authority told you', 'Do you know of an end use', 'Do you have grounds']) {
    const answer = question.startsWith('Do you have') ? (changes.suspect ?? 'No') : 'No'
    await page
      .getByRole('group', { name: new RegExp(question) })
      .getByLabel(answer, { exact: true })
      .check()
  }
  await page.getByLabel('Yes, I noticed nothing else').check()
  await press(page, 'Continue')
  await page.getByRole('heading', { level: 1, name: 'Check your answers' }).waitFor()
}
