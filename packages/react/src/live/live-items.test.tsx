import type { Item, ItemEvent } from '@relink/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react'
import { memo, StrictMode, type ReactNode } from 'react'
import { locks } from 'node:worker_threads'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import {
  httpBackend,
  RelinkProvider,
  useItem,
  useItemEvents,
  useItems,
  type RelinkProviderProps,
} from '../exports/index.ts'
import { healthyItem } from '../test/broken-item.ts'
import { serveEvents, type EventNetwork } from '../test/serve-events.ts'

configure({ asyncUtilTimeout: 5000 })

const itemOf = (id: string, bankName: string, updatedAt = '2026-05-01T00:00:00.000Z'): Item => ({
  ...healthyItem,
  id,
  bankName,
  updatedAt,
})
const changed = (bankName: string, id = 'a'): ItemEvent => ({
  type: 'changed',
  item: itemOf(id, bankName, '2026-06-01T00:00:00.000Z'),
})

const Banks = () => (
  <p>
    {useItems()
      .data?.map(({ bankName }) => bankName)
      .join(', ')}
  </p>
)

/** A network where the person has these Items. */
const serve = (items: Item[] = [itemOf('a', 'Tartan Bank')]): EventNetwork => {
  const network = serveEvents()
  network.answer = (path) =>
    Response.json(
      path.endsWith('/items') ? { items } : (items.find(({ id }) => path.endsWith(id)) ?? null),
    )
  return network
}

/** Opens a tab of the browser: a provider and a query client of its own. */
const openTab = (ui: ReactNode = <Banks />, props: Partial<RelinkProviderProps> = {}) => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const tree = (ui: ReactNode, changes: Partial<RelinkProviderProps> = {}) => (
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RelinkProvider backend={httpBackend('/api/link')} userKey="ann" {...props} {...changes}>
          {ui}
        </RelinkProvider>
      </QueryClientProvider>
    </StrictMode>
  )
  const view = render(tree(ui))
  return {
    shows: (text: string) => waitFor(() => within(view.container).getByText(text)),
    again: (ui: ReactNode, changes?: Partial<RelinkProviderProps>) =>
      view.rerender(tree(ui, changes)),
    close: () => view.unmount(),
  }
}
const openTabs = (count: number) => Array.from({ length: count }, () => openTab())
const begun = (network: EventNetwork, count = 1): Promise<void> =>
  waitFor(() => expect(network.streams).toHaveLength(count))
const itemRequests = ({ requests }: EventNetwork): number =>
  requests.filter((request) => request === 'GET /api/link/items').length
/** As long as another person's page takes to begin a stream: what has not begun by then does not. */
const aWhile = async (): Promise<void> => {
  const followEvents = vi.fn<() => Promise<void>>(() => new Promise(() => undefined))
  const listItems = () => Promise.resolve([])
  const backend = { ...httpBackend('/api/link'), listItems, followEvents }
  const tab = openTab(<Banks />, { backend, userKey: 'zoe' })
  await waitFor(() => expect(followEvents).toHaveBeenCalled())
  tab.close()
}

const setVisibility = (state: DocumentVisibilityState): void => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}
const transition = (type: 'pagehide' | 'pageshow'): void => {
  window.dispatchEvent(Object.assign(new Event(type), { persisted: true }))
}

