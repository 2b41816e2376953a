import { expect, test, type Locator, type Page } from '@playwright/test'
import type { SimulatorControl } from '@relink/simulator/node'
import {
  approveInPopUp,
  bankCard,
  begin,
  bringPublicToken,
  connectByRequest,
  controlPlaid,
  countRequests,
  finishLink,
  linkFrame,
  openBanks,
  readItems,
  typeCredentials,
  webhookOf,
} from './person.ts'

const bank = 'First Platypus Bank'
const oauthBank = 'Platypus OAuth Bank'
const oauthBankId = 'ins_127287'
const week = 7 * 24 * 60 * 60 * 1000
/** Long before a page would ask again by itself, in milliseconds. That it takes no second, the server's tests say. */
const promptly = 10_000

let plaid: SimulatorControl

test.beforeEach(async ({ page }) => {
  await begin(page)
  plaid = await controlPlaid(page)
})

test.afterEach(async () => {
  await plaid.clearFaults()
  await plaid.changeSettings({ webhooks: { copies: 1, delay: 0 }, refuseNeedlessUpdates: false })
  for (const id of ['ins_109508', oauthBankId]) await plaid.setInstitutionHealth(id, null)
})

/** Shows the page of banks with one connected, and waits until it hears of changes. */
const showBank = async (page: Page, institutionId?: string) => {
  const item = await connectByRequest(page, institutionId)
  const stream = page.waitForResponse(/\/api\/link\/events$/)
  await page.reload()
  await stream
  const card = bankCard(page, item.bankName)
  await expect(card).toContainText('Up to date')
  return { item, card, exchanges: countExchanges(page) }
}

const countExchanges = (page: Page): (() => number) => {
  const count = countRequests(page)
  return () => count(/POST .*\/items$/)
}

const isSaid = (place: Locator, text: string | RegExp): Promise<void> =>
  expect(place.getByText(text)).toBeVisible({ timeout: promptly })

const isUpToDate = (card: Locator): Promise<void> =>
  expect(card).toHaveAttribute('data-health', 'healthy')

const repairByCredentials = async (page: Page, card: Locator, button = 'Reconnect') => {
  await card.getByRole('button', { name: `${button}: ${bank}` }).click()
  await typeCredentials(page)
}

test('a bank that wants a new sign-in says so by itself, and is repaired with one press', async ({
  page,
}) => {
  const { item, card, exchanges } = await showBank(page)
  await plaid.breakItem(item.id)
  await isSaid(card, `Reconnect ${bank}`)
  await repairByCredentials(page, card)
  await finishLink(page)
  await expect(card.getByText(`${bank} is connected again.`)).toBeVisible()
  await isUpToDate(card)
  expect(exchanges()).toBe(0)
  expect(await readItems(page)).toMatchObject([{ id: item.id, health: { status: 'healthy' } }])
})

for (const [reason, title] of [
  ['OAUTH_CONSENT_EXPIRED', `Reconnect ${oauthBank}`],
  ['OAUTH_USER_REVOKED', `${oauthBank} stopped sharing`],
] as const)
  test(`a person is told why their bank wants them back: ${reason}`, async ({ page }) => {
    const { item, card, exchanges } = await showBank(page, oauthBankId)
    await plaid.breakItem(item.id, { reason })
    await isSaid(card, title)
    await card.getByRole('button', { name: `Reconnect: ${oauthBank}` }).click()
    await approveInPopUp(page)
    await finishLink(page)
    await isUpToDate(card)
    expect(exchanges()).toBe(0)
  })

test('a connection that is repaired elsewhere stops asking by itself', async ({ page }) => {
  const { item, card } = await showBank(page)
  await plaid.breakItem(item.id)
  await isSaid(card, `Reconnect ${bank}`)
  await plaid.repairItem(item.id)
  await expect(card).toHaveAttribute('data-health', 'healthy', { timeout: promptly })
})

