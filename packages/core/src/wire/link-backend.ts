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
      /** Lets the person choose anew which accounts to share. Some repairs need it, and get it unasked. */
      accountSelection?: boolean | undefined
      /** Plaid products to add, of those that the server lists for update mode. */
      products?: readonly string[] | undefined
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
  /**
   * What to do when this bank looks connected already: `ask` first; `add` it all the same; `replace` the old
   * Item, which is removed once the new one works; `discard` the new one, for banks where it broke the old.
   */
  ifConnected: 'ask' | 'add' | 'replace' | 'discard'
  /** With `replace` and `discard`: the Item that the person was shown as the one that is connected already. */
  existingId?: string
}

/** The answer to `POST /items`. */
export type LinkItemResponse =
  | { outcome: 'linked'; item: Item }
  /** Nothing was exchanged. `breaksFirst`: at this bank the new connection ends the old one, kept or not. */
  | { outcome: 'already_connected'; item: Item; breaksFirst: boolean }
  /** The new connection is removed; `item` is the old one, which may need a repair now. */
  | { outcome: 'discarded'; item: Item }

/** How the accounts of an Item changed in update mode. */
export interface AccountChanges {
  added: Account[]
  kept: Account[]
  removed: Account[]
}

/**
 * Why a repair did not help, as far as can be told.
 *
 * - `other_login`: the person signed in at their bank as somebody else, or for other accounts.
 * - `new_item`: a newer connection to the same bank took this one's place.
 * - `bank_down`: the bank has trouble; the repair may show later.
 * - `consent_missing`: the person did not give the consent that was asked for.
 * - `other_environment`: the access token belongs to another of Plaid's environments; for a developer to mend.
 * - `not_known`: Plaid still wants the person to sign in.
 */
export type RepairFailure =
  | 'other_login'
  | 'new_item'
  | 'bank_down'
  | 'consent_missing'
  | 'other_environment'
  | 'not_known'

/** The answer to `POST /items/:id/updated`. */
export interface ItemUpdatedResponse {
  item: Item
  /** Whether Plaid says that the connection works again. */
  repaired: boolean
  /** Why it does not; null when it was repaired. */
  failure: RepairFailure | null
  accounts: AccountChanges
}

/** `POST /items/:id/updated`: what Link told, so that the server can say what came of it. */
export interface ItemUpdatedRequest {
  /** Names the walk, for the case that somebody asks later how it ended. */
  flowId?: string
  /** The bank and the accounts that Link named at the end. */
  institution?: LinkInstitution | null
  accounts?: Account[]
}

/** What `GET /events` tells. */
export type ItemEvent =
  | { type: 'changed'; item: Item }
  | { type: 'removed'; itemId: string }
  /** Something may have been missed: the Items have to be read again. */
  | { type: 'missed' }

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
  | LinkItemResponse
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
  /**
   * Follows what changes about the person's Items, until the signal says stop or the stream breaks.
   *
   * @param lastEventId Of the last event heard before the stream broke; what was missed since comes first.
   * @param hear Called for each event; with null, only to say that the stream is alive.
   * @returns Settles when the stream ends.
   */
  followEvents?(
    lastEventId: string | null,
    hear: (event: ItemEvent | null, eventId: string | null) => void,
    call?: BackendCall,
  ): Promise<void>
  /** Gives out, a single time, the link that the person began in another browser and now comes back to in this one. */
  takePendingLink?(request: TakePendingLinkRequest, call?: BackendCall): Promise<PendingLink | null>
  /** What became of a walk whose page is gone: reloaded, evicted, or finished on another page. */
  recoverLink?(request: RecoverLinkRequest, call?: BackendCall): Promise<RecoverLinkResponse>
}