beforeEach(() => {
  // jsdom has no locks; these are Node's own, which all tabs here share as those of a browser do.
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true })
})
afterEach(async () => {
  cleanup()
  if (vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(1)
  vi.useRealTimers()
  vi.restoreAllMocks()
  sessionStorage.clear()
  // Those who left let go of the lock.
  await locks.request('relink.events:ann', () => undefined)
  Reflect.deleteProperty(navigator, 'locks')
})

test('what happens at a bank shows by itself', async () => {
  const network = serve()
  const tab = openTab()
  await tab.shows('Tartan Bank')
  await begun(network)
  network.streams[0]?.send(changed('Tattersall Bank'), '1')
  await tab.shows('Tattersall Bank')
  network.streams[0]?.send(changed('First Platypus Bank', 'b'), '2')
  await tab.shows('Tattersall Bank, First Platypus Bank')
  network.streams[0]?.send({ type: 'removed', itemId: 'a' }, '3')
  expect(await tab.shows('First Platypus Bank')).toBeTruthy()
})

test('Items that were asked for before the stream began are asked for once more, and then not again', async () => {
  const network = serve()
  const tab = openTab()
  await tab.shows('Tartan Bank')
  const before = itemRequests(network)
  await begun(network)
  await waitFor(() => expect(itemRequests(network)).toBe(before + 1))
  network.streams[0]?.beat()
  network.streams[0]?.send(changed('Tattersall Bank'), '1')
  await tab.shows('Tattersall Bank')
  expect(itemRequests(network)).toBe(before + 1)
})

test('a page goes on from the last event of the page before it, and asks for its Items once', async () => {
  const network = serve()
  const before = openTab()
  await begun(network)
  network.streams[0]?.send(changed('Tattersall Bank'), '5')
  await before.shows('Tattersall Bank')
  before.close()
  await waitFor(() => expect(network.open()).toEqual([]))
  const after = openTab()
  await after.shows('Tartan Bank')
  const asked = itemRequests(network)
  await begun(network, 2)
  expect(network.streams[1]?.lastEventId).toBe('5')
  network.streams[1]?.send(changed('Tattersall Bank'), '6')
  await after.shows('Tattersall Bank')
  expect(itemRequests(network)).toBe(asked)
})

test('a storage that refuses costs one request, and no more', async () => {
  for (const method of ['getItem', 'setItem', 'removeItem'] as const)
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    })
  const network = serve()
  const tab = openTab()
  await begun(network)
  network.streams[0]?.send(changed('Tattersall Bank'), '5')
  expect(await tab.shows('Tattersall Bank')).toBeTruthy()
})

test('tabs that come and go leave nobody waiting to lead', async () => {
  const network = serve()
  openTab()
  await begun(network)
  const request = vi.spyOn(locks, 'request')
  for (let count = 0; count < 3; count += 1) {
    const tab = openTab()
    await waitFor(() => expect(request).toHaveBeenCalledTimes(count + 1))
    tab.close()
  }
  const results = await Promise.allSettled(
    request.mock.results.map(({ value }) => value as Promise<unknown>),
  )
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(network.open()).toHaveLength(1)
})

test('seven tabs share one stream, and each hears each event', async () => {
  const network = serve()
  const tabs = openTabs(7)
  await begun(network)
  await aWhile()
  expect(network.streams).toHaveLength(1)
  network.streams[0]?.send(changed('Tattersall Bank'), '1')
  await Promise.all(tabs.map((tab) => tab.shows('Tattersall Bank')))
  expect(network.streams).toHaveLength(1)
})

test('a tab that is opened later hears of events, too, and asks for its Items once', async () => {
  const network = serve()
  openTab()
  await begun(network)
  await aWhile()
  const later = openTab()
  await later.shows('Tartan Bank')
  const before = itemRequests(network)
  await aWhile()
  expect(itemRequests(network)).toBe(before)
  network.streams[0]?.send(changed('Tattersall Bank'), '1')
  await later.shows('Tattersall Bank')
  expect(network.streams).toHaveLength(1)
})

test('what happens between the opening of a tab and the rest of its code is not missed', async () => {
  const network = serve()
  openTab()
  await begun(network)
  await aWhile()
  const later = openTab()
  await later.shows('Tartan Bank')
  const before = itemRequests(network)
  network.streams[0]?.send(changed('Tattersall Bank'), '1')
  await later.shows('Tattersall Bank')
  expect(itemRequests(network)).toBe(before)
})

test('when the tab with the stream goes, the next goes on from the last event', async () => {
  const network = serve()
  const [first, ...others] = openTabs(7)
  await begun(network)
  await aWhile()
  network.streams[0]?.send(changed('Tattersall Bank'), '41')
  await Promise.all(others.map((tab) => tab.shows('Tattersall Bank')))
  const asked = itemRequests(network)
  // Whichever it was.
  const tabs = [first, ...others]
  for (let gone = 0; gone < 6; gone += 1) {
    tabs.shift()?.close()
    await waitFor(() => expect(network.open()).toHaveLength(1))
  }
  expect(network.streams.length).toBeGreaterThan(1)
  for (const { lastEventId } of network.streams.slice(1)) expect(lastEventId).toBe('41')
  network.open()[0]?.send(changed('Houndstooth Bank', 'b'), '42')
  await tabs[0]?.shows('Tattersall Bank, Houndstooth Bank')
  expect(itemRequests(network)).toBe(asked)
})

