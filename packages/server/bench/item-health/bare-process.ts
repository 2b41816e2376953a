// The least that a webhook costs: its signature, its hash and one row, behind the same HTTP server.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import { getRequestListener } from '@hono/node-server'
import { importJWK, jwtVerify, type JWK } from 'jose'
import { answerQuestions, readSettings } from './child-process.ts'
import { openPool, type StorePlace } from './open-bench-store.ts'

/** What the bare server is started with. */
export interface BareSettings {
  place: StorePlace
  publicKey: JWK
}

type Insert = (hash: string, body: string) => unknown

const table = 'create table bare_webhooks (hash text primary key, body text not null)'
const text = 'insert into bare_webhooks (hash, body) values ($1, $2)'

const openTable = async (place: StorePlace): Promise<{ insert: Insert; close(): unknown }> => {
  if ('postgres' in place) {
    const pool = openPool(place.postgres)
    await pool.query(table)
    return { insert: (hash, body) => pool.query(text, [hash, body]), close: () => pool.end() }
  }
  const database = new DatabaseSync(place.sqlite)
  // As safe as Relink's own: on the disk when it is acknowledged.
  database.exec('pragma journal_mode = wal; pragma synchronous = full')
  database.exec(table)
  const statement = database.prepare(text.replaceAll('$', '?'))
  return {
    insert: (hash, body) => statement.run(hash, body),
    close: () => {
      database.close()
    },
  }
}

const settings = readSettings<BareSettings>()
const key = await importJWK(settings.publicKey, 'ES256')
const { insert, close } = await openTable(settings.place)

const answer = async (request: Request): Promise<Response> => {
  const body = Buffer.from(await request.arrayBuffer())
  const token = request.headers.get('plaid-verification') ?? ''
  const { payload } = await jwtVerify(token, key, { algorithms: ['ES256'], maxTokenAge: 300 })
  const hash = createHash('sha256').update(body).digest('hex')
  if (payload['request_body_sha256'] !== hash) return new Response(null, { status: 401 })
  await insert(hash, body.toString())
  return Response.json({ received: true })
}
const server = createServer(getRequestListener(answer))
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve)
})

const answers = {
  origin: (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  /** Milliseconds of CPU so far. */
  cpu: (): number => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
}
export type BareAnswers = typeof answers

answerQuestions(answers, async () => {
  server.close()
  server.closeAllConnections()
  await close()
})
