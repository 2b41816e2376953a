import {
  readItemUpdatedResponse,
  readLinkTokenResponse,
  type Account,
  type Item,
} from '@relink/core'
import { Products } from 'plaid'
import { expect, test } from 'vitest'
import { connectBank, finishLink, getItem, sendItem, updateBank } from './test/connect-bank.ts'
import { plaidSdk, startRelink, type StartedRelink } from './test/start-relink.ts'

const day = 24 * 60 * 60 * 1000

const exchanges = ({ calls }: StartedRelink): number =>
  calls.filter(({ path }) => path === '/item/public_token/exchange').length

const names = (accounts: readonly Account[]): string[] => accounts.map(({ name }) => name)

const breakItem = async (server: StartedRelink, itemId: string): Promise<void> => {
  await server.relink.withItem('ann', itemId, (accessToken) =>
    server.plaid.sandboxItemResetLogin({ access_token: accessToken }),
  )
}

test('a person connects a bank, sees it and removes it', async () => {
  const events: string[] = []
  const server = await startRelink({
    onLinked: ({ owner, item }) => void events.push(`linked ${owner} ${item.bankName}`),
    onRemoved: ({ owner }) => void events.push(`removed ${owner}`),
  })
  const item = await connectBank(server)
  expect(item).toMatchObject({ institutionId: 'ins_109508', health: { status: 'healthy' } })
  expect(names(item.accounts)).toEqual(['Plaid Checking', 'Plaid Saving'])
  expect(await getItem(server, item.id)).toEqual(item)
  expect((await server.send({ method: 'GET', path: '/items' })).body).toEqual({ items: [item] })
  expect((await server.send({ method: 'DELETE', path: `/items/${item.id}` })).status).toBe(204)
  expect(server.calls.at(-1)?.path).toBe('/item/remove')
  expect(await server.relink.listItems('ann')).toEqual([])
  expect(events).toEqual([`linked ann ${item.bankName}`, 'removed ann'])
})

test('the same public token twice is one exchange and one Item', async () => {
  let linked = 0
  const server = await startRelink({ onLinked: () => void (linked += 1) })
  const request = await finishLink(server)
  const [one, two] = await Promise.all([sendItem(server, request), sendItem(server, request)])
  const three = await sendItem(server, request)
  expect(two).toMatchObject({
    outcome: 'linked',
    item: { id: one.outcome === 'linked' && one.item.id },
  })
  expect(three.outcome).toBe('linked')
  expect(exchanges(server)).toBe(1)
  expect(linked).toBe(1)
})

test('a bank that looks connected already is asked about before anything is exchanged', async () => {
  const server = await startRelink()
  const first = await connectBank(server)
  const again = await finishLink(server, { accounts: ['savings'] })
  expect(exchanges(server)).toBe(1)
  const asked = await sendItem(server, again)
  expect(asked).toMatchObject({ outcome: 'already_connected', item: { id: first.id } })
  expect(exchanges(server)).toBe(1)
  const added = await sendItem(server, { ...again, ifConnected: 'add' })
  expect(added.outcome).toBe('linked')
  expect(await server.relink.listItems('ann')).toHaveLength(2)
})

test('another person or another account of the same bank is not a duplicate', async () => {
  const server = await startRelink()
  await connectBank(server, { accounts: ['checking'] })
  await connectBank(server, { accounts: ['credit-card'] })
  await connectBank(server, { person: 'ben', accounts: ['checking'] })
  expect(exchanges(server)).toBe(3)
})

