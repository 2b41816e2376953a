import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { WebhookEvent } from '../options/relink-handlers.ts'
import { finishLink, sendItem } from '../test/connect-bank.ts'
import { servePostgres, type ServedPostgres } from '../test/serve-postgres.ts'
import { startWithWebhooks, webhookRows, type WebhookedRelink } from '../test/serve-webhooks.ts'
import { soon } from '../test/soon.ts'
import { keepingDatabases, newSqliteFile } from '../test/sqlite-and-postgres.ts'
import { sqliteStore } from '../store/sqlite-store.ts'
import type { StartedRelink } from '../test/start-relink.ts'

let postgres: ServedPostgres

beforeAll(async () => {
  postgres = await servePostgres()
}, 180_000)
afterAll(() => postgres.close())

const minute = 60_000

/** About no Item. */
const transfers = { webhook_type: 'TRANSFER', webhook_code: 'TRANSFER_EVENTS_UPDATE' }
const syncUpdates = { webhook_type: 'TRANSACTIONS', webhook_code: 'SYNC_UPDATES_AVAILABLE' }

/** Signs a webhook as Plaid does, and posts it to one of several servers. */
const deliverTo = async (
  { control }: WebhookedRelink,
  { relink }: StartedRelink,
  webhook: object,
): Promise<number> => {
  const body = JSON.stringify(webhook)
  const headers = { 'plaid-verification': await control.signWebhook(body) }
  const url = 'https://app.test/api/link/webhooks'
  return (await relink.fetch(new Request(url, { method: 'POST', headers, body }))).status
}

const openRows = async (server: StartedRelink): Promise<unknown[]> =>
  (await webhookRows(server)).filter((row) => row['handled_at'] === null)

const settled = (server: StartedRelink): Promise<void> =>
  soon(async () => expect(await openRows(server)).toEqual([]))

/** A handler that never ends, as in a process that is stopped meanwhile. */
const stuck = (): Promise<void> => new Promise(() => {})

