import type { IssueAction, LinkIssue } from './link-issue.ts'

/** Which of the catalogue's kinds an issue is; each has its own words. */
export type IssueKind =
  | 'wrong_details'
  | 'wrong_number'
  | 'wrong_deposit'
  | 'different_login'
  | 'bank_first'
  | 'bank_trouble'
  | 'service_down'
  | 'too_many_tries'
  | 'not_finished'
  | 'not_connected'
  | 'robot_check'
  | 'bank_not_supported'
  | 'no_accounts'
  | 'no_payment_account'
  | 'access_needed'
  | 'session_expired'
  | 'already_finished'
  | 'return_lost'
  | 'other_person'
  | 'disconnected'
  | 'verification_ended'
  | 'reconnect_needed'
  | 'reconnect_soon'
  | 'not_repaired'
  | 'already_connected'
  | 'payment_not_made'
  | 'income_check'
  | 'script_blocked'
  | 'no_connection'
  | 'signed_out'
  | 'our_side'

/**
 * One line of the catalogue.
 *
 * Severity is `info` when nothing is wrong, or the person did it on purpose; `warning` when the person
 * can put it right; `error` when somebody else has to, or time.
 *
 * Codes are separated by spaces: `CODE`, `TYPE/CODE`, or `TYPE/` for codes of that type which stand nowhere;
 * Plaid's in capitals, Relink's in small letters. Aliases follow an `=`. A leading `!` says that Plaid's own
 * `display_message` for the code is written for people.
 */
export type IssueRow = readonly [
  kind: IssueKind,
  severity: LinkIssue['severity'],
  actions: readonly IssueAction[],
  codes: string,
]

/**
 * Every kind of issue, what to do about it, and the codes that lead there.
 *
 * Plaid adds codes without notice, so a code that stands nowhere falls to its type, and an unknown type
 * to `our_side`. That is also why most codes that only developers can mend are not listed. `our_side`
 * has several lines, because the words are the same for all and the way on is not.
 *
 * Lines are short and codes are strings, split on first use, because browsers pay by the byte.
 *
 * @see https://plaid.com/docs/errors/
 */
