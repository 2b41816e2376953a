import type { Item, ItemHealth } from '@relink/core'
import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ReconnectBanner } from '../exports/index.ts'
import { healthyItem } from '../test/broken-item.ts'
import { renderWithRelink, type RenderedPage } from '../test/render-with-relink.tsx'

const hour = 60 * 60 * 1000
const day = 24 * hour

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout'],
    now: Date.parse('2026-11-01'),
  })
})
afterEach(() => {
  vi.useRealTimers()
})

const endingIn = (milliseconds: number): ItemHealth => ({
  status: 'expires',
  at: new Date(Date.now() + milliseconds).toISOString(),
  daysLeft: Math.ceil(milliseconds / day),
})
const offer: ItemHealth = { status: 'new_accounts', relink: false }
const being = (health: ItemHealth, more: Partial<Item> = {}): Item => ({
  ...healthyItem,
  ...more,
  health,
})
const isShown = (): boolean =>
  screen.queryByRole('button', { name: /^(Reconnect|Choose)/ }) !== null
const putOff = (): void =>
  void fireEvent.click(screen.getByRole('button', { name: 'Remind me later' }))
const wait = (milliseconds: number): Promise<unknown> =>
  act(() => vi.advanceTimersByTimeAsync(milliseconds))
const show = (health: ItemHealth): Promise<RenderedPage> =>
  renderWithRelink(<ReconnectBanner item={being(health)} />)

test.each<[string, () => ItemHealth, number]>([
  ['what will end in six days comes back after a day', () => endingIn(6 * day), day],
  ['an offer comes back after seven days', () => offer, 7 * day],
  ['what will end comes back two days before, at the latest', () => endingIn(2.5 * day), 12 * hour],
])('%s, by itself', async (_, health, after) => {
  await show(health())
  putOff()
  expect(isShown()).toBe(false)
  await wait(after - 1000)
  expect(isShown()).toBe(false)
  await wait(2000)
  expect(isShown()).toBe(true)
})

test('what was put off stays so on the next page', async () => {
  const page = await show(offer)
  putOff()
  page.unmount()
  await show(offer)
  expect(isShown()).toBe(false)
})

test('what has stopped can’t be put off, and what was put off is back when it becomes urgent', async () => {
  const { again } = await show(endingIn(6 * day))
  putOff()
  again(<ReconnectBanner item={being({ ...endingIn(2 * day) })} />)
  expect(isShown()).toBe(true)
  expect(screen.queryByRole('button', { name: 'Remind me later' })).toBeNull()
})

test('what was put off is back when the connection is otherwise, and again afterwards', async () => {
  const { again } = await show(endingIn(6 * day))
  putOff()
  again(<ReconnectBanner item={being(offer)} />)
  expect(isShown()).toBe(true)
  again(<ReconnectBanner item={being(endingIn(6 * day))} />)
  expect(isShown()).toBe(true)
})

test('what one person put off is shown to the next', async () => {
  const { again } = await show(offer)
  putOff()
  again(<ReconnectBanner item={being(offer)} />, { userKey: 'bob' })
  expect(isShown()).toBe(true)
})

test('another connection is not put off with it', async () => {
  const { again } = await show(offer)
  putOff()
  again(<ReconnectBanner item={being(offer, { id: 'other' })} />)
  expect(isShown()).toBe(true)
})

test('all tabs follow', async () => {
  await show(offer)
  const until = Date.now() + day
  localStorage.setItem('relink.snooze:ann:item-1', JSON.stringify({ status: offer.status, until }))
  act(
    () =>
      void window.dispatchEvent(new StorageEvent('storage', { key: 'relink.snooze:ann:item-1' })),
  )
  expect(isShown()).toBe(false)
  localStorage.clear()
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: null })))
  expect(isShown()).toBe(true)
})

test('a browser that keeps nothing puts it off for as long as the page is there', async () => {
  const refuse = (): never => {
    throw new DOMException('refused', 'SecurityError')
  }
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(refuse)
  await renderWithRelink(<ReconnectBanner item={being(offer, { id: 'unsaved' })} />)
  expect(isShown()).toBe(true)
  putOff()
  expect(isShown()).toBe(false)
  await wait(7 * day + 1000)
  expect(isShown()).toBe(true)
  vi.restoreAllMocks()
})

test('what somebody else wrote in its place is no reason to be silent', async () => {
  localStorage.setItem('relink.snooze:ann:item-1', '{"until":')
  await show(offer)
  expect(isShown()).toBe(true)
})

test('several that can wait are put off together, and the focus stays in place', async () => {
  const items = ['one', 'two'].map((id) => being(offer, { id, bankName: id }))
  const { container } = await renderWithRelink(<ReconnectBanner items={items} />)
  expect(container.textContent).toContain('2 banks need you')
  screen.getByRole('button', { name: 'Remind me later' }).focus()
  putOff()
  expect(container.textContent).toBe('')
  expect(document.activeElement?.className).toBe('relink-banner')
})
