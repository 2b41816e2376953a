import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { getRequestListener } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { startRelink } from '../test/start-relink.ts'

const readAlready =
  'Failed to read the request: its body has been read already. Mount Relink before `express.json()` and other parsers.'

/** Serves Relink behind something that reads bodies first, as `express.json()` does. */
const serveBehindParser = async (): Promise<{ origin: string; log: unknown[] }> => {
  const { relink, log } = await startRelink()
  const listener = getRequestListener(relink.fetch)
  const server = createServer((request, response) => {
    void text(request).then(() => listener(request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, log }
}

test.each(['/link-tokens', '/pending-link/take', '/webhooks'])(
  'behind a parser of bodies, %s tells the developer to mount Relink before it',
  async (path) => {
    const { origin, log } = await serveBehindParser()
    const headers = {
      origin,
      'x-person': 'ann',
      'content-type': 'application/json',
      // The signature is looked at before the body.
      'plaid-verification': `${btoa('{"alg":"ES256","kid":"key"}')}.e30.e30`,
    }
    const body = JSON.stringify({ mode: 'new', flowId: 'flow' })
    const response = await fetch(`${origin}/api/link${path}`, { method: 'POST', headers, body })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      error: { code: 'invalid_request', message: readAlready },
    })
    expect(log).toContainEqual(
      expect.objectContaining({ level: 'warn', event: 'request_failed', message: readAlready }),
    )
  },
)

test('a request without a body is no mistake where every field may be left out', async () => {
  const { send } = await startRelink()
  const { status } = await send({ path: '/pending-link/take', headers: { 'content-length': '0' } })
  expect(status).toBe(200)
})