test('update mode repairs the same Item without an exchange and says which accounts changed', async () => {
  const updates: boolean[] = []
  const server = await startRelink({ onUpdated: ({ repaired }) => void updates.push(repaired) })
  const { id } = await connectBank(server)
  await breakItem(server, id)
  server.clock.now += 60_000
  const before = await server.send({ path: `/items/${id}/updated` })
  expect(before.body).toMatchObject({
    repaired: false,
    failure: 'not_known',
    item: { health: { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED' } },
    accounts: { added: [], removed: [] },
  })
  const { item, repaired, accounts } = await updateBank(server, id, ['savings', 'credit-card'])
  expect(repaired).toBe(true)
  expect(item).toMatchObject({ id, health: { status: 'healthy' } })
  expect(names(accounts.added)).toEqual(['Plaid Credit Card'])
  expect(names(accounts.kept)).toEqual(['Plaid Saving'])
  expect(names(accounts.removed)).toEqual(['Plaid Checking'])
  expect(exchanges(server)).toBe(1)
  expect(updates).toEqual([false, true])
  expect(Date.parse(item.updatedAt)).toBeGreaterThanOrEqual(server.clock.now)
})

test('a public token of update mode is not exchanged', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  const made = await server.send({
    path: '/link-tokens',
    body: { mode: 'update', itemId: id, flowId: 'flow' },
  })
  const { linkToken } = made.body as { linkToken: string }
  const refused = await server.send({
    path: '/items',
    body: { ...(await finishLink(server)), linkToken },
  })
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'link_token_unknown' } } })
  expect(exchanges(server)).toBe(1)
})

test("a link token of another person, or one that is spent, doesn't link", async () => {
  const server = await startRelink()
  const request = await finishLink(server)
  const stolen = await server.send({ path: '/items', person: 'ben', body: request })
  expect(stolen).toMatchObject({ status: 409, body: { error: { code: 'link_token_unknown' } } })
  await sendItem(server, request)
  const spent = await server.send({
    path: '/items',
    body: { ...request, publicToken: 'public-sandbox-another', ifConnected: 'add' },
  })
  expect(spent.status).toBe(409)
  expect(exchanges(server)).toBe(1)
})

test('an expired public token is told apart from other failures', async () => {
  const server = await startRelink()
  const request = await finishLink(server)
  server.clock.now += 31 * 60_000
  const late = await server.send({ path: '/items', body: request })
  expect(late).toMatchObject({ status: 409, body: { error: { code: 'public_token_invalid' } } })
})

test('app code hears nothing of tokens but inside withItem, and an error there marks the Item', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  const { data } = await server.relink.withItem('ann', id, (accessToken) =>
    server.plaid.accountsGet({ access_token: accessToken }),
  )
  expect(data.accounts).toHaveLength(2)
  await breakItem(server, id)
  expect((await getItem(server, id)).health).toEqual({ status: 'healthy' })
  const failed = server.relink.withItem('ann', id, (accessToken) =>
    server.plaid.accountsGet({ access_token: accessToken }),
  )
  await expect(failed).rejects.toMatchObject({ isAxiosError: true })
  expect(await getItem(server, id)).toMatchObject({
    health: { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED', reason: null },
  })
})

test('an error met elsewhere can be reported; one about something else changes nothing', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  const tooMany = { error_type: 'RATE_LIMIT_EXCEEDED', error_code: 'ACCOUNTS_LIMIT' }
  expect(await server.relink.report(id, tooMany)).toMatchObject({ health: { status: 'healthy' } })
  const down = { error_type: 'INSTITUTION_ERROR', error_code: 'INSTITUTION_DOWN' }
  expect(await server.relink.report(id, down)).toMatchObject({
    health: { status: 'bank_trouble', code: 'INSTITUTION_DOWN' },
  })
  const revoked = { error_type: 'ITEM_ERROR', error_code: 'USER_PERMISSION_REVOKED' }
  expect(await server.relink.report(id, revoked)).toMatchObject({
    health: { status: 'revoked', code: 'USER_PERMISSION_REVOKED' },
  })
  expect(await server.relink.report('nobody', revoked)).toBeNull()
})

test('an error of a call that began before a repair does not undo the repair', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  await breakItem(server, id)
  const slow = server.relink.withItem('ann', id, async (accessToken) => {
    const failed = server.plaid.accountsGet({ access_token: accessToken })
    await failed.catch(() => null)
    await server.send({ path: `/items/${id}/updated` })
    server.clock.now += 60_000
    await updateBank(server, id)
    return failed
  })
  await expect(slow).rejects.toMatchObject({ isAxiosError: true })
  expect((await getItem(server, id)).health).toEqual({ status: 'healthy' })
})

test('an Item that Plaid no longer knows can still be removed', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  await server.relink.withItem('ann', id, (accessToken) =>
    server.plaid.itemRemove({ access_token: accessToken }),
  )
  expect((await server.send({ method: 'DELETE', path: `/items/${id}` })).status).toBe(204)
  expect(await server.relink.listItems('ann')).toEqual([])
})

