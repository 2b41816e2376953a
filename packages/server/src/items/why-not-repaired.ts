import type { ItemUpdatedRequest, RepairFailure } from '@relink/core'
import type { ServerContext } from '../server-context.ts'
import { findConnected } from './find-connected.ts'
import { listStoredItems } from './item-rows.ts'
import { healthOf, isWorkingItem, type StoredItem } from './stored-item.ts'

/** What Link named at the end, if the page sent it. */
type Seen = Pick<ItemUpdatedRequest, 'institution' | 'accounts'>

/** Whether the person came out of Link at another bank, or with none of the accounts that were known. */
const usedOtherLogin = (before: StoredItem, { institution, accounts = [] }: Seen): boolean => {
  const bank = institution?.id ?? null
  if (bank !== null && before.institutionId !== null && bank !== before.institutionId) return true
  if (accounts.length === 0 || before.accounts.length === 0) return false
  const isKnown = findConnected([before], { id: before.institutionId, name: null }, accounts)
  const sameIds = accounts.some(({ id }) => before.accounts.some((known) => known.id === id))
  return isKnown.length === 0 && !sameIds
}

/**
 * Finds out why an Item still does not work after its person went through update mode.
 *
 * Consent that was asked for and not given is seen in the Item's health.
 * That Plaid goes on answering ITEM_LOGIN_REQUIRED has few causes, and none of them is a mismatch between
 * the app's user and the token: another login was used at the bank, a newer connection took this one's
 * place, the bank has trouble, or the access token is of another environment (which is found earlier, when
 * Plaid refuses the token).
 *
 * @see https://plaid.com/docs/errors/item/#item_login_required
 * @see https://plaid.com/docs/link/duplicate-items/
 */
export const whyNotRepaired = async (
  context: ServerContext,
  before: StoredItem,
  after: StoredItem,
  seen: Seen,
): Promise<RepairFailure> => {
  const { store, settings, institutions } = context
  if (healthOf(after, context.now()).status === 'consent_missing') return 'consent_missing'
  if (after.signals.error?.code === 'INVALID_UPDATED_USERNAME' || usedOtherLogin(before, seen))
    return 'other_login'
  const items = await listStoredItems(store.query, settings.environment, after.owner)
  const bank = { id: after.institutionId, name: after.bankName }
  const newer = findConnected(items, bank, before.accounts).some(
    (other) =>
      other.id !== after.id &&
      other.connectedAt > after.connectedAt &&
      isWorkingItem(other, context.now()),
  )
  if (newer) return 'new_item'
  if (after.signals.bankTrouble !== null) return 'bank_down'
  const institution = bank.id === null ? null : await institutions.read(bank.id)
  return institution?.isDown === true ? 'bank_down' : 'not_known'
}
