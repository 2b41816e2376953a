import type { PageLocks } from './pending-links.ts'

/** The part of the browser's `LockManager` that is used. */
export interface WebLocks {
  request(
    name: string,
    options: { ifAvailable: true } | { signal: AbortSignal },
    callback: (lock: object | null) => Promise<void> | null,
  ): Promise<unknown>
}

const nothing = (): void => undefined

/**
 * The Web Locks of the browser, as page locks.
 *
 * @param locks Asked at each use. Pages that are not served securely have none, and go without.
 */
export const createWebPageLocks = (locks: () => WebLocks | undefined): PageLocks => ({
  take: (name, patience = 0) =>
    new Promise((resolve) => {
      const manager = locks()
      if (manager === undefined) return resolve(nothing)
      return manager
        .request(
          name,
          patience > 0 ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true },
          (lock) => {
            if (lock !== null) return new Promise<void>((release) => resolve(release))
            resolve(null)
            return null
          },
        )
        .catch((error: unknown) =>
          // Whoever has it kept it too long; a browser that refuses locks is like one without.
          resolve((error as Error).name === 'TimeoutError' ? null : nothing),
        )
    }),
})
