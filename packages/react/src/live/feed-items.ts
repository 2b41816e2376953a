import type { Item, ItemEvent } from '@relink/core'
import type { Query, QueryClient } from '@tanstack/react-query'

/** Brings events to the Items that a query client keeps. */
export interface ItemFeed {
  hear(event: ItemEvent): void
  stop(): void
}

/**
 * Keeps what TanStack Query knows of a person's Items as new as the events: the one Item that an event is about
 * becomes another object, and the others stay the same. Nothing is asked for, unless something was missed.
 *
 * An answer that was on its way when an event came may be older than the event, so the event is brought to it
 * once it is there.
 *
 * @param listKey Of the query of all Items; those of single Items begin with it.
 */
export const feedItems = (queries: QueryClient, listKey: readonly unknown[]): ItemFeed => {
  const cache = queries.getQueryCache()
  /** What came while a query was under way. */
  const meanwhile = new Map<Query, ItemEvent[]>()

  /** All of the person's queries that the event may be about. */
  const concerned = (event: ItemEvent): Query[] => {
    if (event.type === 'missed') return cache.findAll({ queryKey: listKey })
    const itemId = event.type === 'changed' ? event.item.id : event.itemId
    const keys = [listKey, [...listKey, itemId]]
    return keys.flatMap((queryKey) => cache.find({ queryKey, exact: true }) ?? [])
  }

  const isList = (query: Query): boolean => query.queryKey.length === listKey.length

  /** Also where it is kept that the data are invalid, and since when they are there. */
  const write = (query: Query, data: unknown): void => {
    const { queryKey, state } = query
    const { dataUpdatedAt: updatedAt, isInvalidated } = state
    queries.setQueryData(queryKey, data, state.data === undefined ? {} : { updatedAt })
    if (isInvalidated) query.invalidate()
  }

  const bring = (query: Query, event: ItemEvent): void => {
    const { queryKey, state } = query
    if (event.type === 'missed') void queries.invalidateQueries({ queryKey, exact: true })
    else if (isList(query)) {
      const items = state.data as Item[] | undefined
      if (items === undefined) return
      const changed = changeList(items, event, Date.now() - state.dataUpdatedAt)
      if (changed !== items) write(query, changed)
    } else if (event.type === 'removed') {
      if (query.isActive()) void queries.invalidateQueries({ queryKey, exact: true })
      else queries.removeQueries({ queryKey, exact: true })
    } else {
      const item = state.data as Item | undefined
      if (item === undefined) write(query, event.item)
      else if (!isOlder(event.item, item))
        write(query, asOf(event.item, Date.now() - state.dataUpdatedAt))
    }
  }

  const stopWatching = cache.subscribe((news) => {
    if (news.type === 'removed') meanwhile.delete(news.query)
    if (news.type !== 'updated') return
    const events = meanwhile.get(news.query)
    const { type } = news.action
    if (events === undefined) return
    // What is asked for from now on is newer than the events.
    if (type === 'fetch') meanwhile.delete(news.query)
    if (type !== 'success' || news.action.manual) return
    meanwhile.delete(news.query)
    for (const event of events) bring(news.query, event)
  })

  return {
    hear(event) {
      for (const query of concerned(event)) {
        const isUnderWay = query.state.fetchStatus !== 'idle'
        if (isUnderWay) meanwhile.set(query, [...(meanwhile.get(query) ?? []), event])
        // What is under way is not called off: somebody may wait for it, for whom it would fail.
        if (isUnderWay && event.type === 'missed') query.invalidate()
        else bring(query, event)
      }
    },
    stop: stopWatching,
  }
}

const changeList = (
  items: Item[],
  event: Exclude<ItemEvent, { type: 'missed' }>,
  age: number,
): Item[] => {
  if (event.type === 'removed')
    return items.some(({ id }) => id === event.itemId)
      ? items.filter(({ id }) => id !== event.itemId)
      : items
  const item = asOf(event.item, age)
  const known = items.find(({ id }) => id === item.id)
  if (known !== undefined)
    return isOlder(item, known) ? items : items.map((each) => (each === known ? item : each))
  const next = items.findIndex(({ connectedAt }) => timeOf(connectedAt) > timeOf(item.connectedAt))
  const at = next < 0 ? items.length : next
  return [...items.slice(0, at), item, ...items.slice(at)]
}

/** `healthChangesIn` counts from when the query was answered, which an event does not change. */
const asOf = (item: Item, age: number): Item =>
  item.healthChangesIn == null ? item : { ...item, healthChangesIn: item.healthChangesIn + age }

const timeOf = (text: string): number => Date.parse(text)

const isOlder = (item: Item, known: Item): boolean =>
  timeOf(item.updatedAt) < timeOf(known.updatedAt)
