import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import {
  BankLinkButton,
  OAuthReturn,
  useItems,
  type Exited,
  type Linked,
  type RelinkError,
  type Updated,
} from './exports/index.ts'
import { inLink, linkOpens, signIn, walkThroughLink } from './test/link-driver.ts'
import { BankList, renderWithRelink } from './test/render-with-relink.tsx'
import { pageOrigin, refusal, startServers, type Servers } from './test/start-servers.ts'

const connectButton = () => screen.getByRole('button', { name: 'Connect a bank' })
const linkedSpy = () => vi.fn<(linked: Linked) => void>()
const exitedSpy = () => vi.fn<(exited: Exited) => void>()
const Banks = () => <BankList items={useItems().data} />
const never = new Promise<never>(() => undefined)

/** Opens Link on a page; what the page does then is up to the test. */
const openLink = async (servers: Servers) => {
  const page = await renderWithRelink(<BankLinkButton context={{ step: 3 }} />, {
    servers,
    at: '/settings?tab=banks',
  })
  await page.user.click(connectButton())
  await linkOpens()
  return page
}

/** Walks to the end of Link on a page that goes before it has an answer. */
const finishAndLeave = async (servers: Servers): Promise<void> => {
  const page = await openLink(servers)
  await walkThroughLink()
  await inLink('heading', 'Success')
  await waitFor(() => expect(servers.count('POST /items')).toBe(1))
  await page.leave()
}

test('a page reloaded during the exchange finishes on the next page, with one exchange in all', async () => {
  const servers = await startServers()
  const exchange = vi.spyOn(servers.plaid, 'itemPublicTokenExchange')
  servers.intercept('POST /items', async (_, pass) => {
    await pass()
    return never
  })
  await finishAndLeave(servers)
  let letPass: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    letPass = resolve
  })
  servers.intercept('POST /pending-link/recover', (_, pass) => gate.then(pass))
  const onLinked = linkedSpy()
  await renderWithRelink(<BankLinkButton />, { servers, onLinked })
  await screen.findByText('Finishing…')
  expect(connectButton().getAttribute('aria-busy')).toBe('true')
  letPass()
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(onLinked.mock.calls[0]?.[0]).toMatchObject({
    item: { bankName: 'First Platypus Bank' },
    returnTo: '/settings?tab=banks',
    context: { step: 3 },
  })
  expect(connectButton().dataset['status']).toBe('linked')
  expect(exchange).toHaveBeenCalledOnce()
  expect(await servers.relink.listItems('ann')).toHaveLength(1)
})

test('a page that went before it could send the success loses nothing: the server learns of it', async () => {
  const servers = await startServers()
  servers.intercept('POST /items', () => never)
  await finishAndLeave(servers)
  expect(await servers.relink.listItems('ann')).toEqual([])
  const onLinked = linkedSpy()
  const ui = (
    <>
      <BankLinkButton />
      <Banks />
    </>
  )
  await renderWithRelink(ui, { servers, onLinked })
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(onLinked.mock.calls[0]?.[0]).toMatchObject({ context: { step: 3 } })
  expect(await screen.findByRole('listitem')).toHaveProperty('textContent', 'First Platypus Bank')
  expect(await servers.relink.listItems('ann')).toHaveLength(1)
})

test('a page that hears late of a success tells of it once', async () => {
  const servers = await startServers()
  servers.intercept('POST /items', () => never)
  await finishAndLeave(servers)
  const onLinked = linkedSpy()
  const page = await renderWithRelink(<BankLinkButton />, { servers, onLinked })
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  await page.leave()
  const again = linkedSpy()
  const { user } = await renderWithRelink(<BankLinkButton />, { servers, onLinked: again })
  await user.click(connectButton())
  await linkOpens()
  expect(again).not.toHaveBeenCalled()
  expect(servers.count('POST /pending-link/recover')).toBe(1)
})

test('a person whose page went while Link was open reads that it was not finished, once', async () => {
  const servers = await startServers()
  const first = await openLink(servers)
  await first.leave()
  const onExited = exitedSpy()
  const second = await renderWithRelink(<BankLinkButton />, { servers, onExited })
  await screen.findByText('That wasn’t finished')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
  expect(onExited).toHaveBeenCalledOnce()
  expect(onExited.mock.calls[0]?.[0]).toMatchObject({
    reason: 'interrupted',
    exit: null,
    context: { step: 3 },
  })
  await second.leave()

  const third = await renderWithRelink(<BankLinkButton />, { servers })
  await third.user.click(connectButton())
  await linkOpens()
  expect(screen.queryByText('That wasn’t finished')).toBeNull()
  expect(servers.count('POST /pending-link/recover')).toBe(1)
})

