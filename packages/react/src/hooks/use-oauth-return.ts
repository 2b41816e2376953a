'use client'
import {
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
import { loadLinkCode } from '../later/load-link-code.ts'
import { loadWireReaders } from '../later/load-wire-readers.ts'
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
   * failed, exited with an error or repaired nothing: that is for the person to read, and `status` tells.
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
 * @returns `returning` at first, then the states of a flow, or `refused` with why there is nothing to resume.
 * @throws RelinkError `provider_missing` outside of a `<RelinkProvider>`.
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
          ending.status === 'exited'
            ? ending.exit?.error || ending.exit?.bankWindowFailed || ending.reason === 'interrupted'
            : ending.status === 'updated' && !ending.repaired
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
    // A return waits for its person to be known; a visit that is none need not. What it takes is fetched meanwhile.
    if (userKey === null && returned !== null) return void loadLinkCode().catch(() => undefined)
    return flows.resume({
      cleanAddress,
      async find() {
        const looking = flows.getState('return')
        const [{ findReturn }, links] = await Promise.all([
          loadLinkCode(),
          latestRelink.current.loadPendingLinks(),
          // Nothing of the return is used on a page that could not read what came of it.
          loadWireReaders(),
          returned !== null && waitFor(latest.current.beforeResume),
        ])
        // Given up meanwhile: with its person, for a press elsewhere, or since it took too long.
        if (flows.getState('return') !== looking) return never
        const { environment, backend, userKey: newest } = latestRelink.current
        return findReturn(links, returned, {
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

/** Of what nobody waits for any more. */
const never = /* @__PURE__ */ new Promise<never>(() => undefined)

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
