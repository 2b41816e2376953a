import type { LinkBackend, RelinkError } from '@relink/core'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { Suspense, type ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { takePrinted } from '../../tooling/src/fail-on-console.ts'
import {
  BankLinkButton,
  httpBackend,
  OAuthReturn,
  ReconnectBanner,
  RelinkProvider,
  useBankLink,
  useItem,
  useItemEvents,
  useItems,
  useOAuthReturn,
  useRemoveItem,
  type Exited,
  type Linked,
} from './exports/index.ts'
import { countFrames, isLinkShown, linkOpens, walkThroughLink } from './test/link-driver.ts'
import { renderWithRelink } from './test/render-with-relink.tsx'
import { brokenItem as item } from './test/broken-item.ts'
import { startServers } from './test/start-servers.ts'

const connectButton = () => screen.getByRole('button', { name: 'Connect a bank' })

const hooks: [string, () => unknown][] = [
  ['useBankLink', () => useBankLink()],
  ['useOAuthReturn', () => useOAuthReturn()],
  ['useItems', () => useItems()],
  ['useItem', () => useItem('item-1')],
  ['useItemEvents', () => useItemEvents(() => undefined)],
  ['useRemoveItem', () => useRemoveItem()],
]

test.each(hooks)('%s says that a provider is missing, and what to do', (name, useHook) => {
  const Lonely = () => {
    useHook()
    return null
  }
  expect(() => render(<Lonely />)).toThrow(
    expect.objectContaining({
      code: 'provider_missing',
      message: expect.stringMatching(
        new RegExp(`^Failed to use ${name}: there is no <RelinkProvider> above it\\. .+\\.$`),
      ),
    }),
  )
  takePrinted()
})

test.each<[string, ReactNode]>([
  ['BankLinkButton', <BankLinkButton key="1" />],
  ['ReconnectBanner', <ReconnectBanner key="1" item={item} />],
  ['OAuthReturn', <OAuthReturn key="1" onFinished={() => undefined} />],
])('%s needs a provider, too', (_, ui) => {
  expect(() => render(ui)).toThrow(expect.objectContaining({ code: 'provider_missing' }))
  takePrinted()
})

test('an app without TanStack Query connects banks all the same', async () => {
  await startServers()
  const onLinked = vi.fn<(linked: Linked) => void>()
  render(
    <RelinkProvider backend={httpBackend('/api/link')} userKey="ann" onLinked={onLinked}>
      <BankLinkButton />
    </RelinkProvider>,
  )
  connectButton().click()
  await walkThroughLink()
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
})

const Banks = () => {
  const { data, refetch } = useItems()
  return (
    <>
      <p>{data?.length === 0 ? 'No banks' : data?.map(({ bankName }) => bankName).join(', ')}</p>
      <button onClick={() => void refetch()}>Refresh</button>
    </>
  )
}

test('the newest back end is asked, also by what does not render again', async () => {
  const nobodys = { ...httpBackend('/api/link'), listItems: async () => [] }
  const anns = {
    ...httpBackend('/api/link'),
    listItems: async () => [item],
    createLinkToken: vi.fn<LinkBackend['createLinkToken']>(
      httpBackend('/api/link').createLinkToken,
    ),
  }
  const ui = (
    <>
      <BankLinkButton />
      <Banks />
    </>
  )
  const page = await renderWithRelink(ui, { backend: nobodys })
  await screen.findByText('No banks')
  page.again(ui, { backend: anns })
  await page.user.click(screen.getByRole('button', { name: 'Refresh' }))
  await screen.findByText('Tartan Bank')
  await page.user.click(connectButton())
  await linkOpens()
  expect(anns.createLinkToken).toHaveBeenCalledOnce()
})

test("another person sees nothing of the first one's, neither banks nor an open Link", async () => {
  const servers = await startServers()
  await servers.connectBank()
  const ui = (
    <>
      <BankLinkButton />
      <Banks />
    </>
  )
  const page = await renderWithRelink(ui, { servers })
  await screen.findByText('First Platypus Bank')
  await page.user.click(connectButton())
  await linkOpens()
  servers.session.person = 'bob'
  page.again(ui, { userKey: 'bob' })
  expect(screen.queryByText('First Platypus Bank')).toBeNull()
  await waitFor(() => expect(countFrames()).toBe(0))
  expect(connectButton().dataset['status']).toBe('idle')
  expect(localStorage).toHaveLength(0)
})

test('an app that learns who is signed in while Link is open does not disturb it', async () => {
  const page = await renderWithRelink(<BankLinkButton />, { userKey: null })
  await page.user.click(connectButton())
  await linkOpens()
  page.again(<BankLinkButton />, { userKey: 'ann' })
  expect(isLinkShown()).toBe(true)
  await walkThroughLink()
  await waitFor(() => expect(connectButton().dataset['status']).toBe('linked'))
})

test('nothing is asked about Items while nobody is known to be signed in', async () => {
  const { requests } = await renderWithRelink(<Banks />, { userKey: null })
  expect(requests).toEqual([])
})

test('a storage that refuses keeps nobody from connecting a bank, and is told of once', async () => {
  const refuse = (): never => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  }
  const onProblem = vi.fn<(error: RelinkError) => void>()
  const store = {
    save: refuse,
    list: refuse,
    remove: refuse,
    readPointer: refuse,
  }
  const { user } = await renderWithRelink(<BankLinkButton />, {
    onProblem,
    pendingLinkStore: store,
  })
  await user.click(connectButton())
  await walkThroughLink()
  await waitFor(() => expect(connectButton().dataset['status']).toBe('linked'))
  expect(onProblem).toHaveBeenCalledOnce()
  expect(onProblem.mock.calls[0]?.[0].code).toBe('storage_failed')
})

