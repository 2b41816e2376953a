import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { LinkItemResponse } from '@relink/core'
import { base64url } from 'jose'
import { expect, test } from 'vitest'
import type { RelinkOptions } from '../options/relink-options.ts'
import { createTokenVault } from '../secrets/token-vault.ts'
import { memoryStore, sqliteStore } from '../store/sqlite-store.ts'
import { connectBank, finishLink, getItem, recoverFlow, sendItem } from '../test/connect-bank.ts'
import { loseAnswer, servePlaidProxy, type PlaidProxy } from '../test/serve-plaid-proxy.ts'
import { soon } from '../test/soon.ts'
import { newSqliteFile } from '../test/sqlite-and-postgres.ts'
import { plaidSdk, startRelink, testKey, type StartedRelink } from '../test/start-relink.ts'

const exchange = '/item/public_token/exchange'

interface Heard {
  linked: number
  lost: unknown[]
}

/** A server whose calls to Plaid pass something that can lose the answers. */
const startBehindProxy = async (
  options: Partial<RelinkOptions> = {},
): Promise<{ server: StartedRelink; proxy: PlaidProxy; heard: Heard }> => {
  const base = await startRelink()
  const proxy = await servePlaidProxy(base.plaidOrigin)
  const heard: Heard = { linked: 0, lost: [] }
  const server = base.another({
    plaid: plaidSdk(proxy.origin),
    onLinked: () => void (heard.linked += 1),
    onLinkLost: (event) => void heard.lost.push(event),
    ...options,
  })
  return { server, proxy, heard }
}

const exchanged = ({ asked }: PlaidProxy): number =>
  asked.filter(({ path, status }) => path === exchange && status === 200).length

const loggedLost = ({ log }: StartedRelink): number =>
  log.filter(({ event }) => event === 'exchange_lost').length

test('an exchange whose answer never came is said to be lost, once to the app and in the log', async () => {
  const { server, proxy, heard } = await startBehindProxy()
  const request = await finishLink(server)
  proxy.meet(exchange, loseAnswer)
  expect((await server.send({ path: '/items', body: request })).status).toBe(503)
  expect(heard.lost).toEqual([])
  proxy.meetNothing()
  for (let again = 0; again < 3; again += 1)
    expect(await server.send({ path: '/items', body: request })).toMatchObject({
      status: 410,
      body: { error: { code: 'exchange_lost' } },
    })
  await expect(recoverFlow(server)).rejects.toThrow('exchange_lost')
  const { flowId, institution } = request
  expect(heard).toEqual({ linked: 0, lost: [{ owner: 'ann', flowId, institution }] })
  expect(loggedLost(server)).toBe(1)
  expect(await server.relink.listItems('ann')).toEqual([])
})

test('after a lost exchange the next walk through Link connects the bank, also in the same flow', async () => {
  const { server, proxy } = await startBehindProxy()
  const request = await finishLink(server)
  proxy.meet(exchange, loseAnswer)
  await server.send({ path: '/items', body: request })
  proxy.meetNothing()
  await server.send({ path: '/items', body: request })
  const again = await sendItem(server, await finishLink(server))
  expect(again.outcome).toBe('linked')
  expect(await recoverFlow(server)).toMatchObject(again)
})

test('an answer that Plaid never gave is waited for by trying again, whatever else it says meanwhile', async () => {
  const { server, proxy, heard } = await startBehindProxy()
  const request = await finishLink(server)
  const send = async (): Promise<unknown> =>
    (await server.send({ path: '/items', body: request })).body
  proxy.meet(exchange, async () => null)
  expect(await send()).toMatchObject({ error: { code: 'plaid_unavailable' } })
  const tooMany = JSON.stringify({
    error_type: 'RATE_LIMIT_EXCEEDED',
    error_code: 'RATE_LIMIT',
    error_message: 'too many',
  })
  proxy.meet(exchange, async () => ({ status: 429, body: tooMany }))
  expect(await send()).toMatchObject({ error: { code: 'too_many_requests' } })
  // Now it is done, and its answer lost; that the one before was a refusal must not hide it.
  proxy.meet(exchange, loseAnswer)
  await send()
  proxy.meet(exchange, async () => ({ status: 429, body: tooMany }))
  await send()
  proxy.meetNothing()
  expect(await send()).toMatchObject({ error: { code: 'exchange_lost' } })
  expect(heard.lost).toHaveLength(1)
})

