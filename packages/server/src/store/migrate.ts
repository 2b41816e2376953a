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

/**
 * Brings the database to this version's schema. Safe to run from several processes at once: whoever
 * inserts a version's row runs it, the others wait for that transaction and find it done.
 */
export const migrate = async (store: Store): Promise<void> => {
  await createVersions(store.query)
  for (const [index, statements] of migrations.entries()) {
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
    close: () => store.close(),
  }
}
