import type { SqlQuery, SqlRow, Store } from './store.ts'

interface Queryable {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

/** What is used of a `pg` client. */
export interface PostgresClient extends Queryable {
  on(event: 'error', listener: (error: Error) => void): unknown
  off(event: 'error', listener: (error: Error) => void): unknown
  release(destroy?: boolean): void
}

/** What is used of a `pg` Pool; anything of this shape will do. */
export interface PostgresPool extends Queryable {
  connect(): Promise<PostgresClient>
}

const queryOf =
  (target: Queryable): SqlQuery =>
  async (text, values = []) => {
    const { rows } = await target.query(text, [...values])
    return rows as SqlRow[]
  }

// The statement that was under way, or the next one, fails with the same error.
const leaveToStatements = (): void => {}

/**
 * Keeps Items in Postgres, shared by any number of app servers.
 *
 * Tables are named `relink_*` and live wherever the pool's search path points. No key is kept here,
 * so `RELINK_ENCRYPTION_KEY` is needed in development as well.
 *
 * @param pool Your own `pg` Pool. It stays yours: closing Relink does not end it.
 */
export const postgresStore = (pool: PostgresPool): Store => ({
  query: queryOf(pool),
  transaction: async (work) => {
    const client = await pool.connect()
    let broken = false
    // The pool listens while a client is idle. A connection cut now would otherwise end the process.
    client.on('error', leaveToStatements)
    try {
      await client.query('begin')
      const result = await work(queryOf(client))
      await client.query('commit')
      return result
    } catch (error) {
      try {
        await client.query('rollback')
      } catch {
        // The connection itself is gone; the pool must not hand it out again.
        broken = true
      }
      throw error
    } finally {
      client.off('error', leaveToStatements)
      client.release(broken)
    }
  },
  close: async () => {},
})
