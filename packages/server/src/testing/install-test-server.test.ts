// @vitest-environment jsdom
import { createSimulator, type Simulator } from '@relink/simulator'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installTestServer, type TestServer } from './install-test-server.ts'
import { soon } from '../test/soon.ts'

let simulator: Simulator
let server: TestServer
const networkFetch = globalThis.fetch

beforeEach(() => {
  simulator = createSimulator()
  server = installTestServer({ plaid: simulator })
})

afterEach(async () => {
  await server.uninstall()
  simulator.close()
  localStorage.clear()
})

const get = async (path: string): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(path)
  return { status: response.status, body: await response.json() }
}

test('a page that asks for its banks is answered by a real server', async () => {
  const item = await server.connectBank('Tartan Bank')
  expect(await get('/api/link/items')).toEqual({ status: 200, body: { items: [item] } })
  expect(item).toMatchObject({ bankName: 'Tartan Bank', health: { status: 'healthy' } })
  expect(item.accounts.map(({ name }) => name)).toContain('Plaid Checking')
})

test('a bank may be named by its id; the default is First Platypus Bank', async () => {
  expect(await server.connectBank('ins_127287')).toMatchObject({ bankName: 'Platypus OAuth Bank' })
  expect(await server.connectBank()).toMatchObject({ bankName: 'First Platypus Bank' })
})

test('a bank that is not there is named, with what to write', async () => {
  await expect(server.connectBank('Tartan')).rejects.toThrow(
    'Failed to connect a bank: Plaid knows no "Tartan". Write its whole name, or its id.',
  )
})

test('the server hears by webhook that a connection broke', async () => {
  const { id } = await server.connectBank()
  await simulator.control.breakItem(id)
  await soon(async () =>
    expect(await server.relink.listItems('ann')).toMatchObject([
      { id, health: { status: 'sign_in_required' } },
    ]),
  )
})

test('people sign in and out, and see their own banks alone', async () => {
  await server.connectBank()
  server.person = 'ben'
  expect(await get('/api/link/items')).toEqual({ status: 200, body: { items: [] } })
  server.person = null
  expect(await get('/api/link/items')).toMatchObject({
    status: 401,
    body: { error: { code: 'unauthenticated' } },
  })
})

test('a request that the page calls off is over for the page', async () => {
  const stop = new AbortController()
  const request = fetch('/api/link/items', { signal: stop.signal })
  stop.abort()
  await expect(request).rejects.toThrow('aborted')
})

test('what is not for Relink goes where it went before', async () => {
  await server.uninstall()
  const asked: string[] = []
  const elsewhere = async (input: unknown): Promise<Response> => {
    asked.push(String(input))
    return Response.json({ name: 'Ann' })
  }
  globalThis.fetch = elsewhere
  server = installTestServer({ plaid: simulator, basePath: '/bank-api' })
  expect(await get('/api/me')).toEqual({ status: 200, body: { name: 'Ann' } })
  expect(await get('/bank-api/items')).toEqual({ status: 200, body: { items: [] } })
  expect(asked).toEqual(['/api/me'])
  await server.uninstall()
  expect(globalThis.fetch).toBe(elsewhere)
  globalThis.fetch = networkFetch
  server = installTestServer({ plaid: simulator })
})

test('the page is left as it was: what Relink kept goes, what the app kept stays', async () => {
  const bytes = globalThis.Uint8Array
  localStorage.setItem('relink.pending.flow', '{}')
  sessionStorage.setItem('relink.pending-pointer', 'flow')
  localStorage.setItem('theme', 'dark')
  Reflect.set(window, Symbol.for('relink.return'), 'http://localhost:3000/oauth')
  await server.uninstall()
  expect({ ...localStorage, ...sessionStorage }).toEqual({ theme: 'dark' })
  expect(Reflect.has(window, Symbol.for('relink.return'))).toBe(false)
  expect(globalThis.fetch).toBe(networkFetch)
  server = installTestServer({ plaid: simulator })
  expect(globalThis.Uint8Array).toBe(bytes)
})
