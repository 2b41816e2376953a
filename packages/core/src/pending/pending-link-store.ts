import type { PendingRecord } from './pending-link.ts'

/**
 * Where pending links are kept. Web storage answers at once and so keeps the person's press alive;
 * a store may also answer later.
 *
 * Any method may throw or reject; a flow goes on without what could not be kept.
 */
export interface PendingLinkStore {
  /** Keeps the record under its flow id, in place of an earlier one. */
  save(record: PendingRecord): void | Promise<void>
  /** All records, newest first; `unreadable` counts those that could not be read, now removed. */
  list(): StoredRecords | Promise<StoredRecords>
  remove(flowId: string): void | Promise<void>
  /** Notes which flow this tab began. */
  savePointer(flowId: string): void | Promise<void>
  /** Which flow this tab began, or null. A duplicated tab inherits it; see `claim`. */
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
    },
    list: () => ({ records: [...records.values()].reverse(), unreadable: 0 }),
    remove(flowId) {
      records.delete(flowId)
    },
    savePointer(flowId) {
      pointer = flowId
    },
    readPointer: () => pointer,
  }
}
