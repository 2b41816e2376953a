import type { Item, LinkBackend } from '@relink/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { wireReaders } from '../later/load-wire-readers.ts'
import { httpBackend } from './http-backend.ts'

const item: Item = {
  id: 'item/1',
  institutionId: null,
  bankName: 'Tartan Bank',
  health: { status: 'healthy' },
  healthChangesIn: null,
  accounts: [],
  expiresAt: null,
  connectedAt: '2026-05-01T00:00:00.000Z',
  updatedAt: '2026-05-01T00:00:00.000Z',
}
const accounts = { added: [], kept: [], removed: [] }
const request = {
  flowId: 'flow',
  linkToken: 'link',
  publicToken: 'public',
  institution: null,
  accounts: [],
  ifConnected: 'ask' as const,
}

const pageFetch = globalThis.fetch
const network = vi.fn<typeof fetch>()
const answerWith = (body: unknown, status = 200): void => {
  network.mockImplementation(async () => Response.json(body, { status }))
}

beforeEach(() => {
  globalThis.fetch = network
})

afterEach(() => {
  globalThis.fetch = pageFetch
  network.mockReset()
  vi.restoreAllMocks()
})

test.each<[string, (backend: LinkBackend) => unknown, unknown, unknown, unknown]>([
  [
    'POST /api/link/link-tokens',
    (backend) => backend.createLinkToken({ mode: 'new', flowId: 'flow' }),
    { mode: 'new', flowId: 'flow' },
    { linkToken: 'link', expiresIn: 1800, redirectUri: 'https://app.test/oauth' },
    { linkToken: 'link', expiresIn: 1800, redirectUri: 'https://app.test/oauth' },
  ],
  [
    'POST /api/link/items',
    (backend) => backend.linkItem(request),
    request,
    { outcome: 'linked', item },
    { outcome: 'linked', item },
  ],
  [
    'POST /api/link/items/item%2F1/updated',
    (backend) => backend.confirmUpdated('item/1', { flowId: 'flow-1' }),
    { flowId: 'flow-1' },
    { item, repaired: true, failure: null, accounts },
    { item, repaired: true, failure: null, accounts },
  ],
  ['GET /api/link/items', (backend) => backend.listItems(), undefined, { items: [item] }, [item]],
  ['GET /api/link/items/item%2F1', (backend) => backend.getItem('item/1'), undefined, item, item],
  [
    'POST /api/link/pending-link/take',
    (backend) => backend.takePendingLink?.({ correlationId: 'c' }),
    { correlationId: 'c' },
    { pendingLink: null },
    null,
  ],
  [
    'POST /api/link/pending-link/recover',
    (backend) => backend.recoverLink?.({ flowId: 'flow-1' }),
    { flowId: 'flow-1' },
    { outcome: 'unfinished' },
    { outcome: 'unfinished' },
  ],
])('%s is sent and its answer read', async (name, call, body, answer, result) => {
  answerWith(answer)
  expect(await call(httpBackend('/api/link/'))).toEqual(result)
  const [url, init] = network.mock.calls[0] ?? []
  expect(`${init?.method} ${String(url)}`).toBe(name)
  expect(init?.body).toEqual(body === undefined ? undefined : JSON.stringify(body))
  // With the page's own cookies, as fetch does when nothing is said.
  expect(init?.credentials ?? 'same-origin').toBe('same-origin')
  expect(new Headers(init?.headers).get('content-type')).toBe(
    body === undefined ? null : 'application/json',
  )
})

test('removing an Item needs no answer', async () => {
  network.mockImplementation(async () => new Response(null, { status: 204 }))
  await httpBackend('/api/link').removeItem('item/1')
  expect(network.mock.calls[0]?.[1]?.method).toBe('DELETE')
})

test('headers are asked for at each request', async () => {
  answerWith({ items: [] })
  let session = 'one'
  const backend = httpBackend('/api/link', { headers: () => ({ authorization: session }) })
  await backend.listItems()
  session = 'two'
  await backend.listItems()
  const sent = network.mock.calls.map(([, init]) => new Headers(init?.headers).get('authorization'))
  expect(sent).toEqual(['one', 'two'])
})

