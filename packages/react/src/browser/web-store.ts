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
  try {
    const { records } = await store.list()
    for (const { flowId } of records) await store.remove(flowId)
  } catch {
    // A storage that refuses kept nothing.
  }
}
