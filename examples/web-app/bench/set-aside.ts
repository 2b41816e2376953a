import type { Browser } from '@playwright/test'
import { begin, chooseOAuthBank, goToBank, webview } from '../e2e/person.ts'

/** What a browser holds for the app's origin while the person is at their bank. */
export interface SetAside {
  local: Record<string, string>
  session: Record<string, string>
}

/** Connects a bank as far as the bank's own page, and reads what the app has left behind by then. */
export const readSetAside = async (browser: Browser, origin: string): Promise<SetAside> => {
  const context = await browser.newContext({ userAgent: webview, baseURL: origin })
  const page = await context.newPage()
  await begin(page)
  await chooseOAuthBank(page)
  await goToBank(page)
  // An address of the app's origin at which none of its scripts runs.
  await page.goto('/icon.svg')
  const aside = await page.evaluate(() => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
  }))
  await context.close()
  return aside
}
