import { readLinkTokenResponse, readTakenPendingLink } from '@relink/core'
import { expect, test } from 'vitest'
import { connectBank, finishLink, sendItem, updateBank } from './test/connect-bank.ts'
import { startRelink } from './test/start-relink.ts'

const linkTokenBodies = (calls: { path: string; body: unknown }[]): unknown[] =>
  calls.filter(({ path }) => path === '/link/token/create').map(({ body }) => body)

test('both modes ask Plaid with the redirect URI, and update mode without products', async () => {
  const server = await startRelink({ webhook: 'https://app.test/webhooks' })
  const { id } = await connectBank(server)
  await updateBank(server, id)
  await updateBank(server, id, ['checking'])
  const [fresh, update, selection] = linkTokenBodies(server.calls)
  const clientUserId = expect.stringMatching(/^[\w-]{43}$/) as unknown
  expect(fresh).toEqual({
    client_name: 'Test app',
    language: 'en',
    country_codes: ['US'],
    user: { client_user_id: clientUserId },
    redirect_uri: 'https://app.test/oauth',
    products: ['transactions'],
    webhook: 'https://app.test/webhooks',
  })
  const updateBody = {
    client_name: 'Test app',
    language: 'en',
    country_codes: ['US'],
    user: { client_user_id: clientUserId },
    redirect_uri: 'https://app.test/oauth',
    access_token: expect.stringMatching(/^access-sandbox-/) as unknown,
  }
  expect(update).toEqual(updateBody)
  expect(selection).toEqual({ ...updateBody, update: { account_selection_enabled: true } })
})

test('Plaid never hears who the owner is, and hears the same of them every time', async () => {
  const server = await startRelink()
  const person = 'ann@example.com'
  for (const flowId of ['one', 'two'])
    await server.send({ path: '/link-tokens', person, body: { mode: 'new', flowId } })
  const [one, two] = linkTokenBodies(server.calls)
  expect(JSON.stringify(one)).not.toContain('ann')
  expect(one).toEqual(two)
})

test('a link token tells how many seconds it lasts', async () => {
  const server = await startRelink()
  const { body } = await server.send({ path: '/link-tokens', body: { mode: 'new', flowId: 'f' } })
  expect(readLinkTokenResponse(body)).toMatchObject({
    expiresIn: 4 * 60 * 60,
    redirectUri: 'https://app.test/oauth',
  })
})

test('a language is used when the server lists it, else the default', async () => {
  const server = await startRelink({ language: 'en', languages: ['en', 'fr'] })
  for (const language of ['fr', 'fr-CA', 'es'])
    await server.send({ path: '/link-tokens', body: { mode: 'new', flowId: 'f', language } })
  expect(linkTokenBodies(server.calls)).toMatchObject([
    { language: 'fr' },
    { language: 'fr' },
    { language: 'en' },
  ])
})

test('a link token of another Plaid environment is refused', async () => {
  const server = await startRelink({ environment: 'production' })
  const answer = await server.send({ path: '/link-tokens', body: { mode: 'new', flowId: 'f' } })
  expect(answer).toMatchObject({ status: 500, body: { error: { code: 'internal_error' } } })
  expect(JSON.stringify(server.log)).toContain('environment_mismatch')
})

test('Items of another Plaid environment are neither shown nor used', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  // The same database, by mistake.
  const store = { ...server.store, close: async () => {} }
  const production = server.another({ environment: 'production', store })
  expect(await production.relink.listItems('ann')).toEqual([])
  await expect(production.relink.withItem('ann', id, async () => null)).rejects.toMatchObject({
    code: 'environment_mismatch',
  })
})

test('a pending link can be taken once, by the person it belongs to alone', async () => {
  const server = await startRelink()
  const made = await server.send({
    path: '/link-tokens',
    body: {
      mode: 'new',
      flowId: 'flow-1',
      returnTo: 'https://app.test/settings?tab=banks#top',
      context: { step: 2 },
    },
  })
  const { linkToken } = readLinkTokenResponse(made.body)
  const take = async (person: string): Promise<unknown> =>
    readTakenPendingLink((await server.send({ path: '/pending-link/take', person })).body)
  expect(await take('ben')).toBeNull()
  expect(await take('ann')).toEqual({
    v: 1,
    flowId: 'flow-1',
    linkToken,
    mode: 'new',
    userKey: null,
    redirectUri: 'https://app.test/oauth',
    returnTo: '/settings?tab=banks#top',
    context: { step: 2 },
    createdAt: server.clock.now,
    expiresAt: server.clock.now + 4 * 60 * 60_000,
  })
  expect(await take('ann')).toBeNull()
})

test('a taken link still links, and a finished or expired one is not offered', async () => {
  const server = await startRelink()
  const take = async (): Promise<unknown> =>
    readTakenPendingLink((await server.send({ path: '/pending-link/take' })).body)
  const request = await finishLink(server)
  expect(await take()).toMatchObject({ linkToken: request.linkToken })
  expect((await sendItem(server, request)).outcome).toBe('linked')
  await connectBank(server, { accounts: ['credit-card'] })
  expect(await take()).toBeNull()
  await server.send({ path: '/link-tokens', body: { mode: 'new', flowId: 'late' } })
  server.clock.now += 4 * 60 * 60_000
  expect(await take()).toBeNull()
})

test('an address of another origin is not kept as the place to return to', async () => {
  const server = await startRelink()
  for (const returnTo of ['https://evil.test/x', 'javascript:alert(1)', '//evil.test']) {
    await server.send({ path: '/link-tokens', body: { mode: 'new', flowId: 'f', returnTo } })
    const { body } = await server.send({ path: '/pending-link/take' })
    expect(readTakenPendingLink(body)?.returnTo).toBe('/')
  }
})

test('when Plaid refuses the redirect URI the developer is told what to add to its dashboard', async () => {
  const server = await startRelink({}, { allowedRedirectUris: ['https://app.test/other'] })
  const answer = await server.send({ path: '/link-tokens', body: { mode: 'new', flowId: 'f' } })
  expect(answer).toMatchObject({ status: 502, body: { error: { code: 'plaid_error' } } })
  const { message } = (answer.body as { error: { message: string } }).error
  expect(message).toMatchInlineSnapshot(
    `"Failed to create a link token: Plaid refused the redirect URI. Add exactly https://app.test/oauth to "Allowed redirect URIs" in Plaid's dashboard, under Developers > API."`,
  )
  expect(JSON.stringify(server.log)).toContain('Add exactly https://app.test/oauth to')
})
