import type { Item } from '@relink/core'
import { base64url } from 'jose'
import { expect, test, vi } from 'vitest'
import { memoryStore } from '../store/sqlite-store.ts'
import { connectBank, getItem } from '../test/connect-bank.ts'
import { loseAnswer, servePlaidProxy } from '../test/serve-plaid-proxy.ts'
import { soon } from '../test/soon.ts'
import { plaidSdk, startRelink, testKey, type StartedRelink } from '../test/start-relink.ts'

const invalidate = '/item/access_token/invalidate'
const minute = 60_000

const tokenOf = (server: StartedRelink, id: string): Promise<string> =>
  server.relink.withItem('ann', id, async (accessToken) => accessToken)

test('after a rotation the old access token is dead and the new one works', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  const old = await tokenOf(server, id)
  await server.relink.rotate(id)
  expect(await tokenOf(server, id)).not.toBe(old)
  await expect(server.plaid.itemGet({ access_token: old })).rejects.toMatchObject({
    response: { data: { error_code: 'INVALID_ACCESS_TOKEN' } },
  })
  expect((await server.relink.refresh(id))?.health).toEqual({ status: 'healthy' })
  expect(server.log).toContainEqual(
    expect.objectContaining({ event: 'access_token_rotated', itemId: id }),
  )
  expect(JSON.stringify(server.log)).not.toMatch(/access-sandbox-[0-9a-f]/)
})

test('of two rotations at once one is told to wait, and the token that is stored works', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  const outcomes = await Promise.allSettled([server.relink.rotate(id), server.relink.rotate(id)])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(outcomes).toContainEqual({
    status: 'rejected',
    reason: expect.objectContaining({ code: 'too_many_requests' }),
  })
  await server.relink.rotate(id)
  expect((await server.relink.refresh(id))?.health).toEqual({ status: 'healthy' })
})

test('a rotation that Plaid refuses changes nothing, and can be tried again', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  const old = await tokenOf(server, id)
  await server.simulator.control.addFault({ where: invalidate, kind: 'rate_limit', times: 1 })
  await expect(server.relink.rotate(id)).rejects.toMatchObject({ code: 'too_many_requests' })
  expect(await tokenOf(server, id)).toBe(old)
  await server.relink.rotate(id)
  await expect(server.relink.rotate('nobody')).rejects.toMatchObject({ code: 'not_found' })
})

test('a rotation whose answer never came is found out about a minute later', async () => {
  const base = await startRelink()
  const proxy = await servePlaidProxy(base.plaidOrigin)
  const store = memoryStore()
  const server = base.another({ store, plaid: plaidSdk(proxy.origin) })
  const kept = await connectBank(server)
  const lost = await connectBank(server, { institutionId: 'ins_109509' })
  proxy.meet(invalidate, async () => null)
  await expect(server.relink.rotate(kept.id)).rejects.toMatchObject({ code: 'plaid_unavailable' })
  proxy.meet(invalidate, loseAnswer)
  await expect(server.relink.rotate(lost.id)).rejects.toMatchObject({ code: 'plaid_unavailable' })
  proxy.meetNothing()
  await expect(server.relink.rotate(kept.id)).rejects.toMatchObject({ code: 'too_many_requests' })

  // Plaid cannot say at first: nothing is concluded from that.
  server.clock.now += minute + 1
  const failing = JSON.stringify({ error_type: 'API_ERROR', error_code: 'INTERNAL_SERVER_ERROR' })
  proxy.meet('/item/get', async () => ({ status: 500, body: failing }))
  const early = server.another({ store, plaid: plaidSdk(proxy.origin) })
  await getItem(early, kept.id)
  const unclear = (): number =>
    early.log.filter(({ event }) => event === 'rotation_not_resumed').length
  await soon(() => expect(unclear()).toBe(2))
  expect(await store.query('select 1 from relink_rotations')).toHaveLength(2)

  proxy.meetNothing()
  const late = server.another({ store, plaid: plaidSdk(proxy.origin) })
  await getItem(late, kept.id)
  await soon(async () => expect(await store.query('select 1 from relink_rotations')).toEqual([]))
  expect((await getItem(late, kept.id)).health).toEqual({ status: 'healthy' })
  expect((await getItem(late, lost.id)).health).toEqual({
    status: 'revoked',
    code: 'ACCESS_TOKEN_LOST',
  })
  expect(late.log.filter(({ event }) => event === 'access_token_lost')).toHaveLength(1)
  await late.relink.rotate(kept.id)
})

