import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { Pool } from 'pg'

/** Postgres itself, compiled to run in this process, behind a socket that the real `pg` connects to. */
export interface ServedPostgres {
  pool: Pool
  /** Empties the database. */
  clear(): Promise<void>
  close(): Promise<void>
}

/**
 * Starts Postgres. Takes seconds and some 470 MB, so start one for a whole file.
 *
 * There is one session behind all connections, which the socket server hands from transaction to
 * transaction; enough for what several app servers do, though their transactions never overlap.
 */
export const servePostgres = async (): Promise<ServedPostgres> => {
  const db = await PGlite.create()
  const server = new PGLiteSocketServer({ db, port: 0, maxConnections: 4 })
  await server.start()
  const [host = '127.0.0.1', port] = server.getServerConn().split(':')
  const settings = { host, port: Number(port), user: 'postgres', database: 'postgres' }
  const pool = new Pool({ ...settings, max: 4 })
  return {
    pool,
    clear: async () => {
      await pool.query('drop schema public cascade')
      await pool.query('create schema public')
    },
    close: async () => {
      await pool.end()
      await server.stop()
      await db.close()
    },
  }
}
