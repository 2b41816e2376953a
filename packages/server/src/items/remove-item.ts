import { deleteLinkTokensOfItem } from '../link-tokens/link-token-rows.ts'
import { readPlaidFailure } from '../plaid/plaid-failure.ts'
import type { ServerContext } from '../server-context.ts'
import { isGone } from './item-health.ts'
import { deleteItem } from './item-rows.ts'
import { findOwnItem, openAccessToken } from './own-item.ts'

/**
 * Ends a connection: at Plaid first, so that billing and access stop, then here.
 *
 * An Item that Plaid no longer knows is simply forgotten.
 *
 * @throws RelinkError `not_found`, `too_many_requests`, `plaid_error`, `plaid_unavailable`.
 */
export const removeItem = async (
  context: ServerContext,
  owner: string,
  itemId: string,
): Promise<void> => {
  const stored = await findOwnItem(context, owner, itemId)
  const accessToken = await openAccessToken(context, stored)
  await context.plaid.removeItem(accessToken).catch((error: unknown) => {
    if (!isGone(readPlaidFailure(error))) throw error
    context.log('info', 'item_already_removed', { itemId })
  })
  await context.store.transaction(async (query) => {
    await deleteItem(query, owner, itemId)
    await deleteLinkTokensOfItem(query, owner, itemId)
  })
  await context.settings.handlers.removed({ owner, itemId })
}
