import { EventEmitter } from 'node:events'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { servePostgres, type ServedPostgres } from '../test/serve-postgres.ts'
import { soon } from '../test/soon.ts'
import { allDatabases, newSqliteFile, writeInAnotherProcess } from '../test/sqlite-and-postgres.ts'
import { postgresStore, type PostgresClient } from './postgres-store.ts'
import { memoryStore, sqliteStore } from './sqlite-store.ts'
import type { Store } from './store.ts'

let postgres: ServedPostgres

beforeAll(async () => {
  postgres = await servePostgres()
}, 180_000)
afterAll(() => postgres.close())

/** Everything that is heard, from when listening has begun. */
const listenTo = async (store: Store): Promise<(string | null)[]> => {
  const heard: (string | null)[] = []
  onTestFinished(store.listen((news) => heard.push(news)))
  const isMemory = store.developmentKey?.place === 'memory'
  if (!isMemory) await soon(() => expect(heard).toEqual([null]))
  heard.length = 0
  return heard
}

/** Time goes on only as far as the test says. */
const stopTime = (): void => {
  vi.useFakeTimers()
  onTestFinished(() => {
    vi.useRealTimers()
  })
}

const tell = (store: Store, news: string): Promise<void> =>
  store.transaction((_query, tell) => tell(news))

describe.each(allDatabases(() => postgres))('in $database', ({ newData }) => {
  test('what is told is heard once it is committed, in that order', async () => {
    const store = (await newData())()
    const heard = await listenTo(store)
    await store.transaction(async (query, tell) => {
      await tell('first')
      await query('select 1')
      expect(heard).toEqual([])
      await tell('second')
    })
    await tell(store, 'third')
    await soon(() => expect(heard).toEqual(['first', 'second', 'third']))
  })

  test('what is told in a transaction that fails is never heard', async () => {
    const store = (await newData())()
    const heard = await listenTo(store)
    const failed = store.transaction(async (_query, tell) => {
      await tell('undone')
      throw new Error('the rest went wrong')
    })
    await expect(failed).rejects.toThrow('the rest went wrong')
    await tell(store, 'done')
    await soon(() => expect(heard).toEqual(['done']))
  })

  test('whoever stopped listening hears nothing more, and the others do', async () => {
    const store = (await newData())()
    const before: (string | null)[] = []
    const stop = store.listen((news) => before.push(news))
    const heard = await listenTo(store).finally(stop)
    before.splice(0)
    await tell(store, 'news')
    await soon(() => expect(heard).toEqual(['news']))
    expect(before).toEqual([])
  })

  test('a listener that throws keeps nothing from the others, and its error is not hidden', async () => {
    const store = (await newData())()
    const surfaced: unknown[] = []
    process.setUncaughtExceptionCaptureCallback((error) => surfaced.push(error))
    onTestFinished(() => process.setUncaughtExceptionCaptureCallback(null))
    const mistake = new Error('a mistake in a listener')
    const stop = store.listen((news) => {
      if (news !== null) throw mistake
    })
    const heard = await listenTo(store)
    await tell(store, 'news')
    await soon(() => expect(heard).toEqual(['news']))
    expect(surfaced).toEqual([mistake])
    stop()
  })

  test('news of 7,000 bytes is heard, and longer news is refused before it does harm', async () => {
    const store = (await newData())()
    const heard = await listenTo(store)
    const longest = 'ä'.repeat(3_500)
    await expect(tell(store, `${longest}.`)).rejects.toMatchObject({
      code: 'option_invalid',
      message:
        'Failed to tell the servers of a change: the news is 7001 bytes long, and at most 7000 fit. Tell an id, and have the others read the rest.',
    })
    await tell(store, longest)
    await soon(() => expect(heard).toEqual([longest]))
  })
})

test('a listener to what is in memory hears only what is told', async () => {
  stopTime()
  const heard = await listenTo(memoryStore())
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual([])
})

test('in SQLite, another process that writes makes listeners look for themselves', async () => {
  const path = newSqliteFile()
  const store = sqliteStore(path)
  onTestFinished(() => store.close())
  const heard = await listenTo(store)
  expect(await writeInAnotherProcess(path, 1)).toBe(0)
  await soon(() => expect(heard).toContain(null))
})

