'use client'
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { useRelink } from '../relink-context.ts'
import { itemKeys } from './items-query.ts'

/**
 * Ends a connection, at Plaid too: its access token stops working and billing ends.
 *
 * @returns A TanStack mutation whose variable is the Item's id. Lists of Items are asked for again.
 * @throws RelinkError `provider_missing`
 */
export const useRemoveItem = (): UseMutationResult<void, Error, string> => {
  const relink = useRelink('useRemoveItem')
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (itemId: string) => relink.backend().removeItem(itemId),
    onSettled: () => queryClient.invalidateQueries({ queryKey: itemKeys.all(relink.userKey) }),
  })
}
