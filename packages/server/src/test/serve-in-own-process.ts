import { createServer } from 'node:http'
import { flushCompileCache } from 'node:module'
import type { AddressInfo } from 'node:net'
import { Configuration, PlaidApi } from 'plaid'
import { Pool, type PoolConfig } from 'pg'
import { createRelink } from '../create-relink.ts'
import { postgresStore } from '../store/postgres-store.ts'
import { sqliteStore } from '../store/sqlite-store.ts'

/** Where a process of a test keeps its rows. */
export type ProcessPlace = { sqlite: string } | { postgres: PoolConfig }

/** What a test tells a process of its own, as JSON in `RELINK_TEST`. */
export interface ProcessSettings {
  plaidOrigin: string
  place: ProcessPlace
  /** Milliseconds that its clock is ahead. */
  ahead: number
}

/** Run by a test: `node serve-in-own-process.ts`. Says on its output where it listens, logs, and what it heard. */
const { plaidOrigin, place, ahead } = JSON.parse(
  process.env['RELINK_TEST'] ?? '{}',
) as ProcessSettings

const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
const openPostgres = (config: PoolConfig): ReturnType<typeof postgresStore> => {
  const pool = new Pool({ ...config, max: 4 })
  pool.on('error', () => {})
  return postgresStore(pool)
}
const relink = createRelink({
  plaid: new PlaidApi(
    new Configuration({
      basePath: plaidOrigin,
      baseOptions: { headers: { 'PLAID-CLIENT-ID': 'client', 'PLAID-SECRET': 'secret' } },
    }),
  ),
  environment: 'sandbox',
  authorize: (request) => request.headers.get('x-person'),
  store: 'sqlite' in place ? sqliteStore(place.sqlite) : openPostgres(place.postgres),
  redirectUri: 'https://app.test/oauth',
  clientName: 'Test app',
  encryptionKeys: [{ kid: 'test', key: 'a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s' }],
  logger: (line) => say(line),
  now: () => Date.now() + ahead,
  onLinked: ({ owner, item }) => say({ heard: 'onLinked', owner, itemId: item.id }),
  onLinkLost: (event) => say({ heard: 'onLinkLost', ...event }),
  onRemoved: ({ itemId, cause }) => say({ heard: 'onRemoved', itemId, cause }),
  onHealthChanged: ({ item }) => say({ heard: 'onHealthChanged', health: item.health }),
})

const server = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
  const answer = async (): Promise<void> => {
    const { method = 'GET', url = '/' } = incoming
    if (url.startsWith('/rotate/')) {
      const code = await relink.rotate(url.slice('/rotate/'.length)).then(
        () => 'rotated',
        (error: unknown) => (error as { code?: string }).code ?? String(error),
      )
      return void outgoing.end(JSON.stringify(code))
    }
    const response = await relink.fetch(
      new Request(`https://app.test${url}`, {
        method,
        headers: incoming.headers as Record<string, string>,
        ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks).toString() }),
      }),
    )
    outgoing.writeHead(response.status, { 'content-type': 'application/json' })
    outgoing.end(await response.text())
  }
  incoming.on('end', () => void answer())
})
// Written at the end otherwise, which a process that is killed does not have.
flushCompileCache()
server.listen(0, '127.0.0.1', () => {
  say({ port: (server.address() as AddressInfo).port })
})
