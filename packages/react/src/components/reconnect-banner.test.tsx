import type { Item, ItemHealth } from '@relink/core'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { createRef, Fragment } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { useItems, type Exited, type Linked, type Updated } from '../exports/index.ts'
import { brokenItem, healthyItem } from '../test/broken-item.ts'
import {
  closeLink,
  countFrames,
  inLink,
  linkOpens,
  pressInLink,
  signIn,
  walkThroughLink,
} from '../test/link-driver.ts'
import { QuickTrap } from '../test/quick-trap.tsx'
import { renderWithRelink } from '../test/render-with-relink.tsx'
import { linkMetadata, startServers } from '../test/start-servers.ts'
import { stubLayout } from '../test/stub-layout.ts'
import { ReconnectBanner } from './reconnect-banner.tsx'

afterEach(() => void vi.unstubAllGlobals())

const healthy: Item = { ...healthyItem, bankName: 'First Platypus Bank' }
const broken: Item = { ...brokenItem, bankName: 'First Platypus Bank' }
const being = (health: ItemHealth, more: Partial<Item> = {}): Item => ({
  ...healthy,
  ...more,
  health,
})
const reconnectButton = (bank = 'First Platypus Bank') =>
  screen.getByRole('button', { name: `Reconnect: ${bank}` })
const isSaidAgain = () => screen.findByText('First Platypus Bank is connected again.')

/** What a server answers after a repair, but for the Item. */
const answer = { repaired: true, failure: null, accounts: { added: [], kept: [], removed: [] } }

/** As an app has it: a banner for each of the person's banks. */
const Banners = ({ onUpdated }: { onUpdated?: (updated: Updated) => void }) => (
  <>
    {useItems().data?.map((item) => (
      <section key={item.id} aria-label={item.health.status}>
        <ReconnectBanner item={item} onUpdated={onUpdated} />
      </section>
    ))}
  </>
)

test('a healthy connection has no banner', async () => {
  const { container, requests } = await renderWithRelink(<ReconnectBanner item={healthy} />)
  expect(container.textContent).toBe('')
  expect(requests).toEqual([])
})

const later = { status: 'new_accounts', relink: false } as const
const soon = { status: 'expires', at: '2099-01-05T00:00:00Z', daysLeft: 6 } as const
const revoked = { status: 'revoked', code: 'USER_PERMISSION_REVOKED' } as const
const trouble = { status: 'bank_trouble', code: 'INSTITUTION_DOWN' } as const

test.each<[health: ItemHealth, urgency: string, title: string, button: string]>([
  [broken.health, 'now', 'Reconnect First Platypus Bank', 'Reconnect'],
  [soon, 'soon', 'Reconnect First Platypus Bank soon', 'Reconnect'],
  [{ ...soon, daysLeft: 2 }, 'now', 'Reconnect First Platypus Bank soon', 'Reconnect'],
  [
    { status: 'disconnects', at: null, daysLeft: null, why: 'bank_moves' },
    'soon',
    'First Platypus Bank has a new way to connect',
    'Reconnect',
  ],
  [revoked, 'now', 'First Platypus Bank is disconnected', 'Reconnect'],
  [
    { ...revoked, code: 'ITEM_NOT_FOUND' },
    'now',
    'First Platypus Bank is disconnected',
    'Connect again',
  ],
  [later, 'later', 'New accounts at First Platypus Bank', 'Choose accounts'],
  [{ ...later, relink: true }, 'later', 'New accounts at First Platypus Bank', 'Connect again'],
  [
    { status: 'consent_missing', code: 'ACCESS_NOT_GRANTED', products: [] },
    'now',
    'First Platypus Bank needs your permission',
    'Review what you share',
  ],
  [
    { status: 'verification_pending', accountIds: [] },
    'now',
    'Finish setting up First Platypus Bank',
    'Enter the code',
  ],
])('a connection that is %o needs its person %s: "%s", "%s"', async (health, urgency, ...words) => {
  const [title, label] = words
  await renderWithRelink(<ReconnectBanner item={being(health)} id="banner" className="mine" />)
  expect(screen.getByText(title).closest('[role="status"]')).not.toBeNull()
  const button = screen.getByRole('button', { name: `${label}: First Platypus Bank` })
  expect(button.textContent).toBe(label)
  const banner = document.getElementById('banner')
  expect(banner?.className).toBe('mine')
  expect(banner?.dataset).toMatchObject({ health: health.status, urgency })
})