test('asking what became of a flow finishes what was begun in it', async () => {
  const { server, proxy, heard } = await startBehindProxy()
  const request = await finishLink(server)
  proxy.meet(exchange, async () => null)
  await server.send({ path: '/items', body: request })
  await expect(recoverFlow(server)).rejects.toThrow('plaid_unavailable')
  proxy.meetNothing()
  expect(await recoverFlow(server)).toMatchObject({
    outcome: 'linked',
    item: { accounts: request.accounts },
  })
  expect(heard).toEqual({ linked: 1, lost: [] })
  expect(exchanged(proxy)).toBe(1)
})

test('a link that is too old to go on with does not hide that its exchange was lost', async () => {
  const { server, proxy, heard } = await startBehindProxy()
  const request = await finishLink(server)
  proxy.meet(exchange, loseAnswer)
  await server.send({ path: '/items', body: request })
  proxy.meetNothing()
  server.clock.now += 5 * 60 * 60_000
  expect(await server.send({ path: '/items', body: request })).toMatchObject({
    body: { error: { code: 'link_token_unknown' } },
  })
  await expect(recoverFlow(server)).rejects.toThrow('exchange_lost')
  expect(heard.lost).toHaveLength(1)
})

test('a second connection that was wanted stays wanted when its exchange is tried again', async () => {
  const { server, proxy, heard } = await startBehindProxy()
  const first = await connectBank(server)
  const request = {
    ...(await finishLink(server, { flowId: 'second' })),
    ifConnected: 'add',
  } as const
  proxy.meet(exchange, async () => null)
  await server.send({ path: '/items', body: request })
  proxy.meetNothing()
  const again = await sendItem(server, { ...request, ifConnected: 'ask' })
  expect(again.outcome).toBe('linked')
  expect(heard.linked).toBe(2)
  expect((await server.relink.listItems('ann')).map(({ id }) => id)).toContain(first.id)
})

test('what the person decided is kept for whoever goes on, and nothing else is removed', async () => {
  const { server, proxy } = await startBehindProxy()
  const first = await connectBank(server)
  const begun = async (
    flowId: string,
    ifConnected: 'replace' | 'add',
  ): Promise<{ linked: string; all: string[] }> => {
    const request = { ...(await finishLink(server, { flowId })), ifConnected }
    proxy.meet(exchange, async () => null)
    await server.send({ path: '/items', body: request })
    proxy.meetNothing()
    const recovered = await recoverFlow(server, flowId)
    if (recovered.outcome !== 'linked') throw new Error(recovered.outcome)
    const all = await server.relink.listItems('ann')
    return { linked: recovered.item.id, all: all.map(({ id }) => id) }
  }
  const replaced = await begun('replace', 'replace')
  expect(replaced.all).toEqual([replaced.linked])
  const added = await begun('add', 'add')
  expect(added.all.sort()).toEqual([replaced.linked, added.linked].sort())
  expect(added.all).not.toContain(first.id)
})

test('a request that took so long that another has its claim waits for that one’s answer', async () => {
  const base = await startRelink()
  const store = memoryStore()
  const server = base.another({ store })
  const request = await finishLink(server)
  const others: LinkItemResponse[] = []
  const slow = base.another({
    store: {
      ...store,
      query: async (text, values) => {
        if (others.length === 0 && text.includes('set begun_at')) {
          server.clock.now += 61_000
          others.push(await sendItem(server, request))
        }
        return store.query(text, values)
      },
    },
  })
  const answer = await sendItem(slow, request)
  expect(answer.outcome).toBe('linked')
  expect([answer]).toEqual(others)
  expect(slow.calls.map(({ path }) => path)).not.toContain(exchange)
})

test('what an exchange was begun with is read as strictly as what a page sends', async () => {
  const store = memoryStore()
  const { server, proxy } = await startBehindProxy({ store })
  const request = await finishLink(server)
  proxy.meet(exchange, async () => null)
  await server.send({ path: '/items', body: request })
  proxy.meetNothing()
  const vault = createTokenVault([{ kid: 'test', secret: base64url.decode(testKey) }])
  const [row] = await store.query('select public_token_hash as id from relink_exchanges')
  const label = { use: 'exchange', id: String(row?.['id']), owner: 'ann' } as const
  const ofAnotherVersion = JSON.stringify({ ...request, ifConnected: 'swap' })
  await store.query('update relink_exchanges set sealed_intent = $1', [
    await vault.seal(label, ofAnotherVersion),
  ])
  await expect(recoverFlow(server)).rejects.toThrow('internal_error')
  expect(exchanged(proxy)).toBe(0)
})

