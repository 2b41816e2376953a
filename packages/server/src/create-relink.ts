import type { Item } from '@relink/core'
import { createEventHub } from './events/event-hub.ts'
import { createHousekeeping } from './housekeeping.ts'
import { createFetch } from './http/routes.ts'
import { noteFailure } from './items/hear-plaid.ts'
import { createInstitutions } from './items/institutions.ts'
import { findAnyonesItem } from './items/item-rows.ts'
import { listItems } from './items/own-item.ts'
import { refreshItem } from './items/refresh-item.ts'
import { removeItem } from './items/remove-item.ts'
import { rotateAccessToken } from './items/rotate-access-token.ts'
import { showItem, type StoredItem } from './items/stored-item.ts'
import { withItem } from './items/with-item.ts'
import { consoleLogger, createLog } from './log/log.ts'
import { readOptions, type RelinkOptions } from './options/relink-options.ts'
import { createPlaid, type PlaidProduct, type RemovalReason } from './plaid/plaid.ts'
import { findEncryptionKeys } from './secrets/encryption-keys.ts'
import { reencrypt, type Reencrypted } from './secrets/reencrypt.ts'
import { createTokenVault } from './secrets/token-vault.ts'
import type { ServerContext } from './server-context.ts'
import { migratedStore } from './store/migrate.ts'
import { createWebhookDesk } from './webhooks/webhook-desk.ts'
import { createWebhookInbox } from './webhooks/webhook-inbox.ts'
import { createWebhookKeys } from './webhooks/webhook-keys.ts'

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
  withItem<T>(
    owner: string,
    itemId: string,
    work: (accessToken: string) => Promise<T>,
    about?: {
      /** The Plaid products that the call is for; a repair asks for them where access to them is missing. */
      products?: readonly PlaidProduct[]
    },
  ): Promise<T>
  /**
   * Tells of an error that Plaid answered with elsewhere: what the SDK threw, or the error object of
   * an Item. Trusts its caller: the Item is found by id alone.
   *
   * @returns The Item as it is now, or null when there is none with that id.
   */
  report(itemId: string, plaidError: unknown): Promise<Item | null>
  /**
   * Reads an Item at Plaid, as a webhook of it does, and tells whoever follows what changed. For apps that
   * get no webhooks, and after whatever Plaid does not tell.
   *
   * @returns The Item as it is now, or null when there is none with that id.
   * @throws RelinkError `token_unreadable`, `plaid_unavailable`, `plaid_error`, `too_many_requests`.
   */
  refresh(itemId: string): Promise<Item | null>
  /** What `GET /items` answers. */
  listItems(owner: string): Promise<Item[]>
  /** What `DELETE /items/:id` does, for when a person closes their account with you. */
  removeItem(owner: string, itemId: string, why?: { reason?: RemovalReason }): Promise<void>
  /**
   * Gives an Item a new access token, for when the old one may have been seen. The old one dies at once.
   *
   * @throws RelinkError `not_found`; `too_many_requests` while another rotation of it is under way;
   * `plaid_error`, `plaid_unavailable`.
   */
  rotate(itemId: string): Promise<void>
  /**
   * Encrypts all that rests in the store with the first of the keys, while servers go on. When it has
   * ended, the others can be taken away. Also a command: `relink-server reencrypt`.
   *
   * @throws RelinkError `token_unreadable`
   */
  reencrypt(): Promise<Reencrypted>
  /** Ends the streams, and closes the store. */
  close(): Promise<void>
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
  const store = migratedStore(options.store)
  const base = { settings, plaid: createPlaid(options.plaid), log, now }
  const context: ServerContext = {
    ...base,
    institutions: createInstitutions(base),
    store,
    vault: createTokenVault(keys),
  }
  const hub = createEventHub(context)
  const desk = createWebhookDesk(context)
  const office = { keys: createWebhookKeys(context), inbox: createWebhookInbox(store), desk }
  const answer = createFetch(context, { hub, office })
  const housekeeping = createHousekeeping(context, desk)
  const find = (itemId: string) => findAnyonesItem(store.query, settings.environment, itemId)
  const show = (stored: StoredItem | null): Item | null =>
    stored === null ? null : showItem(stored, now())
  return {
    fetch: (request) => {
      housekeeping.wake()
      return answer(request)
    },
    withItem: (owner, itemId, work, { products } = {}) => {
      housekeeping.wake()
      return withItem(context, owner, itemId, work, products)
    },
    report: async (itemId, plaidError) => {
      await noteFailure(context, itemId, plaidError, now())
      return show(await find(itemId))
    },
    refresh: async (itemId) => {
      const stored = await find(itemId)
      return stored === null ? null : ((await refreshItem(context, stored))?.item ?? null)
    },
    listItems: (owner) => listItems(context, owner),
    removeItem: (owner, itemId, { reason } = {}) =>
      removeItem(context, owner, itemId, { cause: 'app', reason }),
    rotate: (itemId) => {
      housekeeping.wake()
      return rotateAccessToken(context, itemId)
    },
    reencrypt: () => reencrypt(context),
    close: async () => {
      hub.close()
      desk.close()
      await housekeeping.close()
      await store.close()
    },
  }
}
