import { isRelinkError, type PendingLink, type TakePendingLinkRequest } from '@relink/core'
import { readPlaidFailure } from '../plaid/plaid-failure.ts'
import { digest } from '../secrets/digest.ts'
import type { ServerContext } from '../server-context.ts'
import { takeLinkToken, takeNewestLinkToken, type StoredLinkToken } from './link-token-rows.ts'

/** The link token that a return names, at Plaid; null when Plaid has none for it. */
const findMeant = async (context: ServerContext, correlationId: string): Promise<string | null> => {
  try {
    return await context.plaid.findLinkToken(correlationId)
  } catch (error) {
    // Which code an unknown id has is not documented, and a page can send any id.
    if (!isRelinkError(error) || error.code !== 'plaid_error') throw error
    context.log('warn', 'correlation_id_refused', { plaid: readPlaidFailure(error) })
    return null
  }
}

const takeStored = async (
  context: ServerContext,
  owner: string,
  correlationId: string | undefined,
): Promise<StoredLinkToken | null> => {
  const { store, settings, now } = context
  const { environment } = settings
  if (correlationId === undefined)
    return takeNewestLinkToken(store.query, environment, owner, now())
  const linkToken = await findMeant(context, correlationId)
  if (linkToken === null) return null
  return takeLinkToken(store.query, environment, owner, await digest(linkToken), now())
}

/**
 * Takes the owner's unfinished link, for a return in a browser that set nothing aside: the one that the
 * return's correlation id belongs to, or the newest where the bank gave no such id.
 *
 * Good once. `userKey` is null: the server knows its owner, not what the app calls them in browsers.
 *
 * @returns Null when there is none; never another link than the one that a correlation id names.
 * @throws RelinkError `too_many_requests`, `plaid_unavailable`, both only with a correlation id.
 */
export const takePendingLink = async (
  context: ServerContext,
  owner: string,
  { correlationId }: TakePendingLinkRequest,
): Promise<PendingLink | null> => {
  const stored = await takeStored(context, owner, correlationId)
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
