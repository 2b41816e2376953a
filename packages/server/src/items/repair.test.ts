import {
  readItemUpdatedResponse,
  readLinkTokenResponse,
  type Item,
  type ItemUpdatedRequest,
  type ItemUpdatedResponse,
} from '@relink/core'
import { CountryCode, Products } from 'plaid'
import { expect, test } from 'vitest'
import type { PlaidProduct } from '../plaid/plaid.ts'
import {
  connectBank,
  finishLink,
  finishUpdate,
  getItem,
  sendItem,
  updateBank,
} from '../test/connect-bank.ts'
import { servePlaidProxy } from '../test/serve-plaid-proxy.ts'
import { plaidSdk, startRelink, type StartedRelink } from '../test/start-relink.ts'
import { walkOverBank, walkThroughLink } from '../test/walk-through-link.ts'

const minute = 60_000

const confirm = async (
  server: StartedRelink,
  itemId: string,
  body: ItemUpdatedRequest = {},
): Promise<ItemUpdatedResponse> => {
  server.clock.now += minute
  return readItemUpdatedResponse(
    (await server.send({ path: `/items/${itemId}/updated`, body })).body,
  )
}

const connectBroken = async (
  server: StartedRelink,
  code?: string,
  reason?: string,
): Promise<Item> => {
  const item = await connectBank(server)
  await server.simulator.control.breakItem(item.id, {
    ...(code !== undefined && { code }),
    ...(reason !== undefined && { reason }),
  })
  return item
}

test('a repair that works has no failure, and the app hears of it once', async () => {
  const heard: unknown[] = []
  const health: string[] = []
  const server = await startRelink({
    onUpdated: ({ repaired, failure }) => void heard.push({ repaired, failure }),
    onHealthChanged: ({ item, before }) =>
      void health.push(`${before.status} ${item.health.status}`),
  })
  const { id } = await connectBroken(server)
  await server.relink.refresh(id)
  server.clock.now += minute
  expect(await updateBank(server, id)).toMatchObject({
    repaired: true,
    failure: null,
    item: { health: { status: 'healthy' } },
  })
  expect(heard).toEqual([{ repaired: true, failure: null }])
  expect(health).toEqual(['healthy sign_in_required', 'sign_in_required healthy'])
})

test('whoever signed in at another bank, or for other accounts, used another login', async () => {
  const server = await startRelink()
  const { id, accounts } = await connectBroken(server)
  const others = accounts.map((account) => ({
    ...account,
    id: `x${account.id}`,
    name: 'Somebody’s',
  }))
  const bank = { id: 'ins_109508', name: 'First Platypus Bank' }
  for (const seen of [
    { institution: { id: 'ins_109509', name: 'First Gingham Credit Union' }, accounts },
    { institution: bank, accounts: others },
  ])
    expect(await confirm(server, id, seen)).toMatchObject({
      repaired: false,
      failure: 'other_login',
      item: { health: { status: 'sign_in_required' } },
    })
  // The same accounts under ids that changed are known by name and digits.
  const regranted = accounts.map((account) => ({ ...account, id: `x${account.id}` }))
  for (const seen of [
    {},
    { institution: bank, accounts },
    { institution: bank, accounts: regranted },
  ])
    expect(await confirm(server, id, seen)).toMatchObject({ failure: 'not_known' })
})

test('a user name that Plaid says was changed is another login', async () => {
  const server = await startRelink()
  const { id } = await connectBroken(server, 'INVALID_UPDATED_USERNAME')
  expect(await confirm(server, id)).toMatchObject({ repaired: false, failure: 'other_login' })
})

test('an old connection that a newer one to the same bank took the place of says so', async () => {
  const server = await startRelink()
  const old = await connectBank(server)
  server.clock.now += minute
  const request = await finishLink(server, { flowId: 'two' })
  await sendItem(server, { ...request, ifConnected: 'add' })
  await server.simulator.control.breakItem(old.id)
  expect(await confirm(server, old.id)).toMatchObject({ repaired: false, failure: 'new_item' })
})

