import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serveSimulator, simulatorTags } from '../exports/node.ts'
import { connectBank } from '../test/connect-bank.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

const post = async (url: string, body: object): Promise<Record<string, unknown>> => {
  const keys = { client_id: 'client', secret: 'secret' }
  const response = await fetch(url, { method: 'POST', body: JSON.stringify({ ...keys, ...body }) })
  return (await response.json()) as Record<string, unknown>
}

test('an access token that an app has stored is good after a restart, with a state file', async () => {
  const stateFile = join(folder, 'deep', 'state.json')
  const before = await serveSimulator({ stateFile })
  const { link_token } = await post(`${before.origin}/link/token/create`, {
    client_name: 'Acorn',
    language: 'en',
    country_codes: ['US'],
    user: { client_user_id: 'ada' },
    products: ['transactions'],
  })
  const public_token = await connectBank(before.origin, String(link_token))
  const exchanged = await post(`${before.origin}/item/public_token/exchange`, { public_token })
  await before.close()
  const after = await serveSimulator({ stateFile })
  const { access_token, item_id } = exchanged
  expect(await post(`${after.origin}/item/get`, { access_token })).toMatchObject({
    item: { item_id },
  })
  await after.close()
})

test('link-initialize.js is one classic script that knows where its simulator is', async () => {
  const { origin, close } = await serveSimulator()
  const response = await fetch(`${origin}/link/v2/stable/link-initialize.js`)
  const script = await response.text()
  await close()
  expect(response.headers.get('content-type')).toContain('text/javascript')
  expect(script).toContain(origin)
  expect(script).not.toMatch(/^\s*(import|export)\b/m)
})

test('the tags put an inert script and the simulator’s own into a page', () => {
  expect(simulatorTags('http://127.0.0.1:4100').split('\n')).toEqual([
    '<script type="text/plain" src="https://cdn.plaid.com/link/v2/stable/link-initialize.js"></script>',
    '<script src="http://127.0.0.1:4100/link/v2/stable/link-initialize.js"></script>',
  ])
})
