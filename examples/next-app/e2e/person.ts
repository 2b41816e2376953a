import { test as base, expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

/** The browser inside an app: banks open in the same tab, since pop-ups do not work there. */
export const webview =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/139.0.0.0 Mobile Safari/537.36'

/** Every test fails on a warning, an error or an exception in the page. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        const isComplaint = message.type() === 'warning' || message.type() === 'error'
        // In development Next repeats the server's log in the browser, with a badge.
        if (isComplaint && !message.text().startsWith('%c%s%c'))
          complaints.push(`${message.text()} ${message.location().url}`)
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export const linkFrame = (page: Page): FrameLocator =>
  page.frameLocator('iframe[id^="plaid-link-iframe"]:visible')

const inLink = (page: Page, name: string | RegExp): Locator =>
  linkFrame(page).getByRole('button', { name, exact: typeof name === 'string' })

export const signIn = async (page: Page, name: 'Ann' | 'Ben' = 'Ann'): Promise<void> => {
  await page.getByRole('button', { name: `I’m ${name}` }).click()
  await expect(page.getByRole('button', { name: `Sign out ${name}` })).toBeVisible()
}

/** Opens a page signed in, with no bank connected. */
export const begin = async (page: Page, path = '/'): Promise<void> => {
  await page.goto(path)
  await signIn(page)
  const answer = await page.request.get('/api/link/items')
  const { items } = (await answer.json()) as { items: { id: string }[] }
  for (const { id } of items) {
    const removed = await page.request.delete(`/api/link/items/${id}`)
    expect(removed.ok()).toBe(true)
  }
  await page.reload()
}

export const bankCard = (page: Page, bank: string): Locator =>
  page.getByRole('article', { name: bank })

const chooseBank = async (page: Page, bank: string): Promise<void> => {
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await inLink(page, 'Continue').click()
  await inLink(page, bank).click()
}

export const connectByCredentials = async (page: Page): Promise<void> => {
  await chooseBank(page, 'First Platypus Bank')
  await linkFrame(page).getByLabel('Username').fill('user_good')
  await linkFrame(page).getByLabel('Password').fill('pass_good')
  await inLink(page, 'Sign in').click()
  await inLink(page, 'Continue').click()
  await inLink(page, /Finish/).click()
}

/** Leaves for the page of a bank in the same tab, and stops there. */
export const goToBank = async (page: Page): Promise<void> => {
  await chooseBank(page, 'Platypus OAuth Bank')
  await inLink(page, /Continue to/).click()
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
}

/** @returns The address that the bank sent the person back to. */
export const approveAtBank = async (page: Page): Promise<string> => {
  const returned = page.waitForRequest(/\/oauth\?.*oauth_state_id=/)
  await page.getByRole('button', { name: 'Approve' }).click()
  return (await returned).url()
}

export const finishLink = (page: Page): Promise<void> => inLink(page, /Finish/).click()
