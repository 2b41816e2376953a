import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import {
  approveAtBank,
  bankCard,
  begin,
  chooseOAuthBank,
  countRequests,
  goToBank,
  linkFrame,
  webview,
} from './person.ts'

// A page that Playwright answers for has no address of its own, so the browser would ask before it lets
// it speak to the simulator on this machine.
test.use({ userAgent: webview, permissions: ['local-network-access'] })

const built = new URL('../../oauth-redirect-page/dist/', import.meta.url)
/** Puts the static page where the app's own return page is, with the simulator in Plaid's place. */
const putStaticPage = async (page: Page): Promise<void> => {
  const app = await (await page.request.get('/')).text()
  const simulator = /src="(http:\/\/127\.0\.0\.1:\d+\/[^"]+)"/.exec(app)?.[1] ?? ''
  const { origin } = new URL(simulator)
  // The page's own policy stays, with the simulator wherever it allows Plaid.
  const html = readFileSync(new URL('oauth.html', built), 'utf8')
    .replaceAll('https://cdn.plaid.com/link/v2/stable/link-initialize.js', simulator)
    .replaceAll(/https:\/\/(cdn|sandbox)\.plaid\.com\//g, `${origin}/`)
  await page.route(
    ({ pathname }) => pathname === '/oauth',
    (route) => route.fulfill({ contentType: 'text/html', body: html }),
  )
  // Playwright can't take over what a redirect leads to, so the bank's answer becomes a page that goes there.
  await page.route('http://127.0.0.1:*/bank/**', async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 })
    const to = answer.headers()['location']
    if (to === undefined) return route.fulfill({ response: answer })
    return route.fulfill({
      contentType: 'text/html',
      body: `<script>location.replace(${JSON.stringify(to)})</script>`,
    })
  })
}

test('the static return page connects the bank and goes back to where the person began', async ({
  page,
}) => {
  await begin(page)
  await putStaticPage(page)
  await page.goto('/banks#mine')
  const count = countRequests(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await approveAtBank(page)
  await expect(page).toHaveURL('/banks#mine')
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
  expect(count(/POST .*\/link-tokens$/)).toBe(1)
  expect(count(/POST .*\/items$/)).toBe(1)
})

test('the static return page repairs a connection, and nothing is exchanged', async ({ page }) => {
  await begin(page)
  await putStaticPage(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await approveAtBank(page)
  const card = bankCard(page, 'Platypus OAuth Bank')
  await card.getByRole('button', { name: 'Break this connection' }).click()
  const count = countRequests(page)
  await card.getByRole('button', { name: /^Reconnect/ }).click()
  await goToBank(page)
  await approveAtBank(page)
  await expect(page).toHaveURL('/banks')
  await expect(card.getByRole('button', { name: 'Break this connection' })).toBeVisible()
  expect(count(/POST .*\/items$/)).toBe(0)
  expect(count(/POST .*\/updated$/)).toBe(1)
})

test('the static return page asks when the bank is connected already', async ({ page }) => {
  await begin(page)
  await putStaticPage(page)
  for (const isFirst of [true, false]) {
    await chooseOAuthBank(page)
    await goToBank(page)
    await approveAtBank(page)
    if (isFirst) await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
  }
  await page.getByRole('button', { name: 'Keep this connection' }).click()
  await expect(page).toHaveURL('/banks')
  await expect(bankCard(page, 'Platypus OAuth Bank')).toHaveCount(1)
})

test('a person who says no at their bank is told so on the static page', async ({ page }) => {
  await begin(page)
  await putStaticPage(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await page.getByRole('button', { name: 'Decline' }).click()
  await linkFrame(page).getByRole('button', { name: 'Exit' }).click()
  await expect(page.getByRole('heading', { name: 'That wasn’t finished' })).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL('/banks')
})

test('the static return page says what it can’t resume, and leads back into the app', async ({
  page,
}) => {
  await begin(page)
  await putStaticPage(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  const returned = page.waitForRequest(/oauth_state_id=/)
  await approveAtBank(page)
  const address = (await returned).url()
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()

  await page.goto(address)
  await expect(page.getByRole('heading', { name: 'This step is already done' })).toBeVisible()
  await page.goto('/oauth')
  await expect(page.getByRole('heading', { name: 'Nothing to do here' })).toBeVisible()
  await page.evaluate(() => localStorage.clear())
  const taken = await page.request.post('/api/link/pending-link/take', { data: {} })
  expect(taken.ok()).toBe(true)
  await page.goto('/oauth?oauth_state_id=a-stranger')
  await expect(page.getByRole('heading', { name: 'We lost your place' })).toBeVisible()

  await page.setViewportSize({ width: 320, height: 568 })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([])
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL('/')
})
