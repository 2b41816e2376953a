import {
  Configuration,
  PlaidApi,
  type CountryCode,
  type LinkTokenCreateRequest,
  type Products,
} from 'plaid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveSimulator, type ServedSimulator } from '../exports/node.ts'
import { connectBank } from '../test/connect-bank.ts'

let served: ServedSimulator
let plaid: PlaidApi
const heard: string[] = []

beforeAll(async () => {
  served = await serveSimulator({
    clientId: 'client',
    secret: 'secret',
    allowedRedirectUris: ['https://app.test/oauth', 'https://*.app.test/oauth'],
    onRequest: ({ method, path }) => heard.push(`${method} ${path}`),
  })
  plaid = api('secret')
})

afterAll(() => served.close())

const api = (secret: string): PlaidApi =>
  new PlaidApi(
    new Configuration({
      basePath: served.origin,
      baseOptions: { headers: { 'PLAID-CLIENT-ID': 'client', 'PLAID-SECRET': secret } },
    }),
  )

const request = (more: Partial<LinkTokenCreateRequest> = {}): LinkTokenCreateRequest => ({
  client_name: 'Acorn',
  language: 'en',
  country_codes: ['US' as CountryCode],
  user: { client_user_id: 'ada' },
  products: ['transactions' as Products],
  ...more,
})

/** What the SDK throws, as code and message. */
const refusal = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    await call
  } catch (cause) {
    const { status, data } = (
      cause as { response: { status: number; data: Record<string, unknown> } }
    ).response
    expect(Object.keys(data).sort()).toEqual([
      'display_message',
      'documentation_url',
      'error_code',
      'error_message',
      'error_type',
      'request_id',
      'suggested_action',
    ])
    return [status, data['error_type'], data['error_code'], data['error_message']]
  }
  return 'not refused'
}

/** The code of what the SDK throws. */
const codeOf = async (call: Promise<unknown>): Promise<unknown> => {
  const answer = await refusal(call)
  return Array.isArray(answer) ? answer[2] : answer
}

const linkBank = async (): Promise<string> => {
  const { data } = await plaid.linkTokenCreate(request())
  const publicToken = await connectBank(served.origin, data.link_token)
  const exchanged = await plaid.itemPublicTokenExchange({ public_token: publicToken })
  return exchanged.data.access_token
}

test('a link token is shaped like those of the Sandbox and lives four hours', async () => {
  const { data } = await plaid.linkTokenCreate(request())
  expect(data.link_token).toMatch(/^link-sandbox-[0-9a-f-]{36}$/)
  const hours = (Date.parse(data.expiration) - Date.now()) / 3_600_000
  expect(hours).toBeCloseTo(4, 1)
})

test('an Item can be read, synced, broken and removed', async () => {
  const access_token = await linkBank()
  const accounts = await plaid.accountsGet({ access_token })
  expect(accounts.data.accounts.map(({ name }) => name)).toEqual([
    'Plaid Checking',
    'Plaid Saving',
    'Plaid Credit Card',
  ])
  const item = await plaid.itemGet({ access_token })
  expect(item.data.item).toMatchObject({
    institution_id: 'ins_109508',
    institution_name: 'First Platypus Bank',
    error: null,
  })
  await plaid.sandboxItemResetLogin({ access_token })
  const broken = await plaid.itemGet({ access_token })
  expect(broken.data.item.error?.error_code).toBe('ITEM_LOGIN_REQUIRED')
  expect(await codeOf(plaid.accountsGet({ access_token }))).toBe('ITEM_LOGIN_REQUIRED')
  expect(await codeOf(plaid.transactionsSync({ access_token }))).toBe('ITEM_LOGIN_REQUIRED')
  await plaid.itemRemove({ access_token })
  expect(await refusal(plaid.itemGet({ access_token }))).toEqual([
    400,
    'ITEM_ERROR',
    'ITEM_NOT_FOUND',
    'The Item you requested cannot be found. This Item does not exist, has been previously removed via /item/remove, or has had access removed by the user.',
  ])
})

test('transactions come page by page and then not again', async () => {
  const access_token = await linkBank()
  const first = await plaid.transactionsSync({ access_token, count: 50 })
  expect(first.data.added).toHaveLength(50)
  expect(first.data.has_more).toBe(true)
  const second = await plaid.transactionsSync({
    access_token,
    cursor: first.data.next_cursor,
    count: 500,
  })
  expect(second.data.has_more).toBe(false)
  const ids = [...first.data.added, ...second.data.added].map(
    ({ transaction_id }) => transaction_id,
  )
  expect(new Set(ids).size).toBe(ids.length)
  const third = await plaid.transactionsSync({ access_token, cursor: second.data.next_cursor })
  expect(third.data).toMatchObject({ added: [], modified: [], removed: [], has_more: false })
  const today = new Date().toISOString().slice(0, 10)
  expect(second.data.added.at(-1)?.date).toBe(today)
})