test('a bank that is down is why a repair does not show', async () => {
  const server = await startRelink()
  const { id } = await connectBroken(server)
  await server.simulator.control.setInstitutionHealth('ins_109508', 'down')
  expect(await confirm(server, id)).toMatchObject({ repaired: false, failure: 'bank_down' })
  await server.simulator.control.setInstitutionHealth('ins_109508', null)
  expect(await confirm(server, id)).toMatchObject({ failure: 'not_known' })
})

test('an access token that Plaid does not know is of another environment; nothing else is concluded', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  await server.relink.withItem('ann', id, (accessToken) =>
    server.plaid.itemAccessTokenInvalidate({ access_token: accessToken }),
  )
  const updated = await confirm(server, id)
  expect(updated).toMatchObject({ repaired: false, failure: 'other_environment' })
  expect(updated.item.health).toEqual({ status: 'healthy' })
  expect(server.log).toContainEqual(
    expect.objectContaining({ event: 'access_token_unknown_to_plaid', level: 'error', itemId: id }),
  )
})

test('an Item that is gone at Plaid is gone, not of another environment', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  await server.relink.withItem('ann', id, (accessToken) =>
    server.plaid.itemRemove({ access_token: accessToken }),
  )
  expect(await confirm(server, id)).toMatchObject({
    repaired: false,
    failure: 'not_known',
    item: { health: { status: 'revoked', code: 'ITEM_NOT_FOUND' } },
  })
})

test('when Plaid cannot be asked after a repair it is neither repaired nor failed', async () => {
  const server = await startRelink()
  const { id } = await connectBroken(server)
  await server.relink.refresh(id)
  server.outages.add('/item/get')
  const { status, body } = await server.send({ path: `/items/${id}/updated` })
  expect({ status, body }).toMatchObject({
    status: 503,
    body: { error: { code: 'plaid_unavailable' } },
  })
  server.outages.clear()
  expect((await getItem(server, id)).health.status).toBe('sign_in_required')
})

test('accounts that are shared no more are told of, and one that is shared again has another id', async () => {
  const removed: string[][] = []
  const server = await startRelink({
    onAccountsRemoved: ({ accounts }) => void removed.push(accounts.map(({ name }) => name)),
  })
  const { id } = await connectBank(server)
  const names = (accounts: { name: string }[]): string[] => accounts.map(({ name }) => name)
  const less = await updateBank(server, id, ['savings'])
  expect(names(less.accounts.removed)).toEqual(['Plaid Checking'])
  expect(names(less.accounts.kept)).toEqual(['Plaid Saving'])
  expect(less.accounts.added).toEqual([])
  server.clock.now += minute
  const more = await updateBank(server, id, ['checking', 'savings'])
  expect(names(more.accounts.added)).toEqual(['Plaid Checking'])
  expect(more.accounts.removed).toEqual([])
  expect(more.accounts.added[0]?.id).not.toBe(less.accounts.removed[0]?.id)
  expect(removed).toEqual([['Plaid Checking']])
})

test('an account that the bank took away is told of when the Item is read, and update mode brings it back', async () => {
  const removed: string[][] = []
  const server = await startRelink({
    onAccountsRemoved: ({ accounts }) => void removed.push(accounts.map(({ name }) => name)),
  })
  const { id, accounts } = await connectBank(server)
  await server.simulator.control.revokeAccount(id, accounts[0]?.id)
  const read = await server.relink.refresh(id)
  expect(read?.accounts.map(({ name }) => name)).toEqual(['Plaid Saving'])
  expect(removed).toEqual([['Plaid Checking']])
  const back = await updateBank(server, id, ['checking', 'savings'])
  expect(back.accounts.added.map(({ name }) => name)).toEqual(['Plaid Checking'])
})

test('a permission that was taken back is restored in update mode', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server, { institutionId: 'ins_109509' })
  await server.simulator.control.breakItem(id, { code: 'USER_PERMISSION_REVOKED' })
  expect((await server.relink.refresh(id))?.health).toEqual({
    status: 'revoked',
    code: 'USER_PERMISSION_REVOKED',
  })
  server.clock.now += minute
  expect(await updateBank(server, id)).toMatchObject({
    repaired: true,
    item: { health: { status: 'healthy' } },
  })
})

