import type { SqlQuery, SqlRow } from '../store/store.ts'

/** After this long an unfinished exchange counts as abandoned by a process that died. */
const abandonedAfter = 60_000

/** Who may exchange a public token: this request, another one, or nobody any more. */
export type ExchangeClaim =
  /** `begunWith`: an earlier attempt, sealed, that may have reached Plaid and whose answer is gone. */
  | { state: 'mine'; claim: string; begunWith: string | null }
  | { state: 'taken' }
  | ({ state: 'done' } & FinishedExchange)
  /** Plaid's answer to an earlier attempt is gone for good. */
  | { state: 'lost' }

/** What came of an exchange. */
export interface FinishedExchange {
  /** The Item that it became, or the one that was kept instead. */
  itemId: string
  outcome: 'linked' | 'discarded'
}

/** An exchange that nobody brought to its end. */
export interface AbandonedExchange {
  owner: string
  publicTokenHash: string
  flowId: string
  sealedIntent: string
}

const finishedExchange = (row: SqlRow): FinishedExchange | null => {
  const itemId = row['item_id']
  if (typeof itemId !== 'string') return null
  return { itemId, outcome: row['outcome'] === 'discarded' ? 'discarded' : 'linked' }
}

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
  const [mine] = await query(
    `insert into relink_exchanges (owner, public_token_hash, claim, claimed_at, flow_id)
     values ($1, $2, $3, $4, $6)
     on conflict (owner, public_token_hash) do update
       set claim = excluded.claim, claimed_at = excluded.claimed_at, flow_id = excluded.flow_id
       where relink_exchanges.item_id is null and relink_exchanges.lost_at is null
         and relink_exchanges.claimed_at < $5
     returning sealed_intent`,
    [owner, publicTokenHash, claim, now, now - abandonedAfter, flowId],
  )
  if (mine !== undefined)
    return { state: 'mine', claim, begunWith: mine['sealed_intent'] as string | null }
  const [row] = await query(
    'select item_id, outcome, lost_at from relink_exchanges where owner = $1 and public_token_hash = $2',
    [owner, publicTokenHash],
  )
  const finished = row === undefined ? null : finishedExchange(row)
  if (finished !== null) return { state: 'done', ...finished }
  return row !== undefined && row['lost_at'] !== null ? { state: 'lost' } : { state: 'taken' }
}

