import type { PageLocks } from '@relink/core'

/** The Web Locks of the browser. Pages that are not served securely have none, and go without. */
const locks = (): LockManager | undefined => (navigator as { locks?: LockManager }).locks

export const pageLocks: PageLocks = {
  hold(name) {
    let release: () => void = () => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    // Shared, so that a page never waits for the lock of one that is about to go.
    locks()
      ?.request(name, { mode: 'shared' }, () => released)
      // The page is going; so is the lock.
      .catch(() => undefined)
    return release
  },
  async isHeld(name) {
    const held = (await locks()?.query())?.held ?? []
    return held.some((lock) => lock.name === name)
  },
  run: async (name, work) => {
    const manager = locks()
    return manager === undefined ? work() : manager.request(name, work)
  },
}
