import { errorTypeOf } from './error-type.ts'
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
    'ITEM_ERROR',
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
  INVALID_OTP: ['ITEM_ERROR', 'the one-time password was not correct', 'That code was not right.'],
  INVALID_PHONE_NUMBER: [
    'ITEM_ERROR',
    'the phone number is not valid',
    'That phone number cannot be used here.',
  ],
  INVALID_LINK_TOKEN: ['INVALID_INPUT', 'invalid link_token provided', null],
  ITEM_LOGIN_REQUIRED: [
    'ITEM_ERROR',
    'the login details of this item have changed',
    'Sign in at the bank again, then try once more.',
  ],
  NO_AUTH_ACCOUNTS: [
    'ITEM_ERROR',
    'no valid accounts were found for auth',
    'No account was shared that money can be moved to or from.',
  ],
  INCORRECT_DEPOSIT_VERIFICATION: [
    'INVALID_INPUT',
    'the micro-deposit code was not correct',
    'That code was not right. Look at the bank statement again.',
  ],
  TOO_MANY_VERIFICATION_ATTEMPTS: [
    'INVALID_INPUT',
    'the micro-deposit code was wrong too often',
    'The code was wrong three times. Connect the account anew.',
  ],
  INVALID_ACCOUNT_NUMBER: [
    'INVALID_REQUEST',
    'the account or routing number is not valid',
    'These numbers are not those of an account. Check them and try again.',
  ],
  RECAPTCHA_BAD: [
    'RECAPTCHA_ERROR',
    'the recaptcha was not solved',
    'That did not show that you are a person. Please try again.',
  ],
}

/** The codes that the password `error_<CODE>` brings about. */
export const sandboxErrors: readonly string[] = [
  'COUNTRY_NOT_SUPPORTED',
  'INSTITUTION_DOWN',
  'INSTITUTION_NOT_RESPONDING',
  'INSTITUTION_NO_LONGER_SUPPORTED',
  'INSUFFICIENT_CREDENTIALS',
  'INTERNAL_SERVER_ERROR',
  'INVALID_CREDENTIALS',
  'INVALID_MFA',
  'INVALID_SEND_METHOD',
  'ITEM_LOCKED',
  'ITEM_NOT_SUPPORTED',
  'MFA_NOT_SUPPORTED',
  'NO_ACCOUNTS',
  'PAYMENT_INVALID_RECIPIENT',
  'USER_INPUT_TIMEOUT',
  'USER_SETUP_REQUIRED',
]

/** The codes that `force_error` in the password of `user_custom` brings about. */
export const forcedErrors: readonly string[] = [
  'INSTITUTION_NOT_RESPONDING',
  'INSTITUTION_NO_LONGER_SUPPORTED',
  'INVALID_CREDENTIALS',
  'INVALID_LINK_TOKEN',
  'INVALID_MFA',
  'ITEM_LOCKED',
  'ITEM_LOGIN_REQUIRED',
  'ITEM_NOT_SUPPORTED',
  'MFA_NOT_SUPPORTED',
  'NO_ACCOUNTS',
  'PLAID_ERROR',
  'USER_INPUT_TIMEOUT',
  'USER_SETUP_REQUIRED',
]

/** The errors that a person may pick on a bank's own page. */
export const bankPageErrors: readonly string[] = [
  'INSUFFICIENT_CREDENTIALS',
  'ACCESS_NOT_GRANTED',
  'NO_AUTH_ACCOUNTS',
  'INTERNAL_SERVER_ERROR',
]

/** Says one of the errors that Link can meet, as Link shows it and hands it to `onExit`. */
export const signInError = (code: string): LinkError => {
  const row = Object.hasOwn(rows, code) ? rows[code] : undefined
  const [type, message, display] = row ?? [
    errorTypeOf(code),
    code.toLowerCase().replaceAll('_', ' '),
    null,
  ]
  return {
    error_type: type,
    error_code: code,
    error_message: message,
    display_message: display,
  }
}
