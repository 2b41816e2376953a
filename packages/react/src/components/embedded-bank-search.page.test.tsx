import { act, screen, waitFor } from '@testing-library/react'
import { createRef } from 'react'
import { expect, test, vi } from 'vitest'
import { BankLinkButton, useIsLinkOpen, type Exited, type Linked } from '../exports/index.ts'
import {
  chooseInSearch,
  closeLink,
  countFrames,
  inLink,
  inSearch,
  linkOpens,
} from '../test/link-driver.ts'
import { findSearch, renderSearch, searchStatus, walkFromSearch } from '../test/render-search.tsx'
import {
  linkMetadata,
  startServers,
  type LinkCallbacks,
  type Servers,
} from '../test/start-servers.ts'
import { EmbeddedBankSearch } from './embedded-bank-search.tsx'

const hears = <E,>() => vi.fn<(ended: E) => void>()
const say = (callbacks: LinkCallbacks | undefined, name: string): void => {
  const { onEvent } = callbacks as unknown as { onEvent: (name: string, metadata: object) => void }
  act(() => onEvent(name, { ...linkMetadata, timestamp: '2026-01-05T12:00:00Z' }))
}
const Open = () => <output>{useIsLinkOpen() ? 'open' : 'closed'}</output>

test('the search is there as soon as the page is, with one token and one handler, also in StrictMode', async () => {
  const { made, count, created } = await renderSearch()
  expect([searchStatus(), findSearch().getAttribute('aria-busy')]).toEqual(['idle', 'true'])
  await inSearch('Tartan Bank')
  await waitFor(() => expect(searchStatus()).toBe('ready'))
  expect(findSearch().getAttribute('aria-busy')).toBe('false')
  expect([made.length, count('POST /link-tokens'), created.length]).toEqual([1, 1, 0])
})

test('a search that goes takes its handler and its Link along, and the app is told of no exit', async () => {
  const onExited = hears<Exited>()
  const { made, again } = await renderSearch({ onExited }, { onExited })
  await chooseInSearch()
  await linkOpens()
  again(<p>Elsewhere</p>)
  expect(made.map(({ isDestroyed }) => isDestroyed)).toEqual([true])
  expect([countFrames(), document.querySelectorAll('iframe').length]).toEqual([0, 0])
  expect(onExited).not.toHaveBeenCalled()
})

test('rendering again with new callbacks makes no second handler, and the newest callback runs', async () => {
  const [first, last] = [hears<Linked>(), hears<Linked>()]
  const { made, again } = await renderSearch({ onLinked: first })
  await inSearch('Tartan Bank')
  again(<EmbeddedBankSearch onLinked={last} />)
  await walkFromSearch()
  await waitFor(() => expect(last).toHaveBeenCalledOnce())
  expect([made.length, first.mock.calls.length]).toEqual([1, 0])
})

test('another language is another search, as long as nobody has chosen', async () => {
  const { again, bodies, made } = await renderSearch({ language: 'en', context: { step: 1 } })
  await inSearch('Tartan Bank')
  again(<EmbeddedBankSearch language="en" context={{ step: 1 }} />)
  again(<EmbeddedBankSearch language="fr" context={{ step: 1 }} />)
  await waitFor(() => expect(made).toHaveLength(2))
  expect(bodies.map((body) => (body as { language: string }).language)).toEqual(['en', 'fr'])
  await chooseInSearch()
  await linkOpens()
  again(<EmbeddedBankSearch language="de" context={{ step: 1 }} />)
  expect([searchStatus(), made.length]).toEqual(['open', 2])
})

/** Holds the answer to the next request of this kind; `answer` lets it go. */
const holdAnswer = (servers: Servers, request: string) => {
  const asked = vi.fn<() => void>()
  let answer: () => void = () => undefined
  servers.intercept(request, async (_, pass) => {
    asked()
    await new Promise<void>((resolve) => (answer = resolve))
    return pass()
  })
  return { asked, answer: () => answer() }
}

test.each(['/', '/?filter=open#list'])(
  'a page that is seen again after a long time, at %s by then, gets a new token, and the search stays meanwhile',
  async (address) => {
    const servers = await startServers()
    const { made } = await renderSearch({}, { servers })
    await waitFor(() => expect(searchStatus()).toBe('ready'))
    history.replaceState(null, '', address)
    const { asked, answer } = holdAnswer(servers, 'POST /link-tokens')
    const later = Date.now() + 24 * 60 * 60_000
    const now = vi.spyOn(Date, 'now').mockReturnValue(later)
    act(() => void document.dispatchEvent(new Event('visibilitychange')))
    await waitFor(() => expect(asked).toHaveBeenCalledOnce())
    expect([searchStatus(), made[0]?.isDestroyed, made.length]).toEqual(['ready', false, 1])
    answer()
    await waitFor(() => expect(made).toHaveLength(2))
    await waitFor(() => expect(searchStatus()).toBe('ready'))
    expect([made[0]?.isDestroyed, made[0]?.token === made[1]?.token]).toEqual([true, false])
    now.mockRestore()
  },
)

