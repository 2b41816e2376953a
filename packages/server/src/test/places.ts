import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { onTestFinished } from 'vitest'
import { postgresStore } from '../store/postgres-store.ts'
import { sqliteStore } from '../store/sqlite-store.ts'
import type { SqlQuery } from '../store/store.ts'
import type { ProcessPlace } from './serve-in-own-process.ts'
import type { ServedPostgres } from './serve-postgres.ts'
import { newSqliteFile } from './sqlite-and-postgres.ts'

/** A database that a server in another process works with, seen from a test. */
export interface TestPlace {
  place: ProcessPlace
  query: SqlQuery
  /** Keeps everybody else from writing Items, until it is let go. */
  hold(): Promise<() => Promise<void>>
  /** Settles when somebody waits to write; at once where that cannot be seen. */
  somebodyWaits(): Promise<void>
  /** Every byte of it that lies on the disk. */
  bytes(): Buffer
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const readAll = (folder: string): Buffer =>
  Buffer.concat(filesIn(folder).map((path) => readFileSync(path)))

const newSqlitePlace = (): TestPlace => {
  const path = newSqliteFile()
  const store = sqliteStore(path)
  onTestFinished(() => store.close())
  return {
    place: { sqlite: path },
    query: store.query,
    hold: async () => {
      const holder = new DatabaseSync(path)
      holder.exec('begin immediate')
      return async () => holder.close()
    },
    somebodyWaits: async () => {},
    bytes: () => readAll(dirname(path)),
  }
}

/** A Postgres, empty. */
export const newPostgresPlace = async (postgres: ServedPostgres): Promise<TestPlace> => {
  await postgres.clear()
  const { query } = postgresStore(postgres.newPool())
  return {
    place: { postgres: postgres.settings },
    query,
    hold: async () => {
      const holder = new Client(postgres.settings)
      await holder.connect()
      await holder.query('begin')
      await holder.query('lock table relink_items in exclusive mode')
      return () => holder.end()
    },
    somebodyWaits: async () => {
      for (;;) {
        const rows = await query('select 1 from pg_locks where not granted')
        if (rows.length > 0) return
      }
    },
    bytes: () => readAll(join(postgres.settings.host, 'data')),
  }
}

/** SQLite and Postgres, each empty. */
export const testPlaces = (
  postgres: () => ServedPostgres,
): { database: string; newPlace: () => Promise<TestPlace> }[] => [
  { database: 'SQLite', newPlace: async () => newSqlitePlace() },
  { database: 'Postgres', newPlace: () => newPostgresPlace(postgres()) },
]
