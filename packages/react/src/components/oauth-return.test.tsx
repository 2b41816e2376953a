import { act, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, test, vi } from 'vitest'
import {
  BankLinkButton,
  captureOAuthReturn,
  httpBackend,
  useOAuthReturn,
} from '../exports/index.ts'
import type { Item, Linked, OAuthReturnFinished, RelinkError, Updated } from '../exports/index.ts'
import { linkOpens, pressInLink } from '../test/link-driver.ts'
import { renderWithRelink } from '../test/render-with-relink.tsx'
import { pageOrigin, refusal, startServers, type Servers } from '../test/start-servers.ts'
import { OAuthReturn } from './oauth-return.tsx'

interface Trip {
  servers: Servers
  token: string
  /** Where the bank sends the person back to. */
  at: string
}

interface TripOptions {
  servers?: Servers
  ui?: ReactElement
  decision?: 'approve' | 'decline'
}

/** Presses the page's button and goes to the bank; afterwards that page is gone. */
const goToBank = async ({
  servers,
  ui = <BankLinkButton returnTo="/budget?month=5#rent" context={{ step: 3 }} />,
  decision = 'approve',
}: TripOptions = {}): Promise<Trip> => {
  const around = servers ?? (await startServers())
  const page = await renderWithRelink(ui, { servers: around, at: '/settings' })
  around.created.length = 0
  await page.user.click(screen.getByRole('button'))
  await waitFor(() => expect(around.created[0]?.opened).toBe(1))
  const token = around.created[0]?.token ?? ''
  await page.leave()
  const stateId = around.simulator.approveAtBank({ linkToken: token, decision })
  around.created.length = 0
  around.requests.length = 0
  return { servers: around, token, at: `/oauth?oauth_state_id=${stateId}` }
}

const finished = () => vi.fn<(finished: OAuthReturnFinished) => void>()
const storedRecords = (): Record<string, unknown>[] =>
  Object.entries({ ...localStorage }).map(
    ([, text]) => JSON.parse(String(text)) as Record<string, unknown>,
  )
/** Changes what the page before had set aside. */
const tamper = (change: Record<string, unknown>): void => {
  for (const [key, text] of Object.entries({ ...localStorage }))
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(String(text)), ...change }))
}

test('a return goes on with the token that was set aside, once, and never asks for another', async () => {
  const { servers, token, at } = await goToBank()
  const onFinished = finished()
  const onLinked = vi.fn<(linked: Linked) => void>()
  await renderWithRelink(<OAuthReturn onFinished={onFinished} />, { servers, at, onLinked })
  expect(screen.getByRole('status').textContent).toBe('Bringing you back from your bank…')
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(onFinished).toHaveBeenCalledWith({
    outcome: 'linked',
    returnTo: '/budget?month=5#rent',
    context: { step: 3 },
  })
  expect(onLinked).toHaveBeenCalledOnce()
  expect(onLinked.mock.calls[0]?.[0]).toMatchObject({
    item: { bankName: 'Platypus OAuth Bank' },
    context: { step: 3 },
  })
  expect(servers.created).toHaveLength(1)
  expect(servers.created[0]).toMatchObject({
    token,
    receivedRedirectUri: pageOrigin + at,
    opened: 1,
  })
  expect(servers.requests).toEqual(['POST /items'])
})

test('a walk has one id, before the trip to the bank and after it', async () => {
  const { servers, at } = await goToBank()
  const [record] = storedRecords()
  const onLinked = vi.fn<(linked: Linked) => void>()
  await renderWithRelink(<OAuthReturn onFinished={finished()} />, { servers, at, onLinked })
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(onLinked.mock.calls[0]?.[0].flowId).toBe(record?.['flowId'])
})

test('the state id leaves the address without a new entry in the history; the rest stays', async () => {
  const { servers, at } = await goToBank()
  const { length } = history
  const onFinished = finished()
  await renderWithRelink(<OAuthReturn onFinished={onFinished} />, {
    servers,
    at: `${at}&utm=mail#top`,
  })
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(servers.created[0]?.receivedRedirectUri).toBe(pageOrigin + at)
  expect(window.location.href).toBe(`${pageOrigin}/oauth?utm=mail#top`)
  expect(history).toHaveLength(length)
})

