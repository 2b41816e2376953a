import { hearSignal, kindOfError } from '@relink/core'
import { forgetRequest, readPlaidFailure } from '../plaid/plaid-failure.ts'
import type { ServerContext } from '../server-context.ts'
import { changeItem } from './change-item.ts'
import { isGone, itemErrorOf } from './item-error.ts'

/**
 * Updates an Item's health from an error that a call for it met, if the error says anything about it.
 * Only `/item/get` can say that all is well again.
 *
 * @param at When the call began, so that a repair which ended meanwhile is not undone.
 * @param products What the call was for, where that is known.
 */
export const noteFailure = async (
  context: ServerContext,
  itemId: string,
  caught: unknown,
  at: number,
  products: readonly string[] = [],
): Promise<void> => {
  const error = itemErrorOf(readPlaidFailure(caught), products)
  if (error === null) return
  await changeItem(context, itemId, (stored) =>
    at < (stored.signals.repairedAt ?? 0)
      ? stored
      : { ...stored, signals: hearSignal(stored.signals, { type: 'failed', at, error }) },
  )
}

const isRevoked = (code: string): boolean => kindOfError(code) === 'revoked'

/**
 * Notes that Plaid made no link token to repair an Item, where that is because of the Item: what its person
 * took back can then not be restored, and only a new connection helps.
 *
 * @see https://plaid.com/docs/errors/item/#user_permission_revoked
 */
export const noteRefusedUpdate = async (
  context: ServerContext,
  itemId: string,
  caught: unknown,
  at: number,
): Promise<void> => {
  const failure = readPlaidFailure(caught)
  if (failure === null) return
  const saysRevoked = isRevoked(failure.code)
  if (!saysRevoked && !isGone(failure) && failure.type !== 'ITEM_ERROR') return
  await changeItem(context, itemId, (stored) => {
    const { error } = stored.signals
    return saysRevoked || (error !== null && isRevoked(error.code))
      ? { ...stored, signals: hearSignal(stored.signals, { type: 'update_refused', at }) }
      : stored
  })
}

/**
 * Notes what an error says about an Item, and throws that error on, whatever becomes of the note, but
 * without the request that failed.
 */
export const hearPlaid = async (
  context: ServerContext,
  itemId: string | null,
  error: unknown,
  at: number,
  products: readonly string[] = [],
): Promise<never> => {
  try {
    if (itemId !== null) await noteFailure(context, itemId, error, at, products)
  } catch (failure) {
    context.log('error', 'item_health_not_saved', { itemId, error: failure })
  }
  forgetRequest(error)
  throw error
}
