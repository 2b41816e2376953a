import { expect, test } from '@playwright/test'
import {
  approveAtBank,
  bankCard,
  begin,
  chooseOAuthBank,
  countRequests,
  finishLink,
  goToBank,
  linkFrame,
  webview,
} from './person.ts'

test.use({ userAgent: webview })

test('a person goes to their bank in the same tab and comes back to the page they started from', async ({
  page,
}) => {
  await begin(page)
  const count = countRequests(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  expect(new URL(page.url()).port).not.toBe('4310')
  await approveAtBank(page)
  await finishLink(page)
  await expect(page).toHaveURL('/banks')
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
  expect(count(/POST .*\/link-tokens$/)).toBe(1)
})

test('a broken connection is repaired at the bank, and nothing is exchanged', async ({ page }) => {
  await begin(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await approveAtBank(page)
  await finishLink(page)
  const card = bankCard(page, 'Platypus OAuth Bank')
  await card.getByRole('button', { name: 'Break this connection' }).click()
  await expect(card.getByText('Reconnect Platypus OAuth Bank', { exact: true })).toBeVisible()

  const count = countRequests(page)
  await card.getByRole('button', { name: /^Reconnect/ }).click()
  await goToBank(page)
  await approveAtBank(page)
  await finishLink(page)
  await expect(page).toHaveURL('/banks')
  await expect(card.getByRole('button', { name: 'Break this connection' })).toBeVisible()
  await expect(bankCard(page, 'Platypus OAuth Bank')).toHaveCount(1)
  expect(count(/POST .*\/items$/)).toBe(0)
  expect(count(/POST .*\/updated$/)).toBe(1)
})

test('the return page, loaded again after success, opens nothing and says it is done', async ({
  page,
}) => {
  await begin(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  const returned = page.waitForRequest(/oauth_state_id=/)
  await approveAtBank(page)
  const address = (await returned).url()
  await finishLink(page)
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()

  const count = countRequests(page)
  await page.goto(address)
  await expect(page.getByText('This step is already done')).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(0)
  expect(count(/POST .*\/(link-tokens|items|take)/)).toBe(0)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL('/banks')
})

test('a return with nothing set aside anywhere says so and offers to start again', async ({
  page,
}) => {
  await begin(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  const bank = page.url()
  // What was set aside is gone: from the browser, and from the server.
  await page.goto('/banks')
  await page.evaluate(() => localStorage.clear())
  const taken = await page.request.post('/api/link/pending-link/take', { data: {} })
  expect(taken.ok()).toBe(true)
  await page.goto(bank)
  await approveAtBank(page)

  await expect(page.getByRole('alert')).toContainText('We can’t pick up where you left off')
  await expect(page.locator('iframe')).toHaveCount(0)
  await page.getByRole('button', { name: 'Start again' }).click()
  await expect(linkFrame(page).getByRole('dialog')).toBeVisible()
})

test('a return in another browser goes on with what the server remembers', async ({ page }) => {
  await begin(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  const bank = page.url()
  await page.goto('/banks')
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await page.goto(bank)
  await approveAtBank(page)
  await finishLink(page)
  await expect(page).toHaveURL('/banks')
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
})

test('a return while somebody else is signed in is refused', async ({ page }) => {
  await begin(page)
  const count = countRequests(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  const signedIn = await page.request.put('/api/session', { data: { person: 'grace' } })
  expect(signedIn.ok()).toBe(true)
  await approveAtBank(page)

  await expect(page.getByRole('alert')).toContainText('Someone else started this')
  await expect(page.locator('iframe')).toHaveCount(0)
  expect(count(/POST .*\/items$/)).toBe(0)
})

test('the return page opened by hand says that there is nothing to do', async ({ page }) => {
  await begin(page)
  await page.goto('/oauth')
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(0)
})

test('a person who says no at their bank is told, and can try again', async ({ page }) => {
  await begin(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await page.getByRole('button', { name: 'Decline' }).click()
  await linkFrame(page).getByRole('button', { name: 'Exit' }).click()
  await expect(page.getByText('That wasn’t finished')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(linkFrame(page).getByRole('dialog')).toBeVisible()
})
