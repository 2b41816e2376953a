import type { JsonObject, PlaidEnvironment } from '@relink/core'
import type { SqlQuery, SqlRow } from '../store/store.ts'

/** What is remembered of a link token: whom it was made for, and how to go on with it elsewhere. */
export interface StoredLinkToken {
  tokenHash: string
  owner: string
  environment: PlaidEnvironment
  mode: 'new' | 'update'
  /** The Item it repairs, or the one that came of it. */
  itemId: string | null
  flowId: string
  /** Null once it has served. */
  sealedLinkToken: string | null
  redirectUri: string
  returnTo: string
  context: JsonObject | null
  /** Update mode: whether the person may choose accounts anew. */
  accountSelection: boolean
  /** Milliseconds since the epoch, as all times here. */
  createdAt: number
  expiresAt: number
  /**
   * What came of it, as far as a page of the app told: `confirming` when a person got through update
   * mode and their Item is not read again yet, `linked` and `updated` when all is done.
   */
  outcome: 'confirming' | 'updated' | 'linked' | null
}

/** A person can finish Link just before its token expires; the public token then has this long. */
export const publicTokenLife: number = 30 * 60 * 1000

/** Plaid is asked about each, so a page must not be able to pile them up. */
const mostOfFlow = 3

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const storedLinkToken = (row: SqlRow): StoredLinkToken => {
  const context = textOrNull(row['context'])
  return {
    tokenHash: String(row['token_hash']),
    owner: String(row['owner']),
    environment: row['environment'] as PlaidEnvironment,
    mode: row['mode'] === 'update' ? 'update' : 'new',
    itemId: textOrNull(row['item_id']),
    flowId: String(row['flow_id']),
    sealedLinkToken: textOrNull(row['sealed_link_token']),
    redirectUri: String(row['redirect_uri']),
    returnTo: String(row['return_to']),
    context: context === null ? null : (JSON.parse(context) as JsonObject),
    accountSelection: Number(row['account_selection']) === 1,
    createdAt: Number(row['created_at']),
    expiresAt: Number(row['expires_at']),
    outcome: textOrNull(row['outcome']) as StoredLinkToken['outcome'],
  }
}

