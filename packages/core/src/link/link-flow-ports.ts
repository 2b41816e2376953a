import type { RelinkError } from '../errors/relink-error.ts'
import type { PendingLinks } from '../pending/pending-links.ts'
import type { LinkBackend } from '../wire/link-backend.ts'
import type { FoundReturn } from './find-return.ts'

/** Time, as a flow needs it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs `callback` after so many milliseconds; the answer calls it off. */
  after(milliseconds: number, callback: () => void): () => void
}

/** The part of the back end that a flow asks. */
export type FlowBackend = Pick<
  LinkBackend,
  'createLinkToken' | 'linkItem' | 'confirmUpdated' | 'recoverLink'
>

/** What a flow needs of the world around it. */
export interface LinkFlowPorts {
  /** The newest back end; asked for at each use. */
  backend(): FlowBackend
  /** Makes sure that Plaid's script is there. Rejects with `script_blocked` or `script_timeout`. */
  loadScript(): Promise<void>
  pendingLinks: Pick<PendingLinks, 'save' | 'spend' | 'settle' | 'findAbandoned' | 'letGo'>
  clock: Clock
  /** An id no other flow has, in this browser or another. */
  createId(): string
  /** Whom the app says is signed in; null accepts whoever set the link aside, and leaves it to the server. */
  userKey(): string | null
  /** Tells the developer what went wrong without stopping the person. */
  report(error: RelinkError): void
}

/** What a return page lends to a flow: only pages that banks send people back to need the code for it. */
export interface ReturnPorts {
  /** Finds out what the person came back to. A rejection can be tried again. */
  find(): Promise<FoundReturn>
  /** Link opens with what the return brought, so that it can leave the address. */
  cleanAddress(): void
}
