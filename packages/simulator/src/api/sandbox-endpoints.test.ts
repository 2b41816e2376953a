import type { SandboxItemFireWebhookRequest, SandboxItemSetVerificationStatusRequest } from 'plaid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSimulator } from '../exports/index.ts'
import { firedWebhooks } from './sandbox-endpoints.ts'
import { codeOf, startTestServer, type TestServer } from './test/test-server.ts'

const webhook = 'http://localhost:9/plaid'
let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(() => server.served.close())

/** The webhooks that were queued last. */
const lastWebhook = (): unknown => server.served.simulator.snapshot().webhooks.at(-1)?.body

const fire = (access_token: string, code: string): Promise<unknown> =>
  server.plaid.sandboxItemFireWebhook({
    access_token,
    webhook_code: code as SandboxItemFireWebhookRequest['webhook_code'],
  })

test('an Item can be made with a bank of one’s own', async () => {
  const access_token = await server.makeItem({
    options: {
      override_username: 'user_custom',
      override_password: JSON.stringify({
        override_accounts: [{ type: 'depository', subtype: 'savings', starting_balance: 12 }],
      }),
    },
  })
  const { data } = await server.plaid.accountsGet({ access_token })
  expect(data.accounts).toHaveLength(1)
  expect(data.accounts[0]).toMatchObject({ type: 'depository', subtype: 'savings' })
})

test('a login that the Sandbox refuses makes no Item', async () => {
  const login = (override_password: string): Promise<string> =>
    codeOf(server.makeItem({ options: { override_username: 'user_good', override_password } }))
  expect(await login('wrong')).toBe('INVALID_CREDENTIALS')
  expect(await login('error_ITEM_LOCKED')).toBe('ITEM_LOCKED')
  expect(await codeOf(server.makeItem({ institution: 'ins_0' }))).toBe('INVALID_INSTITUTION')
})

test('resetting a login tells the webhook', async () => {
  const access_token = await server.makeItem({ options: { webhook } })
  const { data } = await server.plaid.sandboxItemResetLogin({ access_token })
  expect(data.reset_login).toBe(true)
  expect(lastWebhook()).toMatchObject({
    webhook_type: 'ITEM',
    webhook_code: 'ERROR',
    error: { error_code: 'ITEM_LOGIN_REQUIRED', status: 400 },
  })
})

test.each(Object.keys(firedWebhooks))('the webhook %s can be fired by hand', async (code) => {
  const products = ['transactions', 'auth', 'assets']
  const access_token = await server.makeItem({ products, options: { webhook } })
  await fire(access_token, code)
  expect(lastWebhook()).toMatchObject({
    webhook_type: firedWebhooks[code]?.type,
    webhook_code: code,
    environment: 'sandbox',
    item_id: expect.any(String),
  })
})

test('a webhook is not fired without an address, without its product, or by a name nobody knows', async () => {
  const nowhere = await server.makeItem()
  expect(await codeOf(fire(nowhere, 'DEFAULT_UPDATE'))).toBe('SANDBOX_WEBHOOK_INVALID')
  const access_token = await server.makeItem({ products: ['auth'], options: { webhook } })
  expect(await codeOf(fire(access_token, 'DEFAULT_UPDATE'))).toBe('SANDBOX_PRODUCT_NOT_ENABLED')
  expect(await codeOf(fire(access_token, 'constructor'))).toBe('INVALID_FIELD')
})

test('only an account that waits for micro-deposits gets a verification status', async () => {
  const access_token = await server.makeItem({ products: ['auth'] })
  const { data } = await server.plaid.accountsGet({ access_token })
  const account_id = data.accounts[0]?.account_id ?? ''
  const set = (more: { account_id?: string; verification_status?: string }): Promise<string> => {
    const request = { access_token, account_id, verification_status: 'automatically_verified' }
    return codeOf(
      server.plaid.sandboxItemSetVerificationStatus({
        ...request,
        ...more,
      } as SandboxItemSetVerificationStatusRequest),
    )
  }
  expect(await set({})).toBe('SANDBOX_PRODUCT_NOT_ENABLED')
  expect(await set({ account_id: 'nobody' })).toBe('INVALID_ACCOUNT_ID')
  expect(await set({ verification_status: 'manually_verified' })).toBe('INVALID_FIELD')
})

test('a micro-deposit that arrived, or never did, tells the webhook and opens the numbers', async () => {
  const access_token = await server.makeItem({ products: ['auth'], options: { webhook } })
  const { data } = await server.plaid.accountsGet({ access_token })
  const account_id = data.accounts[0]?.account_id ?? ''
  const state = server.served.simulator.snapshot()
  for (const item of Object.values(state.items)) {
    for (const account of item.accounts) account.verification = 'pending_automatic_verification'
  }
  const simulator = createSimulator({
    state,
    deliver: () => Promise.resolve(new Response(null, { status: 200 })),
  })
  const post = async (path: string, body: object): Promise<unknown> => {
    const request = new Request(`http://plaid.test${path}`, {
      method: 'POST',
      body: JSON.stringify({ client_id: 'client', secret: 'secret', access_token, ...body }),
    })
    return (await simulator.fetch(request)).json()
  }
  expect(await post('/auth/get', {})).toMatchObject({ error_code: 'PRODUCT_NOT_READY' })
  for (const { account_id: id } of data.accounts) {
    await post('/sandbox/item/set_verification_status', {
      account_id: id,
      verification_status: 'automatically_verified',
    })
  }
  expect(await post('/auth/get', {})).toMatchObject({ numbers: { ach: expect.any(Array) } })
  const bodies = simulator.snapshot().webhooks.map(({ body }) => body)
  expect(bodies).toContainEqual(
    expect.objectContaining({
      webhook_type: 'AUTH',
      webhook_code: 'AUTOMATICALLY_VERIFIED',
      account_id,
    }),
  )
  await simulator.idle()
  simulator.close()
})
