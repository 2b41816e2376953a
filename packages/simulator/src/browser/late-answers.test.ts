// @vitest-environment jsdom
import { waitFor } from '@testing-library/dom'
import { afterEach, expect, test } from 'vitest'
import { inLink, press, pressAtBank, pressBank, signIn } from '../test/link-driver.ts'
import { mountReactApp } from '../test/react-app.ts'
import { createServerCalls } from '../test/server-calls.ts'
import { installPlaid } from './install-plaid.ts'

let uninstall: () => void

afterEach(() => {
  uninstall()
  document.body.replaceChildren()
})

/** Holds the answers of one call back until they are let go. */
const hold = (
  answer: (request: Request) => Promise<Response>,
  path: string,
): { fetch: typeof answer; begin: () => void; held: () => number; letGo: () => void } => {
  let waiting: (() => void)[] = []
  let holding = false
  return {
    fetch: async (request) => {
      const response = await answer(request)
      if (holding && request.url.endsWith(path)) {
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
      return response
    },
    begin: () => {
      holding = true
    },
    held: () => waiting.length,
    letGo: () => {
      holding = false
      for (const go of waiting) go()
      waiting = []
    },
  }
}

test('whoever cancels just when the bank says yes gets the yes, once', async () => {
  const server = createServerCalls()
  const polls = hold(server.simulator.fetch, '/poll')
  uninstall = installPlaid({ fetch: polls.fetch })
  const app = mountReactApp({ token: await server.linkToken() })
  app.open()
  await pressBank('Platypus OAuth Bank')
  await press('Continue to Platypus OAuth Bank')
  await inLink('button', 'Approve', '#simulated-bank-iframe')
  await pressAtBank('Approve')
  polls.begin()
  // The engine has said yes, and the answer is on its way.
  await waitFor(() => expect(polls.held()).toBe(1))
  app.exit()
  polls.letGo()
  await waitFor(() => expect(app.told.successes).toHaveLength(1))
  await inLink('heading', 'Success')
  expect(app.told.exits).toEqual([])
  app.unmount()
})

test('a session that ends by an error is over for the server too, with the same error', async () => {
  const server = createServerCalls()
  uninstall = installPlaid({ fetch: server.simulator.fetch })
  const token = await server.linkToken()
  const app = mountReactApp({ token })
  app.open()
  await pressBank('First Platypus Bank')
  await signIn('user_custom', '{"force_error":"INVALID_LINK_TOKEN"}')
  await waitFor(() => expect(app.told.exits[0]?.code).toBe('INVALID_LINK_TOKEN'))
  await waitFor(async () => {
    const { link_sessions } = (await server.post('/link/token/get', {
      link_token: token,
    })) as { link_sessions: { finished_at: string | null }[] }
    expect(link_sessions[0]?.finished_at).not.toBeNull()
  })
  app.unmount()
})
