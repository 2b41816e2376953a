import type { Item, ItemHealth } from '@relink/core'
import { act, screen, waitFor, within } from '@testing-library/react'
import { createRef, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { BankLinkButton, ItemCard, useItems, type Linked, type Updated } from '../exports/index.ts'
import { brokenItem, healthyItem } from '../test/broken-item.ts'
import { closeLink, linkOpens, pressInLink, signIn, walkThroughLink } from '../test/link-driver.ts'
import { renderWithRelink } from '../test/render-with-relink.tsx'
import { refusal, startServers } from '../test/start-servers.ts'
import { stubLayout } from '../test/stub-layout.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const card = (bank = 'Tartan Bank') => screen.getByRole('article', { name: bank })
const button = (name: string) => within(card()).getByRole('button', { name })
const being = (health: ItemHealth): Item => ({ ...healthyItem, health })

test('a card says which bank it is, how it is and what is shared', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval'], now: Date.parse('2026-05-01T02:10:00Z') })
  await renderWithRelink(
    <ItemCard item={healthyItem} headingLevel={2}>
      <a href="/tartan">Transactions</a>
    </ItemCard>,
  )
  expect(within(card()).getByRole('heading', { level: 2 }).textContent).toBe('Tartan Bank')
  expect(within(card()).getByText('Up to date')).toBeTruthy()
  const accounts = within(card()).getAllByRole('listitem')
  expect(accounts.map(({ textContent }) => textContent)).toEqual([
    'Checking ···· 0000 ending in 0000',
    'Savings',
  ])
  expect(within(card()).getByText('···· 0000').getAttribute('aria-hidden')).toBe('true')
  expect(within(card()).getByText('2 hours ago')).toMatchObject({
    tagName: 'TIME',
    dateTime: healthyItem.updatedAt,
  })
  expect(screen.getByRole('link', { name: 'Transactions' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^(Reconnect|Choose)/ })).toBeNull()
  await act(() => vi.advanceTimersByTimeAsync(60 * 60 * 1000))
  expect(within(card()).getByText('3 hours ago')).toBeTruthy()
})

test.each<[ItemHealth, title: string, action: string | null]>([
  [brokenItem.health, 'Reconnect Tartan Bank', 'Reconnect'],
  [{ status: 'new_accounts', relink: false }, 'New accounts at Tartan Bank', 'Choose accounts'],
  [{ status: 'revoked', code: 'ITEM_NOT_FOUND' }, 'Tartan Bank is disconnected', 'Connect again'],
  [{ status: 'bank_trouble', code: 'INSTITUTION_DOWN' }, 'Tartan Bank has a problem', null],
])('a card whose connection is %o says "%s", with the button %s', async (health, title, action) => {
  await renderWithRelink(<ItemCard item={being(health)} />)
  expect(within(card()).getByText(title)).toBeTruthy()
  expect(within(card()).queryByText('Up to date')).toBeNull()
  expect(card().dataset['health']).toBe(health.status)
  const names = within(card())
    .getAllByRole('button')
    .map((each) => each.getAttribute('aria-label'))
  expect(names).toEqual([
    ...(action === null ? [] : [`${action}: Tartan Bank`]),
    'Disconnect: Tartan Bank',
  ])
})

test('a connection without accounts says so', async () => {
  await renderWithRelink(<ItemCard item={brokenItem} />)
  expect(within(card()).getByText('No accounts are shared')).toBeTruthy()
})

test('disconnecting asks first, where a hasty key does no harm, and Escape is no', async () => {
  const { user, requests } = await renderWithRelink(<ItemCard item={healthyItem} />)
  await user.tab()
  expect(document.activeElement).toBe(button('Disconnect: Tartan Bank'))
  await user.keyboard('{Enter}')
  const question = within(card()).getByRole('group', { name: 'Disconnect Tartan Bank?' })
  expect(question.getAttribute('aria-describedby')).toBeTruthy()
  expect(document.activeElement).toBe(button('Keep it'))
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('group')).toBeNull()
  expect(document.activeElement).toBe(button('Disconnect: Tartan Bank'))
  await user.keyboard('{Enter}{Enter}')
  expect(document.activeElement).toBe(button('Disconnect: Tartan Bank'))
  expect(requests).toEqual([])
})

test('a connection is ended by keyboard alone, and the app hears of it', async () => {
  const servers = await startServers()
  const item = await servers.connectBank('ins_109511')
  const onRemoved = vi.fn<(item: Item) => void>()
  const { user } = await renderWithRelink(<ItemCard item={item} onRemoved={onRemoved} />, {
    servers,
  })
  await user.tab()
  await user.keyboard('{Enter}')
  await user.tab({ shift: true })
  await user.keyboard('{Enter}')
  await waitFor(() => expect(onRemoved).toHaveBeenCalledExactlyOnceWith(item))
  expect(servers.count(`DELETE /items/${item.id}`)).toBe(1)
  expect(await servers.relink.listItems('ann')).toEqual([])
})

test('a connection that could not be ended says so, and can be ended again', async () => {
  const servers = await startServers()
  const item = await servers.connectBank('ins_109511')
  servers.intercept(`DELETE /items/${item.id}`, () => refusal(503, 'plaid_unavailable'))
  const onRemoved = vi.fn<(item: Item) => void>()
  const { user } = await renderWithRelink(<ItemCard item={item} onRemoved={onRemoved} />, {
    servers,
  })
  await user.click(button('Disconnect: Tartan Bank'))
  expect(screen.getByRole('alert').textContent).toBe('')
  await user.click(button('Disconnect: Tartan Bank'))
  await screen.findByText('That didn’t work. Nothing was changed. Please try again.')
  expect(onRemoved).not.toHaveBeenCalled()
  await user.click(button('Disconnect: Tartan Bank'))
  await waitFor(() => expect(onRemoved).toHaveBeenCalledOnce())
})

