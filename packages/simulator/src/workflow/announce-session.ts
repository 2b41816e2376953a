import type { Engine } from '../engine/engine.ts'
import type { LinkSession, LinkToken } from '../engine/simulator-state.ts'
import { queueLinkWebhook } from '../webhooks/queue-webhook.ts'
import type { LinkEvent } from './link-event.ts'

/** Says an event as `/link/token/get` and the EVENTS webhook do. */
export const describeSessionEvent = (
  event: LinkEvent,
): {
  event_name: string
  timestamp: string
  event_id: string
  event_metadata: Record<string, string>
} => {
  const { link_session_id: _session, timestamp, ...rest } = event.metadata
  const known = Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== null)
  return {
    event_name: event.name,
    timestamp,
    event_id: event.id,
    event_metadata: Object.fromEntries(known),
  }
}

/**
 * Tells the webhook of a link token that its session ended, where Plaid does so by default: Hosted Link and Multi-Item.
 *
 * @see https://plaid.com/docs/api/link/#session_finished
 */
export const announceFinish = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  status: 'SUCCESS' | 'EXITED',
): void => {
  if (!linkToken.hosted && !linkToken.multiItem) return
  queueLinkWebhook(engine, linkToken, session, {
    webhook_code: 'EVENTS',
    events: session.events.map(describeSessionEvent),
  })
  const tokens = session.results.map(({ publicToken }) => publicToken)
  queueLinkWebhook(engine, linkToken, session, {
    webhook_code: 'SESSION_FINISHED',
    status,
    public_token: tokens[0] ?? null,
    public_tokens: tokens,
  })
}
