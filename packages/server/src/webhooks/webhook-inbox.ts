import type { Store } from '../store/store.ts'
import { insertWebhooks, type StoredWebhook } from './webhook-rows.ts'

/** Writes webhooks down before they are acknowledged. */
export interface WebhookInbox {
  /** Gives false for one that was delivered before. Rejects when the store does; then Plaid sends it again. */
  take(webhook: StoredWebhook): Promise<boolean>
}

/** SQLite takes as long to bind a value as there are values before it: with more, each webhook costs more. */
const mostAtOnce = 128
/** Milliseconds after a write in which others gather for the next: where a write holds up everything, none would come during it. */
const gathering = 5

interface Waiting {
  webhook: StoredWebhook
  resolve: (isNew: boolean) => void
  reject: (error: unknown) => void
}

/**
 * Makes an inbox. What arrives while the store is writing is written together next: a bank with trouble
 * makes Plaid send thousands at once, and each write waits for the disk.
 */
export const createWebhookInbox = (store: Store): WebhookInbox => {
  let waiting: Waiting[] = []
  let isWriting = false

  const write = async (): Promise<void> => {
    isWriting = true
    while (waiting.length > 0) {
      const now = waiting.slice(0, mostAtOnce)
      waiting = waiting.slice(mostAtOnce)
      // Of two that are the same, one statement takes only one.
      const unique = new Map(now.map((each) => [each.webhook.hash, each]))
      try {
        const fresh = await insertWebhooks(
          store.query,
          [...unique.values()].map(({ webhook }) => webhook),
        )
        for (const each of now)
          each.resolve(fresh.has(each.webhook.hash) && unique.get(each.webhook.hash) === each)
      } catch (error) {
        for (const each of now) each.reject(error)
      }
      await new Promise<void>((resolve) => {
        setTimeout(resolve, gathering)
      })
    }
    isWriting = false
  }

  return {
    take: (webhook) =>
      new Promise((resolve, reject) => {
        waiting.push({ webhook, resolve, reject })
        if (!isWriting) void write()
      }),
  }
}
