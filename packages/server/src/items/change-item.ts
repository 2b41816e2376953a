import type { Account, Item, ItemHealth } from '@relink/core'
import { writeNews } from '../events/item-news.ts'
import type { ServerContext } from '../server-context.ts'
import type { SqlQuery, Tell } from '../store/store.ts'
import { countChange, findAnyonesItem, updateItem } from './item-rows.ts'
import { healthOf, showItem, type StoredItem } from './stored-item.ts'

/** An Item before and after a change; both the same when nothing changed. */
export interface ChangedItem {
  before: StoredItem
  after: StoredItem
  /** The Item as its person sees it now. */
  item: Item
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** A day less is no news. */
const withoutDays = (health: ItemHealth): object => ({ ...health, daysLeft: null })

/** What of an Item moves on by itself, and is no change. */
const looks = (item: Item): string =>
  JSON.stringify({
    ...item,
    healthChangesIn: null,
    updatedAt: null,
    health: withoutDays(item.health),
  })

/**
 * What of an Item's health the app knows. Where it was told of none, nothing was wrong when it was
 * connected, or an older version told it what was.
 */
const toldHealth = (stored: StoredItem, now: number): ItemHealth =>
  stored.toldHealth ?? healthOf(stored, now)

/** Whether time changed the health since the app was told of it. */
const isOverdue = (stored: StoredItem, now: number): boolean =>
  !same(withoutDays(toldHealth(stored, now)), withoutDays(healthOf(stored, now)))

/** The accounts that are among the first and no more among the second. */
export const lostAccounts = (before: readonly Account[], after: readonly Account[]): Account[] =>
  before.filter(({ id }) => !after.some((account) => account.id === id))

/** Tells the app what changed, after it was stored. */
const tellApp = async (
  { settings, log }: ServerContext,
  { before, after, item }: ChangedItem,
  was: Item,
): Promise<void> => {
  const { owner } = after
  if (!same(withoutDays(was.health), withoutDays(item.health))) {
    log(item.health.status === 'healthy' ? 'info' : 'warn', 'item_health_changed', {
      itemId: after.id,
      from: was.health.status,
      to: item.health,
    })
    await settings.handlers.healthChanged({ owner, item, before: was.health })
  }
  const accounts = lostAccounts(before.accounts, after.accounts)
  if (accounts.length > 0) await settings.handlers.accountsRemoved({ owner, item, accounts })
}

interface Written {
  before: StoredItem
  after: StoredItem
  /** The Item as it was before, with the health that the app was told of. */
  was: Item
}

/** Writes one change over what was read before, unless somebody wrote meanwhile. */
const write = async (
  { now }: ServerContext,
  { query, tell, counted }: { query: SqlQuery; tell: Tell; counted: number },
  before: StoredItem,
  wanted: StoredItem,
): Promise<Written | null> => {
  const at = now()
  const was = { ...showItem(before, at), health: toldHealth(before, at) }
  const isVisible = looks(showItem(wanted, at)) !== looks(was)
  const updatedAt = isVisible ? Math.max(at, before.updatedAt + 1) : before.updatedAt
  const after = { ...wanted, change: counted, updatedAt, toldHealth: healthOf(wanted, at) }
  if (!(await updateItem(query, after, before.change, at))) return null
  const { owner, id: itemId } = before
  if (isVisible) await tell(writeNews({ owner, itemId, change: counted, removed: false }))
  return { before, after, was }
}

/**
 * Changes what is known of an Item, and tells the other servers and the app; also of what time changed
 * about it since they were told.
 *
 * `change` may run twice: when somebody else wrote meanwhile it gets what they wrote. It must do nothing but
 * compute.
 *
 * @returns Null when there is no such Item.
 */
export const changeItem = async (
  context: ServerContext,
  itemId: string,
  change: (stored: StoredItem) => StoredItem,
): Promise<ChangedItem | null> => {
  const { store, settings, now } = context
  const find = (query: SqlQuery): Promise<StoredItem | null> =>
    findAnyonesItem(query, settings.environment, itemId)
  const before = await find(store.query)
  if (before === null) return null
  const unchanged = (stored: StoredItem): ChangedItem => ({
    before: stored,
    after: stored,
    item: showItem(stored, now()),
  })
  const isNothing = (wanted: StoredItem, stored: StoredItem): boolean =>
    same(wanted, stored) && !isOverdue(stored, now())
  const wanted = change(before)
  if (isNothing(wanted, before)) return unchanged(before)
  const written = await store.transaction(async (query, tell) => {
    // Whoever has counted goes first, and others of that owner wait: what is read after it stays.
    const counted = await countChange(query, before.owner)
    const transaction = { query, tell, counted }
    const first = await write(context, transaction, before, wanted)
    if (first !== null) return first
    const newest = await find(query)
    if (newest === null) return null
    const again = change(newest)
    return isNothing(again, newest) ? newest : write(context, transaction, newest, again)
  })
  if (written === null) return null
  if (!('after' in written)) return unchanged(written)
  const { after, was } = written
  const changed = { before: written.before, after, item: showItem(after, now()) }
  await tellApp(context, changed, was)
  return changed
}
