'use client'
import type { BackendCall, Item } from '@relink/core'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useRelink } from '../relink-context.ts'
import { itemsQuery } from './items-query.ts'

/**
 * The signed-in person's connected banks, kept fresh.
 *
 * They are asked for again after every link, repair and removal. Nothing is asked while the provider's
 * `userKey` is null.
 *
 * @throws RelinkError `provider_missing`
 */
export const useItems = (): UseQueryResult<Item[]> => {
  const relink = useRelink('useItems')
  // Looked up when it is asked: this may not have rendered since the back end is another.
  const backend = { listItems: (call?: BackendCall) => relink.backend().listItems(call) }
  return useQuery(itemsQuery(backend, relink.userKey))
}
