import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectBank } from '../test/connect-bank.ts'
import type { WorkflowAction } from '../workflow/workflow-answer.ts'
import { codeOf, linkTokenRequest, startTestServer, type TestServer } from './test/test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(() => server.served.close())

const post = async (path: string, body: object): Promise<{ link_session_id: string }> => {
  const response = await fetch(`${server.served.origin}/link/workflow/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  return (await response.json()) as { link_session_id: string }
}

test('a link token that nobody opened has no sessions', async () => {
  const link_token = server.served.simulator.createLinkToken()
  const { data } = await server.plaid.linkTokenGet({ link_token })
  expect(data.link_sessions).toEqual([])
  expect(data.metadata).toMatchObject({
    client_name: 'Test app',
    initial_products: ['transactions'],
    country_codes: ['US'],
    language: 'en',
  })
})

test('a finished session tells its public token, and its events newest first', async () => {
  const { data: made } = await server.plaid.linkTokenCreate(linkTokenRequest())
  const publicToken = await connectBank(server.served.origin, made.link_token)
  const { data } = await server.plaid.linkTokenGet({ link_token: made.link_token })
  const [session] = data.link_sessions ?? []
  expect(session?.results?.item_add_results).toMatchObject([
    {
      public_token: publicToken,
      institution: { institution_id: 'ins_109508', name: 'First Platypus Bank' },
      accounts: [{ name: 'Plaid Checking', mask: '0000', type: 'depository' }, {}, {}],
    },
  ])
  expect(session?.on_success?.public_token).toBe(publicToken)
  expect(session?.exit ?? null).toBeNull()
  const events = session?.events ?? []
  const times = events.map(({ timestamp }) => timestamp)
  expect(times).toEqual([...times].sort().reverse())
  expect(events.at(-1)).toMatchObject({ event_name: 'OPEN', event_id: expect.any(String) })
  expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(events.length)
})

test('a session that was left tells where', async () => {
  const link_token = server.served.simulator.createLinkToken()
  const { link_session_id } = await post('start', { link_token })
  const leave: WorkflowAction[] = [{ type: 'agree' }, { type: 'ask_exit' }, { type: 'exit' }]
  for (const action of leave) await post('next', { link_session_id, action })
  const { data } = await server.plaid.linkTokenGet({ link_token })
  const [session] = data.link_sessions ?? []
  expect(session?.exit).toMatchObject({
    error: null,
    metadata: { link_session_id, status: expect.any(String) },
  })
  expect(session?.results?.item_add_results).toEqual([])
})

test.each(['link-sandbox-nobody', 'access-sandbox-1', '__proto__'])(
  'the link token %s is unknown',
  async (link_token) => {
    expect(await codeOf(server.plaid.linkTokenGet({ link_token }))).toBe('INVALID_LINK_TOKEN')
  },
)
