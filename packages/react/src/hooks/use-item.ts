'use client'
import type { BackendCall, Item } from '@relink/core'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useLiveItems } from '../live/use-live-items.ts'
import { useRelink } from '../relink-context.ts'
import { itemQuery } from './items-query.ts'

/**
 * One of the signed-in person's connected banks, kept fresh as in `useItems`.
 *
 * @throws RelinkError `provider_missing`
 */
export const useItem = (itemId: string): UseQueryResult<Item> => {
  const relink = useRelink('useItem')
  // Before they are asked for, so that nothing falls between.
  useLiveItems(relink)
  // Looked up when it is asked: this may not have rendered since the back end is another.
  const backend = {
    getItem: (id: string, call?: BackendCall) => relink.backend().getItem(id, call),
  }
  return useQuery(itemQuery(backend, relink.userKey, itemId))
}