test('no token is left behind once Link has opened again', async () => {
  const { servers, at, token } = await goToBank()
  const onFinished = finished()
  await renderWithRelink(<OAuthReturn onFinished={onFinished} />, { servers, at })
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(token)
})

test('a return in another tab of the browser goes on as well', async () => {
  const { servers, at, token } = await goToBank()
  sessionStorage.clear()
  const onFinished = finished()
  await renderWithRelink(<OAuthReturn onFinished={onFinished} />, { servers, at })
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(servers.created[0]?.token).toBe(token)
})

test('a return in another browser goes on with what the server remembers', async () => {
  const { servers, at, token } = await goToBank()
  localStorage.clear()
  sessionStorage.clear()
  const onFinished = finished()
  await renderWithRelink(<OAuthReturn onFinished={onFinished} />, { servers, at })
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(onFinished.mock.calls[0]?.[0].returnTo).toBe('/budget?month=5#rent')
  expect(servers.created[0]?.token).toBe(token)
  expect(servers.requests).toEqual(['POST /pending-link/take', 'POST /items'])
})

/** Connects a bank over the bank's own page, and goes there again to repair it. */
const goToRepair = async (): Promise<Trip & { item: Item }> => {
  const first = await goToBank()
  const { servers } = first
  const onLinked = vi.fn<(linked: Linked) => void>()
  const ui = <OAuthReturn onFinished={() => undefined} />
  const page = await renderWithRelink(ui, { ...first, onLinked })
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  await page.leave()
  const item = await servers.breakItem(onLinked.mock.calls[0]?.[0].item.id ?? '')
  const button = <BankLinkButton itemId={item.id} returnTo="/settings" />
  return { ...(await goToBank({ servers, ui: button })), item }
}

test('a repair that went over the bank comes back as a repair', async () => {
  const { servers, at, item } = await goToRepair()
  const { id } = item
  const onFinished = finished()
  const onUpdated = vi.fn<(updated: Updated) => void>()
  await renderWithRelink(<OAuthReturn onFinished={onFinished} />, { servers, at, onUpdated })
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(onUpdated).toHaveBeenCalledOnce()
  expect(onUpdated.mock.calls[0]?.[0]).toMatchObject({ repaired: true, item: { id } })
  expect(servers.requests).toEqual([`POST /items/${id}/updated`])
})

test('a repair over the bank that did not help is explained before the person goes on', async () => {
  const { servers, at, item } = await goToRepair()
  servers.intercept(`POST /items/${item.id}/updated`, () =>
    Response.json({
      item,
      repaired: false,
      failure: 'other_login',
      accounts: { added: [], kept: item.accounts, removed: [] },
    }),
  )
  const onFinished = finished()
  const onUpdated = vi.fn<(updated: Updated) => void>()
  const ui = <OAuthReturn onFinished={onFinished} />
  const { user } = await renderWithRelink(ui, { servers, at, onUpdated })
  await screen.findByText('Use the same sign-in as before')
  expect(onUpdated).toHaveBeenCalledOnce()
  expect(onFinished).not.toHaveBeenCalled()
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(onFinished.mock.calls).toEqual([
    [{ outcome: 'updated', returnTo: '/settings', context: null }],
  ])
})

test('a return waits until the app knows who is signed in', async () => {
  const { servers, at } = await goToBank()
  const onFinished = finished()
  const ui = <OAuthReturn onFinished={onFinished} />
  const page = await renderWithRelink(ui, { servers, at, userKey: null })
  expect(screen.getByRole('status').textContent).toBe('Bringing you back from your bank…')
  page.again(ui)
  expect(servers.requests).toEqual([])
  expect(servers.created).toEqual([])
  page.again(ui, { userKey: 'ann' })
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(servers.created).toHaveLength(1)
})