test('a public token can be exchanged once', async () => {
  const { data } = await plaid.linkTokenCreate(request())
  const public_token = await connectBank(served.origin, data.link_token)
  await plaid.itemPublicTokenExchange({ public_token })
  expect(await codeOf(plaid.itemPublicTokenExchange({ public_token }))).toBe('INVALID_PUBLIC_TOKEN')
  expect(await codeOf(plaid.itemPublicTokenExchange({ public_token: 'nobody' }))).toBe(
    'INVALID_PUBLIC_TOKEN',
  )
})

test('wrong keys are refused', async () => {
  expect(await refusal(api('wrong').linkTokenCreate(request()))).toEqual([
    400,
    'INVALID_INPUT',
    'INVALID_API_KEYS',
    'invalid client_id or secret provided',
  ])
})

test('missing and unknown fields are named', async () => {
  const { client_name: _, ...without } = request()
  expect(await refusal(plaid.linkTokenCreate(without as LinkTokenCreateRequest))).toEqual([
    400,
    'INVALID_REQUEST',
    'MISSING_FIELDS',
    'the following required fields are missing: client_name',
  ])
  const extra = { ...request(), redirectUri: 'https://app.test/oauth' }
  expect(await refusal(plaid.linkTokenCreate(extra))).toEqual([
    400,
    'INVALID_REQUEST',
    'UNKNOWN_FIELDS',
    'the following fields are not recognized by this endpoint: redirectUri',
  ])
})

test.each([
  ['https://app.test/oauth', 'not refused'],
  ['https://staging.app.test/oauth', 'not refused'],
  ['https://app.test/oauth?next=1', 'redirect_uri must not contain a query string'],
  ['https://app.test/oauth#top', 'redirect_uri must not contain a fragment'],
  ['acorn://oauth', 'redirect_uri must not use a custom URI scheme'],
  ['https://*.app.test/oauth', 'redirect_uri must not contain a wildcard'],
  ['http://app.test/oauth', 'redirect_uri must use HTTPS'],
  [
    'https://elsewhere.test/oauth',
    'OAuth redirect URI must be configured in the developer dashboard. See https://plaid.com/docs/#oauth-redirect-uris',
  ],
])('the redirect URI %s is answered with: %s', async (redirect_uri, expected) => {
  const answer = await refusal(plaid.linkTokenCreate(request({ redirect_uri })))
  expect(answer).toEqual(
    expected === 'not refused' ? expected : [400, 'INVALID_REQUEST', 'INVALID_FIELD', expected],
  )
})

test('update mode refuses products and takes a token without them', async () => {
  const access_token = await linkBank()
  expect(await codeOf(plaid.linkTokenCreate(request({ access_token })))).toBe('INVALID_PRODUCT')
  const { products: _, ...update } = request({ access_token })
  const { data } = await plaid.linkTokenCreate(update)
  const minutes = (Date.parse(data.expiration) - Date.now()) / 60_000
  expect(minutes).toBeCloseTo(30, 0)
})

test('an app name that is too long for Link is not an error', async () => {
  expect(await refusal(plaid.linkTokenCreate(request({ client_name: 'A'.repeat(31) })))).toBe(
    'not refused',
  )
})

test('a link token tells what it was made for', async () => {
  const { data } = await plaid.linkTokenCreate(request())
  const answer = await plaid.linkTokenGet({ link_token: data.link_token })
  expect(answer.data.metadata).toMatchObject({ client_name: 'Acorn', redirect_uri: null })
})

test('what does not exist is answered with 404, and nonsense with INVALID_BODY', async () => {
  const missing = await fetch(`${served.origin}/nothing/here`)
  expect(missing.status).toBe(404)
  expect(await missing.json()).toMatchObject({ error_code: 'NOT_FOUND' })
  const broken = await fetch(`${served.origin}/item/get`, { method: 'POST', body: '{' })
  expect(await broken.json()).toMatchObject({ error_code: 'INVALID_BODY' })
})

test('only the calls of an app’s server are heard, and only Link’s may come from a page', async () => {
  heard.length = 0
  const { data } = await plaid.linkTokenCreate(request())
  await connectBank(served.origin, data.link_token)
  expect(heard).toEqual(['POST /link/token/create'])
  const link = await fetch(`${served.origin}/link/workflow/poll`, { method: 'OPTIONS' })
  expect(link.headers.get('access-control-allow-origin')).toBe('*')
  const api = await fetch(`${served.origin}/item/get`, { method: 'OPTIONS' })
  expect(api.headers.get('access-control-allow-origin')).toBeNull()
})
