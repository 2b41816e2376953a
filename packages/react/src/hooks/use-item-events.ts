'use client'
import type { ItemEvent } from '@relink/core'
import { useCallback } from 'react'
import { useLiveItems } from '../live/use-live-items.ts'
import { useRelink } from '../relink-context.ts'
import { useLatest } from '../use-latest.ts'

/**
 * Hears what happens to the signed-in person's Items while the component is mounted.
 *
 * Items that `useItems` and `useItem` show need none of it: they are fresh by themselves, and before the
 * listener runs. It is for what else depends on a connection. Each tab of the browser hears each event, and
 * after a gap `missed`. The listener needs no `useCallback`: what was given last is called. Nothing
 * is heard while the provider's `userKey` is null, or from a back end without `followEvents`.
 *
 * @throws RelinkError `provider_missing`
 * @example
 * ```tsx
 * useItemEvents((event) => {
 *   if (event.type === 'changed' && event.item.health.status === 'healthy') void reloadBalances(event.item.id)
 * })
 * ```
 */
export const useItemEvents = (listener: (event: ItemEvent) => void): void => {
  const relink = useRelink('useItemEvents')
  const latest = useLatest(listener)
  const hear = useCallback((event: ItemEvent) => latest.current(event), [latest])
  useLiveItems(relink, hear)
}
