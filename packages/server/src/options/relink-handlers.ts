import type {
  Account,
  AccountChanges,
  Item,
  ItemHealth,
  LinkInstitution,
  RepairFailure,
} from '@relink/core'
import type { RemovalCause } from '../items/remove-item.ts'

/** A webhook of Plaid's that was verified, told once however often it was delivered. */
export interface WebhookEvent {
  /** Such as `TRANSACTIONS`. */
  type: string
  /** Such as `SYNC_UPDATES_AVAILABLE`. */
  code: string
  /** Whose Item it is about; null when it is about none that is known here. */
  owner: string | null
  itemId: string | null
  /** All that Plaid sent, in Plaid's words. */
  body: Readonly<Record<string, unknown>>
}

/** What an app may want to hear. What a handler throws is logged; each runs after the store took what it tells of. */
export interface RelinkHandlers {
  /** A new Item is stored. Runs at most once per Item. */
  onLinked?: (event: { owner: string; item: Item }) => void | Promise<void>
  /** A person came back from update mode. Runs twice when a page is reloaded while its Item is read. */
  onUpdated?: (event: {
    owner: string
    item: Item
    repaired: boolean
    failure: RepairFailure | null
    accounts: AccountChanges
  }) => void | Promise<void>
  /** An Item is removed, at Plaid and here: the place to delete what was read from its accounts. */
  onRemoved?: (event: {
    owner: string
    itemId: string
    cause: RemovalCause
    accounts: Account[]
  }) => void | Promise<void>
  /**
   * An Item is doing better or worse than before, whoever noticed: the place to write to its person. What time
   * alone changes, such as a consent that ends, is told within a minute or two.
   */
  onHealthChanged?: (event: {
    owner: string
    item: Item
    before: ItemHealth
  }) => void | Promise<void>
  /**
   * Accounts are shared no more: the place to delete what was read from them. One that is shared again
   * comes back with another id.
   */
  onAccountsRemoved?: (event: {
    owner: string
    item: Item
    accounts: Account[]
  }) => void | Promise<void>
  /**
   * A bank was connected at Plaid and its access token was lost here, because a process stopped between
   * Plaid's answer and its own record. The person has to connect it again.
   */
  onLinkLost?: (event: {
    owner: string
    flowId: string
    institution: LinkInstitution | null
  }) => void | Promise<void>
  /**
   * Verified webhooks by `TYPE/CODE`, such as `TRANSACTIONS/SYNC_UPDATES_AVAILABLE`; `*` hears all. Plaid
   * does not wait for them. They run at least once, of Items and of what is about none (`TRANSFER`,
   * `IDENTITY_VERIFICATION`), by one server, and again by another when it stopped before their end. Of those
   * whose bodies hold tokens (`LINK`), which are not stored, they run at most once. The owner of an Item that is
   * not known here is null, which is said after two minutes.
   */
  onWebhook?: Readonly<Record<string, (event: WebhookEvent) => void | Promise<void>>>
}
