import type { ItemSignal } from '@relink/core'
import { itemErrorOf } from '../items/item-error.ts'
import { readPlaidFailure } from './plaid-failure.ts'

/** A webhook, as far as its kind goes. */
export interface PlaidWebhook {
  type: string
  code: string
  itemId: string | null
  /** All of it. */
  body: Readonly<Record<string, unknown>>
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const timeOf = (value: unknown): number | null => {
  const time = Date.parse(textOf(value) ?? '')
  return Number.isNaN(time) ? null : time
}

/** Reads the body of a webhook; null when it is not one. */
export const readPlaidWebhook = (text: string): PlaidWebhook | null => {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    // Signed, but no JSON: nothing that Plaid documents.
    return null
  }
  if (typeof body !== 'object' || body === null) return null
  const fields = body as Record<string, unknown>
  const type = textOf(fields['webhook_type'])
  const code = textOf(fields['webhook_code'])
  return type === null || code === null
    ? null
    : { type, code, itemId: textOf(fields['item_id']), body: fields }
}

/**
 * What a webhook says about the connection itself; null for one about its data, such as transactions.
 *
 * @param at When Plaid signed it, in milliseconds since the epoch.
 * @see https://plaid.com/docs/api/items/#webhooks
 */
export const signalOfWebhook = (
  { type, code, body }: PlaidWebhook,
  at: number,
): ItemSignal | null =>
  type === 'ITEM' || type === 'AUTH'
    ? {
        type: 'webhook',
        at,
        code,
        error: itemErrorOf(readPlaidFailure(body['error'])),
        endsAt: timeOf(body['consent_expiration_time']) ?? timeOf(body['disconnect_time']),
        reason: textOf(body['reason']),
        accountId: textOf(body['account_id']),
      }
    : null
