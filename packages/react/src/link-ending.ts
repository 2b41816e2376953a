import type {
  AccountChanges,
  Item,
  JsonObject,
  LinkEnding,
  LinkExit,
  LinkExited,
} from '@relink/core'

/** What every ending carries. */
export interface LinkEnded {
  flowId: string
  /** Where the person was when they began: a path of the app's own origin. */
  returnTo: string
  /** What the app gave along, also over the trip to the bank. */
  context: JsonObject | null
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
  accounts: AccountChanges
}

/** Link was left without a new or repaired connection. */
export interface Exited extends LinkEnded {
  reason: LinkExited['reason']
  exit: LinkExit
}

/** Hears how flows end, each exactly once. */
export interface LinkEndingCallbacks {
  onLinked?: ((linked: Linked) => void) | undefined
  onUpdated?: ((updated: Updated) => void) | undefined
  onExited?: ((exited: Exited) => void) | undefined
}

/** Calls the callback that this ending is for. */
export const tellEnding = (ending: LinkEnding, callbacks: LinkEndingCallbacks): void => {
  const { flowId, intent } = ending
  const ended = { flowId, returnTo: intent.returnTo, context: intent.context ?? null }
  if (ending.status === 'linked') callbacks.onLinked?.({ ...ended, item: ending.item })
  else if (ending.status === 'updated') {
    const { item, repaired, accounts } = ending
    callbacks.onUpdated?.({ ...ended, item, repaired, accounts })
  } else callbacks.onExited?.({ ...ended, reason: ending.reason, exit: ending.exit })
}
