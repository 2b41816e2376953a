'use client'
import type { BackendCall, Item } from '@relink/core'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useLiveItems } from '../live/use-live-items.ts'
import { useRelink } from '../relink-context.ts'
import { itemsQuery } from './items-query.ts'

/**
 * The signed-in person's connected banks, kept fresh.
 *
 * What changes at the bank shows by itself where the back end tells of it, with one connection for all
 * tabs of a browser; one Item's change gives a new object for that Item alone. They are asked for again after
 * every link, repair and removal, and when time alone changes how one is. Nothing is asked while the provider's
 * `userKey` is null.
 *
 * @throws RelinkError `provider_missing`
 */
export const useItems = (): UseQueryResult<Item[]> => {
  const relink = useRelink('useItems')
  // Before they are asked for, so that nothing falls between.
  useLiveItems(relink)
  // Looked up when it is asked: this may not have rendered since the back end is another.
  const backend = { listItems: (call?: BackendCall) => relink.backend().listItems(call) }
  return useQuery(itemsQuery(backend, relink.userKey))
}
