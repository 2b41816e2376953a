import type { Account, AccountChanges } from '@relink/core'

/**
 * Compares an Item's accounts before and after update mode, by id.
 *
 * An account that was taken away and granted again comes back with a new id, so it is both removed
 * and added; data kept under the old id is not fed any more.
 *
 * @see https://plaid.com/docs/link/update-mode/
 */
export const compareAccounts = (
  before: readonly Account[],
  after: readonly Account[],
): AccountChanges => {
  const known = new Set(before.map(({ id }) => id))
  const current = new Set(after.map(({ id }) => id))
  return {
    added: after.filter(({ id }) => !known.has(id)),
    kept: after.filter(({ id }) => known.has(id)),
    removed: before.filter(({ id }) => !current.has(id)),
  }
}
