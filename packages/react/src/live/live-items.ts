import type { ItemEvent, LinkBackend } from '@relink/core'
import type { QueryClient } from '@tanstack/react-query'
import { openTabNews } from '../browser/tab-news.ts'
import { itemKeys } from '../hooks/items-query.ts'
import { whenQuiet } from '../later/when-quiet.ts'

/** Something on the page that shows Items, or wants to hear of them. */
export interface LiveListener {
  /** Where the Items are kept that are to be fresh. */
  queryClient: QueryClient | undefined
  hear: ((event: ItemEvent) => void) | undefined
}

/** What follows one person's Items, for all who listen on this page. */
export interface LiveItems {
  listeners: Set<LiveListener>
  stop(): void
}

interface LivePorts {
  live: Map<string, LiveItems>
  /** The newest back end. */
  backend: () => LinkBackend
}

/**
 * Keeps the person's Items fresh while somebody listens. The first to listen begins it, once the page is quiet;
 * what it takes is loaded by then.
 *
 * @returns Ends it for this listener; for all once nobody is left.
 */
export const joinLiveItems = (
  ports: LivePorts,
  userKey: string,
  listener: LiveListener,
): (() => void) => {
  const { live } = ports
  const items = live.get(userKey) ?? follow(ports, userKey)
  live.set(userKey, items)
  items.listeners.add(listener)
  return () => {
    items.listeners.delete(listener)
    // A page that is replaced by the next within the same app goes on with it.
    setTimeout(() => {
      if (items.listeners.size > 0 || live.get(userKey) !== items) return
      live.delete(userKey)
      items.stop()
    })
  }
}

const follow = ({ backend }: LivePorts, userKey: string): LiveItems => {
  const listeners = new Set<LiveListener>()
  // Another tab may tell of something before the code that listens is there, and after Items were asked for.
  const early: unknown[] = []
  let hear = (message: unknown): void => void early.push(message)
  const name = `relink.events:${userKey}`
  const news = openTabNews((message) => hear(message), name)
  let end: (() => void) | undefined
  const cancel = whenQuiet(async () => {
    if (backend().followEvents === undefined) return
    // Where the code can't be loaded, Items are as fresh as TanStack Query keeps them.
    const code = await import('./follow-items.ts').catch(() => null)
    if (end !== cancel) return
    end = code?.followItems({
      name,
      listKey: itemKeys.all(userKey),
      listeners,
      follow: (...call) => backend().followEvents?.(...call) ?? Promise.resolve(),
      news,
      listen: (listener) => {
        hear = listener
        early.forEach(listener)
      },
    })
  })
  end = cancel
  return {
    listeners,
    stop() {
      end?.()
      end = undefined
      news.close()
    },
  }
}
