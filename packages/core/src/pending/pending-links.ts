import type { OAuthReturn } from '../redirect/read-oauth-return.ts'
import type { ReturnRefusal } from '../link/return-refusal.ts'
import { isSpent, type PendingLink, type PendingRecord } from './pending-link.ts'
import type { PendingLinkStore, StoredRecords } from './pending-link-store.ts'

/** Locks that live no longer than the page that holds them; the Web Locks of a browser. */
export interface PageLocks {
  /** Holds the lock until the page goes or the answer is called. Never waits. */
  hold(name: string): () => void
  /** Whether any living page, this one included, holds the lock. */
  isHeld(name: string): Promise<boolean>
  /** Runs `work` while no other page runs work under the same name. */
  run<T>(name: string, work: () => Promise<T>): Promise<T>
}

/** What a return may resume, or why it may not. */
export type Claim =
  | { outcome: 'claimed'; link: PendingLink }
  | { outcome: 'refused'; refusal: ReturnRefusal; record: PendingRecord | null }

/** What is set aside while the person is at their bank: saved, claimed by a return, spent. */
export interface PendingLinks {
  /** Sets it aside. Answers at once when the store does. */
  save(link: PendingLink): void | Promise<void>
  /**
   * Claims what was set aside before the person left for their bank.
   *
   * A pending link is good for one return: once Link has opened with it, its token is gone and only
   * the fact that it was used remains, so that a reloaded page can say "already finished". Which one
   * a return belongs to: the one this tab began; else the newest whose page is gone; else the one
   * the server remembers. Whatever is expired, unreadable or another person's is removed.
   */
  claim(returned: OAuthReturn, userKey: string | null): Promise<Claim>
  /** Link has opened with it: the token goes, the fact that it was used stays until expiry. */
  spend(link: PendingLink, stateId: string | null): void | Promise<void>
  /** Nothing can come back for it any more. */
  forget(flowId: string): void | Promise<void>
}

/** What {@link createPendingLinks} needs. */
export interface PendingLinksPorts {
  store: PendingLinkStore
  locks: PageLocks
  /** Milliseconds since the epoch. */
  now(): number
  /** The server's memory of the signed-in person's unfinished link. */
  takeFromServer?(): Promise<PendingLink | null>
}

const pageLock = (flowId: string): string => `relink.flow.${flowId}`

/** Makes the keeper of pending links over a store and the page's locks. */
export const createPendingLinks = (ports: PendingLinksPorts): PendingLinks => {
  const { store, locks, now } = ports
  const held = new Map<string, () => void>()

  const hold = (flowId: string): void => {
    if (!held.has(flowId)) held.set(flowId, locks.hold(pageLock(flowId)))
  }
  const release = (flowId: string): void => {
    held.get(flowId)?.()
    held.delete(flowId)
  }

  /** The record this return belongs to. A living page's record is that page's, whoever points at it. */
  const choose = async (records: PendingRecord[]): Promise<PendingLink | null> => {
    const pointer = await store.readPointer()
    const open = records.filter((record): record is PendingLink => !isSpent(record))
    const own = open.filter((record) => record.flowId === pointer)
    for (const record of [...own, ...open]) {
      // A duplicated tab inherits the pointer, but the original's page still holds the lock.
      if (!(await locks.isHeld(pageLock(record.flowId)))) return record
    }
    return null
  }

  const refused = (refusal: ReturnRefusal, record: PendingRecord | null = null): Claim => ({
    outcome: 'refused',
    refusal,
    record,
  })

  /** What the store holds. One that refuses leaves the server's memory, which is there for that. */
  const readStore = async (): Promise<StoredRecords> => {
    try {
      return await store.list()
    } catch {
      return { records: [], unreadable: 1 }
    }
  }

  /** Removes what has expired, and answers the rest. */
  const sweep = async (records?: PendingRecord[]): Promise<PendingRecord[]> => {
    const fresh: PendingRecord[] = []
    for (const record of records ?? (await store.list()).records) {
      if (record.expiresAt > now()) fresh.push(record)
      else await store.remove(record.flowId)
    }
    return fresh
  }

  const look = async (returned: OAuthReturn, userKey: string | null): Promise<Claim> => {
    const { records, unreadable } = await readStore()
    const used = records.find(
      (record) => isSpent(record) && record.stateId === returned.stateId && isOwn(record, userKey),
    )
    if (used !== undefined) return refused('already_finished', used)

    const fresh = await sweep(records)
    const expired = records.find((record) => !fresh.includes(record) && !isSpent(record)) ?? null

    const link =
      (fresh.length > 0 ? await choose(fresh) : null) ?? (await ports.takeFromServer?.()) ?? null
    if (link === null) {
      if (expired !== null) return refused('expired', isOwn(expired, userKey) ? expired : null)
      return refused(unreadable > 0 ? 'unreadable' : 'missing')
    }
    if (!isOwn(link, userKey)) {
      await store.remove(link.flowId)
      return refused('other_person')
    }
    hold(link.flowId)
    return { outcome: 'claimed', link }
  }

  return {
    save(link) {
      hold(link.flowId)
      // Whatever nobody came back for in time goes now. A store that refuses says so on saving.
      sweep().catch(() => undefined)
      return store.save(link)
    },
    claim: (returned, userKey) => locks.run('relink.claim', () => look(returned, userKey)),
    spend({ flowId, expiresAt, userKey, returnTo, itemId }, stateId) {
      release(flowId)
      return store.save({
        v: 1,
        flowId,
        spentAt: now(),
        expiresAt,
        stateId,
        itemId,
        userKey,
        returnTo,
      })
    },
    forget(flowId) {
      release(flowId)
      return store.remove(flowId)
    },
  }
}

/** A record made before the app knew who was signed in belongs to whoever is there; the server checks. */
const isOwn = (record: PendingRecord, userKey: string | null): boolean =>
  record.userKey === null || userKey === null || record.userKey === userKey
