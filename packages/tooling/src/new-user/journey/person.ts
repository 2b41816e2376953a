import type { Page } from '@playwright/test'

/** Signs in to the app, as before Relink, and goes to the page for money. */
export const goToMoney = async (page: Page, name: string): Promise<void> => {
  await page.goto('/')
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Money' }).click()
}

/** Presses Connect, and chooses a bank with a page of its own in Link. */
export const chooseBank = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await pressInLink(page, 'Continue')
  await pressInLink(page, 'Platypus OAuth Bank')
}

/** Presses a button of the Link that stands open. */
export const pressInLink = (page: Page, name: string | RegExp): Promise<void> =>
  page.frameLocator('iframe[id^="plaid-link-iframe"]:visible').getByRole('button', { name }).click()

/** Says yes on the bank's own page. */
export const approve = (bank: Page): Promise<void> =>
  bank.getByRole('button', { name: 'Approve' }).click()