test('the stream ends with the last of those who listen, and the lock with it', async () => {
  const network = serve()
  const tab = openTab(
    <>
      <Banks />
      <Banks />
    </>,
  )
  await begun(network)
  await waitFor(() => expect(network.open()).toHaveLength(1))
  tab.again(<Banks />)
  await aWhile()
  expect(network.open()).toHaveLength(1)
  tab.again(null)
  await waitFor(() => expect(network.open()).toHaveLength(0))
  await waitFor(async () => expect((await locks.query()).held).toEqual([]))
})

test('a page that is replaced by the next within the app goes on with its stream', async () => {
  const network = serve()
  const tab = openTab(<Banks key="1" />)
  await begun(network)
  tab.again(<Banks key="2" />)
  await aWhile()
  expect(network.streams).toHaveLength(1)
  expect(network.open()).toHaveLength(1)
})

test('however many show Items of one page, there is one stream', async () => {
  const network = serve([itemOf('a', 'Tartan Bank')])
  const heard = vi.fn<(event: ItemEvent) => void>()
  const Bank = () => <b>{useItem('a').data?.bankName}</b>
  const Listener = () => {
    useItemEvents(heard)
    return null
  }
  openTab(
    <>
      <Banks />
      <Bank />
      <Listener />
    </>,
  )
  await begun(network)
  await screen.findAllByText('Tartan Bank')
  network.streams[0]?.send(changed('Tattersall Bank'), '1')
  await waitFor(() => expect(screen.getAllByText('Tattersall Bank')).toHaveLength(2))
  expect(heard).toHaveBeenCalledExactlyOnceWith(changed('Tattersall Bank'))
  expect(network.streams).toHaveLength(1)
})

test.each<[string, ReactNode, Partial<RelinkProviderProps>]>([
  ['a page without Items', <p key="1">Welcome</p>, {}],
  ['a page of nobody', <Banks key="1" />, { userKey: null }],
])('%s has no stream', async (_, ui, props) => {
  const network = serve()
  openTab(ui, props)
  await aWhile()
  expect(network.streams).toEqual([])
})

test('a page that is still loading waits with it', async () => {
  vi.spyOn(document, 'readyState', 'get').mockReturnValue('interactive')
  const network = serve()
  const tab = openTab()
  await tab.shows('Tartan Bank')
  vi.restoreAllMocks()
  await aWhile()
  expect(network.streams).toEqual([])
  window.dispatchEvent(new Event('load'))
  await begun(network)
  expect(network.open()).toHaveLength(1)
})

test('a back end that tells of no events is asked for none', async () => {
  const network = serve()
  const { followEvents: _, ...backend } = httpBackend('/api/link')
  const tab = openTab(<Banks />, { backend })
  await tab.shows('Tartan Bank')
  await aWhile()
  expect(network.streams).toEqual([])
})

test('an app without TanStack Query hears of events', async () => {
  const network = serve()
  const heard = vi.fn<(event: ItemEvent) => void>()
  const Listener = () => {
    useItemEvents(heard)
    return null
  }
  render(
    <RelinkProvider backend={httpBackend('/api/link')} userKey="ann">
      <Listener />
    </RelinkProvider>,
  )
  await begun(network)
  network.streams[0]?.send({ type: 'removed', itemId: 'a' }, '1')
  await waitFor(() =>
    expect(heard).toHaveBeenCalledExactlyOnceWith({ type: 'removed', itemId: 'a' }),
  )
})

test('the newest listener is the one that runs', async () => {
  const network = serve()
  const [older, newer] = [vi.fn<() => void>(), vi.fn<() => void>()]
  const Listener = ({ listener }: { listener: () => void }) => {
    useItemEvents(listener)
    return null
  }
  const tab = openTab(<Listener listener={older} />)
  await begun(network)
  tab.again(<Listener listener={newer} />)
  network.streams[0]?.send(changed('Tattersall Bank'), '1')
  await waitFor(() => expect(newer).toHaveBeenCalledOnce())
  expect(older).not.toHaveBeenCalled()
  expect(network.streams).toHaveLength(1)
})

