import { test as base, expect } from '@playwright/test'
import { simulatorFixtures } from '@relink/simulator/playwright'
import { approve, chooseBank, goToMoney, pressInLink } from './person.ts'

// The page keeps Plaid's own script tag; the simulator answers it.
const test = base.extend(simulatorFixtures({ origin: process.env['BUILT_SIMULATOR'] ?? '' }))

test('a person in an in-app browser connects a bank over its own page, repairs it, and reads what went wrong', async ({
  page,
  plaid,
}) => {
  await goToMoney(page, 'Mary')

  // The trip to the bank leaves the page, and the redirect page goes on.
  await chooseBank(page)
  await pressInLink(page, /Continue to/)
  await approve(page)
  await pressInLink(page, /Finish/)
  const bank = page.getByRole('article', { name: 'Platypus OAuth Bank' })
  await expect(bank).toHaveAttribute('data-health', 'healthy')
  await expect(page).toHaveURL(/\/money$/)

  // Months later the bank wants its person back.
  const [item] = await plaid.control.items()
  await plaid.control.breakItem(item?.itemId ?? '')
  await bank.getByRole('button', { name: /^Reconnect/ }).click()
  await pressInLink(page, /Continue to/)
  await approve(page)
  await pressInLink(page, /Finish/)
  await expect(bank).toHaveAttribute('data-health', 'healthy')

  await plaid.control.addFault({
    where: '/link/token/create',
    kind: 'fail',
    errorCode: 'INTERNAL_SERVER_ERROR',
  })
  await page.reload()
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await expect(page.getByRole('alert')).toContainText(/our side|try again/i)
  await expect(page.getByRole('alert')).not.toContainText('INTERNAL_SERVER_ERROR')
})
