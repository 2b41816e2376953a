/**
 * The server side of Relink. Runs wherever `Request` and `Response` do; the stores have doors of
 * their own, `@relink/server/sqlite` and `@relink/server/postgres`.
 */
export { createRelink, type Relink } from '../create-relink.ts'
export type { Logger, LogLine } from '../log/log.ts'
export type { RemovalCause } from '../items/remove-item.ts'
export type { RelinkHandlers, WebhookEvent } from '../options/relink-handlers.ts'
export type { RateLimit, RelinkOptions } from '../options/relink-options.ts'
export type { PlaidClient, PlaidCountry, PlaidProduct, RemovalReason } from '../plaid/plaid.ts'
export type { EncryptionKeyOption } from '../secrets/encryption-keys.ts'
export type { Reencrypted } from '../secrets/reencrypt.ts'
export type {
  DevelopmentKey,
  Hear,
  SqlQuery,
  SqlRow,
  SqlValue,
  Store,
  Tell,
} from '../store/store.ts'
export {
  isRelinkError,
  plaidCsp,
  RelinkError,
  type PlaidCspOptions,
  type RelinkErrorCode,
} from '@relink/core'