/** Remembers a link token that was just made. */
export const insertLinkToken = async (
  query: SqlQuery,
  stored: Omit<StoredLinkToken, 'outcome'>,
): Promise<void> => {
  await query(
    `insert into relink_link_tokens (token_hash, owner, environment, mode, item_id, flow_id,
       sealed_link_token, redirect_uri, return_to, context, created_at, expires_at, account_selection)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      stored.tokenHash,
      stored.owner,
      stored.environment,
      stored.mode,
      stored.itemId,
      stored.flowId,
      stored.sealedLinkToken,
      stored.redirectUri,
      stored.returnTo,
      stored.context === null ? null : JSON.stringify(stored.context),
      stored.createdAt,
      stored.expiresAt,
      stored.accountSelection ? 1 : 0,
    ],
  )
}

/** The link token by its digest, if it was made for this owner in this environment. */
export const findLinkToken = async (
  query: SqlQuery,
  environment: PlaidEnvironment,
  owner: string,
  tokenHash: string,
): Promise<StoredLinkToken | null> => {
  const [row] = await query(
    'select * from relink_link_tokens where token_hash = $1 and owner = $2 and environment = $3',
    [tokenHash, owner, environment],
  )
  return row === undefined ? null : storedLinkToken(row)
}

/** The owner's link tokens of one flow, newest first. A flow has several when one expired under it. */
export const findLinkTokensOfFlow = async (
  query: SqlQuery,
  environment: PlaidEnvironment,
  owner: string,
  flowId: string,
): Promise<StoredLinkToken[]> => {
  const rows = await query(
    `select * from relink_link_tokens where owner = $1 and environment = $2 and flow_id = $3
     order by created_at desc limit ${mostOfFlow}`,
    [owner, environment, flowId],
  )
  return rows.map(storedLinkToken)
}

/** What one of the owner's Items was last updated with in this flow. */
export const findUpdateOfFlow = async (
  query: SqlQuery,
  owner: string,
  itemId: string,
  flowId: string,
): Promise<StoredLinkToken | null> => {
  const [row] = await query(
    `select * from relink_link_tokens
     where owner = $1 and item_id = $2 and flow_id = $3 and mode = 'update'
     order by created_at desc limit 1`,
    [owner, itemId, flowId],
  )
  return row === undefined ? null : storedLinkToken(row)
}

const takeable = 'taken_at is null and outcome is null and sealed_link_token is not null'

/** Takes one link token, if it is the owner's and neither expired, taken nor finished. */
export const takeLinkToken = async (
  query: SqlQuery,
  environment: PlaidEnvironment,
  owner: string,
  tokenHash: string,
  now: number,
): Promise<StoredLinkToken | null> => {
  const [row] = await query(
    `update relink_link_tokens set taken_at = $4
     where token_hash = $1 and owner = $2 and environment = $3 and expires_at > $4 and ${takeable}
     returning *`,
    [tokenHash, owner, environment, now],
  )
  return row === undefined ? null : storedLinkToken(row)
}

/**
 * Takes the owner's newest link token that is neither expired, taken nor finished. Older ones go with
 * it: a person who came back once has no use for what they began before that.
 */
export const takeNewestLinkToken = async (
  query: SqlQuery,
  environment: PlaidEnvironment,
  owner: string,
  now: number,
): Promise<StoredLinkToken | null> => {
  const [row] = await query(
    `select * from relink_link_tokens
     where owner = $1 and environment = $2 and expires_at > $3 and ${takeable}
     order by created_at desc limit 1`,
    [owner, environment, now],
  )
  if (row === undefined) return null
  const stored = storedLinkToken(row)
  // Two at once may have read the row; only one of them finds it still there to take.
  const taken = await query(
    `update relink_link_tokens set taken_at = $4
     where owner = $1 and environment = $2 and created_at <= $3 and ${takeable}
     returning token_hash`,
    [owner, environment, stored.createdAt, now],
  )
  return taken.some((each) => each['token_hash'] === stored.tokenHash) ? stored : null
}

/** Remembers which Item a link token became. The token itself is forgotten, and links no more. */
export const finishLinkToken = async (
  query: SqlQuery,
  tokenHash: string,
  itemId: string,
): Promise<void> => {
  await query(
    `update relink_link_tokens set outcome = 'linked', item_id = $2, sealed_link_token = null, context = null
     where token_hash = $1 and outcome is null`,
    [tokenHash, itemId],
  )
}

/** Remembers that a flow got through update mode, for the case that reading its Item does not end. */
export const noteUpdate = async (
  query: SqlQuery,
  owner: string,
  itemId: string,
  flowId: string,
): Promise<void> => {
  await query(
    `update relink_link_tokens set outcome = 'confirming'
     where owner = $1 and item_id = $2 and flow_id = $3 and mode = 'update' and outcome is null`,
    [owner, itemId, flowId],
  )
}

/**
 * Remembers that a flow updated its Item, and forgets the link tokens it did that with. Others made to
 * repair the same Item are offered no more; without a flow's name they count as finished too.
 */
export const finishUpdate = async (
  query: SqlQuery,
  owner: string,
  itemId: string,
  flowId: string | null,
  now: number,
): Promise<void> => {
  const those = `owner = $1 and item_id = $2 and mode = 'update'`
  await query(
    `update relink_link_tokens set outcome = 'updated', sealed_link_token = null, context = null
     where ${those} and flow_id = coalesce($3, flow_id)`,
    [owner, itemId, flowId],
  )
  await query(`update relink_link_tokens set taken_at = $3 where ${those} and taken_at is null`, [
    owner,
    itemId,
    now,
  ])
}

/** Forgets the link tokens that repair one Item, or became it. */
export const deleteLinkTokensOfItem = async (
  query: SqlQuery,
  owner: string,
  itemId: string,
): Promise<void> => {
  await query('delete from relink_link_tokens where owner = $1 and item_id = $2', [owner, itemId])
}

/** Forgets link tokens that nobody can come back with. */
export const forgetOldLinkTokens = async (query: SqlQuery, before: number): Promise<void> => {
  await query('delete from relink_link_tokens where expires_at < $1', [before])
}
