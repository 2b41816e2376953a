import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { createRef, useState } from 'react'
import { expect, test, vi } from 'vitest'
import { ReconnectBanner, useItems, type Exited, type Linked } from '../exports/index.ts'
import {
  chooseBank,
  closeLink,
  countFrames,
  inLink,
  isLinkShown,
  linkOpens,
  pressInLink,
  signIn,
  walkThroughLink,
} from '../test/link-driver.ts'
import { BankList, renderWithRelink } from '../test/render-with-relink.tsx'
import { linkMetadata, refusal, startServers } from '../test/start-servers.ts'
import { BankLinkButton } from './bank-link-button.tsx'

const Banks = () => <BankList items={useItems().data} />
const connectButton = () => screen.getByRole('button', { name: 'Connect a bank' })
const alerts = () => screen.queryAllByRole('alert')
const storedRecords = () => Object.entries({ ...localStorage }).map(([, text]) => String(text))

test('a person who signs in at their bank finds it in the list, and the app hears of it', async () => {
  const onLinked = vi.fn<(linked: Linked) => void>()
  const onOwnLinked = vi.fn<(linked: Linked) => void>()
  const { user, count, created } = await renderWithRelink(
    <>
      <BankLinkButton onLinked={onOwnLinked} context={{ step: 3 }} />
      <Banks />
    </>,
    { onLinked, at: '/settings?tab=banks' },
  )
  await waitFor(() => expect(count('GET /items')).toBeGreaterThan(0))
  const before = count('GET /items')
  await user.click(connectButton())
  await walkThroughLink()
  await inLink('heading', 'Success')
  await screen.findByText('First Platypus Bank')
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(onOwnLinked).toHaveBeenCalledOnce()
  expect(onLinked.mock.calls[0]?.[0]).toMatchObject({
    item: { bankName: 'First Platypus Bank', health: { status: 'healthy' } },
    returnTo: '/settings?tab=banks',
    context: { step: 3 },
  })
  expect(count('POST /link-tokens')).toBe(1)
  expect(count('POST /items')).toBe(1)
  expect(count('GET /items')).toBeGreaterThan(before)
  expect(created).toHaveLength(1)
  expect(created[0]?.receivedRedirectUri).toBeUndefined()
  expect(alerts()).toEqual([])
})

test('nobody is told anything when a person closes Link, and the focus goes back to the button', async () => {
  const onExited = vi.fn<(exited: Exited) => void>()
  const { user } = await renderWithRelink(<BankLinkButton onExited={onExited} />)
  await user.click(connectButton())
  await closeLink()
  await waitFor(() => expect(onExited).toHaveBeenCalledOnce())
  expect(onExited.mock.calls[0]?.[0]).toMatchObject({ reason: 'closed', exit: { error: null } })
  expect(alerts()).toEqual([])
  expect(document.activeElement).toBe(connectButton())
  expect(connectButton().dataset['status']).toBe('exited')
  expect(storedRecords()).toEqual([])
})

test.each([
  ['INSTITUTION_DOWN', 'First Platypus Bank has a technical problem'],
  ['ITEM_LOCKED', 'Your sign-in is locked'],
  ['INTERNAL_SERVER_ERROR', 'Bank connections are down'],
  ['NO_ACCOUNTS', 'No account we can use'],
])('leaving Link after %s shows one alert: %s', async (code, title) => {
  const { user } = await renderWithRelink(<BankLinkButton />)
  await user.click(connectButton())
  await chooseBank()
  await signIn(`error_${code}`)
  await pressInLink('Exit')
  await screen.findByText(title)
  expect(alerts()).toHaveLength(1)
  expect(alerts()[0]?.textContent).not.toMatch(/[A-Z]+_[A-Z]+/)
})

test('a token that could not be had is asked for again by "Try again"', async () => {
  const servers = await startServers()
  servers.intercept('POST /link-tokens', () => refusal(500, 'internal_error'))
  const { user, created } = await renderWithRelink(<BankLinkButton />, { servers })
  await user.click(connectButton())
  await screen.findByText('This is on our side')
  expect(alerts()).toHaveLength(1)
  expect(screen.getByText('req-1')).toBeTruthy()
  expect(created).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await linkOpens()
  expect(alerts()).toEqual([])
  expect(servers.count('POST /link-tokens')).toBe(2)
  expect(created[0]?.opened).toBe(1)
})

test('a double press gets one token and opens Link once', async () => {
  const { user, count, created } = await renderWithRelink(<BankLinkButton />)
  await user.dblClick(connectButton())
  await user.click(connectButton())
  await linkOpens()
  expect(count('POST /link-tokens')).toBe(1)
  expect(created.map(({ opened }) => opened)).toEqual([1])
})

