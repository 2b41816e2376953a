import type { LinkTokenRequest } from '../wire/link-backend.ts'
import { tooLate } from './flow-error.ts'
import type { LinkFlowPorts } from './link-flow-ports.ts'
import type { LinkGrant } from './link-state.ts'

/** Milliseconds until whoever is asked is given up on. */
export const patience = 20_000

/**
 * Asks for a link token and for Plaid's script, side by side.
 *
 * @param claimed A token that is there already: a return's.
 * @param refuse Hears what failed, or that no token came in time.
 * @returns Calls it off.
 */
export const requestGrant = (
  { backend, clock, loadScript }: LinkFlowPorts,
  request: LinkTokenRequest,
  claimed: LinkGrant | null,
  granted: (grant: LinkGrant) => void,
  refuse: (error: unknown) => void,
): (() => void) => {
  const aborter = new AbortController()
  const { signal } = aborter
  const askForToken = async (): Promise<LinkGrant> => {
    // The script has a patience of its own.
    const stopWaiting = clock.after(patience, () => refuse(tooLate('get a link token')))
    signal.addEventListener('abort', stopWaiting)
    try {
      const { linkToken, expiresIn, redirectUri } = await backend().createLinkToken(request, {
        signal,
      })
      return { linkToken, expiresAt: clock.now() + expiresIn * 1000, redirectUri, returned: null }
    } finally {
      stopWaiting()
    }
  }
  // An attempt that ran out of time may still end while the next one, of the same flow, is under way.
  Promise.all([claimed ?? askForToken(), loadScript()]).then(
    ([grant]) => (signal.aborted ? undefined : granted(grant)),
    (error: unknown) => (signal.aborted ? undefined : refuse(error)),
  )
  return () => aborter.abort()
}