test('a person whom the app forgets for a moment goes on with their return, once', async () => {
  const { servers, token, at } = await goToBank()
  // In another browser: the server gives what it remembers to the first who asks.
  localStorage.clear()
  sessionStorage.clear()
  const goOn: (() => void)[] = []
  const ui = (
    <OAuthReturn
      onFinished={() => undefined}
      beforeResume={() => new Promise((resolve) => goOn.push(() => resolve(undefined)))}
    />
  )
  const onLinked = vi.fn<(linked: Linked) => void>()
  const onProblem = vi.fn<(error: RelinkError) => void>()
  const page = await renderWithRelink(ui, { servers, at, onLinked, onProblem })
  await waitFor(() => expect(goOn).not.toHaveLength(0))
  page.again(ui, { userKey: null })
  const before = goOn.length
  page.again(ui, { userKey: 'ann' })
  await waitFor(() => expect(goOn.length).toBeGreaterThan(before))
  // The one that nobody waits for any more comes first.
  for (const each of goOn) each()
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(servers.created.map((link) => link.token)).toEqual([token])
  expect(servers.count('POST /pending-link/take')).toBe(1)
  expect(onProblem).not.toHaveBeenCalled()
})

test('a place of another origin to return to is dropped', async () => {
  const { servers, at } = await goToBank({
    ui: <BankLinkButton returnTo="https://evil.example/x" />,
  })
  expect(storedRecords()[0]?.['returnTo']).toBe('/')
  tamper({ returnTo: '//evil.example' })
  const onFinished = finished()
  await renderWithRelink(<OAuthReturn onFinished={onFinished} />, { servers, at })
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(onFinished.mock.calls[0]?.[0].returnTo).toBe('/')
})

test('a return that nothing is known of says so, and a new start gets a new token', async () => {
  const { user, requests, created } = await renderWithRelink(
    <OAuthReturn onFinished={finished()} />,
    { at: '/oauth?oauth_state_id=unknown' },
  )
  await screen.findByText('We can’t pick up where you left off')
  expect(screen.getAllByRole('alert')).toHaveLength(1)
  expect(created).toEqual([])
  expect(requests).toEqual(['POST /pending-link/take'])
  await user.click(screen.getByRole('button', { name: 'Start again' }))
  await linkOpens()
  expect(created).toHaveLength(1)
  expect(created[0]?.receivedRedirectUri).toBeUndefined()
})

test('a page that is loaded again after its return was used says that it is done', async () => {
  const { servers, at } = await goToBank()
  const onFinished = finished()
  const page = await renderWithRelink(<OAuthReturn onFinished={onFinished} />, { servers, at })
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  await page.leave()
  const again = finished()
  const reloaded = await renderWithRelink(<OAuthReturn onFinished={again} />, { servers, at })
  await screen.findByText('This step is already done')
  expect(servers.created).toHaveLength(1)
  expect(screen.queryByRole('alert')).toBeNull()
  await reloaded.user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(again).toHaveBeenCalledOnce()
})

test('a return after the token ran out asks to start again', async () => {
  const { servers, at } = await goToBank()
  // The server has forgotten it by then, too.
  expect(await httpBackend('/api/link').takePendingLink?.({})).not.toBeNull()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60 * 60_000 })
  const onFinished = finished()
  const { user } = await renderWithRelink(<OAuthReturn onFinished={onFinished} />, { servers, at })
  await screen.findByText('Please start again')
  expect(servers.created).toEqual([])
  expect(storedRecords()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  vi.useRealTimers()
  expect(onFinished).toHaveBeenCalledWith({
    outcome: 'exited',
    returnTo: '/budget?month=5#rent',
    context: { step: 3 },
  })
})

test('a return to another person is refused, and what was set aside is gone', async () => {
  const { servers, at } = await goToBank()
  servers.session.person = 'bob'
  await renderWithRelink(<OAuthReturn onFinished={finished()} />, { servers, at, userKey: 'bob' })
  await screen.findByText('Someone else started this')
  expect(servers.created).toEqual([])
  expect(storedRecords()).toEqual([])
})

test('a person who signs in on the page where another was refused is not kept waiting', async () => {
  const { servers, at } = await goToBank()
  servers.session.person = 'bob'
  const ui = <OAuthReturn onFinished={finished()} />
  const page = await renderWithRelink(ui, { servers, at, userKey: 'bob' })
  await screen.findByText('Someone else started this')
  servers.session.person = 'carol'
  page.again(ui, { userKey: 'carol' })
  await screen.findByText('We can’t pick up where you left off')
  expect(servers.created).toEqual([])
})

