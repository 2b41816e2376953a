import type { PendingLink } from '../pending/pending-link.ts'
import type { Account, Item } from './item.ts'
import type { JsonObject } from './json.ts'

interface LinkTokenRequestBase {
  /** Made in the browser, kept over the trip to the bank; ties requests, records and logs together. */
  flowId: string
  /** Where the person should be afterwards: a path of the app's own origin. */
  returnTo?: string
  /** Anything the app wants back after the trip. */
  context?: JsonObject | undefined
  /** Plaid language code, such as `en`; the server decides which it accepts. */
  language?: string | undefined
}

/** `POST /link-tokens`: asks for a token for a new Item, or to repair one of the person's own. */
export type LinkTokenRequest =
  | (LinkTokenRequestBase & { mode: 'new' })
  | (LinkTokenRequestBase & {
      mode: 'update'
      itemId: string
      accountSelection?: boolean | undefined
    })

/** The answer to `POST /link-tokens`. */
export interface LinkTokenResponse {
  linkToken: string
  /** Seconds from now, so that a wrong clock in the browser does not matter. */
  expiresIn: number
  /** The redirect URI the token was made with. */
  redirectUri: string
}

/** The bank a person chose, as Link names it. */
export interface LinkInstitution {
  id: string | null
  name: string | null
}

/** `POST /items`: hands over what Link gave, to be exchanged for a connection. */
export interface LinkItemRequest {
  flowId: string
  linkToken: string
  publicToken: string
  institution: LinkInstitution | null
  accounts: Account[]
  /** What to do when this bank looks connected already: ask first, or add it all the same. */
  ifConnected: 'ask' | 'add'
}

/** The answer to `POST /items`. */
export interface LinkItemResponse {
  /** When it is `already_connected`, nothing was exchanged. */
  outcome: 'linked' | 'already_connected'
  /** The new Item, or the one that is there already. */
  item: Item
}

/** How the accounts of an Item changed in update mode. */
export interface AccountChanges {
  added: Account[]
  kept: Account[]
  removed: Account[]
}

/** The answer to `POST /items/:id/updated`. */
export interface ItemUpdatedResponse {
  item: Item
  /** Whether Plaid says that the connection works again. */
  repaired: boolean
  accounts: AccountChanges
}

/** `POST /items/:id/updated`: names the walk, so that the server can say later how it ended. */
export interface ItemUpdatedRequest {
  flowId?: string
}

/** `POST /pending-link/take`: asks for the person's unfinished link, in a browser that set none aside. */
export interface TakePendingLinkRequest {
  /** Plaid's `link_correlation_id`, where the bank's return has one: it tells which link is meant. */
  correlationId?: string
}

/** `POST /pending-link/recover`: asks what became of a walk whose page is gone. */
export interface RecoverLinkRequest {
  flowId: string
}

/**
 * The answer to `POST /pending-link/recover`.
 *
 * `already_connected`: the person got through Link, but that bank was connected before; nothing was exchanged.
 * `unfinished`: nothing came of it, or nothing that the server can learn.
 */
export type RecoverLinkResponse =
  | { outcome: 'linked' | 'already_connected'; item: Item }
  | ({ outcome: 'updated' } & ItemUpdatedResponse)
  | { outcome: 'unfinished' }

/** How to call a backend method off. */
export interface BackendCall {
  signal?: AbortSignal
}

/**
 * What Relink asks of a back end. `httpBackend` speaks it to `@relink/server`; any object of this
 * shape will do for people with their own.
 *
 * Every method rejects with a `RelinkError`; its code is one of those of the wire contract,
 * `request_failed`, `request_timeout` or `response_invalid`.
 */
export interface LinkBackend {
  createLinkToken(request: LinkTokenRequest, call?: BackendCall): Promise<LinkTokenResponse>
  linkItem(request: LinkItemRequest, call?: BackendCall): Promise<LinkItemResponse>
  /** Called after update mode, instead of an exchange: Plaid keeps the Item and its access token. */
  confirmUpdated(
    itemId: string,
    request: ItemUpdatedRequest,
    call?: BackendCall,
  ): Promise<ItemUpdatedResponse>
  listItems(call?: BackendCall): Promise<Item[]>
  getItem(itemId: string, call?: BackendCall): Promise<Item>
  removeItem(itemId: string, call?: BackendCall): Promise<void>
  /** The signed-in person's unfinished link, once; for a return in another browser. */
  takePendingLink?(request: TakePendingLinkRequest, call?: BackendCall): Promise<PendingLink | null>
  /** What became of a walk whose page is gone: reloaded, evicted, or finished on another page. */
  recoverLink?(request: RecoverLinkRequest, call?: BackendCall): Promise<RecoverLinkResponse>
}
