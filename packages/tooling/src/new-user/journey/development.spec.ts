import { expect, test, type Page } from '@playwright/test'
import { connectControl } from '@relink/simulator'
import { approve, chooseBank, goToMoney, pressInLink } from './person.ts'

const control = connectControl(process.env['SIMULATOR'] ?? '')

/** Goes to the bank in the window that Link opens for it, and back. */
const passBank = async (page: Page): Promise<void> => {
  const popUp = page.waitForEvent('popup')
  await pressInLink(page, /Continue to/)
  await approve(await popUp)
  await pressInLink(page, /Finish/)
}

test('a developer’s page, as Vite serves it with the simulator, connects a bank in a pop-up and repairs it', async ({
  page,
}) => {
  await goToMoney(page, 'Mary')
  await chooseBank(page)
  await passBank(page)
  const bank = page.getByRole('article', { name: 'Platypus OAuth Bank' })
  await expect(bank).toHaveAttribute('data-health', 'healthy')

  // The webhook comes over Vite's proxy, and so does the stream of events that tells the page.
  const [item] = await control.items()
  await control.breakItem(item?.itemId ?? '')
  await bank.getByRole('button', { name: /^Reconnect/ }).click()
  await passBank(page)
  await expect(bank).toHaveAttribute('data-health', 'healthy')
})

test('where the script was blocked, to try again gets it from the simulator, and Plaid is asked for nothing', async ({
  page,
}) => {
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).hostname))
  await control.addFault({ where: 'script', kind: 'block' })
  await goToMoney(page, 'Nell')
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await control.clearFaults()
  await page.getByRole('button', { name: 'Try again' }).click()
  await pressInLink(page, 'Continue')
  expect([...hosts].sort()).toEqual(['127.0.0.1', 'localhost'])
})
