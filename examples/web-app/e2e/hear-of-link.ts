import type { Page } from '@playwright/test'

/** What Link told the page since the page was loaded. */
export interface LinkTold {
  /** The code of each exit; null where the person simply left. */
  exits: (string | null)[]
  events: string[]
}

interface Options {
  onExit?: (error: { error_code: string } | null, metadata: unknown) => void
  onEvent?: (name: string, metadata: unknown) => void
}

/** Hears what Link tells any page from now on, between Link and the app. */
export const hearOfLink = async (page: Page): Promise<() => Promise<LinkTold>> => {
  await page.addInitScript(() => {
    const told: LinkTold = { exits: [], events: [] }
    let plaid: { create(options: Options): unknown } | undefined
    Object.defineProperty(window, 'told', { value: told })
    Object.defineProperty(window, 'Plaid', {
      configurable: true,
      get: () => plaid,
      set: (given: { create(options: Options): unknown }) => {
        plaid = {
          ...given,
          create: (options) =>
            given.create({
              ...options,
              onExit: (error, metadata) => {
                told.exits.push(error?.error_code ?? null)
                options.onExit?.(error, metadata)
              },
              onEvent: (name, metadata) => {
                told.events.push(name)
                options.onEvent?.(name, metadata)
              },
            }),
        }
      },
    })
  })
  return () => page.evaluate(() => (window as unknown as { told: LinkTold }).told)
}
