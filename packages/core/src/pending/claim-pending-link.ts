import type { ReturnRefusal } from '../link/return-refusal.ts'
import type { OAuthReturn } from '../redirect/read-oauth-return.ts'
import type { PlaidEnvironment } from '../redirect/validate-redirect-uri.ts'
import type { TakePendingLinkRequest } from '../wire/link-backend.ts'
import { isSpent, type PendingLink, type PendingRecord } from './pending-link.ts'
import type { StoredRecords } from './pending-link-store.ts'
import { isOwn, unloadTime, type PendingLinks } from './pending-links.ts'

/** What a return may resume, or why it may not. */
export type Claim =
  | { outcome: 'claimed'; link: PendingLink }
  | { outcome: 'refused'; refusal: ReturnRefusal; record: PendingRecord | null }

/** Whose return it is, and who else may know of it. */
export interface ClaimOptions {
  /** Whom the app says is signed in; null accepts whoever set the link aside, and leaves it to the server. */
  userKey: string | null
  /** When given, what Plaid's other environment left behind is refused. */
  environment?: PlaidEnvironment | undefined
  /** The server's memory of the signed-in person's unfinished link. */
  takeFromServer?(request: TakePendingLinkRequest): Promise<PendingLink | null>
}

/**
 * Finds the pending link that a return belongs to, and takes it, so that no other page can.
 *
 * Each is resumed at most once. Of one that Link was opened with the token is removed and a record stays, by which
 * a page that is loaded again knows that nothing is left to do. Which one a return
 * belongs to: the one this tab began; else the newest whose page is gone; else the one the
 * server remembers; else, in a tab that began none itself, one whose page still waits, as when the bank's app
 * comes back in a new tab; and at last a search in a page, in which nobody is known to have chosen. Whatever is expired, unreadable or another person's is removed.
 *
 * @throws Whatever `takeFromServer` rejects with; nothing is lost then.
 */
export const claimPendingLink = async (
  links: PendingLinks,
  returned: OAuthReturn,
  { userKey, environment, takeFromServer }: ClaimOptions,
): Promise<Claim> => {
  const { store, now } = links

  const refused = (refusal: ReturnRefusal, record: PendingRecord | null = null): Claim => ({
    outcome: 'refused',
    refusal,
    record,
  })

  /** What the store holds. One that refuses leaves the server's memory, which is there for that. */
  const read = async (): Promise<StoredRecords> => {
    try {
      return await store.list()
    } catch {
      return { records: [], unreadable: 1 }
    }
  }

  const whyNot = (link: PendingLink): ReturnRefusal | null => {
    if (!isOwn(link, userKey)) return 'other_person'
    const isHere = environment === undefined || link.linkToken.startsWith(`link-${environment}-`)
    return isHere ? null : 'other_environment'
  }

  const used = (records: PendingRecord[]): PendingRecord | undefined =>
    records.find((each) => each.stateId === returned.stateId && isOwn(each, userKey))

  /** Takes the flow, and looks again: another page may have used it meanwhile. */
  const take = async (
    link: PendingLink,
    patience?: number,
    evenIfWaiting?: boolean,
  ): Promise<PendingLink | null> => {
    if (!(await links.take(link.flowId, patience, evenIfWaiting))) return null
    const record = (await read()).records.find(({ flowId }) => flowId === link.flowId)
    if (record === undefined || !(isSpent(record) || used([record]))) return link
    links.letGo(link.flowId)
    return null
  }

  const before = await read()
  const usedAlready = used(before.records)
  if (usedAlready !== undefined) return refused('already_finished', usedAlready)
  const kept = before.records.filter((each): each is PendingLink => !isSpent(each))
  const open = kept.filter(({ expiresAt }) => expiresAt > now())
  const expired = kept.find(({ expiresAt }) => expiresAt <= now())
  // What this browser has kept in vain goes; one that refuses has said so already.
  await links.sweep().catch(() => undefined)

  /** A bank that says which link is meant is believed; without that, the server knows the newest. */
  const askServer = async (): Promise<PendingLink | null> => {
    const { correlationId } = returned
    const link = (await takeFromServer?.(correlationId === null ? {} : { correlationId })) ?? null
    // What this browser set aside itself knows whose it is, as the app names them.
    const same = open.find(({ flowId }) => flowId === link?.flowId) ?? link
    return same === null ? null : take(same, 0, true)
  }

  const findOther = async (pointer: string | null): Promise<PendingLink | null> => {
    if (returned.correlationId !== null) {
      const meant = await askServer()
      if (meant !== null) return meant
    }
    const mine = open.filter((each) => isOwn(each, userKey))
    const chosen = mine.filter(({ offered }) => !offered)
    return (
      (await takeFirst(chosen)) ??
      (returned.correlationId === null ? await askServer() : null) ??
      (pointer === null ? await takeFirst(chosen, true) : null) ??
      (await takeFirst(mine)) ??
      takeFirst(open)
    )
  }

  const takeFirst = async (
    links: PendingLink[],
    evenIfWaiting?: boolean,
  ): Promise<PendingLink | null> => {
    for (const each of links) {
      const taken = await take(each, 0, evenIfWaiting)
      if (taken !== null) return taken
    }
    return null
  }

  const pointer = await readPointer(store)
  const own = open.find((each) => each.flowId === pointer)
  // A tab that another one opened, or that was copied from it, inherits the pointer, and its page may still wait.
  // If that page is going on with the return itself, it has the return's lock.
  const link = own ? await take(own, unloadTime, true) : await findOther(pointer)

  if (link === null) {
    const since = used((await read()).records)
    if (since !== undefined) return refused('already_finished', since)
    if (own !== undefined) return refused('other_tab')
    if (expired !== undefined) return refused('expired', isOwn(expired, userKey) ? expired : null)
    return refused(before.unreadable > 0 ? 'unreadable' : 'missing')
  }
  const refusal = whyNot(link)
  if (refusal === null) return { outcome: 'claimed', link }
  try {
    await links.settle(link)
  } catch {
    // What a store will not remove is refused here all the same.
  }
  return refused(refusal)
}

const readPointer = async (store: PendingLinks['store']): Promise<string | null> => {
  try {
    return await store.readPointer()
  } catch {
    // A store that refuses has said so already; the server's memory is left.
    return null
  }
}
