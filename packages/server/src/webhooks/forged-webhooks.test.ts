import { createHmac, createPublicKey } from 'node:crypto'
import { base64url, exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose'
import { expect, test } from 'vitest'
import { startWithWebhooks, webhookRows, type WebhookedRelink } from '../test/serve-webhooks.ts'
import { soon } from '../test/soon.ts'

const minute = 60_000
const hour = 60 * minute

const keyCalls = (server: WebhookedRelink): number =>
  server.calls.filter(({ path }) => path === '/webhook_verification_key/get').length

const bodyFor = (itemId: string, more: object = {}): string =>
  JSON.stringify(
    {
      webhook_type: 'ITEM',
      webhook_code: 'NEW_ACCOUNTS_AVAILABLE',
      item_id: itemId,
      error: null,
      environment: 'sandbox',
      ...more,
    },
    null,
    2,
  )

const hashOf = async (body: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body))).toString('hex')

const kidOf = (token: string): string =>
  (JSON.parse(new TextDecoder().decode(base64url.decode(token.split('.')[0] ?? ''))) as JWK).kid ??
  ''

/** A server with one healthy Item, and a webhook about it as Plaid signs it. */
const start = async () => {
  const server = await startWithWebhooks()
  const item = await server.connect()
  const body = bodyFor(item.id)
  const token = await server.control.signWebhook(body)
  const kid = kidOf(token)
  const found = await server.plaid.webhookVerificationKeyGet({ key_id: kid })
  server.calls.length = 0
  const { kty, crv, x, y } = found.data.key
  const publicKey: JWK = { kty, crv, x, y }
  return { server, item, body, token, kid, publicKey }
}

type Started = Awaited<ReturnType<typeof start>>

/** Signed by somebody who is not Plaid. */
const signElsewhere = async (body: string, kid: string, at: number): Promise<string> => {
  const { privateKey } = await generateKeyPair('ES256')
  return new SignJWT({ request_body_sha256: await hashOf(body) })
    .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' })
    .setIssuedAt(Math.floor(at / 1000))
    .sign(privateKey)
}

const encode = (value: object): string => base64url.encode(JSON.stringify(value))

const unsigned = async ({ body, kid, server }: Started, alg: string): Promise<string> =>
  `${encode({ alg, kid, typ: 'JWT' })}.${encode({
    request_body_sha256: await hashOf(body),
    iat: Math.floor(server.clock.now / 1000),
  })}`

