import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { RelinkError } from '@relink/core'
import { migrations } from '../store/migrate.ts'
import { postgresStore } from '../store/postgres-store.ts'
import { sqliteStore } from '../store/sqlite-store.ts'
import type { SqlQuery, Store } from '../store/store.ts'
import type { Place } from './read-arguments.ts'

const failed = (why: string, cause?: unknown): RelinkError =>
  new RelinkError('option_invalid', `Failed to open the database: ${why}`, { cause })

const importPg = async (): Promise<typeof import('pg')> => {
  try {
    return await import('pg')
  } catch (cause) {
    throw failed('the package pg is not installed. Install it beside @relink/server.', cause)
  }
}

const openPostgres = async (url: string): Promise<Store> => {
  const { Pool } = await importPg()
  const pool = new Pool({ connectionString: url, max: 2 })
  // The statement that was under way fails as well, and says so.
  pool.on('error', () => {})
  const store = postgresStore(pool)
  return {
    ...store,
    close: async () => {
      await store.close()
      await pool.end()
    },
  }
}

/** Its tables are left as they are: a server that runs may know no newer ones. */
const checkVersion = async (query: SqlQuery): Promise<void> => {
  const rows = await query('select max(version) as newest from relink_schema').catch(
    (cause: unknown) => {
      if (!/relink_schema/.test(String(cause))) throw failed(`${String(cause)}.`, cause)
      throw failed('it has no tables of Relink. Check that it is the right one.', cause)
    },
  )
  const version = Number(rows[0]?.['newest'] ?? 0)
  if (version < migrations.length)
    throw failed(
      `its tables are of version ${version}, and this command knows version ${migrations.length}. Let a server of this version prepare them first.`,
    )
  if (version > migrations.length)
    throw failed(
      `a newer Relink brought its tables to version ${version}, and this one knows them up to ${migrations.length}. Update @relink/server.`,
    )
}

/** The store switches a file to its own journal as it opens it; of another app's file not even that may change. */
const checkFile = async (path: string): Promise<void> => {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    database.exec('pragma busy_timeout = 5000')
    await checkVersion(async (text) => database.prepare(text).all())
  } finally {
    database.close()
  }
}

/**
 * Opens a database that servers use already, and changes nothing about it.
 *
 * @throws RelinkError `option_invalid`
 */
export const openStore = async (place: Place): Promise<Store> => {
  if (place.database === 'sqlite') {
    if (!existsSync(place.path)) throw failed(`there is no file ${place.path}. Check the path.`)
    await checkFile(place.path)
    return sqliteStore(place.path)
  }
  const store = await openPostgres(place.url)
  try {
    await checkVersion(store.query)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}
