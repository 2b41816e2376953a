import type { ItemHealth } from '@relink/core'
import type { PlaidFailure } from '../plaid/plaid-failure.ts'
import type { PlaidItem } from '../plaid/plaid.ts'

/** An Item's health, with the Plaid code behind it. */
export interface HealthFinding {
  health: ItemHealth
  errorCode: string | null
}

const week = 7 * 24 * 60 * 60 * 1000

const reconnectNeeded = new Set([
  'ITEM_LOGIN_REQUIRED',
  'ITEM_LOCKED',
  'PASSWORD_RESET_REQUIRED',
  'USER_SETUP_REQUIRED',
  'INVALID_CREDENTIALS',
  'INVALID_MFA',
  'INVALID_UPDATED_USERNAME',
  'INSUFFICIENT_CREDENTIALS',
  'ACCESS_NOT_GRANTED',
  'NO_ACCOUNTS',
])
const accessRevoked = new Set(['USER_PERMISSION_REVOKED', 'ITEM_NOT_FOUND'])

/** The codes with which Plaid says that there is nothing left to remove. */
const gone = new Set(['ITEM_NOT_FOUND', 'INVALID_ACCESS_TOKEN'])

/** Tells whether Plaid no longer knows the Item. */
export const isGone = (failure: PlaidFailure | null): boolean =>
  failure !== null && gone.has(failure.code)

/**
 * What an error says about the Item's health.
 *
 * By code alone: Plaid gives some of these under different types. Bank outages, rate limits and
 * errors of one product say nothing about the connection.
 *
 * @returns Null when the error is about something else.
 */
export const healthOfFailure = (failure: PlaidFailure | null): HealthFinding | null => {
  if (failure === null) return null
  if (reconnectNeeded.has(failure.code))
    return { health: 'reconnect_needed', errorCode: failure.code }
  return accessRevoked.has(failure.code)
    ? { health: 'access_revoked', errorCode: failure.code }
    : null
}

/** What `/item/get` says about the Item's health; its answer wins over anything heard before. */
export const healthOfItem = (item: PlaidItem, now: number): HealthFinding => {
  const broken = healthOfFailure(item.error)
  if (broken !== null) return broken
  const endsSoon = item.consentExpiresAt !== null && item.consentExpiresAt - now <= week
  return endsSoon
    ? { health: 'reconnect_soon', errorCode: null }
    : { health: 'healthy', errorCode: null }
}
