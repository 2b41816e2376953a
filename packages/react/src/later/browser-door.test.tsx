// The door as browsers get it: what is fetched later is not there yet when a page begins.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, configure, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode, type ReactNode } from 'react'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import * as serverDoor from '../exports/index.node.ts'
import { brokenItem, healthyItem } from '../test/broken-item.ts'
import { countFrames, linkOpens } from '../test/link-driver.ts'
import { refusal, startServers } from '../test/start-servers.ts'

// A busy machine takes its time.
configure({ asyncUtilTimeout: 5000 })

type Door = typeof import('../exports/index.ts')
type ProviderProps = Partial<serverDoor.RelinkProviderProps>

/** With modules of its own, so that nothing has been fetched. */
const openDoor = (): Promise<Door> => {
  vi.resetModules()
  return import('../exports/index.ts')
}

/** A file of the page's build that its server has no more, until it is put back. */
const lose = (file: string): (() => void) => {
  const path = `${import.meta.dirname}/${file}`
  vi.doMock(path, () => {
    throw new TypeError('Failed to fetch dynamically imported module')
  })
  const putBack = (): void => {
    vi.doUnmock(path)
  }
  onTestFinished(putBack)
  return putBack
}

afterEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  history.replaceState(null, '', '/')
  // What a page remembers goes with it; here the next test is on the same one.
  Reflect.deleteProperty(window, Symbol.for('relink.return'))
  queries.clear()
  document.head.querySelectorAll('script').forEach((tag) => tag.remove())
  document.body.replaceChildren()
})

const queries = new QueryClient()

const pageOf = (
  { RelinkProvider, httpBackend }: Door,
  children: ReactNode,
  provider: ProviderProps = {},
): ReactNode => (
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RelinkProvider backend={httpBackend('/api/link')} userKey="ann" {...provider}>
        {children}
      </RelinkProvider>
    </QueryClientProvider>
  </StrictMode>
)

const addContainer = (html = ''): HTMLElement => {
  const container = document.createElement('div')
  container.innerHTML = html
  document.body.append(container)
  return container
}

const endWith = (root: Root): void => onTestFinished(() => act(() => root.unmount()))

const show = (page: ReactNode): HTMLElement => {
  const container = addContainer()
  const root = createRoot(container)
  endWith(root)
  act(() => root.render(page))
  return container
}

/** Brings HTML from a server alive; `faults` is what React put right by itself. */
const hydrate = (html: string, page: ReactNode) => {
  const container = addContainer(html)
  const faults: unknown[] = []
  let root: Root | undefined
  act(() => {
    root = hydrateRoot(container, page, { onRecoverableError: (fault) => faults.push(fault) })
    endWith(root)
  })
  return { container, faults, again: (next: ReactNode) => act(() => root?.render(next)) }
}

const banner = ({ ReconnectBanner }: Door) => <ReconnectBanner item={brokenItem} />
const banners = ({ ReconnectBanner }: Door) => (
  <ReconnectBanner items={[brokenItem, { ...brokenItem, id: 'item-2' }]} />
)
const card = ({ ItemCard }: Door) => <ItemCard item={healthyItem} />
const list = ({ ItemList }: Door) => (
  <ItemList items={[healthyItem, { ...brokenItem, id: 'item-2' }]} />
)
const changes = ({ AccountChanges }: Door) => (
  <AccountChanges changes={{ added: healthyItem.accounts, kept: [], removed: [] }} />
)

/** What was fetched is there, and on the page. */
const arrive = async (): Promise<void> => {
  await vi.dynamicImportSettled()
  await act(() => new Promise((resolve) => setTimeout(resolve)))
}

/** A server gives the day, and a page how long ago that was. */
const withoutTime = (text: string): string => text.replaceAll(/Changed .*?(20\d\d| ago)/g, '')

