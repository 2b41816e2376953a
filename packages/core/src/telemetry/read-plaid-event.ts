// The one file of the core that knows what Plaid's `onEvent` calls things: nothing but the funnel needs
// it, and a page without a funnel does not load it.
import type { PlainStepName, TelemetryError, TelemetryFacts } from './telemetry-step.ts'

/** What an event of Link's says, as far as it may be told. */
export interface PlaidEventFacts extends Pick<
  TelemetryFacts,
  'institutionId' | 'institutionName' | 'linkSessionId' | 'requestId' | 'view' | 'via'
> {
  name: string
  /** Milliseconds since the epoch by Plaid's clock; null when the event does not say. */
  time: number | null
  /** Null for what the flow itself knows better: that Link opened, and how it ended. */
  told:
    | { step: PlainStepName }
    | { step: 'error_met'; error: TelemetryError }
    | { step: 'other'; event: string }
    | null
  /** The same for the same event, however often it is delivered. */
  key: string
}

/** @see https://plaid.com/docs/link/web/#onevent */
const steps = new Map<string, PlainStepName>([
  ['TRANSITION_VIEW', 'pane_shown'],
  ['SUBMIT_PHONE', 'phone_submitted'],
  ['AUTO_SUBMIT_PHONE', 'phone_submitted'],
  ['SKIP_SUBMIT_PHONE', 'phone_skipped'],
  ['VERIFY_PHONE', 'phone_verified'],
  ['SEARCH_INSTITUTION', 'bank_searched'],
  ['SELECT_INSTITUTION', 'bank_chosen'],
  ['MATCHED_SELECT_INSTITUTION', 'bank_chosen'],
  ['SELECT_SAVED_INSTITUTION', 'bank_chosen'],
  ['AUTO_SELECT_SAVED_INSTITUTION', 'bank_chosen'],
  ['SELECT_DEGRADED_INSTITUTION', 'degraded_bank_chosen'],
  ['SELECT_DOWN_INSTITUTION', 'down_bank_chosen'],
  ['SELECT_FILTERED_INSTITUTION', 'unsupported_bank_chosen'],
  ['CONNECT_NEW_INSTITUTION', 'other_bank_preferred'],
  ['SELECT_BRAND', 'brand_chosen'],
  ['SELECT_AUTH_TYPE', 'auth_type_chosen'],
  ['SUBMIT_CREDENTIALS', 'credentials_submitted'],
  ['SUBMIT_MFA', 'code_submitted'],
  ['SUBMIT_OTP', 'code_submitted'],
  ['SUBMIT_ACCOUNT_NUMBER', 'account_number_submitted'],
  ['SUBMIT_ROUTING_NUMBER', 'routing_number_submitted'],
  ['SELECT_ACCOUNT', 'accounts_chosen'],
  ['SELECT_SAVED_ACCOUNT', 'accounts_chosen'],
  ['OPEN_OAUTH', 'bank_window_opened'],
  ['CLOSE_OAUTH', 'bank_window_closed'],
  ['FAIL_OAUTH', 'bank_window_failed'],
])

const ways = new Map<string, TelemetryFacts['via']>([
  ['OAUTH', 'oauth'],
  ['bank_window_opened', 'oauth'],
  ['bank_window_closed', 'oauth'],
  ['bank_window_failed', 'oauth'],
  ['CREDENTIAL', 'credentials'],
  ['credentials_submitted', 'credentials'],
])

/** Reads an event of Link's: what is on the list, and nothing else. Null when its name is no name. */
export const readPlaidEvent = (name: unknown, metadata: unknown): PlaidEventFacts | null => {
  const event = readName(name)
  if (event === null) return null
  const given = (typeof metadata === 'object' ? metadata : null) ?? {}
  const read = (field: string): unknown => (given as Record<string, unknown>)[field]
  const timestamp = read('timestamp')
  const time = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN
  const view = readName(read('view_name'))
  const requestId = readLabel(read('request_id'))
  const step = steps.get(event)
  return {
    name: event,
    time: Number.isNaN(time) ? null : time,
    told: describe(event, step, () => readError(read('error_type'), read('error_code'))),
    key: JSON.stringify([event, time, view, requestId]),
    institutionId: readLabel(read('institution_id')),
    institutionName: readLabel(read('institution_name')),
    linkSessionId: readLabel(read('link_session_id')),
    requestId,
    view,
    via: ways.get(step ?? '') ?? ways.get(view ?? '') ?? null,
  }
}

const describe = (
  event: string,
  step: PlainStepName | undefined,
  error: () => TelemetryError | null,
): PlaidEventFacts['told'] => {
  if (['OPEN', 'EXIT', 'HANDOFF'].includes(event)) return null
  if (event === 'ERROR')
    return { step: 'error_met', error: error() ?? { type: null, code: 'UNKNOWN' } }
  return step === undefined ? { step: 'other', event } : { step }
}

/** Plaid's names for events, views, errors and statuses have no place for what a person typed. */
export const readName = (value: unknown): string | null =>
  typeof value === 'string' && /^[A-Za-z]\w{0,63}$/.test(value) ? value : null

const token = /(access|public|link|processor)-(sandbox|development|production)/i

/** A bank's name, or an id; whatever looks like a token is neither. */
export const readLabel = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= 200 && !token.test(value)
    ? value
    : null

/** An error's type and code, if there is a code. */
export const readError = (type: unknown, code: unknown): TelemetryError | null => {
  const named = readName(code)
  return named === null ? null : { type: readName(type), code: named }
}
