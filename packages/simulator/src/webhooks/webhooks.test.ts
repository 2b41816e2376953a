import { createLocalJWKSet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../create-simulator.ts'
import { emptyState, type Item } from '../engine/simulator-state.ts'

const day = 24 * 60 * 60_000
const start = Date.UTC(2026, 0, 5)

const makeItem = (change: Partial<Item> = {}): Item => ({
  id: 'item-1',
  accessToken: 'access-sandbox-1',
  institutionId: 'ins_109508',
  clientUserId: 'ada',
  userId: null,
  login: { username: 'user_good', accounts: null },
  products: ['auth'],
  consentedProducts: ['auth'],
  webhook: 'https://app.example/webhook',
  createdAt: start,
  workingSince: start,
  problem: null,
  consentExpiresAt: null,
  accounts: [{ id: 'account-1', key: 'checking', verification: null }],
  authMethod: null,
  wrongCodes: 0,
  announced: [],
  lastWebhook: null,
  ...change,
})

interface Received {
  at: number
  header: string
  text: string
  code: string
}

interface World {
  simulator: Simulator
  received: Received[]
  answers: (number | Error)[]
  pass: (milliseconds: number) => Promise<void>
}

const begin = (change: Partial<Item> = {}): World => {
  let time = start
  const received: Received[] = []
  const answers: (number | Error)[] = []
  const state = emptyState()
  const item = makeItem(change)
  state.items[item.id] = item
  state.accessTokens[item.accessToken] = item.id
  const simulator = createSimulator({
    state,
    now: () => time,
    deliver: async (request) => {
      const text = await request.text()
      const code = String((JSON.parse(text) as Record<string, unknown>)['webhook_code'])
      const header = request.headers.get('Plaid-Verification') ?? ''
      received.push({ at: time - start, header, text, code })
      const answer = answers.shift() ?? 200
      if (answer instanceof Error) throw answer
      return new Response(null, { status: answer })
    },
  })
  return {
    simulator,
    received,
    answers,
    pass: async (milliseconds) => {
      time += milliseconds
      await simulator.idle()
    },
  }
}

const codes = (received: Received[]): string[] => received.map(({ code }) => code)

const sha256 = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex')

test('a webhook is signed over its very bytes, with a key that the state publishes', async () => {
  const { simulator, received } = begin()
  await simulator.control.breakItem('item-1')
  await simulator.idle()
  const [first] = received
  const keys = simulator.snapshot().webhookKeys.map(({ publicKey }) => publicKey)
  const { payload, protectedHeader } = await jwtVerify(
    first?.header ?? '',
    createLocalJWKSet({ keys }),
    { currentDate: new Date(start), maxTokenAge: '5 min' },
  )
  expect(protectedHeader.alg).toBe('ES256')
  expect(payload['request_body_sha256']).toBe(await sha256(first?.text ?? ''))
  expect(first?.text).toContain('\n  "webhook_type": "ITEM"')
  expect(JSON.parse(first?.text ?? '')).toMatchObject({
    webhook_code: 'ERROR',
    item_id: 'item-1',
    error: { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED' },
  })
  simulator.close()
})

test('a webhook that is not taken comes again after 30 seconds, then four times as long each time', async () => {
  const { simulator, received, answers, pass } = begin()
  answers.push(500, new Error('refused'), 302, 200)
  await simulator.control.breakItem('item-1')
  await pass(0)
  for (const seconds of [29, 1, 119, 1, 480, 100_000]) await pass(seconds * 1000)
  expect(received.map(({ at }) => at / 1000)).toEqual([0, 30, 150, 630])
  expect(new Set(received.map(({ header }) => header)).size).toBe(4)
  const [delivery] = await simulator.control.webhooks()
  expect(delivery?.attempts.map(({ status }) => status)).toEqual([500, null, 302, 200])
  expect(delivery?.nextAttemptAt).toBeNull()
  simulator.close()
})

test('a webhook that nobody takes is given up after a day', async () => {
  const { simulator, received, answers, pass } = begin()
  answers.push(...Array.from({ length: 20 }, () => 500))
  await simulator.control.breakItem('item-1')
  await pass(0)
  for (const seconds of [30, 120, 480, 1920, 7680, 30_720, 200_000]) await pass(seconds * 1000)
  expect(received.filter(({ code, at }) => code === 'ERROR' && at <= day)).toHaveLength(7)
  const [delivery] = await simulator.control.webhooks()
  expect(delivery?.nextAttemptAt).toBeNull()
  simulator.close()
})

test('webhooks come twice, late and in disorder when the settings say so', async () => {
  const { simulator, received, pass } = begin()
  await simulator.control.changeSettings({ webhooks: { copies: 2, delay: 5000, shuffle: 7 } })
  for (const code of ['ONE', 'TWO', 'THREE', 'FOUR']) {
    await simulator.control.sendWebhook('item-1', { webhook_type: 'ITEM', webhook_code: code })
  }
  await pass(4999)
  expect(received).toEqual([])
  await pass(1)
  const inOrder = ['ONE', 'ONE', 'TWO', 'TWO', 'THREE', 'THREE', 'FOUR', 'FOUR']
  expect(codes(received)).not.toEqual(inOrder)
  expect(new Set(codes(received))).toEqual(new Set(inOrder))
  expect(received).toHaveLength(8)
  simulator.close()
})

test('after a change of keys webhooks are signed with the new one, and the old one ends', async () => {
  const { simulator, received, pass } = begin()
  await simulator.control.breakItem('item-1')
  await pass(0)
  const { kid } = await simulator.control.rotateWebhookKey({ expireOld: true })
  await simulator.control.repairItem('item-1')
  await pass(0)
  expect(codes(received)).toEqual(['ERROR', 'LOGIN_REPAIRED'])
  const header = JSON.parse(atob(received[1]?.header.split('.')[0] ?? '')) as { kid: string }
  expect(header.kid).toBe(kid)
  const ends = simulator.snapshot().webhookKeys.map(({ expiredAt }) => expiredAt)
  expect(ends).toEqual([start, null])
  simulator.close()
})

test('an Item says once that its login went stale, when time has brought it', async () => {
  const { simulator, received, pass } = begin()
  await pass(29 * day)
  expect(received).toEqual([])
  await simulator.control.advanceClock(2 * day)
  await simulator.idle()
  await pass(day)
  expect(codes(received)).toEqual(['ERROR'])
  simulator.close()
})

test('a week before consent ends, American banks say PENDING_DISCONNECT and British ones PENDING_EXPIRATION', async () => {
  for (const [institutionId, code] of [
    ['ins_127287', 'PENDING_DISCONNECT'],
    ['ins_117650', 'PENDING_EXPIRATION'],
  ] as const) {
    const consentExpiresAt = start + 20 * day
    const { simulator, received, pass } = begin({ institutionId, consentExpiresAt })
    await pass(13 * day - 1)
    expect(received).toEqual([])
    await pass(1)
    await pass(day)
    expect(codes(received)).toEqual([code])
    simulator.close()
  }
})

test('micro-deposits that verify by themselves are announced a day later', async () => {
  const { simulator, received, pass } = begin({
    institutionId: null,
    accounts: [
      { id: 'account-1', key: 'checking', verification: 'pending_automatic_verification' },
    ],
  })
  await pass(day)
  await pass(day)
  expect(codes(received)).toEqual(['AUTOMATICALLY_VERIFIED'])
  expect(simulator.snapshot().items['item-1']?.accounts[0]?.verification).toBe(
    'automatically_verified',
  )
  simulator.close()
})
