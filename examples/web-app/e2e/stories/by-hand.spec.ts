import { expect } from '@playwright/test'
import { openStory, test, watch } from './open-story.ts'

test('the catalogue is searched by Plaid’s code, in any language', async ({
  origin,
  storiesPage: page,
}) => {
  const { faults, stop } = watch(page)
  await openStory(page, origin, 'errors-catalogue--everything')
  const entries = page.getByRole('listitem')
  await expect.poll(() => entries.count()).toBeGreaterThan(45)
  await page.getByLabel('Code or words').fill('item_locked')
  await expect(entries).toHaveCount(1)
  await expect(entries).toContainText('Your sign-in is locked')
  for (const [language, button] of [
    ['de', 'Andere Bank wählen'],
    ['hi', 'दूसरा बैंक चुनें'],
  ] as const) {
    await page.getByLabel('Language').selectOption(language)
    await expect(page.getByRole('button', { name: button })).toBeVisible()
    await expect(entries.locator(`[lang="${language}"]`)).toBeVisible()
  }
  await page.getByLabel('Language').selectOption('en')
  await page.getByLabel('Code or words').fill('INVALID_API_KEYS')
  await expect(page.getByText('No entry of its own')).toBeVisible()
  await expect(entries).toContainText('This is on our side')
  expect(faults).toEqual([])
  stop()
})

test('what support needs is copied from a notice by keyboard alone', async ({
  origin,
  storiesPage: page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await openStory(page, origin, 'components-linknotice--signing-in')
  const notice = page.locator('[data-kind="account_locked"]')
  await notice.locator('summary').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(notice.getByRole('button', { name: 'Copy' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(notice.getByText('Copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    'Request: m8MDnv9okwxFNBV',
  )
})

test('a code that is typed into a playground happens at the bank', async ({
  origin,
  storiesPage: page,
}) => {
  await openStory(page, origin, 'playgrounds-connections--as-a-card')
  await page.getByLabel('What goes wrong at the bank').fill('item_locked')
  await page.getByRole('button', { name: 'Let it happen' }).click()
  await expect(page.locator('[data-health="sign_in_required"]')).toBeVisible()
  await page.getByLabel('What goes wrong at the bank').fill('USER_PERMISSION_REVOKED')
  await page.getByRole('button', { name: 'Let it happen' }).click()
  await expect(page.locator('[data-health="revoked"]')).toBeVisible()
})
