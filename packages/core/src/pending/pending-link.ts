import type { JsonObject } from '../wire/json.ts'

/** A link on its way: what a page needs to go on with it once the bank sends the person back. */
export interface PendingLink {
  v: 1
  flowId: string
  linkToken: string
  /** Milliseconds since the epoch, by this browser's clock. */
  expiresAt: number
  mode: 'new' | 'update'
  /** The Item being repaired; only in update mode. */
  itemId?: string | undefined
  /** Whom it belongs to, as the app names them; null when the app did not know yet. */
  userKey: string | null
  redirectUri: string
  /** A path of the app's own origin, with query and fragment. */
  returnTo: string
  context?: JsonObject | undefined
  /** Milliseconds since the epoch. */
  createdAt: number
  /** The `oauth_state_id` Link last went on with; that return is used, another one is not. */
  stateId?: string | null | undefined
  /** The person has been told how it ended, or that it was broken off; a later page says nothing of it. */
  settled?: boolean | undefined
  /**
   * Of a search in the page, in which nobody is known to have chosen: a return may still be of it, but of no page that
   * went is said that something was broken off.
   */
  offered?: boolean | undefined
}

/** What remains of a pending link once Link has succeeded with it: no token, only that it was used. */
export interface SpentLink extends Omit<PendingLink, 'linkToken'> {
  spentAt: number
}

/** A record of the store: set aside, or spent. */
export type PendingRecord = PendingLink | SpentLink

/** Tells a spent record from one that a return can still resume. */
export const isSpent = (record: PendingRecord): record is SpentLink => 'spentAt' in record

/** Which kinds of value each field of a record may have. */
const kinds: Record<string, string> = {
  flowId: 'string',
  linkToken: 'string',
  expiresAt: 'number',
  mode: 'string',
  itemId: 'string undefined',
  userKey: 'string null',
  redirectUri: 'string',
  returnTo: 'string',
  context: 'object undefined',
  createdAt: 'number',
  stateId: 'string null undefined',
  settled: 'boolean undefined',
  offered: 'boolean undefined',
  spentAt: 'number',
}

const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value) || value === Infinity) return 'other'
  return typeof value
}

/**
 * Reads a record that came from outside: storage that others can write, or a server.
 *
 * @returns The record with the fields it should have and no others, or null when it is not one:
 * damaged, of another version, or written by somebody else.
 */
export const readPendingRecord = (value: unknown): PendingRecord | null => {
  if (kindOf(value) !== 'object') return null
  const given = value as Record<string, unknown>
  const record: Record<string, unknown> = { v: 1 }
  for (const field in kinds) {
    // Either it has its token, or it says when that was spent.
    if (field === ('spentAt' in given ? 'linkToken' : 'spentAt')) continue
    if (!kinds[field]?.split(' ').includes(kindOf(given[field]))) return null
    if (given[field] !== undefined) record[field] = given[field]
  }
  const { flowId, linkToken, mode, itemId } = record
  const isRead =
    given['v'] === 1 &&
    flowId !== '' &&
    linkToken !== '' &&
    (mode === 'new' || (mode === 'update' && itemId !== undefined))
  return isRead ? (record as unknown as PendingRecord) : null
}

/** Reads a pending link that came from outside; a spent record is not one. */
export const readPendingLink = (value: unknown): PendingLink | null => {
  const record = readPendingRecord(value)
  return record === null || isSpent(record) ? null : record
}
