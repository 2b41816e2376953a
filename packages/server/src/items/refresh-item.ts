import { hearSignal, type ItemSignal } from '@relink/core'
import type { ServerContext } from '../server-context.ts'
import { changeItem, type ChangedItem } from './change-item.ts'
import { openAccessToken } from './own-item.ts'
import { readItemAtPlaid, takeReading } from './read-item-at-plaid.ts'
import type { StoredItem } from './stored-item.ts'

/**
 * Reads an Item at Plaid and stores what it says, which decides over whatever was heard before.
 *
 * @param heard What was heard of the Item meanwhile; taken in first.
 * @param read For those who wait for their turn at Plaid.
 * @returns Null when the Item is gone by now.
 * @throws RelinkError `token_unreadable`, `plaid_unavailable`, `plaid_error`, `too_many_requests`; then
 * nothing is changed.
 */
export const refreshItem = async (
  context: ServerContext,
  stored: StoredItem,
  heard: readonly ItemSignal[] = [],
  read: typeof readItemAtPlaid = readItemAtPlaid,
): Promise<ChangedItem | null> => {
  const accessToken = await openAccessToken(context, stored)
  const signals = heard.reduce(hearSignal, stored.signals)
  const reading = await read(context, { ...stored, signals }, accessToken)
  return changeItem(context, stored.id, (newest) =>
    takeReading({ ...newest, signals: heard.reduce(hearSignal, newest.signals) }, reading),
  )
}