test('a waiting button says so, and keeps the focus', async () => {
  const servers = await startServers()
  let letPass: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    letPass = resolve
  })
  servers.intercept('POST /link-tokens', (_, pass) => gate.then(pass))
  const { user } = await renderWithRelink(<BankLinkButton />, { servers })
  const button = connectButton()
  expect(button.hasAttribute('aria-busy')).toBe(false)
  await user.click(button)
  expect(button.getAttribute('aria-busy')).toBe('true')
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect((button as HTMLButtonElement).disabled).toBe(false)
  expect(document.activeElement).toBe(button)
  expect(screen.getByRole('status').textContent).toBe('Opening…')
  letPass()
  await linkOpens()
  expect(screen.getByRole('status').textContent).toBe('')
})

test('a button takes a ref and whatever else a button takes', async () => {
  const ref = createRef<HTMLButtonElement>()
  await renderWithRelink(
    <BankLinkButton
      ref={ref}
      id="connect"
      className="mine"
      data-testid="connect"
      aria-label="Add a bank"
      aria-disabled
    >
      Add
    </BankLinkButton>,
  )
  const button = screen.getByRole('button', { name: 'Add a bank' })
  expect(ref.current).toBe(button)
  expect(button.id).toBe('connect')
  expect(button.className).toBe('mine')
  expect(button.dataset['testid']).toBe('connect')
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.getAttribute('type')).toBe('button')
})

test('an app that prevents the default of a press keeps Link closed', async () => {
  const { user, requests } = await renderWithRelink(
    <BankLinkButton onClick={(event) => event.preventDefault()} />,
  )
  // Not by a mouse, which would rest on the button and so ask for a token.
  connectButton().focus()
  await user.keyboard('{Enter}')
  expect(connectButton().dataset['status']).toBe('idle')
  expect(requests).toEqual([])
})

test('a disabled button under a resting mouse asks for nothing', async () => {
  const { requests } = await renderWithRelink(<BankLinkButton disabled />)
  vi.useFakeTimers()
  fireEvent.pointerEnter(connectButton(), { pointerType: 'mouse' })
  await act(() => vi.advanceTimersByTimeAsync(1000))
  vi.useRealTimers()
  expect(requests).toEqual([])
})

test('Link stays open when its button goes, and its success still reaches the app', async () => {
  const onLinked = vi.fn<(linked: Linked) => void>()
  const page = await renderWithRelink(<BankLinkButton />, { onLinked })
  await page.user.click(connectButton())
  await linkOpens()
  page.again(<p>Something else</p>)
  expect(isLinkShown()).toBe(true)
  expect(page.created[0]?.isDestroyed).toBe(false)
  await walkThroughLink()
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(page.created).toHaveLength(1)
})

test('the newest callbacks run, and rendering again makes no second Link', async () => {
  const first = vi.fn<(linked: Linked) => void>()
  const newest = vi.fn<(linked: Linked) => void>()
  const page = await renderWithRelink(<BankLinkButton onLinked={first} />, { onLinked: first })
  await page.user.click(connectButton())
  await linkOpens()
  for (let times = 0; times < 5; times++)
    page.again(<BankLinkButton onLinked={newest} />, { onLinked: newest })
  await walkThroughLink()
  await waitFor(() => expect(newest).toHaveBeenCalledTimes(2))
  expect(first).not.toHaveBeenCalled()
  expect(page.created).toHaveLength(1)
})

test('a success that is followed by an exit stays a success, and one told twice is exchanged once', async () => {
  const onLinked = vi.fn<(linked: Linked) => void>()
  const onExited = vi.fn<(exited: Exited) => void>()
  const { user, count, created, simulator } = await renderWithRelink(<BankLinkButton />, {
    onLinked,
    onExited,
  })
  await user.click(connectButton())
  await walkThroughLink()
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  const [publicToken] = Object.keys(simulator.snapshot().publicTokens)
  act(() => {
    created[0]?.callbacks.onSuccess(publicToken ?? '', linkMetadata)
    created[0]?.callbacks.onExit(null, linkMetadata)
  })
  expect(connectButton().dataset['status']).toBe('linked')
  expect(count('POST /items')).toBe(1)
  expect(onLinked).toHaveBeenCalledOnce()
  expect(onExited).not.toHaveBeenCalled()
})

test('what the server failed to take is sent again, without opening Link again', async () => {
  const servers = await startServers()
  servers.intercept('POST /items', () => refusal(503, 'plaid_unavailable'))
  const onLinked = vi.fn<(linked: Linked) => void>()
  const { user, created } = await renderWithRelink(<BankLinkButton />, { servers, onLinked })
  await user.click(connectButton())
  await walkThroughLink()
  await screen.findByText('Bank connections are down')
  await user.click(connectButton())
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(alerts()).toEqual([])
  expect(servers.count('POST /items')).toBe(2)
  expect(servers.count('POST /link-tokens')).toBe(1)
  expect(created.map(({ opened }) => opened)).toEqual([1])
})

