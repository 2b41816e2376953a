import type {
  AccountChanges,
  Item,
  LinkEnding,
  LinkExit,
  LinkExited,
  RepairFailure,
} from '@relink/core'
import type { LinkContext } from './link-context.ts'

/** What every ending carries. */
export interface LinkEnded {
  flowId: string
  /** Where the person was when they began: a path of the app's own origin. */
  returnTo: string
  /** What the app gave along, also over the trip to the bank. */
  context: LinkContext | null
}

/** A bank was connected. */
export interface Linked extends LinkEnded {
  item: Item
}

/** A connection was repaired, or its accounts were changed. */
export interface Updated extends LinkEnded {
  item: Item
  /** Whether Plaid says that the connection works again. */
  repaired: boolean
  /** Why the repair did not help; null when it did. */
  failure: RepairFailure | null
  /** Whether nothing was wrong any more when the person began. */
  needless: boolean
  accounts: AccountChanges
}

/** Link was left without a new or repaired connection. */
export interface Exited extends LinkEnded {
  reason: LinkExited['reason']
  /** How Link was left; null unless the reason is `closed`. */
  exit: LinkExit | null
}

/** Hears how flows end, each exactly once. */
export interface LinkEndingCallbacks {
  onLinked?: ((linked: Linked) => void) | undefined
  onUpdated?: ((updated: Updated) => void) | undefined
  onExited?: ((exited: Exited) => void) | undefined
}

/** Calls the callback that this ending is for. */
export const tellEnding = (ending: LinkEnding, callbacks: LinkEndingCallbacks): void => {
  const { intent, ...rest } = ending
  const ended = {
    ...rest,
    returnTo: intent.returnTo,
    context: intent.context ?? null,
  }
  if (ended.status === 'linked') callbacks.onLinked?.(ended)
  else if (ended.status === 'updated') callbacks.onUpdated?.(ended)
  else callbacks.onExited?.(ended)
}
