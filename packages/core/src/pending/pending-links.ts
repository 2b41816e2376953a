import { isSpent, type PendingLink, type PendingRecord, type SpentLink } from './pending-link.ts'
import type { PendingLinkStore, StoredRecords } from './pending-link-store.ts'

/** Locks that live no longer than the page that holds them; the Web Locks of a browser. */
export interface PageLocks {
  /**
   * Takes a lock until the page goes or the answer is called.
   *
   * @param patience Milliseconds to wait for whoever has it. Default 0.
   * @returns What gives it back; null when it stays with another page, or with this one.
   */
  take(name: string, patience?: number): Promise<(() => void) | null>
}

/** Where pending links are, and who tells living pages from those that are gone. */
export interface PendingLinksPorts {
  store: PendingLinkStore
  locks: PageLocks
  /** Milliseconds since the epoch. */
  now(): number
}

/** What is set aside while the person is at their bank: saved, spent, settled. */
export interface PendingLinks extends PendingLinksPorts {
  /** Sets it aside. Answers at once when the store does. */
  save(link: PendingLink): void | Promise<void>
  /**
   * Link has succeeded: the token goes. That it was used stays until expiry, so that a reloaded page
   * can say so, and a page that went too early can ask how it ended.
   */
  spend(link: PendingLink): void | Promise<void>
  /**
   * The flow is over: nothing stays but the fact that its return was used.
   *
   * @param isOpened False where Link never opened on this page: then a success that stands there is another
   *   page's, and stays. Default true.
   */
  settle(record: PendingRecord, isOpened?: boolean): void | Promise<void>
  /** Removes what nobody came back for in time. */
  sweep(): Promise<void>
  /**
   * Makes the flow this page's own until it is settled, unless another page has it.
   *
   * @param patience Milliseconds to wait for that page. Default 0.
   * @param evenIfWaiting Also when the page that began it still waits; no other return may have it.
   */
  take(flowId: string, patience?: number, evenIfWaiting?: boolean): Promise<boolean>
  /** Gives back what was taken, and is no business of this page. */
  letGo(flowId: string): void
  /**
   * What this tab began and never saw the end of, because its page went; else null.
   *
   * @param here The page's address without query and fragment; on the return page of what was begun that page looks by itself.
   */
  findAbandoned(userKey: string | null, here?: string): Promise<PendingRecord | null>
}

/** Milliseconds in which a page that was just left, or reloaded, has let go of its locks. */
export const unloadTime = 500

/** The lock of the page that began a flow, and the one of a page that goes on with it. */
const pageLock = (flowId: string): string => `relink.flow.${flowId}`
const returnLock = (flowId: string): string => `relink.return.${flowId}`

/** Makes the keeper of pending links over a store and the page's locks. */
export const createPendingLinks = (ports: PendingLinksPorts): PendingLinks => {
  const { store, locks, now } = ports
  const held = new Map<string, () => void>()

  const letGo = (flowId: string): void => {
    held.get(flowId)?.()
    held.delete(flowId)
  }

  const take: PendingLinks['take'] = async (flowId, patience, evenIfWaiting = false) => {
    const [asReturn, asPage] = await Promise.all([
      locks.take(returnLock(flowId), patience),
      locks.take(pageLock(flowId), evenIfWaiting ? 0 : patience),
    ])
    const release = (): void => {
      asReturn?.()
      asPage?.()
    }
    const isTaken = asReturn !== null && (asPage !== null || evenIfWaiting)
    if (isTaken) held.set(flowId, release)
    else release()
    return isTaken
  }

  const sweep = async (): Promise<void> => {
    for (const { flowId, expiresAt } of (await store.list()).records)
      if (expiresAt <= now()) await store.remove(flowId)
  }

  return {
    ...ports,
    sweep,
    take,
    letGo,
    save(link) {
      const { flowId } = link
      if (!held.has(flowId)) {
        const taken = locks.take(pageLock(flowId))
        held.set(flowId, () => void taken.then((giveBack) => giveBack?.()))
      }
      // Whatever nobody came back for in time goes now. A store that refuses says so on saving.
      sweep().catch(() => undefined)
      return store.save(link)
    },
    spend: (link) => store.save(spent(link, now())),
    settle(record, isOpened = true) {
      const { flowId, stateId } = record
      letGo(flowId)
      const drop = ({ records }: StoredRecords): void | Promise<void> => {
        // While this page waited, another one went on with it: now it is that page's.
        const isTheirs = (each: PendingRecord): boolean =>
          each.flowId === flowId && (each.stateId != stateId || (!isOpened && isSpent(each)))
        if (records.some(isTheirs)) return
        return stateId
          ? store.save({ ...spent(record, now()), settled: true })
          : store.remove(flowId)
      }
      // At once where the store answers at once: the page may be about to go.
      const stored = store.list()
      return stored instanceof Promise ? stored.then(drop) : drop(stored)
    },
    async findAbandoned(userKey, here) {
      const pointer = await store.readPointer()
      if (pointer === null) return null
      const { records } = await store.list()
      const record = records.find(
        (each) =>
          each.flowId === pointer &&
          !each.settled &&
          !each.offered &&
          each.expiresAt > now() &&
          isOwn(each, userKey) &&
          here !== each.redirectUri,
      )
      return record && (await take(pointer, unloadTime)) ? record : null
    },
  }
}

const spent = (record: PendingRecord, spentAt: number): SpentLink => {
  const { linkToken: _, ...rest } = { linkToken: '', ...record }
  return { ...rest, spentAt }
}

/** A record made before the app knew who was signed in belongs to whoever is there; the server checks. */
export const isOwn = (record: PendingRecord, userKey: string | null): boolean =>
  record.userKey === null || userKey === null || record.userKey === userKey
