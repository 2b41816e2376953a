import type { PageLocks } from '../pending/pending-links.ts'
import type { WebStorage } from '../pending/web-pending-link-store.ts'

/** The locks of one page, which go with it. */
export interface FakePage extends PageLocks {
  close(): void
}

/** One browser's locks, shared by all of its pages. */
export const createFakeBrowser = (): { openPage(): FakePage } => {
  const held = new Set<{ name: string }>()
  const queues = new Map<string, Promise<unknown>>()
  const openPage = (): FakePage => {
    const own = new Set<{ name: string }>()
    return {
      hold(name) {
        const lock = { name }
        held.add(lock)
        own.add(lock)
        return () => {
          held.delete(lock)
        }
      },
      isHeld: async (name) => [...held].some((lock) => lock.name === name),
      async run(name, work) {
        const before = queues.get(name) ?? Promise.resolve()
        const mine = before.then(work, work)
        queues.set(name, mine)
        return mine
      },
      close() {
        for (const lock of own) held.delete(lock)
      },
    }
  }
  return { openPage }
}

export const createFakeStorage = (): WebStorage => {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem(key, value) {
      entries.set(key, value)
    },
    removeItem(key) {
      entries.delete(key)
    },
  }
}

/** A storage as in a browser that keeps nothing for this site. */
export const refusedStorage = (): WebStorage => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}
