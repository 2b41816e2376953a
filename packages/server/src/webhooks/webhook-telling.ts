import type { StoredItem } from '../items/stored-item.ts'
import type { WebhookEvent } from '../options/relink-handlers.ts'
import type { PlaidWebhook } from '../plaid/plaid-webhook.ts'
import type { ServerContext } from '../server-context.ts'
import { createTurns } from './take-turns.ts'
import type { WebhookLeases } from './webhook-leases.ts'
import { closeWebhooks, noItem } from './webhook-rows.ts'

/** A webhook that is written down, and taken. */
export type OpenWebhook = PlaidWebhook & { hash: string; itemId: string }

/** Tells the app's handlers of webhooks, beside everything else: they may take as long as they like. */
export interface WebhookTelling {
  /**
   * Tells of webhooks that are written down, and then closes them; one Item's after each other, those about no
   * Item each by itself.
   */
  tell(itemId: string, webhooks: readonly OpenWebhook[], stored: StoredItem | null): void
  /** Tells of one that is not written down. */
  tellOnce(webhook: PlaidWebhook): void
  /** From now on nothing is closed; whoever comes next tells it again. */
  close(): void
}

const mostAtOnce = 32

/** Makes what tells the handlers. */
export const createWebhookTelling = (
  { settings, store, log, now }: ServerContext,
  leases: WebhookLeases,
): WebhookTelling => {
  const { onWebhook } = settings
  const hasHandlers = Object.keys(onWebhook).length > 0
  const takeTurn = createTurns(mostAtOnce)
  const lines = new Map<string, Promise<void>>()
  let isClosed = false

  const tellHandlers = async (
    { type, code, body }: PlaidWebhook,
    stored: StoredItem | null,
  ): Promise<void> => {
    const owner = stored?.owner ?? null
    const event: WebhookEvent = { type, code, owner, itemId: stored?.id ?? null, body }
    for (const name of [`${type}/${code}`, '*']) {
      if (!Object.hasOwn(onWebhook, name)) continue
      try {
        await onWebhook[name]?.(event)
      } catch (error) {
        log('error', 'handler_failed', { handler: `onWebhook ${name}`, error })
      }
    }
  }

  const close = async (itemId: string, hashes: readonly string[]): Promise<void> => {
    if (isClosed) return
    try {
      await closeWebhooks(store.query, hashes, now())
    } catch (error) {
      log('error', 'webhook_not_closed', { error })
    }
    leases.forget(itemId, hashes)
  }

  const tellAll = async (
    itemId: string,
    webhooks: readonly OpenWebhook[],
    stored: StoredItem | null,
  ): Promise<void> => {
    const hashes = webhooks.map(({ hash }) => hash)
    if (!hasHandlers) return close(itemId, hashes)
    for (const webhook of webhooks) {
      if (isClosed) return
      await takeTurn(() => tellHandlers(webhook, stored))
      // Each by itself: what comes before a crash is not told again after it.
      await close(itemId, [webhook.hash])
    }
  }

  const tellAfter = async (
    before: Promise<void> | undefined,
    ...about: Parameters<typeof tellAll>
  ): Promise<void> => {
    await before
    await tellAll(...about)
  }

  return {
    tell(itemId, webhooks, stored) {
      if (webhooks.length === 0) return
      if (itemId === noItem) {
        for (const webhook of webhooks) void tellAll(itemId, [webhook], stored)
        return
      }
      const last = tellAfter(lines.get(itemId), itemId, webhooks, stored)
      lines.set(itemId, last)
      const leave = async (): Promise<void> => {
        await last
        if (lines.get(itemId) === last) lines.delete(itemId)
      }
      void leave()
    },
    tellOnce: (webhook) => {
      void takeTurn(() => tellHandlers(webhook, null))
    },
    close() {
      isClosed = true
    },
  }
}
