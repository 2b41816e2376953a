import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listItems } from '../items/item-rows.ts'
import { migrate, migrations } from './migrate.ts'
import { sqliteStore } from './sqlite-store.ts'

const newFile = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'relink-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'relink.db')
}

const finished = (script: string, ...values: string[]): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...values], { stdio: ['ignore', 'ignore', 2] })
    child.once('error', reject)
    child.once('exit', resolve)
  })

test('two processes write the same file at once and lose nothing', async () => {
  const path = newFile()
  const script = new URL('../test/write-from-second-process.ts', import.meta.url).pathname
  const progress = { running: true }
  const other = finished(script, path, '100').finally(() => {
    progress.running = false
  })
  const store = sqliteStore(path)
  await migrate(store)
  let rounds = 0
  while (progress.running) {
    const version = 10_000 + rounds
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
  const path = newFile()
  const before = sqliteStore(path)
  await migrate(before)
  await before.query('insert into relink_schema (version) values ($1)', [500])
  await before.close()
  const after = sqliteStore(path)
  await migrate(after)
  expect(await after.query('select version from relink_schema order by version')).toEqual([
    ...migrations.map((_, index) => ({ version: index + 1 })),
    { version: 500 },
  ])
  await after.close()
})

test('what an older version stored is there in the new one', async () => {
  const store = sqliteStore(newFile())
  await store.query('create table relink_schema (version integer primary key)')
  for (const [index, statements] of migrations.slice(0, 2).entries()) {
    for (const statement of statements) await store.query(statement)
    await store.query('insert into relink_schema (version) values ($1)', [index + 1])
  }
  await store.query(
    `insert into relink_items (id, owner, environment, bank_name, sealed_access_token, accounts, health,
       connected_at, updated_at)
     values ('item-1', 'ann', 'sandbox', 'Bank', 'sealed', '[]', 'healthy', 1, 1)`,
  )
  await migrate(store)
  expect(await listItems(store.query, 'sandbox', 'ann')).toEqual([
    expect.objectContaining({ id: 'item-1', bankName: 'Bank', expiresAt: null }),
  ])
  await store.close()
})

test('what a commit said is stored is on the disk, whatever becomes of the machine', async () => {
  const store = sqliteStore(newFile())
  const full = 2
  expect(await store.query('pragma synchronous')).toMatchObject([{ synchronous: full }])
  await store.close()
})

test('a statement sent during a transaction waits for its end', async () => {
  const store = sqliteStore(newFile())
  await migrate(store)
  const order: string[] = []
  const transaction = store.transaction(async (query) => {
    await query('insert into relink_schema (version) values (9)')
    await new Promise(setImmediate)
    order.push('transaction')
    throw new Error('rolled back')
  })
  const query = store.query('select version from relink_schema where version = 9')
  await expect(transaction).rejects.toThrow('rolled back')
  expect(await query).toEqual([])
  order.push('query')
  expect(order).toEqual(['transaction', 'query'])
  await store.close()
})
