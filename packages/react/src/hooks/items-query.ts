import type { Item, LinkBackend } from '@relink/core'
import { queryOptions, skipToken, type QueryState } from '@tanstack/react-query'

/** Query keys; each begins with whom the answer belongs to, so that nobody sees another's. */
export const itemKeys = {
  all: (userKey: string | null) => [userKey, 'relink', 'items'] as const,
  one: (userKey: string | null, itemId: string) => [...itemKeys.all(userKey), itemId] as const,
}

/** Options for TanStack Query: all of a person's Items. Nothing is asked while the person is unknown. */
export const itemsQuery = (backend: Pick<LinkBackend, 'listItems'>, userKey: string | null) =>
  queryOptions<Item[], Error, Item[], ReturnType<typeof itemKeys.all>>({
    queryKey: itemKeys.all(userKey),
    queryFn: userKey === null ? skipToken : ({ signal }) => backend.listItems({ signal }),
    refetchInterval: ({ state }) => untilHealthChanges(state, state.data),
    refetchIntervalInBackground: true,
  })

/** Options for TanStack Query: one of a person's Items. */
export const itemQuery = (
  backend: Pick<LinkBackend, 'getItem'>,
  userKey: string | null,
  itemId: string,
) =>
  queryOptions<Item, Error, Item, ReturnType<typeof itemKeys.one>>({
    queryKey: itemKeys.one(userKey, itemId),
    queryFn: userKey === null ? skipToken : ({ signal }) => backend.getItem(itemId, { signal }),
    refetchInterval: ({ state }) => untilHealthChanges(state, state.data && [state.data]),
    refetchIntervalInBackground: true,
  })

/**
 * Milliseconds until the health of one of these changes by time alone. A timer takes no more than 31 bits, and
 * what is due already is not asked for at every turn, least of all from a server that did not answer.
 */
const untilHealthChanges = (
  { dataUpdatedAt, errorUpdatedAt }: QueryState,
  items: readonly Item[] = [],
): number | false => {
  const changesIn = items.flatMap((item) => item.healthChangesIn ?? [])
  const wait = Math.min(...changesIn) + dataUpdatedAt - Date.now()
  return wait < 2 ** 31 && Math.max(wait, errorUpdatedAt > dataUpdatedAt ? 60_000 : 1000)
}
