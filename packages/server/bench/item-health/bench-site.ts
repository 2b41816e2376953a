import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { servePostgres, type ServedPostgres } from '../../src/test/serve-postgres.ts'
import { startChild, type Child } from './child-process.ts'
import type { BareAnswers, BareSettings } from './bare-process.ts'
import type { LoadAnswers } from './load-process.ts'
import type { StorePlace } from './open-bench-store.ts'
import { startPlaidStub, type PlaidStub } from './plaid-stub.ts'
import type { ServerAnswers, ServerSettings } from './server-process.ts'

export type Server = Child<ServerAnswers>
export type BareServer = Child<BareAnswers>
export type Load = Child<LoadAnswers>

/** One kind of database, each place in it new and empty. */
export interface Kind {
  name: string
  newPlace(): Promise<StorePlace>
}

/** All that the benchmarks run on. */
export interface BenchSite {
  plaid: PlaidStub
  postgres: ServedPostgres
  kinds: Kind[]
  load: Load
  startServer(place: StorePlace): Promise<Server>
  startBare(place: StorePlace): Promise<BareServer>
  close(): Promise<void>
}

/** Starts Plaid's stub, PostgreSQL and the process that makes the load. */
export const openBenchSite = async (): Promise<BenchSite> => {
  const folder = mkdtempSync(join(tmpdir(), 'relink-bench-'))
  const plaid = await startPlaidStub()
  const postgres = await servePostgres()
  let places = 0
  let processes = 0
  const logFile = (): string => {
    processes += 1
    return join(folder, `process-${processes}.log`)
  }
  const load: Load = await startChild(new URL('load-process.ts', import.meta.url), {}, logFile())
  return {
    plaid,
    postgres,
    load,
    kinds: [
      {
        name: 'SQLite',
        newPlace: async () => {
          places += 1
          return { sqlite: join(folder, `${places}.db`) }
        },
      },
      {
        name: 'Postgres',
        newPlace: async () => {
          places += 1
          await postgres.pool.query(`create database bench_${places}`)
          return { postgres: { ...postgres.settings, database: `bench_${places}` } }
        },
      },
    ],
    startServer: (place) =>
      startChild(
        new URL('server-process.ts', import.meta.url),
        { place, plaidOrigin: plaid.origin } satisfies ServerSettings,
        logFile(),
      ),
    startBare: (place) =>
      startChild(
        new URL('bare-process.ts', import.meta.url),
        { place, publicKey: plaid.publicKey } satisfies BareSettings,
        logFile(),
      ),
    close: async () => {
      await load.end()
      await postgres.close()
      plaid.close()
      rmSync(folder, { recursive: true })
    },
  }
}