test('what cannot be read is thrown away and explained', async () => {
  localStorage.setItem('relink.pending.old', '{"v":0')
  const { created } = await renderWithRelink(<OAuthReturn onFinished={finished()} />, {
    at: '/oauth?oauth_state_id=unknown',
  })
  await screen.findByText('We can’t pick up where you left off')
  expect(created).toEqual([])
  expect(localStorage).toHaveLength(0)
})

test('a bank that says no is explained before the person goes on', async () => {
  const { servers, at } = await goToBank({ decision: 'decline' })
  const onFinished = finished()
  const { user } = await renderWithRelink(<OAuthReturn onFinished={onFinished} />, { servers, at })
  await pressInLink('Exit')
  await screen.findByText('That wasn’t finished')
  expect(onFinished).not.toHaveBeenCalled()
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(onFinished).toHaveBeenCalledOnce()
  expect(onFinished.mock.calls[0]?.[0]).toMatchObject({
    outcome: 'exited',
    returnTo: '/budget?month=5#rent',
  })
})

test('a session that ended during the trip is said as that', async () => {
  const { servers, at } = await goToBank()
  servers.intercept('POST /items', () => refusal(401, 'unauthenticated'))
  await renderWithRelink(<OAuthReturn onFinished={finished()} />, { servers, at })
  expect(await screen.findByText('Please sign in again')).toBeTruthy()
})

test.each([
  [503, 'plaid_unavailable', 'Bank connections are down'],
  [429, 'too_many_requests', 'Too many tries for now'],
  [400, 'invalid_request', 'This is on our side'],
])(
  'a server that answers %i %s after Link can be told again, without Link',
  async (status, code, title) => {
    const { servers, at } = await goToBank()
    servers.intercept('POST /items', () => refusal(status, code))
    const onFinished = finished()
    const { user } = await renderWithRelink(<OAuthReturn onFinished={onFinished} />, {
      servers,
      at,
    })
    expect(await screen.findByText(title)).toBeTruthy()
    // Nothing else is offered: another bank would lose this one, and so would the next page.
    const buttons = screen.getAllByRole('button').map(({ textContent }) => textContent)
    expect(buttons.filter((name) => name !== 'Copy')).toEqual(['Try again'])
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
    expect(onFinished.mock.calls[0]?.[0].outcome).toBe('linked')
    expect([servers.created.length, servers.requests]).toEqual([1, ['POST /items', 'POST /items']])
  },
)

