import { act, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import {
  OAuthReturn,
  type Exited,
  type Linked,
  type OAuthReturnFinished,
} from '../exports/index.ts'
import { chooseInSearch, closeLink, countFrames, inSearch, linkOpens } from '../test/link-driver.ts'
import {
  findSearch,
  plaidScript,
  renderSearch,
  searchStatus,
  walkFromSearch,
} from '../test/render-search.tsx'
import { renderWithRelink } from '../test/render-with-relink.tsx'
import { linkMetadata, refusal, startServers } from '../test/start-servers.ts'
import { EmbeddedBankSearch } from './embedded-bank-search.tsx'

const spoken = () => findSearch().querySelector('[role="status"]')?.textContent
const hears = <E,>() => vi.fn<(ended: E) => void>()

test('a bank chosen there is connected, and the app hears of it once', async () => {
  const onLinked = hears<Linked>()
  const provided = hears<Linked>()
  const { made, count, user } = await renderSearch({ onLinked }, { onLinked: provided })
  await walkFromSearch('Tartan Bank')
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(onLinked.mock.calls[0]?.[0].item.bankName).toBe('Tartan Bank')
  expect(provided).toHaveBeenCalledOnce()
  await waitFor(() => expect(spoken()).toBe('Tartan Bank is connected.'))
  // Link's last pane stays until the person closes it; whether anybody hears of that is not certain.
  expect([countFrames(), made[0]?.isDestroyed]).toEqual([1, false])
  expect(screen.getByRole('button', { name: 'Connect a bank' })).toBeTruthy()
  act(() => made[0]?.callbacks.onExit(null, linkMetadata))
  expect(made[0]?.isDestroyed).toBe(true)
  expect(count('POST /items')).toBe(1)
  // No token is asked for that nobody may need.
  expect(count('POST /link-tokens')).toBe(1)
  await user.click(screen.getByRole('button', { name: 'Connect a bank' }))
  await inSearch('Tartan Bank')
  expect(count('POST /link-tokens')).toBe(2)
})

test('who leaves Link is back at the search, which is ready for another choice with a new token', async () => {
  const onExited = hears<Exited>()
  const { made } = await renderSearch({ onExited })
  await chooseInSearch()
  await linkOpens()
  expect(searchStatus()).toBe('open')
  await closeLink()
  await waitFor(() => expect(onExited).toHaveBeenCalledOnce())
  await waitFor(() => expect(searchStatus()).toBe('ready'))
  expect(made.map(({ isDestroyed }) => isDestroyed)).toEqual([true, false])
  expect(made[1]?.token).not.toBe(made[0]?.token)
  expect(document.activeElement).toBe(findSearch())
  await walkFromSearch()
  await waitFor(() => expect(searchStatus()).toBe('linked'))
  expect(onExited).toHaveBeenCalledOnce()
})

test('what went wrong in Link is said below a search that can be used again', async () => {
  const { made, user } = await renderSearch()
  await chooseInSearch()
  await linkOpens()
  act(() =>
    made[0]?.callbacks.onExit(
      { error_type: 'INSTITUTION_ERROR', error_code: 'INSTITUTION_DOWN', error_message: '' },
      linkMetadata,
    ),
  )
  await screen.findByText('First Platypus Bank has a technical problem')
  await inSearch('Tartan Bank')
  await user.click(screen.getByRole('button', { name: 'Choose another bank' }))
  expect(document.activeElement).toBe(findSearch())
  expect(screen.getByText('First Platypus Bank has a technical problem')).toBeTruthy()
})

test('a token that could not be had is said, and asked for again', async () => {
  const servers = await startServers()
  servers.intercept('POST /link-tokens', () => refusal(500, 'internal_error'))
  const { user } = await renderSearch({}, { servers })
  await screen.findByRole('alert')
  expect(searchStatus()).toBe('failed')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await inSearch('Tartan Bank')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a place without a notice has a button of its own for what failed', async () => {
  const servers = await startServers()
  let isDown = true
  servers.intercept('POST /link-tokens', (_, pass) =>
    isDown ? refusal(500, 'internal_error') : pass(),
  )
  const { user } = await renderSearch({ notice: false }, { servers })
  const button = await screen.findByRole('button', { name: 'Connect a bank' })
  isDown = false
  await user.click(button)
  await inSearch('Tartan Bank')
  await waitFor(() => expect(searchStatus()).toBe('ready'))
  // Nobody waits for anything but a choice.
  expect([spoken(), screen.queryByRole('button')]).toEqual(['', null])
})

test('that button brings a success to the server, which has not taken it yet', async () => {
  const servers = await startServers()
  let isDown = true
  servers.intercept('POST /items', (_, pass) => (isDown ? refusal(500, 'internal_error') : pass()))
  const onLinked = hears<Linked>()
  const { user, count } = await renderSearch({ notice: false, onLinked }, { servers })
  await walkFromSearch()
  const button = await screen.findByRole('button', { name: 'Connect a bank' })
  expect(searchStatus()).toBe('failed')
  isDown = false
  await user.click(button)
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect([count('POST /items'), count('POST /link-tokens')]).toEqual([2, 1])
})

test('a script that throws is said, and tried again', async () => {
  const servers = await startServers()
  const { createEmbedded } = plaidScript()
  let hasThrown = false
  plaidScript().createEmbedded = (options, host) => {
    if (hasThrown) return createEmbedded(options, host)
    hasThrown = true
    throw new Error('Missing Link parameter')
  }
  const { user } = await renderSearch({}, { servers })
  await screen.findByText('This is on our side')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await inSearch('Tartan Bank')
  expect(screen.queryByRole('alert')).toBeNull()
})

test.each([true, false])(
  'a bank that is connected already is asked about, with a notice (%s) or not',
  async (notice) => {
    const servers = await startServers()
    await servers.connectBank()
    const onExited = hears<Exited>()
    const { user } = await renderSearch({ onExited, notice }, { servers })
    await walkFromSearch()
    await user.click(await screen.findByRole('button', { name: 'Keep this connection' }))
    await waitFor(() => expect(onExited).toHaveBeenCalledOnce())
    expect(onExited.mock.calls[0]?.[0].reason).toBe('kept_existing')
  },
)

test('who is sent to their bank from the search goes on at the return page', async () => {
  const onLinked = hears<Linked>()
  const onFinished = vi.fn<(finished: OAuthReturnFinished) => void>()
  const { made, servers, simulator, leave, created } = await renderSearch(
    { returnTo: '/banks', context: { step: 3 } },
    { at: '/start' },
  )
  await chooseInSearch('Platypus OAuth Bank')
  await linkOpens()
  const linkToken = made[0]?.token ?? ''
  await leave()
  const at = `/oauth?oauth_state_id=${simulator.approveAtBank({ linkToken })}`
  await renderWithRelink(<OAuthReturn onFinished={onFinished} />, { servers, at, onLinked })
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(onFinished.mock.calls[0]?.[0]).toEqual({
    outcome: 'linked',
    returnTo: '/banks',
    context: { step: 3 },
  })
  expect(onLinked).toHaveBeenCalledOnce()
  expect(created.map(({ token, opened }) => [token, opened])).toEqual([[linkToken, 1]])
})

test('telemetry counts who chose a bank, not who only saw the search', async () => {
  const steps: string[] = []
  const { again } = await renderSearch({}, { onTelemetry: ({ step }) => void steps.push(step) })
  await inSearch('Tartan Bank')
  again(<p>Elsewhere</p>)
  again(<EmbeddedBankSearch />)
  await chooseInSearch('Tartan Bank')
  await linkOpens()
  await closeLink()
  await waitFor(() => expect(steps).toContain('exited'))
  expect(steps.slice(0, 4)).toEqual(['pressed', 'token_ready', 'link_ready', 'opened'])
  expect(steps.at(-1)).toBe('exited')
})
