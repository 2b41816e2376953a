import { Pool, type PoolConfig } from 'pg'
import { postgresStore } from '../../src/exports/postgres.ts'
import { sqliteStore } from '../../src/exports/sqlite.ts'
import type { Store } from '../../src/store/store.ts'

/** Where a benchmark keeps its rows. */
export type StorePlace = { sqlite: string } | { postgres: PoolConfig }

/** As many connections as a `pg` pool has when nobody says otherwise. */
const connections = 10

export const openPool = (config: PoolConfig): Pool => {
  const pool = new Pool({ ...config, max: connections })
  // Without a listener a server that stops ends this process.
  pool.on('error', () => {})
  return pool
}

/** Opens a store as an app would. */
export const openBenchStore = (place: StorePlace): { store: Store; close(): Promise<void> } => {
  if ('sqlite' in place) return { store: sqliteStore(place.sqlite), close: async () => {} }
  const pool = openPool(place.postgres)
  return { store: postgresStore(pool), close: () => pool.end() }
}
