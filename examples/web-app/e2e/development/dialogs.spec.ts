import { expect, test, type Page } from '@playwright/test'
import {
  connectByKeyboard,
  focused,
  pressByKeyboard,
  repairByKeyboard,
  tabTo,
} from '../keyboard.ts'
import { connectByRequest, linkFrame, removeAllBanks, typeCredentials } from '../person.ts'

const kinds = ['radix', 'radix, not modal', 'mui', 'native']

const opener = (page: Page) => page.getByRole('button', { name: 'Open the dialog' })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Add your bank' })
const connect = (page: Page) => dialog(page).getByRole('button', { name: 'Connect a bank' })
const inLink = (page: Page, name: string) =>
  linkFrame(page).getByRole('button', { name, exact: true })

/** What a dialog does to the page, and Link must leave as it was. */
const lookOfPage = (page: Page) =>
  page.evaluate(() => ({
    scrolled: window.scrollY,
    body: document.body.getAttribute('style') ?? '',
    root: document.documentElement.getAttribute('style') ?? '',
    hidden: document.querySelectorAll(':is([aria-hidden=true], [inert]):not(iframe)').length,
  }))

const openPage = async (page: Page, query: string): Promise<void> => {
  await page.request.put('/api/session', { data: { person: 'ada' } })
  await page.goto(`/e2e/pages/dialogs.html?${query}`)
  await removeAllBanks(page)
  await opener(page).scrollIntoViewIfNeeded()
}

const openDialog = async (page: Page): Promise<void> => {
  await opener(page).click()
  await expect(dialog(page)).toBeVisible()
}

for (const kind of kinds) {
  test(`${kind}: Link is used by mouse, and the dialog is as it was`, async ({ page }) => {
    await openPage(page, `kind=${kind}`)
    // Made ready before the dialog hides whatever is on the page.
    await page.getByRole('button', { name: 'Connect on the page' }).hover()
    await expect(page.locator('iframe')).toBeAttached()
    await openDialog(page)
    const before = await lookOfPage(page)
    await connect(page).click()
    await inLink(page, 'Continue').click()
    // As scripts do to bring the focus to a frame of theirs.
    const frame = page.locator('iframe')
    await frame.evaluate((element) => element.focus())
    await expect(frame).toBeFocused()
    await expect(frame).not.toHaveAttribute('aria-hidden')
    await inLink(page, 'First Platypus Bank').click()
    await typeCredentials(page)
    await expect(inLink(page, 'Continue')).toBeVisible()
    await page.keyboard.press('Escape')
    await inLink(page, 'Continue connecting').click()
    await inLink(page, 'Continue').click()
    await inLink(page, 'Finish').click()

    await expect(page.locator('iframe:visible')).toHaveCount(0)
    await expect(dialog(page).getByRole('listitem')).toHaveText('First Platypus Bank')
    await expect(connect(page)).toBeFocused()
    expect(await lookOfPage(page)).toEqual(before)
    await dialog(page).getByLabel('Name of the budget').fill('Trip')
    await dialog(page).getByRole('button', { name: 'Done' }).click()
    await expect(dialog(page)).toBeHidden()
    await expect(opener(page)).toBeFocused()
  })

  test(`${kind}: Link is used by keyboard alone`, async ({ page }) => {
    await openPage(page, `kind=${kind}`)
    await pressByKeyboard(page, 'Open the dialog')
    await expect(dialog(page)).toBeVisible()
    await pressByKeyboard(page, 'Connect a bank')
    await connectByKeyboard(page)
    await page.keyboard.press('Escape')
    await expect(connect(page)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toBeHidden()
    await expect(opener(page)).toBeFocused()
  })
}

for (const kind of ['radix', 'mui']) {
  test(`${kind}: after a repair the focus stays in the dialog`, async ({ page }) => {
    await openPage(page, `kind=${kind}`)
    const { id } = await connectByRequest(page)
    await page.request.post(`/api/items/${id}/break`, { data: {} })
    await page.reload()
    await openDialog(page)
    await tabTo(page, /^Reconnect/)
    await page.keyboard.press('Enter')
    await repairByKeyboard(page)
    await expect(dialog(page).getByText(/is connected again/)).toBeVisible()
    await expect(dialog(page).locator('.relink-banner')).toBeFocused()
    await tabTo(page, 'Connect a bank')
  })

  test(`${kind}: a dialog that closes when the bank is connected leaves Link its last pane`, async ({
    page,
  }) => {
    await openPage(page, `kind=${kind}&closes`)
    await openDialog(page)
    await tabTo(page, 'Connect a bank')
    await page.keyboard.press('Enter')
    await connectByKeyboard(page)
    await expect(dialog(page)).toBeHidden()
    // Not at what opened the dialog, which Link covers.
    await expect.poll(() => focused(page)).toContain('is now connected')
    await pressByKeyboard(page, 'Finish')
    await expect(opener(page)).toBeFocused()
  })
}

for (const kind of ['radix', 'mui', 'native'])
  test(`${kind}: the search in the dialog opens Link over it`, async ({ page }) => {
    await openPage(page, `kind=${kind}&embedded`)
    await openDialog(page)
    const before = await lookOfPage(page)
    const search = dialog(page).getByRole('region', { name: 'Choose your bank' })
    const banks = search.frameLocator('iframe')
    await banks.getByRole('button', { name: 'First Platypus Bank' }).click()
    await inLink(page, 'Continue').click()
    await typeCredentials(page)
    await inLink(page, 'Continue').click()
    await inLink(page, 'Finish').click()
    await expect(page.locator('iframe[id]:visible')).toHaveCount(0)
    await expect(dialog(page).getByRole('listitem')).toHaveText('First Platypus Bank')
    expect(await lookOfPage(page)).toEqual(before)
    await tabTo(page, 'Done')
    await page.keyboard.press('Enter')
    await expect(dialog(page)).toBeHidden()
  })

test('a browser’s own dialog over Link is told to the developer', async ({ page }) => {
  await openPage(page, 'kind=stubborn')
  await openDialog(page)
  const warned = page.waitForEvent('console', (message) => message.type() === 'warning')
  await connect(page).click()
  expect((await warned).text()).toContain('useIsLinkOpen')
})
