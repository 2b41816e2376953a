import { readLinkTokenResponse, readTakenPendingLink, type PendingLink } from '@relink/core'
import { expect, test } from 'vitest'
import { startRelink, type StartedRelink } from '../test/start-relink.ts'

const startPayments = (): Promise<StartedRelink> =>
  startRelink({ products: ['payment_initiation'] })

/** Goes to the bank and approves there; gives the correlation id on the way back. */
const comeBack = async (
  server: StartedRelink,
  flowId: string,
  person = 'ann',
): Promise<{ correlationId: string; linkToken: string }> => {
  const body = { mode: 'new', flowId }
  const made = await server.send({ path: '/link-tokens', person, body })
  const { linkToken } = readLinkTokenResponse(made.body)
  const stateId = server.simulator.approveAtBank({ linkToken })
  const { correlationId } = server.simulator.snapshot().oauthStates[stateId] ?? {}
  if (correlationId == null) throw new Error('the bank gave no correlation id')
  return { correlationId, linkToken }
}

const take = async (
  server: StartedRelink,
  body: object,
  person = 'ann',
): Promise<PendingLink | null> =>
  readTakenPendingLink((await server.send({ path: '/pending-link/take', person, body })).body)

test('a correlation id takes its own link, not the newest, once', async () => {
  const server = await startPayments()
  const { correlationId, linkToken } = await comeBack(server, 'first')
  await comeBack(server, 'second')
  expect(await take(server, { correlationId })).toMatchObject({ flowId: 'first', linkToken })
  expect(await take(server, { correlationId })).toBeNull()
  expect(await take(server, {})).toMatchObject({ flowId: 'second' })
})

test("another person's correlation id, and one that Plaid does not know, take nothing", async () => {
  const server = await startPayments()
  const { correlationId } = await comeBack(server, 'of ben', 'ben')
  await comeBack(server, 'of ann')
  expect(await take(server, { correlationId })).toBeNull()
  expect(await take(server, { correlationId: 'nobody' })).toBeNull()
  expect(server.log).toContainEqual(expect.objectContaining({ event: 'correlation_id_refused' }))
  expect(await take(server, { correlationId }, 'ben')).toMatchObject({ flowId: 'of ben' })
  expect(await take(server, {})).toMatchObject({ flowId: 'of ann' })
})

test('a link that expired, or of another environment, is not taken by its correlation id either', async () => {
  const server = await startPayments()
  const { correlationId } = await comeBack(server, 'flow')
  const store = { ...server.store, close: async () => {} }
  const production = server.another({ environment: 'production', store })
  expect(await take(production, { correlationId })).toBeNull()
  server.clock.now += 4 * 60 * 60_000
  expect(await take(server, { correlationId })).toBeNull()
})

test('when Plaid cannot say which link is meant the page may ask again', async () => {
  const server = await startPayments()
  const { correlationId } = await comeBack(server, 'flow')
  server.outages.add('/link/oauth/correlation_id/exchange')
  const failed = await server.send({ path: '/pending-link/take', body: { correlationId } })
  expect(failed).toMatchObject({ status: 503, body: { error: { code: 'plaid_unavailable' } } })
  server.outages.clear()
  expect(await take(server, { correlationId })).toMatchObject({ flowId: 'flow' })
})

test('a body with more than is known is refused, and none at all is fine', async () => {
  const server = await startRelink()
  for (const [path, body, named] of [
    ['/pending-link/take', { flowId: 'flow' }, '`flowId`'],
    ['/pending-link/take', { correlationId: '' }, '`correlationId`'],
    ['/pending-link/recover', {}, '`flowId`'],
    ['/items/item/updated', { itemId: 'item' }, '`itemId`'],
  ] as const) {
    const refused = await server.send({ path, body })
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } })
    expect(JSON.stringify(refused.body)).toContain(named)
  }
  expect((await server.send({ path: '/pending-link/take' })).body).toEqual({ pendingLink: null })
  expect((await server.send({ path: '/pending-link/recover' })).status).toBe(415)
})
