'use client'
import type { Item } from '@relink/core'
import { QueryClientContext, type QueryClient } from '@tanstack/react-query'
import { useCallback, useContext, useSyncExternalStore } from 'react'
import { itemKeys } from '../hooks/items-query.ts'

/** An Item of the query cache, and since when it is there. */
export interface CachedItem {
  item: Item
  /** Milliseconds since the epoch. */
  fetchedAt: number
}

/** What the query cache has of a person's Items. */
export interface CachedItems {
  items: readonly CachedItem[]
  /** Whether there is a query for them at all, and how the last one went. */
  status: 'not asked' | 'asking' | 'known' | 'failed'
}

/** Reads the person's Items in the query cache; asks nobody. */
export const readCachedItems = (
  client: QueryClient | undefined,
  userKey: string | null,
): CachedItems => {
  const queries = client?.getQueryCache().findAll({ queryKey: itemKeys.all(userKey) }) ?? []
  const items = new Map<string, CachedItem>()
  for (const { state } of queries)
    for (const item of [state.data ?? []].flat() as Item[]) {
      const known = items.get(item.id)
      if (known === undefined || known.fetchedAt < state.dataUpdatedAt)
        items.set(item.id, { item, fetchedAt: state.dataUpdatedAt })
    }
  const statuses = queries.map(({ state }) => state.status)
  return { items: [...items.values()], status: statusOf(statuses) }
}

const statusOf = (statuses: string[]): CachedItems['status'] => {
  if (statuses.length === 0) return 'not asked'
  if (statuses.includes('success')) return 'known'
  return statuses.includes('error') ? 'failed' : 'asking'
}

/** The person's Items in the query cache, as they change there. */
export const useCachedItems = (userKey: string | null): CachedItems => {
  const client = useContext(QueryClientContext)
  const subscribe = useCallback(
    (listener: () => void) => client?.getQueryCache().subscribe(listener) ?? (() => undefined),
    [client],
  )
  // A text, which stays the same while nothing has changed.
  const version = (): string =>
    (client?.getQueryCache().findAll({ queryKey: itemKeys.all(userKey) }) ?? [])
      .map(({ queryHash, state }) => `${queryHash} ${state.status} ${state.dataUpdatedAt}`)
      .join('\n')
  useSyncExternalStore(subscribe, version, version)
  return readCachedItems(client, userKey)
}