test('a call that fails shows what Plaid told of in no other way', async ({ page }) => {
  const { item, card } = await showBank(page)
  await plaid.changeSettings({ webhooks: { delay: 60 * 60_000 } })
  await plaid.breakItem(item.id)
  await isUpToDate(card)
  const failed = await page.request.get('/api/transactions')
  expect(failed.ok()).toBe(true)
  await isSaid(card, `Reconnect ${bank}`)
})

test('permission that ends in a week is told of when that day comes, without a word from Plaid', async ({
  page,
}) => {
  const { item, card, exchanges } = await showBank(page, oauthBankId)
  const inAMoment = Date.now() + 12_000
  await plaid.setConsentEnd(item.id, inAMoment + week)
  // Makes the server read the Item, which is well still; what Plaid would say next comes too late.
  await plaid.sendWebhook(item.id, {
    webhook_type: 'ITEM',
    webhook_code: 'WEBHOOK_UPDATE_ACKNOWLEDGED',
  })
  await expect
    .poll(async () => (await page.request.get(`/api/link/items/${item.id}`)).json())
    .toMatchObject({ expiresAt: new Date(inAMoment + week).toISOString() })
  await plaid.changeSettings({ webhooks: { delay: 60 * 60_000 } })
  await isUpToDate(card)
  await expect(card.getByText(`Reconnect ${oauthBank} soon`)).toBeVisible({
    timeout: inAMoment - Date.now() + promptly,
  })
  await card.getByRole('button', { name: `Reconnect: ${oauthBank}` }).click()
  await approveInPopUp(page)
  await finishLink(page)
  await isUpToDate(card)
  expect(exchanges()).toBe(0)
})

test('a British bank says a week ahead that permission ends', async ({ page }) => {
  const { item, card } = await showBank(page, 'ins_117650')
  await plaid.setConsentEnd(item.id, Date.now() + week - 60_000)
  await isSaid(card, /^Reconnect Royal Bank of Plaid soon$/)
})

for (const [reason, title] of [
  ['INSTITUTION_TOKEN_EXPIRATION', `Reconnect ${oauthBank} soon`],
  ['INSTITUTION_MIGRATION', `${oauthBank} has a new way to connect`],
] as const)
  test(`a bank that will cut the connection off is told of ahead: ${reason}`, async ({ page }) => {
    const { item, card, exchanges } = await showBank(page, oauthBankId)
    await plaid.announceDisconnect(item.id, reason)
    await isSaid(card, title)
    await card.getByRole('button', { name: `Reconnect: ${oauthBank}` }).click()
    await approveInPopUp(page)
    await finishLink(page)
    await isUpToDate(card)
    expect(exchanges()).toBe(0)
  })

test('new accounts at a bank are offered, and adding them says what changed', async ({ page }) => {
  const { item, card, exchanges } = await showBank(page)
  const { name } = await plaid.offerNewAccount(item.id)
  await isSaid(card, `New accounts at ${bank}`)
  await repairByCredentials(page, card, 'Choose accounts')
  await linkFrame(page).getByLabel(name).check()
  await linkFrame(page).getByRole('button', { name: 'Continue' }).click()
  await finishLink(page)
  await expect(card.getByRole('heading', { name: 'Now shared' })).toBeVisible()
  await isUpToDate(card)
  expect(exchanges()).toBe(0)
  const [after] = await readItems(page)
  expect(after?.accounts.map((account) => account.name)).toContain(name)
})

for (const code of ['ACCESS_NOT_GRANTED', 'ADDITIONAL_CONSENT_REQUIRED'])
  test(`permission that is missing is asked for: ${code}`, async ({ page }) => {
    const { item, card, exchanges } = await showBank(page)
    await plaid.breakItem(item.id, { code })
    await isSaid(card, `${bank} needs your permission`)
    await card.getByRole('button', { name: `Review what you share: ${bank}` }).click()
    await typeCredentials(page)
    await finishLink(page)
    await isUpToDate(card)
    expect(exchanges()).toBe(0)
  })