const Cards = ({ onUpdated }: { onUpdated?: (updated: Updated) => void }) => (
  <>
    {useItems().data?.map((item) => (
      <ItemCard key={item.id} item={item} onUpdated={onUpdated} />
    ))}
  </>
)

test('a card repairs its connection, and lists what changed', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank('ins_109511')
  await servers.breakItem(id)
  servers.intercept(`POST /items/${id}/updated`, async (_, pass) => {
    const body = (await (await pass()).json()) as object
    const added = [{ ...healthyItem.accounts[0], name: 'Joint' }]
    return Response.json({ ...body, accounts: { added, kept: [], removed: [] } })
  })
  const onUpdated = vi.fn<(updated: Updated) => void>()
  const { user } = await renderWithRelink(<Cards onUpdated={onUpdated} />, { servers })
  await user.click(await screen.findByRole('button', { name: 'Reconnect: Tartan Bank' }))
  await signIn()
  await screen.findByText('Tartan Bank is connected again.')
  expect(onUpdated).toHaveBeenCalledOnce()
  expect(within(card()).getByRole('heading', { name: 'Now shared', level: 4 })).toBeTruthy()
  expect(within(card()).getByText('Joint')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Reconnect/ })).toBeNull()
})

test('a card whose connection needs no repair, as Plaid says when it is asked, is up to date', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank('ins_109511')
  await servers.breakItem(id)
  await servers.simulator.control.addFault({
    where: '/link/token/create',
    kind: 'fail',
    errorCode: 'ITEM_NO_ERROR',
    times: 1,
  })
  await servers.simulator.control.repairItem(id)
  const { user } = await renderWithRelink(<Cards />, { servers })
  await user.click(await screen.findByRole('button', { name: 'Reconnect: Tartan Bank' }))
  await within(card()).findByText('Up to date')
  expect(screen.queryByText('This is on our side')).toBeNull()
  expect(screen.queryByRole('button', { name: /^Reconnect/ })).toBeNull()
})

const gone = being({ status: 'revoked', code: 'ITEM_NOT_FOUND' })

test('what can’t be repaired is connected anew, with what the app gave along', async () => {
  const servers = await startServers()
  const onLinked = vi.fn<(linked: Linked) => void>()
  const { user } = await renderWithRelink(<ItemCard item={gone} onLinked={onLinked} />, { servers })
  await user.click(button('Connect again: Tartan Bank'))
  await walkThroughLink('Tartan Bank')
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(servers.bodies.find((body) => body !== null)).toMatchObject({ mode: 'new' })
  // Until the list is read again, the old connection can still be removed.
  expect(screen.queryByRole('button', { name: /^Connect again/ })).toBeNull()
  expect(button('Disconnect: Tartan Bank')).toBeTruthy()
})

test('a new bank that is connected elsewhere on the page is not this connection’s repair', async () => {
  const onLinked = vi.fn<(linked: Linked) => void>()
  const { user } = await renderWithRelink(
    <>
      <ItemCard item={gone} onLinked={onLinked} />
      <BankLinkButton />
    </>,
  )
  await user.click(screen.getByRole('button', { name: 'Connect a bank' }))
  await linkOpens()
  expect(button('Connect again: Tartan Bank').dataset['status']).toBe('idle')
  await closeLink()
  await user.click(button('Connect again: Tartan Bank'))
  await linkOpens()
  expect(button('Connect again: Tartan Bank').dataset['status']).toBe('open')
  expect(onLinked).not.toHaveBeenCalled()
})

test('a repair asks for the choice of accounts where its health does', async () => {
  const servers = await startServers()
  const item = await servers.connectBank('ins_109511')
  const offer: Item = { ...item, health: { status: 'new_accounts', relink: false } }
  const { user, bodies } = await renderWithRelink(<ItemCard item={offer} />, { servers })
  await user.click(button('Choose accounts: Tartan Bank'))
  await waitFor(() =>
    expect(bodies[0]).toMatchObject({ mode: 'update', itemId: item.id, accountSelection: true }),
  )
})

test('a card takes a ref and whatever else an article takes', async () => {
  const ref = createRef<HTMLElement>()
  await renderWithRelink(
    <ItemCard item={healthyItem} ref={ref} className="mine" aria-labelledby="other" />,
  )
  expect(ref.current?.tagName).toBe('ARTICLE')
  expect(ref.current?.className).toBe('mine')
  expect(ref.current?.getAttribute('aria-labelledby')).toBe('other')
})

test('a press in a card does not give it the focus that another button’s Link leaves', async () => {
  const layOut = stubLayout()
  const Page = () => {
    const [isDone, setIsDone] = useState(false)
    return (
      <>
        <ItemCard item={healthyItem} />
        {!isDone && <BankLinkButton onLinked={() => setIsDone(true)}>Go</BankLinkButton>}
      </>
    )
  }
  const { user } = await renderWithRelink(<Page />)
  await user.click(button('Disconnect: Tartan Bank'))
  await user.keyboard('{Escape}')
  await user.click(screen.getByRole('button', { name: 'Go' }))
  await walkThroughLink()
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Go' })).toBeNull())
  await pressInLink('Finish')
  layOut()
  await act(() => new Promise((resolve) => setTimeout(resolve)))
  expect(document.activeElement).not.toBe(card())
})