test('a permission that Plaid will not restore is said to be gone, and connecting anew mends it', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  await server.simulator.control.breakItem(id, { code: 'USER_PERMISSION_REVOKED', final: true })
  await server.relink.refresh(id)
  server.clock.now += minute
  const refused = await server.send({
    path: '/link-tokens',
    body: { mode: 'update', itemId: id, flowId: 'repair' },
  })
  expect(refused.status).toBe(502)
  const gone = { status: 'revoked', code: 'UPDATE_REFUSED' }
  expect((await getItem(server, id)).health).toEqual(gone)
  server.clock.now += minute
  expect((await server.relink.refresh(id))?.health).toEqual(gone)

  const fresh = await connectBank(server, { flowId: 'anew' })
  expect(fresh.health).toEqual({ status: 'healthy' })
  expect(server.calls.at(-1)?.body).toMatchObject({ reason_code: 'CONNECTION_IS_NON_FUNCTIONAL' })
  expect((await server.relink.listItems('ann')).map((item) => item.id)).toEqual([fresh.id])
})

test('a refusal to repair that is not about the Item says nothing of it', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  await server.relink.report(id, { error_code: 'USER_PERMISSION_REVOKED' })
  for (const errorCode of ['INVALID_API_KEYS', 'INTERNAL_SERVER_ERROR'])
    await server.simulator.control.addFault({
      where: '/link/token/create',
      kind: 'fail',
      errorCode,
      times: 1,
    })
  for (let attempt = 0; attempt < 2; attempt += 1)
    await server.send({ path: '/link-tokens', body: { mode: 'update', itemId: id, flowId: 'f' } })
  expect((await getItem(server, id)).health).toMatchObject({ code: 'USER_PERMISSION_REVOKED' })
})

test('when Plaid says that there is nothing to repair, the Item is read again', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  await server.simulator.control.addFault({
    where: '/link/token/create',
    kind: 'fail',
    errorCode: 'ITEM_NO_ERROR',
  })
  await server.relink.report(id, { error_code: 'ITEM_LOGIN_REQUIRED' })
  server.clock.now += minute
  const refused = await server.send({
    path: '/link-tokens',
    body: { mode: 'update', itemId: id, flowId: 'f' },
  })
  expect(refused.body).toMatchObject({ error: { plaid: { code: 'ITEM_NO_ERROR' } } })
  expect((await getItem(server, id)).health).toEqual({ status: 'healthy' })
})

test('of a call’s products that lack consent the health tells, until they are agreed to', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  const code = 'ADDITIONAL_CONSENT_REQUIRED'
  await server.simulator.control.breakItem(id, { code, products: ['identity'] })
  const call = server.relink.withItem(
    'ann',
    id,
    (accessToken) => server.plaid.identityGet({ access_token: accessToken }),
    { products: ['identity'] },
  )
  await expect(call).rejects.toMatchObject({ isAxiosError: true })
  expect((await getItem(server, id)).health).toEqual({
    status: 'consent_missing',
    code,
    products: ['identity'],
  })
  server.clock.now += minute
  await finishUpdate(server, id)
  const asked = server.calls.filter(({ path }) => path === '/link/token/create').at(-1)
  expect(asked?.body).toMatchObject({ additional_consented_products: ['identity'] })
  expect((await confirm(server, id, { flowId: 'flow' })).repaired).toBe(true)
  await server.relink.withItem('ann', id, (accessToken) =>
    server.plaid.identityGet({ access_token: accessToken }),
  )
})

