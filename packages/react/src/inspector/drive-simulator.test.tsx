import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { connectControl } from '@relink/simulator'
import { expect, test } from 'vitest'
import { BankLinkButton, ReconnectBanner, useItems } from '../exports/index.ts'
import { Inspector, type InspectorSimulator } from '../exports/inspector.ts'
import { inspectorButton, openTab, timeline } from '../test/inspector-driver.ts'
import { linkOpens, pressInLink } from '../test/link-driver.ts'
import { renderWithRelink, type RenderedPage } from '../test/render-with-relink.tsx'
import { pageOrigin, startServers, type Servers } from '../test/start-servers.ts'

/** Servers of which one tells the other what changes at the bank. */
const serversWithWebhooks = async (): Promise<Servers> => {
  const servers: Servers = await startServers(
    { webhook: `${pageOrigin}/api/link/webhooks` },
    { deliver: (request) => servers.relink.fetch(request) },
  )
  return servers
}

const Banks = () => <ReconnectBanner items={useItems().data ?? []} />

const show = (servers: Servers, simulator: InspectorSimulator): Promise<RenderedPage> =>
  renderWithRelink(
    <>
      <Banks />
      <BankLinkButton>Connect</BankLinkButton>
      <Inspector simulator={simulator} defaultOpen />
    </>,
    { servers },
  )

const group = (name: string | RegExp): ReturnType<typeof within> =>
  within(screen.getByRole('group', { name }))
const press = (user: UserEvent, name: string | RegExp, button: string): Promise<void> =>
  user.click(group(name).getByRole('button', { name: button }))
const told = (): string =>
  screen.getByRole('tabpanel').querySelector('[role=status]')?.textContent ?? ''

test('an Item that is broken here makes the page ask for it, and one that is repaired does not', async () => {
  const servers = await serversWithWebhooks()
  const item = await servers.connectBank()
  const { user } = await show(servers, servers.simulator.control)
  await openTab(user, 'Simulator')
  await waitFor(() =>
    expect(group('A connection').getByRole('option', { name: /Platypus/ })).toBeDefined(),
  )
  await press(user, 'A connection', 'Let it happen')
  await screen.findByText(`Reconnect ${item.bankName}`)
  await waitFor(() => expect(told()).toMatch(/^First Platypus Bank ….{4}: has to sign in again\.$/))
  await press(user, 'A connection', 'Repair')
  await waitFor(() => expect(screen.queryByText(`Reconnect ${item.bankName}`)).toBeNull())
  expect(told()).toMatch(/works again\.$/)
})

test('each way in which a connection can change is one that the simulator knows', async () => {
  const servers = await serversWithWebhooks()
  await servers.connectBank()
  const { user } = await show(servers, servers.simulator.control)
  await openTab(user, 'Simulator')
  const choice = group('A connection').getByRole('combobox', { name: 'What happens' })
  const ways = within(choice).getAllByRole('option')
  expect(ways.length).toBeGreaterThan(8)
  for (const way of ways) {
    await user.selectOptions(choice, way)
    await press(user, 'A connection', 'Let it happen')
    await waitFor(() =>
      expect(told()).toMatch(new RegExp(`^First Platypus Bank ….{4}: ${way.textContent}\\.$`)),
    )
  }
})

test('the next request fails as chosen, once', async () => {
  const servers = await serversWithWebhooks()
  const { user } = await show(servers, servers.simulator.control)
  await openTab(user, 'Simulator')
  const next = group('The next request to Plaid')
  await user.selectOptions(next.getByRole('combobox', { name: 'Which' }), 'a new link token')
  await user.selectOptions(next.getByRole('combobox', { name: 'Gets' }), 'INVALID_API_KEYS')
  await press(user, 'The next request to Plaid', 'Let it fail')
  await waitFor(() => expect(told()).toBe('Once, a new link token gets: INVALID_API_KEYS.'))
  await user.click(screen.getByRole('button', { name: 'Connect' }))
  await waitFor(() => expect(inspectorButton().textContent).toContain('an issue'))
  const requests = await openTab(user, 'Requests')
  expect(requests.textContent).toContain('plaid_error')
  expect(await servers.simulator.control.faults()).toMatchObject([{ times: 0 }])
})

