import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { insistent } from './insistent.ts'

const code = { name: 'code' }
let fetchCode = vi.fn<() => Promise<typeof code>>()

beforeEach(() => {
  vi.useFakeTimers()
  fetchCode = vi
    .fn<() => Promise<typeof code>>()
    .mockRejectedValue(new TypeError('Failed to fetch'))
})

afterEach(() => {
  vi.useRealTimers()
})

const begin = () => insistent(fetchCode)
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

test('it is tried again after half a second, two, eight, and then every thirty, until it is there', async () => {
  const place = begin()
  place.insist()
  await pass(0)
  expect(place.get()).toBe(false)
  for (const [attempts, wait] of [500, 2000, 8000, 30_000, 30_000].entries()) {
    await pass(wait - 1)
    expect(fetchCode).toHaveBeenCalledTimes(attempts + 1)
    await pass(1)
    expect(fetchCode).toHaveBeenCalledTimes(attempts + 2)
  }
  fetchCode.mockResolvedValue(code)
  await pass(30_000)
  expect(place.get()).toBe(code)
  await pass(100_000)
  expect(fetchCode).toHaveBeenCalledTimes(7)
  expect(vi.getTimerCount()).toBe(0)
})

test('it is tried again at once when the network is back, and when somebody asks again', async () => {
  const place = begin()
  place.insist()
  await pass(0)
  window.dispatchEvent(new Event('online'))
  await pass(0)
  expect(fetchCode).toHaveBeenCalledTimes(2)
  fetchCode.mockResolvedValue(code)
  place.insist()
  await pass(0)
  expect(place.get()).toBe(code)
  window.dispatchEvent(new Event('online'))
  place.insist()
  await pass(60_000)
  expect(fetchCode).toHaveBeenCalledTimes(3)
})

test('who asks while it is on its way makes no second request', async () => {
  let arrive: (fetched: typeof code) => void = () => undefined
  fetchCode.mockReturnValue(new Promise((resolve) => (arrive = resolve)))
  const place = begin()
  place.insist()
  place.insist()
  arrive(code)
  await pass(0)
  expect(fetchCode).toHaveBeenCalledOnce()
  expect(place.get()).toBe(code)
})

test('that it could not be had is told once, and not before somebody insisted', async () => {
  const tell = vi.fn<(cause: unknown) => void>()
  const other = vi.fn<(cause: unknown) => void>()
  const place = begin()
  const heard = vi.fn<() => void>()
  place.subscribe(heard)
  await expect(place.load()).rejects.toThrow('Failed to fetch')
  expect(place.get()).toBeNull()
  expect(heard).not.toHaveBeenCalled()
  place.insist(tell)
  place.insist(other)
  await pass(3000)
  expect(tell).toHaveBeenCalledExactlyOnceWith(new TypeError('Failed to fetch'))
  expect(other).not.toHaveBeenCalled()
  expect(place.get()).toBe(false)
})

test('two who insist at once share the attempts', async () => {
  const place = begin()
  place.insist()
  place.insist()
  await pass(0)
  await pass(500)
  expect(fetchCode).toHaveBeenCalledTimes(2)
  await pass(1999)
  expect(fetchCode).toHaveBeenCalledTimes(2)
  await pass(1)
  expect(fetchCode).toHaveBeenCalledTimes(3)
})
