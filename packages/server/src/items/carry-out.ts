import { adviseOnHealth, isRelinkError, type LinkItemResponse } from '@relink/core'
import type { ServerContext } from '../server-context.ts'
import { finishExchange, type UndecidedExchange } from './exchange-claims.ts'
import { openIntent } from './exchange-item.ts'
import { sharesAccount } from './find-connected.ts'
import { findItem, listStoredItems } from './item-rows.ts'
import { refreshItem } from './refresh-item.ts'
import { removeItem } from './remove-item.ts'
import { healthOf, isWorkingItem, showItem, type StoredItem } from './stored-item.ts'

/**
 * Reads the new Item. What is known from Link is kept already, so nothing is lost when Plaid does not
 * answer now; that gives null.
 */
export const fillIn = async (
  context: ServerContext,
  kept: StoredItem,
): Promise<StoredItem | null> => {
  try {
    return (await refreshItem(context, kept))?.after ?? null
  } catch (error) {
    context.log('warn', 'item_not_read', { itemId: kept.id, error })
    return null
  }
}

/** Whether nothing of an Item is left at Plaid that could be restored: only connecting anew mends it. */
const isGone = (stored: StoredItem, now: number): boolean => {
  const health = healthOf(stored, now)
  return health.status === 'revoked' && adviseOnHealth(health).repair === 'relink'
}

/**
 * Removes the connection that the person chose to replace, and those of which nothing is left at Plaid,
 * where the new one shares an account with them: once Plaid has said that it works, and which accounts it
 * has. What fails here stays and is logged.
 */
export const removeReplaced = async (
  context: ServerContext,
  fresh: StoredItem,
  replaced: StoredItem | null,
): Promise<void> => {
  const { store, settings, log, now } = context
  const { owner, signals } = fresh
  // What Link told of the accounts is too little to end anything.
  if (!isWorkingItem(fresh, now()) || signals.heardAt.accounts === 0) return
  try {
    for (const old of await listStoredItems(store.query, settings.environment, owner)) {
      const isOver = old.id === replaced?.id || isGone(old, now())
      // It is the new one itself where its page sent it twice, or it was exchanged anew.
      if (!isOver || old.id === fresh.id || !sharesAccount(old, fresh)) continue
      await removeItem(context, owner, old.id, { cause: 'replaced' }).catch((error: unknown) => {
        log('error', 'replaced_item_not_removed', { itemId: old.id, error })
      })
    }
  } catch (error) {
    log('error', 'replaced_item_not_removed', { itemId: replaced?.id ?? null, error })
  }
}

/**
 * Ends a connection that nobody wants: at some banks it has ended the first already, and would go on
 * being billed. It was stored before, so that what cannot be removed now is seen and can be later.
 */
export const discard = async (
  context: ServerContext,
  publicTokenHash: string,
  { id: itemId, owner }: StoredItem,
  existing: StoredItem,
): Promise<LinkItemResponse | null> => {
  const { store, now, log } = context
  try {
    // The app never heard of it, and so hears nothing of its end.
    await removeItem(context, owner, itemId, { cause: null, reason: 'OTHER' })
  } catch (error) {
    // Another request may have gone on with it meanwhile, and removed it.
    if (!isRelinkError(error) || error.code !== 'not_found') {
      log('error', 'unwanted_item_not_removed', { itemId, error })
      return null
    }
  }
  await finishExchange(store.query, owner, publicTokenHash, {
    itemId: existing.id,
    outcome: 'discarded',
  })
  const changed = await refreshItem(context, existing).catch((error: unknown) => {
    log('warn', 'item_not_read', { itemId: existing.id, error })
    return null
  })
  return { outcome: 'discarded', item: changed?.item ?? showItem(existing, now()) }
}

/**
 * Does what the person decided where the process that stored the new Item was stopped before it had. Until
 * then both connections are shown.
 */
export const carryOut = async (
  context: ServerContext,
  { owner, publicTokenHash, sealedIntent, itemId }: UndecidedExchange,
): Promise<void> => {
  const { store, settings } = context
  const { environment } = settings
  const request = await openIntent(context, owner, publicTokenHash, sealedIntent)
  const find = (id: string): Promise<StoredItem | null> =>
    findItem(store.query, environment, owner, id)
  const kept = await find(itemId)
  const existing = await find(request.existingId ?? '')
  if (kept !== null && existing !== null && kept.id !== existing.id) {
    if (request.ifConnected === 'discard') {
      await discard(context, publicTokenHash, kept, existing)
      return
    }
    const read = await fillIn(context, kept)
    // To be tried again, like what could not be discarded.
    if (read === null) return
    await removeReplaced(context, read, existing)
  }
  await finishExchange(store.query, owner, publicTokenHash, { itemId, outcome: 'linked' })
}
