import type { Item } from '@relink/core'
import { createFetch } from './http/routes.ts'
import { noteFailure } from './items/hear-plaid.ts'
import { findAnyonesItem, listItems } from './items/item-rows.ts'
import { removeItem } from './items/remove-item.ts'
import { withItem } from './items/with-item.ts'
import { forgetOld } from './link-tokens/link-token-rows.ts'
import { consoleLogger, createLog } from './log/log.ts'
import { readOptions, type RelinkOptions } from './options/relink-options.ts'
import { createPlaid } from './plaid/plaid.ts'
import { findEncryptionKeys } from './secrets/encryption-keys.ts'
import { createTokenVault } from './secrets/token-vault.ts'
import type { ServerContext } from './server-context.ts'
import { migratedStore } from './store/migrate.ts'

/** The server side of Relink. */
export interface Relink {
  /** Answers one HTTP request; mount it at `basePath`. Never rejects. */
  fetch(request: Request): Promise<Response>
  /**
   * Runs your code with an Item's access token, the only way to it. What the SDK throws inside is
   * thrown on, after the Item's health took note of it and the request was taken out of it: an axios
   * error holds the access token and your secret, and would hand them to whatever logs it.
   *
   * @throws RelinkError `not_found` unless the Item is the owner's; `token_unreadable`;
   * `environment_mismatch`.
   */
  withItem<T>(owner: string, itemId: string, work: (accessToken: string) => Promise<T>): Promise<T>
  /**
   * Tells of an error that Plaid answered with elsewhere: what the SDK threw, or the error object of
   * an Item. Trusts its caller: the Item is found by id alone.
   *
   * @returns The Item as it is now, or null when there is none with that id.
   */
  report(itemId: string, plaidError: unknown): Promise<Item | null>
  /** What `GET /items` answers. */
  listItems(owner: string): Promise<Item[]>
  /** What `DELETE /items/:id` does, for when a person closes their account with you. */
  removeItem(owner: string, itemId: string): Promise<void>
  /** Closes the store. */
  close(): Promise<void>
}

const day = 24 * 60 * 60 * 1000
const tidyEvery = 60 * 60 * 1000

/** Forgets what nobody can come back with, now and then and beside the answer. */
const createTidying = ({ store, log, now }: ServerContext): (() => void) => {
  let last = -Infinity
  return () => {
    if (now() - last < tidyEvery) return
    last = now()
    forgetOld(store.query, last - day).catch((error: unknown) => {
      log('error', 'tidying_failed', { error })
    })
  }
}

/**
 * Starts the server side: link tokens, exchange, Items, over your own `plaid` SDK client.
 *
 * Options are checked at once; the database is prepared by the first request.
 *
 * @throws RelinkError `redirect_uri_invalid`, `option_invalid`; `key_missing` when there is no
 * encryption key and this is not development.
 */
export const createRelink = (options: RelinkOptions): Relink => {
  const now = options.now ?? Date.now
  const log = createLog(options.logger ?? consoleLogger, now)
  const settings = readOptions(options, log)
  const keys = findEncryptionKeys({
    encryptionKeys: options.encryptionKeys,
    environment: settings.environment,
    development: settings.development,
    developmentKey: options.store.developmentKey,
    onDevelopmentKey: (place) => {
      log('warn', 'development_key', {
        place,
        message: 'Access tokens are encrypted with a key made for development. Never deploy it.',
      })
    },
  })
  const context: ServerContext = {
    settings,
    plaid: createPlaid(options.plaid),
    store: migratedStore(options.store),
    vault: createTokenVault(keys),
    log,
    now,
  }
  const { store } = context
  const answer = createFetch(context)
  const tidy = createTidying(context)
  return {
    fetch: (request) => {
      tidy()
      return answer(request)
    },
    withItem: (owner, itemId, work) => withItem(context, owner, itemId, work),
    report: async (itemId, plaidError) => {
      const find = () => findAnyonesItem(store.query, settings.environment, itemId)
      const stored = await find()
      if (stored !== null) await noteFailure(context, stored, plaidError)
      return stored === null ? null : ((await find())?.item ?? null)
    },
    listItems: (owner) => listItems(store.query, settings.environment, owner),
    removeItem: (owner, itemId) => removeItem(context, owner, itemId),
    close: () => store.close(),
  }
}
