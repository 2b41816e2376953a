import { pendingPrefix, type PendingLinkStore } from '@relink/core'

/**
 * Forgets what was set aside for any trip to a bank; for when somebody signs out.
 *
 * Best before the sign-out request: a return that comes later is then nobody's.
 *
 * @param store The provider's `pendingLinkStore`, if it has one. Default: the browser's storage.
 */
export const clearPendingLinks = async (store?: PendingLinkStore): Promise<void> => {
  if (store === undefined) return clearStorage()
  // A storage that refuses to be read kept nothing.
  const { records } = await attempt(() => store.list(), { records: [], unreadable: 0 })
  for (const { flowId } of records) await attempt(() => store.remove(flowId), undefined)
}

/** Without the code of the store, which may not be there. */
const clearStorage = (): void => {
  try {
    const { localStorage } = window
    for (const key of Object.keys(localStorage))
      if (key.startsWith(pendingPrefix)) localStorage.removeItem(key)
  } catch {
    // It kept nothing.
  }
}

const attempt = async <T>(work: () => T | Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await work()
  } catch {
    // Signing out goes on, whatever one record does.
    return otherwise
  }
}
