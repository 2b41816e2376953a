import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { webview } from '../person.ts'
import type { Proxy } from './proxy.ts'
import { test } from './webkit.ts'
import {
  begin,
  connectByCredentials,
  countOf,
  finishLink,
  goToBank,
  goToBankForRepair,
  press,
  seeAddress,
  seeButton,
  seeHeading,
  seeText,
} from './webkit-person.ts'

test.use({ userAgent: webview })

const staticPage = new URL('../../../oauth-redirect-page/dist/', import.meta.url)

/** Puts the static page where the app's own return page is, with the simulator in Plaid's place. */
const putStaticPage = async (network: Proxy, app: string): Promise<void> => {
  const page = await (await fetch(app)).text()
  const simulator = /src="(http:\/\/127\.0\.0\.1:\d+\/[^"]+)"/.exec(page)?.[1] ?? ''
  const { origin } = new URL(simulator)
  // The page's own policy stays, with the simulator wherever it allows Plaid.
  const body = readFileSync(new URL('oauth.html', staticPage), 'utf8')
    .replaceAll('https://cdn.plaid.com/link/v2/stable/link-initialize.js', simulator)
    .replaceAll(/https:\/\/(cdn|sandbox)\.plaid\.com\//g, `${origin}/`)
  network.answer('/oauth', { contentType: 'text/html', body })
}

test('a person connects a bank with their sign-in there', async ({ driver, app }) => {
  await begin(driver, app)
  await connectByCredentials(driver)
  await seeHeading(driver, 'First Platypus Bank')
  await seeText(driver, 'Checking')
})

test('a person goes to their bank in the same tab and comes back to the page they started from', async ({
  driver,
  network,
  app,
}) => {
  await begin(driver, app)
  network.forget()
  await goToBank(driver)
  await press(driver, 'Approve')
  await finishLink(driver)
  await seeAddress(driver, '/banks')
  await seeHeading(driver, 'Platypus OAuth Bank')
  expect(network.count(/POST .*\/link-tokens$/)).toBe(1)
  expect(network.count(/POST .*\/items$/)).toBe(1)
})

test('the return page, loaded again after success, opens nothing and says it is done', async ({
  driver,
  network,
  app,
}) => {
  await begin(driver, app)
  await goToBank(driver)
  const stateId = new URL(await driver.getCurrentUrl()).searchParams.get('state') ?? ''
  await press(driver, 'Approve')
  await finishLink(driver)
  await seeHeading(driver, 'Platypus OAuth Bank')

  network.forget()
  await driver.get(`${app}/oauth?oauth_state_id=${stateId}`)
  await seeText(driver, 'This step is already done')
  expect(await countOf(driver, 'iframe')).toBe(0)
  expect(network.count(/POST .*\/(link-tokens|items|take)/)).toBe(0)
  await press(driver, 'Continue')
  await seeAddress(driver, '/banks')
})

test('a broken connection is repaired at the bank, and nothing is exchanged', async ({
  driver,
  network,
  app,
}) => {
  await begin(driver, app)
  await goToBank(driver)
  await press(driver, 'Approve')
  await finishLink(driver)
  network.forget()
  await goToBankForRepair(driver)
  await press(driver, 'Approve')
  await finishLink(driver)
  await seeAddress(driver, '/banks')
  await seeButton(driver, 'Break this connection')
  expect(await countOf(driver, 'article')).toBe(1)
  expect(network.count(/POST .*\/items$/)).toBe(0)
  expect(network.count(/POST .*\/updated$/)).toBe(1)
})

test('the static return page connects the bank and goes back to where the person began', async ({
  driver,
  network,
  app,
}) => {
  await begin(driver, app)
  await putStaticPage(network, app)
  await driver.get(`${app}/banks#mine`)
  network.forget()
  await goToBank(driver)
  await press(driver, 'Approve')
  await seeAddress(driver, '/banks#mine')
  await seeHeading(driver, 'Platypus OAuth Bank')
  expect(network.count(/POST .*\/link-tokens$/)).toBe(1)
  expect(network.count(/POST .*\/items$/)).toBe(1)
})
