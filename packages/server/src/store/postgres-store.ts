import { checkNews, createListeners } from './listeners.ts'
import { channel, keepListening } from './postgres-listening.ts'
import type { SqlQuery, SqlRow, Store } from './store.ts'

interface Queryable {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

/** What is used of a notification. */
export interface PostgresNotification {
  channel: string
  payload?: string | undefined
}

/** What is used of a `pg` client. */
export interface PostgresClient extends Queryable {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'notification', listener: (message: PostgresNotification) => void): unknown
  off(event: 'error', listener: (error: Error) => void): unknown
  off(event: 'notification', listener: (message: PostgresNotification) => void): unknown
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

/**
 * Keeps Items in Postgres, shared by any number of app servers.
 *
 * Tables are named `relink_*` and live wherever the pool's search path points. No key is kept here,
 * so `RELINK_ENCRYPTION_KEY` is needed in development as well.
 *
 * While Relink listens for news of other servers it keeps one client of the pool to itself, so the
 * pool needs a `max` of 2 or more; with 1 nothing else would ever get a client. The news goes over
 * `LISTEN`, which a PgBouncer that pools by transaction does not pass on.
 *
 * @param pool Your own `pg` Pool. It stays yours: closing Relink gives back its client and does not
 * end the pool, and `pool.end()` waits until Relink is closed. Give it an `error` listener, as `pg`
 * asks; without one a database that restarts ends your process.
 */
export const postgresStore = (pool: PostgresPool): Store => {
  const listeners = createListeners((pass) => keepListening(pool, pass))
  return {
    query: queryOf(pool),
    transaction: async (work) => {
      const client = await pool.connect()
      const query = queryOf(client)
      let isBroken = false
      // The pool listens while a client is idle. A connection cut now would otherwise end the
      // process; the statement that is under way, or the next one, fails as well.
      const onError = (): void => {
        isBroken = true
      }
      client.on('error', onError)
      try {
        await client.query('begin')
        const result = await work(query, async (news) => {
          await query('select pg_notify($1, $2)', [channel, checkNews(news)])
        })
        await client.query('commit')
        return result
      } catch (error) {
        try {
          await client.query('rollback')
        } catch {
          // The connection itself is gone; the pool must not hand it out again.
          isBroken = true
        }
        throw error
      } finally {
        client.off('error', onError)
        client.release(isBroken)
      }
    },
    listen: listeners.listen,
    close: async () => {
      listeners.close()
    },
  }
}
