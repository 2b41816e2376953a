import { RelinkError } from '@relink/core'
import type { SqlQuery, Store } from './store.ts'

/** Each entry is run once per database, in order, and never edited once released. */
export const migrations: readonly (readonly string[])[] = [
  [
    `create table relink_items (
      id text primary key,
      owner text not null,
      environment text not null,
      institution_id text,
      bank_name text not null,
      sealed_access_token text not null,
      accounts text not null,
      health text not null,
      error_code text,
      connected_at bigint not null,
      updated_at bigint not null
    )`,
    'create index relink_items_owner on relink_items (owner, connected_at)',
    `create table relink_link_tokens (
      token_hash text primary key,
      owner text not null,
      environment text not null,
      mode text not null,
      item_id text,
      flow_id text not null,
      sealed_link_token text,
      redirect_uri text not null,
      return_to text not null,
      context text,
      created_at bigint not null,
      expires_at bigint not null
    )`,
    'create index relink_link_tokens_owner on relink_link_tokens (owner, created_at)',
    'create index relink_link_tokens_expiry on relink_link_tokens (expires_at)',
    `create table relink_exchanges (
      owner text not null,
      public_token_hash text not null,
      claim text not null,
      claimed_at bigint not null,
      item_id text,
      primary key (owner, public_token_hash)
    )`,
    'create index relink_exchanges_age on relink_exchanges (claimed_at)',
  ],
  [
    'alter table relink_link_tokens add column taken_at bigint',
    'alter table relink_link_tokens add column outcome text',
    'alter table relink_exchanges add column flow_id text',
  ],
  ['alter table relink_items add column expires_at bigint'],
  [
    // What was heard of an Item, as JSON; its health is made of that when it is read.
    'alter table relink_items add column signals text',
    `update relink_items set signals =
       '{"error":' || case when error_code is null then 'null' else
         '{"code":"' || error_code || '","reason":null,"products":[],"at":' || cast(updated_at as text) || '}' end
       || ',"consentEndsAt":' || coalesce(cast(expires_at as text), 'null') || '}'`,
    // What the app was last told of an Item, and when what holds may be something else by time alone.
    'alter table relink_items add column told_health text',
    'alter table relink_items add column health_changes_at bigint',
    'update relink_items set health_changes_at = 0 where expires_at is not null',
    'create index relink_items_time on relink_items (health_changes_at)',
    'alter table relink_items drop column health',
    'alter table relink_items drop column error_code',
    'alter table relink_items drop column expires_at',
    'alter table relink_items add column region text',
    'alter table relink_items add column change bigint not null default 0',
    // Counts what changed about each person's Items, so that a stream that broke knows what it missed.
    'create table relink_owners (owner text primary key, change bigint not null)',
    'alter table relink_link_tokens add column account_selection bigint not null default 0',
    // What an exchange was begun with, in case that the process stops before its end.
    'alter table relink_exchanges add column sealed_intent text',
    'alter table relink_exchanges add column begun_at bigint',
    'alter table relink_exchanges add column lost_at bigint',
    // Null for one that linked an Item.
    'alter table relink_exchanges add column outcome text',
    `create table relink_rotations (
      item_id text primary key,
      begun_at bigint not null
    )`,
    `create table relink_webhooks (
      hash text primary key,
      item_id text,
      said_at bigint not null,
      received_at bigint not null,
      body text,
      handled_at bigint,
      leased_until bigint
    )`,
    'create index relink_webhooks_open on relink_webhooks (item_id) where handled_at is null',
    'create index relink_webhooks_age on relink_webhooks (received_at)',
  ],
]

const createVersions = async (query: SqlQuery): Promise<void> => {
  const create = 'create table if not exists relink_schema (version integer primary key)'
  try {
    await query(create)
  } catch {
    // Two processes that create it in Postgres at once: one of them is told that the name is taken.
    await query(create)
  }
}

/** What a newer version made of the tables is not known here, so nothing is read or written. */
const refuseNewer = async (query: SqlQuery, known: number): Promise<void> => {
  const [row] = await query('select max(version) as newest from relink_schema')
  const newest = Number(row?.['newest'] ?? 0)
  if (newest > known)
    throw new RelinkError(
      'option_invalid',
      `Failed to prepare the database: a newer Relink brought its tables to version ${newest}, and this one knows them up to ${known}. Update @relink/server, or bring back the copy of the database from before that update.`,
    )
}

/**
 * Brings the database to this version's schema, forward only. Safe to run from several processes at
 * once: whoever inserts a version's row runs it, the others wait for that transaction and find it done.
 *
 * Throws `option_invalid` when the database is a newer version's.
 *
 * @param steps All that this version knows.
 */
export const migrate = async (
  store: Store,
  steps: readonly (readonly string[])[] = migrations,
): Promise<void> => {
  await createVersions(store.query)
  await refuseNewer(store.query, steps.length)
  for (const [index, statements] of steps.entries()) {
    await store.transaction(async (query) => {
      const mine = await query(
        'insert into relink_schema (version) values ($1) on conflict do nothing returning version',
        [index + 1],
      )
      if (mine.length === 0) return
      for (const statement of statements) await query(statement)
    })
  }
}

/** The same store, with the schema in place before its first statement; a failure is tried again. */
export const migratedStore = (store: Store): Store => {
  let migrated: Promise<void> | null = null
  const ready = (): Promise<void> => {
    migrated ??= migrate(store).catch((error: unknown) => {
      migrated = null
      throw error
    })
    return migrated
  }
  return {
    query: async (text, values) => {
      await ready()
      return store.query(text, values)
    },
    transaction: async (work) => {
      await ready()
      return store.transaction(work)
    },
    listen: (hear) => store.listen(hear),
    close: () => store.close(),
  }
}
