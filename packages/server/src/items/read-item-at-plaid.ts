import type { Account, Item } from '@relink/core'
import { readPlaidFailure } from '../plaid/plaid-failure.ts'
import type { ServerContext } from '../server-context.ts'
import { healthOfFailure, healthOfItem } from './item-health.ts'

const timeOrNull = (time: number | null): string | null =>
  time === null ? null : new Date(time).toISOString()

const sameAccounts = (one: readonly Account[], other: readonly Account[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/**
 * Reads an Item and its accounts at Plaid.
 *
 * A broken Item is an answer, not a failure: it keeps the accounts it had, since Plaid gives none.
 *
 * @returns The Item as it is now; `updatedAt` moves only when something changed.
 * @throws RelinkError `plaid_unavailable`, `plaid_error`, `too_many_requests` when the answer is
 * about something else than this Item.
 */
export const readItemAtPlaid = async (
  context: ServerContext,
  item: Item,
  accessToken: string,
): Promise<Item> => {
  const [about, accounts] = await Promise.allSettled([
    context.plaid.readItem(accessToken),
    context.plaid.readAccounts(accessToken),
  ])
  // When both calls fail, the first reason is as good as the second.
  const reasons = [about, accounts].flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  )
  const heard = reasons.map((reason) => healthOfFailure(readPlaidFailure(reason)))
  const unexplained = reasons.find((_, index) => heard[index] === null)
  if (unexplained !== undefined) throw unexplained

  const said = about.status === 'fulfilled' ? about.value : null
  const asked = said === null ? null : healthOfItem(said, context.now())
  const noticed = heard.find((finding) => finding !== null)
  const health = asked === null || asked.errorCode === null ? (noticed ?? asked) : asked
  const current: Item = {
    ...item,
    ...health,
    expiresAt: said === null ? item.expiresAt : timeOrNull(said.consentExpiresAt),
    institutionId: said?.institutionId ?? item.institutionId,
    bankName: said?.institutionName ?? item.bankName,
    accounts: accounts.status === 'fulfilled' ? accounts.value : item.accounts,
  }
  const changed =
    current.health !== item.health ||
    current.errorCode !== item.errorCode ||
    current.expiresAt !== item.expiresAt ||
    !sameAccounts(current.accounts, item.accounts)
  return changed ? { ...current, updatedAt: new Date(context.now()).toISOString() } : current
}
