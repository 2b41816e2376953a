import type { ItemEvent } from '@relink/core'
import type { TabNews } from '../browser/tab-news.ts'
import { keepFollowing, type Follow, type FollowEnding } from './keep-following.ts'
import { keepLastEvent, recallLastEvent } from './last-event.ts'

/** What {@link followTogether} needs. */
export interface TogetherPorts {
  /** Of the lock that the leader of the tabs holds. */
  name: string
  follow: Follow
  /** To the other tabs of this browser that follow the same. */
  news: TabNews
  /** Says who hears what the other tabs post. */
  listen(hear: (message: unknown) => void): void
  readEvent(type: string, value: unknown): ItemEvent
  /** Something happened, here or in the tab that leads. */
  tell(event: ItemEvent): void
  /** What this page knows from before may be old. */
  refresh(): void
}

/** What tabs tell each other: an event, that the leader is there, or the question whether it is. */
type TabMessage =
  | { v: 1; ask: true }
  | { v: 1; ask?: never; event: ItemEvent | null; lastEventId: string | null }

/** Milliseconds. */
const timeToAsk = 45_000
const timeToAnswer = 5_000

type Ending = FollowEnding | 'stolen' | 'no_locks'

/**
 * Follows a person's events with one stream for all tabs of the browser.
 *
 * The tab that holds a Web Lock leads: it follows, and tells the others. When it goes, the lock goes to the next,
 * which goes on after the last event that it heard of. A leader that was put to sleep keeps its lock, so a tab
 * that is looked at asks whether it is there, and takes the lock if not. Without Web Locks each tab follows for
 * itself, while it is looked at.
 *
 * @returns Ends it.
 */
export const followTogether = (ports: TogetherPorts): (() => void) => {
  const { name, news, tell, refresh } = ports
  let locks = (navigator as { locks?: LockManager }).locks
  let lastEventId = recallLastEvent(name)
  /** Whether something would have been heard here until now. */
  let hasFollowed = false
  let leading: AbortController | null = null
  /** Leaves the queue of those who want to lead. */
  let waiting: AbortController | null = null
  /** What was begun in an earlier turn is over. */
  let turn = 0

  const heardOf = (eventId: string | null): void => {
    lastEventId = eventId
    keepLastEvent(name, eventId)
  }
  const post = (message: TabMessage): void => {
    if (locks !== undefined) news.post(message)
  }
  const told = (event: ItemEvent | null): void => {
    post({ v: 1, event, lastEventId })
    if (event !== null) tell(event)
  }

  const lead = async (): Promise<FollowEnding> => {
    waiting = null
    const own = new AbortController()
    leading = own
    const ending = await keepFollowing({
      follow: ports.follow,
      lastEventId: () => lastEventId,
      begun(resumed) {
        const isNew = !hasFollowed
        hasFollowed = true
        if (resumed) return
        // What happened before this stream began, nobody told.
        if (isNew) {
          post({ v: 1, event: { type: 'missed' }, lastEventId })
          refresh()
        } else told({ type: 'missed' })
      },
      hear(event, eventId) {
        const isNews = event !== null || (eventId !== null && eventId !== lastEventId)
        if (eventId !== null) heardOf(eventId)
        if (isNews) told(event)
      },
      signal: own.signal,
    })
    if (leading === own) leading = null
    return ending
  }

  /** Waits to be the leader, or takes its place. */
  const leadInTurn = async (locks: LockManager, mine: number, steal: boolean): Promise<Ending> => {
    let hasLed = false
    const queue = new AbortController()
    waiting = queue
    try {
      return await locks.request(name, steal ? { steal } : { signal: queue.signal }, () => {
        hasLed = true
        return mine === turn ? lead() : ('stopped' as const)
      })
    } catch {
      // Another tab has taken it, or the browser lets this site have no locks.
      return hasLed ? 'stolen' : 'no_locks'
    }
  }

  const leadAlone = async (mine: number): Promise<Ending> => {
    await whenSeen()
    if (mine !== turn) return 'stopped'
    const leave = (): void => {
      if (document.visibilityState === 'hidden') leading?.abort()
    }
    document.addEventListener('visibilitychange', leave)
    const ending = await lead()
    document.removeEventListener('visibilitychange', leave)
    return ending
  }

  const leave = (): void => {
    turn += 1
    waiting?.abort()
    waiting = null
    leading?.abort()
    leading = null
  }

  const begin = async (steal = false): Promise<void> => {
    leave()
    const mine = turn
    const ending = await (locks === undefined ? leadAlone(mine) : leadInTurn(locks, mine, steal))
    if (mine !== turn || ending === 'impossible') return
    if (ending === 'no_locks') locks = undefined
    // Signed in again, perhaps, and then looked at.
    if (ending === 'refused') await whenFocused()
    if (mine === turn) await begin()
  }

  let isAnswered = true
  let patience: ReturnType<typeof setTimeout> | undefined
  const askLeader = (): void => {
    if (waiting === null || document.visibilityState === 'hidden') return
    isAnswered = false
    post({ v: 1, ask: true })
    clearTimeout(patience)
    patience = setTimeout(() => {
      if (!isAnswered && waiting !== null) void begin(true)
    }, timeToAnswer)
  }

  ports.listen((posted) => {
    const message = readMessage(posted, ports)
    if (message === null || locks === undefined) return
    if (message.ask) {
      if (leading !== null) post({ v: 1, event: null, lastEventId })
      return
    }
    isAnswered = true
    hasFollowed = true
    heardOf(message.lastEventId)
    if (message.event !== null) tell(message.event)
  })

  // A page that is kept for the way back must hold neither stream nor lock.
  const show = (event: PageTransitionEvent): void => {
    if (!event.persisted) return
    refresh()
    void begin()
    askLeader()
  }
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', show)
  document.addEventListener('visibilitychange', askLeader)
  const asking = setInterval(askLeader, timeToAsk)
  void begin()
  askLeader()

  return () => {
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('pageshow', show)
    document.removeEventListener('visibilitychange', askLeader)
    clearInterval(asking)
    clearTimeout(patience)
    leave()
  }
}

/** Another tab may have been loaded before the app was replaced. Null for what is no message at all. */
const readMessage = (posted: unknown, { readEvent }: TogetherPorts): TabMessage | null => {
  const { v, ask, event, lastEventId } = (posted ?? {}) as Record<string, unknown>
  if (v !== 1) return null
  if (ask === true) return { v, ask }
  return {
    v,
    event: event == null ? null : readTold(event, readEvent),
    lastEventId: typeof lastEventId === 'string' ? lastEventId : null,
  }
}

const readTold = (event: unknown, readEvent: TogetherPorts['readEvent']): ItemEvent => {
  const { type, item } = event as Record<string, unknown>
  try {
    return readEvent(typeof type === 'string' ? type : '', type === 'changed' ? item : event)
  } catch {
    return { type: 'missed' }
  }
}

const whenSeen = (): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (document.visibilityState === 'hidden') return
      document.removeEventListener('visibilitychange', look)
      resolve()
    }
    document.addEventListener('visibilitychange', look)
    look()
  })

const whenFocused = (): Promise<void> =>
  new Promise((resolve) => {
    window.addEventListener('focus', () => resolve(), { once: true })
  })
