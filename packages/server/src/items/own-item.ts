import { RelinkError, type Item } from '@relink/core'
import type { ServerContext } from '../server-context.ts'
import { findItem, listStoredItems } from './item-rows.ts'
import { showItem, type StoredItem } from './stored-item.ts'

/** What is said of an Item that is not there, or not this person's. */
export const itemNotFound = (): RelinkError =>
  new RelinkError(
    'not_found',
    'Failed to find the Item: this person has none with that id. Read their Items again.',
  )

/** One of the owner's own Items. Throws `not_found`, also for an Item that is somebody else's. */
export const findOwnItem = async (
  context: ServerContext,
  owner: string,
  itemId: string,
): Promise<StoredItem> => {
  const stored = await findItem(context.store.query, context.settings.environment, owner, itemId)
  if (stored === null) throw itemNotFound()
  return stored
}

/** The owner's Items as they see them, oldest connection first. */
export const listItems = async (
  { store, settings, now }: ServerContext,
  owner: string,
): Promise<Item[]> => {
  const stored = await listStoredItems(store.query, settings.environment, owner)
  const at = now()
  return stored.map((each) => showItem(each, at))
}

/** The Item's access token, in clear; keep it in a local variable. Throws `token_unreadable`. */
export const openAccessToken = (context: ServerContext, stored: StoredItem): Promise<string> =>
  context.vault.open(
    { use: 'access_token', id: stored.id, owner: stored.owner },
    stored.sealedAccessToken,
  )