test.each<ItemHealth>([trouble, { status: 'unknown', code: null }])(
  'a connection that is %o is told of alone, without a button, and in no list',
  async (health) => {
    const { again, container } = await renderWithRelink(<ReconnectBanner item={being(health)} />)
    expect(container.textContent).toContain('There’s nothing you need to do.')
    expect(screen.queryByRole('button')).toBeNull()
    again(<ReconnectBanner items={[being(health)]} />)
    expect(container.textContent).toBe('')
  },
)

test('what is said is put where screen readers listen already', async () => {
  const { again } = await renderWithRelink(<ReconnectBanner item={healthy} />)
  const region = screen.getByRole('status')
  expect(region.textContent).toBe('')
  again(<ReconnectBanner item={broken} />)
  expect(region.textContent).toContain('Reconnect First Platypus Bank')
  again(<ReconnectBanner item={healthy} />)
  expect(region.textContent).toBe('')
  expect(region.isConnected).toBe(true)
})

test('a repair keeps the Item, exchanges nothing, and says that it worked', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  await servers.breakItem(id)
  const onUpdated = vi.fn<(updated: Updated) => void>()
  const onOwnUpdated = vi.fn<(updated: Updated) => void>()
  const { user } = await renderWithRelink(<Banners onUpdated={onOwnUpdated} />, {
    servers,
    onUpdated,
  })
  await screen.findByText('Reconnect First Platypus Bank')
  await user.click(reconnectButton())
  await signIn()
  await isSaidAgain()
  await screen.findByRole('region', { name: 'healthy' })
  expect(onUpdated).toHaveBeenCalledOnce()
  expect(onOwnUpdated).toHaveBeenCalledOnce()
  expect(onUpdated.mock.calls[0]?.[0]).toMatchObject({
    repaired: true,
    item: { id, health: { status: 'healthy' } },
  })
  expect(servers.count('POST /items')).toBe(0)
  expect(servers.count(`POST /items/${id}/updated`)).toBe(1)
  expect(screen.queryByRole('button', { name: /Reconnect/ })).toBeNull()
})

test('a connection that breaks again after its repair has its banner back', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  const item = await servers.breakItem(id)
  const page = await renderWithRelink(<ReconnectBanner item={item} />, { servers })
  await page.user.click(reconnectButton())
  await signIn()
  await isSaidAgain()
  page.again(<ReconnectBanner item={await servers.breakItem(id)} />)
  expect(screen.getByText('Reconnect First Platypus Bank')).toBeTruthy()
  await page.user.click(reconnectButton())
  await signIn()
  await isSaidAgain()
  expect(servers.count(`POST /items/${id}/updated`)).toBe(2)
})

test('an Item that turns healthy while Link is open still tells the banner of its repair', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  const item = await servers.breakItem(id)
  const onUpdated = vi.fn<(updated: Updated) => void>()
  const page = await renderWithRelink(<ReconnectBanner item={item} onUpdated={onUpdated} />, {
    servers,
  })
  await page.user.click(reconnectButton())
  await inLink('heading', 'Sign in to First Platypus Bank')
  page.again(
    <ReconnectBanner item={{ ...item, health: { status: 'healthy' } }} onUpdated={onUpdated} />,
  )
  await signIn()
  await waitFor(() => expect(onUpdated).toHaveBeenCalledOnce())
  await isSaidAgain()
})