test.each<[string, (started: Started) => Promise<{ body?: string; token: string | null }>]>([
  ['without a signature', async () => ({ token: null })],
  ['with an empty signature', async () => ({ token: '' })],
  ['with garbage for a signature', async () => ({ token: 'garbage' })],
  ['with three parts of garbage', async () => ({ token: 'a.b.c' })],
  ['with a signature of a megabyte', async () => ({ token: 'a'.repeat(1_000_000) })],
  [
    'that says it needs no signature',
    async (started) => ({ token: `${await unsigned(started, 'none')}.` }),
  ],
  [
    'that takes the public key for a shared secret',
    async (started) => {
      const said = await unsigned(started, 'HS256')
      const key = createPublicKey({ key: { ...started.publicKey }, format: 'jwk' })
      const secret = key.export({ type: 'spki', format: 'pem' })
      return { token: `${said}.${createHmac('sha256', secret).update(said).digest('base64url')}` }
    },
  ],
  [
    'signed with another key under the name of a good one',
    async ({ body, kid, server }) => ({ token: await signElsewhere(body, kid, server.clock.now) }),
  ],
  [
    'that brings its own key along',
    async ({ body, kid, server }) => {
      const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
      const token = await new SignJWT({ request_body_sha256: await hashOf(body) })
        .setProtectedHeader({ alg: 'ES256', kid, jwk: await exportJWK(publicKey) })
        .setIssuedAt(Math.floor(server.clock.now / 1000))
        .sign(privateKey)
      return { token }
    },
  ],
  [
    'signed with a key that nobody knows',
    async ({ body, server }) => ({
      token: await signElsewhere(body, 'no-such-key', server.clock.now),
    }),
  ],
  [
    'whose key has expired',
    async ({ token, server }) => {
      await server.control.rotateWebhookKey({ expireOld: true })
      return { token }
    },
  ],
  [
    'with one byte of the body changed',
    async ({ body, token }) => ({ body: body.replace('AVAILABLE', 'AVAILABLF'), token }),
  ],
  [
    'with the body written anew',
    async ({ body, token }) => ({ body: JSON.stringify(JSON.parse(body)), token }),
  ],
  ['with a space after the body', async ({ body, token }) => ({ body: `${body} `, token })],
  [
    'signed six minutes ago',
    async ({ body, server }) => ({
      token: await server.control.signWebhook(body, { issuedAt: server.clock.now - 6 * minute }),
    }),
  ],
  [
    'signed three minutes in the future',
    async ({ body, server }) => ({
      token: await server.control.signWebhook(body, { issuedAt: server.clock.now + 3 * minute }),
    }),
  ],
])('a webhook %s is refused, and nothing is touched', async (_, forge) => {
  const started = await start()
  const { server, body } = started
  const forged = await forge(started)
  const { status, text } = await server.post(forged.body ?? body, forged.token)
  expect(status).toBe(401)
  expect(JSON.parse(text)).toMatchObject({ error: { code: 'unauthenticated' } })
  expect(await webhookRows(server)).toEqual([])
  expect(server.calls.filter(({ path }) => path !== '/webhook_verification_key/get')).toEqual([])
  expect(keyCalls(server)).toBeLessThanOrEqual(1)
  expect((await server.relink.listItems('ann'))[0]?.health).toEqual({ status: 'healthy' })
})

test.each(['Plaid-Verification', 'plaid-verification', 'PLAID-VERIFICATION'])(
  'the header %s is read however it is written',
  async (header) => {
    const { server, body, token } = await start()
    expect((await server.post(body, null, { [header]: token })).status).toBe(200)
  },
)

test('a clock that is a few seconds behind or ahead of Plaid’s is no reason to refuse', async () => {
  const { server, body, item } = await start()
  for (const seconds of [-290, -10, 10, 25]) {
    const issuedAt = server.clock.now + seconds * 1000
    const token = await server.control.signWebhook(body, { issuedAt })
    expect((await server.post(body, token)).status).toBe(200)
  }
  await server.shows(item, { status: 'new_accounts' })
})

test('what a clock ahead of ours says does not count more than what Plaid answers next', async () => {
  const { server, item } = await start()
  const error = { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED' }
  const body = bodyFor(item.id, { webhook_code: 'ERROR', error })
  const issuedAt = server.clock.now + 25_000
  const token = await server.control.signWebhook(body, { issuedAt })
  expect((await server.post(body, token)).status).toBe(200)
  await soon(() => expect(server.reads()).toBe(1))
  await server.shows(item, { status: 'healthy' })
})

test('a body over 1 MB is refused before its key is looked up', async () => {
  const { server, item } = await start()
  const body = bodyFor(item.id, { padding: 'x'.repeat(1024 * 1024) })
  const { status } = await server.post(body, await server.control.signWebhook(body))
  expect(status).toBe(400)
  expect(keyCalls(server)).toBe(0)
  expect(await webhookRows(server)).toEqual([])
})

test('a long webhook is taken', async () => {
  const { server, item } = await start()
  const body = bodyFor(item.id, { padding: 'x'.repeat(900 * 1024) })
  const { status } = await server.post(body, await server.control.signWebhook(body))
  expect(status).toBe(200)
})

test.each([null, 'garbage'])('the body of what is signed with %s is not read', async (token) => {
  const { server } = await start()
  let pulls = 0
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        pulls += 1
        controller.enqueue(new Uint8Array(1024))
      },
    },
    { highWaterMark: 0 },
  )
  const request: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    body: stream,
    duplex: 'half',
    headers: token === null ? {} : { 'plaid-verification': token },
  }
  const url = 'https://app.test/api/link/webhooks'
  expect((await server.relink.fetch(new Request(url, request))).status).toBe(401)
  expect(pulls).toBe(0)
})

