import { createWebPendingLinkStore, type PendingLinkStore } from '@relink/core'

/** The browser's storages, as a store of pending links. */
export const webStore: PendingLinkStore = createWebPendingLinkStore(
  () => window.localStorage,
  () => window.sessionStorage,
)

/**
 * Forgets what was set aside for any trip to a bank; for when somebody signs out.
 *
 * Best before the sign-out request: a return that comes later is then nobody's.
 *
 * @param store The provider's `pendingLinkStore`, if it has one. Default: the browser's storage.
 */
export const clearPendingLinks = async (store: PendingLinkStore = webStore): Promise<void> => {
  // A storage that refuses to be read kept nothing.
  const { records } = await attempt(() => store.list(), { records: [], unreadable: 0 })
  for (const { flowId } of records) await attempt(() => store.remove(flowId), undefined)
}

const attempt = async <T>(work: () => T | Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await work()
  } catch {
    // Signing out goes on, whatever one record does.
    return otherwise
  }
}
