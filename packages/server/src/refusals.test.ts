import { expect, test } from 'vitest'
import { connectBank } from './test/connect-bank.ts'
import { startRelink } from './test/start-relink.ts'

const tokenRequest = { path: '/link-tokens', body: { mode: 'new', flowId: 'flow' } }

test('a request from a page of another origin is refused before anyone is asked', async () => {
  let asked = 0
  const server = await startRelink({
    authorize: () => {
      asked += 1
      return 'ann'
    },
  })
  const refused = await server.send({ ...tokenRequest, headers: { origin: 'https://evil.test' } })
  expect(refused).toMatchObject({ status: 403, body: { error: { code: 'origin_refused' } } })
  const sandboxed = await server.send({ ...tokenRequest, headers: { origin: 'null' } })
  expect(sandboxed.status).toBe(403)
  const sibling = await server.send({
    ...tokenRequest,
    headers: { origin: 'https://other.app.test', 'sec-fetch-site': 'same-site' },
  })
  expect(sibling.status).toBe(403)
  const read = await server.send({
    method: 'GET',
    path: '/items',
    headers: { 'sec-fetch-site': 'cross-site' },
  })
  expect(read.status).toBe(403)
  expect(asked).toBe(0)
  expect(server.calls).toEqual([])
})

test('an origin on the list may call, and so may a page behind a proxy that hides its origin', async () => {
  const server = await startRelink({ allowedOrigins: ['https://app.example/'] })
  const listed = await server.send({ ...tokenRequest, headers: { origin: 'https://app.example' } })
  expect(listed.status).toBe(200)
  const proxied = await server.send({
    ...tokenRequest,
    headers: { origin: 'https://public.test', 'sec-fetch-site': 'same-origin' },
  })
  expect(proxied.status).toBe(200)
})

test('an HTML form is refused without a call to Plaid', async () => {
  const server = await startRelink()
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
    const refused = await server.send({
      ...tokenRequest,
      body: '{"mode":"new","flowId":"flow"}',
      headers: { 'content-type': type },
    })
    expect(refused).toMatchObject({ status: 415, body: { error: { code: 'json_only' } } })
  }
  expect(server.calls).toEqual([])
})

test("another person's Item can't be seen, repaired, re-read or removed, and Plaid is not asked", async () => {
  const server = await startRelink()
  const { id } = await connectBank(server, { person: 'ben' })
  server.calls.length = 0
  const attempts = [
    { path: '/link-tokens', body: { mode: 'update', itemId: id, flowId: 'flow' } },
    { path: `/items/${id}/updated` },
    { method: 'GET', path: `/items/${id}` },
    { method: 'DELETE', path: `/items/${id}` },
  ]
  for (const attempt of attempts) {
    const refused = await server.send({ ...attempt, person: 'ann' })
    expect(refused).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
  }
  await expect(server.relink.withItem('ann', id, async () => 'read')).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(server.calls).toEqual([])
  expect(await server.relink.listItems('ben')).toHaveLength(1)
})

test('somebody who is not signed in is told so', async () => {
  const server = await startRelink()
  const refused = await server.send({ ...tokenRequest, person: null })
  expect(refused).toMatchObject({ status: 401, body: { error: { code: 'unauthenticated' } } })
})

test('a bad body is refused with the name of the field', async () => {
  const server = await startRelink()
  const bodies: [unknown, string][] = [
    [{ mode: 'new' }, '`flowId`'],
    [{ mode: 'repair', flowId: 'f' }, '`mode`'],
    [{ mode: 'new', flowId: 'f', owner: 'ben' }, '`owner`'],
    [{ mode: 'update', flowId: 'f' }, '`itemId`'],
    [{ mode: 'new', flowId: 'f', context: { note: 'x'.repeat(4100) } }, '`context`'],
    ['not json', '`body`'],
    [{ mode: 'new', flowId: 'x'.repeat(70_000) }, 'larger than 65536 bytes'],
  ]
  for (const [body, named] of bodies) {
    const refused = await server.send({ path: '/link-tokens', body })
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } })
    expect(JSON.stringify(refused.body)).toContain(named)
  }
  expect(server.calls).toEqual([])
})

test('what Link leaves out of an account, or adds to it, is no bad body', async () => {
  const server = await startRelink()
  const account = {
    id: 'account-1',
    name: 'Checking',
    type: 'depository',
    verification_status: null,
  }
  const body = {
    flowId: 'flow-1',
    linkToken: 'link-sandbox-unknown',
    publicToken: 'public-sandbox-1',
    institution: null,
    accounts: [account],
    ifConnected: 'ask',
  }
  const refused = await server.send({ path: '/items', body })
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'link_token_unknown' } } })
})

test('an unknown route is a JSON error like any other', async () => {
  const server = await startRelink()
  const answer = await server.send({ method: 'GET', path: '/nothing' })
  expect(answer).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
})

test('no answer may be cached or read as another type, and each can be found in the log', async () => {
  const server = await startRelink()
  for (const path of ['/items', '/nothing']) {
    const { headers } = await server.send({ method: 'GET', path })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
  }
})

test('an error with a code of another version of the kit is a failure, not a success', async () => {
  const server = await startRelink({
    authorize: () => {
      throw Object.assign(new Error('Failed.'), { name: 'RelinkError', code: 'not_known_yet' })
    },
  })
  const answer = await server.send({ method: 'GET', path: '/items' })
  expect(answer).toMatchObject({ status: 500, body: { error: { code: 'internal_error' } } })
})

test('what breaks inside leaves as one code and one request id, with the reason in the log', async () => {
  const server = await startRelink({
    authorize: () => {
      throw new Error('the session table is gone')
    },
  })
  const answer = await server.send({ method: 'GET', path: '/items' })
  expect(answer).toMatchObject({ status: 500, body: { error: { code: 'internal_error' } } })
  expect(JSON.stringify(answer.body)).not.toContain('session table')
  const requestId = answer.headers.get('x-request-id')
  expect(JSON.stringify(server.log.find((line) => line['requestId'] === requestId))).toContain(
    'the session table is gone',
  )
})
