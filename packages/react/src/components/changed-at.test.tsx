import { act, cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ChangedAt } from './changed-at.tsx'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = Date.parse('2026-11-15T12:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const show = (ago: number) => render(<ChangedAt at={new Date(now - ago).toISOString()} />).container

test.each([
  [0, 'Changed now'],
  [59_999, 'Changed now'],
  [minute, 'Changed 1 minute ago'],
  [hour - 1, 'Changed 59 minutes ago'],
  [hour, 'Changed 1 hour ago'],
  [day - 1, 'Changed 23 hours ago'],
  [day, 'Changed yesterday'],
  [30 * day, 'Changed 30 days ago'],
  [31 * day, 'Changed last month'],
  [400 * day, 'Changed last year'],
  [-hour, 'Changed now'],
])('what changed %d ms ago says "%s"', (ago, text) => {
  expect(show(ago).textContent).toBe(text)
})

test('the words keep up with the time, with one timer for all, and none once they are gone', () => {
  const first = show(0)
  const second = show(hour)
  expect(vi.getTimerCount()).toBe(1)
  act(() => void vi.advanceTimersByTime(2 * minute))
  expect(first.textContent).toBe('Changed 2 minutes ago')
  expect(second.textContent).toBe('Changed 1 hour ago')
  cleanup()
  expect(vi.getTimerCount()).toBe(0)
})
