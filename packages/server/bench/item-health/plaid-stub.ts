import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

/** The name of the key that webhooks are signed with here. */
export const kid = 'bench-key'

/** Stands in for Plaid, answers at once, and signs nothing itself. */
export interface PlaidStub {
  origin: string
  /** Signs webhooks. */
  privateKey: JWK
  publicKey: JWK
  /** How many requests of a path came so far. */
  count(path: string): number
  close(): void
}

const accounts = ['Checking', 'Savings', 'Card', 'Loan', 'Brokerage'].map((name, index) => ({
  account_id: `account-${index}`,
  name,
  official_name: null,
  mask: String(1000 + index),
  type: 'depository',
  subtype: 'checking',
  balances: { available: 100, current: 110, limit: null, iso_currency_code: 'USD' },
}))

/** Every second Item has to be signed in to anew, so that half of all webhooks change what a person sees. */
const itemOf = (accessToken: string): object => ({
  item_id: accessToken.replace('access-sandbox-', ''),
  institution_id: 'ins_1',
  institution_name: 'First Platypus Bank',
  error: /[13579]$/.test(accessToken)
    ? {
        error_type: 'ITEM_ERROR',
        error_code: 'ITEM_LOGIN_REQUIRED',
        error_message: 'the login details of this item have changed',
        display_message: null,
      }
    : null,
  consent_expiration_time: null,
})

/** Starts the stub in this process. */
export const startPlaidStub = async (): Promise<PlaidStub> => {
  const keys = await generateKeyPair('ES256', { extractable: true })
  const publicKey = { ...(await exportJWK(keys.publicKey)), kid, alg: 'ES256', use: 'sig' }
  const counts = new Map<string, number>()

  const answers: Record<string, (body: Record<string, string>) => object> = {
    '/item/get': (body) => ({ item: itemOf(body['access_token'] ?? ''), status: null }),
    '/accounts/get': (body) => ({ accounts, item: itemOf(body['access_token'] ?? '') }),
    '/webhook_verification_key/get': () => ({
      key: { ...publicKey, created_at: 1_700_000_000, expired_at: null },
    }),
    '/link/token/create': () => ({
      link_token: `link-sandbox-${crypto.randomUUID()}`,
      expiration: new Date(Date.now() + 4 * 60 * 60_000).toISOString(),
    }),
  }
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    counts.set(path, (counts.get(path) ?? 0) + 1)
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      text += chunk
    })
    request.once('end', () => {
      const answer = answers[path]?.(JSON.parse(text) as Record<string, string>)
      response.statusCode = answer === undefined ? 404 : 200
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ ...answer, request_id: 'bench' }))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    privateKey: await exportJWK(keys.privateKey),
    publicKey,
    count: (path) => counts.get(path) ?? 0,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
