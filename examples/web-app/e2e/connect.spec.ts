import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import {
  approveInPopUp,
  bankCard,
  begin,
  chooseOAuthBank,
  connectByCredentials,
  countRequests,
  finishLink,
  linkFrame,
} from './person.ts'

test('a person connects a bank with their sign-in there', async ({ page }) => {
  await begin(page)
  await connectByCredentials(page)
  await expect(bankCard(page, 'First Platypus Bank')).toBeVisible()
  await expect(bankCard(page, 'First Platypus Bank').getByText('Checking').first()).toBeVisible()
  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(page.getByRole('listitem').first()).toContainText('First Platypus Bank')
})

test('a person connects a bank in the bank’s own pop-up', async ({ page }) => {
  await begin(page)
  const count = countRequests(page)
  await chooseOAuthBank(page)
  await approveInPopUp(page)
  await finishLink(page)
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
  expect(count(/POST .*\/link-tokens$/)).toBe(1)
  expect(count(/POST .*\/items$/)).toBe(1)
})

test('a person breaks a connection, repairs it, and removes it', async ({ page }) => {
  await begin(page)
  await chooseOAuthBank(page)
  await approveInPopUp(page)
  await finishLink(page)
  const card = bankCard(page, 'Platypus OAuth Bank')
  await card.getByRole('button', { name: 'Break this connection' }).click()
  await card.getByRole('button', { name: /^Reconnect/ }).click()
  await approveInPopUp(page)
  await finishLink(page)
  await expect(card.getByText('Platypus OAuth Bank is connected again.')).toBeVisible()
  await card.getByRole('button', { name: /^Disconnect/ }).click()
  await card
    .getByRole('button', { name: /^Disconnect/ })
    .last()
    .click()
  await expect(card).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Your banks' })).toBeVisible()
  await expect(card).toHaveCount(0)
})

test('a person connects a bank with the keyboard alone, and has their place back afterwards', async ({
  page,
}) => {
  await begin(page)
  const connect = page.getByRole('button', { name: 'Connect a bank' })
  await connect.focus()
  await page.keyboard.press('Enter')
  const link = linkFrame(page)
  await expect(link.getByRole('dialog')).toBeVisible()
  await link.getByRole('button', { name: 'Continue' }).focus()
  await page.keyboard.press('Enter')
  await link.getByLabel('Search for your bank').focus()
  await page.keyboard.type('First Platypus')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await link.getByLabel('Username').focus()
  await page.keyboard.type('user_good')
  await page.keyboard.press('Tab')
  await page.keyboard.type('pass_good')
  await page.keyboard.press('Enter')
  await link.getByRole('button', { name: 'Continue' }).focus()
  await page.keyboard.press('Enter')
  await link.getByRole('button', { name: 'Finish' }).focus()
  await page.keyboard.press('Enter')
  await expect(bankCard(page, 'First Platypus Bank')).toBeVisible()
  await expect(connect).toBeFocused()
})

test('closing Link is no error, and Link can be opened again', async ({ page }) => {
  await begin(page)
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await linkFrame(page).getByRole('button', { name: 'Close' }).click()
  await linkFrame(page).getByRole('button', { name: 'Leave' }).click()
  await expect(page.locator('iframe[id^="plaid-link-iframe"]')).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await connectByCredentials(page)
  await expect(bankCard(page, 'First Platypus Bank')).toBeVisible()
})

test('a page that was scrolled down is where it was when Link closes', async ({ page }) => {
  await begin(page)
  await page.evaluate(() => {
    document.body.style.paddingTop = '900px'
    document.body.style.paddingBottom = '900px'
  })
  const button = page.getByRole('button', { name: 'Connect a bank' })
  await button.scrollIntoViewIfNeeded()
  const before = await page.evaluate(() => window.scrollY)
  expect(before).toBeGreaterThan(100)
  await button.click()
  await linkFrame(page).getByRole('button', { name: 'Close' }).click()
  await linkFrame(page).getByRole('button', { name: 'Leave' }).click()
  await expect(button).toBeFocused()
  expect(await page.evaluate(() => window.scrollY)).toBe(before)
})

test('connecting the same accounts again asks first', async ({ page }) => {
  await begin(page)
  await connectByCredentials(page)
  await expect(bankCard(page, 'First Platypus Bank')).toBeVisible()
  await connectByCredentials(page)
  await expect(page.getByText('First Platypus Bank is already connected')).toBeVisible()
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(bankCard(page, 'First Platypus Bank')).toHaveCount(1)
})

test('when the server fails once, a second try works', async ({ page }) => {
  await begin(page)
  await page.route('**/api/link/link-tokens', (route) => route.fulfill({ status: 500, json: {} }), {
    times: 1,
  })
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(linkFrame(page).getByRole('dialog')).toBeVisible()
})

test('a blocked script is said, and a retry works without a reload', async ({ page }) => {
  // Without the simulator's tag the page asks Plaid's own address, which is what gets blocked.
  let script = ''
  await page.route(/127\.0\.0\.1:\d+\/link\/v2\/stable\/link-initialize\.js/, async (route) => {
    script = await (await route.fetch()).text()
    await route.abort()
  })
  let isBlocked = true
  await page.route('https://cdn.plaid.com/link/v2/stable/link-initialize.js', (route) =>
    isBlocked ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: script }),
  )
  await begin(page)
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await expect(page.getByRole('alert')).toContainText('Something is blocking this page')
  const loadedAt = await page.evaluate(() => performance.timeOrigin)
  isBlocked = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(linkFrame(page).getByRole('dialog')).toBeVisible()
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(loadedAt)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the pages have no accessibility faults that a machine can find, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await begin(page)
    await connectByCredentials(page)
    await expect(bankCard(page, 'First Platypus Bank')).toBeVisible()
    await page.getByRole('button', { name: 'Break this connection' }).click()
    await expect(page.getByRole('button', { name: /^Reconnect/ })).toBeVisible()
    for (const [path, text] of [
      ['/banks', 'ending in 0000'],
      ['/', 'No transactions to show yet.'],
      ['/oauth', 'Nothing to do here'],
      // A link token that was got ready is gone on with, and Plaid knows no such state id.
      ['/oauth?oauth_state_id=unknown', /pick up where you left off|This is on our side/],
    ] as const) {
      await page.goto(path)
      await expect(page.getByText(text).first()).toBeVisible()
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    }
  })
}
