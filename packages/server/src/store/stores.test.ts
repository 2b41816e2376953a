import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { connectBank, finishLink, getItem, sendItem, updateBank } from '../test/connect-bank.ts'
import { servePostgres, type ServedPostgres } from '../test/serve-postgres.ts'
import { startRelink } from '../test/start-relink.ts'
import { migrate } from './migrate.ts'
import { postgresStore } from './postgres-store.ts'
import { memoryStore, sqliteStore } from './sqlite-store.ts'
import type { Store } from './store.ts'

let postgres: ServedPostgres

beforeAll(async () => {
  postgres = await servePostgres()
}, 60_000)
afterAll(() => postgres.close())

test('a Postgres connection that is cut during a transaction does not end the process', async () => {
  await postgres.clear()
  const clients: PoolClient[] = []
  const pool = {
    query: (text: string, values?: unknown[]) => postgres.pool.query(text, values),
    connect: async () => {
      const client = await postgres.pool.connect()
      clients.push(client)
      return client
    },
  }
  await postgresStore(pool).transaction(async () => {
    // What `pg` does when the socket closes; without a listener Node throws.
    expect(clients[0]?.emit('error', new Error('connection terminated'))).toBe(true)
  })
  await postgresStore(pool).transaction(async () => null)
  // One is the pool's own.
  expect(clients[0]?.listenerCount('error')).toBe(1)
})

/** Opens the same data as often as asked, as several app servers would. */
type OpenStore = () => Store

const newSqlite = async (): Promise<OpenStore> => {
  const folder = mkdtempSync(join(tmpdir(), 'relink-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return () => sqliteStore(join(folder, 'relink.db'))
}
const newPostgres = async (): Promise<OpenStore> => {
  await postgres.clear()
  return () => postgresStore(postgres.pool)
}
const newMemory = async (): Promise<OpenStore> => {
  const store = memoryStore()
  return () => store
}

describe.each([
  { database: 'SQLite', newData: newSqlite },
  { database: 'Postgres', newData: newPostgres },
  { database: 'memory', newData: newMemory },
])('in $database', ({ newData }) => {
  test('a bank is connected, repaired, shown and removed', async () => {
    const open = await newData()
    const server = await startRelink({ store: open() })
    const item = await connectBank(server)
    await server.relink.report(item.id, { error_code: 'ITEM_LOGIN_REQUIRED' })
    expect((await getItem(server, item.id)).health).toBe('reconnect_needed')
    expect(await updateBank(server, item.id)).toMatchObject({ repaired: true })
    expect(await server.relink.listItems('ann')).toEqual([item])
    await server.send({ method: 'DELETE', path: `/items/${item.id}` })
    expect(await server.relink.listItems('ann')).toEqual([])
  })

  test('two servers sent the same public token at once exchange it once', async () => {
    const open = await newData()
    const one = await startRelink({ store: open() })
    const two = one.another({ store: open() })
    const request = await finishLink(one)
    const [first, second] = await Promise.all([sendItem(one, request), sendItem(two, request)])
    expect(first.outcome).toBe('linked')
    // The two may differ in what /accounts/get had said by then, not in the Item they name.
    expect(second).toMatchObject({
      outcome: 'linked',
      item: { id: first.outcome === 'linked' ? first.item.id : '' },
    })
    const calls = [...one.calls, ...two.calls].map(({ path }) => path)
    expect(calls.filter((path) => path === '/item/public_token/exchange')).toHaveLength(1)
  })

  test('a pending link that two servers take at once goes to one of them', async () => {
    const open = await newData()
    const one = await startRelink({ store: open() })
    const two = one.another({ store: open() })
    await one.send({ path: '/link-tokens', body: { mode: 'new', flowId: 'flow' } })
    const taken = await Promise.all(
      [one, two].map(async (server) => {
        const { body } = await server.send({ path: '/pending-link/take' })
        return (body as { pendingLink: unknown }).pendingLink
      }),
    )
    expect(taken.filter((link) => link !== null)).toHaveLength(1)
  })

  test('several servers may prepare the same new database at once', async () => {
    const open = await newData()
    const stores = [open(), open(), open()]
    await Promise.all(stores.map((store) => migrate(store)))
    const versions = await stores[0]?.query('select version from relink_schema')
    expect(versions?.map((row) => row['version'])).toEqual([1])
    for (const store of new Set(stores)) await store.close()
  })

  test('a transaction that fails leaves nothing behind', async () => {
    const open = await newData()
    const store = open()
    await migrate(store)
    const failed = store.transaction(async (query) => {
      await query('insert into relink_schema (version) values ($1)', [7])
      throw new Error('the rest went wrong')
    })
    await expect(failed).rejects.toThrow('the rest went wrong')
    expect(await store.query('select 1 from relink_schema where version = $1', [7])).toEqual([])
    await store.close()
  })
})
