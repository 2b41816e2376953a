import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { servePostgres, type ServedPostgres } from '../test/serve-postgres.ts'
import {
  keepingDatabases,
  newSqliteFile,
  writeInAnotherProcess,
} from '../test/sqlite-and-postgres.ts'
import { startRelink } from '../test/start-relink.ts'
import { migrate, migrations } from './migrate.ts'
import { sqliteStore } from './sqlite-store.ts'
import type { Store } from './store.ts'

let postgres: ServedPostgres

beforeAll(async () => {
  postgres = await servePostgres()
}, 180_000)
afterAll(() => postgres.close())

const known = migrations.map((_, index) => index + 1)

const readVersions = async (store: Store): Promise<number[]> => {
  const rows = await store.query('select version from relink_schema order by version')
  return rows.map((row) => Number(row['version']))
}

/** The statements that make a database of version 3. */
const readVersionThree = (): string[] =>
  readFileSync(new URL('../test/sqlite-and-postgres.version-3.sql', import.meta.url), 'utf8')
    .trim()
    .replace(/;$/, '')
    .split(';\n')

test('processes that prepare the same new file at once all find it prepared', async () => {
  const path = newSqliteFile()
  const processes = [1, 2, 3].map(() => writeInAnotherProcess(path, 0))
  expect(await Promise.all(processes)).toEqual([0, 0, 0])
  const store = sqliteStore(path)
  expect(await readVersions(store)).toEqual(known)
  await store.close()
})

describe.each(keepingDatabases(() => postgres))('in $database', ({ newData }) => {
  test('servers that prepare the same new database at once all find it prepared', async () => {
    const open = await newData()
    const stores = [open(), open(), open(), open()]
    await Promise.all(stores.map((store) => migrate(store)))
    for (const store of stores) expect(await readVersions(store)).toEqual(known)
  })

  test('servers that update a database at once do each step once', async () => {
    const open = await newData()
    const stores = [open(), open(), open(), open()]
    await migrate(open())
    const next = [
      ...migrations,
      ['create table relink_notes (id text)', "insert into relink_notes (id) values ('once')"],
      ["insert into relink_notes (id) values ('and again')"],
    ]
    await Promise.all(stores.map((store) => migrate(store, next)))
    for (const store of stores)
      expect(await store.query('select id from relink_notes')).toHaveLength(2)
  })

  test('a step that fails halfway leaves nothing, and the database as it was', async () => {
    const store = (await newData())()
    await migrate(store)
    const half = [
      'create table relink_half (id text)',
      'alter table relink_items add column half text',
      "insert into relink_half (id) values ('half')",
      'insert into relink_nowhere (id) values (1)',
    ]
    await expect(migrate(store, [...migrations, half])).rejects.toThrow('relink_nowhere')
    expect(await readVersions(store)).toEqual(known)
    await expect(store.query('select id from relink_half')).rejects.toThrow('relink_half')
    await expect(store.query('select half from relink_items')).rejects.toThrow('half')
    await migrate(store, [...migrations, half.slice(0, 3)])
    expect(await store.query('select id from relink_half')).toEqual([{ id: 'half' }])
  })

  test('a database of a newer Relink is refused, and left as it is', async () => {
    const store = (await newData())()
    const newer = [...migrations, ['create table relink_newer (id text)']]
    await migrate(store, newer)
    await expect(migrate(store)).rejects.toMatchObject({
      code: 'option_invalid',
      message: `Failed to prepare the database: a newer Relink brought its tables to version ${newer.length}, and this one knows them up to ${known.length}. Update @relink/server, or bring back the copy of the database from before that update.`,
    })
    const { relink } = await startRelink({ store })
    await expect(relink.listItems('ann')).rejects.toMatchObject({ code: 'option_invalid' })
    expect(await readVersions(store)).toEqual(newer.map((_, index) => index + 1))
  })

  test('what version 3 stored is there in this one, and its access tokens open', async () => {
    const store = (await newData())()
    for (const statement of readVersionThree()) await store.query(statement)
    const { relink } = await startRelink({ store, now: () => 1790000000005 })
    const items = await relink.listItems('ann')
    const consentEnds = new Date(1790500000000).toISOString()
    expect(
      items.map(({ id, bankName, health, expiresAt }) => ({ id, bankName, health, expiresAt })),
    ).toEqual([
      {
        id: 'item-ann',
        bankName: 'First Platypus Bank',
        health: { status: 'healthy' },
        expiresAt: null,
      },
      {
        id: 'item-broken',
        bankName: 'Bank of Repairs',
        health: { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED', reason: null },
        expiresAt: new Date(1800000000000).toISOString(),
      },
      {
        id: 'item-ending',
        bankName: 'Bank of Consent',
        health: { status: 'expires', at: consentEnds, daysLeft: 6 },
        expiresAt: consentEnds,
      },
      {
        id: 'item-gone',
        bankName: 'Bank of Goodbyes',
        health: { status: 'revoked', code: 'USER_PERMISSION_REVOKED' },
        expiresAt: null,
      },
    ])
    expect(await relink.withItem('ann', 'item-ann', async (accessToken) => accessToken)).toBe(
      'access-sandbox-of-ann',
    )
    expect(await readVersions(store)).toEqual(known)
  })
})
