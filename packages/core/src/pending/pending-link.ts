import type { JsonObject } from '../wire/json.ts'

/** What is set aside before the person leaves for their bank. */
export interface PendingLink {
  v: 1
  flowId: string
  linkToken: string
  /** Milliseconds since the epoch, by this browser's clock. */
  expiresAt: number
  mode: 'new' | 'update'
  /** The Item being repaired; only in update mode. */
  itemId?: string
  /** Whom it belongs to, as the app names them; null when the app did not know yet. */
  userKey: string | null
  redirectUri: string
  /** A path of the app's own origin, with query and fragment. */
  returnTo: string
  context?: JsonObject
  /** Milliseconds since the epoch. */
  createdAt: number
}

/** What remains of a pending link once Link has opened with it: no token, only that it was used. */
export interface SpentLink {
  v: 1
  flowId: string
  spentAt: number
  /** Until when it is worth remembering, milliseconds since the epoch. */
  expiresAt: number
  /** The `oauth_state_id` it was resumed with; null when it never left the page. */
  stateId: string | null
  userKey: string | null
  returnTo: string
}

/** A record of the store: set aside, or spent. */
export type PendingRecord = PendingLink | SpentLink

/** Tells a spent record from one that can still be resumed. */
export const isSpent = (record: PendingRecord): record is SpentLink => 'spentAt' in record

const isText = (value: unknown): value is string => typeof value === 'string'
const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads a record that came from outside: storage that others can write, or a server.
 *
 * @returns The record with the fields it should have and no others, or null when it is not one:
 * damaged, of another version, or written by somebody else.
 */
export const readPendingRecord = (value: unknown): PendingRecord | null => {
  if (!isObject(value) || value['v'] !== 1) return null
  const { flowId, expiresAt, userKey, returnTo } = value
  if (!isText(flowId) || flowId === '' || !isTime(expiresAt) || !isText(returnTo)) return null
  if (userKey !== null && !isText(userKey)) return null
  const shared = { v: 1 as const, flowId, expiresAt, userKey, returnTo }

  if ('spentAt' in value) {
    const { spentAt, stateId } = value
    if (!isTime(spentAt) || (stateId !== null && !isText(stateId))) return null
    return { ...shared, spentAt, stateId }
  }

  const { linkToken, mode, itemId, redirectUri, context, createdAt } = value
  if (!isText(linkToken) || linkToken === '' || !isText(redirectUri) || !isTime(createdAt))
    return null
  if (context !== undefined && !isObject(context)) return null
  const link = {
    ...shared,
    linkToken,
    redirectUri,
    createdAt,
    ...(context === undefined ? {} : { context: context as JsonObject }),
  }
  if (mode === 'new') return { ...link, mode }
  return mode === 'update' && isText(itemId) ? { ...link, mode, itemId } : null
}

/** Reads a pending link that came from outside; a spent record is not one. */
export const readPendingLink = (value: unknown): PendingLink | null => {
  const record = readPendingRecord(value)
  return record === null || isSpent(record) ? null : record
}
