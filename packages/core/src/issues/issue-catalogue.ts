import type { IssueAction, LinkIssue } from './link-issue.ts'

/** Which of the catalogue's kinds an issue is; each has its own words. */
export type IssueKind =
  | 'wrong_details'
  | 'wrong_number'
  | 'different_login'
  | 'bank_first'
  | 'bank_trouble'
  | 'service_down'
  | 'too_many_tries'
  | 'not_finished'
  | 'not_connected'
  | 'bank_not_supported'
  | 'no_accounts'
  | 'no_payment_account'
  | 'access_needed'
  | 'session_expired'
  | 'already_finished'
  | 'other_tab'
  | 'return_lost'
  | 'direct'
  | 'other_person'
  | 'disconnected'
  | 'reconnect_needed'
  | 'reconnect_soon'
  | 'not_repaired'
  | 'already_connected'
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
 * Codes are separated by spaces; the kind itself is one. They are written `code`, `type/code`, or `type/` for codes of that type which stand nowhere;
 * Plaid's and Relink's alike, and all in small letters, which compress better. Aliases follow an `=`. A leading
 * `!` says that Plaid's own `display_message` for the code is written for people.
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
 * A line reads `kind severity action… : code…`. It is text, read on first use, because browsers pay by
 * the byte. After `bank_first` no retry is offered: another try before the bank was seen to may lock the
 * person out.
 *
 * @see https://plaid.com/docs/errors/
 */
const table = `
wrong_details warning retry choose_another_bank : !invalid_credentials invalid_credential_fields
wrong_number warning retry choose_another_bank : !invalid_mfa !invalid_otp !invalid_phone_number invalid_account_number incorrect_deposit_verification=incorrect_deposit_amounts
different_login warning retry start_again : invalid_updated_username=invald_updated_username
bank_first warning go_to_bank_first choose_another_bank : !item_locked !password_reset_required !user_setup_required
bank_trouble error wait choose_another_bank : !institution_down !institution_not_available !institution_not_responding invalid_send_method institution_error/
service_down error wait choose_another_bank : internal_server_error=plaid_internal_error=/plaid_error api_error/ plaid_unavailable
too_many_tries error wait : rate_limit addition_limit too_many_requests
not_finished info retry choose_another_bank : interrupted insufficient_credentials !user_input_timeout recaptcha_error/ !payment_cancelled !payment_consent_cancelled !payment_rejected !payment_insufficient_funds income_verification_failed income_verification_upload_error
not_finished info wait : verification_status_pending_approval
not_connected warning retry choose_another_bank : item_error/
bank_not_supported warning choose_another_bank enter_manually : !institution_no_longer_supported !item_not_supported !mfa_not_supported country_not_supported
no_accounts warning choose_another_bank review_consent : !no_accounts no_investment_accounts no_investment_auth_accounts no_liability_accounts insufficient_transaction_data
no_payment_account warning choose_another_bank review_consent enter_manually : no_auth_accounts=no_depository_accounts bank_transfer_account_blocked transfer_account_blocked transfer_unsupported_account_type
access_needed warning review_consent choose_another_bank : !access_not_granted additional_consent_required network_consent_required
session_expired warning start_again : invalid_link_token oauth_error/ link_token_unknown public_token_invalid expired other_environment too_many_verification_attempts verification_expired !profile_authentication_failed
already_finished info start_again : oauth_state_id_already_processed
other_tab info
return_lost warning start_again : missing unreadable
direct info
other_person warning start_again sign_in_again
disconnected warning start_again : item_not_found user_permission_revoked not_found
reconnect_needed warning reconnect : item_login_required data_unavailable asset_report_error/product_not_enabled manual_verification_required
reconnect_soon info reconnect
disconnected warning reconnect start_again : access_revoked
not_repaired warning reconnect go_to_bank_first contact_support
already_connected info keep_existing connect_anyway
script_blocked warning retry contact_support
no_connection warning retry : request_failed request_timeout script_timeout link_timeout
signed_out warning sign_in_again : unauthenticated
our_side error contact_support : invalid_request/not_found unsupported_response institution_not_enabled_in_environment item_concurrently_deleted products_not_supported product_not_enabled credits_exhausted trial_connection_limit
our_side error wait contact_support : product_not_ready=item_product_not_ready=asset_product_not_ready rate_limit_exceeded/
our_side error retry contact_support : invalid_address internal_error link_threw storage_failed
our_side error start_again contact_support : oauth_state_id_not_found incorrect_link_token incorrect_oauth_nonce
our_side error choose_another_bank contact_support : institution_registration_required unauthorized_institution payment_scheme_not_supported`

/** The table, read. */
export const readIssueRows = (): IssueRow[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [head = '', codes = ''] = line.split(' : ')
      const [kind, severity, ...actions] = head.split(' ')
      return [kind, severity, actions, codes] as never
    })

/** Codes that come as errors and are none: there is nothing for anybody to do. */
export const nothingWrong =
  'item_no_error microdeposits_already_verified instant_match_failed last_updated_datetime_out_of_range transfer_not_cancellable'
