import type { PageLocks } from '@relink/core'

// Pages that are not served securely have no Web Locks, and go without.
const manager = (navigator as { locks?: LockManager }).locks

/** The browser's Web Locks, by which a return tells a living page's link from one that was left behind. */
export const pageLocks: PageLocks = {
  hold(name) {
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    // The page is going when this rejects, and so is the lock.
    manager?.request(name, { mode: 'shared' }, () => released).catch(() => undefined)
    return release
  },
  async isHeld(name) {
    const { held = [] } = (await manager?.query()) ?? {}
    return held.some((lock) => lock.name === name)
  },
  run: async (name, work) => (manager === undefined ? work() : manager.request(name, work)),
}
