'use client'
import {
  findReturn,
  idle,
  isRelinkError,
  type LinkEnding,
  type LinkIntent,
  type LinkState,
  readOAuthReturn,
  RelinkError,
  type OAuthReturn,
} from '@relink/core'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { cleanAddress, returnAddresses } from '../browser/return-address.ts'
import type { LinkContext } from '../link-context.ts'
import { useRelink } from '../relink-context.ts'
import { useLatest } from '../use-latest.ts'
import { flowActions, type FlowActions } from './flow-actions.ts'

/** How a return from a bank ended. */
export interface OAuthReturnFinished {
  outcome: LinkEnding['status']
  /** Where the person was when they began: a path of the app's own origin. */
  returnTo: string
  /** What the app gave along before the trip. */
  context: LinkContext | null
}

/** Options of {@link useOAuthReturn}. */
export interface UseOAuthReturnOptions {
  /**
   * Called once when the return has ended; the place to navigate to `returnTo`. Not when it was refused,
   * failed or exited with an error: that is for the person to read, and `status` tells.
   */
  onFinished?: ((finished: OAuthReturnFinished) => void) | undefined
  /**
   * Waited for before anything of the return is used: the place to renew a session whose cookie the
   * browser did not send along from the bank's site (`SameSite=Strict`). A rejection is said as "sign in again",
   * and nothing is lost.
   */
  beforeResume?: (() => void | Promise<void>) | undefined
}

/** The step a return is at, and what can be done. */
export type OAuthReturnState = Exclude<LinkState, { status: 'idle' }> & FlowActions

/**
 * Goes on with Link after the bank sent the person back to this page.
 *
 * Waits until the provider's `userKey` is known, then resumes once: with the link token that was set
 * aside, never a new one. The state id leaves the address, without a new history entry, as soon as
 * Link has opened with it.
 *
 * @returns The current step, as a union on `status`: `returning`, then those of a flow, or `refused`
 *   with why there is nothing to resume.
 * @throws RelinkError `provider_missing` when there is no `<RelinkProvider>` above.
 */
export const useOAuthReturn = (options: UseOAuthReturnOptions = {}): OAuthReturnState => {
  const relink = useRelink('useOAuthReturn')
  const { flows, userKey } = relink
  const latest = useLatest(options)
  const latestRelink = useLatest(relink)
  const state = useSyncExternalStore(
    flows.subscribe,
    () => flows.getState('return'),
    () => idle,
  )

  useEffect(
    () =>
      flows.onEnded((ending, key) => {
        if (key !== 'return') return
        // What went wrong is explained first; the person goes on when they have read it.
        const isToBeRead =
          ending.status === 'exited' &&
          (ending.exit?.error || ending.exit?.bankWindowFailed || ending.reason === 'interrupted')
        if (isToBeRead) return
        latest.current.onFinished?.(readFinished(ending.status, ending.intent))
      }),
    [flows, latest],
  )

  useEffect(() => {
    const returned = returnAddresses().reduce<OAuthReturn | null>(
      (found, address) => found ?? readOAuthReturn(address),
      null,
    )
    // A return waits for its person to be known; a visit that is none need not.
    if (userKey === null && returned !== null) return
    flows.resume({
      cleanAddress,
      async find() {
        if (returned !== null) await waitFor(latest.current.beforeResume)
        const { pendingLinks, environment, backend, userKey: newest } = latestRelink.current
        return findReturn(pendingLinks, returned, {
          userKey: newest,
          environment: environment(),
          takeFromServer: async (request) => (await backend().takePendingLink?.(request)) ?? null,
        })
      },
    })
  }, [flows, userKey, latest, latestRelink])

  return useMemo(
    () => ({
      ...(state.status === 'idle' ? { status: 'returning', flowId: '' } : state),
      ...flowActions(flows, 'return'),
    }),
    [flows, state],
  )
}

const waitFor = async (beforeResume: UseOAuthReturnOptions['beforeResume']): Promise<void> => {
  try {
    await beforeResume?.()
  } catch (cause) {
    throw isRelinkError(cause)
      ? cause
      : new RelinkError(
          'unauthenticated',
          'Failed to resume the bank link: `beforeResume` rejected. Sign the person in again.',
          { cause },
        )
  }
}

/** What to tell an app about a return that has ended. */
export const readFinished = (
  outcome: OAuthReturnFinished['outcome'],
  intent: LinkIntent | null,
): OAuthReturnFinished => ({
  outcome,
  returnTo: intent?.returnTo ?? '/',
  context: intent?.context ?? null,
})
