import { accessTokenLost, hearSignal, isRelinkError, RelinkError } from '@relink/core'
import { readPlaidFailure } from '../plaid/plaid-failure.ts'
import type { SqlQuery } from '../store/store.ts'
import type { ServerContext } from '../server-context.ts'
import { inTime } from '../time/in-time.ts'
import { changeItem } from './change-item.ts'
import { isGone, itemErrorOf } from './item-error.ts'
import { countChange, findAnyonesItem } from './item-rows.ts'
import { writePatiently } from './keep-item.ts'
import { openAccessToken } from './own-item.ts'
import { removeAtPlaid } from './remove-item.ts'
import type { StoredItem } from './stored-item.ts'

/** After this long a rotation counts as abandoned by a process that died. */
const abandonedAfter = 60_000
/** Milliseconds after which whoever asked for a rotation is told that Plaid does not answer. */
const patience = 30_000

const beginRotation = async (query: SqlQuery, itemId: string, now: number): Promise<boolean> => {
  const mine = await query(
    'insert into relink_rotations (item_id, begun_at) values ($1, $2) on conflict do nothing returning item_id',
    [itemId, now],
  )
  return mine.length > 0
}

const endRotation = async (query: SqlQuery, itemId: string): Promise<void> => {
  await query('delete from relink_rotations where item_id = $1', [itemId])
}

/** Asks for the new token, and stores it whenever the answer comes: by then it is the only good one. */
const rotate = async (
  context: ServerContext,
  { id: itemId, owner }: StoredItem,
  accessToken: string,
): Promise<void> => {
  const { store, plaid, vault, log } = context
  let fresh: string
  try {
    fresh = await plaid.rotateAccessToken(accessToken)
  } catch (error) {
    // A refusal arrived, so nothing changed. Where no answer came it may have: the intent stays.
    if (!isRelinkError(error) || error.code !== 'plaid_unavailable')
      await endRotation(store.query, itemId).catch((failure: unknown) => {
        log('error', 'rotation_not_ended', { itemId, error: failure })
      })
    throw error
  }
  const sealed = await vault.seal({ use: 'access_token', id: itemId, owner }, fresh)
  const isStored = await writePatiently(() =>
    store.transaction(async (query) => {
      // Counted, so that whoever is about to write that the token was lost sees this one first.
      const change = await countChange(query, owner)
      const rows = await query(
        'update relink_items set sealed_access_token = $2, change = $3 where id = $1 returning id',
        [itemId, sealed, change],
      )
      await endRotation(query, itemId)
      return rows.length > 0
    }),
  ).catch((error: unknown) => {
    log('error', 'access_token_not_stored', { itemId, error })
    throw error
  })
  // Removed meanwhile with the old token, of which Plaid knew nothing any more.
  if (!isStored) return removeAtPlaid(context, itemId, fresh, 'OTHER')
  log('info', 'access_token_rotated', { itemId })
  await findToken(context, itemId).catch((error: unknown) => {
    log('error', 'item_health_not_saved', { itemId, error })
  })
}

/**
 * Gives an Item a new access token; the old one dies at once, also in calls that are under way.
 *
 * The intent is written down before Plaid is asked: between its answer and our write the only good token
 * is in memory, and when the process stops there, the next start finds out.
 *
 * @throws RelinkError `not_found`; `too_many_requests` while another rotation of the Item is under way;
 * `plaid_error`, `plaid_unavailable`.
 * @see https://plaid.com/docs/api/items/#itemaccess_tokeninvalidate
 */
export const rotateAccessToken = async (context: ServerContext, itemId: string): Promise<void> => {
  const { store, settings, log, now } = context
  const stored = await findAnyonesItem(store.query, settings.environment, itemId)
  if (stored === null)
    throw new RelinkError(
      'not_found',
      'Failed to rotate the access token: there is no Item with that id. Check the id.',
    )
  const accessToken = await openAccessToken(context, stored)
  if (!(await beginRotation(store.query, itemId, now())))
    throw new RelinkError(
      'too_many_requests',
      'Failed to rotate the access token: another rotation of the Item is under way. Try again in a minute.',
    )
  const rotating = rotate(context, stored, accessToken)
  rotating.catch((error: unknown) => {
    log('warn', 'access_token_not_rotated', { itemId, error })
  })
  await inTime(rotating, patience, 'rotate the access token')
}

/** Whether Plaid takes the token still; null when it is the Item that is gone. Throws when Plaid cannot say. */
const isTaken = async ({ plaid }: ServerContext, accessToken: string): Promise<boolean | null> => {
  try {
    await plaid.readItem(accessToken)
    return true
  } catch (error) {
    const failure = readPlaidFailure(error)
    if (failure?.code === 'ITEM_NOT_FOUND') return null
    if (isGone(failure)) return false
    if (itemErrorOf(failure) !== null) return true
    throw error
  }
}

/** Takes back that the token was lost, where the process that had it was only slow. */
const findToken = async (context: ServerContext, itemId: string): Promise<void> => {
  await changeItem(context, itemId, (stored) =>
    stored.signals.error?.code === accessTokenLost
      ? { ...stored, signals: { ...stored.signals, error: null } }
      : stored,
  )
}

/**
 * Notes that an Item's token was lost, unless it has another one by now. Compared is what the ciphertexts
 * hold: encrypting anew changes those alone.
 */
const loseToken = async (
  context: ServerContext,
  itemId: string,
  accessToken: string,
  at: number,
): Promise<void> => {
  const { store, settings, log } = context
  const error = { code: accessTokenLost, reason: null, products: [] }
  for (;;) {
    const stored = await findAnyonesItem(store.query, settings.environment, itemId)
    if (stored === null || (await openAccessToken(context, stored)) !== accessToken) return
    const { sealedAccessToken } = stored
    const changed = await changeItem(context, itemId, (newest) =>
      newest.sealedAccessToken === sealedAccessToken
        ? { ...newest, signals: hearSignal(newest.signals, { type: 'failed', at, error }) }
        : newest,
    )
    if (changed === null) return
    if (changed.after.sealedAccessToken !== sealedAccessToken) continue
    if (changed.after !== changed.before) log('error', 'access_token_lost', { itemId })
    return
  }
}

const resumeRotation = async (context: ServerContext, itemId: string): Promise<void> => {
  const { store, settings, now } = context
  const stored = await findAnyonesItem(store.query, settings.environment, itemId)
  if (stored === null) return endRotation(store.query, itemId)
  const at = now()
  const accessToken = await openAccessToken(context, stored)
  if ((await isTaken(context, accessToken)) === false)
    await loseToken(context, itemId, accessToken, at)
  await endRotation(store.query, itemId)
}

/**
 * Looks after rotations that a process began and did not end. Where Plaid still takes the old token,
 * nothing had happened; where it does not, the new one is gone, and the person has to connect anew.
 */
export const resumeRotations = async (context: ServerContext): Promise<void> => {
  const { store, log, now } = context
  const rows = await store.query('select item_id from relink_rotations where begun_at < $1', [
    now() - abandonedAfter,
  ])
  for (const row of rows) {
    const itemId = String(row['item_id'])
    await resumeRotation(context, itemId).catch((error: unknown) => {
      log('warn', 'rotation_not_resumed', { itemId, error })
    })
  }
}
