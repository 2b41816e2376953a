import { readLinkTokenResponse, type Item } from '@relink/core'
import { expect, test } from 'vitest'
import { connectBank } from '../test/connect-bank.ts'
import { startRelink, type StartedRelink } from '../test/start-relink.ts'

interface Route {
  method: string
  path: (itemId: string) => string
  /** A body that is as it should be. */
  body?: (itemId: string) => object
}

const accounts = [{ id: 'a', name: 'Checking', mask: '0000', type: 'depository', subtype: null }]

const routes: Record<string, Route> = {
  'POST /link-tokens': {
    method: 'POST',
    path: () => '/link-tokens',
    body: () => ({ mode: 'new', flowId: 'flow' }),
  },
  'POST /link-tokens for a repair': {
    method: 'POST',
    path: () => '/link-tokens',
    body: (itemId) => ({ mode: 'update', itemId, flowId: 'flow' }),
  },
  'POST /items': {
    method: 'POST',
    path: () => '/items',
    body: () => ({
      flowId: 'flow',
      linkToken: 'link-sandbox-1',
      publicToken: 'public-sandbox-1',
      institution: null,
      accounts,
      ifConnected: 'ask',
    }),
  },
  'POST /items/:id/updated': {
    method: 'POST',
    path: (itemId) => `/items/${itemId}/updated`,
    body: () => ({ flowId: 'flow', institution: null, accounts }),
  },
  'GET /items': { method: 'GET', path: () => '/items' },
  'GET /items/:id': { method: 'GET', path: (itemId) => `/items/${itemId}` },
  'DELETE /items/:id': { method: 'DELETE', path: (itemId) => `/items/${itemId}` },
  'POST /pending-link/take': {
    method: 'POST',
    path: () => '/pending-link/take',
    body: () => ({ correlationId: 'correlation' }),
  },
  'POST /pending-link/recover': {
    method: 'POST',
    path: () => '/pending-link/recover',
    body: () => ({ flowId: 'flow' }),
  },
  'GET /events': { method: 'GET', path: () => '/events' },
}

const all = Object.keys(routes)
const withBody = all.filter((name) => routes[name]?.body !== undefined)

type Sending = Omit<Parameters<StartedRelink['send']>[0], 'path'>

/** Ben's Item, and requests about it; what it took to connect is forgotten. */
const start = async (options: Parameters<typeof startRelink>[0] = {}) => {
  const server = await startRelink(options)
  const item = await connectBank(server, { person: 'ben' })
  server.calls.length = 0
  const ask = (name: string, more: Sending = {}) => {
    const route = routes[name]
    if (route === undefined) throw new Error(`No route ${name}`)
    const { method, path, body } = route
    return server.send({
      method,
      path: path(item.id),
      ...(body && { body: body(item.id) }),
      ...more,
    })
  }
  /** Nothing about the Item is other than it was, and Plaid was not asked. */
  const isUntouched = async (before: Item): Promise<void> => {
    expect(server.calls).toEqual([])
    expect(await server.relink.listItems('ben')).toEqual([before])
  }
  return { server, item, ask, isUntouched }
}

test.each(all)('%s is refused while nobody is signed in', async (name) => {
  const { item, ask, isUntouched } = await start()
  const refused = await ask(name, { person: null })
  expect(refused).toMatchObject({ status: 401, body: { error: { code: 'unauthenticated' } } })
  await isUntouched(item)
})

test.each(all)('%s is refused to a page of another origin, whoever is signed in', async (name) => {
  const { item, ask, isUntouched } = await start()
  const pages: Record<string, string>[] = [
    { origin: 'https://evil.test' },
    { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
    { origin: 'https://sibling.app.test', 'sec-fetch-site': 'same-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    // An older browser that frames the page.
    { origin: 'null' },
  ]
  for (const headers of pages)
    expect(await ask(name, { person: 'ben', headers })).toMatchObject({
      status: 403,
      body: { error: { code: 'origin_refused' } },
    })
  await isUntouched(item)
})

test.each(all)('%s takes nothing that an HTML form of another site could send', async (name) => {
  const { item, ask, isUntouched } = await start()
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
    expect(await ask(name, { person: 'ben', headers: { 'content-type': type } })).toMatchObject({
      status: 415,
      body: { error: { code: 'json_only' } },
    })
  await isUntouched(item)
})

test.each(withBody)('%s refuses a body over 64 kB', async (name) => {
  const { item, ask, isUntouched } = await start()
  const body = { flowId: 'x'.repeat(65 * 1024) }
  const refused = await ask(name, { person: 'ben', body })
  expect(refused).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } })
  expect(JSON.stringify(refused.body)).toContain('65536 bytes')
  await isUntouched(item)
})

test.each(withBody)('%s refuses a body with a field that it does not know', async (name) => {
  const { item, ask, isUntouched } = await start()
  const body = { ...routes[name]?.body?.(item.id), owner: 'ben' }
  const refused = await ask(name, { body })
  expect(refused).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } })
  await isUntouched(item)
})