test('a delivery that is played back is acknowledged, and nothing is done again', async () => {
  const { server, body, token, item } = await start()
  expect((await server.post(body, token)).status).toBe(200)
  await server.shows(item, { status: 'new_accounts' })
  await soon(async () => expect((await webhookRows(server))[0]?.['handled_at']).not.toBeNull())
  const calls = server.calls.length
  expect((await server.post(body, token)).status).toBe(200)
  expect(await webhookRows(server)).toHaveLength(1)
  expect(server.calls).toHaveLength(calls)
})

test('a second good signature of the same words is the same delivery', async () => {
  const { server, body, token } = await start()
  const [header, payload, signature] = token.split('.')
  const bytes = Buffer.from(signature ?? '', 'base64url')
  // With s, n − s verifies as well.
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const s = BigInt(`0x${bytes.subarray(32).toString('hex')}`)
  const other = (order - s).toString(16).padStart(64, '0')
  const second = Buffer.concat([bytes.subarray(0, 32), Buffer.from(other, 'hex')])
  expect((await server.post(body, token)).status).toBe(200)
  const malleated = `${header}.${payload}.${second.toString('base64url')}`
  expect(malleated).not.toBe(token)
  expect((await server.post(body, malleated)).status).toBe(200)
  expect(await webhookRows(server)).toHaveLength(1)
})

test('of a hundred deliveries of the same at once, one is written down', async () => {
  const { server, body, token } = await start()
  const answers = await Promise.all(Array.from({ length: 100 }, () => server.post(body, token)))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  expect(await webhookRows(server)).toHaveLength(1)
  expect(server.log.filter((line) => line['isNew'] === true)).toHaveLength(1)
})

test('a key is looked up once, by whoever comes first, and an unknown one is remembered', async () => {
  const { server, body, token } = await start()
  await Promise.all([1, 2, 3].map(() => server.post(body, token)))
  expect(keyCalls(server)).toBe(1)
  const forged = await signElsewhere(body, 'no-such-key', server.clock.now)
  for (let count = 0; count < 5; count += 1)
    expect((await server.post(body, forged)).status).toBe(401)
  expect(keyCalls(server)).toBe(2)
})

/** Fifty webhooks with made-up keys; gives what they were answered with. */
const flood = async ({ server, body }: Started, round: string): Promise<number[]> => {
  const statuses: number[] = []
  for (let count = 0; count < 50; count += 1) {
    const forged = await signElsewhere(body, `made-up-${round}-${count}`, server.clock.now)
    statuses.push((await server.post(body, forged)).status)
  }
  return statuses
}

test('a flood of made-up keys leads to at most twenty questions a minute', async () => {
  const started = await start()
  const { server, body, token } = started
  expect((await server.post(body, token)).status).toBe(200)
  const statuses = await flood(started, 'first')
  expect(statuses.filter((status) => status === 401)).toHaveLength(19)
  expect(statuses.filter((status) => status === 503)).toHaveLength(31)
  expect(keyCalls(server)).toBe(20)
  // Plaid itself goes on being heard.
  const later = bodyFor('other')
  expect((await server.post(later, await server.control.signWebhook(later))).status).toBe(200)
  server.pass(61_000)
  await flood(started, 'second')
  expect(keyCalls(server)).toBe(40)
})

test('after a flood of made-up keys a webhook of Plaid’s is put off, and taken when it comes again', async () => {
  const started = await start()
  const { server, body, token } = started
  await flood(started, 'first')
  expect((await server.post(body, token)).status).toBe(503)
  expect(await webhookRows(server)).toEqual([])
  await flood(started, 'second')
  expect((await server.post(body, token)).status).toBe(200)
  // Those who repeat made-up ones lead to twenty more.
  await flood(started, 'second')
  await flood(started, 'second')
  expect(keyCalls(server)).toBe(40)
})

