import { expect, test } from 'vitest'
import type { RelinkOptions } from '../options/relink-options.ts'
import type { PlaidProduct } from '../plaid/plaid.ts'
import { connectBank } from '../test/connect-bank.ts'
import { startRelink, type StartedRelink } from '../test/start-relink.ts'

const webhook = 'https://app.test/api/link/webhooks'

const startWithItem = async (
  options: Partial<RelinkOptions> = {},
): Promise<{ server: StartedRelink; id: string }> => {
  const server = await startRelink({ webhook, ...options })
  return { server, id: (await connectBank(server)).id }
}

/** What Plaid is asked for, without what differs each time. */
const asked = async (server: StartedRelink, body: object): Promise<unknown> => {
  const { status } = await server.send({ path: '/link-tokens', body: { flowId: 'f', ...body } })
  if (status !== 200) return status
  const sent = server.calls.filter(({ path }) => path === '/link/token/create').at(-1)?.body
  const token = typeof sent?.['access_token'] === 'string'
  return { ...sent, user: '…', ...(token && { access_token: '…' }) }
}

/** A call of the app's for these products that Plaid refuses. */
const refuse = (
  { relink }: StartedRelink,
  id: string,
  products: readonly PlaidProduct[],
): Promise<unknown> => {
  const refusal = Object.assign(new Error('refused'), { error_code: 'ACCESS_NOT_GRANTED' })
  return relink.withItem('ann', id, () => Promise.reject(refusal), { products }).catch(() => null)
}

const always = {
  client_name: 'Test app',
  language: 'en',
  country_codes: ['US'],
  user: '…',
  redirect_uri: 'https://app.test/oauth',
}
const update = { ...always, access_token: '…' }

test('a new link asks for the products, and tells Plaid where webhooks go', async () => {
  const { server } = await startWithItem()
  expect(await asked(server, { mode: 'new' })).toEqual({
    ...always,
    products: ['transactions'],
    webhook,
  })
})

test('a plain update asks for nothing but the Item, and has the redirect URI', async () => {
  const { server, id } = await startWithItem()
  expect(await asked(server, { mode: 'update', itemId: id })).toEqual(update)
  await server.relink.report(id, { error_code: 'ITEM_LOGIN_REQUIRED' })
  expect(await asked(server, { mode: 'update', itemId: id })).toEqual(update)
})

test('accounts are chosen anew where the page asks, or where the health does', async () => {
  const { server, id } = await startWithItem()
  const selection = { ...update, update: { account_selection_enabled: true } }
  const body = { mode: 'update', itemId: id }
  expect(await asked(server, { ...body, accountSelection: true })).toEqual(selection)
  await server.store.query('update relink_items set signals = $1', [
    JSON.stringify({ newAccountsAt: server.clock.now }),
  ])
  expect(await asked(server, body)).toEqual(selection)
})

test('access that was not granted is asked for by product, of those that Plaid documents', async () => {
  const { server, id } = await startWithItem()
  const body = { mode: 'update', itemId: id }
  await refuse(server, id, ['transactions'])
  expect(await asked(server, body)).toEqual(update)
  await refuse(server, id, ['auth'])
  expect(await asked(server, body)).toEqual({ ...update, products: ['auth'] })
  await refuse(server, id, ['identity', 'auth'])
  expect(await asked(server, body)).toEqual({ ...update, products: ['auth', 'identity'] })
})

test('where it is not known which access is missing, the server’s own products tell', async () => {
  const { server, id } = await startWithItem({ products: ['auth', 'transactions'] })
  await server.relink.report(id, { error_code: 'ACCESS_NOT_GRANTED' })
  expect(await asked(server, { mode: 'update', itemId: id })).toEqual({
    ...update,
    products: ['auth'],
  })
})

test('consent that is missing is asked for as consent, not as products', async () => {
  const { server, id } = await startWithItem({ products: ['transactions', 'identity'] })
  await server.relink.report(id, { error_code: 'ADDITIONAL_CONSENT_REQUIRED' })
  expect(await asked(server, { mode: 'update', itemId: id })).toEqual({
    ...update,
    additional_consented_products: ['transactions', 'identity'],
  })
})

test('a page adds products that the server lists, each once, and no others', async () => {
  const { server, id } = await startWithItem({ updateProducts: ['auth', 'assets'] })
  const body = { mode: 'update', itemId: id }
  expect(await asked(server, { ...body, products: ['assets', 'auth', 'assets'] })).toEqual({
    ...update,
    products: ['assets', 'auth'],
  })
  await refuse(server, id, ['auth'])
  expect(await asked(server, { ...body, products: ['auth'] })).toEqual({
    ...update,
    products: ['auth'],
  })
  const calls = server.calls.length
  expect(await asked(server, { ...body, products: ['assets', 'income_verification'] })).toBe(400)
  expect(server.calls).toHaveLength(calls)
})

test('both modes take the language and the customization', async () => {
  const { server, id } = await startWithItem({
    languages: ['en', 'fr'],
    linkCustomization: 'repairs',
  })
  const more = { language: 'fr', link_customization_name: 'repairs' }
  expect(await asked(server, { mode: 'update', itemId: id, language: 'fr' })).toEqual({
    ...update,
    ...more,
  })
  expect(await asked(server, { mode: 'new', language: 'fr-CA' })).toEqual({
    ...always,
    ...more,
    products: ['transactions'],
    webhook,
  })
})
