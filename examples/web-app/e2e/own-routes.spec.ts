import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type APIRequestContext } from '@playwright/test'
import { start, stop, type Served } from './start-example.ts'

const port = 4313
const origin = `http://localhost:${port}`
let folder: string
let server: Served

test.use({ baseURL: origin })

test.beforeEach(async ({ request }) => {
  folder = mkdtempSync(join(tmpdir(), 'relink-own-routes-'))
  // Keys that a developer has in the shell.
  server = await start(port, folder, { PLAID_CLIENT_ID: 'client', PLAID_SECRET: 'hush' })
  expect((await request.put('/api/session', { data: { person: 'ada' } })).ok()).toBe(true)
})

test.afterEach(async () => {
  await stop(server)
  rmSync(folder, { recursive: true })
})

const simulatorOf = async (request: APIRequestContext): Promise<string> => {
  const html = await (await request.get('/')).text()
  return /http:\/\/127\.0\.0\.1:\d+/.exec(html)?.[0] ?? 'no simulator'
}

/** Connects a bank without a browser. Gives the Item's id. */
const connectBank = async (request: APIRequestContext): Promise<string> => {
  const post = async (url: string, data: object): Promise<Record<string, unknown>> => {
    const answer = await request.post(url, { data })
    expect(answer.ok(), await answer.text()).toBe(true)
    return (await answer.json()) as Record<string, unknown>
  }
  const { linkToken } = await post('/api/link/link-tokens', { mode: 'new', flowId: 'flow' })
  const link = `${await simulatorOf(request)}/link/workflow`
  const { link_session_id } = await post(`${link}/start`, { link_token: linkToken })
  const actions = [
    { type: 'agree' },
    { type: 'select_institution', institution_id: 'ins_109508' },
    { type: 'submit_credentials', username: 'user_good', password: 'pass_good' },
    { type: 'submit_accounts', accounts: ['checking', 'credit-card'] },
  ]
  let answer: Record<string, unknown> = {}
  for (const action of actions) answer = await post(`${link}/next`, { link_session_id, action })
  const { public_token: publicToken } = answer['result'] as { public_token: string }
  const linked = await post('/api/link/items', {
    flowId: 'flow',
    linkToken,
    publicToken,
    institution: null,
    accounts: [],
    ifConnected: 'add',
  })
  return (linked['item'] as { id: string }).id
}

const restart = async (betweenTimes: () => void): Promise<void> => {
  await stop(server)
  betweenTimes()
  server = await start(port, folder)
}

const stateFile = (): string => join(folder, 'simulator.json')

test('with --simulator, keys in the environment are left alone', async ({ request }) => {
  expect(server.printed()).toContain('A simulator stands in for Plaid')
  expect(await simulatorOf(request)).toContain('127.0.0.1')
})

test('when Plaid refuses, nothing secret is printed and the page hears a sentence', async ({
  request,
}) => {
  const itemId = await connectBank(request)
  // Plaid has forgotten the Item.
  await restart(() => rmSync(stateFile()))
  const refused = await request.post(`/api/items/${itemId}/break`, { data: {} })
  expect(refused.status()).toBe(502)
  expect(await refused.json()).toEqual({ error: 'That did not work. Try again.' })
  expect(server.printed()).toContain('Request failed with status code 400')
  expect(server.printed()).not.toMatch(/access-sandbox-|PLAID-SECRET/i)
})

test("somebody else's bank can't be broken, and a bad sign-in is no failure of the server", async ({
  request,
}) => {
  const itemId = await connectBank(request)
  for (const data of ['null', 'no json', '{"person":"eve"}']) {
    const answer = await request.put('/api/session', {
      data,
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.status()).toBe(400)
  }
  await request.put('/api/session', { data: { person: 'grace' } })
  const refused = await request.post(`/api/items/${itemId}/break`, { data: {} })
  expect(refused.status()).toBe(404)
})

test('the newest transactions are shown however many there are', async ({ request }) => {
  await connectBank(request)
  const month = 30 * 24 * 60 * 60_000
  await restart(() => {
    const state = JSON.parse(readFileSync(stateFile(), 'utf8')) as {
      items: Record<string, { createdAt: number }>
    }
    for (const item of Object.values(state.items)) item.createdAt -= 24 * month
    writeFileSync(stateFile(), JSON.stringify(state))
  })
  const answer = await request.get('/api/transactions')
  const { transactions } = (await answer.json()) as { transactions: { date: string }[] }
  expect(transactions[0]?.date).toBe(new Date().toISOString().slice(0, 10))
})
