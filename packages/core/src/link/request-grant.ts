import type { LinkTokenRequest } from '../wire/link-backend.ts'
import type { LinkFlowPorts } from './link-flow-ports.ts'
import type { LinkGrant } from './link-state.ts'

/** Milliseconds until whoever is asked is given up on. */
export const patience = 20_000

/**
 * Asks for a link token.
 *
 * @param signal Calls the request off.
 * @param onTooLate Called when no answer comes in time.
 */
export const requestGrant = async (
  { backend, clock }: Pick<LinkFlowPorts, 'backend' | 'clock'>,
  request: LinkTokenRequest,
  signal: AbortSignal,
  onTooLate: () => void,
): Promise<LinkGrant> => {
  const stopWaiting = clock.after(patience, onTooLate)
  signal.addEventListener('abort', stopWaiting)
  const { linkToken, expiresIn, redirectUri } = await backend().createLinkToken(request, { signal })
  stopWaiting()
  return { linkToken, expiresAt: clock.now() + expiresIn * 1000, redirectUri, returned: null }
}