test('a small deposit that waits for its code is asked after', async ({ page }) => {
  const { publicToken } = await plaid.enterNumbers({ webhook: webhookOf(page) })
  const item = await bringPublicToken(page, publicToken)
  await page.reload()
  const card = bankCard(page, item.bankName)
  await expect(card).toHaveAttribute('data-health', 'verification_pending')
  await expect(card.getByRole('button', { name: /^Enter the code/ })).toBeVisible()
})

test('permission that was taken back can be restored', async ({ page }) => {
  const { item, card, exchanges } = await showBank(page)
  await plaid.breakItem(item.id, { code: 'USER_PERMISSION_REVOKED' })
  await isSaid(card, `${bank} is disconnected`)
  await repairByCredentials(page, card)
  await finishLink(page)
  await isUpToDate(card)
  expect(exchanges()).toBe(0)
})

test('permission that can’t be restored leaves the person to connect anew, or to remove it', async ({
  page,
}) => {
  const { item, card } = await showBank(page)
  await plaid.breakItem(item.id, { code: 'USER_PERMISSION_REVOKED', final: true })
  await isSaid(card, `${bank} is disconnected`)
  await card.getByRole('button', { name: `Reconnect: ${bank}` }).click()
  await expect(card.getByText(/^It can’t be brought back/)).toBeVisible()
  await expect(card.getByRole('button', { name: `Connect again: ${bank}` })).toBeVisible()
  await card.getByRole('button', { name: `Disconnect: ${bank}` }).click()
  await card.getByRole('button', { name: `Disconnect: ${bank}` }).click()
  await expect(card).toHaveCount(0)
  expect(await readItems(page)).toEqual([])
})

test('an account that the bank took away is told of', async ({ page }) => {
  const { item, card } = await showBank(page)
  await plaid.revokeAccount(item.id)
  await isSaid(card, `An account at ${bank} is gone`)
  await expect(card.getByRole('button', { name: `Choose accounts: ${bank}` })).toBeVisible()
})

test('a bank’s own trouble is told of, with nothing for the person to do', async ({ page }) => {
  const { card } = await showBank(page)
  await plaid.addFault({
    where: '/transactions/sync',
    kind: 'fail',
    errorCode: 'INSTITUTION_DOWN',
    times: 1,
  })
  await page.request.get('/api/transactions')
  await isSaid(card, `${bank} has a problem`)
  await expect(card.getByRole('button', { name: /^Reconnect/ })).toHaveCount(0)
})

test('a repair with nothing to repair says so, and is no error', async ({ page }) => {
  const { item, card, exchanges } = await showBank(page)
  await plaid.changeSettings({ refuseNeedlessUpdates: true })
  await plaid.breakItem(item.id)
  await isSaid(card, `Reconnect ${bank}`)
  // Repaired through another app, and the webhook of that is still on its way.
  await plaid.changeSettings({ webhooks: { delay: 60 * 60_000 } })
  await plaid.repairItem(item.id)
  await card.getByRole('button', { name: `Reconnect: ${bank}` }).click()
  await expect(card.getByText(`${bank} works. There was nothing to repair.`)).toBeVisible()
  await isUpToDate(card)
  expect(exchanges()).toBe(0)
})

test('whoever signs in as somebody else is told so, and the repair can be tried again', async ({
  page,
}) => {
  const { item, card, exchanges } = await showBank(page)
  await plaid.breakItem(item.id)
  await card.getByRole('button', { name: `Reconnect: ${bank}` }).click()
  const link = linkFrame(page)
  await link.getByLabel('Username').fill('somebody_else')
  await link.getByLabel('Password').fill('pass_good')
  await link.getByRole('button', { name: 'Sign in' }).click()
  await link.getByRole('button', { name: 'Close' }).click()
  await link.getByRole('button', { name: 'Leave' }).click()
  await expect(card.getByText('Use the same sign-in as before')).toBeVisible()
  await card.getByRole('button', { name: 'Try again' }).click()
  await typeCredentials(page)
  await finishLink(page)
  await isUpToDate(card)
  expect(exchanges()).toBe(0)
})

