import type { PageLocks } from '../pending/pending-links.ts'
import type { WebStorage } from '../pending/web-pending-link-store.ts'

/** The locks of one page, which go with it. */
export interface FakePage extends PageLocks {
  close(): void
}

/** One browser. */
export interface FakeBrowser {
  openPage(): FakePage
}

/** One browser's locks, shared by all of its pages. */
export const createFakeBrowser = (): FakeBrowser => {
  const held = new Map<string, object>()
  const free = (name: string, lock: object): void => {
    if (held.get(name) === lock) held.delete(name)
  }
  const openPage = (): FakePage => {
    const own = new Map<object, string>()
    const grant = (name: string): (() => void) => {
      const lock = {}
      held.set(name, lock)
      own.set(lock, name)
      return () => free(name, lock)
    }
    return {
      // A browser answers in a later task, which is as good as a later promise here.
      async take(name, patience = 0) {
        // Patience is some turns here, since nothing else takes time in these tests.
        for (let turn = 0; held.has(name) && turn < (patience > 0 ? 10 : 0); turn += 1)
          await Promise.resolve()
        return held.has(name) ? null : grant(name)
      },
      close() {
        for (const [lock, name] of own) free(name, lock)
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
