import { isSpent, readPendingRecord, type PendingRecord } from './pending-link.ts'
import type { PendingLinkStore } from './pending-link-store.ts'
import { pendingPointerKey as pointerKey, pendingPrefix as prefix } from './web-storage-keys.ts'

/** The part of the DOM's `Storage` that is used. */
export interface WebStorage {
  readonly length: number
  key(index: number): string | null
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

const parse = (text: string | null): PendingRecord | null => {
  try {
    return readPendingRecord(JSON.parse(text ?? ''))
  } catch {
    // No JSON, so nothing of ours.
    return null
  }
}

const madeAt = (record: PendingRecord): number =>
  isSpent(record) ? record.spentAt : record.createdAt

/**
 * Keeps pending links in web storage: one key per flow in localStorage, so that a bank's app may
 * come back in another tab; and in sessionStorage which of them this tab began.
 *
 * The storages are asked for at each use, since merely reading `window.localStorage` can throw.
 */
export const createWebPendingLinkStore = (
  local: () => WebStorage,
  session: () => WebStorage,
): PendingLinkStore => ({
  save(record) {
    local().setItem(prefix + record.flowId, JSON.stringify(record))
    if (!isSpent(record) && !record.offered) session().setItem(pointerKey, record.flowId)
  },
  list({ keep = false } = {}) {
    const storage = local()
    const records: PendingRecord[] = []
    let unreadable = 0
    // From the end, since reading may remove.
    for (let index = storage.length - 1; index >= 0; index -= 1) {
      const key = storage.key(index)
      if (!key?.startsWith(prefix)) continue
      const record = parse(storage.getItem(key))
      if (record !== null && key === prefix + record.flowId) records.push(record)
      else {
        unreadable += 1
        if (!keep) storage.removeItem(key)
      }
    }
    return { records: records.sort((a, b) => madeAt(b) - madeAt(a)), unreadable }
  },
  remove(flowId) {
    local().removeItem(prefix + flowId)
  },
  readPointer: () => session().getItem(pointerKey),
})
