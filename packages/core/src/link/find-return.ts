import { claimPendingLink, type ClaimOptions } from '../pending/claim-pending-link.ts'
import type { PendingRecord } from '../pending/pending-link.ts'
import type { PendingLinks } from '../pending/pending-links.ts'
import type { OAuthReturn } from '../redirect/read-oauth-return.ts'
import { intentOf } from './intent-of-record.ts'
import type { LinkIntent } from './link-intent.ts'
import type { LinkGrant } from './link-state.ts'
import type { ReturnRefusal } from './return-refusal.ts'

/**
 * What a return page has to go on with: a link that was set aside, nothing, and why; or a walk that this
 * page had gone on with before it was loaded again.
 */
export type FoundReturn =
  | { type: 'claimed'; resumes: string; intent: LinkIntent; grant: LinkGrant }
  | { type: 'refused'; refusal: ReturnRefusal; intent: LinkIntent | null; error: null }
  | { type: 'abandoned'; record: PendingRecord }

/**
 * Finds out what a person came back to.
 *
 * @param returned What the page's address says; null when nobody comes from a bank.
 * @throws Whatever the server's memory rejects with; nothing is lost then, and it can be asked again.
 */
export const findReturn = async (
  links: PendingLinks,
  returned: OAuthReturn | null,
  options: ClaimOptions,
): Promise<FoundReturn> => {
  if (returned === null) {
    const record = await findAbandoned(links, options.userKey)
    return record === null ? refuse('direct') : { type: 'abandoned', record }
  }
  const claim = await claimPendingLink(links, returned, options)
  if (claim.outcome === 'refused') return refuse(claim.refusal, claim.record)
  const { flowId, linkToken, expiresAt, redirectUri } = claim.link
  return {
    type: 'claimed',
    resumes: flowId,
    intent: intentOf(claim.link),
    grant: { linkToken, expiresAt, redirectUri, returned },
  }
}

const refuse = (refusal: ReturnRefusal, record: PendingRecord | null = null): FoundReturn => ({
  type: 'refused',
  refusal,
  intent: record === null ? null : intentOf(record),
  error: null,
})

const findAbandoned = async (
  links: PendingLinks,
  userKey: string | null,
): Promise<PendingRecord | null> => {
  try {
    return await links.findAbandoned(userKey)
  } catch {
    // A store that refuses has nothing to recover.
    return null
  }
}
