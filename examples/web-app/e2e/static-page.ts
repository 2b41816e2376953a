import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { changeReturn, simulatorScript } from './person.ts'

const built = new URL('../../oauth-redirect-page/dist/oauth.html', import.meta.url)

/**
 * Puts the static page where the app's own return page is, with the simulator in Plaid's place. Takes the permission
 * `local-network-access`: a page that Playwright answers for has no address of its own, so the browser would ask
 * before it lets it speak to the simulator on this machine.
 *
 * @param user Who is signed in, where the page is told.
 */
export const putStaticPage = async (page: Page, user = ''): Promise<void> => {
  const simulator = await simulatorScript(page)
  const { origin } = new URL(simulator)
  // The page's own policy stays, with the simulator wherever it allows Plaid.
  const body = readFileSync(built, 'utf8')
    .replace('data-relink-user=""', `data-relink-user="${user}"`)
    .replaceAll('https://cdn.plaid.com/link/v2/stable/link-initialize.js', simulator)
    .replaceAll(/https:\/\/(cdn|sandbox)\.plaid\.com\//g, `${origin}/`)
  const context = page.context()
  await context.route(
    ({ pathname }) => pathname === '/oauth',
    (route) => route.fulfill({ contentType: 'text/html', body }),
  )
  await changeReturn(context, (address) => address)
}
