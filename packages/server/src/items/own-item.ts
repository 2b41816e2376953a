import { RelinkError } from '@relink/core'
import type { ServerContext } from '../server-context.ts'
import { findItem, type StoredItem } from './item-rows.ts'

/** One of the owner's own Items. Throws `not_found`, also for an Item that is somebody else's. */
export const findOwnItem = async (
  context: ServerContext,
  owner: string,
  itemId: string,
): Promise<StoredItem> => {
  const stored = await findItem(context.store.query, context.settings.environment, owner, itemId)
  if (stored !== null) return stored
  throw new RelinkError(
    'not_found',
    'Failed to find the Item: this person has none with that id. Read their Items again.',
  )
}

/** The Item's access token, in clear; keep it in a local variable. Throws `token_unreadable`. */
export const openAccessToken = (context: ServerContext, stored: StoredItem): Promise<string> =>
  context.vault.open(
    { use: 'access_token', id: stored.item.id, owner: stored.owner },
    stored.sealedAccessToken,
  )
