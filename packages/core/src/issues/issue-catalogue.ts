import type { IssueAction, LinkIssue } from './link-issue.ts'

/** Which of the catalogue's kinds an issue is; each has its own words. */
export type IssueKind =
  // Signing in
  | 'wrong_details'
  | 'wrong_answer'
  | 'wrong_phone'
  | 'different_login'
  | 'account_locked'
  | 'password_reset'
  | 'setup_needed'
  | 'not_finished'
  | 'not_connected'
  // The bank
  | 'bank_down'
  | 'bank_slow'
  | 'bank_not_supported'
  | 'sign_in_not_supported'
  | 'bank_not_ready'
  // Accounts
  | 'no_accounts'
  | 'no_payment_account'
  | 'no_fitting_account'
  | 'wrong_number'
  | 'wrong_amounts'
  | 'check_over'
  // Consent
  | 'access_needed'
  | 'consent_needed'
  // Payments
  | 'payment_cancelled'
  | 'payment_rejected'
  // The way
  | 'window_blocked'
  | 'session_expired'
  | 'already_finished'
  | 'other_tab'
  | 'return_lost'
  | 'direct'
  | 'other_person'
  // The connection
  | 'disconnected'
  | 'reconnect_needed'
  | 'not_repaired'
  | 'newer_connection'
  | 'already_connected'
  | 'one_at_a_time'
  | 'not_ready_yet'
  // The browser and the network
  | 'script_blocked'
  | 'storage_refused'
  | 'no_connection'
  | 'no_answer'
  | 'signed_out'
  // The services
  | 'service_down'
  | 'too_many_tries'
  | 'our_side'

/** What the catalogue says of a kind, or of some of its codes. */
export interface IssueRow {
  kind: IssueKind
  /**
   * `info` when nothing is wrong, or the person did it on purpose; `warning` when the person can put it
   * right; `error` when somebody else has to, or time.
   */
  severity: LinkIssue['severity']
  autoRetry: boolean
  audience: LinkIssue['audience']
  /** The main one, and at most one other. */
  actions: readonly IssueAction[]
}

/**
 * Every kind of issue, what to do about it, and the codes that lead there.
 *
 * Plaid adds codes without notice, so a code that stands nowhere falls to its type, and an unknown type
 * to `our_side`. That is also why most codes that only developers can mend are not listed: their types
 * are. `our_side` has several lines, because the words are the same for all and the way on is not.
 *
 * A line reads `kind severity main-action other-action : code…`. It is text, read when it is needed, because
 * browsers pay by the byte. Codes are written `code`, `type/code`, or `type/` for codes of that type which
 * stand nowhere; Plaid's and Relink's alike, and all in small letters, which compress better. Aliases
 * follow an `=`. A `+` after the severity: a program may try again by itself. It never
 * stands where credentials, a code or a lock are at stake, since another try may lock the person out. An `=` after
 * it: only a developer can mend it.
 *
 * @see https://plaid.com/docs/errors/
 */