test('what was not finished is begun again with a new token, and only when asked', async () => {
  const servers = await startServers()
  const first = await openLink(servers)
  await first.leave()
  const onLinked = linkedSpy()
  const { user, created } = await renderWithRelink(<BankLinkButton />, { servers, onLinked })
  await screen.findByText('That wasn’t finished')
  expect(created).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await linkOpens()
  expect(created.map(({ opened }) => opened)).toEqual([1, 1])
  expect(created[1]?.token).not.toBe(created[0]?.token)
  await walkThroughLink()
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(onLinked.mock.calls[0]?.[0]).toMatchObject({ context: { step: 3 } })
})

test('a bank that sends the person back after all is not too late', async () => {
  const servers = await startServers()
  const first = await openLink(servers)
  await first.leave()
  const second = await renderWithRelink(<BankLinkButton />, { servers })
  await screen.findByText('That wasn’t finished')
  await second.leave()
  const linkToken = servers.created[0]?.token ?? ''
  const stateId = servers.simulator.approveAtBank({ linkToken })
  const onLinked = linkedSpy()
  await renderWithRelink(<OAuthReturn onFinished={() => undefined} />, {
    servers,
    at: `/oauth?oauth_state_id=${stateId}`,
    onLinked,
  })
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(onLinked.mock.calls[0]?.[0]).toMatchObject({ context: { step: 3 } })
})

test('another person on the same browser hears nothing of a walk that was broken off', async () => {
  const servers = await startServers()
  const first = await openLink(servers)
  await first.leave()
  servers.session.person = 'bob'
  const { user } = await renderWithRelink(<BankLinkButton />, { servers, userKey: 'bob' })
  await user.click(connectButton())
  await linkOpens()
  expect(screen.queryByText('That wasn’t finished')).toBeNull()
  expect(servers.count('POST /pending-link/recover')).toBe(0)
})

test('a repair whose page went before the answer is told of on the next page', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  await servers.breakItem(id)
  const ui = <BankLinkButton itemId={id} />
  const first = await renderWithRelink(ui, { servers })
  await first.user.click(screen.getByRole('button', { name: 'Reconnect' }))
  servers.intercept(`POST /items/${id}/updated`, () => never)
  await signIn()
  await waitFor(() => expect(servers.count(`POST /items/${id}/updated`)).toBe(1))
  await first.leave()
  const onUpdated = vi.fn<(updated: Updated) => void>()
  await renderWithRelink(ui, { servers, onUpdated })
  await waitFor(() => expect(onUpdated).toHaveBeenCalledOnce())
  expect(onUpdated.mock.calls[0]?.[0]).toMatchObject({ repaired: true, item: { id } })
})

test('a server that cannot say how it ended is asked again by the page after', async () => {
  const servers = await startServers()
  servers.intercept('POST /items', () => never)
  await finishAndLeave(servers)
  servers.intercept('POST /pending-link/recover', () => refusal(503, 'plaid_unavailable'))
  const onProblem = vi.fn<(error: RelinkError) => void>()
  const second = await renderWithRelink(<BankLinkButton />, { servers, onProblem })
  // It was connected: nobody may read that nothing came of it.
  await screen.findByText('Bank connections are down')
  expect(screen.queryByText('That wasn’t finished')).toBeNull()
  expect(onProblem.mock.calls.map(([{ code }]) => code)).toEqual(['plaid_unavailable'])
  await second.leave()
  const onLinked = linkedSpy()
  await renderWithRelink(<BankLinkButton />, { servers, onLinked })
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(servers.count('POST /pending-link/recover')).toBe(2)
})

test('a walk is recovered where the redirect URI is the root of the site, too', async () => {
  const servers = await startServers({ redirectUri: `${pageOrigin}/` })
  const first = await openLink(servers)
  await first.leave()
  const onExited = exitedSpy()
  await renderWithRelink(<BankLinkButton />, { servers, at: '/settings', onExited })
  await waitFor(() => expect(onExited).toHaveBeenCalledOnce())
})
