import { kindOfError, type Account, type LinkInstitution } from '@relink/core'
import type { StoredItem } from './stored-item.ts'

const sameAccount = (one: Account, other: Account): boolean =>
  one.name.trim().toLowerCase() === other.name.trim().toLowerCase() &&
  (one.mask === other.mask || one.mask === null || other.mask === null)

/** For what cannot be undone: here a mask that is not given makes no two accounts the same. */
const surelySameAccount = (one: Account, other: Account): boolean =>
  one.mask !== null && other.mask !== null && sameAccount(one, other)

/** Tells whether two Items are at one bank and certainly share an account. */
export const sharesAccount = (
  one: Pick<StoredItem, 'institutionId' | 'accounts'>,
  other: Pick<StoredItem, 'institutionId' | 'accounts'>,
): boolean =>
  one.institutionId !== null &&
  one.institutionId === other.institutionId &&
  one.accounts.some((mine) => other.accounts.some((theirs) => surelySameAccount(mine, theirs)))

const isRevoked = ({ signals }: Pick<StoredItem, 'signals'>): boolean =>
  signals.error !== null && kindOfError(signals.error.code) === 'revoked'

/**
 * Finds the Items that a person seems to be connecting a second time: same institution and at least
 * one account of the same name and mask. A mask that one side doesn't give can't tell two apart.
 *
 * Two logins at one bank share no account and are not duplicates. An Item whose access was withdrawn
 * is not one either: connecting anew is how people mend that.
 *
 * @see https://plaid.com/docs/link/duplicate-items/
 */
export const findConnected = <T extends Pick<StoredItem, 'institutionId' | 'accounts' | 'signals'>>(
  items: readonly T[],
  institution: LinkInstitution | null,
  accounts: readonly Account[],
  { withRevoked = false }: { withRevoked?: boolean } = {},
): T[] => {
  const bank = institution?.id ?? null
  if (bank === null) return []
  return items.filter(
    (item) =>
      item.institutionId === bank &&
      (withRevoked || !isRevoked(item)) &&
      item.accounts.some((known) => accounts.some((account) => sameAccount(known, account))),
  )
}

/** Chase, PNC, Navy Federal, Charles Schwab: by Plaid's ids and by the names that they go by. */
const jealousIds = new Set(['ins_56', 'ins_13', 'ins_15', 'ins_11'])
const jealousNames = /^(chase|pnc|navy federal|(charles )?schwab)\b/i

/**
 * Tells whether at this bank a second connection ends the first.
 *
 * @see https://plaid.com/docs/link/duplicate-items/
 */
export const breaksFirst = (institution: LinkInstitution | null): boolean =>
  institution !== null &&
  (jealousIds.has(institution.id ?? '') || jealousNames.test(institution.name ?? ''))