describe.each(keepingDatabases(() => postgres))('in $database', ({ newData }) => {
  test('what a process that stopped had not dealt with, the next one deals with', async () => {
    const open = await newData()
    const server = await startWithWebhooks({ store: open(), onWebhook: { '*': stuck } })
    const item = await server.connect()
    await server.deliver({ ...syncUpdates, item_id: item.id })
    await soon(async () => expect(await openRows(server)).toHaveLength(1))
    await server.relink.close()

    const heard: WebhookEvent[] = []
    const next = server.another({
      store: open(),
      onWebhook: { '*': (event) => void heard.push(event) },
    })
    server.pass(2 * minute)
    await next.send({ method: 'GET', path: '/items' })
    await settled(next)
    expect(heard).toMatchObject([{ code: 'SYNC_UPDATES_AVAILABLE', owner: 'ann', itemId: item.id }])
  })

  test('what breaks while no server runs to its end is shown by the next one', async () => {
    const open = await newData()
    const server = await startWithWebhooks({ store: open() })
    const item = await server.connect()
    server.outages.add('/item/get').add('/accounts/get')
    await server.control.breakItem(item.id)
    await server.shows(item, { status: 'sign_in_required' })
    await server.relink.close()
    server.outages.clear()
    // Mended meanwhile, and the webhook of that never came.
    await server.control.changeSettings({ webhooks: { copies: 0 } })
    await server.control.repairItem(item.id)
    const next = server.another({ store: open() })
    server.pass(2 * minute)
    await next.send({ method: 'GET', path: '/items' })
    await settled(next)
    const [shown] = await next.relink.listItems('ann')
    expect(shown?.health).toEqual({ status: 'healthy' })
  })

  test('a delivery that comes to two servers is told of once', async () => {
    const open = await newData()
    const heard: string[] = []
    const onWebhook = { '*': ({ code }: WebhookEvent) => void heard.push(code) }
    const server = await startWithWebhooks({ store: open(), onWebhook })
    const item = await server.connect()
    const other = server.another({ store: open(), onWebhook })
    const body = JSON.stringify({ ...syncUpdates, item_id: item.id })
    const token = await server.control.signWebhook(body)
    const statuses = await Promise.all(
      [server, other, server, other].map(async ({ relink }) => {
        const request = new Request('https://app.test/api/link/webhooks', {
          method: 'POST',
          headers: { 'plaid-verification': token },
          body,
        })
        return (await relink.fetch(request)).status
      }),
    )
    expect(statuses).toEqual([200, 200, 200, 200])
    await settled(server)
    expect(heard).toEqual(['SYNC_UPDATES_AVAILABLE'])
  })

  test('of an Item’s webhooks that come to two servers, each is told of by one', async () => {
    const open = await newData()
    const heard: string[] = []
    let release = (): void => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const hearAt = (place: string) => ({
      '*': ({ body }: WebhookEvent) => {
        heard.push(`${place} ${String(body['count'])}`)
        return held
      },
    })
    const server = await startWithWebhooks({ store: open(), onWebhook: hearAt('here') })
    const item = await server.connect()
    const other = server.another({ store: open(), onWebhook: hearAt('there') })
    await server.deliver({ ...syncUpdates, item_id: item.id, count: 1 })
    await soon(() => expect(heard).toEqual(['here 1']))
    await deliverTo(server, other, { ...syncUpdates, item_id: item.id, count: 2 })
    await soon(() => expect(heard).toEqual(['here 1', 'there 2']))
    release()
    await settled(server)
    expect(heard).toEqual(['here 1', 'there 2'])
  })

  test('what was left lying and three servers find at once is told of once', async () => {
    const open = await newData()
    const server = await startWithWebhooks({ store: open(), onWebhook: { '*': stuck } })
    const item = await server.connect()
    const counts = Array.from({ length: 60 }, (_, count) => count)
    await Promise.all(
      counts.map((count) =>
        server.deliver(
          count % 2 === 0 ? { ...syncUpdates, item_id: item.id, count } : { ...transfers, count },
        ),
      ),
    )
    await server.relink.close()
    server.pass(2 * minute)
    const heard: number[] = []
    const onWebhook = { '*': ({ body }: WebhookEvent) => void heard.push(Number(body['count'])) }
    const next = [1, 2, 3].map(() => server.another({ store: open(), onWebhook }))
    await Promise.all(next.map(({ send }) => send({ method: 'GET', path: '/items' })))
    await Promise.all(next.map(settled))
    expect(heard.sort((one, other) => one - other)).toEqual(counts)
    for (const { log } of next)
      expect(log.map(({ event }) => event)).not.toContain('webhook_not_handled')
  })

  test('what a server takes long over stays its own, until it stops', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const open = await newData()
    const server = await startWithWebhooks({ store: open(), onWebhook: { '*': stuck } })
    const item = await server.connect()
    const heard: string[] = []
    const other = server.another({
      store: open(),
      onWebhook: { '*': ({ code }) => void heard.push(code) },
    })
    await server.deliver({ ...syncUpdates, item_id: item.id })
    await deliverTo(server, server, transfers)
    const leases = () => server.store.query('select leased_until from relink_webhooks')
    for (let count = 0; count < 6; count += 1) {
      server.pass(minute / 2)
      await soon(async () => {
        vi.advanceTimersByTime(minute / 2)
        const until = server.clock.now + minute
        expect((await leases()).map((row) => Number(row['leased_until']))).toEqual([until, until])
      })
    }
    await other.send({ method: 'GET', path: '/items' })
    // Which it hears of after it looked for what is old.
    await deliverTo(server, other, { ...syncUpdates, item_id: item.id, webhook_code: 'FRESH' })
    await soon(() => expect(heard).toEqual(['FRESH']))
    heard.length = 0
    await server.relink.close()
    server.pass(minute + 1)
    await soon(() => {
      vi.advanceTimersByTime(minute)
      expect(heard.sort()).toEqual(['SYNC_UPDATES_AVAILABLE', 'TRANSFER_EVENTS_UPDATE'])
    })
    await settled(other)
    expect(heard).toHaveLength(2)
  })

  test('hundreds of webhooks at once are all written down, and all told', async () => {
    const open = await newData()
    const heard: unknown[] = []
    const onWebhook = { '*': ({ body }: WebhookEvent) => void heard.push(body['count']) }
    const server = await startWithWebhooks({ store: open(), onWebhook })
    const item = await server.connect()
    const counts = Array.from({ length: 300 }, (_, count) => count)
    const statuses = await Promise.all(
      counts.map((count) => server.deliver({ ...syncUpdates, item_id: item.id, count })),
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
    await soon(async () => expect(await openRows(server)).toEqual([]), 30_000)
    expect(heard.map(Number).sort((one, other) => one - other)).toEqual(counts)
  }, 60_000)
})

