import { createWebPageLocks, type PageLocks, type WebLocks } from '@relink/core'

/** The browser's own locks. */
export const pageLocks: PageLocks = createWebPageLocks(
  () => (navigator as { locks?: WebLocks }).locks,
)
