import {
  RelinkError,
  type Account,
  type Item,
  type ItemHealth,
  type PlaidEnvironment,
} from '@relink/core'
import type { SqlQuery, SqlRow } from '../store/store.ts'
import type { HealthFinding } from './item-health.ts'

/** An Item as it is stored: what a browser may see, and what it may not. */
export interface StoredItem {
  item: Item
  owner: string
  environment: PlaidEnvironment
  sealedAccessToken: string
}

const isoTime = (value: unknown): string => new Date(Number(value)).toISOString()

const timeOrNull = (time: string | null): number | null => (time === null ? null : Date.parse(time))

const storedItem = (row: SqlRow): StoredItem => ({
  item: {
    id: String(row['id']),
    institutionId: row['institution_id'] as string | null,
    bankName: String(row['bank_name']),
    health: row['health'] as ItemHealth,
    errorCode: row['error_code'] as string | null,
    expiresAt: row['expires_at'] === null ? null : isoTime(row['expires_at']),
    accounts: JSON.parse(String(row['accounts'])) as Account[],
    connectedAt: isoTime(row['connected_at']),
    updatedAt: isoTime(row['updated_at']),
  },
  owner: String(row['owner']),
  environment: row['environment'] as PlaidEnvironment,
  sealedAccessToken: String(row['sealed_access_token']),
})

const inEnvironment = (
  row: SqlRow | undefined,
  environment: PlaidEnvironment,
): StoredItem | null => {
  if (row === undefined) return null
  const stored = storedItem(row)
  if (stored.environment !== environment)
    throw new RelinkError(
      'environment_mismatch',
      `Failed to use the Item ${stored.item.id}: it was connected in Plaid's ${stored.environment} and this server runs in ${environment}. Use one database for each environment.`,
    )
  return stored
}

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
  return inEnvironment(row, environment)
}

/** An Item whoever owns it; never for a request from a browser. Throws `environment_mismatch`. */
export const findAnyonesItem = async (
  query: SqlQuery,
  environment: PlaidEnvironment,
  itemId: string,
): Promise<StoredItem | null> => {
  const [row] = await query('select * from relink_items where id = $1', [itemId])
  return inEnvironment(row, environment)
}

/** The owner's Items of this environment, oldest connection first. */
export const listItems = async (
  query: SqlQuery,
  environment: PlaidEnvironment,
  owner: string,
): Promise<Item[]> => {
  const rows = await query(
    'select * from relink_items where owner = $1 and environment = $2 order by connected_at, id',
    [owner, environment],
  )
  return rows.map((row) => storedItem(row).item)
}

/** Writes a new Item. Gives false, and changes nothing, when the id is another owner's. */
export const insertItem = async (query: SqlQuery, stored: StoredItem): Promise<boolean> => {
  const { item } = stored
  const rows = await query(
    `insert into relink_items (id, owner, environment, institution_id, bank_name, sealed_access_token,
       accounts, health, error_code, expires_at, connected_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (id) do update set sealed_access_token = excluded.sealed_access_token
     where relink_items.owner = excluded.owner
     returning id`,
    [
      item.id,
      stored.owner,
      stored.environment,
      item.institutionId,
      item.bankName,
      stored.sealedAccessToken,
      JSON.stringify(item.accounts),
      item.health,
      item.errorCode,
      timeOrNull(item.expiresAt),
      Date.parse(item.connectedAt),
      Date.parse(item.updatedAt),
    ],
  )
  return rows.length > 0
}

/** Writes what can change about an Item. Does nothing when the Item is gone. */
export const saveItem = async (query: SqlQuery, item: Item): Promise<void> => {
  await query(
    `update relink_items set institution_id = $2, bank_name = $3, accounts = $4, health = $5,
       error_code = $6, expires_at = $7, updated_at = $8 where id = $1`,
    [
      item.id,
      item.institutionId,
      item.bankName,
      JSON.stringify(item.accounts),
      item.health,
      item.errorCode,
      timeOrNull(item.expiresAt),
      Date.parse(item.updatedAt),
    ],
  )
}

/**
 * Writes an Item's health, unless the Item changed since it was read: then somebody knows better than
 * a call that began before. Gives whether it was written.
 */
export const saveHealth = async (
  query: SqlQuery,
  seen: Item,
  found: HealthFinding,
  now: number,
): Promise<boolean> => {
  const rows = await query(
    `update relink_items set health = $2, error_code = $3, updated_at = $4
     where id = $1 and updated_at = $5 returning id`,
    [seen.id, found.health, found.errorCode, now, Date.parse(seen.updatedAt)],
  )
  return rows.length > 0
}

/** Deletes one of the owner's Items. */
export const deleteItem = async (query: SqlQuery, owner: string, itemId: string): Promise<void> => {
  await query('delete from relink_items where id = $1 and owner = $2', [itemId, owner])
}
