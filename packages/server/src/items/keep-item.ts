import { noSignals, RelinkError, type LinkItemRequest } from '@relink/core'
import { writeNews } from '../events/item-news.ts'
import { finishLinkToken } from '../link-tokens/link-token-rows.ts'
import type { ServerContext } from '../server-context.ts'
import { wait } from '../time/wait.ts'
import { finishExchange, noteUndecided } from './exchange-claims.ts'
import { countChange, insertItem } from './item-rows.ts'
import type { StoredItem } from './stored-item.ts'

/** Milliseconds between attempts: over twenty seconds in all, in which a database can be restarted. */
const retryAfter = [50, 250, 1000, 2000, 4000, 7000, 7000]

/** Writes what must not be lost, again and again while the store refuses. Throws what it refuses with last. */
export const writePatiently = async <T>(write: () => Promise<T>): Promise<T> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await write()
    } catch (error) {
      const pause = retryAfter[attempt]
      if (pause === undefined) throw error
      await wait(pause)
    }
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
    await context.plaid.removeItem(accessToken, 'OTHER')
  } catch (failure) {
    context.log('error', 'item_left_at_plaid', { itemId, error: failure })
  }
  throw error
}

/**
 * Stores an Item right after its exchange, from what Link told, before anything else can fail, and
 * spends the link token it came from. The exchange ends with that, unless there is an Item to replace or to
 * keep instead.
 *
 * A store that refuses is tried again for twenty seconds. If it still does, the Item is removed at Plaid
 * and the person has to go through Link again; both are in the log, with the Item's id.
 */
export const keepItem = async (
  context: ServerContext,
  owner: string,
  hashes: { publicToken: string; linkToken: string },
  request: LinkItemRequest,
  exchanged: { itemId: string; accessToken: string },
): Promise<StoredItem> => {
  const { store, vault, settings, now } = context
  const { itemId, accessToken } = exchanged
  const { environment } = settings
  const time = now()
  const fresh = {
    id: itemId,
    owner,
    environment,
    institutionId: request.institution?.id ?? null,
    bankName: request.institution?.name ?? 'Your bank',
    region: null,
    accounts: request.accounts,
    signals: noSignals,
    toldHealth: null,
    sealedAccessToken: await vault.seal({ use: 'access_token', id: itemId, owner }, accessToken),
    connectedAt: time,
    updatedAt: time,
  } as const
  const keep = (): Promise<StoredItem | null> =>
    store.transaction(async (query, tell) => {
      const change = await countChange(query, owner)
      const stored = { ...fresh, change }
      if (!(await insertItem(query, stored))) return null
      if (request.existingId === undefined)
        await finishExchange(query, owner, hashes.publicToken, { itemId, outcome: 'linked' })
      else await noteUndecided(query, owner, hashes.publicToken, itemId, time)
      await finishLinkToken(query, hashes.linkToken, itemId)
      await tell(writeNews({ owner, itemId, change, removed: false }))
      return stored
    })
  const kept = await writePatiently(keep).catch((error: unknown) =>
    giveUp(context, itemId, accessToken, error),
  )
  if (kept !== null) return kept
  // Not removed at Plaid: that would take it from whom it belongs to.
  throw new RelinkError(
    'link_token_unknown',
    'Failed to link the Item: it belongs to somebody else. Start a new link.',
  )
}
