import { expect, test, type Page } from '@playwright/test'
import { bankCard, begin, connectByCredentials, linkFrame, openBanks } from './person.ts'

// What the page fetches later, by the names that the build gives its files.
const wordsForErrors = /\/assets\/issue-words-.*\.js/
const codeForLink = /\/assets\/link-code-.*\.js/
const whatShowsItems = /\/assets\/item-parts-.*\.js/

/** Makes files unreachable, until the answer is called. */
const lose = async (page: Page, files: RegExp): Promise<() => Promise<void>> => {
  await page.route(files, (route) => route.abort())
  return () => page.unroute(files)
}

const hasFetched = async (page: Page, file: RegExp): Promise<boolean> => {
  const names = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  )
  return names.some((name) => file.test(name))
}

const connect = (page: Page) => page.getByRole('button', { name: 'Connect a bank' })

test('where the code for Link can’t be fetched, to try again is enough', async ({ page }) => {
  const find = await lose(page, codeForLink)
  await begin(page)
  await connect(page).click()
  await expect(page.getByRole('alert')).toContainText('We can’t get through')
  await find()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(linkFrame(page).getByRole('button', { name: 'Continue' })).toBeVisible()
})

test('where the words for an error can’t be fetched a person still reads what to do, and then the words', async ({
  page,
}) => {
  const find = await lose(page, wordsForErrors)
  await begin(page)
  await page.route('**/link-tokens', (route) =>
    route.fulfill({
      status: 500,
      json: { error: { code: 'internal_error', message: 'Failed: x.' } },
    }),
  )
  await connect(page).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('We can’t get through')
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await find()
  await expect(alert).toContainText('This is on our side')
  await expect(alert).toHaveCount(1)
})

test('what shows Items is tried again until it is there', async ({ page }) => {
  await begin(page)
  await connectByCredentials(page)
  await expect(bankCard(page, 'First Platypus Bank')).toBeVisible()
  const find = await lose(page, whatShowsItems)
  const lost = page.waitForEvent('requestfailed', (request) => whatShowsItems.test(request.url()))
  await page.goto('/')
  await openBanks(page)
  await lost
  await expect(bankCard(page, 'First Platypus Bank')).toHaveCount(0)
  await find()
  await expect(bankCard(page, 'First Platypus Bank')).toBeVisible()
})

test('a page that stays open while its build goes away connects a bank all the same', async ({
  page,
}) => {
  await begin(page)
  for (const file of [codeForLink, whatShowsItems])
    await expect.poll(() => hasFetched(page, file)).toBe(true)
  await lose(page, /\/assets\//)
  await connectByCredentials(page)
  await expect(bankCard(page, 'First Platypus Bank')).toBeVisible()
})
