/** What `onEvent` is told, beside the event's name. Plaid says more keys may be added without notice. */
export interface LinkEventMetadata {
  link_session_id: string
  request_id: string
  /** ISO 8601. The only order there is: events are not delivered in the order in which they happened. */
  timestamp: string
  institution_id: string | null
  institution_name: string | null
  brand_name: string | null
  view_name: string | null
  error_type: string | null
  error_code: string | null
  error_message: string | null
  exit_status: string | null
  institution_search_query: string | null
  match_reason: string | null
  mfa_type: string | null
  selection: string | null
  routing_number: string | null
  account_number_mask: string | null
  /** The string "true" or "false", on OPEN alone. */
  is_update_mode: string | null
}

/** Something that happened in Link. */
export interface LinkEvent {
  /** What `/link/token/get` and webhooks know it by; `onEvent` does not hear of it. */
  id: string
  name: string
  metadata: LinkEventMetadata
}

/** The `view_name` values of the panes that the simulator has. */
export type ViewName =
  | 'CONSENT'
  | 'SUBMIT_PHONE'
  | 'VERIFY_PHONE'
  | 'SELECT_SAVED_INSTITUTION'
  | 'SELECT_SAVED_ACCOUNT'
  | 'SELECT_INSTITUTION'
  | 'SELECT_BRAND'
  | 'SELECT_AUTH_TYPE'
  | 'CREDENTIAL'
  | 'RECAPTCHA'
  | 'MFA'
  | 'LOADING'
  | 'OAUTH'
  | 'SELECT_ACCOUNT'
  | 'NUMBERS'
  | 'SAME_DAY_MICRODEPOSIT_AUTHORIZED'
  | 'INSTANT_MICRODEPOSIT_AUTHORIZED'
  | 'SAME_DAY_MICRODEPOSIT_VERIFICATION'
  | 'CONNECTED'
  | 'ERROR'
  | 'EXIT'