test('a repair that did not help is said, and can be tried again', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  const item = await servers.breakItem(id)
  servers.intercept(`POST /items/${id}/updated`, async () =>
    Response.json({ ...answer, item, repaired: false, failure: 'not_known' }),
  )
  const { user } = await renderWithRelink(<ReconnectBanner item={item} />, { servers })
  await user.click(reconnectButton())
  await signIn()
  await screen.findByText('First Platypus Bank still isn’t connected')
  await user.click(reconnectButton())
  await waitFor(() => expect(servers.created[1]?.opened).toBe(1))
  await signIn()
  await isSaidAgain()
})

test.each([
  ['other_login', 'Use the same sign-in as before'],
  ['new_item', 'First Platypus Bank is connected twice'],
  ['consent_missing', 'We need one more permission'],
  ['bank_down', 'First Platypus Bank has a technical problem'],
])('a repair that did not help because of %s says why: %s', async (failure, title) => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  const item = await servers.breakItem(id)
  servers.intercept(`POST /items/${id}/updated`, () =>
    Response.json({ ...answer, item, repaired: false, failure }),
  )
  const { user } = await renderWithRelink(<ReconnectBanner item={item} />, { servers })
  await user.click(reconnectButton())
  await signIn()
  await screen.findByText(title)
  expect(reconnectButton().dataset['status']).toBe('updated')
})

test('a repair that Link finds needless is no error, and is said', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  const item = await servers.breakItem(id)
  servers.intercept(`POST /items/${id}/updated`, async () =>
    Response.json({ ...answer, item: { ...item, health: { status: 'healthy' } } }),
  )
  const { user, created } = await renderWithRelink(<ReconnectBanner item={item} />, { servers })
  await user.click(reconnectButton())
  await inLink('heading', 'Sign in to First Platypus Bank')
  const error = {
    error_type: 'ITEM_ERROR',
    error_code: 'item-no-error',
    error_message: 'the item is healthy',
    display_message: null,
  }
  act(() => created[0]?.callbacks.onExit(error, linkMetadata))
  await screen.findByText('First Platypus Bank works. There was nothing to repair.')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('another sign-in than before can be tried again, and nothing is offered that would end the same', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  const item = await servers.breakItem(id)
  const { user, created } = await renderWithRelink(<ReconnectBanner item={item} />, { servers })
  await user.click(reconnectButton())
  await inLink('heading', 'Sign in to First Platypus Bank')
  const error = {
    error_type: 'ITEM_ERROR',
    error_code: 'INVALID_UPDATED_USERNAME',
    error_message: 'the username is another',
    display_message: null,
  }
  act(() => created[0]?.callbacks.onExit(error, linkMetadata))
  await screen.findByText('Use the same sign-in as before')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Start again' })).toBeNull()
})

test('after a repair by keyboard the focus is at the banner, not at the start of the page', async () => {
  const layOut = stubLayout()
  const servers = await startServers()
  const item = await servers.breakItem((await servers.connectBank()).id)
  const returnFocus = vi.fn<() => void>()
  const page = await renderWithRelink(<ReconnectBanner item={item} />, { servers })
  const repair = async (): Promise<void> => {
    await page.user.tab()
    expect(document.activeElement).toBe(reconnectButton())
    await page.user.keyboard('{Enter}')
    await signIn()
    await isSaidAgain()
    expect(screen.queryByRole('button')).toBeNull()
    await pressInLink('Finish')
    layOut()
  }
  await repair()
  await waitFor(() => expect(document.activeElement?.className).toBe('relink-banner'))
  page.again(<ReconnectBanner item={await servers.breakItem(item.id)} returnFocus={returnFocus} />)
  await repair()
  await waitFor(() => expect(returnFocus).toHaveBeenCalled())
})

test.each([
  ['a page', Fragment],
  ['a dialog whose focus trap is quick', QuickTrap],
])('in %s a button that goes with the focus leaves it at the banner', async (_, Around) => {
  const { user, again } = await renderWithRelink(
    <Around>
      <ReconnectBanner item={broken} />
    </Around>,
  )
  await user.tab()
  again(
    <Around>
      <ReconnectBanner item={healthy} />
    </Around>,
  )
  expect(document.activeElement?.className).toBe('relink-banner')
})