test('what the server will never take can be left behind', async () => {
  const { servers, at } = await goToBank()
  servers.intercept('POST /items', () => refusal(409, 'public_token_invalid'))
  const onFinished = finished()
  const { user } = await renderWithRelink(<OAuthReturn onFinished={onFinished} />, { servers, at })
  expect(await screen.findByRole('button', { name: 'Start again' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(onFinished.mock.calls[0]?.[0].outcome).toBe('exited')
})

test('after a return a second bank starts afresh on the same page', async () => {
  const { servers, at } = await goToBank()
  const onFinished = finished()
  const { user } = await renderWithRelink(
    <>
      <OAuthReturn onFinished={onFinished} />
      <BankLinkButton />
    </>,
    { servers, at },
  )
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  await user.click(screen.getByRole('button', { name: 'Connect a bank' }))
  await waitFor(() => expect(servers.created[1]?.opened).toBe(1))
  expect(servers.created[1]?.receivedRedirectUri).toBeUndefined()
  expect(servers.created[1]?.token).not.toBe(servers.created[0]?.token)
})

test('a page that nobody was sent back to says so, and asks for nothing', async () => {
  const onFinished = finished()
  const { user, requests, created } = await renderWithRelink(
    <OAuthReturn onFinished={onFinished} id="return" className="mine" />,
    { at: '/oauth?next=%3Foauth_state_id%3Dx' },
  )
  await screen.findByText('Nothing to do here')
  expect(document.getElementById('return')?.className).toBe('mine')
  expect(requests).toEqual([])
  expect(created).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(onFinished).toHaveBeenCalledWith({ outcome: 'exited', returnTo: '/', context: null })
})

test('an app that builds its own page hears the same from useOAuthReturn', async () => {
  const { servers, at } = await goToBank()
  const statuses: string[] = []
  const Page = () => {
    const state = useOAuthReturn()
    if (statuses.at(-1) !== state.status) statuses.push(state.status)
    return state.status === 'linked' ? <p>{state.item.bankName}</p> : null
  }
  await renderWithRelink(<Page />, { servers, at })
  await screen.findByText('Platypus OAuth Bank')
  expect(statuses[0]).toBe('returning')
  expect(statuses.at(-1)).toBe('linked')
  expect(servers.created).toHaveLength(1)
})

test('a return whose address a router rewrote goes on with the address the bank sent', async () => {
  const { servers, at } = await goToBank()
  history.replaceState(null, '', at)
  captureOAuthReturn()
  history.replaceState(null, '', '/login')
  const onFinished = finished()
  await renderWithRelink(<OAuthReturn onFinished={onFinished} />, { servers, at: '/login' })
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(servers.created.map(({ receivedRedirectUri }) => receivedRedirectUri)).toEqual([
    pageOrigin + at,
  ])
  expect(window.location.href).toBe(`${pageOrigin}/login`)
})

test('a session is renewed before anything of the return is used', async () => {
  const { servers, at, token } = await goToBank()
  let renew: () => void = () => undefined
  const beforeResume = vi.fn<() => Promise<void>>(
    () =>
      new Promise((resolve) => {
        renew = resolve
      }),
  )
  const onFinished = finished()
  const ui = <OAuthReturn onFinished={onFinished} beforeResume={beforeResume} />
  await renderWithRelink(ui, { servers, at })
  await waitFor(() => expect(beforeResume).toHaveBeenCalledOnce())
  // Long enough for a whole return, if it did not wait.
  await servers.connectBank('ins_109511')
  expect(servers.created).toEqual([])
  expect(servers.requests).toEqual([])
  expect(storedRecords()).toMatchObject([{ linkToken: token }])
  expect(window.location.href).toBe(pageOrigin + at)
  expect(screen.getByRole('status').textContent).toBe('Bringing you back from your bank…')
  renew()
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(beforeResume).toHaveBeenCalledOnce()
  expect(servers.created).toMatchObject([{ token, opened: 1 }])
})

test('in another browser the server is asked only once the session is renewed', async () => {
  const { servers, at } = await goToBank()
  localStorage.clear()
  sessionStorage.clear()
  servers.session.person = null
  const beforeResume = async (): Promise<void> => {
    await Promise.resolve()
    servers.session.person = 'ann'
  }
  const onFinished = finished()
  const ui = <OAuthReturn onFinished={onFinished} beforeResume={beforeResume} />
  await renderWithRelink(ui, { servers, at })
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(onFinished.mock.calls[0]?.[0].outcome).toBe('linked')
  expect(servers.requests).toEqual(['POST /pending-link/take', 'POST /items'])
})

test('a session that could not be renewed loses nothing, and is tried again', async () => {
  const { servers, at, token } = await goToBank()
  const beforeResume = vi
    .fn<() => Promise<void>>(async () => undefined)
    .mockRejectedValueOnce(new Error('no session'))
  const onFinished = finished()
  const onProblem = vi.fn<(error: RelinkError) => void>()
  const { user } = await renderWithRelink(
    <OAuthReturn onFinished={onFinished} beforeResume={beforeResume} />,
    { servers, at, onProblem },
  )
  await screen.findByText('Please sign in again')
  expect(onProblem.mock.calls.map(([{ code }]) => code)).toEqual(['unauthenticated'])
  expect(servers.created).toEqual([])
  expect(storedRecords()).toMatchObject([{ linkToken: token }])
  expect(window.location.href).toBe(pageOrigin + at)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(onFinished).toHaveBeenCalledWith({
    outcome: 'linked',
    returnTo: '/budget?month=5#rent',
    context: { step: 3 },
  })
  expect(servers.created).toMatchObject([{ token, opened: 1 }])
})

test('who takes longer than a minute to sign in again loses nothing, and goes on by trying again', async () => {
  const { servers, at, token } = await goToBank()
  // In another browser: the server gives what it remembers to the first who asks.
  localStorage.clear()
  sessionStorage.clear()
  let signIn: () => void = () => undefined
  const beforeResume = vi
    .fn<() => Promise<void>>(async () => undefined)
    .mockImplementationOnce(() => new Promise((resolve) => (signIn = resolve)))
  const onFinished = finished()
  const onProblem = vi.fn<(error: RelinkError) => void>()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  const { user } = await renderWithRelink(
    <OAuthReturn onFinished={onFinished} beforeResume={beforeResume} />,
    { servers, at, onProblem },
  )
  await waitFor(() => expect(beforeResume).toHaveBeenCalledOnce())
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  vi.useRealTimers()
  await screen.findByText('This is taking too long')
  expect(onProblem.mock.calls.map(([{ code }]) => code)).toEqual(['request_timeout'])
  await act(async () => signIn())
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(onFinished.mock.calls[0]?.[0].outcome).toBe('linked')
  expect(servers.created).toMatchObject([{ token, opened: 1 }])
  expect(servers.count('POST /pending-link/take')).toBe(1)
})

test('a visit that is no return renews nothing', async () => {
  const beforeResume = vi.fn<() => void>()
  const ui = <OAuthReturn onFinished={finished()} beforeResume={beforeResume} />
  await renderWithRelink(ui, { at: '/oauth' })
  await screen.findByText('Nothing to do here')
  expect(beforeResume).not.toHaveBeenCalled()
})

test('a session that ended before the exchange loses no success: after a sign-in it is sent again', async () => {
  const { servers, at } = await goToBank()
  servers.session.person = null
  const onFinished = finished()
  const { user } = await renderWithRelink(<OAuthReturn onFinished={onFinished} />, { servers, at })
  await screen.findByText('Please sign in again')
  servers.session.person = 'ann'
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(onFinished.mock.calls[0]?.[0].outcome).toBe('linked')
  expect([servers.created.length, servers.requests]).toEqual([1, ['POST /items', 'POST /items']])
})

test('a return page loaded again before its answer came, without the state id, goes on all the same', async () => {
  const { servers, at } = await goToBank()
  servers.intercept('POST /items', async (_, pass) => {
    await pass()
    return new Promise<Response>(() => undefined)
  })
  const never = finished()
  const page = await renderWithRelink(<OAuthReturn onFinished={never} />, { servers, at })
  await waitFor(() => expect(servers.count('POST /items')).toBe(1))
  await page.leave()
  expect(window.location.href).toBe(`${pageOrigin}/oauth`)

  const onFinished = finished()
  const onLinked = vi.fn<(linked: Linked) => void>()
  const ui = <OAuthReturn onFinished={onFinished} />
  await renderWithRelink(ui, { servers, at: '/oauth', onLinked })
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(onFinished).toHaveBeenCalledWith({
    outcome: 'linked',
    returnTo: '/budget?month=5#rent',
    context: { step: 3 },
  })
  expect(onLinked).toHaveBeenCalledOnce()
  expect(never).not.toHaveBeenCalled()
  expect(servers.created).toHaveLength(1)
  expect(await servers.relink.listItems('ann')).toHaveLength(1)
})

test('a question that a reload took away is not passed over: the person hears that nothing was done', async () => {
  const { servers, at } = await goToBank()
  const item = await servers.connectBank()
  const answer = () => Response.json({ outcome: 'already_connected', item, breaksFirst: false })
  servers.intercept('POST /items', answer)
  const page = await renderWithRelink(<OAuthReturn onFinished={finished()} />, { servers, at })
  await screen.findByText('First Platypus Bank is already connected')
  await page.leave()

  servers.intercept('POST /pending-link/recover', answer)
  const onFinished = finished()
  const ui = <OAuthReturn onFinished={onFinished} />
  const { user } = await renderWithRelink(ui, { servers, at: '/oauth' })
  await screen.findByText('That wasn’t finished')
  expect(onFinished).not.toHaveBeenCalled()
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(onFinished.mock.calls[0]?.[0]).toMatchObject({
    outcome: 'exited',
    returnTo: '/budget?month=5#rent',
  })
})

test("what was set aside in Plaid's other environment is refused before Link is made", async () => {
  const { servers, at } = await goToBank()
  const ui = <OAuthReturn onFinished={finished()} />
  await renderWithRelink(ui, { servers, at, environment: 'production' })
  await screen.findByText('Please start again')
  expect(servers.created).toEqual([])
  expect(storedRecords()).toEqual([])
})
