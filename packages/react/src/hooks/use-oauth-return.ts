'use client'
import {
  idle,
  isBeforeOpen,
  readOAuthReturn,
  stripOAuthReturn,
  type JsonObject,
  type LinkEnding,
  type LinkState,
} from '@relink/core'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useRelink } from '../relink-context.ts'
import { useLatest } from '../use-latest.ts'
import type { BankLinkActions } from './use-bank-link.ts'

/** How a return from a bank ended. */
export interface OAuthReturnFinished {
  outcome: LinkEnding['status']
  /** Where the person was when they began: a path of the app's own origin. */
  returnTo: string
  /** What the app gave along before the trip. */
  context: JsonObject | null
}

/** Options of {@link useOAuthReturn}. */
export interface UseOAuthReturnOptions {
  /** Called once when the return has ended; the place to navigate to `returnTo`. */
  onFinished?: ((finished: OAuthReturnFinished) => void) | undefined
}

/** The step a return is at; `direct` when the page was opened without coming from a bank. */
export type OAuthReturnState = (LinkState | { status: 'direct' }) &
  Omit<BankLinkActions, 'start' | 'prepare'>

/**
 * Goes on with Link after the bank sent the person back to this page.
 *
 * Waits until the provider's `userKey` is known, then resumes once: with the link token that was set
 * aside, never a new one. The state id leaves the address, without a new history entry, as soon as
 * Link has opened with it.
 *
 * @returns The current step, as a union on `status`: `returning`, then those of a flow, or `refused`
 *   with why the return can't be resumed, or `direct`.
 * @throws RelinkError `provider_missing` when there is no `<RelinkProvider>` above.
 */
export const useOAuthReturn = (options: UseOAuthReturnOptions = {}): OAuthReturnState => {
  const { flows, userKey } = useRelink('useOAuthReturn')
  const latest = useLatest(options)
  const state = useSyncExternalStore(
    flows.subscribe,
    () => flows.getState('return'),
    () => idle,
  )
  const isReturn = useSyncExternalStore(neverChanges, isOAuthReturn, isUnknown)

  useEffect(
    () =>
      flows.onEnded((ending, key) => {
        if (key !== 'return') return
        const { returnTo, context } = ending.intent
        // An error is explained first; the person goes on when they have read it.
        if (ending.status === 'exited' && ending.exit.error !== null) return
        latest.current.onFinished?.({
          outcome: ending.status,
          returnTo,
          context: context ?? null,
        })
      }),
    [flows, latest],
  )

  useEffect(() => {
    if (userKey !== null) flows.resume(window.location.href)
  }, [flows, userKey])

  const hasOpened = state.status !== 'idle' && !isWaiting(state)
  useEffect(() => {
    if (hasOpened) history.replaceState(history.state, '', stripOAuthReturn(window.location.href))
  }, [hasOpened])

  return useMemo(() => {
    const actions = {
      retry: () => flows.retry('return'),
      decide: (choice: 'keep_existing' | 'connect_anyway') => flows.decide('return', choice),
      cancel: () => flows.cancel('return'),
    }
    if (state.status !== 'idle') return { ...state, ...actions }
    return isReturn === false
      ? { status: 'direct', ...actions }
      : { status: 'returning', flowId: '', ...actions }
  }, [flows, state, isReturn])
}

/** Whether the state id in the address may still be needed, for a reload. */
const isWaiting = (state: LinkState): boolean =>
  state.status === 'returning' ||
  state.status === 'refused' ||
  isBeforeOpen(state) ||
  (state.status === 'failed' && state.step === 'preparing')

const neverChanges = () => () => undefined
const isOAuthReturn = (): boolean | null => readOAuthReturn(window.location.href) !== null
const isUnknown = (): boolean | null => null
