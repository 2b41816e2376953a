import {
  hearSignal,
  type ItemSignals,
  type ItemUpdatedRequest,
  type ItemUpdatedResponse,
  type RepairFailure,
} from '@relink/core'
import { finishUpdate, findUpdateOfFlow, noteUpdate } from '../link-tokens/link-token-rows.ts'
import { readPlaidFailure } from '../plaid/plaid-failure.ts'
import type { ServerContext } from '../server-context.ts'
import { compareAccounts } from './account-changes.ts'
import { changeItem, type ChangedItem } from './change-item.ts'
import { isGone } from './item-error.ts'
import { findOwnItem, itemNotFound, openAccessToken } from './own-item.ts'
import { readItemAtPlaid, takeReading, type ItemReading } from './read-item-at-plaid.ts'
import { isWorkingItem, showItem, type StoredItem } from './stored-item.ts'
import { whyNotRepaired } from './why-not-repaired.ts'

/** Plaid knows no such access token: it is of another environment, or was replaced elsewhere. */
const unknownToken = 'other_environment'

const consentRequired = 'ADDITIONAL_CONSENT_REQUIRED'

const read = async (
  context: ServerContext,
  stored: StoredItem,
): Promise<ItemReading | typeof unknownToken> => {
  try {
    return await readItemAtPlaid(context, stored, await openAccessToken(context, stored))
  } catch (error) {
    const failure = readPlaidFailure(error)
    if (!isGone(failure)) throw error
    context.log('error', 'access_token_unknown_to_plaid', { itemId: stored.id, plaid: failure })
    return unknownToken
  }
}

/**
 * Consent that was missing before and that Plaid does not list after update mode was not given. Of access to
 * single accounts, ACCESS_NOT_GRANTED, it lists nothing: that counts as given until a call says otherwise.
 *
 * @see https://plaid.com/docs/api/items/#item-get-response-item-consented-products
 */
const keepMissing = (
  { missing }: ItemSignals,
  after: ItemSignals,
  { consentedProducts, signal: { at } }: ItemReading,
): ItemSignals => {
  if (missing?.code !== consentRequired || consentedProducts === null) return after
  const products = Object.keys(missing.products).filter((name) => !consentedProducts.includes(name))
  const error = { code: consentRequired, reason: null, products }
  return products.length === 0 ? after : hearSignal(after, { type: 'failed', at, error })
}

/**
 * Re-reads an Item after update mode. There is nothing to exchange: Item and access token stay.
 *
 * @param request The flow that went through Link, so that recovering it can say how it ended, and what
 * Link named.
 * @returns The Item, whether Plaid says that it works again, if not why, and how its accounts changed.
 * @throws RelinkError `not_found`, `too_many_requests`, `plaid_error`, `plaid_unavailable`.
 */
export const confirmUpdated = async (
  context: ServerContext,
  owner: string,
  itemId: string,
  { flowId = null, ...seen }: Omit<ItemUpdatedRequest, 'flowId'> & { flowId?: string | null },
): Promise<ItemUpdatedResponse> => {
  const { store, settings, now } = context
  const before = await findOwnItem(context, owner, itemId)
  const made = flowId === null ? null : await findUpdateOfFlow(store.query, owner, itemId, flowId)
  const at = now()
  if (flowId !== null) await noteUpdate(store.query, owner, itemId, flowId)
  const reading = await read(context, before)
  let changed: ChangedItem = { before, after: before, item: showItem(before, now()) }
  let failure: RepairFailure | null = null
  if (reading === unknownToken) failure = unknownToken
  else {
    // What was broken before is settled by the repair, unless the reading says that it still is.
    const repaired = {
      type: 'updated',
      at,
      accountsChosen: made?.accountSelection === true,
    } as const
    const written = await changeItem(context, itemId, (stored) => {
      const after = takeReading(
        { ...stored, signals: hearSignal(stored.signals, repaired) },
        reading,
      )
      return { ...after, signals: keepMissing(stored.signals, after.signals, reading) }
    })
    // Removed while it was read.
    if (written === null) throw itemNotFound()
    changed = written
    if (!isWorkingItem(changed.after, now()))
      failure = await whyNotRepaired(context, before, changed.after, seen)
  }
  const { after, item } = changed
  await finishUpdate(store.query, owner, itemId, flowId, now())
  const updated: ItemUpdatedResponse = {
    item,
    repaired: failure === null,
    failure,
    accounts: compareAccounts(before.accounts, after.accounts),
  }
  await settings.handlers.updated({ owner, ...updated })
  return updated
}
