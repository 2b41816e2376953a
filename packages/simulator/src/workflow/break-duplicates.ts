import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import { problemOf } from '../engine/item-problems.ts'
import { breakItem } from '../engine/items.ts'
import type { Item } from '../engine/simulator-state.ts'
import { announceProblem } from '../webhooks/announce-problem.ts'

const isSame = (one: string | null, other: string | null): boolean => one !== null && one === other

// Everybody is user_good at a bank's own page, so that the app's id says who it is there.
const haveOneLogin = (one: Item, other: Item): boolean =>
  one.institutionId === other.institutionId &&
  one.login.username === other.login.username &&
  (isSame(one.clientUserId, other.clientUserId) || isSame(one.userId, other.userId))

const shareTheSame = (one: Item, other: Item): boolean =>
  one.accounts.length === other.accounts.length &&
  one.accounts.every(({ key }) => other.accounts.some((account) => account.key === key))

/**
 * Breaks the other Items of a login that somebody has just signed in with, at the banks where one alone can work.
 *
 * @see https://plaid.com/docs/link/duplicate-items/
 */
export const breakDuplicates = (engine: Engine, item: Item): void => {
  const rule = findInstitution(item.institutionId)?.secondBreaksFirst ?? 'never'
  if (rule === 'never') return
  for (const other of Object.values(engine.state.items)) {
    if (other === item || !haveOneLogin(item, other) || problemOf(engine, other)) continue
    if (rule === 'other_accounts' && shareTheSame(item, other)) continue
    const problem = { code: 'ITEM_LOGIN_REQUIRED', reason: 'OAUTH_INVALID_TOKEN' }
    breakItem(other, problem)
    announceProblem(engine, other, problem)
  }
}