test("the server's code, sentence and request id are passed on", async () => {
  answerWith({ error: { code: 'not_found', message: 'Failed: x.', requestId: 'req-1' } }, 404)
  await expect(httpBackend('/api/link').getItem('x')).rejects.toMatchObject({
    name: 'RelinkError',
    code: 'not_found',
    message: 'Failed: x.',
    requestId: 'req-1',
  })
})

test.each([
  [401, 'unauthenticated'],
  [403, 'unauthenticated'],
  [404, 'not_found'],
  [408, 'request_timeout'],
  [409, 'invalid_request'],
  [422, 'invalid_request'],
  [429, 'too_many_requests'],
  [500, 'internal_error'],
  [502, 'internal_error'],
  [503, 'internal_error'],
  [504, 'internal_error'],
  [599, 'internal_error'],
])('a %i that did not come from the server is %s', async (status, code) => {
  network.mockImplementation(async () => new Response('<html>', { status }))
  await expect(httpBackend('/api/link').listItems()).rejects.toMatchObject({
    code,
    message: expect.stringContaining(`GET /api/link/items: the server answered ${status}`),
  })
})

test('what Plaid told the server is passed on, as far as the server says it', async () => {
  const plaid = { type: 'INVALID_INPUT', code: 'INVALID_API_KEYS' }
  answerWith({ error: { code: 'plaid_error', message: 'Failed: x.', requestId: 'r', plaid } }, 502)
  await expect(httpBackend('/api/link').listItems()).rejects.toMatchObject({
    code: 'plaid_error',
    requestId: 'r',
    plaid,
  })
  answerWith({ error: { code: 'not_found', message: 'Failed: x.', requestId: 'r' } }, 404)
  await expect(httpBackend('/api/link').listItems()).rejects.toMatchObject({ plaid: null })
})

test.each([
  ['ITEM_ERROR', 'ITEM_LOCKED', 'plaid_error'],
  ['INVALID_INPUT', 'INVALID_PUBLIC_TOKEN', 'public_token_invalid'],
  ['RATE_LIMIT_EXCEEDED', 'RATE_LIMIT', 'too_many_requests'],
  ['API_ERROR', 'INTERNAL_SERVER_ERROR', 'plaid_unavailable'],
])('Plaid’s own %s / %s from somebody’s back end is %s', async (type, plaidCode, code) => {
  const body = {
    error_type: type,
    error_code: plaidCode,
    error_message: 'for developers',
    display_message: null,
    request_id: 'plaid-1',
  }
  for (const answer of [body, { error: body }]) {
    answerWith(answer, 400)
    await expect(httpBackend('/api/link').listItems()).rejects.toMatchObject({
      code,
      requestId: 'plaid-1',
      plaid: { type, code: plaidCode },
      message: expect.not.stringContaining('for developers'),
    })
  }
})

test('Plaid’s error in an answer that says all is well is an error', async () => {
  const plaid = { error_type: 'INVALID_INPUT', error_code: 'INVALID_API_KEYS', status_code: 400 }
  answerWith({ error: plaid }, 200)
  await expect(httpBackend('/api/link').listItems()).rejects.toMatchObject({
    code: 'plaid_error',
    plaid: { type: 'INVALID_INPUT', code: 'INVALID_API_KEYS' },
  })
})

test.each([
  [401, { code: 'UNAUTHORIZED', message: 'Sign in.' }, 'unauthenticated'],
  [403, { error: { code: 'E_FORBIDDEN' } }, 'unauthenticated'],
  [429, { statusCode: 429, code: 'FST_ERR_RATE', error: 'Too Many Requests' }, 'too_many_requests'],
  [500, { error: { code: 'not_known_yet' } }, 'not_known_yet'],
])(
  'a %i from somebody’s back end is read by its status unless its code is Relink’s: %j',
  async (...row) => {
    const [status, answer, code] = row
    answerWith(answer, status)
    await expect(httpBackend('/api/link').listItems()).rejects.toMatchObject({ code, plaid: null })
  },
)

test.each([[{ error: 'nope' }], [{ error: { code: 1, message: [], plaid: 'x' } }], [[1]], ['no']])(
  'a refusal of another shape is known by its status: %j',
  async (answer) => {
    answerWith(answer, 500)
    await expect(httpBackend('/api/link').listItems()).rejects.toMatchObject({
      code: 'internal_error',
      requestId: null,
    })
  },
)

