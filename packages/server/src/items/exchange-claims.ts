import type { SqlQuery } from '../store/store.ts'

/** After this long an unfinished exchange counts as abandoned by a process that died. */
const abandonedAfter = 60_000

/** Who may exchange a public token: this request, another one, or nobody any more. */
export type ExchangeClaim =
  | { state: 'mine'; claim: string }
  | { state: 'taken' }
  | { state: 'done'; itemId: string }

/**
 * Claims the exchange of one public token for one owner, against every other request and process.
 *
 * The claim is a row, not a lock or an open transaction, since Plaid may take seconds to answer.
 */
export const claimExchange = async (
  query: SqlQuery,
  owner: string,
  publicTokenHash: string,
  flowId: string,
  now: number,
): Promise<ExchangeClaim> => {
  const claim = crypto.randomUUID()
  const mine = await query(
    `insert into relink_exchanges (owner, public_token_hash, claim, claimed_at, flow_id)
     values ($1, $2, $3, $4, $6)
     on conflict (owner, public_token_hash) do update
       set claim = excluded.claim, claimed_at = excluded.claimed_at, flow_id = excluded.flow_id
       where relink_exchanges.item_id is null and relink_exchanges.claimed_at < $5
     returning claim`,
    [owner, publicTokenHash, claim, now, now - abandonedAfter, flowId],
  )
  if (mine.length > 0) return { state: 'mine', claim }
  const [row] = await query(
    'select item_id from relink_exchanges where owner = $1 and public_token_hash = $2',
    [owner, publicTokenHash],
  )
  const itemId = row?.['item_id']
  return typeof itemId === 'string' ? { state: 'done', itemId } : { state: 'taken' }
}

/** Whether some request exchanges a public token of this flow now. */
export const isExchanging = async (
  query: SqlQuery,
  owner: string,
  flowId: string,
  now: number,
): Promise<boolean> => {
  const rows = await query(
    `select 1 from relink_exchanges
     where owner = $1 and flow_id = $2 and item_id is null and claimed_at >= $3`,
    [owner, flowId, now - abandonedAfter],
  )
  return rows.length > 0
}

/** Lets the next request try, after a refusal or a failure. */
export const releaseExchange = async (query: SqlQuery, claim: string): Promise<void> => {
  await query('delete from relink_exchanges where claim = $1 and item_id is null', [claim])
}

/** Remembers which Item the public token became, for whoever sends it again. */
export const finishExchange = async (
  query: SqlQuery,
  owner: string,
  publicTokenHash: string,
  itemId: string,
): Promise<void> => {
  await query(
    'update relink_exchanges set item_id = $3 where owner = $1 and public_token_hash = $2',
    [owner, publicTokenHash, itemId],
  )
}
