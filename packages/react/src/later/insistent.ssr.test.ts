// @vitest-environment node
import { afterEach, expect, test, vi } from 'vitest'
import { insistent } from './insistent.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('a server that was given the door for browsers gets the code, also after a failure', async () => {
  expect(typeof window).toBe('undefined')
  vi.useFakeTimers()
  const fetchCode = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new Error('no such file'))
    .mockResolvedValue('code')
  const place = insistent(fetchCode)
  place.insist()
  await vi.advanceTimersByTimeAsync(500)
  expect(place.get()).toBe('code')
})
