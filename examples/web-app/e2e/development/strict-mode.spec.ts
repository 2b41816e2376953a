import { expect, test } from '@playwright/test'
import {
  approveAtBank,
  bankCard,
  begin,
  chooseOAuthBank,
  finishLink,
  goToBank,
  webview,
} from '../person.ts'

test.use({ userAgent: webview })

interface Recorded {
  created: { token: string | null; receivedRedirectUri?: string }[]
  opened: number
}

test('under StrictMode a return creates Link once, with what was set aside, and opens it once', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const recorded: Recorded = { created: [], opened: 0 }
    Object.assign(window, { recorded })
    type Plaid = { create: (options: Recorded['created'][number]) => { open: () => void } }
    let plaid: Plaid | undefined
    Object.defineProperty(window, 'Plaid', {
      configurable: true,
      get: () => plaid,
      set: (real: Plaid) => {
        plaid = {
          ...real,
          create: (options) => {
            recorded.created.push({ ...options })
            const handler = real.create(options)
            return {
              ...handler,
              open: () => {
                recorded.opened += 1
                handler.open()
              },
            }
          },
        }
      },
    })
  })
  await begin(page)
  await chooseOAuthBank(page)
  const stored = await page.evaluate(() =>
    Object.values(localStorage).map(
      (text) => (JSON.parse(text) as { linkToken?: string }).linkToken,
    ),
  )
  await goToBank(page)
  const returned = page.waitForRequest(/oauth_state_id=/)
  await approveAtBank(page)
  const address = (await returned).url()
  await expect(page.frameLocator('iframe').getByRole('button', { name: 'Finish' })).toBeVisible()

  const { created, opened } = await page.evaluate(
    () => (window as unknown as { recorded: Recorded }).recorded,
  )
  expect(created).toHaveLength(1)
  expect(stored).toContain(created[0]?.token)
  expect(created[0]?.receivedRedirectUri).toBe(address)
  expect(opened).toBe(1)
  expect(page.url()).not.toContain('oauth_state_id')
  await finishLink(page)
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
})
