import type { LinkError } from './plaid-failure.ts'

type Row = readonly [type: string, message: string, display: string | null]

// https://plaid.com/docs/sandbox/test-credentials/ ; the wording is the simulator's own, because
// Plaid may change its texts at any time and no program should match on them.
const rows: Record<string, Row> = {
  ACCESS_NOT_GRANTED: [
    'ITEM_ERROR',
    'access to this product was not granted for the account',
    'The bank did not share the information that was asked for.',
  ],
  COUNTRY_NOT_SUPPORTED: [
    'INSTITUTION_ERROR',
    'the account belongs to a country that is not supported',
    'Accounts in this country cannot be connected.',
  ],
  INSTITUTION_DOWN: [
    'INSTITUTION_ERROR',
    'this institution is not currently responding to this request. please try again soon',
    'This bank cannot be reached at the moment. Please try again soon.',
  ],
  INSTITUTION_NOT_RESPONDING: [
    'INSTITUTION_ERROR',
    'this institution is not currently responding to this request. please try again soon',
    'This bank is not responding at the moment. Please try again soon.',
  ],
  INSTITUTION_NO_LONGER_SUPPORTED: [
    'INSTITUTION_ERROR',
    'this institution is no longer supported',
    'This bank can no longer be connected.',
  ],
  INSUFFICIENT_CREDENTIALS: [
    'ITEM_ERROR',
    'insufficient authorization was granted to complete the request',
    'INSUFFICIENT_CREDENTIALS',
  ],
  INTERNAL_SERVER_ERROR: ['API_ERROR', 'an unexpected error occurred', null],
  INVALID_CREDENTIALS: [
    'ITEM_ERROR',
    'the provided credentials were not correct',
    'The credentials you provided were incorrect. Check that they are the ones you use at this bank.',
  ],
  INVALID_MFA: [
    'ITEM_ERROR',
    'the provided MFA response(s) were not correct',
    'The code you provided was incorrect. Please try again.',
  ],
  INVALID_SEND_METHOD: ['ITEM_ERROR', 'the provided MFA send method was invalid', null],
  INVALID_UPDATED_USERNAME: [
    'ITEM_ERROR',
    'the username you provided did not match the original username used to create the item',
    null,
  ],
  ITEM_LOCKED: [
    'ITEM_ERROR',
    'the account is locked. prompt the user to visit the institution to unlock their account',
    'The account is locked. Unlock it at the bank, then try again.',
  ],
  ITEM_NOT_SUPPORTED: [
    'ITEM_ERROR',
    'this account is not currently supported',
    'This kind of account cannot be connected.',
  ],
  MFA_NOT_SUPPORTED: [
    'ITEM_ERROR',
    'this account requires a MFA type that is not currently supported',
    'This account uses a sign-in step that is not supported.',
  ],
  NO_ACCOUNTS: [
    'ITEM_ERROR',
    'no valid accounts were found for this item',
    'No open accounts were found behind this login.',
  ],
  PAYMENT_INVALID_RECIPIENT: [
    'PAYMENT_ERROR',
    'payment recipient invalid',
    'The payment recipient is invalid for the selected institution.',
  ],
  USER_INPUT_TIMEOUT: [
    'ITEM_ERROR',
    'the user did not respond within the allotted amount of time',
    'The session timed out. Please try again.',
  ],
  USER_SETUP_REQUIRED: [
    'ITEM_ERROR',
    'the account has not been fully set up. prompt the user to visit the institution to finish',
    'The account has not been fully set up. Finish that at the bank, then try again.',
  ],
}

/** Says one of the errors that a bank can answer a login with, as Link shows it and hands it to `onExit`. */
export const signInError = (code: string): LinkError => {
  const [type, message, display] = rows[code] ?? ['ITEM_ERROR', code.toLowerCase(), null]
  return {
    error_type: type,
    error_code: code,
    error_message: message,
    display_message: display,
  }
}

const goodUsers = new Set(['user_good', 'user_transactions_dynamic'])

/**
 * Decides a login by Plaid's Sandbox rules: `user_good` with `pass_good` gets in, and
 * `error_<CODE>` as the password fails with that code.
 *
 * @returns The error code, or null when the login is good.
 */
export const signIn = (username: string, password: string): string | null => {
  if (!goodUsers.has(username)) return 'INVALID_CREDENTIALS'
  if (password === 'pass_good') return null
  const code = password.startsWith('error_') ? password.slice('error_'.length) : ''
  return Object.hasOwn(rows, code) ? code : 'INVALID_CREDENTIALS'
}