test('what the search says stands in no busy region, where screen readers would not say it', async () => {
  const servers = await startServers()
  const { made } = await renderSearch({}, { servers })
  await chooseInSearch()
  await linkOpens()
  const token = holdAnswer(servers, 'POST /link-tokens')
  const error = { error_type: 'INSTITUTION_ERROR', error_code: 'INSTITUTION_DOWN' }
  act(() => made[0]?.callbacks.onExit(error, linkMetadata))
  const alert = await screen.findByRole('alert')
  expect([searchStatus(), alert.closest('[aria-busy=true]')]).toEqual(['preparing', null])
  token.answer()
  await waitFor(() => expect(searchStatus()).toBe('ready'))
  const exchange = holdAnswer(servers, 'POST /items')
  await walkFromSearch()
  await waitFor(() => expect(exchange.asked).toHaveBeenCalledOnce())
  const status = screen.getByText('Finishing…')
  expect([searchStatus(), status.closest('[aria-busy=true]')]).toEqual(['finishing', null])
  exchange.answer()
  await waitFor(() => expect(searchStatus()).toBe('linked'))
})

/** The search with a button of its own flow beside it. */
const both = (
  <>
    <EmbeddedBankSearch />
    <BankLinkButton>Other way</BankLinkButton>
  </>
)

test('a button beside the search opens a Link of its own, and the search stays', async () => {
  const { made, user } = await renderSearch({}, {}, both)
  await inSearch('Tartan Bank')
  await user.click(screen.getByRole('button', { name: 'Other way' }))
  await linkOpens()
  expect(searchStatus()).toBe('ready')
  await closeLink()
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Other way' }).dataset['status']).toBe('exited'),
  )
  expect([searchStatus(), made.length, made[0]?.isDestroyed]).toEqual(['ready', 1, false])
})

test('a focus in another frame, or in the search itself, is no choice', async () => {
  const { made } = await renderSearch()
  await inSearch('Tartan Bank')
  // Plaid does not say whether this is when the search is shown or when a bank was chosen in it.
  say(made[0]?.callbacks, 'OPEN')
  const video = document.createElement('iframe')
  document.body.append(video)
  for (const frame of [video, findSearch().querySelector('iframe')]) {
    frame?.focus()
    expect(document.activeElement).toBe(frame)
    act(() => void window.dispatchEvent(new Event('blur')))
    expect(searchStatus()).toBe('ready')
  }
  video.remove()
  await chooseInSearch()
  await linkOpens()
  expect(searchStatus()).toBe('open')
})

test('the Link of a button is no choice in the search either', async () => {
  const { made, user } = await renderSearch({}, {}, both)
  await inSearch('Tartan Bank')
  say(made[0]?.callbacks, 'OPEN')
  await user.click(screen.getByRole('button', { name: 'Other way' }))
  await linkOpens()
  act(() => void window.dispatchEvent(new Event('blur')))
  expect(searchStatus()).toBe('ready')
})

test('a dialog can tell that the Link of the search stands open', async () => {
  await renderSearch(
    {},
    {},
    <>
      <EmbeddedBankSearch />
      <Open />
    </>,
  )
  const told = () => document.querySelector('output')?.textContent
  expect(told()).toBe('closed')
  await chooseInSearch()
  await inLink('button', 'Continue')
  expect(told()).toBe('open')
  await closeLink()
  await waitFor(() => expect(told()).toBe('closed'))
})

test('nothing is asked for until somebody is signed in, and another person gets a search of their own', async () => {
  const { again, made, count } = await renderSearch({}, { userKey: null })
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
  expect(count('POST /link-tokens')).toBe(0)
  // Nobody waits for what is not on its way.
  expect(findSearch().getAttribute('aria-busy')).toBe('false')
  again(<EmbeddedBankSearch />, { userKey: 'ann' })
  await inSearch('Tartan Bank')
  again(<EmbeddedBankSearch />, { userKey: 'bob' })
  await waitFor(() => expect(made).toHaveLength(2))
  expect(made.map(({ isDestroyed }) => isDestroyed)).toEqual([true, false])
})

test('the root takes what a <div> takes, or is an element of the app', async () => {
  const { again } = await renderSearch({ id: 'banks', 'aria-label': 'Your bank' })
  expect(screen.getByRole('region', { name: 'Your bank' }).id).toBe('banks')
  again(<EmbeddedBankSearch className="mine" render={<section className="own" />} />)
  expect(findSearch().outerHTML).toMatch(/^<section class="mine own"/)
})

test('the app’s ref follows the root when the app draws another', async () => {
  const ref = createRef<HTMLDivElement>()
  const { again } = await renderSearch({}, {}, <EmbeddedBankSearch ref={ref} />)
  expect(ref.current).toBe(findSearch())
  again(<EmbeddedBankSearch ref={ref} render={<section />} />)
  expect(ref.current?.tagName).toBe('SECTION')
  expect(ref.current).toBe(findSearch())
})
