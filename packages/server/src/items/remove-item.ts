import { writeNews } from '../events/item-news.ts'
import { deleteLinkTokensOfItem } from '../link-tokens/link-token-rows.ts'
import { readPlaidFailure } from '../plaid/plaid-failure.ts'
import type { RemovalReason } from '../plaid/plaid.ts'
import type { ServerContext } from '../server-context.ts'
import { isGone } from './item-error.ts'
import { countChange, deleteItem } from './item-rows.ts'
import { findOwnItem, openAccessToken } from './own-item.ts'
import { isWorkingItem } from './stored-item.ts'

/** Who ended a connection, or what: its person, the app, or a newer connection to the same bank. */
export type RemovalCause = 'person' | 'app' | 'replaced'

/** Why an Item is removed. */
export interface Removal {
  /** Null where the app never heard of the connection; then it hears nothing of its end. */
  cause: RemovalCause | null
  /** Told to Plaid. Default: that the connection did not work, where it did not, else `OTHER`. */
  reason?: RemovalReason | undefined
}

/** Ends an Item at Plaid, so that billing and access stop. One that Plaid no longer knows has ended. */
export const removeAtPlaid = async (
  { plaid, log }: ServerContext,
  itemId: string,
  accessToken: string,
  reason: RemovalReason,
): Promise<void> => {
  await plaid.removeItem(accessToken, reason).catch((error: unknown) => {
    const failure = readPlaidFailure(error)
    if (!isGone(failure)) throw error
    // An unknown token may be of an Item that is there still, and that nobody can remove any more.
    if (failure?.code === 'ITEM_NOT_FOUND') log('info', 'item_already_removed', { itemId })
    else log('warn', 'item_unknown_to_plaid', { itemId, plaid: failure })
  })
}

/**
 * Ends a connection: at Plaid first, then here.
 *
 * @throws RelinkError `not_found`, `too_many_requests`, `plaid_error`, `plaid_unavailable`.
 */
export const removeItem = async (
  context: ServerContext,
  owner: string,
  itemId: string,
  { cause, reason }: Removal,
): Promise<void> => {
  const { store, settings, now } = context
  const stored = await findOwnItem(context, owner, itemId)
  const accessToken = await openAccessToken(context, stored)
  const why = isWorkingItem(stored, now()) ? 'OTHER' : 'CONNECTION_IS_NON_FUNCTIONAL'
  await removeAtPlaid(context, itemId, accessToken, reason ?? why)
  const wasThere = await store.transaction(async (query, tell) => {
    const change = await countChange(query, owner)
    await deleteLinkTokensOfItem(query, owner, itemId)
    if (!(await deleteItem(query, owner, itemId))) return false
    await tell(writeNews({ owner, itemId, change, removed: true }))
    return true
  })
  // Of two that remove it at once, one tells the app.
  if (wasThere && cause !== null)
    await settings.handlers.removed({ owner, itemId, cause, accounts: stored.accounts })
}
