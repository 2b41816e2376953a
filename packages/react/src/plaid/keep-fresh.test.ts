import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepFresh } from './keep-fresh.ts'

const minute = 60_000
const renew = vi.fn<() => void>()
const turn = (visibility: 'visible' | 'hidden'): void => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility)
  document.dispatchEvent(new Event('visibilitychange'))
}
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  renew.mockClear()
  stop = keepFresh(30 * minute, renew)
})

afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('a token is replaced before it runs out, and not earlier, whatever the page does', () => {
  turn('hidden')
  turn('visible')
  window.dispatchEvent(new Event('online'))
  vi.advanceTimersByTime(29 * minute)
  expect(renew).not.toHaveBeenCalled()
  vi.advanceTimersByTime(minute)
  expect(renew).toHaveBeenCalledOnce()
})

test('a hidden page asks for nothing until it is seen again', () => {
  turn('hidden')
  vi.advanceTimersByTime(60 * minute)
  expect(renew).not.toHaveBeenCalled()
  turn('visible')
  expect(renew).toHaveBeenCalledOnce()
})

test('it is asked again after a while, and as soon as there is a network', () => {
  vi.advanceTimersByTime(29.6 * minute)
  expect(renew).toHaveBeenCalledTimes(1)
  window.dispatchEvent(new Event('online'))
  expect(renew).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(0.5 * minute)
  expect(renew).toHaveBeenCalledTimes(3)
})

test('nobody asks once the search is gone', () => {
  stop()
  vi.advanceTimersByTime(60 * minute)
  turn('visible')
  window.dispatchEvent(new Event('online'))
  expect(renew).not.toHaveBeenCalled()
})
