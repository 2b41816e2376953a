import type { Engine } from '../engine/engine.ts'
import { uuid } from '../engine/random-id.ts'
import type { Item, LinkSession, LinkToken } from '../engine/simulator-state.ts'

// What was delivered long ago is of use to nobody.
const kept = 1000

/** Puts a webhook on its way; without an address there is nothing to send. */
const queueWebhook = (engine: Engine, url: string | null, body: Record<string, unknown>): void => {
  if (!url) return
  const { webhooks, settings } = engine.state
  const now = engine.now()
  for (let copy = 0; copy < settings.webhooks.copies; copy++) {
    webhooks.push({
      id: uuid(),
      url,
      body: { ...body, environment: 'sandbox' },
      createdAt: now,
      attempts: [],
      nextAttemptAt: now + settings.webhooks.delay,
    })
  }
  if (webhooks.length > kept) webhooks.splice(0, webhooks.length - kept)
  engine.wake()
}

/** Tells an Item's webhook that something happened to it. */
export const queueItemWebhook = (
  engine: Engine,
  item: Item,
  event: { webhook_type: string; webhook_code: string } & Record<string, unknown>,
): void => {
  if (item.webhook) item.lastWebhook = { sentAt: engine.now(), code: event.webhook_code }
  queueWebhook(engine, item.webhook, {
    ...event,
    item_id: item.id,
    ...(item.userId !== null && { user_id: item.userId }),
  })
}

/** Tells a link token's webhook how its session goes. */
export const queueLinkWebhook = (
  engine: Engine,
  linkToken: LinkToken,
  session: LinkSession,
  event: { webhook_code: string } & Record<string, unknown>,
): void =>
  queueWebhook(engine, linkToken.webhook, {
    webhook_type: 'LINK',
    ...event,
    link_session_id: session.id,
    link_token: linkToken.token,
  })
