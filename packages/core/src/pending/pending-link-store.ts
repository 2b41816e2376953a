import { isSpent, type PendingRecord } from './pending-link.ts'

/**
 * Where pending links are kept. Web storage answers at once and so keeps the person's press alive;
 * a store may also answer later.
 *
 * Any method may throw or reject; a flow goes on without what could not be kept.
 */
export interface PendingLinkStore {
  /**
   * Keeps the record under its flow id, in place of an earlier one. What is pending is also noted as
   * this tab's own, whatever other tabs set aside; what is only `offered` is not.
   */
  save(record: PendingRecord): void | Promise<void>
  /**
   * All records, newest first; `unreadable` counts those that could not be read, now removed. With `keep`, for
   * who merely looks, they stay.
   */
  list(options?: { keep?: boolean }): StoredRecords | Promise<StoredRecords>
  remove(flowId: string): void | Promise<void>
  /** Which flow this tab began last, or null. A duplicated tab inherits it; see `claim`. */
  readPointer(): string | null | Promise<string | null>
}

/** What a store holds. */
export interface StoredRecords {
  records: PendingRecord[]
  unreadable: number
}

/** Keeps pending links for as long as the object lives: for tests, and where storage is refused. */
export const createMemoryPendingLinkStore = (): PendingLinkStore => {
  const records = new Map<string, PendingRecord>()
  let pointer: string | null = null
  return {
    save(record) {
      // Set anew, so that the newest stands last.
      records.delete(record.flowId)
      records.set(record.flowId, record)
      if (!isSpent(record) && !record.offered) pointer = record.flowId
    },
    list: () => ({ records: [...records.values()].reverse(), unreadable: 0 }),
    remove(flowId) {
      records.delete(flowId)
    },
    readPointer: () => pointer,
  }
}
