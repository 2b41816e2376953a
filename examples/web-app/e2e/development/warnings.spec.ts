import { expect, test } from '@playwright/test'
import { signIn } from '../person.ts'

test('a return that lands on a page with nothing to resume it is told to the developer', async ({
  page,
}) => {
  const warned = page.waitForEvent('console', (message) => message.type() === 'warning')
  await signIn(page)
  await page.goto('/banks?oauth_state_id=from-a-bank')
  expect((await warned).text()).toContain('Render <OAuthReturn> on that route')
  expect((await warned).text()).toContain('/banks')
})

test('a page inside of a frame is told to the developer', async ({ page }) => {
  await signIn(page)
  const warned = page.waitForEvent('console', (message) => message.type() === 'warning')
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = '/banks'
    document.body.append(frame)
  })
  expect((await warned).text()).toContain('it is in an iframe')
})
