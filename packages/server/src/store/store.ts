/** What a column can be given. Times are milliseconds, JSON is text. */
export type SqlValue = string | number | null

/** A row as the database gives it; read it with care, big integers come as text from Postgres. */
export type SqlRow = Record<string, unknown>

/** Runs one statement with `$1`-style placeholders and gives the rows it returns. */
export type SqlQuery = (text: string, values?: readonly SqlValue[]) => Promise<SqlRow[]>

/** Where a key made for development is kept, so that what it encrypted survives a restart. */
export interface DevelopmentKey {
  /** For the warning in the log. */
  place: string
  /** Gives the kept key; keeps `fresh` when there is none yet. */
  keep(fresh: string): string
}

/**
 * Tells every server on this store something, once the transaction it is told in is committed. At
 * most 7,000 bytes. What is told twice in one transaction may be heard once.
 */
export type Tell = (news: string) => Promise<void>

/** Hears what was told; `null` means that something may have been missed. */
export type Hear = (news: string | null) => void

/**
 * Where Relink keeps Items and link tokens: `sqliteStore`, `memoryStore`, `postgresStore`, or your
 * own database behind the same four functions.
 *
 * The SQL is the part that SQLite (3.35 and newer) and Postgres both speak.
 */
export interface Store {
  query: SqlQuery
  /**
   * Runs `work` with all of its statements or none. Inside, use only the query it is handed; the
   * store's own would wait for the transaction to end.
   */
  transaction<T>(work: (query: SqlQuery, tell: Tell) => Promise<T>): Promise<T>
  /**
   * Hears what any server on this store tells, this one included, in the order of commits where the
   * database keeps it.
   *
   * `hear(null)` means that something may have been missed: look for yourself. It comes after the
   * connection was down, after another process wrote, and, where listening begins a moment after
   * `listen` returns, once it has begun.
   *
   * @param hear Called by itself, so one that throws keeps nothing from the others, and its error
   * ends the process as any uncaught one does. So it must not throw.
   * @returns Stops listening.
   */
  listen(hear: Hear): () => void
  /** Lets go of what the store opened itself; a pool you passed in stays open. */
  close(): Promise<void>
  /** Missing where no key should be kept; then even development needs one from the environment. */
  developmentKey?: DevelopmentKey
}
