import type { RelinkError } from '../errors/relink-error.ts'
import type { Claim } from '../pending/claim-pending-link.ts'
import type { PendingLinks } from '../pending/pending-links.ts'
import type { OAuthReturn } from '../redirect/read-oauth-return.ts'
import type { LinkBackend } from '../wire/link-backend.ts'

/** Time, as a flow needs it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs `callback` after so many milliseconds; the answer calls it off. */
  after(milliseconds: number, callback: () => void): () => void
}

/** What a flow needs of the world around it. */
export interface LinkFlowPorts {
  /** Read at each use, so that a getter may give the newest. */
  backend: Pick<LinkBackend, 'createLinkToken' | 'linkItem' | 'confirmUpdated' | 'recoverLink'>
  /** Makes sure that Plaid's script is there. Rejects with `script_blocked` or `script_timeout`. */
  loadScript(): Promise<void>
  pendingLinks: PendingLinks
  clock: Clock
  /** An id no other flow has, in this browser or another. */
  createId(): string
  /** Whom the app says is signed in; null accepts whoever set the link aside, and leaves it to the server. */
  userKey(): string | null
  /** Tells the developer what went wrong without stopping the person. */
  report(error: RelinkError): void
}

/** What a return page brings: only pages that banks send people back to need the code for it. */
export interface ReturnPorts {
  /** What the page's address says; null when it is no return from a bank. */
  returned: OAuthReturn | null
  /** Finds what the return belongs to. A rejection can be tried again. */
  claim(returned: OAuthReturn): Promise<Claim>
  /** Link opens with what the return brought, so that it can leave the address. */
  cleanAddress(): void
}
