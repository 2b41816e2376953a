import type { Item } from '@relink/core'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { useItems, type Updated } from '../exports/index.ts'
import { closeLink, countFrames, inLink, signIn } from '../test/link-driver.ts'
import { renderWithRelink } from '../test/render-with-relink.tsx'
import { linkMetadata, startServers } from '../test/start-servers.ts'
import { ReconnectBanner } from './reconnect-banner.tsx'

const healthy: Item = {
  id: 'item-1',
  institutionId: 'ins_109508',
  bankName: 'First Platypus Bank',
  health: 'healthy',
  errorCode: null,
  accounts: [],
  expiresAt: null,
  connectedAt: '2026-05-01T00:00:00.000Z',
  updatedAt: '2026-05-01T00:00:00.000Z',
}
const broken: Item = { ...healthy, health: 'reconnect_needed', errorCode: 'ITEM_LOGIN_REQUIRED' }
const reconnectButton = (bank = 'First Platypus Bank') =>
  screen.getByRole('button', { name: `Reconnect: ${bank}` })
const isSaidAgain = () => screen.findByText('First Platypus Bank is connected again.')

/** As an app has it: a banner for each of the person's banks. */
const Banners = ({ onUpdated }: { onUpdated?: (updated: Updated) => void }) => (
  <>
    {useItems().data?.map((item) => (
      <section key={item.id} aria-label={item.health}>
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

test.each([
  ['reconnect_needed', 'Reconnect First Platypus Bank'],
  ['reconnect_soon', 'Reconnect First Platypus Bank soon'],
  ['access_revoked', 'First Platypus Bank is disconnected'],
] as const)('a connection that is %s says "%s", with a button', async (health, title) => {
  await renderWithRelink(
    <ReconnectBanner item={{ ...healthy, health }} id="banner" className="mine" />,
  )
  expect(screen.getByText(title)).toBeTruthy()
  expect(reconnectButton().getAttribute('data-status')).toBe('idle')
  const banner = document.getElementById('banner')
  expect(banner?.className).toBe('mine')
  expect(banner?.dataset['health']).toBe(health)
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
    item: { id, health: 'healthy' },
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
  page.again(<ReconnectBanner item={{ ...item, health: 'healthy' }} onUpdated={onUpdated} />)
  await signIn()
  await waitFor(() => expect(onUpdated).toHaveBeenCalledOnce())
  await isSaidAgain()
})

test('a repair that did not help is said, and can be tried again', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  const item = await servers.breakItem(id)
  servers.intercept(`POST /items/${id}/updated`, async () =>
    Response.json({ item, repaired: false, accounts: { added: [], kept: [], removed: [] } }),
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

test('an Item that Link finds healthy is no error', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  const item = await servers.breakItem(id)
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
  expect(screen.queryByRole('alert')).toBeNull()
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
