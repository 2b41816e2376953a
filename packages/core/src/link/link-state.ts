import type { RelinkError } from '../errors/relink-error.ts'
import type { Account, Item } from '../wire/item.ts'
import type { OAuthReturn } from '../redirect/read-oauth-return.ts'
import type { AccountChanges, LinkInstitution } from '../wire/link-backend.ts'
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
      }
    | {
        /** The bank was connected already and the person kept that; or such a session makes no Item. */
        reason: 'kept_existing' | 'no_item'
        exit: null
      }
  )

/**
 * How far one flow is.
 *
 * A field exists only in the states where it means something: `open` has a grant, `linked` an Item.
 */
export type LinkState =
  | { status: 'idle' }
  /** The return page is finding out what the person came back to. */
  | { status: 'returning'; flowId: string }
  /**
   * A token and Plaid's script are on their way; `pressed` when the person is waiting. `claimed` is
   * the grant of a return, which needs the script alone.
   */
  | (Underway & { status: 'preparing'; pressed: boolean; claimed: LinkGrant | null })
  /** Both are here, and Link itself is loading. */
  | (Underway & { status: 'loading'; pressed: boolean; grant: LinkGrant })
  /** Link has loaded, and opens on the next press; `pressed` when that press has come. */
  | (Underway & { status: 'ready'; pressed: boolean; grant: LinkGrant })
  | (Underway & { status: 'open'; grant: LinkGrant })
  /** Link has succeeded; the server is being told. */
  | (Underway & { status: 'finishing'; grant: LinkGrant; success: LinkSuccess; confirmed: boolean })
  /** This bank looks connected already; the person decides. */
  | (Underway & { status: 'deciding'; grant: LinkGrant; success: LinkSuccess; existing: Item })
  | (Underway & { status: 'linked'; item: Item })
  | (Underway & { status: 'updated'; item: Item; repaired: boolean; accounts: AccountChanges })
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
      confirmed: boolean
    })
  /** The return can't be resumed; `intent` is what the person had set out to do, if that is theirs. */
  | { status: 'refused'; flowId: string; refusal: ReturnRefusal; intent: LinkIntent | null }

/** Everything a flow can be told. Each event names the flow it is meant for. */
export type LinkEvent = { flowId: string } & (
  | { type: 'intended'; intent: LinkIntent; pressed: boolean }
  | { type: 'pressed' }
  | { type: 'granted'; grant: LinkGrant }
  | { type: 'loaded' }
  | { type: 'opened' }
  | { type: 'succeeded'; success: LinkSuccess }
  | { type: 'left'; exit: LinkExit }
  | { type: 'found_connected'; existing: Item }
  | { type: 'decided'; choice: 'keep_existing' | 'connect_anyway' }
  | { type: 'linked'; item: Item }
  | { type: 'updated'; item: Item; repaired: boolean; accounts: AccountChanges }
  | { type: 'failed'; error: RelinkError }
  | { type: 'retried' }
  | { type: 'cancelled' }
  | { type: 'returned' }
  /** `resumes` is the id the flow had before the trip; it goes on under that. */
  | { type: 'claimed'; resumes: string; intent: LinkIntent; grant: LinkGrant }
  | { type: 'refused'; refusal: ReturnRefusal; intent: LinkIntent | null }
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
