import type { PendingLink } from '@relink/core'
import type { ServerContext } from '../server-context.ts'
import { takeNewestLinkToken } from './link-token-rows.ts'

/**
 * Takes the owner's newest unfinished link, for a return in a browser that set nothing aside.
 *
 * Good once. `userKey` is null: the server knows its owner, not what the app calls them in browsers.
 *
 * @returns Null when there is none.
 */
export const takePendingLink = async (
  context: ServerContext,
  owner: string,
): Promise<PendingLink | null> => {
  const { environment } = context.settings
  const stored = await takeNewestLinkToken(context.store.query, environment, owner, context.now())
  if (stored?.sealedLinkToken == null) return null
  const label = { use: 'link_token', id: stored.tokenHash, owner } as const
  return {
    v: 1,
    flowId: stored.flowId,
    linkToken: await context.vault.open(label, stored.sealedLinkToken),
    expiresAt: stored.expiresAt,
    mode: stored.mode,
    ...(stored.itemId === null ? {} : { itemId: stored.itemId }),
    userKey: null,
    redirectUri: stored.redirectUri,
    returnTo: stored.returnTo,
    ...(stored.context === null ? {} : { context: stored.context }),
    createdAt: stored.createdAt,
  }
}
