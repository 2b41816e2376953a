import { expect, type BrowserContext, type FrameLocator, type Page } from '@playwright/test'
import { connectControl, type SimulatorControl } from '@relink/simulator/node'

/** The browser inside an app: banks open in the same tab, since pop-ups do not work there. */
export const webview =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/139.0.0.0 Mobile Safari/537.36'

export const linkFrame = (page: Page): FrameLocator =>
  page.frameLocator('iframe[id^="plaid-link-iframe"]:visible')

const inLink = (page: Page, name: string | RegExp) =>
  linkFrame(page).getByRole('button', { name, exact: typeof name === 'string' })

export const signIn = async (page: Page, person: 'Ada' | 'Grace' = 'Ada'): Promise<void> => {
  await page.goto('/')
  await page.getByRole('button', { name: `I’m ${person}` }).click()
  await expect(page.getByRole('heading', { name: `Hello, ${person}` })).toBeVisible()
}

export const openBanks = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Banks' }).click()
  await expect(page.getByRole('heading', { name: 'Your banks' })).toBeVisible()
}

export const bankCard = (page: Page, bank: string) => page.getByRole('article', { name: bank })

/** Takes away every connection, so that a test begins with none. */
export const removeAllBanks = async (page: Page): Promise<void> => {
  const answer = await page.request.get('/api/link/items')
  const { items } = (await answer.json()) as { items: { id: string }[] }
  for (const { id } of items) {
    const removed = await page.request.delete(`/api/link/items/${id}`)
    expect(removed.ok()).toBe(true)
  }
  await page.reload()
}

/** Signs in, with no bank connected, on the page of banks. */
export const begin = async (page: Page, person: 'Ada' | 'Grace' = 'Ada'): Promise<void> => {
  await signIn(page, person)
  await removeAllBanks(page)
  await openBanks(page)
}

export const connectByCredentials = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await inLink(page, 'Continue').click()
  await inLink(page, 'First Platypus Bank').click()
  await typeCredentials(page)
  await inLink(page, 'Continue').click()
  await inLink(page, /Finish/).click()
}

export const typeCredentials = async (page: Page): Promise<void> => {
  await linkFrame(page).getByLabel('Username').pressSequentially('user_good')
  await linkFrame(page).getByLabel('Password').pressSequentially('pass_good')
  await inLink(page, 'Sign in').click()
}

/** Presses Connect and goes as far as the hand-off to a bank that has a page of its own. */
export const chooseOAuthBank = async (page: Page, bank = 'Platypus OAuth Bank'): Promise<void> => {
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await inLink(page, 'Continue').click()
  await inLink(page, bank).click()
}

/** Leaves for the bank's page in the same tab, as in a webview, and stops there. */
export const goToBank = async (page: Page): Promise<void> => {
  await inLink(page, /Continue to/).click()
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
}

export const approveAtBank = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Approve' }).click()

/** Approves in the pop-up that the hand-off opens. */
export const approveInPopUp = async (page: Page): Promise<void> => {
  const popUp = page.waitForEvent('popup')
  await inLink(page, /Continue to/).click()
  const bank = await popUp
  await approveAtBank(bank)
}

export const finishLink = async (page: Page): Promise<void> => {
  await inLink(page, /Finish/).click()
}

/** Counts the requests the page makes to Relink's server, by method and path. */
export const countRequests = (context: BrowserContext | Page): ((path: RegExp) => number) => {
  const seen: string[] = []
  context.on('request', (request) => {
    seen.push(`${request.method()} ${new URL(request.url()).pathname}`)
  })
  return (path) => seen.filter((line) => path.test(line)).length
}

/** Where the simulator is that stands in for Plaid: the address of its script. */
export const simulatorScript = async (page: Page): Promise<string> => {
  const html = await (await page.request.get('/')).text()
  return /src="(http:\/\/127\.0\.0\.1:\d+\/[^"]+)"/.exec(html)?.[1] ?? ''
}

/** Does to Plaid what a test needs: moves its clock, lets it fail, ends its tokens. */
export const controlPlaid = async (page: Page): Promise<SimulatorControl> =>
  connectControl(new URL(await simulatorScript(page)).origin)

/** An Item, as the server shows it to its person. */
interface SeenItem {
  id: string
  bankName: string
  accounts: { id: string; name: string }[]
  health: { status: string }
}

/** The person's Items, as the server tells of them. */
export const readItems = async (page: Page): Promise<SeenItem[]> => {
  const answer = await page.request.get('/api/link/items')
  return ((await answer.json()) as { items: SeenItem[] }).items
}

const post = async <T>(page: Page, address: string, body: object): Promise<T> => {
  const answer = await page.request.post(address, { data: body })
  expect(answer.ok(), `POST ${address}: ${answer.status()}`).toBe(true)
  return (await answer.json()) as T
}

/** Brings a public token to the server, as a page does at the end of Link. */
export const bringPublicToken = async (page: Page, publicToken: string): Promise<SeenItem> => {
  const flowId = crypto.randomUUID()
  const { linkToken } = await post<{ linkToken: string }>(page, '/api/link/link-tokens', {
    mode: 'new',
    flowId,
  })
  const { item } = await post<{ item: SeenItem }>(page, '/api/link/items', {
    flowId,
    linkToken,
    publicToken,
    institution: null,
    accounts: [],
    ifConnected: 'add',
  })
  return item
}

/** Where Plaid sends the webhooks of the app's Items. */
export const webhookOf = (page: Page): string => new URL('/api/link/webhooks', page.url()).href

/** Connects a bank without walking through Link, for tests of what comes afterwards. */
export const connectByRequest = async (
  page: Page,
  institutionId = 'ins_109508',
): Promise<SeenItem> => {
  const { origin } = new URL(await simulatorScript(page))
  const { public_token } = await post<{ public_token: string }>(
    page,
    `${origin}/sandbox/public_token/create`,
    {
      client_id: 'simulated',
      secret: 'simulated',
      institution_id: institutionId,
      initial_products: ['transactions'],
      options: { webhook: webhookOf(page) },
    },
  )
  return bringPublicToken(page, public_token)
}

/** The link token of the next Link that the page gets ready. */
export const nextLinkToken = async (page: Page): Promise<string> => {
  const answer = await page.waitForResponse(/\/link-tokens$/)
  return ((await answer.json()) as { linkToken: string }).linkToken
}

/** Lets the bank send the person back to an address that the test changes. */
export const changeReturn = async (
  context: BrowserContext,
  change: (address: string) => string,
): Promise<void> => {
  // Playwright can't take over what a redirect leads to, so the bank's answer becomes a page that goes there.
  await context.route('http://127.0.0.1:*/bank/**', async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 })
    const to = answer.headers()['location']
    if (to === undefined) return route.fulfill({ response: answer })
    return route.fulfill({
      contentType: 'text/html',
      body: `<script>location.replace(${JSON.stringify(change(to))})</script>`,
    })
  })
}