test('a rotation that is only slow leaves the Item as good as it was, whoever called its token lost meanwhile', async () => {
  const base = await startRelink()
  const proxy = await servePlaidProxy(base.plaidOrigin)
  const store = memoryStore()
  const health: string[] = []
  const onHealthChanged = ({ item }: { item: Item }): void => void health.push(item.health.status)
  const server = base.another({ store, plaid: plaidSdk(proxy.origin), onHealthChanged })
  const { id } = await connectBank(server)
  proxy.meet(invalidate, async (ask) => {
    const answer = await ask()
    server.clock.now += minute + 1
    const other = base.another({ store, onHealthChanged })
    await getItem(other, id)
    await soon(() =>
      expect(other.log).toContainEqual(expect.objectContaining({ event: 'access_token_lost' })),
    )
    return answer
  })
  await server.relink.rotate(id)
  expect((await getItem(server, id)).health).toEqual({ status: 'healthy' })
  expect(health).toEqual(['revoked', 'healthy'])
  expect((await server.relink.refresh(id))?.health).toEqual({ status: 'healthy' })
})

test('an access token that was lost is said to be, also while it is encrypted anew', async () => {
  const base = await startRelink()
  const proxy = await servePlaidProxy(base.plaidOrigin)
  const store = memoryStore()
  const server = base.another({ store, plaid: plaidSdk(proxy.origin) })
  const { id } = await connectBank(server)
  proxy.meet(invalidate, loseAnswer)
  await expect(server.relink.rotate(id)).rejects.toMatchObject({ code: 'plaid_unavailable' })
  server.clock.now += minute + 1
  const encryptionKeys = [
    { kid: 'fresh', key: base64url.encode(new Uint8Array(32).fill(9)) },
    { kid: 'test', key: testKey },
  ]
  const late = base.another({ store, plaid: plaidSdk(proxy.origin), encryptionKeys })
  proxy.meet('/item/get', async (ask) => {
    await late.relink.reencrypt()
    return ask()
  })
  await getItem(late, id)
  await soon(async () => expect(await store.query('select 1 from relink_rotations')).toEqual([]))
  expect((await getItem(late, id)).health).toMatchObject({ code: 'ACCESS_TOKEN_LOST' })
})

test('whoever asks for a rotation is told after half a minute that Plaid does not answer, and a late answer is kept', async () => {
  const base = await startRelink()
  const proxy = await servePlaidProxy(base.plaidOrigin)
  const server = base.another({ plaid: plaidSdk(proxy.origin) })
  const { id } = await connectBank(server)
  const old = await tokenOf(server, id)
  let answerNow = (): void => {}
  const mayAnswer = new Promise<void>((resolve) => {
    answerNow = resolve
  })
  const asked = new Promise<void>((resolve) => {
    proxy.meet(invalidate, async (ask) => {
      const answer = await ask()
      resolve()
      await mayAnswer
      return answer
    })
  })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const rotating = server.relink.rotate(id).catch((error: unknown) => error)
    await asked
    await vi.advanceTimersByTimeAsync(minute / 2)
    expect(await rotating).toMatchObject({
      code: 'plaid_unavailable',
      message: expect.stringContaining('30 seconds'),
    })
  } finally {
    vi.useRealTimers()
  }
  answerNow()
  await soon(async () => expect(await tokenOf(server, id)).not.toBe(old))
  expect((await server.relink.refresh(id))?.health).toEqual({ status: 'healthy' })
})

test('an Item that is removed while its access token is replaced is removed at Plaid as well', async () => {
  const base = await startRelink()
  const proxy = await servePlaidProxy(base.plaidOrigin)
  const server = base.another({ plaid: plaidSdk(proxy.origin) })
  const { id } = await connectBank(server)
  proxy.meet(invalidate, async (ask) => {
    const answer = await ask()
    await server.relink.removeItem('ann', id)
    return answer
  })
  await server.relink.rotate(id)
  expect(await base.simulator.control.items()).toEqual([])
  expect(await server.relink.listItems('ann')).toEqual([])
})
