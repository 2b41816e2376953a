import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, startTestServer, type TestServer } from './test/test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(() => server.served.close())

/** The webhooks that were queued for an Item, by code. */
const queued = (itemId: string): unknown[] =>
  server.served.simulator
    .snapshot()
    .webhooks.filter(({ body }) => body['item_id'] === itemId)
    .map(({ body }) => body['webhook_code'])

test('an access token can be replaced, and the old one dies at once', async () => {
  const access_token = await server.makeItem()
  const { data } = await server.plaid.itemAccessTokenInvalidate({ access_token })
  expect(await codeOf(server.plaid.itemGet({ access_token }))).toBe('INVALID_ACCESS_TOKEN')
  const item = await server.plaid.itemGet({ access_token: data.new_access_token })
  expect(item.data.item.error).toBeNull()
})

test('a new webhook address is told that it is one', async () => {
  const access_token = await server.makeItem()
  const webhook = 'http://localhost:9/plaid'
  const { data } = await server.plaid.itemWebhookUpdate({ access_token, webhook })
  expect(data.item.webhook).toBe(webhook)
  expect(queued(data.item.item_id)).toContain('WEBHOOK_UPDATE_ACKNOWLEDGED')
  const bad = { access_token, webhook: 'not an address' }
  expect(await codeOf(server.plaid.itemWebhookUpdate(bad))).toBe('INVALID_FIELD')
})

test('an Item is removed with a reason, once', async () => {
  const access_token = await server.makeItem()
  const removal = { access_token, reason_note: 'moved to another bank' }
  await server.plaid.itemRemove(removal)
  expect(await codeOf(server.plaid.itemRemove(removal))).toBe('ITEM_NOT_FOUND')
  const long = { access_token, reason_note: 'x'.repeat(513) }
  expect(await codeOf(server.plaid.itemRemove(long))).toBe('INVALID_FIELD')
})

test.each([
  ['public-sandbox-1', 'INVALID_ACCESS_TOKEN'],
  ['access-production-1', 'INVALID_ACCESS_TOKEN'],
  ['', 'MISSING_FIELDS'],
])('the access token "%s" is refused with %s', async (access_token, code) => {
  expect(await codeOf(server.plaid.itemGet({ access_token }))).toBe(code)
})