test("an app's handler that throws is logged and spoils nothing", async () => {
  const server = await startRelink({
    onLinked: () => {
      throw new Error('mail server is down')
    },
  })
  await connectBank(server)
  expect(server.log).toContainEqual(
    expect.objectContaining({ event: 'handler_failed', handler: 'onLinked' }),
  )
})

test('a browser hears why Plaid refused by type and code, and nothing else that Plaid said', async () => {
  const server = await startRelink()
  await server.simulator.control.addFault({
    where: '/link/token/create',
    kind: 'fail',
    errorCode: 'INVALID_API_KEYS',
  })
  const { status, body } = await server.send({
    path: '/link-tokens',
    body: { mode: 'new', flowId: 'flow' },
  })
  expect(status).toBe(502)
  expect(body).toEqual({
    error: {
      code: 'plaid_error',
      message: expect.stringContaining('Plaid refused'),
      requestId: expect.any(String),
      plaid: { type: 'INVALID_INPUT', code: 'INVALID_API_KEYS' },
    },
  })
})

test('an Item says when its consent ends, and renewed consent ends later', async () => {
  const server = await startRelink()
  const { control } = server.simulator
  // A bank that gives consent for a year; Plaid's Sandbox lets a server stand in for the person there.
  const made = await server.send({ path: '/link-tokens', body: { mode: 'new', flowId: 'flow' } })
  const { data } = await server.plaid.sandboxPublicTokenCreate({
    institution_id: 'ins_127287',
    initial_products: [Products.Transactions],
  })
  const { item } = await sendItem(server, {
    flowId: 'flow',
    linkToken: readLinkTokenResponse(made.body).linkToken,
    publicToken: data.public_token,
    institution: null,
    accounts: [],
    ifConnected: 'add',
  })
  const daysLeft = ({ expiresAt }: Item): number =>
    Math.round((Date.parse(expiresAt ?? '') - server.clock.now) / day)
  expect(daysLeft(item)).toBe(365)

  server.clock.now += 360 * day
  const reread = async (): Promise<Item> =>
    readItemUpdatedResponse((await server.send({ path: `/items/${item.id}/updated` })).body).item
  expect(daysLeft(await reread())).toBe(5)
  await control.repairItem(item.id)
  const renewed = await reread()
  expect(daysLeft(renewed)).toBe(365)
  expect(await getItem(server, item.id)).toEqual(renewed)
})

test('an end of consent that Plaid no longer gives is forgotten', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  const consentEndsAt = server.clock.now + 9 * day
  await server.store.query('update relink_items set signals = $1', [
    JSON.stringify({ consentEndsAt }),
  ])
  expect((await getItem(server, id)).expiresAt).not.toBeNull()
  await server.send({ path: `/items/${id}/updated` })
  expect((await getItem(server, id)).expiresAt).toBeNull()
})

test('when Plaid is unreachable the person hears that, and nothing else of it', async () => {
  const server = await startRelink({ plaid: plaidSdk('http://127.0.0.1:1') })
  const { status, body } = await server.send({
    path: '/link-tokens',
    body: { mode: 'new', flowId: 'flow' },
  })
  expect({ status, body }).toMatchObject({
    status: 503,
    body: { error: { code: 'plaid_unavailable' } },
  })
  expect(JSON.stringify(body)).not.toContain('ECONNREFUSED')
})

test('an Item is kept when Plaid breaks down right after the exchange', async () => {
  const server = await startRelink()
  const request = await finishLink(server)
  server.outages.add('/accounts/get').add('/item/get')
  const linked = await sendItem(server, request)
  expect(linked).toMatchObject({ outcome: 'linked', item: { accounts: request.accounts } })
  expect(server.log).toContainEqual(expect.objectContaining({ event: 'item_not_read' }))
  server.outages.clear()
  expect(await server.relink.listItems('ann')).toHaveLength(1)
})

test('a failed exchange can be tried again', async () => {
  const server = await startRelink()
  const request = await finishLink(server)
  server.outages.add('/item/public_token/exchange')
  const failed = await server.send({ path: '/items', body: request })
  expect(failed).toMatchObject({ status: 503, body: { error: { code: 'plaid_unavailable' } } })
  server.outages.clear()
  expect((await sendItem(server, request)).outcome).toBe('linked')
})