test('another person gets a stream of their own, and nothing of the first one’s', async () => {
  const network = serve()
  const heard = vi.fn<(event: ItemEvent) => void>()
  const Listener = () => {
    useItemEvents(heard)
    return null
  }
  const tab = openTab(<Listener />)
  await begun(network)
  network.streams[0]?.send({ type: 'removed', itemId: 'a' }, '7')
  await waitFor(() => expect(heard).toHaveBeenCalledOnce())
  tab.again(<Listener />, { userKey: 'bob' })
  await waitFor(() => expect(network.streams[0]?.isOpen).toBe(false))
  await begun(network, 2)
  expect(network.streams[1]?.lastEventId).toBeNull()
  network.streams[1]?.send({ type: 'removed', itemId: 'b' }, '1')
  await waitFor(() => expect(heard).toHaveBeenLastCalledWith({ type: 'removed', itemId: 'b' }))
  tab.again(<Listener />, { userKey: null })
  await waitFor(() => expect(network.open()).toEqual([]))
})

test('whom the server does not know is followed again when the tab is looked at', async () => {
  const network = serve()
  network.answerEvents = () => new Response(null, { status: 401 })
  const tab = openTab()
  await begun(network)
  await aWhile()
  expect(network.streams).toHaveLength(1)
  network.answerEvents = undefined
  window.dispatchEvent(new Event('focus'))
  await begun(network, 2)
  network.streams[1]?.send(changed('Tattersall Bank'), '1')
  await tab.shows('Tattersall Bank')
})

test.each([404, 405, 501])('a server that answers %i is not asked again', async (status) => {
  const network = serve()
  network.answerEvents = () => new Response(null, { status })
  const tab = openTab()
  await tab.shows('Tartan Bank')
  const before = itemRequests(network)
  await begun(network)
  window.dispatchEvent(new Event('focus'))
  window.dispatchEvent(new Event('online'))
  await aWhile()
  expect(network.streams).toHaveLength(1)
  expect(itemRequests(network)).toBe(before)
})

test('a gap that the server tells of has Items asked for again, in every tab', async () => {
  const network = serve()
  const heard = vi.fn<(event: ItemEvent) => void>()
  const Listener = () => {
    useItemEvents(heard)
    return null
  }
  openTab()
  await begun(network)
  openTab(
    <>
      <Banks />
      <Listener />
    </>,
  )
  await aWhile()
  const before = itemRequests(network)
  network.streams[0]?.send({ type: 'missed' }, '9')
  await waitFor(() => expect(itemRequests(network)).toBe(before + 2))
  expect(heard).toHaveBeenCalledExactlyOnceWith({ type: 'missed' })
})

test('a page that is kept for the way back lets go of its stream, and takes it up again', async () => {
  const network = serve()
  const tab = openTab()
  await begun(network)
  network.streams[0]?.send(changed('Tattersall Bank'), '3')
  await tab.shows('Tattersall Bank')
  transition('pagehide')
  await waitFor(() => expect(network.open()).toEqual([]))
  await waitFor(async () => expect((await locks.query()).held).toEqual([]))
  const before = itemRequests(network)
  transition('pageshow')
  await begun(network, 2)
  expect(network.streams[1]?.lastEventId).toBe('3')
  await waitFor(() => expect(itemRequests(network)).toBe(before + 1))
})

test('a leader that sleeps loses its place to a tab that is looked at', async () => {
  const network = serve()
  const asleep = locks.request('relink.events:ann', () => new Promise<void>(() => undefined))
  const lost = asleep.catch((error: unknown) => (error as Error).name)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  setVisibility('hidden')
  openTab()
  await vi.advanceTimersByTimeAsync(300)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(network.streams).toEqual([])
  setVisibility('visible')
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(1000)
    expect(network.streams).toHaveLength(1)
  })
  expect(await lost).toBe('AbortError')
})

