import { expect } from '@playwright/test'
import {
  approveAtBank,
  bankCard,
  begin,
  finishLink,
  goToBank,
  linkFrame,
  signIn,
  test,
  webview,
} from './person.ts'

test.use({ userAgent: webview })

test('a person goes to their bank in the same tab and comes back to the page they started from', async ({
  page,
}) => {
  await begin(page, '/?from=newsletter')
  await goToBank(page)
  await approveAtBank(page)
  await finishLink(page)
  await expect(page).toHaveURL('/?from=newsletter')
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
})

test('the return page, loaded again after success, opens nothing and says it is done', async ({
  page,
}) => {
  await begin(page)
  await goToBank(page)
  const address = await approveAtBank(page)
  await finishLink(page)
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()

  await page.goto(address)
  await expect(page.getByText('This step is already done')).toBeVisible()
  await page.reload()
  await expect(page.getByText('This step is already done')).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(0)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL('/')
  await expect(bankCard(page, 'Platypus OAuth Bank')).toHaveCount(1)
})

test('a person whose session ended at the bank signs in on the return page, and goes on', async ({
  page,
  context,
}) => {
  await begin(page)
  await goToBank(page)
  await context.clearCookies({ name: 'person' })
  await approveAtBank(page)
  await signIn(page)
  await finishLink(page)
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
})

test('a person who says no at their bank is told, with no state id left in the address', async ({
  page,
}) => {
  await begin(page, '/?from=newsletter')
  await goToBank(page)
  await page.getByRole('button', { name: 'Decline' }).click()
  await linkFrame(page).getByRole('button', { name: 'Exit' }).click()
  await expect(page.getByText('That wasn’t finished')).toBeVisible()
  await expect(page).toHaveURL('/oauth')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL('/?from=newsletter')
})
