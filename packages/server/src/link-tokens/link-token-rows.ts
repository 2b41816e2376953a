import type { JsonObject, PlaidEnvironment } from '@relink/core'
import type { SqlQuery, SqlRow } from '../store/store.ts'

/** What is remembered of a link token: whom it was made for, and how to go on with it elsewhere. */
export interface StoredLinkToken {
  tokenHash: string
  owner: string
  environment: PlaidEnvironment
  mode: 'new' | 'update'
  itemId: string | null
  flowId: string
  /** Null once it was taken. */
  sealedLinkToken: string | null
  redirectUri: string
  returnTo: string
  context: JsonObject | null
  /** Milliseconds since the epoch, as all times here. */
  createdAt: number
  expiresAt: number
}

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
    createdAt: Number(row['created_at']),
    expiresAt: Number(row['expires_at']),
  }
}

/** Remembers a link token that was just made. */
export const insertLinkToken = async (query: SqlQuery, stored: StoredLinkToken): Promise<void> => {
  await query(
    `insert into relink_link_tokens (token_hash, owner, environment, mode, item_id, flow_id,
       sealed_link_token, redirect_uri, return_to, context, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
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

/**
 * Takes the owner's newest link token that is neither expired nor taken. Older ones go with it: a person
 * who came back once has no use for what they began before that.
 */
export const takeNewestLinkToken = async (
  query: SqlQuery,
  environment: PlaidEnvironment,
  owner: string,
  now: number,
): Promise<StoredLinkToken | null> => {
  const [row] = await query(
    `select * from relink_link_tokens
     where owner = $1 and environment = $2 and expires_at > $3 and sealed_link_token is not null
     order by created_at desc limit 1`,
    [owner, environment, now],
  )
  if (row === undefined) return null
  const stored = storedLinkToken(row)
  // Two at once may have read the row; only one of them finds the token still there to remove.
  const taken = await query(
    `update relink_link_tokens set sealed_link_token = null
     where owner = $1 and environment = $2 and created_at <= $3 and sealed_link_token is not null
     returning token_hash`,
    [owner, environment, stored.createdAt],
  )
  return taken.some((each) => each['token_hash'] === stored.tokenHash) ? stored : null
}

/** Forgets a link token that has served. */
export const deleteLinkToken = async (query: SqlQuery, tokenHash: string): Promise<void> => {
  await query('delete from relink_link_tokens where token_hash = $1', [tokenHash])
}

/** Forgets the link tokens made to repair one Item. */
export const deleteUpdateTokens = async (
  query: SqlQuery,
  owner: string,
  itemId: string,
): Promise<void> => {
  await query('delete from relink_link_tokens where owner = $1 and item_id = $2', [owner, itemId])
}

/** Forgets link tokens and exchanges that nobody can come back with. */
export const forgetOld = async (query: SqlQuery, before: number): Promise<void> => {
  await query('delete from relink_link_tokens where expires_at < $1', [before])
  await query('delete from relink_exchanges where claimed_at < $1', [before])
}
