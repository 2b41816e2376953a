import { installTestServer, type TestServer } from '@relink/server/testing'
import { installSimulator, type LinkDriver } from '@relink/simulator/testing'
import { cleanup, configure, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach } from '@jest/globals'
import { App } from './app.tsx'

// A busy machine takes its time.
configure({ asyncUtilTimeout: 5000 })

/** Plaid, and the person in its Link. */
export let link: LinkDriver

/** Relink's server, behind `/api/link`. */
export let server: TestServer

beforeEach(() => {
  link = installSimulator()
  server = installTestServer({ plaid: link })
})

afterEach(async () => {
  cleanup()
  link.uninstall()
  await server.uninstall()
})

/** Opens a page of the app as a browser does: the one before is gone. */
export const visit = (address: string): void => {
  cleanup()
  window.history.replaceState(null, '', address)
  render(<App />)
}

/** Presses a button once it is there. */
export const press = async (name: string | RegExp): Promise<void> =>
  userEvent.click(await screen.findByRole('button', { name }))