test('faults are cleared', async () => {
  const servers = await serversWithWebhooks()
  const { user } = await show(servers, servers.simulator.control)
  await openTab(user, 'Simulator')
  await press(user, 'The next request to Plaid', 'Let it fail')
  await waitFor(() => expect(told()).toBe('Once, any request gets: INTERNAL_SERVER_ERROR.'))
  await press(user, 'The next request to Plaid', 'Clear faults')
  await waitFor(() => expect(told()).toBe('Requests are answered as usual.'))
  expect(await servers.simulator.control.faults()).toEqual([])
})

test('the token of the pending link is ended, and Link says so', async () => {
  const servers = await serversWithWebhooks()
  const { user } = await show(servers, servers.simulator.control)
  await openTab(user, 'Simulator')
  await press(user, 'The pending link', 'Expire its token')
  await waitFor(() => expect(told()).toBe('There is no pending link to expire.'))
  await user.click(screen.getByRole('button', { name: 'Connect' }))
  await linkOpens()
  await press(user, 'The pending link', 'Expire its token')
  await waitFor(() => expect(told()).toMatch(/^link-sandbox-….{4} is no longer good\.$/))
  await pressInLink('Continue')
  await pressInLink(/Close|OK|Exit/)
  await openTab(user, 'Flows')
  await waitFor(() => expect(timeline().at(-1)).toBe('ready'))
  expect(screen.getByRole('tabpanel').textContent).toContain('the token before this one had died')
})

test('a bank is taken down and brought back, and the clock moves on', async () => {
  const servers = await serversWithWebhooks()
  const { control } = servers.simulator
  const { user } = await show(servers, control)
  await openTab(user, 'Simulator')
  const bank = group('A bank').getByRole('combobox', { name: 'Bank' })
  const healthOf = async (): Promise<string | undefined> =>
    (await control.institutions()).find(({ name }) => name === 'Houndstooth Bank')?.health
  await user.selectOptions(
    bank,
    await group('A bank').findByRole('option', { name: 'Houndstooth Bank' }),
  )
  await press(user, 'A bank', 'Take it down')
  await waitFor(() => expect(told()).toBe('Houndstooth Bank is down now.'))
  expect(await healthOf()).toBe('down')
  expect(group('A bank').getByRole('option', { name: 'Houndstooth Bank, down' })).toBeDefined()
  await press(user, 'A bank', 'Bring it back')
  await waitFor(() => expect(told()).toBe('Houndstooth Bank is healthy now.'))
  const { now: before } = await control.clock()
  await press(user, /^The simulator’s clock: \d{4}-/, '+ 7 days')
  await waitFor(() =>
    expect(told()).toMatch(/^It is \d{4}-\d\d-\d\d \d\d:\d\d for the simulator\.$/),
  )
  expect((await control.clock()).now - before).toBeGreaterThanOrEqual(7 * 24 * 60 * 60_000)
})

test('what the simulator refuses, and a simulator that is gone, are told', async () => {
  const servers = await serversWithWebhooks()
  const send = (request: Request): Promise<Response> => servers.simulator.fetch(request)
  let isThere = true
  const control = connectControl('http://simulator.invalid', (request) =>
    isThere ? send(request) : Promise.reject(new TypeError('fetch failed')),
  )
  const item = await servers.connectBank()
  const { user } = await show(servers, control)
  await openTab(user, 'Simulator')
  await waitFor(() =>
    expect(group('A connection').getByRole('option', { name: /Platypus/ })).toBeDefined(),
  )
  await servers.simulator.control.reset()
  await press(user, 'A connection', 'Let it happen')
  await waitFor(() => expect(told()).toMatch(/^Failed to break the Item: .+/))
  expect(told()).not.toContain(item.id)
  isThere = false
  await press(user, 'A bank', 'Take it down')
  await waitFor(() => expect(told()).toBe('Failed to take the bank down: fetch failed'))
})
