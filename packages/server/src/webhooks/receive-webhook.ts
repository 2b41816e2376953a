import { readBytes } from '../http/read-body.ts'
import { readPlaidWebhook } from '../plaid/plaid-webhook.ts'
import type { ServerContext } from '../server-context.ts'
import type { WebhookDesk } from './webhook-desk.ts'
import type { WebhookInbox } from './webhook-inbox.ts'
import {
  readSignature,
  verificationHeader,
  verifyWebhook,
  type WebhookSignature,
} from './verify-webhook.ts'
import type { WebhookKeys } from './webhook-keys.ts'
import { noItem } from './webhook-rows.ts'

/** What webhooks go through. */
export interface WebhookOffice {
  keys: WebhookKeys
  inbox: WebhookInbox
  desk: WebhookDesk
}

/** Bytes a webhook may have; Plaid names no limit, and some list all that a session did. */
const webhookLimit = 1024 * 1024

/** Those of link sessions do. */
const holdsToken = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([name, each]) => /_tokens?$/.test(name) || holdsToken(each))

const takeWebhook = async (
  { log, now, settings }: ServerContext,
  { keys, inbox, desk }: WebhookOffice,
  bytes: Uint8Array<ArrayBuffer>,
  signature: WebhookSignature,
): Promise<void> => {
  const receivedAt = now()
  const { hash, saidAt } = await verifyWebhook(bytes, signature, keys, receivedAt)
  const body = new TextDecoder().decode(bytes)
  const webhook = readPlaidWebhook(body)
  if (webhook === null) return log('warn', 'webhook_not_understood')
  const { type, code } = webhook
  const { environment } = webhook.body
  if (typeof environment === 'string' && environment !== settings.environment)
    return log('warn', 'webhook_of_other_environment', { type, code, environment })
  // A token is not written down, so that one is told at most once.
  const itemId = holdsToken(webhook.body) ? null : (webhook.itemId ?? noItem)
  const stored = itemId === null ? null : body
  const isNew = await inbox.take({ hash, itemId, saidAt, receivedAt, body: stored })
  log('info', 'webhook_received', { type, code, itemId, isNew })
  if (!isNew) return
  if (itemId === null) desk.tell(webhook)
  else desk.look(itemId)
}

/**
 * Takes one webhook: verified, written down once, acknowledged; dealt with beside the answer, for which
 * Plaid waits ten seconds.
 *
 * @throws RelinkError `unauthenticated`, with nothing touched, and the body not read where nothing is
 * signed; `invalid_request` when it is too large; `plaid_unavailable` when its key can't be looked up, or not
 * yet, after which Plaid sends it again.
 */
export const receiveWebhook = async (
  context: ServerContext,
  office: WebhookOffice,
  request: Request,
): Promise<void> => {
  // Before the body: anybody may send one, and only Plaid signs it.
  const signature = readSignature(request.headers.get(verificationHeader))
  const bytes = await readBytes(request, webhookLimit)
  return office.desk.goFirst(() => takeWebhook(context, office, bytes, signature))
}