test('a new key works at once, and the old one until it expires', async () => {
  const { server, body, token, item } = await start()
  expect((await server.post(body, token)).status).toBe(200)
  const issuedLater = bodyFor(item.id, { later: true })
  const byOld = await server.control.signWebhook(issuedLater)
  await server.control.rotateWebhookKey()
  const renewed = bodyFor(item.id, { renewed: true })
  const byNew = await server.control.signWebhook(renewed)
  expect(kidOf(byNew)).not.toBe(kidOf(byOld))
  expect((await server.post(renewed, byNew)).status).toBe(200)
  expect((await server.post(issuedLater, byOld)).status).toBe(200)
})

test('a key that was good is looked at again after an hour, so that its end is noticed', async () => {
  const { server, item } = await start()
  const keyOf = (body: string) => server.control.signWebhook(body)
  const first = bodyFor(item.id)
  expect((await server.post(first, await keyOf(first))).status).toBe(200)
  server.pass(61 * minute)
  const stolen = bodyFor(item.id, { stolen: true })
  const token = await keyOf(stolen)
  await server.control.rotateWebhookKey({ expireOld: true })
  expect((await server.post(stolen, token)).status).toBe(401)
})

test('a key that Plaid said would expire is refused from then on, without another question', async () => {
  const { server, item } = await start()
  const { now } = server.clock
  const signAfter = (body: string, milliseconds: number) =>
    server.control.signWebhook(body, { issuedAt: now + milliseconds })
  const [early, late] = [bodyFor(item.id, { early: true }), bodyFor(item.id, { late: true })]
  const soonAfter = await signAfter(early, 23.5 * hour)
  const tooLate = await signAfter(late, 24.2 * hour)
  await server.control.rotateWebhookKey()
  server.pass(23.5 * hour)
  expect((await server.post(early, soonAfter)).status).toBe(200)
  server.pass(0.7 * hour)
  const asked = keyCalls(server)
  expect((await server.post(late, tooLate)).status).toBe(401)
  expect(keyCalls(server)).toBe(asked)
})

test('while Plaid is down a webhook with an unknown key is put off, not refused', async () => {
  const { server, body, token, item } = await start()
  server.outages.add('/webhook_verification_key/get')
  const answer = await server.post(body, token)
  expect(answer.status).toBe(503)
  expect(await webhookRows(server)).toEqual([])
  server.outages.clear()
  expect((await server.post(body, token)).status).toBe(200)
  await server.shows(item, { status: 'new_accounts' })
})

test('while Plaid is down a key that was good an hour ago still is', async () => {
  const { server, body, token, item } = await start()
  expect((await server.post(body, token)).status).toBe(200)
  server.pass(2 * hour)
  server.outages.add('/webhook_verification_key/get')
  server.calls.length = 0
  for (let count = 0; count < 5; count += 1) {
    const next = bodyFor(item.id, { count })
    expect((await server.post(next, await server.control.signWebhook(next))).status).toBe(200)
  }
  // And Plaid is not asked with each.
  expect(keyCalls(server)).toBe(1)
})

test('wrong API keys say nothing of a webhook’s key, which is looked up again once they are right', async () => {
  const { server, body, token } = await start()
  const { id } = await server.control.addFault({
    where: '/webhook_verification_key/get',
    kind: 'fail',
    errorCode: 'INVALID_API_KEYS',
    times: 1,
  })
  expect((await server.post(body, token)).status).toBe(502)
  await server.control.clearFaults(id)
  expect((await server.post(body, token)).status).toBe(200)
})

test('Plaid needs neither a session nor an origin', async () => {
  const { server, body, token } = await start()
  const answer = await server.post(body, token, { origin: 'https://plaid.com' })
  expect(answer.status).toBe(200)
})
