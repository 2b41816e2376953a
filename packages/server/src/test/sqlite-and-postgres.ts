import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { postgresStore } from '../store/postgres-store.ts'
import { memoryStore, sqliteStore } from '../store/sqlite-store.ts'
import type { Store } from '../store/store.ts'
import type { ServedPostgres } from './serve-postgres.ts'

/** Opens the same data as often as asked, as several app servers would; closed with the test. */
export type OpenStore = () => Store

/** A database a test can run on, empty each time. */
export interface TestDatabase {
  database: 'SQLite' | 'Postgres' | 'memory'
  newData(): Promise<OpenStore>
}

/** A file for SQLite, in a folder that goes with the test. */
export const newSqliteFile = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'relink-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'relink.db')
}

/** Prepares a SQLite file and writes to it from a process of its own. Gives its exit code. */
export const writeInAnotherProcess = (path: string, rounds: number): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const script = new URL('./write-from-second-process.ts', import.meta.url).pathname
    const child = spawn(process.execPath, [script, path, String(rounds)], {
      stdio: ['ignore', 'ignore', 2],
    })
    child.once('error', reject)
    child.once('exit', resolve)
  })

const closedWithTest =
  (open: () => Store): OpenStore =>
  () => {
    const store = open()
    onTestFinished(() => store.close())
    return store
  }

/**
 * The databases that keep what they are given, each opened by a connection or pool of its own.
 *
 * @param postgres Where the server is, once it is started.
 */
export const keepingDatabases = (postgres: () => ServedPostgres): TestDatabase[] => [
  {
    database: 'SQLite',
    newData: async () => {
      const path = newSqliteFile()
      return closedWithTest(() => sqliteStore(path))
    },
  },
  {
    database: 'Postgres',
    newData: async () => {
      await postgres().clear()
      return closedWithTest(() => postgresStore(postgres().newPool()))
    },
  },
]

/** All databases; what is in memory is one store however often it is opened. */
export const allDatabases = (postgres: () => ServedPostgres): TestDatabase[] => [
  ...keepingDatabases(postgres),
  {
    database: 'memory',
    newData: async () => {
      const store = memoryStore()
      return closedWithTest(() => store)
    },
  },
]
