import type { Fixtures, PlaywrightTestArgs, PlaywrightWorkerArgs } from '@playwright/test'
import type { SimulatorLinkTokenOptions } from '../api/create-simulator-link-token.ts'
import { connectControl } from '../control/connect-control.ts'
import type { SimulatorControl } from '../control/simulator-control.ts'
import {
  createSimulatorInside,
  type Simulator,
  type SimulatorOptions,
} from '../create-simulator.ts'
import { answerFromPort, answerPlaidHosts } from './answer-plaid-hosts.ts'
import { pageLink, type PageLink } from './page-link.ts'

/** What stands in Plaid's place during a test. */
export interface PlaidFixture {
  /** Null where a simulator on a port was named. */
  simulator: Simulator | null
  control: SimulatorControl
  /** @throws Error where a simulator on a port was named: its app's server makes the tokens then. */
  createLinkToken: (options?: SimulatorLinkTokenOptions) => string
  /** Drives the Link that the test's page shows. */
  link: PageLink
}

/** How the fixture's simulator differs from a fresh one. */
export interface SimulatorFixtureOptions extends SimulatorOptions {
  /** A simulator that runs already, e.g. the one that the app's server talks to: `http://127.0.0.1:4100`. */
  origin?: string
}

/**
 * Makes fixtures for Playwright that answer `cdn.plaid.com` and all other hosts of Plaid's, for pages and pop-ups.
 *
 * @example
 * export const test = base.extend(simulatorFixtures())
 * test('a bank is connected', async ({ page, plaid }) => {
 *   await page.goto('/')
 *   await page.getByRole('button', { name: 'Connect a bank' }).click()
 *   await plaid.link.succeed()
 * })
 */
export const simulatorFixtures = (
  options: SimulatorFixtureOptions = {},
): Fixtures<{ plaid: PlaidFixture }, object, PlaywrightTestArgs, PlaywrightWorkerArgs> => ({
  plaid: async ({ context, page }, use) => {
    const { origin, ...rest } = options
    const link = pageLink(page)
    if (origin !== undefined) {
      await answerFromPort(context, origin)
      const createLinkToken = (): never => {
        throw new Error(
          'Failed to make a link token: the simulator runs elsewhere. Ask it by the plaid SDK.',
        )
      }
      await use({ simulator: null, control: connectControl(origin), createLinkToken, link })
      return
    }
    const inside = createSimulatorInside(rest)
    const { simulator } = inside
    await answerPlaidHosts(context, inside)
    const { control, createLinkToken } = simulator
    await use({ simulator, control, createLinkToken, link })
    simulator.close()
  },
})