test.each([
  ['a banner', banner],
  ['a banner of several', banners],
  ['a card', card],
  ['a list', list],
  ['a list of what changed', changes],
])('%s from a server stays as it is until what brings it alive is there', async (_, part) => {
  const html = renderToString(pageOf(serverDoor, part(serverDoor)))
  const door = await openDoor()
  const { container, faults } = hydrate(html, pageOf(door, part(door)))
  const before = container.textContent
  expect(before).toMatch(/Tartan Bank|Now shared|2 banks/)
  const root = container.querySelector(
    '[data-health], [data-empty], .relink-items, .relink-changes',
  )
  await arrive()
  expect(withoutTime(container.textContent)).toBe(withoutTime(before))
  // The element that the server sent is the one that is alive.
  expect(faults).toEqual([])
  expect(root?.isConnected).toBe(true)
})

test('HTML from a server stays also when the page renders again before that, with other props', async () => {
  const html = renderToString(pageOf(serverDoor, banner(serverDoor)))
  const door = await openDoor()
  const { container, faults, again } = hydrate(html, pageOf(door, banner(door)))
  const title = screen.getByText('Reconnect Tartan Bank')
  const item = { ...brokenItem, bankName: 'Other Bank' }
  again(pageOf(door, <door.ReconnectBanner item={item} />))
  again(pageOf(door, <door.ReconnectBanner item={item} className="new" />))
  expect(title.textContent).toBe('Reconnect Tartan Bank')
  expect(title.isConnected).toBe(true)
  await arrive()
  expect(title.textContent).toBe('Reconnect Other Bank')
  expect(container.querySelector('.new')?.contains(title)).toBe(true)
  expect(faults).toEqual([])
})

test('what shows Items comes a moment after the page', async () => {
  const door = await openDoor()
  const container = show(pageOf(door, list(door)))
  expect(container.textContent).toBe('')
  const [button] = await screen.findAllByRole('button', { name: 'Disconnect: Tartan Bank' })
  await userEvent.click(button as HTMLElement)
  screen.getByText('Disconnect Tartan Bank?')
})

test('useRepair knows what to do at once, and how to say it a moment later', async () => {
  const door = await openDoor()
  const seen: unknown[] = []
  const Own = () => {
    const { advice, issue, label } = door.useRepair(brokenItem)
    seen.push([advice.urgency, issue?.title, label])
    return null
  }
  show(pageOf(door, <Own />))
  expect(seen.at(-1)).toEqual(['now', undefined, null])
  await waitFor(() => expect(seen.at(-1)).toEqual(['now', 'Reconnect Tartan Bank', 'Reconnect']))
})

test('Link opens once, with code that is fetched while the token is', async () => {
  const { created, count } = await startServers()
  const door = await openDoor()
  show(pageOf(door, <door.BankLinkButton />))
  await userEvent.click(screen.getByRole('button', { name: 'Connect a bank' }))
  await linkOpens()
  expect(count('POST /link-tokens')).toBe(1)
  expect(created.map(({ opened }) => opened)).toEqual([1])
})

test('what went wrong is said once its words are there, and once', async () => {
  const { intercept } = await startServers()
  intercept('POST /link-tokens', () => refusal(500, 'internal_error'))
  const door = await openDoor()
  const container = show(pageOf(door, <door.BankLinkButton />))
  const alerts: string[] = []
  const observer = new MutationObserver(() => {
    const alert = screen.queryByRole('alert')?.textContent ?? ''
    if (alert !== '' && alert !== alerts.at(-1)) alerts.push(alert)
  })
  observer.observe(container, { childList: true, subtree: true, characterData: true })
  await userEvent.click(screen.getByRole('button', { name: 'Connect a bank' }))
  await screen.findByText('This is on our side')
  observer.disconnect()
  expect(alerts).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await linkOpens()
})

test('a page that has been quiet for a moment can read the answers of its server', async () => {
  const door = await openDoor()
  show(pageOf(door, null))
  const { wireReaders } = await import('./load-wire-readers.ts')
  await waitFor(() => expect(wireReaders.get()).not.toBeNull())
})

