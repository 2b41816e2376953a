import type { Item } from '@relink/core'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { healthyItem } from '../test/broken-item.ts'
import { itemQuery, itemsQuery } from './items-query.ts'

const minute = 60_000
let queries = new QueryClient()
let leave = (): void => undefined
const listItems = vi.fn<() => Promise<Item[]>>()

/** Shows Items whose health changes in this time by itself. */
const show = async (...changesIn: (number | null)[]): Promise<void> => {
  listItems.mockResolvedValue(
    changesIn.map((healthChangesIn, index) => ({
      ...healthyItem,
      id: `${index}`,
      healthChangesIn,
    })),
  )
  leave = new QueryObserver(queries, itemsQuery({ listItems }, 'ann')).subscribe(() => undefined)
  await vi.advanceTimersByTimeAsync(0)
}
const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds)

beforeEach(() => {
  vi.useFakeTimers()
  listItems.mockReset()
  queries = new QueryClient({
    defaultOptions: { queries: { retry: false, gcTime: Number.POSITIVE_INFINITY } },
  })
})
afterEach(() => {
  leave()
  queries.clear()
  vi.useRealTimers()
})

test('Items are asked for again when time changes the health of the first of them', async () => {
  await show(90 * minute, null, 60 * minute)
  await pass(60 * minute - 1)
  expect(listItems).toHaveBeenCalledOnce()
  listItems.mockResolvedValue([healthyItem])
  await pass(1)
  expect(listItems).toHaveBeenCalledTimes(2)
  await pass(24 * 60 * minute)
  expect(listItems).toHaveBeenCalledTimes(2)
})

test('one Item is, too, and none for which time changes nothing', async () => {
  const getItem = vi.fn<() => Promise<Item>>(async () => ({
    ...healthyItem,
    healthChangesIn: minute,
  }))
  const observer = new QueryObserver(queries, itemQuery({ getItem }, 'ann', 'item-1'))
  leave = observer.subscribe(() => undefined)
  await pass(minute - 1)
  expect(getItem).toHaveBeenCalledOnce()
  getItem.mockResolvedValue(healthyItem)
  await pass(1)
  expect(getItem).toHaveBeenCalledTimes(2)
  await pass(24 * 60 * minute)
  expect(getItem).toHaveBeenCalledTimes(2)
})

test('it counts from the answer, whoever looks when', async () => {
  await show(60 * minute)
  leave()
  await pass(40 * minute)
  const { calls } = listItems.mock
  leave = new QueryObserver(queries, {
    ...itemsQuery({ listItems }, 'ann'),
    staleTime: Number.POSITIVE_INFINITY,
  }).subscribe(() => undefined)
  await pass(20 * minute - 1)
  expect(calls).toHaveLength(1)
  await pass(1)
  expect(calls).toHaveLength(2)
})

test('a moment that no timer can wait for is not waited for', async () => {
  await show(2 ** 31)
  await pass(60 * minute)
  expect(listItems).toHaveBeenCalledOnce()
})

test('a server whose clock stands still is asked once a second at the most', async () => {
  await show(0)
  await pass(10_000)
  expect(listItems.mock.calls.length).toBeLessThanOrEqual(11)
})

test('a server that does not answer is not asked at every turn', async () => {
  await show(10_000)
  listItems.mockRejectedValue(new Error('away'))
  await pass(10_000)
  expect(listItems).toHaveBeenCalledTimes(2)
  await pass(59_000)
  expect(listItems).toHaveBeenCalledTimes(2)
  await pass(1000)
  expect(listItems).toHaveBeenCalledTimes(3)
})
