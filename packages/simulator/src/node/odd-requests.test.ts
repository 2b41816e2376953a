import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serveSimulator, type ServedSimulator } from './serve-simulator.ts'

let served: ServedSimulator

beforeEach(async () => {
  served = await serveSimulator()
})

afterEach(() => served.close())

const post = async (path: string, body: BodyInit): Promise<[number, string]> => {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${served.origin}${path}`, { method: 'POST', headers, body })
  const { error_code } = (await response.json()) as { error_code: string }
  return [response.status, error_code]
}

const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(served.origin)
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.on('data', (data) => (answer += String(data)))
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })

test('a body of a megabyte is read as any other', async () => {
  const body = JSON.stringify({ access_token: 'a'.repeat(1_000_000) })
  expect(await post('/item/get', body)).toEqual([400, 'MISSING_FIELDS'])
})

test('a body above ten megabytes is refused as Plaid would refuse it', async () => {
  expect(await post('/item/get', `"${'a'.repeat(11 * 1024 * 1024)}"`)).toEqual([
    413,
    'INVALID_BODY',
  ])
})

test('addresses that make no sense are answered', async () => {
  for (const path of [
    '/%',
    '/%E0%A4%A',
    '//',
    '/bank/oauth?state=%',
    '/hosted/%00',
    '/hosted/__proto__',
  ]) {
    const close = `Host: x\r\nConnection: close\r\n\r\n`
    expect(await raw(`GET ${path} HTTP/1.1\r\n${close}`)).toMatch(/^HTTP\/1\.1 4\d\d/)
  }
})

test('a taken port is said in one sentence', async () => {
  const { port } = new URL(served.origin)
  await expect(serveSimulator({ port: Number(port) })).rejects.toThrow(
    `Failed to start the simulator: port ${port} is taken. Stop what uses it, or choose another port.`,
  )
})
