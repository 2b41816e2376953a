'use client'
import type { Item } from '@relink/core'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { clock } from '../browser/clock.ts'
import { useRelink } from '../relink-context.ts'
import { checkSnoozes, dropOldSnooze, saveSnooze, snoozedUntil, watchSnoozes } from './snoozes.ts'

interface Snoozes {
  isSnoozed(item: Item): boolean
  snooze(items: readonly Item[]): void
}

/**
 * Which of these Items the person put off, in this tab or another. Time alone brings them back.
 *
 * Nothing is put off on a server and in the first render of a page that came from one.
 */
export const useSnoozes = (items: readonly Item[]): Snoozes => {
  const { userKey } = useRelink('useSnoozes')
  const read = (): string =>
    items
      .filter((item) => snoozedUntil(userKey, item, clock.now()) !== null)
      .map(({ id }) => id)
      .join('\n')
  const ids = useSyncExternalStore(watchSnoozes, read, () => '')

  const snoozed = useMemo(() => new Set(ids.split('\n')), [ids])

  useEffect(() => {
    for (const item of items) dropOldSnooze(userKey, item)
  }, [items, userKey])

  useEffect(() => {
    const now = clock.now()
    const ends = items
      .filter(({ id }) => snoozed.has(id))
      .map((item) => snoozedUntil(userKey, item, now) ?? now)
    return ends.length > 0 ? clock.after(Math.min(...ends) - now + 1, checkSnoozes) : undefined
  }, [items, userKey, snoozed])

  return {
    isSnoozed: ({ id }) => snoozed.has(id),
    snooze: (chosen) => {
      for (const item of chosen) saveSnooze(userKey, item, clock.now())
    },
  }
}
