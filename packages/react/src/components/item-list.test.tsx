import type { Item } from '@relink/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, screen, waitFor, within } from '@testing-library/react'
import { Fragment, useState, type ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { BankLinkButton, ItemList, type Linked } from '../exports/index.ts'
import { healthyItem } from '../test/broken-item.ts'
import { pressInLink, walkThroughLink } from '../test/link-driver.ts'
import { QuickTrap } from '../test/quick-trap.tsx'
import { renderWithRelink } from '../test/render-with-relink.tsx'
import { refusal, startServers } from '../test/start-servers.ts'
import { stubLayout } from '../test/stub-layout.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const banks = () => [...document.querySelectorAll('article')].map((card) => card.dataset['itemId'])
const named = (id: string): Item => ({ ...healthyItem, id, bankName: id })

test('all of the person’s banks are listed, and the app hears of one that goes', async () => {
  const servers = await startServers()
  for (const institution of ['ins_109508', 'ins_109511']) await servers.connectBank(institution)
  const onRemoved = vi.fn<(item: Item) => void>()
  const { user } = await renderWithRelink(<ItemList onRemoved={onRemoved} headingLevel={2} />, {
    servers,
  })
  const [list] = await screen.findAllByRole('list')
  expect(within(list as HTMLElement).getAllByRole('article')).toHaveLength(2)
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(2)
  await user.click(screen.getByRole('button', { name: 'Disconnect: Tartan Bank' }))
  await user.click(screen.getByRole('button', { name: 'Disconnect: Tartan Bank' }))
  await waitFor(() => expect(banks()).toHaveLength(1))
  await waitFor(() => expect(onRemoved).toHaveBeenCalledOnce())
  // The next card, or the last one.
  expect(document.activeElement).toBe(screen.getByRole('article', { name: 'First Platypus Bank' }))
})

test('a list without a bank shows what the app puts there, else nothing', async () => {
  const { container, again } = await renderWithRelink(<ItemList items={[]} />)
  expect(container.querySelector('.relink-items')?.childElementCount).toBe(0)
  again(<ItemList items={[]}>None yet.</ItemList>)
  expect(screen.getByText('None yet.')).toBeTruthy()
})

test('from a button in the list that goes with the first bank the focus gets to its card', async () => {
  const layOut = stubLayout()
  const onLinked = vi.fn<(linked: Linked) => void>()
  const { user, created } = await renderWithRelink(
    <ItemList onLinked={onLinked}>
      <BankLinkButton />
    </ItemList>,
  )
  await user.click(await screen.findByRole('button', { name: 'Connect a bank' }))
  await walkThroughLink()
  const card = await screen.findByRole('article', { name: 'First Platypus Bank' })
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  await pressInLink('Finish')
  layOut()
  await waitFor(() => expect(document.activeElement).toBe(card))
  expect(created).toHaveLength(1)
})

test('what takes longer than 300 ms has its place shown, what is faster does not flash', async () => {
  const servers = await startServers()
  // StrictMode mounts twice, and both may ask.
  for (let asked = 0; asked < 2; asked++)
    servers.intercept('GET /items', () => new Promise(() => undefined))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { container } = await renderWithRelink(<ItemList />, { servers })
  const root = container.querySelector('.relink-items')
  const places = () => container.querySelectorAll('[data-place]').length
  expect(root?.getAttribute('aria-busy')).toBe('true')
  await act(() => vi.advanceTimersByTimeAsync(299))
  expect(places()).toBe(0)
  await act(() => vi.advanceTimersByTimeAsync(1))
  expect(places()).toBeGreaterThan(0)
  // Nothing of it is read out.
  expect(screen.queryByRole('article')).toBeNull()
})

/** Asks once, so that a failure is one at once. */
const Impatient = ({ children }: { children: ReactNode }) => {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false } } }),
  )
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}

test('a list that can’t be had says so, and a second try by keyboard works', async () => {
  const servers = await startServers()
  await servers.connectBank('ins_109511')
  let isDown = true
  const answer = (_: Request, pass: () => Promise<Response>) =>
    isDown ? refusal(503, 'plaid_unavailable') : pass()
  for (let asked = 0; asked < 4; asked++) servers.intercept('GET /items', answer)
  const { user } = await renderWithRelink(
    <Impatient>
      <ItemList />
    </Impatient>,
    { servers },
  )
  expect((await screen.findByRole('alert')).textContent).toContain('Bank connections are down')
  isDown = false
  await user.tab()
  expect(document.activeElement?.textContent).toBe('Try again')
  await user.keyboard('{Enter}')
  await screen.findByRole('article', { name: 'Tartan Bank' })
  expect(screen.queryByRole('alert')).toBeNull()
  expect(document.activeElement?.className).toBe('relink-items')
})

test('of many connections only the one that changed is rendered again', async () => {
  const read: string[] = []
  /** Notes when its name is looked at, which each render does. */
  const watched = (id: string): Item =>
    Object.defineProperty(named(id), 'bankName', {
      get: () => {
        read.push(id)
        return id
      },
    })
  const items = Array.from({ length: 200 }, (_, index) => watched(`bank ${index}`))
  const { again } = await renderWithRelink(
    <ItemList items={items} onRemoved={() => undefined} issueActions={{ wait: () => undefined }} />,
  )
  expect(banks()).toHaveLength(200)
  expect(new Set(read).size).toBe(200)
  read.length = 0
  again(
    <ItemList
      items={items.map((item, index) => (index === 100 ? watched('bank 100') : item))}
      onRemoved={() => undefined}
      issueActions={{ wait: () => undefined }}
    />,
  )
  expect(new Set(read)).toEqual(new Set(['bank 100']))
})

test.each([
  ['a page', Fragment],
  ['a dialog whose focus trap is quick', QuickTrap],
])('in %s the focus stays at the list when the last card goes', async (_, Around) => {
  const list = (items: Item[]) => (
    <Around>
      <ItemList items={items}>None yet.</ItemList>
    </Around>
  )
  const { again } = await renderWithRelink(list([named('a'), named('b')]))
  screen.getByRole('button', { name: 'Disconnect: b' }).focus()
  again(list([named('a')]))
  expect(document.activeElement).toBe(screen.getByRole('article', { name: 'a' }))
  again(list([]))
  expect(document.activeElement?.textContent).toBe('None yet.')
})
