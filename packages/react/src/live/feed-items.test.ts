import type { Item } from '@relink/core'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test, vi } from 'vitest'
import { itemKeys, itemQuery, itemsQuery } from '../hooks/items-query.ts'
import { healthyItem } from '../test/broken-item.ts'
import { feedItems } from './feed-items.ts'

const list = itemKeys.all('ann')
const one = (id: string) => itemKeys.one('ann', id)
const day = (number: number): string => `2026-05-0${number}T00:00:00.000Z`

const itemOf = (id: string, changes: Partial<Item> = {}): Item => ({
  ...healthyItem,
  id,
  connectedAt: day(1),
  updatedAt: day(1),
  ...changes,
})
const a = itemOf('a')
const b = itemOf('b', { connectedAt: day(3) })
const aLater = itemOf('a', { bankName: 'Later', updatedAt: day(5) })
const aEarlier = itemOf('a', { bankName: 'Earlier', updatedAt: '2026-04-01T00:00:00.000Z' })

/** A query client of Ann's and Bob's, with a server whose answers wait until they are given. */
const begin = () => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const feed = feedItems(queries, list)
  const answers: ((items: Item[]) => void)[] = []
  const backend = {
    listItems: vi.fn<() => Promise<Item[]>>(() => new Promise((resolve) => answers.push(resolve))),
    getItem: vi.fn<(id: string) => Promise<Item>>(() => Promise.reject(new Error('Not found'))),
  }
  const observe = (): void => {
    const observer = new QueryObserver(queries, itemsQuery(backend, 'ann'))
    onTestFinished(observer.subscribe(() => undefined))
  }
  const observeOne = (id: string): void => {
    const observer = new QueryObserver(queries, itemQuery(backend, 'ann', id))
    onTestFinished(observer.subscribe(() => undefined))
  }
  onTestFinished(() => {
    feed.stop()
    queries.clear()
  })
  return {
    queries,
    feed,
    backend,
    observe,
    observeOne,
    items: () => queries.getQueryData<Item[]>(list),
    names: () => queries.getQueryData<Item[]>(list)?.map(({ bankName }) => bankName),
    answer: async (items: Item[]) => {
      answers.shift()?.(items)
      await vi.waitFor(() => expect(queries.isFetching({ queryKey: list })).toBe(0))
    },
  }
}

test('the one Item that changed is replaced, and the others stay the same objects', () => {
  const { queries, feed, items } = begin()
  queries.setQueryData<Item[]>(list, [a, b])
  queries.setQueryData<Item>(one('a'), a)
  queries.setQueryData<Item>(one('b'), b)
  feed.hear({ type: 'changed', item: aLater })
  expect(items()).toEqual([aLater, b])
  expect(items()?.[1]).toBe(b)
  expect(queries.getQueryData(one('a'))).toEqual(aLater)
  expect(queries.getQueryData(one('b'))).toBe(b)
})

test('an event that is older than what is known changes nothing', () => {
  const { queries, feed, items } = begin()
  const known = [a, b]
  queries.setQueryData<Item[]>(list, known)
  queries.setQueryData<Item>(one('a'), a)
  feed.hear({ type: 'changed', item: aEarlier })
  expect(items()).toBe(known)
  expect(queries.getQueryData(one('a'))).toBe(a)
})

test('an event that says what is known already changes nothing', () => {
  const { queries, feed, items } = begin()
  queries.setQueryData<Item[]>(list, [a, b])
  const known = items()
  feed.hear({ type: 'changed', item: structuredClone(a) })
  expect(items()).toBe(known)
})

test.each([
  ['first', '2026-04-01T00:00:00.000Z', ['c', 'a', 'b']],
  ['in between', day(2), ['a', 'c', 'b']],
  ['last', day(4), ['a', 'b', 'c']],
])('a new Item that was connected %s stands there', (_, connectedAt, order) => {
  const { queries, feed, items } = begin()
  queries.setQueryData<Item[]>(list, [a, b])
  feed.hear({ type: 'changed', item: itemOf('c', { connectedAt }) })
  expect(items()?.map(({ id }) => id)).toEqual(order)
})

test('what nobody has asked for is not made up', () => {
  const { queries, feed, items } = begin()
  feed.hear({ type: 'changed', item: a })
  expect(items()).toBeUndefined()
  expect(queries.getQueryCache().getAll()).toEqual([])
})

test("another person's Items, and other queries, are left alone", () => {
  const { queries, feed } = begin()
  queries.setQueryData<Item[]>(itemKeys.all('bob'), [a])
  queries.setQueryData(['ann', 'relink'], 'other')
  feed.hear({ type: 'changed', item: aLater })
  feed.hear({ type: 'removed', itemId: 'a' })
  feed.hear({ type: 'missed' })
  expect(queries.getQueryData(itemKeys.all('bob'))).toEqual([a])
  expect(queries.getQueryState(itemKeys.all('bob'))?.isInvalidated).toBe(false)
  expect(queries.getQueryState(['ann', 'relink'])?.isInvalidated).toBe(false)
})

