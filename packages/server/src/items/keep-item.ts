import { RelinkError, type Item, type LinkItemRequest } from '@relink/core'
import { finishLinkToken } from '../link-tokens/link-token-rows.ts'
import type { ServerContext } from '../server-context.ts'
import { finishExchange } from './exchange-claims.ts'
import { insertItem } from './item-rows.ts'

const retryAfter = [50, 250, 1000]

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

const firstKnowledge = (itemId: string, request: LinkItemRequest, now: number): Item => {
  const time = new Date(now).toISOString()
  return {
    id: itemId,
    institutionId: request.institution?.id ?? null,
    bankName: request.institution?.name ?? 'Your bank',
    health: 'healthy',
    errorCode: null,
    expiresAt: null,
    accounts: request.accounts,
    connectedAt: time,
    updatedAt: time,
  }
}

/** A token that nobody has could never be removed, and Plaid would go on billing its Item. */
const giveUp = async (
  context: ServerContext,
  itemId: string,
  accessToken: string,
  error: unknown,
): Promise<never> => {
  context.log('error', 'item_not_stored', { itemId, error })
  try {
    await context.plaid.removeItem(accessToken)
  } catch (failure) {
    context.log('error', 'item_left_at_plaid', { itemId, error: failure })
  }
  throw error
}

/**
 * Stores an Item right after its exchange, from what Link told, before anything else can fail, and
 * spends the link token it came from.
 *
 * A store that refuses is tried again three times. If it still does, the Item is removed at Plaid and
 * the person has to go through Link again; both are in the log, with the Item's id.
 */
export const keepItem = async (
  context: ServerContext,
  owner: string,
  hashes: { publicToken: string; linkToken: string },
  request: LinkItemRequest,
  exchanged: { itemId: string; accessToken: string },
): Promise<Item> => {
  const { store, vault, settings } = context
  const { itemId, accessToken } = exchanged
  const item = firstKnowledge(itemId, request, context.now())
  const label = { use: 'access_token', id: itemId, owner } as const
  const keep = async (): Promise<boolean> => {
    const sealedAccessToken = await vault.seal(label, accessToken)
    const { environment } = settings
    return store.transaction(async (query) => {
      const mine = await insertItem(query, { item, owner, environment, sealedAccessToken })
      if (mine) {
        await finishExchange(query, owner, hashes.publicToken, itemId)
        await finishLinkToken(query, hashes.linkToken, itemId)
      }
      return mine
    })
  }
  for (let attempt = 0; ; attempt += 1) {
    try {
      if (await keep()) return item
      break
    } catch (error) {
      const pause = retryAfter[attempt]
      if (pause === undefined) return giveUp(context, itemId, accessToken, error)
      await wait(pause)
    }
  }
  // Not removed at Plaid: that would take it from whom it belongs to.
  throw new RelinkError(
    'link_token_unknown',
    'Failed to link the Item: it belongs to somebody else. Start a new link.',
  )
}
