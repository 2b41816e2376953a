import type { Account, Item, LinkInstitution } from '@relink/core'

const sameAccount = (one: Account, other: Account): boolean =>
  one.name.trim().toLowerCase() === other.name.trim().toLowerCase() &&
  (one.mask === other.mask || one.mask === null || other.mask === null)

/**
 * Finds the Item that a person seems to be connecting a second time: same institution and at least
 * one account of the same name and mask. A mask that one side doesn't give can't tell two apart.
 *
 * Two logins at one bank share no account and are not duplicates. An Item whose access was withdrawn
 * is not one either: connecting anew is how people mend that.
 *
 * @see https://plaid.com/docs/link/duplicate-items/
 */
export const findConnected = (
  items: readonly Item[],
  institution: LinkInstitution | null,
  accounts: readonly Account[],
): Item | null => {
  const bank = institution?.id ?? null
  if (bank === null) return null
  return (
    items.find(
      (item) =>
        item.institutionId === bank &&
        item.health !== 'access_revoked' &&
        item.accounts.some((known) => accounts.some((account) => sameAccount(known, account))),
    ) ?? null
  )
}
