'use client'
import { QueryClientContext } from '@tanstack/react-query'
import { useContext, useEffect } from 'react'
import type { Relink } from '../relink-context.ts'
import { joinLiveItems, type LiveListener } from './live-items.ts'

/**
 * Follows the signed-in person's Items while the component is mounted.
 *
 * @param hear Has to stay the same function.
 */
export const useLiveItems = (
  { live, backend, userKey }: Relink,
  hear?: LiveListener['hear'],
): void => {
  const queryClient = useContext(QueryClientContext)
  useEffect(
    () =>
      userKey === null
        ? undefined
        : joinLiveItems({ live, backend }, userKey, { queryClient, hear }),
    [live, backend, userKey, queryClient, hear],
  )
}
