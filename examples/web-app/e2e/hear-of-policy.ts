import type { Page } from '@playwright/test'

/** What the browser and the app say of a policy that stands in the way, on every page from now on. */
export const hearOfPolicy = async (page: Page): Promise<string[]> => {
  const heard: string[] = []
  await page.exposeFunction('hear', (line: string) => void heard.push(line))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      (window as unknown as { hear(line: string): void }).hear(
        `${violatedDirective} ${blockedURI}`,
      ),
    )
  })
  page.on('console', (message) => {
    if (message.type() !== 'log') heard.push(message.text())
  })
  return heard
}
