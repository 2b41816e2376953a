import { expect, test as base, type Page } from '@playwright/test'
import {
  approveAtBank,
  bankCard,
  begin,
  changeReturn,
  chooseOAuthBank,
  controlPlaid,
  countRequests,
  finishLink,
  goToBank,
  linkFrame,
  nextLinkToken,
  simulatorScript,
  webview,
} from './person.ts'

/** A page of a browser that keeps pages for the button Back, as people's do and Playwright's does not. */
const test = base.extend<{ keptPage: Page }>({
  keptPage: async ({ playwright, launchOptions, baseURL, userAgent }, use) => {
    const browser = await playwright.chromium.launch({
      ...launchOptions,
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    })
    const page = await browser.newPage({ baseURL: baseURL ?? '', userAgent: userAgent ?? '' })
    await page.addInitScript(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { wasKept: persisted }))
    })
    await use(page)
    await browser.close()
  },
})

test.use({ userAgent: webview })

const linkIsOpen = (page: Page): Promise<void> =>
  expect(linkFrame(page).getByRole('dialog')).toBeVisible()

/** Goes back or forward, to a page that the browser kept. */
const turn = async (page: Page, direction: 'back' | 'forward'): Promise<void> => {
  await page.evaluate((way) => void setTimeout(() => history[way]()), direction)
  // Playwright waits in vain for such a page to load.
  await expect
    .poll(() => page.evaluate(() => (window as { wasKept?: boolean }).wasKept).catch(() => false))
    .toBe(true)
}

/** Presses a button in Link on a page that was kept, whose frames Playwright has lost sight of. */
const pressInKeptLink = async (page: Page, name: string): Promise<void> => {
  const press = (label: string): boolean => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[id^="plaid-link-iframe"]')
    const buttons = [...(frame?.contentDocument?.querySelectorAll('button') ?? [])]
    const button = buttons.find(({ textContent }) => textContent === label)
    button?.click()
    return button !== undefined
  }
  // Asked anew each time: what waits inside of the page would wait in one that is no more.
  await expect.poll(() => page.evaluate(press, name).catch(() => false)).toBe(true)
}