test('a webhook that cannot be written down is not acknowledged, so that Plaid sends it again', async () => {
  const store = sqliteStore(newSqliteFile())
  let isFull = false
  const server = await startWithWebhooks({
    store: {
      ...store,
      query: async (text, values) => {
        if (isFull && text.includes('insert into relink_webhooks')) throw new Error('disk is full')
        return store.query(text, values)
      },
    },
  })
  const item = await server.connect()
  isFull = true
  expect(await server.deliver({ ...syncUpdates, item_id: item.id })).toBe(500)
  isFull = false
  expect(await server.deliver({ ...syncUpdates, item_id: item.id })).toBe(200)
})

test('webhooks of link sessions reach the handlers, and no token of theirs is in the database', async () => {
  const heard: WebhookEvent[] = []
  const path = newSqliteFile()
  const server = await startWithWebhooks({
    store: sqliteStore(path),
    onWebhook: { '*': (event) => void heard.push(event) },
  })
  const request = await finishLink(server)
  await sendItem(server, request)
  const nested = {
    webhook_type: 'LINK',
    webhook_code: 'NESTED',
    session: { link_token: 'nested-token' },
  }
  expect(await server.deliver(nested)).toBe(200)
  const tokens = { link_token: request.linkToken, public_token: request.publicToken }
  const link = { webhook_type: 'LINK', link_session_id: 'session', ...tokens }
  expect(await server.deliver({ ...link, webhook_code: 'ITEM_ADD_RESULT' })).toBe(200)
  const finished = { ...link, webhook_code: 'SESSION_FINISHED', status: 'SUCCESS' }
  expect(
    await server.deliver({ ...finished, public_tokens: [request.publicToken], item_id: 'item' }),
  ).toBe(200)
  await soon(() => {
    const told = heard.filter(({ type }) => type === 'LINK').map(({ code }) => code)
    expect(told).toEqual(expect.arrayContaining(['ITEM_ADD_RESULT', 'SESSION_FINISHED', 'NESTED']))
  })
  expect(heard.find(({ code }) => code === 'ITEM_ADD_RESULT')).toMatchObject({
    owner: null,
    itemId: null,
    body: tokens,
  })
  const folder = dirname(path)
  const stored = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
  for (const token of Object.values(tokens)) expect(stored.join('\n')).not.toContain(token)
  expect(stored.join('\n')).not.toContain('public-sandbox-')
  expect(stored.join('\n')).not.toContain('nested-token')
})

test('what a webhook said is not kept longer than it is needed', async () => {
  const server = await startWithWebhooks()
  const item = await server.connect()
  await server.deliver({ ...syncUpdates, item_id: item.id })
  await settled(server)
  expect(await webhookRows(server)).toMatchObject([{ body: null }])
  server.pass(25 * 60 * minute)
  const next = server.another({ store: server.store })
  await next.send({ method: 'GET', path: '/items' })
  await soon(async () => expect(await webhookRows(server)).toEqual([]))
})
