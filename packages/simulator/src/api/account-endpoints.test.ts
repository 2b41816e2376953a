import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, startTestServer, type TestServer } from './test/test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(() => server.served.close())

const customBank = (
  accounts: object[],
): { override_username: string; override_password: string } => ({
  override_username: 'user_custom',
  override_password: JSON.stringify({ override_accounts: accounts }),
})

test('balances can be asked for all accounts or for some', async () => {
  const access_token = await server.makeItem()
  const all = await server.plaid.accountsBalanceGet({ access_token })
  const [first] = all.data.accounts
  expect(first).toMatchObject({ balances: { available: 100, current: 110 } })
  const account_ids = [first?.account_id ?? '']
  const one = await server.plaid.accountsGet({ access_token, options: { account_ids } })
  expect(one.data.accounts).toHaveLength(1)
  const unknown = { access_token, options: { account_ids: ['nobody'] } }
  expect(await codeOf(server.plaid.accountsGet(unknown))).toBe('INVALID_ACCOUNT_ID')
})

test('account and routing numbers come for accounts that have them, and add Auth to the Item', async () => {
  const access_token = await server.makeItem()
  const { data } = await server.plaid.authGet({ access_token })
  expect(data.numbers.ach[0]).toMatchObject({
    account: '1111222233330000',
    routing: '011401533',
    account_id: data.accounts[0]?.account_id,
  })
  expect(data.numbers).toMatchObject({ eft: [], international: [], bacs: [] })
  const item = await server.plaid.itemGet({ access_token })
  expect(item.data.item.products).toContain('auth')
})

test('a person without a checking or savings account has no numbers to give', async () => {
  const access_token = await server.makeItem({
    options: customBank([{ type: 'credit', subtype: 'credit card' }]),
  })
  expect(await codeOf(server.plaid.authGet({ access_token }))).toBe('NO_AUTH_ACCOUNTS')
})

test('owners come with their names, numbers and addresses', async () => {
  const access_token = await server.makeItem()
  const { data } = await server.plaid.identityGet({ access_token })
  const [owner] = data.accounts[0]?.owners ?? []
  expect(owner).toMatchObject({
    names: ['Alberta Bobbeth Charleson'],
    emails: [{ primary: true }],
    phone_numbers: [{ primary: true }],
    addresses: [{ data: { country: 'US' } }],
  })
})

test('a broken Item gives no data', async () => {
  const access_token = await server.makeItem()
  await server.plaid.sandboxItemResetLogin({ access_token })
  const { plaid } = server
  expect(await codeOf(plaid.accountsBalanceGet({ access_token }))).toBe('ITEM_LOGIN_REQUIRED')
  expect(await codeOf(plaid.authGet({ access_token }))).toBe('ITEM_LOGIN_REQUIRED')
  expect(await codeOf(plaid.identityGet({ access_token }))).toBe('ITEM_LOGIN_REQUIRED')
})
