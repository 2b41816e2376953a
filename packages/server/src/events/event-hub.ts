import { showItem, type StoredItem } from '../items/stored-item.ts'
import type { ServerContext } from '../server-context.ts'
import { openEventStream, type EventStream } from './event-stream.ts'
import { createItemLookup } from './item-lookup.ts'
import { readNews, type ItemNews } from './item-news.ts'
import { lastChanges } from './last-changes.ts'
import { letEnd } from '../time/let-end.ts'

/** Tells people's browsers what changes about their Items. */
export interface EventHub {
  /**
   * Opens one person's stream. Its first frame comes with the answer and names where it begins: whoever reads
   * the Items after that frame misses nothing, and whoever names it later is told whether something came
   * meanwhile.
   *
   * @param since The last change that the browser heard of before its stream broke; null for a browser that has
   * heard of none.
   * @param signal Aborted when the browser is gone.
   */
  open(owner: string, since: number | null, signal: AbortSignal): Promise<Response>
  /** How many streams one person has here. */
  count(owner: string): number
  close(): void
}

/** Milliseconds between signs of life; proxies cut what is silent for a minute. */
const heartbeat = 15_000
/** After about this long a stream ends, and the browser that opens the next is asked who it is again. */
const life = 10 * 60_000

interface Follower {
  stream: EventStream
  /** The last change it was told of; null until it is known where the stream begins. */
  change: number | null
  /** The newest change that was heard until then. */
  heard: number
  endsAt: number
}

/** Makes the hub. It listens to the store only while somebody follows. */
export const createEventHub = (context: ServerContext): EventHub => {
  const { store, log, now } = context
  const lookUp = createItemLookup(context)
  const followers = new Map<string, Set<Follower>>()
  let stopListening: (() => void) | null = null
  let timer: ReturnType<typeof setInterval> | null = null
  let isClosed = false

  const tell = (
    follower: Follower,
    change: number,
    type: 'changed' | 'removed' | 'missed',
    data: object,
  ): void => {
    follower.heard = Math.max(follower.heard, change)
    if (follower.change === null || change <= follower.change) return
    follower.change = change
    follower.stream.send(type, data, String(change))
  }

  const hear = async (
    { owner, itemId, change, removed }: ItemNews,
    found: Promise<StoredItem | null> | null,
  ): Promise<void> => {
    const stored = await found
    // Removed since: the news of that is on its way.
    if (stored === null && !removed) return
    for (const follower of followers.get(owner) ?? []) {
      if (stored === null) tell(follower, change, 'removed', { itemId })
      // The row may be newer than the news of it; of what lies between it is heard as well.
      else tell(follower, change, 'changed', showItem(stored, now()))
    }
  }

  /** Something may have been missed: everybody is told whether something changed since they last heard. */
  const lookForOneself = async (): Promise<void> => {
    const newest = await lastChanges(store.query, [...followers.keys()])
    for (const [owner, change] of newest)
      for (const follower of followers.get(owner) ?? []) tell(follower, change, 'missed', {})
  }

  // In the order in which they were told, though each looks into the store, and many at once.
  let line: Promise<void> = Promise.resolve()
  let isLookPlanned = false
  const listen = (text: string | null): void => {
    const news = text === null ? null : readNews(text)
    if (text !== null && (news === null || !followers.has(news.owner))) return
    if (news === null && isLookPlanned) return
    isLookPlanned ||= news === null
    const found = news === null || news.removed ? null : lookUp(news.owner, news.itemId)
    // It is dealt with below, when it is its turn.
    found?.catch(() => null)
    line = line
      .then(() => {
        if (news !== null) return hear(news, found)
        isLookPlanned = false
        return lookForOneself()
      })
      .catch((error: unknown) => {
        log('error', 'event_not_told', { error })
        // Their next streams find out what these did not tell.
        end(news === null ? [...followers.keys()] : [news.owner])
      })
  }

  const end = (owners: readonly string[]): void => {
    for (const owner of owners) for (const { stream } of followers.get(owner) ?? []) stream.end()
  }

  const beat = (): void => {
    for (const theirs of followers.values())
      for (const { stream, endsAt } of theirs) {
        if (now() >= endsAt) stream.end()
        else stream.beat()
      }
  }

  const join = (owner: string, follower: Follower): void => {
    const theirs = followers.get(owner) ?? new Set()
    followers.set(owner, theirs.add(follower))
    stopListening ??= store.listen(listen)
    if (timer !== null) return
    timer = letEnd(setInterval(beat, heartbeat))
  }

  const leave = (owner: string, follower: Follower): void => {
    const theirs = followers.get(owner)
    theirs?.delete(follower)
    if (theirs?.size === 0) followers.delete(owner)
    if (followers.size > 0) return
    stopListening?.()
    stopListening = null
    if (timer !== null) clearInterval(timer)
    timer = null
  }

  /** Says where a stream begins. Nothing is lost between: it has heard since before that was looked up. */
  const place = async (owner: string, follower: Follower, since: number | null): Promise<void> => {
    const counted = (await lastChanges(store.query, [owner])).get(owner) ?? 0
    const newest = Math.max(counted, follower.heard)
    follower.change = newest
    if (since === null || since === newest) follower.stream.sendId(String(newest))
    else follower.stream.send('missed', {}, String(newest))
  }

  return {
    async open(owner, since, signal) {
      const stream = openEventStream()
      // Spread, so that a thousand streams that began together do not end together.
      const endsAt = now() + life * (0.9 + Math.random() * 0.2)
      const follower: Follower = { stream, change: null, heard: 0, endsAt }
      join(owner, follower)
      stream.begin(signal, () => leave(owner, follower))
      if (isClosed) stream.end()
      try {
        await place(owner, follower, since)
      } catch (error) {
        stream.end()
        throw error
      }
      return stream.response
    },
    count: (owner) => followers.get(owner)?.size ?? 0,
    close() {
      isClosed = true
      end([...followers.keys()])
    },
  }
}
