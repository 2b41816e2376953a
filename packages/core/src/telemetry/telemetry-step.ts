import type { LinkIntent } from '../link/link-intent.ts'
import type { LinkExited } from '../link/link-state.ts'
import type { ReturnRefusal } from '../link/return-refusal.ts'
import type { RepairFailure } from '../wire/link-backend.ts'

/** What went wrong, without the message, which may quote what a person typed. */
export interface TelemetryError {
  /** Plaid's `error_type`; null when the code is one of Relink's. */
  type: string | null
  /** Plaid's `error_code`, or a `RelinkErrorCode`. */
  code: string
}

/** What every step says. */
export interface TelemetryFacts {
  /** The same before the trip to the bank and after it. */
  flowId: string
  /** 1, 2, 3 … within a page's part of a flow; the page after the bank begins at 1 again. */
  sequence: number
  /** Milliseconds since the epoch by this browser's clock, never less than in the step before. */
  at: number
  /** Milliseconds since the first step of this page's part. */
  elapsed: number
  /** Null when it is not known what a return was to come back to. */
  mode: LinkIntent['mode'] | null
  /** How the bank lets people in; null as long as that is not known. */
  via: 'credentials' | 'oauth' | null
  institutionId: string | null
  institutionName: string | null
  /** Plaid's name for one opened Link, good for their support and for their dashboard. */
  linkSessionId: string | null
  /** Plaid's name for the request behind this step. */
  requestId: string | null
  /** Plaid's `view_name`: where in Link this was. The set is open. */
  view: string | null
}

/**
 * Steps that say nothing beyond their name.
 *
 * - `pressed`, `token_ready`, `link_ready`, `opened`: in this order, always. What was got ready before the press
 *   is told right after it, with its time. `token_ready` is for the link token and Plaid's script.
 * - `token_expired`: the token ran out while the person waited; another one is asked for.
 * - `pane_shown`: `view` says which.
 * - `code_submitted`: to the bank, or to Plaid by a returning user; `view` tells which.
 * - `bank_window_failed`: blocked by the browser, or open for too long.
 * - `page_left`: the page went before the end, closed or on its way to the bank, or nobody listens any more.
 * - `returned`: from the bank, on the page after it. `picked_up`: a later page asks the server how it ended.
 * - `handed_off`: Link has succeeded; where that makes an Item, the server is told now.
 * - `duplicate_found`, `duplicate_confirmed`: the bank looks connected already; the person wants it again.
 * - `retried`: after an `attempt_failed`.
 * - `ended_elsewhere`: another tab went on with this flow and tells the outcome; the last step here.
 */
export type PlainStepName =
  | 'pressed'
  | 'token_ready'
  | 'token_expired'
  | 'link_ready'
  | 'opened'
  | 'pane_shown'
  | 'phone_submitted'
  | 'phone_skipped'
  | 'phone_verified'
  | 'bank_searched'
  | 'bank_chosen'
  | 'degraded_bank_chosen'
  | 'down_bank_chosen'
  | 'unsupported_bank_chosen'
  | 'other_bank_preferred'
  | 'brand_chosen'
  | 'auth_type_chosen'
  | 'credentials_submitted'
  | 'code_submitted'
  | 'account_number_submitted'
  | 'routing_number_submitted'
  | 'accounts_chosen'
  | 'bank_window_opened'
  | 'bank_window_closed'
  | 'bank_window_failed'
  | 'page_left'
  | 'returned'
  | 'picked_up'
  | 'handed_off'
  | 'duplicate_found'
  | 'duplicate_confirmed'
  | 'retried'
  | 'ended_elsewhere'

/** A step on the way. */
export type TelemetryProgress = TelemetryFacts & { isOutcome: false } & (
    | { step: PlainStepName }
    /**
     * `error_met`: an error in Link, which the person may get over. `attempt_failed`: Relink could not go on,
     * and a retry still can: the server has yet to take a success, or the bank's return is still good.
     */
    | { step: 'error_met' | 'attempt_failed'; error: TelemetryError }
    /** Something in Link that Relink has no word for; `event` is Plaid's. The set is open. */
    | { step: 'other'; event: string }
  )

/** The last step of a flow. */
export type TelemetryOutcome = TelemetryFacts & { isOutcome: true } & (
    | { step: 'linked' }
    | {
        step: 'updated'
        repaired: boolean
        /** Why it was not repaired, as far as can be told; null when it was. */
        failure: RepairFailure | null
        /** Plaid found nothing to repair: Link was left at once, and nothing handed off. */
        needless: boolean
      }
    | {
        step: 'exited'
        reason: LinkExited['reason']
        /** Plaid's exit status: where the person was, not why they left. The set is open. */
        exitStatus: string | null
        /** The last error met in Link, not always the reason for leaving. */
        error: TelemetryError | null
      }
    | { step: 'failed'; error: TelemetryError }
    | { step: 'refused'; refusal: ReturnRefusal; error: TelemetryError | null }
    /** Given up before the end, by the app or for another press. */
    | { step: 'cancelled' }
  )

/**
 * Something that happened in a flow, for a funnel.
 *
 * Each field is copied from a list: no token, no account number or mask, nothing that a person typed, and
 * neither `userKey`, `returnTo` nor `context` is ever in it.
 */
export type TelemetryStep = TelemetryProgress | TelemetryOutcome
