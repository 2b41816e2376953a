import { expect } from '@playwright/test'
import { bankCard, begin, connectByCredentials, signIn, test } from './person.ts'

test('what the server rendered is what the browser goes on with, with a bank and without', async ({
  page,
}) => {
  await begin(page)
  await connectByCredentials(page)
  const card = bankCard(page, 'First Platypus Bank')
  await expect(card.getByText('Plaid Checking')).toBeVisible()
  await page.reload()
  await card.getByRole('button', { name: 'Remove' }).click()
  await expect(card).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('Connect a bank to see its accounts here.')).toBeVisible()
})

test('whoever signs in next on the same page sees their own name', async ({ page }) => {
  await page.goto('/')
  // A request that is on its way when its session ends is refused, and browsers print that.
  const followed = page.waitForResponse(/\/api\/link\/events$/)
  await signIn(page, 'Ann')
  await followed
  await page.getByRole('button', { name: 'Sign out Ann' }).click()
  await signIn(page, 'Ben')
  await expect(page.getByRole('heading', { name: 'Hello, Ben' })).toBeVisible()
})

test('the return page opened by hand says that there is nothing to do', async ({ page }) => {
  await begin(page, '/oauth')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL('/')
})
