import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../exports/index.ts'
import { endpointPaths } from './api-routes.ts'

const origin = 'http://plaid.test'

const call = (
  simulator: Simulator,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<Response> =>
  simulator.fetch(
    new Request(`${origin}${path}`, {
      method: 'POST',
      headers: { 'plaid-client-id': 'client', 'plaid-secret': 'secret' },
      body,
    }),
  )

const post = async (
  simulator: Simulator,
  path: string,
  body: object,
): Promise<Record<string, unknown>> => {
  const response = await call(simulator, path, JSON.stringify(body))
  expect({ path, status: response.status }).toEqual({ path, status: 200 })
  return (await response.json()) as Record<string, unknown>
}

/** The tokens that a request may carry, so that some get past the first check. */
const makeTokens = async (simulator: Simulator): Promise<unknown[]> => {
  const made = await post(simulator, '/sandbox/public_token/create', {
    institution_id: 'ins_109508',
    initial_products: ['auth', 'transactions'],
  })
  const exchanged = await post(simulator, '/item/public_token/exchange', {
    public_token: made['public_token'],
  })
  return [made['public_token'], exchanged['access_token'], simulator.createLinkToken()]
}

const fields =
  'access_token public_token link_token client_name language country_codes user user_id user_token products webhook redirect_uri update account_filters auth hosted_link institution_data enable_multi_item_link transactions options cursor count offset institution_id query key_id client_user_id initial_products webhook_code webhook_type account_id verification_status link_correlation_id reason_code __proto__ constructor toString'.split(
    ' ',
  )

const values = [
  'US,GB,transactions,auth,balance,ins_109508,ins_1,DEFAULT_UPDATE,ERROR,automatically_verified,en,checking,client,access-sandbox-x,access-production-x,public-sandbox-x,link-sandbox-x,https://app.test/oauth,http://[,user_custom,__proto__,constructor,eyJvcmRlciI6MX0=,+14155550010'.split(
    ',',
  ),
  [null, true, 0, 1, -1, 1e308, 0.5, '', [], {}, [[]], ['US'], ['transactions'], ['__proto__']],
].flat()

/** A JSON text whose keys may be any, `__proto__` too. */
const jsonText = (value: unknown): string => JSON.stringify(value)

const randomBody = (tokens: readonly unknown[]): fc.Arbitrary<string | Uint8Array<ArrayBuffer>> => {
  const known = fc.oneof(
    fc.constantFrom<unknown>(...tokens, ...values),
    fc.jsonValue({ maxDepth: 3 }),
  )
  const key = fc.constantFrom(...fields)
  const nested = fc.array(fc.tuple(key, known), { maxLength: 4 }).map(writeObject)
  const field = fc.tuple(key, fc.oneof(known.map(jsonText), nested)).map(([name, text]) => {
    return `${jsonText(name)}:${text}`
  })
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.array(field, { maxLength: 8 }).map((list) => `{${list.join(',')}}`),
    },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string() },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => new Uint8Array(bytes)),
    },
  )
}

const linkTokenBody = {
  client_name: 'Acorn',
  language: 'en',
  country_codes: ['US'],
  user: { client_user_id: 'ada' },
}

/** Fields that make up a sound request to most endpoints; each takes those it knows. */
const soundBody = (path: string, accessToken: unknown): Record<string, unknown> => {
  if (path === '/link/token/create') return { ...linkTokenBody, products: ['auth'] }
  if (path === '/institutions/get') return { count: 5, offset: 0, country_codes: ['US'] }
  if (path === '/institutions/search') return { query: 'bank', country_codes: ['US'] }
  if (path === '/institutions/get_by_id') {
    return { institution_id: 'ins_109508', country_codes: ['US'] }
  }
  if (path === '/user/create') return { client_user_id: 'ada' }
  if (path === '/sandbox/item/fire_webhook') {
    return { access_token: accessToken, webhook_code: 'DEFAULT_UPDATE' }
  }
  return { access_token: accessToken }
}

const spoil = (sound: Record<string, unknown>, extra: string): string => {
  const text = jsonText(sound).slice(0, -1)
  return extra === '{}' ? `${text}}` : `${text},${extra.slice(1)}`
}

const writeObject = (entries: readonly [string, unknown][]): string =>
  `{${entries.map(([name, value]) => `${jsonText(name)}:${jsonText(value)}`).join(',')}}`

const expectPlaidShape = async (response: Response, what: string): Promise<void> => {
  const answer = (await response.json()) as Record<string, unknown>
  expect({ what, ...answer }).toMatchObject({ what, request_id: expect.any(String) })
  if (response.ok) return
  expect({ what, ...answer, internal: response.status >= 500 }).toMatchObject({
    what,
    internal: false,
    error_type: expect.stringMatching(/^[A-Z_]+$/),
    error_code: expect.stringMatching(/^[A-Z_]+$/),
    error_message: expect.any(String),
  })
  expect(answer).toHaveProperty('display_message')
}

test(
  'ten thousand random requests are all answered as Plaid would',
  { timeout: 60_000 },
  async () => {
    const simulator = createSimulator({
      deliver: () => Promise.resolve(new Response(null, { status: 200 })),
    })
    const tokens = await makeTokens(simulator)
    const accessToken = tokens[1]
    let succeeded = 0
    const path = fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...endpointPaths) },
      { weight: 1, arbitrary: fc.constantFrom('/', '/item', '/__proto__', '/item/get/', '/%00') },
    )
    await fc.assert(
      fc.asyncProperty(
        path,
        randomBody(tokens),
        fc.boolean(),
        async (where, random, nearlySound) => {
          const addsTo = nearlySound && typeof random === 'string' && /^\{.*\}$/s.test(random)
          const body = addsTo ? spoil(soundBody(where, accessToken), random) : random
          const response = await call(simulator, where, body)
          if (response.ok) succeeded++
          await expectPlaidShape(response, `${where} ${String(body)}`)
        },
      ),
      { numRuns: 10_000 },
    )
    expect(succeeded).toBeGreaterThan(50)
    simulator.close()
  },
)

test.each([
  ['a megabyte of one field', `{"client_name":"${'x'.repeat(1_000_000)}"}`],
  ['a megabyte of nesting', `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
  ['a megabyte of nested objects', `${'{"user":'.repeat(120_000)}1${'}'.repeat(120_000)}`],
  [
    'a megabyte of unknown fields',
    `{${Array.from({ length: 60_000 }, (_, index) => `"field_${index}":1`).join(',')}}`,
  ],
  ['a megabyte of products', `{"products":[${'"auth",'.repeat(140_000)}"auth"]}`],
  ['six megabytes', 'x'.repeat(6_000_000)],
])('%s is answered at once', async (_what, body) => {
  const simulator = createSimulator()
  const startedAt = performance.now()
  const response = await call(simulator, '/link/token/create', body)
  await expectPlaidShape(response, 'a large body')
  expect(response.ok).toBe(false)
  expect(performance.now() - startedAt).toBeLessThan(5_000)
  simulator.close()
})