test('a session that makes no Item is exchanged with nobody', async () => {
  const onExited = vi.fn<(exited: Exited) => void>()
  const { user, count, created } = await renderWithRelink(<BankLinkButton />, { onExited })
  await user.click(connectButton())
  await linkOpens()
  act(() => created[0]?.callbacks.onSuccess(null, linkMetadata))
  expect(onExited).toHaveBeenCalledOnce()
  expect(onExited.mock.calls[0]?.[0]).toMatchObject({ reason: 'no_item' })
  expect(count('POST /items')).toBe(0)
  expect(alerts()).toEqual([])
})

test('after an expired session Link opens again only when asked, with a new token', async () => {
  const { user, count, created } = await renderWithRelink(<BankLinkButton />)
  await user.click(connectButton())
  await linkOpens()
  const error = {
    error_type: 'INVALID_INPUT',
    error_code: 'INVALID_LINK_TOKEN',
    error_message: 'link token expired',
    display_message: null,
  }
  act(() => created[0]?.callbacks.onExit(error, linkMetadata))
  await screen.findByText('Please start again')
  await waitFor(() => expect(connectButton().dataset['status']).toBe('ready'))
  expect(connectButton().hasAttribute('aria-busy')).toBe(false)
  expect(created[1]?.opened).toBe(0)
  await user.click(screen.getByRole('button', { name: 'Start again' }))
  await waitFor(() => expect(created[1]?.opened).toBe(1))
  expect(created[1]?.token).not.toBe(created[0]?.token)
  expect(alerts()).toEqual([])

  // A second one in a row: too many sign-ins, rather than too long a pause.
  act(() => created[1]?.callbacks.onExit(error, linkMetadata))
  await screen.findByText('Too many tries for now')
  expect(connectButton().dataset['status']).toBe('exited')
  expect(count('POST /link-tokens')).toBe(2)
})

test('three banks in a row leave at most one frame behind, each with a token of its own', async () => {
  const onLinked = vi.fn<(linked: Linked) => void>()
  const { user, created } = await renderWithRelink(<BankLinkButton />, { onLinked })
  for (const [index, bank] of [
    'First Platypus Bank',
    'Tartan Bank',
    'Houndstooth Bank',
  ].entries()) {
    await user.click(connectButton())
    await waitFor(() => expect(created[index]?.opened).toBe(1))
    await waitFor(() => expect(countFrames()).toBe(1))
    await walkThroughLink(bank)
    await waitFor(() => expect(onLinked).toHaveBeenCalledTimes(index + 1))
    await pressInLink('Finish')
  }
  expect(countFrames()).toBeLessThanOrEqual(1)
  expect(new Set(created.map(({ token }) => token)).size).toBe(3)
})

test('a press on a button that was rested on opens Link in the same task', async () => {
  const { user, count, created } = await renderWithRelink(<BankLinkButton />)
  await user.hover(connectButton())
  await waitFor(() => expect(connectButton().dataset['status']).toBe('ready'))
  expect(connectButton().hasAttribute('aria-busy')).toBe(false)
  expect(created[0]?.opened).toBe(0)
  connectButton().click()
  await Promise.resolve()
  expect(created[0]?.opened).toBe(1)
  expect(count('POST /link-tokens')).toBe(1)
})

test('a token that ran out since the mouse came is replaced before Link opens', async () => {
  const { user, created } = await renderWithRelink(<BankLinkButton />)
  await user.hover(connectButton())
  await waitFor(() => expect(connectButton().dataset['status']).toBe('ready'))
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60 * 60_000 })
  await user.click(connectButton())
  await waitFor(() => expect(created[1]?.opened).toBe(1))
  vi.useRealTimers()
  expect(created[0]?.opened).toBe(0)
  expect(created[0]?.isDestroyed).toBe(true)
})

test('a bank that is connected already is asked about, and keeping it exchanges nothing', async () => {
  const servers = await startServers()
  await servers.connectBank()
  const onExited = vi.fn<(exited: Exited) => void>()
  const { user, relink } = await renderWithRelink(<BankLinkButton />, { servers, onExited })
  await user.click(connectButton())
  await walkThroughLink()
  await screen.findByText('First Platypus Bank is already connected')
  expect(alerts()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Keep this connection' }))
  expect(onExited).toHaveBeenCalledOnce()
  expect(onExited.mock.calls[0]?.[0]).toMatchObject({ reason: 'kept_existing' })
  expect(screen.queryByText('First Platypus Bank is already connected')).toBeNull()
  expect(await relink.listItems('ann')).toHaveLength(1)
})

test('a bank that is connected already can be connected once more, in place of the old', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  const onLinked = vi.fn<(linked: Linked) => void>()
  const { user, relink, created } = await renderWithRelink(<BankLinkButton />, {
    servers,
    onLinked,
  })
  await user.click(connectButton())
  await walkThroughLink()
  await user.click(await screen.findByRole('button', { name: 'Connect it again' }))
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  const kept = await relink.listItems('ann')
  expect(kept.map((item) => item.id)).toEqual([onLinked.mock.calls[0]?.[0].item.id])
  expect(kept[0]?.id).not.toBe(id)
  expect(created.map(({ opened }) => opened)).toEqual([1])
})