test('nothing of a return is used on a page that could not read what came of it', async () => {
  const { requests } = await startServers()
  history.replaceState(null, '', '/oauth?oauth_state_id=state-1')
  const putBack = lose('wire-readers.ts')
  const door = await openDoor()
  show(pageOf(door, <door.OAuthReturn onFinished={() => undefined} />, { onProblem: () => null }))
  await screen.findByRole('alert')
  expect(requests).toEqual([])
  putBack()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByText('We can’t pick up where you left off')
  expect(requests).toEqual(['POST /pending-link/take'])
})

test('the banks are asked for while what shows them is on its way', async () => {
  const { connectBank } = await startServers()
  await connectBank('ins_109511')
  const putBack = lose('item-parts.ts')
  const door = await openDoor()
  const container = show(pageOf(door, <door.ItemList />, { onProblem: () => null }))
  expect(container.querySelector('.relink-items')?.getAttribute('aria-busy')).toBe('true')
  await waitFor(() => expect(queries.getQueryData(door.itemKeys.all('ann'))).toHaveLength(1))
  putBack()
  await screen.findByRole('article', { name: 'Tartan Bank' })
})

test('what shows Items and can’t be had is said, and a try again brings it', async () => {
  const putBack = lose('item-parts.ts')
  const door = await openDoor()
  const onProblem = vi.fn<(error: serverDoor.RelinkError) => void>()
  show(pageOf(door, card(door), { onProblem }))
  await screen.findByText('We can’t get through')
  expect(onProblem.mock.calls).toMatchObject([[{ code: 'request_failed' }]])
  putBack()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByRole('article', { name: 'Tartan Bank' })
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a page that no server rendered shows what it was given last, also when the body comes late', async () => {
  const door = await openDoor()
  const container = addContainer()
  const root = createRoot(container)
  endWith(root)
  const seen: string[] = []
  const observer = new MutationObserver(() => seen.push(container.textContent))
  observer.observe(container, { childList: true, subtree: true, characterData: true })
  act(() => root.render(pageOf(door, banner(door))))
  const item = { ...brokenItem, bankName: 'Other Bank' }
  act(() => root.render(pageOf(door, <door.ReconnectBanner item={item} />)))
  await screen.findByText('Reconnect Other Bank')
  observer.disconnect()
  expect(seen.join(' ')).not.toContain('Tartan Bank')
})

test('without words a try again gets them, and opens no new Link', async () => {
  const { count } = await startServers()
  history.replaceState(null, '', '/oauth')
  const putBack = lose('issue-words.ts')
  const door = await openDoor()
  show(pageOf(door, <door.OAuthReturn onFinished={() => undefined} />))
  await screen.findByText('We can’t get through')
  putBack()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByText('Nothing to do here')
  expect(count('POST /link-tokens')).toBe(0)
})

test('a walk that was broken off is told of once the code for that is there, however late', async () => {
  await startServers()
  const first = await openDoor()
  const root = createRoot(addContainer())
  act(() => root.render(pageOf(first, <first.BankLinkButton />)))
  await userEvent.click(screen.getByRole('button', { name: 'Connect a bank' }))
  await linkOpens()
  const stored = [localStorage, sessionStorage].map((storage) => ({ ...storage }))
  act(() => root.unmount())
  await waitFor(() => expect(countFrames()).toBe(0))
  Object.assign(localStorage, stored[0])
  Object.assign(sessionStorage, stored[1])
  history.replaceState(null, '', '/settings')

  const putBack = lose('link-code.ts')
  const door = await openDoor()
  const onProblem = vi.fn<(error: serverDoor.RelinkError) => void>()
  show(pageOf(door, <door.BankLinkButton />, { onProblem }))
  await waitFor(() => expect(onProblem).toHaveBeenCalledOnce())
  expect(onProblem.mock.calls[0]?.[0].message).toContain('the files of the last build')
  putBack()
  await screen.findByText('That wasn’t finished')
})
