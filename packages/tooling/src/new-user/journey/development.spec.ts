import { expect, test, type Page } from '@playwright/test'
import { connectControl } from '@relink/simulator'
import { approve, chooseBank, goToMoney, pressInLink } from './person.ts'

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
  const control = connectControl(process.env['SIMULATOR'] ?? '')
  const [item] = await control.items()
  await control.breakItem(item?.itemId ?? '')
  await bank.getByRole('button', { name: /^Reconnect/ }).click()
  await passBank(page)
  await expect(bank).toHaveAttribute('data-health', 'healthy')
})
