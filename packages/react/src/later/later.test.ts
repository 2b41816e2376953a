import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { later } from './later.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

const code = { name: 'code' }

test('code is fetched once, however many ask, and is there afterwards', async () => {
  const fetchCode = vi.fn<() => Promise<typeof code>>(async () => code)
  const arrived = vi.fn<() => void>()
  const place = later(fetchCode, 1000, arrived)
  expect(place.get()).toBeNull()
  expect(fetchCode).not.toHaveBeenCalled()
  await expect(Promise.all([place.load(), place.load()])).resolves.toEqual([code, code])
  expect(place.get()).toBe(code)
  expect(arrived).toHaveBeenCalledOnce()
  await place.load()
  expect(fetchCode).toHaveBeenCalledOnce()
  expect(vi.getTimerCount()).toBe(0)
})

test('what failed is fetched anew by the next call', async () => {
  const fetchCode = vi
    .fn<() => Promise<typeof code>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    .mockResolvedValue(code)
  const place = later(fetchCode)
  await expect(place.load()).rejects.toThrow('Failed to fetch')
  expect(place.get()).toBeNull()
  await expect(place.load()).resolves.toBe(code)
})

test('code that does not come in time fails, and is taken when it comes after all', async () => {
  let arrive: (fetched: typeof code) => void = () => undefined
  const place = later(() => new Promise<typeof code>((resolve) => (arrive = resolve)), 1000)
  const [loading] = await Promise.allSettled([place.load(), vi.advanceTimersByTimeAsync(1000)])
  expect(loading).toMatchObject({ status: 'rejected', reason: { message: 'No answer in time.' } })
  arrive(code)
  await vi.advanceTimersByTimeAsync(0)
  expect(place.get()).toBe(code)
  await expect(place.load()).resolves.toBe(code)
})

test('code at hand is there at once, and nothing is fetched', async () => {
  const fetchCode = vi.fn<() => Promise<typeof code>>()
  const place = later(fetchCode)
  place.set(code)
  expect(place.get()).toBe(code)
  await expect(place.load()).resolves.toBe(code)
  expect(fetchCode).not.toHaveBeenCalled()
})
