import { afterEach, expect, test } from 'vitest'
import { serveSimulator, type ServedSimulator } from '../node/serve-simulator.ts'
import { connectControl } from './connect-control.ts'
import type { SimulatorControl } from './simulator-control.ts'

const served: ServedSimulator[] = []

const serve = async (): Promise<ServedSimulator> => {
  const simulator = await serveSimulator({ now: () => Date.UTC(2026, 0, 5) })
  served.push(simulator)
  return simulator
}

afterEach(async () => {
  await Promise.all(served.splice(0).map(({ close }) => close()))
})

const walk = async (control: SimulatorControl): Promise<unknown> => {
  const refused = await control.breakItem('nobody').catch((cause: unknown) => cause)
  const fault = await control.addFault({ where: '/item/get', kind: 'fail', times: 2 })
  const banks = await control.institutions()
  await control.setInstitutionHealth('ins_109508', 'down')
  const down = (await control.institutions()).filter(({ since }) => since !== null)
  const typed = await control.enterNumbers({ clientUserId: 'ada', webhook: 'http://127.0.0.1:9/' })
  await control.breakItem(typed.itemId, { code: 'USER_PERMISSION_REVOKED', final: true })
  await control.revokeAccount(typed.itemId)
  const [item] = await control.items()
  const bankless = await control.setConsentEnd(typed.itemId, 0).catch(String)
  const signed = await control.signWebhook('{}')
  const changed = await control.changeSettings({ webhooks: { copies: 3 } })
  const moved = await control.advanceClock(60_000)
  const state = await control.state()
  await control.clearFaults(fault.id)
  const cleared = await control.faults()
  const proto = await control
    .sendWebhook('__proto__', { webhook_type: 'A', webhook_code: 'B' })
    .catch((cause: unknown) => String(cause))
  await control.reset()
  const { faults, ...rest } = state
  return {
    refused,
    banks: banks.length,
    down,
    problem: item?.problem,
    accounts: item?.accounts,
    bankless,
    signed: signed.split('.').length,
    fault: { ...fault, id: '' },
    faults: faults.length,
    changed,
    moved,
    rest,
    cleared,
    proto,
    settings: await control.settings(),
    clock: await control.clock(),
  }
}

test('a control answers the same in the process and over HTTP', async () => {
  const { origin, simulator } = await serve()
  const inside = await walk(simulator.control)
  expect(await walk(connectControl(origin))).toEqual(inside)
  expect(inside).toMatchObject({
    refused: { error: { error_code: 'ITEM_NOT_FOUND' } },
    banks: 22,
    down: [{ institutionId: 'ins_109508', health: 'down' }],
    problem: { code: 'USER_PERMISSION_REVOKED', final: true },
    accounts: 0,
    signed: 3,
    fault: { where: '/item/get', times: 2, errorCode: 'INTERNAL_SERVER_ERROR', status: 500 },
    moved: { offset: 60_000 },
    cleared: [],
    clock: { offset: 0 },
  })
})

test('a body that makes no sense is refused as Plaid would refuse it', async () => {
  const { origin } = await serve()
  const ask = async (name: string, body: string, type = 'application/json'): Promise<unknown> => {
    const headers = { 'content-type': type }
    const response = await fetch(`${origin}/simulator/api/${name}`, {
      method: 'POST',
      headers,
      body,
    })
    return [response.status, ((await response.json()) as { error_code: string }).error_code]
  }
  expect(await ask('addFault', '{"where":"item"}')).toEqual([400, 'INVALID_FIELD'])
  expect(await ask('addFault', '[')).toEqual([400, 'INVALID_BODY'])
  expect(await ask('reset', '{}', 'text/plain')).toEqual([400, 'INVALID_HEADERS'])
  expect(await ask('constructor', '{}')).toEqual([404, 'NOT_FOUND'])
  expect(await ask('advanceClock', '{"milliseconds":1e300}')).toEqual([400, 'INVALID_FIELD'])
})

test('pages of this machine may control it, and no others', async () => {
  const { origin } = await serve()
  const from = (page: string): Promise<Response> =>
    fetch(`${origin}/simulator/api/state`, { headers: { origin: page } })
  const own = await from('http://localhost:5173')
  expect(own.headers.get('access-control-allow-origin')).toBe('http://localhost:5173')
  expect((await from('https://evil.example')).status).toBe(403)
})

test('a browser that opens the address is shown the control page', async () => {
  const { origin } = await serve()
  const response = await fetch(origin, { headers: { accept: 'text/html' } })
  expect(response.url).toBe(`${origin}/simulator`)
  expect(await response.text()).toContain('stands in for Plaid')
})
