'use client'
import type { PendingLinks, PendingRecord } from '@relink/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Recorder } from './recorder.ts'

/** What the store of pending links has; null until it has answered. */
export interface PendingRecords {
  records: readonly PendingRecord[]
  /** How many could not be read. They stay: the return page has to find them, too. */
  unreadable: number
  /** Why the store could not be read. */
  error: string | null
}

/** Reads the store of pending links, and removes nothing. */
export const readPending = async (load: () => Promise<PendingLinks>): Promise<PendingRecords> => {
  try {
    return { ...(await (await load()).store.list({ keep: true })), error: null }
  } catch (error) {
    return { records: [], unreadable: 0, error: String(error) }
  }
}

/** What the store has, read again whenever something happens here or in another tab. */
export const usePendingRecords = (
  load: () => Promise<PendingLinks>,
  subscribe: Recorder['subscribe'],
): { pending: PendingRecords | null; look: () => void } => {
  const [pending, setPending] = useState<PendingRecords | null>(null)
  const newest = useRef(0)
  const look = useCallback(() => {
    newest.current += 1
    const own = newest.current
    const read = async (): Promise<void> => {
      const found = await readPending(load)
      if (own === newest.current) setPending(found)
    }
    void read()
  }, [load])

  useEffect(() => {
    look()
    const stop = subscribe(look)
    window.addEventListener('storage', look)
    return () => {
      stop()
      window.removeEventListener('storage', look)
      newest.current += 1
    }
  }, [look, subscribe])
  return { pending, look }
}
