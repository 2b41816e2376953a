import { readItemEvent, type ItemEvent } from '@relink/core'
import type { QueryClient } from '@tanstack/react-query'
import { feedItems, type ItemFeed } from './feed-items.ts'
import { followTogether, type TogetherPorts } from './follow-together.ts'
import type { LiveListener } from './live-items.ts'

interface FollowItemsPorts extends Pick<TogetherPorts, 'name' | 'follow' | 'news' | 'listen'> {
  /** Of the query of all Items; those of single Items begin with it. */
  listKey: readonly unknown[]
  listeners: ReadonlySet<LiveListener>
}

/**
 * Follows a person's Items for all who listen on this page. Loaded once somebody does.
 *
 * @returns Ends it.
 */
export const followItems = ({ listKey, listeners, ...ports }: FollowItemsPorts): (() => void) => {
  const feeds = new Map<QueryClient, ItemFeed>()
  const eachFeed = (work: (feed: ItemFeed) => void): void => {
    for (const client of new Set([...listeners].flatMap(({ queryClient }) => queryClient ?? []))) {
      const feed = feeds.get(client) ?? feedItems(client, listKey)
      feeds.set(client, feed)
      work(feed)
    }
  }
  const stop = followTogether({
    ...ports,
    readEvent: readItemEvent,
    tell(event) {
      eachFeed((feed) => feed.hear(event))
      for (const { hear } of listeners) if (hear !== undefined) tell(hear, event)
    },
    refresh: () => eachFeed((feed) => feed.hear({ type: 'missed' })),
  })
  return () => {
    stop()
    for (const feed of feeds.values()) feed.stop()
  }
}

/** What a listener throws is the app's to hear of, and stops nobody. */
const tell = (hear: (event: ItemEvent) => void, event: ItemEvent): void => {
  try {
    hear(event)
  } catch (error) {
    setTimeout(() => {
      throw error
    })
  }
}
