import type { JsonObject } from '../wire/json.ts'
import { finite, flag, oneOf, refuse, shape, text, type Read } from '../wire/read-shape.ts'

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
  /** The `oauth_state_id` Link last went on with; that return is used, another one is not. */
  stateId?: string | null | undefined
  /** The person has been told how it ended, or that it was broken off; a later page says nothing of it. */
  settled?: boolean | undefined
}

/** What remains of a pending link once Link has succeeded with it: no token, only that it was used. */
export interface SpentLink extends Omit<PendingLink, 'linkToken'> {
  spentAt: number
}

/** A record of the store: set aside, or spent. */
export type PendingRecord = PendingLink | SpentLink

/** Tells a spent record from one that a return can still resume. */
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
  mode: /* @__PURE__ */ oneOf<PendingLink['mode']>('new', 'update'),
  itemId: /* @__PURE__ */ ifGiven(text),
  userKey: knownOrNull,
  redirectUri: text,
  returnTo: text,
  context: /* @__PURE__ */ ifGiven(json),
  createdAt: finite,
  stateId: /* @__PURE__ */ ifGiven(knownOrNull),
  settled: /* @__PURE__ */ ifGiven(flag),
}

const spentLink = /* @__PURE__ */ shape<SpentLink>({ ...shared, spentAt: finite })

const pendingLink = /* @__PURE__ */ shape<PendingLink>({ ...shared, linkToken: filled })

/**
 * Reads a record that came from outside: storage that others can write, or a server.
 *
 * @returns The record with the fields it should have and no others, or null when it is not one:
 * damaged, of another version, or written by somebody else.
 */
export const readPendingRecord = (value: unknown): PendingRecord | null => {
  try {
    const read = isSpent(value as PendingRecord) ? spentLink : pendingLink
    const record = read(value, 'record')
    return record.mode === 'update' && record.itemId === undefined ? null : record
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
