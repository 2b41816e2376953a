import { readLinkTokenResponse } from '@relink/core'
import { SandboxItemSetVerificationStatusRequestVerificationStatusEnum as SetVerificationStatus } from 'plaid'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { WebhookEvent } from '../options/relink-handlers.ts'
import type { SqlValue } from '../store/store.ts'
import { sendItem } from '../test/connect-bank.ts'
import { startWithWebhooks, webhookRows, type WebhookedRelink } from '../test/serve-webhooks.ts'
import { soon } from '../test/soon.ts'

const hour = 60 * 60_000
const day = 24 * hour

const syncUpdates = { webhook_type: 'TRANSACTIONS', webhook_code: 'SYNC_UPDATES_AVAILABLE' }
/** About no Item. */
const transfers = { webhook_type: 'TRANSFER', webhook_code: 'TRANSFER_EVENTS_UPDATE' }
const newAccounts = { webhook_type: 'ITEM', webhook_code: 'NEW_ACCOUNTS_AVAILABLE', error: null }

/** Waits until all that was written down is dealt with. */
const settled = (server: WebhookedRelink): Promise<void> =>
  vi.waitFor(
    async () => {
      await server.simulator.idle()
      const rows = await webhookRows(server)
      expect(rows.filter((row) => row['handled_at'] === null)).toEqual([])
    },
    { timeout: 5000, interval: 10 },
  )

/** A machine that does something else meanwhile is no reason to fail. */
const median = (numbers: number[]): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Infinity

/** Lets time pass as told, for what waits on timers. */
const withoutTimers = async <T>(
  work: (pass: (milliseconds: number) => Promise<void>) => Promise<T>,
): Promise<T> => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    return await work(async (milliseconds) => {
      await vi.advanceTimersByTimeAsync(milliseconds)
      // For the network, which knows nothing of it.
      for (let turn = 0; turn < 20; turn += 1)
        await new Promise<void>((resolve) => {
          setImmediate(resolve)
        })
    })
  } finally {
    vi.useRealTimers()
  }
}

