import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { checkNews, createListeners } from './listeners.ts'
import { wait } from '../time/wait.ts'
import type { DevelopmentKey, SqlQuery, Store } from './store.ts'

const busy = 5
const patience = 5_000
const blockingWait = 50
const lookEvery = 500
const inMemory = ':memory:'

const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  // The low byte is the primary code; the rest says which kind of busy.
  (error.errcode & 0xff) === busy

/** Waits for another process without stopping this one, which SQLite's own busy timeout would. */
const patiently = async <T>(attempt: () => T): Promise<T> => {
  const until = Date.now() + patience
  for (;;) {
    try {
      return attempt()
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error
    }
    await wait(10 + Math.random() * 40)
  }
}

const sleeping = new Int32Array(new SharedArrayBuffer(4))

/** Of several processes that switch the same new file at once SQLite refuses some, whatever its busy timeout. */
const switchToWal = (database: DatabaseSync): void => {
  const until = Date.now() + patience
  for (;;) {
    try {
      return database.exec('pragma journal_mode = wal')
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error
    }
    Atomics.wait(sleeping, 0, 0, 10 + Math.random() * 40)
  }
}

const openDatabase = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path)
  // Long while opening, when nothing else is to be done.
  database.exec(`pragma busy_timeout = ${patience}`)
  switchToWal(database)
  // An Item whose row a power cut undoes is one at Plaid that nobody can use or remove.
  database.exec('pragma synchronous = full')
  database.exec(`pragma busy_timeout = ${blockingWait}`)
  return database
}

/** Asks `look` now and every so often, as long as it isn't stopped. */
const keepLooking = (look: () => Promise<void>): (() => void) => {
  let timer: NodeJS.Timeout | undefined
  let isWanted = true
  const again = async (): Promise<void> => {
    await look()
    if (isWanted) timer = setTimeout(again, lookEvery).unref()
  }
  void again()
  return () => {
    isWanted = false
    clearTimeout(timer)
  }
}

const openStore = (path: string, developmentKey: DevelopmentKey): Store => {
  const database = openDatabase(path)
  const statements = new Map<string, StatementSync>()
  let lastInLine: Promise<unknown> = Promise.resolve()

  /** One connection, so whatever ran during a transaction would be part of it: everyone queues. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const turn = lastInLine.then(task)
    lastInLine = turn.catch(() => null)
    return turn
  }

  const run: SqlQuery = (text, values = []) =>
    patiently(() => {
      const statement = statements.get(text) ?? database.prepare(text.replace(/\$(\d+)/g, '?$1'))
      statements.set(text, statement)
      return statement.all(...values)
    })

  const listeners = createListeners((pass) => {
    if (path === inMemory) return () => {}
    let seen: unknown = null
    return keepLooking(async () => {
      const before = seen
      // Moves with what other connections commit, and stays with what this one does.
      seen = await inTurn(() => run('pragma data_version')).then(
        ([row]) => row?.['data_version'],
        // Whoever looks for themselves is told what is wrong with the file.
        () => null,
      )
      if (before === null || seen !== before) pass(null)
    })
  })

  return {
    developmentKey,
    query: (text, values) => inTurn(() => run(text, values)),
    transaction: (work) =>
      inTurn(async () => {
        const told: string[] = []
        await patiently(() => database.exec('begin immediate'))
        try {
          const result = await work(run, async (news) => {
            told.push(checkNews(news))
          })
          await patiently(() => database.exec('commit'))
          for (const news of told) listeners.pass(news)
          return result
        } catch (error) {
          if (database.isTransaction) database.exec('rollback')
          throw error
        }
      }),
    listen: listeners.listen,
    close: () => {
      listeners.close()
      return inTurn(async () => {
        if (database.isOpen) database.close()
      })
    },
  }
}

const keyFile = (path: string): DevelopmentKey => ({
  place: path,
  keep: (fresh) => {
    const draft = `${path}.${process.pid}`
    writeFileSync(draft, `${fresh}\n`, { mode: 0o600 })
    try {
      // Made whole or not at all, so that a process starting beside this one reads no half key.
      linkSync(draft, path)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    } finally {
      rmSync(draft)
    }
    return readFileSync(path, 'utf8').trim()
  },
})

/**
 * Keeps Items in one SQLite file, through Node's own `node:sqlite`: nothing to install, and several
 * processes of one machine may share it. Not for network drives, where SQLite's locks don't hold.
 * While Relink listens for news, it notices within half a second that another process wrote.
 *
 * With `development: true` and no key in the environment, the generated key lies in `<path>.key`.
 *
 * @param path The database file; made when missing, its folder is not.
 */
export const sqliteStore = (path: string): Store => openStore(path, keyFile(`${path}.key`))

/** Keeps Items in memory until the process ends, for tests and demonstrations. */
export const memoryStore = (): Store => {
  let kept: string | null = null
  return openStore(inMemory, {
    place: 'memory',
    keep: (fresh) => {
      kept ??= fresh
      return kept
    },
  })
}