test.each([null, 'text', [], { items: {} }, { items: [{ ...item, health: 'fine' }] }])(
  'an answer of another shape is response_invalid: %j',
  async (answer) => {
    answerWith(answer)
    await expect(httpBackend('/api/link').listItems()).rejects.toMatchObject({
      code: 'response_invalid',
    })
  },
)

test('a login page in place of an answer is response_invalid', async () => {
  network.mockImplementation(async () => new Response('<html>', { status: 200 }))
  const backend = httpBackend('/api/link')
  await expect(backend.listItems()).rejects.toMatchObject({ code: 'response_invalid' })
})

test('a network that is down is request_failed, with the cause', async () => {
  const cause = new TypeError('Failed to fetch')
  network.mockRejectedValue(cause)
  await expect(httpBackend('/api/link').listItems()).rejects.toMatchObject({
    code: 'request_failed',
    cause,
  })
})

/** A server that never answers, which a request can be called off from. */
const silence: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))
  })

test('a server that does not answer in time is request_timeout', async () => {
  network.mockImplementation(silence)
  const backend = httpBackend('/api/link', { timeout: 20 })
  await expect(backend.listItems()).rejects.toMatchObject({
    code: 'request_timeout',
    message: expect.stringContaining('no answer in time'),
  })
})

test('an answer that stalls halfway is request_timeout', async () => {
  network.mockImplementation(async (_, init) => {
    const body = new ReadableStream({
      start(controller) {
        init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted')))
      },
    })
    return new Response(body, { status: 200 })
  })
  const backend = httpBackend('/api/link', { timeout: 20 })
  await expect(backend.listItems()).rejects.toMatchObject({ code: 'request_timeout' })
})

test('a request can be called off', async () => {
  network.mockImplementation(silence)
  const aborter = new AbortController()
  const asked = httpBackend('/api/link').listItems({ signal: aborter.signal })
  aborter.abort()
  await expect(asked).rejects.toMatchObject({ code: 'request_failed' })
})

test('what Link gave still arrives when the page goes right after', async () => {
  answerWith({ outcome: 'linked', item })
  await httpBackend('/api/link').linkItem(request)
  expect(network.mock.calls[0]?.[1]).toMatchObject({ keepalive: true })
  answerWith({ outcome: 'linked', item })
  const account = { id: 'a', name: 'x'.repeat(500), mask: null, type: '', subtype: null }
  await httpBackend('/api/link').linkItem({
    ...request,
    accounts: Array.from({ length: 60 }, () => account),
  })
  // A browser would refuse to send so much from a page that goes.
  expect(network.mock.calls[1]?.[1]).toMatchObject({ keepalive: false })
})

/** As in a browser, where what reads answers is fetched, here in vain. */
const withoutReaders = (): void => {
  const cause = new TypeError('Failed to fetch dynamically imported module')
  vi.spyOn(wireReaders, 'load').mockRejectedValue(cause)
}

test('a refusal is heard of also where what reads answers can’t be had', async () => {
  withoutReaders()
  answerWith({ error: { code: 'exchange_lost', message: 'x', requestId: 'r' } }, 409)
  await expect(httpBackend('/api/link').linkItem(request)).rejects.toMatchObject({
    code: 'exchange_lost',
  })
})

test('nothing is tried again while a request is on its way: what it lacks is said afterwards', async () => {
  withoutReaders()
  let answer: (response: Response) => void = () => undefined
  network.mockImplementation(() => new Promise((resolve) => (answer = resolve)))
  const settled = vi.fn<(error: unknown) => void>()
  const asked = httpBackend('/api/link').linkItem(request).catch(settled)
  await new Promise((resolve) => setTimeout(resolve))
  expect(settled).not.toHaveBeenCalled()
  answer(Response.json({ outcome: 'linked', item }))
  await asked
  expect(settled.mock.calls).toMatchObject([
    [{ code: 'request_failed', message: expect.stringContaining('the files of the last build') }],
  ])
})

test('what reads answers is tried for again once an answer is there', async () => {
  vi.spyOn(wireReaders, 'load').mockRejectedValueOnce(new TypeError('Failed to fetch'))
  answerWith({ items: [item] })
  expect(await httpBackend('/api/link').listItems()).toEqual([item])
})
