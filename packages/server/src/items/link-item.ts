import { RelinkError, type Item, type LinkItemRequest, type LinkItemResponse } from '@relink/core'
import { findLinkToken, publicTokenLife } from '../link-tokens/link-token-rows.ts'
import { digest } from '../secrets/digest.ts'
import type { ServerContext } from '../server-context.ts'
import { claimOrWait } from './await-exchange.ts'
import { releaseExchange } from './exchange-claims.ts'
import { findConnected } from './find-connected.ts'
import { findItem, listItems, saveItem } from './item-rows.ts'
import { keepItem } from './keep-item.ts'
import { readItemAtPlaid } from './read-item-at-plaid.ts'

const linkedEarlier = async (
  context: ServerContext,
  owner: string,
  itemId: string,
): Promise<LinkItemResponse> => {
  const stored = await findItem(context.store.query, context.settings.environment, owner, itemId)
  if (stored !== null) return { outcome: 'linked', item: stored.item }
  throw new RelinkError(
    'public_token_invalid',
    'Failed to link the Item: it was linked with this public token before, and removed. Go through Link again.',
  )
}

const requireLinkToken = async (
  context: ServerContext,
  owner: string,
  tokenHash: string,
): Promise<void> => {
  const { environment } = context.settings
  const made = await findLinkToken(context.store.query, environment, owner, tokenHash)
  const good =
    made?.mode === 'new' &&
    made.outcome === null &&
    context.now() <= made.expiresAt + publicTokenLife
  if (good) return
  throw new RelinkError(
    'link_token_unknown',
    'Failed to link the Item: the link token was not made here for this person and a new Item, or is spent. Start a new link.',
  )
}

/** What is known from Link is kept already, so nothing is lost when Plaid does not answer now. */
const fillIn = async (context: ServerContext, item: Item, accessToken: string): Promise<Item> => {
  try {
    const current = await readItemAtPlaid(context, item, accessToken)
    await saveItem(context.store.query, current)
    return current
  } catch (error) {
    context.log('warn', 'item_not_read', { itemId: item.id, error })
    return item
  }
}

/**
 * Exchanges a public token for an Item of the owner's.
 *
 * The same public token sent again, even at the same moment and to another process, answers the same
 * Item without a second exchange. With `ifConnected: 'ask'` nothing is exchanged when the bank looks
 * connected already.
 *
 * @param check Throws unless a public token may be exchanged on the strength of this link token.
 * @throws RelinkError `link_token_unknown`, `public_token_invalid`, `too_many_requests`,
 * `plaid_error`, `plaid_unavailable`.
 */
export const linkItem = async (
  context: ServerContext,
  owner: string,
  request: LinkItemRequest,
  check: typeof requireLinkToken = requireLinkToken,
): Promise<LinkItemResponse> => {
  const { settings, plaid, store } = context
  const publicTokenHash = await digest(request.publicToken)
  const claimed = await claimOrWait(context, owner, publicTokenHash, request.flowId)
  if ('itemId' in claimed) return linkedEarlier(context, owner, claimed.itemId)
  try {
    const linkTokenHash = await digest(request.linkToken)
    await check(context, owner, linkTokenHash)
    if (request.ifConnected === 'ask') {
      const items = await listItems(store.query, settings.environment, owner)
      const existing = findConnected(items, request.institution, request.accounts)
      if (existing !== null) return { outcome: 'already_connected', item: existing }
    }
    const exchanged = await plaid.exchange(request.publicToken)
    const hashes = { publicToken: publicTokenHash, linkToken: linkTokenHash }
    const kept = await keepItem(context, owner, hashes, request, exchanged)
    const item = await fillIn(context, kept, exchanged.accessToken)
    await settings.handlers.linked({ owner, item })
    return { outcome: 'linked', item }
  } finally {
    // Does nothing once the exchange is finished. Its failure must not stand in for what happened.
    await releaseExchange(store.query, claimed.claim).catch((error: unknown) => {
      context.log('error', 'exchange_not_released', { error })
    })
  }
}