test('a person who goes back from their bank is told that it was not finished, and can try again', async ({
  page,
}) => {
  await begin(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Your banks' })).toBeVisible()
  await expect(page.getByText('That wasn’t finished')).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(0)
  await page.getByRole('button', { name: 'Try again' }).click()
  await linkIsOpen(page)
})

test('a page that the browser kept has Link as it was, and the person goes to their bank again', async ({
  keptPage: page,
}) => {
  await begin(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await turn(page, 'back')
  await pressInKeptLink(page, 'Cancel')
  await pressInKeptLink(page, 'Continue to Platypus OAuth Bank')
  await approveAtBank(page)
  await finishLink(page)
  await expect(page).toHaveURL('/banks')
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
})

test('a person who goes back and then forward to their bank still has it connected', async ({
  keptPage: page,
}) => {
  await begin(page)
  const count = countRequests(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await turn(page, 'back')
  await turn(page, 'forward')
  await approveAtBank(page)
  await finishLink(page)
  await expect(page).toHaveURL('/banks')
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
  expect(count(/POST .*\/link-tokens$/)).toBe(1)
  expect(count(/POST .*\/items$/)).toBe(1)
})

test('a return page that is loaded again under an open Link says that it was not finished', async ({
  page,
}) => {
  await begin(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await page.getByRole('button', { name: 'Decline' }).click()
  await linkIsOpen(page)
  await expect(page).toHaveURL('/oauth')
  await page.reload()
  await expect(page.getByText('That wasn’t finished')).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(0)
  await page.getByRole('button', { name: 'Try again' }).click()
  await linkIsOpen(page)
})

test('a return page that is loaded again while the server is at work shows the bank, connected once', async ({
  page,
}) => {
  await begin(page)
  const plaid = await controlPlaid(page)
  const count = countRequests(page)
  const exchange = page.waitForRequest(/\/items$/)
  await plaid.addFault({ where: '/item/public_token/exchange', kind: 'hang' })
  await chooseOAuthBank(page)
  await goToBank(page)
  await approveAtBank(page)
  await exchange
  await expect(page.getByText('Finishing…')).toBeAttached()
  await page.reload()
  await expect(page.getByText('Finishing…')).toBeVisible()
  await plaid.clearFaults()
  await expect(page).toHaveURL('/banks')
  await expect(bankCard(page, 'Platypus OAuth Bank')).toHaveCount(1)
  expect(count(/POST .*\/items$/)).toBe(1)
})

test('a return page that goes before the server has answered still shows the bank, connected once', async ({
  page,
}) => {
  await begin(page)
  const count = countRequests(page)
  const arrived = new Promise<void>((resolve) => {
    void page.route('**/api/link/items', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      await route.fetch()
      // The answer comes to a page that is gone.
      return resolve()
    })
  })
  await chooseOAuthBank(page)
  await goToBank(page)
  await approveAtBank(page)
  await arrived
  await page.reload()
  await expect(page).toHaveURL('/banks')
  await expect(bankCard(page, 'Platypus OAuth Bank')).toHaveCount(1)
  expect(count(/POST .*\/items$/)).toBe(1)
})

test('a person who goes on to a second bank, there and back again, has that one connected', async ({
  page,
}) => {
  await begin(page)
  const count = countRequests(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await page.getByRole('button', { name: 'Decline' }).click()
  const link = linkFrame(page)
  await link.getByRole('button', { name: 'Choose another bank' }).click()
  await link.getByRole('button', { name: 'First Platypus OAuth App2App Bank' }).click()
  await goToBank(page)
  await approveAtBank(page)
  await finishLink(page)
  await expect(page).toHaveURL('/banks')
  await expect(bankCard(page, 'First Platypus OAuth App2App Bank')).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(1)
  expect(count(/POST .*\/link-tokens$/)).toBe(1)
  expect(count(/POST .*\/items$/)).toBe(1)
})

test('a bank that adds parameters and a fragment of its own to the address does no harm', async ({
  page,
}) => {
  await begin(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await changeReturn(page.context(), (to) => `${to.replace('?', '?from=bank&')}&code=1#_=_`)
  await page.getByRole('button', { name: 'Decline' }).click()
  await linkFrame(page).getByRole('button', { name: 'Try again' }).click()
  await expect(page).toHaveURL('/oauth?from=bank&code=1#_=_')
  await goToBank(page)
  await approveAtBank(page)
  await finishLink(page)
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
})

test('a person who was signed out at their bank signs in again, and the return goes on', async ({
  page,
}) => {
  await begin(page)
  const count = countRequests(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await page.context().clearCookies({ name: 'person' })
  await approveAtBank(page)
  await expect(page.getByRole('heading', { name: 'Your money in one place' })).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(0)
  await page.getByRole('button', { name: 'I’m Ada' }).click()
  await finishLink(page)
  await expect(page).toHaveURL('/banks')
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
  expect(count(/POST .*\/link-tokens$/)).toBe(1)
})

test('a person who stays at their bank until the token has run out is asked to start again', async ({
  page,
}) => {
  await begin(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await page.clock.setFixedTime(Date.now() + 5 * 60 * 60_000)
  const count = countRequests(page)
  await approveAtBank(page)
  await expect(page.getByRole('alert')).toContainText('Please start again')
  await expect(page.locator('iframe')).toHaveCount(0)
  expect(count(/POST .*\/link-tokens$/)).toBe(0)
  await page.getByRole('button', { name: 'Start again' }).click()
  await linkIsOpen(page)
})

test('a token that Plaid ended while the person was at the bank is explained, and one press starts again', async ({
  page,
}) => {
  await begin(page)
  const plaid = await controlPlaid(page)
  const token = nextLinkToken(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  await plaid.expireLinkToken(await token)
  await approveAtBank(page)
  await expect(page.getByRole('alert')).toContainText('Please start again')
  await page.getByRole('button', { name: 'Start again' }).click()
  await linkIsOpen(page)
})

test('somebody else who is signed in on the way back can start their own', async ({ page }) => {
  await begin(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  const signedIn = await page.request.put('/api/session', { data: { person: 'grace' } })
  expect(signedIn.ok()).toBe(true)
  await approveAtBank(page)
  await expect(page.getByRole('alert')).toContainText('Someone else started this')
  await page.getByRole('button', { name: 'Start again' }).click()
  await linkIsOpen(page)
  await linkFrame(page).getByRole('button', { name: 'Close' }).click()
  await linkFrame(page).getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('heading', { name: 'Hello, Grace' })).toBeVisible()
})

test('a script that is blocked on the return page is said, and a retry needs no new token', async ({
  page,
}) => {
  const script = await (await page.request.get(await simulatorScript(page))).text()
  await begin(page)
  const count = countRequests(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  let isBlocked = true
  // Without the simulator's tag the page asks Plaid's own address, which is what gets blocked.
  await page.route(/127\.0\.0\.1:\d+\/link\/v2\/stable\/link-initialize\.js/, (route) =>
    route.abort(),
  )
  await page.route('https://cdn.plaid.com/link/v2/stable/link-initialize.js', (route) =>
    isBlocked ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: script }),
  )
  await approveAtBank(page)
  await expect(page.getByRole('alert')).toContainText('Something is blocking this page')
  isBlocked = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await finishLink(page)
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
  expect(count(/POST .*\/link-tokens$/)).toBe(1)
})

test('the way back leaves a clean address and no page of its own to go back to', async ({
  page,
}) => {
  await begin(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  const entries = () => page.evaluate(() => history.length)
  const atBank = await entries()
  const addresses: string[] = []
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame())
      addresses.push(new URL(frame.url()).pathname + new URL(frame.url()).search)
  })
  await approveAtBank(page)
  await finishLink(page)
  await expect(page).toHaveURL('/banks')
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
  expect([...new Set(addresses)]).toEqual([
    expect.stringMatching(/^\/oauth\?oauth_state_id=/),
    '/oauth',
    '/banks',
  ])
  expect(await entries()).toBe(atBank + 1)
  await page.goBack()
  await expect(page).toHaveURL(/\/bank\/oauth/)
})

test('a token that dies under an open Link is explained, and one press opens Link again', async ({
  page,
}) => {
  await begin(page)
  const plaid = await controlPlaid(page)
  const connect = page.getByRole('button', { name: 'Connect a bank' })
  let token = nextLinkToken(page)
  await connect.click()
  await linkIsOpen(page)
  await plaid.expireLinkToken(await token)
  token = nextLinkToken(page)
  await linkFrame(page).getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('alert')).toContainText('Please start again')
  await expect(connect).toHaveAttribute('data-status', 'ready')
  await page.getByRole('button', { name: 'Start again' }).click()
  await linkIsOpen(page)
  await expect(page.getByRole('alert')).toHaveCount(0)

  await plaid.expireLinkToken(await token)
  await linkFrame(page).getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('alert')).toContainText('Too many tries for now')
  await expect(page.locator('iframe')).toHaveCount(0)
})
