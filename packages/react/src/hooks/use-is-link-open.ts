'use client'
import { useSyncExternalStore } from 'react'
import { useRelink } from '../relink-context.ts'

/**
 * Tells whether Plaid's Link stands open now, its last pane included.
 *
 * For a dialog of the app's that keeps the focus to itself: let go of the focus, and do not close by a press
 * outside, while this is true.
 *
 * @throws RelinkError `provider_missing`
 */
export const useIsLinkOpen = (): boolean => {
  const { flows } = useRelink('useIsLinkOpen')
  return useSyncExternalStore(
    flows.subscribe,
    () => [flows.getMounted(), flows.getEmbedded()].some((link) => link?.open),
    () => false,
  )
}
