import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { plaidSdk } from '../test/start-relink.ts'
import { forgetRequest, readPlaidFailure } from './plaid-failure.ts'
import { createPlaid } from './plaid.ts'

/** Answers every call the same, as only the real Plaid could on a bad day. */
const answering = async (status: number, body: string): Promise<string> => {
  const server = createServer((request, response) => {
    request.resume()
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const plaidError = (error_type: string, error_code: string): string =>
  JSON.stringify({ error_type, error_code, error_message: 'for developers', request_id: 'r1' })

test.each([
  [429, plaidError('RATE_LIMIT_EXCEEDED', 'RATE_LIMIT'), 'too_many_requests'],
  [400, plaidError('RATE_LIMIT_EXCEEDED', 'ACCOUNTS_LIMIT'), 'too_many_requests'],
  [429, '<html>slow down</html>', 'too_many_requests'],
  [400, plaidError('INVALID_INPUT', 'INVALID_PUBLIC_TOKEN'), 'public_token_invalid'],
  [500, plaidError('API_ERROR', 'INTERNAL_SERVER_ERROR'), 'plaid_unavailable'],
  [503, '<html>maintenance</html>', 'plaid_unavailable'],
  [400, plaidError('INVALID_INPUT', 'INVALID_API_KEYS'), 'plaid_error'],
])('Plaid answering %i %s is %s', async (status, body, code) => {
  const plaid = createPlaid(plaidSdk(await answering(status, body)))
  await expect(plaid.exchange('public-sandbox-1')).rejects.toMatchObject({ code })
})

test.each([
  ['at a time', { consent_expiration_time: '2027-01-02T03:04:05Z' }, Date.UTC(2027, 0, 2, 3, 4, 5)],
  ['never', { consent_expiration_time: null }, null],
  ['when Plaid leaves it out', {}, null],
  ['at no time that can be read', { consent_expiration_time: 'soon' }, null],
])('consent that ends %s is read', async (_, fields, consentExpiresAt) => {
  const answer = JSON.stringify({ item: { item_id: 'item-1', ...fields } })
  const plaid = createPlaid(plaidSdk(await answering(200, answer)))
  expect(await plaid.readItem('access-sandbox-1')).toMatchObject({ consentExpiresAt })
})

test('what the SDK threw is the cause of the error, without the request and its secrets', async () => {
  for (const origin of [
    await answering(400, plaidError('ITEM_ERROR', 'ITEM_NOT_FOUND')),
    'http://127.0.0.1:1',
  ]) {
    const error: unknown = await createPlaid(plaidSdk(origin))
      .removeItem('access-sandbox-1234', 'OTHER')
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      cause: { isAxiosError: true, code: expect.any(String) as unknown },
    })
    const printed = inspect(error, { depth: null, showHidden: true })
    expect(printed).not.toContain('access-sandbox-1234')
    expect(printed).not.toContain('the-plaid-secret')
  }
})

test('a chain of causes that is a loop is read once', () => {
  const error = new Error('around')
  error.cause = new Error('inside', { cause: error })
  expect(readPlaidFailure(error)).toBeNull()
  forgetRequest(error)
})

test("Plaid's error is found in what the SDK throws, around it, and in an Item's own field", async () => {
  const body = plaidError('ITEM_ERROR', 'ITEM_LOGIN_REQUIRED')
  const sdk = plaidSdk(await answering(400, body))
  const thrown = await sdk.itemGet({ access_token: 'a' }).catch((error: unknown) => error)
  const expected = {
    type: 'ITEM_ERROR',
    code: 'ITEM_LOGIN_REQUIRED',
    reason: null,
    message: 'for developers',
    requestId: 'r1',
  }
  expect(readPlaidFailure(thrown)).toEqual({ ...expected, status: 400 })
  expect(readPlaidFailure(new Error('around', { cause: thrown }))).toMatchObject(expected)
  expect(readPlaidFailure(JSON.parse(body))).toEqual({ ...expected, status: null })
  for (const nothing of [null, undefined, 'text', new Error('network'), {}])
    expect(readPlaidFailure(nothing)).toBeNull()
})