const table = `
wrong_details warning retry choose_another_bank : invalid_credentials invalid_credential_fields
wrong_answer warning retry choose_another_bank : invalid_mfa invalid_otp
wrong_phone warning retry : invalid_phone_number
different_login warning retry start_again : invalid_updated_username=invald_updated_username
different_login warning reconnect start_again : other_login
account_locked warning go_to_bank_first choose_another_bank : item_locked
password_reset warning go_to_bank_first choose_another_bank : password_reset_required
setup_needed warning go_to_bank_first choose_another_bank : user_setup_required
not_finished info retry choose_another_bank : interrupted insufficient_credentials user_input_timeout
not_connected warning retry choose_another_bank : item_error/ recaptcha_error/ income_verification_failed income_verification_upload_error
bank_down error wait choose_another_bank : institution_down institution_not_available invalid_send_method institution_error/
bank_slow error wait choose_another_bank : institution_not_responding
bank_not_supported warning choose_another_bank enter_manually : institution_no_longer_supported country_not_supported
sign_in_not_supported warning choose_another_bank enter_manually : item_not_supported mfa_not_supported
bank_not_ready error= choose_another_bank contact_support : institution_registration_required unauthorized_institution payment_scheme_not_supported
no_accounts warning choose_another_bank review_consent : no_accounts
no_payment_account warning choose_another_bank enter_manually : no_auth_accounts=no_depository_accounts bank_transfer_account_blocked transfer_account_blocked transfer_unsupported_account_type
no_fitting_account warning choose_another_bank review_consent : no_investment_accounts no_investment_auth_accounts no_liability_accounts insufficient_transaction_data
wrong_number warning retry choose_another_bank : invalid_account_number
wrong_amounts warning retry : incorrect_deposit_verification=incorrect_deposit_amounts
not_connected warning start_again : exchange_lost
check_over warning start_again : too_many_verification_attempts verification_expired profile_authentication_failed
access_needed warning review_consent choose_another_bank : access_not_granted
consent_needed warning review_consent : additional_consent_required network_consent_required consent_missing
payment_cancelled info retry choose_another_bank : payment_cancelled payment_consent_cancelled
payment_rejected warning retry choose_another_bank : payment_rejected payment_insufficient_funds
window_blocked warning retry :
session_expired warning start_again : invalid_link_token oauth_error/ link_token_unknown public_token_invalid expired other_environment
already_finished info start_again : oauth_state_id_already_processed
other_tab info :
return_lost warning start_again : missing unreadable
direct info :
other_person warning start_again sign_in_again :
disconnected warning start_again : item_not_found user_permission_revoked not_found
reconnect_needed warning reconnect : item_login_required data_unavailable asset_report_error/product_not_enabled manual_verification_required
not_repaired warning reconnect go_to_bank_first :
newer_connection info : new_item
already_connected info keep_existing connect_anyway :
one_at_a_time info keep_existing connect_anyway :
not_ready_yet info wait : verification_status_pending_approval
not_ready_yet info+= wait : product_not_ready=item_product_not_ready=asset_product_not_ready
script_blocked warning retry contact_support :
storage_refused warning retry : storage_failed
no_connection warning+ retry : request_failed
no_answer warning+ retry : request_timeout script_timeout link_timeout
signed_out warning sign_in_again : unauthenticated
service_down error+ wait choose_another_bank : internal_server_error=plaid_internal_error=/plaid_error api_error/ plaid_unavailable
too_many_tries error wait : rate_limit addition_limit too_many_requests
our_side error= contact_support : invalid_request/not_found unsupported_response institution_not_enabled_in_environment item_concurrently_deleted products_not_supported product_not_enabled credits_exhausted trial_connection_limit
our_side error= wait contact_support : rate_limit_exceeded/
our_side error= retry contact_support : internal_error link_threw
our_side error= start_again contact_support : oauth_state_id_not_found incorrect_link_token incorrect_oauth_nonce`

/** The catalogue, line by line: kind, severity with its marks, actions, a colon, codes. */
export const issueLines: readonly string[] = /* @__PURE__ */ table.trim().split('\n')

/** Reads what stands before a line's colon. */
export const readIssueRow = (line: string): IssueRow => {
  const [kind, marked = '', ...actions] = line.replace(/ ?:.*/, '').split(' ')
  return {
    kind: kind as IssueKind,
    severity: marked.replace(/\W+/, '') as IssueRow['severity'],
    autoRetry: marked.includes('+'),
    audience: marked.includes('=') ? 'developer' : 'user',
    actions: actions as IssueAction[],
  }
}

/** The codes a line is for, the kind itself among them; each with its aliases after it. */
export const readIssueCodes = (line: string): string[][] =>
  line
    .replace(/ [^:]*:/, '')
    .split(' ')
    .map((word) => word.split('='))

/** Codes that come as errors and are none: there is nothing for anybody to do. */
export const nothingWrong =
  'item_no_error microdeposits_already_verified instant_match_failed last_updated_datetime_out_of_range transfer_not_cancellable'