test('where a new connection can stop the old one, keeping the old one gives up the new and repairs the old', async () => {
  const servers = await startServers()
  const old = await servers.connectBank()
  servers.intercept('POST /items', () =>
    Response.json({ outcome: 'already_connected', item: old, breaksFirst: true }),
  )
  servers.intercept('POST /items', async () =>
    Response.json({ outcome: 'discarded', item: await servers.breakItem(old.id) }),
  )
  const onExited = vi.fn<(exited: Exited) => void>()
  const Banner = () => <ReconnectBanner items={useItems().data ?? []} />
  const { user, bodies, created } = await renderWithRelink(
    <>
      <Banner />
      <BankLinkButton onExited={onExited} />
    </>,
    { servers },
  )
  await user.click(connectButton())
  await walkThroughLink()
  await screen.findByText('Your first connection may have stopped')
  await user.click(screen.getByRole('button', { name: 'Keep this connection' }))
  await screen.findByRole('button', { name: 'Reconnect: First Platypus Bank' })
  await waitFor(() => expect(onExited).toHaveBeenCalledOnce())
  expect(onExited.mock.calls[0]?.[0]).toMatchObject({ reason: 'kept_existing' })
  const asked = bodies.map((body) => (body as { ifConnected?: string } | null)?.ifConnected)
  expect(asked.filter(Boolean)).toEqual(['ask', 'discard'])
  expect(created.map(({ opened }) => opened)).toEqual([1])
})

test('of two presses on two buttons the last one opens Link', async () => {
  const servers = await startServers()
  const item = await servers.connectBank()
  let letPass: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    letPass = resolve
  })
  servers.intercept('POST /link-tokens', (_, pass) => gate.then(pass))
  const { user, created } = await renderWithRelink(
    <>
      <BankLinkButton />
      <BankLinkButton itemId={item.id} />
    </>,
    { servers },
  )
  await user.click(connectButton())
  await user.click(screen.getByRole('button', { name: 'Reconnect' }))
  await inLink('heading', 'Sign in to First Platypus Bank')
  letPass()
  await waitFor(() => expect(connectButton().dataset['status']).toBe('idle'))
  expect(created.map(({ opened }) => opened)).toEqual([1])
  expect(countFrames()).toBe(1)
})

test('an app can say issues itself, and offer what it can do', async () => {
  const servers = await startServers()
  servers.session.person = null
  const signIn = vi.fn<() => void>()
  const Both = () => {
    const [isQuiet, setIsQuiet] = useState(false)
    return (
      <>
        <BankLinkButton notice={!isQuiet} issueActions={{ sign_in_again: signIn }} />
        <button onClick={() => setIsQuiet(true)}>Quiet</button>
      </>
    )
  }
  const { user } = await renderWithRelink(<Both />, { servers })
  await user.click(connectButton())
  await user.click(await screen.findByRole('button', { name: 'Sign in again' }))
  expect(signIn).toHaveBeenCalledOnce()
  await user.click(screen.getByRole('button', { name: 'Quiet' }))
  expect(alerts()).toEqual([])
})

test('a button that goes while Link is open is told of no exit, and neither is the app', async () => {
  const onExited = vi.fn<(exited: Exited) => void>()
  const page = await renderWithRelink(<BankLinkButton onExited={onExited} />, { onExited })
  await page.user.click(connectButton())
  await linkOpens()
  page.again(<p>Something else</p>)
  await inLink('button', 'Continue')
  expect(onExited).not.toHaveBeenCalled()
  await closeLink()
  await waitFor(() => expect(onExited).toHaveBeenCalledOnce())
})

test('a button keeps its focus ring, and styles of its own are the app’s', async () => {
  const { user, again } = await renderWithRelink(<BankLinkButton />)
  expect(connectButton().hasAttribute('style')).toBe(false)
  await user.tab()
  expect(document.activeElement).toBe(connectButton())
  expect(connectButton().style.outline).toBe('')
  again(<BankLinkButton style={{ color: 'red' }} />)
  expect(connectButton().getAttribute('style')).toBe('color: red;')
})