test.each([
  'POST /link-tokens for a repair',
  'POST /items/:id/updated',
  'GET /items/:id',
  'DELETE /items/:id',
])("%s answers for another person's Item as for none, and Plaid is not asked", async (name) => {
  const { server, item, ask, isUntouched } = await start()
  const refused = await ask(name, { person: 'ann' })
  expect(refused).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
  await isUntouched(item)
  // The two can't be told apart, so nobody learns which ids there are.
  const route = routes[name]
  const body = route?.body?.('no-such-item')
  const none = await server.send({
    method: route?.method ?? '',
    path: route?.path('no-such-item') ?? '',
    ...(body && { body }),
  })
  const withoutId = ({ body: answer }: { body: unknown }) => ({
    ...(answer as { error: object }).error,
    requestId: null,
  })
  expect(none.status).toBe(404)
  expect(withoutId(none)).toEqual(withoutId(refused))
})

test("a list shows nothing of another person's", async () => {
  const { item, ask } = await start()
  expect((await ask('GET /items')).body).toEqual({ items: [] })
  expect((await ask('GET /items', { person: 'ben' })).body).toEqual({ items: [item] })
})

test("another person's link is neither taken nor recovered nor exchanged", async () => {
  const { server } = await start()
  const made = await server.send({
    path: '/link-tokens',
    person: 'ben',
    body: { mode: 'new', flowId: 'bens' },
  })
  const { linkToken } = readLinkTokenResponse(made.body)
  server.calls.length = 0
  expect((await server.send({ path: '/pending-link/take' })).body).toEqual({ pendingLink: null })
  const recovered = await server.send({ path: '/pending-link/recover', body: { flowId: 'bens' } })
  expect(recovered.body).toEqual({ outcome: 'unfinished' })
  const body = { ...routes['POST /items']?.body?.(''), linkToken }
  expect(await server.send({ path: '/items', body })).toMatchObject({
    status: 409,
    body: { error: { code: 'link_token_unknown' } },
  })
  expect(server.calls).toEqual([])
})

const isCostly = (name: string): boolean => routes[name]?.method !== 'GET'

test.each(all)('%s is put off for a person who asks too often', async (name) => {
  const { server, item, ask, isUntouched } = await start({ rateLimit: { costly: 3, other: 3 } })
  // Of routes of the same kind, whichever they are.
  const used = isCostly(name) ? { path: '/pending-link/take' } : { method: 'GET', path: '/items' }
  for (let count = 0; count < 3; count += 1) expect((await server.send(used)).status).toBe(200)
  const refused = await ask(name)
  expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too_many_requests' } } })
  const wait = Number(refused.headers.get('retry-after'))
  expect(wait).toBeGreaterThanOrEqual(1)
  expect(wait).toBeLessThanOrEqual(60)
  await isUntouched(item)
})

test('how often one person asks is nothing to another, and reading nothing to repairing', async () => {
  const { server } = await start({ rateLimit: { costly: 2, other: 2 } })
  const list = { method: 'GET', path: '/items' }
  const take = { path: '/pending-link/take' }
  for (const request of [list, list, take, take])
    expect((await server.send(request)).status).toBe(200)
  expect((await server.send(list)).status).toBe(429)
  expect((await server.send(take)).status).toBe(429)
  expect((await server.send({ ...list, person: 'cem' })).status).toBe(200)
  expect((await server.send({ ...take, person: 'cem' })).status).toBe(200)
})

test('what is refused before it is known who asks counts against nobody', async () => {
  const { server } = await start({ rateLimit: { other: 1 } })
  const list = { method: 'GET', path: '/items' }
  for (let count = 0; count < 5; count += 1) {
    await server.send({ ...list, headers: { origin: 'https://evil.test' } })
    await server.send({ ...list, person: null })
  }
  expect((await server.send(list)).status).toBe(200)
})

test('the limits are a hundred and twenty costly requests a minute and six hundred others', async () => {
  const { server } = await start()
  const send = async (count: number, request: Parameters<StartedRelink['send']>[0]) => {
    const answers = await Promise.all(Array.from({ length: count }, () => server.send(request)))
    return answers.filter(({ status }) => status === 200).length
  }
  expect(await send(130, { path: '/pending-link/take' })).toBe(120)
  expect(await send(610, { method: 'GET', path: '/items' })).toBe(600)
})

test('limits that something before the server keeps can be turned off', async () => {
  const { server } = await start({ rateLimit: false })
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => server.send({ path: '/pending-link/take' })),
  )
  expect(answers.every(({ status }) => status === 200)).toBe(true)
})

test('when Plaid itself has had too many requests, the answer says how long to wait', async () => {
  const { server, ask } = await start()
  await server.simulator.control.addFault({
    where: '/link/token/create',
    kind: 'fail',
    errorCode: 'RATE_LIMIT',
    status: 429,
    times: 1,
  })
  const refused = await ask('POST /link-tokens')
  expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too_many_requests' } } })
  expect(refused.headers.get('retry-after')).toBe('60')
})
