import { adviseOnHealth, type Item, type ItemHealth } from '@relink/core'

const prefix = 'relink.snooze'
const day = 24 * 60 * 60 * 1000
/** How long something is put off, in milliseconds. */
const delays = { soon: day, later: 7 * day }

/** That somebody wants to hear later of how a connection is. */
interface Snooze {
  status: ItemHealth['status']
  /** Milliseconds since the epoch. */
  until: number
}

const listeners = new Set<() => void>()
/** What the browser's storage refused to keep; it lasts as long as the page. */
const unsaved = new Map<string, string>()

const keyOf = (userKey: string | null, itemId: string): string =>
  `${prefix}:${userKey ?? ''}:${itemId}`

const attempt = <T>(work: (storage: Storage) => T): T | null => {
  try {
    return work(window.localStorage)
  } catch {
    // Refused, or full: what was put off comes back with the next page.
    return null
  }
}

const readSnooze = (key: string): Snooze | null => {
  const text = unsaved.get(key) ?? attempt((storage) => storage.getItem(key))
  try {
    const read = JSON.parse(text ?? 'null') as Partial<Snooze> | null
    return typeof read?.until === 'number' ? (read as Snooze) : null
  } catch {
    // Somebody else wrote there.
    return null
  }
}

/** A deadline comes two days before it, whatever was put off. */
const beforeDeadline = (health: ItemHealth, until: number): number =>
  'at' in health && health.at !== null ? Math.min(until, Date.parse(health.at) - 2 * day) : until

/** Until when a prompt stays away if it is put off now; null when it can't be put off. */
const wouldEndAt = ({ health }: Item, now: number): number | null => {
  const { urgency } = adviseOnHealth(health)
  if (urgency !== 'soon' && urgency !== 'later') return null
  const until = beforeDeadline(health, now + delays[urgency])
  return until > now ? until : null
}

/** Tells whether a prompt about this Item can be put off: not when something has stopped, or is about to. */
export const canSnooze = ({ health }: Item): boolean =>
  ['soon', 'later'].includes(adviseOnHealth(health).urgency)

/** When the prompt about this Item comes back; null when it was not put off, or is back. Milliseconds since the epoch. */
export const snoozedUntil = (userKey: string | null, item: Item, now: number): number | null => {
  if (!canSnooze(item)) return null
  const snooze = readSnooze(keyOf(userKey, item.id))
  if (snooze?.status !== item.health.status) return null
  const until = beforeDeadline(item.health, snooze.until)
  return until > now ? until : null
}

/** Puts the prompt about this Item off: for a day, or for seven where it is only an offer. */
export const saveSnooze = (userKey: string | null, item: Item, now: number): void => {
  const until = wouldEndAt(item, now)
  if (until === null) return
  const key = keyOf(userKey, item.id)
  const text = JSON.stringify({ status: item.health.status, until } satisfies Snooze)
  const isSaved = attempt((storage) => {
    storage.setItem(key, text)
    return true
  })
  if (isSaved) unsaved.delete(key)
  else unsaved.set(key, text)
  checkSnoozes()
}

/** Forgets what was put off of an Item that is otherwise now: when that comes again it is news. */
export const dropOldSnooze = (userKey: string | null, { id, health }: Item): void => {
  const key = keyOf(userKey, id)
  const snooze = readSnooze(key)
  if (snooze === null || snooze.status === health.status) return
  unsaved.delete(key)
  attempt((storage) => storage.removeItem(key))
}

/** Has everybody look again at what is put off. */
export const checkSnoozes = (): void => {
  for (const listener of listeners) listener()
}

/** Hears when something was put off, here or in another tab, or may be back. */
export const watchSnoozes = (listener: () => void): (() => void) => {
  listeners.add(listener)
  const onStorage = ({ key }: StorageEvent): void => {
    if (key === null || key.startsWith(prefix)) listener()
  }
  window.addEventListener('storage', onStorage)
  // A machine that slept is late with its timers.
  document.addEventListener('visibilitychange', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', onStorage)
    document.removeEventListener('visibilitychange', listener)
  }
}
