import { createWebPendingLinkStore, type PendingLinkStore } from '@relink/core'

/** The browser's storages, as a store of pending links. */
export const webStore: PendingLinkStore = createWebPendingLinkStore(
  () => window.localStorage,
  () => window.sessionStorage,
)
