import { expect, test } from 'vitest'
import { connectBank, finishUpdate, getItem, recoverFlow } from '../test/connect-bank.ts'
import { startRelink, type StartedRelink } from '../test/start-relink.ts'

const callsTo = ({ calls }: StartedRelink, wanted: string): number =>
  calls.filter(({ path }) => path === wanted).length

const breakItem = (server: StartedRelink, itemId: string): Promise<unknown> =>
  server.relink.withItem('ann', itemId, (accessToken) =>
    server.plaid.sandboxItemResetLogin({ access_token: accessToken }),
  )

test('a repair whose page went away is confirmed from what Plaid knows', async () => {
  const updates: boolean[] = []
  const server = await startRelink({ onUpdated: ({ repaired }) => void updates.push(repaired) })
  const { id } = await connectBank(server)
  await breakItem(server, id)
  await server.send({ path: `/items/${id}/updated` })
  await finishUpdate(server, id, null, 'repair')
  const { body } = await server.send({ path: '/pending-link/recover', body: { flowId: 'repair' } })
  const item = await getItem(server, id)
  const accounts = { added: [], kept: item.accounts, removed: [] }
  expect(body).toEqual({ outcome: 'updated', item, repaired: true, failure: null, accounts })
  expect(item.health).toEqual({ status: 'healthy' })
  const calls = server.calls.length
  expect(await recoverFlow(server, 'repair')).toEqual(body)
  expect(server.calls).toHaveLength(calls)
  expect(updates).toEqual([false, true])
  expect(callsTo(server, '/item/public_token/exchange')).toBe(1)
})

test('a repair is remembered as its page confirmed it', async () => {
  let updates = 0
  const server = await startRelink({ onUpdated: () => void (updates += 1) })
  const { id } = await connectBank(server)
  await finishUpdate(server, id, ['credit-card'], 'repair')
  await server.send({ path: `/items/${id}/updated`, body: { flowId: 'repair' } })
  const item = await getItem(server, id)
  expect(await recoverFlow(server, 'repair')).toEqual({
    outcome: 'updated',
    item,
    repaired: true,
    failure: null,
    accounts: { added: [], kept: item.accounts, removed: [] },
  })
  expect(item.accounts).toHaveLength(1)
  expect(updates).toBe(1)
  expect(callsTo(server, '/link/token/get')).toBe(0)
})

test('a repair that Plaid could not confirm at once is confirmed later, whatever Plaid tells of its session', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  await finishUpdate(server, id, null, 'repair')
  server.outages.add('/item/get').add('/link/token/get')
  const failed = await server.send({ path: `/items/${id}/updated`, body: { flowId: 'repair' } })
  expect(failed.status).toBe(503)
  server.outages.delete('/item/get')
  expect(await recoverFlow(server, 'repair')).toMatchObject({ outcome: 'updated', repaired: true })
})

test('confirming one repair neither finishes nor offers another one of the same Item', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  const body = { mode: 'update', itemId: id, flowId: 'other' }
  await server.send({ path: '/link-tokens', body })
  await finishUpdate(server, id, null, 'repair')
  await server.send({ path: `/items/${id}/updated`, body: { flowId: 'repair' } })
  expect((await server.send({ path: '/pending-link/take' })).body).toEqual({ pendingLink: null })
  expect(await recoverFlow(server, 'other')).toEqual({ outcome: 'unfinished' })
})