test('a removed Item leaves the list, and is forgotten', () => {
  const { queries, feed, items } = begin()
  queries.setQueryData<Item[]>(list, [a, b])
  queries.setQueryData<Item>(one('a'), a)
  feed.hear({ type: 'removed', itemId: 'a' })
  expect(items()).toEqual([b])
  expect(queries.getQueryState(one('a'))).toBeUndefined()
})

test('a removed Item that is on the page is asked for again', async () => {
  const { queries, feed, backend, observeOne } = begin()
  queries.setQueryData<Item>(one('a'), a)
  observeOne('a')
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0))
  const asked = backend.getItem.mock.calls.length
  feed.hear({ type: 'removed', itemId: 'a' })
  await vi.waitFor(() => expect(backend.getItem).toHaveBeenCalledTimes(asked + 1))
})

test('after a gap the Items on the page are asked for again, and those that are not when they are shown', async () => {
  const { queries, feed, backend, observe, answer, items } = begin()
  queries.setQueryData<Item>(one('b'), b)
  observe()
  await answer([a])
  feed.hear({ type: 'missed' })
  await answer([a, b])
  expect(items()).toEqual([a, b])
  expect(backend.listItems).toHaveBeenCalledTimes(2)
  expect(backend.getItem).not.toHaveBeenCalled()
  expect(queries.getQueryState(one('b'))?.isInvalidated).toBe(true)
})

test('an answer that was on its way does not undo an event', async () => {
  const { feed, backend, observe, answer, names } = begin()
  observe()
  feed.hear({ type: 'changed', item: aLater })
  feed.hear({ type: 'removed', itemId: 'b' })
  await answer([a, b])
  expect(names()).toEqual(['Later'])
  expect(backend.listItems).toHaveBeenCalledOnce()
})

test('nor does one that comes in place of what is shown', async () => {
  const { queries, feed, observe, answer, names } = begin()
  queries.setQueryData<Item[]>(list, [a, b])
  observe()
  feed.hear({ type: 'changed', item: aLater })
  expect(names()).toEqual(['Later', b.bankName])
  await answer([a, b])
  expect(names()).toEqual(['Later', b.bankName])
})

test('an answer that is newer than an event is kept', async () => {
  const { feed, observe, answer, names } = begin()
  observe()
  feed.hear({ type: 'changed', item: aEarlier })
  await answer([a])
  expect(names()).toEqual([a.bankName])
})

test('what came during one request is not brought to the answer of the next', async () => {
  const { queries, feed, observe, answer, items } = begin()
  observe()
  feed.hear({ type: 'changed', item: itemOf('c') })
  void queries.cancelQueries({ queryKey: list })
  await answer([])
  void queries.refetchQueries({ queryKey: list })
  await answer([a])
  expect(items()).toEqual([a])
})

test('a gap while Items are asked for has them asked for once more', async () => {
  const { feed, backend, observe, answer, items } = begin()
  observe()
  feed.hear({ type: 'missed' })
  expect(backend.listItems).toHaveBeenCalledOnce()
  await answer([a]).catch(() => undefined)
  await answer([a, b])
  expect(items()).toEqual([a, b])
  expect(backend.listItems).toHaveBeenCalledTimes(2)
})

test('somebody who waits for Items gets them, whatever is heard meanwhile', async () => {
  const { queries, feed, backend, answer } = begin()
  const waiting = queries.fetchQuery(itemsQuery(backend, 'ann'))
  feed.hear({ type: 'changed', item: aLater })
  feed.hear({ type: 'missed' })
  await answer([a])
  await expect(waiting).resolves.toEqual([a])
})

test('an event makes Items neither fresher nor valid again than they were', () => {
  const { queries, feed } = begin()
  queries.setQueryData<Item[]>(list, [a, b], { updatedAt: 1000 })
  void queries.invalidateQueries({ queryKey: list })
  feed.hear({ type: 'changed', item: aLater })
  expect(queries.getQueryState(list)).toMatchObject({ dataUpdatedAt: 1000, isInvalidated: true })
})

test('when the health changes next counts from the same moment for all Items of a list', () => {
  const { queries, feed, items } = begin()
  const hour = 60 * 60_000
  queries.setQueryData<Item[]>(list, [a, b], { updatedAt: Date.now() - hour })
  feed.hear({ type: 'changed', item: { ...aLater, healthChangesIn: 5000 } })
  const changesIn = items()?.[0]?.healthChangesIn ?? 0
  expect(changesIn).toBeGreaterThanOrEqual(hour + 5000)
  expect(changesIn).toBeLessThan(hour + 10_000)
})

test('once stopped, it holds on to nothing', async () => {
  const { feed, observe, answer, items } = begin()
  observe()
  feed.hear({ type: 'changed', item: aLater })
  feed.stop()
  await answer([a])
  expect(items()).toEqual([a])
})
