import type { Item, ItemUpdatedResponse } from '@relink/core'
import { finishUpdate, noteUpdate } from '../link-tokens/link-token-rows.ts'
import type { ServerContext } from '../server-context.ts'
import { compareAccounts } from './account-changes.ts'
import { saveItem } from './item-rows.ts'
import { findOwnItem, openAccessToken } from './own-item.ts'
import { readItemAtPlaid } from './read-item-at-plaid.ts'

/** Whether an Item works again, as far as its health tells. */
export const isRepaired = ({ health }: Item): boolean =>
  health === 'healthy' || health === 'reconnect_soon'

/**
 * Re-reads an Item after update mode. There is nothing to exchange: Item and access token stay.
 *
 * @param flowId The flow that went through Link, so that recovering it can say how it ended.
 * @returns The Item, whether Plaid says that it works again, and how its accounts changed.
 * @throws RelinkError `not_found`, `too_many_requests`, `plaid_error`, `plaid_unavailable`.
 */
export const confirmUpdated = async (
  context: ServerContext,
  owner: string,
  itemId: string,
  flowId: string | null,
): Promise<ItemUpdatedResponse> => {
  const { store, settings, now } = context
  const stored = await findOwnItem(context, owner, itemId)
  if (flowId !== null) await noteUpdate(store.query, owner, itemId, flowId)
  const accessToken = await openAccessToken(context, stored)
  const item = await readItemAtPlaid(context, stored.item, accessToken)
  await store.transaction(async (query) => {
    await saveItem(query, item)
    await finishUpdate(query, owner, itemId, flowId, now())
  })
  const updated: ItemUpdatedResponse = {
    item,
    repaired: isRepaired(item),
    accounts: compareAccounts(stored.item.accounts, item.accounts),
  }
  await settings.handlers.updated({ owner, ...updated })
  return updated
}
