import type { ItemUpdatedResponse } from '@relink/core'
import { deleteUpdateTokens } from '../link-tokens/link-token-rows.ts'
import type { ServerContext } from '../server-context.ts'
import { compareAccounts } from './account-changes.ts'
import { saveItem } from './item-rows.ts'
import { findOwnItem, openAccessToken } from './own-item.ts'
import { readItemAtPlaid } from './read-item-at-plaid.ts'

/**
 * Re-reads an Item after update mode. There is nothing to exchange: Item and access token stay.
 *
 * @returns The Item, whether Plaid says that it works again, and how its accounts changed.
 * @throws RelinkError `not_found`, `too_many_requests`, `plaid_error`, `plaid_unavailable`.
 */
export const confirmUpdated = async (
  context: ServerContext,
  owner: string,
  itemId: string,
): Promise<ItemUpdatedResponse> => {
  const { store, settings } = context
  const stored = await findOwnItem(context, owner, itemId)
  const accessToken = await openAccessToken(context, stored)
  const item = await readItemAtPlaid(context, stored.item, accessToken)
  await saveItem(store.query, item)
  await deleteUpdateTokens(store.query, owner, itemId)
  const updated: ItemUpdatedResponse = {
    item,
    repaired: item.health === 'healthy' || item.health === 'reconnect_soon',
    accounts: compareAccounts(stored.item.accounts, item.accounts),
  }
  await settings.handlers.updated({ owner, ...updated })
  return updated
}
