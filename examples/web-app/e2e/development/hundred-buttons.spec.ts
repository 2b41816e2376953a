import { expect, test } from '@playwright/test'
import { bankCard, begin, connectByCredentials, countRequests, linkFrame } from '../person.ts'

test('a hundred reconnect buttons cost nothing until one is pressed', async ({ page }) => {
  await begin(page)
  await connectByCredentials(page)
  const card = bankCard(page, 'First Platypus Bank')
  await card.getByRole('button', { name: 'Break this connection' }).click()
  await expect(card.getByRole('button', { name: /^Reconnect/ })).toBeVisible()

  const count = countRequests(page)
  const tokens = () => count(/POST .*\/link-tokens$/)
  const frames = page.locator('iframe')
  await page.clock.install()
  await page.goto('/e2e/pages/hundred.html')
  const buttons = page.getByRole('button', { name: /^Reconnect/ })
  await expect(buttons).toHaveCount(100)
  expect(tokens()).toBe(0)
  expect(await frames.count()).toBeLessThanOrEqual(1)

  // A pointer swept over all of them, row by row, at its own pace: a slow machine would have it rest.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 10_000))
  const boxes = await Promise.all((await buttons.all()).map((button) => button.boundingBox()))
  for (const y of new Set(boxes.map((box) => (box?.y ?? 0) + 5))) {
    for (let x = 0; x <= 1280; x += 51.2) {
      await page.mouse.move(x, y)
      await page.clock.runFor(16)
    }
  }
  await page.mouse.move(0, 0)
  await page.clock.runFor(1000)
  expect(tokens()).toBe(0)
  expect(await frames.count()).toBeLessThanOrEqual(1)

  await page.clock.resume()
  await buttons.first().click()
  await expect(linkFrame(page).getByRole('dialog')).toBeVisible()
  expect(tokens()).toBe(1)
  await expect(frames).toHaveCount(1)
})

test('a pointer at rest on a button gets Link ready, and a press then opens it with that token', async ({
  page,
}) => {
  await begin(page)
  const count = countRequests(page)
  const connect = page.getByRole('button', { name: 'Connect a bank' })
  await connect.hover()
  await expect(connect).toHaveAttribute('data-status', 'ready')
  await connect.click()
  await expect(linkFrame(page).getByRole('dialog')).toBeVisible()
  expect(count(/POST .*\/link-tokens$/)).toBe(1)
})
