// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { createServerCalls } from '../test/server-calls.ts'
import { currentLink, whenLinkOpens } from './current-link.ts'
import { installPlaid } from './install-plaid.ts'
import type { PlaidGlobal } from './plaid-global.ts'

const plaid = (): PlaidGlobal => (window as unknown as { Plaid: PlaidGlobal }).Plaid

test('the Link that is open can be walked through in code, until it closes', async () => {
  const server = createServerCalls()
  const uninstall = installPlaid({ fetch: server.simulator.fetch })
  const token = await server.linkToken()
  const handler = plaid().create({ token, onSuccess: () => undefined })
  expect(currentLink()).toBeNull()
  const opening = whenLinkOpens()
  handler.open()
  const link = await opening
  expect(currentLink()).toBe(link)
  expect(await link.shown()).toMatchObject({ id: 'consent' })
  expect(link.link.token).toBe(token)
  expect(link.link.sessionId).toEqual(expect.any(String))
  expect(await link.send({ type: 'agree' })).toMatchObject({ id: 'select_institution' })
  link.leave()
  expect(currentLink()).toBeNull()
  handler.destroy()
  uninstall()
})

test('whoever waits for Link to open can stop waiting', async () => {
  const stop = new AbortController()
  const opening = whenLinkOpens(window, stop.signal)
  stop.abort(new Error('enough'))
  await expect(opening).rejects.toThrow('enough')
  await expect(whenLinkOpens(window, stop.signal)).rejects.toThrow('enough')
})
