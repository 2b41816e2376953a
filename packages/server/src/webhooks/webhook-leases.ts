import type { ServerContext } from '../server-context.ts'
import {
  leaseOpenWebhooks,
  releaseWebhooks,
  renewWebhooks,
  type StoredWebhook,
} from './webhook-rows.ts'
import { letEnd } from '../time/let-end.ts'

/** Who deals with which webhooks, where several servers could. */
export interface WebhookLeases {
  /** Takes those of an Item's open webhooks that nobody has. Nobody else gets them as long as this process lives. */
  take(itemId: string): Promise<StoredWebhook[]>
  /** Lets others, and this process, take them again. */
  release(itemId: string, hashes: readonly string[]): Promise<void>
  /** These are dealt with, or left to run out. */
  forget(itemId: string, hashes: readonly string[]): void
  /** What is held is left to run out. */
  close(): void
}

/** Milliseconds for which what a process took is its own, once it has stopped. */
const leaseLasts = 60_000
/** Milliseconds after which a process that lives says so. */
const renewAfter = 30_000

/** Makes what takes webhooks, and holds them until they are dealt with. */
export const createWebhookLeases = ({
  store,
  log,
  now,
}: Pick<ServerContext, 'store' | 'log' | 'now'>): WebhookLeases => {
  const held = new Map<string, Set<string>>()
  let timer: ReturnType<typeof setInterval> | null = null
  let isClosed = false

  const stop = (): void => {
    if (timer !== null) clearInterval(timer)
    timer = null
  }

  const renew = async (): Promise<void> => {
    try {
      const hashes = [...held.values()].flatMap((each) => [...each])
      await renewWebhooks(store.query, hashes, now() + leaseLasts)
    } catch (error) {
      log('error', 'webhook_leases_not_renewed', { error })
    }
  }

  const hold = (itemId: string, webhooks: readonly StoredWebhook[]): void => {
    if (webhooks.length === 0) return
    const theirs = held.get(itemId) ?? new Set()
    held.set(itemId, theirs)
    for (const { hash } of webhooks) theirs.add(hash)
    if (timer !== null || isClosed) return
    timer = letEnd(setInterval(() => void renew(), renewAfter))
  }

  const forget = (itemId: string, hashes: readonly string[]): void => {
    const theirs = held.get(itemId)
    for (const hash of hashes) theirs?.delete(hash)
    if (theirs?.size === 0) held.delete(itemId)
    if (held.size === 0) stop()
  }

  return {
    async take(itemId) {
      // Asked before: of one whose lease ran out here, and that is closed meanwhile, nobody hears again.
      const before = new Set(held.get(itemId))
      const at = now()
      const taken = await leaseOpenWebhooks(store.query, itemId, at, at + leaseLasts)
      const fresh = taken.filter(({ hash }) => !before.has(hash))
      hold(itemId, fresh)
      return fresh
    },
    async release(itemId, hashes) {
      forget(itemId, hashes)
      await releaseWebhooks(store.query, hashes)
    },
    forget,
    close() {
      isClosed = true
      stop()
    },
  }
}
