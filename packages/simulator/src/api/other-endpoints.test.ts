import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSimulator } from '../exports/index.ts'
import { codeOf, startTestServer, type TestServer } from './test/test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(() => server.served.close())

test('a user is made once for each id of the app’s', async () => {
  const { data } = await server.plaid.userCreate({ client_user_id: 'ada' })
  expect(data.user_id).toMatch(/^usr_\w+$/)
  expect(data.user_token).toMatch(/^user-sandbox-[0-9a-f-]{36}$/)
  const again = await server.plaid.userCreate({ client_user_id: 'ada' })
  expect(again.data.user_id).toBe(data.user_id)
})

test('a key that never signed a webhook is unknown', async () => {
  const call = server.plaid.webhookVerificationKeyGet({ key_id: 'nobody' })
  expect(await codeOf(call)).toBe('INVALID_WEBHOOK_VERIFICATION_KEY_ID')
})

test('a key that signs webhooks is told in seconds, without its private half', async () => {
  const { simulator } = server.served
  const state = simulator.snapshot()
  const signing = createSimulator({
    state: {
      ...state,
      webhookKeys: [
        {
          kid: 'key-1',
          publicKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
          privateKey: { d: 'private' },
          createdAt: 5_000,
          expiredAt: null,
        },
      ],
    },
  })
  const response = await signing.fetch(
    new Request('http://plaid.test/webhook_verification_key/get', {
      method: 'POST',
      body: JSON.stringify({ client_id: 'client', secret: 'secret', key_id: 'key-1' }),
    }),
  )
  const { key } = (await response.json()) as { key: unknown }
  expect(key).toEqual({
    kty: 'EC',
    crv: 'P-256',
    x: 'x',
    y: 'y',
    alg: 'ES256',
    use: 'sig',
    kid: 'key-1',
    created_at: 5,
    expired_at: null,
  })
  signing.close()
})

test('a key that has expired is still told, with when it did', async () => {
  const { control } = server.served.simulator
  const { kid } = await control.rotateWebhookKey()
  await control.rotateWebhookKey({ expireOld: true })
  const { data } = await server.plaid.webhookVerificationKeyGet({ key_id: kid })
  expect(data.key.expired_at).toBeGreaterThanOrEqual(data.key.created_at)
})

test('a correlation id that no bank gave is refused', async () => {
  const call = server.plaid.linkOauthCorrelationIdExchange({ link_correlation_id: 'nobody' })
  expect(await codeOf(call)).toBe('INVALID_FIELD')
})

test.each([
  [{ client_id: 'client', secret: 'secret' }, 'client_user_id'],
  [{ client_user_id: 'ada', secret: 'secret' }, 'client_id'],
  [{ client_user_id: 'ada', client_id: 'client' }, 'secret'],
])('keys may come in the body; of %j what is missing is named', async (body, field) => {
  const response = await fetch(`${server.served.origin}/user/create`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  expect(await response.json()).toMatchObject({
    error_code: 'MISSING_FIELDS',
    error_message: `the following required fields are missing: ${field}`,
  })
})