test('a newer connection that took this one’s place is named as the reason', async ({ page }) => {
  const { item } = await showBank(page)
  const newer = await connectByRequest(page)
  await page.reload()
  const old = page.locator(`[data-item-id="${item.id}"]`)
  await plaid.breakItem(item.id)
  // The bank has cut it off again by the time that it is read.
  await page.route('**/updated', async (route) => {
    await plaid.breakItem(item.id)
    await route.continue()
  })
  await old.getByRole('button', { name: `Reconnect: ${bank}` }).click()
  await typeCredentials(page)
  await finishLink(page)
  await expect(old.getByText(`${bank} is connected twice`)).toBeVisible()
  expect(newer.id).not.toBe(item.id)
})

test('seven tabs hear of it over one connection, and the next takes over when the first is closed', async ({
  page,
}) => {
  const { item, card } = await showBank(page)
  const context = page.context()
  const streams = countRequests(context)
  const tabs: Page[] = []
  for (let index = 0; index < 6; index += 1) {
    const tab = await context.newPage()
    await tab.goto('/')
    await openBanks(tab)
    await expect(bankCard(tab, bank)).toContainText('Up to date')
    tabs.push(tab)
  }
  await plaid.breakItem(item.id)
  for (const tab of tabs) await isSaid(bankCard(tab, bank), `Reconnect ${bank}`)
  await isSaid(card, `Reconnect ${bank}`)
  expect(streams(/GET .*\/events$/)).toBe(0)
  const next = context.waitForEvent('response', (answer) => answer.url().endsWith('/events'))
  await page.close()
  await next
  await plaid.repairItem(item.id)
  for (const tab of tabs)
    await expect(bankCard(tab, bank)).toHaveAttribute('data-health', 'healthy', {
      timeout: promptly,
    })
  expect(streams(/GET .*\/events$/)).toBe(1)
})

/** Walks through Link at a bank that has a page of its own. */
const connectAtPnc = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await linkFrame(page).getByRole('button', { name: 'Continue' }).click()
  await linkFrame(page).getByRole('button', { name: /^PNC/ }).click()
  await approveInPopUp(page)
  await finishLink(page)
}

test('at a bank where a new connection can stop the old one, keeping the old one repairs it', async ({
  page,
}) => {
  await connectAtPnc(page)
  const card = bankCard(page, 'PNC')
  await isUpToDate(card)
  const [item] = await readItems(page)
  await connectAtPnc(page)
  await expect(page.getByText('Your first connection may have stopped')).toBeVisible()
  await page.getByRole('button', { name: 'Keep this connection' }).click()
  await isSaid(card, 'Reconnect PNC')
  await expect.poll(async () => (await readItems(page)).map(({ id }) => id)).toEqual([item?.id])
  await card.getByRole('button', { name: 'Reconnect: PNC' }).click()
  await approveInPopUp(page)
  await finishLink(page)
  await isUpToDate(card)
})

test('a bank that is connected again takes the old one’s place once it works', async ({ page }) => {
  await connectAtPnc(page)
  await isUpToDate(bankCard(page, 'PNC'))
  const [item] = await readItems(page)
  await connectAtPnc(page)
  await page.getByRole('button', { name: 'Connect it again' }).click()
  await expect(page.locator(`[data-item-id="${item?.id}"]`)).toHaveCount(0)
  await expect(bankCard(page, 'PNC')).toHaveCount(1)
  await isUpToDate(bankCard(page, 'PNC'))
  await expect.poll(async () => (await readItems(page)).length).toBe(1)
})