test('of products whose consent was asked for, those that the person declined are still missing', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  const code = 'ADDITIONAL_CONSENT_REQUIRED'
  const products: PlaidProduct[] = ['identity', 'liabilities']
  await server.simulator.control.breakItem(id, { code, products })
  const call = server.relink.withItem(
    'ann',
    id,
    (accessToken) => server.plaid.identityGet({ access_token: accessToken }),
    { products },
  )
  await expect(call).rejects.toMatchObject({ isAxiosError: true })
  // Through Link with one of the two agreed to: Plaid says so in /item/get.
  await server.simulator.control.breakItem(id, { code, products: ['identity'] })
  server.clock.now += minute
  const made = await server.relink.withItem('ann', id, (accessToken) =>
    server.plaid.linkTokenCreate({
      client_name: 'Test app',
      language: 'en',
      country_codes: [CountryCode.Us],
      user: { client_user_id: 'ann' },
      redirect_uri: 'https://app.test/oauth',
      access_token: accessToken,
      additional_consented_products: [Products.Identity],
    }),
  )
  await walkThroughLink(server.plaidOrigin, made.data.link_token, { accounts: null })
  expect(await confirm(server, id)).toMatchObject({
    repaired: false,
    failure: 'consent_missing',
    item: { health: { status: 'consent_missing', code, products: ['liabilities'] } },
  })
  await finishUpdate(server, id)
  expect(await confirm(server, id)).toMatchObject({ repaired: true, failure: null })
})

test('an Item that is removed while its repair is confirmed was not repaired', async () => {
  const base = await startRelink()
  const proxy = await servePlaidProxy(base.plaidOrigin)
  const updated: string[] = []
  const server = base.another({
    plaid: plaidSdk(proxy.origin),
    onUpdated: ({ item }) => void updated.push(item.id),
  })
  const { id } = await connectBroken(server)
  proxy.meet('/item/get', async (ask) => {
    const answer = await ask()
    await server.relink.removeItem('ann', id)
    return answer
  })
  expect(await server.send({ path: `/items/${id}/updated` })).toMatchObject({
    status: 404,
    body: { error: { code: 'not_found' } },
  })
  expect(updated).toEqual([])
})

test('an Item tells in how long its health changes by time alone, and then it has', async () => {
  const day = 24 * 60 * minute
  const server = await startRelink()
  const { id } = await connectBank(server)
  expect(await getItem(server, id)).toMatchObject({ healthChangesIn: null })
  await server.simulator.control.setConsentEnd(id, server.clock.now + 10 * day)
  await server.relink.refresh(id)
  for (const [status, changesIn] of [
    ['healthy', 3 * day],
    ['expires', day],
    ['expires', day],
  ] as const) {
    const item = await getItem(server, id)
    expect([item.health.status, item.healthChangesIn]).toEqual([status, changesIn])
    server.clock.now += changesIn
  }
  server.clock.now += 5 * day
  expect(await getItem(server, id)).toMatchObject({
    health: { status: 'sign_in_required', reason: 'consent_expired' },
    healthChangesIn: null,
  })
})

test('the trouble of a bank is over after a quarter of an hour of silence', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  await server.relink.report(id, { error_code: 'INSTITUTION_DOWN' })
  expect(await getItem(server, id)).toMatchObject({
    health: { status: 'bank_trouble' },
    healthChangesIn: 15 * minute,
  })
  server.clock.now += 15 * minute
  expect((await getItem(server, id)).health).toEqual({ status: 'healthy' })
})

test('a repair over a bank’s own page renews consent for as long as the bank gives it', async () => {
  const server = await startRelink()
  const made = await server.send({ path: '/link-tokens', body: { mode: 'new', flowId: 'flow' } })
  const { linkToken } = readLinkTokenResponse(made.body)
  const success = await walkOverBank(server, linkToken)
  const request = { flowId: 'flow', linkToken, ...success, ifConnected: 'ask' } as const
  const { item } = await sendItem(server, request)
  const day = 24 * 60 * minute
  server.clock.now += 366 * day
  expect((await server.relink.refresh(item.id))?.health).toMatchObject({
    status: 'sign_in_required',
    reason: 'consent_expired',
  })
  server.clock.now += minute
  const update = await server.send({
    path: '/link-tokens',
    body: { mode: 'update', itemId: item.id, flowId: 'repair' },
  })
  await walkOverBank(server, readLinkTokenResponse(update.body).linkToken)
  const { repaired, item: renewed } = await confirm(server, item.id, { flowId: 'repair' })
  expect(repaired).toBe(true)
  expect(Date.parse(renewed.expiresAt ?? '')).toBeGreaterThan(server.clock.now + 364 * day)
})
