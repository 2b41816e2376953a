'use client'
import { idle, linkKey, safeReturnTo, type LinkIntent, type LinkState } from '@relink/core'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { LinkContext } from '../link-context.ts'
import { tellEnding, type LinkEndingCallbacks } from '../link-ending.ts'
import { flowActions, type FlowActions } from './flow-actions.ts'
import { useRelink } from '../relink-context.ts'
import { useLatest } from '../use-latest.ts'
import { usePressIntent, type PressIntentProps } from './use-press-intent.ts'

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

/** The current step of a flow, what can be done, and handlers that notice the intent to press. */
export type BankLink = LinkState & BankLinkActions & { intentProps: PressIntentProps }

/**
 * Walks one person through connecting or repairing one bank, and tells you how far they are.
 *
 * No link token is asked for until someone shows intent, so a page with a hundred of these costs
 * nothing; spread `intentProps` on what will be pressed. All hooks for the same Item show the same
 * flow. You may pass new callbacks on every render; the newest is the one that runs. They do not run
 * when the bank opened in this tab and this component is gone; the provider's do.
 *
 * @returns The current step, as a union on `status`, with `start` and `cancel`.
 * @throws RelinkError `provider_missing` when there is no `<RelinkProvider>` above.
 */
export const useBankLink = (options: UseBankLinkOptions = {}): BankLink => {
  const { flows, messages } = useRelink('useBankLink')
  const latest = useLatest({ ...options, language: options.language ?? messages?.language })
  const { itemId } = options
  const key = linkKey(itemId === undefined ? { mode: 'new' } : { mode: 'update', itemId })

  const state = useSyncExternalStore(
    flows.subscribe,
    useCallback(() => flows.getState(key), [flows, key]),
    () => idle,
  )

  useEffect(
    () =>
      flows.onEnded((ending, endedKey) => {
        if (endedKey === key) tellEnding(ending, latest.current)
      }),
    [flows, key, latest],
  )

  const actions = useMemo<BankLinkActions>(
    () => ({
      start: () => flows.start(readIntent(latest.current)),
      prepare: () => flows.prepare(readIntent(latest.current)),
      ...flowActions(flows, key),
    }),
    [flows, key, latest],
  )
  const intentProps = usePressIntent(actions.prepare)
  return useMemo(() => ({ ...state, ...actions, intentProps }), [state, actions, intentProps])
}

const readIntent = (options: UseBankLinkOptions): LinkIntent => {
  const here = window.location.href
  const { itemId, accountSelection, returnTo, context, language } = options
  const base = { returnTo: safeReturnTo(returnTo ?? here, here) ?? '/', context, language }
  return itemId === undefined
    ? { ...base, mode: 'new' }
    : { ...base, mode: 'update', itemId, accountSelection }
}