/** What came of the exchanges of this flow that were brought to their end, the newest first. */
export const listFinishedExchanges = async (
  query: SqlQuery,
  owner: string,
  flowId: string,
): Promise<FinishedExchange[]> => {
  const rows = await query(
    `select item_id, outcome from relink_exchanges
     where owner = $1 and flow_id = $2 and item_id is not null order by claimed_at desc`,
    [owner, flowId],
  )
  return rows.flatMap((row) => finishedExchange(row) ?? [])
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
     where owner = $1 and flow_id = $2 and item_id is null and lost_at is null and claimed_at >= $3`,
    [owner, flowId, now - abandonedAfter],
  )
  return rows.length > 0
}

/** Whether an exchange of this flow was begun and its answer is gone for good. */
export const isLost = async (query: SqlQuery, owner: string, flowId: string): Promise<boolean> => {
  const rows = await query(
    'select 1 from relink_exchanges where owner = $1 and flow_id = $2 and lost_at is not null and item_id is null',
    [owner, flowId],
  )
  return rows.length > 0
}

/**
 * Writes down, before Plaid is asked, that it will be and with what: whoever finds the claim abandoned
 * can then go on, or say what was lost.
 *
 * @returns False when the claim is somebody else's by now, or settled: then Plaid must not be asked.
 */
export const beginExchange = async (
  query: SqlQuery,
  claim: string,
  sealedIntent: string,
  now: number,
): Promise<boolean> => {
  const rows = await query(
    `update relink_exchanges set begun_at = $2, sealed_intent = $3
     where claim = $1 and item_id is null and lost_at is null returning claim`,
    [claim, now, sealedIntent],
  )
  return rows.length > 0
}

/** Lets the next request try, after a refusal. Does nothing once the exchange is finished or lost. */
export const releaseExchange = async (query: SqlQuery, claim: string): Promise<void> => {
  await query(
    'delete from relink_exchanges where claim = $1 and item_id is null and lost_at is null',
    [claim],
  )
}

/** Lets the next request try at once, and remembers that Plaid may have answered this one. */
export const suspendExchange = async (query: SqlQuery, claim: string): Promise<void> => {
  await query(
    'update relink_exchanges set claimed_at = 0 where claim = $1 and item_id is null and lost_at is null',
    [claim],
  )
}

/** Remembers which Item the public token became while it is still to be done what the person decided. */
export const noteUndecided = async (
  query: SqlQuery,
  owner: string,
  publicTokenHash: string,
  itemId: string,
  now: number,
): Promise<void> => {
  await query(
    `update relink_exchanges set item_id = $3, lost_at = null, claimed_at = $4
     where owner = $1 and public_token_hash = $2`,
    [owner, publicTokenHash, itemId, now],
  )
}

/** Remembers which Item the public token became, for whoever sends it again. */
export const finishExchange = async (
  query: SqlQuery,
  owner: string,
  publicTokenHash: string,
  { itemId, outcome }: FinishedExchange,
): Promise<void> => {
  // Also one that was given up as lost, when the process that had it was only slow.
  await query(
    `update relink_exchanges set item_id = $3, outcome = $4, sealed_intent = null, lost_at = null
     where owner = $1 and public_token_hash = $2`,
    [owner, publicTokenHash, itemId, outcome],
  )
}

/** Remembers that Plaid's answer is gone for good. Gives false when somebody else has settled it. */
export const loseExchange = async (
  query: SqlQuery,
  claim: string,
  now: number,
): Promise<boolean> => {
  const rows = await query(
    `update relink_exchanges set lost_at = $2, sealed_intent = null
     where claim = $1 and item_id is null and lost_at is null returning claim`,
    [claim, now],
  )
  return rows.length > 0
}

const abandonedExchange = (row: SqlRow): AbandonedExchange => ({
  owner: String(row['owner']),
  publicTokenHash: String(row['public_token_hash']),
  flowId: String(row['flow_id']),
  sealedIntent: String(row['sealed_intent']),
})

/** The exchanges that were begun and that nobody works on any more: all, or those of one flow. */
export const listAbandonedExchanges = async (
  query: SqlQuery,
  now: number,
  flow: { owner: string; flowId: string } | null = null,
): Promise<AbandonedExchange[]> => {
  const rows = await query(
    `select owner, public_token_hash, flow_id, sealed_intent from relink_exchanges
     where sealed_intent is not null and item_id is null and lost_at is null and claimed_at < $1
       and owner = coalesce($2, owner) and flow_id = coalesce($3, flow_id)
     order by begun_at limit 100`,
    [now - abandonedAfter, flow?.owner ?? null, flow?.flowId ?? null],
  )
  return rows.map(abandonedExchange)
}

/** An exchange whose Item is stored, and where nobody goes on with what the person decided. */
export type UndecidedExchange = AbandonedExchange & { itemId: string }

/** The exchanges after which something was still to be done when their process stopped. */
export const listUndecidedExchanges = async (
  query: SqlQuery,
  now: number,
): Promise<UndecidedExchange[]> => {
  const rows = await query(
    `select owner, public_token_hash, flow_id, sealed_intent, item_id from relink_exchanges
     where sealed_intent is not null and item_id is not null and claimed_at < $1
     order by begun_at limit 100`,
    [now - abandonedAfter],
  )
  return rows.map((row) => ({ ...abandonedExchange(row), itemId: String(row['item_id']) }))
}

/** Forgets exchanges whose public tokens are long dead. */
export const forgetOldExchanges = async (query: SqlQuery, before: number): Promise<void> => {
  await query('delete from relink_exchanges where claimed_at < $1 and sealed_intent is null', [
    before,
  ])
  // Suspended ones have no time of their own; Plaid gave the token up before this.
  await query('delete from relink_exchanges where begun_at < $1', [before])
}
