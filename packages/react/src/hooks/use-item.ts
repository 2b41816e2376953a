'use client'
import type { Item } from '@relink/core'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useRelink } from '../relink-context.ts'
import { itemQuery } from './items-query.ts'

/**
 * One of the signed-in person's connected banks.
 *
 * @throws RelinkError `provider_missing`
 */
export const useItem = (itemId: string): UseQueryResult<Item> => {
  const { backend, userKey } = useRelink('useItem')
  return useQuery(itemQuery(backend, userKey, itemId))
}
