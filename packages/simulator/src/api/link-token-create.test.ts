import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, linkTokenRequest, startTestServer, type TestServer } from './test/test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(() => server.served.close())

const create = (more: object): ReturnType<TestServer['plaid']['linkTokenCreate']> =>
  server.plaid.linkTokenCreate({ ...linkTokenRequest(), ...more })

/** What the simulator remembers of the link token that was made. */
const made = async (more: object): Promise<unknown> => {
  const { data } = await create(more)
  return server.served.simulator.snapshot().linkTokens[data.link_token]
}

test.each([
  ['no products', { products: [] }, 'MISSING_FIELDS'],
  ['no user', { user: undefined }, 'MISSING_FIELDS'],
  ['no country', { country_codes: [] }, 'INVALID_FIELD'],
  ['an unknown country', { country_codes: ['XX'] }, 'INVALID_FIELD'],
  ['an unknown product', { products: ['magic'] }, 'INVALID_FIELD'],
  ['the product balance', { products: ['balance'] }, 'INVALID_PRODUCT'],
  ['monitor as optional', { optional_products: ['monitor'] }, 'INVALID_PRODUCT'],
  ['a product in two lists', { optional_products: ['transactions'] }, 'INVALID_FIELD'],
  ['an e-mail address as the id', { user: { client_user_id: 'ada@app.test' } }, 'INVALID_FIELD'],
  [
    'a phone number not in E.164',
    { user: { client_user_id: 'ada', phone_number: '415-555-0010' } },
    'INVALID_FIELD',
  ],
  ['a number as the name', { client_name: 12 }, 'INVALID_FIELD'],
  ['a misspelled field inside update', { update: { account_select: true } }, 'UNKNOWN_FIELDS'],
  ['many banks without a user', { enable_multi_item_link: true }, 'INVALID_FIELD'],
  ['an unknown user', { user_id: 'usr_nobody' }, 'INVALID_USER_ID'],
  ['an unknown user token', { user_token: 'user-sandbox-0' }, 'INVALID_USER_TOKEN'],
  ['a public token to repair', { access_token: 'public-sandbox-0' }, 'INVALID_ACCESS_TOKEN'],
  [
    'both ways home',
    { redirect_uri: 'https://app.test/oauth', android_package_name: 'com.acorn' },
    'INVALID_FIELD',
  ],
  [
    'a hosted link for a month',
    { hosted_link: { url_lifetime_seconds: 2_592_000 } },
    'INVALID_FIELD',
  ],
  ['801 days of transactions', { transactions: { days_requested: 801 } }, 'INVALID_FIELD'],
])('a link token is refused for %s', async (_what, more, code) => {
  expect(await codeOf(create(more))).toBe(code)
})

test('a session may be hosted, at an address that holds no token', async () => {
  const { data } = await create({ hosted_link: {} })
  expect(data.hosted_link_url).toMatch(new RegExp(`^${server.served.origin}/hosted/[0-9a-f-]{36}$`))
  expect(data.hosted_link_url).not.toContain(data.link_token.slice('link-sandbox-'.length))
  expect(Date.parse(data.expiration) - Date.now()).toBeCloseTo(30 * 60_000, -4)
  const long = await create({ hosted_link: { url_lifetime_seconds: 86_400 } })
  expect(Date.parse(long.data.expiration) - Date.now()).toBeCloseTo(86_400_000, -4)
})

test.each([
  [{}, 'none'],
  [{ auth: { same_day_microdeposits_enabled: true } }, 'offered'],
  [{ auth: { automated_microdeposits_enabled: true } }, 'offered'],
  [{ auth: { auth_type_select_enabled: true } }, 'asked'],
])('with %j the typing of account numbers is: %s', async (more, manualEntry) => {
  expect(await made(more)).toMatchObject({ manualEntry })
})

test('products that every bank has are had at once; consent alone is remembered apart', async () => {
  const token = await made({
    required_if_supported_products: ['auth'],
    optional_products: ['identity'],
    additional_consented_products: ['liabilities'],
  })
  expect(token).toMatchObject({
    products: ['transactions', 'auth', 'identity'],
    laterProducts: ['auth', 'identity', 'liabilities'],
  })
})

test('a user of Plaid’s may connect many banks in one session', async () => {
  const { data: user } = await server.plaid.userCreate({ client_user_id: 'grace' })
  const { data } = await create({
    user: undefined,
    user_id: user.user_id,
    enable_multi_item_link: true,
  })
  expect(data.user_id).toBe(user.user_id)
  const { linkTokens } = server.served.simulator.snapshot()
  expect(linkTokens[data.link_token]).toMatchObject({ multiItem: true, clientUserId: 'grace' })
})

test('update mode keeps the webhook, and takes account filters with account selection only', async () => {
  const webhook = 'http://localhost:9/first'
  const access_token = await server.makeItem({ options: { webhook } })
  const update = { access_token, products: undefined, webhook: 'http://localhost:9/second' }
  expect(await made(update)).toMatchObject({ webhook, accountSelection: false })
  const account_filters = { depository: { account_subtypes: ['checking'] } }
  expect(await codeOf(create({ ...update, account_filters }))).toBe('INVALID_FIELD')
  const selecting = { ...update, account_filters, update: { account_selection_enabled: true } }
  expect(await made(selecting)).toMatchObject({
    accountSelection: true,
    accountFilters: { depository: ['checking'] },
  })
  expect(await codeOf(create({ ...update, products: ['assets'] }))).toBe('not refused')
})
