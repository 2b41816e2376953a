import { readFile } from 'node:fs/promises'
import { expect, test as base } from '@playwright/test'
import { simulatorFixtures } from '../src/exports/playwright.ts'

const test = base.extend(simulatorFixtures())
const app = 'https://app.test'

const html = await readFile(new URL('plain-page/index.html', import.meta.url), 'utf8')

test.beforeEach(async ({ page, plaid }) => {
  await page.route(`${app}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/link-token') {
      return route.fulfill({ json: { link_token: plaid.createLinkToken() } })
    }
    if (pathname === '/accounts') return route.fulfill({ json: ['one'] })
    if (pathname === '/exchange') return route.fulfill({ json: {} })
    return route.fulfill({ contentType: 'text/html', body: html })
  })
  await page.goto(app)
})

const connect = 'button:text-is("Connect")'

test('Plaid’s own script tag is answered, without a network', async ({ page, plaid }) => {
  await page.click(connect)
  await plaid.link.succeed()
  await expect(page.getByRole('status')).toHaveText('Connected First Platypus Bank: one')
})

test('the page of a bank in a pop-up is answered too', async ({ page, plaid }) => {
  await page.click(connect)
  await plaid.link.succeed({ bank: 'Platypus OAuth Bank' })
  await expect(page.getByRole('status')).toHaveText('Connected Platypus OAuth Bank: one')
})

test('a bank that is down is told to the page', async ({ page, plaid }) => {
  await page.click(connect)
  await plaid.link.exit('INSTITUTION_DOWN')
  await expect(page.getByRole('status')).toHaveText(/^Left: INSTITUTION_DOWN/)
})

test('a person who closes Link has made no mistake', async ({ page, plaid }) => {
  await page.click(connect)
  await plaid.link.exit()
  await expect(page.getByRole('status')).toHaveText(/^Left: no error/)
})

test('a blocked script is no script', async ({ page, plaid }) => {
  await plaid.control.addFault({ where: 'script', kind: 'block' })
  await page.reload()
  expect(await page.evaluate(() => 'Plaid' in window)).toBe(false)
})
