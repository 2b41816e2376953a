import { fillUp } from '../store/fill-up.ts'
import type { SqlQuery, SqlValue } from '../store/store.ts'

/** A webhook as it is kept until it is dealt with. Times are milliseconds since the epoch. */
export interface StoredWebhook {
  hash: string
  /** {@link noItem} for those about none; null for those that hold a token, of which there is no body either. */
  itemId: string | null
  saidAt: number
  receivedAt: number
  /** Plaid's JSON, with no token in it. */
  body: string | null
}

/** Stands for the Item where a webhook is about none. */
export const noItem = ''

const columns = 5

/** Writes webhooks down, all with one statement. Gives the hashes of those that were not there. */
export const insertWebhooks = async (
  query: SqlQuery,
  fresh: readonly StoredWebhook[],
): Promise<Set<string>> => {
  // The statement takes a row that is there twice but once.
  const webhooks = fillUp(fresh)
  const places = webhooks.map((_, row) => {
    const numbers = Array.from({ length: columns }, (_, column) => `$${row * columns + column + 1}`)
    // What is not kept needs nothing more to be done later.
    return `(${numbers.join(', ')}, ${webhooks[row]?.itemId === null ? `$${row * columns + 4}` : 'null'})`
  })
  const values = webhooks.flatMap<SqlValue>(({ hash, itemId, saidAt, receivedAt, body }) => [
    hash,
    itemId,
    saidAt,
    receivedAt,
    body,
  ])
  const rows = await query(
    `insert into relink_webhooks (hash, item_id, said_at, received_at, body, handled_at)
     values ${places.join(', ')} on conflict (hash) do nothing returning hash`,
    values,
  )
  return new Set(rows.map((row) => String(row['hash'])))
}

/** How many of an Item's open webhooks are taken at once. */
export const mostTaken = 500

/**
 * Takes an Item's webhooks that nobody has dealt with and nobody is at; they are the caller's until then.
 * Gives them in the order in which Plaid said them.
 */
export const leaseOpenWebhooks = async (
  query: SqlQuery,
  itemId: string,
  now: number,
  until: number,
): Promise<StoredWebhook[]> => {
  // Said twice: Postgres looks again only at the outer one once another server let go of the row.
  const isFree = 'handled_at is null and (leased_until is null or leased_until < $2)'
  const rows = await query(
    `update relink_webhooks set leased_until = $3
     where ${isFree} and hash in (
       select hash from relink_webhooks where item_id = $1 and ${isFree}
       order by said_at, received_at limit ${mostTaken}
     ) returning hash, said_at, received_at, body`,
    [itemId, now, until],
  )
  return rows
    .map((row) => ({
      hash: String(row['hash']),
      itemId,
      saidAt: Number(row['said_at']),
      receivedAt: Number(row['received_at']),
      body: row['body'] as string | null,
    }))
    .sort((one, other) => one.saidAt - other.saidAt || one.receivedAt - other.receivedAt)
}

const mostAtOnce = 512

const setLease = async (
  query: SqlQuery,
  hashes: readonly string[],
  until: number | null,
): Promise<void> => {
  for (let from = 0; from < hashes.length; from += mostAtOnce) {
    const some = fillUp(hashes.slice(from, from + mostAtOnce))
    const places = some.map((_, index) => `$${index + 2}`).join(', ')
    await query(
      `update relink_webhooks set leased_until = $1 where handled_at is null and hash in (${places})`,
      [until, ...some],
    )
  }
}

/** Keeps webhooks that were taken until then. */
export const renewWebhooks = (
  query: SqlQuery,
  hashes: readonly string[],
  until: number,
): Promise<void> => setLease(query, hashes, until)

/** Lets others take webhooks that were taken. */
export const releaseWebhooks = (query: SqlQuery, hashes: readonly string[]): Promise<void> =>
  setLease(query, hashes, null)

/** The Items whose webhooks were received before then, and are not dealt with by anybody. */
export const listItemsWithOpenWebhooks = async (
  query: SqlQuery,
  before: number,
  now: number,
): Promise<string[]> => {
  const rows = await query(
    `select distinct item_id from relink_webhooks
     where item_id is not null and handled_at is null and received_at < $1
       and (leased_until is null or leased_until < $2) limit 500`,
    [before, now],
  )
  return rows.map((row) => String(row['item_id']))
}

/** Remembers that webhooks are dealt with; their bodies are of no more use. */
export const closeWebhooks = async (
  query: SqlQuery,
  hashes: readonly string[],
  now: number,
): Promise<void> => {
  if (hashes.length === 0) return
  const all = fillUp(hashes)
  const places = all.map((_, index) => `$${index + 2}`).join(', ')
  await query(`update relink_webhooks set handled_at = $1, body = null where hash in (${places})`, [
    now,
    ...all,
  ])
}

/**
 * Forgets webhooks whose signatures are long too old to be taken again.
 *
 * @param openBefore Those that nobody could deal with until then, too.
 */
export const forgetOldWebhooks = async (
  query: SqlQuery,
  before: number,
  openBefore: number,
): Promise<void> => {
  await query(
    `delete from relink_webhooks
     where received_at < $1 and (handled_at is not null or received_at < $2)`,
    [before, openBefore],
  )
}
