import type { JsonObject } from '../wire/json.ts'
import { finite, oneOf, refuse, shape, text, type Read } from '../wire/read-shape.ts'

/** What is set aside before the person leaves for their bank. */
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
  /** The Item that was to be repaired; only in update mode. */
  itemId?: string | undefined
  userKey: string | null
  returnTo: string
}

/** A record of the store: set aside, or spent. */
export type PendingRecord = PendingLink | SpentLink

/** Tells a spent record from one that can still be resumed. */
export const isSpent = (record: PendingRecord): record is SpentLink => 'spentAt' in record

const filled: Read<string> = (value, field) => text(value, field) || refuse(field)
const knownOrNull: Read<string | null> = (value, field) =>
  value === null ? null : text(value, field)
const ifGiven =
  <T>(read: Read<T>): Read<T | undefined> =>
  (value, field) =>
    value === undefined ? undefined : read(value, field)
const json: Read<JsonObject> = (value, field) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : refuse(field)

const shared = {
  v: /* @__PURE__ */ oneOf<1>(1),
  flowId: filled,
  expiresAt: finite,
  userKey: knownOrNull,
  returnTo: text,
  itemId: /* @__PURE__ */ ifGiven(text),
}

const spentLink = /* @__PURE__ */ shape<SpentLink>({
  ...shared,
  spentAt: finite,
  stateId: knownOrNull,
})

const pendingLink = /* @__PURE__ */ shape<PendingLink>({
  ...shared,
  linkToken: filled,
  mode: /* @__PURE__ */ oneOf<PendingLink['mode']>('new', 'update'),
  redirectUri: text,
  context: /* @__PURE__ */ ifGiven(json),
  createdAt: finite,
})

/**
 * Reads a record that came from outside: storage that others can write, or a server.
 *
 * @returns The record with the fields it should have and no others, or null when it is not one:
 * damaged, of another version, or written by somebody else.
 */
export const readPendingRecord = (value: unknown): PendingRecord | null => {
  try {
    if (isSpent(value as PendingRecord)) return spentLink(value, 'record')
    const link = pendingLink(value, 'record')
    return link.mode === 'update' && link.itemId === undefined ? null : link
  } catch {
    // Which field was wrong helps nobody: what was set aside is gone either way.
    return null
  }
}

/** Reads a pending link that came from outside; a spent record is not one. */
export const readPendingLink = (value: unknown): PendingLink | null => {
  const record = readPendingRecord(value)
  return record === null || isSpent(record) ? null : record
}
