import { RelinkError, type LinkItemRequest, type LinkItemResponse } from '@relink/core'
import { findLinkToken, publicTokenLife } from '../link-tokens/link-token-rows.ts'
import { digest } from '../secrets/digest.ts'
import type { ServerContext } from '../server-context.ts'
import { claimOrWait } from './await-exchange.ts'
import { discard, fillIn, removeReplaced } from './carry-out.ts'
import { finishExchange, type FinishedExchange } from './exchange-claims.ts'
import {
  exchangeLost,
  exchangeUnderClaim,
  giveUpExchange,
  letGo,
  openIntent,
  type Mine,
} from './exchange-item.ts'
import { breaksFirst, findConnected } from './find-connected.ts'
import { findItem, listStoredItems } from './item-rows.ts'
import { keepItem } from './keep-item.ts'
import { showItem, type StoredItem } from './stored-item.ts'

/** What an exchange that was brought to its end answers to whoever asks again; null when its Item is gone. */
export const answerOfExchange = async (
  { store, settings, now }: ServerContext,
  owner: string,
  { itemId, outcome }: FinishedExchange,
): Promise<LinkItemResponse | null> => {
  const stored = await findItem(store.query, settings.environment, owner, itemId)
  return stored === null ? null : { outcome, item: showItem(stored, now()) }
}

const linkedEarlier = async (
  context: ServerContext,
  owner: string,
  finished: FinishedExchange,
): Promise<LinkItemResponse> => {
  const answer = await answerOfExchange(context, owner, finished)
  if (answer !== null) return answer
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

/**
 * What to do where the bank looks connected already. Whoever goes on with what was begun before does not
 * ask again: the person was past that, and what they decided is among what was written down.
 */
const decide = async (
  context: ServerContext,
  owner: string,
  publicTokenHash: string,
  sent: LinkItemRequest,
  { begunWith }: Mine,
): Promise<LinkItemRequest> => {
  if (sent.ifConnected !== 'ask' || begunWith === null) return sent
  const { ifConnected, existingId } = await openIntent(context, owner, publicTokenHash, begunWith)
  return ifConnected === 'ask'
    ? { ...sent, ifConnected: 'add' }
    : { ...sent, ifConnected, ...(existingId === undefined ? {} : { existingId }) }
}

/**
 * What the new Item would be the second of: the one that the person was shown, which is the first where the
 * page does not say. One that does not count as connected can be replaced as well.
 */
const findTwin = async (
  { store, settings }: ServerContext,
  owner: string,
  { institution, accounts, ifConnected, existingId }: LinkItemRequest,
): Promise<StoredItem | null> => {
  if (ifConnected === 'add') return null
  const items = await listStoredItems(store.query, settings.environment, owner)
  const connected = findConnected(items, institution, accounts)
  const replaceable =
    ifConnected === 'replace'
      ? findConnected(items, institution, accounts, { withRevoked: true })
      : []
  const twins = [...connected, ...replaceable]
  const shown =
    ifConnected === 'ask' || existingId === undefined
      ? twins[0]
      : twins.find(({ id }) => id === existingId)
  return shown ?? null
}

/**
 * Exchanges under a claim that is held, and does with the new Item what the person decided.
 *
 * @returns Null when the claim was lost to another request.
 */
export const linkUnderClaim = async (
  context: ServerContext,
  owner: string,
  publicTokenHash: string,
  sent: LinkItemRequest,
  claimed: Mine,
): Promise<LinkItemResponse | null> => {
  const { store, settings, log, now } = context
  const begin = async (): Promise<{ request: LinkItemRequest; existing: StoredItem | null }> => {
    const { existingId, ...request } = await decide(context, owner, publicTokenHash, sent, claimed)
    const asked = existingId === undefined ? request : { ...request, existingId }
    const existing = await findTwin(context, owner, asked)
    // Written down with the rest, for whoever has to go on.
    return {
      request: existing === null ? request : { ...request, existingId: existing.id },
      existing,
    }
  }
  const { request, existing } = await begin().catch(async (error: unknown) => {
    await letGo(context, claimed)
    throw error
  })
  const { institution, ifConnected } = request
  if (existing !== null && ifConnected === 'ask') {
    await letGo(context, claimed)
    const item = showItem(existing, now())
    return { outcome: 'already_connected', item, breaksFirst: breaksFirst(institution) }
  }
  const exchanged = await exchangeUnderClaim(context, owner, publicTokenHash, request, claimed)
  if (exchanged === null) return null
  const hashes = { publicToken: publicTokenHash, linkToken: await digest(request.linkToken) }
  const kept = await keepItem(context, owner, hashes, request, exchanged).catch(
    async (error: unknown) => {
      await giveUpExchange(context, owner, request, claimed)
      throw error
    },
  )
  if (existing !== null && existing.id !== kept.id && ifConnected === 'discard') {
    const discarded = await discard(context, publicTokenHash, kept, existing)
    if (discarded !== null) return discarded
  }
  const read = await fillIn(context, kept)
  const item = showItem(read ?? kept, now())
  await settings.handlers.linked({ owner, item })
  if (read !== null)
    await removeReplaced(context, read, ifConnected === 'replace' ? existing : null)
  if (existing !== null)
    await finishExchange(store.query, owner, publicTokenHash, {
      itemId: kept.id,
      outcome: 'linked',
    }).catch((error: unknown) => {
      // Looked after later: what was to be done is done, and finding it so does no harm.
      log('error', 'exchange_not_released', { error })
    })
  return { outcome: 'linked', item }
}

/**
 * Exchanges a public token for an Item of the owner's.
 *
 * The same public token sent again, even at the same moment and to another process, answers the same
 * Item without a second exchange. With `ifConnected: 'ask'` nothing is exchanged when the bank looks
 * connected already.
 *
 * @param check Throws unless a public token may be exchanged on the strength of this link token.
 * @throws RelinkError `link_token_unknown`, `public_token_invalid`, `exchange_lost`,
 * `too_many_requests`, `plaid_error`, `plaid_unavailable`.
 */
export const linkItem = async (
  context: ServerContext,
  owner: string,
  request: LinkItemRequest,
  check: typeof requireLinkToken = requireLinkToken,
): Promise<LinkItemResponse> => {
  const publicTokenHash = await digest(request.publicToken)
  for (;;) {
    const claimed = await claimOrWait(context, owner, publicTokenHash, request.flowId)
    if (claimed.state === 'done') return linkedEarlier(context, owner, claimed)
    if (claimed.state === 'lost') throw exchangeLost()
    try {
      await check(context, owner, await digest(request.linkToken))
    } catch (error) {
      await letGo(context, claimed)
      throw error
    }
    const answer = await linkUnderClaim(context, owner, publicTokenHash, request, claimed)
    if (answer !== null) return answer
    // Whoever has the claim now brings it to its end.
  }
}