test('a banner takes no focus from a dialog that the person has put it on', async () => {
  const banner = (
    <QuickTrap>
      <ReconnectBanner item={broken} />
    </QuickTrap>
  )
  const { user, again } = await renderWithRelink(banner)
  await user.tab()
  screen.getByRole('dialog').focus()
  again(banner)
  expect(document.activeElement).toBe(screen.getByRole('dialog'))
})

const bank = (bankName: string, health: ItemHealth): Item =>
  being(health, { id: bankName, bankName })
const lines = () =>
  screen.getAllByRole('listitem').map((line) => line.querySelector('span')?.textContent)

test('of several connections the most urgent comes first, and more than three are folded away', async () => {
  const { user } = await renderWithRelink(
    <ReconnectBanner
      items={[
        bank('Works', { status: 'healthy' }),
        bank('Offer', later),
        bank('Ends', soon),
        bank('Down', trouble),
        bank('Old', broken.health),
        bank('Gone', revoked),
        bank('Later', later),
      ]}
      id="banner"
    />,
  )
  expect(screen.getAllByRole('status')[0]?.textContent).toBe('5 banks need you')
  expect(document.getElementById('banner')?.dataset).toMatchObject({
    urgency: 'now',
    severity: 'warning',
  })
  const shown = ['Reconnect Old', 'Gone is disconnected', 'Reconnect Ends soon']
  expect(lines()).toEqual([...shown, 'New accounts at Offer', 'New accounts at Later'])
  const folded = screen.getByText('+2: Offer, Later').closest('details')
  expect(folded?.open).toBe(false)
  expect(within(folded as HTMLElement).getAllByRole('listitem', { hidden: true })).toHaveLength(2)
  await user.click(screen.getByText('+2: Offer, Later'))
  expect(screen.getByRole('button', { name: 'Choose accounts: Offer' })).toBeTruthy()
  // Something has stopped: to be reminded later would be no help.
  expect(screen.queryByRole('button', { name: 'Remind me later' })).toBeNull()
})

test('of two connections that are repaired one after the other the banner says both', async () => {
  const servers = await startServers()
  for (const institution of ['ins_109508', 'ins_109511'])
    await servers.breakItem((await servers.connectBank(institution)).id)
  const All = () => <ReconnectBanner items={useItems().data ?? []} />
  const { user } = await renderWithRelink(<All />, { servers })
  await screen.findByText('2 banks need you')
  await user.click(reconnectButton())
  await signIn()
  await isSaidAgain()
  expect(screen.getByText('Reconnect Tartan Bank')).toBeTruthy()
  await user.click(reconnectButton('Tartan Bank'))
  await signIn()
  await screen.findByText('Tartan Bank is connected again.')
  expect(screen.queryByRole('button', { name: /Reconnect/ })).toBeNull()
})

const gone = bank('Gone', { status: 'revoked', code: 'ITEM_NOT_FOUND' })
const ending = bank('Ends', soon)
const connectAgain = (name: string) =>
  screen.getByRole('button', { name: `Connect again: ${name}` })

test.each<[meanwhile: string, items: Item[]]>([
  ['another bank works again', [gone, being({ status: 'healthy' }, { id: ending.id })]],
  ['more banks stop', [...['1', '2', '3'].map((id) => bank(id, broken.health)), gone, ending]],
  ['the old connection is gone', [ending]],
])('a new connection that the banner began is told once, though %s meanwhile', async (_, items) => {
  const onLinked = vi.fn<(linked: Linked) => void>()
  const page = await renderWithRelink(
    <ReconnectBanner items={[gone, ending]} onLinked={onLinked} />,
  )
  await page.user.click(connectAgain('Gone'))
  await linkOpens()
  page.again(<ReconnectBanner items={items} onLinked={onLinked} />)
  await walkThroughLink()
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(screen.queryByText('Gone is connected again.') !== null).toBe(items.includes(gone))
  expect(screen.queryByRole('button', { name: 'Connect again: Gone' })).toBeNull()
})

