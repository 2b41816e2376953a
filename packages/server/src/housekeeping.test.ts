import type { Item } from '@relink/core'
import { expect, onTestFinished, test, vi } from 'vitest'
import { connectBank } from './test/connect-bank.ts'
import { followEvents } from './test/follow-events.ts'
import { startWithWebhooks, webhookRows } from './test/serve-webhooks.ts'
import { soon } from './test/soon.ts'
import { memoryStore } from './store/sqlite-store.ts'
import { startRelink, type StartedRelink } from './test/start-relink.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** A webhook as a process leaves it that stopped after it was written down. */
const leaveWebhook = async (server: StartedRelink, itemId: string): Promise<void> => {
  const { now } = server.clock
  await server.store.query(
    `insert into relink_webhooks (hash, item_id, said_at, received_at, body)
     values ($1, $2, $3, $4, $5)`,
    [
      'left',
      itemId,
      now,
      now,
      JSON.stringify({
        webhook_type: 'ITEM',
        webhook_code: 'NEW_ACCOUNTS_AVAILABLE',
        item_id: itemId,
      }),
    ],
  )
}

test('what another process left lying is dealt with within two minutes, without a request', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const server = await startWithWebhooks()
  const item = await server.connect()
  await leaveWebhook(server, item.id)
  // Perhaps the other process is at it.
  vi.advanceTimersByTime(minute)
  await soon(async () => expect(await server.relink.listItems('ann')).toHaveLength(1))
  expect((await server.relink.listItems('ann'))[0]?.health.status).toBe('healthy')
  server.pass(minute + 1)
  vi.advanceTimersByTime(minute)
  await server.shows(item, { status: 'new_accounts' })
})

test('one piece of housekeeping that fails keeps none of the others from being done', async () => {
  const store = memoryStore()
  const server = await startWithWebhooks({
    store: {
      ...store,
      query: async (text, values) => {
        if (text.includes('from relink_exchanges') || text.includes('from relink_rotations'))
          throw new Error('the table is damaged')
        return store.query(text, values)
      },
    },
  })
  await server.send({ method: 'GET', path: '/items' })
  await soon(() => {
    const failed = server.log.filter(({ event }) => event === 'housekeeping_failed')
    expect(failed.map((line) => line['what'])).toEqual(
      expect.arrayContaining(['exchanges', 'rotations']),
    )
  })
})

/** Lets the minutes of housekeeping pass as told. */
const withoutIntervals = (more: readonly ('setTimeout' | 'clearTimeout')[] = []): void => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', ...more] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
}

test('a consent that ends is told of when it is near and when it is over, once each, without a webhook', async () => {
  withoutIntervals()
  const changes: string[] = []
  const server = await startWithWebhooks({
    countryCodes: ['GB'],
    onHealthChanged: ({ before, item: { health } }) => {
      changes.push(`${before.status} ${health.status}`)
      // Nobody waits for it.
      return new Promise<void>(() => {})
    },
  })
  const round = async (): Promise<void> => {
    await soon(async () => {
      // A round that is still under way began before.
      vi.advanceTimersByTime(minute)
      const due = await server.store.query(
        'select id from relink_items where health_changes_at <= $1',
        [server.clock.now],
      )
      expect(due).toEqual([])
    })
  }
  const items = [await server.connect(), await server.connect({ person: 'ben' })]
  await server.control.changeSettings({ webhooks: { copies: 0 } })
  for (const { id } of items) {
    await server.control.setConsentEnd(id, server.clock.now + 30 * day)
    await server.relink.refresh(id)
  }
  await round()
  expect(changes).toEqual([])
  server.pass(23 * day + 2 * minute)
  await round()
  expect(changes).toEqual(['healthy expires', 'healthy expires'])
  for (let count = 0; count < 6; count += 1) {
    server.pass(day)
    await round()
  }
  expect(changes).toHaveLength(2)
  server.pass(day)
  await round()
  const over = ['expires sign_in_required', 'expires sign_in_required']
  expect(changes.slice(2)).toEqual(over)
  await server.control.changeSettings({ webhooks: { copies: 1 } })
  for (const { id } of items)
    await server.control.breakItem(id, { reason: 'OAUTH_CONSENT_EXPIRED' })
  await soon(async () => {
    const rows = await webhookRows(server)
    expect(rows.length).toBeGreaterThanOrEqual(2)
    expect(rows.every((row) => row['handled_at'] !== null)).toBe(true)
  })
  await round()
  expect(changes.slice(2)).toEqual(over)
})

