import { forgetRequest, readPlaidFailure } from '../plaid/plaid-failure.ts'
import type { ServerContext } from '../server-context.ts'
import { healthOfFailure } from './item-health.ts'
import { saveHealth, type StoredItem } from './item-rows.ts'

/**
 * Updates an Item's health from an error that a call for it met, if the error says anything about it.
 * Only `/item/get` can say that all is well again.
 */
export const noteFailure = async (
  context: ServerContext,
  { item }: StoredItem,
  error: unknown,
): Promise<void> => {
  const found = healthOfFailure(readPlaidFailure(error))
  if (found === null || (found.health === item.health && found.errorCode === item.errorCode)) return
  if (await saveHealth(context.store.query, item, found, context.now()))
    context.log('warn', 'item_health_changed', { itemId: item.id, ...found })
}

/**
 * Notes what an error says about an Item, and throws that error on, whatever becomes of the note, but
 * without the request that failed.
 */
export const hearPlaid = async (
  context: ServerContext,
  stored: StoredItem | null,
  error: unknown,
): Promise<never> => {
  try {
    if (stored !== null) await noteFailure(context, stored, error)
  } catch (failure) {
    context.log('error', 'item_health_not_saved', { itemId: stored?.item.id, error: failure })
  }
  forgetRequest(error)
  throw error
}