test('what goes wrong with a new connection is said where its bank stands by then', async () => {
  const onExited = vi.fn<(exited: Exited) => void>()
  const page = await renderWithRelink(
    <ReconnectBanner items={[gone, ending]} onExited={onExited} />,
  )
  await page.user.click(connectAgain('Gone'))
  await linkOpens()
  page.again(<ReconnectBanner items={[gone]} onExited={onExited} />)
  const error = { error_type: 'INSTITUTION_ERROR', error_code: 'INSTITUTION_DOWN' }
  act(() => page.created[0]?.callbacks.onExit(error, linkMetadata))
  await screen.findByText('First Platypus Bank has a technical problem')
  expect(onExited).toHaveBeenCalledOnce()
})

test('a new connection takes the place of the bank that was pressed last', async () => {
  const servers = await startServers()
  let answer: () => void = () => undefined
  servers.intercept('POST /link-tokens', async (_, pass) => {
    await new Promise<void>((resolve) => (answer = resolve))
    return pass()
  })
  const onLinked = vi.fn<(linked: Linked) => void>()
  const lost = bank('Lost', gone.health)
  const { user } = await renderWithRelink(
    <ReconnectBanner items={[gone, lost]} onLinked={onLinked} />,
    { servers },
  )
  await user.click(connectAgain('Gone'))
  await user.click(connectAgain('Lost'))
  await waitFor(() => expect(servers.count('POST /link-tokens')).toBe(1))
  answer()
  await walkThroughLink()
  await screen.findByText('Lost is connected again.')
  expect(connectAgain('Gone').dataset['status']).toBe('idle')
  expect(onLinked).toHaveBeenCalledOnce()
})

test('the app’s ref follows the root when the app draws another', async () => {
  const ref = createRef<HTMLDivElement>()
  const page = await renderWithRelink(<ReconnectBanner item={broken} ref={ref} />)
  expect(ref.current?.className).toBe('relink-banner')
  page.again(<ReconnectBanner item={broken} ref={ref} render={<section />} />)
  expect(ref.current).toBe(document.querySelector('section'))
})

test('a page with a hundred banners asks for one token, when one of them is pressed', async () => {
  const servers = await startServers()
  const real = await servers.breakItem((await servers.connectBank()).id)
  const second = await servers.breakItem((await servers.connectBank('ins_109511')).id)
  const others = Array.from({ length: 98 }, (_, index) => ({ ...broken, id: `item-${index}` }))
  const { user, requests, created } = await renderWithRelink(
    <>
      {[...others, { ...real, bankName: 'Mine' }, { ...second, bankName: 'Other' }].map((item) => (
        <ReconnectBanner key={item.id} item={item} />
      ))}
    </>,
    { servers },
  )
  const buttons = screen.getAllByRole('button')
  expect(buttons).toHaveLength(100)

  vi.useFakeTimers()
  for (const button of buttons) {
    fireEvent.pointerEnter(button, { pointerType: 'mouse' })
    fireEvent.pointerMove(button, { pointerType: 'mouse' })
    fireEvent.pointerLeave(button, { pointerType: 'mouse' })
  }
  await act(() => vi.advanceTimersByTimeAsync(1000))
  vi.useRealTimers()
  expect(requests).toEqual([])
  expect(countFrames()).toBe(0)

  await user.click(reconnectButton('Mine'))
  await inLink('heading', 'Sign in to First Platypus Bank')
  expect(requests).toEqual(['POST /link-tokens'])
  expect(countFrames()).toBe(1)
  await closeLink()

  await user.click(reconnectButton('Other'))
  await inLink('heading', 'Sign in to Tartan Bank')
  expect(servers.count('POST /link-tokens')).toBe(2)
  expect(created.filter(({ isDestroyed }) => !isDestroyed)).toHaveLength(1)
  expect(countFrames()).toBe(1)
})
