import { spawn, spawnSync, type SpawnOptions } from 'node:child_process'
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { findPostgres } from '../../../tooling/src/find-postgres.ts'

/** A PostgreSQL server of its own, with its data in a temporary folder. */
export interface ServedPostgres {
  pool: Pool
  /** Where it listens, for `pg` in this process or another. */
  settings: { host: string; port: number; user: string; database: string }
  /** Another pool, as another app server would have; ended by `close`. */
  newPool(max?: number): Pool
  /** Empties the database. */
  clear(): Promise<void>
  /** Cuts every connection and stops at once, as a crash would. */
  stop(): Promise<void>
  /** Starts again at the same address, with what was committed. */
  start(): Promise<void>
  close(): Promise<void>
}

const patience = 20_000
/** Names the socket; nobody else is in its folder. */
const port = 5432

/** PostgreSQL refuses to run as root; then it runs as the user that its package made. */
const unprivileged = (): Pick<SpawnOptions, 'uid' | 'gid'> => {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  const [, , uid, gid] = users.find((line) => line.startsWith('postgres:'))?.split(':') ?? []
  if (uid === undefined || gid === undefined)
    throw new Error(
      'PostgreSQL does not run as root: make a user named postgres, as the package postgresql does, or run the tests as somebody else.',
    )
  return { uid: Number(uid), gid: Number(gid) }
}

/**
 * Runs the server until its own input ends, which it does even when these tests are killed. The
 * folder goes with it, unless it was told to keep it.
 */
const keeper = `
folder=$1; shift
"$@" & server=$!
read -r word
kill -QUIT $server 2>/dev/null
wait $server
[ "$word" = keep ] || rm -rf "$folder"
`

/** Starts PostgreSQL in about a second, as Debian ships it. One for a file of tests is enough. */
export const servePostgres = async (): Promise<ServedPostgres> => {
  const bin = findPostgres()
  const user = unprivileged()
  const folder = mkdtempSync(join(tmpdir(), 'relink-postgres-'))
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const options = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C' } }

  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'],
    { ...options, encoding: 'utf8' },
  )
  if (made.status !== 0) {
    rmSync(folder, { recursive: true })
    throw new Error(`initdb failed: ${made.stderr}`, { cause: made.error })
  }

  let leave: ((word: 'keep' | 'remove') => Promise<void>) | null = null

  const start = async (): Promise<void> => {
    // A socket in the folder: no port that something else might take.
    const place = ['-h', '', '-k', folder, '-p', String(port)]
    const child = spawn(
      'sh',
      ['-c', keeper, 'sh', folder, join(bin, 'postgres'), '-D', data, ...place],
      // In a group of its own, so that Ctrl-C leaves the tidying to it.
      { ...options, detached: true, stdio: ['pipe', 'ignore', 'pipe'] },
    )
    const exited = new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
    })
    leave = async (word) => {
      leave = null
      child.stdin.end(`${word}\n`)
      await exited
    }
    await new Promise<void>((resolve, reject) => {
      let said = ''
      const fail = (): void => {
        child.stdin.end()
        reject(new Error(`PostgreSQL did not start: ${said}`))
      }
      const late = setTimeout(fail, patience)
      child.once('error', reject)
      child.once('exit', fail)
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (!said.includes('ready to accept connections')) return
        clearTimeout(late)
        resolve()
      })
    })
  }
  const stop = async (): Promise<void> => leave?.('keep')

  const settings = { host: folder, port, user: 'postgres', database: 'postgres' }
  const pools: Pool[] = []
  const newPool = (max = 4): Pool => {
    const pool = new Pool({ ...settings, max })
    // What `stop` does to idle clients is no surprise; without a listener it ends the process.
    pool.on('error', () => {})
    pools.push(pool)
    return pool
  }

  await start()
  const pool = newPool()
  return {
    pool,
    settings,
    newPool,
    clear: async () => {
      await pool.query('drop schema public cascade')
      await pool.query('create schema public')
    },
    stop,
    start,
    close: async () => {
      await Promise.all(pools.map((each) => each.end()))
      await leave?.('remove')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
