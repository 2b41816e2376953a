import { expect, test as base } from '@playwright/test'
import { simulatorFixtures } from '@relink/simulator/playwright'
import { builtPort, simulatorPort } from '../playwright.config.ts'
import { begin, connectByRequest, webview } from './person.ts'

// Where the simulator listens that the app's server takes for Plaid.
const origin = `http://127.0.0.1:${simulatorPort(builtPort)}`
const test = base.extend(simulatorFixtures({ origin }))

test('a bank is connected', async ({ page, plaid }) => {
  await begin(page)
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await plaid.link.succeed({ bank: 'Tartan Bank' })
  await expect(page.getByRole('article', { name: 'Tartan Bank' })).toBeVisible()
})

test('a person whose bank locked them out reads what to do', async ({ page, plaid }) => {
  await begin(page)
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await plaid.link.exit('ITEM_LOCKED')
  await expect(page.getByRole('alert')).toContainText('Your sign-in is locked')
})

test('a connection that breaks is repaired', async ({ page, plaid }) => {
  await begin(page)
  const { id } = await connectByRequest(page)
  await plaid.control.breakItem(id)
  await page.getByRole('button', { name: /^Reconnect/ }).click()
  await plaid.link.repair()
  await expect(page.getByText('First Platypus Bank is connected again.')).toBeVisible()
})

test.describe('in an app’s own browser, where banks open in the same tab', () => {
  test.use({ userAgent: webview })

  test('a person comes back from their bank’s own page', async ({ page, plaid }) => {
    await begin(page)
    await page.getByRole('button', { name: 'Connect a bank' }).click()
    await plaid.link.leaveForBank({ bank: 'Platypus OAuth Bank' })
    await plaid.link.finish()
    await expect(page.getByRole('article', { name: 'Platypus OAuth Bank' })).toBeVisible()
  })
})