test('two servers tell of what time changed once, and pages hear of it', async () => {
  withoutIntervals()
  const changes: string[] = []
  const onHealthChanged = ({ item }: { item: Item }) => void changes.push(item.health.status)
  const server = await startWithWebhooks({ countryCodes: ['GB'], onHealthChanged })
  const item = await server.connect()
  await server.control.changeSettings({ webhooks: { copies: 0 } })
  await server.control.setConsentEnd(item.id, server.clock.now + 30 * day)
  await server.relink.refresh(item.id)
  const other = server.another({ store: server.store, countryCodes: ['GB'], onHealthChanged })
  await other.send({ method: 'GET', path: '/items' })
  server.pass(24 * day)
  const followed = await followEvents(server)
  await soon(() => {
    vi.advanceTimersByTime(minute)
    expect(changes).not.toEqual([])
  })
  expect(await followed.hears(1)).toMatchObject([
    { event: 'changed', data: { health: { status: 'expires' } } },
  ])
  expect(changes).toEqual(['expires'])
})

test('a piece of housekeeping that never ends holds up no other, and is given up after a minute', async () => {
  const store = memoryStore()
  let asked = 0
  let release = (): void => {}
  const server = await startRelink({
    store: {
      ...store,
      query: (text, values) => {
        if (!text.includes('from relink_rotations')) return store.query(text, values)
        asked += 1
        return new Promise((resolve) => {
          release = () => resolve([])
        })
      },
    },
  })
  withoutIntervals(['setTimeout', 'clearTimeout'])
  onTestFinished(() => release())
  await server.send({ method: 'GET', path: '/items' })
  await soon(() => expect(asked).toBe(1))
  await leaveWebhook(server, 'somebody-elses')
  server.clock.now += 3 * minute
  await vi.advanceTimersByTimeAsync(minute)
  await soon(async () => expect((await webhookRows(server))[0]?.['handled_at']).not.toBeNull())
  expect(server.log).toContainEqual(
    expect.objectContaining({ event: 'housekeeping_failed', what: 'rotations' }),
  )
  await vi.advanceTimersByTimeAsync(minute)
  await soon(() => expect(asked).toBe(2))
})

test('a question of housekeeping’s that Plaid never answers is given up, and the next is asked', async () => {
  withoutIntervals(['setTimeout', 'clearTimeout'])
  const server = await startRelink()
  const ids = ['one', 'two'].map(async (flowId) => (await connectBank(server, { flowId })).id)
  for (const id of await Promise.all(ids))
    await server.store.query('insert into relink_rotations (item_id, begun_at) values ($1, 0)', [
      id,
    ])
  const { control } = server.simulator
  const fault = await control.addFault({ where: '/item/get', kind: 'hang', times: 1 })
  onTestFinished(() => control.clearFaults(fault.id))
  const next = server.another({ store: server.store })
  await next.send({ method: 'GET', path: '/items' })
  const left = () => server.store.query('select item_id from relink_rotations')
  const isGivenUp = () => next.log.some(({ event }) => event === 'rotation_not_resumed')
  await soon(async () => {
    // The second question has all the time that it needs.
    if (!isGivenUp()) await vi.advanceTimersByTimeAsync(1000)
    expect(await left()).toHaveLength(1)
  })
  expect(next.log).toContainEqual(expect.objectContaining({ event: 'rotation_not_resumed' }))
})

test('a webhook that nobody could deal with is given up after a week', async () => {
  const server = await startRelink()
  await server.send({ method: 'GET', path: '/items' })
  await server.store.query(
    `insert into relink_webhooks (hash, item_id, said_at, received_at, body)
     values ('bad', 'item', 0, $1, 'not json')`,
    [server.clock.now],
  )
  const sweep = async (): Promise<void> => {
    const next = server.another({ store: server.store })
    await next.send({ method: 'GET', path: '/items' })
    await next.send({ method: 'GET', path: '/items' })
  }
  server.clock.now += 6 * day
  await sweep()
  expect(await webhookRows(server)).toHaveLength(1)
  server.clock.now += 2 * day
  await sweep()
  await soon(async () => expect(await webhookRows(server)).toEqual([]))
})

test('a server closes although Plaid does not answer what was begun beside requests', async () => {
  const store = memoryStore()
  const never = new Promise<never>(() => {})
  const server = await startRelink({
    store: {
      ...store,
      query: (text, values) =>
        text.includes('from relink_rotations') ? never : store.query(text, values),
    },
  })
  await server.send({ method: 'GET', path: '/items' })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const closed = server.relink.close()
  await vi.advanceTimersByTimeAsync(5000)
  await expect(closed).resolves.toBeUndefined()
})
