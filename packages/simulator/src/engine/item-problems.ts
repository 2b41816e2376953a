import type { Engine } from './engine.ts'
import { errorTypeOf } from './error-type.ts'
import { findInstitution } from './institutions.ts'
import { PlaidFailure } from './plaid-failure.ts'
import type { Item, ItemProblem, LinkToken } from './simulator-state.ts'

// Sandbox Items ask for a new login by themselves after 30 days.
const workingTime = 30 * 24 * 60 * 60_000

/** Says what all calls for an Item meet, leaving time aside; null when some of them work. */
export const wholeProblemOf = ({ problem }: Item): ItemProblem | null =>
  problem?.products ? null : problem

/** Says what the calls of one product meet while the rest of an Item works; null when nothing. */
export const productProblemOf = ({ problem }: Item, product: string): ItemProblem | null =>
  problem?.products?.includes(product) ? problem : null

/** Says what is wrong with an Item now, time included; null when it works. */
export const problemOf = (engine: Engine, item: Item): ItemProblem | null => {
  const known = wholeProblemOf(item)
  if (known) return known
  const now = engine.now()
  const oauth = findInstitution(item.institutionId)?.oauth ?? false
  if (item.consentExpiresAt !== null && item.consentExpiresAt <= now) {
    return { code: 'ITEM_LOGIN_REQUIRED', reason: oauth ? 'OAUTH_CONSENT_EXPIRED' : null }
  }
  if (item.disconnectsAt != null && item.disconnectsAt <= now) {
    return { code: 'ITEM_LOGIN_REQUIRED', reason: oauth ? 'OAUTH_INVALID_TOKEN' : null }
  }
  // Numbers that were typed have no login that could go stale.
  if (item.institutionId === null || item.workingSince + workingTime > now) return null
  return { code: 'ITEM_LOGIN_REQUIRED', reason: oauth ? 'OAUTH_INVALID_TOKEN' : null }
}

const problemTexts: Record<string, string> = {
  ITEM_LOGIN_REQUIRED:
    "the login details of this item have changed (credentials, MFA, or required user action) and a user login is required to update this information. use Link's update mode to restore the item to a good state",
  USER_PERMISSION_REVOKED:
    'the holder of this account has revoked their permission for your application to access it',
  ACCESS_NOT_GRANTED: 'access to this product was not granted for the account',
  NO_ACCOUNTS: 'no valid accounts were found for this item',
  ADDITIONAL_CONSENT_REQUIRED:
    "client does not have user consent to access the requested product. use Link's update mode to collect it",
  ITEM_LOCKED: 'this account is locked. the user should visit the institution to unlock it',
}

/** Refuses to read data of an Item that is broken, with the error that `/item/get` shows too. */
export const problemFailure = ({ code }: ItemProblem): PlaidFailure =>
  new PlaidFailure({
    error_type: errorTypeOf(code),
    error_code: code,
    error_message: problemTexts[code] ?? code.toLowerCase().replaceAll('_', ' '),
    display_message: null,
  })

/** Whether going through Link with this token ends what is wrong. Consent comes of nothing but being asked for. */
export const isSolvedBy = (problem: ItemProblem, { additionalProducts = [] }: LinkToken): boolean =>
  problem.code !== 'ADDITIONAL_CONSENT_REQUIRED' ||
  (additionalProducts.length > 0 &&
    (problem.products ?? []).every((product) => additionalProducts.includes(product)))
