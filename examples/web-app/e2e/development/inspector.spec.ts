import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { bankCard, begin, connectByCredentials, linkFrame } from '../person.ts'

const inspector = (page: Page): Locator => page.getByRole('region', { name: 'Relink inspector' })
const openInspector = (page: Page): Promise<void> =>
  page.getByRole('button', { name: /^Relink inspector/ }).click()

test('a developer sees what happened, breaks the connection, and the page asks for it', async ({
  page,
}) => {
  await begin(page)
  await connectByCredentials(page)
  await openInspector(page)
  await expect(inspector(page).getByRole('list', { name: 'States' })).toContainText('linked')
  await expect(inspector(page).getByRole('row', { name: /^HANDOFF/ })).toBeVisible()

  await inspector(page).getByRole('tab', { name: 'Simulator' }).click()
  const connection = inspector(page).getByRole('group', { name: 'A connection' })
  const options = connection.getByRole('combobox', { name: 'Item' }).getByRole('option')
  await expect(options.last()).toContainText('First Platypus Bank')
  const itemId = await options.last().getAttribute('value')
  await connection.getByRole('combobox', { name: 'Item' }).selectOption(itemId)
  await connection.getByRole('button', { name: 'Let it happen' }).click()
  await expect(inspector(page).getByRole('status').last()).toContainText('has to sign in again')
  await expect(bankCard(page, 'First Platypus Bank')).toContainText('Reconnect First Platypus Bank')

  await page.keyboard.press('Escape')
  await expect(inspector(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Relink inspector/ })).toBeFocused()
})

test('a report is copied without a token in it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await begin(page)
  await openInspector(page)
  await page.getByRole('button', { name: 'Connect a bank' }).first().press('Enter')
  await expect(linkFrame(page).getByRole('button', { name: 'Continue' })).toBeVisible()
  // From the keyboard, for Link lies over it.
  await inspector(page).getByRole('button', { name: 'Copy support report' }).press('Enter')
  await expect(inspector(page).getByRole('status').first()).toHaveText('Copied')
  const report = await page.evaluate(() => navigator.clipboard.readText())
  expect(report).toMatch(/"token": "link-sandbox-….{4}"/)
  expect(report).not.toMatch(/link-sandbox-[\w-]{8}/)
})

test('Link lies over the inspector', async ({ page }) => {
  await begin(page)
  await openInspector(page)
  const panel = await inspector(page).boundingBox()
  await page.getByRole('button', { name: 'Connect a bank' }).first().press('Enter')
  await expect(linkFrame(page).getByRole('button', { name: 'Continue' })).toBeVisible()
  const [x, y] = [(panel?.x ?? 0) + 20, (panel?.y ?? 0) + 20]
  const hit = await page.evaluate(([x = 0, y = 0]) => document.elementFromPoint(x, y)?.id, [x, y])
  expect(hit).toMatch(/^plaid-link-iframe/)
})

for (const width of [320, 1280])
  test(`every tab can be used by everybody at ${width} px, light and dark`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 })
    await begin(page)
    await openInspector(page)
    const tabs = inspector(page).getByRole('tab')
    await expect(tabs).toHaveCount(6)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const tab of await tabs.all()) {
        await tab.click()
        const axe = new AxeBuilder({ page }).include('.relink-inspector')
        // In the dark only colours differ.
        if (colorScheme === 'dark') axe.withRules(['color-contrast'])
        const { violations } = await axe.analyze()
        expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([])
      }
    }
    const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(scrollWidth).toBeLessThanOrEqual(width)
  })