test('in SQLite, what the listening server writes itself is no reason to look', async () => {
  stopTime()
  const path = newSqliteFile()
  const store = sqliteStore(path)
  onTestFinished(() => store.close())
  const other = sqliteStore(path)
  onTestFinished(() => other.close())
  const heard = await listenTo(store)
  await store.query('create table notes (text text)')
  await tell(store, 'mine')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(heard).toEqual(['mine'])
  await other.query('insert into notes (text) values ($1)', ['theirs'])
  await vi.advanceTimersByTimeAsync(2_000)
  expect(heard).toEqual(['mine', null])
})

test('in Postgres, every server hears what any of them tells', async () => {
  const [one, two] = [postgresStore(postgres.newPool()), postgresStore(postgres.newPool())]
  const heard = await Promise.all([listenTo(one), listenTo(two)])
  await tell(one, 'of one')
  await tell(two, 'of two')
  for (const news of heard) await soon(() => expect(news).toEqual(['of one', 'of two']))
})

test('in Postgres, all listeners of a store share one client, and the last one gives it back', async () => {
  const pool = postgres.newPool(2)
  const store = postgresStore(pool)
  const stops = [store.listen(() => {}), store.listen(() => {}), store.listen(() => {})]
  await listenTo(store)
  const others = await Promise.all([store.query('select 1'), store.query('select 2')])
  expect(others).toHaveLength(2)
  expect(pool.totalCount - pool.idleCount).toBe(1)
  for (const stop of stops) stop()
  expect(pool.totalCount - pool.idleCount).toBe(1)
  await store.close()
  expect(pool.totalCount - pool.idleCount).toBe(0)
})

test('in Postgres, a server that closes while it begins to listen lets its pool end', async () => {
  const pool = postgres.newPool(1)
  const store = postgresStore(pool)
  store.listen(() => {})
  await store.close()
  await pool.query('select 1')
  expect(pool.totalCount - pool.idleCount).toBe(0)
})

test('in Postgres, a server that lost its connection looks for itself, and hears again', async () => {
  const listening = postgresStore(postgres.newPool())
  const heard = await listenTo(listening)
  await postgres.stop()
  await expect(tell(listening, 'lost')).rejects.toThrow(/connect/i)
  await expect(listening.query('select 1')).rejects.toThrow(/connect/i)
  await postgres.start()
  await soon(() => expect(heard).toEqual([null]))
  await tell(postgresStore(postgres.newPool()), 'back')
  await soon(() => expect(heard).toEqual([null, 'back']))
})

test('in Postgres, a connection that a network forgot is given up for another', async () => {
  stopTime()
  const clients: { wasDestroyed: boolean }[] = []
  const connect = async (): Promise<PostgresClient> => {
    const client = { wasDestroyed: false }
    clients.push(client)
    return Object.assign(new EventEmitter(), {
      query: async (text: string) =>
        text === 'listen relink'
          ? { rows: [] }
          : new Promise<never>(() => {
              // Nothing comes back, and nothing says why.
            }),
      release: (destroy?: boolean) => {
        client.wasDestroyed = destroy === true
      },
    })
  }
  const store = postgresStore({ connect, query: async () => ({ rows: [] }) })
  const heard = await listenTo(store)
  await vi.advanceTimersByTimeAsync(39_000)
  expect(clients).toEqual([{ wasDestroyed: false }])
  await vi.advanceTimersByTimeAsync(2_000)
  expect(clients).toEqual([{ wasDestroyed: true }, { wasDestroyed: false }])
  expect(heard).toEqual([null])
  await store.close()
  expect(clients).toEqual([{ wasDestroyed: true }, { wasDestroyed: true }])
})

test('in Postgres, a database that stays away is asked less and less often', async () => {
  stopTime()
  let attempts = 0
  const store = postgresStore({
    connect: () => {
      attempts += 1
      return Promise.reject(new Error('connection refused'))
    },
    query: async () => ({ rows: [] }),
  })
  const stop = store.listen(() => {})
  await vi.advanceTimersByTimeAsync(60_000)
  // Never sooner than half of 5 seconds once it has been away for a while, and never later than 5.
  expect(attempts).toBeGreaterThan(15)
  expect(attempts).toBeLessThan(35)
  stop()
  const before = attempts
  await vi.advanceTimersByTimeAsync(60_000)
  expect(attempts).toBe(before)
})
