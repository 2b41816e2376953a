import { healthChangesAt, type ItemHealth, type PlaidEnvironment } from '@relink/core'
import { fillUp } from '../store/fill-up.ts'
import type { SqlQuery } from '../store/store.ts'
import { readStoredItem, type StoredItem } from './stored-item.ts'

/** One of the owner's own Items, or null. Throws `environment_mismatch`. */
export const findItem = async (
  query: SqlQuery,
  environment: PlaidEnvironment,
  owner: string,
  itemId: string,
): Promise<StoredItem | null> => {
  const [row] = await query('select * from relink_items where id = $1 and owner = $2', [
    itemId,
    owner,
  ])
  return row === undefined ? null : readStoredItem(row, environment)
}

/** An Item whoever owns it; never for a request from a browser. Throws `environment_mismatch`. */
export const findAnyonesItem = async (
  query: SqlQuery,
  environment: PlaidEnvironment,
  itemId: string,
): Promise<StoredItem | null> => {
  const [row] = await query('select * from relink_items where id = $1', [itemId])
  return row === undefined ? null : readStoredItem(row, environment)
}

/** Those of these Items that are of this environment, whoever owns them, in no order. */
export const findItems = async (
  query: SqlQuery,
  environment: PlaidEnvironment,
  itemIds: readonly string[],
): Promise<StoredItem[]> => {
  const all = fillUp(itemIds)
  const places = all.map((_, index) => `$${index + 2}`).join(', ')
  const rows = await query(
    `select * from relink_items where environment = $1 and id in (${places})`,
    [environment, ...all],
  )
  return rows.map((row) => readStoredItem(row, environment))
}

/** The owner's Items of this environment, oldest connection first. */
export const listStoredItems = async (
  query: SqlQuery,
  environment: PlaidEnvironment,
  owner: string,
): Promise<StoredItem[]> => {
  const rows = await query(
    'select * from relink_items where owner = $1 and environment = $2 order by connected_at, id',
    [owner, environment],
  )
  return rows.map((row) => readStoredItem(row, environment))
}

/**
 * Counts one more change of an owner's Items. Whoever has done so goes first: others of that owner wait
 * for the transaction to end.
 */
export const countChange = async (query: SqlQuery, owner: string): Promise<number> => {
  const [row] = await query(
    `insert into relink_owners (owner, change) values ($1, 1)
     on conflict (owner) do update set change = relink_owners.change + 1
     returning change`,
    [owner],
  )
  return Number(row?.['change'])
}

/** Writes a new Item. Gives false, and changes nothing, when the id is another owner's. */
export const insertItem = async (query: SqlQuery, stored: StoredItem): Promise<boolean> => {
  const rows = await query(
    `insert into relink_items (id, owner, environment, institution_id, bank_name, region, accounts,
       signals, sealed_access_token, connected_at, updated_at, change)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (id) do update set sealed_access_token = excluded.sealed_access_token,
       change = excluded.change
     where relink_items.owner = excluded.owner
     returning id`,
    [
      stored.id,
      stored.owner,
      stored.environment,
      stored.institutionId,
      stored.bankName,
      stored.region,
      JSON.stringify(stored.accounts),
      JSON.stringify(stored.signals),
      stored.sealedAccessToken,
      stored.connectedAt,
      stored.updatedAt,
      stored.change,
    ],
  )
  return rows.length > 0
}

/**
 * Writes what can change about an Item, unless somebody did since `seen`. Gives whether it was written.
 *
 * @param now Milliseconds since the epoch; from then on time may change its health.
 */
export const updateItem = async (
  query: SqlQuery,
  stored: StoredItem,
  seen: number,
  now: number,
): Promise<boolean> => {
  const rows = await query(
    `update relink_items set institution_id = $2, bank_name = $3, region = $4, accounts = $5,
       signals = $6, updated_at = $7, change = $8, told_health = $9, health_changes_at = $10
     where id = $1 and change = $11 returning id`,
    [
      stored.id,
      stored.institutionId,
      stored.bankName,
      stored.region,
      JSON.stringify(stored.accounts),
      JSON.stringify(stored.signals),
      stored.updatedAt,
      stored.change,
      JSON.stringify(stored.toldHealth),
      healthChangesAt(stored.signals, now),
      seen,
    ],
  )
  return rows.length > 0
}

/** Writes that time changed nothing about an Item that the app has to hear of, unless somebody wrote since. */
export const noteTime = async (
  query: SqlQuery,
  { id, change, signals }: StoredItem,
  toldHealth: ItemHealth,
  now: number,
): Promise<void> => {
  await query(
    `update relink_items set told_health = $2, health_changes_at = $3 where id = $1 and change = $4`,
    [id, JSON.stringify(toldHealth), healthChangesAt(signals, now), change],
  )
}

/** The Items whose health may be another by now, those that have waited longest first; at most so many. */
export const listItemsChangedByTime = async (
  query: SqlQuery,
  environment: PlaidEnvironment,
  now: number,
  most: number,
): Promise<string[]> => {
  const rows = await query(
    `select id from relink_items where health_changes_at <= $1 and environment = $2
     order by health_changes_at limit ${most}`,
    [now, environment],
  )
  return rows.map((row) => String(row['id']))
}

/** Deletes one of the owner's Items. Gives whether it was there. */
export const deleteItem = async (
  query: SqlQuery,
  owner: string,
  itemId: string,
): Promise<boolean> => {
  const rows = await query('delete from relink_items where id = $1 and owner = $2 returning id', [
    itemId,
    owner,
  ])
  return rows.length > 0
}
