import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Configuration, PlaidApi, type CountryCode, type Products } from 'plaid'
import { createRelink } from '../src/exports/index.ts'
import { sqliteStore } from '../src/exports/sqlite.ts'

/**
 * What Relink adds to asking Plaid for a link token: `POST /link-tokens` beside the SDK's bare call,
 * turn and turn about, against one server on this machine that answers at once.
 */
const rounds = 500
const warmUp = 100

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })

const stub = createServer((request, response) => {
  request.resume()
  request.once('end', () => {
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        link_token: `link-sandbox-${crypto.randomUUID()}`,
        expiration: new Date(Date.now() + 4 * 60 * 60_000).toISOString(),
        request_id: 'bench',
      }),
    )
  })
})
const plaid = new PlaidApi(
  new Configuration({
    basePath: await listen(stub),
    baseOptions: { headers: { 'PLAID-CLIENT-ID': 'bench', 'PLAID-SECRET': 'bench' } },
  }),
)
const folder = mkdtempSync(join(tmpdir(), 'relink-bench-'))
const relink = createRelink({
  plaid,
  environment: 'sandbox',
  authorize: () => 'bench',
  store: sqliteStore(join(folder, 'relink.db')),
  redirectUri: 'https://app.test/oauth',
  clientName: 'Bench',
  encryptionKeys: [{ kid: 'bench', key: Buffer.alloc(32, 1).toString('base64url') }],
})

const bare = async (): Promise<void> => {
  await plaid.linkTokenCreate({
    client_name: 'Bench',
    language: 'en',
    country_codes: ['US'] as unknown as CountryCode[],
    user: { client_user_id: 'bench' },
    redirect_uri: 'https://app.test/oauth',
    products: ['transactions'] as unknown as Products[],
  })
}

const throughRelink = async (): Promise<void> => {
  const response = await relink.fetch(
    new Request('https://app.test/api/link/link-tokens', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://app.test' },
      body: JSON.stringify({ mode: 'new', flowId: crypto.randomUUID(), returnTo: '/banks' }),
    }),
  )
  if (!response.ok) throw new Error(await response.text())
  await response.json()
}

const timed = async (run: () => Promise<void>): Promise<number> => {
  const start = performance.now()
  await run()
  return performance.now() - start
}

const quantile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN

const times = { bare: [] as number[], relink: [] as number[] }
for (let round = -warmUp; round < rounds; round += 1) {
  const pair = { bare: await timed(bare), relink: await timed(throughRelink) }
  if (round < 0) continue
  times.bare.push(pair.bare)
  times.relink.push(pair.relink)
}
const show = (milliseconds: number): string => `${milliseconds.toFixed(2)} ms`
console.log(`medians (and 95th percentiles) of ${rounds} interleaved runs`)
console.log(
  `plaid SDK alone    ${show(quantile(times.bare, 0.5))} (${show(quantile(times.bare, 0.95))})`,
)
console.log(
  `POST /link-tokens  ${show(quantile(times.relink, 0.5))} (${show(quantile(times.relink, 0.95))})`,
)
const own = times.relink.map((time, index) => time - (times.bare[index] ?? 0))
console.log(`Relink's own time  ${show(quantile(own, 0.5))}   aim: at most 3 ms`)
await relink.close()
stub.close()
stub.closeAllConnections()
rmSync(folder, { recursive: true })