export const issueRows: readonly IssueRow[] = [
  [
    'wrong_details',
    'warning',
    ['retry', 'choose_another_bank'],
    '!INVALID_CREDENTIALS INVALID_CREDENTIAL_FIELDS',
  ],
  [
    'wrong_number',
    'warning',
    ['retry', 'choose_another_bank'],
    '!INVALID_MFA !INVALID_OTP !INVALID_PHONE_NUMBER INVALID_ACCOUNT_NUMBER',
  ],
  [
    'wrong_deposit',
    'warning',
    ['retry', 'contact_support'],
    'INCORRECT_DEPOSIT_VERIFICATION=INCORRECT_DEPOSIT_AMOUNTS',
  ],
  [
    'different_login',
    'warning',
    ['retry', 'start_again'],
    'INVALID_UPDATED_USERNAME=INVALD_UPDATED_USERNAME',
  ],
  // No retry beside it: another try before the bank was seen to may lock the person out.
  [
    'bank_first',
    'warning',
    ['go_to_bank_first', 'choose_another_bank'],
    '!ITEM_LOCKED !PASSWORD_RESET_REQUIRED !USER_SETUP_REQUIRED',
  ],
  [
    'bank_trouble',
    'error',
    ['wait', 'choose_another_bank'],
    '!INSTITUTION_DOWN !INSTITUTION_NOT_AVAILABLE !INSTITUTION_NOT_RESPONDING INVALID_SEND_METHOD INSTITUTION_ERROR/',
  ],
  [
    'service_down',
    'error',
    ['wait', 'choose_another_bank'],
    'INTERNAL_SERVER_ERROR=PLAID_INTERNAL_ERROR=PLAID_ERROR PLANNED_MAINTENANCE API_ERROR/ plaid_unavailable',
  ],
  ['too_many_tries', 'error', ['wait'], 'RATE_LIMIT ADDITION_LIMIT too_many_requests'],
  [
    'not_finished',
    'info',
    ['retry', 'choose_another_bank'],
    'INSUFFICIENT_CREDENTIALS !USER_INPUT_TIMEOUT',
  ],
  ['not_connected', 'warning', ['retry', 'choose_another_bank'], 'ITEM_ERROR/'],
  [
    'robot_check',
    'warning',
    ['retry', 'contact_support'],
    'RECAPTCHA_BAD RECAPTCHA_REQUIRED RECAPTCHA_ERROR/',
  ],
  [
    'bank_not_supported',
    'warning',
    ['choose_another_bank', 'enter_manually'],
    '!INSTITUTION_NO_LONGER_SUPPORTED !ITEM_NOT_SUPPORTED !MFA_NOT_SUPPORTED COUNTRY_NOT_SUPPORTED',
  ],
  [
    'no_accounts',
    'warning',
    ['choose_another_bank', 'review_consent'],
    '!NO_ACCOUNTS NO_INVESTMENT_ACCOUNTS NO_INVESTMENT_AUTH_ACCOUNTS NO_LIABILITY_ACCOUNTS INSUFFICIENT_TRANSACTION_DATA',
  ],
  [
    'no_payment_account',
    'warning',
    ['choose_another_bank', 'review_consent', 'enter_manually'],
    'NO_AUTH_ACCOUNTS=NO_DEPOSITORY_ACCOUNTS BANK_TRANSFER_ACCOUNT_BLOCKED TRANSFER_ACCOUNT_BLOCKED TRANSFER_UNSUPPORTED_ACCOUNT_TYPE',
  ],
  [
    'access_needed',
    'warning',
    ['review_consent', 'choose_another_bank'],
    '!ACCESS_NOT_GRANTED ADDITIONAL_CONSENT_REQUIRED NETWORK_CONSENT_REQUIRED',
  ],
  [
    'session_expired',
    'warning',
    ['start_again'],
    'INVALID_LINK_TOKEN OAUTH_ERROR/ link_token_unknown public_token_invalid expired',
  ],
  [
    'already_finished',
    'info',
    ['start_again'],
    'OAUTH_STATE_ID_ALREADY_PROCESSED already_finished',
  ],
  ['return_lost', 'warning', ['start_again'], 'missing unreadable'],
  ['other_person', 'warning', ['start_again', 'sign_in_again'], 'other_person'],
  ['disconnected', 'warning', ['start_again'], 'ITEM_NOT_FOUND USER_PERMISSION_REVOKED not_found'],
  [
    'verification_ended',
    'warning',
    ['start_again', 'enter_manually'],
    'TOO_MANY_VERIFICATION_ATTEMPTS VERIFICATION_EXPIRED !PROFILE_AUTHENTICATION_FAILED',
  ],
  [
    'reconnect_needed',
    'warning',
    ['reconnect'],
    'ITEM_LOGIN_REQUIRED DATA_UNAVAILABLE ASSET_REPORT_ERROR/PRODUCT_NOT_ENABLED MANUAL_VERIFICATION_REQUIRED reconnect_needed',
  ],
  ['reconnect_soon', 'info', ['reconnect'], 'reconnect_soon'],
  ['disconnected', 'warning', ['reconnect', 'start_again'], 'access_revoked'],
  ['not_repaired', 'warning', ['reconnect', 'go_to_bank_first', 'contact_support'], 'not_repaired'],
  ['already_connected', 'info', ['keep_existing', 'connect_anyway'], 'already_connected'],
  [
    'payment_not_made',
    'info',
    ['retry', 'choose_another_bank'],
    '!PAYMENT_CANCELLED !PAYMENT_CONSENT_CANCELLED',
  ],
  [
    'payment_not_made',
    'warning',
    ['retry', 'choose_another_bank'],
    '!PAYMENT_REJECTED !PAYMENT_INSUFFICIENT_FUNDS',
  ],
  [
    'income_check',
    'warning',
    ['retry', 'contact_support'],
    'INCOME_VERIFICATION_FAILED INCOME_VERIFICATION_UPLOAD_ERROR',
  ],
  ['income_check', 'info', ['wait'], 'VERIFICATION_STATUS_PENDING_APPROVAL'],
  ['script_blocked', 'warning', ['retry', 'contact_support'], 'script_blocked'],
  [
    'no_connection',
    'warning',
    ['retry'],
    'request_failed request_timeout script_timeout link_timeout',
  ],
  ['signed_out', 'warning', ['sign_in_again'], 'unauthenticated'],
  [
    'our_side',
    'error',
    ['contact_support'],
    'UNSUPPORTED_RESPONSE INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT ITEM_CONCURRENTLY_DELETED PRODUCTS_NOT_SUPPORTED PRODUCT_NOT_ENABLED CREDITS_EXHAUSTED TRIAL_CONNECTION_LIMIT',
  ],
  [
    'our_side',
    'error',
    ['wait', 'contact_support'],
    'PRODUCT_NOT_READY=ITEM_PRODUCT_NOT_READY=ASSET_PRODUCT_NOT_READY RATE_LIMIT_EXCEEDED/',
  ],
  [
    'our_side',
    'error',
    ['retry', 'contact_support'],
    'INVALID_ADDRESS internal_error link_threw storage_failed',
  ],
  [
    'our_side',
    'error',
    ['start_again', 'contact_support'],
    'OAUTH_STATE_ID_NOT_FOUND INCORRECT_LINK_TOKEN INCORRECT_OAUTH_NONCE',
  ],
  [
    'our_side',
    'error',
    ['choose_another_bank', 'contact_support'],
    'INSTITUTION_REGISTRATION_REQUIRED UNAUTHORIZED_INSTITUTION PAYMENT_SCHEME_NOT_SUPPORTED',
  ],
]

/** Codes that come as errors and are none: there is nothing for anybody to do. */
export const nothingWrong =
  'ITEM_NO_ERROR MICRODEPOSITS_ALREADY_VERIFIED INSTANT_MATCH_FAILED LAST_UPDATED_DATETIME_OUT_OF_RANGE TRANSFER_NOT_CANCELLABLE'
