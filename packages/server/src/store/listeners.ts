import { RelinkError } from '@relink/core'
import type { Hear } from './store.ts'

/** Postgres takes just under 8,000. */
const mostBytes = 7_000

/** The news itself. Throws `option_invalid` when it is too long for Postgres, whichever the store. */
export const checkNews = (news: string): string => {
  const bytes = new TextEncoder().encode(news).length
  if (bytes > mostBytes)
    throw new RelinkError(
      'option_invalid',
      `Failed to tell the servers of a change: the news is ${bytes} bytes long, and at most ${mostBytes} fit. Tell an id, and have the others read the rest.`,
    )
  return news
}

/** Those who listen to one store. */
export interface Listeners {
  listen(hear: Hear): () => void
  /** Passes something on to all of them, each in a microtask of its own. */
  pass: Hear
  /** Sends all of them away. */
  close(): void
}

/**
 * Keeps those who listen to one store.
 *
 * @param begin Runs when the first one comes; what it gives runs when the last one has gone.
 */
export const createListeners = (begin: (pass: Hear) => () => void): Listeners => {
  const all = new Set<{ hear: Hear }>()
  let end: (() => void) | null = null

  const endIfAlone = (): void => {
    if (all.size > 0) return
    end?.()
    end = null
  }

  const pass: Hear = (news) => {
    for (const listener of all)
      queueMicrotask(() => {
        if (all.has(listener)) listener.hear(news)
      })
  }

  return {
    pass,
    listen: (hear) => {
      const listener = { hear }
      all.add(listener)
      end ??= begin(pass)
      return () => {
        all.delete(listener)
        endIfAlone()
      }
    },
    close: () => {
      all.clear()
      endIfAlone()
    },
  }
}
