'use client'
import { linkKey, type LinkState } from '@relink/core'
import { useMemo } from 'react'
import type { LinkContext } from '../link-context.ts'
import type { LinkEndingCallbacks } from '../link-ending.ts'
import { buttonPropsOf, type GetButtonProps } from './button-props.ts'
import { flowActions, type FlowActions } from './flow-actions.ts'
import { useFlow } from './use-flow.ts'
import { usePressIntent } from './use-press-intent.ts'

/** Options of {@link useBankLink}. */
export interface UseBankLinkOptions extends LinkEndingCallbacks {
  /** The Item to repair or change (update mode). Without it a new bank is connected. */
  itemId?: string | undefined
  /** Update mode only: lets the person choose again which accounts to share. */
  accountSelection?: boolean | undefined
  /** Where the person should be afterwards. Default: where they are when they press. */
  returnTo?: string | undefined
  /** Anything the app wants back, also after the trip to the bank. */
  context?: LinkContext | undefined
  /** Plaid language code, such as `en`; the server decides which it accepts. Default: that of the provider's `messages`. */
  language?: string | undefined
}

/** What can be done with a flow, whatever its state. */
export interface BankLinkActions extends FlowActions {
  /** The person pressed: opens Link as soon as it can be. A second press is the same press. */
  start(): void
  /** The person seems about to press: gets a token and Link ready. */
  prepare(): void
}

/** The current step of a flow, what can be done, and what a button for it is given. */
export type BankLink = LinkState & BankLinkActions & { getButtonProps: GetButtonProps }

/**
 * Takes somebody through connecting a bank, or with `itemId` through repairing one.
 *
 * Give `getButtonProps()` to what will be pressed. Rendering asks the server for nothing: a link token is fetched
 * once a pointer rests on the button, or a press comes, however many buttons there are. All hooks for the same Item
 * show the same flow. Callbacks need no `useCallback`: what was given last is called. They do not run when the bank
 * opened in this tab and this component is gone; the provider's do.
 *
 * @returns The state of the flow, told apart by `status`, and what can be done with it.
 * @throws RelinkError `provider_missing` outside of a `<RelinkProvider>`.
 */
export const useBankLink = (options: UseBankLinkOptions = {}): BankLink => {
  const { itemId } = options
  const key = linkKey(itemId === undefined ? { mode: 'new' } : { mode: 'update', itemId })
  const { flows, state, readIntent } = useFlow('useBankLink', key, options)

  const actions = useMemo<BankLinkActions>(
    () => ({
      start: () => flows.start(readIntent()),
      prepare: () => flows.prepare(readIntent()),
      ...flowActions(flows, key),
    }),
    [flows, key, readIntent],
  )
  const pressIntent = usePressIntent(actions.prepare)
  return useMemo(
    () => ({
      ...state,
      ...actions,
      getButtonProps: buttonPropsOf(state, actions.start, pressIntent),
    }),
    [state, actions, pressIntent],
  )
}