test('without onProblem the console hears of a storage that refuses', async () => {
  const store = {
    save: () => Promise.reject(new Error('refused')),
    list: () => ({ records: [], unreadable: 0 }),
    remove: () => undefined,
    readPointer: () => null,
  }
  const { user } = await renderWithRelink(<BankLinkButton />, { pendingLinkStore: store })
  await user.click(connectButton())
  await linkOpens()
  expect(takePrinted()).toEqual([expect.stringContaining('Failed to keep the pending link')])
})

test('a bank that was kept as it was is read again, for the new connection may have changed it', async () => {
  let isAsked = false
  const backend: LinkBackend = {
    ...httpBackend('/api/link'),
    listItems: async () => [{ ...item, bankName: isAsked ? 'Read again' : 'Tartan Bank' }],
    async linkItem({ ifConnected }) {
      isAsked = true
      return ifConnected === 'discard'
        ? { outcome: 'discarded', item }
        : { outcome: 'already_connected', item, breaksFirst: true }
    },
  }
  const Keep = () => {
    const link = useBankLink()
    return link.status === 'deciding' ? (
      <button onClick={() => link.decide('keep_existing')}>Keep mine</button>
    ) : null
  }
  const onExited = vi.fn<(exited: Exited) => void>()
  const page = await renderWithRelink(
    <>
      <BankLinkButton />
      <Banks />
      <Keep />
    </>,
    { backend, onExited },
  )
  await screen.findByText('Tartan Bank')
  await page.user.click(connectButton())
  await walkThroughLink()
  await page.user.click(await screen.findByRole('button', { name: 'Keep mine' }))
  await screen.findByText('Read again')
  expect(onExited).toHaveBeenCalledOnce()
  expect(onExited.mock.calls[0]?.[0].reason).toBe('kept_existing')
})

test('a connection that is ended leaves the list', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  const Remove = () => {
    const removal = useRemoveItem()
    return <button onClick={() => removal.mutate(id)}>End</button>
  }
  const { user } = await renderWithRelink(
    <>
      <Banks />
      <Remove />
    </>,
    { servers },
  )
  await screen.findByText('First Platypus Bank')
  await user.click(screen.getByRole('button', { name: 'End' }))
  await waitFor(() => expect(screen.queryByText('First Platypus Bank')).toBeNull())
  expect(servers.count(`DELETE /items/${id}`)).toBe(1)
})

test('one Item can be shown alone', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  const Bank = () => <p>{useItem(id).data?.bankName}</p>
  await renderWithRelink(<Bank />, { servers })
  expect(await screen.findByText('First Platypus Bank')).toBeTruthy()
})

test('a button that suspends and comes back finds its Link as it was', async () => {
  let isWaiting = false
  let goOn: () => void = () => undefined
  let waiting = Promise.resolve()
  const Waiter = () => {
    if (isWaiting) throw waiting
    return null
  }
  const ui = () => (
    <Suspense fallback={<p>Loading</p>}>
      <BankLinkButton />
      <Waiter />
    </Suspense>
  )
  const page = await renderWithRelink(ui())
  await userEvent.click(connectButton())
  await linkOpens()
  isWaiting = true
  waiting = new Promise((resolve) => {
    goOn = resolve
  })
  page.again(ui())
  expect(screen.getByText('Loading')).toBeTruthy()
  expect(isLinkShown()).toBe(true)
  isWaiting = false
  goOn()
  await waitFor(() => expect(screen.queryByText('Loading')).toBeNull())
  expect(connectButton().dataset['status']).toBe('open')
  expect(page.created).toHaveLength(1)
})
