import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { postgresStore } from '../store/postgres-store.ts'
import { memoryStore } from '../store/sqlite-store.ts'
import type { Store } from '../store/store.ts'
import { connectBank, updateBank } from '../test/connect-bank.ts'
import { askForEvents, followEvents } from '../test/follow-events.ts'
import { servePostgres, type ServedPostgres } from '../test/serve-postgres.ts'
import { startWithWebhooks } from '../test/serve-webhooks.ts'
import { soon } from '../test/soon.ts'
import { allDatabases, keepingDatabases } from '../test/sqlite-and-postgres.ts'
import { startRelink, type StartedRelink } from '../test/start-relink.ts'

let postgres: ServedPostgres

beforeAll(async () => {
  postgres = await servePostgres()
}, 180_000)
afterAll(() => postgres.close())

const signInRequired = { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED' }
const locked = { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOCKED' }

/** A store that says how many listen to it. */
const countedStore = (store: Store = memoryStore()): { store: Store; listening: () => number } => {
  let count = 0
  return {
    listening: () => count,
    store: {
      ...store,
      listen: (hear) => {
        count += 1
        const stop = store.listen(hear)
        return () => {
          count -= 1
          stop()
        }
      },
    },
  }
}

/** Breaks an Item as the app tells of it, each time in another way. */
const breakings = (server: StartedRelink, itemId: string) => {
  let count = 0
  return async (): Promise<void> => {
    count += 1
    server.clock.now += 1000
    await server.relink.report(itemId, count % 2 === 0 ? locked : signInRequired)
  }
}

test('a stream begins at once, and says where', async () => {
  const server = await startRelink()
  await connectBank(server)
  const response = await askForEvents(server, {})
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-store, no-transform')
  expect(response.headers.get('x-accel-buffering')).toBe('no')
  const reader = response.body?.getReader()
  const first = await reader?.read()
  expect(new TextDecoder().decode(first?.value)).toMatch(/^id: \d+\n\n$/)
  await reader?.cancel()
})

test('what a webhook changes is told with the whole Item', async () => {
  const server = await startWithWebhooks()
  const item = await server.connect()
  const page = await followEvents(server)
  await server.control.breakItem(item.id)
  const [told] = await page.hears(1)
  expect(told).toMatchObject({
    event: 'changed',
    data: { id: item.id, health: { status: 'sign_in_required' }, accounts: item.accounts },
  })
  expect(told?.data).toEqual((await server.relink.listItems('ann'))[0])
})

test('what a failed call, a report, update mode, another link and a removal change is told, in order', async () => {
  const server = await startRelink()
  const item = await connectBank(server)
  const page = await followEvents(server)
  const tick = () => {
    server.clock.now += 1000
  }
  tick()
  const failed = server.relink.withItem('ann', item.id, () =>
    Promise.reject(Object.assign(new Error('refused'), { response: { data: signInRequired } })),
  )
  await expect(failed).rejects.toThrow('refused')
  tick()
  await server.relink.report(item.id, locked)
  tick()
  await updateBank(server, item.id, ['checking'])
  tick()
  const other = await connectBank(server, { institutionId: 'ins_109509', flowId: 'other' })
  tick()
  await server.relink.removeItem('ann', item.id)
  await soon(() => expect(page.events().at(-1)?.event).toBe('removed'))
  const told = page.events().map(({ event, data }) => {
    const about = data as {
      id?: string
      itemId?: string
      health?: { status: string; code?: string }
    }
    return [event, about.id ?? about.itemId, about.health?.code ?? about.health?.status]
  })
  expect(told).toEqual(
    expect.arrayContaining([
      ['changed', item.id, 'ITEM_LOGIN_REQUIRED'],
      ['changed', item.id, 'ITEM_LOCKED'],
      ['changed', item.id, 'healthy'],
      ['changed', other.id, 'healthy'],
      ['removed', item.id, undefined],
    ]),
  )
  const ids = page.frames.flatMap(({ id }) => (id === undefined ? [] : [Number(id)]))
  expect(ids).toEqual([...new Set(ids)].sort((one, other) => one - other))
})

test('what nobody can see is not told', async () => {
  const server = await startWithWebhooks()
  const item = await server.connect()
  const page = await followEvents(server)
  await server.relink.refresh(item.id)
  await server.deliver({ webhook_type: 'ITEM', webhook_code: 'LOGIN_REPAIRED', item_id: item.id })
  await server.control.breakItem(item.id)
  await page.hears(1)
  expect(page.events()).toMatchObject([{ data: { health: { status: 'sign_in_required' } } }])
})

test("each person hears of their own Items, and of nobody else's", async () => {
  const server = await startRelink()
  const anns = await connectBank(server)
  const bens = await connectBank(server, { person: 'ben' })
  const ann = await followEvents(server)
  const ben = await followEvents(server, { person: 'ben' })
  await server.relink.report(anns.id, signInRequired)
  await server.relink.removeItem('ben', bens.id)
  expect(await ann.hears(1)).toMatchObject([{ event: 'changed', data: { id: anns.id } }])
  expect(await ben.hears(1)).toMatchObject([{ event: 'removed', data: { itemId: bens.id } }])
  expect(ann.text()).not.toContain(bens.id)
  expect(ben.text()).not.toContain(anns.id)
})

test('no token is in any event', async () => {
  const server = await startWithWebhooks()
  const page = await followEvents(server)
  const item = await server.connect()
  await server.control.breakItem(item.id)
  await server.shows(item, { status: 'sign_in_required' })
  await updateBank(server, item.id, ['checking'])
  await server.relink.removeItem('ann', item.id)
  await soon(() => expect(page.events().at(-1)?.event).toBe('removed'))
  expect(page.text()).not.toMatch(/(access|public|link)-sandbox-|sealed|"owner"/)
})

describe('a stream that broke', () => {
  const broken = async () => {
    const server = await startRelink()
    const item = await connectBank(server)
    const breakAgain = breakings(server, item.id)
    const first = await followEvents(server)
    await breakAgain()
    await first.hears(1)
    first.leave()
    return { server, item, breakAgain, lastEventId: first.lastEventId() ?? '' }
  }

  test('goes on without a word where nothing happened meanwhile', async () => {
    const { server, breakAgain, lastEventId } = await broken()
    const next = await followEvents(server, { lastEventId })
    await breakAgain()
    expect(await next.hears(1)).toMatchObject([{ event: 'changed' }])
  })

  test('goes on after the id alone, where no event came before it broke', async () => {
    const { server, breakAgain } = await broken()
    const quiet = await followEvents(server)
    await soon(() => expect(quiet.lastEventId()).toBeDefined())
    quiet.leave()
    await breakAgain()
    const next = await followEvents(server, { lastEventId: quiet.lastEventId() ?? '' })
    expect(await next.hears(1)).toMatchObject([{ event: 'missed', data: {} }])
  })

  test('says that something was missed where something happened meanwhile, once', async () => {
    const { server, breakAgain, lastEventId } = await broken()
    await breakAgain()
    await breakAgain()
    const next = await followEvents(server, { lastEventId })
    expect(await next.hears(1)).toMatchObject([{ event: 'missed' }])
    await breakAgain()
    expect(await next.hears(2)).toMatchObject([{ event: 'missed' }, { event: 'changed' }])
  })

  test.each(['nonsense', '-1', '1e3', '99999999999999999999', '999999', '٣'])(
    'and names an id that is none (%s) says that something may have been missed',
    async (lastEventId) => {
      const { server } = await broken()
      const id = encodeURIComponent(lastEventId)
      const next = await followEvents(server, { lastEventId: id })
      expect(await next.hears(1)).toMatchObject([{ event: 'missed' }])
    },
  )
})

test('a change that comes while a stream is opened is not lost', async () => {
  const inner = memoryStore()
  let duringLookup: (() => Promise<void>) | null = null
  const store: Store = {
    ...inner,
    query: async (text, values) => {
      const isLookup = text.includes('from relink_owners where owner in')
      const during = isLookup ? duringLookup : null
      if (during === null) return inner.query(text, values)
      duringLookup = null
      // Both orders: one change before the position is read, and one after.
      await during()
      const rows = await inner.query(text, values)
      await during()
      return rows
    },
  }
  const server = await startRelink({ store })
  const item = await connectBank(server)
  const breakAgain = breakings(server, item.id)
  const first = await followEvents(server)
  await soon(() => expect(first.lastEventId()).toBeDefined())
  const lastEventId = first.lastEventId() ?? ''
  first.leave()
  await breakAgain()
  duringLookup = breakAgain
  const next = await followEvents(server, { lastEventId })
  expect(await next.hears(1)).toMatchObject([{ event: 'missed' }])
  const { change } = (await inner.query('select change from relink_owners'))[0] ?? {}
  await soon(() => expect(next.lastEventId()).toBe(String(change)))
})

test('a page that reads the Items once its stream is open knows all that happened', async () => {
  const server = await startRelink()
  const item = await connectBank(server)
  const breakAgain = breakings(server, item.id)
  for (let round = 0; round < 20; round += 1) {
    const before = breakAgain()
    const page = await followEvents(server)
    const during = breakAgain()
    await soon(() => expect(page.frames.length).toBeGreaterThan(0))
    let known = (await server.relink.listItems('ann'))[0]
    await Promise.all([before, during, breakAgain()])
    const truth = (await server.relink.listItems('ann'))[0]
    await soon(() => {
      const told = page
        .events()
        .filter(({ event }) => event === 'changed')
        .at(-1)?.data
      if (told !== undefined) known = told as typeof truth
      expect(known).toEqual(truth)
    })
    page.leave()
  }
})

test('a browser that goes away leaves nothing behind', async () => {
  const { store, listening } = countedStore()
  const server = await startRelink({ store })
  expect(listening()).toBe(0)
  const pages = await Promise.all([1, 2, 3].map(() => followEvents(server)))
  expect(listening()).toBe(1)
  pages[0]?.leave()
  pages[1]?.leave()
  expect(listening()).toBe(1)
  pages[2]?.leave()
  expect(listening()).toBe(0)
  await soon(() => expect(pages.every((page) => page.ended())).toBe(true))

  const response = await askForEvents(server, {})
  expect(listening()).toBe(1)
  await response.body?.cancel()
  expect(listening()).toBe(0)
})

test('a browser that is gone before its stream is open leaves nothing behind', async () => {
  const { store, listening } = countedStore()
  const server = await startRelink({ store })
  const response = await askForEvents(server, {}, AbortSignal.abort())
  expect(await response.text()).toBe('')
  expect(listening()).toBe(0)
})

test('a stream that cannot be opened because the database is away is refused, and leaves nothing behind', async () => {
  const counted = countedStore()
  let isAway = false
  const server = await startRelink({
    store: {
      ...counted.store,
      query: async (text, values) => {
        if (isAway) throw new Error('the database is away')
        return counted.store.query(text, values)
      },
    },
  })
  await connectBank(server)
  isAway = true
  const page = await followEvents(server)
  expect(page).toMatchObject({ status: 500, refusal: { error: { code: 'internal_error' } } })
  expect(counted.listening()).toBe(0)
})

test('an event that cannot be looked up ends the stream, and the next one says that it was missed', async () => {
  const inner = memoryStore()
  let isAway = false
  const server = await startRelink({
    store: {
      ...inner,
      query: async (text, values) => {
        if (isAway && text.includes('relink_items where environment = $1 and id in'))
          throw new Error('the database is away')
        return inner.query(text, values)
      },
    },
  })
  const item = await connectBank(server)
  const page = await followEvents(server)
  isAway = true
  await server.relink.report(item.id, signInRequired)
  await soon(() => expect(page.ended()).toBe(true))
  isAway = false
  const next = await followEvents(server, { lastEventId: page.lastEventId() ?? '' })
  expect(await next.hears(1)).toMatchObject([{ event: 'missed' }])
})

test('a reader that never reads is let go of before much is kept for it', async () => {
  const { store, listening } = countedStore()
  const server = await startRelink({ store })
  const item = await connectBank(server)
  const breakAgain = breakings(server, item.id)
  const response = await askForEvents(server, {})
  let told = 0
  while (listening() > 0 && told < 2000) {
    await breakAgain()
    told += 1
  }
  expect(listening()).toBe(0)
  const kept = await response.text()
  expect(kept.length).toBeGreaterThan(200 * 1024)
  expect(kept.length).toBeLessThan(300 * 1024)
})

test('a person may have thirty streams open, and more are put off', async () => {
  const server = await startRelink()
  const pages = await Promise.all(Array.from({ length: 30 }, () => followEvents(server)))
  expect(pages.every(({ status }) => status === 200)).toBe(true)
  const refused = await followEvents(server)
  expect(refused).toMatchObject({ status: 429, refusal: { error: { code: 'too_many_requests' } } })
  expect(refused.headers.get('retry-after')).toBe('60')
  expect((await followEvents(server, { person: 'ben' })).status).toBe(200)
  pages[0]?.leave()
  expect((await followEvents(server)).status).toBe(200)
})

test('a question for the headers alone is answered like a stream, and opens none', async () => {
  const server = await startRelink()
  for (let count = 0; count < 40; count += 1) {
    const headers = { 'x-person': 'ann' }
    const response = await server.relink.fetch(
      new Request('https://app.test/api/link/events', { method: 'HEAD', headers }),
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(response.body).toBeNull()
  }
  expect((await followEvents(server)).status).toBe(200)
})

test('thirty streams are the most, also when they are asked for at once', async () => {
  const server = await startRelink()
  const pages = await Promise.all(Array.from({ length: 50 }, () => followEvents(server)))
  expect(pages.filter(({ status }) => status === 200)).toHaveLength(30)
})

test('nobody follows without being signed in, or from a page of another origin', async () => {
  const server = await startRelink()
  expect(await followEvents(server, { person: null })).toMatchObject({
    status: 401,
    refusal: { error: { code: 'unauthenticated' } },
  })
  const others: Record<string, string>[] = [
    { origin: 'https://evil.test' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://sibling.app.test', 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of others)
    expect(await followEvents(server, { headers })).toMatchObject({
      status: 403,
      refusal: { error: { code: 'origin_refused' } },
    })
})

test('a server that closes ends its streams, and opens no more', async () => {
  const { store, listening } = countedStore()
  const server = await startRelink({ store })
  const page = await followEvents(server)
  await server.relink.close()
  await soon(() => expect(page.ended()).toBe(true))
  expect(listening()).toBe(0)
  const late = await followEvents(server)
  expect(late.status).toBe(500)
  expect(listening()).toBe(0)
})

test('a stream says every fifteen seconds that it is alive, and ends after about ten minutes', async () => {
  const server = await startRelink()
  // Begins what is not about streams.
  await server.send({ method: 'GET', path: '/items' })
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const page = await followEvents(server)
    const beat = async (): Promise<void> => {
      server.clock.now += 15_000
      vi.advanceTimersByTime(15_000)
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
    }
    await beat()
    await beat()
    expect(page.text().match(/^: alive$/gm)).toHaveLength(2)
    let beats = 2
    while (!page.ended() && beats < 100) {
      await beat()
      beats += 1
    }
    expect(beats * 15_000).toBeGreaterThanOrEqual(9 * 60_000)
    expect(beats * 15_000).toBeLessThanOrEqual(11 * 60_000 + 15_000)
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

describe.each(allDatabases(() => postgres))('in $database', ({ newData }) => {
  test('a change on one server is heard on the other in under a second', async () => {
    const open = await newData()
    const one = await startRelink({ store: open() })
    const other = one.another({ store: open() })
    const item = await connectBank(one)
    const page = await followEvents(other)
    // Listening may begin a moment later.
    await soon(() => expect(page.lastEventId()).toBeDefined())
    const breakAgain = breakings(one, item.id)
    const took: number[] = []
    for (let round = 1; round <= 3; round += 1) {
      await breakAgain()
      const from = performance.now()
      await page.hears(round)
      took.push(performance.now() - from)
    }
    // A machine that does something else meanwhile is no reason to fail.
    expect(took.sort((first, second) => first - second)[1]).toBeLessThan(1000)
    const [shown] = await other.relink.listItems('ann')
    expect(shown?.health).toMatchObject({ status: 'sign_in_required' })
    await one.relink.removeItem('ann', item.id)
    await page.hears(4)
  })
})

describe.each(keepingDatabases(() => postgres))('in $database', ({ newData }) => {
  test('people who follow on several servers all hear of their own', async () => {
    const open = await newData()
    const one = await startRelink({ store: open(), rateLimit: false })
    const servers = [one, one.another({ store: open() })]
    const people = ['ann', 'ben', 'cem']
    const items = await Promise.all(
      people.map((person) => connectBank(one, { person, flowId: person })),
    )
    const pages = await Promise.all(
      people.flatMap((person) => servers.map((server) => followEvents(server, { person }))),
    )
    one.clock.now += 1000
    await Promise.all(items.map(({ id }) => one.relink.report(id, signInRequired)))
    for (const page of pages)
      await vi.waitFor(() => expect(page.events().length).toBeGreaterThan(0), { timeout: 5000 })
  })
})

test('after the database was away, pages are told that they may have missed something', async () => {
  await postgres.clear()
  const one = await startRelink({ store: postgresStore(postgres.newPool()) })
  const other = one.another({ store: postgresStore(postgres.newPool()) })
  const item = await connectBank(one)
  const page = await followEvents(other)
  await one.relink.report(item.id, signInRequired)
  await page.hears(1)
  await postgres.stop()
  await postgres.start()
  // Before the other listens again, perhaps.
  one.clock.now += 1000
  await vi.waitFor(() => one.relink.report(item.id, locked), { timeout: 5000 })
  await vi.waitFor(
    () => {
      const told = page.events().at(-1)
      expect(page.ended() || page.events().length > 1).toBe(true)
      expect(['missed', 'changed']).toContain(told?.event)
    },
    { timeout: 10_000 },
  )
})