test('a leader that answers keeps its place', async () => {
  const network = serve()
  openTab()
  await begun(network)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  const other = openTab()
  await vi.advanceTimersByTimeAsync(300)
  for (let minutes = 0; minutes < 5; minutes += 1) {
    network.streams[0]?.beat()
    await vi.advanceTimersByTimeAsync(30_000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(network.streams).toHaveLength(1)
  vi.useRealTimers()
  other.close()
})

test('a tab whose place was taken takes it up again afterwards', async () => {
  const network = serve()
  const tab = openTab()
  await begun(network)
  let goOn: () => void = () => undefined
  const stolen = locks.request(
    'relink.events:ann',
    { steal: true },
    () =>
      new Promise<void>((resolve) => {
        goOn = resolve
      }),
  )
  await waitFor(() => expect(network.open()).toEqual([]))
  goOn()
  await stolen
  await begun(network, 2)
  network.streams[1]?.send(changed('Tattersall Bank'), '1')
  await tab.shows('Tattersall Bank')
})

test('without locks each tab follows for itself while it is looked at', async () => {
  Reflect.deleteProperty(navigator, 'locks')
  const network = serve()
  const tab = openTab()
  await begun(network)
  network.streams[0]?.send(changed('Tattersall Bank'), '3')
  await tab.shows('Tattersall Bank')
  setVisibility('hidden')
  await waitFor(() => expect(network.open()).toEqual([]))
  setVisibility('visible')
  await begun(network, 2)
  expect(network.streams[1]?.lastEventId).toBe('3')
})

test('without locks a tab hears of each event once, from its own stream', async () => {
  Reflect.deleteProperty(navigator, 'locks')
  const network = serve()
  const heard = vi.fn<(event: ItemEvent) => void>()
  const Listener = () => {
    useItemEvents(heard)
    return null
  }
  openTab(<Listener />)
  const other = openTab()
  await begun(network, 2)
  for (const stream of network.streams) stream.send(changed('Tattersall Bank'), '3')
  await other.shows('Tattersall Bank')
  for (const stream of network.streams) stream.send({ type: 'removed', itemId: 'a' }, '4')
  await waitFor(() => expect(heard).toHaveBeenLastCalledWith({ type: 'removed', itemId: 'a' }))
  expect(heard).toHaveBeenCalledTimes(2)
})

test('a browser that refuses locks is one without', async () => {
  const refuse = () => Promise.reject(new DOMException('Not here.', 'SecurityError'))
  Object.defineProperty(navigator, 'locks', { value: { request: refuse }, configurable: true })
  const network = serve()
  openTab()
  await begun(network)
  expect(network.open()).toHaveLength(1)
})

test('what others post to the tabs does no harm', async () => {
  const network = serve()
  const tab = openTab()
  await begun(network)
  const channel = new BroadcastChannel('relink.events:ann')
  onTestFinished(() => channel.close())
  for (const junk of [null, 'junk', 1, [], { v: 2, event: {} }])
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
    channel.postMessage(junk)
  network.streams[0]?.send(changed('Tattersall Bank'), '1')
  expect(await tab.shows('Tattersall Bank')).toBeTruthy()
})

test('what another tab tells and nobody can read counts as missed', async () => {
  const network = serve()
  const heard = vi.fn<(event: ItemEvent) => void>()
  const Listener = () => {
    useItemEvents(heard)
    return null
  }
  openTab(<Listener />)
  await begun(network)
  await aWhile()
  heard.mockClear()
  const channel = new BroadcastChannel('relink.events:ann')
  onTestFinished(() => channel.close())
  const post = (event: unknown): void =>
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
    channel.postMessage({ v: 1, event, lastEventId: '7' })
  const item = itemOf('a', 'Tattersall Bank', '2026-06-01T00:00:00.000Z')
  for (const event of [{ type: 'changed', item: { id: 'a' } }, { type: 'merged' }, 'junk'])
    post(event)
  post({ type: 'changed', item })
  post({ type: 'removed', itemId: 'a' })
  await waitFor(() => expect(heard).toHaveBeenCalledTimes(5))
  expect(heard.mock.calls.flat()).toEqual([
    { type: 'missed' },
    { type: 'missed' },
    { type: 'missed' },
    { type: 'changed', item },
    { type: 'removed', itemId: 'a' },
  ])
})

test('of a thousand rows one renders when one Item changes', async () => {
  const items = Array.from({ length: 1000 }, (_, index) => itemOf(`item-${index}`, `Bank ${index}`))
  const network = serve(items)
  const rendered = vi.fn<(id: string) => void>()
  const Row = memo(function Row({ item }: { item: Item }) {
    rendered(item.id)
    return <li>{item.bankName}</li>
  })
  const List = () => (
    <ul>
      {useItems().data?.map((item) => (
        <Row key={item.id} item={item} />
      ))}
    </ul>
  )
  const tab = openTab(<List />)
  await begun(network)
  await tab.shows('Bank 999')
  await aWhile()
  rendered.mockClear()
  network.streams[0]?.send(changed('Tattersall Bank', 'item-500'), '1')
  await tab.shows('Tattersall Bank')
  // StrictMode renders it twice.
  expect(new Set(rendered.mock.calls.flat())).toEqual(new Set(['item-500']))
  expect(rendered.mock.calls.length).toBeLessThanOrEqual(2)
})
