import { hearSignal, type Account, type ItemSignal } from '@relink/core'
import { readPlaidFailure } from '../plaid/plaid-failure.ts'
import type { ServerContext } from '../server-context.ts'
import { itemErrorOf } from './item-error.ts'
import { findRegion } from './institutions.ts'
import type { Region, StoredItem } from './stored-item.ts'

/** What Plaid says about an Item now. */
export interface ItemReading {
  signal: Extract<ItemSignal, { type: 'read' }>
  /** Null where Plaid gives none, which leaves what was known; a broken Item's accounts among it. */
  institutionId: string | null
  bankName: string | null
  region: Region | null
  accounts: Account[] | null
  /** The products that the person agreed to share data for; null where Plaid does not say. */
  consentedProducts: string[] | null
}

/**
 * Reads an Item and its accounts at Plaid. A broken Item is an answer, not a failure.
 *
 * @throws RelinkError `plaid_unavailable`, `plaid_error`, `too_many_requests` when the answer is
 * about something else than this Item.
 */
export const readItemAtPlaid = async (
  context: ServerContext,
  stored: Pick<StoredItem, 'institutionId' | 'region' | 'signals'>,
  accessToken: string,
): Promise<ItemReading> => {
  const { plaid, institutions, now } = context
  const at = now()
  const [about, accounts] = await Promise.allSettled([
    plaid.readItem(accessToken),
    plaid.readAccounts(accessToken),
  ])
  // When both calls fail, the first reason is as good as the second.
  const heard = [about, accounts].flatMap((result) =>
    result.status === 'rejected'
      ? [{ reason: result.reason as unknown, error: itemErrorOf(readPlaidFailure(result.reason)) }]
      : [],
  )
  const unexplained = heard.find(({ error }) => error === null)
  if (unexplained !== undefined) throw unexplained.reason

  const said = about.status === 'fulfilled' ? about.value : null
  const error =
    itemErrorOf(said?.error ?? null) ?? heard.find((each) => each.error !== null)?.error ?? null
  const institutionId = said?.institutionId ?? null
  const asksBank = stored.signals.bankTrouble !== null && institutionId !== null
  const institution = asksBank ? await institutions.read(institutionId) : null
  return {
    signal: {
      type: 'read',
      at,
      error,
      consentEndsAt: said === null ? stored.signals.consentEndsAt : said.consentExpiresAt,
      unverified: accounts.status === 'fulfilled' ? accounts.value.unverified : null,
      bankIsDown: institution?.isDown ?? null,
    },
    institutionId,
    region: stored.region ?? (await findRegion(context, institutionId ?? stored.institutionId)),
    bankName: said?.institutionName ?? null,
    accounts: accounts.status === 'fulfilled' ? accounts.value.accounts : null,
    consentedProducts: said?.consentedProducts ?? null,
  }
}

/** The Item as it is after a reading. */
export const takeReading = (stored: StoredItem, reading: ItemReading): StoredItem => ({
  ...stored,
  institutionId: reading.institutionId ?? stored.institutionId,
  bankName: reading.bankName ?? stored.bankName,
  region: stored.region ?? reading.region,
  accounts: reading.accounts ?? stored.accounts,
  signals: hearSignal(stored.signals, reading.signal),
})
