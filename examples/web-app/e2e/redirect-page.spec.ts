import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { hearOfPolicy } from './hear-of-policy.ts'
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
import { putStaticPage } from './static-page.ts'

test.use({ userAgent: webview, permissions: ['local-network-access'] })

const says = (page: Page, heading: string): Promise<void> =>
  expect(page.getByRole('heading', { name: heading })).toBeVisible()

/** Begins in the app, and goes as far as the bank's page. */
const beginAtBank = async (page: Page, user?: string): Promise<void> => {
  await begin(page)
  await putStaticPage(page, user)
  await chooseOAuthBank(page)
  await goToBank(page)
}

const bankIsShown = async (page: Page): Promise<void> => {
  await expect(page).toHaveURL('/banks')
  await expect(bankCard(page, 'Platypus OAuth Bank')).toHaveCount(1)
}

test('the static return page connects the bank and goes back to where the person began', async ({
  page,
}) => {
  const heard = await hearOfPolicy(page)
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
  expect(heard).toEqual([])

  // The app's own code hears of it, once, and keeps no token.
  const connect = page.getByRole('button', { name: 'Connect a bank' })
  await expect(connect).toHaveAttribute('data-status', 'linked')
  expect(count(/POST .*\/recover$/)).toBe(1)
  const stored = await page.evaluate(() => JSON.stringify(localStorage))
  expect(stored).not.toContain('link-sandbox-')
  await page.reload()
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
  await expect(connect).toHaveAttribute('data-status', 'idle')
  expect(count(/POST .*\/recover$/)).toBe(1)
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
  await expect(page.getByRole('heading', { name: 'Your bank isn’t connected' })).toBeVisible()
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
  // The app asks the server how it ended; before that a direct visit would lead on to the app.
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('settled')

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
  await page.getByRole('button', { name: 'Start again' }).click()
  await expect(page).toHaveURL('/')
})

test('a success that is told twice, with an exit after it, is one exchange on the static page', async ({
  page,
}) => {
  await page.addInitScript(() => {
    type Callback = (first: unknown, metadata: unknown) => void
    type Options = { onSuccess: Callback; onExit: Callback }
    type Plaid = { create(options: Options): object }
    let plaid: Plaid | undefined
    Object.defineProperty(window, 'Plaid', {
      configurable: true,
      get: () => plaid,
      set: (given: Plaid) => {
        plaid = {
          ...given,
          create: (options) =>
            given.create({
              ...options,
              onSuccess: (publicToken, metadata) => {
                options.onSuccess(publicToken, metadata)
                options.onSuccess(publicToken, metadata)
                options.onExit(null, metadata)
              },
            }),
        }
      },
    })
  })
  await begin(page)
  await putStaticPage(page)
  const count = countRequests(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await approveAtBank(page)
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
  expect(count(/POST .*\/items$/)).toBe(1)
})

test('a script that is blocked on the static page is said, and a second try needs no new token', async ({
  page,
}) => {
  await beginAtBank(page)
  const count = countRequests(page)
  const script = /\/link-initialize\.js$/
  await page.route(script, (route) => route.abort())
  await approveAtBank(page)
  await says(page, 'Something is blocking this page')
  await page.unroute(script)
  await page.getByRole('button', { name: 'Try again' }).click()
  await bankIsShown(page)
  expect(count(/POST .*\/link-tokens$/)).toBe(0)
})

test('when the server does not take a success, the static page tries again without opening Link', async ({
  page,
}) => {
  await beginAtBank(page)
  const count = countRequests(page)
  await page.route('**/api/link/items', (route) => route.fulfill({ status: 500, json: {} }), {
    times: 1,
  })
  await approveAtBank(page)
  await says(page, 'We can’t get through')
  await expect(page.getByText('Your bank said yes')).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(0)
  // By the keyboard alone.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused()
  await page.keyboard.press('Enter')
  await bankIsShown(page)
  expect(count(/POST .*\/items$/)).toBe(2)
})

test('a person who was signed out at their bank signs in elsewhere, and the static page goes on', async ({
  page,
}) => {
  await beginAtBank(page)
  await page.context().clearCookies({ name: 'person' })
  await approveAtBank(page)
  await says(page, 'Please sign in again')
  const signedIn = await page.request.put('/api/session', { data: { person: 'ada' } })
  expect(signedIn.ok()).toBe(true)
  await page.getByRole('button', { name: 'Try again' }).click()
  await bankIsShown(page)
})

test('the static page connects no bank for somebody else who is signed in on the way back', async ({
  page,
}) => {
  await beginAtBank(page)
  const signedIn = await page.request.put('/api/session', { data: { person: 'grace' } })
  expect(signedIn.ok()).toBe(true)
  await approveAtBank(page)
  // It can't know who that is; the server does.
  await says(page, 'Please start again')
  await expect(page.locator('iframe')).toHaveCount(0)
})

test('a static page that is told who is signed in refuses what somebody else began', async ({
  page,
}) => {
  await beginAtBank(page, 'grace')
  await approveAtBank(page)
  await says(page, 'Someone else started this')
  await expect(page.locator('iframe')).toHaveCount(0)
})

test('the static page asks to start again when the token has run out', async ({ page }) => {
  await beginAtBank(page)
  await page.clock.setFixedTime(Date.now() + 5 * 60 * 60_000)
  await approveAtBank(page)
  await says(page, 'Please start again')
  await expect(page.locator('iframe:visible')).toHaveCount(0)
})

test('the static page, loaded again under an open Link, leads to the app, which says that it was not finished', async ({
  page,
}) => {
  await beginAtBank(page)
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(linkFrame(page).getByRole('button', { name: 'Exit' })).toBeVisible()
  await expect(page).toHaveURL('/oauth')
  await page.reload()
  await expect(page).toHaveURL('/banks')
  await expect(page.getByText('That wasn’t finished')).toBeVisible()
})

test('the static page in a duplicated tab leaves the bank to the other one', async ({ page }) => {
  await beginAtBank(page)
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(linkFrame(page).getByRole('button', { name: 'Exit' })).toBeVisible()
  const opened = page.waitForEvent('popup')
  await page.evaluate(() => void window.open('/oauth?oauth_state_id=of-another-visit'))
  await says(await opened, 'Go on in your other tab')
})

test('the static page that can’t ask the server says so, and a second try goes on', async ({
  page,
}) => {
  await beginAtBank(page)
  const bank = page.url()
  await page.goto('/banks')
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await page.route('**/pending-link/take', (route) => route.abort(), { times: 1 })
  await page.goto(bank)
  await approveAtBank(page)
  await says(page, 'We can’t get through')
  await page.getByRole('button', { name: 'Try again' }).click()
  await bankIsShown(page)
})

test('no words of the static page have an accessibility fault that a machine can find', async ({
  page,
}) => {
  await begin(page)
  await putStaticPage(page)
  await page.goto('/oauth')
  await says(page, 'Nothing to do here')
  const situations = page.locator('[data-when]')
  expect(await situations.count()).toBeGreaterThan(10)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // All at once, as no person sees them.
    await situations.evaluateAll((all) =>
      all.forEach((each) => {
        ;(each as HTMLElement).hidden = false
      }),
    )
    const { violations } = await new AxeBuilder({ page })
      .disableRules(['page-has-heading-one'])
      .analyze()
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([])
  }
})
