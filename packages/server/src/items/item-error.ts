import { kindOfError, type ItemError } from '@relink/core'
import type { PlaidFailure } from '../plaid/plaid-failure.ts'

/** The codes with which Plaid says that there is nothing left to remove. */
const gone = new Set(['ITEM_NOT_FOUND', 'INVALID_ACCESS_TOKEN'])

/** Tells whether Plaid no longer knows the Item. */
export const isGone = (failure: PlaidFailure | null): boolean =>
  failure !== null && gone.has(failure.code)

/**
 * What a failure says about an Item. By code alone: Plaid gives some of these under different types.
 *
 * @param products The Plaid products that the failed call was for, where that is known.
 * @returns Null when it is about something else, such as a rate limit or one product's data.
 */
export const itemErrorOf = (
  failure: PlaidFailure | null,
  products: readonly string[] = [],
): ItemError | null =>
  failure === null || kindOfError(failure.code) === null
    ? null
    : { code: failure.code, reason: failure.reason, products }
