import { expect, test } from 'vitest'
import { newSqliteFile, writeInAnotherProcess } from '../test/sqlite-and-postgres.ts'
import { migrate, migrations } from './migrate.ts'
import { sqliteStore } from './sqlite-store.ts'

test('two processes write the same file at once and lose nothing', async () => {
  const path = newSqliteFile()
  const progress = { running: true }
  const store = sqliteStore(path)
  // Below 0, where no version is, so that the other process doesn't take it for a newer Relink's.
  await migrate(store)
  const other = writeInAnotherProcess(path, 100).finally(() => {
    progress.running = false
  })
  let rounds = 0
  while (progress.running) {
    const version = -1 - rounds
    await store.transaction(async (query) => {
      await query('insert into relink_schema (version) values ($1)', [version])
      // A pause with the write lock held, as a transaction of several statements has.
      await new Promise(setImmediate)
    })
    rounds += 1
    await new Promise(setImmediate)
  }
  expect(await other).toBe(0)
  const [counted] = await store.query('select count(*) as rows from relink_schema')
  expect(counted?.['rows']).toBe(migrations.length + 200 + rounds)
  await store.close()
})

test('what was written is there after a restart', async () => {
  const path = newSqliteFile()
  const before = sqliteStore(path)
  await migrate(before)
  await before.query('insert into relink_schema (version) values ($1)', [-500])
  await before.close()
  const after = sqliteStore(path)
  await migrate(after)
  expect(await after.query('select version from relink_schema order by version')).toEqual([
    { version: -500 },
    ...migrations.map((_, index) => ({ version: index + 1 })),
  ])
  await after.close()
})

test('what a commit said is stored is on the disk, whatever becomes of the machine', async () => {
  const store = sqliteStore(newSqliteFile())
  const full = 2
  expect(await store.query('pragma synchronous')).toMatchObject([{ synchronous: full }])
  await store.close()
})

test('a statement sent during a transaction waits for its end', async () => {
  const store = sqliteStore(newSqliteFile())
  await migrate(store)
  const order: string[] = []
  const transaction = store.transaction(async (query) => {
    await query('insert into relink_schema (version) values (-9)')
    await new Promise(setImmediate)
    order.push('transaction')
    throw new Error('rolled back')
  })
  const query = store.query('select version from relink_schema where version = -9')
  await expect(transaction).rejects.toThrow('rolled back')
  expect(await query).toEqual([])
  order.push('query')
  expect(order).toEqual(['transaction', 'query'])
  await store.close()
})