test('a connection that breaks is shown as broken within a second, and mended once the bank says so', async () => {
  const server = await startWithWebhooks()
  const item = await server.connect()
  const took: number[] = []
  for (let round = 0; round < 3; round += 1) {
    await server.control.breakItem(item.id)
    took.push(await server.shows(item, { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED' }))
    const { body } = await server.send({ method: 'GET', path: '/items' })
    expect(body).toMatchObject({ items: [{ health: { status: 'sign_in_required' } }] })
    server.pass(1000)
    await server.control.repairItem(item.id)
    took.push(await server.shows(item, { status: 'healthy' }))
    server.pass(1000)
  }
  expect(median(took)).toBeLessThan(1000)
})

test.each<[string, (server: WebhookedRelink, itemId: string) => Promise<unknown>, object]>([
  [
    'new accounts at the bank',
    ({ control }, id) => control.offerNewAccount(id),
    { status: 'new_accounts', relink: false },
  ],
  [
    'a consent that ends in three days',
    // In America it comes as PENDING_DISCONNECT.
    ({ control, clock }, id) => control.setConsentEnd(id, clock.now + 3 * day),
    { status: 'disconnects', why: 'access_ends', daysLeft: 3 },
  ],
  [
    'a bank that is about to cut it off',
    ({ control }, id) => control.announceDisconnect(id, 'INSTITUTION_MIGRATION'),
    { status: 'disconnects', why: 'bank_moves', daysLeft: 7 },
  ],
  [
    'a permission that was taken back',
    ({ control }, id) => control.breakItem(id, { code: 'USER_PERMISSION_REVOKED' }),
    { status: 'revoked', code: 'USER_PERMISSION_REVOKED' },
  ],
  [
    'an account that was taken out at the bank',
    ({ control }, id) => control.revokeAccount(id),
    { status: 'account_closed' },
  ],
  [
    'a consent that ran out at an OAuth bank',
    ({ control }, id) => control.breakItem(id, { reason: 'OAUTH_CONSENT_EXPIRED' }),
    { status: 'sign_in_required', reason: 'consent_expired' },
  ],
  [
    'a locked login',
    ({ control }, id) => control.breakItem(id, { code: 'ITEM_LOCKED' }),
    { status: 'sign_in_required', code: 'ITEM_LOCKED' },
  ],
])('%s is shown once Plaid tells of it', async (_, happen, health) => {
  const server = await startWithWebhooks()
  const item = await server.connect()
  await happen(server, item.id)
  await expect(server.shows(item, health)).resolves.toBeGreaterThan(0)
})

test('in Europe a consent that ends in three days is shown once Plaid tells of it', async () => {
  const server = await startWithWebhooks({ countryCodes: ['GB'] })
  const item = await server.connect()
  const endsAt = server.clock.now + 3 * day
  await server.control.changeSettings({ webhooks: { copies: 0 } })
  await server.control.setConsentEnd(item.id, endsAt)
  await server.control.changeSettings({ webhooks: { copies: 1 } })
  await server.control.sendWebhook(item.id, {
    webhook_type: 'ITEM',
    webhook_code: 'PENDING_EXPIRATION',
    consent_expiration_time: new Date(endsAt).toISOString(),
  })
  await expect(server.shows(item, { status: 'expires', daysLeft: 3 })).resolves.toBeGreaterThan(0)
})

test('somebody who waits for a small deposit is shown that it came, and that it was confirmed', async () => {
  const server = await startWithWebhooks()
  const { webhook } = server
  const made = await server.send({ path: '/link-tokens', body: { mode: 'new', flowId: 'flow' } })
  const { linkToken } = readLinkTokenResponse(made.body)
  const { publicToken } = await server.control.enterNumbers({ webhook })
  const linked = await sendItem(server, {
    flowId: 'flow',
    linkToken,
    publicToken,
    institution: null,
    accounts: [],
    ifConnected: 'ask',
  })
  const { item } = linked
  await server.shows(item, { status: 'verification_pending' })
  const access = server.calls.find(({ path }) => path === '/accounts/get')?.body['access_token']
  const [account] = (await server.plaid.accountsGet({ access_token: String(access) })).data.accounts
  server.pass(1000)
  await server.plaid.sandboxItemSetVerificationStatus({
    access_token: String(access),
    account_id: account?.account_id ?? '',
    verification_status: SetVerificationStatus.AutomaticallyVerified,
  })
  await expect(server.shows(item, { status: 'healthy' })).resolves.toBeGreaterThan(0)
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'a burst that comes five times over, in any order (%i), ends in what the bank says',
  async (seed) => {
    const server = await startWithWebhooks()
    const item = await server.connect()
    // Kept back, to come all at once.
    await server.control.changeSettings({ webhooks: { copies: 5, delay: 60_000, shuffle: seed } })
    const isBroken = seed % 2 === 0
    for (let round = 0; round < 3; round += 1) {
      await server.control.breakItem(item.id)
      server.pass(1000)
      await server.control.repairItem(item.id)
      server.pass(1000)
    }
    if (isBroken) await server.control.breakItem(item.id)
    server.pass(1000)
    await server.control.advanceClock(120_000)
    await settled(server)
    await server.shows(item, { status: isBroken ? 'sign_in_required' : 'healthy' })
    expect(server.reads()).toBeLessThanOrEqual(10)
  },
)

test('a webhook that comes late, after the connection was mended, breaks nothing', async () => {
  const changes: string[] = []
  const server = await startWithWebhooks({
    onHealthChanged: ({ item: { health } }) => void changes.push(health.status),
  })
  const item = await server.connect()
  await server.control.changeSettings({ webhooks: { delay: hour } })
  await server.control.breakItem(item.id)
  await server.control.changeSettings({ webhooks: { delay: 0 } })
  server.pass(1000)
  await server.control.repairItem(item.id)
  await settled(server)
  await server.control.advanceClock(2 * hour)
  await settled(server)
  await server.shows(item, { status: 'healthy' })
  expect(changes).toEqual([])
})

test('fifty webhooks of one connection at once lead to a few questions to Plaid', async () => {
  const server = await startWithWebhooks()
  const item = await server.connect()
  await server.control.breakItem(item.id)
  await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      server.deliver({ ...newAccounts, item_id: item.id, index }),
    ),
  )
  await settled(server)
  await server.shows(item, { status: 'sign_in_required' })
  expect(server.reads()).toBeLessThanOrEqual(4)
})

test('webhooks that go on and on lead to ten questions a minute, and the last of them still counts', async () => {
  const server = await startWithWebhooks()
  const item = await server.connect()
  const settle = () => settled(server)
  for (let count = 0; count < 10; count += 1) {
    await server.deliver({ ...newAccounts, item_id: item.id, count })
    await settle()
  }
  expect(server.reads()).toBe(10)
  const error = { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOCKED' }
  await withoutTimers(async (pass) => {
    server.pass(1000)
    await server.deliver({ webhook_type: 'ITEM', webhook_code: 'ERROR', item_id: item.id, error })
    // Nobody asks now, and what was said stands.
    await soon(async () => {
      const [shown] = await server.relink.listItems('ann')
      expect(shown?.health.status).toBe('sign_in_required')
    })
    expect(server.reads()).toBe(10)
    server.pass(60_000)
    await pass(60_000)
  })
  // The bank knows of no such trouble.
  await settle()
  expect(server.reads()).toBe(11)
  await server.shows(item, { status: 'new_accounts' })
})

test('while Plaid is down the webhook itself is believed, and Plaid is asked once it is back', async () => {
  const handled: string[] = []
  const server = await startWithWebhooks({
    onWebhook: { '*': ({ code }) => void handled.push(code) },
  })
  const item = await server.connect()
  // The key is known by now.
  await server.control.sendWebhook(item.id, newAccounts)
  await server.shows(item, { status: 'new_accounts' })
  server.outages.add('/item/get').add('/accounts/get')
  server.pass(1000)
  await server.control.breakItem(item.id)
  await server.shows(item, { status: 'sign_in_required' })
  // Of what is not about its health the app hears all the same.
  await server.control.sendWebhook(item.id, syncUpdates)
  await soon(() => expect(handled).toContain('SYNC_UPDATES_AVAILABLE'))
  expect(handled).not.toContain('ERROR')
  await server.control.changeSettings({ webhooks: { copies: 0 } })
  await server.control.repairItem(item.id)
  server.outages.clear()
  // Within half a minute.
  await vi.waitFor(() => expect(handled).toContain('ERROR'), { timeout: 30_000, interval: 100 })
  await server.shows(item, { status: 'new_accounts' })
}, 40_000)

test('a question that Plaid never answers is given up after a quarter of a minute', async () => {
  const server = await startWithWebhooks()
  const item = await server.connect()
  await server.deliver({ ...syncUpdates, item_id: item.id })
  await settled(server)
  const { id } = await server.control.addFault({ where: '/item/get', kind: 'hang' })
  onTestFinished(() => server.control.clearFaults(id))
  const isBroken = async (): Promise<boolean> =>
    (await server.relink.listItems('ann'))[0]?.health.status === 'sign_in_required'
  await withoutTimers(async (pass) => {
    await server.control.breakItem(item.id)
    await vi.waitUntil(
      async () => {
        await pass(25)
        return server.reads() > 0
      },
      { timeout: 5000, interval: 1 },
    )
    await pass(14_000)
    expect(await isBroken()).toBe(false)
    await pass(1000)
    await soon(async () => expect(await isBroken()).toBe(true))
  })
})

test('the answer waits for no handler, and neither does the next webhook of that connection', async () => {
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const started: string[] = []
  const server = await startWithWebhooks({
    onWebhook: {
      '*': async ({ code }) => {
        started.push(code)
        await held
      },
    },
  })
  const item = await server.connect()
  expect(await server.deliver({ ...syncUpdates, item_id: item.id })).toBe(200)
  await soon(() => expect(started).toEqual(['SYNC_UPDATES_AVAILABLE']))
  await server.control.breakItem(item.id)
  await server.shows(item, { status: 'sign_in_required' })
  expect((await server.control.webhooks()).at(-1)?.attempts).toMatchObject([{ status: 200 }])
  // One handler after the other, for each connection.
  expect(started).toHaveLength(1)
  release()
  await settled(server)
  expect(started).toEqual(['SYNC_UPDATES_AVAILABLE', 'ERROR'])
})

test('handlers that never end hold up the health of no connection', async () => {
  const stuck = new Promise<void>(() => {})
  const server = await startWithWebhooks({ onWebhook: { '*': () => stuck } })
  const item = await server.connect()
  const counts = Array.from({ length: 100 }, (_, count) => count)
  await Promise.all(counts.map((count) => server.deliver({ ...transfers, count })))
  await server.control.breakItem(item.id)
  await expect(server.shows(item, { status: 'sign_in_required' })).resolves.toBeGreaterThan(0)
})

test('an app that never finishes with one change is told of the next all the same', async () => {
  const changes: string[] = []
  const server = await startWithWebhooks({
    onHealthChanged: ({ item: { health } }) => {
      changes.push(health.status)
      return new Promise<void>(() => {})
    },
    onAccountsRemoved: () => new Promise<void>(() => {}),
  })
  const item = await server.connect()
  await server.control.breakItem(item.id)
  await server.shows(item, { status: 'sign_in_required' })
  server.pass(1000)
  await server.control.repairItem(item.id)
  await server.shows(item, { status: 'healthy' })
  server.pass(1000)
  await server.control.revokeAccount(item.id)
  await server.shows(item, { status: 'account_closed' })
  expect(changes).toEqual(['sign_in_required', 'healthy', 'account_closed'])
})

test('the person is told of a change once, however many webhooks tell of it', async () => {
  const changes: string[] = []
  const server = await startWithWebhooks({
    onHealthChanged: ({ before, item: { health } }) =>
      void changes.push(`${before.status} ${health.status}`),
  })
  const item = await server.connect()
  await server.control.changeSettings({ webhooks: { copies: 5 } })
  await server.control.breakItem(item.id)
  await settled(server)
  server.pass(1000)
  await server.control.repairItem(item.id)
  await settled(server)
  expect(changes).toEqual(['healthy sign_in_required', 'sign_in_required healthy'])
})

test('a break is told of although time alone had broken the connection before', async () => {
  const changes: string[] = []
  const server = await startWithWebhooks({
    countryCodes: ['GB'],
    onHealthChanged: ({ before, item: { health } }) =>
      void changes.push(`${before.status} ${health.status}`),
  })
  const item = await server.connect()
  await server.control.changeSettings({ webhooks: { copies: 0 } })
  await server.control.setConsentEnd(item.id, server.clock.now + 30 * day)
  await server.relink.refresh(item.id)
  server.pass(31 * day)
  await server.control.changeSettings({ webhooks: { copies: 1 } })
  await server.control.breakItem(item.id, { reason: 'OAUTH_CONSENT_EXPIRED' })
  await settled(server)
  expect(changes).toEqual(['healthy sign_in_required'])
})

test('handlers are chosen by type and code, `*` hears all, and each hears a delivery once', async () => {
  const heard: [string, WebhookEvent][] = []
  const server = await startWithWebhooks({
    onWebhook: {
      'TRANSACTIONS/SYNC_UPDATES_AVAILABLE': (event) => void heard.push(['sync', event]),
      'ITEM/ERROR': (event) => void heard.push(['error', event]),
      '*': (event) => {
        heard.push(['*', event])
        throw new Error('a handler that fails')
      },
    },
  })
  const item = await server.connect()
  await server.control.changeSettings({ webhooks: { copies: 5 } })
  await server.control.sendWebhook(item.id, { ...syncUpdates, initial_update_complete: true })
  await settled(server)
  expect(heard.map(([name]) => name)).toEqual(['sync', '*'])
  expect(heard[0]?.[1]).toMatchObject({
    type: 'TRANSACTIONS',
    code: 'SYNC_UPDATES_AVAILABLE',
    owner: 'ann',
    itemId: item.id,
    body: { item_id: item.id, initial_update_complete: true, environment: 'sandbox' },
  })
  expect(server.log).toContainEqual(expect.objectContaining({ event: 'handler_failed' }))
  expect(server.reads()).toBe(0)
})

test('a handler sees the Item as it is after the webhook', async () => {
  const seen: (string | undefined)[] = []
  const server = await startWithWebhooks({
    onWebhook: {
      'ITEM/ERROR': async ({ owner }) => {
        const [item] = await server.relink.listItems(owner ?? '')
        seen.push(item?.health.status)
      },
    },
  })
  const item = await server.connect()
  await server.control.breakItem(item.id)
  await settled(server)
  expect(seen).toEqual(['sign_in_required'])
})

test('an Item that nobody knows here for two minutes is somebody else’s, and the handlers hear of it without an owner', async () => {
  const heard: WebhookEvent[] = []
  const server = await startWithWebhooks({ onWebhook: { '*': (event) => void heard.push(event) } })
  await withoutTimers(async (pass) => {
    expect(await server.deliver({ ...newAccounts, item_id: 'somebody-elses' })).toBe(200)
    for (const seconds of [5, 25, 89]) {
      server.pass(seconds * 1000)
      await pass(seconds * 1000)
    }
    expect(heard).toEqual([])
    server.pass(1000)
    await pass(1000)
  })
  await settled(server)
  expect(heard).toMatchObject([{ owner: null, itemId: null, code: 'NEW_ACCOUNTS_AVAILABLE' }])
  expect(server.reads()).toBe(0)
})

test('a webhook that comes before its Item is written down is told once it is, with its owner', async () => {
  const heard: WebhookEvent[] = []
  const server = await startWithWebhooks({ onWebhook: { '*': (event) => void heard.push(event) } })
  const item = await server.connect()
  // As if it were not there yet.
  const [row = {}] = await server.store.query('select * from relink_items')
  await server.store.query('delete from relink_items')
  const names = Object.keys(row)
  await withoutTimers(async (pass) => {
    await server.deliver({ ...newAccounts, item_id: item.id })
    await pass(1000)
    await server.store.query(
      `insert into relink_items (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row) as SqlValue[],
    )
    server.pass(5000)
    await pass(4000)
  })
  await settled(server)
  expect(heard).toMatchObject([{ owner: 'ann', itemId: item.id, code: 'NEW_ACCOUNTS_AVAILABLE' }])
  await server.shows(item, { status: 'new_accounts' })
})

test("another environment's webhook is acknowledged and left alone", async () => {
  const heard: WebhookEvent[] = []
  const server = await startWithWebhooks({ onWebhook: { '*': (event) => void heard.push(event) } })
  const item = await server.connect()
  const webhook = { ...newAccounts, item_id: item.id, environment: 'production' }
  expect(await server.deliver(webhook)).toBe(200)
  expect(await webhookRows(server)).toEqual([])
  await server.deliver({ ...syncUpdates, item_id: item.id })
  await settled(server)
  expect(heard.map(({ code }) => code)).toEqual(['SYNC_UPDATES_AVAILABLE'])
  await server.shows(item, { status: 'healthy' })
})

test('what Plaid signed and nobody understands is acknowledged', async () => {
  const server = await startWithWebhooks()
  for (const body of ['', 'no json', '[]', 'null', '{"webhook_type":"ITEM"}']) {
    const answer = await server.post(body, await server.control.signWebhook(body))
    expect(answer.status).toBe(200)
  }
  expect(await webhookRows(server)).toEqual([])
})

test('an Item that was removed meanwhile is no trouble', async () => {
  const server = await startWithWebhooks()
  const item = await server.connect()
  await server.relink.removeItem('ann', item.id)
  await withoutTimers(async (pass) => {
    expect(await server.deliver({ ...newAccounts, item_id: item.id })).toBe(200)
    server.pass(120_000)
    await pass(5000)
  })
  await settled(server)
  expect(await server.relink.listItems('ann')).toEqual([])
})
