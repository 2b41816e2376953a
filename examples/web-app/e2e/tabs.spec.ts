import { expect, test, type Page } from '@playwright/test'
import {
  approveAtBank,
  bankCard,
  begin,
  changeReturn,
  chooseOAuthBank,
  countRequests,
  finishLink,
  goToBank,
  linkFrame,
  openBanks,
  webview,
} from './person.ts'
import { putStaticPage } from './static-page.ts'

const appToApp = 'First Platypus OAuth App2App Bank'

/** Another tab of the same person. */
const openTab = async (page: Page): Promise<Page> => {
  const tab = await page.context().newPage()
  await tab.goto('/')
  await openBanks(tab)
  return tab
}

/** Approves at the bank, up to where the browser is about to load the return page; gives its address. */
const stopOnTheWayBack = async (page: Page): Promise<string> => {
  let address = ''
  await changeReturn(page.context(), (returned) => {
    address = returned
    return 'about:blank'
  })
  await approveAtBank(page)
  await page.waitForURL('about:blank')
  return address
}

test.describe('in the same tab', () => {
  test.use({ userAgent: webview })

  test('two tabs go to two banks, and each comes back to its own', async ({ page }) => {
    await begin(page)
    const other = await openTab(page)
    const count = countRequests(page.context())
    await chooseOAuthBank(page)
    await goToBank(page)
    await chooseOAuthBank(other, appToApp)
    await goToBank(other)
    await approveAtBank(page)
    await finishLink(page)
    await expect(page).toHaveURL('/banks')
    await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
    await approveAtBank(other)
    await finishLink(other)
    await expect(other).toHaveURL('/banks')
    for (const tab of [page, other]) {
      await expect(bankCard(tab, 'Platypus OAuth Bank')).toHaveCount(1)
      await expect(bankCard(tab, appToApp)).toHaveCount(1)
    }
    expect(count(/POST .*\/link-tokens$/)).toBe(2)
    expect(count(/POST .*\/items$/)).toBe(2)
  })

  test('a duplicated tab leaves the bank to the tab it was copied from', async ({ page }) => {
    await begin(page)
    const count = countRequests(page.context())
    await chooseOAuthBank(page)
    await goToBank(page)
    await page.getByRole('button', { name: 'Decline' }).click()
    await expect(linkFrame(page).getByRole('button', { name: 'Try again' })).toBeVisible()
    // A tab that a page opens has a copy of that page's sessionStorage, as a duplicated one has.
    const opened = page.waitForEvent('popup')
    await page.evaluate(() => void window.open('/oauth?oauth_state_id=of-another-visit'))
    const copy = await opened
    await expect(copy.getByText('Go on in your other tab')).toBeVisible()
    await expect(copy.locator('iframe')).toHaveCount(0)

    await linkFrame(page).getByRole('button', { name: 'Try again' }).click()
    await goToBank(page)
    await approveAtBank(page)
    await finishLink(page)
    await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
    expect(count(/POST .*\/items$/)).toBe(1)
  })

  test('two tabs that come back at the same moment connect the bank once', async ({ page }) => {
    await begin(page)
    const count = countRequests(page.context())
    await chooseOAuthBank(page)
    await goToBank(page)
    const address = await stopOnTheWayBack(page)
    const other = await page.context().newPage()
    await Promise.all([page.goto(address), other.goto(address)])
    const connected = (tab: Page) => bankCard(tab, 'Platypus OAuth Bank')
    const told = (tab: Page) => tab.getByText(/This step is already done|Go on in your other tab/)
    // One of them goes on, whichever it is, and the other one says something.
    await expect
      .poll(async () => (await connected(page).count()) + (await connected(other).count()))
      .toBe(1)
    await expect.poll(async () => (await told(page).count()) + (await told(other).count())).toBe(1)
    await expect(connected(page).or(told(page))).toHaveCount(1)
    await expect(connected(other).or(told(other))).toHaveCount(1)
    expect(count(/POST .*\/items$/)).toBe(1)
  })
})

/** Leaves for the bank’s app, which sends the person back in a new tab; gives that. */
const goThroughApp = async (page: Page): Promise<Page> => {
  await chooseOAuthBank(page, appToApp)
  const opened = page.waitForEvent('popup')
  await linkFrame(page)
    .getByRole('button', { name: `Continue to ${appToApp}` })
    .click()
  const bank = await opened
  await expect(bank.getByRole('button', { name: 'Approve' })).toBeVisible()
  // The app stands in this tab's place. What it opens has no opener, and so no copy of a sessionStorage.
  const tab = await page.context().newPage()
  await tab.goto(bank.url())
  await bank.close()
  await approveAtBank(tab)
  return tab
}

const showsBankByItself = async (page: Page): Promise<void> => {
  await expect(bankCard(page, appToApp)).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveCount(0)
  const connect = page.getByRole('button', { name: 'Connect a bank' })
  await expect(connect).toHaveAttribute('data-status', 'linked')
}

test('a bank’s app comes back in a tab of its own, and the tab that waits shows the bank by itself', async ({
  page,
}) => {
  await begin(page)
  const count = countRequests(page.context())
  const tab = await goThroughApp(page)
  await finishLink(tab)
  await expect(tab).toHaveURL('/banks')
  await expect(bankCard(tab, appToApp)).toBeVisible()
  await showsBankByItself(page)
  expect(count(/POST .*\/link-tokens$/)).toBe(1)
  expect(count(/POST .*\/items$/)).toBe(1)
})

test('a bank that comes back in the tab that Link opened is connected there, too', async ({
  page,
}) => {
  await begin(page)
  await chooseOAuthBank(page, appToApp)
  const opened = page.waitForEvent('popup')
  await linkFrame(page)
    .getByRole('button', { name: `Continue to ${appToApp}` })
    .click()
  const tab = await opened
  await approveAtBank(tab)
  await expect(linkFrame(tab).getByRole('dialog')).toBeVisible()
  await finishLink(tab)
  await expect(bankCard(tab, appToApp)).toBeVisible()
  await showsBankByItself(page)
})

test.describe('with the static page', () => {
  test.use({ permissions: ['local-network-access'] })

  test('a bank’s app comes back to the static page in a tab of its own, and the tab that waits shows the bank', async ({
    page,
  }) => {
    await begin(page)
    await putStaticPage(page)
    const count = countRequests(page.context())
    const tab = await goThroughApp(page)
    await expect(tab).toHaveURL('/banks')
    await expect(bankCard(tab, appToApp)).toBeVisible()
    await showsBankByItself(page)
    expect(count(/POST .*\/items$/)).toBe(1)
  })
})