test.each([
  ['replace', '/item/get'],
  ['discard', '/item/remove'],
] as const)(
  'a server that is stopped before it could %s a connection is gone on for by another',
  async (ifConnected, where) => {
    const store = memoryStore()
    const { server, proxy } = await startBehindProxy({ store })
    const old = await connectBank(server)
    server.clock.now += 60_000
    const request = { ...(await finishLink(server, { flowId: 'two' })), ifConnected }
    const stopped = new Promise<void>((resolve) => {
      proxy.meet(where, () => {
        resolve()
        // As good as stopped: it never hears of Plaid again.
        return new Promise(() => {})
      })
    })
    const unanswered = server.send({ path: '/items', body: request }).catch(() => null)
    await stopped
    expect(await server.relink.listItems('ann')).toHaveLength(2)
    server.clock.now += 61_000
    const removed: unknown[] = []
    const later = server.another({
      store,
      onRemoved: ({ itemId, cause }) => void removed.push({ itemId, cause }),
    })
    await getItem(later, old.id)
    await soon(async () => {
      const left = await store.query(
        'select 1 from relink_exchanges where sealed_intent is not null',
      )
      expect(left).toEqual([])
    })
    const left = (await later.relink.listItems('ann')).map(({ id }) => id)
    expect(left).toHaveLength(1)
    expect(left[0] === old.id).toBe(ifConnected === 'discard')
    expect(removed).toEqual(
      ifConnected === 'replace' ? [{ itemId: old.id, cause: 'replaced' }] : [],
    )
    expect((await server.simulator.control.items()).map(({ itemId }) => itemId)).toEqual(left)
    const answer = await sendItem(later, request)
    expect(answer).toMatchObject({
      outcome: ifConnected === 'replace' ? 'linked' : 'discarded',
      item: { id: left[0] },
    })
    void unanswered
  },
)

test('a replacement whose answer was lost removes nothing', async () => {
  const { server, proxy } = await startBehindProxy()
  const first = await connectBank(server)
  const request = {
    ...(await finishLink(server, { flowId: 'two' })),
    ifConnected: 'replace',
  } as const
  proxy.meet(exchange, loseAnswer)
  await server.send({ path: '/items', body: request })
  proxy.meetNothing()
  await expect(recoverFlow(server, 'two')).rejects.toThrow('exchange_lost')
  expect((await server.relink.listItems('ann')).map(({ id }) => id)).toEqual([first.id])
  expect(proxy.asked.map(({ path }) => path)).not.toContain('/item/remove')
})

test('no token lies in clear in the database while an exchange is under way, or in the log', async () => {
  const path = newSqliteFile()
  const { server, proxy } = await startBehindProxy({ store: sqliteStore(path) })
  const request = await finishLink(server)
  const clear = [request.publicToken, request.linkToken]
  const lookOnDisk = (): void => {
    for (const name of readdirSync(dirname(path))) {
      const bytes = readFileSync(join(dirname(path), name), 'latin1')
      for (const token of clear) expect(bytes).not.toContain(token)
      expect(bytes).not.toMatch(/(access|public|link)-sandbox-\w/)
    }
  }
  let looked = 0
  proxy.meet(exchange, async (ask) => {
    lookOnDisk()
    looked += 1
    const answer = await ask()
    clear.push((JSON.parse(answer.body) as { access_token: string }).access_token)
    return looked === 1 ? null : answer
  })
  await server.send({ path: '/items', body: request })
  lookOnDisk()
  proxy.meetNothing()
  await server.send({ path: '/items', body: request })
  await connectBank(server, { flowId: 'two' })
  lookOnDisk()
  expect(looked).toBe(1)
  const log = JSON.stringify(server.log)
  for (const token of clear) expect(log).not.toContain(token)
  expect(log).not.toMatch(/(access|public|link)-sandbox-[0-9a-f]/)
})
