import type { RelinkError } from '../errors/relink-error.ts'
import type { Account, Item } from '../wire/item.ts'
import type { OAuthReturn } from '../redirect/read-oauth-return.ts'
import type {
  AccountChanges,
  LinkInstitution,
  RecoverLinkResponse,
  RepairFailure,
} from '../wire/link-backend.ts'
import type { LinkExit } from './link-exit.ts'
import type { LinkIntent } from './link-intent.ts'
import type { ReturnRefusal } from './return-refusal.ts'

/** A link token and what came with it. */
export interface LinkGrant {
  linkToken: string
  /** Milliseconds since the epoch, by this browser's clock. */
  expiresAt: number
  redirectUri: string
  /** Set only when Link goes on after the bank sent the person back. */
  returned: OAuthReturn | null
}

/** What Link handed over when it succeeded. */
export interface LinkSuccess {
  /** Null or empty where Plaid gives none, as for Identity Verification or Multi-Item Link. */
  publicToken: string | null
  institution: LinkInstitution | null
  accounts: Account[]
  linkSessionId: string | null
  /** Link was left because the connection is fine: there is nothing to exchange or repair. */
  needless?: boolean
}

/** What every state but `idle` and `returning` knows. */
interface Underway {
  /** Names one walk from intent to ending, also over the trip to the bank and back. */
  flowId: string
  intent: LinkIntent
}

/** How a flow ended without a connection, and without a failure. */
export type LinkExited = Underway & { status: 'exited' } & (
    | {
        /** The person left Link; `exit.error` tells whether something went wrong first. */
        reason: 'closed'
        exit: LinkExit
        /** Whether the token before this one had died, too. */
        renewed: boolean
      }
    | {
        /**
         * The bank was connected already and the person kept that; such a session makes no Item; or
         * the page went before the end, and nothing is known to have come of it.
         */
        reason: 'kept_existing' | 'no_item' | 'interrupted'
        exit: null
      }
  )

/** What is known while Link is on its way. */
interface Nearing extends Underway {
  /** Whether the person is waiting. */
  pressed: boolean
  /** How Link was left when its token had died; this walk has a new one, and waits for a press. */
  renews: LinkExit | null
}

/**
 * How far one flow is.
 *
 * Compare `status` first; then TypeScript knows what else is there, such as the Item of `linked`.
 */
export type LinkState =
  | { status: 'idle' }
  /** The return page is finding out what the person came back to. */
  | { status: 'returning'; flowId: string }
  /** The page went in the middle of this walk; the server is asked what became of it. */
  | (Underway & { status: 'recovering' })
  /** A token and Plaid's script are on their way; `claimed` is a return's, which needs the script alone. */
  | (Nearing & { status: 'preparing'; claimed: LinkGrant | null })
  /** Both are here, and Link itself is loading. */
  | (Nearing & { status: 'loading'; grant: LinkGrant })
  /** Link has loaded, and opens on the next press; `pressed` when that press has come. */
  | (Nearing & { status: 'ready'; grant: LinkGrant })
  /** `renewed` when the token before this one had died: it is not replaced a second time. */
  | (Underway & { status: 'open'; grant: LinkGrant; renewed: boolean })
  /** Link has succeeded; the server is being told. */
  | (Underway & {
      status: 'finishing'
      grant: LinkGrant
      success: LinkSuccess
      /** What the person decided about a bank that is connected already; `ask` before they did. */
      ifConnected: 'ask' | 'replace' | 'discard'
      /** The Item that they were shown when they decided. */
      existingId?: string
    })
  /** This bank looks connected already; the person decides. */
  | (Underway & {
      status: 'deciding'
      grant: LinkGrant
      success: LinkSuccess
      existing: Item
      /** At this bank the new connection has ended the old one already. */
      breaksFirst: boolean
    })
  | (Underway & { status: 'linked'; item: Item })
  | (Underway & {
      status: 'updated'
      item: Item
      repaired: boolean
      /** Why the repair did not help; null when it did. */
      failure: RepairFailure | null
      /** Plaid found nothing to repair. */
      needless: boolean
      accounts: AccountChanges
    })
  | LinkExited
  /** Could not be opened. A retry asks for a new token, unless the bank's return is still waiting. */
  | (Underway & {
      status: 'failed'
      step: 'preparing'
      error: RelinkError
      claimed: LinkGrant | null
    })
  /** Link succeeded but the server did not take it. A retry does not open Link again. */
  | (Underway & {
      status: 'failed'
      step: 'finishing'
      error: RelinkError
      grant: LinkGrant
      success: LinkSuccess
      ifConnected: 'ask' | 'replace' | 'discard'
      existingId?: string
    })
  /**
   * The return can't be resumed; `intent` is what the person had set out to do, if that is theirs.
   * `error` is why it could not even be looked up: a retry looks again.
   */
  | {
      status: 'refused'
      flowId: string
      refusal: ReturnRefusal
      intent: LinkIntent | null
      error: RelinkError | null
    }

/** Everything a flow can be told. Each event names the flow it is meant for. */
export type LinkEvent = { flowId: string } & (
  | { type: 'intended'; intent: LinkIntent; pressed: boolean; renews: LinkExit | null }
  | { type: 'pressed' }
  | { type: 'granted'; grant: LinkGrant }
  | { type: 'loaded' }
  /** The token ran out before Link could open with it. */
  | { type: 'expired' }
  | { type: 'opened' }
  | { type: 'succeeded'; success: LinkSuccess }
  | { type: 'left'; exit: LinkExit }
  /** The server's word on how it ended, from our own request, from a look into its memory, or through another tab. */
  | { type: 'answered'; answer: RecoverLinkResponse }
  | { type: 'decided'; choice: 'keep_existing' | 'connect_anyway' }
  | { type: 'failed'; error: RelinkError }
  | { type: 'retried' }
  | { type: 'cancelled' }
  | { type: 'returned' }
  /** `resumes` is the id the flow had before the trip; it goes on under that. */
  | { type: 'claimed'; resumes: string; intent: LinkIntent; grant: LinkGrant }
  | {
      type: 'refused'
      refusal: ReturnRefusal
      intent: LinkIntent | null
      error: RelinkError | null
    }
  | { type: 'recovering'; intent: LinkIntent }
)

/** The state before anything has begun. */
export const idle: LinkState = { status: 'idle' }

/** Tells whether nothing more will happen in this state unless a person acts. */
export const isSettled = ({ status }: LinkState): boolean =>
  ['idle', 'linked', 'updated', 'exited', 'failed', 'refused'].includes(status)

/** Tells whether Link is on its way but not open yet. */
export const isBeforeOpen = (
  state: LinkState,
): state is Extract<LinkState, { status: 'preparing' | 'loading' | 'ready' }> =>
  state.status === 'preparing' || state.status === 'loading' || state.status === 'ready'
