import { afterEach, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../create-simulator.ts'
import { serveSimulator, type ServedSimulator } from '../node/serve-simulator.ts'

let served: ServedSimulator | null = null

afterEach(async () => {
  await served?.close()
  served = null
})

type Ask = (path?: string) => Promise<[number, string]>

const read = async (response: Response): Promise<[number, string]> => {
  const { error_code } = (await response.json()) as { error_code: string }
  return [response.status, error_code]
}

const call = (origin: string, path: string): Request =>
  new Request(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })

const inProcess = async (): Promise<{ ask: Ask; simulator: Simulator }> => {
  const simulator = createSimulator()
  const ask: Ask = async (path = '/item/get') =>
    read(await simulator.fetch(call('https://sandbox.plaid.com', path)))
  return { ask, simulator }
}

const overHttp = async (): Promise<{ ask: Ask; simulator: Simulator; origin: string }> => {
  served = await serveSimulator()
  const { origin, simulator } = served
  const ask: Ask = async (path = '/item/get') => read(await fetch(call(origin, path)))
  return { ask, simulator, origin }
}

const answered = [400, 'MISSING_FIELDS']

for (const [way, begin] of [
  ['in the process', inProcess],
  ['over HTTP', overHttp],
] as const) {
  test(`${way}, calls fail as often as they were told to`, async () => {
    const { ask, simulator } = await begin()
    await simulator.control.addFault({ where: '/item/*', kind: 'fail', times: 2 })
    expect(await ask()).toEqual([500, 'INTERNAL_SERVER_ERROR'])
    expect(await ask('/link/token/get')).toEqual(answered)
    expect(await ask()).toEqual([500, 'INTERNAL_SERVER_ERROR'])
    expect(await ask()).toEqual(answered)
  })

  test(`${way}, a rate limit answers 429`, async () => {
    const { ask, simulator } = await begin()
    await simulator.control.addFault({ where: '*', kind: 'rate_limit' })
    expect(await ask('/link/workflow/start')).toEqual([429, 'RATE_LIMIT'])
  })

  test(`${way}, a blocked call is cut off`, async () => {
    const { ask, simulator } = await begin()
    await simulator.control.addFault({ where: '/item/get', kind: 'block', times: 1 })
    await expect(ask()).rejects.toThrow(TypeError)
    expect(await ask()).toEqual(answered)
  })

  test(`${way}, a call that hangs goes on when the fault is cleared`, async () => {
    const { ask, simulator } = await begin()
    await simulator.control.addFault({ where: '/item/get', kind: 'hang' })
    const hanging = ask()
    expect(await ask('/link/token/get')).toEqual(answered)
    await simulator.control.reset()
    expect(await hanging).toEqual(answered)
  })

  test(`${way}, a slow call is answered late`, async () => {
    const { ask, simulator } = await begin()
    await simulator.control.addFault({ where: '/item/get', kind: 'slow', delay: 30 })
    const begun = performance.now()
    expect(await ask()).toEqual(answered)
    expect(performance.now() - begun).toBeGreaterThan(25)
  })
}

test('a call that hangs ends when it is aborted', async () => {
  const simulator = createSimulator()
  await simulator.control.addFault({ where: '*', kind: 'hang' })
  const leaving = new AbortController()
  const request = new Request(call('https://sandbox.plaid.com', '/item/get'), {
    signal: leaving.signal,
  })
  const hanging = simulator.fetch(request)
  leaving.abort(new Error('gone'))
  await expect(hanging).rejects.toThrow('gone')
})

test('the script of Link can be blocked, and everything else goes on', async () => {
  const { ask, simulator, origin } = await overHttp()
  await simulator.control.addFault({ where: 'script', kind: 'block' })
  await expect(fetch(`${origin}/link/v2/stable/link-initialize.js`)).rejects.toThrow(TypeError)
  expect(await ask()).toEqual(answered)
})
