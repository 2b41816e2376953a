import { expect, test as base, type Page } from '@playwright/test'
import { serveSimulator, type ServedSimulator } from '../src/exports/node.ts'
import { pageLink } from '../src/playwright/page-link.ts'
import { startPlainPage, type PlainPage } from './start-plain-page.ts'

const webview =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/139.0.0.0 Mobile Safari/537.36'

let simulator: ServedSimulator
let plain: PlainPage

const test = base.extend({
  // A line on the console is a failure here too.
  page: async ({ page }, use) => {
    const faults: string[] = []
    page.on('console', (line) => faults.push(line.text()))
    page.on('pageerror', (error) => faults.push(String(error)))
    await use(page)
    expect(faults).toEqual([])
  },
})

test.beforeAll(async () => {
  simulator = await serveSimulator({ clientId: 'client', secret: 'secret' })
  plain = await startPlainPage({ api: simulator.origin, cdn: simulator.origin })
})

test.afterAll(async () => {
  plain.close()
  await simulator.close()
})

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

const connected = (page: Page, text: RegExp) => expect(page.getByRole('status')).toHaveText(text)

test('a plain page and a small server connect a bank', async ({ page }) => {
  await page.goto(plain.origin)
  await press(page, 'Connect')
  await pageLink(page).succeed()
  await connected(page, /^Connected First Platypus Bank: Plaid Checking,Plaid Saving/)
})

test('a bank with a page of its own is connected through a pop-up', async ({ page }) => {
  await page.goto(plain.origin)
  await press(page, 'Connect')
  await pageLink(page).succeed({ bank: 'Platypus OAuth Bank' })
  await connected(page, /^Connected Platypus OAuth Bank/)
})

test('a connection that broke is repaired in update mode', async ({ page }) => {
  await page.goto(plain.origin)
  await press(page, 'Connect')
  await pageLink(page).succeed()
  await connected(page, /^Connected/)
  for (const { itemId } of await simulator.simulator.control.items()) {
    await simulator.simulator.control.breakItem(itemId)
  }
  await press(page, 'Repair')
  await pageLink(page).repair()
  await connected(page, /^Repaired First Platypus Bank: Plaid Checking/)
})

test('an error that the person leaves with is told to the page', async ({ page }) => {
  await page.goto(plain.origin)
  await press(page, 'Connect')
  await pageLink(page).exit('ITEM_LOCKED')
  await connected(page, /^Left: ITEM_LOCKED, requires_credentials$/)
})

test('a bank is connected with the keyboard alone', async ({ page }) => {
  await page.goto(plain.origin)
  await page.getByRole('button', { name: 'Connect' }).focus()
  await page.keyboard.press('Enter')
  const { frame } = pageLink(page)
  const heading = (name: string | RegExp) =>
    expect(frame.getByRole('heading', { name })).toBeFocused()
  await heading(/Connect your accounts/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await heading('Choose your bank')
  await page.keyboard.press('Tab')
  await page.keyboard.type('First Platypus Bank')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await heading('Sign in to First Platypus Bank')
  await page.keyboard.press('Tab')
  await page.keyboard.type('user_good')
  await page.keyboard.press('Tab')
  await page.keyboard.type('pass_good')
  await page.keyboard.press('Enter')
  await heading('Choose your accounts')
  for (let stop = 0; stop < 4; stop++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await heading('Success')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await connected(page, /^Connected First Platypus Bank/)
})

test('a bank whose app comes back in another tab is connected there', async ({ page }) => {
  await page.goto(plain.origin)
  await press(page, 'Connect')
  const { frame } = pageLink(page)
  const bank = 'First Platypus OAuth App2App Bank'
  await frame.getByRole('button', { name: 'Continue', exact: true }).click()
  await frame.getByRole('button', { name: bank, exact: true }).click()
  const tab = page.waitForEvent('popup')
  await frame.getByRole('button', { name: `Continue to ${bank}` }).click()
  const other = await tab
  await other.getByRole('button', { name: 'Approve' }).click()
  await connected(other, new RegExp(`^Connected ${bank}`))
  await expect(frame.getByText('Go on in the other tab.', { exact: false })).toBeVisible()
})

test.describe('in a webview', () => {
  test.use({ userAgent: webview })

  test('the page leaves for the bank and Link goes on when it comes back', async ({ page }) => {
    await page.goto(plain.origin)
    await press(page, 'Connect')
    // Asked for, not looked at: the page cleans its address as soon as Link goes on.
    const back = page.waitForRequest(/oauth_state_id=/)
    await pageLink(page).leaveForBank()
    await back
    await connected(page, /^Connected Platypus OAuth Bank/)
    await expect(page).toHaveURL(`${plain.origin}/`)
  })
})
