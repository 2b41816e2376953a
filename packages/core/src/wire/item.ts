import type { ItemHealth } from '../health/item-health.ts'

/** An account of an Item, as people know it. Never carries a full account number. */
export interface Account {
  /** Plaid's `account_id`. It can change when access is granted again. */
  id: string
  name: string
  /** The last digits people know the account by, usually four; not every bank gives them. */
  mask: string | null
  /** Plaid's account type, such as `depository` or `credit`. */
  type: string
  /** Plaid's account subtype, such as `checking`. */
  subtype: string | null
}

/** One connection to one bank, as a browser may see it: no token, chosen field by field. */
export interface Item {
  /** Plaid's `item_id`. */
  id: string
  /** Plaid's `institution_id`, or null where Plaid gives none (some micro-deposit Items). */
  institutionId: string | null
  bankName: string
  health: ItemHealth
  /**
   * Milliseconds from the answer until time alone changes `health`, when it has to be asked for again;
   * null when it does not.
   */
  healthChangesIn: number | null
  /** When the person's consent at the bank ends, ISO 8601; null where Plaid gives no end. */
  expiresAt: string | null
  accounts: Account[]
  /** ISO 8601. */
  connectedAt: string
  /** When health or accounts last changed, ISO 8601. */
  updatedAt: string
}
